"""What every view of the papers page has: a head, its keys, a first field, and what Ctrl+R does in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget


class View(Vertical):
    """One view of the papers page; the page shows its head and keys and sends it Ctrl+R and Esc."""

    DEFAULT_CSS = """
    View { height: 1fr; width: 1fr; }
    View Horizontal { height: 1; }
    View .label { width: 30; }
    View .wrapped { height: auto; }
    View PlainList, View PlainList:focus { border: none; padding: 0; background: transparent; }
    """

    keys: ClassVar[str] = ""

    class Go(Message):
        """Ctrl+R: go on."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    class Told(Message):
        """Something is to be said in the line under the view."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    @property
    def head(self) -> str:
        """What the view is about, in one or two lines."""
        raise NotImplementedError

    @property
    def keys_now(self) -> str:
        """The line of keys, of what is shown now, with commands in braces as `keyed` has them."""
        return self.keys

    @property
    def first(self) -> Widget:
        """The widget that takes the focus when the view is opened."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Say something in the line under the view."""
        self.post_message(self.Told(text))


def counted(count: int, what: str) -> str:
    """A number of things: 1 file, 2 files."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
