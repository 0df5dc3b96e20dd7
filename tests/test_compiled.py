"""Compiled expressions kept between runs."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import msgspec
import pytest

from slepipe import compiled
from slepipe.compiled import compile_kept, keep_compiled

SOURCE = r"(?i)(?P<number>\d+)\s?(?:年|月)(?![日号])|[\u4e00-\u9fff]{2,4}(?<=院)"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache for each test, and nothing remembered of another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(compiled, "_made", {})
    forget()


def forget() -> None:
    """As a new run begins."""
    compiled._kept.cache_clear()
    compiled._path.cache_clear()


def test_a_kept_expression_is_the_one_that_re_compiles() -> None:
    """``re`` compares flags, code and groups; and it answers alike."""
    compile_kept(SOURCE)
    keep_compiled()
    forget()
    compiled._made.clear()
    again = compile_kept(SOURCE)
    assert not compiled._made
    assert again == re.compile(SOURCE)
    match = again.search("12 年")
    assert match is not None
    assert match["number"] == "12"


def test_every_expression_of_the_package_answers_alike() -> None:
    """Also with groups, look-arounds and sets; those that stand in the modules. Only what begins them is told to the engine more often."""
    import gc

    import slepipe
    from slepipe.patterns import Pattern

    text = Path("source/sle-treatments-review.txt").read_text(encoding="utf-8")
    slepipe.annotate(text)
    sources = {each.source for each in gc.get_objects() if isinstance(each, Pattern)}
    assert len(sources) > 100
    assert [source for source in sources if _spans(compile_kept(source), text) != _spans(re.compile(source), text)] == []


def _spans(pattern: re.Pattern[str], text: str) -> tuple[object, ...]:
    spans = [(match.span(), match.groups()) for match in pattern.finditer(text)]
    return pattern.flags, pattern.groups, pattern.groupindex, spans


def test_what_is_kept_is_private() -> None:
    """Nobody else reads or writes the file's folder."""
    compile_kept(SOURCE)
    keep_compiled()
    path = compiled._path()
    assert path is not None
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"\x00garbage", None])
def test_a_damaged_file_or_code_is_worked_out_anew(damage: bytes | None) -> None:
    """Bytes that are no such file, and code that the engine refuses."""
    compile_kept(SOURCE)
    keep_compiled()
    path = compiled._path()
    assert path is not None
    if damage is None:
        kept = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, compiled.Compiled])
        wrong = {source: msgspec.structs.replace(one, code=one.code[:-8]) for source, one in kept.items()}
        damage = msgspec.msgpack.encode(wrong)
    path.write_bytes(damage)
    forget()
    assert compile_kept(SOURCE).search("3月") is not None


def test_a_wrong_expression_raises_as_re_does() -> None:
    """Its error shows at the first use."""
    with pytest.raises(re.error):
        compile_kept("(")
