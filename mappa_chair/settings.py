"""The settings of an area: what each is, what was changed by whom and why, and changing one."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agenda.area import SettingRefusedError, setting_spec, setting_specs
from mappa_chair.errors import MappaChairError
from mappa_chair.recordfiles import RecordFileError, read_source

if TYPE_CHECKING:
    from pathlib import Path

    from agenda.area import SettingSpec
    from agenda.area_rules import Value
    from mappa_chair.vault.settings import SettingChange
    from mappa_chair.vault.vault import Vault


class SettingError(MappaChairError):
    """A setting that there is none of, a value that it does not take, or a file that holds none."""


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting of a vault: what it is, what holds, and its changes, the oldest first."""

    spec: SettingSpec
    value: Value
    changes: tuple[SettingChange, ...]

    @property
    def is_default(self) -> bool:
        """Whether the default holds."""
        return self.value == self.spec.default


def overview(vault: Vault) -> list[SettingLine]:
    """Every setting in the order of its declaration."""
    with vault.unit("settings") as unit:
        area, history = unit.settings(), unit.settings_history()
    return [
        SettingLine(spec, area.value(spec.name), tuple(each for each in history if each.name == spec.name))
        for spec in setting_specs()
    ]


def named(name: str) -> SettingSpec:
    """The setting of a name; raises SettingError where there is none."""
    try:
        return setting_spec(name)
    except KeyError:
        close = difflib.get_close_matches(
            name.replace("-", "_").lower(), [each.name for each in setting_specs()], n=1
        )
        meant = f"Did you mean {close[0]}?" if close else "See mappa-chair settings for all of them."
        raise SettingError("There is no such setting.", meant) from None


def value_of(spec: SettingSpec, text: str) -> Value:
    """The value a text means for a setting; raises SettingError, which says what it takes."""
    try:
        return spec.read(text)
    except SettingRefusedError as fault:
        raise SettingError(
            f"The setting {spec.name} cannot be set to that.", f"It takes {fault.allowed}; nothing was changed."
        ) from None


def text_of(path: Path) -> str:
    """What a text file holds, for a setting that is long; raises SettingError."""
    try:
        # With the mark that editors on Windows put first.
        return read_source(path).decode("utf-8-sig")
    except RecordFileError as fault:
        raise SettingError(fault.problem, "Name a text file that you may read.") from None
    except UnicodeDecodeError:
        raise SettingError(f"{path} is no text in UTF-8.", "Save it as UTF-8 and try again.") from None


def change(vault: Vault, spec: SettingSpec, value: Value | None, *, reason: str, author: str) -> bool:
    """Decide a setting for the area, None for its default; whether that changed anything.

    Raises SettingReasonError without a reason: a departure is approved by the Strategic Management Board (13b.1).
    """
    with vault.unit(author) as unit:
        changed = unit.change_setting(spec.name, value, reason=reason)
        unit.commit()
    return changed
