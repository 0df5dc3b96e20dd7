"""Write docs/result.html, the page that docs/result.png shows; docs/development.md tells how to take the picture.

The left column is a machine-made Traditional source, the right one its Taiwan edition. Only slepipe's public API is used.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from html import escape
from itertools import groupby
from pathlib import Path

import slepipe

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "source" / "sle-treatments-review.txt"
LOCALE = "zh-Hant-TW"
# How the paragraphs that are shown begin.
_SHOWN = ("系統性紅斑狼瘡(SLE)是", "關鍵的III期試驗")
_KINDS = ("repair", "script", "term", "typography")
# Mentions whose values stand below.
_VALUES = ("362例", "300 mg、每4周一次", "第52周", "P=0.001")
_GROUPS = {
    "condition": ("disease", "symptom"),
    "drug": ("drug", "drug_class", "therapy"),
    "biology": ("target", "biomarker", "cell_type"),
    "name": ("trial", "phase", "organization", "person", "place", "journal", "identifier"),
    "value": ("date", "duration", "age", "percent", "count", "money", "dose", "measurement"),
}
_GROUP_OF = {kind: group for group, kinds in _GROUPS.items() for kind in kinds}
_LABELS = {
    "condition": "disease, symptom",
    "drug": "drug, drug class, therapy",
    "biology": "biomarker, target",
    "name": "trial, phase, name",
    "value": "values",
}
_STYLE = """
* { box-sizing: border-box; margin: 0; }
body { width: 1200px; height: 640px; padding: 24px 34px 0; background: #fff; color: #20262e;
       font: 18.5px/1.86 "Noto Sans CJK TC", "Noto Sans TC", sans-serif; }
main { display: grid; grid-template-columns: 1fr 1fr; column-gap: 44px; }
h2 { font: 600 14px/1.4 "Noto Sans CJK TC", sans-serif; color: #5b6672; padding-bottom: 7px; margin-bottom: 12px;
     border-bottom: 1px solid #d9dee4; letter-spacing: .02em; }
h2 b { color: #20262e; }
p { margin-bottom: 14px; text-align: justify; }
.before { color: #39424d; }
mark { background: none; color: inherit; border-radius: 3px; padding: 1px 0; }
.before .repair { background: #f6e3df; } .before .term { background: #e4ecf7; } .before .typography { background: #eeeeea; }
.after .repair { background: #f9d5cd; color: #8f2413; }
.after .term { background: #d3e3f8; color: #174a86; }
.after .typography { background: #e8e8e2; }
.after .script { background: #e9e2f3; }
u { text-decoration: none; border-bottom: 2.5px solid; padding-bottom: 2px; }
.condition { border-color: #c0563f; } .drug { border-color: #2f7d5b; } .biology { border-color: #8a63b5; }
.name { border-color: #c08a1e; } .value { border-color: #4f86c6; }
footer { display: flex; flex-wrap: wrap; gap: 6px 22px; margin-top: 4px; padding-top: 12px; border-top: 1px solid #d9dee4;
         font: 13.5px/1.7 "Noto Sans CJK TC", sans-serif; color: #414b57; }
footer .space { flex: 1; }
footer .of { color: #7b8591; }
.values { border: 0; padding-top: 4px; gap: 6px 20px; }
code { font: 11.5px/1.7 "DejaVu Sans Mono", monospace; color: #5b6672; }
"""


def page() -> str:
    """The whole page, self-contained."""
    text = SOURCE.read_text(encoding="utf-8")
    document = slepipe.annotate(text)
    edition = slepipe.convert(text, to=LOCALE)
    blocks = [block for block in document.blocks if text.startswith(_SHOWN, block.start)]
    left = [_paragraph(text, block.start, block.end, _changes(edition, source=True), []) for block in blocks]
    right = [
        _paragraph(edition.text, *edition.to_target(block.start, block.end), _changes(edition), _underlines(document, edition))
        for block in blocks
    ]
    return (
        f'<!doctype html>\n<html lang="{LOCALE}">\n<meta charset="utf-8">\n<title>slepipe</title>\n<style>{_STYLE}</style>\n<main>\n'
        f'<section class="before"><h2><b>source</b> &nbsp; converted to Traditional by a machine</h2>{"".join(left)}</section>\n'
        f'<section class="after"><h2><b>zh-Hant-TW</b> &nbsp; edition with its edits and mentions</h2>{"".join(right)}</section>\n'
        f'</main>\n<footer>{_legend()}</footer>\n<footer class="values">{_values(document, edition)}</footer>\n</html>\n'
    )


Span = tuple[int, int, str]
"""start, end and CSS class of a stretch of text"""


def _changes(edition: slepipe.Edition, *, source: bool = False) -> list[Span]:
    spans = [(edit.start, edit.end) if source else edition.to_target(edit.start, edit.end) for edit in edition.edits]
    return [(start, end, edit.kind) for (start, end), edit in zip(spans, edition.edits, strict=True)]


def _underlines(document: slepipe.Document, edition: slepipe.Edition) -> list[Span]:
    outer = [mention for mention in document.mentions if not mention.nested]
    return [(*edition.to_target(mention.start, mention.end), _GROUP_OF[mention.type]) for mention in outer]


def _paragraph(text: str, start: int, end: int, marks: Sequence[Span], underlines: Sequence[Span]) -> str:
    """The text of a block with its marks and underlines; a mark may cross the bounds of an underline."""
    marked, underlined = _cover(marks, start, end), _cover(underlines, start, end)
    parts: list[str] = []
    for under, stretch in groupby(range(start, end), underlined.get):
        inner = "".join(_marked(text, list(same), mark) for mark, same in groupby(stretch, marked.get))
        parts.append(f'<u class="{under[1]}">{inner}</u>' if under else inner)
    return f"<p>{''.join(parts)}</p>"


def _cover(spans: Sequence[Span], start: int, end: int) -> dict[int, tuple[int, str]]:
    """The number and class of the span at each offset."""
    return {
        at: (number, name) for number, (first, last, name) in enumerate(spans) for at in range(max(first, start), min(last, end))
    }


def _marked(text: str, places: Sequence[int], mark: tuple[int, str] | None) -> str:
    shown = escape(text[places[0] : places[-1] + 1]).replace("\n", "↵<br>")
    return f'<mark class="{mark[1]}">{shown}</mark>' if mark else shown


def _legend() -> str:
    kinds = "".join(f'<span class="after"><mark class="{kind}">{kind}</mark></span>' for kind in _KINDS)
    groups = "".join(f'<span><u class="{group}">{label}</u></span>' for group, label in _LABELS.items())
    return f'<span class="of">edits</span>{kinds}<span class="space"></span><span class="of">mentions</span>{groups}'


def _values(document: slepipe.Document, edition: slepipe.Edition) -> str:
    shown: list[str] = []
    for written in _VALUES:
        mention = next(mention for mention in document.mentions if mention.text == written)
        start, end = edition.to_target(mention.start, mention.end)
        value = json.dumps(mention.value, ensure_ascii=False)
        shown.append(
            f'<span><u class="value">{escape(edition.text[start:end])}</u> <code>{escape(value, quote=False)}</code></span>'
        )
    return "".join(shown)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "result.html"
    target.write_text(page(), encoding="utf-8", newline="\n")
