"""A diff in words: the lines of a terminal, the tables of Markdown, the summary, three versions."""

from __future__ import annotations

import click
import pytest

import slepipe
from slepipe.compare.three_way import compare_three
from slepipe.publish.catalogs import load_labels
from slepipe.publish.diff.markdown import diff_markdown
from slepipe.publish.diff.summary import count_findings, summarize
from slepipe.publish.diff.text import diff_text, stat_text
from slepipe.publish.diff.three_way import three_way_markdown, three_way_text

EN, HANS, TAIWAN, JA = (load_labels(tag) for tag in ("en", "zh-Hans", "zh-Hant-TW", "ja"))
OLD = "一、藥物\n\n3位患者接受貝利尤單抗治療,隨訪52周。皮疹應防晒。\n\n二、展望\n\n新藥還在研究。\n"
NEW = (
    "一、藥物\n\n3位患者接受倍力騰治療,隨訪76周。皮疹應防晒。\n\n二、展望\n\n新藥還在研究。"
    "2020年12月,FDA批准奧妥珠單抗治療狼瘡性腎炎。\n\n三、小結\n\n血管炎另文介紹。\n"
)


def diff(old: str = OLD, new: str = NEW) -> slepipe.Diff:
    """The diff of two texts."""
    return slepipe.diff(slepipe.annotate(old), slepipe.annotate(new))


def lines(found: slepipe.Diff, labels: object = EN) -> list[str]:
    """The lines of the text form, without colours, below the summary."""
    return click.unstyle(diff_text(found, labels)).split("\n")[3:]  # type: ignore[arg-type]


def test_findings_stand_under_their_sentence_and_section() -> None:
    """A new section is its own header, an entity that a statement names is not listed again, mentions come last."""
    assert lines(diff()) == [
        "@@ 一、藥物 @@",
        "- 3位患者接受貝利尤單抗治療,隨訪52周。",
        "+ 3位患者接受倍力騰治療,隨訪76周。",
        "    ~ fact changed  belimumab: 52 weeks → 76 weeks",
        "    = named otherwise  belimumab: 貝利尤單抗 → 倍力騰  [×1]",
        "@@ 二、展望 @@",
        "+ 2020年12月,FDA批准奧妥珠單抗治療狼瘡性腎炎。",
        (
            "    + new statement: approval  obinutuzumab: regulator: US Food and Drug Administration; date: December 2020; "
            "indication: lupus nephritis"
        ),
        "@@ + 三、小結 @@",
        "+ 血管炎另文介紹。",
        "    + new entity  vasculitis",
    ]


def test_a_simplified_report_is_simplified_but_for_its_quotes() -> None:
    """Labels, names and values; the sentence stays the article's."""
    shown = lines(diff(), HANS)
    assert "+ 3位患者接受倍力騰治療,隨訪76周。" in shown
    assert "    = 名称不同  贝利尤单抗 → 倍力腾  [×1]" in shown
    assert "    ~ 数据变更  贝利尤单抗：52周 → 76周" in shown


def test_a_new_name_of_a_known_entity_is_told() -> None:
    """Under its sentence."""
    shown = lines(diff("奧妥珠單抗清除B細胞。", "奧妥珠單抗清除B細胞。該藥商品名Gazyva。"))
    assert "    + new name  obinutuzumab: Gazyva" in shown


def test_one_mention_more_is_not_told() -> None:
    """It follows from any new sentence; two more may say that the article has turned to something."""
    shown = lines(diff("皮疹要防晒。", "皮疹要防晒。皮疹可反覆。"))
    assert "@@ Mentions @@" not in shown
    shown = lines(diff("皮疹要防晒。", "皮疹要防晒。皮疹可反覆。皮疹也會消退。"))
    assert shown[-1] == "    rash 1→3"


def test_what_an_event_is_limited_to_is_in_the_summary() -> None:
    """Regulator and date in the words of the locale; what is gone is said only where something is."""
    assert summarize(diff(), EN) == (
        "Approvals and applications: 1 (obinutuzumab: approval (US Food and Drug Administration, December 2020)). "
        "New entities: 4 (US Food and Drug Administration, obinutuzumab, lupus nephritis, vasculitis). "
        "Entities under another name: 1 (貝利尤單抗 → 倍力騰). Facts changed: 1 (belimumab: 52 weeks → 76 weeks). "
        "New sections: 1 (三、小結)."
    )


