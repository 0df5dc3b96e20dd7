"""The HTML page of a diff, read back with html.parser."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slepipe import annotate, convert
from slepipe.compare.comparison import Comparison, compare
from slepipe.publish.catalogs import Labels, available, load_labels
from slepipe.publish.diff.page import diff_page
from slepipe.publish.diff.report import report_of
from slepipe.publish.diff.rows import flow

SOURCE = Path(__file__).parents[3] / "source"
EN = Labels("en", "en", {})
_VOID = {"meta", "br", "link", "input", "hr", "img"}
_MARKS = ("del", "ins", "mark")


@dataclass
class Element:
    """An element of a page with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, want: Callable[[Element], bool]) -> list[Element]:
        """The elements inside that are wanted, in order."""
        inside = [child for child in self.children if isinstance(child, Element)]
        return [found for child in inside for found in ([child] if want(child) else []) + child.all(want)]

    def tags(self, *names: str) -> list[Element]:
        return self.all(lambda element: element.tag in names)

    def with_class(self, *names: str) -> list[Element]:
        return self.all(lambda element: set(names) <= set(element.classes))


class _Reader(HTMLParser):
    """Builds the tree and complains of every tag that does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute of {tag} stands twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes {self.open[-1].tag}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(page: str) -> Element:
    """The tree of a page; fails where it is not balanced."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def compared(old: str, new: str) -> Comparison:
    return compare(annotate(old), annotate(new))


def page_of(old: str, new: str, labels: Labels = EN) -> Element:
    return read(diff_page(compared(old, new), labels))


def articles(page: Element) -> Element:
    return next(iter(page.with_class("articles")))


def rows(page: Element) -> list[Element]:
    return articles(page).with_class("row")


def marks(page: Element, side: str) -> list[tuple[str, str]]:
    """What is marked in one column: the class, or for added and removed words the tag, and the text."""
    found = (mark for cell in articles(page).with_class("cell", side) for mark in cell.all(_is_mark))
    return [(mark.classes[0] if mark.classes else mark.tag, mark.text) for mark in found]


def _is_mark(element: Element) -> bool:
    return element.tag in _MARKS or (element.tag == "span" and "moved" in element.classes)


def titles(page: Element) -> set[str]:
    return {each.attributes["title"] for each in articles(page).all(lambda element: "title" in element.attributes)}


@lru_cache(maxsize=1)
def update() -> Comparison:
    """The review and its update of 2026."""
    names = ("sle-treatments-review.txt", "sle-treatments-review-2026.txt")
    old, new = ((SOURCE / name).read_text(encoding="utf-8") for name in names)
    return compared(old, new)


@pytest.mark.parametrize("tag", sorted(available()))
def test_every_link_of_a_page_leads_somewhere(tag: str) -> None:
    """The page is balanced, an id stands once, and what a link names is there."""
    page = read(diff_page(update(), load_labels(tag)))
    ids = [each.attributes["id"] for each in page.all(lambda element: "id" in element.attributes)]
    links = [each.attributes["href"] for each in page.all(lambda element: "href" in element.attributes)]
    named = [each.attributes["aria-labelledby"] for each in page.all(lambda element: "aria-labelledby" in element.attributes)]
    assert len(set(ids)) == len(ids)
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} | set(named) <= set(ids)


def test_what_changed_is_told_under_the_sentences_of_both_sides() -> None:
    """The words that differ are marked in the quotes, the finding stands below."""
    page = page_of("# 手册\n\n## 羟氯喹\n\n每日剂量为400 mg。", "# 手册\n\n## 羟氯喹\n\n每日剂量为300 mg。")
    (passage,) = page.with_class("passage")
    assert [quote.text for quote in passage.tags("blockquote")] == ["每日剂量为400 mg。", "每日剂量为300 mg。"]
    assert [(each.tag, each.text) for each in passage.tags("del", "ins")] == [("del", "400 mg"), ("ins", "300 mg")]
    (line,) = passage.with_class("findings")[0].tags("li")
    assert " ".join(line.text.split()) == "≠ fact changed hydroxychloroquine (dose) 400 mg → 300 mg"


def test_every_passage_of_the_report_is_shown_once() -> None:
    """With all of its lines; those of the references and the mentions behind them."""
    comparison = update()
    page = read(diff_page(comparison, EN))
    report = report_of(comparison.diff, EN)
    passages = [passage for part in report.parts for passage in part.passages]
    shown = page.with_class("passage")
    assert [len(each.tags("li")) for each in shown] == [len(each.lines) for each in passages]
    lists = [found for found in page.with_class("findings") if all(found not in each.with_class("findings") for each in shown)]
    assert [len(each.tags("li")) for each in lists] == [len(report.references)]
    assert page.with_class("mentions")[0].text.count("→") == len(report.mentions)


