"""The table of checks as a page, made from the declarations: `python -m agenda.checks_table` prints it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from agenda.check import Severity
from agenda.walk import ITEMS, all_checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.check import Check

_HEAD = """# Checks

What is missing in a record, item by item. This page is made from the declarations in `agenda/`; after a change run
`python -m agenda.checks_table > docs/checks.md`.

A check is a pure question to the record. *Must* stands for a duty of the MAPPA Guidance or of statute, *should*
for good practice, *note* for what is worth the chair's attention. Paragraphs are those of the Guidance. Nothing
here stops a meeting: what is open is shown, and the chair decides. Where an area has an interval or a grade of its
own ([settings.md](settings.md)), the check judges by that, and its sentence says so.
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    checks = all_checks()
    counts = [f"{sum(each.severity is severity for each in checks)} {severity.value}" for severity in Severity]
    yield f"There are {len(checks)} checks: {', '.join(counts)}.\n"
    for item in ITEMS:
        yield f"## {item.number}. {item.title}\n"
        yield "| check | severity | raised when | paragraphs |"
        yield "|---|---|---|---|"
        for each in item.checks:
            yield f"| `{each.id}` | {each.severity.value} | {_cell(each)} | {', '.join(each.paragraphs) or '–'} |"
        yield ""


def _cell(each: Check) -> str:
    return each.when.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text stream has it
    sys.stdout.write(page())
