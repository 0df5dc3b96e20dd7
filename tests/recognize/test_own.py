"""Ids of names that an article brings itself."""

from __future__ import annotations

import pytest

import slepipe


@pytest.mark.parametrize(
    ("texts", "entity"),
    [
        (("抗CXCL13单克隆抗体QX001。", "抗CXCL13單株抗體QX001。"), "drug_class:抗cxcl13单克隆抗体"),
        (("出现抗糖链自身抗体。", "出現抗糖鏈自體抗體。"), "biomarker:抗糖链自身抗体"),
        (("BAFF/APRIL双靶点融合蛋白。", "BAFF/APRIL雙標的融合蛋白。"), "drug_class:baff/april双靶点融合蛋白"),
        (("康启生物医药（成都）股份有限公司", "康启生物医药(成都)股份有限公司"), "organization:康启生物医药(成都)股份有限公司"),
    ],
)
def test_an_id_is_the_same_in_every_region(texts: tuple[str, ...], entity: str) -> None:
    """It holds the Mainland's words and brackets of half width, whatever the article writes."""
    for text in texts:
        assert entity in [mention.entity for mention in slepipe.annotate(text).mentions]


def test_names_of_firms_keep_their_words_in_their_ids() -> None:
    """A name is no term: 訊號 in that of a firm is no 信号."""
    found = [mention.entity for mention in slepipe.annotate("明岳訊號科技股份有限公司宣布。").mentions]
    assert found == ["organization:明岳讯号科技股份有限公司"]
