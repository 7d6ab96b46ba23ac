"""What a set of minutes is: as approved, older, a draft, or altered; by the vault or by its public key alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from agenda.wording import day_said
from mappa_chair.documents.archive import LARGEST_FILE, DocumentRefusedError
from mappa_chair.documents.proof import ProofAlteredError, read_proof
from mappa_chair.errors import MappaChairError
from mappa_chair.minuting import APPROVED
from mappa_chair.vault.signing import Approval, document_statement, fingerprint, from_pem, is_signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mappa_chair.documents.proof import Digests, Proof
    from mappa_chair.vault.vault import Vault

_LARGEST_KEY = 16 * 1024


class Verdict(StrEnum):
    """What a document is."""

    AS_APPROVED = "as approved"
    OLDER = "an older version"
    REWRITTEN = "saved anew"
    DRAFT = "a draft"
    ALTERED = "altered"
    FOREIGN = "of another vault"
    UNPROVEN = "without proof"
    UNREADABLE = "not readable"


class KeyRefusedError(MappaChairError):
    """A file holds no public key of a vault."""


@dataclass(frozen=True, slots=True)
class Proven:
    """A file, what it is, and a sentence that says so; meeting and version where a signature vouches for them."""

    source: str
    verdict: Verdict
    sentence: str
    meeting: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """What documents are held against: a public key, and what the vault knows where it is open.

    `newest` is, by the signature of every approval, the newest version of the same meeting; None without a vault.
    """

    public: bytes
    vault: str | None = None
    newest: dict[str, int] | None = None


def known_by_key(path: Path) -> Known:
    """The public key in a file; raises KeyRefusedError."""
    public = from_pem(_content(path, _LARGEST_KEY) or b"")
    if public is None:
        raise KeyRefusedError(
            f"{path.name} holds no public key of a vault.", "Ask for the file that approve --public-key wrote."
        )
    return Known(public)


def known_by_vault(vault: Vault) -> Known:
    """What a vault knows of its approvals."""
    with vault.unit("verify") as unit:
        return Known(unit.public_key() or b"", unit.vault_id(), unit.newest_versions())


def prove(sources: Sequence[str], known: Known) -> list[Proven]:
    """What each file is. Without a vault, a later version among the files makes one an older version."""
    found = [_prove(source, known) for source in sources]
    newest: dict[str, int] = {}
    if known.newest is None:
        for each in found:
            newest[each.meeting] = max(each.version, newest.get(each.meeting, 0))
    return [
        _older(each, newest[each.meeting])
        if each.verdict is Verdict.AS_APPROVED and each.version < newest.get(each.meeting, 0)
        else each
        for each in found
    ]


def _prove(source: str, known: Known) -> Proven:
    content = _content(Path(source), LARGEST_FILE + 1)
    if content is None:
        return Proven(source, Verdict.UNREADABLE, "There is no such file, or it may not be read.")
    try:
        proof, digests = read_proof(content)
    except ProofAlteredError:
        return Proven(source, Verdict.ALTERED, "Altered: what it says of itself is not as it was written.")
    except DocumentRefusedError as fault:
        return Proven(source, Verdict.UNREADABLE, str(fault))
    if proof is None:
        return Proven(
            source,
            Verdict.UNPROVEN,
            "Nothing in it says what it is: not minutes that mappa-chair wrote, or that was taken out.",
        )
    if proof.state != APPROVED:
        return _draft(source, proof, digests)
    return _approved(source, proof, digests, known)


def _draft(source: str, proof: Proof, digests: Digests) -> Proven:
    changed = " It was changed after it was written." if proof.words != digests.words else ""
    return Proven(
        source, Verdict.DRAFT, f"A draft of the minutes of meeting {proof.meeting}, not approved.{changed}"
    )


def _approved(source: str, proof: Proof, digests: Digests, known: Known) -> Proven:
    approval = _approval(proof)
    if proof.vault != (known.vault or proof.vault) or proof.key != hashlib.sha256(known.public).hexdigest():
        held = "this vault" if known.vault else "the public key that was given"
        return Proven(
            source, Verdict.FOREIGN, f"It was not signed with the key of {held}: of another vault, or forged."
        )
    if approval is None or not approval.holds(known.public):
        return Proven(source, Verdict.ALTERED, "Altered: what it says of its approval is not what was signed.")
    if not is_signed(known.public, proof.seal, _statement(proof)):
        return Proven(source, Verdict.ALTERED, "Altered: what it says of its own text is not what was signed.")
    made = Proven(source, Verdict.AS_APPROVED, _said(approval), approval.meeting, approval.version)
    if digests.words != proof.words:
        sentence = f"Altered: its words are not those of version {approval.version} as it was written."
        return replace(made, verdict=Verdict.ALTERED, sentence=sentence, version=0)
    if digests.content != proof.content:
        sentence = (
            f"The words are those of version {approval.version}, but another program has saved the file "
            "since: its look, its properties and what is hidden in it are not vouched for."
        )
        return replace(made, verdict=Verdict.REWRITTEN, sentence=sentence)
    return _in_the_vault(made, approval, known)


def _in_the_vault(made: Proven, approval: Approval, known: Known) -> Proven:
    if known.newest is None:
        return replace(
            made, sentence=f"{made.sentence} Whether there is a later version, only its vault can tell."
        )
    newest = known.newest.get(approval.signature)
    if newest is None:
        sentence = f"{made.sentence} This vault does not know of it: was it put back to an earlier day?"
        return replace(made, verdict=Verdict.FOREIGN, sentence=sentence)
    return made if newest == approval.version else _older(made, newest)


def _older(made: Proven, newest: int) -> Proven:
    said = made.sentence.removesuffix(" Whether there is a later version, only its vault can tell.")
    return replace(made, verdict=Verdict.OLDER, sentence=f"An older version; the newest is {newest}. {said}")


def _said(approval: Approval) -> str:
    return (
        f"Version {approval.version} of the minutes of meeting {approval.meeting}, as approved by "
        f"{approval.approved_by} on {day_said(approval.day)}. Fingerprint {approval.fingerprint}."
    )


def _approval(proof: Proof) -> Approval | None:
    """The approval a document speaks of, None where that is none at all."""
    try:
        bytes.fromhex(proof.vault + proof.record + proof.signature)
        datetime.fromisoformat(proof.approved_on)
        return Approval(
            vault=proof.vault,
            meeting=proof.meeting,
            version=int(proof.version),
            record_digest=proof.record,
            approved_by=proof.approved_by,
            approved_on=proof.approved_on,
            changed=proof.changed,
            why=proof.why,
            signature=proof.signature,
        )
    except ValueError:
        return None


def _statement(proof: Proof) -> bytes:
    try:
        return document_statement(proof.signature, proof.content, proof.words)
    except ValueError:
        return b""


def _content(path: Path, most: int) -> bytes | None:
    """At most so many bytes of a file; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(most)
    except (OSError, ValueError):
        return None


def key_said(known: Known) -> str:
    """The fingerprint of the public key, to be compared aloud with whoever gave it."""
    return fingerprint(known.public)