def test_the_link_of_a_quote_leads_to_its_sentence() -> None:
    """What the link names stands in the column of that side."""
    page = read(diff_page(update(), EN))
    ids = {each.attributes["id"]: each for each in page.all(lambda element: "id" in element.attributes)}
    links = [link for passage in page.with_class("passage") for link in passage.tags("a")]
    assert len(links) > len(page.with_class("passage"))
    assert all(link.attributes["href"][1] in "on" and ids[link.attributes["href"][1:]].text for link in links)


def test_the_summary_stands_above() -> None:
    """The same paragraph as in the other forms."""
    page = page_of("随访12个月。", "随访24个月。")
    assert page.tags("main")[0].tags("p")[0].text == "Facts changed: 1 (12 months → 24 months)."


def test_a_changed_value_is_marked_on_both_sides() -> None:
    """Only the value is marked, and the title says from what to what."""
    page = page_of("羟氯喹每日剂量为400 mg，眼科检查每年一次。", "羟氯喹每日剂量为300 mg，眼科检查每年一次。")
    assert marks(page, "old") == [("changed", "400 mg")]
    assert marks(page, "new") == [("changed", "300 mg")]
    assert titles(page) == {"changed: 400 mg → 300 mg"}


def test_words_that_came_and_went_are_marked() -> None:
    """A word that only one side has is deleted or inserted; what stands between two of them goes with them."""
    page = page_of("患者在家自行注射贝利尤单抗。", "患者在家中经培训、考核之后自行注射贝利尤单抗。")
    assert marks(page, "old") == []
    assert "".join(text for _, text in marks(page, "new")) == "中经培训、考核之后"
    page = page_of("患者自行注射贝利尤单抗。", "患者经培训、考核自行注射贝利尤单抗。")
    assert (marks(page, "old"), marks(page, "new")) == ([], [("ins", "经培训、考核")])
    page = page_of("患者常常自行注射贝利尤单抗。", "患者自行注射贝利尤单抗。")
    assert (marks(page, "old"), marks(page, "new")) == ([("del", "常常")], [])


def test_of_a_longer_word_only_the_rest_is_marked() -> None:
    """「率约为」 is one word to the dictionary and 「率为」 another; the difference is 约."""
    old, new = "第48周应答率约为50%，安慰剂组约为35%。", "第48周应答率为50%，安慰剂组约为35%。"
    page = page_of(old, new)
    assert "".join(text for kind, text in marks(page, "old") if kind == "del") == "约"
    assert [text for kind, text in marks(page, "new") if kind == "ins"] == []


def test_a_renamed_entity_is_marked_as_such() -> None:
    """The same entity under another name is no removed and added word."""
    page = page_of("贝利尤单抗用于治疗系统性红斑狼疮。", "贝利尤单抗用于治疗SLE。")
    assert marks(page, "old") == [("renamed", "系统性红斑狼疮")]
    assert marks(page, "new") == [("renamed", "SLE")]
    assert titles(page) == {"named otherwise: 系统性红斑狼疮 → SLE"}


def test_every_place_of_a_renamed_entity_is_marked() -> None:
    """The finding shows the first place only, the articles show all."""
    old = "贝利尤单抗用于治疗系统性红斑狼疮。\n\n羟氯喹是系统性红斑狼疮的基础用药。"
    page = page_of(old, old.replace("系统性红斑狼疮", "SLE"))
    assert marks(page, "new") == [("renamed", "SLE")] * 2


def test_a_replaced_entity_is_marked_as_such() -> None:
    """Another drug in the same place is marked on both sides, with both names in the title."""
    page = page_of("患者每周皮下注射贝利尤单抗，随访一年。", "患者每周皮下注射泰它西普，随访一年。")
    assert marks(page, "old") == [("replaced", "贝利尤单抗")]
    assert marks(page, "new") == [("replaced", "泰它西普")]
    assert titles(page) == {"replaced: belimumab → telitacicept"}


