"""Papers on the disk: names every system takes, whole files, nothing written over."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING

import pytest
from docx import Document

from mappa_chair.documents.export import PaperExistsError, file_name, name_of, write
from tests.documents.samples import LEVEL_3, changed, empty_record, example, minutes_of, summary_of

if TYPE_CHECKING:
    from pathlib import Path

_RESERVED = {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "CONIN$"}


def test_names_say_what_a_paper_is() -> None:
    """A file name holds reference, kind, version and marking."""
    assert file_name(example(LEVEL_3), "minutes", "draft") == "EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"
    assert name_of(minutes_of(example(LEVEL_3))) == "EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"
    assert name_of(summary_of(example(LEVEL_3))) == "EX-0147-3 executive summary subject OFFICIAL-SENSITIVE.docx"
    assert file_name(empty_record(), "minutes", "draft") == "no reference minutes draft OFFICIAL-SENSITIVE.docx"


@pytest.mark.parametrize(
    "reference",
    [
        *('a<b>:c"d/e\\f|g?h*i', "../../etc/passwd", "C:\\Users\\x", ".hidden", "~$lock", "trailing. ", " . "),
        *(
            "line\nfeed\ttab",
            "NUL",
            "con",
            "COM1.2",
            "lpt9 .x",
            "conin$",
            "\u202egnp",
            "zero\u200bwidth",
            "\ud800",
        ),
        *("x" * 400, "é" * 400, "\U0001f600" * 200, "-" * 50, "e\u0301" * 100),
    ],
)
def test_names_are_safe_everywhere(reference: str, tmp_path: Path) -> None:
    """Whatever the reference, the name is one Windows, macOS and Linux take, in the folder and nowhere else."""
    paper = dataclasses.replace(minutes_of(empty_record()), reference=reference)
    name = name_of(paper)
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert len(name.encode()) < 200
    assert name.partition(".")[0].strip().upper() not in _RESERVED
    assert not name.startswith((".", " ", "~"))
    assert name.endswith(".docx")
    (tmp_path / "out").mkdir()
    assert write(paper, tmp_path / "out").parent == tmp_path / "out"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_written_file_opens(tmp_path: Path) -> None:
    """The written file is the whole paper, in a folder made for it."""
    path = write(minutes_of(example(LEVEL_3)), tmp_path / "new" / "folder")
    assert path == tmp_path / "new" / "folder" / "EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"
    assert (
        Document(io.BytesIO(path.read_bytes())).core_properties.title
        == "MAPPA level 3 meeting minutes – EX/0147/3"
    )
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_is_never_written_over_unasked(tmp_path: Path) -> None:
    """A file of that name is kept as it is and the error says what to do; force replaces it."""
    paper = minutes_of(example(LEVEL_3))
    path = write(paper, tmp_path)
    path.write_bytes(b"edited by hand")
    with pytest.raises(PaperExistsError) as refused:
        write(paper, tmp_path)
    assert path.read_bytes() == b"edited by hand"
    assert "--force" in refused.value.remedy
    assert write(paper, tmp_path, force=True).read_bytes() != b"edited by hand"


def test_a_dangling_link_is_not_followed(tmp_path: Path) -> None:
    """A link of that name that leads nowhere counts as a file: nothing is written through it."""
    outside = tmp_path / "outside.docx"
    folder = tmp_path / "folder"
    folder.mkdir()
    paper = minutes_of(changed(example(LEVEL_3), meeting__reference="X"))
    (folder / name_of(paper)).symlink_to(outside)
    with pytest.raises(PaperExistsError):
        write(paper, folder)
    assert not outside.exists()
