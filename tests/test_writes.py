"""All writes of our own go through one module, so that tests can make every step of them fail."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
THE_ONE = "mappa_chair/files.py"
WRITES = {"write_bytes", "write_text", "unlink", "touch", "mkdir", "rmdir", "symlink_to", "hardlink_to"}
OF_THE_SYSTEM = {
    "os": {"replace", "rename", "remove", "unlink", "mkdir", "makedirs", "write", "truncate", "rmdir"},
    "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree"},
    "tempfile": {"NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp"},
}
# What writes by itself, and why that holds no word of a record and loses none.
ALLOWED = {
    ("mappa_chair/demo.py", "TemporaryDirectory"): "the folder of a throw-away vault",
    ("mappa_chair/demo.py", "rmtree"): "the same folder",
    ("screens/first_run.py", "mkdir"): "the folder above a new vault",
}


def writes(path: Path) -> Iterator[tuple[int, str]]:
    """Every call in a file by which something on the disk can change, with its line."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        owner = getattr(getattr(node.func, "value", None), "id", "")
        if name in OF_THE_SYSTEM.get(owner, ()) or (name in WRITES and owner not in OF_THE_SYSTEM):
            yield node.lineno, name
        elif name == "open" and owner != "os":
            # The first argument of the function is a path; of a path's own method it is the mode.
            given = node.args if isinstance(node.func, ast.Attribute) else node.args[1:]
            said = [*given, *(each.value for each in node.keywords if each.arg == "mode")]
            modes = [each.value for each in said if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if any(set(mode) <= set("rwaxbt+") and set(mode) & set("wax+") for mode in modes):
                yield node.lineno, name


def sources() -> list[Path]:
    """Every file of the programme."""
    return sorted(
        path for folder in ("agenda", "mappa_chair", "screens") for path in (ROOT / folder).rglob("*.py")
    )


def test_nobody_else_writes() -> None:
    """A file, folder or name is made, replaced and removed by that module alone, but for what is listed here."""
    found = [(path.relative_to(ROOT).as_posix(), line, name) for path in sources() for line, name in writes(path)]
    assert [each for each in found if each[0] != THE_ONE and (each[0], each[2]) not in ALLOWED] == []
    assert {(path, name) for path, _, name in found if path != THE_ONE} == {*ALLOWED}


@pytest.mark.parametrize(
    "text",
    [
        'open("x", "w")',
        'path.open("ab")',
        'path.open(mode="x")',
        'path.write_text("x")',
        "os.replace(a, b)",
        "shutil.copy(a, b)",
        "tempfile.mkstemp()",
    ],
)
def test_a_write_is_seen(tmp_path: Path, text: str) -> None:
    """Each way in which somebody would write."""
    path = tmp_path / "x.py"
    path.write_text(text, encoding="utf-8")
    assert len(list(writes(path))) == 1
    path.write_text('open("x", "rb")\npath.open()\n"a".replace("w", "x")\n', encoding="utf-8")
    assert list(writes(path)) == []
