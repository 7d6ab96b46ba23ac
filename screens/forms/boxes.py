"""One field of a form: its label, its editor, what was understood, and what is missing, in words above it.

A box shows the draft and tells what was typed; it never holds the truth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message

from agenda.better import example_for
from agenda.carried import is_marked
from agenda.record import Record
from agenda.shape import Kind
from agenda.words import Pillar, Word, label
from screens.base.choice import NOT_RECORDED, YES_NO, Choice
from screens.base.line_field import LineField
from screens.base.many import ManyChoice
from screens.base.plain import Words, plain
from screens.base.said_keys import keyed
from screens.base.spread import SpreadChoice
from screens.base.still import Row
from screens.base.text_field import TextField
from screens.forms.answers import answer, beside, echo_of, text_of
from screens.forms.labelled import Labelled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from agenda.check import Finding
    from agenda.shape import JSON, FieldSpec
    from mappa_chair.drafting import Draft
    from screens.base.choice import Value


# Characters of a line that go before what is told beside it: a day with its weekday and year.
_READ_WHOLE: Final = 15

_NOBODY: Final = Record(format="mappa-chair-record/1")


class FieldBox(Labelled):
    """A field with its label and its notes; subclasses bring the editor."""

    DEFAULT_CSS = """
    FieldBox { height: auto; }
    FieldBox > .row, FieldBox > Choice { height: 1; margin: 0 0 0 28; }
    FieldBox > TextField, FieldBox > TextField:focus { height: auto; min-height: 2; max-height: 8; }
    FieldBox .echo {
        width: auto; max-width: 57%; height: 1; color: $text-muted; padding: 0 0 0 1;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    @dataclass
    class Edited(Message):
        """A person gave another answer, or typed what is none yet; the draft has it, `told` is to be said."""

        told: str = ""

    @dataclass
    class Told(Message):
        """Something is to be said in the line below; nothing was changed."""

        text: str

    def __init__(self, spec: FieldSpec, path: str, draft: Draft, today: date) -> None:
        super().__init__()
        self.spec = spec
        self.path = path
        self._draft = draft
        self._today = today
        self._show_label()
        self._trouble = ""
        self._found: tuple[str, ...] = ()
        # What draft and editor agreed on last. An editor that says something else has an answer on its way to the
        # draft, which nothing may overwrite; a draft that does was changed from elsewhere.
        self._agreed = self._in_draft()

    @property
    def editor(self) -> Widget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def show_value(self) -> None:
        """Put what the draft says into the editor."""
        raise NotImplementedError

    def refresh_from_draft(self) -> None:
        """Show what the draft says, where it was changed from elsewhere."""
        self._show_label()
        if self._in_draft() != self._agreed:
            self._agreed = self._in_draft()
            self.show_value()

    @property
    def _record(self) -> Record:
        """The record to look people and risks up in; reading it again for every letter elsewhere costs 2 ms."""
        return self._draft.record if self.spec.refers else _NOBODY

    def _in_draft(self) -> tuple[JSON, str | None]:
        return self._draft.value(self.path), self._draft.unusable(self.path)

    def _give(self, value: JSON, told: str = "") -> None:
        """Give the draft an answer."""
        self._draft.put(self.path, value)
        self._agreed = self._in_draft()
        self.post_message(self.Edited(told))

    def _give_unusable(self, text: str) -> None:
        """Have the draft keep a text that is no answer yet."""
        self._draft.keep_unusable(self.path, text)
        self._agreed = self._in_draft()
        self.post_message(self.Edited())

    @property
    def hint(self) -> str:
        """One line of help for the field the cursor is in."""
        from_last = keyed("From the last meeting: change it, or {go} f confirms it. ") if self.is_carried else ""
        asked = keyed("To check with the chair: {go} i. ") if self._draft.is_asked(self.path) else ""
        return f"{asked}{from_last}{self.spec.hint}"

    @property
    def is_carried(self) -> bool:
        """Whether the answer, or the row it is in, stands as it was carried over."""
        return is_marked(self.path, self._draft.marks)

    def _show_label(self) -> None:
        asked = " (?)" if self._draft.is_asked(self.path) else ""
        told = f"{self.spec.label}{' *' if self.is_carried else ''}{asked}"
        self.show_label(told)

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show the findings about this field in the words of the list of what is missing."""
        self._found = tuple(f"! {finding.message}{self._example(finding)}" for finding in found)
        self._show_note()

    def _example(self, finding: Finding) -> str:
        """For an action that could be said better, an example of its kind."""
        if finding.check not in {"action.specific", "action.measurable"}:
            return ""
        row = self._draft.value(self.path.rpartition(".")[0])
        said = row if isinstance(row, dict) else {}
        pillar = said.get("pillar")
        example = example_for(str(said.get("action") or ""), Pillar(pillar) if isinstance(pillar, str) else None)
        return f" Such as: {example.action if finding.check == 'action.specific' else example.measure}"

    def _say_trouble(self, trouble: str) -> None:
        self._trouble = trouble
        self._show_note()

    def _show_note(self) -> None:
        text = "\n".join(([f"! {self._trouble}"] if self._trouble else []) + list(self._found))
        self.note(text)


class Beside(Words):
    """What is told beside a line; where both do not fit, a date in the line is read whole, its year above all."""

    def __init__(self, line: LineField, text: str) -> None:
        super().__init__(text, classes="echo")
        self._line = line

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its words, as far as what stands in the line leaves room, with the bar and the cursor."""
        kept = min(len(self._line.value), _READ_WHOLE) + 2
        return max(0, min(super().get_content_width(container, viewport), container.width - kept))


class LineBox(FieldBox):
    """A field of one line: words, dates, times, people and risks picked by letters."""

    def __init__(self, spec: FieldSpec, path: str, draft: Draft, today: date) -> None:
        super().__init__(spec, path, draft, today)
        self._line = LineField(self._text(), placeholder=spec.hint)
        self._echo = Beside(self._line, self._told())

    def compose(self) -> ComposeResult:
        with Row(classes="row"):
            yield self._line
            yield self._echo

    def on_mount(self) -> None:
        """Stand behind what is there; say again what is not right with a text that was kept from before."""
        self._line.move_cursor(self._line.document.end)
        self.call_after_refresh(self.show_beginning)
        kept = self._draft.unusable(self.path)
        if kept is not None:
            self._say_trouble(answer(self.spec, kept, self._record, self._today).trouble)

    @property
    def editor(self) -> LineField:
        return self._line

    def on_descendant_focus(self) -> None:
        """Show the cursor, which stands behind the text: the beginning may have been shown a moment before."""
        self._line.call_after_refresh(self._line.scroll_cursor_visible)

    def on_descendant_blur(self) -> None:
        """Show the text from its beginning, now that nobody writes at its end."""
        self.call_after_refresh(self.show_beginning)

    def show_beginning(self) -> None:
        """Show the text from its beginning unless it is being written; the cursor stays behind it."""
        if not self._line.has_focus:
            self._line.scroll_to(x=0, animate=False, force=True)

    @on(LineField.Submitted)
    def go_on(self, message: LineField.Submitted) -> None:
        """Enter goes to the next field, as it does in the short forms."""
        message.stop()
        self.screen.focus_next()

    def _text(self) -> str:
        kept = self._draft.unusable(self.path)
        return kept if kept is not None else text_of(self.spec, self._draft.value(self.path), self._record)

    def _told(self) -> str:
        return beside(self._text(), echo_of(self.spec, self._draft.value(self.path), self._record, self._today))

    @on(LineField.Changed)
    def take_text(self, message: LineField.Changed) -> None:
        """Say what the text means, and give the answer."""
        message.stop()
        if message.value == LineField.fit(self._text()):
            return
        meant = answer(self.spec, message.value, self._record, self._today)
        self._echo.update(plain(beside(message.value, meant.echo)))
        self._say_trouble(meant.trouble)
        if meant.trouble:
            self._give_unusable(message.value)
        else:
            self._give(meant.value)

    def show_value(self) -> None:
        self._line.value = self._text()
        self._echo.update(plain(self._told()))


class TextBox(FieldBox):
    """A field of several lines."""

    LABEL_WIDTH = 0

    def __init__(self, spec: FieldSpec, path: str, draft: Draft, today: date) -> None:
        super().__init__(spec, path, draft, today)
        self._area = TextField(self._text(), placeholder=spec.hint)

    def compose(self) -> ComposeResult:
        yield self._area

    def on_mount(self) -> None:
        """Stand behind what is there: people go on writing, they do not begin before it."""
        self._area.move_cursor(self._area.document.end)

    @property
    def editor(self) -> TextField:
        return self._area

    def _text(self) -> str:
        return text_of(self.spec, self._draft.value(self.path), self._record)

    @on(TextField.Changed)
    def take_text(self, message: TextField.Changed) -> None:
        """Give the text as it is typed."""
        message.stop()
        meant = answer(self.spec, message.value, self._record, self._today)
        if (meant.value or None) != (self._draft.value(self.path) or None):
            self._give(meant.value)

    def show_value(self) -> None:
        self._area.value = self._text()


class ChoiceBox(FieldBox):
    """A field of one word of a list, or yes or no; Ctrl+Z takes back what letters meant for a text changed."""

    CHOICE: ClassVar[type[Choice]] = Choice
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "undo_choice", "The answer before", show=False)]

    def __init__(self, spec: FieldSpec, path: str, draft: Draft, today: date) -> None:
        super().__init__(spec, path, draft, today)
        self._choice = self.CHOICE(options_of(spec), value=_word(draft.value(path)), guarded=True)
        self._before: list[Value | None] = []

    def compose(self) -> ComposeResult:
        yield self._choice

    @property
    def editor(self) -> Choice:
        return self._choice

    @on(Choice.Changed)
    def take_choice(self, message: Choice.Changed) -> None:
        """Give the choice."""
        message.stop()
        before = _word(self._draft.value(self.path))
        if message.value == before:
            return
        self._before.append(before)
        told = (
            f"{self.spec.label}: {self._spelt(before)} is now {self._spelt(message.value)}. Ctrl+Z takes it back."
        )
        self._give(message.value, told if before is not None else "")

    @on(Choice.Passed)
    def say_what_was_marked(self, message: Choice.Passed) -> None:
        """Say that an answer was marked and not taken, above the field until somebody settles it."""
        message.stop()
        if message.words is None:
            self._say_trouble("")
            return
        stays = self._spelt(_word(self._draft.value(self.path)))
        told = f"{message.words} was marked and not taken: it stays {stays}."
        self._say_trouble(f"{told} Enter shows it again, Esc leaves it.")
        self.post_message(self.Told(f"{self.spec.label}: {told}"))

    @on(Choice.NothingFound)
    def say_that_it_is_a_choice(self, message: Choice.NothingFound) -> None:
        """A choice takes no words: say so."""
        message.stop()
        self.post_message(self.Told("No answer begins so. This is a choice: Enter opens the list, Tab goes on."))

    def _spelt(self, value: Value | None) -> str:
        return next((words for each, words in options_of(self.spec) if each == value), NOT_RECORDED)

    def action_undo_choice(self) -> None:
        """Bring back the answer that stood before."""
        if self._before:
            before = self._before.pop()
            with self._choice.prevent(Choice.Changed):
                self._choice.value = before
            self._give(before)

    def show_value(self) -> None:
        self._choice.value = _word(self._draft.value(self.path))


