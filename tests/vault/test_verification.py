"""The full check names what is wrong: file, page, link of the chain, revision, list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.vault.conftest import PASSPHRASE
from tests.vault.harm import flip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agenda.record import Record
    from mappa_chair.vault.vault import Vault

REVIEW = "EX/0147/3"


@pytest.fixture
def whole(filled: Vault, initial: Record) -> Vault:
    """A vault with both meetings, a save and marks, of which nothing is wrong."""
    with filled.unit("Helen Aldous") as unit:
        unit.add(initial)
        unit.save(REVIEW, "smb", {"nothing_to_report": True})
        unit.set_marks(REVIEW, {"risk", "plan"})
        unit.keep_draft(REVIEW, "review.on", "soon")
        unit.commit()
    assert verify(filled) == []
    return filled


def tamper(vault: Vault, *statements: str) -> None:
    """Do what someone with the key and a database tool could do."""
    with vault.session() as session:
        connection = session.connection()
        for statement in statements:
            connection.exec_driver_sql(statement)
        session.commit()


def edit(vault: Vault, table: str, change: str, where: str) -> None:
    """Change the rows of a table that `where` says."""
    tamper(vault, f"UPDATE {table} SET {change} WHERE {where}")  # noqa: S608 - the tests' own words


def remove(vault: Vault, table: str, where: str) -> None:
    """Remove the rows of a table that `where` says."""
    tamper(vault, f"DELETE FROM {table} WHERE {where}")  # noqa: S608 - the tests' own words


def scalar(vault: Vault, query: str) -> str:
    """One value out of the vault."""
    with vault.session() as session:
        return str(session.connection().exec_driver_sql(query).scalar_one())


@pytest.mark.parametrize(
    "change",
    [
        "at = '2020-01-01T00:00:00.000000+00:00'",
        "author = 'somebody else'",
        "kind = 'part saved'",
        "meeting_id = 'other'",
        "part = 'plan'",
        "revision = 9",
        "digest = 'ff'",
        "previous = '00'",
        "mac = '00'",
    ],
)
@pytest.mark.parametrize("seq", [2, 7])
def test_an_edited_link_is_named_by_its_number(whole: Vault, change: str, seq: int) -> None:
    """Whichever field of a link is edited with the key, its exact sequence number is said."""
    edit(whole, "audit", change, f"seq = {seq}")
    assert f"Audit link {seq} was changed." in verify(whole)


def test_removed_links_are_named(whole: Vault) -> None:
    """A gap is told with its first and last number."""
    tamper(whole, "DELETE FROM audit WHERE seq = 5")
    assert "Audit link 5 is missing." in verify(whole)
    tamper(whole, "DELETE FROM audit WHERE seq IN (6, 7)")
    assert "Audit links 5 to 7 are missing." in verify(whole)
    tamper(whole, "DELETE FROM audit")
    assert "The audit chain is gone." in verify(whole)


def test_a_gap_closed_up_is_named(whole: Vault) -> None:
    """Links renumbered over a gap no longer carry their own number."""
    tamper(whole, "DELETE FROM audit WHERE seq = 5", "UPDATE audit SET seq = 5 WHERE seq = 6")
    said = verify(whole)
    assert "Audit link 5 was changed." in said
    assert "Audit link 6 is missing." in said


def test_links_that_changed_places_are_named(whole: Vault) -> None:
    """Each link knows its place."""
    tamper(
        whole,
        "UPDATE audit SET seq = 1000 WHERE seq = 3",
        "UPDATE audit SET seq = 3 WHERE seq = 4",
        "UPDATE audit SET seq = 4 WHERE seq = 1000",
    )
    assert {"Audit link 3 was changed.", "Audit link 4 was changed."} <= set(verify(whole))


def test_a_link_of_another_chain_is_named(whole: Vault) -> None:
    """A link put in again at the end was made for another place."""
    tamper(whole, "INSERT INTO audit SELECT seq + 1000, at, author, kind, meeting_id, part, revision, digest,"
                  " previous, mac FROM audit WHERE seq = 2")  # fmt: skip
    assert "Audit link 1002 was changed." in verify(whole)


def test_the_newest_links_cut_off_show_in_what_they_were_about(whole: Vault) -> None:
    """A save whose link is gone is in no link, though the chain itself ends well."""
    tamper(whole, "DELETE FROM audit WHERE part = 'smb' AND revision = 2")
    assert f"Revision 2 of smb of meeting {REVIEW} is in no audit link." in verify(whole)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("body = '{}'", "was changed: its text is not the one that was saved."),
        (
            "body = '{}', digest = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'",
            "is not what",
        ),
        ("author = 'somebody else'", "is not what"),
        ("saved_at = '2020-01-01T00:00:00.000000+00:00'", "is not what"),
        ("begun_at = '2020-01-01T00:00:00.000000+00:00'", "is not what"),
        ("number = 3", "follows revision 1."),
    ],
)
def test_an_edited_revision_is_named(whole: Vault, change: str, said: str) -> None:
    """A body, its hash, its author or its time edited with the key is told with part, number and meeting."""
    edit(whole, "revision", change, "part = 'smb' AND number = 2")
    found = verify(whole)
    assert any(f"of smb of meeting {REVIEW}" in each and said in each for each in found), found
    assert not any("Audit link" in each for each in found)


def test_a_removed_revision_is_named_with_its_link(whole: Vault) -> None:
    """The chain remembers what the table no longer has."""
    tamper(whole, "DELETE FROM revision WHERE part = 'smb' AND number = 2")
    seq = scalar(whole, "SELECT seq FROM audit WHERE part = 'smb' AND revision = 2")
    assert f"Revision 2 of smb of meeting {REVIEW} is missing (audit link {seq})." in verify(whole)


def test_a_removed_meeting_is_named(whole: Vault) -> None:
    """Nothing disappears without a trace, not even a whole meeting with all its rows."""
    ours = "meeting_id = (SELECT id FROM meeting WHERE case_reference = 'EX/0147')"
    for table in ("revision", "action", "attendance", "mark", "draft"):
        remove(whole, table, ours)
    remove(whole, "meeting", "case_reference = 'EX/0147'")
    found = verify(whole)
    assert sum("is missing (audit link" in each for each in found) == 23
    assert any("EX/0147" in each and "has no meeting" in each for each in found)


def test_changed_marks_are_named(whole: Vault) -> None:
    """What was carried over cannot be confirmed behind the chain's back."""
    tamper(whole, "DELETE FROM mark WHERE path = 'risk'")
    assert any("carried over" in each and REVIEW in each for each in verify(whole))


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE meeting SET held_on = '2026-01-01' WHERE reference = 'EX/0147/3'", "row"),
        ("UPDATE meeting SET updated_at = '2026-01-01T00:00:00.000000+00:00'", "row"),
        ("UPDATE \"case\" SET family_name = 'Other' WHERE reference = 'EX/0147'", "case"),
        ("UPDATE action SET due_on = '2030-01-01' WHERE number = '3.1'", "actions"),
        ("DELETE FROM action WHERE number = '3.2'", "actions"),
        ("UPDATE attendance SET attended = 'absent' WHERE position = 0", "attendance"),
    ],
)
def test_a_list_that_differs_from_its_record_is_named(whole: Vault, statement: str, table: str) -> None:
    """What lists and figures read is compared with the newest bodies."""
    tamper(whole, statement)
    assert f"The {table} of meeting {REVIEW} in the lists is not what its record says." in verify(whole)


