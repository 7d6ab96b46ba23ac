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
from agenda.paths import put_at
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
