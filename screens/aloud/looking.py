"""Looking things up on the way: words in the whole record, what changed since last time, what a paragraph says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.gists import GISTS
from mappa_chair.changed_since import How, changes
from mappa_chair.finding_text import find
from screens.aloud.meaning import spelt

if TYPE_CHECKING:
    from mappa_chair.changed_since import Change
    from screens.aloud.meeting import Meeting

_AROUND = 90


def look_for(meeting: Meeting, words: str) -> None:
    """Say every place where the words stand, with its number for `/goto`."""
    if not words:
        meeting.voice.say("Type what is looked for: /find and the words.")
        return
    found = find(words, meeting.draft, spelt)
    meeting.found = [place.told.path for place in found.places]
    if not found.count:
        meeting.voice.say("It stands nowhere in this record.")
        return
    for number, place in enumerate(found.places, 1):
        text = "".join(place.around(_AROUND))
        meeting.voice.say(f"{number}  {place.told.item.title}, {place.told.label}: {text}")
    more = found.count - len(found.places)
    rest = f" {more} more are not listed." if more else ""
    meeting.voice.say(f"{found.count} in {found.fields} fields.{rest} /goto and a number goes there.")


def tell_changes(meeting: Meeting, _rest: str) -> None:
    """Say what changed at this item since the last meeting, and what stands unconfirmed."""
    found = changes(meeting.item, meeting.draft, spelt)
    if meeting.draft.before is None:
        meeting.voice.say("There is no record of an earlier meeting to compare with.")
    for each in found:
        meeting.voice.say(f"{each.label}, {each.how.words}: {_told(each)}")
    if not found:
        meeting.voice.say("Nothing is recorded otherwise than last time, and nothing waits to be confirmed.")


def tell_gist(meeting: Meeting, rest: str) -> None:
    """Say the gist of a paragraph; of every one that this item's prompts cite where none is named."""
    cited = [each for prompt in meeting.item.prompts for each in prompt.paragraph.split(", ")]
    wanted = [rest] if rest else list(dict.fromkeys(cited))
    for paragraph in wanted:
        meeting.voice.say(f"{paragraph}: {GISTS.get(paragraph, 'no gist of it is here; see the guidance.')}")
    if not wanted:
        meeting.voice.say("No paragraph is cited here.")


def _told(change: Change) -> str:
    """The words of a change: what is gone and what has come are said to be so, as no sign is heard."""
    if change.how is not How.CHANGED:
        return "".join(piece.text for piece in change.pieces)
    said = {"-": "gone: {}", "+": "new: {}"}
    told = (said[piece.sign].format(piece.text.strip()) for piece in change.pieces if piece.sign)
    return "; ".join(each for each in told if each.partition(": ")[2])
