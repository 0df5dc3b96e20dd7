"""The adverse effects of a digest."""

from __future__ import annotations

import pytest

import slepipe
from slepipe.publish.catalogs import load_labels
from slepipe.publish.digest_markdown import digest_markdown
from slepipe.publish.facts import gather_facts


def section(text: str, locale: str = "en") -> list[str]:
    """The rows of the last section of a digest, which has no references."""
    document = slepipe.annotate(text)
    page = digest_markdown(document, gather_facts(document), load_labels(locale))
    return [line for line in page.split("## ")[-1].splitlines() if line.startswith("| ")][2:]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("托珠单抗的副作用包括恶心、腹泻。", "| tocilizumab | nausea; diarrhea |"),
        ("托珠单抗的不良反应有恶心(12%)。", "| tocilizumab | nausea: 12% |"),
        ("托珠单抗组恶心发生率为7%,安慰剂组为1%。", "| tocilizumab | nausea: 7% vs 1% |"),
        ("托珠单抗的副作用包括eGFR下降。", "| tocilizumab | eGFR decreased |"),
        ("托珠单抗8 mg组感染发生率为7%,安慰剂组为1%。", "| tocilizumab | infection (8 mg): 7% vs 1% |"),
        (
            "托珠单抗的不良反应:高剂量组恶心发生率为7%,低剂量组5%,对照组1%。",
            "| tocilizumab | nausea (high dose): 7% vs 1%; nausea (low dose): 5% vs 1% |",
        ),
        ("托珠单抗可引起严重感染。", "| tocilizumab | severe infection |"),
        ("使用托珠单抗须警惕感染。", "| tocilizumab | infection (possible) |"),
        ("托珠单抗治疗后未见恶心。", "| tocilizumab | nausea (not seen) |"),
        ("托珠单抗组未观察到感染增加。", "| tocilizumab | infection (no increase) |"),
        ("托珠单抗的黑框警告提醒血栓风险。", "| tocilizumab | thrombosis (boxed warning) |"),
        ("托珠单抗带有黑框警告。", "| tocilizumab | boxed warning |"),
        ("FDA移除了托珠单抗的黑框警告。", "| tocilizumab | boxed warning (boxed warning removed) |"),
        ("托珠单抗治疗组2例死亡,安慰剂组5例。", "| tocilizumab | deaths: n = 2 vs n = 5 |"),
        ("托珠单抗用药期间没有患者死亡。", "| tocilizumab | deaths (not seen) |"),
        ("托珠单抗用药期间可见eGFR下降(26%,安慰剂组9%)。", "| tocilizumab | eGFR decreased: 26% vs 9% |"),
        ("常见不良反应包括恶心。", "| drug not named | nausea |"),
        ("12例患者输注CD19 CAR-T,9例发生细胞因子释放综合征。", "| CD19 CAR-T cell therapy | cytokine release syndrome: n = 9 |"),
    ],
)
def test_an_adverse_effect_says_what_is_told_of_it(text: str, row: str) -> None:
    """Its drug, its share in the arms, and whether it was seen at all."""
    assert section(text) == [row]


def test_the_effects_of_a_drug_are_one_row() -> None:
    """An effect told twice is one, with its figures; what belongs to no drug comes last."""
    text = "常见不良反应包括头痛。\n\n托珠单抗可引起恶心。托珠单抗的不良反应有恶心(12%)和腹泻。"
    assert section(text) == ["| tocilizumab | nausea: 12%; diarrhea |", "| drug not named | headache |"]


def test_a_japanese_digest_counts_people() -> None:
    """The words are those of the locale."""
    rows = section("托珠单抗治疗后未见恶心。", "ja")
    assert rows == ["| トシリズマブ | 悪心（認められず） |"]


def test_what_is_only_an_adverse_effect_is_no_main_subject() -> None:
    """However early it stands."""
    document = slepipe.annotate("托珠单抗的副作用包括带状疱疹。用药对象为类风湿关节炎患者。")
    page = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert "| Main subjects | rheumatoid arthritis, tocilizumab |" in page
