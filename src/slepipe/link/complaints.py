"""English and Japanese names of complaints that no row of the lexicon names: 脚踝也肿 is ankle swelling, 小便像酱油 dark urine."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from slepipe.patterns import Pattern

Names = dict[str, str]
"""Names by locale, ``en`` and ``ja``."""

_LOCALES = ("en", "ja")
_SIDES = {"左": {"en": "left ", "ja": "左"}, "右": {"en": "right ", "ja": "右"}}
_JOINTS = {"en": " and ", "ja": "・"}
# What is like something, or comes with it; the first that fits.
_LIKE = (
    (Pattern("(?:眼|目).*[沙砂]"), "gritty eyes", "目の異物感"),
    (Pattern("(?:小便|尿).*(?:酱油|茶|可乐|咖啡|洗肉水|铁锈)"), "dark urine", "濃い色の尿"),
    (Pattern("(?:大便|粪便).*(?:柏油|沥青)"), "tarry stool", "タール便"),
    (Pattern("(?:大便|粪便).*陶土"), "pale stool", "灰白色の便"),
    (Pattern("痰.*血"), "blood in the sputum", "血痰"),
    (Pattern("(?:鼻涕|鼻水).*血"), "blood in the nasal discharge", "鼻汁への血液混入"),
    (Pattern("(?:小便|尿).*血"), "blood in the urine", "血尿"),
    (Pattern("(?:大便|粪便).*血"), "blood in the stool", "血便"),
    (Pattern("(?:喉|咽|嗓|吞咽).*(?:卡|堵|哽|梗|塞|异物|东西)"), "lump in the throat", "喉のつかえ感"),
    (Pattern("(?:口水|唾液).*少"), "little saliva", "唾液の減少"),
    (Pattern("(?:眼泪|泪水|泪液).*少"), "few tears", "涙の減少"),
    (Pattern("(?:尿|小便).*解不出来"), "inability to urinate", "排尿できない"),
    (Pattern("说话.*(?:颠三倒四)"), "confused speech", "言動の混乱"),
    (Pattern("说话.*(?:含|漏风|大舌头|不利索)"), "slurred speech", "ろれつが回らない"),
    (Pattern("看东西.*[雾纱]|视物.*[雾纱]"), "blurred vision", "かすみ目"),
    (Pattern("走路.*棉花|脚.*棉花"), "feeling of walking on cotton", "綿の上を歩くような感覚"),
)
_HOW = "(?:也|都|仍|还|就|便|会|是|有点|有些|开始|突然|忽然|总是?|老是?|一直|反复|反覆|持续|经常|很|好|太|变得?|出现|明显|略|稍|轻微|不断|越来越|可见|感到|觉得|间歇性?|阵发性?)*"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Names]]:
    """The rows of ``complaints.tsv`` by kind and Chinese."""
    table: dict[str, dict[str, Names]] = {}
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, chinese, english, japanese = line.split("\t")
        table.setdefault(kind, {})[chinese] = {"en": english, "ja": japanese}
    return table


@lru_cache(maxsize=1)
def _shape() -> re.Pattern[str]:
    """A side, a part of the body or several, how, and one sign or two (又红又肿)."""
    part, sign = (f"(?:{'|'.join(sorted(_table()[kind], key=len, reverse=True))})" for kind in ("part", "sign"))
    return re.compile(
        f"(?P<side>[左右双两单]侧?)?(?P<parts>{part}(?:(?:和|与|及|或|、)?{part})?)(?:处|部位?)?{_HOW}"
        f"(?:又(?P<one>{sign})又(?P<two>{sign})|(?P<sign>{sign}))"
    )


def complaint_names(simplified: str) -> Names:
    """The names of a complaint in Simplified characters, by locale; empty where a part of it is in no row."""
    told = _table()["whole"].get(simplified)
    if told is not None:
        return told
    for pattern, english, japanese in _LIKE:
        if pattern.search(simplified):
            return {"en": english, "ja": japanese}
    match = _shape().fullmatch(simplified)
    return {locale: _in_words(match, locale) for locale in _LOCALES} if match is not None else {}


# Where the part stands behind the sign in English: blue discoloration of the lip, inability to lift the arm.
_ENGLISH = (("discoloration", " of the "), ("inability", " the "), ("closure", " of the "), ("opening", " of the "))


def _in_words(match: re.Match[str], locale: str) -> str:
    parts, signs = _table()["part"], _table()["sign"]
    side = _SIDES.get((match["side"] or "")[:1], {}).get(locale, "")
    named = dict.fromkeys(parts[part][locale] for part in _parts(match["parts"]))
    told = dict.fromkeys(signs[each][locale] for each in (match["one"], match["two"], match["sign"]) if each)
    joint = _JOINTS[locale]
    where, what = joint.join(named), joint.join(told)
    if locale == "ja":
        return f"{side}{where}{'が' if what.endswith('ない') else 'の'}{what}"
    between = next((words for end, words in _ENGLISH if end in what), None)
    return f"{what}{between}{side}{where}" if between is not None else f"{side}{where} {what}"


def _parts(text: str) -> list[str]:
    """The parts of the body that are named side by side: 手指脚趾, 手腕和膝盖."""
    parts = _table()["part"]
    if text in parts:
        return [text]
    return next(
        [text[:at], text[at:].lstrip("和与及或、")]
        for at in range(1, len(text))
        if text[:at] in parts and text[at:].lstrip("和与及或、") in parts
    )
