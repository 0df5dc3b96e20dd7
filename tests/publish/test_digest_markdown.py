"""A digest for readers of another language, letter by letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from slepipe.model import Document, Reference, Variant
from slepipe.publish.catalogs import load_labels
from slepipe.publish.digest_markdown import digest_markdown
from slepipe.publish.facts import gather_facts

Make = Callable[..., Document]

TEXT = """# 贝利木手记

贝利木于2011年获批,用于红斑狼疮。

## 试验

BLISS是III期试验,贝利木组SRI-4应答率57.6%(p=0.03)。

#### 价格

每支7,200元。
"""
MARKS = {
    "贝利木": ("drug", "belimumab", None),
    "红斑狼疮": ("disease", "lupus", None),
    "BLISS": ("trial", "bliss", None),
    "SRI-4": ("biomarker", "sri4", None),
    "2011年": ("date", None, {"edtf": "2011"}),
    "III期": ("phase", None, {"phase": "PHASE3"}),
    "57.6%": ("percent", None, {"number": 57.6}),
    "p=0.03": ("measurement", None, {"p": 0.03}),
    "7,200元": ("money", None, {"amount": 7200, "currency": "CNY"}),
}
NAMES = {
    "belimumab": {"en": "belimumab", "ja": "ベリムマブ"},
    "lupus": {"en": "lupus"},
    "sri4": {"en": "SRI-4"},
    "bliss": {"en": "BLISS"},
}
TOLD = {
    "trial.trial": {"trial": "BLISS", "phase": "III期", "drug": "贝利木"},
    "outcome.single": {"endpoint": "SRI-4", "value": "57.6%", "p": "p=0.03", "trial": "BLISS"},
}
REFERENCE = Reference(
    "1",
    0,
    5,
    {
        "id": "1",
        "title": "Lupus [and] more.",
        "author": [{"family": "Chan"}, {"family": "Ng"}, {"literal": "Study Group"}, {"family": "Ho"}],
        "container-title": "Lupus Sci Med",
        "issued": {"date-parts": [[2020, 3]]},
        "volume": "7",
        "issue": "2",
        "page": "e1",
        "DOI": "10.1000/x_y",
    },
)


def _document(make: Make, **fields: object) -> Document:
    return make(TEXT, MARKS, NAMES, TOLD, id="note", date="2026-03-02", references=(REFERENCE,), **fields)


def test_an_english_digest(make_document: Make) -> None:
    """Overview, sections, entities, timeline, trials and references, and not a sentence of the article."""
    document = _document(make_document)
    assert (
        digest_markdown(document, gather_facts(document), load_labels("en"))
        == """---
title: "贝利木手记"
lang: "en"
id: "note"
date: "2026-03-02"
source: "zh-Hans"
---

# Digest: 贝利木手记

## About this article

| What | Value |
| --- | --- |
| Title | 贝利木手记 |
| Date | March 2, 2026 |
| Written in | Simplified Chinese |
| Length in characters | 97 |
| Number of sections | 2 |
| Number of references | 1 |
| Main subjects | lupus, belimumab |

## Sections

- 试验 — belimumab, BLISS
  - 价格

## Entities

### Drugs

| Name | In the text | Mentions | Identifiers |
| --- | --- | --- | --- |
| belimumab | 贝利木 | 3 |  |

### Diseases

| Name | In the text | Mentions | Identifiers |
| --- | --- | --- | --- |
| lupus | 红斑狼疮 | 1 |  |

### Biomarkers and endpoints

| Name | In the text | Mentions | Identifiers |
| --- | --- | --- | --- |
| SRI-4 | SRI-4 | 1 |  |

### Trials

| Name | In the text | Mentions | Identifiers |
| --- | --- | --- | --- |
| BLISS | BLISS | 1 |  |

## Timeline

| Date | Event | Concerning | Section |
| --- | --- | --- | --- |
| 2011 |  | belimumab, lupus |  |

## Trials

| Trial | Phase | Drugs and diseases | Participants | Endpoints and figures |
| --- | --- | --- | --- | --- |
| BLISS | Phase 3 | belimumab |  | SRI-4: 57.6%, p = 0.03 |

