"""The area's own layout in the vault: who changed it, when and why; nothing of it can be changed unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.vault.faults import TemplateReasonError
from mappa_chair.vault.verification import verify
from tests.vault.test_verification import edit, remove, scalar

if TYPE_CHECKING:
    from mappa_chair.vault.vault import Vault
    from tests.vault.conftest import Clock

WHY = "Approved by the SMB on 2 November 2026: our own MAPPA C."
FIRST, SECOND = b"PK first", b"PK second"


def change(vault: Vault, name: str, content: bytes | None, reason: str = WHY) -> bool:
    """Change the layout and commit."""
    with vault.unit("Anita Rowe") as unit:
        made = unit.change_template(name, content, reason=reason)
        unit.commit()
    return made


@pytest.fixture
def decided(vault: Vault, clock: Clock) -> Vault:
    """A vault whose area took a layout, another one a day later, and the built-in one again after that."""
    for name, content in (("first.docx", FIRST), ("second.docx", SECOND), ("", None)):
        assert change(vault, name, content)
        clock.turn(days=1)
    assert verify(vault) == []
    return vault


def test_a_new_vault_has_the_built_in_layout(vault: Vault) -> None:
    """No template, and no history of one."""
    with vault.unit("reader") as unit:
        assert unit.template() is None
        assert unit.template_history() == []


def test_what_was_taken_last_holds(vault: Vault) -> None:
    """With its name, digest, who took it and why; the same again changes nothing."""
    assert change(vault, "first.docx", FIRST)
    links = scalar(vault, "SELECT count(*) FROM audit")
    assert not change(vault, "first.docx", FIRST)
    assert scalar(vault, "SELECT count(*) FROM audit") == links
    with vault.unit("reader") as unit:
        found = unit.template()
    assert found is not None
    told, content = found
    assert content == FIRST
    assert (told.number, told.name, told.author, told.reason) == (1, "first.docx", "Anita Rowe", WHY)
    assert not told.is_built_in


def test_every_change_is_told_afterwards(decided: Vault) -> None:
    """In the order in which they were made; the last one took the built-in layout back."""
    with decided.unit("reader") as unit:
        assert unit.template() is None
        history = unit.template_history()
    assert [each.name for each in history] == ["first.docx", "second.docx", ""]
    assert [each.is_built_in for each in history] == [False, False, True]
    assert len({each.sha256 for each in history}) == 3


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 2_001])
def test_a_change_needs_a_reason(vault: Vault, reason: str) -> None:
    """A departure is approved by the board, with a rationale (13b.1)."""
    with pytest.raises(TemplateReasonError):
        change(vault, "first.docx", FIRST, reason)
    with vault.unit("reader") as unit:
        assert unit.template() is None


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("content = x'00'", "its file is not the one that was stored"),
        ("digest = 'ab'", "its file is not the one that was stored"),
        ("name = 'other.docx'", "is not what audit link"),
        ("author = 'somebody else'", "is not what audit link"),
        ("reason = 'none'", "is not what audit link"),
        ("at = '2020-01-01T00:00:00.000000+00:00'", "is not what audit link"),
        ("number = 9", "is missing"),
    ],
)
def test_no_change_of_it_goes_unseen(decided: Vault, column: str, told: str) -> None:
    """By someone with the key and a database tool."""
    edit(decided, "template", column, "number = 2")
    assert any(told in sentence for sentence in verify(decided))


def test_a_template_taken_out_is_missed(decided: Vault) -> None:
    """The chain names it."""
    remove(decided, "template", "number = 3")
    assert verify(decided) == ["Change 3 of the template of the minutes is missing (audit link 4)."]
