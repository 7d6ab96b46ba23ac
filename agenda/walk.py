"""The walk: the nineteen items of the statutory agenda, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda import (
    actions_review,
    attendance,
    background,
    confidentiality,
    cppc,
    disclosure,
    distribution,
    equality,
    human_rights,
    information,
    level,
    media,
    people_at_risk,
    plan,
    previous_minutes,
    review,
    risk,
    smb,
    visor,
)

if TYPE_CHECKING:
    from agenda.check import Check
    from agenda.item import Item

ITEMS: tuple[Item, ...] = tuple(
    module.ITEM
    for module in (
        confidentiality,
        attendance,
        previous_minutes,
        actions_review,
        background,
        information,
        people_at_risk,
        risk,
        plan,
        disclosure,
        media,
        visor,
        equality,
        human_rights,
        cppc,
        level,
        review,
        smb,
        distribution,
    )
)

_BY_KEY = {item.key: item for item in ITEMS}


def item_of(key: str) -> Item:
    """The item with this key; raises KeyError for a word that is none."""
    return _BY_KEY[key]


def all_checks() -> tuple[Check, ...]:
    """Every check, in the order of the walk."""
    return tuple(check for item in ITEMS for check in item.checks)