def test_a_moved_paragraph_is_moved_and_not_changed() -> None:
    """It stands beside its old text in its new place, and a link leads there from the old one."""
    paragraphs = [
        "贝利尤单抗于2011年获FDA批准，用于治疗系统性红斑狼疮。",
        "羟氯喹是基础用药，眼科检查每年一次。",
        "环磷酰胺用于重症的狼疮肾炎患者，须监测血象。",
    ]
    page = page_of("\n\n".join(paragraphs), "\n\n".join([*paragraphs[1:], paragraphs[0]]))
    assert [row.classes[1] for row in rows(page)] == ["left", "same", "same", "moved"]
    assert (marks(page, "old"), marks(page, "new")) == ([], [])
    left, *_, moved = rows(page)
    assert left.tags("a")[0].attributes["href"] == f"#{moved.attributes['id']}"
    assert moved.tags("a")[0].attributes["href"] == f"#{left.attributes['id']}"
    assert [cell.text.strip() for cell in moved.with_class("cell")] == [paragraphs[0]] * 2


def test_the_shorter_of_two_that_changed_places_was_moved() -> None:
    """Whichever side it is seen from, as little text as possible is called moved."""
    short, long = "羟氯喹是基础用药。", "贝利尤单抗于2011年获FDA批准，用于治疗正在接受标准治疗的成人系统性红斑狼疮患者。"
    page = page_of(f"{short}\n\n{long}", f"{long}\n\n{short}")
    assert [row.classes[1] for row in rows(page)] == ["left", "same", "moved"]
    assert rows(page)[2].with_class("new")[0].text.strip() == short
    page = page_of(f"{long}\n\n{short}", f"{short}\n\n{long}")
    assert [row.classes[1] for row in rows(page)] == ["moved", "same", "left"]
    assert rows(page)[0].with_class("new")[0].text.strip() == short


def test_a_sentence_that_went_to_another_paragraph_was_moved() -> None:
    """It is neither deleted nor inserted."""
    one, two, three = "贝利尤单抗由FDA批准用于治疗狼疮。", "羟氯喹须每年检查眼底。", "环磷酰胺用于重症患者。"
    page = page_of(f"{one}{two}\n\n{three}", f"{one}\n\n{two}{three}")
    assert marks(page, "old") == [("moved", two)]
    assert marks(page, "new") == [("moved", two)]


def test_an_added_paragraph_stands_opposite_an_empty_cell() -> None:
    """Its whole text is inserted; the other side says that there is no counterpart."""
    old = "羟氯喹是基础用药。"
    page = page_of(old, f"{old}\n\n泰它西普是新药！")
    assert [row.classes[1] for row in rows(page)] == ["same", "added"]
    left, right = rows(page)[1].with_class("cell")
    assert ("none" in left.classes, left.text.strip()) == (True, "no counterpart")
    assert "".join(each.text for each in right.tags("ins")) == right.text.strip() == "泰它西普是新药！"
    page = page_of(f"{old}\n\n泰它西普是新药！", old)
    assert [row.classes[1] for row in rows(page)] == ["same", "removed"]
    assert "".join(each.text for each in rows(page)[1].tags("del")) == "泰它西普是新药！"


_TEXT = "羟氯喹是基础用药。[1]\n\n参考文献\n"
_ENTRY = "Li M, Wang H. Hydroxychloroquine in lupus. Lupus. 2019;28:100-105."


def test_references_are_compared_as_a_whole() -> None:
    """An entry that changed is marked whole and says which fields did; one of its own side is added or removed."""
    page = page_of(f"{_TEXT}[1] {_ENTRY}\n", f"{_TEXT}[1] {_ENTRY.replace('2019', '2020')}\n")
    assert marks(page, "old") == [("changed", _ENTRY)]
    assert titles(page) == {"reference changed: Date"}
    added = "Zhao Q, Sun L. Renal outcomes under tacrolimus. Kidney Int. 2021;99:50-61."
    page = page_of(f"{_TEXT}[1] {_ENTRY}\n", f"{_TEXT}[1] {added}\n[2] {_ENTRY}\n")
    assert ("ins", added) in marks(page, "new")
    assert _ENTRY not in [text for _, text in [*marks(page, "old"), *marks(page, "new")]]


def test_the_marker_of_a_citation_that_went_is_marked() -> None:
    """The sentence stays, its source does not."""
    entries = f"参考文献\n[1] {_ENTRY}\n"
    page = page_of(
        f"羟氯喹是基础用药[1]。眼底检查每年一次[1]。\n\n{entries}", f"羟氯喹是基础用药[1]。眼底检查每年一次。\n\n{entries}"
    )
    assert (marks(page, "old"), marks(page, "new")) == ([("del", "[1]")], [])
    assert titles(page) == {"citation removed: [1]"}


