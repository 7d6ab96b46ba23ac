"""`schema`: the JSON Schema of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.commands.output import say_json
from mappa_chair.schema import json_schema

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


def run(_given: Given) -> int:
    """Print the schema."""
    say_json(json_schema())
    return 0
