"""The one-line and the many-line field: nothing lost, everything undone, the screen's keys left alone."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from screens.base.field import Field
from screens.base.line_field import LineField
from screens.base.text_field import TextField
from tests.screens.base.bench import Bench, run

Kind = type[LineField] | type[TextField]

# What the interface binds to the screen; a field that took one would swallow it.
SCREEN_KEYS = [f"f{number}" for number in range(1, 13)] + [f"ctrl+{letter}" for letter in "tglpofrnsqj"]


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_the_screens_keys_are_not_bound_by_a_field(kind: Kind) -> None:
    """No field binds a key of the screen; Textual's own F6 and F7 are not inherited."""

    async def steps() -> None:
        field = kind("text")
        async with Bench(field).up():
            bound = {key for key, active in field.screen.active_bindings.items() if active.node is field}
        assert not bound & set(SCREEN_KEYS)
        assert {"ctrl+z", "ctrl+w", "ctrl+left", "home"} <= bound

    run(steps())


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_what_is_set_from_outside_can_be_undone(kind: Kind) -> None:
    """Setting value or text is an edit: Ctrl+Z brings back what was there, and what was typed before that."""

    async def steps() -> None:
        field = kind("at first")
        async with Bench(field).up() as pilot:
            await pilot.press("end", "!")
            field.value = "set"
            field.text = "set again"
            assert field.value == "set again"
            await pilot.press("ctrl+z", "ctrl+z")
            assert field.value == "at first!"
            await pilot.press("ctrl+z")
            assert field.value == "at first"
            await pilot.press("ctrl+y", "ctrl+y", "ctrl+y")
            assert field.value == "set again"

    run(steps())


def test_setting_the_same_value_is_no_change() -> None:
    """A value that is already there sends no message and leaves no step to undo."""

    async def steps() -> None:
        field = LineField("same")
        bench = Bench(field)
        async with bench.up() as pilot:
            field.value = "same"
            await pilot.pause()
            assert bench.sent(LineField.Changed) == []
            await pilot.press("x")
            assert [message.value for message in bench.sent(LineField.Changed)] == ["xsame"]

    run(steps())


def test_arriving_in_a_line_selects_nothing() -> None:
    """A letter typed after Tab is added; Textual's Input would replace everything by it."""

    async def steps() -> None:
        first, second = LineField("one"), LineField("to be kept")
        async with Bench(first, second).up() as pilot:
            await pilot.press("tab", "q")
            assert second.value == "qto be kept"

    run(steps())


def test_enter_submits_and_up_and_down_move() -> None:
    """Enter posts one message with the text, and Up and Down go to the fields above and below."""

    async def steps() -> None:
        first, second = LineField("one"), LineField("two")
        bench = Bench(first, second)
        async with bench.up() as pilot:
            await pilot.press("enter")
            assert [(message.control, message.value) for message in bench.sent(LineField.Submitted)] == [
                (first, "one")
            ]
            assert first.value == "one"
            await pilot.press("down")
            assert second.has_focus
            await pilot.press("up")
            assert first.has_focus

    run(steps())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one line", "one line"),
        (" spaces  stay ", " spaces  stay "),
        ("a\nb\r\nc\rd", "a b c d"),
        ("  indented\n\n\n  more\n", "indented more"),
        ("tab\tbetween", "tab between"),
        ("word\x0bprocessor\x0cpage\x85line\u2028and\u2029so", "word processor page line and so"),
        ("bell\x07 and \x9bcsi \u202eover", "bell and csi over"),
        ("\n", ""),
    ],
)
def test_a_line_field_holds_one_line_of_everything(text: str, kept: str) -> None:
    """Whether it is there at the start or set later, every line of a text is kept, in one line."""

    async def steps() -> None:
        field, other = LineField(text), LineField()
        async with Bench(field, other).up():
            other.value = text
            assert (field.value, other.value) == (kept, kept)
            assert field.document.line_count == 1

    run(steps())


def test_a_text_field_keeps_its_lines() -> None:
    """Line ends of every kind are line ends, Enter makes one, and Tab leaves."""

    async def steps() -> None:
        field, other = TextField("a\r\nb\rc\x0bd"), LineField()
        async with Bench(field, other).up() as pilot:
            assert field.value == "a\nb\nc\nd"
            await pilot.press("enter")
            assert field.value == "\na\nb\nc\nd"
            await pilot.press("tab")
            assert other.has_focus

    run(steps())


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_removed_characters_are_told(kind: Kind) -> None:
    """What the text gate takes out of an edit is told once, with its number; a clean edit tells nothing."""

    async def steps() -> None:
        field = kind()
        bench = Bench(field)
        async with bench.up() as pilot:
            field.value = "a\x07b\x1b[0m"
            field.value = "clean\r\nof course"
            await pilot.pause()
            assert [message.count for message in bench.sent(Field.Removed)] == [2]

    run(steps())


