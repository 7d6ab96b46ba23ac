"""Makes the files of `vectors/bad`: key files, heads and recovery keys with one fault each, and how each must end.

    python -m tests.vault.make_vectors

Keys and salts are drawn anew each time; the files are committed, so that later versions are held to what this one
wrote. A file is a few lines `name: value`, an empty line, and the content as it stands on the disk.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mappa_chair.vault import head, kdf, keyfile
from mappa_chair.vault.keyfile import KeyFile
from mappa_chair.vault.recovery import as_text
from mappa_chair.vault.slots import SlotKind, sealed
from mappa_chair.vault.subkeys import subkeys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FOLDER: Final = Path(__file__).parent / "vectors" / "bad"
ANITA: Final = "heron-lantern-quarry-velvet-thistle"
JO: Final = "an umbrella, four keys and a map"
RECOVERY: Final = bytes(range(16))
VAULT, DATABASE, DATA_KEY = bytes(range(16)), bytes(range(16, 32)), bytes(range(32, 64))
HEAD_KEY: Final = bytes(32)


def write(name: str, expect: str, fault: str, content: bytes, **more: str) -> None:
    """Write one vector."""
    write_to(FOLDER, name, {"expect": expect, "fault": fault, **more}, content)


def write_to(folder: Path, name: str, said: Mapping[str, str], content: bytes) -> None:
    """Write one vector into a folder."""
    lines = "".join(f"{key}: {value}\n" for key, value in said.items()).encode()
    (folder / f"{name}.vector").write_bytes(lines + b"\n" + content)


# Key files ------------------------------------------------------------------------------------------------------


def sound() -> KeyFile:
    """A key file of two people and a recovery key, as this version writes it."""
    owner = VAULT + DATABASE
    opened_by = ((SlotKind.PASSPHRASE, ANITA.encode()), (SlotKind.PASSPHRASE, JO.encode()))
    slots = [sealed(kind, secret, DATA_KEY, owner, kdf.FLOOR) for kind, secret in opened_by]
    slots.append(sealed(SlotKind.RECOVERY, RECOVERY, DATA_KEY, owner, kdf.FLOOR))
    return KeyFile(VAULT, DATABASE, 7, tuple(slots)).authenticated(subkeys_of(DATA_KEY, VAULT).keys_mac)


def rewritten(data: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file with a change and a checksum that is right for it, as somebody on purpose would write it."""
    body = json.loads(data)
    change(body)
    body.pop("checksum", None)
    body["checksum"] = keyfile._checksum(body)
    return keyfile._dumped(body)


def _put(*path: str | int, to: object) -> Callable[[dict[str, Any]], object]:
    def change(body: dict[str, Any]) -> None:
        place: Any = body
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return change


def _drop(*path: str | int) -> Callable[[dict[str, Any]], object]:
    def change(body: dict[str, Any]) -> None:
        place: Any = body
        for step in path[:-1]:
            place = place[step]
        del place[path[-1]]

    return change


def _flip(text: str) -> str:
    return ("0" if text[0] != "0" else "1") + text[1:]


