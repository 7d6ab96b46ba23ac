"""The leak check at export: what stops a summary, what is asked, what is kept with a reason, and what is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from agenda.record import read
from mappa_chair.documents.leaks import Leak, Where
from mappa_chair.exporting import Audience, Skipped, export
from mappa_chair.leak_checking import LEAK_KEPT, LeakAnswers, SummaryStoppedError
from mappa_chair.vault.opening import open_vault
from mappa_chair.vault.verification import verify
from tests.documents.samples import changed_at
from tests.mappa_chair.conftest import PASSPHRASE, REVIEW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mappa_chair.conftest import CommandLine

MEETING = "EX/0147/3"
# The head of the pages is no prose, so it passes no redaction.
LEAK = "Eastmere, for Joanne Pell"
QUESTION = "The exclusion zone should also cover the primary school, a younger child started there."
WORDS = ("export", MEETING, "--summary", "subject", "--minutes")


@pytest.fixture
def leaking(folder: Path) -> Path:
    """A vault whose summary holds a name at the head of every page."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        case = unit.json(MEETING)["case"]
        assert isinstance(case, dict)
        unit.save(MEETING, "case", case | {"mappa_area": LEAK})
        unit.commit()
    return folder


def test_a_certain_leak_stops_the_summary_and_nothing_else(
    command: CommandLine, leaking: Path, tmp_path: Path
) -> None:
    """Exit status 3, the place with its kind and suggestion on standard error; the minutes are written."""
    assert leaking.is_dir()
    assert command(*WORDS, "--to", str(tmp_path / "papers")) == 3
    assert [path.name for path in (tmp_path / "papers").iterdir()] == [
        "EX-0147-3 minutes draft OFFICIAL-SENSITIVE.docx"
    ]
    place, why = command.err.splitlines()[-2:]
    assert place == (
        f'{MEETING}: stopped: name "Joanne Pell" in header and footer. Instead: the victim\'s mother.'
    )
    assert why.startswith(f"{MEETING}: Executive summary: The summary was not written")
    assert "--keep TERM=REASON" in why


def test_what_is_kept_is_written_and_noted(command: CommandLine, leaking: Path, tmp_path: Path) -> None:
    """With a reason the summary is written; the vault has the reason, a digest, and is whole."""
    assert (
        command(*WORDS, "--keep", "joanne-pell=It is the name of a band.", "--to", str(tmp_path / "papers")) == 0
    )
    assert len(list((tmp_path / "papers").iterdir())) == 2
    assert command.err.splitlines()[-1].startswith(f'{MEETING}: kept, and noted: name "Joanne Pell"')
    with open_vault(leaking, PASSPHRASE) as vault:
        with vault.unit("reader") as unit:
            (made,) = unit.decisions(MEETING)
        assert (made.kind, made.reason) == (LEAK_KEPT, "It is the name of a band.")
        assert "joanne" not in made.subject
        assert verify(vault) == []
    again = (
        *WORDS,
        "--force",
        "--keep",
        "Joanne Pell=It is the name of a band.",
        "--to",
        str(tmp_path / "papers"),
    )
    assert command(*again) == 0
    with open_vault(leaking, PASSPHRASE) as vault, vault.unit("reader") as unit:
        assert len(unit.decisions(MEETING)) == 1


def test_a_term_kept_in_vain_is_told(command: CommandLine, leaking: Path, tmp_path: Path) -> None:
    """Another term than the one found keeps nothing, and is named."""
    assert command(*WORDS, "--keep", "Ellie=A street.", "--to", str(tmp_path / "papers")) == 3
    assert "--keep Ellie: kept nowhere." in command.err.splitlines()
    with open_vault(leaking, PASSPHRASE) as vault, vault.unit("reader") as unit:
        assert unit.decisions(MEETING) == []


