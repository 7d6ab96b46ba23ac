"""What can be typed behind a stroke at any question. The beginning of a word will do where it is the only such."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from agenda.shape import Kind
from mappa_chair.capturing import captured
from mappa_chair.drafting import ACTIONS, CAPTURE, StillReferredToError
from mappa_chair.resolving import Candidate, matching
from screens.aloud import looking, papers
from screens.aloud.meaning import OF_LINES, said
from screens.aloud.meeting import BACK, FORWARD, GoTo, Leave
from screens.aloud.stops import PLACES, Question, Rows, stops_of, stops_of_item
from screens.forms.answers import row_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from agenda.shape import JSON
    from screens.aloud.meeting import Meeting
    from screens.aloud.stops import Stop

_CAPTURE_LINES: Final = (
    ("what", "What is to be done"),
    ("who", "Who, or which agency"),
    ("when", "By when"),
    ("risk", "For which risk"),
    ("pillar", "Under which pillar"),
    ("measure", "How completion is known"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of this door: what follows it, what it does, and the function, which gives a way to go or None."""

    name: str
    takes: str
    does: str
    run: Callable[[Meeting, str], int | None]


def run(meeting: Meeting, line: str) -> int | None:
    """Do what was typed behind the stroke; gives FORWARD or BACK where it leads to another question."""
    name, _, rest = line.strip().partition(" ")
    exact = [word for word in WORDS if word.name == name.lower()]
    found = exact or [word for word in WORDS if name and word.name.startswith(name.lower())]
    if len(found) == 1:
        return found[0].run(meeting, rest.strip())
    if found:
        meeting.voice.say(f"That may be {', '.join(f'/{word.name}' for word in found)}. Type more of it.")
    else:
        meeting.voice.say("There is no such word. /help lists them; two strokes // begin a text with one.")
    return None


def _help(meeting: Meeting, _rest: str) -> None:
    meeting.voice.say("Type the answer and Enter; Enter alone goes on and changes nothing.")
    meeting.voice.say(
        "A text is typed line after line, each added to what is there. Every answer is saved at once."
    )
    for word in WORDS:
        meeting.voice.say(f"/{word.name}{f' {word.takes}' if word.takes else ''}: {word.does}")


def _back(_meeting: Meeting, _rest: str) -> int:
    return BACK


def _again(meeting: Meeting, _rest: str) -> None:
    question = _question(meeting)
    if question is None:
        meeting.say_rows()
    else:
        meeting.say_question(question)


def _next(meeting: Meeting, _rest: str) -> None:
    _by(meeting, 1)


def _previous(meeting: Meeting, _rest: str) -> None:
    _by(meeting, -1)


def _by(meeting: Meeting, step: int) -> None:
    index = PLACES.index(meeting.item) + step
    if not 0 <= index < len(PLACES):
        meeting.voice.say("There is no item there.")
        return
    raise GoTo(PLACES[index].key)


def _items(meeting: Meeting, _rest: str) -> None:
    for item in PLACES:
        state = meeting.draft.states.get(item.key)
        meeting.voice.say(f"{item.number or 'Papers'}  {item.title}{f': {state.words}' if state else ''}")


def _item(meeting: Meeting, rest: str) -> None:
    named = [item for item in PLACES if item.number and str(item.number) == rest]
    if not named:
        known = [Candidate(item.key, item.title, item.key.replace("_", " ")) for item in PLACES]
        keys = {each.id for each in matching(rest, known)}
        named = [item for item in PLACES if item.key in keys]
    if len(named) == 1:
        raise GoTo(named[0].key)
    meeting.voice.say(
        f"That may be {', '.join(item.title for item in named)}."
        if named
        else "There is no such item: see /items."
    )


