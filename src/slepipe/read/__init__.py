"""Bytes to text, and text to an article: its blocks, its front matter and the gaps in its flow."""

from __future__ import annotations

from typing import Final

from slepipe.errors import InputError
from slepipe.model import Article
from slepipe.patterns import Pattern
from slepipe.read.decode import decode
from slepipe.read.flow import find_gaps
from slepipe.read.frontmatter import split_front_matter

__all__ = ["decode", "read_article"]

# The line below the head of a table: | --- | :---: |
_TABLE: Final = Pattern(r"(?m)^ {0,3}\|[^\n]*\|[ \t]*\r?\n {0,3}\|(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t]*\r?$")


def read_article(text: str, *, markdown: bool = False) -> Article:
    """The article in ``text``, which itself stays untouched; ``markdown`` tells that it is written in Markdown.

    A text with a table of Markdown is read as Markdown in any case: only there do the cells of a row stay together.

    Blocks are in order, never overlap, and neither begin nor end with white space. In plain text each character
    that is neither blank nor markup lies in one of them. Raises ``InputError`` for a lone surrogate, and only for that.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"the text holds half a character (lone surrogate U+{ord(text[error.start]):04X}) at offset {error.start}; "
            "decode its bytes as UTF-8 again"
        ) from error
    markdown = markdown or _TABLE.search(text) is not None
    meta, start = split_front_matter(text)
    if markdown:
        from slepipe.read.markdown import read_markdown as read_blocks
    else:
        from slepipe.read.plain import read_plain as read_blocks
    blocks, breaks = read_blocks(text, start)
    return Article(text, tuple(blocks), meta, find_gaps(text, blocks, breaks), markdown)
