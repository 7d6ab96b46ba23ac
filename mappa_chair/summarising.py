"""A summary on its way out: what may be chosen, the paper and its account, the leak check, the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from agenda.paths import value_at
from agenda.record import as_json
from agenda.textgate import is_blank
from mappa_chair.chair_account import account_of, owner
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.documents.summary import Audience
from mappa_chair.documents.summary import summary as summary_of
from mappa_chair.leak_checking import LeakAnswers, SummaryStoppedError, leaks_of, note_kept
from mappa_chair.leak_places import places
from mappa_chair.not_told import NOT_TOLD, WHERE, NotToldError, is_not_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agenda.area import AreaSettings
    from agenda.record import Record
    from agenda.shape import JSON
    from mappa_chair.chair_account import Account
    from mappa_chair.documents.blocks import Paper
    from mappa_chair.leak_places import Place
    from mappa_chair.vault.vault import Vault

TAKEN_IN: Final = "restricted piece in a summary"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

# A row that is one piece is chosen as a whole: an action with its date.
_WHOLE_ROW = re.compile(r"((?:information|plan\.actions)\[\d+\])\.(?:text|action)")


@dataclass(frozen=True, slots=True)
class Wish:
    """Which summary is wanted: for whom, with which restricted pieces and why, and why although not told."""

    audience: Audience
    include: Mapping[str, str] = field(default_factory=dict, repr=False)
    although_not_told: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Choosable:
    """A piece that stays out of a summary unless the chair takes it in: where, what, why, whose, and its words."""

    path: str
    what: str
    why: str
    agency: str | None
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A summary that was made and not written: the paper, the chair's account of it, what the leak check found."""

    paper: Paper = field(repr=False)
    account: Account = field(repr=False)
    places: tuple[Place, ...]
    wish: Wish


def choosable(record: Record, audience: Audience, area: AreaSettings) -> tuple[Choosable, ...]:
    """Every piece that the chair may choose for this audience, each once; none goes unless chosen."""
    said = as_json(record)
    made: dict[str, Choosable] = {}
    for each in summary_of(record, audience, settings=PaperSettings.of(area)).left_out:
        if each.may_go:
            whole = _WHOLE_ROW.fullmatch(each.source)
            path = whole[1] if whole else each.source
            piece = Choosable(path, each.what, each.why, owner(said, each.source), _words(said, each.source))
            made.setdefault(path, piece)
    return tuple(made.values())


def summary_paper(record: Record, wish: Wish, area: AreaSettings) -> Paper:
    """The summary as it would be written, before the leak check.

    Raises NotToldError where the offender is not told and nobody confirmed it, NotForThemError for a choice that
    finds no place.
    """
    if wish.audience is Audience.SUBJECT and is_not_told(record) and is_blank(wish.although_not_told):
        raise NotToldError
    return summary_of(record, wish.audience, settings=PaperSettings.of(area), include=wish.include)


def make(record: Record, wish: Wish, area: AreaSettings) -> Made:
    """The summary with its account and what the leak check found; raises what `summary_paper` does."""
    paper = summary_paper(record, wish, area)
    return Made(paper, account_of(paper, record), places(paper, record, leaks_of(paper, record)), wish)


def note_decisions(vault: Vault, reference: str, made: Made, answers: LeakAnswers, *, author: str) -> None:
    """Note in the vault what the chair decided about a summary, before it is written.

    Raises SummaryStoppedError while something certain is neither gone nor kept.
    """
    stops = answers.settle(place.leak for place in made.places)
    if stops:
        raise SummaryStoppedError(stops)
    if answers.kept:
        note_kept(vault, author, reference, answers)
    note_choices(vault, author, reference, made.paper, made.wish.although_not_told)


def note_choices(vault: Vault, author: str, reference: str, paper: Paper, although_not_told: str) -> None:
    """Note in the vault what a summary takes in and why, and why it is written for one who is not told.

    It is the chair's account; no paper prints it.
    """
    not_told = bool(although_not_told) and paper.version == Audience.SUBJECT.value
    if not (paper.taken_in or not_told):
        return
    with vault.unit(author) as unit:
        for each in paper.taken_in:
            unit.note_decision(reference, f"{TAKEN_IN}, {paper.status}", each.source, reason=each.reason)
        if not_told and is_not_told(unit.record(reference)):
            unit.note_decision(reference, NOT_TOLD, WHERE, reason=although_not_told)
        unit.commit()


def _words(said: dict[str, JSON], path: str) -> str:
    value = value_at(said, path)
    if isinstance(value, dict):
        # Somebody's attendance: what the table would show of it.
        value = ", ".join(str(value[key]) for key in ("role", "organisation", "action") if value.get(key))
    return value if isinstance(value, str) else ""
