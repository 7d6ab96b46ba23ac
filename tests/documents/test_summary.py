"""The summary for the person it concerns: its contents, and that nobody else can be found in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from agenda.paths import value_at
from agenda.record import Record, as_json
from mappa_chair.documents.blocks import Heading, as_text, pieces
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.redaction.lexicon import texts
from mappa_chair.documents.word import to_docx
from tests.documents.samples import (
    EXAMPLES,
    LEVEL_2,
    LEVEL_3,
    changed_at,
    empty_record,
    example,
    parts_of,
    summary_of,
    words_in,
)

if TYPE_CHECKING:
    from agenda.shape import JSON

# Written by hand from the examples, not taken from the program's own list of terms.
FORBIDDEN = {
    LEVEL_3: (
        *("Ellie", "Joanne", "Pell", "Mia", "Paula", "niece", "sister", "Kevin", "Strand", "funfair", "associate"),
        *("Larkfield", "Primary", "Aldous", "Helen", "Menon", "Ravi", "Dunmore", "Claire", "Pritchard", "Owen"),
        *("Yusuf", "Samira", "Beckett", "Oyelaran", "Grace", "Shaw", "Quill", "Deborah", "Farr", "Lewis", "Rowe"),
        *(
            "Anita",
            "MARAC",
            "intelligence",
            "Formulation",
            "telephone numbers",
            "marker",
            "patrol",
            "Victim Liaison",
        ),
        *("intercepted", "weekend contact", "now 17", "aged six", "strategy discussion", "fairs"),
    ),
    LEVEL_2: (
        *(
            "Marcus",
            "Dean",
            "Adaeze",
            "Northgate",
            "Child in need",
            "mother",
            "Carrow",
            "Neil",
            "Maddock",
            "Malik",
        ),
        *("Irfan", "Tovey", "Rachel", "Achebe", "Keys", "Lorna", "Nair", "Priya", "Rowe", "Anita", "MARAC"),
        *("school routes", "housing move", "aged 16", "Head teacher", "victim worker"),
    ),
}
CONTENTS = [
    "1. Risk assessment outcomes",
    "2. Reason for referral",
    "3. Date of the meeting and next meeting",
    "4. Attendance and apologies",
    "5. Summary of the meeting",
    "6. Risk assessment and risk management plan",
    "7. Disclosure",
    "8. Other actions",
]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_part_of_the_file_holds_a_protected_term(name: str) -> None:
    """Body, headers, footers and properties of the file hold none of the terms, in markup or in joined text."""
    for part, text in parts_of(to_docx(summary_of(example(name)))).items():
        shown = fold(words_in(text)).text
        for term in FORBIDDEN[name]:
            pattern = rf"(?<!\w){re.escape(fold(term).text)}(?!\w)"
            assert not re.search(pattern, shown), f"{term} in {part}"
            assert not re.search(pattern, text.casefold()), f"{term} in the markup of {part}"


@pytest.mark.parametrize("record", [example(LEVEL_3), example(LEVEL_2), empty_record()], ids=["3", "2", "empty"])
def test_contents_are_those_of_the_guidance_in_order(record: Record) -> None:
    """The eight contents stand in their order and there is no other section."""
    headings = [
        block.text for block in summary_of(record).blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert headings == CONTENTS


def test_the_subjects_own_facts_are_there() -> None:
    """Names, levels, tools, dates, conditions, outcomes and decisions of the subject's own case are told."""
    shown = as_text(summary_of(example(LEVEL_3)))
    for words in (
        *(
            "Daniel Peter Harrow",
            "Children | Very high",
            "OSP | Contact: high | 11 November 2026",
            "nine-year sentence",
        ),
        *("Tuesday 24 November 2026", "Monday 18 January 2027", "Chief Inspector, Public Protection"),
        *("Reside at Mill House as directed", "stays at level 3", "Book a place on the next Horizon programme"),
    ):
        assert words in shown


def test_what_stays_out_is_accounted_for() -> None:
    """Every restricted piece and every action kept back is named for the chair, with a path and a reason."""
    record = example(LEVEL_3)
    paper = summary_of(record)
    account = {each.source: each.why for each in paper.left_out}
    for path in (
        *(f"information[{place}].text" for place in (1, 2, 4, 5, 7)),
        *(f"plan.actions[{place}].action" for place in (2, 4, 5, 7, 9)),
        *("disclosure.reasons", "people_at_risk", "plan.contingency", "actions_review[1].action"),
    ):
        assert account[path]
    said = as_json(record)
    assert all(value_at(said, each.source) is not None for each in paper.left_out)
    assert not any(each.why in as_text(paper) for each in paper.left_out)


def _planted(record: Record, words: str) -> Record:
    """The record with words added to every text that somebody types freely."""
    free = {
        path: f"{text} {words}"
        for path, text in texts(record)
        if " " in text and not path.startswith(("case.", "meeting.", "attendance[", "people_at_risk.people["))
    }
    assert len(free) > 60
    return changed_at(record, free)


