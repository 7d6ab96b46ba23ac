"""A choice with all its answers on the line: under each other such choices are a grid."""

from __future__ import annotations

from textual.content import Content

from screens.base.choice import Choice

# Cells around the answers: the border, and the sign of an answer that is missing.
_EDGE = 1


class SpreadChoice(Choice):
    """`Low [Medium] High Very high`, with the keys of a Choice; `?` where nothing is chosen.

    On a narrow line it shows only the answer chosen.
    """

    def render(self) -> Content:
        """Every answer, the chosen one in brackets."""
        words = [words for _, words in self._options]
        if sum(len(each) + 2 for each in words) + _EDGE > self.size.width:
            return super().render()
        at = next((index for index, (each, _) in enumerate(self._options) if each == self.value), None)
        parts: list[str | tuple[str, str]] = []
        for index, each in enumerate(words):
            if index == at:
                parts.append((f"[{each}]", "reverse" if self.has_focus else "bold"))
            else:
                parts.append((f" {each} ", "dim"))
        if at is None:
            parts.append((" ?", "reverse" if self.has_focus else "bold"))
        return Content.assemble(*parts)
