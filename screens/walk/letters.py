"""What a letter behind Ctrl+G does: one list, from which the line of Ctrl+G, the palette and the help are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from textual.screen import Screen


class Letter(NamedTuple):
    """An action of the screen or the application: its name, the word in the line of Ctrl+G, and what it does."""

    action: str
    word: str
    does: str


LETTERS: Final[dict[str, Letter]] = {
    "a": Letter("new_action", "action", "New action"),
    "k": Letter("note", "note", "Put a note or a parked point down"),
    "q": Letter("query", "query", "Mark this field as to be checked with the chair"),
    "i": Letter("notes", "notes", "List notes, parked points and what is to be checked"),
    "m": Letter("next_missing", "missing", "Next missing thing"),
    "c": Letter("check", "check page", "Check your record"),
    "x": Letter("export", "export", "Write the papers"),
    "s": Letter("approve", "approve", "Approve the minutes"),
    "/": Letter("find", "find", "Find words in the record"),
    "e": Letter("changes", "last time", "What changed in this item since the last meeting"),
    "g": Letter("gist", "gist", "What to ask, with the gist of the paragraphs"),
    "z": Letter("zoom", "zoom", "This text on the whole page, and back"),
    "f": Letter(
        "confirm_field", "confirm field", "Confirm what stands as it was, or that nothing is to be recorded"
    ),
    "u": Letter("restore_row", "undo removal", "Bring back the row removed last"),
    "r": Letter("statement", "statement", "Read or display the confidentiality statement"),
    "o": Letter("not_heard", "not heard", "Who has not been heard yet"),
    ".": Letter("run_item", "runs now", "This item runs now: set the clock going, or stop it"),
    "t": Letter("minutes", "minutes", "Minutes planned and used, item by item"),
    "v": Letter("safe", "safe view", "Screen-safe view for others to see, and back"),
    "w": Letter("next_pane", "pane", "List, form, side panel in turn"),
    "n": Letter("next_item", "next", "Item after"),
    "p": Letter("previous_item", "previous", "Item before"),
    "b": Letter("app.blank", "blank", "Blank the screen"),
    "l": Letter("app.lock", "lock", "Lock now"),
    ",": Letter("app.preferences", "preferences", "What you choose for yourself: colours, idle times"),
    "d": Letter("desk", "desk", "Back to the desk"),
    "h": Letter("help", "help", "Help for this item"),
}


def letters_on(screen: Screen[Any]) -> dict[str, Letter]:
    """The letters that do something on a screen as it is now: the screen-safe view has few."""
    return {key: letter for key, letter in LETTERS.items() if _may(screen, letter.action)}


def _may(screen: Screen[Any], action: str) -> bool:
    node = screen.app if action.startswith("app.") else screen
    return bool(node.check_action(action.removeprefix("app."), ()))
