"""The harness application started in a terminal, its state read when it has left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self

from tests.pty.keys import F8, ctrl
from tests.pty.terminal import Terminal, python

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Harness:
    """The harness application from its start to its end."""

    def __init__(
        self,
        folder: Path,
        *options: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._file = folder / "state.json"
        self._forms = 1
        command = python("tests.pty.harness_app", str(self._file), *options)
        self.terminal = Terminal(command, size=size, env=env)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.__exit__()

    def wait_until_up(self) -> None:
        """Return once the form is on the screen."""
        self.terminal.wait_for("READY")

    def type(self, *keys: str) -> None:
        """Send keys in one write to the form, once it is up."""
        self.wait_until_up()
        self.terminal.write(*keys)

    def state(self) -> dict[str, Any]:
        """The state saved as it left; all of it, or the file is not there."""
        state: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        return state

    def told(self) -> dict[str, Any]:
        """The state after all keys so far; another form is there then, in which nothing was typed yet."""
        self._forms += 1
        self.terminal.write(F8)
        self.terminal.wait_for(f"READY, form {self._forms}")
        return self.state()

    @property
    def has_saved(self) -> bool:
        """Whether a state was saved."""
        return self._file.exists()

    def leave(self) -> dict[str, Any]:
        """Leave by Ctrl+Q and return the state."""
        self.terminal.write(ctrl("q"))
        status = self.terminal.exit_status()
        assert status == 0, f"ended with {status}; the screen was:\n{self.terminal.text}"
        return self.state()
