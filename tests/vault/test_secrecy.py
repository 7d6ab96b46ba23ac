"""What lies on the disk: no word of a record, no key, no passphrase, and no copy of the database outside it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from agenda.record import read
from mappa_chair.vault import database
from mappa_chair.vault.opening import open_vault
from tests.vault.conftest import EXAMPLES, FILES, PASSPHRASE, Made

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.vault.vault import Vault

SENTINEL = "SENTINEL-wintergreen-4471"
# The key file's own words, which a record may hold as well.
FORM = (
    "mappa-chair-keys format version vault database generation slots passphrase recovery argon2id memory checksum"
)


def words_of_the_records() -> set[bytes]:
    """Every word of five letters or more in the invented records, in the encodings text could lie in."""
    text = " ".join(path.read_text("utf-8") for path in EXAMPLES)
    words = {word for word in re.findall(r"\w{5,}", text) if word not in FORM}
    assert len(words) > 800
    words.add(SENTINEL)
    return {word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le", "utf-16-be")}


def found_in(path: Path, words: set[bytes]) -> set[bytes]:
    """The words that lie in a file, as `strings` would show them."""
    data = path.read_bytes()
    return {word for word in words if word in data}


def test_no_word_of_a_record_lies_in_a_file(filled: Vault, initial: Record, folder: Path) -> None:
    """Neither in the vault's files nor in the journal of a save under way, nor after it is closed."""
    words = words_of_the_records()
    reference = str(initial.meeting.reference)
    with filled.unit("import") as unit:
        unit.add(initial)
        unit.keep_draft(reference, "review.on", SENTINEL)
        unit.set_place(reference, SENTINEL)
        unit.commit()
    with filled.unit("chair") as unit:
        unit.save(reference, "media", {"plan": f"{SENTINEL} " * 5_000})
        unit.commit()
    with filled.unit("chair") as unit:
        unit.save(reference, "media", {"plan": f"{SENTINEL} again " * 5_000})
        # The journal alone: closing a second descriptor of vault.db here would drop the vault's own lock.
        journal = folder / database.JOURNAL
        assert journal.stat().st_size > 4_096
        assert found_in(journal, words) == set()
        unit.commit()
    filled.close()
    for path in folder.iterdir():
        assert found_in(path, words) == set()
        assert b"SQLite format 3" not in path.read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == FILES


def test_neither_secret_nor_key_lies_in_a_file(made: Made) -> None:
    """What opens the vault is nowhere beside it."""
    with open_vault(made.folder, PASSPHRASE) as vault:
        secrets = {PASSPHRASE.encode(), made.recovery_key.encode(), made.recovery_key.replace("-", "").encode()}
        for key in (vault.ring.keys.database, vault.ring.keys.audit_mac, vault.ring.keys.keys_mac):
            secrets |= {key, key.hex().encode(), key.hex().upper().encode()}
    for path in made.folder.iterdir():
        assert found_in(path, secrets) == set()


def decrypted(folder: Path, key: bytes) -> bytes:
    """Every page of a closed database by AES-256-CBC alone, free pages and all: what a finder of the key sees."""
    data = (folder / "vault.db").read_bytes()
    clear = bytearray()
    for start in range(0, len(data), 4_096):
        page = data[start : start + 4_096]
        body, iv = page[16 if start == 0 else 0 : 4_016], page[4_016:4_032]
        reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        clear += reader.update(body) + reader.finalize()
    return bytes(clear)


def test_removed_text_leaves_no_trace_even_for_the_key(folder: Path) -> None:
    """The pages are AES-256 under the database's own key, and a draft that was dropped is overwritten in them."""
    for act, expected in (("keep", True), ("drop", False)):
        with open_vault(folder, PASSPHRASE) as vault, vault.unit("chair") as unit:
            if act == "keep":
                unit.add(read('{"format": "mappa-chair-record/1", "meeting": {"reference": "X/1"}}').record)
                unit.keep_draft("X/1", "review.on", SENTINEL)
            else:
                unit.drop_draft("X/1", "review.on")
            unit.commit()
            key = vault.ring.keys.database
        clear = decrypted(folder, key)
        assert b"CREATE TABLE" in clear
        assert (SENTINEL.encode() in clear) is expected


def test_the_package_loads_nothing_heavy() -> None:
    """A screen that knows the vault and its faults has loaded neither SQLModel nor cryptography."""
    code = (
        "import sys, mappa_chair.vault, mappa_chair.vault.faults\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'cryptography', 'sqlcipher3', 'pydantic'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "assert mappa_chair.vault.open_vault.__module__ == 'mappa_chair.vault.opening'\n"
        "assert set(mappa_chair.vault.__all__) == set(mappa_chair.vault._MODULES)\n"
        "assert all(getattr(mappa_chair.vault, name) for name in mappa_chair.vault.__all__)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
