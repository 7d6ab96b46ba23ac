"""Every end saves first: Ctrl+Q, signals, a closed window. And the terminal is left as it was found."""

from __future__ import annotations

import re
import signal
from typing import TYPE_CHECKING

import pytest

from tests.pty.harness import Harness
from tests.pty.keys import DOWN, TAB, ctrl

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty

# Colours as a terminal is told them; bold, dim, underlined and reversed are no colours.
COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;]*m")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_saves_and_ends(tmp_path: Path, number: int) -> None:
    """What is on the screen when a signal comes is saved; the code is 0 and the terminal a plain one again."""
    with Harness(tmp_path) as harness:
        harness.type("typed before the signal", TAB, "second")
        harness.terminal.wait_for("second")
        harness.terminal.signal(number)
        harness.terminal.wait_for_bytes(b"\x1b[?1049l")
        assert harness.terminal.exit_status() == 0
        assert harness.terminal.is_plain
    assert (harness.state()["one"], harness.state()["two"]) == ("typed before the signal", "second")


def test_the_palette_does_not_keep_anybody(tmp_path: Path) -> None:
    """Ctrl+Q in the same breath as Ctrl+P, or later, leaves as it should: Textual's palette falls over its end."""
    for late in ("", "Search"):
        with Harness(tmp_path) as harness:
            harness.type("kept", ctrl("p"))
            if late:
                harness.terminal.wait_for(late)
            assert harness.leave()["one"] == "kept"


def test_two_signals_save_once(tmp_path: Path) -> None:
    """A second signal while the first is dealt with changes nothing."""
    with Harness(tmp_path) as harness:
        harness.type("once")
        harness.terminal.wait_for("once")
        harness.terminal.signal(signal.SIGTERM)
        harness.terminal.signal(signal.SIGTERM)
        assert harness.terminal.exit_status() == 0
    assert harness.state()["one"] == "once"


def test_a_closed_window_saves_and_ends(tmp_path: Path) -> None:
    """When the terminal goes away, the letters on the screen are saved and no process stays behind."""
    with Harness(tmp_path) as harness:
        harness.type("typed before the window closed")
        harness.terminal.wait_for("window closed")
        harness.terminal.hang_up()
        assert harness.terminal.exit_status() == 0
    assert harness.state()["one"] == "typed before the window closed"


def test_ctrl_q_leaves_a_plain_terminal(tmp_path: Path) -> None:
    """After leaving, letters are echoed again and the other screen is gone."""
    with Harness(tmp_path) as harness:
        harness.type("x")
        harness.leave()
        assert harness.terminal.is_plain
        assert harness.terminal.text.strip() == ""


def test_a_killed_process_has_saved_nothing_of_its_own(tmp_path: Path) -> None:
    """The harness saves only as it leaves, so that the tests above show what leaving does."""
    with Harness(tmp_path) as harness:
        harness.type("lost")
        harness.terminal.wait_for("lost")
        harness.terminal.kill()
    assert not harness.has_saved


def test_no_colour_means_no_colour(tmp_path: Path) -> None:
    """With NO_COLOR the terminal is sent no colour at all, and the focus is still seen: the cursor is reversed."""
    with Harness(tmp_path, env={"NO_COLOR": "1"}) as harness:
        harness.type("ab", TAB)
        harness.terminal.wait_for("ab")
        harness.terminal.wait_for(lambda _: "┃" in harness.terminal.text)
        assert not COLOUR.search(harness.terminal.log)
        assert harness.terminal.reversed_text().strip("\n") == " "


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}], ids=["colour", "no colour"])
def test_the_row_in_use_of_the_palette_is_seen(tmp_path: Path, env: dict[str, str]) -> None:
    """The command that Enter would do is underlined, with colour and without."""
    with Harness(tmp_path, env=env) as harness:
        harness.type(ctrl("p"))
        harness.terminal.wait_for("Blank")
        harness.terminal.wait_for(lambda _: "Action" in harness.terminal.underlined_text())
        harness.terminal.write(DOWN)
        harness.terminal.wait_for(lambda _: "Keep" in harness.terminal.underlined_text())
        assert "Action" not in harness.terminal.underlined_text()


def test_colours_are_the_terminals_own(tmp_path: Path) -> None:
    """Without NO_COLOR there are colours, and none of them paints a background of its own."""
    with Harness(tmp_path) as harness:
        harness.wait_until_up()
        assert COLOUR.search(harness.terminal.log)
        assert not re.search(rb"\x1b\[(?:[0-9;]*;)?48;", harness.terminal.log)


def test_developers_variables_write_nothing(tmp_path: Path) -> None:
    """Textual's log, its screenshot and its console are not there, whatever the environment says."""
    log, pictures = tmp_path / "keys.log", tmp_path / "pictures"
    env = {
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_LOG": str(log),
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(pictures),
        "TEXTUAL_DEBUG": "1",
    }
    with Harness(tmp_path, env=env) as harness:
        harness.type("secret")
        harness.leave()
    assert [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_letters_outside_ascii_are_painted_in_any_locale(tmp_path: Path) -> None:
    """Under LANG=C an accent is an accent, not an escape that breaks the line."""
    env = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Harness(tmp_path, env=env) as harness:
        harness.type("café Łódź 東京")
        harness.terminal.wait_for("café Łódź")
        state = harness.leave()
    assert state["one"] == "café Łódź 東京"


def test_bytes_that_are_no_text_do_not_make_the_keyboard_deaf(tmp_path: Path) -> None:
    """A byte that is not UTF-8 shows as a replacement and the keys after it are read."""
    with Harness(tmp_path) as harness:
        harness.wait_until_up()
        harness.terminal.write_bytes(b"caf\xe9 on")
        harness.terminal.wait_for("on")
        state = harness.leave()
    assert state["one"] == "caf\ufffd on"


def test_the_end_waits_for_what_was_typed(tmp_path: Path) -> None:
    """Ctrl+Q at the end of a burst leaves with every letter before it."""
    with Harness(tmp_path) as harness:
        harness.type("all " * 100, ctrl("q"))
        assert harness.terminal.exit_status() == 0
    assert harness.state()["one"] == "all " * 100
