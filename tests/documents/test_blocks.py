"""The plain tree: comparable, readable, and walkable to every piece of text."""

from __future__ import annotations

import pytest

from mappa_chair.documents.blocks import (
    Banner,
    Bullets,
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    as_text,
    pieces,
)


def _cell(text: str, **traced: str) -> Cell:
    return Cell((Run(text),), **traced)  # type: ignore[arg-type]  # only source and restricted are passed


def _paper(*blocks: Banner | Bullets | Facts | Heading | NewPage | Paragraph | Table) -> Paper:
    return Paper("Title", "Minutes", "draft", "Draft", "OFFICIAL-SENSITIVE", "Eastmere MAPPA", "EX/1", blocks)


_EVERY_BLOCK = (
    Banner("Banner words"),
    Heading(1, "Heading words"),
    Paragraph((Run("Paragraph "), Run("words", strong=True)), source="risk.who"),
    Bullets((_cell("Bullet words", source="plan.licence_conditions[0]"),)),
    Facts((Fact("Label words", _cell("Fact words")),), "Facts caption"),
    Table((Column("Column words"),), (Row((_cell("Cell words"),), restricted="victim"),), "Table caption"),
    NewPage(landscape=True),
)


def test_text_shows_every_block() -> None:
    """The readable text of a paper holds the words of every kind of block and what stands on every page."""
    text = as_text(_paper(*_EVERY_BLOCK))
    for words in ("Banner", "Heading", "Paragraph", "Bullet", "Label", "Fact", "Column", "Cell"):
        assert f"{words} words" in text
    assert "new page, landscape" in text
    assert "OFFICIAL-SENSITIVE | Eastmere MAPPA | EX/1" in text


def test_pieces_reach_every_text() -> None:
    """Walking the pieces of a paper meets its title, page words, captions, labels, cells and running text."""
    met = {piece.text for piece in pieces(_paper(*_EVERY_BLOCK))}
    assert met >= {
        *("Title", "OFFICIAL-SENSITIVE", "Eastmere MAPPA", "EX/1", "Minutes – Draft", "Banner words"),
        *("Heading words", "Paragraph words", "Bullet words", "Label words", "Fact words", "Column words"),
        *("Cell words", "Facts caption", "Table caption"),
    }


def test_pieces_know_where_they_came_from() -> None:
    """A piece carries its source and restriction; a cell without its own takes its row's."""
    by_text = {piece.text: piece for piece in pieces(_paper(*_EVERY_BLOCK))}
    assert by_text["Paragraph words"].source == "risk.who"
    assert by_text["Bullet words"].where == "Heading words: list"
    assert by_text["Cell words"].restricted == "victim"


def test_trees_compare_by_value() -> None:
    """Two trees of the same words are equal and hash alike; one other word makes them differ."""
    assert _paper(*_EVERY_BLOCK) == _paper(*_EVERY_BLOCK)
    assert hash(_paper(*_EVERY_BLOCK)) == hash(_paper(*_EVERY_BLOCK))
    assert _paper(Heading(1, "One")) != _paper(Heading(1, "Two"))


def test_row_that_does_not_fit_is_refused() -> None:
    """A row with a cell too few never becomes a table in which every fact has moved one column."""
    with pytest.raises(ValueError, match="does not fit"):
        Table((Column("One"), Column("Two")), (Row((_cell("only one"),)),), "Caption")


def test_copy_number_stands_in_the_footer() -> None:
    """A numbered copy says its number at the foot of every page (13b.8)."""
    paper = Paper("T", "Minutes", "draft", "Draft", "M", "A", "R", (), copy_number="7")
    assert paper.footer == ("M", "Minutes – Draft, copy 7")
