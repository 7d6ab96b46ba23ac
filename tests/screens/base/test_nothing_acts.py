"""Text that would act is shown: markup, links, escape sequences, C1 codes, reordering marks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.pty.gallery_app import SHOWN
from tests.pty.harness import Harness
from tests.pty.keys import ENTER, F10, F11, TAB, ctrl, pasted
from tests.pty.terminal import Terminal, python

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty

# What Textual itself sends to the terminal as a string: the shape of the mouse pointer.
POINTER = re.compile(rb"\x1b\]22;[a-z-]*\x07")


def gallery(folder: Path, text: str, size: tuple[int, int] = (120, 50)) -> Terminal:
    """The gallery of widgets showing a text."""
    file = folder / "text.json"
    file.write_text(json.dumps(text), encoding="utf-8")
    return Terminal(python("tests.pty.gallery_app", str(file)), size=size)


@pytest.mark.parametrize(
    "text", ["see [/] here, A.B.", "[REDACTED] and [@click=app.quit]x [bold red]y \\[z] [", "[/x]"]
)
def test_markup_is_shown_as_it_stands_in_every_widget(tmp_path: Path, text: str) -> None:
    """Words in brackets stand on the screen as they were written, and the application goes on."""
    with gallery(tmp_path, text) as terminal:
        terminal.wait_for(lambda screen: screen.count(text) >= SHOWN)
        terminal.write("alive ")
        terminal.wait_for("alive " + text)
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0


def test_no_control_character_of_a_text_reaches_the_terminal(tmp_path: Path) -> None:
    """Of clipboard writes, clearing, colours, bells and reordering only harmless letters are painted."""
    text = "a\x1b]52;c;QUJD\x07b\x1b[2J\x1bPq\x1b\\c\x9b31md\x07e\u202ef\u2066g\u2028h\ud800i"
    with gallery(tmp_path, text) as terminal:
        # A field holds the text as a record would: a line separator is a line end, or a space, and not dropped.
        terminal.wait_for(lambda screen: len(re.findall(r"a]52;c;QUJDb\[2JPq\\c31mdefg[ ]?h?", screen)) >= SHOWN)
        terminal.write("alive ")
        terminal.wait_for("alive a]52")
        terminal.write(ctrl("q"))
        assert terminal.exit_status() == 0
        painted = POINTER.sub(b"", bytes(terminal.log))
    for forbidden in (
        b"\x1b]",
        b"\x1bP",
        b"\x07",
        b"\x1b[2J",
        "\x9b".encode(),
        *(c.encode() for c in "\u202e\u2066\u2028"),
    ):
        assert forbidden not in painted


@pytest.mark.parametrize(
    ("key", "place"), [(F10, "action_fall"), (F11, "_fall_in_a_thread")], ids=["in an action", "in a thread"]
)
def test_a_crash_shows_no_word_of_the_record(tmp_path: Path, key: str, place: str) -> None:
    """A crash tells its kind, its place and a code, ends with 70; what was typed, locals, messages stay out."""
    with Harness(tmp_path) as harness:
        harness.type("TYPED-SECRET", TAB)
        harness.terminal.wait_for("TYPED-SECRET")
        shown = len(harness.terminal.log)
        harness.terminal.write(key)
        assert harness.terminal.exit_status() == 70
        told = bytes(harness.terminal.log[shown:]).partition(b"\x1b[?1049l")[2].decode()
    assert re.search(r"code MC-[0-9A-F]{8}", told)
    assert "RuntimeError" in told
    assert re.search(rf"tests/pty/harness_app\.py:\d+ {place}", told)
    assert "SENTINEL" not in told
    assert "TYPED" not in told
    assert b"SENTINEL" not in harness.terminal.log


def test_what_is_copied_stays_in_the_application(tmp_path: Path) -> None:
    """Ctrl+X and Ctrl+V move words between fields; the terminal's clipboard is not written."""
    with Harness(tmp_path) as harness:
        harness.type("to be moved", ctrl("x"), TAB, ctrl("v"))
        state = harness.leave()
        assert b"\x1b]52" not in harness.terminal.log
    assert (state["one"], state["two"]) == ("", "to be moved")


def test_the_palette_offers_the_screens_actions_and_no_picture(tmp_path: Path) -> None:
    """Ctrl+P lists what the screen's keys do; Textual's own commands, Screenshot among them, are not there."""
    with Harness(tmp_path) as harness:
        harness.type(ctrl("p"))
        harness.terminal.wait_for("Blank")
        assert not re.search("Screenshot|Theme|Maximize", harness.terminal.text)
        harness.terminal.write("scr")
        harness.terminal.wait_for("No matches")


def test_the_palette_does_what_was_chosen(tmp_path: Path) -> None:
    """An action found by its words in the palette happens on the screen below it."""
    with Harness(tmp_path) as harness:
        harness.type("before", ctrl("p"))
        harness.terminal.wait_for("Blank")
        harness.terminal.write("blan")
        harness.terminal.wait_for(lambda text: "Blank" in text and "Crash" not in text)
        harness.terminal.write(ENTER)
        harness.terminal.wait_for("Meeting in progress")


def test_pasted_control_characters_are_counted(tmp_path: Path) -> None:
    """A field tells how many characters it took out, so that the screen can say so."""
    with Harness(tmp_path) as harness:
        harness.type(pasted("a\x07b\u202ec\x9bd"))
        state = harness.leave()
    assert (state["one"], state["removed"]) == ("abcd", 3)
