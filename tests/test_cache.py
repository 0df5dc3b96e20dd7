"""The private cache: what it keeps, and which folders it refuses."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from slepipe.cache import cache_folder, cached, private_cache

posix = pytest.mark.skipif(os.name == "nt", reason="modes and links are POSIX")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's cache folder, still empty; temporary folders lie beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path / "home"


def keep(value: list[int], source: bytes = b"source") -> list[int]:
    """What the cache gives for a source, and ``value`` where it has nothing."""
    return cached("test", [source], list[int], lambda: value)


def test_the_cache_folder_is_private(home: Path) -> None:
    """It is made with mode 0700 below the user's cache folder and used again."""
    folder = private_cache()
    assert folder == home / "slepipe"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert private_cache() == folder


@posix
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o777])
def test_a_folder_that_others_may_enter_is_not_used(home: Path, mode: int) -> None:
    """A folder with another mode is refused; a new private one takes its place."""
    (home / "slepipe").mkdir(parents=True)
    (home / "slepipe").chmod(mode)
    folder = private_cache()
    assert folder != home / "slepipe"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@posix
def test_a_link_is_not_used(home: Path) -> None:
    """A symbolic link in place of the folder, even to a private one, is refused."""
    home.mkdir()
    target = home / "elsewhere"
    target.mkdir(mode=0o700)
    (home / "slepipe").symlink_to(target)
    assert private_cache() not in (home / "slepipe", target)


def test_a_cache_that_cannot_be_made_falls_back(home: Path) -> None:
    """A file where the folder should be gives a temporary folder."""
    home.mkdir()
    (home / "slepipe").write_text("")
    assert cache_folder() is None
    assert private_cache().is_dir()


def test_what_was_built_is_kept(home: Path) -> None:
    """The second time the first value comes back, for the same source and no other."""
    assert keep([1]) == [1]
    assert keep([2]) == [1]
    assert keep([3], b"other") == [3]


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\xa3abc", b"\x91\xa1a"])
def test_a_damaged_file_is_built_anew(home: Path, damage: bytes) -> None:
    """Emptied, no msgpack, or of another type."""
    keep([1])
    (kept,) = (home / "slepipe").glob("test-*")
    kept.write_bytes(damage)
    assert keep([2]) == [2]
    assert keep([3]) == [2]


def test_parts_of_the_source_do_not_run_together(home: Path) -> None:
    """ab + c is not a + bc."""
    assert cached("test", [b"ab", b"c"], list[int], lambda: [1]) == [1]
    assert cached("test", [b"a", b"bc"], list[int], lambda: [2]) == [2]


@posix
def test_nothing_is_read_from_a_folder_of_others(home: Path) -> None:
    """A kept file in a folder that others may write to is not trusted."""
    keep([1])
    (home / "slepipe").chmod(0o777)
    assert keep([2]) == [2]
