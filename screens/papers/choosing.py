"""Which papers are written, for whom, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import on
from textual.containers import Horizontal, VerticalScroll

from agenda.check import Severity
from agenda.words import Agency
from screens.base.choice import YES_NO, Choice
from screens.base.line_field import LineField
from screens.base.many import ManyChoice
from screens.base.plain import Words
from screens.base.said_keys import key_of
from screens.papers.view import View, counted

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from mappa_chair.drafting import Draft

MINUTES, ATTENDANCE, ACTIONS, AGENDA, REVIEW = "minutes", "attendance", "actions", "agenda", "review_meeting"

# The words after "summary:" are those of `Audience`, which is not imported before it is needed.
SUMMARIES: Final = ("subject", "court", "parole_board", "tribunal", "marac", "review")
_FOR: Final = (
    "the person it concerns",
    "the court",
    "the Parole Board",
    "the tribunal",
    "the MARAC",
    "the chair of a review",
)
_PAPERS: Final = (
    (MINUTES, "Minutes"),
    *((f"summary:{key}", f"Executive summary for {who}") for key, who in zip(SUMMARIES, _FOR, strict=True)),
    (ATTENDANCE, "Attendance sheet"),
    (ACTIONS, "Action lists"),
    (AGENDA, "Agenda pack"),
    (REVIEW, "Review meeting for a calendar"),
)
_EVERY: Final = "every agency"
_MOST_COPIES: Final = 99


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen; `agency` is None for every agency."""

    papers: tuple[str, ...]
    agency: Agency | None
    sheets: bool
    copies: int
    folder: Path

    @property
    def summaries(self) -> tuple[str, ...]:
        """For whom summaries are wanted."""
        return tuple(each.partition(":")[2] for each in self.papers if each.startswith("summary:"))

    @property
    def has_others(self) -> bool:
        """Whether anything beside summaries is wanted."""
        return len(self.papers) > len(self.summaries)


class ChooseView(View):
    """Every paper there is, ticked by Space, and what goes with them."""

    keys: ClassVar[str] = "Space ticks  Tab next field  Ctrl+R writes  {go} s approves  Esc back"
    DEFAULT_CSS = """
    ChooseView > VerticalScroll { height: 1fr; }
    """

    def __init__(self, draft: Draft) -> None:
        super().__init__(id="papers-choose")
        self._draft = draft
        self._papers = ManyChoice(_PAPERS, value=(MINUTES,), id="export-papers")
        self._agency = Choice(_agencies(draft), value=_EVERY, id="export-agency")
        self._sheets = Choice(YES_NO, value=False, id="export-sheets")
        self._copies = LineField(placeholder="none; a number gives so many (13b.8)", id="export-copies")
        self._folder = LineField(str(Path.home() / "mappa-minutes"), id="export-folder")

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield self._papers
            for label, field in (
                ("Action lists for", self._agency),
                ("Spreadsheets of them too", self._sheets),
                ("Numbered copies of minutes", self._copies),
                ("Folder", self._folder),
            ):
                with Horizontal():
                    yield Words(label, classes="label")
                    yield field

    def on_mount(self) -> None:
        """Have the cursor behind the folder's name: a subfolder is typed, or Ctrl+U empties it."""
        self._folder.move_cursor(self._folder.document.end)

    @on(LineField.Submitted)
    def go_on(self, message: LineField.Submitted) -> None:
        """Go to the next field on Enter, and from the folder, which is the last, write."""
        message.stop()
        if message.field is self._folder:
            self.post_message(self.Go(self))
        else:
            self.screen.focus_next()

    @property
    def head(self) -> str:
        musts = sum(finding.severity is Severity.MUST for finding in self._draft.findings)
        told = f"Duties still open, listed in draft minutes: {musts}." if musts else "No duty is open."
        waiting = len(self._draft.open_points) - len(self._draft.findings)
        if waiting:
            told += (
                f" Texts that are no answers yet and not in the papers: {waiting}; {key_of('check')} lists them."
            )
        return f"EXPORT: which papers are written? {told}"

    @property
    def first(self) -> Widget:
        return self._papers

    def renew(self) -> None:
        """Offer the agencies that have actions now; the answers stay."""
        agencies = _agencies(self._draft)
        if agencies != self._agency.options:
            self._agency.set_options(agencies)
            self._agency.value = self._agency.value or _EVERY

    def left_at(self) -> dict[str, object]:
        """What is ticked and chosen, for a lock."""
        return {
            "papers": list(self._papers.value),
            "agency": self._agency.value,
            "sheets": self._sheets.value is True,
        }

    def come_back(self, kept: object) -> None:
        """Tick and choose all that again, as far as it is offered."""
        said = cast("dict[str, object]", kept) if isinstance(kept, dict) else {}
        papers, agency = said.get("papers"), said.get("agency")
        if isinstance(papers, list):
            self._papers.value = tuple(each for each, _ in _PAPERS if each in papers)
        if any(agency == each for each, _ in self._agency.options):
            self._agency.value = str(agency)
        self._sheets.value = said.get("sheets") is True

    def wanted(self) -> Wanted | None:
        """What was chosen; None, and a word on it, where that cannot be followed."""
        folder, copies = self._folder.value.strip(), self._copies.value.strip()
        if not self._papers.value:
            self.tell("Nothing is ticked: Space ticks the paper under the cursor.")
        elif not folder:
            self.tell("Name a folder for the files.")
        elif copies and not _is_number_of_copies(copies):
            self.tell(f"Numbered copies: a number from 1 to {_MOST_COPIES}, or nothing.")
        else:
            agency = self._agency.value
            return Wanted(
                self._papers.value,
                None if agency in {None, _EVERY} else Agency(str(agency)),
                bool(self._sheets.value),
                int(copies or 0),
                _expanded(folder),
            )
        return None


def _agencies(draft: Draft) -> tuple[tuple[str, str], ...]:
    has = {action.agency for action in draft.record.plan.actions if action.accepted and action.agency}
    named = tuple((agency.value, agency.label) for agency in Agency if agency in has)
    return ((_EVERY, f"Every agency that accepted one ({counted(len(named), 'list')})"), *named)


def _is_number_of_copies(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= _MOST_COPIES


def _expanded(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError:  # the home of nobody this computer knows
        return Path(folder)
