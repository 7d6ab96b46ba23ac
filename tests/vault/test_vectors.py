"""Files with one fault each, committed as they were first written: each ends as it says it must."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mappa_chair.vault import head, keyfile
from mappa_chair.vault.faults import RecoveryKeyMistypedError, WrongPassphraseError
from mappa_chair.vault.keyfile import KeyFileDamagedError, KeyFileNewerError
from mappa_chair.vault.recovery import from_text
from mappa_chair.vault.slots import SlotDamagedError, opened
from mappa_chair.vault.subkeys import subkeys_of
from mappa_chair.vault.unlocking import as_secret

if TYPE_CHECKING:
    from mappa_chair.vault.keyfile import KeyFile

FOLDER = Path(__file__).parent / "vectors" / "bad"
LEAST = 120


class Vector(NamedTuple):
    """What a file says of itself, and its content."""

    said: dict[str, str]
    content: bytes


def read(path: Path) -> Vector:
    """Read a vector: lines `name: value`, an empty line, the content."""
    lines, _, content = path.read_bytes().partition(b"\n\n")
    return Vector(dict(line.split(": ", 1) for line in lines.decode().splitlines()), content)


VECTORS = {path.stem: read(path) for path in sorted(FOLDER.glob("*.vector"))}


def of(family: str) -> list[str]:
    """The names of a family."""
    return [name for name in VECTORS if name.startswith(f"{family}-")]


def key_file_ends(vector: Vector) -> str:
    """How a key file ends with the secret that the vector names."""
    try:
        file = keyfile.parsed(vector.content)
    except KeyFileNewerError:
        return "version"
    except KeyFileDamagedError:
        return "header"
    try:
        return _opened(file, vector.said["secret"])
    except SlotDamagedError:
        return "payload"
    except WrongPassphraseError:
        return "wrong-passphrase"


def _opened(file: KeyFile, typed: str) -> str:
    kind, secret = as_secret(typed)
    for slot in file.slots:
        data_key = opened(slot, secret, file.owner) if slot.kind is kind else None
        if data_key is not None:
            return "success" if file.is_authentic(subkeys_of(data_key, file.vault).keys_mac) else "mac"
    return "wrong-passphrase"


@pytest.mark.parametrize("name", of("keys"))
def test_a_key_file_ends_as_it_says(name: str) -> None:
    """Sound ones open; faults of form are told before any derivation, the others as what they are."""
    assert key_file_ends(VECTORS[name]) == VECTORS[name].said["expect"]


@pytest.mark.parametrize("name", of("head"))
def test_a_head_ends_as_it_says(name: str) -> None:
    """No changed anchor is taken for one, a newer one is told as that."""
    vector = VECTORS[name]
    try:
        found = head.parsed(vector.content, bytes(32), head.Place[vector.said["place"]])
    except ValueError:
        ends = "version"
    else:
        ends = "mac" if found is None else "success"
    assert ends == vector.said["expect"]


@pytest.mark.parametrize("name", of("recovery"))
def test_a_recovery_key_ends_as_it_says(name: str) -> None:
    """Slips are named by their groups before anything is derived."""
    vector = VECTORS[name]
    if vector.said["expect"] == "success":
        assert from_text(vector.content.decode()) == bytes(range(16))
        return
    with pytest.raises(RecoveryKeyMistypedError) as caught:
        from_text(vector.content.decode())
    groups = [each for each in vector.said["groups"].split(",") if each]
    assert all(each in str(caught.value) for each in groups)


def test_there_are_enough_of_them_and_of_every_kind() -> None:
    """Every way to end has its files, and none is of a family that nothing reads."""
    assert len(VECTORS) >= LEAST
    assert len(VECTORS) == len(of("keys")) + len(of("head")) + len(of("recovery"))
    ends = {vector.said["expect"] for vector in VECTORS.values()}
    assert ends == {"success", "wrong-passphrase", "header", "payload", "mac", "version", "mistyped"}
