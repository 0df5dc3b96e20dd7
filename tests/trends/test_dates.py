"""The date of a document without front matter: title, byline, dateline; never a date that the text only tells of."""

from __future__ import annotations

import msgspec
import pytest

import slepipe
from slepipe.trends.dates import date_of, month_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("---\ndate: 2025-03-04\n---\n\n发布日期:2025年9月3日\n\n狼疮是一种疾病。", "2025-03-04"),
        ("狼疮新药\n\n发布日期:2025年9月3日\n\n2011年3月9日,FDA批准贝利尤单抗。", "2025-09-03"),
        ("狼瘡新藥\n\n風濕園地編輯部　2025年9月3日\n\n羥氯喹有效。", "2025-09-03"),
        ("狼疮新药\n\n发布:2025年8月1日　更新:2025年9月3日\n\n羟氯喹有效。", "2025-09-03"),
        ("狼疮新药\n\n2025年9月3日,某公司宣布羟氯喹供应充足。去年同期供应不足。", "2025-09-03"),
        ("狼疮新药\n\n2011年3月9日,FDA批准贝利尤单抗。2025年8月又有新剂型。", ""),
        ("狼疮新药\n\n2011年3月9日,FDA批准贝利尤单抗。2025年又有新剂型。", ""),
        ("狼疮新药\n\n2025年9月有新剂型。", ""),
        ("狼疮新药\n\n羟氯喹有效。", ""),
    ],
)
def test_the_date_of_an_article(text: str, date: str) -> None:
    """Front matter first, then title and byline, then the first blocks of a text that knows of nothing later."""
    assert date_of(slepipe.annotate(text)) == date


def test_the_month_of_an_article_without_date_is_undated() -> None:
    """A month is the beginning of the date."""
    assert month_of(slepipe.annotate("羟氯喹有效。")) == "undated"
    assert month_of(slepipe.annotate("---\ndate: 2025-03-04\n---\n\n羟氯喹有效。")) == "2025-03"


def test_a_date_that_is_none_is_not_believed() -> None:
    """A document.json that somebody edited may hold anything."""
    document = msgspec.structs.replace(slepipe.annotate("羟氯喹有效。"), date="March")
    assert date_of(document) == ""
