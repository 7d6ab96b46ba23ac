"""`show`: one meeting, to read or as the file it would be imported from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.commands.output import say, say_json
from mappa_chair.commands.vaults import open_given

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Print a meeting; as JSON it is exactly what `import` takes."""
    with open_given(given) as vault, vault.unit("show") as unit:
        said = unit.json(given.meeting)
        record = unit.record(given.meeting)
    if given.json:
        say_json(said)
        return 0
    from mappa_chair.exporting import as_text  # noqa: PLC0415 - the papers are loaded only to be read

    say(as_text(record))
    return 0