def test_the_marker_of_a_citation_keeps_its_title_among_other_words() -> None:
    """It parts what is marked around it."""
    entries = f"参考文献\n[1] {_ENTRY}\n"
    page = page_of(f"羟氯喹是常用[1]便宜的基础用药。\n\n{entries}", f"羟氯喹是基础用药。\n\n{entries}")
    assert marks(page, "old") == [("del", "常用"), ("del", "[1]"), ("del", "便宜的")]
    assert titles(page) == {"citation removed: [1]"}


def test_a_name_that_only_one_side_explains_is_no_change() -> None:
    """DZP is read as a drug where the article says that it is one; the words are the same."""
    page = page_of("达匹罗利珠单抗(DZP)有效。随后的研究证明DZP安全。", "达匹罗利珠单抗有效。随后的研究证明DZP安全。")
    assert (marks(page, "old"), marks(page, "new")) == ([("del", "DZP")], [])
    page = page_of("达匹罗利珠单抗(DZP)有效。随后的研究证明DZP安全。", "达匹罗利珠单抗有效。随后的研究DZP安全。")
    assert (marks(page, "old"), marks(page, "new")) == ([("del", "DZP"), ("del", "证明")], [])


@pytest.mark.parametrize(("name", "locale"), [("hongkong-patient-guide.md", "zh-Hant-TW"), ("taiwan-news.txt", "zh-Hans")])
def test_the_words_of_another_region_are_no_difference(name: str, locale: str) -> None:
    """Where the diff is empty nothing is marked, though 訊號 is 信号 there."""
    text = (SOURCE / name).read_text(encoding="utf-8")
    comparison = compared(text, convert(text, to=locale).text)
    page = read(diff_page(comparison, EN))
    assert comparison.diff.findings == ()
    assert (marks(page, "old"), marks(page, "new")) == ([], [])


def test_a_line_end_inside_of_a_paragraph_is_not_shown() -> None:
    """The source breaks 治疗 in two."""
    page = read(diff_page(update(), EN))
    assert "再開始治\n療" in update().new.document.text
    assert articles(page).text.count("再開始治療") == 2


_HOSTILE = [
    "羟氯喹<script>alert(1)</script>是基础用药，随访12个月。",
    '贝利尤单抗"><img src=x onerror=alert(1)>用于治疗狼疮，随访12个月。',
    "环磷酰胺&lt;b&gt;与{{ 7 * 7 }}{% raw %}<!-- -->用于重症，随访12个月。",
    "מחקר על לופוס 与 دراسة 并列，\u202e狼疮患者随访12个月。",
]


@pytest.mark.parametrize("text", _HOSTILE)
def test_the_text_of_an_article_is_inert(text: str) -> None:
    """Markup, templates and writing from right to left are shown as they stand, in the evidence, the articles and the titles."""
    new = text.replace("12", "24")
    source = diff_page(compared(f"# {text}\n\n{text}", f"# {new}\n\n{new}"), EN)
    page = read(source)
    assert page.tags("script", "img", "iframe", "link") == []
    assert page.all(lambda element: any(name.startswith("on") or name == "src" for name in element.attributes)) == []
    assert [cell.text.strip() for cell in articles(page).with_class("cell", "old")][-1] == text
    assert [cell.text.strip() for cell in articles(page).with_class("cell", "new")][-1] == new
    assert new in [quote.text for quote in page.tags("blockquote")]
    assert "<script" not in source
    assert "default-src 'none'" in source


def test_equal_documents_give_a_page_that_says_so() -> None:
    """No finding, no mark, no group; and both articles, long unchanged stretches folded."""
    text = (SOURCE / "taiwan-news.txt").read_text(encoding="utf-8")
    page = page_of(text, text)
    assert "No difference in entities, facts, statements, references or sections." in [each.text for each in page.tags("p")]
    assert page.with_class("findings") == []
    assert (marks(page, "old"), marks(page, "new")) == ([], [])
    assert {row.classes[1] for row in rows(page)} == {"same"}


def test_another_script_is_no_difference() -> None:
    """Simplified and Traditional text stand beside each other without a mark, each in its own language."""
    page = page_of("系统性红斑狼疮患者应当每年检查眼底，并监测药物浓度。", "系統性紅斑狼瘡患者應當每年檢查眼底，並監測藥物濃度。")
    assert (marks(page, "old"), marks(page, "new")) == ([], [])
    languages = [cell.tags("p")[0].attributes["lang"] for cell in articles(page).with_class("cell")]
    assert languages[0] == "zh-Hans"
    assert languages[1].startswith("zh-Hant")
    assert page.tags("html")[0].attributes["lang"] == "en"


