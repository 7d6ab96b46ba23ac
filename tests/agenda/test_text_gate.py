"""What a text may hold: what could act on a terminal or reorder reading is taken out, and reported."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.record import Removed, read
from agenda.textgate import clean, is_blank
from tests.agenda.records import adult, changed

UNWANTED = [
    *(chr(code) for code in range(0x20) if code not in {0x09, 0x0A}),
    *(chr(code) for code in range(0x7F, 0xA0)),
    "\u202d",
    "\u202e",
    "\ufffe",
    "\uffff",
]


@pytest.mark.parametrize("character", UNWANTED, ids=[f"U+{ord(each):04X}" for each in UNWANTED])
def test_unwanted_characters_are_removed_and_counted(character: str) -> None:
    """Control characters, C1 codes, overrides and non-characters go, and their number is told."""
    cleaned = clean(f"a{character}b{character}")
    assert (cleaned.text, cleaned.count) == ("ab", 2)


@pytest.mark.parametrize(
    "text",
    [
        "two\nlines",
        "a\ttab",
        "embedded \u202atext\u202c and \u2066isolated\u2069",
        "right-to-left mark \u200f, zero width joiner \u200d",
        "[/] [red]markup[/red] [REDACTED]",
        "Zoë, Ŵ, 张伟, 👩‍👧",
        "\ufffd stays",
    ],
)
def test_honest_text_is_kept(text: str) -> None:
    """Newline, tab, embeddings, isolates, marks, markup and every script stay as they are."""
    cleaned = clean(text)
    assert (cleaned.text, cleaned.count) == (text, 0)


def test_line_ends_and_lone_surrogates() -> None:
    """A CRLF becomes one newline uncounted, a lone return goes, a lone surrogate becomes U+FFFD."""
    assert (clean("a\r\nb").text, clean("a\r\nb").count) == ("a\nb", 0)
    assert (clean("a\rb").text, clean("a\rb").count) == ("ab", 1)
    assert (clean("a\ud800b\udc00").text, clean("a\ud800b\udc00").count) == ("a\ufffdb\ufffd", 2)


def test_where_characters_were_removed_is_told_by_path() -> None:
    """The reading lists every text that was changed, with its path and the number of characters."""
    said = changed(
        adult(),
        ("case.aliases[1]", "D.\x1b[2J Marsh"),
        ("plan.actions[3].action", "Book\u202e a\x07 place"),
        ("risk.who", "one\r\ntwo"),
        ("risk.when", "\ud83d"),
    )
    reading = read(json.dumps(said))
    assert reading.removed == (
        Removed("case.aliases[1]", 1),
        Removed("risk.when", 1),
        Removed("plan.actions[3].action", 2),
    )
    assert reading.record.case.aliases[1] == "D.[2J Marsh"
    assert reading.record.risk.who == "one\ntwo"
    assert reading.record.risk.when == "\ufffd"


def test_ids_are_judged_as_cleaned() -> None:
    """Two ids that differ in removed characters only are the same id."""
    said = changed(adult(), ("attendance[4].id", "a\x001"))
    with pytest.raises(ValueError, match="a second time"):
        read(json.dumps(said))


@given(st.text(st.characters(codec=None)))
def test_cleaning_leaves_nothing_unwanted_and_is_done_once(text: str) -> None:
    """Whatever comes in, nothing unwanted is left, and a second cleaning changes nothing."""
    once = clean(text).text
    assert not set(once) & set(UNWANTED)
    assert (clean(once).text, clean(once).count) == (once, 0)
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "blank"), [(None, True), ("", True), (" \t\n\u00a0\u2003", True), ("-", False), (" x ", False)]
)
def test_blank_is_absent_or_white_space(text: str | None, blank: bool) -> None:
    """Nothing, the empty text and white space of any kind are blank; a dash is not."""
    assert is_blank(text) is blank
