"""What the leak check finds in papers and in files, how sure it is, and what it suggests."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from mappa_chair.documents.blocks import (
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    pieces,
)
from mappa_chair.documents.leaks import Leak, LeakCheck, leaks_in_file
from mappa_chair.documents.redaction.lexicon import texts
from mappa_chair.documents.word import to_docx
from tests.documents.leaks.people import check, record
from tests.documents.samples import EXAMPLES, LEVEL_3, changed_at, empty_record, example, summary_of

if TYPE_CHECKING:
    from agenda.record import Record


def found(text: str) -> Leak:
    """The one leak of a text."""
    (leak,) = check().text(text)
    return leak


def paper(*blocks: Paragraph | Facts | Table | Heading, title: str = "Executive summary") -> Paper:
    """A paper of a few blocks."""
    return Paper(
        title=title,
        kind="Executive summary",
        version="subject",
        status="for the person it concerns",
        marking="OFFICIAL-SENSITIVE",
        area="Eastmere MAPPA",
        reference="EX/0147/3",
        blocks=blocks,
    )


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("He has written to Ms Green.", True),
        ("Green said that he rang.", True),
        ("He was seen with Green in May.", True),
        ("Green, who is nine, was there.", True),
        ("Amy Green was there.", True),
        ("The file (Frost) is closed.", False),
        ("Hope is a protective factor.", False),
    ],
)
def test_a_name_that_is_a_word_is_weighed(text: str, certain: bool) -> None:
    """Titles, first names, what people do and who is spoken to make it certain; else it is a question."""
    assert found(text).certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "He was given the green light.",
        "Green Lane is outside the zone.",
        "Progress is rated Green.",
        "Young people use the park.",
        "He was held at a Young Offender Institution.",
        "Day release was refused.",
        "Mark the sheet before leaving.",
        "Will he comply?",
    ],
)
def test_words_are_left_alone(text: str) -> None:
    """The same letters as a word, a place or a thing raise not even a question."""
    assert check().text(text) == ()


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("He rang Sarah Day.", "the victim's mother"),
        ("He rang Siân O'Neill.", "a relative"),
        ("He rang Tomasz.", "the victim's stepfather"),
        ("Told by Mark Young.", "a police officer"),
        ("Told by Ravi Menon.", "a probation officer"),
        ("Told by Hope Field.", "a social worker"),
        ("He rang Kevin Strand.", "another person"),
        ("Seen at Larkfield Primary School.", "a school"),
        ("Seen on Quarry Lane.", "a place that is not named"),
        ("Ring 07700 900456.", "contact details"),
        ("It is 27 Larkfield Way.", "an address"),
        ("Heard at MARAC.", "leave the sentence out"),
    ],
)
def test_each_leak_comes_with_a_suggestion(text: str, suggestion: str) -> None:
    """What may stand in its place says as much as the reader may know."""
    assert suggestion in {leak.suggestion for leak in check().text(text)}


def test_a_leak_says_where_it_is_and_never_shows_its_words() -> None:
    """Block and path in the record; the text is not in the repr, so no log can hold it."""
    words = Paragraph((Run("He rang Sarah Day."),), source="risk.nature")
    (leak,) = check().paper(paper(Heading(1, "The risk"), words))
    assert (leak.where.block, leak.where.source, leak.text) == ("The risk: paragraph", "risk.nature", "Sarah Day")
    assert "Sarah" not in repr(leak)


def test_every_part_of_a_paper_is_searched() -> None:
    """Title, headings, captions, labels, facts, column titles, cells, heads and feet."""
    name = "Sarah Day"
    table = Table((Column(name),), (Row((Cell((Run(name),)),)),), name)
    facts = Facts((Fact(name, Cell((Run(name),))),), name)
    whole = paper(Heading(1, name), facts, table, title=name)
    whole = dataclasses.replace(whole, area=name, status=name, copy_number=name)
    assert len(check().paper(whole)) >= 9
    assert all(leak.certain for leak in check().paper(whole))


def test_a_name_over_several_runs_is_found_in_tree_and_file() -> None:
    """Bold letters in the middle of a name hide it neither here nor there."""
    whole = paper(Paragraph((Run("He rang Sa"), Run("rah D", strong=True), Run("ay."))))
    assert [leak.text for leak in check().paper(whole)] == ["Sarah Day"]
    assert ("word/document.xml", "Sarah Day") in [
        (leak.where.block, leak.text) for leak in leaks_in_file(check(), to_docx(whole))
    ]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("docProps/custom.xml", "<Properties><property><vt:lpwstr>Sarah Day</vt:lpwstr></property></Properties>"),
        ("docProps/core.xml", "<cp:coreProperties><dc:creator>Sarah Day</dc:creator></cp:coreProperties>"),
        (
            "word/comments.xml",
            "<w:p><w:r><w:t>Sarah </w:t></w:r><w:r><w:t>Day</w:t></w:r></w:p>",
        ),
        ("word/header9.xml", "<w:hdr><w:p><w:r><w:t>Sarah&#x20;Day</w:t></w:r></w:p></w:hdr>"),
        ("customXml/item1.xml", "<x><!-- Sarah Day --></x>"),
        ("word/document2.xml", '<w:tbl><w:tblCaption w:val="Sarah Day"/></w:tbl>'),
        (
            "word/_rels/x.rels",
            '<Relationship Target="mailto:leila.hy@example.org"/>',
        ),
    ],
)
def test_the_second_look_sees_every_part_of_the_file(part: str, content: str) -> None:
    """Comments, properties, heads, custom XML, captions, links: whatever part it stands in, it is found."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, content)
    leaks = leaks_in_file(check(), made.getvalue())
    assert {(leak.where.block, leak.certain) for leak in leaks} == {(part, True)}


