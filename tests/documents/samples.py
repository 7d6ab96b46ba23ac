"""Records to make papers of: the two examples, changed where a test needs it."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from agenda.findings import findings
from agenda.paths import put_at, value_at
from agenda.record import Record, as_json, read, validate
from mappa_chair.documents.blocks import as_text
from mappa_chair.documents.minutes import minutes
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.documents.summary import Audience, summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agenda.shape import JSON
    from mappa_chair.documents.blocks import Paper

LEVEL_3, LEVEL_2 = "level-3-pre-release-review", "level-2-child-initial"
EXAMPLES = (LEVEL_3, LEVEL_2)
SETTINGS = PaperSettings()


@cache
def example(name: str) -> Record:
    """One of the two examples that come with the program."""
    return read((files("mappa_chair") / "examples" / f"{name}.json").read_bytes()).record


def changed(record: Record, **values: JSON) -> Record:
    """A record with other values at paths; a double underscore stands for the point (`risk__who`)."""
    return changed_at(record, {path.replace("__", "."): value for path, value in values.items()})


def changed_at(record: Record, values: Mapping[str, JSON]) -> Record:
    """A record with other values at paths."""
    said = copy.deepcopy(as_json(record))
    for path, value in values.items():
        put_at(said, path, value)
    return validate(said)


def before(record: Record) -> Record:
    """A record as it stood the day before the meeting: nobody has come yet, nothing has ended."""
    nobody = {f"attendance[{index}].attended": None for index in range(len(record.attendance))}
    return changed_at(record, {**nobody, "meeting.started_at": None, "meeting.ended_at": None})


def empty_record() -> Record:
    """A record in which nothing has been entered."""
    return read('{"format": "mappa-chair-record/1"}').record


def nearly_empty() -> Record:
    """What stands in a record that was opened in a hurry: who, when, and one person who came."""
    somebody: dict[str, JSON] = {"id": "a1", "name": "Ravi Menon", "agency": "probation", "attended": "in_person"}
    values: dict[str, JSON] = {
        "case.reference": "EX/0300",
        "case.family_name": "Marlow",
        "case.given_names": "Peter",
        "meeting.reference": "EX/0300/1",
        "meeting.held_on": "2026-12-03",
        "meeting.level": 2,
        "meeting.kind": "initial",
        "attendance": [somebody],
    }
    return changed_at(empty_record(), values)


def very_long() -> Record:
    """The level 3 example with 60 actions, 40 people, words and addresses without end, and 20 kB in one field."""
    base = example(LEVEL_3)
    said = as_json(base)
    values: dict[str, JSON] = {}
    for path, wanted, key in (
        ("plan.actions", 60, "number"),
        ("attendance", 40, "id"),
        ("people_at_risk.people", 40, "id"),
        ("actions_review", 40, "number"),
    ):
        rows = value_at(said, path)
        assert isinstance(rows, list)
        values[path] = [*rows, *(_again(rows, place, key) for place in range(wanted - len(rows)))]
    endless = "https://www.example.org/" + "path/" * 20 + "x" * 200
    prose = ("He attended and spoke about his week. The agencies discussed what this means for the plan.\n" * 230)[
        :20_000
    ]
    return changed_at(
        changed_at(base, values),
        {
            "plan.actions[20].action": prose[:3000],
            "plan.actions[21].action": endless,
            "plan.actions[22].measure": "Zusammen" * 12,
            "plan.actions[23].due": "as soon as the electronic monitoring company has confirmed the appointment",
            "attendance[12].organisation": "Zusammen" * 12,
            "information[2].text": prose,
            "human_rights.reasons": prose,
            "risk.nature": f"One\n\n\nTwo\n{endless}",
            "case.family_name": "Featherstonehaugh-Cholmondeley-" + "Zusammen" * 5,
        },
    )


def _again(rows: list[JSON], place: int, key: str) -> JSON:
    row = rows[place % len(rows)]
    assert isinstance(row, dict)
    return {**row, key: f"9.{place}" if key == "number" else f"z{place}"}


def minutes_of(record: Record) -> Paper:
    """The draft minutes of a record, with what is open in it."""
    return minutes(record, settings=SETTINGS, findings=findings(record))


def summary_of(record: Record) -> Paper:
    """The summary of a record for the person it concerns."""
    return summary(record, Audience.SUBJECT, settings=SETTINGS)


def with_account(paper: Paper) -> str:
    """A paper as text, followed by the account of what it leaves out."""
    lines = [f"{each.source}: {each.what} ({each.why})" for each in paper.left_out]
    taken = [f"{each.source}: {each.what} ({each.reason})" for each in paper.taken_in]
    return (
        as_text(paper)
        + ("\nTaken in:\n" + "\n".join(taken) + "\n" if taken else "")
        + ("\nLeft out:\n" + "\n".join(lines) + "\n" if lines else "")
    )


def parts_of(content: bytes) -> dict[str, str]:
    """Every part of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def words_in(part: str) -> str:
    """The text of a part of a Word file, with its tags gone and runs joined."""
    return re.sub("<[^>]+>", "", re.sub("</w:p>|</w:tc>", "\n", part))
