"""A paper as a plain tree: what stands between the record and Word.

The tree knows nothing of records and nothing of Word. It is what redaction and the leak check walk over,
what tests compare, and the only thing `word.py` reads. Every block may say where in the record its words
came from (`source`, a path such as ``information[1].text``) and why they are restricted (`restricted`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# What XML 1.0 forbids, C1 codes (an old reader may act on them) and the two direction overrides that make text
# read as something else. The record's own gate drops them first; what was stored before it may not have passed it.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Tone = Literal["body", "note", "empty"]
"""How a paragraph speaks: running text, an explanation of the paper itself, or "Not recorded"."""


def writable(text: str) -> str:
    """The text without what no paper can hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE_SURROGATE.sub("\ufffd", _UNWRITABLE.sub("", lines))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """Where words of the record came from, and why they are restricted if they are."""

    source: str | None = None
    restricted: str | None = None


@dataclass(frozen=True, slots=True)
class Cell(Traced):
    """The content of a table cell, of a fact or of a bullet; a line feed starts a new paragraph."""

    runs: tuple[Run, ...] = ()
    tone: Tone = "body"

    @property
    def text(self) -> str:
        """The words without their weight."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading(Traced):
    """A heading of level 1 (a section), 2 or 3."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph(Traced):
    """Running text; a line feed in it starts a new paragraph on the page."""

    runs: tuple[Run, ...]
    tone: Tone = "body"

    @property
    def text(self) -> str:
        """The words without their weight."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Bullets(Traced):
    """A list in no order."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of `Facts`: what it is, and what was recorded."""

    label: str
    value: Cell


@dataclass(frozen=True, slots=True)
class Facts(Traced):
    """A real two-column table of labels and values; the labels are the row headers."""

    rows: tuple[Fact, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its share of the width (any unit: shares are relative)."""

    title: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row(Traced):
    """A table row; `restricted` here speaks for every cell of it, and `roomy` leaves room to write in by hand."""

    cells: tuple[Cell, ...]
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Table(Traced):
    """A table whose header row repeats on every page and whose rows stay whole."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns: a shifted cell would be read as another fact."""
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of the table {self.caption!r} does not fit its columns")


@dataclass(frozen=True, slots=True)
class Banner(Traced):
    """A boxed line nobody can miss, such as "Draft – not approved"."""

    text: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page break; `landscape` turns the paper for what follows, until the next one."""

    landscape: bool = False


Block = Heading | Paragraph | Bullets | Facts | Table | Banner | NewPage


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something the paper could have held and does not: for the chair's eyes, never printed.

    `may_go` says that the chair may take it in all the same, for a reader other than the subject.
    """

    source: str
    what: str
    why: str
    may_go: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """Something restricted that the paper holds because the chair chose it; the reason is never printed."""

    source: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: what stands on every page, the blocks in order, what was left out, what was taken in.

    `version` is one word for file names ("draft"), `status` the words the paper itself uses.
    """

    title: str
    kind: str
    version: str
    status: str
    marking: str
    area: str
    reference: str
    blocks: tuple[Block, ...]
    copy_number: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    taken_in: tuple[TakenIn, ...] = ()

    @property
    def header(self) -> tuple[str, str, str]:
        """The marking, the MAPPA area and the meeting reference, for the head of every page."""
        return self.marking, self.area, self.reference

    @property
    def footer(self) -> tuple[str, str]:
        """The marking, and what this paper is with its copy number, for the foot of every page."""
        copy = f", copy {self.copy_number}" if self.copy_number else ""
        return self.marking, f"{self.kind} – {self.status}{copy}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of finished text: where it stands in the paper, and where it came from."""

    where: str
    text: str
    source: str | None = None
    restricted: str | None = None


def pieces(paper: Paper) -> Iterator[Piece]:
    """Every stretch of text the paper would print or carry in its properties, in reading order."""
    yield Piece("title", paper.title)
    for text in dict.fromkeys((*paper.header, *paper.footer)):
        yield Piece("header and footer", text)
    section = ""
    for block in paper.blocks:
        if isinstance(block, Heading):
            section = block.text
        for piece in _pieces_of(block):
            where = f"{section}: {piece.where}" if section else piece.where
            yield Piece(where, piece.text, piece.source, piece.restricted)


def _pieces_of(block: Block) -> Iterator[Piece]:
    match block:
        case NewPage():
            return
        case Heading() | Paragraph() | Banner():
            yield Piece(type(block).__name__.lower(), block.text, block.source, block.restricted)
        case Bullets():
            for item in block.items:
                yield _piece("list", item, block)
        case Facts():
            yield Piece("caption", block.caption)
            for fact in block.rows:
                yield Piece("label", fact.label)
                yield _piece(fact.label, fact.value, block)
        case Table():
            yield Piece("caption", block.caption)
            for column in block.columns:
                yield Piece("column", column.title)
            for row in block.rows:
                for column, cell in zip(block.columns, row.cells, strict=True):
                    yield _piece(column.title, cell, row)


def _piece(where: str, cell: Cell, holder: Traced) -> Piece:
    return Piece(where, cell.text, cell.source or holder.source, cell.restricted or holder.restricted)


def as_text(paper: Paper) -> str:
    """The paper as readable plain text: what tests compare, and what a preview can show."""
    lines = [
        f"{paper.title}",
        f"(every page: {' | '.join(paper.header)} … {' | '.join(paper.footer)} | Page x of y)",
    ]
    for block in paper.blocks:
        lines += ["", *_lines(block)]
    return writable("\n".join(lines)) + "\n"


def _lines(block: Block) -> Sequence[str]:
    match block:
        case NewPage(landscape=landscape):
            return [f"----- new page{', landscape' if landscape else ''} -----"]
        case Heading(level=level, text=text):
            return [f"{'#' * level} {text}"]
        case Banner(text=text):
            return [f"[ {text} ]"]
        case Paragraph(tone=tone):
            return [f"({block.text})" if tone == "note" else block.text]
        case Bullets(items=items):
            return [f"* {_indented(item.text, 2)}" for item in items]
        case Facts(rows=rows, caption=caption):
            return [f"[{caption}]", *(f"  {row.label}: {_indented(row.value.text, 4)}" for row in rows)]
        case Table(columns=columns, rows=rows, caption=caption):
            head = "  " + " | ".join(column.title for column in columns)
            body = ["  " + " | ".join(_indented(cell.text, 4) for cell in row.cells) for row in rows]
            return [f"[{caption}]", head, *body]


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)
