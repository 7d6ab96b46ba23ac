"""The chair approves minutes; whoever gets them can tell whether they are what was approved."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from mappa_chair.approving import DutiesOpenError, approve, write_public_key
from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.export import PaperExistsError
from mappa_chair.due import due
from mappa_chair.exporting import export_meeting, read_minutes
from mappa_chair.judging import judge
from mappa_chair.minuting import minutes
from mappa_chair.proving import KeyRefusedError, Verdict, known_by_key, known_by_vault, prove
from mappa_chair.vault.creation import create
from mappa_chair.vault.faults import ApprovalRefusedError, VersionMissingError
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import EXAMPLES, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from agenda.shape import JSON
    from mappa_chair.vault.signing import Approval
    from mappa_chair.vault.vault import Vault
    from tests.mappa_chair.conftest import CommandLine

REVIEW, CHAIR = "EX/0147/3", "Helen Aldous"
PROOF = "customXml/item1.xml"
CORRECTION = "The board was told nothing; the minutes said otherwise."


def approved(vault: Vault, changed: str = "", why: str = "") -> Approval:
    """Approve the meeting as it is."""
    return approve(vault, REVIEW, by=CHAIR, author="Test", changed=changed, why=why)


def change(vault: Vault, nothing: bool = False) -> None:
    """Change the record so that no duty is open."""
    with vault.unit("Test") as unit:
        unit.save(
            REVIEW, "smb", {"nothing_to_report": nothing, "issues": [{"text": "Housing.", "kind": "concern"}]}
        )
        unit.commit()


def written(vault: Vault, folder: Path, version: int | None = None) -> Path:
    """The minutes in a file."""
    (made,) = export_meeting(vault, REVIEW, folder=folder, minutes=True, summary=None, version=version, force=True)
    return made.path


def verdicts(vault: Vault, *paths: Path) -> list[Verdict]:
    """What the vault says of files."""
    return [each.verdict for each in prove([str(path) for path in paths], known_by_vault(vault))]


def altered(path: Path, part: str, old: str, new: str) -> Path:
    """The file with one text of one part replaced."""
    parts = unpacked(path.read_bytes())
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new, 1).encode()
    path.write_bytes(packed(parts))
    return path


def open_duty(vault: Vault) -> str:
    """Leave a duty open, and give its sentence."""
    with vault.unit("Test") as unit:
        unit.save(REVIEW, "media", {"considered": False})
        held = unit.json(REVIEW)["meeting"]
        assert isinstance(held, dict)
        chairless: dict[str, JSON] = {**held, "chairs": []}
        unit.save(REVIEW, "meeting", chairless)
        unit.commit()
    (first, *_) = [finding.message for finding in judge(vault, REVIEW) if finding.severity.value == "must"]
    return first


def test_approved_minutes_say_so_and_are_proven(vault: Vault, tmp_path: Path) -> None:
    """Name of the file, banner, foot of the page; the vault says that they are as approved."""
    made = approved(vault)
    path = written(vault, tmp_path)
    assert path.name == "EX-0147-3 minutes v1 OFFICIAL-SENSITIVE.docx"
    shown = read_minutes(vault, REVIEW)
    assert f"Fingerprint {made.fingerprint}" in shown
    assert f"version 1\nFingerprint {made.fingerprint}" in shown
    assert "Draft" not in shown
    (proven,) = prove([str(path)], known_by_vault(vault))
    assert (proven.verdict, proven.meeting, proven.version) == (Verdict.AS_APPROVED, REVIEW, 1)
    assert made.fingerprint in proven.sentence
    assert CHAIR in proven.sentence


def test_the_same_version_gives_the_same_bytes(vault: Vault, tmp_path: Path) -> None:
    """Also after a later version was approved."""
    approved(vault)
    first = written(vault, tmp_path).read_bytes()
    assert written(vault, tmp_path).read_bytes() == first
    change(vault)
    approved(vault, changed=CORRECTION)
    assert written(vault, tmp_path, version=1).read_bytes() == first


def test_a_changed_record_is_a_draft_until_it_is_approved(vault: Vault, tmp_path: Path) -> None:
    """The draft says what it goes on from; the new version says what changed; the old one is an older version."""
    approved(vault)
    first = written(vault, tmp_path)
    change(vault)
    draft = written(vault, tmp_path)
    assert draft.name == "EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"
    assert "The record was changed after version 1." in read_minutes(vault, REVIEW)
    assert verdicts(vault, first, draft) == [Verdict.AS_APPROVED, Verdict.DRAFT]
    with pytest.raises(ApprovalRefusedError):
        approved(vault)
    approved(vault, changed=CORRECTION)
    second = written(vault, tmp_path)
    assert second.name == "EX-0147-3 minutes v2 OFFICIAL-SENSITIVE.docx"
    assert CORRECTION in read_minutes(vault, REVIEW)
    assert verdicts(vault, first, second, draft) == [Verdict.OLDER, Verdict.AS_APPROVED, Verdict.DRAFT]
    with pytest.raises(VersionMissingError):
        minutes(vault, REVIEW, version=3)


def test_open_duties_stop_an_approval_unless_there_is_a_reason(vault: Vault) -> None:
    """Each is listed; so is what was typed and is no answer; the reason is printed in the minutes."""
    duty = open_duty(vault)
    with vault.unit("Test") as unit:
        unit.keep_draft(REVIEW, "review.on", "soon")
        unit.commit()
    with pytest.raises(DutiesOpenError) as caught:
        approved(vault)
    assert caught.value.exit_code == 1
    assert any(duty in line for line in caught.value.open)
    assert any("17 Next meeting · Date of the review" in line and "soon" not in line for line in caught.value.open)
    made = approved(vault, why="The press officer answers on Monday.")
    assert made.why == "The press officer answers on Monday."
    assert f"Approved with duties left open, because: {made.why}" in read_minutes(vault, REVIEW)


def test_a_reason_for_nothing_is_not_kept(vault: Vault) -> None:
    """The minutes must not say that duties were left open where none were."""
    change(vault)
    assert approved(vault, why="Just in case.").why == ""


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", "Helen Aldous", "Ellen Aldous"),
        ("word/document.xml", "Level 3</w:t>", "Level 2</w:t>"),
        ("word/document.xml", "</w:body>", "<w:p><w:r><w:t>Agreed.</w:t></w:r></w:p></w:body>"),
        ("word/footer1.xml", "version 1", "version 2"),
        ("word/header1.xml", "OFFICIAL-SENSITIVE", "OFFICIAL"),
        (PROOF, CHAIR, "Somebody Else"),
        (PROOF, "<version>1<", "<version>2<"),
        (PROOF, "<why></why>", "<why>x</why>"),
        (PROOF, "<seal>", "<seal>00"),
        (PROOF, "<signature>", "<signature>zz"),
        (PROOF, "<words>", "<words>x"),
        (PROOF, "<state>approved</state>", ""),
    ],
)
def test_tampering_is_seen(vault: Vault, tmp_path: Path, part: str, old: str, new: str) -> None:
    """In the body, a table cell, head, foot, and in what the file says of itself; with the vault and without."""
    approved(vault)
    write_public_key(vault, tmp_path / "key.pem")
    path = altered(written(vault, tmp_path), part, old, new)
    assert verdicts(vault, path) == [Verdict.ALTERED]
    assert [each.verdict for each in prove([str(path)], known_by_key(tmp_path / "key.pem"))] == [Verdict.ALTERED]


def test_digests_that_were_worked_out_again_do_not_help(vault: Vault, tmp_path: Path) -> None:
    """Whoever changes the text and then what the file says of it cannot sign that."""
    approved(vault)
    path = altered(written(vault, tmp_path), "word/document.xml", "Helen Aldous", "Ellen Aldous")
    from mappa_chair.documents.proof import read_proof  # noqa: PLC0415 - what a forger would use

    proof, digests = read_proof(path.read_bytes())
    assert proof is not None
    altered(path, PROOF, proof.words, digests.words)
    altered(path, PROOF, proof.content, digests.content)
    assert verdicts(vault, path) == [Verdict.ALTERED]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("docProps/core.xml", "EX/0147/3", "EX/0147/4"),
        ("word/styles.xml", "Arial", "Times"),
        ("word/settings.xml", "<w:zoom", "<!-- --><w:zoom"),
    ],
)
def test_look_and_properties_are_not_vouched_for_once_saved_anew(
    vault: Vault, tmp_path: Path, part: str, old: str, new: str
) -> None:
    """The words are still those that were approved, and that is all that is said."""
    approved(vault)
    path = altered(written(vault, tmp_path), part, old, new)
    (proven,) = prove([str(path)], known_by_vault(vault))
    assert proven.verdict is Verdict.REWRITTEN
    assert "not vouched for" in proven.sentence


def test_another_program_may_pack_the_file_differently(vault: Vault, tmp_path: Path) -> None:
    """The same parts in another order and compressed are the same document."""
    approved(vault)
    path = written(vault, tmp_path)
    parts = unpacked(path.read_bytes())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name in reversed(parts):
            file.writestr(name, parts[name])
    assert verdicts(vault, path) == [Verdict.AS_APPROVED]


def test_a_proof_moved_to_another_document_is_seen(vault: Vault, tmp_path: Path) -> None:
    """A draft does not become the approved minutes by the proof of another file."""
    approved(vault)
    first = unpacked(written(vault, tmp_path).read_bytes())
    change(vault)
    draft = written(vault, tmp_path)
    draft.write_bytes(packed({**unpacked(draft.read_bytes()), PROOF: first[PROOF]}))
    assert verdicts(vault, draft) == [Verdict.ALTERED]


def test_a_document_without_proof_is_not_vouched_for(vault: Vault, tmp_path: Path) -> None:
    """A summary, or minutes whose proof was taken out."""
    approved(vault)
    path = written(vault, tmp_path)
    parts = unpacked(path.read_bytes())
    del parts[PROOF]
    path.write_bytes(packed(parts))
    assert verdicts(vault, path) == [Verdict.UNPROVEN]


def test_a_draft_says_whether_it_was_changed(vault: Vault, tmp_path: Path) -> None:
    """It is a draft either way."""
    path = written(vault, tmp_path)
    known = known_by_vault(vault)
    (proven,) = prove([str(path)], known)
    assert proven.verdict is Verdict.DRAFT
    assert "changed" not in proven.sentence
    altered(path, "word/document.xml", "Helen Aldous", "Ellen Aldous")
    (proven,) = prove([str(path)], known)
    assert proven.verdict is Verdict.DRAFT
    assert "changed after it was written" in proven.sentence


def other_vault(folder: Path) -> Path:
    """The same meeting, approved in another vault: the minutes and that vault's public key."""
    create(folder / "other.mappa", PASSPHRASE, cost=FLOOR)
    with open_vault(folder / "other.mappa", PASSPHRASE) as other:
        with other.unit("import") as unit:
            from agenda.record import read  # noqa: PLC0415 - used here only

            for path in EXAMPLES:
                unit.add(read(path.read_bytes()).record)
            unit.commit()
        approved(other, why="Reasons.")
        write_public_key(other, folder / "other.pem")
        return written(other, folder / "other")


