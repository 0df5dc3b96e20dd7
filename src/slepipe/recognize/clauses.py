"""Clauses of the flow."""

from __future__ import annotations


def last_clause(text: str, ends: str) -> str:
    """What of the text stands behind the last of the characters ``ends``."""
    return text[max(map(text.rfind, ends)) + 1 :]
