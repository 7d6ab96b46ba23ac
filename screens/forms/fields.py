"""The fields of a part, made from its declaration: boxes, groups of boxes, lists of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.paths import is_within
from agenda.shape import Kind, fields_of
from screens.base.plain import Words
from screens.forms.boxes import FieldBox, box_for
from screens.forms.labelled import Labelled
from screens.forms.rows import RowsEditor
from screens.forms.suited import editor_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.widget import Widget

    from agenda.check import Finding
    from agenda.shape import FieldSpec, Part
    from mappa_chair.drafting import Draft


# The vault files a meeting under it: it is given when the meeting is begun.
FILED_UNDER = ("meeting.reference",)


class Fields(Labelled):
    """Every field of a part, at a path of the record, under its title."""

    LABEL_WIDTH = 0
    LABEL_STYLE = "bold"
    DEFAULT_CSS = """
    Fields { height: auto; }
    Fields.-titled { padding: 1 0 0 0; }
    """

    def __init__(self, part: type[Part], path: str, draft: Draft, today: date, title: str = "") -> None:
        # An item's style sheet can find a group by its path.
        super().__init__(classes=path.replace(".", "-").replace("[", "-").replace("]", ""))
        self.path = path
        self._part = part
        self._draft = draft
        self._today = today
        self.show_label(title)
        self.set_class(bool(title), "-titled")
        self._held: list[FieldBox | RowsEditor | Fields] = []
        self._found: Sequence[Finding] = ()

    def compose(self) -> ComposeResult:
        for spec in fields_of(self._part):
            if spec.kind is Kind.ID:
                continue
            if f"{self.path}.{spec.name}" in FILED_UNDER:
                yield Words(f"{spec.label}: {self._draft.value(FILED_UNDER[0])}")
                continue
            held = self._made(spec, f"{self.path}.{spec.name}")
            self._held.append(held)
            yield held
        self._tell_findings()

    def _made(self, spec: FieldSpec, path: str) -> FieldBox | RowsEditor | Fields:
        suited = editor_for(path)
        if suited is not None and spec.part is not None:
            return suited(spec.label, spec.part, path, self._draft, self._today)
        if spec.kind is Kind.PART and spec.part is not None:
            return Fields(spec.part, path, self._draft, self._today, spec.label)
        if spec.kind is Kind.ROWS and spec.part is not None:
            return RowsEditor(spec.label, spec.part, path, self._draft, self._today)
        return box_for(spec, path, self._draft, self._today)

    def refresh_from_draft(self) -> None:
        """Show what the draft says, where it was changed from elsewhere."""
        for held in self._held:
            held.refresh_from_draft()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Put each finding above the field it is about; what is about no field of these above them all."""
        self._found = found
        if self._held:
            self._tell_findings()

    def _tell_findings(self) -> None:
        mine = [finding for finding in self._found if is_within(finding.at, self.path)]
        for held in self._held:
            here = [finding for finding in mine if is_within(finding.at, held.path)]
            mine = [finding for finding in mine if finding not in here]
            held.show_findings(here)
        self.note("\n".join(f"! {finding.message}" for finding in mine))

    def focus_first(self) -> None:
        """Go to the first field."""
        first = self.first
        if first is not None:
            self.screen.set_focus(first)

    @property
    def first(self) -> Widget | None:
        """The editor of the first field."""
        for held in self._held:
            found = held.first if isinstance(held, Fields) else held.editor
            if found is not None:
                return found
        return None

    async def reveal(self, path: str) -> Widget | None:
        """Find the editor of a path, opening the row it is in; the nearest there is where the path names none."""
        for held in self._held:
            if not is_within(path, held.path):
                continue
            if isinstance(held, FieldBox):
                return held.editor
            if isinstance(held, Fields):
                return await held.reveal(path) or held.first
            return await reveal_in_rows(held, path)
        return None


async def reveal_in_rows(rows: RowsEditor, path: str) -> Widget | None:
    """The editor of a path in a list of rows; the list itself where the path names no row."""
    index = rows.index_at(path)
    if index is None:
        return rows.editor
    if path == rows.path_of(index) and await rows.reveal_line(index):
        return rows.editor
    fields = rows.fields
    if fields is None or fields.path != rows.path_of(index):
        fields = await rows.open_row(index)
    if fields is None:
        return rows.editor
    return await fields.reveal(path) or fields.first
