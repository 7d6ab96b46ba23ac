"""Words that would act – markup, links, escape sequences – in every field: shown as they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual import events

from agenda.shape import Kind
from mappa_chair.vault.opening import open_vault
from screens.walk.letters import LETTERS
from tests.screens.conftest import PASSPHRASE
from tests.screens.properties.sown import LEVEL_3, Tape, sow
from tests.screens.snapshots.picture import picture
from tests.screens.snapshots.stage import Album, stage
from tests.screens.walk.sitting import run

if TYPE_CHECKING:
    from agenda.shape import FieldSpec
    from tests.screens.conftest import Chair

MARKUP = "[/][@click=app.quit]x[/] [bold \\[y] [red]z"
# A clipboard write, a cleared screen, a title, a C1 sequence, a bell, marks that turn the order, an emoji that is
# wide in one terminal and narrow in another.
ACTING = "a\x1b]52;c;QUJD\x07b\x1b[2Jc\x1b]0;t\x07d\x9b31me\x07f\u202eg\u2066h\u2069i\u2764\ufe0fj"
HARMLESS = re.compile(r"a\]52;c;QUJDb\[2Jc\]0;td\x3f?31mefghi")

# Nothing of this is sent by us: strings (OSC, DCS, APC, PM, SOS), bells, C1, whole-screen clearing, turned order.
FORBIDDEN = re.compile("\x1b[\\]PX^_]|\x07|[\x80-\x9f]|\x1b\\[[23]J|[\u202a-\u202e\u2066-\u2069]")
# The shape of the mouse pointer is Textual's own.
POINTER = re.compile("\x1b\\]22;[a-z-]*\x07")


# The keys to a text of an item, a note, an action, a search, and the line for newcomers.
FIELDS = (("ctrl+g", "5", "enter"), ("ctrl+g", "k"), ("f2",), ("ctrl+f",), ("ctrl+g", "2", "enter", "n"))


def let_out(tape: Tape) -> str:
    """What was sent that must not be."""
    found = FORBIDDEN.search(POINTER.sub("", tape.raw))
    return "" if found is None else repr(found[0])


def test_markup_in_every_field_is_shown_as_it_stands(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """In each item and its rows, in what is found, listed, asked and written: word for word, and it goes on."""
    long = f"{MARKUP} " + "word " * 500

    def words(spec: FieldSpec) -> str:
        return long if spec.kind is Kind.TEXT and spec.name in {"summary", "reason_for_referral"} else MARKUP

    assert sow(chair, words) > 180
    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        unit.keep_draft(LEVEL_3, "review.on", MARKUP)
        unit.keep_draft(LEVEL_3, "capture.what", MARKUP)
        unit.commit()
    monkeypatch.chdir(chair.vault.parent)
    tape = Tape(monkeypatch)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.at_desk()
            await on.until("[/][@click=app")
            await on.press("f6")
            await on.press("f6", "f4", "f4", *"0147", "enter")
            await on.in_meeting()
            seen = 0
            for number in (0, 5, 6, 8, 9, 11):
                await on.go_to(number)
                for _ in range(3):
                    await on.pilot.pause()
                seen += "[/][@click=app" in picture(on.app)
                await on.press("enter")
            for letter in [each for each in LETTERS if each in "kicxeg/h"]:
                await on.press("ctrl+g", letter)
                await on.pilot.pause()
                assert on.app.is_running
                if letter == "v":
                    await on.press("ctrl+g", "v")
                await on.press("escape")
            assert seen >= 5, "too few of the items show their words at their top"
            await on.press("ctrl+f", *"[@click", "enter", "ctrl+p", *"bold")
            await on.until("[bold")
            await on.press("escape", "f4")
            assert on.app.is_running
            assert let_out(tape) == ""

    run(steps())


def test_escape_sequences_reach_no_terminal(chair: Chair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pasted into a field, a note, an action, a search and the desk: letters stay, and nothing of it acts."""
    monkeypatch.chdir(chair.vault.parent)
    tape = Tape(monkeypatch)

    async def steps() -> None:
        async with stage(Album("none", (80, 24))) as on:
            await on.at_desk()
            for place in ("desk", "desk-new"):
                await on.press(*(("f2",) if place == "desk-new" else ("x", "backspace")))
                on.app.screen.post_message(events.Paste(ACTING))
                await on.until(lambda: HARMLESS.search(picture(on.app)) is not None)
                await on.press("ctrl+u", "escape")
            await on.press("escape", *"0147", "enter")
            await on.in_meeting()
            for keys in (
                ("ctrl+g", "5", "enter"),
                ("ctrl+g", "k"),
                ("f2",),
                ("ctrl+f",),
                ("ctrl+g", "2", "enter", "n"),
            ):
                await on.press(*keys)
                on.app.screen.post_message(events.Paste(ACTING))
                await on.until(lambda: HARMLESS.search(picture(on.app)) is not None)
                await on.press("escape")
            assert let_out(tape) == ""

    run(steps())


@pytest.mark.parametrize("acting", ["\x1b]52;c;QUJD\x07", "\x9b31m", "\x1b[2J", "\u202e", "\x1bPq\x1b\\"])
def test_the_measure_finds_what_acts(acting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them would be noticed, and the pointer and styles would not."""
    tape = Tape(monkeypatch)
    tape.sent = ["\x1b]22;default\x07\x1b[1;31mwords\x1b[0m"]
    assert let_out(tape) == ""
    tape.sent.append(acting)
    assert let_out(tape) != ""