def test_another_vault_and_another_key_are_told_apart(vault: Vault, tmp_path: Path) -> None:
    """Minutes of the same meeting from elsewhere are not this vault's, nor this vault's the other's."""
    theirs = other_vault(tmp_path)
    approved(vault)
    ours = written(vault, tmp_path / "ours")
    assert verdicts(vault, ours, theirs) == [Verdict.AS_APPROVED, Verdict.FOREIGN]
    found = prove([str(ours), str(theirs)], known_by_key(tmp_path / "other.pem"))
    assert [each.verdict for each in found] == [Verdict.FOREIGN, Verdict.AS_APPROVED]


def test_a_vault_that_approved_nothing_vouches_for_nothing(vault: Vault, tmp_path: Path) -> None:
    """A new one has no key yet; one that was worked on has signed the end of its chain, and nothing else."""
    assert verdicts(vault, other_vault(tmp_path)) == [Verdict.FOREIGN]
    create(tmp_path / "new.mappa", PASSPHRASE, cost=FLOOR)
    with open_vault(tmp_path / "new.mappa", PASSPHRASE) as new, pytest.raises(ApprovalRefusedError):
        write_public_key(new, tmp_path / "key.pem")


def test_a_vault_put_back_to_an_earlier_day_does_not_know_a_later_approval(vault: Vault, tmp_path: Path) -> None:
    """The signature holds, and the vault says that it does not know of it."""
    approved(vault)
    earlier = known_by_vault(vault)
    change(vault)
    approved(vault, changed=CORRECTION)
    (proven,) = prove([str(written(vault, tmp_path))], earlier)
    assert proven.verdict is Verdict.FOREIGN
    assert "does not know of it" in proven.sentence


