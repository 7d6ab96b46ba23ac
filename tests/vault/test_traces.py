"""What looks for words finds them however they are written, or its silence would mean nothing."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from tests.vault.traces import Traces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORD = "Quagmirefield"
TEXT = f"about {WORD} and others"


def archive(data: bytes) -> bytes:
    """A zip archive with these bytes in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("part.xml", data)
    return made.getvalue()


WAYS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: text.encode(),
    "two bytes a letter": lambda text: text.encode("utf-16"),
    "the other way about": lambda text: text.encode("utf-16-be"),
    "four bytes a letter": lambda text: text.encode("utf-32"),
    "hexadecimal": lambda text: text.encode().hex().encode(),
    "escaped": lambda text: "".join(f"\\u{ord(each):04x}" for each in text).encode(),
    "base64": lambda text: base64.b64encode(text.encode()),
    "base64, one further": lambda text: base64.b64encode(f"x{text}".encode()),
    "base64, two further": lambda text: base64.urlsafe_b64encode(f"xy{text}".encode()),
    "in a zip": lambda text: archive(text.encode()),
    "in a zip in a zip": lambda text: archive(archive(text.encode())),
    "zlib in the midst": lambda text: b"header" + zlib.compress(text.encode() * 3) + b"rest",
    "gzip": lambda text: gzip.compress(json.dumps({"a": text}).encode()),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_word_is_found_however_it_is_written(tmp_path: Path, way: str) -> None:
    """Each way gives it away, and a text without it gives nothing."""
    traces = Traces([WORD, "Wintergreen"])
    assert traces.in_bytes(WAYS[way](TEXT)) == {WORD}
    assert traces.in_bytes(WAYS[way](TEXT.replace(WORD, "Marshfields"))) == set()
    (tmp_path / "some.file").write_bytes(WAYS[way](TEXT))
    assert traces.below(tmp_path) == {tmp_path / "some.file": {WORD}}


def test_names_of_files_and_folders_count(tmp_path: Path) -> None:
    """A file that is empty can tell a name."""
    (tmp_path / WORD).mkdir()
    (tmp_path / WORD / f"{WORD}.txt").touch()
    assert len(Traces([WORD]).below(tmp_path)) == 2
