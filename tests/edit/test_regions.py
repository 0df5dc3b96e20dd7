"""Words of one region in the editions of the others: mainland.txt, taiwan.txt and hongkong.txt hold a text and its two editions a line.

Each word stands where it changes, and its characters where they mean something else or only meet.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe

# What shows the region of a text that is too short to.
SOURCES = {"mainland": "", "taiwan": "健保給付，", "hongkong": "香港衞生署及醫管局表示，"}
EDITIONS = {
    "mainland": ("zh-Hant-TW", "zh-Hant-HK"),
    "taiwan": ("zh-Hans", "zh-Hant-HK"),
    "hongkong": ("zh-Hans", "zh-Hant-TW"),
}
LINES = [
    (region, line)
    for region in SOURCES
    for line in Path(__file__).with_name(f"{region}.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("region", "line"), LINES)
def test_words_change_where_they_are_words(region: str, line: str) -> None:
    """期房 is 預售屋 in Taiwan where somebody buys it, and no word in 早期房颤."""
    text, *expected = line.split(" → ")
    start = SOURCES[region]
    made = [slepipe.convert(start + text, to=locale).text[len(start) :] for locale in EDITIONS[region]]
    assert made == expected