def structure(data: bytes) -> Iterator[tuple[str, str, bytes]]:
    """What is refused before any derivation: not as it is written, or out of bounds."""
    body = json.loads(data)
    slot = body["slots"][0]
    yield "empty", "nothing in it", b""
    yield "blank", "only white space", b" \n"
    yield "not-json", "no JSON", b"keys\n"
    yield "list", "a list", b"[]\n"
    yield "null", "null", b"null\n"
    yield "deep", "lists in lists without end", b"[" * 60_000
    yield "large", "longer than 64 KiB", data + b" " * 65_536
    yield "bom", "a byte order mark before it", b"\xef\xbb\xbf" + data
    yield "crlf", "other line ends", data.replace(b"\n", b"\r\n")
    yield "trailing", "a space behind it", data + b" "
    yield "cut", "its last byte is missing", data[:-1]
    yield "indent", "another indent", json.dumps(body, indent=2).encode() + b"\n"
    yield "order", "its keys in another order", json.dumps(dict(sorted(body.items())), indent=1).encode() + b"\n"
    yield "twice", "a key twice", data.replace(b' "generation": 7', b' "generation": 7,\n "generation": 7')
    yield "number", "a number written otherwise", data.replace(b'"generation": 7', b'"generation": 7.0')
    yield "escape", "a letter written as an escape", data.replace(b"argon2id", b"argon2i\\u0064")
    yield "checksum", "a wrong checksum", data.replace(body["checksum"].encode(), _flip(body["checksum"]).encode())
    upper = body["checksum"].upper()
    yield "checksum-case", "its checksum in capitals", data.replace(body["checksum"].encode(), upper.encode())
    yield "extra", "a key that is not of it", rewritten(data, _put("note", to="x"))
    for key in ("format", "vault", "database", "generation", "slots", "mac"):
        yield f"no-{key}", f"no {key}", rewritten(data, _drop(key))
        yield f"null-{key}", f"{key} is null", rewritten(data, _put(key, to=None))
    yield "no-version", "no version", rewritten(data, _drop("version"))
    yield "version-0", "a version there never was", rewritten(data, _put("version", to=0))
    yield "version-text", "a version that is no number", rewritten(data, _put("version", to="1"))
    yield "format", "another format", rewritten(data, _put("format", to="other-keys"))
    for name, value in (("0", 0), ("below", -1), ("true", True), ("huge", 2**70)):
        yield f"generation-{name}", f"generation {value}", rewritten(data, _put("generation", to=value))
    yield "slots-none", "no slot", rewritten(data, _put("slots", to=[]))
    yield "slots-nine", "nine slots", rewritten(data, _put("slots", to=[slot] * 9))
    for key in slot:
        yield f"slot-no-{key}", f"a slot without {key}", rewritten(data, _drop("slots", 0, key))
    yield "slot-extra", "a slot with a key too many", rewritten(data, _put("slots", 0, "name", to="x"))
    bounds = {"memory_kib": (65_535, 1_048_577, 2**32), "passes": (2, 17), "lanes": (3, 17)}
    for key, values in bounds.items():
        for value in values:
            yield f"slot-{key}-{value}", f"{key} {value}", rewritten(data, _put("slots", 0, key, to=value))
    yield "slot-kdf", "another derivation", rewritten(data, _put("slots", 0, "kdf", to="scrypt"))
    yield "slot-kind", "another kind of slot", rewritten(data, _put("slots", 0, "kind", to="biometric"))
    for key in ("salt", "check", "nonce", "wrapped"):
        yield f"slot-{key}-short", f"a short {key}", rewritten(data, _put("slots", 0, key, to=slot[key][:-2]))
        yield f"slot-{key}-long", f"a long {key}", rewritten(data, _put("slots", 0, key, to=slot[key] + "00"))
    yield "slot-salt-case", "a salt in capitals", rewritten(data, _put("slots", 0, "salt", to="AB" * 16))
    yield "slot-salt-hex", "a salt that is no number", rewritten(data, _put("slots", 0, "salt", to="zz" * 16))
    yield "mac-short", "a short code", rewritten(data, _put("mac", to="00" * 31))


