"""The places the leak check found, as the chair is shown them: what stands around, and what may stand instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from agenda.paths import value_at
from agenda.record import as_json
from mappa_chair.documents.blocks import pieces
from mappa_chair.documents.redaction.wordlist import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agenda.record import Record
    from agenda.shape import JSON
    from mappa_chair.documents.blocks import Paper
    from mappa_chair.documents.leaks import Leak

# Characters shown before and after what was found.
_AROUND: Final = 90

# What is suggested for these is what stands instead; for the rest it is advice, and only the chair can word it.
_CALLED: Final = frozenset({"name", "initials", "place", "address", "contact details", "identifier"})
_ADVICE: Final = ("other words", "an age, or nothing", "leave", "look at")

# What stands on every page, by the field it is made of.
_HEADS: Final = ("case.mappa_area", "meeting.reference", "case.family_name", "case.given_names")

_POSSESSIVE = re.compile("['\u2019]s?$")
_TITLE = "|".join(sorted(TITLES, key=len, reverse=True))
_BEFORE = rf"(?:\b(?:the|an?)\s+)?(?:\b(?:{_TITLE})\b\.?\s+)?"


@dataclass(frozen=True, slots=True)
class Place:
    """A leak with the words around it; `path` is the field its words can be changed in, where there is one.

    `times` is how often it stands in that field, `instead` what may stand in its place. The words are for the
    chair alone.
    """

    leak: Leak
    before: str
    after: str
    path: str | None
    times: int
    instead: str | None

    def __repr__(self) -> str:
        return f"Place({self.leak!r}, {self.path!r})"


def places(paper: Paper, record: Record, leaks: Iterable[Leak]) -> tuple[Place, ...]:
    """Each leak of a paper with its neighbourhood; those that stop the paper first."""
    said = as_json(record)
    texts: dict[tuple[str, str | None], list[str]] = {}
    for piece in pieces(paper):
        texts.setdefault((piece.where, piece.source), []).append(piece.text)
    made = [_place(said, leak, texts.get((leak.where.block, leak.where.source), ())) for leak in leaks]
    return tuple(sorted(made, key=lambda place: not place.leak.certain))


def replaced(text: str, found: str, instead: str) -> str:
    """The text with other words for what was found, wherever it stands as a whole; unchanged where it does not.

    An article or a title before it goes with it, a possessive stays, and a sentence still begins with a capital.
    """
    owned = _POSSESSIVE.search(found)
    bare = found[: owned.start()] if owned else found
    pattern = re.compile(rf"{_BEFORE}(?<!\w){re.escape(bare)}(?P<own>['\u2019]s?)?(?!\w)", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        opens = re.search(r"(?:^|[.!?]\s+|\n\s*)$", text[: match.start()]) is not None
        own = "\u2019s" if match["own"] else ""
        return f"{instead[:1].upper() if opens else instead[:1]}{instead[1:]}{own}"

    return pattern.sub(put, text)


def _place(said: dict[str, JSON], leak: Leak, texts: Iterable[str]) -> Place:
    text = next((each for each in texts if leak.text in each), "")
    before, found, after = text.partition(leak.text)
    path = next(_paths(said, leak), leak.where.source)
    holds = value_at(said, path) if path else None
    times = len(re.findall(re.escape(leak.text), holds, re.IGNORECASE)) if isinstance(holds, str) else 0
    return Place(
        leak,
        _shortened(before, at_end=True) if found else "",
        _shortened(after, at_end=False) if found else "",
        path,
        times,
        instead_of(leak),
    )


def instead_of(leak: Leak) -> str | None:
    """The words that may stand in the place of what was found; None where only the chair can say."""
    if leak.kind not in _CALLED or leak.suggestion.startswith(_ADVICE):
        return None
    return leak.suggestion


def _paths(said: dict[str, JSON], leak: Leak) -> Iterator[str]:
    """The fields a leak may have come from that hold its words."""
    for path in (leak.where.source, *(_HEADS if leak.where.source is None else ())):
        holds = value_at(said, path) if path else None
        if path and isinstance(holds, str) and leak.text.casefold() in holds.casefold():
            yield path


def _shortened(text: str, *, at_end: bool) -> str:
    """The part of a text that is next to what was found, from a whole word on."""
    plain = " ".join(text.split())
    if len(plain) > _AROUND:
        plain = f"…{plain[-_AROUND:].partition(' ')[2]}" if at_end else f"{plain[:_AROUND].rpartition(' ')[0]}…"
    # The words that were found follow, or go before, with the space there was.
    if at_end:
        return f"{plain} " if text[-1:].isspace() else plain
    return f" {plain}" if text[:1].isspace() else plain
