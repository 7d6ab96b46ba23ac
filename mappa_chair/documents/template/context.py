"""What the fields of a template hold for one meeting: the words of the minutes, taken out of their tree.

So a template says what the built-in minutes say: "Not recorded", restricted pieces marked as such, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from agenda.record import label_at
from agenda.wording import day_said
from mappa_chair.documents.blocks import Banner, Bullets, Facts, Heading, NewPage, Paragraph, Table
from mappa_chair.documents.phrases import NONE, NOT_RECORDED
from mappa_chair.documents.template.fields import FIELDS, SECTION_KEYS, Field, Sort, of_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mappa_chair.documents.blocks import Block, Paper
    from mappa_chair.documents.minutes import Approval

_NOT_APPROVED: Final = "Not approved"
_NO_NEED: Final = "Does not apply"


@dataclass(frozen=True, slots=True)
class Values:
    """What each field holds; of a list without rows, `instead` says why in words."""

    words: Mapping[str, str]
    rows: Mapping[str, Sequence[Mapping[str, str]]]
    instead: Mapping[str, str]
    blocks: Mapping[str, Sequence[Block]]
    conditions: Mapping[str, bool]


def values(paper: Paper, approval: Approval | None) -> Values:
    """What every field of the list holds for the minutes in `paper`."""
    sections = _sections(paper.blocks)
    words = _of_the_paper(paper, approval)
    words["statement"] = _text(sections["confidentiality"][:1]) or NOT_RECORDED
    rows: dict[str, list[dict[str, str]]] = {}
    instead: dict[str, str] = {}
    for field in FIELDS.values():
        blocks = sections.get(field.section, ())
        if field.sort is Sort.ROWS:
            rows[field.name] = list(_rows(field, blocks))
            instead[field.name] = _instead(field, blocks)
        elif field.sort is Sort.WORDS and field.section and field.name != "statement":
            words[field.name] = _words(field, blocks)
    return Values(
        words=words,
        rows=rows,
        instead=instead,
        blocks={
            "banner": [block for block in paper.blocks if isinstance(block, Banner)],
            "remarks": _remarks(sections["meeting"]),
            **{f"section.{key}": found for key, found in sections.items()},
        },
        conditions={
            "draft": approval is None,
            "approved": approval is not None,
            "numbered": paper.copy_number is not None,
        },
    )


def _sections(blocks: Sequence[Block]) -> dict[str, tuple[Block, ...]]:
    """The blocks under each heading of the first level, without what turns the paper and the closing line."""
    made: dict[str, tuple[Block, ...]] = {}
    keys = iter(SECTION_KEYS)
    gathered: list[Block] | None = None
    key = ""
    for block in (*blocks[:-1], Heading(1, "")):
        if isinstance(block, Heading) and block.level == 1:
            if gathered is not None:
                made[key] = tuple(gathered)
            key, gathered = next(keys, ""), []
        elif gathered is not None and not isinstance(block, NewPage):
            gathered.append(block)
    return made


def _of_the_paper(paper: Paper, approval: Approval | None) -> dict[str, str]:
    marking, area, reference = paper.header
    return {
        # A line may begin with the dash before the reference, and never ends with it.
        "title": paper.title.replace(" \u2013 ", " \u2013\u00a0"),
        "marking": marking,
        "area": area,
        "reference": reference,
        "state": paper.footer[1],
        "approved_by": approval.by if approval else _NOT_APPROVED,
        "approved_on": day_said(approval.on) if approval else _NOT_APPROVED,
        "version": str(approval.version) if approval else "Draft",
        "fingerprint": approval.fingerprint if approval else _NOT_APPROVED,
        "copy_number": paper.copy_number or "",
    }


def _remarks(blocks: Sequence[Block]) -> Sequence[Block]:
    """What stands under the facts of the first section."""
    first = next((place for place, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    return blocks[first:]


def _words(field: Field, blocks: Sequence[Block]) -> str:
    """What the minutes say of a field in its section."""
    facts = [row for block in blocks if isinstance(block, Facts) for row in block.rows]
    label = field.caption or label_at(field.name)
    if not field.caption:
        for row in facts:
            if row.value.source == field.name:
                return row.value.text
        for block in blocks:
            if isinstance(block, Paragraph) and block.source == field.name:
                return block.text
    if field.name.endswith(".no_action_because"):
        pillar = _under(blocks, f"Pillar: {label_at(field.name.rpartition('.')[0])}")
        return _NO_NEED if any(isinstance(block, Bullets) for block in pillar) else NOT_RECORDED
    # Two fields of one section may have the same label: then only its source tells whose words they are.
    if field.caption or label not in _shared(field.section):
        for row in facts:
            if row.label == label:
                return row.value.text
        if under := _text(_under(blocks, label)):
            return under
    above = field.name.rpartition(".")[0]
    return (above and _empty(_under(blocks, label_at(above)))) or NOT_RECORDED


@cache
def _shared(section: str) -> frozenset[str]:
    """Labels that more than one field of a section has."""
    labels = [label_at(field.name) for field in of_section(section) if not field.caption]
    return frozenset(label for label in labels if labels.count(label) > 1)


def _rows(field: Field, blocks: Sequence[Block]) -> Iterator[dict[str, str]]:
    if field.name == "information":
        for heading, under in _regions(blocks):
            yield {"source": heading, "text": _text(under)}
        return
    if field.name == "disclosure.disclosures":
        for _, under in _regions(blocks):
            for facts in under:
                if isinstance(facts, Facts):
                    lines = (f"{row.label}: {row.value.text}" for row in facts.rows)
                    yield {"recipient": facts.rows[0].value.text, "details": "\n".join(lines)}
        return
    for block in blocks:
        if isinstance(block, Table) and block.caption == field.caption:
            for row in block.rows:
                yield dict(zip(field.columns, (cell.text for cell in row.cells), strict=True))


def _instead(field: Field, blocks: Sequence[Block]) -> str:
    """What stands in the minutes where the list has no rows."""
    under = _empty(_under(blocks, field.caption)) or _empty(_under(blocks, field.label))
    return under or _empty(blocks[:1]) or NONE


def _regions(blocks: Sequence[Block]) -> Iterator[tuple[str, Sequence[Block]]]:
    """Each heading of the second level with what stands under it."""
    at = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2]
    for place, end in zip(at, (*at, len(blocks))[1:], strict=True):
        heading = blocks[place]
        if isinstance(heading, Heading):
            yield heading.text, blocks[place + 1 : end]


def _under(blocks: Sequence[Block], heading: str) -> Sequence[Block]:
    """What stands between a heading and the next one."""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.text == heading:
            rest = blocks[place + 1 :]
            end = next((at for at, each in enumerate(rest) if isinstance(each, Heading)), len(rest))
            return rest[:end]
    return ()


def _empty(blocks: Sequence[Block]) -> str:
    """The words for nothing that stand first, if they do."""
    first = blocks[0] if blocks else None
    return first.text if isinstance(first, Paragraph) and first.tone == "empty" else ""


def _text(blocks: Sequence[Block]) -> str:
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Bullets):
            lines += [item.text for item in block.items]
    return "\n".join(lines)
