"""The walk through a meeting, question by question: what is asked, what is there, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.carried import is_marked
from agenda.check import Severity
from agenda.paths import is_within, part_of
from agenda.progress import MAY_BE_EMPTY, is_carried
from agenda.record import label_at
from agenda.refusal import RecordRefusedError
from mappa_chair.drafting import StillReferredToError
from mappa_chair.errors import MappaChairError
from screens.aloud.meaning import OF_LINES, options_said, said, understood
from screens.aloud.stops import PLACES, Question, Rows, row_at, stop_at, stops_of, stops_of_item
from screens.aloud.voice import Closing
from screens.forms.answers import answer, row_summary

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from agenda.check import Finding
    from agenda.item import Item
    from screens.aloud.held import Held
    from screens.aloud.stops import Stop
    from screens.aloud.voice import Voice

SEVERITY_SAID = {Severity.MUST: "Must", Severity.SHOULD: "Should", Severity.NOTE: "Note"}

FORWARD, BACK = 1, -1


class GoTo(Exception):  # noqa: N818 - no fault: the way out of nested questions
    """Go to a path of the record: an item, a row, a field."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class Leave(Exception):  # noqa: N818 - as above
    """Leave the meeting; `wholly` the program too."""

    def __init__(self, *, wholly: bool) -> None:
        super().__init__()
        self.wholly = wholly


