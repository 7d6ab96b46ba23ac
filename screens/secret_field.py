"""The field for a passphrase."""

from __future__ import annotations

from textual.widgets import Input


class SecretField(Input):
    """A passphrase, typed unseen."""

    DEFAULT_CSS = """
    SecretField, SecretField:focus { border: none; border-left: heavy $border; height: 1; padding: 0; width: 60; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(password=True, select_on_focus=False, id=id)
        self.cursor_blink = False
