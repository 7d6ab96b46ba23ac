"""People, agencies and risks picked by typing a few letters of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agenda.words import Agency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agenda.record import Record


# Apostrophes are left out, hyphens part words: straight or as word processors write them.
_ALIKE = str.maketrans({"'": None, "\u2018": None, "\u2019": None, "-": " ", "\u2010": " ", "\u2011": " "})


# How ids and whole names are joined as they are said: with a word first, then with blanks alone.
_JOINED = (re.compile(r"\s+and\s+|&", re.IGNORECASE), re.compile(r"\s+and\s+|&|\s+", re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be picked: its id, how it is shown, and what else it is found by.

    Of a `fixed` list, letters that begin what is shown mean it before letters within; people have two names alike.
    """

    id: str
    shown: str
    also: str = ""
    fixed: bool = False


def candidates(record: Record, of: str) -> tuple[Candidate, ...]:
    """What can be picked of `attendance`, `people` or `risks`, in the order of the record."""
    if of == "attendance":
        found = [
            _named(each.id, each.name, " ".join(filter(None, [each.role, each.organisation])))
            for each in record.attendance
        ]
    elif of == "people":
        found = [_named(each.id, each.name, each.description or "") for each in record.people_at_risk.people]
    else:
        found = [_named(each.id, None, each.description or "") for each in record.risk.risks]
    return _told_apart(found)


AGENCIES: tuple[Candidate, ...] = tuple(
    Candidate(agency.value, agency.label, agency.value.replace("_", " "), fixed=True) for agency in Agency
)


def _named(id_: str, name: str | None, also: str) -> Candidate:
    # A name that holds what parts names cannot be read back from a list of them, nor one without a letter.
    plain = name is not None and _folded(name) and ";" not in name and "," not in name
    if plain and name:
        return Candidate(id_, name.strip(), also)
    return Candidate(id_, id_, " ".join(filter(None, [name, also])))


def _told_apart(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Each shown such that `pick` reads it back: who shares a name, or is called like an id, with the id."""
    ids = {_folded(each.id) for each in found}
    for told in ("{0.shown} ({0.id})", "{0.id}"):
        shown = Counter(_folded(each.shown) for each in found)
        clear = {name for name, count in shown.items() if count == 1} - ids
        clashing = [each for each in found if each.shown != each.id and _folded(each.shown) not in clear]
        found = [replace(each, shown=told.format(each)) if each in clashing else each for each in found]
    return tuple(found)


def pick(text: str, among: Sequence[Candidate]) -> Candidate | None:
    """The one that is meant: by id, as shown, or by letters its words begin with; None unless it is one."""
    found = matching(text, among)
    return found[0] if len(found) == 1 else None


def matching(text: str, among: Sequence[Candidate]) -> list[Candidate]:
    """All that may be meant in the closest way in which any is."""
    wanted = _folded(text)
    if not wanted:
        return []
    words = wanted.split()
    begun = [each for each in among if _begins(words, _folded(each.shown).split())]
    tries = (
        *_exactly(text, among),
        [each for each in begun if each.fixed and _folded(each.shown).startswith(words[0])],
        begun,
        [each for each in among if _begins(words, _folded(f"{each.shown} {each.also}").split())],
    )
    return next((each for each in tries if each), [])


def _exactly(text: str, among: Sequence[Candidate]) -> tuple[list[Candidate], ...]:
    """Who is meant by the id, by the id in other letters, by the whole name."""
    wanted = _folded(text)
    return (
        [each for each in among if each.id == text.strip()],
        [each for each in among if _folded(each.id) == wanted],
        [each for each in among if _folded(each.shown) == wanted],
    )


def pick_all(text: str, among: Sequence[Candidate]) -> tuple[Candidate, ...] | None:
    """Several, parted by semicolons or commas; None where one of them is not told, or none is named.

    Ids and whole names may also be joined by "and", "&" or blanks.
    """
    whole = pick(text, among)
    if whole is not None:
        return (whole,)
    parts = [part for part in text.split(";" if ";" in text else ",") if part.strip()]
    found = [_each_of(part, among) for part in parts]
    return tuple(dict.fromkeys(each for some in found for each in some)) if found and all(found) else None


def _each_of(part: str, among: Sequence[Candidate]) -> list[Candidate]:
    """The one a part names, or all whose ids or whole names it joins; none where one of them is not told."""
    one = pick(part, among)
    if one is not None:
        return [one]
    for between in _JOINED:
        pieces = [piece for piece in between.split(part) if piece.strip()]
        known = [next((each for each in _exactly(piece, among) if each), []) for piece in pieces]
        if all(len(each) == 1 for each in known):
            return [each[0] for each in known]
    return []


def shown_as(ids: Sequence[str], among: Sequence[Candidate]) -> str:
    """How ids are written in a field, such that `pick_all` reads them back."""
    names = {each.id: each.shown for each in among}
    return "; ".join(names.get(each, each) for each in ids)


def _folded(text: str) -> str:
    if not text.isascii():
        # As a keyboard without accents types it.
        text = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(text.casefold().translate(_ALIKE).split())


def _begins(letters: list[str], words: list[str]) -> bool:
    """Whether every group of letters begins a word of its own, in order."""
    rest = iter(words)
    return all(any(word.startswith(each) for word in rest) for each in letters)
