"""The stories, by the name of the folder that has their goldens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from tests.screens.snapshots.before_a_meeting import desk, first_run, new_passphrase, unlocking
from tests.screens.snapshots.in_a_meeting import empty_meeting, hidden, items, lines_and_panels, pages
from tests.screens.snapshots.not_as_usual import not_saved, read_only, review, small_window, tour
from tests.screens.snapshots.papers_of_a_meeting import approval, papers
from tests.screens.snapshots.seldom import (
    answers,
    correction,
    desk_papers,
    kept_waiting,
    not_opened,
    not_told,
    tour_to_the_end,
    whose_passphrase,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping
    from pathlib import Path

    from tests.screens.snapshots.stage import Album

    Story: TypeAlias = Callable[[Album, Path], Coroutine[None, None, None]]

# What a run of the suite has time for, by the sizes; the command takes them all. Where a long form is scrolled to
# for a row that opens in it hangs on how busy the machine is: those stories are for the command.
_BY_COMMAND: Final = frozenset({"lines-and-panels", "review"})
_LARGE_TOO: Final = ("desk", "first-run", "approval", "not-saved", "read-only")

STORIES: Final[Mapping[str, Story]] = {
    "unlocking": unlocking,
    "new-passphrase": new_passphrase,
    "first-run": first_run,
    "desk": desk,
    "items": items,
    "empty-meeting": empty_meeting,
    "lines-and-panels": lines_and_panels,
    "pages": pages,
    "hidden": hidden,
    "papers": papers,
    "approval": approval,
    "review": review,
    "not-saved": not_saved,
    "read-only": read_only,
    "small-window": small_window,
    "tour": tour,
    "tour-to-the-end": tour_to_the_end,
    "not-opened": not_opened,
    "whose-passphrase": whose_passphrase,
    "answers": answers,
    "correction": correction,
    "desk-papers": desk_papers,
    "not-told": not_told,
    "kept-waiting": kept_waiting,
}

IN_THE_SUITE: Final = (
    *((story, (80, 24)) for story in STORIES if story not in _BY_COMMAND),
    *((story, (120, 40)) for story in _LARGE_TOO),
)
