"""JSON that people can read and diff."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from slepipe.model import Document, Variant
from slepipe.publish.json_text import json_text, struct_text

_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text(st.characters(exclude_categories=["Cs"]))),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), _JSON, min_size=1, max_size=4))
def test_it_reads_back_as_it_was(data: dict[str, object]) -> None:
    """Line ends are the only freedom that it takes."""
    assert json.loads(json_text(data)) == data


def test_each_field_and_each_item_has_a_line() -> None:
    """A changed item is a changed line in a diff; fields keep their order, keys inside an item are sorted."""
    text = json_text({"id": "甲", "list": [{"b": 1, "a": 2}, [3]], "none": [], "map": {"x": [1, 2]}}).decode()
    assert text == '{\n"id": "甲",\n"list": [\n {"a":2,"b":1},\n [3]\n],\n"none": [],\n"map": {"x":[1,2]}\n}\n'


def test_a_document_reads_back_from_its_file() -> None:
    """The version comes first, defaults stay out, and nothing is lost."""
    document = Document("note", "题", "正文", Variant("zh-Hans", machine_made=False), (), (), (), (), (), (), ())
    data = struct_text(document)
    assert data.startswith(b'{\n"version": 1,\n"id": "note"')
    assert b'"meta"' not in data
    assert Document.from_json(data) == document
    assert json.loads(data) == json.loads(msgspec.json.encode(document.to_dict()))
