"""JSON that people can read and diff: a line for each field, and for each item of a list."""

from __future__ import annotations

from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")


def struct_text(struct: msgspec.Struct) -> bytes:
    """``json_text`` of a struct, its version first and its defaults left out; quicker than through builtins."""
    fields = {name: getattr(struct, name) for name in struct.__struct_fields__}
    version = {"version": fields.pop("version")}
    defaults = dict(zip(struct.__struct_fields__[-len(struct.__struct_defaults__) :], struct.__struct_defaults__, strict=True))
    return json_text(version | {name: value for name, value in fields.items() if name not in defaults or value})


def json_text(data: dict[str, Any]) -> bytes:
    """UTF-8 JSON of a mapping with a line end; fields in their order, an item of a list on a line of its own."""
    return b"{\n" + b",\n".join(_ENCODER.encode(key) + b": " + _value(value) for key, value in data.items()) + b"\n}\n"


def _value(value: Any) -> bytes:
    if isinstance(value, (list, tuple)) and value:
        # Inside an item a line end is written \\n, so these are the ends of the items.
        return b"[\n " + _ENCODER.encode_lines(value)[:-1].replace(b"\n", b",\n ") + b"\n]"
    return _ENCODER.encode(value)
