"""The committed output is what the pipeline makes of the committed sources now."""

from __future__ import annotations

from pathlib import Path

import pytest

from slepipe.cli import main

ROOT = Path(__file__).parents[1]


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.skipif(not (ROOT / "output").is_dir() or not (ROOT / "source").is_dir(), reason="not a checkout")
def test_the_committed_output_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of output/ byte for byte, no file more and none missing."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(SystemExit) as ended:
        main(["run", "source/", "--output", str(tmp_path / "output"), "--quiet"])
    assert ended.value.code == 0
    made, committed = _tree(tmp_path / "output"), _tree(ROOT / "output")
    differing = [name for name in sorted(made | committed) if made.get(name) != committed.get(name)]
    assert not differing, (
        f"output/ is stale ({', '.join(differing[:5])}, {len(differing)} in all): run `make run` and commit output/"
    )
