"""Every part of a record, found through its fields."""

from __future__ import annotations

from agenda.record import Record
from agenda.shape import Part, fields_of


def parts(root: type[Part] = Record) -> list[type[Part]]:
    """The part and everything in it, each once."""
    found = [root]
    for part in found:
        found.extend(spec.part for spec in fields_of(part) if spec.part is not None and spec.part not in found)
    return list(dict.fromkeys(found))
