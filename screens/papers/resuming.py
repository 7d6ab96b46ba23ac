"""What a lock keeps of the papers: what was ticked, what was said of summaries, what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from screens.base.field import Field
from screens.papers.outcome import MAKING, NOT_WRITTEN, WAITS, WRITTEN, YOURS, Line, OutcomeView
from screens.papers.settling import Settling, texts_in

if TYPE_CHECKING:
    from collections.abc import Mapping


class Resuming(Settling):
    """The vault keeps it while the screen is locked; of a file that was held back it is asked for again."""

    def left_at(self) -> dict[str, object]:
        """What the page has to come back to."""
        outcomes = list(self.query(OutcomeView).results(OutcomeView))
        return {
            "choice": self._choose.left_at(),
            "typed": self._typed | {str(each.id): each.value for each in self.query(Field) if each.id},
            "lines": [_said(line) for outcome in outcomes for line in [*outcome.lines, *self._unsure(outcome)]],
            "ways": [
                {
                    "for": way.audience.value,
                    "folder": str(way.folder),
                    "reasons": way.reasons,
                    "not_told": way.although_not_told,
                    "keep": way.keep,
                }
                for way in self._ways.values()
                if way.line.sign == YOURS
            ],
        }

    def _unsure(self, outcome: OutcomeView) -> list[Line]:
        """A paper of several files of which some are written, and nobody knows yet how many more there are."""
        doing = self._doing
        if doing is None or any(each.title == doing and each.sign in {WAITS, MAKING} for each in outcome.lines):
            return []
        return [Line(doing, NOT_WRITTEN, "perhaps not all of it")]

    async def come_back(self, kept: Mapping[str, object]) -> None:
        """Take all that up again; what another version of the application kept is left."""
        self._typed = texts_in(kept.get("typed"))
        self._choose.come_back(kept.get("choice"))
        self._put_typed(self._choose)
        lines = [_line(each) for each in _dicts(kept.get("lines"))]
        ways = _dicts(kept.get("ways"))
        if not lines:
            return
        await self._load()
        outcome = await self._made(OutcomeView)
        for each in ways:
            line = next((line for line in lines if line.summary == each.get("for")), None)
            if line is not None:
                self._resume_way(line, each)
        outcome.begin(lines)
        outcome.show_end(stopped=False)
        self._view = outcome


def _said(line: Line) -> dict[str, object]:
    sign, told = line.sign, line.told
    if sign not in {WRITTEN, YOURS}:
        sign, told = NOT_WRITTEN, f"{told} (interrupted: ask for it again)"
    return {"title": line.title, "sign": sign, "told": told, "summary": line.summary}


def _line(said: Mapping[str, object]) -> Line:
    summary = said.get("summary")
    return Line(
        str(said.get("title", "")),
        str(said.get("sign", NOT_WRITTEN)),
        str(said.get("told", "")),
        summary=summary if isinstance(summary, str) else None,
    )


def _dicts(value: object) -> list[Mapping[str, object]]:
    made = cast("list[object]", value) if isinstance(value, list) else []
    return [cast("Mapping[str, object]", each) for each in made if isinstance(each, dict)]
