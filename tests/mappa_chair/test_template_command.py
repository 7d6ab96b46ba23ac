"""The area's own template from the starter to minutes in it: exported, approved, verified, given up again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document

from mappa_chair.approving import approve
from mappa_chair.documents.archive import packed, unpacked
from mappa_chair.documents.template.faults import TemplateRefusedError
from mappa_chair.exporting import export_meeting
from mappa_chair.minuting import minutes_files
from mappa_chair.proving import Verdict, known_by_vault, prove
from mappa_chair.templating import history, take_up, write_starter
from mappa_chair.vault.faults import TemplateReasonError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mappa_chair.vault.vault import Vault
    from tests.mappa_chair.conftest import CommandLine

REVIEW, CHILD, CHAIR = "EX/0147/3", "EX/0212/1", "Helen Aldous"
WHY = "SMB, 2 November 2026: our own MAPPA C"
OWN = "Eastmere MAPPA C, form 12"


@pytest.fixture
def at(tmp_path: Path) -> Callable[[str], str]:
    """The path of a file of the test's own."""
    return lambda name: str(tmp_path / name)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A template of the area: the starter with a line of its own under the title."""
    path = tmp_path / "own.docx"
    write_starter(path)
    document = Document(str(path))
    document.paragraphs[1].insert_paragraph_before(OWN)
    document.save(str(path))
    return path


@pytest.fixture
def decided(vault: Vault, own: Path) -> Vault:
    """A vault whose area has a template."""
    take_up(vault, own, reason=WHY, author="Test")
    return vault


def told(path: Path) -> str:
    """The paragraphs of a Word file."""
    return "\n".join(each.text for each in Document(str(path)).paragraphs)


def written(vault: Vault, folder: Path, *, copies: int = 0, built_in: bool = False) -> list[Path]:
    """The minutes in files."""
    made = export_meeting(
        vault, REVIEW, folder=folder, minutes=True, summary=None, copies=copies, built_in=built_in, force=True
    )
    return [each.path for each in made]


def test_minutes_come_out_in_the_template(decided: Vault, tmp_path: Path) -> None:
    """A draft that says so, under the same name as a built-in one; the built-in layout where it is asked for."""
    (path,) = written(decided, tmp_path / "own")
    assert path.name == "EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"
    assert OWN in told(path)
    assert "Draft – not approved" in told(path)
    (plain,) = written(decided, tmp_path / "plain", built_in=True)
    assert OWN not in told(plain)
    assert [each.verdict for each in prove([str(path), str(plain)], known_by_vault(decided))] == [
        Verdict.DRAFT
    ] * 2


def test_the_application_writes_them_too(decided: Vault) -> None:
    """What its export page asks for comes out in the template."""
    ((name, content),) = minutes_files(decided, REVIEW)
    assert name.endswith("draft OFFICIAL-SENSITIVE.docx")
    assert OWN in "\n".join(each.text for each in Document(io.BytesIO(content)).paragraphs)


def test_approved_minutes_are_proven_in_it(decided: Vault, tmp_path: Path) -> None:
    """As approved, copy by copy, each with its number; a word changed anywhere is seen."""
    approve(decided, REVIEW, by=CHAIR, author="Test")
    paths = written(decided, tmp_path, copies=2)
    known = known_by_vault(decided)
    assert [each.verdict for each in prove([*map(str, paths)], known)] == [Verdict.AS_APPROVED] * 2
    assert f"Approved by {CHAIR}" in told(paths[0])
    assert "Draft" not in told(paths[0])
    assert "copy 2 of 2" in unpacked(paths[1].read_bytes())["word/footer1.xml"].decode()
    for part, old in (("word/document.xml", OWN), ("word/footer1.xml", CHAIR), ("word/header1.xml", "OFFICIAL")):
        parts = unpacked(paths[0].read_bytes())
        assert old in parts[part].decode()
        parts[part] = parts[part].decode().replace(old, "Another").encode()
        forged = tmp_path / "forged.docx"
        forged.write_bytes(packed(parts))
        assert [each.verdict for each in prove([str(forged)], known)] == [Verdict.ALTERED]


def test_the_same_version_gives_the_same_bytes(decided: Vault, tmp_path: Path) -> None:
    """And the same in another vault that has taken up the same file."""
    approve(decided, REVIEW, by=CHAIR, author="Test")
    (first,) = written(decided, tmp_path / "first")
    (again,) = written(decided, tmp_path / "again")
    assert first.read_bytes() == again.read_bytes()


def test_a_reason_is_needed_and_kept(vault: Vault, own: Path) -> None:
    """A departure from MAPPA C is approved by the board, with a rationale (13b.1)."""
    with pytest.raises(TemplateReasonError):
        take_up(vault, own, reason=" ", author="Test")
    assert history(vault) == []
    assert take_up(vault, own, reason=WHY, author="Test")[1]
    assert not take_up(vault, own, reason="Again.", author="Test")[1]
    assert [(each.name, each.reason, each.author) for each in history(vault)] == [("own.docx", WHY, "Test")]


def test_a_template_an_older_program_took_up_is_judged_again(decided: Vault, own: Path, tmp_path: Path) -> None:
    """Minutes are never written in one that lacks something; the rest of what is exported is."""
    parts = unpacked(own.read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{p section.risk }}", b"")
    with decided.unit("older") as unit:
        unit.change_template("lacking.docx", packed(parts), reason="x")
        unit.commit()
    with pytest.raises(TemplateRefusedError, match="section 8"):
        written(decided, tmp_path)
    assert len(written(decided, tmp_path, built_in=True)) == 1


def test_from_the_starter_to_minutes_and_back(command: CommandLine, at: Callable[[str], str]) -> None:
    """Every word of the command, in the order in which a co-ordinator needs them."""
    assert command("template", "starter", at("own.docx")) == 0
    assert command.out.strip() == at("own.docx")
    assert command("template", "starter", at("own.docx")) == 2
    assert "--force" in command.err
    assert command("template", "starter", at("own.docx"), "--force", "--every-field") == 0
    assert command("template", "check", at("own.docx")) == 0
    assert "can be used" in command.out
    assert command("template", "use", at("own.docx"), "--reason", WHY) == 0
    assert "from now on" in command.out
    assert command("template", "show") == 0
    assert "own.docx" in command.out
    assert WHY in command.out
    assert command("template", "show", at("copy.docx")) == 0
    assert command("export", REVIEW, CHILD, "--all", "--to", at("papers")) == 0
    assert command("export", REVIEW, "--minutes", "--built-in", "--to", at("plain")) == 0
    assert command("verify") == 0
    assert command("template", "remove", "--reason", "SMB: back") == 0
    assert command("template", "show", "--json") == 0
    said = command.json
    assert said["own"] is False
    assert [(each["name"], each["reason"]) for each in said["history"]] == [("own.docx", WHY), (None, "SMB: back")]
    assert command("template", "remove", "--reason", "SMB: back") == 0
    assert "nothing was changed" in command.out
    assert command("template", "show", at("none.docx")) == 2
    assert "built-in layout" in command.err


def test_a_template_that_cannot_be_used_is_not_taken_up(
    bare_command: CommandLine, command: CommandLine, own: Path
) -> None:
    """Every fault on a line of its own; `check` needs no vault and ends with 1, `use` with 2."""
    parts = unpacked(own.read_bytes())
    text = parts["word/document.xml"].replace(b"{{p section.risk }}", b"{{ section.risks }} {{ nobody }}")
    own.write_bytes(packed({**parts, "word/document.xml": text}))
    assert bare_command("template", "check", str(own)) == 1
    assert len(bare_command.err.splitlines()) == 3
    assert "did you mean section.risk?" in bare_command.err
    assert "“nobody”" in bare_command.err
    assert bare_command("template", "check", str(own), "--json") == 1
    assert (bare_command.json["usable"], len(bare_command.json["faults"])) == (False, 2)
    assert command("template", "use", str(own), "--reason", WHY) == 2
    assert "nothing was changed" in command.err
    assert command("template", "show") == 0
    assert "built-in layout" in command.out


def test_what_to_look_at_is_told(bare_command: CommandLine, own: Path) -> None:
    """A template that says “approved” of itself can be used, and is pointed at."""
    parts = unpacked(own.read_bytes())
    text = parts["word/document.xml"].replace(OWN.encode(), b"Approved minutes")
    own.write_bytes(packed({**parts, "word/document.xml": text}))
    assert bare_command("template", "check", str(own)) == 0
    assert "“Approved minutes”" in bare_command.err


@pytest.mark.parametrize(
    ("words", "told_as"),
    [
        (("template",), "Action"),
        (("template", "starter"), "needs a Word file"),
        (("template", "check"), "needs a Word file"),
        (("template", "use"), "needs a Word file"),
        (("template", "use", "own.docx"), "needs a reason"),
        (("template", "use", "own.docx", "--reason", " "), "needs a reason"),
        (("template", "remove"), "needs a reason"),
        (("template", "remove", "own.docx", "--reason", "x"), "takes no file"),
        (("template", "check", "own.docx", "--reason", "x"), "--reason is for"),
        (("template", "check", "own.docx", "--every-field"), "--every-field is for"),
        (("template", "starter", "own.docx", "--json"), "--json is for"),
        (("template", "check", "none.docx"), "is not there"),
        (("template", "burn", "own.docx"), "Action"),
        (("export", REVIEW, "--agenda", "--built-in", "--to", "x"), "--built-in is for minutes"),
    ],
)
def test_what_does_not_go_together_is_told(
    bare_command: CommandLine, words: tuple[str, ...], told_as: str
) -> None:
    """Before a passphrase is asked for."""
    assert bare_command(*words) == 2
    assert told_as.lower() in bare_command.err.lower()