def _missing(meeting: Meeting, rest: str) -> None:
    found = meeting.draft.open_points
    if rest:
        if not (rest.isascii() and rest.isdigit() and len(rest) < 5 and 1 <= int(rest) <= len(found)):
            meeting.voice.say(f"Type a number from 1 to {len(found)}." if found else "Nothing is open.")
            return
        raise GoTo(found[int(rest) - 1].at)
    if not found:
        meeting.voice.say("Nothing is open.")
    for number, each in enumerate(found, 1):
        title = next((item.title for item in PLACES if item.key == each.item), each.item)
        source = f" ({', '.join(each.paragraphs)})" if each.paragraphs else ""
        meeting.voice.say(f"{number}  {title}. {each.severity.value}: {each.message}{source}")
    if found:
        meeting.voice.say("/missing and a number goes there.")


def _here(meeting: Meeting, _rest: str) -> None:
    meeting.say_missing(meeting.item)


def _ask(meeting: Meeting, _rest: str) -> None:
    for prompt in meeting.item.prompts:
        meeting.voice.say(f"{prompt.text} ({prompt.paragraph})")
    if not meeting.item.prompts:
        meeting.voice.say("There is nothing to ask aloud here.")


def _read(meeting: Meeting, _rest: str) -> None:
    lines = _recorded(meeting, stops_of_item(meeting.item))
    for line in lines or ["Nothing is recorded here."]:
        meeting.voice.say(line)


def _recorded(meeting: Meeting, stops: Sequence[Stop]) -> list[str]:
    lines: list[str] = []
    for stop in stops:
        if isinstance(stop, Rows):
            for index, row in enumerate(meeting.draft.rows(stop.path)):
                lines.append(f"{stop.title} {index + 1}: {row_summary(stop.part, row, meeting.draft.record)}")
                lines += _recorded(meeting, stops_of(stop.part, f"{stop.path}[{index}]"))
            continue
        told = said(stop.spec, meeting.draft.value(stop.path), meeting.draft.record, meeting.today)
        waiting = meeting.draft.unusable(stop.path)
        if waiting is not None:
            lines.append(f"{stop.asked}, no answer yet: {waiting}")
        elif told:
            lines.append(f"{stop.asked}: {told}")
    return lines


def _goto(meeting: Meeting, rest: str) -> None:
    if not meeting.found:
        meeting.voice.say("Look for words first: /find and the words.")
    elif not (rest.isascii() and rest.isdigit() and len(rest) < 5 and 1 <= int(rest) <= len(meeting.found)):
        meeting.voice.say(f"Type a number from 1 to {len(meeting.found)}.")
    else:
        raise GoTo(meeting.found[int(rest) - 1])


def _same(meeting: Meeting, _rest: str) -> int | None:
    meeting.held.confirm(meeting.at)
    meeting.voice.say("It stands as it was at the last meeting.")
    return None if _question(meeting) is None else FORWARD


def _clear(meeting: Meeting, _rest: str) -> None:
    question = _question(meeting)
    if question is None:
        meeting.voice.say("Go to a question first.")
        return
    empty: JSON = [] if question.spec.kind in {Kind.LINES, Kind.WORDS, Kind.REFERENCES} else None
    meeting.held.put(question.path, empty, question.asked)
    meeting.voice.say(f"{question.asked} is not recorded any more. /undo brings it back.")


def _edit(meeting: Meeting, rest: str) -> None:
    """Type a line of a text anew, finding what it says now in the line where the computer can do that."""
    question = _question(meeting)
    if question is None or question.spec.kind not in OF_LINES:
        meeting.voice.say("Only a text has lines to edit; type any other answer anew.")
        return
    value = meeting.draft.value(question.path)
    lines = [str(each) for each in value] if isinstance(value, list) else str(value or "").split("\n")
    if not rest and len(lines) > 1:
        for place, line in enumerate(lines, 1):
            meeting.voice.say(f"{place}  {line}")
        meeting.voice.say("/edit and a number edits that line.")
        return
    number = rest or "1"
    if not (number.isascii() and number.isdigit() and len(number) < 5 and 1 <= int(number) <= len(lines)):
        meeting.voice.say(f"Type a number from 1 to {len(lines)}.")
        return
    typed = meeting.voice.ask("line? ", holding=lines[int(number) - 1])
    if not typed.strip():
        del lines[int(number) - 1]
    else:
        lines[int(number) - 1] = typed
    text = "\n".join(lines)
    meeting.held.put(question.path, [*lines] if isinstance(value, list) else text or None, question.asked)
    meeting.voice.say("Changed. /undo takes it back.")