def test_a_term_is_kept_in_one_place_only(command: CommandLine, folder: Path, tmp_path: Path) -> None:
    """TERM@PLACE keeps it there and nowhere else; the decision in the vault is about that place."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        risk = unit.json(MEETING)["risk"]
        assert isinstance(risk, dict)
        # Initials of somebody whom only a restricted piece names: redaction does not see them, the check does.
        rang = "The office rang K.S. about it."
        unit.save(MEETING, "risk", risk | {"circumstances": rang, "protective": rang})
        unit.commit()
    assert command(*WORDS, "--to", str(tmp_path / "papers")) == 3
    (term,) = {line.split('"')[1] for line in command.err.splitlines() if "stopped" in line}
    there, why = f"{term}@risk.protective", "The initials of a firm."
    assert command(*WORDS, "--keep", f"{there}={why}", "--force", "--to", str(tmp_path / "papers")) == 3
    assert [line.split(", from ")[1][:18] for line in command.err.splitlines() if "stopped" in line] == [
        "risk.circumstances"
    ]
    assert "kept nowhere" not in command.err
    both = ("--keep", f"{there}={why}", "--keep", f"{term.lower()}@risk.circumstances=The same.", "--force")
    assert command(*WORDS, *both, "--to", str(tmp_path / "papers")) == 0
    with open_vault(folder, PASSPHRASE) as vault:
        with vault.unit("reader") as unit:
            made = {each.subject: each.reason for each in unit.decisions(MEETING)}
        assert sorted(made.values()) == [why, "The same."]
        assert verify(vault) == []


def test_an_address_with_the_sign_of_a_place_is_a_term() -> None:
    """An email address is kept as it is: what stands behind its sign is no place of the paper."""
    leak = Leak(
        True, "contact details", "joe@mail.example", Where("list", "information[0].text"), "contact details"
    )
    answers = LeakAnswers({"joe@mail.example": "A published address."})
    assert answers.settle([leak]) == ()
    assert answers.subject(leak) == "joe@mail.example"
    here = LeakAnswers({"joe@mail.example@information[0].text": "Here."})
    assert here.settle([leak]) == ()
    assert here.subject(leak) == "joe@mail.example@information[0].text"
    elsewhere = LeakAnswers({"joe@mail.example@information[1].text": "There."})
    assert elsewhere.settle([leak]) == (leak,)
    assert (elsewhere.kept, elsewhere.questions, elsewhere.used) == ([], [], set())


@pytest.mark.parametrize("keep", ["Pell", "Pell=", "=A street.", " = ", "@title=A street."])
def test_a_term_is_kept_with_a_reason_only(command: CommandLine, tmp_path: Path, keep: str) -> None:
    """Both sides of the sign are needed."""
    assert command(*WORDS, "--keep", keep, "--to", str(tmp_path / "papers")) == 2
    assert "TERM=REASON" in command.err
    assert not (tmp_path / "papers").exists()


def test_a_question_is_told_and_stops_nothing(command: CommandLine, folder: Path, tmp_path: Path) -> None:
    """A licence condition that says what a restricted piece says: asked about, written all the same."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        plan = unit.json(MEETING)["plan"]
        assert isinstance(plan, dict)
        unit.save(MEETING, "plan", plan | {"licence_conditions": [QUESTION]})
        unit.commit()
    assert command(*WORDS, "--to", str(tmp_path / "papers")) == 0
    assert len(list((tmp_path / "papers").iterdir())) == 2
    head, question = command.err.splitlines()[-2:]
    assert head == f"{MEETING}: the leak check asks about 1 place:"
    assert question.startswith(f"{MEETING}: question: restricted text")
    assert "plan.licence_conditions[0]" in question


def test_error_and_log_hold_no_word_of_the_record(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What was found is in the leaks, for the chair; the sentence, the repr and the log have none of it."""
    record = changed_at(read(REVIEW.read_bytes()).record, {"case.mappa_area": LEAK})
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SummaryStoppedError) as raised:
        export(record, (), folder=tmp_path / "papers", minutes=True, summary=Audience.SUBJECT)
    assert [leak.text for leak in raised.value.leaks] == ["Joanne Pell"]
    assert "Joanne" not in f"{raised.value} {raised.value!r} {raised.value.leaks!r} {caplog.text}"
    assert not (tmp_path / "papers").exists()


def test_a_stopped_summary_is_among_the_skipped(tmp_path: Path) -> None:
    """Where skipping is asked for, the rest is written and the places are handed back."""
    record = changed_at(read(REVIEW.read_bytes()).record, {"case.mappa_area": LEAK})
    skipped: list[Skipped] = []
    written = export(record, (), folder=tmp_path, minutes=True, summary=Audience.SUBJECT, skipped=skipped)
    assert [each.kind for each in written] == ["Minutes"]
    assert [(each.kind, each.exit_code, len(each.leaks)) for each in skipped] == [("Executive summary", 3, 1)]
