"""Files for spreadsheets (CSV) in which nothing typed is taken for a formula or for another value.

Spreadsheets run what begins with = + - @ (their full-width forms too), a tab or a line break, and make 3.1 of the
action number 3.10. Such a text gets an apostrophe before it, and so does one that begins with an apostrophe:
`read` takes exactly one away, and what comes back is what was written.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from mappa_chair.documents.blocks import writable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value: TypeAlias = str | date | None

_GUARD = "'"
# What begins a formula, after blanks and invisible characters that some programs skip.
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\"]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\r\n]")
# What a spreadsheet would keep as a number or a day: 3.10, 007, 1e5, 1/2.
_NUMBER = re.compile(r"\s*\d[\d.,:/ eE+\-]*\s*")


def sheet(titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """A table as a CSV file in UTF-8 with a byte order mark, without which Excel reads accents wrongly.

    Days are written as 2027-01-15, which spreadsheets know for days; what is None is empty.
    """
    made = io.StringIO()
    # Every value in quotes: a semicolon or tab inside one starts no new cell, whatever the country.
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([_written(value) for value in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def read(content: bytes) -> list[list[str]]:
    """The rows of such a file, titles first, as they were before they were made safe."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return [[value.removeprefix(_GUARD) for value in row] for row in rows]


def _written(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = writable(value or "")
    guarded = text.startswith(_GUARD) or _FORMULA.match(text) or _NUMBER.fullmatch(text)
    return f"{_GUARD}{text}" if guarded else text
