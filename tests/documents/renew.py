"""Renew the golden texts after a change that was meant: `python -m tests.documents.renew`, then read the diff.

Golden texts are papers as `as_text` gives them, one file for each paper of each example. A test that fails on them
shows the lines that changed; renew only what you would sign.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.documents.action_list import action_list, agencies_with_actions
from mappa_chair.documents.agenda_pack import agenda_pack
from mappa_chair.documents.attendance_sheet import attendance_sheet
from mappa_chair.documents.blocks import as_text
from mappa_chair.documents.summary import Audience, summary
from tests.documents.samples import (
    EXAMPLES,
    LEVEL_3,
    SETTINGS,
    before,
    example,
    minutes_of,
    summary_of,
    with_account,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.documents.blocks import Paper

GOLDEN = Path(__file__).parent / "golden"


def golden_texts() -> dict[str, str]:
    """Every golden text by its file name."""
    texts = {f"{name}.minutes.txt": with_account(minutes_of(example(name))) for name in EXAMPLES}
    texts |= {f"{name}.summary-subject.txt": with_account(summary_of(example(name))) for name in EXAMPLES}
    texts[f"{LEVEL_3}.summary-court.txt"] = with_account(_for_the_court())
    return texts | {file: text for name in EXAMPLES for file, text in _other_texts(name)}


def _for_the_court() -> Paper:
    """A summary for a court that takes in one piece of intelligence."""
    include = {"information[1]": "Asked for by the court on 2 December"}
    return summary(example(LEVEL_3), Audience.COURT, settings=SETTINGS, include=include)


def _other_texts(name: str) -> Iterator[tuple[str, str]]:
    """The papers beside minutes and summary; the pack and the sheet to sign are those of the day before."""
    record = example(name)
    yield f"{name}.agenda.txt", as_text(agenda_pack(before(record)))
    yield f"{name}.attendance-to-sign.txt", as_text(attendance_sheet(before(record), settings=SETTINGS))
    yield f"{name}.attendance.txt", as_text(attendance_sheet(record, settings=SETTINGS))
    lists = (action_list(record, agency, settings=SETTINGS) for agency in agencies_with_actions(record))
    yield f"{name}.actions.txt", "\n".join(map(as_text, lists))


def main() -> None:
    """Write them all."""
    GOLDEN.mkdir(exist_ok=True)
    for name, text in golden_texts().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