def test_without_the_vault_the_newest_of_the_files_counts(vault: Vault, tmp_path: Path) -> None:
    """One file alone is as approved, and it is said that a later version may exist."""
    approved(vault)
    first = written(vault, tmp_path)
    write_public_key(vault, tmp_path / "key.pem")
    change(vault)
    approved(vault, changed=CORRECTION)
    second = written(vault, tmp_path)
    known = known_by_key(tmp_path / "key.pem")
    (alone,) = prove([str(first)], known)
    assert alone.verdict is Verdict.AS_APPROVED
    assert "Whether there is a later version" in alone.sentence
    assert [each.verdict for each in prove([str(first), str(second)], known)] == [
        Verdict.OLDER,
        Verdict.AS_APPROVED,
    ]


def test_numbered_copies_are_each_proven(vault: Vault, tmp_path: Path) -> None:
    """Each is a file of its own with its own seal."""
    approved(vault)
    made = export_meeting(vault, REVIEW, folder=tmp_path, minutes=True, summary=None, copies=2)
    assert len({each.path.read_bytes() for each in made}) == 2
    assert verdicts(vault, *(each.path for each in made)) == [Verdict.AS_APPROVED] * 2


def test_a_public_key_file_is_not_written_over(vault: Vault, tmp_path: Path) -> None:
    """The same key again is no fault, another file is."""
    approved(vault)
    path = tmp_path / "key.pem"
    assert write_public_key(vault, path) == write_public_key(vault, path)
    path.write_text("something else", encoding="utf-8")
    with pytest.raises(PaperExistsError):
        write_public_key(vault, path)
    with pytest.raises(KeyRefusedError):
        known_by_key(path)
    with pytest.raises(KeyRefusedError):
        known_by_key(tmp_path / "none.pem")


