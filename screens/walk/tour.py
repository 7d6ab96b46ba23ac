"""A tour of two minutes on the invented cases: one thing to press at a time; it goes on once that was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from textual.widgets import ContentSwitcher

from mappa_chair.drafting import ACTIONS
from screens.base.plain import Words, plain
from screens.base.said_keys import keyed
from screens.forms.boxes import FieldBox
from screens.walk.safe import SafePage

if TYPE_CHECKING:
    from screens.walk.ground import Ground

# Seconds between two looks at whether a step was done.
_LOOK: Final = 0.2


class Where(NamedTuple):
    """What of the screen a step can change."""

    item: str
    page: str
    actions: int
    field: str
    safe: bool
    covered: int


# Whether a step is done, told from where it began and where one is.
Done: TypeAlias = Callable[[Where, Where], bool]

STEPS: Final[tuple[tuple[str, Done], ...]] = (
    (
        "{next_item} goes to the next item, {previous_item} to the one before. Press {next_item}.",
        lambda was, now: now.item != was.item,
    ),
    (
        "The record is kept by itself, always. {go}, then 9 and Enter, goes to item 9.",
        lambda _was, now: now.item == "plan",
    ),
    (
        "{new_action} takes an action from anywhere. Press {new_action}, type  Visit the new address  and Enter.",
        lambda was, now: now.actions > was.actions,
    ),
    (
        "It has no owner, date or risk yet: the line below counts what is missing. {next_missing} goes there.",
        lambda _was, now: now.field.startswith(f"{ACTIONS}["),
    ),
    (
        "{check} lists everything that is open, each a jump away. Press {check}.",
        lambda _was, now: now.page == "page-check",
    ),
    (
        "Sharing your screen? {go}, then v, shows what others may see; the same again comes back.",
        lambda _was, now: now.safe,
    ),
    ("{go}, then v, comes back from it.", lambda _was, now: not now.safe),
    (
        "{blank} blanks the screen at once, and Enter brings it back. Press {blank}, then Enter.",
        lambda was, now: now.covered > was.covered,
    ),
    (
        "{go}, then x, writes minutes and summaries. Press {go}, then x.",
        lambda _was, now: now.page == "page-export",
    ),
)
_END: Final = (
    "That was the tour. {help} helps everywhere, Ctrl+P finds every action. Nothing done here is kept; "
    "Ctrl+Q leaves."
)


class TourLine(Words):
    """The step one is at."""

    DEFAULT_CSS = """
    TourLine { height: auto; text-style: bold; border-top: solid $border; }
    """

    def __init__(self) -> None:
        super().__init__(id="tour")
        self._step = 0
        self._was: Where | None = None

    def on_mount(self) -> None:
        """Show the first step, and look now and then whether it was done."""
        self._show()
        self.set_interval(_LOOK, self.look)

    def begin(self) -> None:
        """Take where one is for the beginning, before the first key comes through."""
        self._was = _where(self)

    def look(self) -> None:
        """Go on where the step was done."""
        if self._was is None or self._step == len(STEPS):
            return
        now = _where(self)
        if STEPS[self._step][1](self._was, now):
            self._step, self._was = self._step + 1, now
            self._show()

    def _show(self) -> None:
        if self._step == len(STEPS):
            self.update(plain(keyed(_END)))
        else:
            self.update(plain(f"TOUR {self._step + 1} of {len(STEPS)}  {keyed(STEPS[self._step][0])}"))


def _where(line: TourLine) -> Where:
    screen: Ground = line.screen  # type: ignore[assignment]  # it is mounted on no other
    box = screen.box
    return Where(
        item=screen.current_item,
        page=screen.query_one("#pages", ContentSwitcher).current or "",
        actions=screen.count_rows(ACTIONS),
        field=box.path if isinstance(box, FieldBox) else "",
        safe=bool(screen.query_one(SafePage).display),
        covered=screen.times_covered,
    )
