"""A summary while it is put together: clears every piece on its way in and keeps account of what stays out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agenda.facts import Facts as RecordFacts
from mappa_chair.documents.blocks import Cell, LeftOut, Paragraph, Run
from mappa_chair.documents.phrases import nothing
from mappa_chair.documents.redaction import Redactor

if TYPE_CHECKING:
    from agenda.record import Record
    from agenda.shape import Part
    from mappa_chair.documents.recorded import Recorded
    from mappa_chair.documents.summary.policy import Chosen, SubjectPolicy

WITHHELD = "Nothing is given here."
_UNSAYABLE = "intelligence, a restricted piece said again, or words that would tell of help for a victim"


@dataclass
class Draft:
    """The record, the policy of the audience, and what has been left out so far."""

    record: Record
    policy: SubjectPolicy
    chosen: Chosen
    left_out: list[LeftOut] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.facts = RecordFacts(self.record)
        self._redactor = Redactor(self.record)

    def leave_out(self, source: str, what: str, why: str) -> None:
        """Note for the chair that something stays out, unless the chair has chosen it."""
        if self.chosen.has(source):
            return
        self.left_out.append(LeftOut(source, what, why))

    def safe(self, text: str, source: str, what: str, *, strict: bool = False, own: bool = False) -> str | None:
        """A text cleared of protected terms; None where nothing safe is left.

        `strict` leaves a text out altogether in which anything would have to be replaced or cut; `own` is for what
        the offender knows by law, such as licence conditions. What the chair has chosen stands as it was recorded.
        """
        if self.chosen.take(source, what):
            return text
        cleaned = self._redactor.clean(text, own=own)
        if cleaned.text is None:
            self.leave_out(source, what, _UNSAYABLE)
            return None
        if strict and (cleaned.replaced or cleaned.cut):
            self.leave_out(source, what, "names or points to somebody, and cannot be made safe by itself")
            return None
        if cleaned.cut:
            self.leave_out(source, f"{what}: part of it", _UNSAYABLE)
        if cleaned.replaced:
            phrases = ", ".join(dict.fromkeys(cleaned.replaced))
            self.leave_out(source, f"{what}: {len(cleaned.replaced)} replaced", f"names, shown as: {phrases}")
        return cleaned.text

    def names_a_victim(self, text: str) -> bool:
        """Whether a text names a victim."""
        return self._redactor.clean(text).names_a_victim

    def prose(self, holder: Recorded[Part], name: str, *, strict: bool = False) -> Paragraph:
        """A field as running text, cleared."""
        recorded = holder.text(name)
        if recorded is None:
            return holder.prose(name)
        text = self.safe(recorded, holder.at(name), holder.label(name), strict=strict)
        return nothing(WITHHELD) if text is None else Paragraph((Run(text),), source=holder.at(name))

    def cell(self, holder: Recorded[Part], name: str) -> Cell:
        """A field as a cell, cleared."""
        made = self.prose(holder, name)
        return Cell(made.runs, made.tone, source=holder.at(name))
