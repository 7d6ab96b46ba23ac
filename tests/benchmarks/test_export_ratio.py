"""What an export costs, in ratios of one run: to python-docx writing as many paragraphs and cells."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pytest
from docx import Document

from agenda.findings import findings
from agenda.record import as_json, validate
from mappa_chair.documents.blocks import Bullets, Facts, NewPage, Table
from mappa_chair.documents.minutes import minutes
from mappa_chair.documents.word import to_docx
from mappa_chair.exporting import Audience, export
from mappa_chair.other_papers import EVERY_OTHER, NO_OTHERS
from tests.documents.samples import LEVEL_3, SETTINGS, example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.documents.blocks import Paper
    from mappa_chair.other_papers import Others

pytestmark = pytest.mark.benchmark

_RUNS = 5


def _long() -> Record:
    """The example with sixty actions and forty people."""
    said = as_json(example(LEVEL_3))
    plan, people = said["plan"], said["attendance"]
    assert isinstance(plan, dict)
    assert isinstance(people, list)
    actions = plan["actions"]
    assert isinstance(actions, list)
    actions += [dict(actions[at % 10], number=f"9.{at}") for at in range(50)]  # type: ignore[arg-type]  # objects
    people += [dict(people[at % 11], id=f"z{at}") for at in range(29)]  # type: ignore[arg-type]  # as above
    return validate(said)


def _least(*works: Callable[[], object]) -> list[float]:
    """The least seconds of several runs of each, taken in turns so that a busy machine slows all alike."""

    def once(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    took = [[once(work) for work in works] for _ in range(_RUNS)]
    return [min(column) for column in zip(*took, strict=True)]


def _grids(paper: Paper) -> Iterator[list[list[str]]]:
    for block in paper.blocks:
        if isinstance(block, Facts):
            yield [[fact.label, fact.value.text] for fact in block.rows]
        elif isinstance(block, Table):
            heads = [column.title for column in block.columns]
            yield [heads, *([cell.text for cell in row.cells] for row in block.rows)]


def _lines(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        if isinstance(block, Bullets):
            yield from (item.text for item in block.items)
        elif not isinstance(block, Facts | Table | NewPage):
            yield block.text


def _by_the_library(lines: list[str], grids: list[list[list[str]]]) -> None:
    """The same paragraphs and cells, as a program that only uses python-docx writes them."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    for grid in grids:
        table = document.add_table(rows=0, cols=len(grid[0]))
        for texts in grid:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
    document.save(io.BytesIO())


@pytest.mark.parametrize("make", [lambda: example(LEVEL_3), _long], ids=["example", "sixty actions"])
def test_a_paper_costs_no_more_than_twice_the_library(make: Callable[[], Record]) -> None:
    """From record to the bytes of its minutes takes at most twice what python-docx takes for as much."""
    record = make()
    found = findings(record)
    paper = minutes(record, settings=SETTINGS, findings=found)
    lines, grids = list(_lines(paper)), list(_grids(paper))
    ours, theirs = _least(
        lambda: to_docx(minutes(record, settings=SETTINGS, findings=found)),
        lambda: _by_the_library(lines, grids),
    )
    print(f"minutes {ours * 1000:.0f} ms, python-docx {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}")  # noqa: T201 - the figure is what a benchmark is for
    assert ours < 2 * theirs


@pytest.mark.parametrize(
    ("make", "others"),
    [(lambda: example(LEVEL_3), NO_OTHERS), (_long, NO_OTHERS), (lambda: example(LEVEL_3), EVERY_OTHER)],
    ids=["minutes and summary", "of sixty actions", "every document"],
)
def test_a_meeting_costs_no_more_than_twice_the_library(
    make: Callable[[], Record], others: Others, tmp_path: Path
) -> None:
    """Minutes and the summary with its leak check onto the disk, alone and with all others, against the library.

    Each run reads a record that nothing is remembered of, as the first export of a meeting does.
    """
    record = make()
    found = findings(record)

    def by_us() -> None:
        export(
            record.model_copy(),
            found,
            folder=tmp_path,
            minutes=True,
            summary=Audience.SUBJECT,
            others=others,
            force=True,
        )

    by_us()
    written = [Document(str(path)) for path in tmp_path.iterdir()]
    papers = [
        (
            [paragraph.text for paragraph in document.paragraphs],
            [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
        )
        for document in written
    ]

    def by_the_library() -> None:
        for lines, grids in papers:
            _by_the_library(lines, grids)

    ours, theirs = _least(by_us, by_the_library)
    print(f"export {ours * 1000:.0f} ms, python-docx {theirs * 1000:.0f} ms, ratio {ours / theirs:.2f}")  # noqa: T201 - as above
    assert ours < 2 * theirs
