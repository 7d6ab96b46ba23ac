"""One unit of work on the vault: what it changes is stored together, with its audit links, or not at all."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, cast

from sqlmodel import col, delete, select

from agenda.record import Record, as_json, validate
from agenda.textgate import clean
from mappa_chair.vault import approvals, audit, checkpoints, decisions, holders, incidents, revisions, templates
from mappa_chair.vault import settings as area_settings
from mappa_chair.vault.encoding import canonical, digest
from mappa_chair.vault.faults import MeetingExistsError, MeetingMissingError, MeetingReferenceError
from mappa_chair.vault.intake import gated, one_line, part_checked, reference_in
from mappa_chair.vault.projector import project
from mappa_chair.vault.signing import Approval
from mappa_chair.vault.summaries import MeetingSummary, Revision, open_actions, summaries
from mappa_chair.vault.tables import DraftRow, MarkRow, MeetingRow, ResumeRow, RevisionRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from sqlmodel import Session

    from agenda.area import AreaSettings
    from agenda.shape import JSON
    from mappa_chair.vault.checkpoints import Occasion
    from mappa_chair.vault.decisions import Decision
    from mappa_chair.vault.incidents import Incident, IncidentKind
    from mappa_chair.vault.keyfile import KeyFile
    from mappa_chair.vault.settings import SettingChange
    from mappa_chair.vault.signing import SigningKey
    from mappa_chair.vault.subkeys import Subkeys
    from mappa_chair.vault.templates import TemplateChange


class Around(Protocol):
    """What the vault does around a commit."""

    def before_commit(self) -> None:
        """Raise a VaultError where nothing may be kept."""

    def after_commit(self, end: audit.Head, at: str) -> None:
        """Take note of where the chain ends now, and since when."""


class Unit:
    """A unit of work by one author. Nothing of it is kept unless `commit` is called.

    Texts pass the text gate and every part is validated by the agenda on the way in: RecordRefusedError says what
    was refused. Ids that refer to other parts are judged at `commit`, so that two parts can change together.
    """

    def __init__(
        self, session: Session, keys: Subkeys, author: str, clock: Callable[[], datetime], around: Around
    ) -> None:
        self._open_session: Session | None = session
        self._keys = keys
        self._author = author
        self._clock = clock
        self._around = around
        self._end: tuple[audit.Head, str] | None = None
        self._changed: dict[str, set[str]] = {}

    @property
    def _session(self) -> Session:
        # A session that was closed would begin again at its next use, out of turn.
        if self._open_session is None:
            raise RuntimeError("this unit of work is over")
        return self._open_session

    def end(self) -> None:
        """Let go of the database; the vault calls it when the unit's block is left."""
        self._open_session = None

    # --- meetings ---------------------------------------------------------------------------------------------

    def add(self, record: Record) -> None:
        """Store a new meeting; a second time with the same content changes nothing.

        Raises MeetingExistsError if its reference is taken, MeetingReferenceError if it has none.
        """
        said = cast("dict[str, JSON]", gated(as_json(record)))
        reference = reference_in(said)
        taken = self._find(reference)
        if taken is not None:
            if revisions.newest_bodies(self._session, taken.id) == said:
                return
            raise MeetingExistsError(reference)
        validate(said)
        meeting = MeetingRow(id=uuid.uuid4().hex, reference=reference, updated_at=self._now())
        self._session.add(meeting)
        self._session.flush()
        for part, body in said.items():
            self._store(meeting, part, body, audit.LinkKind.PART_ADDED)

    def record(self, reference: str) -> Record:
        """The meeting as a record."""
        return validate(self.json(reference))

    def json(self, reference: str) -> dict[str, JSON]:
        """The meeting as it was stored, key by key."""
        return revisions.newest_bodies(self._session, self._meeting(reference).id)

    def save(self, reference: str, part: str, body: JSON) -> bool:
        """Store a new body of one top-level key of the record; whether it said anything new.

        Raises RecordRefusedError for a body the format does not allow, ValueError for a part it does not have.
        """
        if part not in revisions.PARTS or part == "format":
            raise ValueError(f"a record has no part {part!r} to save")
        meeting = self._meeting(reference)
        checked = part_checked(part, body)
        if part == "meeting" and reference_in({part: checked}) != reference:
            raise MeetingReferenceError(
                f"Meeting {reference} cannot be given another reference by a save.", "Rename the meeting instead."
            )
        return self._store(meeting, part, checked, audit.LinkKind.PART_SAVED)

    def rename(self, reference: str, new_reference: str) -> None:
        """Give a meeting another reference; raises MeetingExistsError if it is taken."""
        meeting = self._meeting(reference)
        body = cast("dict[str, JSON]", self.json(reference)["meeting"]) | {"reference": new_reference}
        checked = part_checked("meeting", body)
        wanted = reference_in({"meeting": checked})
        if wanted == reference:
            return
        if self._find(wanted) is not None:
            raise MeetingExistsError(wanted)
        meeting.reference = wanted
        self._store(meeting, "meeting", checked, audit.LinkKind.PART_SAVED)

    def meetings(self, today: date | None = None) -> list[MeetingSummary]:
        """Every meeting for a list, the latest first; actions are overdue as of `today` (the vault's clock)."""
        self._settle()
        return summaries(self._session, today or self._clock().date())

    def open_actions(self) -> frozenset[tuple[str, int]]:
        """Agreed actions with a date that no later meeting accounts for: meeting, and position in its plan."""
        self._settle()
        return open_actions(self._session)

    def history(self, reference: str, part: str) -> list[Revision]:
        """Every revision of a part, the oldest first."""
        meeting = self._meeting(reference)
        rows = self._session.exec(
            select(RevisionRow)
            .where(RevisionRow.meeting_id == meeting.id, RevisionRow.part == part)
            .order_by(col(RevisionRow.number))
        )
        return [_revision(reference, row) for row in rows]

    # --- approval ---------------------------------------------------------------------------------------------

    def approve(self, reference: str, *, by: str, judged: str, changed: str = "", why: str = "") -> Approval:
        """Freeze and sign the record as the next version of the minutes (13b.3); `judged` is its digest.

        `changed` says what this version changes and why, and is needed from the second on (13b.6); `why` is the
        reason where something that must be settled is left open. Raises ApprovalRefusedError.
        """
        meeting, now = self._meeting(reference), self._clock()
        last = approvals.newest_row(self._session, meeting.id)
        asked = Approval(
            vault=approvals.vault_id(self._session),
            meeting=reference,
            version=last.version + 1 if last else 1,
            record_digest=judged,
            approved_by=one_line(by),
            approved_on=now.isoformat(timespec="microseconds"),
            changed=one_line(changed),
            why=one_line(why),
        )
        at = audit.stamp(now)
        approvals.check(self._session, meeting, asked)
        row = approvals.frozen(self._session, meeting, self._signing_key(at), asked)
        meeting.approved_at = meeting.approved_at or at
        event = audit.Event(
            audit.LinkKind.MINUTES_APPROVED, meeting.id, "", row.version, approvals.row_digest(row)
        )
        self._link(event, at)
        self.checkpoint(checkpoints.Occasion.APPROVAL)
        return approvals.approval(row, asked.vault)

    def approvals(self, reference: str) -> list[Approval]:
        """Every approved version of a meeting's minutes, the oldest first."""
        owner = approvals.vault_id(self._session)
        rows = approvals.rows_of(self._session, self._meeting(reference).id)
        return [approvals.approval(row, owner) for row in rows]

    def newest_versions(self) -> dict[str, int]:
        """By the signature of every approval of the vault, the newest version of the same meeting."""
        return approvals.newest_versions(self._session)

    def approved_record(self, reference: str, version: int) -> Record:
        """The record as it was approved; raises VersionMissingError."""
        row = approvals.row_of(self._session, self._meeting(reference), version)
        return validate(approvals.frozen_record(row))

    def record_digest(self, reference: str) -> str:
        """The SHA-256 of the record as it is now, as an approval keeps it."""
        return digest(canonical(self.json(reference)))

    def vault_id(self) -> str:
        """The vault's id, in hexadecimal digits."""
        return approvals.vault_id(self._session)

    def public_key(self) -> bytes | None:
        """What the vault's signatures are verified with; None as long as nothing was signed."""
        return approvals.public_key(self._session)

    def signature(self, statement: bytes) -> str:
        """A statement about an approved document signed, in hexadecimal digits; needs an approval before."""
        key = approvals.signing_key(self._session, self._keys.sign_wrap)
        if key is None:
            raise RuntimeError("nothing was approved in this vault yet")
        return key.sign(statement).hex()

    # --- what is not part of the record yet -------------------------------------------------------------------

    def drafts(self, reference: str) -> dict[str, str]:
        """Text typed that its field does not take yet, by path."""
        meeting_id = self._meeting(reference).id
        rows = self._session.exec(select(DraftRow).where(DraftRow.meeting_id == meeting_id))
        return {row.path: row.text for row in rows}

    def keep_draft(self, reference: str, path: str, text: str) -> None:
        """Keep text that its field does not take yet."""
        row = DraftRow(meeting_id=self._meeting(reference).id, path=path, text=clean(text).text)
        self._session.merge(row)

    def drop_draft(self, reference: str, path: str) -> None:
        """Forget a draft, if there is one."""
        self._drop_draft(self._meeting(reference).id, path)

    def marks(self, reference: str) -> frozenset[str]:
        """Paths carried over from the last meeting that nobody has confirmed yet."""
        return self._marks(self._meeting(reference).id)

    def set_marks(self, reference: str, paths: Iterable[str]) -> None:
        """Say which paths are carried over and unconfirmed; a change of it leaves an audit link."""
        meeting_id = self._meeting(reference).id
        before, after = self._marks(meeting_id), frozenset(paths)
        if before == after:
            return
        gone = col(MarkRow.path).in_(before - after)
        self._session.exec(delete(MarkRow).where(col(MarkRow.meeting_id) == meeting_id, gone))
        self._session.add_all(MarkRow(meeting_id=meeting_id, path=path) for path in sorted(after - before))
        self._link(audit.Event(audit.LinkKind.MARKS_SET, meeting_id, digest=marks_digest(after)))

    def place(self, reference: str) -> str | None:
        """Where the chair was, as `set_place` was told."""
        return self._meeting(reference).place

    def set_place(self, reference: str, text: str) -> None:
        """Keep where the chair is."""
        self._meeting(reference).place = clean(text).text

    def keep_resume(self, text: str) -> None:
        """Keep what the application needs to come back to after a lock."""
        self._session.merge(ResumeRow(id=1, text=clean(text).text))

    def take_resume(self) -> str | None:
        """What was kept for coming back, once: it is forgotten with the commit."""
        row = self._session.get(ResumeRow, 1)
        if row is None:
            return None
        self._session.delete(row)
        return row.text

    # --- what was decided about its papers --------------------------------------------------------------------

    def note_decision(self, reference: str, kind: str, subject: str, *, reason: str) -> bool:
        """Keep a decision about a text of a meeting's paper, of which only a digest is stored; whether it is new.

        Raises DecisionReasonError.
        """
        meeting_id = self._meeting(reference).id
        by = revisions.Signature(self._author, self._now())
        row = decisions.noted(self._session, meeting_id, kind, subject, reason=reason, by=by)
        if row is None:
            return False
        said = decisions.digest_of(row)
        self._link(audit.Event(audit.LinkKind.DECISION_NOTED, meeting_id, revision=row.number, digest=said), by.at)
        return True

    def decisions(self, reference: str) -> list[Decision]:
        """Every decision about a meeting's papers, the oldest first."""
        return decisions.decisions(self._session, self._meeting(reference).id)

    # --- what holds in the area -------------------------------------------------------------------------------

    def settings(self) -> AreaSettings:
        """What holds in the area: the guidance, and where it departs from it the area's own."""
        return area_settings.settings(self._session)

    def settings_history(self) -> list[SettingChange]:
        """Every change of every setting, the oldest of each first."""
        return area_settings.history(self._session)

    def change_setting(self, name: str, value: object, *, reason: str) -> bool:
        """Decide a setting for the area, None for its default; whether that changed anything.

        Raises SettingRefusedError, SettingReasonError, and KeyError where there is no such setting.
        """
        by = revisions.Signature(self._author, self._now())
        row = area_settings.changed(self._session, name, value, reason=reason, by=by)
        if row is None:
            return False
        event = audit.Event(
            audit.LinkKind.SETTING_CHANGED, part=name, revision=row.number, digest=area_settings.digest_of(row)
        )
        self._link(event, by.at)
        return True

    def template(self) -> tuple[TemplateChange, bytes] | None:
        """The area's own layout of the minutes as a Word file; None where the built-in one holds."""
        return templates.current(self._session)

    def template_history(self) -> list[TemplateChange]:
        """Every change of the layout of the minutes, the oldest first."""
        return templates.history(self._session)

    def change_template(self, name: str, content: bytes | None, *, reason: str) -> bool:
        """Take a Word file as the layout of the minutes, None for the built-in one; whether that is new."""
        by = revisions.Signature(self._author, self._now())
        event = templates.changed(self._session, name, content, reason=reason, by=by)
        if event is not None:
            self._link(event, by.at)
        return event is not None

    # --- the vault itself -------------------------------------------------------------------------------------

    def note_incident(self, kind: IncidentKind, detail: str, reason: str = "") -> None:
        """Keep what befell the vault itself, in a sentence without text of a record, and somebody's reason."""
        by = revisions.Signature(self._author, self._now())
        self._link(incidents.noted(self._session, kind, detail, reason=reason, by=by), by.at)

    def incidents(self) -> list[Incident]:
        """Everything that befell the vault itself, the oldest first."""
        return incidents.incidents(self._session)

    def set_keys(self, file: KeyFile, named: Mapping[bytes, str]) -> None:
        """Keep the key file as it is to be once this is committed, and whose its new slots are, by their salts."""
        by = revisions.Signature(self._author, self._now())
        self._link(holders.stored(self._session, file, named, by), by.at)

    def checkpoint(self, occasion: Occasion) -> None:
        """Sign the end of the chain with the vault's key, which is made if there is none yet."""
        at = self._now()
        key = self._signing_key(at)
        self._link(checkpoints.signed(self._session, key, occasion, at), at)

    # --- the end ----------------------------------------------------------------------------------------------

    def commit(self) -> None:
        """Store everything of this unit; once it returns, it is on the disk.

        Raises RecordRefusedError if an id refers to nothing; then nothing is stored.
        """
        self._settle()
        self._around.before_commit()
        self._session.commit()
        if self._end is not None:
            self._around.after_commit(*self._end)

    def _settle(self) -> None:
        for meeting_id, parts in self._changed.items():
            record = validate(revisions.newest_bodies(self._session, meeting_id))
            project(self._session, meeting_id, record, parts)
        self._changed.clear()

    def _store(self, meeting: MeetingRow, part: str, body: JSON, kind: audit.LinkKind) -> bool:
        at = self._now()
        row = revisions.revised(self._session, meeting, part, body, revisions.Signature(self._author, at))
        if row is None:
            return False
        meeting.updated_at = at
        self._changed.setdefault(meeting.id, set()).add(part)
        self._link(audit.Event(kind, meeting.id, part, row.number, row.digest), at)
        return True

    def _link(self, event: audit.Event, at: str | None = None) -> None:
        moment = at or self._now()
        self._end = audit.append(self._session, self._keys.audit_mac, self._author, moment, event), moment

    def _signing_key(self, at: str) -> SigningKey:
        found = approvals.signing_key(self._session, self._keys.sign_wrap)
        if found is not None:
            return found
        made, row = approvals.make_signing_key(self._session, self._keys.sign_wrap, at)
        self._link(audit.Event(audit.LinkKind.SIGNING_KEY_MADE, digest=approvals.row_digest(row)), at)
        return made

    def _now(self) -> str:
        return audit.stamp(self._clock())

    def _find(self, reference: str) -> MeetingRow | None:
        return self._session.exec(select(MeetingRow).where(MeetingRow.reference == reference)).first()

    def _meeting(self, reference: str) -> MeetingRow:
        meeting = self._find(reference)
        if meeting is None:
            raise MeetingMissingError(reference)
        return meeting

    def _marks(self, meeting_id: str) -> frozenset[str]:
        return frozenset(self._session.exec(select(MarkRow.path).where(MarkRow.meeting_id == meeting_id)))

    def _drop_draft(self, meeting_id: str, path: str) -> None:
        where = (col(DraftRow.meeting_id) == meeting_id, col(DraftRow.path) == path)
        self._session.exec(delete(DraftRow).where(*where))


def marks_digest(paths: Iterable[str]) -> str:
    """What the audit chain keeps of a set of marks."""
    return digest(canonical(cast("list[JSON]", sorted(paths))))


def _revision(reference: str, row: RevisionRow) -> Revision:
    return Revision(
        meeting=reference,
        part=row.part,
        number=row.number,
        author=row.author,
        begun_at=datetime.fromisoformat(row.begun_at),
        saved_at=datetime.fromisoformat(row.saved_at),
        body=json.loads(row.body),
        digest=row.digest,
    )
