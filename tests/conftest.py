"""Every test has a data folder of its own, so that none remembers a vault another test made a copy of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def data_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh folder for what this computer remembers, in this process and in those it starts (Linux)."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    return folder


@pytest.fixture(autouse=True)
def no_backup_at_closing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No vault backs itself up when it is closed: each takes as long as a full check. Tests about it have it."""
    monkeypatch.setattr("mappa_chair.vault.backups.at_closing", lambda _vault: iter(()))
