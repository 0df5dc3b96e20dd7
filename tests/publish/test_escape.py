"""Article text as inert Markdown, read back by a Markdown parser."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from slepipe.publish.escape import escape, escape_markup, front_matter, link, table

Render = Callable[[str], str]

# What means something to some Markdown, beside plain words.
_PIECES = [
    *"\\`*_[]()<>!#+-=~|&;:.^{}$%@\"'/ \t\n\r1a狼",
    *(
        "**",
        "__",
        "~~",
        "```",
        "~~~",
        "---",
        "===",
        "***",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "12) ",
        "# ",
        "## ",
        " #",
        " ##",
        "> ",
        "    ",
    ),
    *("<script>", "</p>", "<!--", "-->", "<?x?>", "<![CDATA[", "<a@b.co>", "<https://example.org>", "&lt;", "&#60;", "&amp;amp;"),
    *(
        "![x](javascript:alert(1))",
        "[x](https://example.org)",
        "[^1]",
        "[^1]: 註",
        "[x]: /u",
        "| --- |",
        "抗體",
        "\u3000",
        "\xa0",
        "\u200b",
    ),
]
# Decoding refuses NUL and lone surrogates.
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
_TEXTS = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(_CHARACTERS, max_size=4)), max_size=12).map("".join)
texts = _TEXTS.filter(lambda text: bool(text.strip()))

_DANGEROUS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](javascript:alert(1))",
    "[點此](javascript:alert(1))",
    "[^1]",
    "[^1]: 註腳",
    "[標籤]: https://example.org",
    "&lt;b&gt; &#x41; &copy;",
    "~~刪去~~ 與 ~一條~",
    "**粗** __粗__ *斜* _斜_ `碼`",
    "IL_6 與 _IL_6_ 與 a_b_c",
    "# 標題",
    "###### 標題 ######",
    "標題 #",
    "C# ##",
    "狼瘡\n===",
    "狼瘡\n---",
    "- 項目",
    "* 項目",
    "+ 項目",
    "1. 項目",
    "2026) 項目",
    "> 引用",
    "---",
    "***",
    "___",
    "```sh\nrm\n```",
    "~~~",
    "    四格縮排",
    "\t縮排",
    "\u3000\u3000段首空格",
    "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",
    "甲 | 乙\n--- | ---",
    "<https://example.org> 與 <a@example.org>",
    "<!-- 註解 --> <?php ?> <![CDATA[x]]>",
    "行尾反斜線\\",
    "行尾空格  \n下一行",
    "\\<script>",
    "\\\\[x](y)",
    "p < 0.001, n<5, a<b, 3<x",
]


def _folded(text: str) -> str:
    return " ".join(text.split())


def _shown(rendered: str, pattern: str) -> str:
    """The text of an element that holds nothing but text."""
    match = re.fullmatch(pattern, rendered, re.DOTALL)
    assert match is not None, rendered
    assert "<" not in match[1]
    assert ">" not in match[1]
    return _folded(html.unescape(match[1]))


@given(texts)
@example("#")
@example("a #")
@example("-")
@example("1.")
def test_any_text_renders_as_itself_in_one_paragraph(render: Render, text: str) -> None:
    """Whatever the text holds, the page shows exactly that in one <p> and makes no other element of it."""
    assert _shown(render(escape(text)), "<p>(.*)</p>\n") == _folded(text)


@given(texts)
@example("##")
@example("狼瘡 ##")
def test_any_text_renders_as_itself_in_a_heading(render: Render, text: str) -> None:
    """Hashes at the end of a heading stay too."""
    assert _shown(render(f"## {escape(text)}"), "<h2>(.*)</h2>\n") == _folded(text)


@given(texts)
def test_any_text_renders_as_itself_in_a_list_item(render: Render, text: str) -> None:
    """A text that begins like a list or a code block makes no list in the list."""
    assert _shown(render(f"- {escape(text)}"), "<ul>\n<li>(.*)</li>\n</ul>\n") == _folded(text)


@given(texts)
def test_any_text_renders_as_itself_in_a_table_cell(render: Render, text: str) -> None:
    """A stroke in a cell is no cell border."""
    rendered = render(table(["甲", "乙"], [[escape(text), "末"]]))
    pattern = "<table>.*<tbody>\n<tr>\n<td>(.*)</td>\n<td>末</td>\n</tr>\n</tbody>\n</table>\n"
    assert _shown(rendered, pattern) == _folded(text)


@pytest.mark.parametrize("text", _DANGEROUS)
def test_what_looks_like_markup_is_shown(render: Render, text: str) -> None:
    """HTML, images, links, footnotes, entities, strike-through and all that opens a block stay words."""
    assert _shown(render(escape(text)), "<p>(.*)</p>\n") == _folded(text)
    assert _shown(render(f"### {escape(text)}"), "<h3>(.*)</h3>\n") == _folded(text)
    assert _shown(render(f"> {escape(text)}"), "<blockquote>\n<p>(.*)</p>\n</blockquote>\n") == _folded(text)
    assert _shown(render(f"7. {escape(text)}"), '<ol start="7">\n<li>(.*)</li>\n</ol>\n') == _folded(text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("p<0.001,约2~3周,1-2片", r"p<0.001,约2\~3周,1-2片"),
        ("抗Ro/SSA(+)", "抗Ro/SSA(+)"),
        ("TNF-α & IL-6", "TNF-α & IL-6"),
        ("a_b", "a_b"),
        ("- 5℃", r"\- 5℃"),
        ("3.5 mg", "3.5 mg"),
        ("1. 概述", r"1\. 概述"),
    ],
)
def test_harmless_signs_stay_readable(text: str, escaped: str) -> None:
    """Only what could be read as markup gets a backslash."""
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("source", "rendered"),
    [
        ("**注意**用量", "<strong>注意</strong>用量"),
        ("*in vitro*试验", "<em>in vitro</em>试验"),
        ("`C3 < 0.8`", "<code>C3 &lt; 0.8</code>"),
        ("见[指南](https://example.org/a_b?c=1&d=2)。", '见<a href="https://example.org/a_b?c=1&amp;d=2">指南</a>。'),
        ("[全文](https://example.org/S0140(21)00578-X)。", '<a href="https://example.org/S0140(21)00578-X">全文</a>。'),
        ("[指南](<https://example.org/a>)", '<a href="https://example.org/a">指南</a>'),
        ("**C#_x_值**与*a|b*", "<strong>C#_x_值</strong>与<em>a|b</em>"),
        (r"5\*3\*2与\_x\_", "5*3*2与_x_"),
        (r"**a\_b**", "<strong>a_b</strong>"),
        (r"\`<b>`", "`&lt;b&gt;`"),
        ("# **首**", "# <strong>首</strong>"),
        ("", ""),
    ],
)
def test_the_authors_markup_is_kept(render: Render, source: str, rendered: str) -> None:
    """Strong, emphasis, code, web links and escapes of a Markdown source mean what they meant."""
    assert render(escape_markup(source)) == (f"<p>{rendered}</p>\n" if source else "")


@pytest.mark.parametrize(
    "source",
    [
        "![追踪](https://example.org/pixel.png)",
        "![x](javascript:alert(1))",
        "[点此](javascript:alert(1))",
        "[点此](data:text/html,x)",
        "[^1](https://example.org)",
        '[点此](https://example.org "题")',
        "[a][b]",
        "<b>粗</b>",
        "<https://example.org>",
        "~~删~~",
        "__粗__ 与 _斜_",
        "- 项目",
        "** 不是粗 **",
        "&lt;",
    ],
)
def test_all_other_markup_of_a_markdown_source_is_shown(render: Render, source: str) -> None:
    """Images, scripts, titles of links, HTML and footnotes are words: a page loads nothing that an article names."""
    rendered = render(escape_markup(source))
    assert rendered.count("<") == 2
    assert html.unescape(rendered) == f"<p>{source}</p>\n"


@given(texts)
@example("`a``<script>`")
@example("`\r- `")
@example("`a``b``<b>`` c")
@example("[a](https://x`y)`<b>`")
@example("**a **b**`<i>`**")
def test_markdown_sources_can_make_no_other_element(render: Render, text: str) -> None:
    """Of any Markdown, only strong, em, code and links to the web come through."""
    rendered = render(escape_markup(text))
    tags = set(re.findall(r"<(/?[a-z0-9]+(?: [^>]*)?)>", rendered))
    links = {tag for tag in tags if tag.startswith("a ")}
    assert all(re.fullmatch(r'a href="https?://[^"]*"', tag) for tag in links)
    assert tags - links <= {"p", "/p", "strong", "/strong", "em", "/em", "code", "/code", "/a"}


@given(texts.filter(lambda text: "](" not in text))
def test_markdown_sources_lose_no_words(render: Render, text: str) -> None:
    """Beside its own signs everything that a Markdown source says is shown."""
    shown = html.unescape(re.sub(r"</?(?:p|strong|em|code)>", "", render(escape_markup(text))))
    signs = dict.fromkeys(map(ord, "*`\\"))
    assert "".join(shown.translate(signs).split()) == "".join(text.translate(signs).split())


_VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.lists(st.sampled_from([*"'\"\\:#-{}[]&*!|>%@`\n\r\t\0\x7f\x85\xa0\u2028\u2029\ufeff\ufffe狼😀", "---", "!!python/name:os.system"]))
    .map("".join),
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["title", "lang", "id", "date", "source"]), _VALUES.filter(bool)))
@example({"title": "---\n...\n---"})
@example({"title": "a\x85b\u2028c\u2029d\x7f\x9f\ufffe"})
@example({"title": "!!python/object/apply:os.system [ls]", "id": "no", "date": "2026-01-02", "source": "0x10"})
def test_front_matter_reads_back_as_it_was(fields: dict[str, str]) -> None:
    """A YAML reader finds the very strings: quotes, rules, tags, NEL and LS in them change nothing."""
    head = front_matter(fields)
    assert head.startswith("---\n")
    assert head.endswith("---\n")
    assert (yaml.safe_load(head.removeprefix("---\n").removesuffix("---\n")) or {}) == fields
    assert len(head.splitlines()) == len(fields) + 2


def test_front_matter_leaves_out_what_is_empty() -> None:
    """None, an empty string and an empty list have no line; true and lists have theirs."""
    assert front_matter(
        {"title": "甲", "date": None, "id": "", "tags": [], "machine-converted": True, "langs": ["en", "ja"]}
    ) == ('---\ntitle: "甲"\nmachine-converted: true\nlangs: ["en", "ja"]\n---\n')


def test_a_web_address_becomes_an_autolink(render: Render) -> None:
    """http and https addresses link; anything else stays text."""
    assert (
        render(link("https://doi.org/10.1000/x_y"))
        == '<p><a href="https://doi.org/10.1000/x_y">https://doi.org/10.1000/x_y</a></p>\n'
    )
    assert render(link("javascript:alert(1)")) == "<p>javascript:alert(1)</p>\n"
    assert render(link("https://example.org/ <b>")) == "<p>https://example.org/ &lt;b&gt;</p>\n"


def test_a_table_has_a_rule_below_its_header() -> None:
    """Cells are Markdown already."""
    assert table(["项目", "内容"], [["**甲**", ""]]) == "| 项目 | 内容 |\n| --- | --- |\n| **甲** |  |"
