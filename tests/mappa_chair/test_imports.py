"""What a command loads: the quick ones stay quick because they load nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.mappa_chair.conftest import REVIEW

HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "sqlcipher3", "pydantic", "docx", "cryptography", "holidays")

_WATCH = """
import contextlib, io, json, sys
from mappa_chair.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    code = main(sys.argv[1:])
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


def _loaded(*words: str) -> tuple[int, set[str]]:
    ran = subprocess.run(
        [sys.executable, "-c", _WATCH, *words], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    code, modules = json.loads(ran.stdout)
    return code, set(modules)


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["check", "--help"], ["completion", "bash"]])
def test_the_quickest_commands_load_nothing_heavy(words: list[str]) -> None:
    """Version, help and completion answer without a database, a screen, a model or Word."""
    code, modules = _loaded(*words)
    assert code == 0
    assert not modules & set(HEAVY)


def test_a_usage_error_loads_nothing_heavy() -> None:
    """A mistyped command is answered as quickly."""
    code, modules = _loaded("lst")
    assert code == 2
    assert not modules & set(HEAVY)


@pytest.mark.parametrize("words", [["check", str(REVIEW)], ["schema"]])
def test_records_are_judged_without_vault_screen_or_word(words: list[str]) -> None:
    """Checking files loads the agenda alone."""
    code, modules = _loaded(*words)
    assert code == 0
    assert "pydantic" in modules
    assert not modules & {"textual", "rich", "sqlmodel", "sqlalchemy", "sqlcipher3", "docx", "cryptography"}
