"""The appendix of an edition: entities by type, and terms, in the edition's words."""

from __future__ import annotations

from collections.abc import Callable

from slepipe.model import Document, Edition, Term, Token
from slepipe.publish.appendix import appendix, localized_terms, usual_forms
from slepipe.publish.catalogs import load_labels
from slepipe.publish.facts import gather_facts

Make = Callable[..., Document]
MakeEdition = Callable[..., Edition]


def _terms(text: str, *words: str) -> dict[str, object]:
    return {
        "tokens": tuple(Token(word, "n", text.index(word), text.index(word) + len(word)) for word in words),
        "terms": tuple(Term(word, "n", text.count(word), 0.5) for word in words),
    }


def test_entities_and_terms_stand_in_tables_of_the_edition(make_document: Make, make_edition: MakeEdition) -> None:
    """Names of the locale come first, then the form of the edition; counts stand beside them."""
    text = "贝利木与安伏利用于红斑狼疮。贝利木是单抗。"
    document = make_document(
        text,
        {"贝利木": ("drug", "belimumab", None), "安伏利": ("drug", "anifrolumab", None), "红斑狼疮": ("disease", "lupus", None)},
        {"belimumab": {"zh-Hant-TW": "貝利尤單抗"}},
        **_terms(text, "单抗", "用于"),
    )
    edition = make_edition(document, "zh-Hant-TW", {"单抗": "單株抗體", "红斑狼疮": "紅斑狼瘡", "用于": "用於"})
    facts = gather_facts(document)
    parts = list(appendix(document, edition, facts, usual_forms(edition, facts), load_labels("zh-Hant-TW")))
    assert parts == [
        "## 附錄：主要實體",
        "| 類型 | 名稱與提及次數 |\n| --- | --- |\n| 藥物 | 貝利尤單抗 (2)、安伏利 (1) |\n| 疾病 | 紅斑狼瘡 (1) |",
        "## 附錄：關鍵詞",
        "單株抗體 (1)、用於 (1)",
    ]


def test_a_long_list_of_entities_is_cut(make_document: Make, make_edition: MakeEdition) -> None:
    """Twelve names a type, and how many more there are."""
    words = [f"药{letter}" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯"]
    document = make_document("与".join(words) + "。", {word: ("drug", word, None) for word in words})
    facts = gather_facts(document)
    _, shown = appendix(document, make_edition(document), facts, {}, load_labels("zh-Hans"))
    assert shown.splitlines()[2] == "| 药物 | " + "、".join(f"{word} (1)" for word in words[:12]) + "、另有2项 |"


def test_names_are_escaped(make_document: Make, make_edition: MakeEdition) -> None:
    """A name is text, whatever it holds."""
    document = make_document("抗体`<b>|x`。", {"<b>|x": ("target", "x", None)})
    facts = gather_facts(document)
    edition = make_edition(document)
    _, shown = appendix(document, edition, facts, usual_forms(edition, facts), load_labels("zh-Hans"))
    assert shown.splitlines()[2] == r"| 靶点 | \<b>\|x (1) |"


def test_terms_that_the_edition_writes_alike_are_one(make_document: Make, make_edition: MakeEdition) -> None:
    """Counts add up."""
    text = "信息与资讯,信息。"
    document = make_document(text, **_terms(text, "信息", "资讯"))
    edition = make_edition(document, "zh-Hant-TW", {"信息": "資訊", "资讯": "資訊"})
    assert localized_terms(document, edition, gather_facts(document)) == [("資訊", 3)]


def test_nothing_to_tell_is_no_appendix(make_document: Make, make_edition: MakeEdition) -> None:
    """No empty tables."""
    document = make_document("今天天气好。")
    assert list(appendix(document, make_edition(document), gather_facts(document), {}, load_labels("zh-Hans"))) == []
