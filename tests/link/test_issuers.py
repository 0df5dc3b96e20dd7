"""Which body issued an entry that no person wrote."""

from __future__ import annotations

import pytest

from slepipe.link.issuers import leading_issuer


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Skyward Bio Inc. Rash-1 results. Press release; 2021", "Skyward Bio Inc"),
        ("Skyward Bio press release (May 3): Rash-1", "Skyward Bio"),
        ("Skyward S.A. Rash-1 results. News release; 2021", "Skyward S.A"),
        ("澄屿生物:2021年年度报告", "澄屿生物"),
        ("Raincare. How to live with rain and rash. 2021", "Raincare"),
        ("Raincare. Rash. Springfield: Raincare; 2021", "Raincare"),
    ],
)
def test_a_document_has_the_body_that_issued_it(text: str, issuer: str) -> None:
    """It stands before the first stop, and what it issues is named, or it is its own publisher."""
    found = leading_issuer(text)
    assert found is not None
    assert found[0] == issuer


@pytest.mark.parametrize(
    "text",
    [
        "Vasculitis. A short story of the long disease. 2021",
        "Statement on the use of umbrellas. Imagined Med 2020",
        "ClinicalTrials.gov. A study of rain. First posted 2018",
        "雨天皮疹的管理. 虚构杂志, 2020",
        "《雨天公告》. 虚构报, 2020",
    ],
)
def test_a_title_or_a_site_is_no_author(text: str) -> None:
    """Diseases, titles and registries issue nothing."""
    assert leading_issuer(text) is None
