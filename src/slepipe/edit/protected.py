"""Spans that no edition touches: web addresses, DOIs, and the code of a Markdown article."""

from __future__ import annotations

from slepipe.model import Article
from slepipe.patterns import Pattern

# An address may hold Han (an encyclopedia's do); it ends before a blank, a bracket, a quotation mark or full-width punctuation, and
# before an ASCII mark that no ASCII follows.
_ADDRESS = Pattern(
    r"(?:https?://|ftp://|www\.|\b10\.\d{4,9}/)"
    r"(?:[^\s<>\"'(),;:!?.，。；：、！？（）「」『』“”‘’《》【】]|[,;:!?.](?=[!-~]))+"
)
_FENCED = Pattern(r"(?ms)^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)")
_INLINE = Pattern(r"(?<!`)(?P<ticks>`+)(?!`)[^\n]+?(?<!`)(?P=ticks)(?!`)")


def protected_spans(article: Article) -> tuple[tuple[int, int], ...]:
    """The spans of an article that stay as they are, sorted by kind."""
    text = article.text
    found = [match.span() for match in _ADDRESS.finditer(text)] if "/" in text or "www." in text else []
    if article.markdown and ("`" in text or "~~~" in text):
        found += [match.span() for match in _FENCED.finditer(text)]
        found += [match.span() for match in _INLINE.finditer(text)]
    return tuple(span for span in found if not text[slice(*span)].isascii())
