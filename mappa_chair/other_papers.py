"""The papers beside minutes and summary: attendance sheet, agenda pack, action lists; numbered copies."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from agenda.words import Agency
from mappa_chair.documents.action_list import KIND as ACTION_LIST
from mappa_chair.documents.action_list import action_list, action_sheet, agencies_with_actions, version_of
from mappa_chair.documents.agenda_pack import KIND as AGENDA_PACK
from mappa_chair.documents.agenda_pack import agenda_pack
from mappa_chair.documents.attendance_sheet import KIND as ATTENDANCE_SHEET
from mappa_chair.documents.attendance_sheet import attendance_sheet
from mappa_chair.documents.export import file_name
from mappa_chair.documents.redaction import Masker
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from agenda.area import AreaSettings
    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper


class NoActionsError(MappaChairError):
    """Action lists were asked for where no action was accepted."""


@dataclass(frozen=True, slots=True)
class Others:
    """Which of these papers are wanted.

    `actions` is an agency, or True for every agency that has some, and a fault where there are none; None is every
    agency that has some, and none is no fault. `sheets` adds each action list as a spreadsheet.
    """

    attendance: bool = False
    agenda: bool = False
    actions: Agency | bool | None = False
    sheets: bool = False


NO_OTHERS = Others()
EVERY_OTHER = Others(attendance=True, agenda=True, actions=None)

Content: TypeAlias = "Paper | tuple[str, bytes]"
"""What becomes a file: a paper, or a file name with its content."""


@dataclass(frozen=True, slots=True)
class Job:
    """One kind of document that is wanted, and what makes it; `optional` where it is no fault if there is none."""

    kind: str
    make: Callable[[], Iterable[Content]]
    optional: bool = False


def other_jobs(record: Record, others: Others, area: AreaSettings) -> Iterator[Job]:
    """A job for each kind of paper that is wanted; action lists may raise NoActionsError."""
    settings = PaperSettings.of(area)
    if others.attendance:
        yield Job(ATTENDANCE_SHEET, lambda: [attendance_sheet(record, settings=settings)])
    if others.agenda:
        yield Job(AGENDA_PACK, lambda: [agenda_pack(record, area=area)])
    if others.actions is not False:
        yield Job(ACTION_LIST, partial(_action_lists, record, others, settings), optional=others.actions is None)


def numbered(paper: Paper, copies: int) -> Iterator[Paper]:
    """The paper as so many numbered copies (13b.8); as it is where none are wanted."""
    if not copies:
        yield paper
    for number in range(1, copies + 1):
        # With leading noughts files stand in the order of their numbers.
        yield dataclasses.replace(paper, copy_number=f"{number:0{len(str(copies))}} of {copies}")


def _action_lists(record: Record, others: Others, settings: PaperSettings) -> Iterator[Content]:
    agencies = agencies_with_actions(record)
    if isinstance(others.actions, Agency):
        agencies = tuple(each for each in agencies if each is others.actions)
    if not agencies:
        problem = "No agency accepted an action at this meeting."
        if isinstance(others.actions, Agency):
            problem = f"{others.actions.label} accepted no action at this meeting."
        raise NoActionsError(problem, "Record in the plan who accepted what.")
    masker = Masker(record)
    for agency in agencies:
        yield action_list(record, agency, settings=settings, masker=masker)
        if others.sheets:
            name = file_name(record, ACTION_LIST, version_of(agency), marking=settings.marking, suffix=".csv")
            yield name, action_sheet(record, agency, settings=settings, masker=masker)
