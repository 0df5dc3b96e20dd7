"""What Hong Kong calls a married woman: 黃太 is 黃太太 elsewhere, wherever the text names her."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from slepipe.edit.named import Named
from slepipe.edit.tables import HONG_KONG, MAINLAND, TAIWAN
from slepipe.model import Mention
from slepipe.patterns import Pattern

_TITLE: Final = "太"
_NAMES: Final = {MAINLAND: "太太", TAIWAN: "太太"}
# No title is the adverb (皮肤黄太多, 上周太忙) or part of a word (太阳).
_NO_TITLE: Final = Pattern(
    "太[太阳极空原监子古医多过大小高低少久快慢早晚重轻忙累短长难强弱热冷乙湖浓淡深浅急紧贵厚薄硬软干湿咸甜辣好坏窄宽远近]|太平洋"
)
_NO_NAME: Final = Pattern(
    "[上下每一两三四五六七八九十本这几数半\\d圆牙眼外首隔]周$|[为如任因几奈]何$|[业其剩残多年]余$|[不允准也或少]许$|[不未]曾$|[收承应]许$"
)
# The surnames that stand before it, and where they do for certain: a woman who is addressed, or of whom a time is told.
_SURNAMES: Final = (
    "陈李黄王刘吴郑梁邓冯蔡彭苏潘郭杨徐孙朱胡周何余关卢叶廖张林欧程罗谢谭钟麦黎萧韩曹魏薛邱崔袁龚邝霍颜邵莫詹骆阮凌尤曾许"
)
_CALLED: Final = Pattern(
    "(?:^|[^\u4e00-\u9fff]|读者|病人|患者|病友|街坊|居民|市民|会员|长者|家属|岁的?|问[：:]?)"
    f"(?P<name>[{_SURNAMES}])太(?=[，：。；！？」”）)\n]|\\Z|现[时在年]|初时|当时|昨[日天晚]|日前|起初|此后|之后|及后|如今|其实|指|听|患|因|说|回忆|忆述|服药)"
)


def honorifics(simplified: str, mentions: Sequence[Mention], found: Sequence[Named]) -> Iterator[Named]:
    """The 太 behind each surname that is certainly a woman's somewhere in the text, with what other regions call her."""
    if _TITLE not in simplified:
        return
    names = {
        simplified[m.start]
        for m in mentions
        if m.type == "person" and m.end == m.start + 1 and _is_before_title(simplified, m.end)
    }
    names |= {match["name"] for match in _CALLED.finditer(simplified)}
    # Those that a row of the table knows by the words around them.
    names |= {
        simplified[form.start]
        for form in found
        if simplified[form.start] in _SURNAMES and form.end == form.start + 2 and _is_before_title(simplified, form.start + 1)
    }
    for name in sorted(names):
        start = simplified.find(name + _TITLE)
        while start >= 0:
            at = start + 1
            if _NO_TITLE.match(simplified, at) is None and _NO_NAME.search(simplified, max(0, start - 1), at) is None:
                yield Named(at, at + 1, "context.太", _NAMES, (HONG_KONG,), word=True, part=True)
            start = simplified.find(name + _TITLE, at)


def _is_before_title(simplified: str, at: int) -> bool:
    return simplified.startswith(_TITLE, at) and _NO_TITLE.match(simplified, at) is None
