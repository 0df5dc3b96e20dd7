"""JSON that people can read and diff: a line for each field, and for each item of a list."""

from __future__ import annotations

from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")
_BETWEEN = b",\n "


def struct_text(struct: msgspec.Struct) -> bytes:
    """``json_text`` of a struct, its version first and its defaults left out; quicker than through builtins."""
    fields = {name: getattr(struct, name) for name in struct.__struct_fields__}
    version = {"version": fields.pop("version")}
    defaults = dict(zip(struct.__struct_fields__[-len(struct.__struct_defaults__) :], struct.__struct_defaults__, strict=True))
    return json_text(version | {name: value for name, value in fields.items() if name not in defaults or value})


def json_text(data: dict[str, Any]) -> bytes:
    """UTF-8 JSON of a mapping with a line end; fields in their order, an item of a list on a line of its own."""
    # Joined once: texts of this length take their time to copy.
    parts: list[bytes | memoryview] = [b"{\n"]
    for key, value in data.items():
        parts += (_ENCODER.encode(key), b": ", *_value(value), b",\n")
    return b"".join([*parts[:-1], b"\n}\n"])


def _value(value: Any) -> tuple[bytes | memoryview, ...]:
    if not isinstance(value, (list, tuple)) or not value:
        return (_ENCODER.encode(value),)
    # Inside an item a line end is written \\n, so these are the ends of the items.
    items = _ENCODER.encode_lines(value).replace(b"\n", _BETWEEN)
    return b"[\n ", memoryview(items)[: -len(_BETWEEN)], b"\n]"
