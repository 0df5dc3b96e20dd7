"""The evidence of findings."""

from __future__ import annotations

from slepipe import annotate
from slepipe.compare import diff

_LIST = "\n\n参考文献\n[1] 贝利尤单抗治疗狼疮. Lupus. 2019;28:100-105.\n"


def test_a_mention_in_a_reference_is_quoted_with_its_entry() -> None:
    """The first mention may stand outside of all sentences; it is not quoted with the first of them."""
    found = diff(annotate(f"羟氯喹是基础用药。{_LIST}"), annotate(f"贝利尤单抗与羟氯喹是基础用药。{_LIST}"))
    more = next(each for each in found.findings if each.kind == "mentions-more")
    assert more.old is not None
    assert (more.subject, more.old.text) == ("belimumab", "贝利尤单抗")
    assert more.old.quote == "贝利尤单抗治疗狼疮. Lupus. 2019;28:100-105."


def test_an_article_of_boilerplate_alone_can_be_compared() -> None:
    """It has mentions and no sentences."""
    text = "贝利尤单抗于2011年获批。"
    found = diff(annotate(text), annotate(f"{text}扫码关注我们！"))
    sides = [each.new for each in found.findings if each.subject == "belimumab" and each.new is not None]
    assert [side.quote for side in sides] == [f"{text}扫码关注我们！"]
