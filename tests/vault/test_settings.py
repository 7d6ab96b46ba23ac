"""Settings of the area in the vault: who changed what, when and why; nothing of it can be changed unseen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from agenda.area import GUIDANCE, SettingRefusedError
from agenda.words import Grade
from mappa_chair.vault.faults import SettingReasonError, VaultDamagedError
from mappa_chair.vault.verification import verify
from tests.vault.test_verification import edit, remove, scalar, tamper

if TYPE_CHECKING:
    from mappa_chair.vault.settings import SettingChange
    from mappa_chair.vault.vault import Vault
    from tests.vault.conftest import Clock

WHY = "Approved by the SMB on 2 November 2026: shorter intervals for all level 2 cases."
DAYS = "review_days_level_2"


def change(vault: Vault, name: str, value: object, reason: str = WHY, author: str = "Anita Rowe") -> bool:
    """Change a setting and commit."""
    with vault.unit(author) as unit:
        made = unit.change_setting(name, value, reason=reason)
        unit.commit()
    return made


def history(vault: Vault) -> list[SettingChange]:
    """Every change of a setting."""
    with vault.unit("reader") as unit:
        return unit.settings_history()


def links(vault: Vault) -> int:
    """How long the audit chain is."""
    return int(scalar(vault, "SELECT count(*) FROM audit"))


@pytest.fixture
def decided(vault: Vault, clock: Clock) -> Vault:
    """A vault whose area has decided two things, one of them twice."""
    change(vault, DAYS, "84")
    clock.turn(days=1)
    change(vault, "police_grade_level_3", "superintendent", "As agreed with the Chief Constable.", "Helen Aldous")
    clock.turn(days=1)
    change(vault, DAYS, 98, "84 days could not be kept.", "Helen Aldous")
    assert verify(vault) == []
    return vault


def test_a_new_vault_holds_the_guidance(vault: Vault) -> None:
    """Nothing is decided, and there is no history."""
    with vault.unit("reader") as unit:
        assert unit.settings() == GUIDANCE
        assert unit.settings_history() == []


def test_what_was_decided_last_holds(decided: Vault) -> None:
    """The newest value of each setting, and the guidance for every other."""
    with decided.unit("reader") as unit:
        area = unit.settings()
    assert {spec.name: area.value(spec.name) for spec in area.departures} == {
        DAYS: 98,
        "police_grade_level_3": Grade.SUPERINTENDENT,
    }


def test_a_change_says_who_when_why_and_from_what_to_what(decided: Vault, clock: Clock) -> None:
    """The whole history is kept, the oldest change of each setting first."""
    police, first, second = history(decided)
    assert (first.name, first.number, first.before, first.value) == (DAYS, 1, None, 84)
    assert (first.author, first.at, first.reason) == ("Anita Rowe", clock.now - timedelta(days=2), WHY)
    assert (second.number, second.before, second.value, second.author) == (2, 84, 98, "Helen Aldous")
    assert (second.at, second.reason) == (clock.now, "84 days could not be kept.")
    assert (police.number, police.before, police.value) == (1, None, Grade.SUPERINTENDENT)


@pytest.mark.parametrize("value", [None, 112, "112"])
def test_a_setting_is_taken_back_to_its_default(decided: Vault, value: object) -> None:
    """By saying so, or by the value of the default: both are kept as the default, with their reason."""
    assert change(decided, DAYS, value, "The SMB went back to 13a.37.")
    with decided.unit("reader") as unit:
        assert unit.settings().review_days(2) == 112
    last = history(decided)[-1]
    assert (last.number, last.before, last.value, last.reason) == (3, 98, None, "The SMB went back to 13a.37.")
    assert scalar(decided, "SELECT value FROM setting WHERE number = 3") == "null"
    assert verify(decided) == []


def test_a_change_that_changes_nothing_leaves_no_trace(decided: Vault) -> None:
    """The value it has already, or the default of what was never changed: no row and no link."""
    before = history(decided), links(decided)
    assert not change(decided, DAYS, "98")
    assert not change(decided, "visor_working_days", 3)
    assert not change(decided, "marking", None)
    assert (history(decided), links(decided)) == before


def test_each_change_leaves_one_link_in_its_transaction(vault: Vault) -> None:
    """A link per change; what is not committed leaves neither setting nor link."""
    before = links(vault)
    with vault.unit("Anita Rowe") as unit:
        unit.change_setting(DAYS, 84, reason=WHY)
        unit.change_setting("marking", "OFFICIAL", reason=WHY)
        assert unit.settings().marking == "OFFICIAL"
    assert links(vault) == before
    assert history(vault) == []
    assert change(vault, DAYS, 84)
    assert links(vault) == before + 1
    said = "SELECT kind || '/' || meeting_id || '/' || part || '/' || revision || '/' || author FROM audit"
    assert scalar(vault, f"{said} ORDER BY seq DESC LIMIT 1") == f"setting changed//{DAYS}/1/Anita Rowe"


@pytest.mark.parametrize("reason", ["", "  \n\t", "\x00\x07", "x" * 2_001])
def test_a_change_needs_a_reason(vault: Vault, reason: str) -> None:
    """Without one, or with one that is far too long, nothing is stored – nor when the default is taken back."""
    change(vault, DAYS, 84)
    for value in (98, None):
        with pytest.raises(SettingReasonError):
            change(vault, DAYS, value, reason)
    assert [each.value for each in history(vault)] == [84]


def test_what_a_setting_does_not_take_is_not_stored(vault: Vault) -> None:
    """A value out of bounds is refused, and so is a setting there is none of."""
    with pytest.raises(SettingRefusedError):
        change(vault, DAYS, 6)
    with pytest.raises(KeyError):
        change(vault, "nonsense", 6)
    assert history(vault) == []


def test_texts_pass_the_gate(vault: Vault) -> None:
    """Statement and reason are kept without what could act on a terminal; lines of the statement stay lines."""
    assert change(vault, "statement", "Purpose.\r\nWho\x1b[2J holds it.\n", " Our own\u202e words. ")
    (made,) = history(vault)
    assert (made.value, made.reason) == ("Purpose.\nWho[2J holds it.", "Our own words.")
    with vault.unit("reader") as unit:
        assert unit.settings().statement == made.value


@pytest.mark.parametrize(
    "forged",
    ["value = '200'", "reason = 'none'", "author = 'somebody else'", "at = '2020-01-01T00:00:00.000000+00:00'"],
)
def test_a_change_that_was_edited_is_named(decided: Vault, forged: str) -> None:
    """Whichever column of a change is edited with the key, the change and its link are said."""
    edit(decided, "setting", forged, f"name = '{DAYS}' AND number = 1")
    assert verify(decided) == [f"Change 1 of the setting {DAYS} is not what audit link 2 says."]


def test_a_change_that_was_removed_is_named(decided: Vault) -> None:
    """The chain knows of it; one that was the newest as well as one before others."""
    remove(decided, "setting", f"name = '{DAYS}' AND number = 2")
    assert verify(decided) == [f"Change 2 of the setting {DAYS} is missing (audit link 4)."]
    remove(decided, "setting", "name = 'police_grade_level_3'")
    assert "Change 1 of the setting police_grade_level_3 is missing (audit link 3)." in verify(decided)


def test_a_gap_in_the_changes_is_named(decided: Vault) -> None:
    """What follows a removed change says so."""
    remove(decided, "setting", f"name = '{DAYS}' AND number = 1")
    assert f"Change 2 of the setting {DAYS} follows change 0." in verify(decided)


def test_a_change_nobody_made_is_named(decided: Vault) -> None:
    """A row put in beside the programme is in no link."""
    tamper(decided, "INSERT INTO setting VALUES ('marking', 1, '\"OFFICIAL\"', 'x', 'x', 'x')")
    assert verify(decided) == ["Change 1 of the setting marking is in no audit link."]


@pytest.mark.parametrize("forged", ["value = '6'", "value = '\"84 weeks\"'", "value = '{'", "name = 'nonsense'"])
def test_a_setting_nobody_could_have_made_is_damage(decided: Vault, forged: str) -> None:
    """A value no rule takes is told as a damaged database instead of judging by it."""
    edit(decided, "setting", forged, f"name = '{DAYS}' AND number = 2")
    for ask in ("settings", "settings_history"):
        with (
            decided.unit("reader") as unit,
            pytest.raises(VaultDamagedError, match="not as the programme wrote it"),
        ):
            getattr(unit, ask)()
    assert verify(decided) != []