@pytest.mark.parametrize("labels", [HANS, TAIWAN], ids=["zh-Hans", "zh-Hant-TW"])
def test_chinese_sentences_of_a_summary_follow_without_a_blank(labels: object) -> None:
    """A full-width stop has its space in itself."""
    shown = summarize(diff(), labels)  # type: ignore[arg-type]
    assert "。" in shown
    assert "。 " not in shown


def test_counts_by_group_and_type() -> None:
    """A line each, with what was added, removed and changed."""
    assert [(row.group, row.type, row.added, row.removed, row.changed) for row in count_findings(diff())] == [
        ("entities", "disease", 2, 0, 0),
        ("entities", "drug", 1, 0, 1),
        ("entities", "organization", 1, 0, 0),
        ("facts", "duration", 0, 0, 1),
        ("relations", "approval", 1, 0, 0),
        ("sections", "heading", 1, 0, 0),
    ]
    assert " Facts: duration        | ~1" in click.unstyle(stat_text(diff(), EN)).split("\n")


def test_control_characters_of_an_article_do_not_reach_the_terminal() -> None:
    """They are shown as a mark."""
    found = diff(OLD, NEW.replace("76周", "76\x1b[31m周").replace("隨訪76", "隨訪76周,共治療"))
    assert "\x1b" not in "".join(lines(found))


def test_a_wide_blank_of_a_title_is_a_blank() -> None:
    """Headlines of newspapers are parted by one."""
    shown = click.unstyle(diff_text(diff("狼瘡新藥　醫師說明\n\n病人可留意。", "狼瘡新藥　醫師說明\n\n病人可多留意。"), EN))
    assert "狼瘡新藥 醫師說明" in shown.split("\n")[0]


def test_markdown_quotes_each_sentence_once_with_what_changed_in_it() -> None:
    """Struck out what only the old one has, strong what only the new one has, and a list of findings below."""
    shown = diff_markdown(diff(), TAIWAN)
    assert shown.startswith("# 變更：")
    assert (
        "## 一、藥物\n\n"
        "> − 3位患者接受~~貝利尤單抗~~治療,隨訪~~52周~~。\\\n"
        "> ＋ 3位患者接受**倍力騰**治療,隨訪**76周**。\n\n"
        "- **數據變更** belimumab：52周 → 76周\n"
        "- **名稱不同** belimumab：貝利尤單抗 → 倍力騰 [×1]\n"
    ) in shown
    assert "## 三、小結 (新增章節)\n\n> ＋ 血管炎另文介紹。\n\n- **新增實體** 血管炎\n" in shown


def test_equal_texts_say_so() -> None:
    """In every form."""
    same = diff(OLD, OLD)
    sentence = "No difference in entities, facts, statements, references or sections."
    assert summarize(same, EN) == stat_text(same, EN) == sentence
    assert sentence in diff_markdown(same, EN).replace("\\", "")


def test_three_versions_under_their_headings() -> None:
    """Conflicts first, both findings of each."""
    compared = compare_three(
        *map(slepipe.annotate, (OLD, OLD.replace("52", "60"), OLD.replace("52", "76").replace("3位", "5位")))
    )
    shown = click.unstyle(three_way_text(compared, EN)).split("\n")
    assert shown[0] == "@@ Conflicts @@"
    assert shown[1].startswith("A ~ fact changed")
    assert shown[1].endswith("52 weeks → 60 weeks")
    assert shown[2].endswith("52 weeks → 76 weeks")
    assert shown[3] == "@@ Only by B 一、藥物 @@"
    assert shown[4].endswith("3 → 5")
    assert "## 競合" in three_way_markdown(compared, JA)


def test_what_became_of_a_development_is_translated_in_the_summary() -> None:
    """The disease in brackets."""
    old = "公司介紹了Descartes-08。"
    shown = summarize(diff(old, old + "公司決定暫停Descartes-08在SLE方向的開發。"), EN)
    assert "Trials and development: 1 (Descartes-08: paused (systemic lupus erythematosus))." in shown
