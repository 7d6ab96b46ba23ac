"""The export page: which papers are written as Word files, and where to."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll

from agenda.check import Severity
from mappa_chair.errors import MappaChairError
from screens.base.choice import YES_NO, Choice
from screens.base.line_field import LineField
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from textual.app import ComposeResult

    from agenda.area import AreaSettings
    from agenda.check import Finding
    from agenda.record import Record
    from mappa_chair.drafting import Draft
    from mappa_chair.vault.vault import Vault


class ExportPage(VerticalScroll, can_focus=False):
    """What is written as Word files, and where to."""

    DEFAULT_CSS = """
    ExportPage { height: 1fr; width: 1fr; }
    ExportPage > #export-head { height: auto; text-style: bold; margin: 0 0 1 0; }
    ExportPage Horizontal { height: 1; }
    ExportPage .label { width: 30; }
    ExportPage > .result { height: auto; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+r", "write", "Write the files", priority=True)]

    def __init__(self, vault: Vault, draft: Draft, before_writing: Callable[[], Awaitable[bool]]) -> None:
        super().__init__(id="page-export")
        self._vault = vault
        self._draft = draft
        self._before_writing = before_writing

    def compose(self) -> ComposeResult:
        yield Words(id="export-head")
        with Horizontal():
            yield Words("Minutes", classes="label")
            yield Choice(YES_NO, value=True, id="export-minutes")
        with Horizontal():
            yield Words("Executive summary (subject)", classes="label")
            yield Choice(YES_NO, value=True, id="export-summary")
        with Horizontal():
            yield Words("Replace files that are there", classes="label")
            yield Choice(YES_NO, value=False, id="export-force")
        with Horizontal():
            yield Words("Folder", classes="label")
            yield LineField(str(Path.home() / "mappa-minutes"), id="export-folder")
        yield Words(classes="result", id="export-result")

    def show(self) -> None:
        """Say how the record stands before it is written."""
        musts = sum(finding.severity is Severity.MUST for finding in self._draft.findings)
        open_ = f"Duties still open, listed in the draft: {musts}." if musts else "No duty is open."
        waiting = len(self._draft.open_points) - len(self._draft.findings)
        if waiting:
            open_ += f" Texts that are no answers yet and not in the papers: {waiting}; F4 lists them."
        self.query_one("#export-head", Words).update(
            plain(f"EXPORT: minutes and summary. {open_} Enter in the folder, or Ctrl+R, writes them.")
        )

    def focus_first(self) -> None:
        """Go to the folder: the rest is answered already."""
        folder = self.query_one("#export-folder", LineField)
        folder.move_cursor(folder.document.end)
        self.screen.set_focus(folder)

    def tell(self, text: str) -> None:
        """Say what was written, or why not."""
        self.query_one("#export-result", Words).update(plain(text))

    @on(LineField.Submitted)
    async def submit(self, message: LineField.Submitted) -> None:
        """Write on Enter."""
        message.stop()
        await self.action_write()

    async def action_write(self) -> None:
        """Write the papers of the record as it stands, off the event loop."""
        folder = self.query_one("#export-folder", LineField).value.strip()
        if not folder:
            self.tell("Name a folder for the files.")
            return
        self.tell("Writing …")
        minutes: bool | Callable[[], Iterator[tuple[str, bytes]]] = self._is_chosen("minutes")
        if await self._before_writing() and minutes:
            # The vault knows whether they are approved; what it does not hold is a draft.
            minutes = partial(_from_vault, self._vault, self._draft.reference)
        # All that the thread needs is taken here: it touches neither widgets nor a draft that goes on changing.
        write = partial(
            _write,
            self._draft.record,
            self._draft.findings,
            Path(folder).expanduser(),
            minutes=minutes,
            summary=self._is_chosen("summary"),
            force=self._is_chosen("force"),
            area=self._draft.area,
        )
        try:
            self.tell(await asyncio.to_thread(write))
        except MappaChairError as fault:
            self.tell(str(fault))

    def _is_chosen(self, name: str) -> bool:
        return bool(self.query_one(f"#export-{name}", Choice).value)


def _from_vault(vault: Vault, reference: str) -> Iterator[tuple[str, bytes]]:
    from mappa_chair.minuting import minutes_files  # noqa: PLC0415 - loads python-docx, not wanted at the start

    return minutes_files(vault, reference)


def _write(  # noqa: PLR0913 - each is one choice on the page
    record: Record,
    found: Sequence[Finding],
    folder: Path,
    *,
    minutes: bool | Callable[[], Iterator[tuple[str, bytes]]],
    summary: bool,
    force: bool,
    area: AreaSettings,
) -> str:
    from mappa_chair.documents.summary import Audience  # noqa: PLC0415 - loads python-docx, not wanted at the start
    from mappa_chair.exporting import Skipped, export  # noqa: PLC0415 - as above
    from mappa_chair.leak_checking import LeakAnswers, let_out, told  # noqa: PLC0415 - as above

    audience = Audience.SUBJECT if summary else None
    answers, skipped = LeakAnswers(), list[Skipped]()
    written = export(
        record,
        found,
        folder=folder,
        minutes=minutes,
        summary=audience,
        force=force,
        area=area,
        skipped=skipped,
        let=lambda paper: let_out(paper, record, answers),
    )
    lines = ["Written:", *(str(each.path) for each in written)] if written else []
    for each in skipped:
        lines += ["", f"{each.kind}: {each.why}", *(f"- {told(leak)}" for leak in each.leaks)]
    if answers.questions:
        lines += ["", "The leak check asks about these; they are in the summary:"]
        lines += [f"- {told(leak)}" for leak in answers.questions]
    return "\n".join(lines) or "Nothing was chosen."
