"""What Textual would let out of the application, kept in: clipboard, pictures, downloads, links; notes plain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.notifications import SeverityLevel
    from textual.screen import Screen

Result = TypeVar("Result")


class InsideApp(App[Result]):
    """An application that hands nothing it shows to the terminal's clipboard, the disk or a browser."""

    def __init__(self) -> None:
        super().__init__()
        self._inner_clipboard = ""

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's
        """None: one of Textual's writes a picture of the screen to the disk."""
        return ()

    @property
    def clipboard(self) -> str:
        """What was last copied in the application."""
        return self._inner_clipboard

    def copy_to_clipboard(self, text: str) -> None:
        """Keep a copy within the application; Textual would hand it to the terminal, for every program to read."""
        self._inner_clipboard = text

    def deliver_screenshot(self, *args: Any, **kwargs: Any) -> None:
        """Write no picture of the screen."""

    def save_screenshot(self, *args: Any, **kwargs: Any) -> str:  # noqa: ARG002 - Textual's signature
        """Write no picture of the screen; the name of the file that is not there is empty."""
        return ""

    def deliver_text(self, *args: Any, **kwargs: Any) -> None:
        """Write nothing to the download folder."""

    def deliver_binary(self, *args: Any, **kwargs: Any) -> None:
        """Write nothing to the download folder."""

    def open_url(self, *args: Any, **kwargs: Any) -> None:
        """Open no browser."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's signature
    ) -> None:
        """Show a note, its words as they stand whatever the caller says of markup."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)

    def action_help_quit(self) -> None:
        """Say what Ctrl+C is for, where nothing is marked to be copied."""
        self.notify("Ctrl+C copies marked text within the application. Ctrl+Q leaves; everything is saved.")
