"""A corpus in groups: counts, status and changed facts, over eight short articles of two sources (tests/trends/corpus)."""

from __future__ import annotations

import itertools
import weakref
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import slepipe
from slepipe.cli.documents import collect_documents, read_documents, source_of
from slepipe.model import Document
from slepipe.pipeline import Options
from slepipe.trends.dates import month_of
from slepipe.trends.trends import Change, Group, Trend, Trends, find_trends, select

# Articles are annotated within; a busy machine is no failure.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

FOLDER = Path(__file__).parent / "corpus"


def read() -> list[tuple[str, str, Document]]:
    """Month, source and document of each article."""
    found = []
    for source in collect_documents([str(FOLDER)]):
        for document in read_documents(source, None, Options()):
            found.append((month_of(document), source_of(document, source), document))
    return found


@pytest.fixture(scope="module")
def documents() -> list[tuple[str, str, Document]]:
    """The corpus, annotated once."""
    return read()


@pytest.fixture(scope="module")
def months(documents: list[tuple[str, str, Document]]) -> Trends:
    """The corpus by month."""
    return find_trends((month, document) for month, _, document in documents)


def of(trends: Trends, entity: str) -> Trend:
    """The row of an entity."""
    return next(each for each in trends.entities if each.id == entity)


def told(change: Change) -> tuple[str, str, str, tuple[str, ...]]:
    """A change without its values."""
    return change.since, change.group, change.role, tuple(part.entity or part.text for part in change.about)


def annotated(*texts: str) -> list[tuple[str, Document]]:
    """One document a group, the groups in order."""
    made = [slepipe.annotate(text) for text in texts]
    return [(str(number), msgspec.structs.replace(each, id=f"d{number}")) for number, each in enumerate(made)]


def test_months_are_in_order_and_the_undated_last(months: Trends) -> None:
    """Four months by front matter, byline and the day that a text begins with; one note has no date."""
    expected = (("2025-06", 2), ("2025-07", 1), ("2025-08", 2), ("2025-09", 2), ("undated", 1))
    assert months.groups == tuple(itertools.starmap(Group, expected))


def test_an_entity_is_counted_by_document_and_by_mention(months: Trends) -> None:
    """Belimumab stands in one article of each source in June, in Simplified and in Traditional characters."""
    cells = [(cell.group, cell.documents, cell.mentions) for cell in of(months, "belimumab").cells]
    assert cells == [("2025-06", 2, 2), ("2025-08", 1, 1), ("2025-09", 1, 1)]


@pytest.mark.parametrize(
    ("entity", "status", "first", "last"),
    [
        ("belimumab", "steady", "2025-06", "2025-09"),
        ("sri-4", "appeared", "2025-08", "2025-09"),
        ("national-medical-products-administration", "appeared", "2025-09", "2025-09"),
        ("btk", "disappeared", "2025-06", "2025-08"),
        ("lupus-nephritis", "passing", "2025-08", "2025-08"),
        ("hydroxychloroquine", "disappeared", "2025-06", "2025-07"),
    ],
)
def test_the_status_tells_first_and_last_month(months: Trends, entity: str, status: str, first: str, last: str) -> None:
    """What the undated note mentions makes no difference to it."""
    row = of(months, entity)
    assert (row.status, row.first, row.last) == (status, first, last)


def test_what_only_undated_articles_mention_is_undated() -> None:
    """It has no first and no last month."""
    pairs = [("2025-01", slepipe.annotate("羟氯喹有效。")), ("undated", slepipe.annotate("贝利尤单抗有效。"))]
    row = of(find_trends(pairs), "belimumab")
    assert (row.status, row.first, row.last) == ("undated", "", "")


def test_a_source_may_be_called_undated() -> None:
    """Only among months is it the group without a date."""
    row = of(find_trends([("undated", slepipe.annotate("羟氯喹有效。"))], by="source"), "hydroxychloroquine")
    assert (row.status, row.first) == ("steady", "undated")


