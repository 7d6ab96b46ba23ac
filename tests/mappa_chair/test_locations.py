"""Where the vault is looked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.locations import default_vault, expanded, vault_path

if TYPE_CHECKING:
    import pytest


def test_an_option_goes_before_the_environment_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """The vault given is meant, else the one the environment names, else the one in the user's data folder."""
    assert vault_path() == default_vault()
    assert default_vault().name == "vault.mappa"
    monkeypatch.setenv("MAPPA_CHAIR_VAULT", "area.mappa")
    assert vault_path() == Path("area.mappa")
    assert vault_path("given.mappa") == Path("given.mappa")
    monkeypatch.setenv("MAPPA_CHAIR_VAULT", "")
    assert vault_path("") == default_vault()


def test_a_tilde_is_a_home_where_there_is_one() -> None:
    """`~` is the home folder; the home of nobody is left as it was written."""
    assert expanded("~/a.mappa") == Path.home() / "a.mappa"
    assert expanded("~nobody-of-this-name/a") == Path("~nobody-of-this-name/a")
