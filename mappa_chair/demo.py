"""A throw-away vault with invented cases, to try everything on."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mappa_chair.meetings import import_record
from mappa_chair.vault.creation import create, propose_passphrase
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.exporting import Exported
    from mappa_chair.vault.vault import Vault

DEMO_MEETING: Final = "EX/0147/3"
_PREFIX: Final = "mappa-chair-demo-"
_AUTHOR: Final = "Demonstration"


@dataclass(frozen=True, slots=True)
class DemoVault:
    """The open vault of a demonstration, and what opens it again after a lock."""

    vault: Vault
    passphrase: str = field(repr=False)


@contextmanager
def demo_vault() -> Iterator[DemoVault]:
    """Make a vault holding both examples in a private folder; it is closed and removed on leaving.

    Its passphrase is drawn at random and kept nowhere, so the least costly derivation protects it well enough:
    should the process be killed, what is left in the folder for temporary files cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        path = Path(folder) / "demo.mappa"
        passphrase = propose_passphrase()
        create(path, passphrase, name=_AUTHOR, cost=FLOOR)
        with open_vault(path, passphrase, remembered=False) as vault:
            for source in _examples():
                import_record(vault, source, author=_AUTHOR)
            yield DemoVault(vault, passphrase)


@contextmanager
def removed_at_the_end(vault: str) -> Iterator[None]:
    """Remove the throw-away vault that a locked demonstration left to the process after it; no other folder."""
    folder = Path(vault).parent
    try:
        yield
    finally:
        if folder.name.startswith(_PREFIX) and folder.parent == Path(tempfile.gettempdir()):
            shutil.rmtree(folder, ignore_errors=True)


def export_demo(folder: Path) -> list[Exported]:
    """Write every document of both meetings to a folder, over those of an earlier demonstration."""
    from mappa_chair.exporting import Audience, export_meeting  # noqa: PLC0415 - the application starts without Word
    from mappa_chair.other_papers import EVERY_OTHER  # noqa: PLC0415 - as above

    with demo_vault() as demo:
        with demo.vault.unit(_AUTHOR) as unit:
            references = sorted(meeting.reference for meeting in unit.meetings())
        return [
            exported
            for reference in references
            for exported in export_meeting(
                demo.vault,
                reference,
                folder=folder,
                minutes=True,
                summary=Audience.SUBJECT,
                review=None,
                others=EVERY_OTHER,
                force=True,
            )
        ]


def _examples() -> Iterator[bytes]:
    found = (each for each in files("mappa_chair").joinpath("examples").iterdir() if each.name.endswith(".json"))
    for each in sorted(found, key=lambda each: each.name):
        yield each.read_bytes()
