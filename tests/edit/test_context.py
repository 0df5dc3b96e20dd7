"""Words whose name in another region depends on what stands around them."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.edit.context import contexts
from slepipe.edit.tables import EDITIONS


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("药物通过抑制信号起效", "透過"),
        ("可通过静脉给药", "透過"),
        ("通过与受体结合发挥作用", "透過"),
        ("研究团队通过分析血样发现", "透過"),
        ("申请获通过后上市", "通過"),
        ("该方案已通过伦理审查", "通過"),
        ("药物能通过血脑屏障", "通過"),
        ("抗体可通过胎盘", "通過"),
        ("该药通过FDA批准", "通過"),
        ("决议一致通过。", "通過"),
        ("通过率为三成", "通過"),
    ],
)
def test_a_means_is_reworded_and_a_passage_is_not(mainland: str, taiwan: str) -> None:
    """通过 is 透過 in Taiwan where it means by means of; in Hong Kong it stays."""
    assert taiwan in slepipe.convert(mainland, to="zh-Hant-TW").text
    assert "通過" in slepipe.convert(mainland, to="zh-Hant-HK").text


def test_taiwans_means_are_the_mainlands() -> None:
    """透過 becomes 通过."""
    assert slepipe.convert("這款藥物透過抑制訊號，減緩發炎", to="zh-Hans").text.startswith("这款药物通过抑制")


def test_a_part_of_another_word_is_no_word() -> None:
    """The word must stand for itself."""
    assert "透過" not in slepipe.convert("交通过于拥挤", to="zh-Hant-TW").text


def test_the_table_names_editions() -> None:
    """Each row has a word that becomes another in an edition."""
    assert all(row.locale in EDITIONS and row.word != row.name for row in contexts())


@pytest.mark.parametrize(
    ("taiwan", "mainland"),
    [
        ("每次1錠，早晚各半錠，健保給付", "每次1片，早晚各半片，健保给付"),
        ("裝60錠，健保給付", "装60片，健保给付"),
        ("健保給付，靜脈脈衝3天", "健保给付，静脉冲击3天"),
        ("健保給付，電脈衝刺激", "健保给付，电脉冲刺激"),
        ("健保給付，金錠一枚", "健保给付，金锭一枚"),
    ],
)
def test_tablets_and_pulses_of_taiwan(taiwan: str, mainland: str) -> None:
    """錠 is 片 where it counts what is taken, 脈衝 is 冲击 where a drug is given, not where a current is."""
    assert slepipe.convert(taiwan, to="zh-Hans").text == mainland
