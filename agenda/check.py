"""What a check is: a pure question to the record, whose answer is a list of findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from agenda.facts import Facts


class Severity(StrEnum):
    """How binding the paragraph is: a duty, good practice, or worth the chair's attention."""

    MUST = "must"
    SHOULD = "should"
    NOTE = "note"


class Raised(NamedTuple):
    """One thing that is open: the sentence for the chair, and the path of the field it is about."""

    message: str
    at: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that was raised, as people and programs are told of it."""

    check: str
    severity: Severity
    item: str
    paragraphs: tuple[str, ...]
    message: str
    at: str

    def said(self) -> dict[str, object]:
        """The finding as JSON."""
        return {
            "check": self.check,
            "severity": self.severity.value,
            "item": self.item,
            "paragraphs": list(self.paragraphs),
            "message": self.message,
            "at": self.at,
        }


Asking: TypeAlias = Callable[["Facts"], Iterator[Raised]]


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the table of checks; `when` says in words when it is raised."""

    id: str
    severity: Severity
    paragraphs: tuple[str, ...]
    when: str
    ask: Asking

    @property
    def item(self) -> str:
        """The key of the item a finding belongs to; actions stand in the plan."""
        family = self.id.partition(".")[0].replace("-", "_")
        return "plan" if family == "action" else family

    def findings(self, facts: Facts) -> Iterator[Finding]:
        """Ask the question of one record."""
        for message, at in self.ask(facts):
            yield Finding(self.id, self.severity, self.item, self.paragraphs, message, at)

    def is_open(self, facts: Facts) -> bool:
        """Whether it is raised at all."""
        return next(self.ask(facts), None) is not None


def check(id_: str, severity: Severity, *paragraphs: str) -> Callable[[Asking], Check]:
    """Declare a check; the function's docstring, its first line, is the `when` of the table."""

    def declare(ask: Asking) -> Check:
        when = (ask.__doc__ or "").strip().partition("\n")[0].rstrip(".")
        if not when:
            raise TypeError(f"check {id_} does not say when it is raised")
        return Check(id_, severity, paragraphs, when, ask)

    return declare
