"""The chair's account of a summary: what goes, what stays out and why, what was taken in, and on what ground.

No paper prints it. 13b.16 asks for exemptions case by case; the account says which one each piece would rest on,
and says so plainly where the guidance names none: then it is the chair who decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from agenda.paths import part_of, value_at
from agenda.record import as_json
from agenda.words import Agency
from mappa_chair.documents.blocks import Heading, pieces
from mappa_chair.path_words import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record
    from agenda.shape import JSON
    from mappa_chair.documents.blocks import LeftOut, Paper, TakenIn

SUBJECT: Final = "subject"


class Ground(Enum):
    """On what something stays out of a summary for the person it concerns."""

    OTHER_PERSON = "information about another identifiable individual: DPA 2018 s.16(1), 13b.16"
    CRIME = "the detection or prevention of crime, where it may very well be harmed: DPA 2018 s.45(4), 13b.16-17"
    CONTENTS = "no exemption: it is not among the contents of a summary, 13b.31"
    OPEN = "nothing yet: 13b.16 names no exemption for it; decide which holds, with its agency, or let it go"


# Each reason that a summary gives, by its first words.
_GROUNDS: Final[tuple[tuple[str, tuple[Ground, ...]], ...]] = (
    ("restricted: third party", (Ground.OTHER_PERSON,)),
    ("restricted: victim", (Ground.OTHER_PERSON,)),
    ("restricted: intelligence", (Ground.CRIME,)),
    ("names", (Ground.OTHER_PERSON,)),
    ("about other people", (Ground.OTHER_PERSON,)),
    ("manages a risk to identified people", (Ground.OTHER_PERSON,)),
    ("intelligence, a restricted piece said again", (Ground.CRIME, Ground.OTHER_PERSON)),
    ("victim safety", (Ground.CRIME, Ground.OTHER_PERSON)),
    ("safeguards somebody else", (Ground.CRIME, Ground.OTHER_PERSON)),
    ("says what an action for somebody's safety", (Ground.CRIME, Ground.OTHER_PERSON)),
    ("would tell", (Ground.CRIME,)),
    ("from somebody whose part", (Ground.CRIME,)),
    ("the offender was not asked about it", (Ground.CRIME,)),
    ("contingency", (Ground.CRIME,)),
    ("knowing it could defeat it", (Ground.CRIME,)),
    ("not accepted", (Ground.CONTENTS,)),
    ("nothing is recorded", (Ground.CONTENTS,)),
    ("no part of a summary", (Ground.CONTENTS,)),
)

# Whose information it is, by the field of a row that says so.
_OWNERS: Final = {"information": "agency", "plan": "agency", "actions_review": "agency", "attendance": "agency"}


@dataclass(frozen=True, slots=True)
class Content:
    """A section of the paper that goes, with how many words it has."""

    title: str
    words: int


@dataclass(frozen=True, slots=True)
class Stays:
    """Something that stays out: what it is, where it stands, why, on what ground, and which agency gave it."""

    left_out: LeftOut
    grounds: tuple[Ground, ...]
    agency: str | None

    @property
    def source(self) -> str:
        """Where it stands in the record."""
        return self.left_out.source


@dataclass(frozen=True, slots=True)
class Account:
    """All of it, of one summary."""

    reference: str
    audience: str
    status: str
    goes: tuple[Content, ...]
    stays: tuple[Stays, ...]
    taken_in: tuple[TakenIn, ...]

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The exemptions relied on, each once; none for a reader whom 13b.16 is not about."""
        if self.audience != SUBJECT:
            return ()
        used = {ground for each in self.stays for ground in each.grounds}
        return tuple(ground for ground in Ground if ground in used)

    def lines(self, *, paths: bool = True) -> Iterator[str]:
        """The account in lines for people, what goes first; places as `--include` takes them, or in words."""
        yield f"Summary {self.status}"
        yield from (f"goes: {each.title} ({each.words} words)" for each in self.goes)
        for each in self.taken_in:
            yield f"taken in: {each.what} ({each.source if paths else where(each)}), because: {each.reason}"
        yield from (f"left out: {told(each, paths=paths)}" for each in self.stays)
        yield from (f"rests on: {each}" for each in self.rests_on())

    def rests_on(self) -> Iterator[str]:
        """The exemptions relied on in words; for another reader, what sharing is measured by."""
        if self.audience != SUBJECT:
            yield (
                "sharing must be lawful, necessary and proportionate, and the agency that gave a piece is asked "
                "before it goes (13b.25); the exemptions of 13b.16 are for the person concerned"
            )
            return
        for ground in self.grounds:
            count = sum(ground in each.grounds for each in self.stays)
            yield f"{ground.value} ({count} left out)"


def account_of(paper: Paper, record: Record) -> Account:
    """The account of a summary that was made of a record."""
    said = as_json(record)
    stays = tuple(Stays(each, grounds_of(each), owner(said, each.source)) for each in paper.left_out)
    return Account(
        paper.reference,
        paper.version.replace(" ", "_"),
        paper.status,
        tuple(_contents(paper)),
        stays,
        paper.taken_in,
    )


def grounds_of(left_out: LeftOut) -> tuple[Ground, ...]:
    """What a piece would rest on; where nothing names it, that is said too."""
    found = next((grounds for start, grounds in _GROUNDS if left_out.why.startswith(start)), None)
    if found is not None:
        return found
    # What is no piece of the record but a word to the chair rests on nothing.
    return () if left_out.what == "Attention" else (Ground.OPEN,)


def owner(said: dict[str, JSON], path: str) -> str | None:
    """The agency that a row at a path came from, in words."""
    key = _OWNERS.get(part_of(path))
    row = value_at(said, f"{path.rpartition(']')[0]}]") if key and "]" in path else None
    named = row.get(key) if isinstance(row, dict) and key else None
    return Agency(named).label if isinstance(named, str) else None


def where(piece: LeftOut | TakenIn) -> str:
    """Where a piece stands in the record, in words that do not say again what it is."""
    return in_words(piece.source, said=piece.what)


def told(stays: Stays, *, paths: bool = True) -> str:
    """What stays out in a line: what, where, why."""
    place = stays.source if paths else where(stays.left_out)
    return f"{stays.left_out.what} ({place}): {stays.left_out.why}"


def _contents(paper: Paper) -> Iterator[Content]:
    """The sections of the paper with how many words are under each; before the first stands its opening."""
    titles = {block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1}
    title, words = "Opening", 0
    body = (piece for piece in pieces(paper) if piece.where not in {"title", "header and footer"})
    for piece in body:
        if piece.text in titles:
            yield Content(title, words)
            title, words = piece.text, 0
        else:
            words += len(piece.text.split())
    yield Content(title, words)
