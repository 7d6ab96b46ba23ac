"""Pages of the walk that are no item: the check page, the export page, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll

from agenda.check import Severity
from screens.base.plain import Words, plain
from screens.base.said_keys import key_of, keyed
from screens.help import key_lines
from screens.walk.letters import LETTERS
from screens.walk.rail import place_of
from screens.walk.side import FindingList, prompts_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from agenda.check import Finding


class CheckPage(Vertical):
    """Check your record: every finding in the order of the minutes, each a jump away."""

    DEFAULT_CSS = """
    CheckPage { height: 1fr; width: 1fr; }
    CheckPage > #check-head { height: auto; text-style: bold; margin: 0 0 1 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="page-check")

    def compose(self) -> ComposeResult:
        yield Words(id="check-head")
        yield FindingList(by_item=True, id="check-list")

    def show(self, found: Sequence[Finding], by: Sequence[str] = (), asked: int = 0) -> None:
        """Show all findings, under their items, and which settings of the area's own they were judged by.

        `asked` counts what is to be checked with the chair.
        """
        musts = sum(finding.severity is Severity.MUST for finding in found)
        head = (
            f"CHECK YOUR RECORD: {len(found)} open, {musts} must be put right."
            if found
            else keyed("CHECK YOUR RECORD. {go} x writes the papers, {go} s approves them.")
        )
        judged = [f"Judged by {own}." for own in by]
        if asked:
            judged.append(
                f"To check with the chair: {asked}. {key_of('go')} i lists it; approval asks for a reason over it."
            )
        self.query_one("#check-head", Words).update(plain("\n".join([head, *judged])))
        self.query_one(FindingList).show(found)


_KEYS_HELP = """\
Tab, Ctrl+Down    the next field;  Shift+Tab, Ctrl+Up  the field before
Ctrl+Z, Ctrl+Y    undo and redo in a field of text
+, Enter, Delete  in a list: new row, open the row, remove it ({go} u brings it back);  Esc closes the row
Ctrl+N            a new row, from within the list's fields

{new_action} takes an action in one line, such as: visit the hostel @owen ^fri !r1. Behind @ letters of a person \
or an agency, behind ^ a day, behind ! a risk by its id; +2w is two weeks on. Tab goes to a line for each. #7 and \
words: a note for item 7; ? and words: a point for later. Enter keeps it, Ctrl+N begins another, Ctrl+Z right \
after brings it back, Esc hides it.

In a choice, letters find an answer: at once where none stands, with Enter where one does. Arrows go through,
Enter opens the list, Delete takes the answer back. What was marked and not taken is told above the field.
Dates are typed as they are said: 12 dec, 3/7/2027, fri, tomorrow, in 2 weeks. What was understood stands beside.
Everything typed is in the vault within a second. [!] something must be put right, [~] in progress, [x] completed,
[ ] not started, [-] does not apply to this meeting."""

# The keys that only one item has.
_ITEM_KEYS = {
    "attendance": """\
One key says how somebody is here and goes on: p in person, r remote, a apologies, x absent, - not recorded.
l late, here now; g gone now (the time stands beside the name); c accepts the statement, m has read the minutes;
C and M say so of all who are here. n goes to the line for newcomers, such as: Zara Quint, health, nurse, remote.
Ctrl+Z takes back key after key.""",
    "actions_review": """\
One key says what became of an action and goes on: c completed, p in progress, n not completed, s superseded.
Where a reason is needed, the cursor waits in the field for it; Esc goes back to the list.""",
    "information": """\
Above the list stands who has not been heard: Enter writes down what the agency says, n that it has nothing to add.
{go} o goes there from anywhere.""",
    "plan": """\
In the table of actions: a action, k known by, o owner, d due, r risks, p pillar; Enter opens the whole form,
Esc goes back to the table, + makes a new one ({new_action} from anywhere).""",
    "equality": "In the nine: y considered, n not considered, - not recorded; Enter says what bearing one has.",
}


class HelpPage(VerticalScroll, can_focus=True):
    """What this item is for, what to ask, and the keys."""

    DEFAULT_CSS = """
    HelpPage { height: 1fr; width: 1fr; }
    HelpPage > Words { height: auto; margin: 0 0 1 0; }
    """
    hint = "Down and PgDn go on · Esc back"

    def __init__(self) -> None:
        super().__init__(id="page-help")

    def compose(self) -> ComposeResult:
        yield Words(id="help-item")
        yield Words(id="help-keys")
        yield Words(keyed(_KEYS_HELP))
        letters = "\n".join(f"{key_of('go')} {key}          {letter.does}" for key, letter in LETTERS.items())
        yield Words(plain(letters))

    def show(self, key: str) -> None:
        """Show the help for a place of the meeting."""
        item = place_of(key)
        paragraphs = ", ".join(item.paragraphs)
        text = f"{item.title.upper()}\n{item.purpose}\nGuidance: {paragraphs}\n\nWHAT TO ASK\n{prompts_text(item)}"
        if key in _ITEM_KEYS:
            text = f"{text}\n\nKEYS OF THIS ITEM\n{keyed(_ITEM_KEYS[key])}"
        self.query_one("#help-item", Words).update(plain(text))
        self.query_one("#help-keys", Words).update(plain(f"KEYS, FROM EVERY FIELD\n{key_lines(self.screen)}"))
