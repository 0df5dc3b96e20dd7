"""Patterns that compile at first use."""

from __future__ import annotations

from slepipe.patterns import Pattern


def test_a_pattern_compiles_when_first_asked_and_answers_like_re() -> None:
    """Nothing is compiled before the first question; then the methods are those of the compiled pattern."""
    pattern = Pattern(r"(?P<n>\d+)年")
    assert "match" not in vars(pattern)
    match = pattern.match("12年")
    assert match is not None
    assert match["n"] == "12"
    assert "match" in vars(pattern)
    assert pattern.findall("1年2年") == ["1", "2"]
