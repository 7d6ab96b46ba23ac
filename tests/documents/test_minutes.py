"""The minutes: every section, everything recorded, and plain words where nothing was."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from agenda.findings import Finding, Severity
from agenda.paths import value_at
from agenda.record import Record, as_json
from agenda.shape import Kind, Part, fields_of
from mappa_chair.documents.blocks import Heading, as_text, pieces
from mappa_chair.documents.minutes import SECTIONS, Approval, minutes
from mappa_chair.documents.redaction.lexicon import texts
from tests.documents.samples import (
    EXAMPLES,
    LEVEL_2,
    LEVEL_3,
    SETTINGS,
    changed,
    changed_at,
    empty_record,
    example,
    minutes_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.shape import JSON

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IDS = ("id", "chairs", "minute_taker", "attendee", "person", "people", "risks", "communicator")


def _is_prose(path: str, text: str) -> bool:
    """Whether a value of a record is words somebody typed, rather than an id, a date or a word of a list."""
    key = path.rpartition(".")[2].partition("[")[0]
    listed = text.islower() and " " not in text
    return path != "format" and key not in _IDS and not listed and not _DATE.fullmatch(text)


def _shown(record: Record) -> str:
    return as_text(minutes_of(record)).replace("\n    ", "\n")


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_typed_is_in_the_minutes(name: str) -> None:
    """No text of either example is lost on the way into its minutes."""
    record = example(name)
    typed = [(path, text) for path, text in texts(record) if _is_prose(path, text)]
    assert len(typed) > 90
    assert [path for path, text in typed if text not in _shown(record)] == []


def _unanswered(part: Part, path: str) -> Iterator[str]:
    """The paths of every text field nobody has filled in."""
    for spec in fields_of(type(part)):
        value, at = getattr(part, spec.name), f"{path}.{spec.name}" if path else spec.name
        if isinstance(value, Part):
            yield from _unanswered(value, at)
        elif spec.kind is Kind.ROWS:
            for index, row in enumerate(value):
                yield from _unanswered(row, f"{at}[{index}]")
        elif value is None and spec.kind in {Kind.LINE, Kind.TEXT, Kind.DUE}:
            yield at


def test_every_text_field_of_the_format_has_its_place() -> None:
    """Whatever text field of the record is filled in, its words stand in the minutes."""
    record = changed_at(
        example(LEVEL_3),
        {
            "level.re_referral": {"process": None, "agency": "probation"},
            "distribution.exceptions": [{"attendee": "a10", "receives": "nothing", "reason": None}],
            "distribution.extra": [{"name": None, "organisation": None, "reason": None}],
            "plan.actions[9].accepted": False,
        },
    )
    # A refusal is told of actions that were refused.
    refusal, refused = ("refusal_reason", "alternative"), "plan.actions[9]"
    paths = [path for path in _unanswered(record, "") if not path.endswith(refusal) or path.startswith(refused)]
    assert len(paths) > 40
    shown = _shown(changed_at(record, {path: f"Sentinel <{path}> end" for path in paths}))
    assert [path for path in paths if f"Sentinel <{path}> end" not in shown] == []


@pytest.mark.parametrize("record", [example(LEVEL_3), example(LEVEL_2), empty_record()], ids=["3", "2", "empty"])
def test_all_sections_stand_in_order(record: Record) -> None:
    """The fourteen sections stand in their order in every paper, whatever was recorded."""
    headings = [
        block.text for block in minutes_of(record).blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert headings == [f"{number}. {section.title}" for number, section in enumerate(SECTIONS, 1)]
    assert len(SECTIONS) == 14


def test_no_heading_of_an_empty_record_is_left_bare() -> None:
    """Under every heading of a record without answers stands something, and much of it is "Not recorded"."""
    blocks = minutes_of(empty_record()).blocks
    for block, following in pairwise(blocks):
        if isinstance(block, Heading) and block.level > 1:
            assert not isinstance(following, Heading), block.text
    assert as_text(minutes_of(empty_record())).count("Not recorded") > 60


@pytest.mark.parametrize("name", EXAMPLES)
def test_sources_lead_into_the_record(name: str) -> None:
    """Every source a piece of the minutes names is a path that exists in the record."""
    record = example(name)
    said = as_json(record)
    sources = {piece.source for piece in pieces(minutes_of(record)) if piece.source is not None}
    assert len(sources) > 100
    unknown = [path for path in sources if value_at(said, path) is None and not _is_null(said, path)]
    assert unknown == []


def _is_null(said: object, path: str) -> bool:
    holder, _, key = path.rpartition(".")
    found = value_at(said, holder) if holder else said  # type: ignore[arg-type]  # as_json gives JSON
    return isinstance(found, dict) and key in found


def test_none_and_not_recorded_are_kept_apart() -> None:
    """An empty list that was entered reads "None", one never entered "Not recorded", and typed words stay."""
    entered = changed(example(LEVEL_3), case__aliases=[], case__ethnicity="Not known")
    assert "Aliases: None\n" in as_text(minutes_of(entered))
    assert "Ethnicity: Not known\n" in as_text(minutes_of(entered))
    assert "Aliases: Not recorded\n" in as_text(minutes_of(empty_record()))
    nothing = changed(example(LEVEL_3), case__aliases=None)
    assert "Aliases: Not recorded\n" in as_text(minutes_of(nothing))


def test_blank_text_counts_as_nothing() -> None:
    """White space in a field reads "Not recorded", not as an empty line."""
    paper = minutes_of(changed(example(LEVEL_3), risk__nature=" \n "))
    assert "## Nature of the risk\n\nNot recorded\n" in as_text(paper)


def test_dates_are_written_out() -> None:
    """Dates read like "14 January 2027", with the weekday for the meeting and the review; odd due words stay."""
    record = changed_at(example(LEVEL_3), {"plan.actions[0].due": "as soon as possible"})
    shown = as_text(minutes_of(record))
    assert "Date: Tuesday 24 November 2026" in shown
    assert "Date of the review: Monday 18 January 2027" in shown
    assert "| as soon as possible" in shown
    assert "2027-0" not in shown


@pytest.mark.parametrize(
    ("born", "held", "age"),
    [("2008-02-29", "2026-02-28", 17), ("2008-02-29", "2026-03-01", 18), ("1979-05-14", "2026-05-14", 47)],
)
def test_age_is_whole_years_on_the_day(born: str, held: str, age: int) -> None:
    """The age is that on the day of the meeting; born on 29 February, the birthday is 1 March."""
    record = changed(example(LEVEL_3), case__date_of_birth=born, meeting__held_on=held)
    assert f"(aged {age} on the day of the meeting)" in as_text(minutes_of(record))


def test_draft_says_so_and_lists_what_is_open() -> None:
    """A draft carries its banner and every finding with weight, item and paragraph, the duties first."""
    findings = (
        Finding(
            "attendance.police",
            Severity.SHOULD,
            "attendance",
            ("13a.7",),
            "A point of good practice.",
            "attendance",
        ),
        Finding("risk.who", Severity.MUST, "risk", ("11.10",), "A duty that is open.", "risk.who"),
    )
    shown = as_text(minutes(example(LEVEL_3), settings=SETTINGS, findings=findings))
    assert "[ Draft – not approved ]" in shown
    duty = "Must | A duty that is open. | Risk summary | 11.10"
    practice = "Should | A point of good practice. | Introductions and attendance | 13a.7"
    assert shown.index(duty) < shown.index(practice)


def test_approved_minutes_name_approver_and_fingerprint_and_list_nothing_open() -> None:
    """Once approved, the banner says by whom and when, with the fingerprint, and no finding is printed."""
    finding = Finding("risk.who", Severity.MUST, "risk", ("11.10",), "A duty that is open.", "risk.who")
    paper = minutes(
        example(LEVEL_3),
        settings=SETTINGS,
        findings=(finding,),
        approval=Approval("Helen Aldous", date(2026, 11, 30), "4F2A 99C1"),
    )
    shown = as_text(paper)
    assert "Approved by Helen Aldous on 30 November 2026, version 1" in shown
    assert paper.footer[1].endswith("version 1\nFingerprint 4F2A 99C1")
    assert "Fingerprint 4F2A 99C1" in shown
    assert "Draft" not in shown
    assert "A duty that is open." not in shown
    assert "About this version" not in shown
    assert paper.version == "v1"


def test_a_later_version_says_what_it_changed_and_what_was_left_open() -> None:
    """In the words of whoever approved (13b.6); a draft after it names the version it goes on from."""
    approval = Approval(
        "Helen Aldous", date(2026, 12, 8), "4F2A 99C1", 2, "The review date was wrong.", "A report is late."
    )
    record = example(LEVEL_3)
    shown = as_text(minutes(record, settings=SETTINGS, findings=(), approval=approval))
    assert "What this version changed, and why: The review date was wrong." in shown
    assert "Approved with duties left open, because: A report is late." in shown
    draft = minutes(record, settings=SETTINGS, findings=(), changed_since=approval)
    banner = "Draft – not approved\nThe record was changed after version 2. That version, and not this draft, was"
    assert banner in as_text(draft)
    assert draft.footer[1] == "Minutes – Draft, not approved, changed after version 2"
    assert draft.version == "draft"


def test_restricted_information_says_so_and_why() -> None:
    """A restricted piece is marked in words and in the tree, with its reason; a shareable one is not."""
    restricted = {
        piece.source: (piece.restricted, piece.text)
        for piece in pieces(minutes_of(example(LEVEL_3)))
        if piece.source is not None and piece.source.startswith("information[") and piece.source.endswith("text")
    }
    why, text = restricted["information[1].text"]
    assert why == "intelligence"
    assert text.startswith("Restricted (intelligence). ")
    assert restricted["information[0].text"][0] is None


def test_every_view_that_differed_is_there() -> None:
    """Dissent, disagreement, refused actions with alternatives and the range of views are all in the minutes."""
    record = changed_at(
        example(LEVEL_3),
        {
            "human_rights.dissent": "The housing officer finds the curfew too long.",
            "disclosure.agreed_by_all": False,
            "disclosure.disagreement": "Children's Services would have waited a week.",
            "level.agreed_by_all": False,
            "level.range_of_views": "Police proposed level 2.",
            "level.lead_agency_decided": True,
            "plan.actions[8].accepted": False,
            "plan.actions[8].refusal_reason": "No staff before March.",
            "plan.actions[8].alternative": "A list from the council's website.",
        },
    )
    shown = as_text(minutes_of(record))
    for words in (
        "curfew too long.",
        "waited a week.",
        "proposed level 2.",
        "No staff before March.",
        "council's website.",
    ):
        assert words in shown
    assert "Lead agency decided: Yes" in shown


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("very_high_and_imminent", True),
        ("national_media", True),
        ("owner", "Anita Rowe"),
        ("paperwork_by", "2026-12-01"),
        ("previous_outcome", "Refused in 2024."),
    ],
)
def test_whatever_was_recorded_about_cppc_is_kept_at_every_level(field: str, value: JSON) -> None:
    """At level 2 nothing is said about CPPC; but one recorded field is enough to give the whole of it."""
    level_2 = changed_at(example(LEVEL_2), {"cppc": {}})
    nothing = "Does not apply: referral is considered at level 3."
    assert nothing in as_text(minutes_of(level_2))
    shown = as_text(minutes_of(changed_at(level_2, {f"cppc.{field}": value})))
    assert nothing not in shown
    assert {"paperwork_by": "1 December 2026"}.get(field, "Yes" if value is True else str(value)) in shown


def test_refused_action_is_no_agreed_action() -> None:
    """An action that was not accepted stands under its own heading and not in the action table."""
    shown = as_text(minutes_of(changed_at(example(LEVEL_3), {"plan.actions[8].accepted": False})))
    refused, table = shown.index("Actions proposed and not accepted"), shown.index("# 13. Actions")
    assert refused < shown.index("| Provide the list of housing offers") < table
    assert "Provide the list of housing offers" not in shown[table:]


def test_area_decides_marking_and_statement() -> None:
    """The marking and the confidentiality statement are the area's; the default covers what it must."""
    settings = type(SETTINGS)(marking="OFFICIAL", statement="Our own words.\nAnd a second paragraph.")
    paper = minutes(example(LEVEL_3), settings=settings, findings=())
    assert paper.marking == "OFFICIAL"
    assert "Our own words.\nAnd a second paragraph." in as_text(paper)
    for subject in ("protect the public", "may hold these minutes", "agreement of the chair", "leaves", "respect"):
        assert subject in SETTINGS.statement


def test_a_heading_stays_a_heading() -> None:
    """A role of many lines is cut in the heading of what somebody shared, and whole in the list of attendance."""
    role = "Detective Chief Inspector, Management of Sexual or Violent Offenders, " * 5
    text = as_text(minutes_of(changed_at(example(LEVEL_3), {"attendance[2].role": role})))
    heading = next(line for line in text.splitlines() if line.startswith("## Police – Claire Dunmore"))
    assert len(heading) < 160
    assert heading.endswith(" …")
    assert role.strip(" ") in text
