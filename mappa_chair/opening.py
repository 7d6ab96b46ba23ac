"""What the application is asked to open, and what a process that locked tells the one that takes its place."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

# How the process that takes over is told; taken out of the environment before anything else is started.
_VARIABLE: Final = "MAPPA_CHAIR_LOCKED"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The throw-away vault of a demonstration that was locked; both of its cases are invented."""

    folder: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Locked:
    """How a locked application goes on: nothing of any record, and no secret but that of a demonstration.

    `at` is the time of day of the lock; `terminal` the settings that the terminal had before the application
    began, as termios has them; `idle` the minutes to blank and to lock that were set for this meeting alone.
    """

    at: str
    terminal: list[Any] | None = None
    idle: tuple[int, int] | None = None
    demonstration: Demonstration | None = None
    colours: bool = True
    mouse: bool = True

    def to_environment(self) -> dict[str, str]:
        """The environment of the process that takes over."""
        import json  # noqa: PLC0415 - a millisecond that the first picture need not wait for

        colours = {} if self.colours else {"NO_COLOR": "1"}  # Textual takes it out of the environment
        return {**os.environ, **colours, _VARIABLE: json.dumps(asdict(self))}

    @classmethod
    def from_environment(cls) -> Locked | None:
        """What the process before left, once; None where there was none."""
        told = os.environ.pop(_VARIABLE, None)
        if told is None:
            return None
        import json  # noqa: PLC0415 - as above

        try:
            said = json.loads(told)
            idle, demo = said["idle"], said["demonstration"]
            return cls(
                at=str(said["at"])[:5],
                terminal=said["terminal"],
                idle=(int(idle[0]), int(idle[1])) if idle else None,
                demonstration=Demonstration(**demo) if demo else None,
                mouse=said["mouse"] is not False,
            )
        except (ValueError, KeyError, TypeError, IndexError):
            return None  # not ours: it is as if nothing had been said


@dataclass(frozen=True, slots=True)
class Opening:
    """A vault to open, or the demonstration, which makes a throw-away one of its own and leaves `vault` alone.

    `passphrase_file` spares typing the passphrase, but never after a lock. `tour` shows the demonstration round.
    """

    vault: Path
    demo: bool
    passphrase_file: Path | None
    locked: Locked | None = None
    mouse: bool = True
    tour: bool = False

    def after_lock(self) -> Opening:
        """The same, as the environment has it where a process that locked left it there."""
        locked = Locked.from_environment()
        if locked is None:
            return self
        demo = locked.demonstration
        vault = Path(demo.folder) if demo is not None else self.vault
        return replace(self, vault=vault, passphrase_file=None, locked=locked, mouse=self.mouse and locked.mouse)

    def command(self) -> list[str]:
        """The words that open the same again."""
        return ["demo"] if self.demo else ["open", str(self.vault.absolute())]
