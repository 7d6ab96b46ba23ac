"""The chair approves the minutes: nothing open is passed over, a version is frozen and signed (13b.3, 13b.6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agenda.findings import Finding, Severity
from agenda.paths import part_of
from agenda.textgate import is_blank
from mappa_chair.asides import is_query, read
from mappa_chair.documents.export import write_file
from mappa_chair.drafting import ACTIONS, CAPTURE, NEWCOMER
from mappa_chair.errors import MappaChairError
from mappa_chair.judging import judge
from mappa_chair.noting import Noted, Sort
from mappa_chair.vault.faults import ApprovalRefusedError
from mappa_chair.vault.signing import as_pem, fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mappa_chair.vault.signing import Approval
    from mappa_chair.vault.vault import Vault


class DutiesOpenError(MappaChairError):
    """Minutes are not approved as long as something is open that must be settled; `open` says what."""

    exit_code = 1

    def __init__(self, reference: str, found: Sequence[Finding]) -> None:
        count = len(found)
        super().__init__(
            f"The minutes of meeting {reference} are not approved: {count} "
            f"{'duty is' if count == 1 else 'duties are'} still open.",
            "Settle what is listed, or say why it stays open with --force-open.",
        )
        self.open = tuple(_line(finding) for finding in found)


@dataclass(frozen=True, slots=True)
class Standing:
    """The version approved last, whether the record still says what was approved, and what is still open."""

    last: Approval | None
    is_current: bool
    open: tuple[Finding, ...]


def standing(vault: Vault, reference: str) -> Standing:
    """How a meeting of the vault stands with approval; raises MeetingMissingError."""
    with vault.unit("check") as unit:
        last = next(reversed(unit.approvals(reference)), None)
        is_current = last is not None and last.record_digest == unit.record_digest(reference)
    return Standing(last, is_current, still_open(vault, reference))


def still_open(vault: Vault, reference: str) -> tuple[Finding, ...]:
    """What must be settled before minutes are approved.

    Duties, texts that are no answers yet, an action that was begun and not kept, and what is to be asked of the
    chair: none of the last three would be in the minutes.
    """
    with vault.unit("check") as unit:
        beside = unit.drafts(reference)
    found = [finding for finding in judge(vault, reference) if finding.severity is Severity.MUST]
    begun = False
    for key, text in sorted(beside.items()):
        aside = read(key, text)
        if key == NEWCOMER and not is_blank(text):
            found.append(_must("attendance", "A newcomer was typed and is not on the attendance list: item 2."))
        elif aside is None and key.startswith(CAPTURE):
            begun = begun or not is_blank(text)
        elif aside is None:
            found.append(_open(key, "what was typed is no answer yet, and would not be in the minutes"))
        elif is_query(aside.name):
            found.append(_open(aside.path, "something is still to be checked with the chair"))
    if begun:
        found.append(
            _must(
                ACTIONS, "An action was begun and not kept, and would not be in the minutes: New action shows it."
            )
        )
    return tuple(found)


def _open(path: str, what: str) -> Finding:
    """What is open at a place of the record, which is named by item and field."""
    return _must(path, f"{Noted(Sort.QUERY, path, '', '').where}: {what}.")


def _must(path: str, message: str) -> Finding:
    return Finding("approval.open", Severity.MUST, part_of(path), (), message, path)


def approve(  # noqa: PLR0913 - each is one thing the chair says
    vault: Vault, reference: str, *, by: str, author: str, changed: str = "", why: str = ""
) -> Approval:
    """Approve the record as it is now as the next version of the minutes, and give that approval.

    Raises DutiesOpenError unless `why` says why duties stay open; ApprovalRefusedError where nothing was changed
    since the last version, or `changed` does not say what.
    """
    with vault.unit(author) as unit:
        judged = unit.record_digest(reference)
    found = still_open(vault, reference)
    if found and is_blank(why):
        raise DutiesOpenError(reference, found)
    with vault.unit(author) as unit:
        # What is judged above is what is approved: a record that was changed in between is refused.
        made = unit.approve(reference, by=by, judged=judged, changed=changed, why=why if found else "")
        unit.commit()
    return made


def write_public_key(vault: Vault, path: Path, *, force: bool = False) -> str:
    """Write what others verify this vault's minutes with, and give its fingerprint, to be compared aloud.

    The same file again is left as it is. Raises ApprovalRefusedError where nothing was signed yet,
    PaperExistsError unless `force`, NotWrittenError.
    """
    with vault.unit("export") as unit:
        public = unit.public_key()
    if public is None:
        raise ApprovalRefusedError(
            "There is no public key yet: nothing has been signed in this vault.", "Approve a meeting first."
        )
    content = as_pem(public)
    if not (path.is_file() and path.read_bytes() == content):
        write_file(path, content, force=force)
    return fingerprint(public)


def _line(finding: Finding) -> str:
    cited = f" ({', '.join(finding.paragraphs)})" if finding.paragraphs else ""
    return f"{finding.message}{cited}"
