"""Makes a vault of this schema, backups of vaults old and new, and what may be wrong with one, as test vectors.

    python -m tests.vault.make_backups

A vault of a schema that is there is left as it is: the programme of its day made it. A bad backup is told by what
makes it of a sound one: another head, bytes left out, added, flipped, cut off.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from agenda.record import read
from mappa_chair.vault import backupfile, backups, database, keychange, manifest, written
from mappa_chair.vault.creation import create
from mappa_chair.vault.incidents import IncidentKind
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.recovery import as_text
from mappa_chair.vault.rotation import rotate
from tests.vault.make_vectors import ANITA, JO, RECOVERY, write_to
from tests.vault.works import example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mappa_chair.vault.backupfile import BackupFile
    from mappa_chair.vault.vault import Vault

VECTORS: Final = Path(__file__).parent / "vectors"
FOLDER: Final = VECTORS / "backups"
PRESENT: Final = VECTORS / f"schema-{database.SCHEMA_VERSION}"
MEETING: Final = "EX/0212/1"
# Vaults whose backups are kept: the first there was, the last that had no keys inside.
OLDER: Final = (1, 7)


def vault_of_this_schema() -> None:
    """Make a vault with something in every table."""
    create(PRESENT, ANITA, name="Anita Rowe", cost=FLOOR)
    with open_vault(PRESENT, ANITA) as vault:
        _fill(vault)
        rotate(vault, ANITA, as_text(RECOVERY), cost=FLOOR)
    with open_vault(PRESENT, ANITA) as vault:
        keychange.add(vault, JO, "Jo Green")
        with vault.unit("Anita Rowe") as unit:
            unit.keep_resume('{"screen": "desk"}')
            unit.commit()
    shutil.rmtree(PRESENT / backupfile.FOLDER)


def _fill(vault: Vault) -> None:
    with vault.unit("Anita Rowe") as unit:
        unit.add(read(example("level-2-child-initial")).record)
        unit.keep_draft(MEETING, "review.on", "soon")
        unit.set_marks(MEETING, {"risk"})
        unit.change_setting("marking", "OFFICIAL", reason="Approved by the SMB.")
        unit.change_template("area.docx", b"an invented layout", reason="Approved by the SMB.")
        unit.note_decision(MEETING, "leak", "an invented sentence", reason="It is the subject's own name.")
        unit.note_incident(IncidentKind.HEAD_RENEWED, "An invented incident.")
        unit.commit()
    with vault.unit("Anita Rowe") as unit:
        unit.approve(MEETING, by="Helen Aldous", judged=unit.record_digest(MEETING))
        unit.commit()


def sound() -> None:
    """Make a backup of this schema, and of older ones as it is made before they are brought up."""
    with tempfile.TemporaryDirectory() as name:
        for schema in (*OLDER, database.SCHEMA_VERSION):
            copy = Path(shutil.copytree(VECTORS / f"schema-{schema}", Path(name) / f"{schema}.mappa"))
            with open_vault(copy, ANITA) as vault:
                made = backups.make(vault).path if schema == database.SCHEMA_VERSION else _before(copy)
                shutil.copyfile(made, FOLDER / f"schema-{schema}{backupfile.SUFFIX}")
                vault.give_up()


def _before(folder: Path) -> Path:
    (found,) = (folder / backupfile.FOLDER).iterdir()
    return found


# Bad ones -------------------------------------------------------------------------------------------------------


def _edited(base: BackupFile, change: Callable[[dict[str, Any]], object], *, checksum: bool = True) -> bytes:
    """The head of the backup with a change of its manifest, as somebody without the keys would write it."""
    body = json.loads(base.account)
    change(body)
    body.pop("checksum", None)
    body["checksum"] = manifest._checksum(body) if checksum else json.loads(base.account)["checksum"]
    return backupfile.head_of(written.dumped(body))


def _accounted(base: BackupFile, members: dict[str, bytes]) -> bytes:
    """The head of a backup with other files, each accounted for."""

    def change(body: dict[str, Any]) -> None:
        for each in body["files"]:
            if each["name"] in members:
                content = members[each["name"]]
                each.update(bytes=len(content), digest=hashlib.sha256(content).hexdigest())

    return _edited(base, change)


def heads(base: BackupFile) -> Iterator[tuple[str, str, str, bytes]]:
    """Faults of what stands before the files: name, expected end, fault, head."""
    magic, account = backupfile.MAGIC, base.account
    yield "magic", "header", "another first line", b"mappa-chair backups" + backupfile.head_of(account)[19:]
    yield "length-0", "header", "a manifest of no length", magic + bytes(4) + account
    yield "length-huge", "header", "a manifest of four gigabytes", magic + b"\xff" * 4 + account
    short = (len(account) - 1).to_bytes(backupfile.LENGTH_BYTES, "big")
    yield "length-short", "header", "a manifest one byte short", magic + short + account
    yield "crlf", "header", "other line ends", backupfile.head_of(account.replace(b"\n", b"\r\n"))
    yield "order", "header", "its keys in another order", backupfile.head_of(_sorted(account))
    yield "deep", "header", "lists in lists without end", backupfile.head_of(b"[" * 4_000)
    yield "checksum", "header", "seq changed, its checksum not", _edited(base, _put("seq", 99), checksum=False)
    for key in (
        "format",
        "vault",
        "database",
        "generation",
        "schema",
        "line",
        "seq",
        "link",
        "made",
        "files",
        "mac",
    ):
        yield f"no-{key}", "header", f"no {key}", _edited(base, _drop(key))
    yield "extra", "header", "a key that is not of it", _edited(base, _put("note", "x"))
    yield "occasion", "header", "another occasion", _edited(base, _put("occasion", "because"))
    yield "made", "header", "a time that is none", _edited(base, _put("made", "yesterday"))
    yield "schema-text", "header", "a schema that is no number", _edited(base, _put("schema", "8"))
    yield "keys-absent", "header", "no keys among its files", _edited(base, lambda body: body["files"].pop(0))
    yield "keys-empty", "header", "keys of no length", _edited(base, _in_files(0, "bytes", 0))
    yield (
        "keys-twice",
        "header",
        "the keys twice",
        _edited(base, lambda body: body["files"].insert(0, body["files"][0])),
    )
    yield "path", "header", "a name that leads elsewhere", _edited(base, _in_files(0, "name", "../keys.json"))
    half = base.manifest.members[2].length + 2_048
    yield "half-a-page", "header", "a database of half a page more", _edited(base, _in_files(2, "bytes", half))
    yield "digest", "payload", "the digest of another database", _edited(base, _in_files(2, "digest", "a1" * 32))
    for version in (2, 99):
        yield f"version-{version}", "version", f"version {version}", _edited(base, _put("version", version))
    unsound = account.replace(b'"version": 1', b'"version": 2')
    yield "version-unsound", "version", "version 2, and a checksum of version 1", backupfile.head_of(unsound)
    yield "version-0", "header", "a version there never was", _edited(base, _put("version", 0))
    for key, value in (("seq", base.manifest.seq + 5), ("generation", 9), ("schema", 7), ("line", "a1" * 32)):
        yield f"mac-{key}", "mac", f"{key} changed by somebody without the keys", _edited(base, _put(key, value))
    later = "2031-01-01T00:00:00.000000+00:00"
    yield "mac-made", "mac", "said to be of another day", _edited(base, _put("made", later))
    yield "mac-mac", "mac", "another code", _edited(base, _put("mac", "a1" * 32))


def _put(key: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda body: body.update({key: value})


def _drop(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda body: body.pop(key)


def _in_files(number: int, key: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda body: body["files"][number].update({key: value})


def _sorted(account: bytes) -> bytes:
    return written.dumped(dict(sorted(json.loads(account).items())))


def bad() -> None:
    """Write what is wrong, and how each must end."""
    name = f"schema-{database.SCHEMA_VERSION}"
    base = backupfile.read(FOLDER / f"{name}{backupfile.SUFFIX}")
    whole = base.path.read_bytes()
    keys, _, pages = (member.length for member in base.manifest.members)
    data = base.start + sum(member.length for member in base.manifest.members[:2])

    def put(named: str, expect: str, fault: str, head: bytes = b"", **more: str) -> None:
        write_to(FOLDER, named, {"expect": expect, "fault": fault, "of": name, **more}, head)

    for schema in (*OLDER, database.SCHEMA_VERSION):
        put(f"sound-{schema}", "success", "none", of=f"schema-{schema}")
    put("sound-jo", "success", "none", secret=JO)
    put("sound-recovery", "success", "none", secret=as_text(RECOVERY))
    other = "seven grey horses cross the weir"
    put("wrong-passphrase", "wrong-passphrase", "the secret is of no slot", secret=other)
    put("wrong-vault", "foreign", "it is of another vault than the one beside it", of="schema-1", present="named")
    for named, expect, fault, head in heads(base):
        put(named, expect, fault, head)
    put("empty-head", "header", "its head is missing", drop=f"0 {base.start}")
    for place, where in (
        (base.start + 40, "its keys"),
        (base.start + keys + 40, "its head"),
        (data + 9, "its salt"),
    ):
        put(f"flipped-{where[4:]}", "payload", f"a bit of {where} flipped", flip=f"{place} 3")
    for number, place in enumerate((data + 4_096 + 60, data + pages // 2, len(whole) - 1)):
        put(f"flipped-page-{number}", "payload", "a bit of its database flipped", flip=f"{place} {number}")
    cuts = {
        "nothing": 0,
        "manifest": 300,
        "keys": base.start + 30,
        "page": len(whole) - 4_096,
        "byte": len(whole) - 1,
    }
    for where, length in cuts.items():
        put(f"cut-{where}", "header", f"cut after {length:,} bytes", cut=str(length))
    put("trailing", "header", "a byte behind it", append="00")
    _inside(put, whole, base, data)


def _inside(put: Callable[..., None], whole: bytes, base: BackupFile, data: int) -> None:
    """What is accounted for, and is no sound vault: files of others, or harmed before they were packed."""
    keys = whole[base.start : base.start + base.manifest.members[0].length]
    foreign = (VECTORS / "schema-7" / "keys.json").read_bytes()
    harmed = keys[:-60] + b"0" * 8 + keys[-52:]
    put(
        "inside-keys",
        "vault",
        "its keys were harmed before",
        _accounted(base, {"keys.json": harmed}),
        drop=f"{base.start} {len(harmed)}",
        insert=harmed.hex(),
    )
    put(
        "inside-foreign-keys",
        "vault",
        "the keys of another vault",
        _accounted(base, {"keys.json": foreign}),
        drop=f"{base.start} {len(keys)}",
        insert=foreign.hex(),
    )
    # The first page is read before the manifest's code can be judged, the fourth is not.
    for name, expect, place in (("first", "vault", 100), ("fourth", "mac", 4_096 * 3 + 100)):
        pages = bytearray(whole[data:])
        pages[place] ^= 1
        account = _accounted(base, {"vault.db": bytes(pages)})
        put(f"inside-{name}-page", expect, f"its {name} page was harmed before", account, flip=f"{data + place} 0")
    cut = whole[data:-4_096]
    put(
        "inside-cut",
        "vault",
        "a page less, accounted for",
        _accounted(base, {"vault.db": cut}),
        cut=str(len(whole) - 4_096),
    )


if __name__ == "__main__":
    os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp()
    if not PRESENT.exists():
        vault_of_this_schema()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    sound()
    bad()
    print(len(list(FOLDER.glob("*.vector"))))  # noqa: T201 - a command
