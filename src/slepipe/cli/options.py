"""Options that several commands share."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable
from typing import Any

import click

from slepipe.edit.edition import Switches
from slepipe.edit.typography import DEFAULT_RULES, EXTRA_RULES
from slepipe.errors import SettingsError

_KINDS = ("repair", "term", "typography")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

encoding_option = click.option("--encoding", metavar="NAME", help="Encoding of sources that are not UTF-8, e.g. big5 or gb18030.")
lexicon_option = click.option(
    "--lexicon",
    multiple=True,
    type=click.Path(dir_okay=False),
    metavar="TABLE",
    help="A lexicon table of your own; may be repeated.",
)
glossary_option = click.option(
    "--glossary",
    multiple=True,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Rules of an editor, see docs/review.md; may be repeated.",
)
without_option = click.option(
    "--without",
    multiple=True,
    metavar="RULE",
    help="Leave out the edits of a rule, e.g. typography.dash, term.metformin or term; may be repeated.",
)
extra_option = click.option(
    "--extra", multiple=True, metavar="RULE", help="Apply a rule that is off by default, e.g. typography.space; may be repeated."
)
date_option = click.option("--date", metavar="YYYY-MM-DD", help="Date of the articles, for dates that leave the year out.")
segmenter_option = click.option(
    "--segmenter", type=click.Choice(["rjieba", "jieba"]), default="rjieba", show_default=True, help="Engine that cuts words."
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help='Output; with jsonl, standard input and .jsonl files hold one {"id", "text"} a line, and so does the answer.',
)


def parse_date(text: str | None) -> datetime.date | None:
    """The date of an option; raises ``SettingsError`` for one that is none."""
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"--date {text!r} is not a date; write it as YYYY-MM-DD") from error


def parse_switches(without: tuple[str, ...], extra: tuple[str, ...], **kinds: bool) -> Switches:
    """The switches of options; raises ``SettingsError`` for a rule that cannot be left out, or is not one of those off by default."""
    for rule in without:
        if rule.partition(".")[0] not in _KINDS:
            raise SettingsError(f"--without {rule}: no such rule; a rule begins with {', '.join(_KINDS)}, see docs/editions.md")
        if rule.startswith("typography.") and rule not in (*DEFAULT_RULES, *EXTRA_RULES):
            raise SettingsError(f"--without {rule}: no such rule; choose one of {', '.join(DEFAULT_RULES)}")
    for rule in extra:
        if rule not in EXTRA_RULES:
            raise SettingsError(f"--extra {rule}: no such rule; choose one of {', '.join(EXTRA_RULES)}")
    return Switches(without=without, extra=extra, **kinds)


def fault(error: Exception) -> str:
    """One line for an error that slepipe did not raise on purpose."""
    return f"a fault of slepipe ({type(error).__name__}: {' '.join(str(error).split())}); report it, see --debug"


def mute() -> None:
    """Send what is still to be printed nowhere; otherwise Python complains of the broken pipe when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