@pytest.mark.parametrize(
    ("name", "planted", "hunted"),
    [
        (
            LEVEL_3,
            "Ask ELLIE PELL, Ms Pell's mother joanne, Éllie or Mia Harrow.",
            ("ellie", "pell", "joanne", "mia"),
        ),
        (
            LEVEL_3,
            "As Ravi Menon said; call 07700 900456, r.menon@example.org.",
            ("ravi", "menon", "07700", "example"),
        ),
        (LEVEL_3, "Told by Tobias Crane near Elmfield School.", ("tobias", "crane", "elmfield")),
        (LEVEL_3, "MARAC heard it; the Idva knows.", ("marac", "idva")),
        (LEVEL_2, "Marcus Dean's family left. Dean's brother stayed.", ("marcus", "dean")),
    ],
)
def test_names_planted_in_every_text_never_reach_the_summary(
    name: str, planted: str, hunted: tuple[str, ...]
) -> None:
    """Whatever field somebody typed a protected name into, the summary does not show it."""
    for piece in pieces(summary_of(_planted(example(name), planted))):
        shown = fold(piece.text).text
        for word in hunted:
            assert not re.search(rf"(?<!\w){word}(?!\w)", shown), f"{word} in {piece.where}: {piece.text}"


def test_helpers_of_victims_are_not_seen_to_attend() -> None:
    """A domestic abuse adviser leaves no row; a Victim Liaison Officer is a representative of the agency."""
    record = changed_at(
        example(LEVEL_3),
        {
            "attendance[7].function": "domestic_abuse_adviser",
            "attendance[7].organisation": "Haven against Domestic Abuse",
            "attendance[7].role": "Adviser",
        },
    )
    shown = as_text(summary_of(record))
    assert "Haven" not in shown
    assert "Adviser" not in shown
    assert "Representative | Probation Service | Present" in shown
    assert "Victim Liaison" not in shown


def test_disclosure_the_offender_was_not_asked_about_is_not_told() -> None:
    """Where representations were not sought, neither the decision to disclose nor its reasons appear."""
    record = changed_at(
        example(LEVEL_3),
        {
            "disclosure.disclosures[0].representations": "not_sought",
            "disclosure.disclosures[0].not_sought_because": "He might abscond.",
            "disclosure.reasons": "It is needed before release.",
        },
    )
    shown = as_text(summary_of(record))
    assert "Disclosure to third parties was considered." in shown
    assert "agreed" not in shown[shown.index("# 7. Disclosure") :]
    assert "needed before release" not in shown


@pytest.mark.parametrize(("recorded", "said"), [("not_sought", "Not sought"), ("sought", "Sought"), (None, None)])
def test_representations_are_told_as_they_were_recorded(recorded: str | None, said: str | None) -> None:
    """Where the offender is to tell, representations that were not sought are not said to have been."""
    values: dict[str, JSON] = {
        "disclosure.decision": "disclose",
        "disclosure.disclosures[0].by_offender": True,
        "disclosure.disclosures[0].representations": recorded,
    }
    shown = as_text(summary_of(changed_at(example(LEVEL_3), values)))
    assert f"Offender's representations: {said or 'Not recorded'}\n" in shown


@pytest.mark.parametrize("decision", ["do_not_disclose", None])
def test_a_disclosure_that_was_not_decided_is_not_listed(decision: str | None) -> None:
    """A row left behind after a decision not to disclose, or before any, is not told; the chair hears of it."""
    paper = summary_of(changed_at(example(LEVEL_3), {"disclosure.decision": decision}))
    assert "Offender's representations" not in as_text(paper)
    assert any(each.source == "disclosure.disclosures[0]" for each in paper.left_out)


def test_reasons_are_given_where_the_level_changes() -> None:
    """A change of level is told with its reasons; without a change there are none."""
    changed = changed_at(
        example(LEVEL_3), {"level.decision": 2, "level.reasons": "He kept every condition for six months."}
    )
    assert "Reasons for the change: He kept every condition for six months." in as_text(summary_of(changed))
    assert "Reasons for the change" not in as_text(summary_of(example(LEVEL_3)))


def test_pieces_not_marked_shareable_stay_out() -> None:
    """Information whose sensitivity nobody recorded is treated as restricted."""
    record = changed_at(example(LEVEL_3), {"information[0].sensitivity": None})
    assert "Engages on the surface" in as_text(summary_of(example(LEVEL_3)))
    assert "Engages on the surface" not in as_text(summary_of(record))


def test_chair_is_warned_where_the_offender_is_not_told() -> None:
    """If MAPPA management is withheld from the offender, the chair hears that a summary tells of it."""
    record = changed_at(example(LEVEL_3), {"plan.offender_informed": False})
    assert [each.what for each in summary_of(record).left_out if each.source == "plan.offender_informed"] == [
        "Attention"
    ]
