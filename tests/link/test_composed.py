"""English names of composed names."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.lexicon.load import load_lexicon
from slepipe.link.composed import english_name


@pytest.mark.parametrize(
    ("simplified", "english"),
    [
        ("BTK抑制剂", "BTK inhibitor"),
        ("抗CD40/CD40L抗体", "anti-CD40/CD40L antibody"),
        ("CD19/CD22单抗", "anti-CD19/CD22 monoclonal antibody"),
        ("EGFR酪氨酸激酶抑制剂", "EGFR tyrosine kinase inhibitor"),
        ("EGFR基因检测", "EGFR gene test"),
        ("BAFF通路", "BLyS pathway"),
        ("无名抑制剂", None),
        ("贝利尤", None),
    ],
)
def test_a_composed_name_has_the_names_of_its_parts(simplified: str, english: str | None) -> None:
    """None where a part is unknown."""
    assert english_name(simplified, load_lexicon()) == english


def test_an_entity_of_the_article_has_the_name_of_its_language() -> None:
    """A Latin name is the English one; a Chinese name in Simplified characters is the Mainland's."""
    entities = {e.id: e.names for e in slepipe.annotate("候選藥物QX-7714獲批。奧瑞瓦單抗上市。").entities}
    assert entities["drug:qx-7714"] == {"en": "QX-7714"}
    assert entities["drug:奥瑞瓦单抗"] == {"zh-Hans": "奥瑞瓦单抗"}