class LevelBox(ChoiceBox):
    """A level of risk: one line of the grid of groups and levels."""

    LABEL_WIDTH = 16
    DEFAULT_CSS = """
    LevelBox > Choice { margin: 0 0 0 16; }
    """
    CHOICE = SpreadChoice


class ManyBox(FieldBox):
    """A field of several words of a list."""

    LABEL_WIDTH = 0

    def __init__(self, spec: FieldSpec, path: str, draft: Draft, today: date) -> None:
        super().__init__(spec, path, draft, today)
        words = [(str(value), words) for value, words in options_of(spec)]
        self._many = ManyChoice(words, value=self._chosen())

    def compose(self) -> ComposeResult:
        yield self._many

    @property
    def editor(self) -> ManyChoice:
        return self._many

    @property
    def hint(self) -> str:
        """That of the field, and the key that ticks: nothing in the list tells it."""
        return " · ".join(filter(None, (super().hint.strip(), "Space ticks, Up and Down choose")))

    def _chosen(self) -> tuple[str, ...]:
        found = self._draft.value(self.path)
        return tuple(str(each) for each in found) if isinstance(found, list) else ()

    @on(ManyChoice.Changed)
    def take_choices(self, message: ManyChoice.Changed) -> None:
        """Give the choices."""
        message.stop()
        if sorted(message.value) != sorted(self._chosen()):
            self._give(list(message.value))

    def show_value(self) -> None:
        self._many.value = self._chosen()


def options_of(spec: FieldSpec) -> tuple[tuple[Value, str], ...]:
    """What can be answered: each value of the record with the words people read."""
    if spec.kind is Kind.YES_NO:
        return YES_NO
    return tuple((each.value if isinstance(each, Word) else each, label(each)) for each in spec.words)


def _word(value: JSON) -> Value | None:
    return value if isinstance(value, str | int | bool) else None


_BOXES: dict[Kind, type[FieldBox]] = {
    Kind.TEXT: TextBox,
    Kind.LINES: TextBox,
    Kind.YES_NO: ChoiceBox,
    Kind.WORD: ChoiceBox,
    Kind.WORDS: ManyBox,
}


def box_for(spec: FieldSpec, path: str, draft: Draft, today: date) -> FieldBox:
    """The box for a field's kind of answer."""
    if path.startswith("risk.levels.") or path == "risk.overall":
        return LevelBox(spec, path, draft, today)
    return _BOXES.get(spec.kind, LineBox)(spec, path, draft, today)
