"""A template to start from: it looks like the built-in minutes, and gives complete ones as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.blocks import (
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
)
from mappa_chair.documents.minutes import SECTIONS
from mappa_chair.documents.phrases import paragraph
from mappa_chair.documents.template.fields import SECTION_KEYS, Sort, of_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.documents.blocks import Block
    from mappa_chair.documents.template.fields import Field

_MAIN: Final = "word/document.xml"
_TITLE: Final = "Template of MAPPA meeting minutes"
# Shares of the width of a table, where columns are not alike.
_SHARES: Final = {
    "number": 0.7, "risk": 0.8, "due": 1.2, "owner": 1.3, "text": 3.0, "details": 3.0, "description": 3.0,
    "action": 2.4, "result": 2.0, "response": 1.8, "level": 1.2, "outcome": 1.8, "measure": 1.8, "reason": 1.8,
}  # fmt: skip
_TITLES: Final = {
    "number": "No.", "owner": "Agency and person", "measure": "How completion is known", "risks": "Risks managed",
    "source": "From", "text": "What was shared", "sentence": "Disposal and sentence", "what": "What is told",
    "trigger": "If this happens", "response": "This is done", "description": "What may happen",
    "people": "To whom", "refusal_reason": "Why it is not accepted", "alternative": "Alternative considered",
    "attended": "Attendance",
    "contact": "Who is in contact", "level": "Risk of serious harm", "management": "How it is managed",
}  # fmt: skip


def starter(*, every_field: bool = False) -> bytes:
    """The template as the content of a .docx file: a section in one field each, or every field on its own."""
    from mappa_chair.documents.word import to_docx  # noqa: PLC0415 - python-docx takes 0.1 s, and only exports need it

    blocks: list[Block] = [paragraph("{{p banner }}")]
    turned = False
    for number, (key, section) in enumerate(zip(SECTION_KEYS, SECTIONS, strict=True), 1):
        if section.landscape != turned:
            turned = section.landscape
            blocks.append(NewPage(landscape=turned))
        blocks.append(Heading(1, f"{number}. {section.title}"))
        blocks += _fields(key) if every_field else [paragraph(f"{{{{p section.{key} }}}}")]
    blocks.append(paragraph("End of the minutes.", tone="note"))
    paper = Paper(
        title="{{ title }}",
        kind="{{ state }}",
        version="",
        status="",
        marking="{{ marking }}",
        area="{{ area }}",
        reference="{{ reference }}",
        blocks=tuple(blocks),
    )
    parts = unpacked(to_docx(paper))
    parts[_MAIN] = _loosened(parts[_MAIN])
    for name, content in parts.items():
        # The foot of other papers says what they are and their state; here one field says both.
        parts[name] = content.replace("{{ state }} – ".encode(), b"{{ state }}")
    core = "docProps/core.xml"
    parts[core] = parts[core].replace(b"{{ title }}", _TITLE.encode())
    return packed(parts)


def _loosened(document: bytes) -> bytes:
    """The text with rows that do not hold on to the next: a table that is short here may be long in minutes."""
    root = parse_xml(document)
    for row in root.iter(qn("w:tr")):
        if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            for kept in list(row.iter(qn("w:keepNext"))):
                kept.getparent().remove(kept)
    made: bytes = serialize_part_xml(root)
    return made


def _fields(key: str) -> Iterator[Block]:
    """Every field of a section: what is said in words as a table of labels and fields, each list as a table."""
    fields = of_section(key)
    for field in fields:
        if field.name == "statement":
            yield paragraph("{{ statement }}")
    words = tuple(field for field in fields if field.sort is Sort.WORDS and field.name != "statement")
    if words:
        rows = tuple(Fact(field.label, Cell((Run(f"{{{{ {field.name} }}}}"),))) for field in words)
        yield Facts(rows, SECTIONS[SECTION_KEYS.index(key)].title)
    for field in fields:
        if field.sort is Sort.ROWS:
            yield Heading(2, field.label)
            yield _table(field)
        elif field.sort is Sort.BLOCK:
            yield Paragraph((Run(f"{{{{p {field.name} }}}}"),))


def _table(field: Field) -> Table:
    """A table whose middle row comes once for each row of the list."""
    columns = tuple(
        Column(_TITLES.get(name) or name.replace("_", " ").capitalize(), _SHARES.get(name, 1.0))
        for name in field.columns
    )
    rest = (Cell(),) * (len(columns) - 1)
    middle = tuple(Cell((Run(f"{{{{ row.{name} }}}}"),)) for name in field.columns)
    return Table(
        columns,
        (
            Row((Cell((Run(f"{{%tr for row in {field.name} %}}"),)), *rest)),
            Row(middle),
            Row((Cell((Run("{%tr endfor %}"),)), *rest)),
        ),
        field.label,
    )
