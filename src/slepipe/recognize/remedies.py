"""What patients take, by the words of every day: 血压丸, 止痛贴, 骨松针; 涂焦油, 用掉血浆."""

from __future__ import annotations

from collections.abc import Iterator

from slepipe.patterns import Pattern
from slepipe.recognize.found import Found

_AGAINST = "血压|糖尿病?|胆固醇|血脂|心脏|止痛|消炎|消炎止痛|薄血|通血管|降压|降血压|降糖|降血糖|降血脂|痛风|尿酸|降尿酸|骨质疏松|骨松|安眠|助眠|利尿|去水|抗敏|止呕|止吐|止痒|清火|冻疮|退烧|通小便|止咳|止泻"
_CLASS = Pattern(
    f"(?<![抗高低控])(?:{_AGAINST})(?:药丸|丸(?!子)|贴布|贴片|贴(?![近士着在心切合补身])|药贴|针(?![灸对头剂筒线管刺孔])|药水|药膏|膏(?![药血糖])|药片|药(?![店房师局代企性效动理材检石治监片丸膏水贴剂物费品费监箱盒袋]))"
)
# What is a drug only where it is given.
_GIVEN = (
    (Pattern("(?:煤|松)?焦油"), Pattern("[涂搽擦抹敷]了?过?\\Z|外用\\Z")),
    (
        Pattern("血浆(?![置交蛋中里分代滤浓渗肾外水内])"),
        Pattern("(?:用掉|用了|输|输了|输注|输入|调来|补充|备好)(?:新鲜|冰冻){0,2}\\Z"),
    ),
)
_LONGEST_GIVING = 8


def find_remedies(flow: str) -> Iterator[Found]:
    """Classes of drugs and drugs that no row need name; overlaps included."""
    for match in _CLASS.finditer(flow):
        yield Found("drug_class", *match.span(), {}, "remedy.class")
    for drug, giving in _GIVEN:
        for match in drug.finditer(flow):
            if giving.search(flow, max(0, match.start() - _LONGEST_GIVING), match.start()) is not None:
                yield Found("drug", *match.span(), {}, "remedy.given")
