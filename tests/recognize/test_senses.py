"""Names with two meanings."""

from __future__ import annotations

import pytest

import slepipe


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("她連行一層樓梯也氣喘。", "dyspnea"),
        ("如有氣喘、胸口痛應求診。", "dyspnea"),
        ("头晕、气喘，请就医。", "dyspnea"),
        ("他患有氣喘、心臟病。", "asthma"),
        ("爬楼梯时气喘发作。", "asthma"),
        ("她的氣喘與皮膚炎一直沒好。", "asthma"),
    ],
)
def test_what_stands_beside_a_name_tells_its_meaning(text: str, entity: str) -> None:
    document = slepipe.annotate(text)
    assert [each.entity for each in document.mentions if "喘" in each.text] == [entity]
