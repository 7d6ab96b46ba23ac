"""The process made fit before Textual is imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from screens.base import environment

ASK = """
import json, os, sys
from screens.base.environment import prepare
assert "textual" not in sys.modules
prepare()
from textual import constants
print(json.dumps({
    "log": constants.LOG_FILE, "picture": constants.SCREENSHOT_DELAY, "debug": constants.DEBUG,
    "driver": constants.DRIVER, "escape": constants.ESCAPE_DELAY, "kitty_off": constants.DISABLE_KITTY_KEY,
    "left": sorted(name for name in os.environ if name.startswith("TEXTUAL")),
    "encoding": sys.__stderr__.encoding,
}))
"""


def prepared(**variables: str) -> dict[str, object]:
    """What Textual has read in a process of its own with these variables set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", ASK], env={**kept, **variables}, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_what_could_write_is_dropped_and_what_cannot_is_kept() -> None:
    """Log, pictures, debugging, foreign drivers are gone; animations, keyboard and colours are a person's own."""
    found = prepared(
        TEXTUAL="devtools",
        TEXTUAL_LOG="/nowhere/keys.log",
        TEXTUAL_SCREENSHOT="3",
        TEXTUAL_DEBUG="1",
        TEXTUAL_DRIVER="a.b:C",
        TEXTUAL_DISABLE_KITTY_KEY="1",
        TEXTUAL_ANIMATIONS="none",
        TEXTUAL_COLOR_SYSTEM="standard",
    )
    assert (found["log"], found["picture"], found["debug"], found["driver"]) == (None, -1, False, None)
    assert found["left"] == ["TEXTUAL_ANIMATIONS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY"]
    assert found["kitty_off"] is True


@pytest.mark.parametrize(
    ("variables", "seconds"),
    [({}, 0.025), ({"SSH_CONNECTION": "here there"}, 0.1), ({"ESCDELAY": "70"}, 0.07)],
    ids=["here", "over ssh", "set by hand"],
)
def test_escape_is_quick_where_the_line_is(variables: dict[str, str], seconds: float) -> None:
    """Esc is told after 25 ms, after Textual's 100 over ssh, and after what a person has set."""
    assert prepared(**variables)["escape"] == seconds


def test_standard_error_speaks_utf_8() -> None:
    """Whatever the locale, Textual paints through a stream that can write every letter."""
    assert prepared(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")["encoding"] == "utf-8"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("linux", True),
        ("vt220", True),
        ("dumb", True),
        ("xterm-256color", False),
        ("screen", False),
        ("tmux", False),
    ],
)
def test_consoles_paste_without_brackets(monkeypatch: pytest.MonkeyPatch, term: str, *, expected: bool) -> None:
    """The consoles known to paste as if typing are told from all the others."""
    monkeypatch.setenv("TERM", term)
    assert environment.pastes_without_brackets() is expected


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_crash_leaves_no_picture_of_the_memory() -> None:
    """The process may write no core dump, whatever the shell allowed before."""
    script = (
        "import resource; from screens.base.environment import prepare; "
        "prepare(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    shell = f'ulimit -S -c unlimited 2>/dev/null; exec "{sys.executable}" -c "{script}"'
    done = subprocess.run(["/bin/sh", "-c", shell], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "(0, 0)"


@pytest.mark.parametrize(
    ("env", "poor", "colours", "signs"),
    [
        ({"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}, False, True, True),
        ({"TERM": "xterm-256color", "LANG": "C"}, False, True, False),
        ({"TERM": "xterm-256color", "LC_ALL": "C", "LANG": "en_GB.UTF-8"}, False, True, False),
        ({"TERM": "linux", "LANG": "en_GB.UTF-8"}, True, True, False),
        ({"TERM": "vt100", "LANG": "en_GB.UTF-8"}, True, False, False),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, True, False, False),
    ],
    ids=["today", "no locale", "locale C", "console", "vt100", "dumb"],
)
def test_a_terminal_gets_what_it_has(
    env: dict[str, str], *, poor: bool, colours: bool, signs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colours of a theme, any colours, and lines outside ASCII: by TERM and the locale, not by COLORTERM."""
    for name in ("TERM", "LANG", "LC_ALL", "LC_CTYPE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(environment, "_is_seen", lambda: True)
    assert (environment.is_poor(), not environment.has_no_colours(), environment.has_signs()) == (
        poor,
        colours,
        signs,
    )
