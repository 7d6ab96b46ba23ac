"""Words sown into every field of a record, by its declaration, and a terminal that keeps what is sent to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from textual.drivers.headless_driver import HeadlessDriver

from agenda.papers import PAPERS
from agenda.shape import Kind, fields_of
from agenda.walk import ITEMS
from mappa_chair.vault.opening import open_vault
from tests.screens.conftest import PASSPHRASE, Chair

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from agenda.shape import FieldSpec, Part

LEVEL_3: Final = "EX/0147/3"

# A vault files under them, or the record refers by them: words there would be another meeting's.
FILED: Final = frozenset({"reference", "number", "chairs"})
_WORDS: Final = frozenset({Kind.LINE, Kind.TEXT, Kind.LINES})

# Of one sequence that moves the cursor or sets a style: all that a painted screen needs.
_CSI: Final = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


def sow(chair: Chair, words: Callable[[FieldSpec], str]) -> int:
    """Put words into every field of words of the level 3 meeting; how many fields there were."""
    count = 0

    def sown(part: type[Part], said: dict[str, Any]) -> dict[str, Any]:
        nonlocal count
        made = dict(said)
        for spec in fields_of(part):
            value = said.get(spec.name)
            if spec.kind is Kind.PART and spec.part is not None:
                made[spec.name] = sown(spec.part, value or {})
            elif spec.kind is Kind.ROWS and spec.part is not None:
                made[spec.name] = [sown(spec.part, row) for row in value or [{}]]
            elif spec.kind in _WORDS and spec.name not in FILED:
                count += 1
                made[spec.name] = [words(spec)] if spec.kind is Kind.LINES else words(spec)
        return made

    with open_vault(chair.vault, PASSPHRASE) as vault, vault.unit("test") as unit:
        said: dict[str, Any] = dict(unit.json(LEVEL_3))
        for item in (*PAPERS, *ITEMS):
            body = said.get(item.key)
            if item.many:
                unit.save(LEVEL_3, item.key, [sown(item.part, row) for row in body or []])
            else:
                unit.save(LEVEL_3, item.key, sown(item.part, body or {}))
        unit.commit()
    return count


class Tape:
    """What an application in this process would have sent to its terminal."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.sent: list[str] = []
        patch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
        patch.setattr(HeadlessDriver, "write", lambda _, data: self.sent.append(data))

    def rewind(self) -> None:
        """Forget what was sent so far."""
        self.sent.clear()

    @property
    def raw(self) -> str:
        """Every character that was sent."""
        return "".join(self.sent)

    @property
    def text(self) -> str:
        """The same without what moves the cursor and sets styles."""
        return _CSI.sub("", self.raw)
