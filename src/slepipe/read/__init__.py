"""Bytes to text, and text to an article: its blocks, its front matter and the gaps in its flow."""

from __future__ import annotations

from slepipe.errors import InputError
from slepipe.model import Article
from slepipe.read.decode import decode
from slepipe.read.flow import find_gaps
from slepipe.read.frontmatter import split_front_matter

__all__ = ["decode", "read_article"]


def read_article(text: str, *, markdown: bool = False) -> Article:
    """The article in ``text``, which itself stays untouched; ``markdown`` tells that it is written in Markdown.

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
    meta, start = split_front_matter(text)
    if markdown:
        from slepipe.read.markdown import read_markdown as read_blocks
    else:
        from slepipe.read.plain import read_plain as read_blocks
    blocks, breaks = read_blocks(text, start)
    return Article(text, tuple(blocks), meta, find_gaps(text, blocks, breaks), markdown)
