"""Items, people, agencies and risks in the command palette: a few letters of a name lead to where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from agenda.paths import part_of
from screens.base.plain import plain
from screens.base.ranking import Tier, rank
from screens.walk.rail import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.record import Record
    from screens.walk.walk import WalkScreen


class Going(Provider):
    """Every place of the meeting by its number or name, and everything in it that has a name of its own."""

    async def search(self, query: str) -> Hits:
        """Those whose words match, best first."""
        matcher = self.matcher(query)
        offered = [(Tier.ITEM, *each) for each in places()] + [(Tier.NAME, *each) for each in self._named()]
        for tier, words, path in offered:
            if (score := rank(query, words, matcher.match(words), tier)) > 0:
                yield Hit(score, plain(words), partial(self._go, path), text=words)

    async def discover(self) -> Hits:
        """The items, before a letter is typed; names only for whoever asks for one."""
        for words, path in places():
            yield DiscoveryHit(plain(words), partial(self._go, path), text=words)

    def _named(self) -> list[tuple[str, str]]:
        walk = cast("WalkScreen", self.screen)
        return [] if walk.is_safe else list(named(walk.record))

    async def _go(self, path: str) -> None:
        await cast("WalkScreen", self.screen).open_place(part_of(path), path if path != part_of(path) else "")


def places() -> Iterator[tuple[str, str]]:
    """The papers and the items, with their numbers."""
    for place in PLACES:
        yield (f"Item {place.number}: {place.title}" if place.number else f"Papers: {place.title}"), place.key


def named(record: Record) -> Iterator[tuple[str, str]]:
    """Who and what has a name of its own in a record, and the path of its row."""
    for n, row in enumerate(record.attendance):
        told = ", ".join(filter(None, [row.name, *(each.label for each in (row.function, row.agency) if each)]))
        if told:
            yield f"Attends: {told}", f"attendance[{n}]"
    for n, person in enumerate(record.people_at_risk.people):
        if person.name:
            yield f"At risk: {person.name}", f"people_at_risk.people[{n}]"
    for n, risk in enumerate(record.risk.risks):
        if risk.description:
            yield f"Risk: {risk.description}", f"risk.risks[{n}]"
    for n, entry in enumerate(record.information):
        if entry.agency:
            yield f"Information of {entry.agency.label}", f"information[{n}]"
    for n, action in enumerate(record.plan.actions):
        if action.action:
            yield f"Action {action.number or ''}: {action.action}", f"plan.actions[{n}]"
