"""What an agenda item is: the one declaration that forms, help, documents and checks are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agenda.shape import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from agenda.check import Check
    from agenda.record import Record
    from agenda.shape import FieldSpec, Part


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the chair may ask aloud, and the paragraph it comes from."""

    text: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the walk.

    `part` is what the item records; where `many` is true the record holds a list of such parts.
    `applies` says whether the item has anything to do in this meeting; `needs` are the fields without which it is
    not completed, in every row where it records many, though no check asks for them.
    """

    key: str
    number: int
    title: str
    purpose: str
    paragraphs: tuple[str, ...]
    part: type[Part]
    prompts: tuple[Prompt, ...]
    checks: tuple[Check, ...] = ()
    many: bool = False
    applies: Callable[[Record], bool] = lambda _record: True
    needs: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """What the item records, field by field; of one row where it records many."""
        return fields_of(self.part)
