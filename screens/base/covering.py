"""Screens that hide everything: while one is up, no note, palette or key gets through to what is under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

from screens.base.inside import InsideApp, Result

__all__ = ["CoverScreen", "CoveringApp", "Result"]

if TYPE_CHECKING:
    from textual import events
    from textual.notifications import SeverityLevel

# What may be done while a record is hidden: leave, and take the cover away.
_ALLOWED: Final = frozenset({"quit", "blank", "lock"})


class CoverScreen(Screen[None]):
    """A screen that hides a record; keys that nobody expects on it are dropped."""

    def takes(self, key: str) -> bool:  # noqa: ARG002 - for those that take some
        """Whether a key leads on from here; Textual calls the handlers of base classes too, so this is asked."""
        return False

    def on_key(self, event: events.Key) -> None:
        """Drop a key: it may be meant for something else."""
        if not self.takes(event.key):
            event.stop()
            event.prevent_default()


class CoveringApp(InsideApp[Result]):
    """An application whose notes wait while a record is hidden."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting_notes: list[tuple[str, dict[str, Any]]] = []

    @property
    def is_covered(self) -> bool:
        """Whether what is worked on is hidden."""
        return any(isinstance(each, CoverScreen) for each in self.screen_stack)

    def cover(self, screen: CoverScreen) -> None:
        """Hide everything at once, the notes too."""
        self.clear_notifications()
        self.push_screen(screen, lambda _: self._uncovered())

    def _uncovered(self) -> None:
        waiting, self._waiting_notes = self._waiting_notes, []
        for message, given in waiting:
            self.notify(message, **given, markup=False)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - Textual's signature
    ) -> None:
        """Show a note, or keep it until the cover is taken away."""
        given: dict[str, Any] = {"title": title, "severity": severity, "timeout": timeout}
        if self.is_covered:
            self._waiting_notes.append((message, given))
        else:
            super().notify(message, **given, markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Allow nothing of the application's own while a record is hidden, the palette least of all."""
        if self.screen_stack and self.is_covered and action not in _ALLOWED:
            return False
        return super().check_action(action, parameters)