def test_a_thousand_steps_can_be_undone() -> None:
    """The history is longer than Textual's fifty steps."""

    async def steps() -> None:
        field = TextField()
        async with Bench(field).up():
            for number in range(300):
                field.value = f"step {number}"
            for _ in range(299):
                field.undo()
            assert field.value == "step 0"

    run(steps())


def test_a_long_line_shows_its_end_while_it_is_written() -> None:
    """A line wider than the screen scrolls sideways, so that the cursor is seen."""

    async def steps() -> None:
        field = LineField()
        async with Bench(field).up(size=(40, 10)) as pilot:
            field.value = "x" * 100
            await pilot.press("y")
            await pilot.pause()
            assert field.scroll_offset.x + field.size.width > 101
            assert field.size.height == 1

    run(steps())


def test_a_letter_lays_nothing_out() -> None:
    """Typing in a line does not lay out the screen again; that cost 34 ms a key in a large form."""

    async def steps() -> None:
        field = LineField("some text")
        bench = Bench(field)
        async with bench.up() as pilot:
            await pilot.pause()
            laid_out: list[object] = []
            field.screen.screen_layout_refresh_signal.subscribe(field, laid_out.append, immediate=True)
            await pilot.press("x", "y", "z")
            await pilot.pause()
            assert field.value.startswith("xyz")
            assert laid_out == []

    run(steps())


def test_the_cursor_does_not_blink_and_is_shown_only_with_the_focus() -> None:
    """A still cursor sends nothing over the line while nobody types."""
    for field in (LineField("a"), TextField("b")):
        assert field.cursor_blink is False

    async def steps() -> None:
        first, second = LineField("one"), LineField("two")
        async with Bench(first, second).up() as pilot:
            await pilot.press("tab")
            await pilot.pause()
            cells = [segment.style for segment in first.render_line(0) if segment.style is not None]
            assert not any(style.reverse for style in cells)
            assert any(segment.style is not None and segment.style.reverse for segment in second.render_line(0))

    run(steps())


def test_a_placeholder_in_brackets_is_shown() -> None:
    """A placeholder is never read as markup; Textual's would end the application at the first paint."""

    async def steps() -> None:
        field, text = LineField(placeholder="[/] day"), TextField(placeholder="[bold] text")
        async with Bench(field, text).up() as pilot:
            await pilot.pause()
            assert field.render_line(0).text.startswith("[/] day")
            assert text.render_line(0).text.startswith("[bold] text")

    run(steps())


def test_textual_still_has_what_the_fields_take_away() -> None:
    """Textual's text area binds F6 and F7 under exactly these names; renamed, the fields would swallow them."""
    keys = {key for binding in TextArea.BINDINGS for key in getattr(binding, "key", "").split(",")}
    assert {"f6", "f7"} <= keys


def test_deleting_to_the_start_or_end_takes_the_paragraph_and_not_the_row() -> None:
    """Ctrl+U and Ctrl+K go by what was written as one paragraph, wherever its rows are cut."""

    async def steps() -> None:
        text = "word " * 30
        field = TextField(f"before\n{text}\nbehind")
        async with Bench(field).up((40, 12)) as pilot:
            field.move_cursor((1, 100))
            await pilot.press("ctrl+u")
            assert field.value == f"before\n{text[100:]}\nbehind"
            await pilot.press("right", "ctrl+k")
            assert field.value == f"before\n{text[100]}\nbehind"
            await pilot.press("ctrl+k")
            assert field.value == f"before\n{text[100]}behind"
            await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
            assert field.value == f"before\n{text}\nbehind"

    run(steps())


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_ctrl_home_and_ctrl_end_go_to_the_ends_of_the_text(kind: Kind) -> None:
    """However long the text, its beginning and its end are one key away."""

    async def steps() -> None:
        field = kind("one two\nthree")
        async with Bench(field).up() as pilot:
            await pilot.press("ctrl+end", "Z", "ctrl+home", "A")
            assert field.value == kind.fit("Aone two\nthreeZ")

    run(steps())
