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
_EITHER = {"en": " or ", "ja": "または"}
_EVEN = {"en": "symmetric ", "ja": "対称性の"}
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
    (Pattern("鼻.*不(?:通|透)"), "blocked nose", "鼻づまり"),
    (Pattern("(?:嗓子|声音|喉咙).*哑"), "hoarseness", "嗄声"),
    (Pattern("(?:胸口|胸).*堵"), "chest tightness", "胸のつかえ感"),
    (Pattern("(?:尿|小便).*解不出来"), "inability to urinate", "排尿できない"),
    (Pattern("说话.*(?:颠三倒四)"), "confused speech", "言動の混乱"),
    (Pattern("说话.*(?:含|漏风|大舌头|不利索)"), "slurred speech", "ろれつが回らない"),
    (Pattern("看东西.*[雾纱]|视物.*[雾纱]"), "blurred vision", "かすみ目"),
    (Pattern("走路.*棉花|脚.*棉花"), "feeling of walking on cotton", "綿の上を歩くような感覚"),
)
_HOW = "(?:也|都|仍|还|就|便|会|是|有点|有些|开始|突然|忽然|总是?|老是?|一直|反复|反覆|持续|经常|很|好|太|变得?|出现|明显|略|稍|轻微|不断|越来越|可见|感到|觉得|间歇性?|阵发性?)*"
_CANNOT = "(?:无法|不能|没法|没办法|难以)(?:自行|正常|完全|再|向上|用力|随意)?"
_AND = "(?:和|与|及|或|、)"
# 右脚大拇趾: the toe is that of the foot.
_PART_FORM = "(?:[左右双两单]侧?)?(?:[手脚](?=大?[拇脚]))?(?:{})"


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
    sign, verb = (f"(?:{'|'.join(sorted(_table()[kind], key=len, reverse=True))})" for kind in ("sign", "verb"))
    part = _PART_FORM.format("|".join(sorted(_table()["part"], key=len, reverse=True)))
    return re.compile(
        f"(?:(?P<parts>{part}(?:{_AND}?{part})?)(?:处|部位?)?)?{_HOW}(?P<even>对称性?)?"
        f"(?:又(?P<one>{sign})又(?P<two>{sign})|(?P<sign>{sign})|{_CANNOT}(?P<verb>{verb}))"
    )


def part_names(simplified: str) -> Names:
    """The names of a part of the body in everyday words; empty where no row has it."""
    return _table()["part"].get(simplified, {})


def complaint_names(simplified: str) -> Names:
    """The names of a complaint in Simplified characters, by locale; empty where a part of it is in no row."""
    told = _table()["whole"].get(simplified)
    if told is not None:
        return told
    for pattern, english, japanese in _LIKE:
        if pattern.search(simplified):
            return {"en": english, "ja": japanese}
    match = _shape().fullmatch(simplified)
    # What is wrong at no part is a complaint only of two signs: 又麻又痛.
    if match is None or not (match["parts"] or match["one"]):
        return {}
    return {locale: _in_words(match, locale) for locale in _LOCALES}


# Where the part stands behind the sign in English: blue discoloration of the lip, inability to lift the arm.
_ENGLISH = (
    ("discoloration", " of the "),
    ("inability", " the "),
    ("closure", " of the "),
    ("opening", " of the "),
    ("hard swelling", " of the "),
    ("sensation", " in the "),
)


def _in_words(match: re.Match[str], locale: str) -> str:
    signs, verbs = _table()["sign"], _table()["verb"]
    joint = _EITHER[locale] if "或" in (match["parts"] or "") else _JOINTS[locale]
    where = joint.join(dict.fromkeys(_part(part, locale) for part in _parts(match["parts"] or "")))
    told = dict.fromkeys(signs[each][locale] for each in (match["one"], match["two"], match["sign"]) if each)
    what = verbs[match["verb"]][locale] if match["verb"] else _JOINTS[locale].join(told)
    what = f"{_EVEN[locale]}{what}" if match["even"] else what
    if not where:
        return what
    if locale == "ja":
        return f"{where}{'が' if what.endswith('ない') else 'の'}{what}"
    between = next((words for end, words in _ENGLISH if end in what), None)
    return f"{what}{between}{where.replace('abdominal', 'abdomen')}" if between is not None else f"{where} {what}"


def _part(part: str, locale: str) -> str:
    """The name of a part with its side: 右脚大拇趾 is the right big toe."""
    rows = _table()["part"]
    if part in rows:
        return rows[part][locale]
    side = _SIDES.get(part[0], {}).get(locale, "")
    bare = part.lstrip("左右双两单").removeprefix("侧")
    return side + rows[bare if bare in rows else bare[1:]][locale]


def _parts(text: str) -> list[str]:
    """The parts of the body that are named side by side: 手指脚趾, 手腕和膝盖, 右手右脚."""
    if not text or _one_part().fullmatch(text):
        return [text] if text else []
    return next(
        [text[:at], text[at:].lstrip("和与及或、")]
        for at in range(1, len(text))
        if _one_part().fullmatch(text[:at]) and _one_part().fullmatch(text[at:].lstrip("和与及或、"))
    )


@lru_cache(maxsize=1)
def _one_part() -> re.Pattern[str]:
    return re.compile(_PART_FORM.format("|".join(sorted(_table()["part"], key=len, reverse=True))))
