"""Sentences of restricted pieces that a paper says again, also in slightly other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from agenda.words import Pillar, Sensitivity
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.redaction.names import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from agenda.information import Piece
    from agenda.record import Record

_ENDS = re.compile(r"(?<=[.!?])\s+|\n")
_ENDING = re.compile("(?:ations?|at(?:ed|es|ing)|ments?|ings?|ions?|ies|ied|ed|es|(?<!s)s|ly)$")
_SMALL_WORDS = """
    about after again also although always because been before being below between both could does doing
    down during each even every from further have having here hers himself however into itself just later
    made make many more most much must need needs never nothing once only other ours over same shall should
    since some still such than that their theirs them then there these they this those through under until
    upon very want wants were what when where whether which while whom whose will with within without would
    your
    """
# Every meeting says these, so that sharing them says little.
_FIELD_WORDS = """
    risk harm serious release released licence condition conditions exclusion zone contact appointment
    appointments supervision police probation prison officer officers visit visits offender offending
    offence offences victim victims child children school agency agencies meeting plan action actions review
    level manage management monitor monitoring support assessment programme work works worker practitioner
    custody sentence recall curfew weekly week weeks month months year years home house address family
    information agreed record recorded report reported housing accommodation approved premises staff team
    service services area alcohol drug drugs increase reduce
    """
_SMALL, _FIELD = frozenset(_SMALL_WORDS.split()), frozenset(_FIELD_WORDS.split())
_FEWEST, _CERTAIN, _LIKELY = 4, 0.7, 0.5
_FIELD_WEIGHT = 0.5
_SHORTEST_STEM = 3
# So few words tell only where each of them is all but unknown to the rest of the record.
_FEWEST_RARE = 3
# What is not of the field: below the first a sentence is generic, below the second a question.
_LEAST_OWN_WEIGHT, _SURE_OWN_WEIGHT = 1.5, 2.5


class Sentences:
    """Knows the restricted sentences of a record, without the names in them."""

    def __init__(self, record: Record, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        made = (self._stems(sentence) for text in _restricted(record) for sentence in split(text))
        self._known = tuple({stems for stems in made if len(stems) >= _FEWEST_RARE})
        told = (self._stems(piece.text or "") for piece in record.information if not _is_restricted(piece))
        self._told = frozenset().union(_FIELD_STEMS, *told)

    def said_again(self, sentence: str) -> bool | None:
        """Certain, a question, or None where a sentence says none of them."""
        mine = self._stems(sentence)
        if len(mine) < _FEWEST:
            is_told = len(mine) < _FEWEST_RARE or mine & self._told
            return False if not is_told and any(mine <= known for known in self._known) else None
        best: bool | None = None
        for known in self._known:
            shared = mine & known
            weight = _weight(shared)
            own = float(len(shared - _FIELD_STEMS))
            if len(shared) < _FEWEST or own < _LEAST_OWN_WEIGHT:
                continue
            # Most of the restricted sentence, or most of this one: a part of it tells too.
            alike = max(weight / _weight(known), weight / _weight(mine))
            if alike >= _CERTAIN and own >= _SURE_OWN_WEIGHT:
                return True
            if alike >= _LIKELY:
                best = False
        return best

    def _stems(self, text: str) -> frozenset[str]:
        words = (word for word in words_of(fold(text).text) if len(word) >= 4)
        return frozenset(_stem(word) for word in words if word not in _SMALL and word not in self._names)


def split(text: str) -> list[str]:
    """The sentences of a text, and beside them those parts that a semicolon ends."""
    sentences = [sentence.strip() for sentence in _ENDS.split(text) if sentence.strip()]
    return list(dict.fromkeys(part for whole in sentences for part in (whole, *re.split(r";\s+", whole))))


def _weight(stems: frozenset[str]) -> float:
    return sum(_FIELD_WEIGHT if stem in _FIELD_STEMS else 1.0 for stem in stems)


def _stem(word: str) -> str:
    made = _ENDING.sub("", word)
    bare = made[:-1] if made[-1:] in {"e", "y"} else made
    return next((stem for stem in (bare, made) if len(stem) >= _SHORTEST_STEM), word)


_FIELD_STEMS = frozenset(_stem(word) for word in _FIELD)


def _is_restricted(piece: Piece) -> bool:
    return piece.sensitivity is not Sensitivity.SHAREABLE or piece.restricted_because is not None


def _restricted(record: Record) -> Iterator[str]:
    """Every text that the offender must not read in other words either."""
    for piece in record.information:
        if _is_restricted(piece):
            yield piece.text or ""
    for person in record.people_at_risk.people:
        if person.identified:
            yield person.description or ""
    for told in record.people_at_risk.information_to_victims:
        yield f"{told.what or ''}\n{told.why or ''}"
    yield record.people_at_risk.marac_arrangement or ""
    yield record.plan.pillars.victim_safety.summary or ""
    for action in record.plan.actions:
        if action.pillar is Pillar.VICTIM_SAFETY or action.safeguarding:
            yield f"{action.action or ''}\n{action.measure or ''}"
