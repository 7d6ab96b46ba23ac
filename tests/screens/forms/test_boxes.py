"""Boxes between editor and draft: what is typed is never overwritten by what was there before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from agenda.media import Media
from agenda.record import Record
from agenda.review import Review
from agenda.shape import fields_of
from mappa_chair.drafting import Draft
from screens.base.app import ChairApp
from screens.base.choice import Choice
from screens.base.field import Field
from screens.forms.boxes import FieldBox, box_for

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from agenda.shape import Part

Doing: TypeAlias = Callable[[FieldBox, Draft, "Pilot[None]"], Awaitable[None]]


class BoxApp(ChairApp[None]):
    """One box on a screen of its own."""

    def __init__(self, box: FieldBox) -> None:
        super().__init__()
        self._box = box

    def compose(self) -> ComposeResult:
        """The box alone."""
        yield self._box


def with_box(part: type[Part], path: str, doing: Doing) -> Draft:
    """Do something with the box of a field of an empty record; the draft afterwards."""
    draft = Draft(Record(format="mappa-chair-record/1"))
    name = path.rpartition(".")[2]
    spec = next(spec for spec in fields_of(part) if spec.name == name)
    box = box_for(spec, path, draft, date(2026, 11, 24))

    async def run() -> None:
        async with BoxApp(box).run_test() as pilot:
            await pilot.pause()
            await doing(box, draft, pilot)

    asyncio.run(run())
    return draft


def test_a_choice_on_its_way_to_the_draft_is_not_taken_back() -> None:
    """The form is refreshed between the key and its message: the answer stays, in the editor and in the draft."""

    async def doing(box: FieldBox, draft: Draft, pilot: Pilot[None]) -> None:
        assert isinstance(box.editor, Choice)
        box.editor.value = True
        assert draft.value("media.considered") is None
        box.refresh_from_draft()
        assert box.editor.value is True
        await pilot.pause()
        box.refresh_from_draft()

    assert with_box(Media, "media.considered", doing).value("media.considered") is True


def test_text_on_its_way_to_the_draft_is_not_taken_back() -> None:
    """The same for a field of text, whether it has the focus or not."""

    async def doing(box: FieldBox, draft: Draft, pilot: Pilot[None]) -> None:
        assert isinstance(box.editor, Field)
        box.editor.value = "Holding lines agreed"
        assert draft.value("media.plan") is None
        box.refresh_from_draft()
        assert box.editor.value == "Holding lines agreed"
        await pilot.pause()

    assert with_box(Media, "media.plan", doing).value("media.plan") == "Holding lines agreed"


def test_a_draft_changed_from_elsewhere_is_shown() -> None:
    """An answer given elsewhere stands in the editor after the next refresh, and can be undone there."""

    async def doing(box: FieldBox, draft: Draft, pilot: Pilot[None]) -> None:
        draft.put("media.plan", "Agreed with the press office")
        box.refresh_from_draft()
        await pilot.pause()
        assert isinstance(box.editor, Field)
        assert box.editor.value == "Agreed with the press office"

    assert with_box(Media, "media.plan", doing).value("media.plan") == "Agreed with the press office"


def test_words_that_are_no_date_take_the_date_away_and_a_date_settles_them() -> None:
    """The record has no date while the field holds none; the text is kept until it is one."""

    async def doing(box: FieldBox, draft: Draft, pilot: Pilot[None]) -> None:
        assert isinstance(box.editor, Field)
        for text, value, kept in (
            ("12 dec", "2026-12-12", None),
            ("12 decx", None, "12 decx"),
            ("in 2 weeks", "2026-12-08", None),
        ):
            box.editor.value = text
            await pilot.pause()
            assert draft.value("review.on") == value
            assert draft.unusable("review.on") == kept

    with_box(Review, "review.on", doing)
