"""Identifiers and where they end."""

from __future__ import annotations

import pytest

from slepipe.recognize.identifiers import find_identifiers


@pytest.mark.parametrize(
    ("text", "scheme", "identifier"),
    [
        ("DOI为10.1016/S2665-9913(19)30076-1.", "doi", "10.1016/S2665-9913(19)30076-1"),
        ("doi:10.1000/x;PMID", "doi", "10.1000/x"),
        ("（https://example.org/a_(b)）。", "url", "https://example.org/a_(b)"),
        ("网址nhi.gov.tw。", "url", "nhi.gov.tw"),
        ("NCT 04294667", "nct", "NCT04294667"),
        ("卫署药制字第012345号", "tfda-licence", "卫署药制字第012345号"),
        ("卫部菌疫输字第001123号", "tfda-licence", "卫部菌疫输字第001123号"),
        ("某某生技(6446)", "ticker", "6446"),
        ("股票代码600196", "ticker", "600196"),
        ("600196.SH", "ticker", "600196.SH"),
    ],
)
def test_an_identifier_has_its_scheme_and_canonical_form(text: str, scheme: str, identifier: str) -> None:
    """Punctuation after it is left out, brackets inside it are kept, spaces are dropped."""
    assert [found.value for found in find_identifiers(text)] == [{"scheme": scheme, "id": identifier}]


@pytest.mark.parametrize("text", ["某机构(2021)", "编号(601607)", "mail@example.com", "NCT0429466", "3.5.2", "(601607"])
def test_other_numbers_are_no_identifiers(text: str) -> None:
    """Years, serial numbers, mail addresses and section numbers identify nothing here."""
    assert find_identifiers(text) == []
