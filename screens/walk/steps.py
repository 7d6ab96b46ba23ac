"""The steps of a decision, each with a sign for whether it is taken, and which comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from agenda.words import DisclosureDecision
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agenda.check import Finding
    from mappa_chair.drafting import Draft


class Step(NamedTuple):
    """A step: its name, whether it is to be taken at all, and the fields it is about."""

    name: str
    applies: bool
    paths: tuple[str, ...]


def disclosure_steps(draft: Draft) -> tuple[Step, ...]:
    """Decide, say why, agree; where something is told, to whom, what and when; the presumption (10.3-10.20)."""
    decided = draft.value("disclosure.decision")
    tells = decided == DisclosureDecision.DISCLOSE.value
    offences = draft.record.background.offences
    return (
        Step("Decide", True, ("disclosure.decision",)),
        Step("Say why, either way", True, ("disclosure.reasons",)),
        Step("Agree, or note who does not", True, ("disclosure.agreed_by_all", "disclosure.disagreement")),
        Step("To whom, what, why, by whom, when", tells, ("disclosure.disclosures",)),
        Step(
            "Weigh the presumption of s.327A",
            any(each.child_sex_offence for each in offences),
            ("disclosure.child_sex_offence_presumption",),
        ),
    )


class Steps(Words):
    """The steps of the item, above its form."""

    DEFAULT_CSS = """
    Steps { height: auto; margin: 0 0 1 0; }
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__(classes="steps")
        self._draft = draft

    def show(self, found: Sequence[Finding]) -> None:
        """Show which steps are taken: those with an answer and without a finding."""
        lines, following = [], ""
        for number, step in enumerate(disclosure_steps(self._draft), 1):
            open_here = [each for each in found if any(each.at.startswith(path) for path in step.paths)]
            answered = any(self._draft.value(path) not in (None, "", []) for path in step.paths)
            taken = answered and not open_here
            sign = "[-]" if not step.applies and not open_here else "[x]" if taken else "[ ]"
            lines.append(f"{sign} {number} {step.name}")
            if sign == "[ ]" and not following:
                following = f"Next: step {number}."
        self.update(plain("\n".join([*lines, following or "Every step is taken."])))
