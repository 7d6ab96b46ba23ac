"""Leaving a meeting for a lock, and coming back to the same item, field and cursor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from textual.widgets import ContentSwitcher

from screens.forms.boxes import FieldBox
from screens.forms.rows import RowsEditor
from screens.papers.page import PapersPage
from screens.walk.capture import CapturePanel
from screens.walk.looking import Looking
from screens.walk.rail import KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

# The pages that are no item have a name that begins so; what follows is the action that opens them.
_PAGE = "page-"


class Returning(Looking):
    """What a lock has to know of a meeting; the texts of its fields are in the vault already."""

    def tell_line(self, text: str) -> None:
        """Say something in the line that tells what is missing."""
        self._say(text)

    def begun(self) -> str:
        """What was ticked and typed for the papers; everything else of a meeting is in its draft."""
        return json.dumps(self.query_one(PapersPage).left_at())

    def is_recorded(self, field: Widget) -> bool:
        """Whether a field is one of the record's, or of the papers, which keep what is typed themselves."""
        return any(isinstance(each, FieldBox | PapersPage) for each in field.ancestors)

    def left_at(self) -> dict[str, object]:
        """The meeting, the item, the field, the page beside them, and the form of an action where it is open."""
        last = self._last_focus.get(self._current)
        box = self._box_around(last) if self._box() is None else self._box()
        page = self.query_one("#pages", ContentSwitcher).current or ""
        return {
            **super().left_at(),
            "meeting": self._draft.reference,
            "item": self._current,
            "path": "" if box is None else box.path,
            "page": page.removeprefix(_PAGE),
            "capture": self.query_one(CapturePanel).is_shown,
            "papers": self.query_one(PapersPage).left_at(),
        }

    def _box_around(self, widget: Widget | None) -> FieldBox | RowsEditor | None:
        around = widget.ancestors_with_self if widget is not None and widget.is_attached else []
        return next((each for each in around if isinstance(each, FieldBox | RowsEditor)), None)

    async def come_back(self, kept: Mapping[str, object]) -> None:
        """Open all that again."""
        item, path, page = (str(kept.get(name, "")) for name in ("item", "path", "page"))
        if item in KEYS:
            await self.open_place(item, path)
        papers = kept.get("papers")
        if isinstance(papers, dict):
            await self.query_one(PapersPage).come_back(papers)
        if page and page not in KEYS and hasattr(self, f"action_{page}"):
            await self.run_action(f"screen.{page}")
        if kept.get("capture") is True:
            self.query_one(CapturePanel).show()
        await super().come_back(kept)
