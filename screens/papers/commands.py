"""The papers and the approval of a meeting in the command palette."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens.base.plain import plain

_COMMANDS: Final = (
    ("Export: write the papers", "export", "Minutes, summaries, action lists and the others, as files. Ctrl+G x"),
    ("Approve the minutes", "approve", "What must still be settled, then a version that is signed. Ctrl+G s"),
)


class PaperCommands(Provider):
    """What the meeting's screen can do with its papers; these have no key of their own but Ctrl+G and a letter."""

    async def search(self, query: str) -> Hits:
        """Those whose words match, best first."""
        matcher = self.matcher(query)
        for words, action, told in _COMMANDS:
            if (score := matcher.match(words)) > 0:
                yield Hit(score, plain(words), partial(self._run, action), text=words, help=told)

    async def discover(self) -> Hits:
        """All of them, before a letter is typed."""
        for words, action, told in _COMMANDS:
            yield DiscoveryHit(plain(words), partial(self._run, action), text=words, help=told)

    async def _run(self, action: str) -> None:
        await self.screen.run_action(f"screen.{action}")