## References

- \\[1\\] Chan, Ng, Study Group et al. Lupus \\[and\\] more. Lupus Sci Med. 2020;7(2):e1 <https://doi.org/10.1000/x_y>
"""
    )


def test_a_japanese_digest_has_japanese_labels_names_and_values(make_document: Make) -> None:
    """Where a name lacks, the English one stands."""
    document = _document(make_document, variant=Variant("zh-Hant", machine_made=True))
    lines = digest_markdown(document, gather_facts(document), load_labels("ja")).splitlines()
    for line in (
        "# 要約：贝利木手记",
        'lang: "ja"',
        "machine-converted: true",
        "| 日付 | 2026年3月2日 |",
        "| 表記 | 中国語（繁体字）（機械変換） |",
        "| 主な主題 | lupus、ベリムマブ |",
        "| 2011年 |  | ベリムマブ、lupus |  |",
        "| BLISS | 第III相 | ベリムマブ |  | SRI-4: 57.6%、p = 0.03 |",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ((2, 3, 2), "- 甲\n  - 乙\n- 丙"),
        ((4, 5, 2), "- 甲\n  - 乙\n- 丙"),
        ((2, 6, 6), "- 甲\n  - 乙\n  - 丙"),
    ],
)
def test_sections_nest_whatever_levels_are_left_out(make_document: Make, levels: tuple[int, ...], shown: str) -> None:
    """A heading of level 6 below one of level 2 is one step in, and never a code block."""
    text = "".join(f"{'#' * level} {name}\n\n正文。\n\n" for level, name in zip(levels, "甲乙丙", strict=True))
    document = make_document(text)
    page = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert page.split("## Sections\n\n")[1].rstrip("\n") == shown


@pytest.mark.parametrize(
    ("csl", "shown"),
    [
        ({"title": "陈某<b>. 狼疮"}, r"陈某\<b>. 狼疮"),
        ({"URL": "https://example.org/a"}, "<https://example.org/a>"),
        ({"URL": "javascript:x"}, "javascript:x"),
        (
            {"title": "膜性肾病", "author": [{"family": "范", "given": "志云"}, {"family": "Xu", "given": "X"}]},
            "范志云, Xu. 膜性肾病",
        ),
        (
            {"title": "狼疮", "author": [{"literal": "研究组"}], "URL": "https://example.org/a"},
            "研究组. 狼疮 <https://example.org/a>",
        ),
        ({"issued": {"date-parts": [[2021]]}, "container-title": "Lupus", "number": "e77"}, "Lupus. 2021:e77"),
        ({}, ""),
    ],
)
def test_a_reference_shows_what_is_known_of_it(make_document: Make, csl: dict[str, object], shown: str) -> None:
    """Nothing is made up for what an entry lacks."""
    document = make_document("正文。", references=(Reference("1", 0, 1, {"id": "1", **csl}),))
    page = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert page.rstrip("\n").split("\n")[-1] == f"- \\[1\\] {shown}"


def test_an_article_without_facts_has_an_overview_only(make_document: Make) -> None:
    """No empty headings or tables."""
    document = make_document("今天天气好。", title="今天天气好")
    page = digest_markdown(document, gather_facts(document), load_labels("en"))
    assert [line for line in page.splitlines() if line.startswith("#")] == ["# Digest: 今天天气好", "## About this article"]


def test_what_the_article_says_is_no_markup(make_document: Make, render: Callable[[str], str]) -> None:
    """Titles, forms and headings with markup in them are shown as written."""
    document = make_document(
        "# 题<script>\n\n## 节|[x](y)\n\n用药|后。", {"药|": ("drug", "drug|x", None)}, title="题<script>\n[^1]"
    )
    page = digest_markdown(document, gather_facts(document), load_labels("en"))
    rendered = render(page.split("---\n", 2)[2])
    assert "<h1>Digest: 题&lt;script&gt; [^1]</h1>" in rendered
    assert "<li>节|[x](y) — 药|</li>" in rendered
    assert "<td>药|</td>\n<td>药|</td>" in rendered
    assert "<script" not in rendered
    assert "<a " not in rendered
