"""The JSON Schema of a meeting record, made from the declaration the reader itself uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.record import FORMAT, Record

if TYPE_CHECKING:
    from agenda.shape import JSON


def json_schema() -> dict[str, JSON]:
    """The schema of `mappa-chair-record/1`, draft 2020-12."""
    made: dict[str, JSON] = Record.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT, **made}
