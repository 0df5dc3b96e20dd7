"""Laws of reading that hold for every text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from slepipe.errors import InputError
from slepipe.read import decode, read_article
from slepipe.read.fold import fold
from slepipe.read.frontmatter import split_front_matter
from slepipe.read.headings import bullet_length
from slepipe.read.lines import BLANK

if TYPE_CHECKING:
    from slepipe.model import Article

SHARED = Path(__file__).parents[2].parent / "shared"

PIECES = st.sampled_from(
    (
        "\n", "\n\n", "\r\n", "\r", "\u2028", " ", "　", "\u200b", "\ufeff", "\t",
        "一、", "二、", "(一)", "1. ", "2. ", "1.1 ", "1.2.3 ", "第一章 ",
        "- ", "• ", "① ", "# ", "## ", "[1]", "[2] ", "［3］",
        "相關閱讀:", "免責聲明", "參考文獻:", "參考資料", "References",
        "結語", "---", "***", "title: 狼瘡", "|", "> ", "```",
        "狼瘡病友的腎臟功能需要定期追蹤", "患者", "SLE", "。", "!", ",", ":", "2024;16:R79.", "https://example.org/a",
        "掃碼關注", "2025年3月1日", "1.5 mg", "\x00", "\x1c", "\\", "*", "𠮷", "e\u0301",
    )
)  # fmt: skip
ANY_TEXT = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
_RULE = re.compile(r"([-=*_~—─＝＊])(?:\s*\1){2,}")


def _assert_sound(article: Article) -> None:
    previous = 0
    for block in article.blocks:
        body = article.text[block.start : block.end]
        assert previous <= block.start < block.end <= len(article.text)
        assert body == body.strip(BLANK) == body.strip()
        previous = block.end
    assert list(article.gaps) == sorted(set(article.gaps))
    for gap in article.gaps:
        assert any(block.start < gap < block.end - 1 for block in article.blocks)


@given(ANY_TEXT)
@example("---\n---\n")
@example("[1]")
@example("參考文獻:[1][2]")
@example("參考文獻\n[1]\nx")
@example("參考文獻:\n- 一、")
@example("參考文獻:\n- [1] Ho J. Lupus. 2020.")
def test_blocks_of_any_plain_text_are_sound_and_cover_it(text: str) -> None:
    """Blocks are ordered, inside the text and trimmed; between them stand only blanks, drawn rules, their marker and the bullet of an entry."""
    article = read_article(text)
    assert article.text == text
    _assert_sound(article)
    position = split_front_matter(text)[1]
    for block in article.blocks:
        between = re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]", text[position : block.start])
        left = [line.strip(BLANK) for line in between if line.strip(BLANK) and not _RULE.fullmatch(line.strip(BLANK))]
        if block.kind == "reference" and left:
            left[0] = left[0][bullet_length(f"{fold(left[0])} x") :] if not block.marker.startswith(left[0][:1]) else left[0]
        assert left in ([], [""], [block.marker]) or (len(left) == 1 and re.fullmatch(r"[#＃]{1,6}", left[0]))
        position = block.end
    rest = re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]", text[position:])
    assert all(not line.strip(BLANK) or _RULE.fullmatch(line.strip(BLANK)) for line in rest)


@given(ANY_TEXT)
@example("|a|\n|-|\n|\\||")
@example("参考文献\n\n- \n")
@example("# \x00")
def test_blocks_of_any_markdown_are_sound(text: str) -> None:
    """Whatever the Markdown, reading it raises nothing, and its blocks are ordered, inside the text and trimmed."""
    article = read_article(text, markdown=True)
    assert article.text == text
    _assert_sound(article)


def test_a_lone_surrogate_is_refused_with_its_offset() -> None:
    """Half a character has no place in any result; the message names where it stands."""
    with pytest.raises(InputError, match="offset 2"):
        read_article("狼瘡\ud83d患者")


def test_a_text_without_content_has_no_blocks() -> None:
    """Blanks, zero-width characters and drawn rules make an article without blocks."""
    assert read_article(" \n\u200b\n-----\n").blocks == ()


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
def test_the_seed_article_has_its_outline() -> None:
    """One title, five numbered parts and the closing words, eight labelled references, one broken paragraph."""
    path = SHARED / "seed" / "sle-treatments-2025.txt"
    article = read_article(decode(path.read_bytes(), path.name))
    by_kind = {kind: [block for block in article.blocks if block.kind == kind] for kind in ("title", "reference")}
    outline = [article.text[b.start : b.end] for b in article.blocks if b.kind == "heading" and b.level == 2]
    assert len(by_kind["title"]) == 1
    assert [line[:2] for line in outline] == ["一、", "二、", "三、", "四、", "五、", "結語", "參考"]
    assert [block.marker for block in by_kind["reference"]] == [f"[{number}]" for number in range(1, 9)]
    assert [article.text[gap] for gap in article.gaps] == ["\n"]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared samples are not here")
def test_the_development_texts_are_paragraphs_and_references() -> None:
    """Texts without title or headings get none; only the reference lists in their last lines are split off."""
    for path in sorted((SHARED / "dev" / "texts").glob("*.txt")):
        article = read_article(decode(path.read_bytes(), path.name))
        headings = [article.text[block.start : block.end] for block in article.blocks if block.kind == "heading"]
        assert all(heading.startswith(("參考文獻", "参考文献")) for heading in headings)
        assert all(block.kind in {"paragraph", "heading", "reference"} for block in article.blocks)


def test_a_text_with_a_table_of_markdown_is_markdown() -> None:
    """Whatever its file is called; a lone line of strokes is none."""
    table = "劑量如下。\n\n| 藥名 | 劑量 |\n| --- | --- |\n| 潑尼松 | 5 mg |\n"
    assert [block.kind for block in read_article(table).blocks][-1] == "table_row"
    assert all(block.kind != "table_row" for block in read_article("劑量如下。\n\n甲 | 乙\n---\n").blocks)


def test_a_long_first_line_that_begins_with_its_kind_is_the_title() -> None:
    """What stands below it is not."""
    text = "【用藥資訊單張】黴酚酸酯(mycophenolate mofetil, MMF)\n某教學醫院藥劑部編製 113年5月修訂\n\n一、含量\n膠囊250 mg。\n"
    (title,) = [block for block in read_article(text).blocks if block.kind == "title"]
    assert text[title.start : title.end].startswith("【用藥資訊單張】")
    news = "【本報訊】某院宣布,新藥已經引進,患者可以預約。\n\n醫師說明用法。\n"
    assert [block.kind for block in read_article(news).blocks][:1] != ["title"]
