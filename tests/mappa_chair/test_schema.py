"""The JSON Schema says what the reader reads."""

from __future__ import annotations

import json

from agenda.record import Record
from mappa_chair.schema import json_schema


def test_the_schema_says_what_it_is() -> None:
    """It names its dialect and the format, is plain JSON, and takes no key the record does not have."""
    schema = json_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "mappa-chair-record/1"
    assert schema["required"] == ["format"]
    assert schema["additionalProperties"] is False
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(Record.model_fields)
    assert json.loads(json.dumps(schema)) == schema
