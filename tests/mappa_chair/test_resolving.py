"""Picking by letters: the one that is meant, or nobody – and what a field shows is read back as itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agenda.record import Record, read, validate
from agenda.words import Agency
from mappa_chair.capturing import PILLARS
from mappa_chair.resolving import AGENCIES, Candidate, candidates, pick, pick_all, shown_as
from tests.mappa_chair.conftest import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.shape import JSON

# Names as they are typed and pasted, with what could part or hide them.
PIECES = st.sampled_from(
    (
        *("Ann", "ann", "Anne", "Lee", "O'Neill", "O’Neill", "Zoë", "Zoe\u0308", "Li-Na", "Li Na", "MBE", "Ωμέγα"),
        *("a1", "a2", "A2", "(a1)", "Ann (a1)", ",", ";", "; ", "-", "'", "İ", "ß", "ss", "  ", "\t", "\n", "[/]"),
    )
)
NAMES = st.none() | st.lists(PIECES, max_size=4).map(" ".join) | PIECES | st.text(max_size=6)


def present(*names: str | None) -> tuple[Candidate, ...]:
    """Whom a meeting of people with these names offers, a1 the first."""
    return meeting([{"id": f"a{index}", "name": name} for index, name in enumerate(names, 1)])


def meeting(people: list[JSON]) -> tuple[Candidate, ...]:
    """Whom a meeting of these people offers."""
    return candidates(validate({"format": "mappa-chair-record/1", "attendance": people}), "attendance")


def picked(text: str, *names: str | None) -> str | None:
    """The id of the one that is meant."""
    found = pick(text, present(*names))
    return found.id if found else None


@given(st.lists(NAMES, max_size=6))
@example(["a2", "Ben Hale"])
@example(["Ann Lee", "ann lee"])
@example(["Li-Na", "Li Na"])
@example(["O'Neill", "O’Neill"])
@example(["Zo\u00eb", "Zoe\u0308"])
@example(["Ann", "Ann", "Ann (a1)", "Ann (a2)"])
@example(["a2 (a1)", "a1", "x", "a1"])
@example(["-", "'", "’"])
def test_what_is_shown_of_anyone_is_read_back(names: list[str | None]) -> None:
    """Whatever people are called, the way one is shown means that one and no other."""
    among = present(*names)
    for each in among:
        assert pick(each.shown, among) == each
        assert pick_all(shown_as([each.id], among), among) == (each,)
        assert pick(each.id, among) == each


@given(st.lists(NAMES, max_size=6), st.data())
def test_what_is_shown_of_several_is_read_back(names: list[str | None], data: st.DataObject) -> None:
    """So is a list of them, in its order."""
    among = present(*names)
    ids = data.draw(st.lists(st.sampled_from([each.id for each in among]), unique=True)) if among else []
    shown = shown_as(ids, among)
    assert [each.id for each in pick_all(shown, among) or ()] == ids
    assert (pick_all(shown, among) is None) == (not ids)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_everyone_of_the_examples_is_read_back(path: Path) -> None:
    """People are shown by their names, groups and risks by their ids, each of its own."""
    record = read(path.read_bytes()).record
    names = {each.name for each in record.attendance} | {each.name for each in record.people_at_risk.people}
    ids = {each.id for each in record.people_at_risk.people} | {each.id for each in record.risk.risks}
    for of in ("attendance", "people", "risks"):
        among = candidates(record, of)
        assert among
        assert [pick(each.shown, among) for each in among] == list(among)
        assert {each.shown for each in among} <= names | ids


@pytest.mark.parametrize(
    ("text", "names", "meant"),
    [
        ("samira", ("Samira Yusuf", "Owen Pritchard"), "a1"),
        ("SAM YU", ("Samira Yusuf", "Samuel Hart"), "a1"),
        ("yus", ("Samira Yusuf", "Owen Pritchard"), "a1"),
        ("ow pr", ("Samira Yusuf", "Owen Pritchard"), "a2"),
        ("a2", ("Samira Yusuf", "Owen Pritchard"), "a2"),
        ("Ann Lee", ("Ann Lee", "Ann Leeson"), "a1"),
        ("oneill", ("Grace O'Neill", "Grace Oyelaran"), "a1"),
        ("o'n", ("Grace O’Neill", "Grace Oyelaran"), "a1"),
        ("O’Neill", ("Grace O'Neill", "Grace Oyelaran"), "a1"),
        ("zoe", ("Zoë Hart", "Zachary Hart"), "a1"),
        ("zoë", ("Zoe\u0308 Hart", "Zachary Hart"), "a1"),
        ("smith jones", ("Ada Smith-Jones", "Ada Smith"), "a1"),
    ],
)
def test_letters_tell_whom(text: str, names: tuple[str, ...], meant: str) -> None:
    """Beginnings of words in their order, in small letters, without marks a keyboard does not have."""
    assert picked(text, *names) == meant


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sam", ("Samira Yusuf", "Samuel Hart")),
        ("ann lee", ("Ann Lee", "Ann Lee")),
        ("yusuf samira", ("Samira Yusuf", "Owen Pritchard")),
        ("mira", ("Samira Yusuf", "Owen Pritchard")),
        ("samira x", ("Samira Yusuf", "Owen Pritchard")),
        ("", ("Samira Yusuf",)),
        (" - ' ", ("Samira Yusuf",)),
        ("a3", ("Samira Yusuf", "Owen Pritchard")),
        ("owen", ()),
    ],
)
def test_nobody_is_picked_who_is_not_told_apart(text: str, names: tuple[str, ...]) -> None:
    """Letters of two, of none, out of order or from the middle of a word pick nobody."""
    assert picked(text, *names) is None


def test_two_of_one_name_are_told_apart_by_their_ids() -> None:
    """Who shares a name is shown with the id, and whoever does not is not."""
    assert [each.shown for each in present("Ann Lee", "Ben Hale", "ann lee")] == [
        "Ann Lee (a1)",
        "Ben Hale",
        "ann lee (a3)",
    ]
    assert picked("Ann Lee (a3)", "Ann Lee", "Ben Hale", "ann lee") == "a3"


@pytest.mark.parametrize("name", [None, "", "  ", "-", "Lee; Ann", "Lee, Ann"])
def test_who_has_no_name_that_can_be_typed_is_shown_by_id(name: str | None) -> None:
    """No name, or one that would be read as two."""
    assert [each.shown for each in present(name)] == ["a1"]


@pytest.mark.parametrize("text", ["nair", "pri", "Nair, Priya", "a1", "incl"])
def test_a_name_that_cannot_be_shown_is_found_by_its_letters(text: str) -> None:
    """Someone listed with the family name first is picked as anyone is."""
    among = meeting([{"id": "a1", "name": "Nair, Priya", "role": "Inclusion lead"}, {"id": "a2", "name": "Ben"}])
    assert pick(text, among) == among[0]


def test_a_name_counts_before_a_role() -> None:
    """Who is called so is meant, not the one whose role begins so."""
    among = meeting(
        [{"id": "a1", "name": "Ada Fenn", "role": "Grace period lead"}, {"id": "a2", "name": "Grace Hart"}]
    )
    meant = {text: pick(text, among) for text in ("grace", "lead", "ada lead")}
    assert {text: found.id if found else None for text, found in meant.items()} == {
        "grace": "a2",
        "lead": "a1",
        "ada lead": "a1",
    }


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("r1", ["r1"]),
        ("r2; r1", ["r2", "r1"]),
        ("r2, r1", ["r2", "r1"]),
        ("harm to ch; r1", ["r2", "r1"]),
        ("r1;; r1 ;", ["r1"]),
        ("r1; r9", None),
        ("r1 r2", ["r1", "r2"]),
        ("r1 and r2", ["r1", "r2"]),
        ("R2 AND r1", ["r2", "r1"]),
        ("r1&r2", ["r1", "r2"]),
        ("harm to ch; r2 and r1", ["r2", "r1"]),
        ("r1 and r9", None),
        ("r2 staff", None),
        ("harm to st and r2", None),
        ("and", None),
        ("harm", None),
        ("; ,", None),
        ("", None),
    ],
)
def test_several_are_picked_or_none_of_them(text: str, meant: list[str] | None) -> None:
    """Parted by semicolons or commas, ids also by "and", "&" or blanks; one that is not told leaves no answer."""
    risks: list[JSON] = [
        {"id": "r1", "description": "Harm to staff"},
        {"id": "r2", "description": "Harm to children"},
    ]
    among = candidates(validate({"format": "mappa-chair-record/1", "risk": {"risks": risks}}), "risks")
    found = pick_all(text, among)
    assert (None if found is None else [each.id for each in found]) == meant


@pytest.mark.parametrize("text", ["Ann Lee and Ben Hale", "ann lee & ben hale", "a1 Ben", "a1 and Ben Hale; a1"])
def test_whole_names_are_joined_as_they_are_said(text: str) -> None:
    """A whole name is not parted at its blanks, and ids and names stand side by side."""
    among = present("Ann Lee", "Ben" if text == "a1 Ben" else "Ben Hale")
    assert [each.id for each in pick_all(text, among) or ()] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("text", "among", "meant"),
    [
        ("cont", PILLARS, "contingency"),
        ("m", PILLARS, "monitoring_and_control"),
        ("control", PILLARS, "monitoring_and_control"),
        ("hous", AGENCIES, "housing"),
        ("soc hous", AGENCIES, "social_housing"),
        ("youth", AGENCIES, None),
    ],
)
def test_letters_that_begin_a_label_come_before_letters_within(
    text: str, among: tuple[Candidate, ...], meant: str | None
) -> None:
    """Of a closed list what is called so is meant, not what has the word somewhere; two that begin so are two."""
    found = pick(text, among)
    assert (found.id if found else None) == meant


def test_of_people_a_given_name_and_a_family_name_count_alike() -> None:
    """Nobody is picked because the other has the name last."""
    assert picked("james", "James Hart", "Sarah James") is None


def test_an_id_that_is_gone_is_shown_as_it_is() -> None:
    """Nothing that a record holds is left out of what is shown."""
    assert shown_as(["a1", "a9"], present("Ann Lee")) == "Ann Lee; a9"
    assert shown_as([], present("Ann Lee")) == ""


@pytest.mark.parametrize("agency", list(Agency))
def test_every_agency_is_picked_by_its_name(agency: Agency) -> None:
    """By its word in the record, and by its label."""
    for text in (agency.value, agency.label, agency.label.upper(), agency.value.replace("_", " ")):
        found = pick(text, AGENCIES)
        assert found is not None
        assert found.id == agency.value


def test_a_blank_record_offers_nobody() -> None:
    """Before anyone is listed there is nobody to pick."""
    record = Record(format="mappa-chair-record/1")
    assert [candidates(record, of) for of in ("attendance", "people", "risks")] == [(), (), ()]
