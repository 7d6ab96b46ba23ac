"""The settings of an area as a page, made from the declaration: `python -m agenda.area_table` prints it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from agenda.area import GUIDANCE, setting_specs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.area import SettingSpec

_HEAD = """# Settings of an area

What an area may decide for itself. This page is made from the declaration in `agenda/area.py`; after a change run
`python -m agenda.area_table > docs/settings.md`.

As it comes, every setting with a paragraph is what the MAPPA Guidance says; the words of the statement are the
programme's own, and the marking is today's name for the RESTRICTED of 14.4. A departure from the guidance is
approved by the area's Strategic Management Board, with a rationale (13b.1): each change is kept in the vault with
who made it, when and why, and in the audit chain. `mappa-chair settings` shows and changes them
([command-line.md](command-line.md)).

Checks judge by these settings, papers carry them, and clocks run by them. Where a setting of the area's own
decided, and not the guidance, the message says so. The bounds keep a slip of the keyboard out: no time is longer
than twice what the guidance says. Record files that are checked without a vault are judged by the guidance.

| setting | what it is | takes | default | paragraphs |
|---|---|---|---|---|
"""


def page() -> str:
    """The page as Markdown."""
    rows = "\n".join(_row(spec) for spec in setting_specs())
    return "\n".join([_HEAD + rows, "", *_statement()])


def _row(spec: SettingSpec) -> str:
    default = "below" if spec.name == "statement" else spec.rule.said(spec.default)
    what = f"{spec.label}: {spec.hint[0].lower()}{spec.hint[1:]}"
    paragraphs = ", ".join(spec.paragraphs) or "–"
    return f"| `{spec.name}` | {what} | {spec.rule.allowed} | {default} | {paragraphs} |"


def _statement() -> Iterator[str]:
    yield "## The statement that comes with the programme\n"
    yield from (f"> {line}\n>" for line in GUIDANCE.statement.splitlines()[:-1])
    yield f"> {GUIDANCE.statement.splitlines()[-1]}\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text stream has it
    sys.stdout.write(page())
