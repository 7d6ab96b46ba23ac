"""The application killed at random moments while somebody types: what was typed is there, but for the last second.

    python -m tests.long.kill_typing --loops 200

Each loop opens the application in a terminal, on the vault that the kill before left, types word after word into a
long text, a date field (words that are no date), the form of an action half filled in, and a note, going from one
to another, and kills the process. Then the vault is opened and looked at.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mappa_chair.asides import key_of
from mappa_chair.drafting import CAPTURE
from mappa_chair.keeping import keep, take
from mappa_chair.meetings import import_record
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from screens.walk.note_line import TYPED
from tests.pty.keys import END, ENTER, ESC, F2, ctrl
from tests.pty.terminal import Terminal, python
from tests.vault.works import example

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault

PASSPHRASE: Final = "invented words for a test"
REFERENCE: Final = "EX/0147/3"
BEGUN: Final = "when "
DATA: Final = "data"

# Seconds: what is promised. A machine that is busy with other work may add to it.
PROMISED: Final = 1.0

# Seconds from the first letter within which the process is killed, and between two words of a fast typist.
_LONGEST: Final = 4.0
_BETWEEN: Final = 0.06


@dataclass
class Spot:
    """A place where words are typed: how it is gone to and left, what stood there, and what was typed when."""

    go: str
    leave: str = ""
    before: str = ""
    typed: list[tuple[float, str]] = field(default_factory=list)

    def lost(self, found: str) -> float | None:
        """When the first letter was typed that is not there, None where all are; what is half there is a fault."""
        text = self.before + "".join(word for _, word in self.typed)
        assert text.startswith(found), f"not what was typed: {found[-60:]!r} of {text[-60:]!r}"
        assert len(found) >= len(self.before), f"what was saved before is gone: {found!r} of {self.before!r}"
        end = len(self.before)
        for at, word in self.typed:
            end += len(word)
            if end > len(found):
                return at
        return None

    def begin_again(self, found: str) -> None:
        """Go on from what is there."""
        self.before, self.typed = found, []


def spots() -> dict[str, Spot]:
    """The places; the text and the date are fields of items, the other two are over any."""
    return {
        "text": Spot(f"{ctrl('g')}5{ENTER}"),
        "date": Spot(f"{ctrl('g')}17{ENTER}"),
        "action": Spot(F2 + END, ESC),
        "note": Spot(f"{ctrl('g')}k{END}", ESC),
    }


def found_in(vault: Vault) -> dict[str, str]:
    """What the vault holds of each place."""
    with vault.unit("reader") as unit:
        record, drafts = unit.json(REFERENCE), unit.drafts(REFERENCE)
    background = record.get("background")
    text = background.get("referral_reason") if isinstance(background, dict) else None
    return {
        "text": str(text or ""),
        "date": drafts.get("review.on", ""),
        "action": drafts.get(f"{CAPTURE}what", ""),
        "note": drafts.get(key_of("", TYPED), ""),
    }


@dataclass
class Sitting:
    """A vault on which the application is opened and killed again and again."""

    folder: Path
    made: Path
    chance: random.Random
    spots: dict[str, Spot] = field(default_factory=spots)
    busy: float = 1.0
    words: int = 0
    lost: list[float] = field(default_factory=list)

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.folder / "typed.mappa"

    def fresh(self) -> None:
        """Begin with a copy of the vault as it was made, on a computer that has seen no other."""
        for old in (self.vault, self.folder / DATA):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(self.made, self.vault)
        self._begin()

    def _begin(self) -> None:
        with open_vault(self.vault, PASSPHRASE) as vault:
            for name, found in found_in(vault).items():
                self.spots[name].begin_again(found)

    def opened(self) -> Terminal:
        """The application, the meeting on its screen."""
        secret = self.folder / "passphrase"
        secret.write_text(PASSPHRASE, encoding="utf-8")
        terminal = Terminal(
            python("mappa_chair", "open", str(self.vault), "--passphrase-file", str(secret)), size=(100, 30)
        )
        terminal.wait_for(REFERENCE, within=60)
        terminal.write(ENTER)
        terminal.wait_for("F8 Next", within=60)
        return terminal

    def type_until_killed(self) -> float:
        """Type at one place and another until the process is killed; when that was."""
        with self.opened() as terminal:
            end = time.monotonic() + self.chance.uniform(0.2, _LONGEST)
            while time.monotonic() < end:
                spot = self.chance.choice(list(self.spots.values()))
                terminal.write(spot.go)
                for _ in range(self.chance.randint(1, 12)):
                    if time.monotonic() >= end:
                        break
                    self.words += 1
                    word = f"w{self.words} "
                    spot.typed.append((time.monotonic(), word))
                    terminal.write(word)
                    terminal.settle(self.chance.uniform(0.0, _BETWEEN), within=_BETWEEN)
                terminal.write(spot.leave)
            terminal.kill()
            return time.monotonic()

    def loop(self) -> None:
        """Type, kill, and look at what is there: all but the last second, in order, in a vault that is whole."""
        killed = self.type_until_killed()
        with open_vault(self.vault, PASSPHRASE) as vault:
            assert vault.doubt is None, vault.doubt
            assert verify(vault) == []
            found = found_in(vault)
        for name, spot in self.spots.items():
            at = spot.lost(found[name])
            lost = 0.0 if at is None else killed - at
            assert lost <= PROMISED + self.busy, f"{name}: {lost:.2f} s before the end were lost"
            self.lost.append(lost)
            spot.begin_again(found[name])


def sitting(folder: Path, *, seed: int, busy: float) -> Sitting:
    """A vault with a meeting in it, whose date of review is words that are no date."""
    made = folder / "made.mappa"
    create(made, PASSPHRASE, cost=FLOOR)
    source = example("level-3-pre-release-review")
    with open_vault(made, PASSPHRASE) as vault:
        import_record(vault, source, author="test")
        draft, _ = take(vault, REFERENCE, author="test")
        draft.keep_unusable("review.on", BEGUN)
        keep(vault, REFERENCE, draft.take_unsaved(), author="test")
    begun = Sitting(folder, made, random.Random(seed), busy=busy)  # noqa: S311 - moments, not secrets
    begun.fresh()
    return begun


def main() -> int:
    """Run it as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.kill_typing")
    parser.add_argument("--loops", type=int, default=200, help="how often the application is killed")
    parser.add_argument("--seed", type=int, default=time.time_ns())
    parser.add_argument("--busy", type=float, default=1.0, help="seconds that a busy machine may add to the one")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kill-typing-") as name:
        folder = Path(name)
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = str(folder / DATA)
        begun = sitting(folder, seed=given.seed, busy=given.busy)
        began = time.monotonic()
        for loop in range(1, given.loops + 1):
            if loop % 20 == 0:
                begun.fresh()
            try:
                begun.loop()
            except (AssertionError, TimeoutError) as fault:
                sys.stdout.write(f"loop {loop} of seed {given.seed}: {fault}\n")
                return 1
        seconds = time.monotonic() - began
        lost = sorted(begun.lost)
        told = f"lost {lost[len(lost) // 2]:.2f} s in the middle of all, at most {lost[-1]:.2f} s"
        sys.stdout.write(f"{given.loops} kills, {begun.words} words: {told}; {seconds:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
