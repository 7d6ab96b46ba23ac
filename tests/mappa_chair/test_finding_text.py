"""The search: what counts as alike, where hits stand, and that a long record is searched between two letters."""

from __future__ import annotations

import time

import pytest

from agenda.record import Record
from mappa_chair.alike import alike, pattern_of
from mappa_chair.drafting import Draft
from mappa_chair.finding_text import Finds, Found, find
from screens.forms.answers import text_of


def draft_saying(text: str) -> Draft:
    """A record that says this under the nature of the risk."""
    draft = Draft(Record(format="mappa-chair-record/1"))
    draft.put("risk.nature", text)
    return draft


def search(text: str, query: str) -> Finds:
    """What a query finds in one text."""
    return find(query, draft_saying(text), text_of)


@pytest.mark.parametrize(
    ("text", "query", "hit"),
    [
        ("Seen at Café Noir", "CAFE", "Café"),
        ("Seen at Cafe\u0301 Noir", "café n", "Cafe\u0301 N"),
        ("the mother’s flat", "mother's", "mother’s"),
        ("a well\u2013known place", "well known", "well\u2013known"),
        ("two\nlines", "two lines", "two\nlines"),
        ("wide  gap", "wide gap", "wide  gap"),
        ("Straße 5", "strasse 5", "Straße 5"),
        ("a so\u00adft hyphen", "soft", "so\u00adft"),
        ("Ян Новак", "новак", "Новак"),
    ],
)
def test_case_accents_dashes_and_quotes_do_not_matter(text: str, query: str, hit: str) -> None:
    """What a keyboard types finds what a word processor wrote, and the hit is the original's own letters."""
    (found,) = search(text, query).places
    assert found.told.text[found.start : found.end] == hit


def test_a_blank_query_finds_nothing() -> None:
    """No letters are no search."""
    assert search("anything", "   ") == Finds()
    assert pattern_of(" \n") is None


def test_every_place_is_counted_and_the_first_are_listed() -> None:
    """The count is of all places; only so many as anybody reads are told one by one."""
    found = search("again " * 500, "again")
    assert (found.count, found.fields, len(found.places)) == (500, 1, 60)


@pytest.mark.parametrize("width", [20, 30, 76])
def test_what_is_around_fits_the_line(width: int) -> None:
    """The neighbourhood holds the hit and is as wide as asked, wherever the hit stands."""
    text = "word " * 40 + "hit" + " word" * 40
    for told in (text, text[200:], text[:203]):
        (found,) = search(told, "hit").places
        around = found.around(width)
        assert around[1] == "hit"
        assert len("".join(around)) <= width


def test_the_words_of_a_choice_and_of_a_row_are_told_with_their_place() -> None:
    """A choice is found by the words people read, and a row is called by its name."""
    draft = Draft(Record(format="mappa-chair-record/1"))
    draft.add_row("attendance", {"name": "Zara Quint", "agency": "fire_and_rescue"})
    (found,) = find("fire and", draft, text_of).places
    assert found.told.label == "Zara Quint · Agency"
    assert found.told.path == "attendance[0].agency"


def test_half_a_megabyte_is_searched_within_a_keystroke() -> None:
    """With 500 kB of accented text a letter takes no longer than 50 ms, the first of all apart."""
    draft = draft_saying("Café talk – the mother’s flat in Glebe Street was searched. " * 9_000)
    draft.record  # noqa: B018 - read once, as the screen has done long before
    find("c", draft, text_of)
    began = time.perf_counter()
    found: tuple[Found, ...] = find("glebe", draft, text_of).places
    assert time.perf_counter() - began < 0.05
    assert found


def test_a_letter_that_folds_to_two_keeps_places_right() -> None:
    """The way back holds behind letters that become longer or vanish."""
    text = "ßß\u00adx hit"
    folded = alike(text)
    start = folded.text.index("hit")
    assert text[slice(*folded.span(start, start + 3))] == "hit"
