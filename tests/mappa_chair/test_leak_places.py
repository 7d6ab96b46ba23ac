"""Places of the leak check as the chair is shown them: what is around, whence it is, what may stand instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.documents.leaks import Leak, Where
from mappa_chair.documents.summary import summary
from mappa_chair.leak_checking import leaks_of
from mappa_chair.leak_places import instead_of, places, replaced
from tests.documents.samples import LEVEL_3, SETTINGS, changed, example

if TYPE_CHECKING:
    from mappa_chair.documents.leaks.leak import LeakKind

MOTHER = "the victim's mother"


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("He met Joanne Pell there.", "Joanne Pell", "He met the victim's mother there."),
        ("Pell said so. Pell left.", "Pell", "The victim's mother said so. The victim's mother left."),
        ("He saw Pell's house.", "Pell's", "He saw the victim's mother\u2019s house."),
        ("He saw Pell's house.", "Pell", "He saw the victim's mother\u2019s house."),
        ("Then Mrs. Pell rang.", "Pell", "Then the victim's mother rang."),
        ("He saw PC Pell.", "Pell", "He saw the victim's mother."),
        ("At the Pell house.", "Pell", "At the victim's mother house."),
        ("Pellow and Pelling met Pell.", "Pell", "Pellow and Pelling met the victim's mother."),
        ("He told J.P. so.", "J.P.", "He told the victim's mother so."),
        ("First line\nPell second.", "Pell", "First line\nThe victim's mother second."),
        ("He met PELL.", "Pell", "He met the victim's mother."),
        ("Nothing of that kind.", "Pell", "Nothing of that kind."),
        ("A (b) [c] Pell* \\1", "Pell*", "A (b) [c] the victim's mother \\1"),
    ],
)  # fmt: skip
def test_other_words_are_put_where_the_words_stand_whole(text: str, found: str, wanted: str) -> None:
    """Titles and articles go with a name, possessives stay, sentences begin with a capital."""
    assert replaced(text, found, MOTHER) == wanted


@pytest.mark.parametrize(
    ("kind", "suggestion", "wanted"),
    [
        ("name", MOTHER, MOTHER),
        ("address", "an address", "an address"),
        ("name", "other words, if it points to one person", None),
        ("identifier", "an age, or nothing", None),
        ("restricted text", "leave it out", None),
        ("MARAC", "leave the sentence out", None),
        ("intelligence", "leave the sentence out if it tells of intelligence", None),
    ],
)
def test_advice_is_not_put_into_a_record(kind: LeakKind, suggestion: str, wanted: str | None) -> None:
    """Only a phrase for what was found may stand in its place; the rest only the chair can word."""
    assert instead_of(Leak(True, kind, "words", Where("list"), suggestion)) == wanted


def test_what_stands_on_every_page_leads_to_its_field() -> None:
    """A leak of the head has no path of its own and is changed where the area is; what is certain is first."""
    record = changed(
        example(LEVEL_3),
        case__mappa_area="Eastmere, for Joanne Pell",
        risk__protective="A panic alarm was fitted.",
    )
    paper = summary(record, settings=SETTINGS)
    found = places(paper, record, reversed(leaks_of(paper, record)))
    assert [(place.leak.certain, place.path, place.times) for place in found] == [
        (True, "case.mappa_area", 1),
        (False, "risk.protective", 1),
    ]
    assert (found[0].before, found[0].after, found[0].instead) == ("Eastmere, for ", " MAPPA", MOTHER)
    assert (found[1].before, found[1].after, found[1].instead) == ("A ", " was fitted.", None)


def test_a_long_text_is_cut_at_words_and_told_to_be() -> None:
    """What is around is shortened at whole words, on both sides, with a sign."""
    many = " ".join(["Ordinary words of a meeting."] * 20)
    record = changed(example(LEVEL_3), risk__protective=f"{many} A panic alarm was fitted. {many}")
    paper = summary(record, settings=SETTINGS)
    (place,) = places(paper, record, leaks_of(paper, record))
    assert place.before.startswith("…")
    assert place.after.endswith("…")
    assert len(place.before) + len(place.after) < 200
    assert {*place.before.strip("… ").split()} <= {*many.split(), "A"}


def test_no_place_is_in_a_repr() -> None:
    """What is around names people too: a log that holds the repr holds none of it."""
    record = changed(example(LEVEL_3), case__mappa_area="Eastmere, for Joanne Pell")
    paper = summary(record, settings=SETTINGS)
    (place,) = places(paper, record, leaks_of(paper, record))
    assert "Joanne" not in repr(place)
    assert "Eastmere" not in repr(place)
