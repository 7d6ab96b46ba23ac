"""`show`: one meeting, to read or as the file it would be imported from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.commands.output import say, say_json
from mappa_chair.commands.vaults import open_given

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Print a meeting; as JSON it is exactly what `import` takes."""
    with open_given(given) as vault:
        if given.json:
            with vault.unit("show") as unit:
                say_json(unit.json(given.meeting))
        else:
            from mappa_chair.exporting import read_minutes  # noqa: PLC0415 - the papers are loaded only to be read

            say(read_minutes(vault, given.meeting).rstrip())
    return 0
