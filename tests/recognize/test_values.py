"""recognize_values: the fixture table values.tsv, laws over all texts, and the score on the annotated texts."""

from __future__ import annotations

import datetime
import json
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slepipe.model import Article
from slepipe.recognize.found import Found, outermost
from slepipe.recognize.values import recognize_values
from slepipe.view import simplified_view

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "dev"
TYPES = ("date", "duration", "age", "percent", "count", "money", "dose", "measurement", "phase", "identifier")
CASES = [line.split("\t") for line in (HERE / "values.tsv").read_text(encoding="utf-8").splitlines()[1:]]
PIECES = (
    "每第半约≥±前数几上十百千万亿一二两三四五六七八九〇○零点分之成年月日周天个小时岁元例名次期至到~-–、，。；,.:;"
    "()/\n 余多"
    "0123456789%‰×^mgkLPpQqBbHRO=<>°μ²"
)
texts = st.one_of(
    st.text(alphabet=PIECES, max_size=60),
    st.lists(st.sampled_from([case[0] for case in CASES]), max_size=4).map("".join),
    st.text(max_size=60),
)


def flow_of(text: str) -> str:
    """The flow that recognizers see of a text without line ends or hidden characters."""
    return simplified_view(Article(text=text, blocks=())).flow


def shown(text: str, found: list[Found]) -> list[tuple[str, str, object]]:
    """Mentions as the fixture table writes them."""
    return [(each.type, text[each.start : each.end], each.value) for each in found]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_phrase_of_the_table_gives_exactly_its_mentions(case: list[str]) -> None:
    """Type, span and value of every mention are those of the row, and there are no others."""
    phrase, date, *cells = case
    expected = [(kind, text, json.loads(value)) for kind, text, value in (cell.split("|", 2) for cell in cells)]
    reference = None if date == "-" else datetime.date.fromisoformat(date)
    assert shown(phrase, recognize_values(flow_of(phrase), date=reference)) == expected


@given(texts, st.one_of(st.none(), st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))))
def test_values_of_any_text_are_sorted_disjoint_and_inside_it(text: str, date: datetime.date | None) -> None:
    """No text makes the recognizer raise; spans do not overlap and lie within the text."""
    end = 0
    for found in recognize_values(text, date=date):
        assert end <= found.start < found.end <= len(text)
        assert found.type in TYPES
        assert found.value
        assert json.loads(json.dumps(found.value)) == found.value
        end = found.end


@given(st.sampled_from([case[0] for case in CASES]), st.sampled_from(["", "。", "患者好转。\n", "（见上）"]))
def test_values_do_not_depend_on_where_the_phrase_stands(phrase: str, before: str) -> None:
    """A sentence before a phrase shifts its mentions and changes nothing else."""
    alone = recognize_values(flow_of(phrase))
    moved = recognize_values(before + flow_of(phrase))
    assert [(f.type, f.start + len(before), f.end + len(before), f.value) for f in alone] == [
        (f.type, f.start, f.end, f.value) for f in moved
    ]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("約2800餘例病人服藥52週，年滿18歲", "约2800余例病人服药52周，年满18岁"),
        ("費用14.90萬元人民幣，兩項試驗", "费用14.90万元人民币，两项试验"),
        ("每公斤１０毫克，緩解率９９．１％", "每公斤10毫克，缓解率99.1%"),
    ],
)
def test_script_and_width_do_not_change_values(traditional: str, simplified: str) -> None:
    """歲 and 岁, 萬 and 万, full-width and ASCII digits give the same spans and values."""
    assert recognize_values(flow_of(traditional)) == recognize_values(flow_of(simplified))


def test_long_runs_of_numerals_are_read_in_linear_time() -> None:
    """Twenty thousand numerals or codes in a row take well under the ten seconds of a quadratic search."""
    started = time.process_time()
    for run in ("一", "一百", "1,", "每4周"):
        recognize_values(run * (20_000 // len(run)))
    assert time.process_time() - started < 8


def test_of_two_overlapping_values_the_longer_stays() -> None:
    """A dose that contains a duration is kept, the duration is dropped; equal spans keep the first."""
    inner, outer = Found("duration", 1, 3, {}, "a"), Found("dose", 0, 5, {}, "b")
    assert outermost([inner, outer]) == [outer]
    assert outermost([inner, Found("date", 1, 3, {}, "c")]) == [inner]


@pytest.mark.skipif(not SHARED.exists(), reason="the annotated texts are not beside the repository")
@pytest.mark.parametrize("kind", TYPES)
def test_annotated_texts_are_read_with_precision_and_recall_of_95_percent(kind: str) -> None:
    """Strict spans and types on ../shared/dev."""
    counts: Counter[str] = Counter()
    for path in sorted((SHARED / "texts").glob("*.txt")):
        rows = map(json.loads, (SHARED / "gold" / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines())
        gold = {(row["start"], row["end"]) for row in rows if row["type"] == kind}
        flow = flow_of(path.read_text(encoding="utf-8"))
        found = {(each.start, each.end) for each in recognize_values(flow) if each.type == kind}
        counts += Counter(right=len(gold & found), gold=len(gold), found=len(found))
    assert counts["right"] >= 0.95 * max(counts["gold"], counts["found"])


def test_the_mark_of_an_item_is_no_part_of_its_first_number() -> None:
    """3.6个月内 behind an item 2 is 6个月; without one it is 3.6个月."""
    text = "入选标准：\n2.年满18岁；\n3.6个月内未用激素"
    found = [(text[f.start : f.end], f.value) for f in recognize_values(text)]
    assert found == [("18岁", {"number": 18, "comparator": ">=", "unit": "a"}), ("6个月", {"iso8601": "P6M"})]
    assert [f.value for f in recognize_values("历时3.6个月完成")] == [{"iso8601": "P3.6M"}]
