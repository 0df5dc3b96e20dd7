"""The published JSON Schemas are up to date and hold for what the library gives."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

import slepipe
from slepipe.cli import main
from slepipe.publish.json_text import struct_text
from slepipe.trends.trends import find_trends

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "schema"
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "schema.py"))
NAMES = (
    "diff.schema.json",
    "document.schema.json",
    "edition.schema.json",
    "three-way.schema.json",
    "trends.schema.json",
)
# to_dict keeps the tuples of the model; jsonschema takes only a list for an array.
TYPES = Draft202012Validator.TYPE_CHECKER.redefine("array", lambda _, value: isinstance(value, (list, tuple)))
VALIDATOR = extend(Draft202012Validator, type_checker=TYPES)
SHORT = (
    "2025年7月30日,FDA批准阿伏利尤单抗300 mg、每4周1次治疗系统性红斑狼疮[1]。\n参考文献\n[1] Smith J. Lupus. Lupus. 2020;5:1-2."
)
LOCALES = ("zh-Hans", "zh-Hant-TW", "zh-Hant-HK")
SOURCES = sorted((ROOT / "source").iterdir())

texts = pytest.mark.parametrize(
    "text", [SHORT, *(path.read_text(encoding="utf-8") for path in SOURCES)], ids=["short", *(path.stem for path in SOURCES)]
)


def validator(name: str) -> Validator:
    """A validator of one of the published schemas."""
    return VALIDATOR(json.loads((FOLDER / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_current(name: str) -> None:
    """The file is what scripts/schema.py writes, and is itself a valid schema."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text == SCRIPT["schemas"]()[name], "stale: run python scripts/schema.py"
    Draft202012Validator.check_schema(json.loads(text))


def test_every_schema_has_a_file() -> None:
    """docs/schema/ holds the schemas and nothing else."""
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(SCRIPT["schemas"]()) == sorted(NAMES)


@texts
def test_documents_fit(text: str) -> None:
    """to_dict and to_json of a document fit the schema."""
    document = slepipe.annotate(text)
    validator("document.schema.json").validate(document.to_dict())
    validator("document.schema.json").validate(json.loads(document.to_json()))


@pytest.mark.parametrize("locale", LOCALES)
@texts
def test_editions_fit(text: str, locale: str) -> None:
    """to_dict and to_json of an edition fit the schema."""
    edition = slepipe.convert(text, to=locale)
    validator("edition.schema.json").validate(edition.to_dict())
    validator("edition.schema.json").validate(json.loads(edition.to_json()))


@texts
def test_diffs_fit(text: str) -> None:
    """to_dict and to_json of a diff fit the schema, from either side, with findings and without."""
    document, short = slepipe.annotate(text), slepipe.annotate(SHORT.replace("300 mg", "150 mg"))
    for one, other in ((document, short), (short, document), (document, document)):
        found = slepipe.diff(one, other)
        validator("diff.schema.json").validate(found.to_dict())
        validator("diff.schema.json").validate(json.loads(found.to_json()))


def test_a_diff_has_its_version_first() -> None:
    """A reader asks for it before all else; the rest is the old side, the new one and the findings."""
    keys = list(json.loads(slepipe.diff(slepipe.annotate(SHORT), slepipe.annotate("病")).to_json()))
    assert keys == ["version", "old", "new", "findings", "entities"]


def test_written_documents_fit(tmp_path: Path) -> None:
    """Every document.json that `slepipe run` writes fits the schema and is read back."""
    with pytest.raises(SystemExit) as done:
        main(["run", "--quiet", "--locale", "en", str(ROOT / "source"), "-o", str(tmp_path)])
    written = sorted(tmp_path.glob("*/document.json"))
    assert done.value.code == 0
    assert len(written) == len(SOURCES)
    for path in written:
        data = path.read_bytes()
        validator("document.schema.json").validate(json.loads(data))
        assert slepipe.Document.from_json(data).id == path.parent.name


def test_trends_fit() -> None:
    """What `slepipe trends --format json` writes of the samples fits the schema, with groups, entities and changes in it."""
    documents = ((path.stem, slepipe.annotate(path.read_text(encoding="utf-8"))) for path in SOURCES)
    trends = find_trends(documents, by="source")
    assert trends.groups
    assert trends.entities
    assert trends.changes
    validator("trends.schema.json").validate(json.loads(trends.to_json()))
    validator("trends.schema.json").validate(json.loads(struct_text(trends)))


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("document.schema.json", {"version": 2}),
        ("document.schema.json", {"mentions": [{"type": "drug"}]}),
        ("document.schema.json", {"tokens": [["词", "n", 0]]}),
        ("diff.schema.json", {"version": 2}),
        ("diff.schema.json", {"findings": [{"kind": "entity-lost", "subject": "belimumab"}]}),
        ("diff.schema.json", {"findings": [{"kind": "entity-added"}]}),
        ("diff.schema.json", {"old": {"id": "a"}}),
        ("edition.schema.json", {"version": 2}),
        ("edition.schema.json", {"edits": [{"start": 0, "end": 1, "before": "a", "after": "b", "kind": "other", "rule": "x"}]}),
    ],
)
def test_what_does_not_fit_is_refused(name: str, damage: dict[str, Any]) -> None:
    """A wrong version, a missing field, a short array and an unknown kind do not pass."""
    document = slepipe.annotate(SHORT)
    made = {"document": document, "edition": slepipe.convert(SHORT), "diff": slepipe.diff(document, document)}[
        name.partition(".")[0]
    ]
    validator(name).validate(made.to_dict())
    with pytest.raises(ValidationError):
        validator(name).validate(made.to_dict() | damage)
