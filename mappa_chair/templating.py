"""The area's own layout of the minutes: a starter, judging a template, taking it up and giving it up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mappa_chair.documents.export import write_file
from mappa_chair.documents.template.layout import read_layout
from mappa_chair.documents.template.package import LARGEST_FILE
from mappa_chair.documents.template.starter import starter
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.documents.template.layout import Layout
    from mappa_chair.vault.templates import TemplateChange
    from mappa_chair.vault.vault import Vault


class TemplateFileError(MappaChairError):
    """A template cannot be read from its file, or there is none to write."""


def write_starter(path: Path, *, every_field: bool = False, force: bool = False) -> None:
    """Write a template to start from: a field for each section, or every field on its own.

    Raises PaperExistsError unless `force`, NotWrittenError.
    """
    write_file(path, starter(every_field=every_field), force=force)


def judge(path: Path) -> tuple[bytes, Layout]:
    """The template in a file, and what it is; raises TemplateFileError, TemplateRefusedError."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError):
        raise TemplateFileError(
            f"{path.name} is not there, or may not be read.", "Name a Word file (.docx) that you may read."
        ) from None
    return content, read_layout(content)


def take_up(vault: Vault, path: Path, *, reason: str, author: str) -> tuple[Layout, bool]:
    """Let the minutes of this vault come out in a template from now on; the template, and whether that is new.

    Raises what `judge` does, and TemplateReasonError: a departure from MAPPA C is approved by the board (13b.1).
    """
    content, layout = judge(path)
    with vault.unit(author) as unit:
        changed = unit.change_template(path.name, content, reason=reason)
        unit.commit()
    return layout, changed


def give_up(vault: Vault, *, reason: str, author: str) -> bool:
    """Go back to the built-in layout; whether that changed anything. Raises TemplateReasonError."""
    with vault.unit(author) as unit:
        changed = unit.change_template("", None, reason=reason)
        unit.commit()
    return changed


def history(vault: Vault) -> list[TemplateChange]:
    """Every change of the layout of this vault, the oldest first."""
    with vault.unit("template") as unit:
        return unit.template_history()


def write_copy(vault: Vault, path: Path, *, force: bool = False) -> None:
    """Write the template this vault uses into a file; raises TemplateFileError, and what `write_starter` does."""
    with vault.unit("template") as unit:
        found = unit.template()
    if found is None:
        raise TemplateFileError(
            "This vault uses the built-in layout; there is no template to write.",
            "Begin with mappa-chair template starter FILE.docx.",
        )
    write_file(path, found[1], force=force)


# Judging a template takes up to 0.1 s, and an export of a hundred meetings would do it a hundred times.
@lru_cache(maxsize=1)
def layout_of(template: bytes) -> Layout:
    """The layout that a template in a vault is.

    Raises TemplateRefusedError where this version of the program asks for more than the one that took it up.
    """
    return read_layout(template)
