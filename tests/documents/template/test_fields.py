"""The list of fields: what it declares is what the page says, the starter holds and a record fills in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mappa_chair.documents.blocks import Paragraph, pieces, writable
from mappa_chair.documents.template.context import values
from mappa_chair.documents.template.fields import FIELDS, SECTION_KEYS, Sort, of_section, suggestion
from mappa_chair.documents.template.page import page
from mappa_chair.documents.template.tags import Show, tags_in
from tests.documents.samples import (
    LEVEL_2,
    LEVEL_3,
    empty_record,
    example,
    minutes_of,
    nearly_empty,
    very_long,
)
from tests.documents.template.crafted import accepted, plain
from tests.documents.template.rendered import text_of

PAGE = Path(__file__).parents[3] / "docs" / "templates.md"
RECORDS = {
    "level 3": lambda: example(LEVEL_3),
    "level 2": lambda: example(LEVEL_2),
    "nothing": empty_record,
    "next to nothing": nearly_empty,
    "very long": very_long,
}


def test_the_page_is_current() -> None:
    """`docs/templates.md` is what the declaration gives; else: `python -m mappa_chair.documents.template.page`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_names_every_field_once() -> None:
    """As it is written in a template, each list with the names of its row."""
    lists = page().partition("## The paper")[2].splitlines()
    rows = [line.split("`")[1] for line in lines_of_tables(lists)]
    named = [row[4:-3] if row.startswith("{{p ") else row for row in rows]
    assert sorted(named) == sorted(FIELDS)
    assert all(f"`{name}`" in page() for field in FIELDS.values() for name in field.columns)


def lines_of_tables(lines: list[str]) -> list[str]:
    """Those that are rows of a table about a field."""
    return [line for line in lines if line.startswith("| `")]


def test_the_command_prints_the_page() -> None:
    """Run as a module it writes the page in UTF-8, whatever the locale."""
    made = subprocess.run(
        [sys.executable, "-m", "mappa_chair.documents.template.page"],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(PAGE.parents[1])},
        capture_output=True,
        check=True,
    )
    assert made.stdout.decode("utf-8") == page()


@pytest.mark.parametrize("name", FIELDS)
def test_every_name_can_be_written(name: str) -> None:
    """A name is one that the reader of templates takes, and no two are alike but for case."""
    (tag,) = tags_in(f"{{{{ {name} }}}}")
    assert tag.means == Show(name)
    assert FIELDS[name].label


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_is_filled_in(record: str) -> None:
    """Words for each field, rows or a reason for each list, blocks for each section; nothing is left blank."""
    found = values(minutes_of(RECORDS[record]()), None)
    blank_may_be = {"copy_number"}
    for field in FIELDS.values():
        if field.sort is Sort.WORDS and field.name not in {"page", "pages"}:
            assert found.words[field.name].strip() or field.name in blank_may_be
        elif field.sort is Sort.ROWS:
            assert found.instead[field.name].strip()
            assert all(tuple(row) == field.columns for row in found.rows[field.name])
        elif field.sort is Sort.BLOCK:
            assert found.blocks[field.name]
        elif field.sort is Sort.CONDITION:
            assert found.conditions[field.name] is (field.name == "draft")


@pytest.mark.parametrize("record", RECORDS)
def test_fields_together_say_what_the_minutes_say(record: str) -> None:
    """All the words of the record that the built-in minutes print stand in a template of single fields too."""
    paper = minutes_of(RECORDS[record]())
    said = text_of(accepted(plain(every_field=True)).written(paper, None))
    places = [
        (piece.where, " ".join(line.split()))
        for piece in pieces(paper)
        for line in writable(piece.text).split("\n")
        if piece.where.rpartition(": ")[2] not in {"label", "heading", "caption", "column", "list"}
    ]
    lost = [(where, line) for where, line in places if line and line not in said]
    # The one sentence that tells the reader of the built-in layout where to look.
    assert lost == [(where, line) for where, line in lost if line.startswith("Section 13 gives")]
    assert len(lost) <= 1


def test_no_field_speaks_for_another() -> None:
    """Where the CPPC does not apply, its reasons are not those of the human rights validation."""
    found = values(minutes_of(example(LEVEL_2)), None)
    assert found.words["cppc.reasons"].startswith("Does not apply")
    assert found.words["human_rights.reasons"].startswith("Restrictions are limited")


def test_restricted_pieces_say_so() -> None:
    """In a row of the list as in the minutes: the warning, then the words."""
    paper = minutes_of(example(LEVEL_3))
    told = [row["text"] for row in values(paper, None).rows["information"]]
    restricted = [block.text for block in paper.blocks if isinstance(block, Paragraph) and block.restricted]
    assert restricted
    assert set(restricted) <= set(told)
    assert all(text.startswith("Restricted (") for text in restricted)


def test_every_section_has_fields() -> None:
    """Each belongs to one section, and each section can be spelled out."""
    assert all(of_section(key) for key in SECTION_KEYS)
    spelled = {field.name for key in SECTION_KEYS for field in of_section(key)}
    assert {field.name for field in FIELDS.values() if field.section} == spelled | {
        f"section.{key}" for key in SECTION_KEYS
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("case.familyname", "case.family_name"),
        ("family_name", "case.family_name"),
        ("section.risks", "section.risk"),
        ("zzzzzzzz", "docs/templates.md"),
    ],
)
def test_the_nearest_name_is_suggested(typed: str, meant: str) -> None:
    """A slip of the keyboard is told with what was meant; what is like nothing with where the list is."""
    assert meant in suggestion(typed)
