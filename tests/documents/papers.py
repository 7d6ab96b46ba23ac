"""Every paper of every record that tests look at: both examples, a nearly empty record and a very long one."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from agenda.findings import findings
from mappa_chair.documents.action_list import action_list, action_sheet, agencies_with_actions
from mappa_chair.documents.agenda_pack import agenda_pack
from mappa_chair.documents.attendance_sheet import attendance_sheet
from mappa_chair.documents.calendar import calendar, review_event
from mappa_chair.documents.minutes import Approval, minutes
from mappa_chair.documents.summary import Audience, summary
from tests.documents.samples import (
    EXAMPLES,
    LEVEL_2,
    LEVEL_3,
    SETTINGS,
    before,
    changed_at,
    example,
    minutes_of,
    nearly_empty,
    very_long,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper

    Make = Callable[[], Paper]

NEARLY_EMPTY, VERY_LONG = "nearly-empty", "very-long"
RECORDS: dict[str, Callable[[], Record]] = {
    **{name: partial(example, name) for name in EXAMPLES},
    NEARLY_EMPTY: nearly_empty,
    VERY_LONG: very_long,
}
# What a chair takes in for each reader, with the reason that no paper prints.
CHOSEN: dict[tuple[str, Audience], dict[str, str]] = {
    (LEVEL_3, Audience.COURT): {"information[1]": "Asked for by the court on 2 December"},
    (LEVEL_3, Audience.PAROLE_BOARD): {"information[4]": "The Board decides on the risk in relationships"},
    (LEVEL_3, Audience.TRIBUNAL): {"information[4]": "The tribunal hears the psychologist"},
    (LEVEL_3, Audience.MARAC): {
        "information[5]": "The conference plans for the mother",
        "plan.actions[4]": "The conference plans for the mother",
    },
    (LEVEL_3, Audience.REVIEW): {"information[7]": "The review asks what was known of the sister"},
    (LEVEL_2, Audience.REVIEW): {"information[3]": "The review asks what was known of the family"},
}
_FINGERPRINT = "1F2E 3D4C 5B6A 7988 97A6 B5C4 D3E2 F100"
_FIRST = Approval("Helen Aldous", dt.date(2026, 11, 30), _FINGERPRINT)
_WHY_OPEN = "The level was agreed in the room after the checks were read."


def every_paper() -> dict[str, Make]:
    """What makes each paper, by the name of its record and its own: `level-2-child-initial.minutes`."""
    return {
        f"{name}.{kind}": make for name, record in RECORDS.items() for kind, make in _papers_of(name, record())
    }


def every_file() -> dict[str, Callable[[], str]]:
    """What makes each file that is no Word file, as text: calendar of the review, actions for a spreadsheet."""
    made: dict[str, Callable[[], str]] = {}
    for name in EXAMPLES:
        record = example(name)
        made[f"{name}.review.ics"] = partial(_calendar, record)
        made[f"{name}.actions.csv"] = partial(_sheets, record)
    return made


def _papers_of(name: str, record: Record) -> Iterator[tuple[str, Make]]:
    yield "minutes", partial(minutes_of, record)
    if name in EXAMPLES:
        yield "minutes-v1", partial(_approved, record, _FIRST)
        later = changed_at(record, {"plan.actions[4].due": "2027-01-14"})
        changed = f"Action {record.plan.actions[4].number} is due on 14 January 2027: the day was heard wrongly."
        second = dataclasses.replace(_FIRST, on=dt.date(2026, 12, 4), version=2, changed=changed, why=_WHY_OPEN)
        yield "minutes-v2", partial(_approved, later, second, copy_number="3 of 8")
        if name == LEVEL_3:
            yield "minutes-draft-after-v1", partial(_approved, later, None, changed_since=_FIRST)
    for audience in Audience:
        include = CHOSEN.get((name, audience), {})
        yield (
            f"summary-{audience.value.replace('_', '-')}",
            partial(summary, record, audience, settings=SETTINGS, include=include),
        )
    yield "agenda", partial(agenda_pack, before(record))
    yield "attendance-to-sign", partial(attendance_sheet, before(record), settings=SETTINGS)
    yield "attendance", partial(attendance_sheet, record, settings=SETTINGS)
    for agency in agencies_with_actions(record):
        yield f"actions-{agency.value.replace('_', '-')}", partial(action_list, record, agency, settings=SETTINGS)


def _approved(
    record: Record,
    approval: Approval | None,
    *,
    changed_since: Approval | None = None,
    copy_number: str | None = None,
) -> Paper:
    return minutes(
        record,
        settings=SETTINGS,
        findings=findings(record),
        approval=approval,
        changed_since=changed_since,
        copy_number=copy_number,
    )


def _calendar(record: Record) -> str:
    return calendar([review_event(record)]).decode().replace("\r\n", "\n")


def _sheets(record: Record) -> str:
    sheets = (action_sheet(record, agency, settings=SETTINGS) for agency in agencies_with_actions(record))
    return "\n".join(each.decode("utf-8-sig").replace("\r\n", "\n") for each in sheets)
