"""Run OpenCC's published test cases through the editions and list what differs; docs/opencc.md gives the reasons.

    python scripts/opencc_cases.py testcases.json          from OpenCC's source distribution, test/testcases/

Terms and typography are off, and repair on. A character counts as right where it is OpenCC's, and as a variant where good authors write
both (variants.tsv).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

import slepipe
from slepipe.edit.tables import HONG_KONG, MAINLAND, TAIWAN, variants

CONFIGURATIONS = {
    "t2s": MAINLAND, "tw2s": MAINLAND, "hk2s": MAINLAND, "s2tw": TAIWAN, "s2t": TAIWAN, "t2tw": TAIWAN, "s2hk": HONG_KONG, "t2hk": HONG_KONG,
}  # fmt: skip


def main() -> None:
    """Print a line for each case that differs, and a table."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    # The file is JSON with comments and trailing commas.
    text = re.sub(r",(\s*[\]}])", r"\1", re.sub(r"(?m)^\s*//.*$", "", text))
    counts: Counter[tuple[str, str]] = Counter()
    for case in json.loads(text)["cases"]:
        for configuration, expected in case["expected"].items():
            if configuration in CONFIGURATIONS:
                verdict = judge(case["input"], expected, configuration)
                kind = "differs" if verdict else "equal" if verdict is None else "variants"
                counts[configuration, kind] += 1
                if verdict:
                    print(f"{configuration:<6}{case.get('id', '')}: {' '.join(verdict)}")
    print(f"\n{'configuration':<16}{'cases':>7}{'equal':>7}{'variants':>10}{'differs':>9}")
    for configuration in CONFIGURATIONS:
        numbers = [counts[configuration, kind] for kind in ("equal", "variants", "differs")]
        print(f"{configuration:<16}{sum(numbers):>7}{numbers[0]:>7}{numbers[1]:>10}{numbers[2]:>9}")


def judge(source: str, expected: str, configuration: str) -> list[str] | None:
    """None where the edition is OpenCC's text, otherwise the characters that are no variants (expected→made), with one on each side."""
    made = slepipe.convert(source, CONFIGURATIONS[configuration], terms=False, typography=False).text
    if made == expected:
        return None
    if len(made) != len(expected):
        return ["another length"]
    free = variants()
    return [
        f"{expected[max(0, at - 1) : at]}[{right}→{now}]{expected[at + 1 : at + 2]}"
        for at, (right, now) in enumerate(zip(expected, made, strict=True))
        if right != now and (right, now) not in free and (now, right) not in free
    ]


if __name__ == "__main__":
    main()