def test_an_approval_ends_its_clock(vault: Vault) -> None:
    """Minutes that are approved are no longer due (13b.3)."""
    with vault.unit("reader") as unit:
        held = unit.record(REVIEW).meeting.held_on
    assert held is not None

    def running() -> set[str]:
        return {each.running.clock.key for each in due(vault, held) if each.meeting == REVIEW}

    before = running()
    approved(vault)
    assert "minutes" in before
    assert "minutes" not in running()


@pytest.fixture
def at(tmp_path: Path) -> Callable[[str], str]:
    """The path of a file of the test's own."""
    return lambda name: str(tmp_path / name)


def test_the_commands_from_approval_to_verification(command: CommandLine, at: Callable[[str], str]) -> None:
    """Approve, list, export, write the key, verify with vault and with key, correct, approve again."""
    assert command("approve", REVIEW, "--by", CHAIR, "--public-key", at("key.pem")) == 0
    assert command.out.startswith(f"{REVIEW}: version 1 approved by {CHAIR} on ")
    assert "Fingerprint" in command.out
    assert command("list") == 0
    assert "approved v1" in command.out
    assert command("export", REVIEW, "--minutes", "--to", at("papers")) == 0
    first = command.out.strip()
    assert command("verify", first) == 0
    assert "as approved by" in command.out
    assert command("verify", first, "--public-key", at("key.pem"), "--json") == 0
    (said,) = command.json
    assert (said["verdict"], said["meeting"], said["version"]) == ("as approved", REVIEW, 1)
    assert command("approve", REVIEW, "--by", CHAIR) == 2
    assert "Nothing was changed" in command.err
    assert command("verify") == 0


def test_verify_tells_what_is_wrong_with_each_file(
    command: CommandLine, at: Callable[[str], str], tmp_path: Path
) -> None:
    """1 for what is not as approved, 2 for what cannot be read; every file has its line."""
    assert command("export", REVIEW, "--minutes", "--to", at("papers")) == 0
    draft = command.out.strip()
    assert command("verify", draft) == 1
    assert command.err.startswith(f"{draft}: A draft")
    (tmp_path / "bad.docx").write_bytes(b"no archive")
    assert command("verify", draft, at("bad.docx"), at("none.docx")) == 2
    assert len(command.err.splitlines()) == 3


def test_the_approval_of_a_meeting_with_open_duties_lists_them(command: CommandLine, vault: Vault) -> None:
    """Exit status 1 and nothing kept; with a reason it is approved and the reason printed."""
    duty = open_duty(vault)
    vault.close()
    assert command("approve", REVIEW, "--by", CHAIR) == 1
    assert duty in command.err
    assert "--force-open" in command.err
    assert command("approve", REVIEW, "--by", CHAIR, "--force-open", "The report comes on Monday.") == 0
    assert "because: The report comes on Monday." in command.out


@pytest.mark.parametrize(
    "words",
    [
        ("approve",),
        ("approve", REVIEW),
        ("approve", "--by", CHAIR),
        ("approve", "EX/9/9", "--by", CHAIR),
        ("approve", REVIEW, "--by", " "),
        ("verify", "--public-key", "key.pem"),
        ("verify", "a.docx", "--public-key", "none.pem"),
        ("verify", "--json"),
        ("export", REVIEW, "--agenda", "--version", "1", "--to", "papers"),
        ("export", REVIEW, "--minutes", "--version", "one", "--to", "papers"),
        ("export", REVIEW, "--minutes", "--version", "1", "--to", "papers"),
    ],
)
def test_commands_that_cannot_be_followed_say_why(
    command: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """Exit status 2 and a sentence; nothing is written."""
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert command(*words) == 2
    assert command.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_version_is_exported_by_its_number(command: CommandLine, vault: Vault, at: Callable[[str], str]) -> None:
    """The old one stays under its name."""
    approved(vault)
    change(vault)
    approved(vault, changed=CORRECTION)
    vault.close()
    assert command("export", REVIEW, "--minutes", "--version", "1", "--to", at("papers")) == 0
    old = command.out.strip()
    assert old.endswith("minutes v1 OFFICIAL-SENSITIVE.docx")
    assert command("verify", old) == 1
    assert "An older version; the newest is 2." in command.err
    assert command("list", "--json") == 0
    found = {each["reference"]: (each["state"], each["version"]) for each in json.loads(command.out)}
    assert found[REVIEW] == ("approved", 2)
