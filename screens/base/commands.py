"""The command palette's list: what can be done on this screen, and nothing that writes a picture of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens.base.keymap import key_shown
from screens.base.plain import plain
from screens.base.ranking import Tier, rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import ActiveBinding


# Of Textual's screen and application: keys that mean nothing as a command.
_NO_COMMANDS: Final = frozenset(
    {"app.focus_next", "app.focus_previous", "screen.copy_text", "help_quit", "command_palette"}
)


class ScreenActions(Provider):
    """Every action bound to a key of the screen or the application, found by its description.

    The keys of the field with the focus are left out: they move a cursor.
    """

    async def search(self, query: str) -> Hits:
        """The actions whose description matches, best first."""
        matcher = self.matcher(query)
        for words, active in self._actions():
            if (score := rank(query, words, matcher.match(words), Tier.COMMAND)) > 0:
                yield Hit(score, plain(words), partial(self._run, active), text=words, help=active.tooltip or None)

    async def discover(self) -> Hits:
        """Every action, before a letter is typed."""
        for words, active in self._actions():
            yield DiscoveryHit(plain(words), partial(self._run, active), text=words, help=active.tooltip or None)

    def _actions(self) -> Iterator[tuple[str, ActiveBinding]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if active.node not in {self.screen, self.app} or not active.enabled or not binding.description:
                continue
            if binding.action not in seen and binding.action not in _NO_COMMANDS:
                seen.add(binding.action)
                yield f"{binding.description} ({key_shown(binding.key)})", active

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)


class Offered(Provider):
    """Everything that the palette offers, in one order: as `OFFERS` of the application has it, then of the screen.

    Textual asks the providers of a set, in an order that is another each time it is started.
    """

    async def search(self, query: str) -> Hits:
        """What matches; of equals, what is declared first."""
        for each in self._parts():
            async for hit in each.search(query):
                yield hit

    async def discover(self) -> Hits:
        """All that is offered before a letter is typed."""
        for each in self._parts():
            async for hit in each.discover():
                yield hit

    def _parts(self) -> Iterator[Provider]:
        for node in (self.app, self.screen):
            for each in getattr(node, "OFFERS", ()):
                yield each(self.screen, self.match_style)
