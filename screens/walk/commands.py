"""What a letter behind Ctrl+G does, in the command palette too: by its words, with its letter beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens.base.plain import plain
from screens.base.ranking import Tier, rank
from screens.base.said_keys import key_of
from screens.walk.letters import letters_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from screens.walk.letters import Letter


class WalkCommands(Provider):
    """The actions of the walk that no key of its own stands for."""

    async def search(self, query: str) -> Hits:
        """Those whose words match, best first."""
        matcher = self.matcher(query)
        for words, letter in self._offered():
            if (score := rank(query, words, matcher.match(words), Tier.COMMAND)) > 0:
                yield Hit(score, plain(words), partial(self._run, letter), text=words)

    async def discover(self) -> Hits:
        """All of them, before a letter is typed."""
        for words, letter in self._offered():
            yield DiscoveryHit(plain(words), partial(self._run, letter), text=words)

    def _offered(self) -> Iterator[tuple[str, Letter]]:
        bound = {active.binding.action for active in self.screen.active_bindings.values()}
        for key, letter in letters_on(self.screen).items():
            if letter.action.removeprefix("app.") not in bound:
                yield f"{letter.does} ({key_of('go')} {key})", letter

    async def _run(self, letter: Letter) -> None:
        action = letter.action if "." in letter.action else f"screen.{letter.action}"
        await self.app.run_action(action, self.screen)
