"""An action in one line: signs in any order, and every word that is none of them where it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappa_chair.one_line import Named, OneLine, Wanted, in_one_line
from mappa_chair.spoken_days import read_day

# A Tuesday.
TODAY = date(2026, 11, 24)

PEOPLE = {
    "owen": Named("Owen Pritchard", frozenset({"owen", "pritchard"})),
    "head": Named("Helen Aldous", frozenset({"helen", "aldous", "head", "of", "probation"})),
    "tom": Named("Tom Beckett", frozenset({"tom", "beckett"})),
    "priya n": Named("Priya Nair", frozenset({"priya", "nair"})),
    "housing": Named("Housing", frozenset({"housing"})),
}

WORDS = (
    'visit the @owen police @nobody @ @@owen ^fri ^12 ^ ^in 2 weeks +2w +44 by , a@b.uk 10:30 due:fri ? @"Mr X" é'
)
PIECES = st.sampled_from(WORDS.split())


def called(text: str) -> Named | None:
    """Who is called so."""
    return PEOPLE.get(text.casefold())


def line(text: str) -> OneLine:
    """What a line holds."""
    return in_one_line(text, called, TODAY)


@pytest.mark.parametrize(
    ("text", "what", "who", "when"),
    [
        ("visit the address @owen ^fri", "visit the address", "owen", "fri"),
        ("@owen visit the address ^fri", "visit the address", "owen", "fri"),
        ("^fri visit the address @owen", "visit the address", "owen", "fri"),
        ("^fri @owen visit the address", "visit the address", "owen", "fri"),
        ("visit the address ^fri @owen", "visit the address", "owen", "fri"),
        ("visit ^in 2 weeks @OWEN", "visit", "OWEN", "in 2 weeks"),
        ("visit @housing +2w", "visit", "housing", "+2w"),
        ("visit due:12/12/2026", "visit", "", "12/12/2026"),
        ("visit ^+3d", "visit", "", "+3d"),
        ("visit ^Friday, 27 November 2026", "visit", "", "Friday, 27 November 2026"),
        ("@owen ^fri", "", "owen", "fri"),
    ],
)
def test_who_and_when_stand_in_any_order(text: str, what: str, who: str, when: str) -> None:
    """Wherever the two signs are, what is left is the action."""
    assert line(text) == OneLine(what, who, when)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("visit @owen pritchard", "visit"),
        ("visit @owen pri", "visit"),
        ("visit @owen police visits", "visit Owen Pritchard police visits"),
        ("visit with @head of probation", "visit with"),
        ("@tom be there", "be there"),
        ("@priya n, ring back", "ring back"),
        ("ask @owen to visit by ^fri", "ask Owen Pritchard to visit"),
        ("report by ^fri to the board", "report by fri to the board"),
        ("call @tom, ^fri, and report", "call Tom Beckett, fri, and report"),
        ("Visit, due:fri, @owen.", "Visit"),
    ],
)
def test_a_name_goes_as_far_as_it_is_one_and_a_sentence_stays_one(text: str, what: str) -> None:
    """Further words of the name go with it; within a sentence the words stay, without their sign."""
    assert line(text).what == what


@pytest.mark.parametrize(
    "text",
    [
        "mail a.b@c.uk and d@e.uk at 10:30",
        "meet @ noon, 10^6 and ^ or @",
        "call @10:30",
        "give +2 weeks' notice, +44 7700 900123",
        "watch @ellie_99 and ^_^",
        "  no sign at all  ",
        "@@ ^^",
    ],
)
def test_a_sign_that_says_nothing_is_a_character(text: str) -> None:
    """Addresses, times and signs alone stay letter by letter."""
    found = line(text)
    assert (found.what, found.who, found.when) == (text.strip(), "", "")


def test_a_sign_typed_twice_is_the_character_itself() -> None:
    """Who means a name on the internet and no owner can say so."""
    assert line("check @@owen weekly ^^fri") == OneLine("check @owen weekly ^fri")


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("visit @nobody", ("@nobody",)),
        ("visit @priya", ("@priya",)),
        ("visit ^someday soon", ("^someday",)),
        ("visit @nobody. ^never, ever", ("@nobody", "^never")),
        ("visit ^mon 3 dec", ("^mon 3 dec (3 December 2026 is a Thursday: put the day or the date right)",)),
    ],
)
def test_an_unknown_owner_or_date_stays_in_the_text_and_is_told(text: str, unknown: tuple[str, ...]) -> None:
    """Nobody is guessed, and a weekday that is not that of its date gives no other date."""
    found = line(text)
    assert (found.what, found.who, found.when, found.unknown) == (text, "", "", unknown)


@pytest.mark.parametrize(
    ("text", "what", "risk"),
    [
        ("visit !r1", "visit", "r1"),
        ("!R1,r2 visit", "visit", "R1,r2"),
        ("visit !r1. then !r2", "visit r1. then !r2", "r1"),
        ("visit !r9", "visit !r9", ""),
        ("stop! now !important !r1,r9 !", "stop! now !important !r1,r9 !", ""),
    ],
)
def test_risks_are_named_by_their_ids(text: str, what: str, risk: str) -> None:
    """Only an id that the record has is a risk; any other exclamation is one."""
    found = in_one_line(text, called, TODAY, Wanted(risks=frozenset({"r1", "r2"})))
    assert (found.what, found.risk) == (what, risk)
    assert line(text) == OneLine(text)


def test_who_is_not_here_is_named_in_quotes() -> None:
    """A name in quotes is the owner as it stands; quotes that do not end are characters."""
    assert line('visit @"Mr Nobody Smith" ^fri') == OneLine("visit", "Mr Nobody Smith", "fri")
    assert line('visit @"Mr Nobody').what == 'visit @"Mr Nobody'
    assert line('visit @""').what == 'visit @""'


def test_only_the_first_owner_and_the_first_date_are_taken() -> None:
    """One action has one owner and one date; what else is named stays in its words, and that is told."""
    assert line("tell @owen about @tom ^fri or ^12 dec") == OneLine(
        "tell Owen Pritchard about @tom fri or ^12 dec", "owen", "fri", unknown=("@tom", "^12")
    )
    assert line("visit ^fri +2w.").unknown == ("+2w",)


def test_a_line_that_has_its_owner_elsewhere_keeps_its_signs() -> None:
    """Where who or when was typed into its own line, the sign is a character."""
    found = in_one_line("visit @owen ^fri", called, TODAY, Wanted(who=False, when=False))
    assert found == OneLine("visit @owen ^fri")


@given(st.lists(PIECES | st.text(max_size=6), max_size=8).map(" ".join))
def test_no_word_of_a_line_is_lost(text: str) -> None:
    """Every word is in the text, or is who or when; whatever is typed, it never fails."""
    found = line(text)
    assert not found.when or read_day(found.when, TODAY) is not None
    left = f"{found.what} {found.who} {found.when}".replace('"', " ").split()
    for word in text.replace('"', " ").split():
        bare = word.lstrip("@^").removeprefix("due:").rstrip(".,;:!?")
        if bare and bare != "by":
            assert any(bare in each for each in left), (word, found)
