"""The key file: nothing but what was written is read, and every parameter is bounded before it is used."""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest

from mappa_chair.vault import kdf, keyfile
from mappa_chair.vault.keyfile import KeyFile, KeyFileDamagedError, KeyFileNewerError
from mappa_chair.vault.slots import CHECK_BYTES, NONCE_BYTES, WRAPPED_BYTES, Slot, SlotKind

MAC_KEY = bytes(32)


def slot(kind: SlotKind) -> Slot:
    """A slot of the right lengths."""
    parts = (secrets.token_bytes(each) for each in (kdf.SALT_BYTES, CHECK_BYTES, NONCE_BYTES, WRAPPED_BYTES))
    return Slot(kind, kdf.FLOOR, *parts)


FILE = KeyFile(bytes(16), bytes(range(16)), 7, (slot(SlotKind.PASSPHRASE), slot(SlotKind.RECOVERY)))
DATA = FILE.authenticated(MAC_KEY).as_bytes()


def rewritten(change: dict[str, Any], slot_change: dict[str, Any] | None = None) -> bytes:
    """The file with other values and a checksum that is right for them, as somebody on purpose would write it."""
    body = json.loads(DATA)
    body.update(change)
    body["slots"][0].update(slot_change or {})
    del body["checksum"]
    body["checksum"] = keyfile._checksum(body)
    return keyfile._dumped(body)


def test_a_key_file_is_read_as_it_was_written() -> None:
    """Every field comes back, and the file is small."""
    read = keyfile.parsed(DATA)
    assert read == FILE.authenticated(MAC_KEY)
    assert read.is_authentic(MAC_KEY)
    assert not read.is_authentic(bytes([1]) * 32)
    assert len(DATA) < 2_000


def test_every_flipped_bit_is_noticed_before_any_derivation() -> None:
    """Damage never reads as another key file; a newer one it may only seem with a checksum that does not hold."""
    for place in range(len(DATA)):
        for bit in range(8):
            flipped = bytearray(DATA)
            flipped[place] ^= 1 << bit
            with pytest.raises((KeyFileDamagedError, KeyFileNewerError)) as caught:
                keyfile.parsed(bytes(flipped))
            assert not getattr(caught.value, "sound", False)


def test_a_file_cut_anywhere_is_damaged() -> None:
    """No beginning of a key file is one."""
    for length in range(len(DATA)):
        with pytest.raises(KeyFileDamagedError):
            keyfile.parsed(DATA[:length])


@pytest.mark.parametrize(
    "data",
    [
        DATA + b" ",
        b"\xef\xbb\xbf" + DATA,
        DATA.replace(b"\n", b"\r\n"),
        DATA.replace(b'"generation": 7', b'"generation": 7,\n "generation": 7'),
        b"[" * 30_000,
        b"{}",
        b"null",
        b"\xff" * 100,
        b"1" * 60_000,
        b" " * 70_000 + DATA,
        b"",
    ],
)
def test_anything_else_is_damaged(data: bytes) -> None:
    """Other spacing, doubled keys, nesting, size, garbage: there is one way to write a key file."""
    with pytest.raises(KeyFileDamagedError):
        keyfile.parsed(data)


@pytest.mark.parametrize(
    ("change", "slot_change"),
    [
        ({}, {"memory_kib": 65_535}),
        ({}, {"memory_kib": 2**32}),
        ({}, {"memory_kib": 262_144.0}),
        ({}, {"memory_kib": "262144"}),
        ({}, {"passes": 2}),
        ({}, {"passes": 2**31}),
        ({}, {"lanes": 3}),
        ({}, {"lanes": True}),
        ({}, {"kdf": "scrypt"}),
        ({}, {"kind": "nobody"}),
        ({}, {"kind": None}),
        ({}, {"salt": "00" * 15}),
        ({}, {"check": "zz" * 16}),
        ({}, {"nonce": "AA" * 12}),
        ({}, {"wrapped": ""}),
        ({}, {"extra": 1}),
        ({"slots": []}, None),
        ({"slots": "x"}, None),
        ({"generation": 0}, None),
        ({"generation": 2**53}, None),
        ({"version": 0}, None),
        ({"version": True}, None),
        ({"format": "mappa-chair-kezs"}, None),
        ({"vault": "00"}, None),
        ({"more": 1}, None),
    ],
)
def test_a_value_out_of_bounds_is_refused_whoever_wrote_it(
    change: dict[str, Any], slot_change: dict[str, Any] | None
) -> None:
    """With a checksum that fits, a parameter below the floor or above the ceiling is refused all the same."""
    if change.get("slots") in ([], "x"):
        body = json.loads(DATA) | change
        del body["checksum"]
        data = keyfile._dumped(body | {"checksum": keyfile._checksum(body)})
    else:
        data = rewritten(change, slot_change)
    with pytest.raises(KeyFileDamagedError):
        keyfile.parsed(data)


def test_more_slots_than_anyone_needs_are_refused() -> None:
    """Nobody is made to run nine derivations."""
    file = KeyFile(bytes(16), bytes(16), 1, tuple(slot(SlotKind.PASSPHRASE) for _ in range(9)))
    with pytest.raises(KeyFileDamagedError):
        keyfile.parsed(file.as_bytes())


def test_a_newer_file_is_told_by_its_version_alone() -> None:
    """Whatever else a newer version holds, its number is read first; the checksum says whether it is sound."""
    with pytest.raises(KeyFileNewerError) as caught:
        keyfile.parsed(rewritten({"version": 2, "more": [1]}))
    assert caught.value.sound
    with pytest.raises(KeyFileNewerError) as caught:
        keyfile.parsed(DATA.replace(b'"version": 1', b'"version": 2'))
    assert not caught.value.sound


def test_every_field_is_under_the_mac() -> None:
    """A file with another value does not authenticate with the old code."""
    other = (
        {"vault": "11" * 16},
        {"database": "11" * 16},
        {"generation": 6},
    )
    for change in other:
        assert not keyfile.parsed(rewritten(change)).is_authentic(MAC_KEY)
    in_slot = ({"memory_kib": 65_537}, {"passes": 4}, {"lanes": 5}, {"kind": "recovery"}, {"salt": "11" * 16})
    for slot_change in in_slot:
        assert not keyfile.parsed(rewritten({}, slot_change)).is_authentic(MAC_KEY)


def test_no_key_material_shows_in_a_repr() -> None:
    """What ends in a log by accident shows neither check value nor wrapping."""
    shown = repr(FILE)
    assert FILE.slots[0].wrapped.hex() not in shown
    assert repr(FILE.slots[0].wrapped) not in shown
    assert repr(FILE.slots[0].check) not in shown
