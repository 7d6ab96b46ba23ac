"""Which ESC is the Esc key, and what a paste may hold, character by character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.base.keyboard import ESCAPE, SUBSTITUTE, Keyboard

DELAY = 0.025

# Long after anything that was begun is waited for.
LATE = 10.0


def joined(pieces: list[str]) -> list[str]:
    """The pieces with all that lies between two Esc keys in one."""
    out: list[str] = []
    for piece in pieces:
        if out and piece != ESCAPE and out[-1] != ESCAPE:
            out[-1] += piece
        else:
            out.append(piece)
    return out


def read(*chunks: str) -> list[str]:
    """What chunks that arrive together are cut into, and what is left of them when nothing follows in time."""
    keyboard = Keyboard(DELAY)
    pieces = [piece for chunk in chunks for piece in keyboard.feed(chunk, 0.0)]
    return joined([*pieces, *keyboard.overdue(LATE)])


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("abc", ["abc"]),
        ("\x1b", [ESCAPE]),
        ("\x1b\x1b", [ESCAPE, ESCAPE]),
        ("\x1bback", [ESCAPE, "back"]),
        ("\x1b1", [ESCAPE, "1"]),
        ("\x1b-", [ESCAPE, "-"]),
        ("\x1bé", [ESCAPE, "é"]),
        ("\x1b\r", [ESCAPE, "\r"]),
        ("\x1bOnce", [ESCAPE, "Once"]),
        ("\x1bO", [ESCAPE, "O"]),
        ("\x1b[", [ESCAPE, "["]),
        ("\x1b]", [ESCAPE, "]"]),
        ("a\x1b[Ab", ["a\x1b[Ab"]),
        ("\x1bOP", ["\x1bOP"]),
        ("\x1b\x1bOQ", [ESCAPE, "\x1bOQ"]),
        ("\x1b\x1b[20~x", [ESCAPE, "\x1b[20~x"]),
        ("\x1b[<35;10;5M", ["\x1b[<35;10;5M"]),
        ("\x1b[?2026;2$y\x1bx", ["\x1b[?2026;2$y", ESCAPE, "x"]),
        ("\x1b\x7f", ["\x1b\x7f"]),
        ("\x1b[é", [ESCAPE, "[é"]),
        ("\x1b[1;5", [ESCAPE, "[1;5"]),
        ("\x1b[" + "1" * 60, [ESCAPE, "[" + "1" * 60]),
    ],
)
def test_escape_is_told_from_a_sequence(typed: str, pieces: list[str]) -> None:
    """ESC is the Esc key unless what follows makes it a sequence that terminals send."""
    assert read(typed) == pieces


@pytest.mark.parametrize(
    ("pasted", "pieces"),
    [
        ("\x1b[200~one\rtwo\x1b[201~", ["\x1b[200~one\rtwo\x1b[201~"]),
        ("\x1b[200~a\x1b[2Jb\x1b\x1b[201~c", [f"\x1b[200~a{SUBSTITUTE}[2Jb{SUBSTITUTE}\x1b[201~c"]),
        ("\x1b[200~\x1b[201~\x1bx", ["\x1b[200~\x1b[201~", ESCAPE, "x"]),
        ("\x1b[200~a\x1b[200~b\x1b[201~", [f"\x1b[200~a{SUBSTITUTE}[200~b\x1b[201~"]),
    ],
)
def test_nothing_in_a_paste_is_a_key(pasted: str, pieces: list[str]) -> None:
    """Between the marks of a paste an ESC becomes a character that the text gate takes out and counts."""
    assert read(pasted) == pieces


keys = st.lists(
    st.sampled_from(
        ["\x1b", "[", "O", "P", "A", "~", "2", "0", "1", "x", "\r", "\x1b[200~", "\x1b[201~", "\x1b[A", "é"]
    )
).map("".join)


@given(keys, st.data())
def test_it_does_not_matter_how_the_characters_arrive(typed: str, data: st.DataObject) -> None:
    """Whether in one piece or in many, characters that come in time mean the same."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(typed)))))
    chunks = [typed[a:b] for a, b in zip([0, *cuts], [*cuts, len(typed)], strict=True)]
    assert read(*chunks) == read(typed)


@given(keys)
def test_no_character_is_lost(typed: str) -> None:
    """Everything that arrives is handed on in its order, but for the ESC inside a paste, which is replaced."""
    keyboard = Keyboard(DELAY)
    pieces = [*keyboard.feed(typed, 0.0), *keyboard.overdue(LATE)]
    kept = "".join(pieces)
    held = typed[len(kept) :]
    assert len(held) < len("\x1b[201~")
    assert kept.replace(SUBSTITUTE, ESCAPE) + held == typed


def test_an_unfinished_escape_waits_and_is_then_the_key() -> None:
    """An ESC at the end of what arrived is held for the delay, and not a moment longer."""
    keyboard = Keyboard(DELAY)
    assert keyboard.wait(0.0) is None
    assert keyboard.feed("\x1b", 10.0) == []
    assert keyboard.wait(10.02) == pytest.approx(0.005)
    assert keyboard.overdue(10.02) == []
    assert keyboard.overdue(10.03) == [ESCAPE]
    assert keyboard.wait(10.03) is None


@pytest.mark.parametrize("key", ["\x1b[A", "\x1bOP", "\x1b[1;5C", "\x1b[20~", "\x1b[<35;10;5M"])
def test_a_sequence_that_a_slow_line_cuts_is_still_one_key(key: str) -> None:
    """A tenth of a second between any two characters behind `ESC [` or `ESC O` changes nothing."""
    for cut in range(2, len(key)):
        keyboard = Keyboard(DELAY)
        assert keyboard.feed(key[:cut], 0.0) == []
        assert keyboard.overdue(0.1) == []
        assert keyboard.feed(key[cut:] + "x", 0.1) == [key, "x"]


def test_the_rest_of_a_sequence_is_no_text_though_its_escape_was_taken_for_the_key() -> None:
    """`[A` alone and right behind an Esc key is an arrow; later, or among other letters, it is text."""
    for late, text, pieces in ((0.2, "[A", ["\x1b[A"]), (1.0, "[A", ["[A"]), (0.2, "[A.B.]", ["[A.B.]"])):
        keyboard = Keyboard(DELAY)
        assert keyboard.feed("\x1b", 0.0) == []
        assert keyboard.overdue(DELAY) == [ESCAPE]
        assert keyboard.feed(text, DELAY + late) == pieces


def test_an_unfinished_paste_waits_for_its_end() -> None:
    """A paste is never cut short by time; the part of it that has come is handed on."""
    keyboard = Keyboard(DELAY)
    assert keyboard.feed("\x1b[200~slow\x1b[20", 0.0) == ["\x1b[200~", "slow"]
    assert keyboard.wait(9.0) is None
    assert keyboard.overdue(9.0) == []
    assert keyboard.feed("1~", 9.0) == ["\x1b[201~"]