def test_a_body_that_is_no_record_is_named(whole: Vault) -> None:
    """Text that cannot be read is told once for its meeting, and the rest is still checked."""
    tamper(whole, "UPDATE revision SET body = '{\"who\":' WHERE part = 'risk'")
    found = verify(whole)
    assert f"Meeting {REVIEW} cannot be read as a record." in found
    assert f"Revision 1 of risk of meeting {REVIEW} was changed: its text is not the one that was saved." in found


def test_a_row_without_its_meeting_is_named(whole: Vault) -> None:
    """Rows put in past the foreign keys are told with their tables."""
    with whole.session() as session:
        raw = session.connection().connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("INSERT INTO draft VALUES ('nobody', 'risk.who', 'x')")
    raw.execute("PRAGMA foreign_keys = ON")
    assert any("table draft refers to a row of meeting" in each for each in verify(whole))


def test_every_damaged_page_is_listed(whole: Vault, folder: Path) -> None:
    """Three flipped pages give three rows, and the check neither fails nor writes."""
    whole.close()
    path = folder / "vault.db"
    pages = path.stat().st_size // 4_096
    for page in (pages - 2, pages - 4, pages - 6):
        flip(path, page * 4_096 + 1_000, 3)
    harmed = path.read_bytes()
    with open_vault(folder, PASSPHRASE) as vault:
        found = verify(vault)
    assert sum("HMAC" in each for each in found) == 3
    assert path.read_bytes() == harmed


@pytest.mark.parametrize("harm", [lambda data: data[:-4_096], lambda data: data + data[-4_096:]])
def test_a_file_of_another_length_is_named(whole: Vault, folder: Path, harm: Callable[[bytes], bytes]) -> None:
    """A page too few or too many while the vault is open is told, though every page there is authentic."""
    path = folder / "vault.db"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(len(harm(bytes(size))))
        assert any("bytes where its" in each for each in verify(whole))
        file.truncate(size)


def test_what_is_said_never_quotes_a_body(whole: Vault, review: Record) -> None:
    """The sentences name meetings, parts and numbers, and no word of what was recorded."""
    tamper(whole, "UPDATE revision SET body = replace(body, 'e', 'x')", "UPDATE audit SET previous = '00'")
    said = " ".join(verify(whole))
    assert "was changed" in said
    people = {part for person in review.attendance for part in str(person.name).split()}
    assert not {word for word in people | {"Harrow", "Fenwick", "Tanner"} if word in said}
