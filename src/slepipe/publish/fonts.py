"""A font of the machine that can draw the characters of a plot; matplotlib's own, DejaVu Sans, has no Chinese."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Final

from matplotlib import font_manager

PLAIN: Final = "DejaVu Sans"
_BY_LOCALE: Final = {
    "zh-Hans": (
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC", "Microsoft YaHei", "Heiti SC",
        "Hiragino Sans GB", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "SimHei", "SimSun", "Noto Serif CJK SC", "Arial Unicode MS",
    ),
    "zh-Hant-TW": (
        "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "Source Han Sans TW", "PingFang TC", "Microsoft JhengHei", "Heiti TC",
        "MingLiU", "PMingLiU", "AR PL UMing TW", "Noto Serif CJK TC",
    ),
    "zh-Hant-HK": ("Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HK", "PingFang HK", "AR PL UMing HK", "Noto Serif CJK HK"),
    "ja": (
        "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo", "MS Gothic", "IPAexGothic",
        "IPAGothic", "TakaoGothic", "Noto Serif CJK JP",
    ),
}  # fmt: skip
"""Fonts with Chinese characters, those whose forms a locale expects under its tag; 骨 and 直 look different in each."""
_NEXT: Final = {"zh-Hant-HK": "zh-Hant-TW"}
_NO_LETTERS: Final = ("LastResort", "Last Resort", "Adobe Blank", "Unifont Upper")
"""Fonts that claim every character and draw a placeholder for it."""


def find_fonts(text: str, locale: str) -> tuple[tuple[str, ...], str]:
    """The font families that draw a text, the first one foremost, and the characters that no font of the machine has.

    One font for all Chinese characters is looked for; where there are missing ones, only the plain font is given.
    """
    log = logging.getLogger("matplotlib.font_manager")
    level = log.level
    # It tells of every family without a regular weight, and of its index of fonts.
    log.setLevel(logging.ERROR)
    try:
        return _find(text, locale)
    finally:
        log.setLevel(level)


def _find(text: str, locale: str) -> tuple[tuple[str, ...], str]:
    plain = _characters(PLAIN)
    wanted = {ord(character) for character in text if not character.isspace()} - plain
    if not wanted:
        return (PLAIN,), ""
    least = wanted
    for family in _families(locale):
        missing = wanted - _characters(family)
        if not missing:
            return (family, PLAIN), ""
        least = min(least, missing, key=len)
    return (PLAIN,), "".join(map(chr, sorted(least)))


def _families(locale: str) -> Iterator[str]:
    """The installed families: those for the locale, for any locale, and then all others."""
    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    tags = dict.fromkeys([locale, _NEXT.get(locale, locale), *_BY_LOCALE])
    known = dict.fromkeys(family for tag in tags for family in _BY_LOCALE.get(tag, ()))
    yield from (family for family in known if family in installed)
    yield from sorted(installed - known.keys() - set(_NO_LETTERS))


def _characters(family: str) -> set[int]:
    """The code points of the font that matplotlib takes for a family; none of one that cannot be read."""
    try:
        path = font_manager.findfont(font_manager.FontProperties(family=family), fallback_to_default=False)
        return set(font_manager.get_font(path).get_charmap())
    except (OSError, RuntimeError, ValueError):
        return set()
