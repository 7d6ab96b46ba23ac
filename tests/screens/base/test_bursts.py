"""Keys that arrive all at once: each lands where it would have, had the person waited.

Every burst is one write to the terminal. Pilot waits between keys and cannot see any of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.pty.harness import Harness
from tests.pty.keys import (
    BACKSPACE,
    DOWN,
    END,
    ENTER,
    ESC,
    F2,
    F9,
    F12,
    FOCUS_IN,
    FOCUS_OUT,
    HOME,
    LEFT,
    TAB,
    UP,
    ctrl,
    pasted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.pty

# Every burst twice: as it is, and behind F12, with which the application does nothing for 400 ms and finds all
# that was typed meanwhile at once.
SIZES = [pytest.param((80, 24), id="80x24"), pytest.param((120, 40), id="120x40")]
STALLS = [pytest.param("", id="at once"), pytest.param(F12, id="stalled")]

BURSTS = [
    pytest.param(
        ("one ", F2, "hello", ENTER, "two ", F2, "second", ENTER, "three"),
        {"one": "one two three", "actions": ["hello", "second"], "draft": "", "focus": "one"},
        id="two actions within a sentence",
    ),
    pytest.param(
        ("MAIN", TAB, "the second field has all of this", TAB, "and the third this"),
        {"one": "MAIN", "two": "the second field has all of this", "notes": "and the third this"},
        id="tab and on",
    ),
    pytest.param(
        ("ba", BACKSPACE, "ckspace", LEFT, LEFT, LEFT, "XY", END, "Z"),
        {"one": "bckspXYaceZ", "two": ""},
        id="editing keys",
    ),
    pytest.param(
        (F2, "abc", ESC, "xyz"),
        {"one": "xyz", "draft": "abc", "actions": [], "focus": "one"},
        id="escape and on",
    ),
    pytest.param(
        ("before ", F9, "SECRET", ENTER, "after"),
        {"one": "before after", "two": "", "notes": "", "draft": "", "actions": []},
        id="blank screen",
    ),
    pytest.param(
        (F2, pasted("first line\nsecond line\nthird line"), ENTER, "on"),
        {"one": "on", "actions": ["first line second line third line"]},
        id="paste of three lines",
    ),
    pytest.param(
        (F2, "first", ctrl("n"), "second", ctrl("n"), "third", ESC, "on"),
        {"one": "on", "actions": ["first", "second"], "draft": "third"},
        id="a binding sees the whole text",
    ),
    pytest.param(
        (TAB, "second", ENTER, "after a long answer"),
        {"one": "", "two": "second", "notes": "after a long answer"},
        id="a handler that asks and waits",
    ),
    pytest.param(
        ("one", TAB, "x", FOCUS_OUT, FOCUS_IN, "y", TAB, FOCUS_OUT, "z"),
        {"one": "one", "two": "xy", "notes": "z"},
        id="the window loses the focus and has it again",
    ),
    pytest.param(
        (TAB, TAB, TAB, ENTER, DOWN, ENTER, TAB, "y", DOWN, DOWN, " ", DOWN, " ", TAB, ENTER),
        {"level": "low", "told": True, "criteria": ["imminent", "serious"], "one": "", "notes": ""},
        id="choices",
    ),
]


@pytest.fixture(scope="module", params=SIZES)
def form(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Harness]:
    """The harness application in a window of a size, one for all bursts."""
    with Harness(tmp_path_factory.mktemp("form"), size=request.param) as harness:
        harness.wait_until_up()
        yield harness


def typed(folder: Path, size: tuple[int, int], *keys: str, options: tuple[str, ...] = ()) -> dict[str, Any]:
    """The state after a burst that ends with Ctrl+Q."""
    with Harness(folder, *options, size=size) as harness:
        harness.type(*keys)
        return harness.leave()


@pytest.mark.parametrize("stall", STALLS)
@pytest.mark.parametrize(("keys", "expected"), BURSTS)
def test_each_key_finds_the_screen_as_the_keys_before_left_it(
    form: Harness, keys: tuple[str, ...], expected: dict[str, Any], stall: str
) -> None:
    """A burst ends with exactly the text in exactly the fields that slow typing would give."""
    form.terminal.write(stall, *keys)
    state = form.told()
    assert {name: state[name] for name in expected} == expected


def _first_lines(text: str) -> list[str]:
    return [line.lstrip("│┃").strip() for line in text.splitlines()[:3]]


def test_what_is_typed_is_painted_where_it_went(tmp_path: Path) -> None:
    """The screen shows each word in its own line, and no word of what was typed on the blank screen."""
    with Harness(tmp_path) as harness:
        harness.type("alpha", TAB, "bravo", F9, "SECRET", F9, TAB, "charlie")
        # What comes up again may be painted in two goes.
        harness.terminal.wait_for(lambda text: _first_lines(text) == ["alpha", "bravo", "charlie"])
        assert b"SECRET" not in harness.terminal.log


def test_keys_typed_before_the_first_screen_are_kept(tmp_path: Path) -> None:
    """What is typed while the program still starts goes into the first field, and on from there."""
    with Harness(tmp_path) as harness:
        harness.terminal.write("early bird", TAB, "second")
        harness.wait_until_up()
        state = harness.leave()
    assert (state["one"], state["two"]) == ("early bird", "second")


@pytest.mark.parametrize(
    "after",
    ["back to it", "1 of 3", "- a point", "Once", "xyz" + ESC + "more"],
)
def test_escape_is_a_key_of_its_own_whatever_follows_it(form: Harness, after: str) -> None:
    """Esc closes the bar and everything after it is typed, though a terminal sends Alt and a key the same way."""
    form.terminal.write(F2, "abc", ESC, after)
    state = form.told()
    assert (state["draft"], state["one"]) == ("abc", after.replace(ESC, ""))


def test_an_escape_in_pasted_text_presses_no_key(tmp_path: Path) -> None:
    """Control characters of a paste are taken out, counted and nothing else happens; the text is in one piece."""
    hostile = "see \x1b[2Jthis \x1b]52;c;QUJD\x07 and\x1bOQ " + "that " * 10
    state = typed(tmp_path, (80, 24), pasted(hostile), TAB, "on")
    assert state["one"] == "see [2Jthis ]52;c;QUJD andOQ " + "that " * 10
    assert (state["two"], state["removed"], state["draft"]) == ("on", 4, "")


def test_a_paste_without_brackets_stays_in_its_line(tmp_path: Path) -> None:
    """With the burst guard, a line end among pasted letters is a space; no line reaches the next field."""
    state = typed(
        tmp_path, (80, 24), "line one", ENTER, "line two", ENTER, "line three", options=("--burst-guard",)
    )
    assert (state["one"], state["two"]) == ("line one line two line three", "")


def test_the_last_line_end_of_a_paste_without_brackets_is_enter(tmp_path: Path) -> None:
    """With the burst guard, an Enter with nothing behind it still submits."""
    with Harness(tmp_path, "--burst-guard") as harness:
        harness.type(F2, "call the", ENTER, "prison", ENTER)
        harness.terminal.wait_for("1 kept")
        state = harness.leave()
    assert (state["actions"], state["focus"]) == (["call the prison"], "one")


def test_a_line_feed_pasted_without_brackets_parts_the_words(tmp_path: Path) -> None:
    """A line feed that arrives as a key is a space in a line and a line end in a text."""
    state = typed(tmp_path, (80, 24), "one\ntwo", TAB, TAB, "three\nfour")
    assert (state["one"], state["two"], state["notes"]) == ("one two", "", "three\nfour")


def test_undo_takes_back_a_burst_in_steps(tmp_path: Path) -> None:
    """Ctrl+Z takes back a paste whole and leaves what was typed before it."""
    state = typed(tmp_path, (80, 24), "typed ", pasted("a\nb"), ctrl("z"), HOME, UP, "x")
    assert state["one"] == "typed "
