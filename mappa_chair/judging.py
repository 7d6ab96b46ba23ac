"""Judge records against the guidance: meetings of a vault, record files, or both together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from agenda.area import GUIDANCE
from agenda.facts import meeting_before as before_among
from agenda.findings import Finding, Severity, findings, judged_by
from agenda.record import Reading, Record, Removed, read
from agenda.refusal import RecordRefusedError
from mappa_chair.errors import MappaChairError
from mappa_chair.recordfiles import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from agenda.area import AreaSettings
    from mappa_chair.vault.vault import Vault

    OpenVault: TypeAlias = Callable[[], Vault]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found in one input: findings, or the sentence that says why it could not be judged.

    `by` are the settings of the area's own that it was judged by; without one it was by the guidance.
    """

    source: str
    findings: tuple[Finding, ...] = ()
    removed: tuple[Removed, ...] = ()
    error: str | None = None
    by: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return Counter(finding.severity for finding in self.findings)[severity]


def judge(vault: Vault, reference: str) -> tuple[Finding, ...]:
    """Everything that is open in a meeting of the vault, by the area's settings.

    The meeting before it is at hand where the vault has it.
    """
    record = _stored(vault, reference)
    return findings(record, meeting_before(vault, record), settings_of(vault))


def settings_of(vault: Vault) -> AreaSettings:
    """What holds in the area of a vault."""
    with vault.unit("check") as unit:
        return unit.settings()


def judge_files(paths: Iterable[str | Path]) -> tuple[Judged, ...]:
    """Everything that is open in record files; the meeting before one may be among them."""
    return judge_each([str(path) for path in paths], is_file=lambda _name: True)


def judge_each(
    names: Sequence[str],
    *,
    is_file: Callable[[str], bool] | None = None,
    open_vault: OpenVault | None = None,
) -> tuple[Judged, ...]:
    """Judge files and meetings, each with its own result; one that fails leaves the others alone.

    `open_vault` is called once, and only when a name is no file. Where a vault is open, the settings of its area
    hold for all of them, else the guidance.
    """
    told = is_file or is_record_file
    meetings = {name for name in names if not told(name)}
    vault = _Opened(open_vault if meetings else None)
    inputs = [_read(name, vault if name in meetings else None) for name in names]
    readings = [found for found in inputs if isinstance(found, Reading)]
    return tuple(
        _judged(name, found, readings, vault.vault) if isinstance(found, Reading) else found
        for name, found in zip(names, inputs, strict=True)
    )


class _Opened:
    """The vault if it opened, else the reason why there is none."""

    def __init__(self, open_vault: OpenVault | None) -> None:
        self.vault: Vault | None = None
        self.fault: MappaChairError | None = None
        try:
            self.vault = open_vault() if open_vault else None
        except MappaChairError as fault:
            self.fault = fault


def is_record_file(name: str) -> bool:
    """Whether a name means a file: it exists, or ends as record files do; else it is a meeting's reference."""
    try:
        return name.lower().endswith(".json") or Path(name).exists()
    except (OSError, ValueError):
        return False


def meeting_before(vault: Vault, record: Record) -> Record | None:
    """The record in the vault of the meeting whose minutes this one goes through; None where it has none."""
    if record.previous_minutes is None or record.previous_minutes.held_on is None:
        return None
    with vault.unit("check") as unit:
        for meeting in unit.meetings():
            if meeting.held_on == record.previous_minutes.held_on:
                found = unit.record(meeting.reference)
                if before_among(record, (found,)) is not None:
                    return found
    return None


def _read(name: str, vault: _Opened | None) -> Reading | Judged:
    try:
        if vault is None:
            return read(read_source(Path(name)))
        if vault.vault is not None:
            return Reading(_stored(vault.vault, name), ())
    except (MappaChairError, RecordRefusedError) as fault:
        return Judged(name, error=str(fault))
    why = vault.fault or f"{name} is no file. Name a record file, or a meeting of a vault."
    return Judged(name, error=str(why))


def _stored(vault: Vault, reference: str) -> Record:
    with vault.unit("check") as unit:
        return unit.record(reference)


def _judged(name: str, reading: Reading, readings: Sequence[Reading], vault: Vault | None) -> Judged:
    record = reading.record
    before = before_among(record, (other.record for other in readings))
    try:
        if before is None and vault is not None:
            before = meeting_before(vault, record)
        area = GUIDANCE if vault is None else settings_of(vault)
    except MappaChairError as fault:
        return Judged(name, error=str(fault))
    return Judged(name, findings(record, before, area), reading.removed, by=judged_by(record, area))
