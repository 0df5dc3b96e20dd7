"""Options that several commands share."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest

from slepipe.cli.options import fault, parse_date
from slepipe.errors import SettingsError

Run = Callable[..., Any]


def test_a_date_is_read_or_is_an_error() -> None:
    """ISO 8601; without one there is none."""
    assert parse_date("2026-03-02") == datetime.date(2026, 3, 2)
    assert parse_date(None) is None
    with pytest.raises(SettingsError, match="--date '2026-02-30' is not a date; write it as YYYY-MM-DD"):
        parse_date("2026-02-30")


def test_the_date_of_the_article_supplies_the_year(slepipe: Run) -> None:
    """A date that leaves the year out is the latest before it."""
    outcome = slepipe("annotate", "--format", "json", "--date", "2026-03-02", stdin="新药在2月5日获批。")
    values = [m["value"] for m in json.loads(outcome.out)["mentions"] if m["type"] == "date"]
    assert values == [{"edtf": "2026-02-05"}]


@pytest.mark.parametrize("command", ["annotate", "run"])
def test_a_date_that_is_none_is_a_usage_error(slepipe: Run, command: str) -> None:
    """One line and status 2."""
    outcome = slepipe(command, "-", "--date", "yesterday", stdin="狼疮。")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == "slepipe: --date 'yesterday' is not a date; write it as YYYY-MM-DD\n"


def test_both_engines_cut_words(slepipe: Run) -> None:
    """A recognized entity is whole in either."""
    for engine in ("rjieba", "jieba"):
        outcome = slepipe("segment", "--segmenter", engine, stdin="系统性红斑狼疮患者")
        assert outcome.out == "系统性红斑狼疮 患者\n"
    assert slepipe("segment", "--segmenter", "mecab", stdin="狼疮").status == 2


def test_a_fault_is_one_line() -> None:
    """Its type and message, whatever line ends the message has."""
    assert fault(ValueError("a\n  b")) == "a fault of slepipe (ValueError: a b); report it, see --debug"
