"""`verify`: whether the vault is whole, and what a document is that claims to be approved minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.commands.output import say, say_json, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import open_given

if TYPE_CHECKING:
    from mappa_chair.commands.given import Given
    from mappa_chair.proving import Known


def run(given: Given) -> int:
    """Check the whole vault, or the documents that are named: 0 all is well, 1 something is not."""
    if given.inputs:
        return _documents(given)
    if given.public_key or given.json:
        raise UsageError("--public-key and --json are for documents.", "Name the documents to verify.")
    with open_given(given) as vault:
        from mappa_chair.vault.verification import verify  # noqa: PLC0415 - loaded once the vault is open

        wrong = verify(vault)
    for sentence in wrong:
        warn(sentence)
    if wrong:
        warn("Leave the vault as it is, and restore the newest backup into a new folder.")
        return 1
    say("The vault is whole: every page, every record and the audit chain are as they were written.")
    return 0


def _documents(given: Given) -> int:
    """Say of each document what it is: 0 all are as approved, 1 one is not, 2 one cannot be read."""
    known = _known(given)
    from mappa_chair.proving import Verdict, prove  # noqa: PLC0415 - loaded once a key is there

    found = prove(given.inputs, known)
    if given.json:
        say_json(
            [
                {
                    "file": each.source,
                    "verdict": each.verdict.value,
                    "sentence": each.sentence,
                    "meeting": each.meeting or None,
                    "version": each.version or None,
                }
                for each in found
            ]
        )
    else:
        for each in found:
            (say if each.verdict is Verdict.AS_APPROVED else warn)(f"{each.source}: {each.sentence}")
    if any(each.verdict is Verdict.UNREADABLE for each in found):
        return 2
    return 0 if all(each.verdict is Verdict.AS_APPROVED for each in found) else 1


def _known(given: Given) -> Known:
    """What the documents are held against; with a public key no vault is opened."""
    if given.public_key:
        from mappa_chair.proving import known_by_key  # noqa: PLC0415 - only who verifies a document pays for it

        return known_by_key(Path(given.public_key))
    with open_given(given) as vault:
        from mappa_chair.proving import known_by_vault  # noqa: PLC0415 - loaded once the vault is open

        return known_by_vault(vault)
