"""The fields of a template as a page, made from their declaration: run as a module it prints docs/templates.md."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from mappa_chair.documents.minutes import SECTIONS
from mappa_chair.documents.template.fields import FIELDS, SECTION_KEYS, Sort, of_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mappa_chair.documents.template.fields import Field

_HEAD: Final = """# The area's own template of the minutes

A board may insist on a MAPPA C of its own (13b.1). Then the minutes of its vault come out in its Word file:
letterhead, order, fonts and tables are the area's, the words in them are those of the record. The lists below
are made from the declaration in `mappa_chair/documents/template/fields.py`; after a change run `python -m
mappa_chair.documents.template.page > docs/templates.md`.

    mappa-chair template starter own.docx
    mappa-chair template check own.docx
    mappa-chair template use own.docx --reason "SMB, 2 November 2026: our own MAPPA C"

1. `starter` writes a template that looks like the built-in minutes and gives complete ones as it is: a field
   for each of the fourteen sections. With `--every-field` every field of the lists below stands in it on its
   own.
2. Change it in Word or LibreOffice as you like. Styles with our names (Heading 1 to 3, Note, Empty, List
   Bullet, Table Text, Table Heading, Paper Table) are taken as they look in your file; those that are missing
   are added.
3. `check` names everything that is wrong, with its place: unknown fields and the nearest name there is,
   instructions that do not end, what has no place in the template, what may not be in it.
4. `use` puts it into the vault, with a reason; who did so, when and why stays in the history and in the audit
   chain. From then on every export of minutes is written in it, from the application too, approved versions and
   numbered copies among them; `verify` knows them as it knows built-in ones. `export --built-in` writes them in
   the built-in layout once.
5. Look at the first minutes page by page before they go out: no program can see whether a layout reads well.

## How fields are written

| in the template | means |
|---|---|
| `{{ case.family_name }}` | the words of a field, in the look of the place it stands in |
| `{{p section.risk }}` | a whole section; alone in a paragraph of the text, outside tables |
| `{%tr for row in plan.actions %}` … `{%tr endfor %}` | the table rows between, once for each row of a list |
| `{{ row.action }}` | between those: a field of the row |
| `{%p for row in information %}` … `{%p endfor %}` | the paragraphs and tables between, likewise |
| `{%p if draft %}` … `{%p else %}` … `{%p endif %}` | what stands between, in a draft only; also `if not draft` |

An instruction (`{% … %}`) stands alone in its paragraph, or with `tr` alone in its table row, and takes that
paragraph or row away. This is the notation of docxtpl, without its language: there are no filters, calls, sums
or attributes, only the names below.

## What a template must have

- On every page, in its head or foot: `{{ marking }}`, `{{ area }}`, `{{ reference }}`, `{{ state }}` and the
  page numbers. First pages and left-hand pages with a head or foot of their own count as pages too.
- `{{p banner }}` once, in a paragraph of its own, under no condition, before the first section. Its look is
  fixed: a draft never looks approved. `{{ state }}` and `{{ marking }}` are always black on white or white on
  black, and not smaller than 7.5 points. `check` points at the
  place where the template itself says “approved”, and at pages that are not A4.
- Every section, whole (`{{p section.risk }}`) or field by field, under no condition: nothing that was recorded
  is silently dropped. A heading nothing was recorded under says “Not recorded”; a list without rows has one row
  that says so.

## What a template may not have

Macros, links, anything loaded from elsewhere (attached templates, pictures, objects, frames), embedded objects,
controls, other files taken in, fields but `PAGE` and `NUMPAGES`, form fields, bindings to custom XML, mail
merges, comments, tracked changes, hidden text, footnotes, shapes and text boxes; pictures but PNG and JPEG up
to 2 MB; a file over 4 MB. Each is refused by its name. What Word leaves behind in every file (who wrote it,
custom XML that nothing is bound to, embedded fonts) does not get into minutes.

## The paper

| field | holds |
|---|---|
"""
_CONDITIONS: Final = """
Conditions, for `{%p if … %}`:

| condition | holds where |
|---|---|
"""
_FOOT: Final = """## Why not docxtpl itself

docxtpl (0.20.2) rewrites the XML of a document with regular expressions and runs it through Jinja. With a
sandbox, automatic escaping and no attributes a template still put a field into the document (the text of a
`raw` block becomes markup); an `if` that began in one table cell and ended in another dropped the words between
without a fault; `{_{` in the words of a record came out as `{{`; and 60 kB of text took 19 seconds. So fields
are looked up here over the tree of the document, in {count} names that are known beforehand; text is only ever
the content of a text element, and what is wrong is told before anything is written.
"""


def page() -> str:
    """The page as Markdown."""
    paper = [field for field in FIELDS.values() if not field.section]
    lines = [_row(field) for field in paper if field.sort is not Sort.CONDITION]
    parts = [_HEAD + "\n".join(lines), _CONDITIONS + "\n".join(_conditions(paper))]
    for number, (key, section) in enumerate(zip(SECTION_KEYS, SECTIONS, strict=True), 1):
        rows = [_row(field) for field in (FIELDS[f"section.{key}"], *of_section(key))]
        parts.append(f"\n## Section {number}: {section.title}\n\n| field | holds |\n|---|---|\n" + "\n".join(rows))
    return "\n".join(parts) + "\n\n" + _FOOT.replace("{count}", str(len(FIELDS)))


def _conditions(fields: list[Field]) -> Iterator[str]:
    for field in fields:
        if field.sort is Sort.CONDITION:
            yield f"| `{field.name}` | {field.label} |"


def _row(field: Field) -> str:
    if field.sort is Sort.ROWS:
        columns = ", ".join(f"`{name}`" for name in field.columns)
        return f"| `{field.name}` | a list: {field.label}; in a row {columns} |"
    name = f"{{{{p {field.name} }}}}" if field.sort is Sort.BLOCK else field.name
    return f"| `{name}` | {field.label} |"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a text stream has it
    sys.stdout.write(page())
