"""The field for a passphrase."""

from __future__ import annotations

from textual.widgets import Input


class SecretField(Input):
    """A passphrase, typed unseen."""

    DEFAULT_CSS = """
    SecretField, SecretField:focus { border: none; height: 1; padding: 0; width: 60; }
    SecretField { border-left: solid $border-blurred; }
    SecretField:focus { border-left: heavy $border; }
    """

    def __init__(self, hint: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(password=True, select_on_focus=False, id=id, placeholder=hint)
        self.cursor_blink = False
