"""A diff gathered by section and sentence."""

from __future__ import annotations

import slepipe
from slepipe.publish.catalogs import load_labels
from slepipe.publish.diff.quote import quotes_of
from slepipe.publish.diff.report import Report, report_of

EN = load_labels("en")
BASE = "一、藥物\n\n公司介紹了Descartes-08。\n\n二、展望\n\n新藥還在研究。\n"


def report(old: str, new: str) -> Report:
    """The report on two texts."""
    return report_of(slepipe.diff(slepipe.annotate(old), slepipe.annotate(new)), EN)


def told(found: Report) -> list[tuple[str, list[str]]]:
    """Each section with its lines in words."""
    return [
        (part.heading, [f"{line.label} {line.about}: {line.old}>{line.new}" for each in part.passages for line in each.lines])
        for part in found.parts
    ]


def test_new_entities_of_a_sentence_are_one_line() -> None:
    """A list of them is read at a glance."""
    found = report(BASE, BASE.replace("Descartes-08。", "Descartes-08。公司轉而專注肌炎和濕疹。"))
    assert told(found) == [("一、藥物", ["new entity : >myositis, eczema"])]


def test_findings_of_one_sentence_stand_together() -> None:
    """Statements first; the disease is told by what the drug treats and not once more."""
    old = "阿伏利尤單抗治療了30名患者,隨訪52周。\n"
    (part,) = report(old, "阿伏利尤單抗治療了35名狼瘡患者,隨訪76周。\n").parts
    (passage,) = part.passages
    assert passage.old is not None
    assert passage.old.quote == old.strip()
    assert [line.finding.kind for line in passage.lines] == ["relation-added", "fact-changed", "fact-changed"]


def test_what_was_added_to_a_sentence_is_shown_with_the_old_sentence() -> None:
    """It is no new sentence."""
    (part,) = report("第52周應答率為49.5%。\n", "第52周應答率為49.5%(P=0.011)。\n").parts
    (passage,) = part.passages
    assert passage.old is not None
    assert passage.new is not None
    assert (passage.old.quote, passage.new.quote) == ("第52周應答率為49.5%。", "第52周應答率為49.5%(P=0.011)。")


def test_a_new_section_has_its_sign() -> None:
    """And its sentences below it."""
    found = report(BASE, BASE + "\n三、小結\n\n血管炎另文介紹。\n")
    assert [(part.sign, part.heading, len(part.passages)) for part in found.parts] == [("+", "三、小結", 1)]


def test_a_heading_that_was_reworded_needs_no_quote() -> None:
    """Its line has both wordings."""
    (part,) = report(BASE, BASE.replace("二、展望", "二、未來的展望")).parts
    assert quotes_of(part.passages[0]) == []


def test_a_lost_citation_is_quoted_with_its_claim() -> None:
    """Only the marker stands in the line."""
    entries = "\n參考文獻\n[1]Wang D. Stem cells. Lupus. 2014;3:1-2.\n"
    old = "一、藥物\n\nMSC治療有效[1]。\n\n二、展望\n\n新藥還在研究[1]。\n" + entries
    found = report(old, old.replace("有效[1]", "有效"))
    assert told(found) == [("一、藥物", ["claim lost its citation : [1]>"])]
    assert found.parts[0].passages[0].old is not None
    assert "MSC治療有效[1]" in found.parts[0].passages[0].old.quote
