"""Templates put together at random: each is refused, or gives minutes that open and say what they are."""

from __future__ import annotations

import random
import re
from typing import Final

import pytest

from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.template.faults import TemplateRefusedError
from mappa_chair.documents.template.fields import CONDITIONS, FIELDS, Sort
from mappa_chair.documents.template.layout import read_layout
from mappa_chair.documents.template.package import read_package
from tests.documents.samples import LEVEL_3, empty_record, example, minutes_of
from tests.documents.template.crafted import BODY, paragraph, plain
from tests.documents.template.rendered import pages, text_of
from tests.documents.wordprocessing import faults

LISTS: Final = [field for field in FIELDS.values() if field.sort is Sort.ROWS]
WORDS: Final = [name for name, field in FIELDS.items() if field.sort is Sort.WORDS]
DEEPEST: Final = 3


def lines(chance: random.Random, depth: int = 0) -> str:
    """Some paragraphs and tables, most of them right."""
    list_ = chance.choice(LISTS)
    column = chance.choice(list_.columns)
    match chance.randrange(7 if depth < DEEPEST else 3):
        case 0:
            return paragraph("Words of the area.")
        case 1:
            return paragraph(f"See {{{{ {chance.choice(WORDS)} }}}} and {{{{ state }}}}")
        case 2:
            wrong = ("{%p endif %}", "{%p else %}", "{{", "{% for x in y %}", "{{ nobody }}")
            return paragraph(chance.choice(wrong) if chance.random() < 0.1 else "Right.")
        case 3:
            inner = paragraph(f"{{{{ row.{column} }}}}") + (
                table(chance, depth + 1) if chance.random() < 0.2 else ""
            )
            return paragraph(f"{{%p for row in {list_.name} %}}") + inner + paragraph("{%p endfor %}")
        case 4:
            word = f"{{%p if {chance.choice(('', 'not '))}{chance.choice(CONDITIONS)} %}}"
            other = paragraph("{%p else %}") + lines(chance, depth + 1) if chance.random() < 0.5 else ""
            return paragraph(word) + lines(chance, depth + 1) + other + paragraph("{%p endif %}")
        case 5:
            return table(chance, depth)
        case _:
            return lines(chance, depth + 1) + lines(chance, depth + 1)


def table(chance: random.Random, depth: int) -> str:
    """A table with a list, a row under a condition, and a row of anything; perhaps without a row in the end."""
    list_ = chance.choice(LISTS)
    column = chance.choice(list_.columns)
    rows = ""
    if chance.random() < 0.6:
        condition = paragraph("{%p if draft %}") + paragraph("x") + paragraph("{%p endif %}")
        rows += row(paragraph(f"{{%tr for row in {list_.name} %}}"))
        rows += row(paragraph(f"{{{{ row.{column} }}}}"))
        rows += row(condition if chance.random() < 0.5 else paragraph("")) + row(paragraph("{%tr endfor %}"))
    if chance.random() < 0.5:
        rows += row(paragraph("{%tr if approved %}")) + row(paragraph("x")) + row(paragraph("{%tr endif %}"))
    if chance.random() < 0.5:
        rows += row(lines(chance, depth + 1))
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>{rows}</w:tbl>'


def row(content: str) -> str:
    """A row of one cell."""
    return f"<w:tr><w:tc><w:tcPr/>{content}</w:tc></w:tr>"


def made(chance: random.Random) -> bytes:
    """The starter with such lines before some of its paragraphs."""
    parts = unpacked(plain())
    text = parts[BODY].decode()
    places = [found.start() for found in re.finditer("<w:p>", text)]
    for place in sorted(chance.sample(places, chance.randrange(1, 6)), reverse=True):
        text = text[:place] + lines(chance) + text[place:]
    return packed({**parts, BODY: text.encode()})


def refused(content: bytes) -> tuple[str, ...]:
    """What is said against a template, if anything is."""
    try:
        read_layout(content)
    except TemplateRefusedError as fault:
        return fault.faults
    return ()


@pytest.mark.parametrize("seed", range(20))
def test_what_is_accepted_gives_minutes(seed: int) -> None:
    """No tag is left, nothing is there to repair, the draft says so, and nothing in it could act."""
    content = made(random.Random(seed))  # noqa: S311 - chance, not a secret
    if told := refused(content):
        assert all(each.startswith("Text: ") for each in told)
        return
    layout = read_layout(content)
    for record in (example(LEVEL_3), empty_record()):
        written = layout.written(minutes_of(record), None)
        words = text_of(written)
        assert "{{" not in words
        assert "{%" not in words
        assert "Draft – not approved" in words
        assert all("Draft, not approved" in page for page in pages(written) if "Page " in page)
        assert list(faults(written)) == []
        read_package(written)
