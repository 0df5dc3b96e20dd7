"""Time slepipe beside jieba and the native engines, on the same articles, in one run.

    python scripts/bench.py [FILE...]          default: source/

Warm: in this process, after two rounds that do not count; the three are timed in turn and the median is shown.
Cold: a new process each, ``slepipe run`` of one article beside ``jieba.lcut`` of it, after a round that does not count and leaves
each its caches, Python's bytecode among them. Read the ratios: absolute times depend on the machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import rjieba
from ahocorasick_rs import AhoCorasick, MatchKind
from opencc import OpenCC

from slepipe.cli.files import collect_sources
from slepipe.cli.run import publish_source
from slepipe.lexicon import load_lexicon
from slepipe.pipeline import Options
from slepipe.publish.catalogs import available, load_labels

ROUNDS = 15
COLD_ROUNDS = 7


def main() -> None:
    """Print both tables."""
    files = sys.argv[1:] or ["source/"]
    sources = collect_sources(files)
    jieba.setLogLevel(60)
    jieba.initialize()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'warm, ms':<34}{'pipeline':>10}{'jieba':>10}{'engines':>10}{'pipeline/jieba':>16}{'pipeline/engines':>18}")
        for source in sources:
            text = source.read().decode()
            labels = [load_labels(tag) for tag in available()]
            jobs = (
                lambda s=source, c=labels: publish_source(s, fresh(folder), c, None, Options()),
                lambda t=text: jieba.lcut(t),
                engines(text),
            )
            show(source.id, in_turn(jobs))
        print(f"\n{'cold, ms':<34}{'run':>10}{'jieba':>10}{'':>10}{'run/jieba':>16}")
        for source in sources[:1] if len(sys.argv) > 1 else sources:
            run = [sys.executable, "-m", "slepipe", "run", "--quiet", str(source.path), "-o", folder]
            cut = [sys.executable, "-c", f"import jieba; jieba.lcut(open({str(source.path)!r}, encoding='utf-8').read())"]
            one, two = cold(run, cut)
            print(f"{source.id:<34}{one:>10.0f}{two:>10.0f}{'':>10}{one / two:>16.2f}")


def fresh(folder: str) -> Path:
    """A new folder for each round, so that every file is really written."""
    return Path(tempfile.mkdtemp(dir=folder))


def engines(text: str) -> Callable[[], None]:
    """What the native engines alone cost for one article: OpenCC to Simplified and to three editions, rjieba, the matcher."""
    simplify, traditional, taiwan, hong_kong = (OpenCC(name) for name in ("t2s", "s2t", "t2tw", "t2hk"))
    matcher = AhoCorasick(load_lexicon().readings(), matchkind=MatchKind.Standard)

    def work() -> None:
        simple = simplify.convert(text)
        rjieba.tag(simple, True)
        matcher.find_matches_as_indexes(simple.lower(), overlapping=True)
        standard = traditional.convert(simple)
        taiwan.convert(standard)
        hong_kong.convert(standard)

    return work


def in_turn(jobs: tuple[Callable[[], object], ...]) -> list[float]:
    """Median milliseconds of each job, run A B C A B C."""
    times: list[list[float]] = [[] for _ in jobs]
    for number in range(ROUNDS + 2):
        for taken, job in zip(times, jobs, strict=True):
            start = time.perf_counter()
            job()
            if number >= 2:
                taken.append((time.perf_counter() - start) * 1000)
    return [statistics.median(taken) for taken in times]


def show(name: str, medians: list[float]) -> None:
    """One line of the warm table."""
    pipeline, cut, native = medians
    print(f"{name:<34}{pipeline:>10.1f}{cut:>10.1f}{native:>10.1f}{pipeline / cut:>16.2f}{pipeline / native:>18.1f}")


def cold(*commands: list[str]) -> tuple[float, ...]:
    """Median milliseconds of each command as a whole process, run in turn."""
    times: list[list[float]] = [[] for _ in commands]
    # An installation has its bytecode; where this variable is set, every process would compile all modules anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for number in range(COLD_ROUNDS + 1):
        for taken, command in zip(times, commands, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            if number:
                taken.append((time.perf_counter() - start) * 1000)
    return tuple(statistics.median(taken) for taken in times)


if __name__ == "__main__":
    main()
