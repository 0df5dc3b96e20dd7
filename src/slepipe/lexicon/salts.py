"""Salts and esters of drugs whose name an edition writes in Latin: 甲磺酸伊马替尼 is imatinib mesylate in Taiwan, and no 甲磺酸imatinib."""

from __future__ import annotations

from slepipe.hanzi import simplified_name
from slepipe.patterns import Pattern

# The words of the international names (INNM), behind the name of the drug.
_LATIN = {
    "硫酸": "sulfate", "盐酸": "hydrochloride", "二盐酸": "dihydrochloride", "枸橼酸": "citrate", "柠檬酸": "citrate", "甲磺酸": "mesylate", "苯磺酸": "besylate",
    "磷酸": "phosphate", "富马酸": "fumarate", "马来酸": "maleate", "酒石酸": "tartrate", "琥珀酸": "succinate", "醋酸": "acetate",
    "重酒石酸": "bitartrate", "氢溴酸": "hydrobromide", "甲苯磺酸": "tosylate", "对甲苯磺酸": "tosylate", "二甲苯磺酸": "ditosylate", "苹果酸": "malate", "丙酸": "propionate", "二丙酸": "dipropionate",
    "糠酸": "furoate", "戊酸": "valerate", "丁酸": "butyrate", "硫酸氢": "hydrogen sulfate",
}  # fmt: skip
# Metals behind a drug's name, and the esters that 酯 is short for.
_METALS = {
    "钠": "sodium", "二钠": "disodium", "钾": "potassium", "钙": "calcium", "镁": "magnesium", "磷酸钠": "sodium phosphate", "琥珀酸钠": "sodium succinate",
}  # fmt: skip
_ESTERS = {
    "adefovir": "dipivoxil", "candesartan": "cilexetil", "cefpodoxime": "proxetil", "cefuroxime": "axetil", "olmesartan": "medoxomil",
}  # fmt: skip
SALTS = frozenset(_LATIN)
"""The salts and esters whose Latin word is known, in Simplified characters."""

_SALT = Pattern(f"(?:{'|'.join(sorted(_LATIN, key=len, reverse=True))})$")
_LONGEST = max(map(len, _LATIN))
# 二 of 二甲苯磺酸 makes another salt, whose word the table lacks.
_OTHER_SALT = frozenset("二双单半重三聚焦")
# But 钾离子 and 钙剂 are words of their own.
_TAIL = Pattern("(?:二|磷酸|琥珀酸)?[钠鈉钾鉀钙鈣镁鎂酯](?![离離摄攝水升降补補剂劑盐鹽])")
_ACID = "ic acid"


SALT_BEHIND = Pattern(f"(?i) (?:{'|'.join(sorted(set(_LATIN.values()), key=len, reverse=True))})(?![A-Za-z])")
"""The salt behind a Latin name: imatinib mesylate."""


def salt_before(text: str, start: int) -> int:
    """How many characters before a drug's name say its salt, 0 where none do."""
    found = _SALT.search(simplified_name(text[max(0, start - _LONGEST) : start]))
    return len(found[0]) if found is not None else 0


def is_other_salt(text: str, start: int) -> bool:
    """Whether what stands before a salt at ``start`` makes another one of it."""
    return start > 0 and simplified_name(text[start - 1]) in _OTHER_SALT


def in_latin(salt: str, name: str) -> str:
    """The salt of a drug with a Latin name; the name alone where the salt is unknown."""
    known = _LATIN.get(simplified_name(salt))
    return f"{name} {known}" if known else name


def is_salt(word: str) -> bool:
    """Whether a word (Simplified) is a salt or ester of the table."""
    return word in _LATIN


def tail_behind(text: str, at: int) -> str:
    """The metal or ester right behind a drug's name, empty where there is none: the 鉀 of 氯沙坦鉀."""
    found = _TAIL.match(text, at)
    return found[0] if found is not None else ""


def with_tail(name: str, tail: str) -> str | None:
    """A drug's Latin name with the metal or ester behind its Chinese one: losartan potassium; none where that is unknown."""
    if tail == "酯":
        return f"{name} {_ESTERS[name]}" if name in _ESTERS else None
    metal = _METALS.get(simplified_name(tail))
    if metal is None:
        return None
    # The salt of an acid is called by another ending: alendronate sodium.
    return f"{name.removesuffix(_ACID)}ate {metal}" if name.endswith(_ACID) else f"{name} {metal}"
