"""How long a diff takes beside annotating its two documents, and how that grows with their length."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable

import slepipe

TARGET = 100
"""Milliseconds that the diff of two articles of 16 kB may take."""


def show_times(texts: list[str], *, quick: bool) -> None:
    """Print both tables; the ratios tell, absolute times depend on the machine."""
    rounds = 3 if quick else 7
    longest = max(texts, key=len)
    old, new = slepipe.annotate(longest), slepipe.annotate(revised(longest))
    both = timed(lambda: (slepipe.annotate(longest), slepipe.annotate(revised(longest))), rounds)
    took = timed(lambda: slepipe.diff(old, new), rounds)
    print(
        f"\ntwo articles of {len(longest.encode()) / 1000:.1f} kB, every tenth figure changed: annotate both {both:.1f} ms, diff {took:.1f} ms",
        end="",
    )
    print(f" = {took / both:.2f} of it (target: under {TARGET} ms)\n")
    joined = "\n\n".join(texts)
    print(
        f"{'length':<10}{'kB':>7}{'annotate both':>15}{'diff':>9}{'x':>7}{'n log n':>9}    copies: {'kB':>7}{'diff':>9}{'x':>7}{'n log n':>9}"
    )
    first = first_copies = 0.0
    for times in (1, 2, 4, 8):
        text = joined[: len(joined) * times // 8]
        both, took = times_of(text, rounds)
        first = first or took
        copies = "\n\n".join(as_copy(joined[: len(joined) // 8], number) for number in range(times))
        _, of_copies = times_of(copies, rounds)
        first_copies = first_copies or of_copies
        limit = times * (1 + math_log2(times) / 12)
        row = f"{times}x        {len(text.encode()) / 1000:>7.1f}{both:>15.1f}{took:>9.1f}{took / first:>7.1f}{limit:>9.1f}"
        print(
            f"{row}            {len(copies.encode()) / 1000:>7.1f}{of_copies:>9.1f}{of_copies / first_copies:>7.1f}{limit:>9.1f}"
        )


def math_log2(number: int) -> int:
    return number.bit_length() - 1


def times_of(text: str, rounds: int) -> tuple[float, float]:
    """Milliseconds for annotating a text and its revision, and for their diff."""
    old, new = slepipe.annotate(text), slepipe.annotate(revised(text))
    return timed(lambda: (slepipe.annotate(text), slepipe.annotate(revised(text))), 1), timed(
        lambda: slepipe.diff(old, new), rounds
    )


def timed(action: Callable[[], object], rounds: int) -> float:
    """The median of some rounds, in milliseconds."""
    action()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def revised(text: str) -> str:
    """A text in which every tenth figure is another one."""
    count = 0

    def change(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return str(int(match.group()) + 1) if count % 10 == 0 else match.group()

    return re.sub(r"(?<![\d.\w/-])[1-9]\d{0,2}(?![\d.\w/-])|(?<=[一-鿿])[1-9]\d{0,2}(?=[一-鿿%])", change, text)


def as_copy(text: str, number: int) -> str:
    """A text with other figures: the hardest to tell apart, for each of its sentences stands as often as there are copies."""
    return re.sub(r"(?<=[一-鿿])[1-9]\d{0,2}(?=[一-鿿%])", lambda match: str(int(match.group()) + number), text)
