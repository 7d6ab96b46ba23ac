"""Prose cleared of names: what is found, what stands in its place, and what is dropped."""

from __future__ import annotations

import pytest

from mappa_chair.documents.redaction import Redactor, shares_most
from mappa_chair.documents.redaction.folding import fold
from tests.documents.leaks.people import record as word_names
from tests.documents.samples import LEVEL_2, LEVEL_3, changed_at, example


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    """Knows the level 3 example."""
    return Redactor(example(LEVEL_3))


@pytest.mark.parametrize(
    "spelling",
    [
        *("Ellie Pell", "ELLIE PELL", "ellie pell", "Ellie-Pell", "Ellie  Pell", "Ellie\nPell", "Éllie Pell"),
        *("El\u00adlie Pell", "Ellie\u200b Pell", "Ellie\u00a0Pell", "Ellie\u2011Pell", "E. Pell", "E Pell"),
        *(
            "Ms Pell",
            "Miss Pell",
            "Pell",
            "the Pells",
            "Pell's",
            "Pell\u2019s",
            "Ellie",
            "Ellie's",
            "(Pell)",
            "Pell,",
        ),
        "\uff25\uff4c\uff4c\uff49\uff45",  # full-width letters
    ],
)
def test_a_victims_name_is_found_however_it_is_written(redactor: Redactor, spelling: str) -> None:
    """Case, accents, hyphens, invisible characters, initials, titles and possessives do not hide a name."""
    cleaned = redactor.clean(f"He wrote to {spelling} in June")
    assert cleaned.text is not None
    assert "[a victim]" in cleaned.text
    assert "pell" not in fold(cleaned.text).text
    assert "ellie" not in fold(cleaned.text).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ravi Menon saw him.", "[a professional] saw him."),
        ("Supported by PC Dunmore.", "Supported by [a professional]."),
        ("Seen near Larkfield.", "Seen near [place not named]."),
        ("He asked about Paula's children.", "He asked about [another person]'s children."),
        ("His niece visited.", "[a relative] visited."),
        ("His brother and her daughter came.", "[a relative] and [a relative] came."),
        ("Mother's support helps.", "[a relative]'s support helps."),
        (
            "Ring 07700 900123 or write to x.y@example.org.",
            "Ring [contact details] or write to [contact details].",
        ),
        ("Moved to EX4 6TH.", "Moved to [contact details]."),
        ("Lives at 12a Larkfield Way.", "Lives at [place not named]."),
        ("Seen on 02-02-2027 at 07:00 to 19:00.", "Seen on 02-02-2027 at 07:00 to 19:00."),
    ],
)
def test_names_places_kin_and_contacts_become_phrases(redactor: Redactor, text: str, expected: str) -> None:
    """What would name or point to somebody is replaced by a role phrase in brackets."""
    assert redactor.clean(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Daniel Harrow, known as Danny Harrow or D. Marsh, lived at 14 Tanner Row, Eastmere.",
        "He goes to Mill House from HMP Fenwick on Tuesday 2 February 2027.",
        "A new relationship with a mother would raise the risk.",
        "OASys, OSP and ARMS were reviewed by the Probation Service and Children's Services.",
        "Appealed; may be heard in May.",
    ],
)
def test_the_offenders_own_and_everyday_words_stay(redactor: Redactor, text: str) -> None:
    """The subject's own names and addresses, agencies, tools, months and general words are left alone."""
    assert redactor.clean(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Intelligence suggests a new address.",
        "An associate offered him a job.",
        "Kevin Strand has a van.",
        "He may work at fairs.",
        "Discussed at MARAC last week.",
        "The IDVA supports her.",
        "A multi-agency risk assessment conference has met.",
        "Letters were intercepted.",
    ],
)
def test_secret_sentences_are_dropped_whole(redactor: Redactor, text: str) -> None:
    """Intelligence, what only intelligence knows, and help for a victim leave no trace, not even a bracket."""
    cleaned = redactor.clean(f"He attends. {text} He works.")
    assert cleaned.text == "He attends. He works."
    assert cleaned.cut == 1


def test_a_restricted_piece_said_again_is_dropped(redactor: Redactor) -> None:
    """A sentence that repeats a restricted piece in other fields is cut; in a licence condition it is masked."""
    again = "The exclusion zone should also cover the primary school, a younger child started there."
    assert redactor.clean(f"He attends. {again}").text == "He attends."
    condition = "Not to enter the Tanner Row and Larkfield exclusion zones"
    expected = "Not to enter the Tanner Row and [place not named] exclusion zones"
    assert redactor.clean(condition, own=True).text == expected