def test_a_code_and_its_name_are_one_drug(months: Trends) -> None:
    """QX-7714 in June, both names in July, ilvarotinib alone from August on."""
    row = of(months, "drug:ilvarotinib")
    assert [cell.group for cell in row.cells] == ["2025-06", "2025-07", "2025-08", "2025-09"]
    assert not [each for each in months.entities if "7714" in each.id]


def test_the_changes_are_those_that_the_articles_report(months: Trends) -> None:
    """Phase, participants and dose change in August, the responders in September; what July repeats of June is none."""
    assert [told(change) for change in months.changes] == [
        ("2025-06", "2025-08", "dose", ("belimumab", "subcutaneous")),
        ("2025-07", "2025-08", "phase", ("trial:horizon-3",)),
        ("2025-07", "2025-08", "population", ("trial:horizon-3",)),
        ("2025-08", "2025-09", "treated", ("trial:horizon-3", "sri-4", "")),
    ]


def test_a_change_has_both_values_and_the_articles_that_state_the_new_one(months: Trends) -> None:
    """The phase in normal form, and the article that tells of phase 3."""
    change = next(change for change in months.changes if change.role == "phase")
    assert (change.kind, change.type, change.old, change.new) == (
        "trial",
        "phase",
        ({"phase": "PHASE2"},),
        ({"phase": "PHASE3"},),
    )
    assert change.documents == ("2025-08-phase3",)


def test_sources_are_groups_too(documents: list[tuple[str, str, Document]]) -> None:
    """By the front matter, else by the folder."""
    trends = find_trends(((source, document) for _, source, document in documents), by="source")
    assert trends.groups == (Group("fengshi", 4), Group("康讯周刊", 4))
    assert of(trends, "trial:horizon-3").status == "appeared"
    assert of(trends, "hydroxychloroquine").status == "steady"


@given(st.permutations(range(8)))
def test_the_order_of_the_files_is_no_matter(documents: list[tuple[str, str, Document]], order: list[int]) -> None:
    """Any order of the articles gives the same JSON."""
    expected = find_trends((month, document) for month, _, document in documents).to_json()
    assert find_trends((documents[at][0], documents[at][2]) for at in order).to_json() == expected


def test_documents_are_let_go_one_by_one() -> None:
    """A corpus need not fit into memory: when a document is asked for, at most the one before it is still there."""
    gone: list[int] = []

    class Watched(Document, frozen=True, weakref=True, gc=True):
        """A document that can be watched."""

    def made():
        document = slepipe.annotate("贝利尤单抗有效。")
        for number in range(4):
            watched = Watched(**{name: getattr(document, name) for name in document.__struct_fields__})
            weakref.finalize(watched, gone.append, number)
            pair = "1", watched
            del watched
            yield pair
            del pair
            assert len(gone) >= number - 1

    assert find_trends(made()).groups == (Group("1", 4),)


def test_nothing_gives_nothing() -> None:
    """No document, no group, no entity."""
    assert find_trends([]) == Trends("month", (), ())


def test_entities_of_references_are_not_counted() -> None:
    """What a list of references names is not what the article tells of."""
    text = "狼疮进展\n\n羟氯喹有效[1]。\n\n参考文献\n[1] Chan AB. Belimumab in lupus. Lupus. 2020;5:1-2.\n"
    assert [each.id for each in find_trends([("1", slepipe.annotate(text))]).entities if each.type == "drug"] == [
        "hydroxychloroquine"
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("TULIP-3试验共纳入300例患者,是III期试验。", "TULIP-3试验共纳入300名患者,是III期试验。"),
        ("TULIP-3试验共纳入约300例患者,是III期试验。", "TULIP-3试验共纳入300例患者,是III期试验。"),
        ("贝利尤单抗200 mg皮下注射。", "贝利尤单抗每周皮下注射200 mg。"),
        ("静脉滴注贝利尤单抗10 mg/kg,每4周1次。", "靜脈滴注貝利尤單抗每4週10 mg/kg。"),
        ("2011年3月9日,FDA批准贝利尤单抗治疗系统性红斑狼疮。", "2011年,FDA批准贝利尤单抗治疗系统性红斑狼疮。"),
        ("TULIP-3试验未达到主要终点。", "TULIP-3試驗沒有達到主要終點。"),
    ],
)
def test_the_same_said_otherwise_is_no_change(before: str, after: str) -> None:
    """In other words, with more or less detail, or in the other script."""
    assert find_trends(annotated(before, after), by="source").changes == ()


