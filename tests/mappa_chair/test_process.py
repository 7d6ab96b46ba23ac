"""The program as the shell starts it: streams that are closed or broken, odd locales, files it may not read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.mappa_chair.conftest import CHILD, PARTIAL, REVIEW

if TYPE_CHECKING:
    from pathlib import Path

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a shell, signals and rights of POSIX")


def _run(*words: str, shell: str = "", **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Start the program; `shell` is put behind the words, for redirections."""
    program = [sys.executable, "-m", "mappa_chair", *words]
    if shell:
        program = ["/bin/sh", "-c", f'"$@" {shell}', "sh", *program]
    ran = subprocess.run(program, capture_output=True, check=False, stdin=subprocess.DEVNULL, **settings)
    assert b"Traceback" not in ran.stderr
    assert b"Exception ignored" not in ran.stderr
    return ran


@posix_only
@pytest.mark.parametrize(
    ("shell", "codes"), [(">&-", {0}), ("2>&-", {0}), ("<&- >&- 2>&-", {0}), (">/dev/full", {2})]
)
def test_output_that_goes_nowhere(shell: str, codes: set[int]) -> None:
    """A closed stream is no fault of the command; a full one is told. Neither shows a traceback."""
    if "/dev/full" in shell and not os.path.exists("/dev/full"):  # noqa: PTH110 - a device, not a file
        pytest.skip("this system has no full device")
    ran = _run("check", "--json", str(REVIEW), shell=shell)
    assert ran.returncode in codes
    assert (b"No space left" in ran.stderr) is (codes == {2})


@posix_only
@pytest.mark.parametrize("words", [["schema"], ["--help"], ["completion", "zsh"]])
def test_a_reader_that_leaves_is_no_fault(words: list[str]) -> None:
    """`mappa-chair … | head -1` ends quietly."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        ran = subprocess.run(
            [sys.executable, "-m", "mappa_chair", *words], stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_GB.ISO-8859-1", "nonsense"])
def test_output_is_utf_8_whatever_the_locale(tmp_path: Path, locale: str) -> None:
    """Letters beyond ASCII are printed as UTF-8 where the locale knows none of them."""
    path = tmp_path / "höhle.json"
    path.write_text(json.dumps({**PARTIAL, "format": "ü/1"}), encoding="utf-8")
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "PYTHON"))}
    ran = _run(
        "check", str(path), env={**surroundings, "LANG": locale, "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0"}
    )
    assert ran.returncode == 2
    assert "ü/1" in ran.stderr.decode("utf-8")
    assert "höhle.json" in ran.stderr.decode("utf-8")


@posix_only
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name of bytes that are no UTF-8 is opened, and named in JSON so that it can be read back."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.json"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
            file.write(CHILD.read_bytes())
    except OSError:
        pytest.skip("this disk takes names in UTF-8 only")
    ran = _run("check", "--json", os.fsdecode(name), str(REVIEW))
    assert ran.returncode == 0
    assert json.loads(ran.stdout) == {os.fsdecode(name): [], str(REVIEW): []}


@posix_only
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A file without the right to read it is told so."""
    path = tmp_path / "closed.json"
    path.write_bytes(REVIEW.read_bytes())
    path.chmod(0)
    ran = _run("check", str(path))
    assert ran.returncode == 2
    assert b"may not be read" in ran.stderr


def test_files_that_are_no_records(tmp_path: Path) -> None:
    """Missing, a folder and binary garbage are each told in one line, with exit status 2."""
    garbage = tmp_path / "garbage.json"
    garbage.write_bytes(bytes(range(256)) * 40)
    nested = tmp_path / "nested.json"
    nested.write_bytes(b"[" * 200_000)
    for path in (tmp_path / "missing.json", tmp_path, garbage, nested):
        ran = _run("check", str(path))
        assert ran.returncode == 2
        assert ran.stdout == b""
        assert len(ran.stderr.splitlines()) == 1
