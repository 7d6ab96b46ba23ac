"""A megabyte pasted, with brackets and without, and what is typed around it: nothing lost, nothing stuck."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.base.typed import Letters, parted
from tests.pty.harness import Harness
from tests.pty.keys import ENTER, F2, TAB, ctrl, pasted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pty.terminal import Terminal

WORDS = "The panel heard from each agency in turn – “nothing new” – and so on. "
MEGABYTE = "\n".join(f"{number}: {WORDS * 12}".rstrip() for number in range(1200))
PARAGRAPH = (WORDS * 300)[:20_000]


def pour(terminal: Terminal, text: str) -> None:
    """Write a text as fast as the program takes it."""
    data = text.encode()
    for at in range(0, len(data), 1024):
        terminal.write_bytes(data[at : at + 1024])


@pytest.mark.pty
@pytest.mark.parametrize("has_brackets", [True, False], ids=["brackets", "no brackets"])
def test_a_megabyte_lands_whole_in_a_field_that_goes_on_working(tmp_path: Path, has_brackets: bool) -> None:
    """Every letter and line end is in the text, behind what was typed before and before what follows."""
    assert len(MEGABYTE.encode()) > 1_000_000
    with Harness(tmp_path) as harness:
        harness.type(TAB, TAB, "before ")
        harness.terminal.wait_for("before")
        pour(harness.terminal, pasted(MEGABYTE) if has_brackets else MEGABYTE.replace("\n", ENTER))
        harness.terminal.write(" after")
        harness.terminal.wait_for(" after", within=30)
        for letter in "QZXJ":
            harness.terminal.write(letter)
            harness.terminal.wait_for(letter)
        harness.terminal.write(ctrl("q"))
        assert harness.terminal.exit_status(30) == 0
    assert harness.state()["notes"] == f"before {MEGABYTE} afterQZXJ"


@pytest.mark.pty
def test_a_long_paragraph_in_one_line_is_one_line(tmp_path: Path) -> None:
    """20,000 characters without a line end, unmarked, stay in the one-line field; Enter goes on."""
    with Harness(tmp_path) as harness:
        harness.wait_until_up()
        pour(harness.terminal, PARAGRAPH)
        harness.terminal.write(ENTER, "next")
        harness.terminal.wait_for("next")
        state = harness.leave()
    assert (state["one"], state["two"]) == (PARAGRAPH, "next")


@pytest.mark.pty
def test_many_letters_keep_their_place_among_other_keys(tmp_path: Path) -> None:
    """Long and short words, Enter, Tab and F2 in one burst: each where the key before it led."""
    long = "a sentence that is longer than a few letters"
    with Harness(tmp_path) as harness:
        harness.type(long, TAB, long, "!", TAB, f"{long}\r{long}", F2, long, ENTER, " on", ctrl("q"))
        assert harness.terminal.exit_status() == 0
    state = harness.state()
    assert (state["one"], state["two"], state["notes"]) == (long, f"{long}!", f"{long}\n{long} on")
    assert state["actions"] == [long]


@pytest.mark.pty
def test_a_paste_that_finds_no_text_field_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Unmarked on a list of answers it presses a few keys at most; what is typed then is where it belongs."""
    with Harness(tmp_path) as harness:
        harness.type(TAB * 3)
        pour(harness.terminal, "y" * 200_000)
        harness.terminal.write(TAB, TAB, TAB, "typed")
        harness.terminal.wait_for("typed")
        state = harness.leave()
    assert state["one"] == "typed"


def test_line_ends_belong_to_many_letters_and_tab_and_escape_do_not() -> None:
    """Text between other keys is taken together where it is long enough, and every character of it once."""
    long = "x" * 40
    assert list(parted(f"ab\t{long}\r{long}\tc")) == [(False, "ab\t"), (True, f"{long}\r{long}"), (False, "\tc")]
    assert list(parted("short")) == [(False, "short")]
    first, rest = Letters(f"one\r{long}").cut()
    assert first is not None
    assert first.text == "one"
    assert [getattr(each, "key", getattr(each, "text", "")) for each in rest] == ["enter", long]
    assert [getattr(each, "character", "") for each in Letters("a B").as_keys()] == ["a", " ", "B"]
    key, others = Letters("+ab").first_as_key()
    assert (getattr(key, "key", ""), getattr(others, "text", ""), getattr(others, "astray", 0)) == (
        "plus",
        "ab",
        1,
    )
    assert len(Letters("a").first_as_key()) == 1
