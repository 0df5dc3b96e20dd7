"""Sheets for patients on one drug: 「主题:甲锭用药须知」, 「认识甲」; the drug of the title is meant throughout."""

from __future__ import annotations

from collections.abc import Sequence

from slepipe.model import Mention
from slepipe.relate.line import DRUG, Sentence, line_pattern

_SHEET = line_pattern(
    "(?:用药|服药|服用|注射|使用|施打|药物|药品|治疗)(?:须知|指[导引]|说明|注意事项|卫教|教育|宣教|资讯|信息|单张|小册|手册|小叮咛|问答)|须知|卫教|宣教|(?:病人|患者|药物|用药)(?:资讯|信息)|资讯单张|^\\s?认识|[:：]\\s?认识|怎么[吃用服打]|如何(?:正确)?(?:使用|服用|注射)|安心用药|用药安全手册"
)
_STOP = line_pattern("[。；;]")
_HEAD = 6


def sheet_of(sentences: Sequence[Sentence]) -> Mention | None:
    """The drug of a sheet for patients, where its title or a line below it names one and says what the sheet is."""
    for sentence in sentences[:_HEAD]:
        line = sentence.line
        if _SHEET.search(line.text) is None or (not sentence.heading and _STOP.search(line.text) is not None):
            continue
        drugs = line.mentions(0, len(line.text), DRUG)
        if drugs and drugs[0].entity and len({each.entity for each in drugs}) == 1 and drugs[0].type == "drug":
            return drugs[0]
    return None
