"""Every parser of what comes from outside, fed with files made a little wrong.

A parser reads a file, or refuses it with the errors it names; anything else is a fault of ours, and the file that
brought it about is written down. The suite runs a little of this; the whole is a command:

    python -m tests.long.fuzz record --runs 1000000 --seed 7
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import json
import secrets
import shutil
import sys
import tempfile
import time
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from agenda.findings import findings
from agenda.record import as_json, read
from agenda.refusal import RecordRefusedError
from mappa_chair.documents.archive import DocumentRefusedError
from mappa_chair.documents.proof import read_proof
from mappa_chair.documents.template.faults import TemplateRefusedError
from mappa_chair.documents.template.layout import read_layout
from mappa_chair.vault import attempts, backupfile, head, kdf, keyfile, manifest, written
from mappa_chair.vault.backupfaults import BackupDamagedError, BackupNewerError
from mappa_chair.vault.faults import RecoveryKeyMistypedError
from mappa_chair.vault.recovery import as_text, from_text
from mappa_chair.vault.slots import CHECK_BYTES, NONCE_BYTES, WRAPPED_BYTES, Slot, SlotKind
from tests.long.fuzz_papers import in_a_part, proven, templates
from tests.long.fuzzing import Parser, fuzz
from tests.long.mutate import mutated

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

_HALF: Final = 0.5


# Records -----------------------------------------------------------------------------------------------------


def _records() -> Sequence[bytes]:
    folder = files("mappa_chair").joinpath("examples")
    whole = sorted(each.read_bytes() for each in folder.iterdir() if each.name.endswith(".json"))
    said = json.loads(whole[0])
    # Short ones: most faults are in what a part says, not in how long a record is.
    parts = [{"format": said["format"], key: said[key]} for key in said if key != "format"]
    return [*whole, *(json.dumps(each).encode() for each in parts)]


def _read_record(content: bytes) -> None:
    """A record that is read can be judged, and is the same when it is read again."""
    record = read(content).record
    findings(record)
    again = read(json.dumps(as_json(record))).record
    if as_json(again) != as_json(record):
        raise AssertionError("a record that is read again is another")


# The vault's own files ---------------------------------------------------------------------------------------

_KEY: Final = bytes(32)


def _key_files() -> Sequence[bytes]:
    def slot(kind: SlotKind) -> Slot:
        lengths = (kdf.SALT_BYTES, CHECK_BYTES, NONCE_BYTES, WRAPPED_BYTES)
        return Slot(kind, kdf.FLOOR, *(secrets.token_bytes(each) for each in lengths))

    slots = (slot(SlotKind.PASSPHRASE), slot(SlotKind.RECOVERY), slot(SlotKind.PASSPHRASE))
    made = (keyfile.KeyFile(bytes(16), bytes(range(16)), 7, slots[: count + 1]) for count in range(3))
    return [each.authenticated(_KEY).as_bytes() for each in made]


def _anchors() -> Sequence[bytes]:
    anchor = head.Anchor("0" * 32, "", 12, "a" * 64, 3, "2026-11-24T10:00:00.000000+00:00")
    return [anchor.as_bytes(_KEY, place) for place in head.Place]


def _read_anchor(content: bytes) -> None:
    if head.parsed(content, _KEY, next(iter(head.Place))) is None:
        raise RecordRefusedError("", "an anchor", "none")


def _attempts() -> Sequence[bytes]:
    moment = attempts.now()
    return [attempts._said(attempts.Attempts(count, moment, moment)) for count in (1, 40, attempts.MAX_COUNT)]


def _read_attempts(content: bytes) -> None:
    if attempts._parsed(content) is None:
        raise RecordRefusedError("", "a count", "none")


def _recovery_keys() -> Sequence[bytes]:
    return [as_text(secrets.token_bytes(16)).encode() for _ in range(20)]


# Backups -----------------------------------------------------------------------------------------------------


def _manifest(occasion: manifest.Occasion, line: str, members: Sequence[bytes]) -> bytes:
    """A manifest of files with this content."""
    said = tuple(manifest.Member(len(each), hashlib.sha256(each).hexdigest()) for each in members)
    at = "2026-11-24T10:00:00.000000+00:00"
    vault, database, link = "0f" * 16, "1e" * 16, "a1" * 32
    made = manifest.Manifest(vault, database, 3, 8, line, 12, link, at, at, occasion, said)
    return made.as_bytes(_KEY)


_MEMBERS: Final = (b"keys" * 40, b"head" * 20, bytes(4_096))


def _manifests() -> Sequence[bytes]:
    return [_manifest(each, line, _MEMBERS) for each in manifest.Occasion for line in ("", "2d" * 32)]


def _doctored(source: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """A manifest with faults in it, half of them in what a key says and under a checksum that is right."""
    if chance.random() < _HALF:
        return mutated(source, others, chance)
    body = json.loads(source)
    place = chance.choice([body, *body["files"]])
    key = chance.choice(sorted(place))
    try:
        place[key] = json.loads(mutated(json.dumps(place[key]).encode(), others, chance))
    except (ValueError, RecursionError):
        place[key] = chance.choice((None, True, -1, 2**70, 1.0, "", "x" * 64, "0" * 64, [], {}, [{}] * 3))
    body["checksum"] = manifest._checksum({name: said for name, said in body.items() if name != "checksum"})
    return written.dumped(body)


def _read_manifest(content: bytes) -> None:
    """A manifest that is read says the same when it is written again, and its code is not that of other bytes."""
    found = manifest.parsed(content)
    if manifest.is_authentic(content, found, _KEY) != (found.as_bytes(_KEY) == content):
        raise AssertionError("a manifest is taken for one of the vault's")
    if json.loads(content)["files"] != found.body()["files"]:
        raise AssertionError("a manifest is read as another")


def _backups() -> Sequence[bytes]:
    heads = (_manifest(each, "", _MEMBERS) for each in manifest.Occasion)
    return [backupfile.head_of(each) + b"".join(_MEMBERS) for each in heads]


@cache
def _one() -> Path:
    """A file that each backup is written to in turn."""
    folder = tempfile.mkdtemp(prefix="fuzz-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder) / f"one{backupfile.SUFFIX}"


def _read_backup(content: bytes) -> None:
    """A backup as it stands on the disk, to its last byte."""
    _one().write_bytes(content)
    backupfile.check(backupfile.read(_one()))


PARSERS: Final = {
    "record": Parser(_records, _read_record, (RecordRefusedError,)),
    "keyfile": Parser(
        _key_files, keyfile.parsed, (keyfile.KeyFileDamagedError, keyfile.KeyFileNewerError), sealed=True
    ),
    # Of an anchor a newer version is told as a ValueError, which a refused record is as well.
    "head": Parser(_anchors, _read_anchor, (ValueError,), sealed=True),
    "attempts": Parser(_attempts, _read_attempts, (RecordRefusedError,)),
    "recovery": Parser(
        _recovery_keys, lambda content: from_text(content.decode("utf-8", "replace")), (RecoveryKeyMistypedError,)
    ),
    "manifest": Parser(
        _manifests, _read_manifest, (manifest.ManifestDamagedError, manifest.ManifestNewerError), _doctored
    ),
    "backup": Parser(_backups, _read_backup, (BackupDamagedError, BackupNewerError), sealed=True),
    "minutes": Parser(proven, read_proof, (DocumentRefusedError,), in_a_part),
    "template": Parser(templates, read_layout, (TemplateRefusedError, DocumentRefusedError), in_a_part),
}


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; 0 if every file was read or refused."""
    parsing = argparse.ArgumentParser(prog="python -m tests.long.fuzz")
    parsing.add_argument("parser", choices=[*PARSERS, "all"])
    parsing.add_argument("--runs", type=int, default=100_000)
    parsing.add_argument("--seed", type=int, default=1)
    parsing.add_argument("--to", type=Path, default=Path("fuzz-fault"), help="where a file at fault is written")
    given = parsing.parse_args(words)
    failed = False
    for name in PARSERS if given.parser == "all" else [given.parser]:
        begun = time.monotonic()
        tally = fuzz(PARSERS[name], given.runs, given.seed, partial(_tell, name, begun))
        seconds = time.monotonic() - begun
        print(f"{name}: {tally.read} read, {tally.refused} refused in {seconds:.0f} s")  # noqa: T201 - a command
        if tally.fault is not None:
            given.to.write_bytes(tally.fault.content)
            print(f"{name}: {type(tally.fault.error).__name__}: the file is {given.to}")  # noqa: T201 - as above
            failed = True
    return int(failed)


def _tell(name: str, begun: float, count: int) -> None:
    print(f"{name}: {count} after {time.monotonic() - begun:.0f} s", file=sys.stderr)  # noqa: T201 - a command


if __name__ == "__main__":
    sys.exit(main())
