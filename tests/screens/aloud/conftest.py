"""A meeting walked by the plain door in this process, with lines given beforehand."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mappa_chair.keeping import take
from mappa_chair.vault.opening import open_vault
from screens.aloud.held import Held
from screens.aloud.meeting import Meeting
from screens.aloud.voice import PROMPT, Closing
from tests.screens.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mappa_chair.vault.vault import Vault
    from tests.screens.conftest import Chair

TODAY = date(2026, 11, 25)


@dataclass
class Script:
    """A voice that answers with lines given beforehand and keeps what is said; then nobody types any more."""

    lines: deque[str]
    said: list[str] = field(default_factory=list)
    held_out: list[str] = field(default_factory=list)

    def say(self, text: str = "") -> None:
        """Keep a line."""
        self.said.append(text)

    def ask(self, prompt: str = PROMPT, *, holding: str = "") -> str:
        """Give the next line."""
        self.said.append(prompt)
        self.held_out.append(holding)
        if not self.lines:
            raise Closing("The lines have come to their end.")
        return self.lines.popleft()

    @property
    def text(self) -> str:
        """Everything that was said."""
        return "\n".join(self.said)


@pytest.fixture
def vault(chair: Chair) -> Iterator[Vault]:
    """A vault that holds both examples, open."""
    with open_vault(chair.vault, PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def walk(vault: Vault) -> Callable[..., Script]:
    """Walk a meeting from a place with the lines given; the last line leaves it, or the lines end."""

    def walked(*lines: str, place: str = "confidentiality", meeting: str = "EX/0147/3") -> Script:
        script = Script(deque(lines))
        draft, _ = take(vault, meeting, author="test")
        try:
            Meeting(script, Held(vault, draft, author="test", told=script.say), TODAY).run(place)
        except Closing as closing:
            script.say(f"unsaved: {closing.unsaved}")
        return script

    return walked
