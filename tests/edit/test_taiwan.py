"""Words of Taiwan in the editions of the other regions; taiwan.txt holds the cases."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe

START = "健保給付，"
LINES = Path(__file__).with_name("taiwan.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" → ") for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("taiwan", "mainland", "hong_kong"), CASES)
def test_words_of_taiwan_change_where_they_are_words(taiwan: str, mainland: str, hong_kong: str) -> None:
    """A word is named as the other regions do; characters that only meet (首航太空, 接洽公司) stay."""
    for locale, expected in (("zh-Hans", mainland), ("zh-Hant-HK", hong_kong)):
        assert slepipe.convert(START + taiwan, to=locale).text[len(START) :] == expected