def test_a_name_of_the_article_is_written_in_the_script_of_a_simplified_page() -> None:
    """The lexicon has no name for it, and the article is in Traditional characters."""
    page = page_of("隨訪12個月。", "隨訪12個月，達匹羅利珠單抗有效。", load_labels("zh-Hans"))
    assert "达匹罗利珠单抗" in [each.text for each in page.tags("bdi")]


def test_what_a_link_leads_to_is_not_folded() -> None:
    """A closed fold would hide it; folds hold unchanged paragraphs only."""
    page = read(diff_page(update(), EN))
    folds = page.tags("details")
    assert folds
    for fold in folds:
        assert fold.all(lambda element: "id" in element.attributes) == []
        assert {row.classes[1] for row in fold.with_class("row")} == {"same"}


def test_headings_descend_by_one() -> None:
    """No level is left out, and there is one of the first."""
    page = read(diff_page(update(), EN))
    levels = [int(each.tag[1]) for each in page.tags("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_sign_or_a_line_says_what_a_colour_says() -> None:
    """Each row that changed has its sign, and its name for those who do not see it."""
    page = page_of("羟氯喹是基础用药。\n\n随访12个月。", "羟氯喹是基础用药。\n\n随访24个月。\n\n泰它西普是新药。")
    signs = [row.with_class("sign")[0].text.split() for row in rows(page)]
    assert signs == [["unchanged"], ["≠changed"], ["+added"]]


def _columns(page: Element) -> tuple[Counter[str], Counter[str]]:
    """The text of all cells on both sides."""
    sides = []
    for side in ("old", "new"):
        cells = [cell for cell in articles(page).with_class("cell", side) if not {"none", "gone"} & set(cell.classes)]
        sides.append(Counter("".join(_without_marker(cell).split()) for cell in cells))
    return sides[0], sides[1]


def _without_marker(cell: Element) -> str:
    return "".join(part.text for block in cell.tags("p", "h3") for part in _parts(block) if "marker" not in part.classes)


def _parts(block: Element) -> list[Element]:
    return [child if isinstance(child, Element) else Element("", {}, [child]) for child in block.children]


def test_all_of_both_articles_is_shown() -> None:
    """Every block of either side stands in its column once, without the line ends inside of paragraphs."""
    comparison = update()
    shown = _columns(read(diff_page(comparison, EN)))
    for text, found in zip((comparison.old, comparison.new), shown, strict=True):
        blocks = text.document.blocks
        assert found == Counter("".join(flow(text.document, block.start, block.end).split()) for block in blocks)


_SENTENCES = st.sampled_from(
    [
        "贝利尤单抗于2011年3月获FDA批准。", "羟氯喹每日剂量为400 mg。", "羟氯喹每日剂量为300 mg。", "随访12个月，复发率为16.7%。",
        "SLE患者须查眼底。", "系统性红斑狼疮患者须查眼底。", "“如何取舍？”他问道[1]。", "***", "泰它西普有效；安全性良好。", "扫码关注我们！",
    ]
)  # fmt: skip
_ARTICLES = st.lists(st.lists(_SENTENCES, min_size=1, max_size=3).map("".join), min_size=1, max_size=6).map("\n\n".join)


@settings(max_examples=60, deadline=None)
@given(_ARTICLES, _ARTICLES)
def test_any_two_articles_are_shown_whole(old: str, new: str) -> None:
    """Whatever came, went and moved, the page is balanced, its links lead somewhere, and both articles are there, each block once."""
    comparison = compared(old, new)
    page = read(diff_page(comparison, EN))
    ids = Counter(each.attributes["id"] for each in page.all(lambda element: "id" in element.attributes))
    links = {each.attributes["href"][1:] for each in page.all(lambda element: "href" in element.attributes)}
    assert set(ids.values()) <= {1}
    assert links <= set(ids)
    for text, found in zip((comparison.old, comparison.new), _columns(page), strict=True):
        assert found == Counter("".join(text.document.text[block.start : block.end].split()) for block in text.document.blocks)
    if old == new:
        assert (marks(page, "old"), marks(page, "new")) == ([], [])


def test_jinja_is_loaded_only_for_a_page() -> None:
    """Importing the module costs no start of Jinja."""
    code = "import sys, slepipe.publish.diff.page; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
