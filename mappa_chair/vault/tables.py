"""The rows of a vault. A `table=True` class does not validate: what enters has passed through the agenda before.

`RevisionRow` and `LinkRow` hold what was recorded, by whom and when. Cases, meetings, actions and attendance are
projected from the newest bodies in the same transaction, so that lists and figures never parse one.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Row(SQLModel, registry=registry()):
    """Base of all rows, with tables of its own beside any other SQLModel of the process."""


class VaultRow(Row, table=True):
    """The one row that says which vault this is."""

    __tablename__ = "vault"

    id: int = Field(primary_key=True)
    vault: str
    created_at: str


class CaseRow(Row, table=True):
    """A case as its newest meeting has it."""

    __tablename__ = "case"

    reference: str = Field(primary_key=True)
    family_name: str | None = None
    given_names: str | None = None
    date_of_birth: date | None = None
    gender: str | None = None
    ethnicity: str | None = None
    category: int | None = None
    discretionary: bool | None = None
    lead_agency: str | None = None
    setting: str | None = None


class MeetingRow(Row, table=True):
    """A meeting: `id` never changes, `reference` is what people call it."""

    __tablename__ = "meeting"

    id: str = Field(primary_key=True)
    reference: str = Field(unique=True)
    case_reference: str | None = Field(default=None, foreign_key="case.reference", index=True)
    held_on: date | None = None
    started_at: str | None = None
    ended_at: str | None = None
    level: int | None = None
    kind: str | None = None
    pre_release: bool | None = None
    emergency: bool | None = None
    decision: str | None = None
    review_on: date | None = None
    approved_at: str | None = None
    updated_at: str
    place: str | None = None


class RevisionRow(Row, table=True):
    """One revision of one part of a meeting: the canonical JSON text of its body, and who wrote it when."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("meeting_id", "part", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: str = Field(foreign_key="meeting.id")
    part: str
    number: int
    author: str
    begun_at: str
    saved_at: str
    body: str
    digest: str


class LinkRow(Row, table=True):
    """One link of the audit chain. Times are UTC in ISO 8601, digests and codes hexadecimal."""

    __tablename__ = "audit"

    seq: int = Field(primary_key=True)
    at: str
    author: str
    kind: str
    meeting_id: str
    part: str
    revision: int
    digest: str
    previous: str
    mac: str


class ActionRow(Row, table=True):
    """An action of the plan, or one of the last meeting with its outcome."""

    __tablename__ = "action"

    meeting_id: str = Field(foreign_key="meeting.id", primary_key=True)
    source: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    number: str | None = Field(default=None, index=True)
    action: str | None = None
    agency: str | None = None
    owner: str | None = None
    due: str | None = None
    due_on: date | None = None
    pillar: str | None = None
    accepted: bool | None = None
    outcome: str | None = None
    completed_on: date | None = None


class AttendanceRow(Row, table=True):
    """Someone on the attendance list."""

    __tablename__ = "attendance"

    meeting_id: str = Field(foreign_key="meeting.id", primary_key=True)
    position: int = Field(primary_key=True)
    attendee: str | None = None
    name: str | None = None
    agency: str | None = None
    function: str | None = None
    grade: str | None = None
    invited: bool | None = None
    attended: str | None = None
    report: str | None = None
    part_of_meeting: bool | None = None
    senior: bool | None = None


class SettingRow(Row, table=True):
    """A change of a setting of the area: its value as JSON text, null for the default, and who decided it why."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    value: str
    author: str
    at: str
    reason: str


class DecisionRow(Row, table=True):
    """A decision about a paper of a meeting; `subject` is the SHA-256 of the text it is about, never the text."""

    __tablename__ = "decision"

    meeting_id: str = Field(foreign_key="meeting.id", primary_key=True)
    number: int = Field(primary_key=True)
    kind: str
    subject: str
    author: str
    at: str
    reason: str


class SigningKeyRow(Row, table=True):
    """The one pair of keys the vault signs with, hexadecimal; the private one is wrapped."""

    __tablename__ = "signing_key"

    id: int = Field(primary_key=True)
    public: str
    nonce: str
    wrapped: str
    made_at: str


class ApprovalRow(Row, table=True):
    """A version of a meeting's record that the chair approved: its canonical JSON text, and the signature over it.

    `parts` is a digest of the digests of its parts, by which lists see whether the record was changed since.
    """

    __tablename__ = "approval"

    meeting_id: str = Field(foreign_key="meeting.id", primary_key=True)
    version: int = Field(primary_key=True)
    reference: str
    record: str
    digest: str
    parts: str
    approved_by: str
    approved_on: str
    changed: str
    why: str
    signature: str


class DraftRow(Row, table=True):
    """Text that its field does not take yet; under PATH?NAME what is kept beside the record."""

    __tablename__ = "draft"

    meeting_id: str = Field(foreign_key="meeting.id", primary_key=True)
    path: str = Field(primary_key=True)
    text: str


class MarkRow(Row, table=True):
    """A path carried over from the last meeting that nobody has confirmed yet."""

    __tablename__ = "mark"

    meeting_id: str = Field(foreign_key="meeting.id", primary_key=True)
    path: str = Field(primary_key=True)


class ResumeRow(Row, table=True):
    """The one row that says, after a lock, which screen was up and what stood in its fields; JSON text."""

    __tablename__ = "resume"

    id: int = Field(primary_key=True)
    text: str


class IncidentRow(Row, table=True):
    """Something that befell the vault itself, in a sentence, and the reason somebody gave."""

    __tablename__ = "incident"

    number: int = Field(primary_key=True)
    kind: str
    detail: str
    reason: str
    author: str
    at: str


class CheckpointRow(Row, table=True):
    """The end of the chain as it was signed: the link `seq` and its code, on which occasion and when."""

    __tablename__ = "checkpoint"

    number: int = Field(primary_key=True)
    seq: int
    link: str
    occasion: str
    at: str
    signature: str


class TemplateRow(Row, table=True):
    """A change of the layout of the minutes: a Word file and its SHA-256; null and empty for the built-in one."""

    __tablename__ = "template"

    number: int = Field(primary_key=True)
    name: str
    content: bytes | None = None
    digest: str
    author: str
    at: str
    reason: str


class HolderRow(Row, table=True):
    """Whose a key slot is or was, by the slot's salt; an empty name where nobody gave one."""

    __tablename__ = "holder"

    slot: str = Field(primary_key=True)
    name: str
    at: str
    author: str


class KeyFileRow(Row, table=True):
    """The one row that says what the key file must be, byte for byte."""

    __tablename__ = "key_file"

    id: int = Field(primary_key=True)
    generation: int
    content: str


class FormerKeyRow(Row, table=True):
    """The keys, hexadecimal, under which the links up to `last_seq` and the head of that time were made."""

    __tablename__ = "former_key"

    generation: int = Field(primary_key=True)
    last_seq: int
    audit_mac: str
    head_mac: str
