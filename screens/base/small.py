"""A window that is too small for a form: it is said, and what is typed goes on into its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.base.plain import plain

if TYPE_CHECKING:
    from textual.app import App

# What a form, its head and its lines need; the application is made for 80 by 24.
WANTED: Final = Size(60, 18)


class TooSmall(Static):
    """The hint, above whatever still fits."""

    DEFAULT_CSS = """
    TooSmall { dock: top; width: 1fr; height: auto; text-style: bold reverse; }
    """


def look_at_size(app: App[Any], size: Size) -> None:
    """Say on every screen that the window is too small, or say so no more.

    Only the screens' own children are looked at: to query them would take 12 ms in a meeting. A modal screen has
    the one behind it in sight.
    """
    is_small = size.width < WANTED.width or size.height < WANTED.height
    told = plain(f"Too small: {size.width}x{size.height}, {WANTED.width}x{WANTED.height} wanted. Keys still work.")
    for screen in app.screen_stack:
        if isinstance(screen, ModalScreen) or not screen.is_attached:
            continue
        hints = [each for each in screen.children if isinstance(each, TooSmall)]
        for hint in hints:
            if is_small:
                hint.update(told)
            else:
                hint.remove()
        if is_small and not hints:
            screen.mount(TooSmall(told))
