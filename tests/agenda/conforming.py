"""A small validator for the keywords of JSON Schema that the published schema uses."""

from __future__ import annotations

import re
from datetime import date

from agenda.shape import JSON

Schema = dict[str, JSON]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
}
_UNDERSTOOD = {
    "$ref", "$defs", "anyOf", "type", "enum", "const", "pattern", "format", "items", "properties", "required",
    "additionalProperties", "title", "description", "default",
}  # fmt: skip


def conforms(value: JSON, schema: Schema, root: Schema) -> bool:
    """Whether a value conforms; raises AssertionError for a keyword this validator does not know."""
    assert set(schema) <= _UNDERSTOOD, set(schema) - _UNDERSTOOD
    reference = schema.get("$ref")
    if isinstance(reference, str):
        return conforms(value, definition(root, reference.rpartition("/")[2]), root)
    choices = schema.get("anyOf")
    if isinstance(choices, list):
        return any(conforms(value, _schema(choice), root) for choice in choices)
    return _of_type(value, schema) and _listed(value, schema) and _inside(value, schema, root)


def definition(root: Schema, name: str) -> Schema:
    """One of the schema's definitions."""
    return _schema(_schema(root["$defs"])[name])


def _schema(found: JSON) -> Schema:
    assert isinstance(found, dict)
    return found


def _of_type(value: JSON, schema: Schema) -> bool:
    kind = schema.get("type")
    if not isinstance(kind, str):
        return True
    return isinstance(value, _TYPES[kind]) and not (kind == "integer" and isinstance(value, bool))


def _listed(value: JSON, schema: Schema) -> bool:
    listed = schema.get("enum", [schema["const"]] if "const" in schema else None)
    assert listed is None or isinstance(listed, list)
    # True equals 1 in Python and not in JSON.
    return listed is None or any(type(each) is type(value) and each == value for each in listed)


def _inside(value: JSON, schema: Schema, root: Schema) -> bool:
    if isinstance(value, str):
        return _written(value, schema)
    if isinstance(value, list):
        items = _schema(schema.get("items", {}))
        return all(conforms(each, items, root) for each in value)
    if isinstance(value, dict):
        properties, required = _schema(schema.get("properties", {})), schema.get("required", [])
        assert isinstance(required, list)
        return (
            schema.get("additionalProperties") is False
            and set(value) <= set(properties)
            and all(key in value for key in required)
            and all(conforms(each, _schema(properties[key]), root) for key, each in value.items())
        )
    return True


def _written(value: str, schema: Schema) -> bool:
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and not re.search(pattern.replace("$", r"\Z"), value):
        return False
    if schema.get("format") != "date":
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
