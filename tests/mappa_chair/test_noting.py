"""Notes, parked points and questions: understood from a line, listed in order, dealt with and brought back."""

from __future__ import annotations

import pytest

from agenda.record import validate
from mappa_chair.drafting import Draft
from mappa_chair.noting import Sort, all_noted, bring_back, done, meant, put_down, queries_at
from tests.agenda.records import adult


@pytest.mark.parametrize(
    ("line", "sort", "path", "text"),
    [
        ("ask about the lease", Sort.NOTE, "risk", "ask about the lease"),
        ("#9 name the owner", Sort.NOTE, "plan", "name the owner"),
        ("#99 no such item", Sort.NOTE, "risk", "#99 no such item"),
        ("#9", Sort.NOTE, "plan", ""),
        ("! parking", Sort.PARKED, "", "parking"),
        ("see [/] and #9", Sort.NOTE, "risk", "see [/] and #9"),
    ],
)
def test_a_line_is_a_note_for_an_item_or_a_parked_point(line: str, sort: Sort, path: str, text: str) -> None:
    """A number names another item, a sign parks the point, and no other word is taken for either."""
    found = meant(line, "risk")
    assert (found.sort, found.path, found.text) == (sort, path, text)


def test_what_is_put_down_is_listed_questions_first_in_the_order_of_the_agenda() -> None:
    """Each has its place in words, and a question the words it is about."""
    draft = Draft(validate(adult()))
    put_down(draft, Sort.NOTE, "plan", "name the owner")
    put_down(draft, Sort.PARKED, "", "parking")
    put_down(draft, Sort.QUERY, "media.plan", "Who said\nso?", "by  noon")
    put_down(draft, Sort.QUERY, "risk.nature", "Which street?")
    put_down(draft, Sort.NOTE, "plan", "   ")
    listed = [(each.sort, each.where, each.text, each.words) for each in all_noted(draft)]
    assert listed == [
        (Sort.QUERY, "8 Risk summary · Nature of the risk", "Which street?", ""),
        (Sort.QUERY, "11 Media handling · Media handling plan", "Who said so?", "by  noon"),
        (Sort.PARKED, "The meeting", "parking", ""),
        (Sort.NOTE, "9 Risk management plan", "name the owner", ""),
    ]
    assert draft.asked == 2
    assert draft.is_asked("media.plan")
    assert not draft.is_asked("media")


def test_what_is_dealt_with_comes_back_as_it_was() -> None:
    """Done takes it away, and its undoing brings it back with its words."""
    draft = Draft(validate(adult()))
    put_down(draft, Sort.QUERY, "risk.nature", "Which street?", "near there")
    (asked,) = queries_at(draft, "risk.nature")
    done(draft, asked)
    assert all_noted(draft) == ()
    bring_back(draft, asked)
    assert queries_at(draft, "risk.nature") == (asked,)