class Meeting:
    """One meeting being walked through; `run` ends when the person leaves it."""

    def __init__(self, voice: Voice, held: Held, today: date) -> None:
        self.voice = voice
        self.held = held
        self.draft = held.draft
        self.today = today
        self.at = PLACES[0].key
        self.item: Item = PLACES[0]
        self.found: list[str] = []
        self._leaves = False
        self._rows: Rows | None = None

    def run(self, place: str | None) -> bool:
        """Walk from a place on; whether the program is to be left too. Raises Closing, with all that is kept."""
        self.voice.say(f"Meeting {self.draft.reference}. /help says what can be typed at any question.")
        keys = [item.key for item in PLACES]
        key, _, path = (place or "").partition(" ")
        goal = (path or key) if key in keys and (not path or is_within(path, key)) else "confidentiality"
        direction = FORWARD
        while True:
            self.item = PLACES[keys.index(part_of(goal))]
            try:
                direction = self._visit(self.item, goal, direction)
                goal = keys[max(0, min(keys.index(self.item.key) + direction, len(keys) - 1))]
                if goal == self.item.key and direction is FORWARD:
                    self._say_end()
            except GoTo as way:
                goal, direction = way.path, FORWARD
            except Leave as way:
                if self.held.save_at_last(self._place) or self._leaves:
                    return way.wholly
                self._leaves, goal = True, self.at
                self.voice.say(
                    "Not everything is saved. Make room on the disk; the same again leaves all the same."
                )
            except Closing as closing:
                if closing.typed.strip():
                    self.held.keep_unfinished(label_at(self.at), closing.typed)
                raise Closing(closing.why, unsaved=not self.held.save_at_last(self._place)) from None

    @property
    def _place(self) -> str:
        """Where one is, as the other door keeps it too."""
        return f"{self.item.key} {self.at}"

    # Items --------------------------------------------------------------------------------------------------

    def _visit(self, item: Item, goal: str, direction: int) -> int:
        self.held.save(place=item.key)
        self.voice.say()
        number = f"Item {item.number} of {PLACES[-1].number}" if item.number else "Papers"
        state = self.draft.states.get(item.key)
        self.voice.say(f"{number}: {item.title}.{f' {state.words}.' if state else ''}")
        if goal == item.key:
            self.voice.say(item.purpose)
            if item.key == "confidentiality":
                self.voice.say(self.draft.area.statement)
        stops = stops_of_item(item)
        moved = self._ask_all(stops, goal, from_end=direction is BACK and goal == item.key)
        if moved is FORWARD:
            self._look_at(item)
            self.say_missing(item)
        return moved

    def _look_at(self, item: Item) -> None:
        """Nothing to record is an answer at some items, once somebody has passed through."""
        if item.key in MAY_BE_EMPTY and self.draft.value(item.key) is None:
            self.draft.look_at(item.key, many=item.many)
            self.held.save()

    def _say_end(self) -> None:
        self.voice.say("That was the last item. /missing says what is open, /export writes the papers.")
        line = self.voice.ask()
        if line.startswith("/"):
            self._command(line[1:])

    # Stops --------------------------------------------------------------------------------------------------

    def _ask_all(self, stops: Sequence[Stop], goal: str, *, from_end: bool) -> int:
        index = len(stops) - 1 if from_end else stop_at(stops, goal)
        while 0 <= index < len(stops):
            stop = stops[index]
            index += self._ask_rows(stop, goal) if isinstance(stop, Rows) else self._ask(stop)
            goal = ""
        return FORWARD if index >= len(stops) else BACK

    def _ask_rows(self, rows: Rows, goal: str) -> int:
        row = row_at(rows, goal)
        if row is not None and row < len(self.draft.rows(rows.path)):
            self._ask_row(rows, row, goal)
        self._rows = rows
        self.say_rows()
        while True:
            self.at, self._rows = rows.path, rows
            line = self.voice.ask("row? ").strip()
            if not line:
                return FORWARD
            if line.startswith("/"):
                moved = self._command(line[1:])
                if moved is not None:
                    return moved
            else:
                self._take_row(rows, line)
                self._rows = rows
                self.say_rows()

    def say_rows(self) -> None:
        """Say the rows of the list one is at."""
        rows = self._rows
        if rows is None:
            return
        found = self.draft.rows(rows.path)
        carried = " From the last meeting, not confirmed." if is_carried(rows.path, self.draft.marks) else ""
        self.voice.say(f"{rows.title}, {len(found)} recorded.{carried}")
        for number, row in enumerate(found, 1):
            star = " (from the last meeting)" if is_marked(f"{rows.path}[{number - 1}]", self.draft.marks) else ""
            self.voice.say(f"{number}  {row_summary(rows.part, row, self.draft.record)}{star}")
        self.voice.say("A number opens one, + adds one, - and a number removes one, Enter goes on.")

    def _take_row(self, rows: Rows, line: str) -> None:
        count = len(self.draft.rows(rows.path))
        if line == "+":
            index = self.held.add_row(rows.path, f"a new row of {rows.title}")
            self._ask_row(rows, index, "")
            return
        removes, number = line.startswith("-"), line.removeprefix("-").strip()
        if not (number.isascii() and number.isdigit() and len(number) < 5 and 1 <= int(number) <= count):
            self.voice.say(
                f"That is no row: type + or a number up to {count}." if count else "Type + for a new row."
            )
        elif removes:
            try:
                self.held.remove_row(rows.path, int(number) - 1, f"row {number} of {rows.title} removed")
            except StillReferredToError as fault:
                self.voice.say(str(fault))
                return
            self.voice.say(f"Row {number} is removed. /undo brings it back.")
        else:
            self._ask_row(rows, int(number) - 1, "")

    def _ask_row(self, rows: Rows, index: int, goal: str) -> None:
        path = f"{rows.path}[{index}]"
        self.voice.say(f"{rows.title}, row {index + 1}.")
        self._ask_all(stops_of(rows.part, path), goal, from_end=False)

    # Questions ----------------------------------------------------------------------------------------------

    def _ask(self, question: Question) -> int:
        self.at = question.path
        self.say_question(question)
        while True:
            try:
                line = self.voice.ask()
            except Closing as closing:
                if closing.typed.strip() and self._keep_unfinished(question, closing.typed):
                    raise Closing(closing.why) from None
                raise
            if not line.strip():
                return FORWARD
            if line.startswith("/") and not line.startswith("//"):
                moved = self._command(line[1:])
                if moved is not None:
                    return moved
            elif self._take(question, line.removeprefix("/")) and question.spec.kind not in OF_LINES:
                return FORWARD

    def say_question(self, question: Question) -> None:
        """Say what is asked, what is recorded, what is missing there."""
        spec, path = question.spec, question.path
        self.voice.say(f"{question.asked}.{f' {spec.hint}.' if spec.hint else ''}")
        if options := options_said(spec):
            self.voice.say(
                f"One of: {options}." if spec.kind.name != "WORDS" else f"Any of: {options}. Parted by ;"
            )
        waiting = self.draft.unusable(path)
        if waiting is not None:
            self.voice.say(f"Typed, and no answer yet: {waiting}")
            self.voice.say(answer(spec, waiting, self.draft.record, self.today).trouble)
        elif recorded := said(spec, self.draft.value(path), self.draft.record, self.today):
            from_last = " From the last meeting: /same confirms it." if is_marked(path, self.draft.marks) else ""
            self.voice.say(f"Recorded: {recorded}{'' if recorded.endswith('.') else '.'}{from_last}")
        self.say_findings([each for each in self.draft.findings if each.at == path])

    def _take(self, question: Question, typed: str) -> bool:
        """Take a typed line as the answer; whether it is one."""
        spec, path = question.spec, question.path
        before = said(spec, self.draft.value(path), self.draft.record, self.today)
        meant = understood(spec, typed, self.draft.value(path), self.draft.record, self.today)
        if meant.trouble:
            self.voice.say(meant.trouble)
            # A slip of the fingers takes no answer away; where there is none, the words are kept.
            if not before and not options_said(spec):
                self.held.put_words(path, typed, question.asked)
            return False
        known = {each.message for each in self.draft.findings}
        try:
            self.held.put(path, meant.value, question.asked)
        except (MappaChairError, RecordRefusedError) as fault:
            self.voice.say(str(fault))
            return False
        if spec.kind not in OF_LINES:
            replaced = f" Before: {before}. /undo brings it back." if before and before != meant.told else ""
            if meant.told or replaced:
                self.voice.say(f"{meant.told or 'Taken'}.{replaced}")
        self.say_findings([each for each in self.draft.findings if each.at == path and each.message not in known])
        return True

    def _keep_unfinished(self, question: Question, typed: str) -> bool:
        """The terminal goes in the middle of a line: where it replaces nothing, the field is its place."""
        if question.spec.kind in OF_LINES:
            return self._take(question, typed)
        if self.draft.value(question.path) is None and not options_said(question.spec):
            self.held.put_words(question.path, typed, question.asked)
            return True
        return False

    # What is missing ----------------------------------------------------------------------------------------

    def say_findings(self, found: Sequence[Finding]) -> None:
        """Say findings, each with how binding it is and where it is written."""
        for each in found:
            source = ", ".join(each.paragraphs)
            self.voice.say(f"{SEVERITY_SAID[each.severity]}: {each.message}{f' ({source})' if source else ''}")

    def say_missing(self, item: Item) -> None:
        """Say what is missing in an item once one has passed through it."""
        found = [each for each in self.draft.open_points if each.item == item.key or is_within(each.at, item.key)]
        if found:
            self.voice.say(f"Open in {item.title}: {len(found)}.")
            self.say_findings(found)
        else:
            self.voice.say(f"Nothing is open in {item.title}.")

    def _command(self, line: str) -> int | None:
        from screens.aloud.commands import run  # noqa: PLC0415 - commands act on a meeting, and a meeting runs them

        return run(self, line)