@pytest.mark.parametrize(
    ("before", "after", "role", "about"),
    [
        ("TULIP-3试验未达到主要终点。", "TULIP-3试验达到了主要终点。", "state", ("trial:tulip-3", "primary endpoint")),
        ("贝利尤单抗每周皮下注射200 mg。", "贝利尤单抗每2周皮下注射200 mg。", "dose", ("belimumab", "subcutaneous")),
    ],
)
def test_a_new_value_of_the_same_fact_is_a_change(before: str, after: str, role: str, about: tuple[str, ...]) -> None:
    """Told once, between the groups."""
    (change,) = find_trends(annotated(before, after), by="source").changes
    assert told(change) == ("0", "1", role, about)


def test_an_application_that_became_an_approval_is_a_change() -> None:
    """Of one drug, regulator and disease; what is only hoped for is told apart."""
    texts = (
        "FDA有望批准伏环孢素用于治疗狼疮性肾炎。",
        "2024年5月8日,FDA批准伏环孢素用于治疗狼疮性肾炎。",
    )
    (change,) = [each for each in find_trends(annotated(*texts), by="source").changes if each.role == "state"]
    assert (change.old, change.new) == (({"state": "expected-approval"},), ({"state": "approval"},))


def test_facts_of_different_subjects_are_not_compared() -> None:
    """Another trial, another route: no change, whatever the figures."""
    trials = annotated("TULIP-3试验共纳入300例患者,是III期试验。", "TULIP-4试验共纳入400例患者,是II期试验。")
    routes = annotated("贝利尤单抗每周皮下注射200 mg。", "贝利尤单抗每4周静脉滴注600 mg。")
    assert find_trends(trials, by="source").changes == ()
    assert find_trends(routes, by="source").changes == ()


def test_a_value_is_compared_with_the_last_group_that_stated_one() -> None:
    """A group that is silent about a dose lies between, and one that repeats it changes nothing."""
    doses = ("贝利尤单抗每周皮下注射200 mg。", "羟氯喹有效。", "贝利尤单抗每周皮下注射200 mg。", "贝利尤单抗每周皮下注射400 mg。")
    assert [(each.since, each.group) for each in find_trends(annotated(*doses), by="source").changes] == [("2", "3")]


def test_select_keeps_types_and_the_first_entities_with_their_changes(months: Trends) -> None:
    """Of the drugs the two in most articles; only the dose is about one of them."""
    chosen = select(months, types=["drug"], top=2)
    assert [each.id for each in chosen.entities] == ["drug:ilvarotinib", "belimumab"]
    assert [change.role for change in chosen.changes] == ["dose"]
    assert chosen.groups == months.groups
    assert select(months) == msgspec.structs.replace(months, changes=months.changes)


def test_a_damaged_value_is_no_fault() -> None:
    """A document.json that somebody edited may hold a unit that is no text, or mentions without their values."""
    document = slepipe.annotate("TULIP-3试验共纳入300例患者,是III期试验。")
    damaged = msgspec.structs.replace(
        document,
        mentions=tuple(
            msgspec.structs.replace(each, value={"number": 300, "unit": {}} if each.type == "count" else None)
            for each in document.mentions
        ),
    )
    changes = find_trends([("1", document), ("2", damaged)], by="source").changes
    assert [(change.role, change.new) for change in changes] == [("population", ({"number": 300, "unit": {}},))]
