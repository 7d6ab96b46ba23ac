"""What the application is asked to open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Opening:
    """A vault to open, or the demonstration, which makes a throw-away one of its own and leaves `vault` alone.

    `passphrase_file` spares typing the passphrase.
    """

    vault: Path
    demo: bool
    passphrase_file: Path | None
