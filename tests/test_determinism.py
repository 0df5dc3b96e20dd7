"""The same articles give the same bytes, wherever and however slepipe is started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ARTICLES = {
    "b/门诊笔记.md": "---\ndate: 2026-03-02\n---\n# 门诊笔记\n\n贝利尤单抗(Benlysta)与羟氯喹用于系统性红斑狼疮,2月5日起每4周一次。\n\n| 药 | 量 |\n|-|-|\n| 泼尼松 | 5 mg/天 |\n",
    "a/note.txt": "紅斑狼瘡衛教\n\n一、用藥\n病友服用類固醇後癥狀改善,復雜的個案約占30%,蛋白尿與干擾素也須追蹤。\n二、參考\n(1) 定期回診\n(2) 避免日曬\n",
    "c/note.txt": "BLISS-52是一项III期试验,SRI-4应答率为57.6%(p=0.0006),对照组为43.6%,自1月起随访。",
    "c/empty.txt": "",
}


def _run(folder: Path, output: Path, cwd: Path, arguments: list[str], **environment: str) -> dict[str, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "slepipe", "run", *arguments, "-o", str(output)],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr.decode()
    assert str(folder).encode() not in b"".join(path.read_bytes() for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.mark.parametrize("articles", [_ARTICLES], ids=["articles"])
def test_the_same_articles_give_the_same_bytes(tmp_path: Path, articles: dict[str, str]) -> None:
    """Whatever the hash seed, time zone, locale, working folder, the form and order of arguments, other locales, and a new, used or no cache."""
    for name, text in articles.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    cache = str(tmp_path / "cache")
    first = _run(tmp_path, tmp_path / "1", tmp_path, ["in"], PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8", XDG_CACHE_HOME=cache)
    absolute = [str(tmp_path / "in" / name) for name in sorted(articles, reverse=True)]
    second = _run(
        tmp_path,
        tmp_path / "2",
        Path("/"),
        absolute,
        PYTHONHASHSEED="1",
        TZ="Asia/Taipei",
        LC_ALL="zh_TW.UTF-8",
        XDG_CACHE_HOME=cache,
    )
    relative = ["../c", "note.txt", "../b/*.md"]
    cwd = tmp_path / "in" / "a"
    third = _run(
        tmp_path,
        tmp_path / "3",
        cwd,
        relative,
        PYTHONHASHSEED="77",
        TZ="America/New_York",
        LC_ALL="C",
        LANGUAGE="ja",
        XDG_CACHE_HOME=os.devnull,
    )
    alone = _run(tmp_path, tmp_path / "4", tmp_path, ["in", "--locale", "zh-Hans"], XDG_CACHE_HOME=cache)
    assert len(first) == 3 * 11 + 2
    assert len(alone) == 3 * 3 + 2
    assert [name for name in alone if name.endswith(("zh-Hans.md", "zh-Hans.json")) and alone[name] != first[name]] == []
    for other in (second, third):
        assert sorted(other) == sorted(first)
        assert [name for name in first if other[name] != first[name]] == []
