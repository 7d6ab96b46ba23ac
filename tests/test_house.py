"""The house in order: lint, format, types, import contracts, sizes, pinned requirements, the top of the tree."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = ("agenda", "mappa_chair", "screens", "tests", "docs")
LONGEST_FILE = 450
TOP = {
    "agenda",
    "mappa_chair",
    "screens",
    "tests",
    "docs",
    "pyproject.toml",
    "README.md",
    "CHANGELOG.md",
    "SECURITY.md",
}
TOP |= {"LICENSE"}
# What building, the README and tools leave beside it.
MADE_BY_TOOLS = {"build", "mappa_chair.egg-info", "papers"}


def run(*command: str) -> None:
    """Run a tool and show all it says where it finds something."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def sources() -> list[Path]:
    """Every Python file of ours."""
    return sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))


def test_lint_finds_nothing() -> None:
    """Every file passes the linter, each exception with its reason beside it."""
    run(sys.executable, "-m", "ruff", "check", "--no-cache", *CODE)


def test_every_file_is_formatted() -> None:
    """One form for all files."""
    run(sys.executable, "-m", "ruff", "format", "--no-cache", "--check", *CODE)


def test_types_hold_strictly(tmp_path: Path) -> None:
    """Code and tests type-check in strict mode."""
    run(sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path))


def test_import_contracts_are_kept() -> None:
    """Screens know the chair's use cases, those know the agenda, and the agenda knows nobody."""
    run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_a_person_reads(path: Path) -> None:
    """A file over 450 lines is asking to be two."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_by_hash_and_name_no_index(name: str) -> None:
    """Every requirement has one version and its hashes; no line says where it is fetched from."""
    text = (ROOT / ".ci" / name).read_text("utf-8")
    pinned = re.findall(
        r"^([a-z0-9._-]+)==[^ ]+ .*?\\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert len(pinned) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE)) > 20
    assert "://" not in text
    assert "--index" not in text


def test_the_top_of_the_tree_holds_what_it_should() -> None:
    """Three packages, the tests, and what tools need; nothing else."""
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - MADE_BY_TOOLS == TOP
