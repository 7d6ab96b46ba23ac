"""A passphrase comes from a file or from the terminal, and every way it cannot is told."""

from __future__ import annotations

import getpass
import io
import sys
from typing import TYPE_CHECKING

import pytest

from mappa_chair.passphrases import (
    MAX_BYTES,
    PassphraseUnavailableError,
    ask,
    passphrase,
    passphrase_file,
    read_passphrase_file,
)

if TYPE_CHECKING:
    from pathlib import Path


class Terminal(io.StringIO):
    """A standard input somebody sits at."""

    def isatty(self) -> bool:
        """Say that somebody does."""
        return True


@pytest.mark.parametrize(
    ("held", "read"),
    [
        (b"five words", "five words"),
        (b"five words\n", "five words"),
        (b"five words\r\n", "five words"),
        (b" five words \n\n", " five words \n"),
        ("höhle".encode("utf-8-sig"), "höhle"),
    ],
)
def test_one_line_end_is_left_out(tmp_path: Path, held: bytes, read: str) -> None:
    """The file is taken as it is, but for one line end and a byte order mark."""
    path = tmp_path / "secret"
    path.write_bytes(held)
    assert read_passphrase_file(path) == read


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (b"\xff\xfes\x00", "not text in UTF-8"),
        (b"x" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_a_file_that_will_not_do_is_told(tmp_path: Path, held: bytes, why: str) -> None:
    """Empty, not UTF-8 and too large each have a sentence, which does not quote the file."""
    path = tmp_path / "secret"
    path.write_bytes(held)
    with pytest.raises(PassphraseUnavailableError, match=why) as refused:
        read_passphrase_file(path)
    assert "xx" not in str(refused.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Missing and unreadable files are told apart, with the way to give one."""
    with pytest.raises(PassphraseUnavailableError, match=r"is not there.*--passphrase-file"):
        read_passphrase_file(tmp_path / "missing")
    with pytest.raises(PassphraseUnavailableError, match="cannot be read"):
        read_passphrase_file(tmp_path)


def test_an_option_goes_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file given is used, else the one the environment names, else none."""
    for name in ("given", "named"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert passphrase_file(None) is None
    monkeypatch.setenv("MAPPA_CHAIR_PASSPHRASE_FILE", str(tmp_path / "named"))
    assert (passphrase(None), passphrase(str(tmp_path / "given"))) == ("named", "given")


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that gives no file gets an error that says how to give one, also with standard input closed."""
    for stream in (io.StringIO("typed\n"), None):
        monkeypatch.setattr(sys, "stdin", stream)
        with pytest.raises(PassphraseUnavailableError, match="MAPPA_CHAIR_PASSPHRASE_FILE"):
            passphrase(None)


def test_at_a_terminal_it_is_asked_for_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read by getpass, which does not echo; an end of input is told."""
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda prompt: f"typed after {prompt}")
    assert passphrase(None) == "typed after Passphrase: "

    def ended(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(getpass, "getpass", ended)
    with pytest.raises(PassphraseUnavailableError):
        ask("Passphrase: ")
