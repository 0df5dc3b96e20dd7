"""Why each mention is there, and what lost against it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import slepipe
from slepipe.pipeline import Options, analyse, explain_analysis
from slepipe.read import read_article
from slepipe.recognize.explain import RULES, Explained

ROOT = Path(__file__).parents[2]


def explained(text: str) -> dict[str, Explained]:
    """The explanations by the words of the mention."""
    return {one.text: one for one in explain_analysis(analyse(read_article(text)), Options())}


def test_a_mention_of_the_lexicon_names_its_row() -> None:
    """Table and line, and the name there."""
    why = explained("患者使用贝利尤单抗。")["贝利尤单抗"].why
    table, line, name = re.fullmatch(r"(\w+\.tsv):(\d+), (.*)", why).groups()  # type: ignore[union-attr]
    row = (ROOT / "src/slepipe/lexicon/data" / table).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert row.split("\t")[2] == name == "belimumab"


def test_the_cue_that_decides_a_role_is_named() -> None:
    """骨质疏松 after 出现 is a symptom because of it."""
    assert "a symptom here, for 出现 stands beside it" in explained("停药后出现骨质疏松。")["骨质疏松"].why


def test_what_lost_is_shown_with_its_reason() -> None:
    """红斑狼疮 lies inside 系统性红斑狼疮."""
    lost = explained("系统性红斑狼疮患者。")["系统性红斑狼疮"].lost
    assert ("红斑狼疮", "inside the longer mention") in [(one.text, one.why) for one in lost]


@pytest.mark.parametrize("article", sorted(path.name for path in (ROOT / "source").iterdir()))
def test_the_explained_mentions_are_those_of_the_document(article: str) -> None:
    """Same order, spans, types and rules; and each rule has its sentence."""
    path = ROOT / "source" / article
    analysis = analyse(read_article(path.read_text(encoding="utf-8"), markdown=path.suffix == ".md"))
    shown = explain_analysis(analysis, Options())
    assert [(e.type, e.start, e.end, e.text, e.rule) for e in shown] == [
        (m.type, m.start, m.end, m.text, m.rule) for m in analysis.document.mentions
    ]


def test_every_rule_of_a_name_is_explained() -> None:
    """No rule that the modules name is missing in the table."""
    folder = ROOT / "src/slepipe/recognize"
    named = {
        rule
        for path in folder.glob("*.py")
        for rule in re.findall(
            r'"((?:alias|assay|code|coined|complaint|composed|family|journal|organization|person|place|remedy|sign|trial)\.[a-z-]+)"',
            path.read_text("utf-8"),
        )
    }
    assert named == {rule for rule in RULES if "." in rule}


def test_a_value_names_its_rule() -> None:
    """Values have rules of their own."""
    assert explained("给药52周。")["52周"].why == "rule duration of values"
    assert [m.rule for m in slepipe.annotate("给药52周。").mentions] == ["duration"]
