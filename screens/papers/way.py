"""One summary on its way: what was chosen, what the leak check found, what the chair said to each place.

What this imports is heavy: it is loaded in a thread when the papers are opened for the first time.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from mappa_chair.approving import standing
from mappa_chair.documents.blocks import as_text
from mappa_chair.documents.export import PaperExistsError, name_of, write_file
from mappa_chair.documents.summary import Audience
from mappa_chair.leak_checking import LeakAnswers, kept_before, place_of
from mappa_chair.leak_places import replaced
from mappa_chair.not_told import is_not_told
from mappa_chair.paper_run import Held
from mappa_chair.summarising import Wish, choosable, make, note_decisions
from screens.papers.leaks import ASKED, CHANGED, KEPT, MUST, Found

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.drafting import Draft
    from mappa_chair.leak_places import Place
    from mappa_chair.summarising import Choosable, Made
    from mappa_chair.vault.vault import Vault
    from screens.papers.outcome import Line


class SummaryWay:
    """A summary for one audience, from the choice of pieces to its file. Nothing here touches a widget."""

    def __init__(self, vault: Vault, draft: Draft, line: Line, folder: Path, *, author: str) -> None:
        self._vault = vault
        self._draft = draft
        self._author = author
        self.line = line
        self.folder = folder
        self.audience = Audience(line.summary or Audience.SUBJECT)
        self.reasons: dict[str, str] = {}
        self.although_not_told = ""
        self.keep: dict[str, str] = {}
        self.made: Made | None = None
        self.found: list[Found] = []
        self.is_approved = False
        self._made_of: object = None

    @property
    def addressed(self) -> str:
        """For whom it is, in the paper's words."""
        return self.audience.addressed

    @property
    def must_be_confirmed(self) -> bool:
        """Whether it is for an offender who is not told of MAPPA management, and nobody has said why it goes."""
        mine = self.audience is Audience.SUBJECT
        return mine and is_not_told(self._draft.record) and not self.although_not_told

    @property
    def is_of_now(self) -> bool:
        """Whether what was made is of the record as it stands."""
        return self.made is not None and self._made_of is self._draft.record

    async def choosable(self) -> tuple[Choosable, ...]:
        """What may be taken in; for the subject nothing."""
        if self.audience is Audience.SUBJECT:
            return ()
        return await asyncio.to_thread(choosable, self._draft.record, self.audience, self._draft.area)

    async def make(self) -> str:
        """Make it of the record as it stands, check it, and give its text; raises what `summary_paper` does."""
        record = self._draft.record
        wish = Wish(self.audience, dict(self.reasons), self.although_not_told)
        self.made = await asyncio.to_thread(make, record, wish, self._draft.area)
        self._made_of = record
        await asyncio.to_thread(self._look_back, self.made)
        self._judge()
        return as_text(self.made.paper)

    def _look_back(self, made: Made) -> None:
        """Take up what the check found, with why it was kept before, and whether minutes were approved."""
        reference, leaks = self._draft.reference, [place.leak for place in made.places]
        before = kept_before(self._vault, reference, leaks) if leaks else {}
        self.is_approved = bool(leaks) and standing(self._vault, reference).is_current
        self.found = [Found(place, _state(place), why_before=before.get(place.leak, "")) for place in made.places]

    @property
    def stops(self) -> bool:
        """Whether something certain is still open."""
        return any(found.state == MUST for found in self.found)

    @property
    def is_settled(self) -> bool:
        """Whether every place is answered."""
        return not any(found.is_open for found in self.found)

    @property
    def asked(self) -> int:
        """How many questions are left as they are."""
        return sum(found.state == ASKED for found in self.found)

    def keep_found(self, found: Found, why: str, *, anywhere: bool) -> None:
        """Keep what was found, in its place or wherever it stands."""
        leak = found.place.leak
        found.kept_as = leak.text if anywhere else f"{leak.text}@{place_of(leak)}"
        self.keep[found.kept_as] = why
        self._judge()

    def put_instead(self, found: Found, instead: str) -> bool:
        """Put other words into the field that a place came from; whether its text was changed by that."""
        path, held = found.place.path, None if found.place.path is None else self._draft.value(found.place.path)
        if path is None or not isinstance(held, str):
            return False
        text = replaced(held, found.place.leak.text, instead)
        if text == held:
            return False
        self._draft.put(path, text)
        for each in self.found:
            # The same words of the same field may stand in several places of the paper.
            if each.is_open and each.place.path == path and each.place.leak.text.casefold() not in text.casefold():
                each.state, each.before, each.put = CHANGED, held, text
        return found.state == CHANGED

    def undo(self, found: Found) -> str | None:
        """Take back what was decided about a place; the fault in words where that cannot be."""
        if found.state == KEPT:
            for said in [said for said in self.keep if LeakAnswers({said: "-"}).reason(found.place.leak)]:
                del self.keep[said]
            self._judge()
            return None
        if found.state != CHANGED or found.place.path is None:
            return "Nothing was decided about this place yet."
        if self._draft.value(found.place.path) != found.put:
            return "The field was changed since: e goes there."
        self._draft.put(found.place.path, found.before)
        put = found.put
        for each in self.found:
            if each.state == CHANGED and each.put == put:
                each.state, each.before, each.put = _state(each.place), "", ""
        self._judge()
        return None

    async def note(self) -> None:
        """Note in the vault what was decided; raises SummaryStoppedError while something certain is open."""
        if self.made is None:
            raise RuntimeError("no summary was made yet")
        reference = self._draft.reference
        work = partial(note_decisions, self._vault, reference, self.made, LeakAnswers(dict(self.keep)))
        await asyncio.to_thread(work, author=self._author)

    async def write(self) -> Held | None:
        """Note what was decided and write it; where a file of its name is there, hand back what would replace it.

        Raises SummaryStoppedError, NotWrittenError and what the vault may say.
        """
        await self.note()
        return await asyncio.to_thread(self._write)

    def _write(self) -> Held | None:
        from mappa_chair.documents.word import to_docx  # noqa: PLC0415 - python-docx costs 0.1 s, and this is a thread

        if self.made is None:
            raise RuntimeError("no summary was made yet")
        held = Held(self.folder / self.name, to_docx(self.made.paper))
        try:
            write_file(held.path, held.content)
        except PaperExistsError:
            return held
        return None

    @property
    def name(self) -> str:
        """The name of its file."""
        return "" if self.made is None else name_of(self.made.paper)

    def _judge(self) -> None:
        """Say of every place that was not changed whether it is kept."""
        answers = LeakAnswers(self.keep)
        for each in self.found:
            if each.state != CHANGED:
                each.state = KEPT if answers.reason(each.place.leak) is not None else _state(each.place)


def _state(place: Place) -> str:
    return MUST if place.leak.certain else ASKED
