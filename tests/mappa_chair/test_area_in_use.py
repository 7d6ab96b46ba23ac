"""What the area decided holds wherever a meeting of its vault is judged, worked on, shown or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from agenda.area import GUIDANCE
from mappa_chair.exporting import Audience, export_meeting, read_minutes
from mappa_chair.judging import judge, judge_each, judge_files, settings_of
from mappa_chair.keeping import take
from mappa_chair.vault.opening import open_vault
from tests.mappa_chair.conftest import CHILD, PASSPHRASE, REVIEW

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.vault import Vault
    from tests.mappa_chair.conftest import CommandLine

LEVEL_2, LEVEL_3 = "EX/0212/1", "EX/0147/3"
OURS = {
    "statement": "Our own first words.\nOur own second words.",
    "marking": "OFFICIAL-SENSITIVE EASTMERE",
    "review_days_level_2": 21,
    "police_grade_level_3": "chief_superintendent",
}


def decide(vault: Vault) -> None:
    """Change settings of the area."""
    with vault.unit("Anita Rowe") as unit:
        for name, value in OURS.items():
            unit.change_setting(name, value, reason="Approved by the SMB.")
        unit.commit()


@pytest.fixture
def decided(vault: Vault) -> Vault:
    """A vault with both examples whose area has settings of its own."""
    assert [judge(vault, reference) for reference in (LEVEL_2, LEVEL_3)] == [(), ()]
    decide(vault)
    return vault


def test_meetings_of_the_vault_are_judged_by_it(decided: Vault) -> None:
    """Each is short of what its area wants at its level and of nothing else; the message says whose want it is."""
    found = {reference: judge(decided, reference) for reference in (LEVEL_2, LEVEL_3)}
    assert [each.check for each in found[LEVEL_2]] == ["review.interval"]
    assert [each.check for each in found[LEVEL_3]] == ["attendance.police-grade"]
    assert all("the area's own" in each.message for several in found.values() for each in several)
    judged = judge_each([LEVEL_2, LEVEL_3], open_vault=lambda: decided)
    assert {each.source: each.findings for each in judged} == found
    assert [each.by for each in judged] == [
        ("the area's own interval of 21 days, not the 16 weeks of 13a.37",),
        ("the area's own grade of chief superintendent, not the chief inspector of 13a.7",),
    ]


def test_files_alone_are_judged_by_the_guidance(decided: Vault) -> None:
    """Beside a meeting of the vault its area's settings hold for them too."""
    assert [(each.findings, each.by) for each in judge_files([CHILD, REVIEW])] == [((), ()), ((), ())]
    child, _ = judge_each([str(CHILD), LEVEL_3], open_vault=lambda: decided)
    assert [each.check for each in child.findings] == ["review.interval"]
    assert child.by


def test_a_meeting_being_worked_on_is_judged_by_it(decided: Vault) -> None:
    """The live findings are those of the vault, and the statement on the screen is the area's."""
    draft, _ = take(decided, LEVEL_2, author="Anita Rowe")
    assert draft.findings == judge(decided, LEVEL_2)
    assert draft.area == settings_of(decided)
    assert draft.area.statement == OURS["statement"]
    draft.put("review.on", "2026-12-10")
    assert draft.findings == ()
    assert draft.judged_by == ("the area's own interval of 21 days, not the 16 weeks of 13a.37",)


def test_papers_carry_the_marking_and_the_statement_of_the_area(decided: Vault, tmp_path: Path) -> None:
    """On paper, on the terminal and in the name of the file; the summary has the marking."""
    written = export_meeting(decided, LEVEL_3, folder=tmp_path, minutes=True, summary=Audience.SUBJECT)
    assert [each.path.name.endswith("OFFICIAL-SENSITIVE EASTMERE.docx") for each in written] == [True, True]
    for each in written:
        section = Document(str(each.path)).sections[0]
        assert "OFFICIAL-SENSITIVE EASTMERE" in [line.text for line in section.header.paragraphs]
    minutes = [line.text for line in Document(str(written[0].path)).paragraphs]
    assert minutes[(at := minutes.index("Our own first words.")) : at + 2] == [
        "Our own first words.",
        "Our own second words.",
    ]
    shown = read_minutes(decided, LEVEL_3)
    assert "Our own second words." in shown
    assert "OFFICIAL-SENSITIVE EASTMERE" in shown
    assert GUIDANCE.statement.splitlines()[0] not in shown


def test_check_says_what_it_judged_by_although_nothing_is_open(command: CommandLine, folder: Path) -> None:
    """A chair sees that a longer interval of the area let a date pass."""
    with open_vault(folder, PASSPHRASE) as vault, vault.unit("Anita Rowe") as unit:
        unit.change_setting("review_days_level_2", 140, reason="Approved by the SMB.")
        unit.commit()
    assert command("check", LEVEL_2) == 0
    assert command.out.splitlines() == [
        "Nothing is open: 0 must, 0 should, 0 note.",
        "Judged by the area's own interval of 140 days, not the 16 weeks of 13a.37.",
    ]
    assert command("check", LEVEL_3) == 0
    assert command.out.splitlines() == ["Nothing is open: 0 must, 0 should, 0 note."]
    assert command("check", LEVEL_2, "--json") == 0
    assert command.json == []
