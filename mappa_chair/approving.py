"""The chair approves the minutes: nothing open is passed over, a version is frozen and signed (13b.3, 13b.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.findings import Severity
from agenda.textgate import is_blank
from mappa_chair.asides import is_query, read
from mappa_chair.documents.export import write_file
from mappa_chair.errors import MappaChairError
from mappa_chair.judging import judge
from mappa_chair.vault.faults import ApprovalRefusedError
from mappa_chair.vault.signing import as_pem, fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from agenda.findings import Finding
    from mappa_chair.vault.signing import Approval
    from mappa_chair.vault.vault import Vault


class DutiesOpenError(MappaChairError):
    """Minutes are not approved as long as something is open that must be settled; `open` says what."""

    exit_code = 1

    def __init__(
        self, reference: str, found: Sequence[Finding], unread: Sequence[str], asked: Sequence[str]
    ) -> None:
        count = len(found) + len(unread) + len(asked)
        super().__init__(
            f"The minutes of meeting {reference} are not approved: {count} "
            f"{'duty is' if count == 1 else 'duties are'} still open.",
            "Settle what is listed, or say why it stays open with --force-open.",
        )
        self.open = (
            *(_line(finding) for finding in found),
            *(f"What was typed at {path} is no answer yet, and would not be in the minutes." for path in unread),
            *(f"Something at {path} is still to be checked with the chair." for path in asked),
        )


def approve(  # noqa: PLR0913 - each is one thing the chair says
    vault: Vault, reference: str, *, by: str, author: str, changed: str = "", why: str = ""
) -> Approval:
    """Approve the record as it is now as the next version of the minutes, and give that approval.

    Raises DutiesOpenError unless `why` says why duties stay open; ApprovalRefusedError where nothing was changed
    since the last version, or `changed` does not say what.
    """
    with vault.unit(author) as unit:
        judged = unit.record_digest(reference)
        beside = unit.drafts(reference)
    unread = sorted(path for path in beside if read(path, "") is None)
    asked = [
        each.path for key, text in sorted(beside.items()) if (each := read(key, text)) and is_query(each.name)
    ]
    found = [finding for finding in judge(vault, reference) if finding.severity is Severity.MUST]
    is_open = bool(found or unread or asked)
    if is_open and is_blank(why):
        raise DutiesOpenError(reference, found, unread, asked)
    with vault.unit(author) as unit:
        # What is judged above is what is approved: a record that was changed in between is refused.
        made = unit.approve(reference, by=by, judged=judged, changed=changed, why=why if is_open else "")
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
