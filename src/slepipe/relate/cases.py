"""Reports on one patient: case reports and summaries of a stay in hospital, whose findings are no effects of what was given."""

from __future__ import annotations

from collections.abc import Sequence

from slepipe.relate.line import AGE, COUNT, PERSON, Sentence, line_pattern

# The title 「某病合并某病一例」, 个案报告, 出院小结
_TITLED = line_pattern(
    f"一例\\s?\\Z|^\\s?(?:一例|{COUNT})[^,，。;；]{{0,40}}(?:诊治|诊断|治疗|护理|救治|临床)[^,，。;；]{{0,4}}(?:体会|分析|思考|分享|讨论|经过|报告)|(?:一例|{COUNT})(?:临床)?(?:报告|报道)|(?:个案|病例)(?:报告|报道)|出院(?:小结|记录|纪录|病历|病摘|摘要)|入院(?:记录|纪录)|病程(?:记录|纪录)"
)
_HEAD = 4
_STOP = line_pattern("。")
# The fields and headings of a record.
_FIELD = line_pattern(
    "[\\s【\\[一二三四五六七八九十0-9.]{0,4}(?P<name>主诉|现病史|既往史|病史|家族史|体格检查|理学检查|身体检查|查体|入院诊断|出院诊断|入院情况|出院情况|诊疗经过|住院(?:治疗)?经过|治疗经过|治疗及转归|治疗[与及](?:病程|进展|经过)|出院医嘱|出院用药|出院指示|病例资料|病例介绍|病历)[】\\]]?\\s?(?:[:：]|\\Z)"
)
_ENOUGH = 2
_NAMED = f"(?:{PERSON}|[^,，。;；]{{0,3}}(?:先生|女士|小姐|太太|阿姨|婆婆|伯伯|阿伯|大爷|大妈|奶奶|爷爷|老师|同学))"
_PATIENT = line_pattern(f"{AGE}的?{_NAMED}|患者[,，:：]?(?:[男女]性?[,，]|{AGE}[,，]?[男女])")


def is_case(sentences: Sequence[Sentence]) -> bool:
    """Whether an article reports on one patient, by its title or its fields."""
    titled = (each for each in sentences[:_HEAD] if each.heading or not _STOP.search(each.line.text))
    if any(_TITLED.search(each.line.text) is not None for each in titled):
        return True
    fields = (_FIELD.match(each.line.text) for each in sentences)
    return len({match["name"] for match in fields if match is not None}) >= _ENOUGH


def tells_of_patient(sentences: Sequence[Sentence]) -> bool:
    """Whether some sentences of a paragraph tell of one patient: 78岁的王先生."""
    return any(_PATIENT.search(each.line.text) is not None for each in sentences)