def test_a_listing_loses_only_its_secret_items(redactor: Redactor) -> None:
    """Of a listing only the secret items go, and its label and full stop stay."""
    cleaned = redactor.clean("Dynamic: alcohol, work at a funfair, loss of his place, contact with Kevin Strand.")
    assert cleaned.text == "Dynamic: alcohol, loss of his place."


def test_nothing_but_secrets_leaves_nothing(redactor: Redactor) -> None:
    """A text that is all intelligence is no text at all."""
    assert redactor.clean("Kevin Strand has offered work.").text is None


def test_names_in_prose_alone_are_found() -> None:
    """Somebody who stands in no table, only in prose, is protected wherever the name appears."""
    record = changed_at(
        example(LEVEL_2),
        {
            "information[0].text": "Seen with Bradley Voss near Quarry Lane.",
            "information[1].text": "Bradley has been warned. Voss left. McDonald called.",
        },
    )
    redactor = Redactor(record)
    assert redactor.clean("Seen with Bradley Voss near Quarry Lane.").text == (
        "Seen with [name left out] near [place not named]."
    )
    assert redactor.clean("Bradley has been warned. Voss left. Quarry was empty.").text == (
        "[name left out] has been warned. [name left out] left. [place not named] was empty."
    )


def test_awkward_names_are_found() -> None:
    """Inner capitals, apostrophes, particles and double names do not hide a name; a verb stays a verb."""
    seen = "Seen: McDonald, Siân O\u2019Neill-Ward, Jo-Ann de Souza and BASHIR, at Kwik Fit."
    redactor = Redactor(changed_at(example(LEVEL_2), {"information[0].text": seen}))
    cleaned = redactor.clean(f"{seen} MCDONALD left. O'Neill Ward, Souza and Bashir stayed. Fit a tag.").text
    assert cleaned is not None
    assert fold(cleaned).text.endswith("fit a tag.")
    for word in ("mcdonald", "neill", "ward", "ann", "souza", "bashir", "kwik"):
        assert word not in fold(cleaned).text


def test_a_name_that_is_also_a_word_is_found_by_its_capital() -> None:
    """A professional called Keys is masked, the keys of a car are not; an ordinary first name is still a name."""
    redactor = Redactor(changed_at(example(LEVEL_2), {"information[0].text": "Told by Mark Ellis."}))
    assert redactor.clean("Lorna Keys kept the keys.").text == "[a professional] kept the keys."
    assert redactor.clean("Mark Ellis said so.").text == "[name left out] said so."


def test_the_offenders_family_name_does_not_hide_a_relative(redactor: Redactor) -> None:
    """A relative who shares the offender's name is masked by the whole name; the offender's alone stays."""
    cleaned = redactor.clean("Mia Harrow is afraid of Harrow.")
    assert cleaned.text == "[another person] is afraid of Harrow."


def test_texts_that_say_the_same_are_recognised() -> None:
    """Two wordings that share most of their longer words count as one; a shared subject alone does not."""
    action = "Task two neighbourhood officers to patrol the exclusion zone at school opening"
    assert shares_most("Two neighbourhood officers can be tasked to the exclusion zone.", [action])
    assert not shares_most("Location tag, curfew, exclusion zone, device checks and polygraph.", [action])


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("He was held at a Young Offender Institution.", None),
        ("Young people use the park.", None),
        ("Day release was refused on 6 May.", None),
        ("Green Lane is outside the zone.", None),
        ("Will he comply? Mark the sheet.", None),
        ("Hope is a protective factor.", "[name left out] is a protective factor."),
        ("The rule of the Bill is new.", "The rule of the [name left out] is new."),
        ("He rang Amy Green and PC Young.", "He rang [a victim] and [a victim]."),
        ("Green said so, and so did Mark Young.", "[a victim] said so, and so did [a professional]."),
    ],
)
def test_a_word_in_the_place_of_a_name_never_tells_whose_name_it_is(text: str, cleaned: str | None) -> None:
    """Words stay where no name is meant: "[a victim] Offender Institution" tells that a victim is called Young.

    Where it is open whether a name is meant, the phrase says nothing of whom.
    """
    assert Redactor(word_names()).clean(text).text == (cleaned or text)


@pytest.mark.parametrize(
    "month", ["January", "March", "April", "May", "June", "July", "August", "September", "December"]
)
def test_days_are_no_names_and_no_numbers(month: str) -> None:
    """Whoever is called May, and whatever number plates look like: "on 13 May" stays as it is written."""
    for text in (
        f"The meeting is on 13 {month} 2027 at 10:00.",
        f"it is on 13 {month[:3].lower()}",
        f"In {month} he left.",
    ):
        assert Redactor(word_names()).clean(text).text == text
