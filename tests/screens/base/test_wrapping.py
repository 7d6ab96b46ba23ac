"""Where rows begin: as Textual's editor has them, and quick in a paragraph of any length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from screens.base.wrapping import Wrapping, breaks, is_one_cell_each

WORDS = st.text(alphabet="ab é–’  ", max_size=60)
LINES = st.text(alphabet="ab é  \t\n漢字", max_size=60)
WIDTH = st.integers(1, 14)


@given(WORDS, WIDTH)
def test_rows_begin_where_textual_has_them_begin(line: str, width: int) -> None:
    """Where letters are one cell each the rows are the editor's own: whole words, long ones cut."""
    assert is_one_cell_each(line)
    assert breaks(line, width) == compute_wrap_offsets(line, width, 4)


@given(LINES, WIDTH)
def test_a_document_is_wrapped_as_textual_wraps_it(text: str, width: int) -> None:
    """Tabs, wide letters and line ends too: every row of every line, and where each is from the top."""
    ours, theirs = Wrapping(Document(text)), WrappedDocument(Document(text))
    ours.wrap(width, 4)
    theirs.wrap(width, 4)
    assert ours.lines == theirs.lines
    assert ours.height == theirs.height
    assert ours._offset_to_line_info == theirs._offset_to_line_info
    assert ours._line_index_to_offsets == theirs._line_index_to_offsets
    for index, line in enumerate(theirs.lines):
        assert ours.get_sections(index) == line
        assert ours.get_tab_widths(index) == theirs.get_tab_widths(index)


@given(LINES, LINES, WIDTH, st.data())
def test_after_an_edit_the_rows_are_those_of_the_new_text(
    text: str, typed: str, width: int, data: st.DataObject
) -> None:
    """Whatever is put in place of whatever, wrapping what changed gives what wrapping everything gives."""
    document = Document(text)
    ours = Wrapping(document)
    ours.wrap(width, 4)
    places = [(row, column) for row, line in enumerate(document.lines) for column in range(len(line) + 1)]
    start, end = (data.draw(st.sampled_from(places)) for _ in range(2))
    done = document.replace_range(start, end, typed)
    ours.wrap_range(min(start, end), max(start, end), done.end_location)
    afresh = Wrapping(document)
    afresh.wrap(width, 4)
    assert ours._wrap_offsets == afresh._wrap_offsets
    assert ours._offset_to_line_info == afresh._offset_to_line_info
    assert ours._line_index_to_offsets == afresh._line_index_to_offsets


@given(LINES, WIDTH)
def test_the_rows_together_are_the_text(text: str, width: int) -> None:
    """Nothing of a line is left out of its rows or shown in two of them."""
    ours = Wrapping(Document(text))
    ours.wrap(width, 4)
    rows = [found for y in range(ours.height) if (found := ours.row(y)) is not None]
    told = "".join(row + ("\n" if is_last else "") for _, _, row, is_last in rows)
    assert told == "\n".join(ours.document.lines) + "\n"
    assert ours.row(ours.height) is None


def test_a_no_break_space_parts_no_words() -> None:
    """A number and its unit that a no-break space joins stay in one row."""
    assert breaks("level 3\u00a0panel", 9) == [6]
