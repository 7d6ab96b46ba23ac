"""The minutes of a meeting of the vault as they are now: a draft, or a version the chair approved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mappa_chair.documents import minutes as papers
from mappa_chair.documents.export import name_of
from mappa_chair.documents.minutes import minutes as minutes_of
from mappa_chair.documents.proof import Proof, with_proof
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.judging import judge
from mappa_chair.other_papers import numbered
from mappa_chair.vault.faults import VersionMissingError
from mappa_chair.vault.signing import document_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper
    from mappa_chair.documents.proof import Digests
    from mappa_chair.documents.template.layout import Layout
    from mappa_chair.vault.signing import Approval
    from mappa_chair.vault.vault import Vault

DRAFT = "draft"
APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes as a paper, with what tells which version of which record they are.

    `layout` is the area's own template, None for the built-in layout.
    """

    paper: Paper
    vault: Vault
    reference: str
    record: str
    approval: Approval | None
    last: Approval | None
    layout: Layout | None = None

    def files(self, copies: int = 0) -> Iterator[tuple[str, bytes]]:
        """The name and content of a Word file that proves what it is, or of so many numbered copies (13b.8)."""
        from mappa_chair.documents.word import to_docx  # noqa: PLC0415 - python-docx takes 0.1 s, and only exports need it

        for paper in numbered(self.paper, copies):
            content = to_docx(paper) if self.layout is None else self.layout.written(paper, self._printed)
            yield name_of(paper), with_proof(content, self._prove)

    @property
    def _printed(self) -> papers.Approval | None:
        return None if self.approval is None else _printed(self.approval)

    def _prove(self, digests: Digests) -> Proof:
        if self.approval is None:
            return Proof(
                state=DRAFT,
                # Not which vault it is of: a draft is the same wherever its record is.
                vault="",
                meeting=self.reference,
                record=self.record,
                version=str(self.last.version) if self.last else "",
                content=digests.content,
                words=digests.words,
            )
        approval = self.approval
        with self.vault.unit("export") as unit:
            public = unit.public_key() or b""
            seal = unit.signature(document_statement(approval.signature, digests.content, digests.words))
        return Proof(
            state=APPROVED,
            vault=approval.vault,
            meeting=approval.meeting,
            record=approval.record_digest,
            version=str(approval.version),
            approved_by=approval.approved_by,
            approved_on=approval.approved_on,
            changed=approval.changed,
            why=approval.why,
            key=hashlib.sha256(public).hexdigest(),
            signature=approval.signature,
            content=digests.content,
            words=digests.words,
            seal=seal,
        )


def minutes(vault: Vault, reference: str, *, version: int | None = None, built_in: bool = False) -> Minutes:
    """The minutes of a meeting as it is now, or in an approved version.

    Of a record that says what was approved last they are that version; else a draft. They come out in the area's
    own template where the vault has one, and `built_in` is not asked for. Raises MeetingMissingError,
    VersionMissingError, TemplateRefusedError.
    """
    with vault.unit("export") as unit:
        approvals = unit.approvals(reference)
        digest = unit.record_digest(reference)
        last = approvals[-1] if approvals else None
        if version is not None:
            approval = next((each for each in approvals if each.version == version), None)
            if approval is None:
                raise VersionMissingError(reference, version)
        else:
            approval = last if last is not None and last.record_digest == digest else None
        record = unit.approved_record(reference, approval.version) if approval else unit.record(reference)
        settings = PaperSettings.of(unit.settings())
        template = None if built_in else unit.template()
    paper = _paper(vault, reference, record, settings, approval=approval, last=last)
    return Minutes(paper, vault, reference, digest, approval, last, _layout(template[1]) if template else None)


def minutes_files(
    vault: Vault, reference: str, *, version: int | None = None, copies: int = 0, built_in: bool = False
) -> Iterator[tuple[str, bytes]]:
    """The minutes as files: what `minutes` gives, under its name."""
    yield from minutes(vault, reference, version=version, built_in=built_in).files(copies)


def _layout(template: bytes) -> Layout:
    from mappa_chair.templating import layout_of  # noqa: PLC0415 - loads python-docx, as above

    return layout_of(template)


def _paper(  # noqa: PLR0913 - each says another thing of the same paper
    vault: Vault,
    reference: str,
    record: Record,
    settings: PaperSettings,
    *,
    approval: Approval | None,
    last: Approval | None,
) -> Paper:
    if approval is not None:
        return minutes_of(record, settings=settings, findings=(), approval=_printed(approval))
    return minutes_of(
        record,
        settings=settings,
        findings=judge(vault, reference),
        changed_since=_printed(last) if last else None,
    )


def _printed(approval: Approval) -> papers.Approval:
    """An approval as the paper states it."""
    return papers.Approval(
        approval.approved_by,
        approval.day,
        approval.fingerprint,
        approval.version,
        approval.changed,
        approval.why,
    )
