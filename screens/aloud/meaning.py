"""What a typed line means as the answer to a question, and how an answer is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from agenda.shape import Kind
from agenda.words import Word, label
from mappa_chair.resolving import Candidate, matching
from screens.forms.answers import answer, echo_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from agenda.record import Record
    from agenda.shape import JSON, FieldSpec

OF_LINES = frozenset({Kind.TEXT, Kind.LINES})
"""Kinds that are typed line after line."""

# Digits of a number that can be the place of an answer in its list.
_LONGEST: Final = 4

_YES_NO: tuple[tuple[JSON, str], ...] = ((True, "Yes"), (False, "No"))


@dataclass(frozen=True, slots=True)
class Meant:
    """The answer, and what was understood; `trouble` where it is none, and how to put it right."""

    value: JSON = None
    told: str = ""
    trouble: str = ""


def options(spec: FieldSpec) -> tuple[tuple[JSON, str], ...]:
    """What can be answered to a question of a list, with the words people hear; nothing where it has none."""
    if spec.kind is Kind.YES_NO:
        return _YES_NO
    if spec.kind in {Kind.WORD, Kind.WORDS}:
        return tuple((each.value if isinstance(each, Word) else each, label(each)) for each in spec.words)
    return ()


def options_said(spec: FieldSpec) -> str:
    """The answers of a list in one line, each behind its number unless there are numbers among them."""
    words = [words for _, words in options(spec)]
    if _are_counted(spec):
        return ", ".join(f"{number} {each}" for number, each in enumerate(words, 1))
    return ", ".join(words)


def said(spec: FieldSpec, value: JSON, record: Record, today: date) -> str:
    """An answer as it is read out; empty where there is none."""
    text = spelt(spec, value, record)
    echo = "" if options(spec) else echo_of(spec, value, record, today)
    return f"{text} ({echo})" if echo and echo != text else text


def spelt(spec: FieldSpec, value: JSON, record: Record) -> str:
    """An answer in words; empty where there is none."""
    if value is None:
        return ""
    chosen = dict[object, str]((key, words) for key, words in options(spec))
    if spec.kind is Kind.WORDS and isinstance(value, list):
        return "; ".join(chosen.get(each, str(each)) for each in value if not isinstance(each, dict | list))
    if chosen and not isinstance(value, dict | list):
        return chosen.get(value, str(value))
    return text_of(spec, value, record)


def understood(spec: FieldSpec, typed: str, present: JSON, record: Record, today: date) -> Meant:
    """What a typed line means; to a field of several lines it is one line more, nothing there is replaced."""
    if spec.kind in OF_LINES:
        return _another_line(spec, typed, present)
    if spec.kind is Kind.WORDS:
        return _several(spec, typed, present)
    if options(spec):
        return _one(spec, typed)
    meant = answer(spec, typed, record, today)
    return Meant(meant.value, meant.echo, meant.trouble)


def _another_line(spec: FieldSpec, typed: str, present: JSON) -> Meant:
    if spec.kind is Kind.LINES:
        kept: list[JSON] = list(present) if isinstance(present, list) else []
        return Meant([*kept, *(line.strip() for line in typed.split("\n") if line.strip())])
    return Meant(f"{present}\n{typed}" if isinstance(present, str) and present else typed)


def _one(spec: FieldSpec, typed: str) -> Meant:
    found = _picked(spec, typed)
    if len(found) == 1:
        return Meant(found[0][0], found[0][1])
    return Meant(trouble=_which(found, spec))


def _several(spec: FieldSpec, typed: str, present: JSON) -> Meant:
    """All that are named; with + in front one more, with - one less than there are."""
    sign, rest = (typed[0], typed[1:]) if typed[:1] in {"+", "-"} else ("", typed)
    values: list[JSON] = []
    for part in rest.replace(",", ";").split(";"):
        found = _picked(spec, part)
        if len(found) != 1:
            return Meant(trouble=_which(found, spec))
        values.append(found[0][0])
    kept: list[JSON] = list(present) if isinstance(present, list) else []
    if sign == "-":
        left = [each for each in kept if each not in values]
    else:
        left = [each for each, _ in options(spec) if each in values or (sign and each in kept)]
    return Meant(left, _joined(words for value, words in options(spec) if value in left))


def _picked(spec: FieldSpec, typed: str) -> list[tuple[JSON, str]]:
    """The answers a few letters or a number may mean, in the closest way in which any is meant."""
    known = options(spec)
    wanted = typed.strip()
    if wanted.isascii() and wanted.isdigit() and len(wanted) < _LONGEST and _are_counted(spec):
        return [known[int(wanted) - 1]] if 1 <= int(wanted) <= len(known) else []
    # An id is matched before a name: it is nothing that anybody types.
    names = {f"#{index}": each for index, each in enumerate(known)}
    among = [Candidate(id_, words, str(value), fixed=True) for id_, (value, words) in names.items()]
    return [names[each.id] for each in matching(wanted, among)]


def _are_counted(spec: FieldSpec) -> bool:
    """Whether a number means the place of an answer: where levels are the answers it means the level."""
    return not any(words.isdigit() for _, words in options(spec))


def _which(found: list[tuple[JSON, str]], spec: FieldSpec) -> str:
    if found:
        return f"That may be {_joined(words for _, words in found)}. Type more of it."
    return f"That is none of them. One of: {options_said(spec)}."


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words) or "none"
