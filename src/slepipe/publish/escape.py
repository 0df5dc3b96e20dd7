"""Article text as inert Markdown: what it says is shown, never interpreted."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from slepipe.patterns import Pattern

# Characters that CommonMark or its table and strike-through extensions could read as markup inside a line.
_INLINE = Pattern(r"[\\`*\[\]|~]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z][0-9A-Za-z]*;)|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
# What could open a block at the start of a line (a heading, a list, a quote, a rule, a setext underline), and the
# hashes that would close a heading at its end.
_LINE = Pattern(r"^(?=[#+\->=])|^\d{1,9}(?=[.)](?:\s|$))|(?<=\s)(?=#+\s*$)")
# Inline markup that a Markdown source keeps: escapes, code, strong, emphasis, and links to the web, whose brackets are in pairs. An image is none of
# them, a page must not load what the article names; nor is a label that begins like a footnote's.
_MARKUP = Pattern(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])|(?P<code>`[^`\r\n]+`)"
    r"|(?P<strong>\*\*(?=\S)[^*\n]+\*\*)|(?P<em>(?<!\*)\*(?=\S)[^*\n]+\*(?!\*))"
    r"|(?<!!)\[(?!\^)(?P<label>[^\[\]\n]+)\]\(<?(?P<url>https?://(?:[^\s()<>\\`|]|\([^\s()<>\\`|]*\))+)>?\)"
)
_ESCAPED = Pattern(r"\\([!-/:-@\[-`{-~])")
# JSON allows these in a string; in YAML they are line ends or not allowed at all.
_NOT_YAML = Pattern("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@lru_cache(maxsize=8192)
def escape(text: str) -> str:
    """Markdown that renders as ``text``; line ends become spaces, and white space before the text goes."""
    line = text.lstrip().replace("\r", " ").replace("\n", " ")
    line = _INLINE.sub(lambda match: "\\" + match[0], line)
    return _LINE.sub(lambda match: match[0] + "\\", line)


def escape_markup(text: str) -> str:
    """As ``escape``, but emphasis, code and web links of a Markdown source keep their meaning."""
    parts: list[str] = []
    at = 0
    for match in _MARKUP.finditer(text):
        parts.append(escape(text[at : match.start()]) if at == 0 else _inner(text[at : match.start()]))
        parts.append(_kept(match))
        at = match.end()
    parts.append(escape(text[at:]) if at == 0 else _inner(text[at:]))
    return "".join(parts)


def _inner(text: str) -> str:
    """Escape text that does not start a line."""
    return escape("x" + text)[1:]


def _kept(match: re.Match[str]) -> str:
    if match["escaped"] or match["code"]:
        return match[0]
    if match["strong"]:
        return f"**{_content(match['strong'][2:-2])}**"
    if match["em"]:
        return f"*{_content(match['em'][1:-1])}*"
    return f"[{_content(match['label'])}](<{match['url']}>)"


def _content(text: str) -> str:
    """What stands inside markup, the author's own escapes read."""
    return _inner(_ESCAPED.sub(r"\1", text))


def front_matter(fields: dict[str, object]) -> str:
    """YAML front matter; every value is a JSON literal, which YAML reads as plain data."""
    lines = [f"{key}: {_literal(value)}" for key, value in fields.items() if value not in (None, "", [])]
    return "\n".join(["---", *lines, "---", ""])


def _literal(value: object) -> str:
    text = msgspec.json.format(msgspec.json.encode(value), indent=0).decode()
    return text if text.isprintable() else _NOT_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def link(url: str) -> str:
    """An autolink for a web address; other text is escaped."""
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>]+", url) else escape(url)


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table of cells that are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
