"""The full check of an open vault: file, database, audit chain, revisions, settings, approvals, projections."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from sqlalchemy import inspect
from sqlalchemy import select as columns_of
from sqlmodel import col, select

from agenda.record import validate
from agenda.refusal import RecordRefusedError
from mappa_chair.vault import audit, checkpoints, database, holders, incidents, projections, projector, templates
from mappa_chair.vault.approval_check import ApprovalLinks
from mappa_chair.vault.decisions import digest_of as decision_digest
from mappa_chair.vault.decisions import stored_decisions
from mappa_chair.vault.encoding import digest
from mappa_chair.vault.faults import VaultError
from mappa_chair.vault.formerkeys import audit_keys
from mappa_chair.vault.revisions import newest_bodies
from mappa_chair.vault.settings import digest_of, stored_settings
from mappa_chair.vault.tables import CaseRow, LinkRow, MarkRow, MeetingRow, RevisionRow
from mappa_chair.vault.unit import marks_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlmodel import Session

    from agenda.record import Record
    from mappa_chair.vault.tables import Row
    from mappa_chair.vault.vault import Vault

    AnyRow = TypeVar("AnyRow", bound=Row)


# The first schema that knows keys of before.
_ROTATES_SINCE: Final = 8
# Bodies of a large vault do not all fit in memory comfortably.
_AT_ONCE: Final = 200
# Most links are of these kinds.
_OF_PARTS: Final = frozenset({audit.LinkKind.PART_ADDED.value, audit.LinkKind.PART_SAVED.value})


def verify(vault: Vault) -> list[str]:
    """Every fault of a vault, one sentence each; an empty list means that it is whole.

    Reads the whole file and changes nothing. That the end of the chain, or the whole vault, was put back shows by
    the anchors outside the database only.
    """
    return _all(vault, _file, _chain, _records)


def verify_older(vault: Vault) -> list[str]:
    """What `verify` can say of a vault of an older schema: its pages and its audit chain."""
    return _all(vault, _file, _links_of_before)


def _all(vault: Vault, *stages: Callable[[Vault, Session], Iterator[str]]) -> list[str]:
    found: list[str] = []
    for stage in stages:
        # A file that can no longer be read in one place says so there, and may still be read in others.
        try:
            with vault.session() as session:
                found += stage(vault, session)
        except VaultError as fault:
            found.append(fault.problem)
    return list(dict.fromkeys(found))


def _file(vault: Vault, session: Session) -> Iterator[str]:
    path = vault.folder / database.NAME
    connection = session.connection()
    for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
        yield f"{database.NAME}: {row[0]}."
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"{database.NAME}: {row[0]}."
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{database.NAME}: row {row[1]} of table {row[0]} refers to a row of {row[2]} that is not there."
    wrong = database.check_length(session.connection().connection.driver_connection, path)
    if wrong:
        yield wrong


class _LastWord:
    """What the chain last said of each revision, of marks, of each change of a setting and of each decision."""

    def __init__(self) -> None:
        self.revisions: dict[tuple[str, str, int], tuple[LinkRow, LinkRow]] = {}
        self.marks: dict[str, LinkRow] = {}
        self.settings: dict[tuple[str, int], LinkRow] = {}
        self.decisions: dict[tuple[str, int], LinkRow] = {}
        self.approvals = ApprovalLinks()
        self.incidents: dict[int, LinkRow] = {}
        self.checkpoints: dict[int, LinkRow] = {}
        self.templates: dict[int, LinkRow] = {}
        self.keys: LinkRow | None = None

    def hear(self, link: LinkRow) -> None:
        if link.kind in _OF_PARTS:
            self._hear_of_part(link)
            return
        self.approvals.hear(link)
        if link.kind == audit.LinkKind.MARKS_SET:
            self.marks[link.meeting_id] = link
        elif link.kind == audit.LinkKind.SETTING_CHANGED:
            self.settings[link.part, link.revision] = link
        elif link.kind == audit.LinkKind.DECISION_NOTED:
            self.decisions[link.meeting_id, link.revision] = link
        elif link.kind == audit.LinkKind.INCIDENT_NOTED:
            self.incidents[link.revision] = link
        elif link.kind == audit.LinkKind.CHECKPOINT_SIGNED:
            self.checkpoints[link.revision] = link
        elif link.kind == audit.LinkKind.TEMPLATE_CHANGED:
            self.templates[link.revision] = link
        elif link.kind in {audit.LinkKind.KEYS_SET, audit.LinkKind.VAULT_CREATED}:
            self.keys = link
        elif link.part:
            self._hear_of_part(link)

    def _hear_of_part(self, link: LinkRow) -> None:
        key = (link.meeting_id, link.part, link.revision)
        first, _ = self.revisions.get(key, (link, link))
        self.revisions[key] = (first, link)


def _chain(vault: Vault, session: Session) -> Iterator[str]:
    heard, key_of = _LastWord(), audit_keys(session, vault.audit_key)
    yield from _links(session, key_of, heard)
    if vault.anchors is not None:
        yield from vault.anchors.faults(session, key_of)
    yield from _revisions(session, heard)
    yield from _marks(session, heard)
    yield from _settings(session, heard)
    yield from _decisions(session, heard)
    yield from heard.approvals.against(session, vault.wrapping_key)
    yield from incidents.against(session, heard.incidents)
    yield from checkpoints.against(session, heard.checkpoints)
    yield from templates.against(session, heard.templates)
    yield from _keys(session, heard)


def _links_of_before(vault: Vault, session: Session) -> Iterator[str]:
    rotates = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one() >= _ROTATES_SINCE
    key_of = audit_keys(session, vault.audit_key) if rotates else lambda _seq: vault.audit_key
    return _links(session, key_of, _LastWord())


def _links(session: Session, key_of: Callable[[int], bytes], heard: _LastWord) -> Iterator[str]:
    previous, expected = audit.START, 1
    for link in _plain(session, LinkRow, LinkRow.seq):
        if link.seq > expected:
            yield _missing(expected, link.seq - 1)
        if link.mac != audit.code_of(link, key_of(link.seq)):
            yield f"Audit link {link.seq} was changed."
        elif link.seq == expected and link.previous != previous:
            yield f"Audit link {link.seq} does not follow link {link.seq - 1}."
        heard.hear(link)
        previous, expected = link.mac, link.seq + 1
    if expected == 1:
        yield "The audit chain is gone."


def _plain(session: Session, table: type[AnyRow], *order: Any) -> Iterator[AnyRow]:
    """The rows of a long table as bare tuples with its names: as objects, they would take most of a full check."""
    statement = columns_of(*inspect(table).columns).order_by(*order).execution_options(yield_per=_AT_ONCE)
    return cast("Iterator[AnyRow]", session.connection().execute(statement))


def _missing(first: int, last: int) -> str:
    return f"Audit link {first} is missing." if first == last else f"Audit links {first} to {last} are missing."


def _revisions(session: Session, heard: _LastWord) -> Iterator[str]:
    names = _references(session)
    untold = dict(heard.revisions)
    numbers: dict[tuple[str, str], int] = {}
    for row in _plain(session, RevisionRow, RevisionRow.meeting_id, RevisionRow.part, RevisionRow.number):
        name = f"Revision {row.number} of {row.part} of meeting {names.get(row.meeting_id, row.meeting_id)}"
        links = untold.pop((row.meeting_id, row.part, row.number), None)
        if digest(row.body) != row.digest:
            yield f"{name} was changed: its text is not the one that was saved."
        yield from _against(row, links, name)
        before = numbers.get((row.meeting_id, row.part), 0)
        if row.number != before + 1:
            yield f"{name} follows revision {before}."
        numbers[row.meeting_id, row.part] = row.number
    for (meeting_id, part, number), (_, last) in untold.items():
        name = f"Revision {number} of {part} of meeting {names.get(meeting_id, meeting_id)}"
        yield f"{name} is missing (audit link {last.seq})."


def _against(row: RevisionRow, links: tuple[LinkRow, LinkRow] | None, name: str) -> Iterator[str]:
    if links is None:
        yield f"{name} is in no audit link."
        return
    first, last = links
    said = (first.at, last.at, last.author, last.digest)
    if (row.begun_at, row.saved_at, row.author, row.digest) != said:
        yield f"{name} is not what audit link {last.seq} says."


def _marks(session: Session, heard: _LastWord) -> Iterator[str]:
    marks: dict[str, list[str]] = {meeting_id: [] for meeting_id in heard.marks}
    for mark in session.exec(select(MarkRow)):
        marks.setdefault(mark.meeting_id, []).append(mark.path)
    names = _references(session)
    for meeting_id, paths in marks.items():
        last = heard.marks.get(meeting_id)
        if last is None or last.digest != marks_digest(paths):
            where = f"audit link {last.seq}" if last else "no audit link"
            yield f"What was carried over to meeting {names.get(meeting_id, meeting_id)} is in {where} otherwise."


def _settings(session: Session, heard: _LastWord) -> Iterator[str]:
    untold = dict(heard.settings)
    newest: dict[str, int] = {}
    for row in stored_settings(session):
        name = f"Change {row.number} of the setting {row.name}"
        link = untold.pop((row.name, row.number), None)
        if link is None:
            yield f"{name} is in no audit link."
        elif (row.at, row.author, digest_of(row)) != (link.at, link.author, link.digest):
            yield f"{name} is not what audit link {link.seq} says."
        before = newest.get(row.name, 0)
        if row.number != before + 1:
            yield f"{name} follows change {before}."
        newest[row.name] = row.number
    for (name, number), link in untold.items():
        yield f"Change {number} of the setting {name} is missing (audit link {link.seq})."


def _decisions(session: Session, heard: _LastWord) -> Iterator[str]:
    names = _references(session)
    untold = dict(heard.decisions)
    for row in stored_decisions(session):
        name = f"Decision {row.number} about the papers of meeting {names.get(row.meeting_id, row.meeting_id)}"
        link = untold.pop((row.meeting_id, row.number), None)
        if link is None:
            yield f"{name} is in no audit link."
        elif (row.at, row.author, decision_digest(row)) != (link.at, link.author, link.digest):
            yield f"{name} is not what audit link {link.seq} says."
    for (meeting_id, number), link in untold.items():
        name = f"Decision {number} about the papers of meeting {names.get(meeting_id, meeting_id)}"
        yield f"{name} is missing (audit link {link.seq})."


def _keys(session: Session, heard: _LastWord) -> Iterator[str]:
    link = heard.keys
    if holders.state_digest(session) != (link.digest if link else ""):
        where = f"audit link {link.seq}" if link else "no audit link"
        yield f"The keys of the vault and whose they are is in {where} otherwise."


def _records(_vault: Vault, session: Session) -> Iterator[str]:
    """Compare what lists and figures read with what the newest bodies say."""
    latest = _latest_saves(session)
    for meeting in session.exec(select(MeetingRow).order_by(col(MeetingRow.id))).all():
        try:
            record = validate(newest_bodies(session, meeting.id))
        except (json.JSONDecodeError, RecordRefusedError):
            yield f"Meeting {meeting.reference} cannot be read as a record."
            continue
        for table in _stale(session, meeting, record, latest.get(meeting.id)):
            yield f"The {table} of meeting {meeting.reference} in the lists is not what its record says."
    known = set(session.exec(select(MeetingRow.case_reference)))
    for reference in session.exec(select(CaseRow.reference)):
        if reference not in known:
            yield f"Case {reference} is in the lists and has no meeting."


def _stale(session: Session, meeting: MeetingRow, record: Record, saved_at: str | None) -> Iterator[str]:
    columns = projections.meeting_columns(record) | {
        "reference": record.meeting.reference,
        "updated_at": saved_at,
    }
    if any(getattr(meeting, name) != value for name, value in columns.items()):
        yield "row"
    if _differ(projector.stored_actions(session, meeting.id), projections.action_rows(meeting.id, record)):
        yield "actions"
    if _differ(projector.stored_attendance(session, meeting.id), projections.attendance_rows(meeting.id, record)):
        yield "attendance"
    case = projections.case_row(record)
    if case is None:
        return
    newest = projector.newest_meeting_of(session, case.reference)
    if newest is meeting and _differ([session.get(CaseRow, case.reference)], [case]):
        yield "case"


def _differ(stored: Sequence[Row | None], wanted: Sequence[Row]) -> bool:
    return [row.model_dump() if row else None for row in stored] != [row.model_dump() for row in wanted]


def _latest_saves(session: Session) -> dict[str, str]:
    """When each meeting was last saved; the order is the chain's, because clocks are set back."""
    saves = select(LinkRow.meeting_id, LinkRow.at).where(LinkRow.part != "").order_by(col(LinkRow.seq))
    return dict(session.exec(saves).all())


def _references(session: Session) -> dict[str, str]:
    return dict(session.exec(select(MeetingRow.id, MeetingRow.reference)).all())
