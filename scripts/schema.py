"""Write the JSON Schemas of documents, editions and diffs to docs/schema/.

The fields come from the data model; ``python scripts/schema.py --check`` says whether the files are up to date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from slepipe import Diff, Document, Edition
from slepipe.compare.three_way import ThreeWay
from slepipe.trends.trends import Trends

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "schema"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, tuple[type[msgspec.Struct], str, str]] = {
    "document": (Document, "slepipe document", "What Document.to_json and `slepipe annotate --format json` write."),
    "edition": (Edition, "slepipe edition", "What Edition.to_json and `slepipe convert --format json` write."),
    "diff": (Diff, "slepipe diff", "What Diff.to_json and `slepipe diff --format json` write."),
    "three-way": (ThreeWay, "slepipe three-way diff", "What `slepipe diff --three-way --format json` writes."),
    "trends": (Trends, "slepipe trends", "What `slepipe trends --format json` writes."),
}


def schemas() -> dict[str, str]:
    """File name to the text of its schema."""
    return {f"{name}.schema.json": _text(*row) for name, row in _MODELS.items()}


def _text(model: type[msgspec.Struct], title: str, description: str) -> str:
    (root,), definitions = msgspec.json.schema_components([model], ref_template="#/$defs/{name}")
    body = definitions.pop(root["$ref"].removeprefix("#/$defs/"))
    version: int = next(field.default for field in msgspec.structs.fields(model) if field.name == "version")
    body["properties"]["version"] = {
        "const": version,
        "description": "Version of this form. It grows when a field changes its meaning or goes; a new field leaves it as it is.",
    }
    # to_dict always writes the version, although readers supply it where it is missing.
    body["required"] = ["version", *body["required"]]
    head: dict[str, Any] = {
        "$schema": _DIALECT,
        "title": f"{title}, version {version}",
        "description": f"{description} All offsets count code points and are half-open.",
    }
    body = {key: value for key, value in body.items() if key not in ("title", "description")}
    whole = head | body | {"$defs": {name: _described(part) for name, part in sorted(definitions.items())}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _described(definition: dict[str, Any]) -> dict[str, Any]:
    # The description is the docstring of the class, on one line.
    return definition | {"description": " ".join(definition["description"].split())}


def main() -> int:
    """Write the files, or with ``--check`` name those that are stale and return 1."""
    stale = [name for name, text in schemas().items() if not _is_current(FOLDER / name, text)]
    if "--check" in sys.argv[1:]:
        for name in stale:
            print(f"docs/schema/{name} is stale; run python scripts/schema.py")
        return bool(stale)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
