"""Help for a screen that has no page of its own for it: what it is for, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from screens.base.keymap import keys_told
from screens.base.plain import Words, plain

if TYPE_CHECKING:
    from textual.app import ComposeResult


def key_lines(screen: Screen[Any]) -> str:
    """The keys that work on a screen now, one command a line."""
    told = keys_told(screen)
    width = max((len(keys) for keys, _ in told), default=0) + 2
    return "\n".join(f"{keys:<{width}}{words}" for keys, words in told)


class HelpScreen(Screen[None]):
    """What a screen is for and which keys it has; any key that leads out leads back to it."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > VerticalScroll { width: 78; max-width: 96%; height: auto; max-height: 90%; }
    HelpScreen Words { height: auto; margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "back", "Back", show=False, priority=True),
        # By the name of the command that leads here, so that the key that was chosen for it leads back.
        Binding("f1", "back", "Back", show=False, priority=True, id="help"),
    ]

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        self._text = (about.HELP or "").strip()
        # Taken now: while this screen is up, its own keys work.
        self._keys = key_lines(about)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Words(plain("HELP").stylize("bold"))
            yield Words(plain(self._text), id="help-text")
            yield Words(plain(self._keys), id="help-keys")
            yield Words("Esc goes back.")

    def on_mount(self) -> None:
        """Let the arrows move the text."""
        self.set_focus(self.query_one(VerticalScroll))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
