"""Every check, on an example: raised by one change, not raised by the nearest one, and nothing else moves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from agenda.check import Check, Finding, Severity, check
from agenda.facts import Facts
from agenda.findings import findings
from agenda.walk import ITEMS, all_checks
from tests.agenda.cases import ALL
from tests.agenda.records import Said, adult, blank, changed, child, leads_somewhere, raised, record

if TYPE_CHECKING:
    from tests.agenda.cases.case import Case, Change

TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "data" / "checks.tsv").read_text(encoding="utf-8").splitlines()
]


def opened(case: Case, changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    """What is open in the case's example with these changes."""
    before = None if case.before is None else changed(case.base(), *case.before)
    return raised(changed(case.base(), *changes), before)


@pytest.mark.parametrize("said", [adult(), child()], ids=["adult", "child"])
def test_nothing_is_open_in_the_examples(said: Said) -> None:
    """Both examples comply."""
    assert raised(said) == []


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_change_raises_the_check_and_no_other(case: Case) -> None:
    """One change opens the check at the paths it concerns, and nothing besides what the change brings with it."""
    found = opened(case, case.raises)
    assert [at for check_id, at in found if check_id == case.check] == list(case.at)
    assert {check_id for check_id, _ in found} == {case.check} | case.also


@pytest.mark.parametrize("case", [case for case in ALL if case.spares], ids=str)
def test_the_nearest_change_does_not(case: Case) -> None:
    """A change that comes as near as it can does not open the check, nor any other."""
    assert {check_id for check_id, _ in opened(case, case.spares)} == case.spared


def test_every_check_is_shown() -> None:
    """No check is without a case that raises it and one that spares it."""
    ids = {each.id for each in all_checks()}
    assert {case.check for case in ALL} == ids
    assert {case.check for case in ALL if case.spares} == ids


def test_the_checks_are_those_of_the_agenda() -> None:
    """Ids, severities and paragraphs are those of the table, each once."""
    declared = [(each.id, each.severity.value, ", ".join(each.paragraphs)) for each in all_checks()]
    assert sorted(declared) == sorted((id_, severity, paragraphs) for id_, severity, paragraphs in TABLE)
    assert len(declared) == 125


def test_a_check_belongs_to_its_item() -> None:
    """An id begins with its item's key; those of actions stand in the plan."""
    for item in ITEMS:
        assert {each.item for each in item.checks} == {item.key}


@pytest.mark.parametrize("each", all_checks(), ids=lambda each: each.id)
def test_a_check_says_when_it_is_raised(each: Check) -> None:
    """The condition in words is one sentence without its full stop."""
    assert each.when[0].isupper()
    assert not each.when.endswith(".")
    assert "\n" not in each.when


def test_a_check_without_words_is_refused() -> None:
    """A check must say when it is raised."""
    with pytest.raises(TypeError, match=r"plan\.mute"):
        check("plan.mute", Severity.MUST)(lambda _facts: iter(()))


def all_findings() -> list[Finding]:
    """Every finding the cases raise, and those of an empty record."""
    found = list(findings(record(blank())))
    for case in ALL:
        before = None if case.before is None else record(changed(case.base(), *case.before))
        found.extend(findings(record(changed(case.base(), *case.raises)), before))
    return found


def test_messages_are_one_plain_sentence() -> None:
    """A message is one line that begins with a capital, ends with a full stop and says what to do."""
    for finding in all_findings():
        assert "\n" not in finding.message
        assert finding.message[0].isupper() or not finding.message[0].isalpha()
        assert finding.message.endswith(".")
        assert re.search(r"[:.,] \w", finding.message), finding.message
        assert "None" not in finding.message
        assert len(finding.message) < 260, finding.message


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("given_names", "The offender's given names are not recorded: record them."),
        ("family_name", "The offender's family name is not recorded: record it."),
    ],
)
def test_what_is_missing_of_the_offender_is_said_in_its_number(name: str, sentence: str) -> None:
    """Given names are several, a family name is one."""
    found = findings(record(changed(adult(), (f"case.{name}", None))))
    assert [each.message for each in found] == [sentence]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_every_path_leads_somewhere(case: Case) -> None:
    """The path of a finding is one of the record."""
    made = record(changed(case.base(), *case.raises))
    assert all(leads_somewhere(made, at) for _, at in opened(case, case.raises))


def test_a_finding_is_told_to_programs() -> None:
    """As JSON a finding has the six entries of the agenda."""
    (finding,) = findings(record(changed(adult(), ("plan.actions[3].due", "TBC"))))
    assert finding.said() == {
        "check": "action.due",
        "severity": "must",
        "item": "plan",
        "paragraphs": ["12.9"],
        "message": "Action 3.4 is due “TBC”, which is no date: set the day it is done, or of a milestone.",
        "at": "plan.actions[3].due",
    }


def test_findings_come_in_the_order_of_the_walk() -> None:
    """The list of an empty record follows the items, and within an item the declaration."""
    order = [each.id for each in all_checks()]
    places = [order.index(finding.check) for finding in findings(record(blank()))]
    assert places == sorted(places)


def test_a_check_tells_whether_it_is_open() -> None:
    """`is_open` agrees with the findings."""
    facts = Facts(record(blank()))
    for each in all_checks():
        assert each.is_open(facts) is bool(list(each.findings(facts)))
