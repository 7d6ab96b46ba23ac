"""A screen that takes a moment to fill itself from the vault, and that a lock brings back as it was."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens.base.app import ChairApp
from screens.base.compositor import PartCompositor
from screens.base.keymap import named
from screens.help import HelpScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from screens.base.field import Field

Result = TypeVar("Result")


def _field() -> type[Field]:
    # With Textual's editor 10 ms to import, and the first picture has no field of text.
    from screens.base.field import Field  # noqa: PLC0415 - see above

    return Field


class OpeningScreen(Screen[Result]):
    """Nobody closes the vault or the application before it is filled; what was typed ahead for it comes then.

    `kept` is what `left_at` told before a lock, for `come_back`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "help", "Help", priority=True, id="help")]

    def __init__(self) -> None:
        super().__init__()
        self._compositor = PartCompositor()
        self.opened = asyncio.Event()
        self.kept: Mapping[str, object] = {}
        # What it held when it was filled and nothing had been typed; nothing where it was filled with what the
        # vault kept, for that is given out once.
        self.begun_with = ""
        # What it held when it was filled, with what the vault kept where it kept something.
        self.came_with = ""

    def __init_subclass__(cls, **given: Any) -> None:
        """Give every key that works from every field the name by which a person may give another."""
        if "BINDINGS" in cls.__dict__:
            cls.BINDINGS = named(cls.__dict__["BINDINGS"])
        super().__init_subclass__(**given)

    @property
    def focus_chain(self) -> list[Widget]:
        """What Tab goes through, in the order in which the screen is put together.

        Textual sorts by where widgets lie, and what comes up has no place before it is laid out: a Tab typed ahead
        would skip a field.
        """
        found: list[Widget] = []
        waiting = [*reversed(self.displayed_children)]
        while waiting:
            node = waiting.pop()
            if node.disabled:
                continue
            if node.visible and node.allow_focus():
                found.append(node)
            if node.allow_focus_children():
                waiting += reversed(node.displayed_children)
        return found

    async def action_help(self) -> None:
        """Show what this screen is for, and its keys."""
        self.app.push_screen(HelpScreen(self))

    def now_open(self) -> None:
        """Say that it is filled, and take the keys that were kept back for it."""
        self.opened.set()
        if isinstance(self.app, ChairApp):
            self.app.release_keys()

    def leave_with(self, result: Result) -> None:
        """Dismiss it; what is typed from now on waits for the screen that follows."""
        if isinstance(self.app, ChairApp):
            self.app.hold_keys()
        self.dismiss(result)

    def tell_line(self, text: str) -> None:
        """Say something that covers nothing; a screen that has a line for it uses that."""
        self.app.notify(text, markup=False)

    def on_field_removed(self, message: Field.Removed) -> None:
        """Say that a field left out what no record may hold: nobody is to look for it later."""
        message.stop()
        what = "1 character" if message.count == 1 else f"{message.count} characters"
        self.tell_line(f"Left out: {what} that no record may hold.")

    # Before and after a lock --------------------------------------------------------------------------------

    def left_at(self) -> dict[str, object]:
        """What stands in fields that no record holds, and where the cursor is."""
        fields = self._fields()
        focused = self.focused
        return {
            "texts": [each.value for each in fields],
            "field": fields.index(focused) if isinstance(focused, _field()) and focused in fields else None,
            "cursor": list(focused.cursor_location) if isinstance(focused, _field()) else None,
        }

    async def return_to_kept(self) -> None:
        """Come back to what was left at a lock, where there was one."""
        kept, self.kept = self.kept, {}
        if not kept:
            self.begun_with = self.begun()
        else:
            await self.come_back(kept)
        self.came_with = self.begun()

    async def come_back(self, kept: Mapping[str, object]) -> None:
        """Put the texts back into their fields, and the cursor where it was."""
        fields, texts = self._fields(), kept.get("texts")
        if not isinstance(texts, list) or len(texts) != len(fields):
            return  # another version of the application has other fields
        for field, text in zip(fields, cast("list[object]", texts), strict=True):
            if isinstance(text, str) and field.value != text:
                field.value = text
        index = kept.get("field")
        if isinstance(index, int) and 0 <= index < len(fields):
            self.set_focus(fields[index])
        self.put_cursor(kept.get("cursor"))

    def put_cursor(self, cursor: object) -> None:
        """Put the cursor of the field in focus where it was."""
        focused = self.focused
        if isinstance(focused, _field()) and isinstance(cursor, list) and all(isinstance(n, int) for n in cursor):
            focused.move_cursor((cursor[0], cursor[1]))

    def begun(self) -> str:
        """What is typed into it and kept by nothing else, for a comparison; empty where that is nothing."""
        return ""

    def is_recorded(self, field: Widget) -> bool:  # noqa: ARG002 - for those that record
        """Whether what is typed there goes into a record, and so into the vault, by itself."""
        return False

    def _fields(self) -> list[Field]:
        return [each for each in self.query(_field()) if not self.is_recorded(each)]