def key_files() -> None:
    """Write the key files."""
    data = sound().as_bytes()
    body = json.loads(data)
    slots = body["slots"]
    recovery = as_text(RECOVERY)
    for name, secret in (("anita", ANITA), ("jo", JO), ("recovery", recovery)):
        write(f"keys-sound-{name}", "success", "none", data, secret=secret)
    other = as_text(bytes(16))
    for name, secret in (
        ("other", "seven grey horses cross the weir"),
        ("case", ANITA.upper()),
        ("recovery", other),
    ):
        write(f"keys-wrong-{name}", "wrong-passphrase", "the secret is of no slot", data, secret=secret)
    for name, fault, content in structure(data):
        write(f"keys-{name}", "header", fault, content, secret=ANITA)
    for version in (2, 3, 99):
        changed = rewritten(data, _put("version", to=version))
        write(f"keys-version-{version}", "version", f"version {version}", changed, secret=ANITA)
    unsound = data.replace(b'"version": 1', b'"version": 2')
    write("keys-version-unsound", "version", "version 2, and a checksum of version 1", unsound, secret=ANITA)
    payloads = {
        "nonce": _put("slots", 0, "nonce", to=_flip(slots[0]["nonce"])),
        "wrapped": _put("slots", 0, "wrapped", to=_flip(slots[0]["wrapped"])),
        "tag": _put("slots", 0, "wrapped", to=slots[0]["wrapped"][:-1] + _flip(slots[0]["wrapped"][-1])),
        "vault": _put("vault", to="ff" * 16),
        "database": _put("database", to="ff" * 16),
    }
    for name, change in payloads.items():
        write(f"keys-payload-{name}", "payload", f"{name} changed", rewritten(data, change), secret=ANITA)
    macs = {
        "generation": _put("generation", to=8),
        "order": _put("slots", to=[slots[0], slots[2], slots[1]]),
        "slot-gone": _put("slots", to=slots[:2]),
        "slot-twice": _put("slots", to=[*slots, slots[1]]),
        "mac": _put("mac", to=_flip(body["mac"])),
        "mac-none": _put("mac", to="00" * 32),
    }
    for name, change in macs.items():
        write(f"keys-mac-{name}", "mac", f"{name} changed", rewritten(data, change), secret=ANITA)


# Heads ----------------------------------------------------------------------------------------------------------


def heads() -> None:
    """Write the anchors of the chain."""
    anchor = head.Anchor("0f" * 16, "", 12, "a1" * 32, 3, "2026-11-24T10:00:00.000000+00:00")
    for place in head.Place:
        data = anchor.as_bytes(HEAD_KEY, place)
        body = json.loads(data)
        write(f"head-sound-{place.name.lower()}", "success", "none", data, place=place.name)
        for key, value in body.items():
            if key == "format":
                continue
            changed = value + 1 if isinstance(value, int) else _flip(value) if value else "a1" * 32
            if key == "at":
                changed = "2026-11-25T10:00:00.000000+00:00"
            expect = "version" if key == "version" else "mac"
            content = json.dumps(body | {key: changed}, indent=1).encode() + b"\n"
            write(f"head-{key}-{place.name.lower()}", expect, f"{key} changed", content, place=place.name)
        others = [each for each in head.Place if each is not place]
        write(f"head-place-{place.name.lower()}", "mac", "that of another place", data, place=others[0].name)
        write(f"head-cut-{place.name.lower()}", "mac", "its last byte is missing", data[:-1], place=place.name)


# Recovery keys --------------------------------------------------------------------------------------------------


def recovery_keys() -> None:
    """Write recovery keys as typed; `groups` are those that are named as mistyped."""
    text = as_text(RECOVERY)
    for name, typed in (("plain", text), ("small", text.lower()), ("spaces", text.replace("-", "  "))):
        write(f"recovery-{name}", "success", "none", typed.encode())
    for group in range(1, 8):
        place = (group - 1) * 6 + 1
        wrong = text[:place] + ("7" if text[place] != "7" else "8") + text[place + 1 :]
        write(f"recovery-slip-{group}", "mistyped", f"a slip in group {group}", wrong.encode(), groups=str(group))
    swapped = text.split("-")
    swapped[1], swapped[2] = swapped[2], swapped[1]
    write("recovery-swapped", "mistyped", "two groups changed places", "-".join(swapped).encode(), groups="2,3")
    write("recovery-short", "mistyped", "a group is missing", text[:-6].encode(), groups="")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in FOLDER.glob("*.vector"):
        each.unlink()
    key_files()
    heads()
    recovery_keys()
    print(len(list(FOLDER.glob("*.vector"))))  # noqa: T201 - a command