def _undo(meeting: Meeting, _rest: str) -> None:
    try:
        what = meeting.held.undo()
    except StillReferredToError as fault:
        meeting.voice.say(str(fault))
        return
    meeting.voice.say(
        "Nothing was changed since the meeting was opened." if what is None else f"Taken back: {what}."
    )


def _action(meeting: Meeting, rest: str) -> None:
    """A new action as it is said in the room; what is typed waits in the vault until the last line."""
    draft = meeting.draft
    lines: dict[str, str] = {}
    for name, label in _CAPTURE_LINES:
        kept = draft.unusable(f"{CAPTURE}{name}") or ""
        typed = rest if name == "what" and rest else meeting.voice.ask(f"{label}? ", holding=kept)
        lines[name] = typed
        if typed.strip():
            draft.keep_unusable(f"{CAPTURE}{name}", typed)
        else:
            draft.settle(f"{CAPTURE}{name}")
        meeting.held.save()
        if name == "what" and not typed.strip():
            meeting.voice.say("No action was made.")
            return
    made = captured(lines, draft.record, meeting.today)
    for name in lines:
        draft.settle(f"{CAPTURE}{name}")
    index = meeting.held.add_row(ACTIONS, "the new action", made.row)
    number = draft.value(f"{ACTIONS}[{index}].number")
    meeting.voice.say(f"Action {number}: {made.told}. /undo takes it out.")
    if made.advice:
        meeting.voice.say(made.advice)


def _desk(_meeting: Meeting, _rest: str) -> None:
    raise Leave(wholly=False)


def _quit(_meeting: Meeting, _rest: str) -> None:
    raise Leave(wholly=True)


def _question(meeting: Meeting) -> Question | None:
    """The question one is at; None at a list of rows."""
    return _found(stops_of_item(meeting.item), meeting.at)


def _found(stops: Sequence[Stop], path: str) -> Question | None:
    for stop in stops:
        if isinstance(stop, Question):
            if stop.path == path:
                return stop
        elif path.startswith(f"{stop.path}["):
            row = f"{stop.path}[{path[len(stop.path) + 1 :].partition(']')[0]}]"
            return _found(stops_of(stop.part, row), path)
    return None


WORDS: Final = (
    Word("help", "", "say what can be typed", _help),
    Word("again", "", "say the question again", _again),
    Word("back", "", "the question before", _back),
    Word("next", "", "the next item", _next),
    Word("previous", "", "the item before", _previous),
    Word("items", "", "every item and how far it is", _items),
    Word("item", "NUMBER or NAME", "go to an item", _item),
    Word("ask", "", "what the chair may ask at this item, with paragraphs", _ask),
    Word("read", "", "read out what is recorded at this item", _read),
    Word("why", "PARAGRAPH", "the gist of a paragraph, or of those that this item cites", looking.tell_gist),
    Word("changed", "", "what changed here since the last meeting", looking.tell_changes),
    Word("find", "WORDS", "look for words in the whole record", looking.look_for),
    Word("goto", "NUMBER", "go to one of the places that were found", _goto),
    Word("here", "", "what is open at this item", _here),
    Word("missing", "NUMBER", "everything that is open; with a number, go there", _missing),
    Word("same", "", "what stands here from the last meeting still holds", _same),
    Word("clear", "", "take the answer away", _clear),
    Word("edit", "NUMBER", "type a line of a text anew", _edit),
    Word("undo", "", "take the last change back", _undo),
    Word("action", "WHAT", "a new action: what, who, by when, for which risk", _action),
    Word("export", "", "write papers of this meeting", papers.export),
    Word("approve", "", "approve the minutes as the chair", papers.approve_minutes),
    Word("desk", "", "leave the meeting and go to the list of meetings", _desk),
    Word("quit", "", "leave; everything is saved", _quit),
)
