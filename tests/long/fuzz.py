"""Every parser of what comes from outside, fed with files made a little wrong.

A parser reads a file, or refuses it with the errors it names; anything else is a fault of ours, and the file that
brought it about is written down. The suite runs a little of this; the whole is a command:

    python -m tests.long.fuzz record --runs 1000000 --seed 7
"""

from __future__ import annotations

import argparse
import json
import random
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

from agenda.findings import findings
from agenda.record import as_json, read
from agenda.refusal import RecordRefusedError
from mappa_chair.documents.archive import DocumentRefusedError, packed, unpacked
from mappa_chair.documents.minutes import minutes
from mappa_chair.documents.proof import Digests, Proof, read_proof, with_proof
from mappa_chair.documents.settings import PaperSettings
from mappa_chair.documents.template.faults import TemplateRefusedError
from mappa_chair.documents.template.layout import read_layout
from mappa_chair.documents.template.starter import starter
from mappa_chair.documents.word import to_docx
from mappa_chair.vault import attempts, head, kdf, keyfile
from mappa_chair.vault.faults import RecoveryKeyMistypedError
from mappa_chair.vault.recovery import as_text, from_text
from mappa_chair.vault.slots import CHECK_BYTES, NONCE_BYTES, WRAPPED_BYTES, Slot, SlotKind
from tests.long.mutate import chances, mutated

Mutate = Callable[[bytes, Sequence[bytes], random.Random], bytes]

# Files in a row between two looks at the clock.
_TOLD_EVERY: Final = 10_000


@dataclass(frozen=True)
class Parser:
    """A parser: what makes its seeds, what reads a file, and the errors by which it refuses one.

    Of a `sealed` file a checksum or a code holds every bit: none is read but just as it was written.
    """

    seeds: Callable[[], Sequence[bytes]]
    read: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...]
    mutate: Mutate = mutated
    sealed: bool = False


@dataclass(frozen=True)
class Fault:
    """A file that a parser neither read nor refused."""

    content: bytes
    error: Exception


@dataclass
class Tally:
    """How many files were read, refused, and neither."""

    read: int = 0
    refused: int = 0
    fault: Fault | None = None


def fuzz(parser: Parser, runs: int, seed: int, told: Callable[[int], None] = lambda _count: None) -> Tally:
    """Feed a parser with so many files; it ends at the first fault."""
    chance = chances(seed)
    seeds = parser.seeds()
    tally = Tally()
    for count in range(runs):
        content = parser.mutate(chance.choice(seeds), seeds, chance)
        try:
            _feed(parser, content, seeds)
            tally.read += 1
        except parser.refuses:
            tally.refused += 1
        except Exception as error:  # noqa: BLE001 - any other is what is looked for
            tally.fault = Fault(content, error)
            return tally
        if count % _TOLD_EVERY == 0:
            told(count)
    return tally


def _feed(parser: Parser, content: bytes, seeds: Sequence[bytes]) -> None:
    parser.read(content)
    if parser.sealed and content not in seeds:
        raise AssertionError("a file that was changed is read")


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


# Word files --------------------------------------------------------------------------------------------------


def _minutes() -> Sequence[bytes]:
    record = read(b'{"format": "mappa-chair-record/1", "case": {"reference": "EX/0300"}}').record
    plain = to_docx(minutes(record, settings=PaperSettings(), findings=[]))

    def prove(digests: Digests) -> Proof:
        return Proof("draft", "0" * 32, "EX/0300/1", "a" * 64, content=digests.content, words=digests.words)

    return [plain, with_proof(plain, prove)]


def _templates() -> Sequence[bytes]:
    return [starter(), starter(every_field=True)]


def _in_a_part(source: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """An archive with faults in it as a whole, or a sound one with faults in a part."""
    if chance.random() < 0.2:
        return mutated(source, others, chance)
    parts = unpacked(source)
    name = chance.choice(sorted(parts))
    return packed(parts | {name: mutated(parts[name], list(parts.values()), chance)})


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
    "minutes": Parser(_minutes, read_proof, (DocumentRefusedError,), _in_a_part),
    "template": Parser(_templates, read_layout, (TemplateRefusedError, DocumentRefusedError), _in_a_part),
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
