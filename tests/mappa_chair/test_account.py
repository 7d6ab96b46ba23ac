"""The chair's account of a summary, and the one for an offender who is not told: what is said before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.chair_account import Ground, account_of, grounds_of
from mappa_chair.documents.summary import Audience, summary
from mappa_chair.exporting import export
from mappa_chair.leak_checking import leaks_of
from mappa_chair.not_told import NOT_TOLD, NotToldError
from mappa_chair.vault.opening import open_vault
from tests.documents.samples import EXAMPLES, LEVEL_3, SETTINGS, changed, example
from tests.mappa_chair.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.record import Record
    from tests.mappa_chair.conftest import CommandLine

MEETING = "EX/0147/3"
WHY = "His solicitor has asked; the police agree."


def not_told(**more: str) -> Record:
    """The level 3 meeting, of an offender who is not told of MAPPA management."""
    said = {"plan__withheld_because": "If he knew, the police believe, he would abscond abroad.", **more}
    return changed(example(LEVEL_3), plan__offender_informed=False, **said)


def test_the_command_prints_the_account_before_it_writes(command: CommandLine, tmp_path: Path) -> None:
    """What goes, what is left out and why, and the exemptions relied on, each a line on standard error."""
    assert command("export", MEETING, "--summary", "subject", "--to", str(tmp_path / "papers")) == 0
    told = [line.removeprefix(f"{MEETING}: ") for line in command.err.splitlines()]
    assert told[0] == "Summary for the person it concerns"
    assert sum(line.startswith("goes: ") for line in told) == 9
    assert "left out: Information from Police (information[1].text): restricted: intelligence" in told
    assert any(line.startswith("rests on: ") and "s.45(4)" in line for line in told)
    assert any(line.startswith("rests on: ") and "13b.16 names no exemption" in line for line in told)


def test_what_was_taken_in_is_told_with_its_reason(command: CommandLine, tmp_path: Path) -> None:
    """For a court the account names the piece and why; 13b.25 is the measure, and not 13b.16."""
    words = ["export", MEETING, "--summary", "court", "--include", "information[1]=the court asks"]
    assert command(*words, "--to", str(tmp_path / "papers")) == 0
    lines = command.err.splitlines()
    assert f"{MEETING}: taken in: Information from Police (information[1]), because: the court asks" in lines
    assert not any("information[1].text" in line for line in lines if "left out" in line)
    assert [line for line in lines if "rests on" in line] == lines[-1:]
    assert "13b.25" in lines[-1]


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("audience", [Audience.SUBJECT, Audience.COURT])
def test_every_reason_of_the_examples_has_a_ground(name: str, audience: Audience) -> None:
    """The account knows every reason that a summary gives; open is only what the guidance is silent about."""
    paper = summary(example(name), audience, settings=SETTINGS)
    account = account_of(paper, example(name))
    silent = {each.left_out.why for each in account.stays if Ground.OPEN in each.grounds}
    assert silent <= {"restricted: health", "kept out of the lead agency's record"}
    assert all(each.grounds for each in account.stays)
    assert [each.left_out for each in account.stays] == list(paper.left_out)


def test_owners_are_named_where_a_row_has_one() -> None:
    """Of a piece of information and of an action the agency is told; of a field of the meeting nobody."""
    account = account_of(summary(example(LEVEL_3), settings=SETTINGS), example(LEVEL_3))
    owners = {each.source: each.agency for each in account.stays}
    assert owners["information[4].text"] == "Probation Service"
    assert owners["plan.actions[5].action"] == "Children's Services"
    assert owners["risk.who"] is None


def test_a_word_to_the_chair_rests_on_nothing() -> None:
    """That the offender is not told is no piece of the record that is kept from anybody."""
    paper = summary(not_told(), settings=SETTINGS)
    (word,) = (each for each in paper.left_out if each.what == "Attention")
    assert grounds_of(word) == ()


def test_a_summary_for_somebody_not_told_needs_the_chair_to_say_so(tmp_path: Path) -> None:
    """Without a reason nothing is written; with one it is; other readers' summaries are not held up."""
    with pytest.raises(NotToldError):
        export(not_told(), (), folder=tmp_path, minutes=False, summary=Audience.SUBJECT)
    assert list(tmp_path.iterdir()) == []
    export(not_told(), (), folder=tmp_path, minutes=False, summary=Audience.COURT)
    export(not_told(), (), folder=tmp_path, minutes=False, summary=Audience.SUBJECT, although_not_told=WHY)
    assert len(list(tmp_path.iterdir())) == 2


def test_the_command_asks_for_the_reason_and_the_vault_keeps_it(
    command: CommandLine, folder: Path, tmp_path: Path
) -> None:
    """Exit status 2 with what to do; with --although-not-told it is written and the reason noted."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        plan = unit.json(MEETING)["plan"]
        assert isinstance(plan, dict)
        unit.save(MEETING, "plan", plan | {"offender_informed": False, "withheld_because": "He would abscond."})
        unit.commit()
    words = ["export", MEETING, "--summary", "subject", "--to", str(tmp_path / "papers")]
    assert command(*words) == 2
    assert "--although-not-told" in command.err
    assert not (tmp_path / "papers").exists()
    assert command(*words, "--although-not-told", WHY) == 0
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Test") as unit:
        (made,) = unit.decisions(MEETING)
    assert (made.kind, made.reason) == (NOT_TOLD, WHY)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--summary", "subject", "--although-not-told", " "], "takes a reason"),
        (["--summary", "court", "--although-not-told", WHY], "for the subject"),
        (["--minutes", "--although-not-told", WHY], "for the subject"),
        (["EX/0212/1", "--summary", "subject", "--although-not-told", WHY], "one meeting"),
    ],
)
def test_the_confirmation_is_for_one_offender(
    command: CommandLine, tmp_path: Path, words: list[str], told: str
) -> None:
    """Blank, for another reader or for several meetings: told, and nothing is written."""
    assert command("export", MEETING, *words, "--to", str(tmp_path / "papers")) == 2
    assert told in command.err
    assert not (tmp_path / "papers").exists()


@pytest.mark.parametrize(
    "text",
    [
        "He is not to know of this meeting.",
        "He does not know that the police watch the house.",
        "This isn't to be told to anybody at the hostel.",
        "He is to be kept unaware of the arrangements.",
        "The reasons are withheld from him.",
        "The police believe that he would abscond abroad.",
    ],
)
def test_nothing_tells_that_something_was_kept_back(text: str) -> None:
    """A sentence that says so, or says the reason for it again, stops the summary for the subject."""
    record = not_told(risk__protective=text)
    found = leaks_of(summary(record, settings=SETTINGS), record)
    assert [leak.where.source for leak in found if leak.certain] == ["risk.protective"]


def test_the_paper_of_somebody_not_told_is_as_any_other() -> None:
    """Neither that the offender is not told nor the reason is in it, and the check finds nothing."""
    record = not_told(plan__no_views_because="Not asked, as he does not know.")
    told = changed(record, plan__offender_informed=True)
    paper = summary(record, settings=SETTINGS)
    assert paper.blocks == summary(told, settings=SETTINGS).blocks
    assert leaks_of(paper, record) == ()


def test_an_offender_who_is_told_may_read_that_somebody_did_not_know() -> None:
    """The same words stop nothing where there was nothing to keep back."""
    record = changed(example(LEVEL_3), risk__protective="He does not know the area.")
    assert leaks_of(summary(record, settings=SETTINGS), record) == ()