def test_a_part_that_is_no_text_is_asked_about() -> None:
    """A picture cannot be read, so the chair looks at it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG\xff\xfe")
    (leak,) = leaks_in_file(check(), made.getvalue())
    assert (leak.certain, leak.text) == (False, "word/media/image1.png")


@pytest.mark.parametrize("name", EXAMPLES)
def test_summaries_of_the_examples_pass(name: str) -> None:
    """Neither their trees nor their files hold anything certain, or anything to ask about."""
    knows, made = LeakCheck(example(name)), summary_of(example(name))
    assert knows.paper(made) == ()
    assert leaks_in_file(knows, to_docx(made)) == ()


def test_an_empty_record_has_nothing_to_leak() -> None:
    """Nothing is protected where nothing was entered."""
    knows = LeakCheck(empty_record())
    assert knows.paper(summary_of(empty_record())) == ()
    assert knows.text("Sarah Day rang.") == ()


@pytest.mark.parametrize(
    "planted",
    [
        "Ask AMY GREEN, Ms Day's mother, Leila Haddad-Young or sian oneill.",
        "As PC Young and Hope Field said; call 07700 900456, leila.hy@example.org.",
        "Kez was on Quarry Lane near 27 Larkfield Way, EX4 6TH.",
        "Green said so; Day agreed. S. Day and AG's brother left.",
        "MARAC heard it; the IDVA knows.",
        "She has started evening classes at the leisure centre on Tuesdays and walks home along the canal.",
    ],
)
def test_what_is_planted_everywhere_is_cleared_or_stops_the_summary(planted: str) -> None:
    """Protected terms in every free text: redaction clears them, and what it did not see the check finds.

    Looked for by hand-written words, not by the program's own terms. A licence condition, which the offender has
    been given, may say what a restricted piece says: that is a question.
    """
    hunted = (
        *("amy", "ms day", "haddad", "oneill", "young and", "hope field", "07700", "example.org", "kez", "s. day"),
        *("quarry lane", "larkfield", "ex4 6th", "green said", "day agreed", "marac", "idva", "canal", "ag's"),
    )
    whole = _planted(record(), planted)
    knows = LeakCheck(whole)
    for piece in pieces(summary_of(whole)):
        if any(word in piece.text.casefold() for word in hunted):
            leaks = knows.piece(piece)
            given = (piece.source or "").startswith("plan.licence_conditions")
            assert any(leak.certain for leak in leaks) or (leaks and given), piece


def _planted(base: Record, words: str) -> Record:
    free = {
        path: f"{text} {words}"
        for path, text in texts(base)
        if " " in text and not path.startswith(("case.", "meeting.", "attendance[", "people_at_risk.people["))
    }
    assert len(free) > 60
    return changed_at(base, free)


def test_a_block_marked_restricted_is_a_leak() -> None:
    """Whatever it says: a restricted piece has no place in a summary for its subject."""
    words = Paragraph((Run("He has a dog."),), source="information[1].text", restricted="intelligence")
    (leak,) = check().paper(paper(words))
    assert (leak.certain, leak.kind) == (True, "restricted text")


def test_the_offenders_own_facts_are_no_leaks() -> None:
    """Names, addresses, birthday and references of the person it concerns."""
    own = (
        "Daniel Peter Harrow, known as Danny Harrow, born on 14 May 1979, PNC ID 99/104213K, "
        "prison number A4471CX, lived at 14 Tanner Row, Eastmere. Reference EX/0147/3."
    )
    assert LeakCheck(example(LEVEL_3)).text(own) == ()
