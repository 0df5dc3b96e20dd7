"""Variant: which written Chinese a text is in, whether a machine made it, and the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

import slepipe
from slepipe.hanzi import to_simplified

SOURCE = Path(__file__).resolve().parents[2] / "source"
TEXTS = {
    "这种药物用于治疗系统性红斑狼疮，疗效显著。": ("zh-Hans", False),
    "我们买书。": ("zh-Hans", False),
    "他買了家具。": ("zh-Hant", False),
    "系統性紅斑狼瘡是一種慢性疾病，患者須長期服藥。": ("zh-Hant", False),
    "健保署公告，這裡的病友可申請單株抗體，症候群患者亦同。": ("zh-Hant-TW", False),
    "醫管局表示，長者可帶着覆診紙到公立醫院，藥費為二百港元。": ("zh-Hant-HK", False),
    "患者癥狀復雜，出現并發癥，新制劑已獲批準，適用于成人。": ("zh-Hant", True),
    "幹擾素使患者口幹，腎髒受累，醫生製定了方案。": ("zh-Hant", True),
}
ARTICLES = {
    "belimumab-research-summary.txt": ("zh-Hans", False),
    "hongkong-patient-guide.md": ("zh-Hant-HK", False),
    "sle-treatments-review-2026.txt": ("zh-Hant", True),
    "sle-treatments-review.txt": ("zh-Hant", True),
    "taiwan-news.txt": ("zh-Hant-TW", False),
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_short_text_shows_its_variant(text: str) -> None:
    """Simplified, Traditional of no region, Taiwan, Hong Kong, and machine-made both ways."""
    variant = slepipe.annotate(text).variant
    assert (variant.tag, variant.machine_made) == TEXTS[text]


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_shows_its_variant(name: str) -> None:
    """The articles of source/ are what their files say."""
    variant = slepipe.annotate((SOURCE / name).read_text(encoding="utf-8")).variant
    assert (variant.tag, variant.machine_made) == ARTICLES[name]


@pytest.mark.parametrize("name", ARTICLES)
def test_evidence_stands_where_it_says(name: str) -> None:
    """Each piece of evidence is the text at its place, as written or in Simplified, and was seen at least once."""
    document = slepipe.annotate((SOURCE / name).read_text(encoding="utf-8"))
    assert document.variant.evidence
    for evidence in document.variant.evidence:
        written = document.text[evidence.start : evidence.start + len(evidence.text)]
        assert evidence.text == to_simplified(written) or evidence.text == written
        assert evidence.count >= 1


def test_two_errors_in_a_word_are_one_piece_of_evidence() -> None:
    """并發癥 is seen once, at its first character."""
    variant = slepipe.annotate("患者出現并發癥，癥狀復雜，新制劑已獲批準。").variant
    assert ("conversion-error", "并發癥", 4, 1) in [(e.kind, e.text, e.start, e.count) for e in variant.evidence]


def test_a_slip_of_a_good_author_is_no_machine() -> None:
    """One wrong word in a text does not make the rest doubtful."""
    assert not slepipe.annotate("他的癥狀持續兩年，醫師說這種疾病須長期治療。").variant.machine_made


def test_one_foreign_cue_does_not_decide() -> None:
    """A text that mentions 香港 once is not written in Hong Kong."""
    assert slepipe.annotate("這項研究在香港進行，結果令人滿意。").variant.tag == "zh-Hant"


def test_names_of_hong_kong_outweigh_what_the_text_is_about() -> None:
    """A text on Taiwan's 健保 that writes 單克隆抗體, 類固醇 and 白血球 is Hong Kong's; Taiwan writes 單株抗體, the Mainland 糖皮質激素."""
    text = "台灣健保署給付單克隆抗體，系統性紅斑狼瘡患者可減少類固醇，白血球回升，訊號減弱，須驗抗雙鏈DNA抗體。"
    assert slepipe.annotate(text).variant.tag == "zh-Hant-HK"


def test_names_of_taiwan_outweigh_what_the_text_is_about() -> None:
    """A text on Hong Kong's 醫管局 that writes 單株抗體, 全身性紅斑狼瘡 and 抗雙股DNA抗體 is Taiwan's."""
    text = "香港醫管局與瑪麗醫院宣布，全身性紅斑狼瘡病友毋須自付單株抗體，須驗抗雙股DNA抗體，淋巴球回升。"
    assert slepipe.annotate(text).variant.tag == "zh-Hant-TW"


SOFTWARE = "研究人員把資料匯入伺服器，軟體透過網路與演算法判讀影像，"


@pytest.mark.parametrize(
    ("rest", "tag"),
    [
        ("再用靶向藥物，隨訪時檢測外周血，活檢與低劑量螺旋CT篩查每年一次。", "zh-Hant"),
        ("再用標靶藥物，追蹤時檢測周邊血，切片與低劑量電腦斷層篩檢每年一次。", "zh-Hant-TW"),
        ("使用者可在螢幕上看到結果。", "zh-Hant-TW"),
        ("團隊也到北京開會，談到隨訪與活檢。", "zh-Hant-TW"),
    ],
)
def test_words_of_software_are_taiwans_where_no_medical_names_of_the_mainland_speak(rest: str, tag: str) -> None:
    """軟體 and 演算法 beside 靶向藥物, 隨訪 and 外周血 are what a converter for software made of a Mainland text."""
    variant = slepipe.annotate(SOFTWARE + rest).variant
    assert variant.tag == tag
    assert any(evidence.kind == "converter" for evidence in variant.evidence) == (tag == "zh-Hant")


def test_one_word_of_software_is_no_table() -> None:
    """裡 and a single 軟體 cast no vote for Taiwan beside the Mainland's names, and do not tell of a converter."""
    variant = slepipe.annotate("軟體裡有隨訪、靶向藥物、活檢與低劑量螺旋CT的記錄。").variant
    assert variant.tag == "zh-Hant"
    assert "converter" not in {evidence.kind for evidence in variant.evidence}


def test_a_converted_text_has_the_names_of_each_edition() -> None:
    """Its medical names are the Mainland's in other editions, its software words Taiwan's in the Mainland's."""
    text = SOFTWARE + "再用靶向藥物，隨訪時檢測外周血，活檢與低劑量螺旋CT篩查每年一次。"
    taiwan, mainland = (slepipe.convert(text, to=locale).text for locale in ("zh-Hant-TW", "zh-Hans"))
    assert taiwan == SOFTWARE + "再用標靶藥物，追蹤時檢測周邊血，切片檢查與低劑量電腦斷層掃描篩檢每年一次。"
    assert (
        mainland
        == "研究人员把数据导入服务器，软件通过网络与算法判读影像，再用靶向药物，随访时检测外周血，活检与低剂量螺旋CT筛查每年一次。"
    )
