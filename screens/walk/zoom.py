"""A text on the whole page: what is around it is hidden; the field itself stays, its cursor and undo with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

    from screens.base.text_field import TextField
    from screens.walk.page import ItemPage

# Lines of the label and the note that stay above the text.
_ABOVE = 2


class Zoom:
    """At most one field is enlarged."""

    def __init__(self) -> None:
        self._field: TextField | None = None
        self._hidden: list[Widget] = []

    @property
    def is_on(self) -> bool:
        """Whether a field is enlarged."""
        return self._field is not None

    def enlarge(self, field: TextField, page: ItemPage) -> None:
        """Give a field of a page all the room there is; its label and its note stay."""
        self.end()
        self._field = field
        node: Widget = field
        box = field.parent
        while node is not page and node.parent is not None:
            around = node.parent
            if around is not box:
                self._hidden += [each for each in around.children if each is not node and each.display]
            node = around  # type: ignore[assignment]  # between a field and its page are widgets alone
        for each in self._hidden:
            each.display = False
        # The line of Ctrl+G gives its room back first.
        page.call_after_refresh(self.fit, page)

    def fit(self, page: ItemPage) -> None:
        """Take the height of the page, which may have changed."""
        if self._field is not None:
            height = max(3, page.size.height - _ABOVE)
            self._field.styles.height = height
            self._field.styles.max_height = height
            self._field.call_after_refresh(self._field.scroll_cursor_visible)

    def end(self) -> None:
        """Put everything back as it was."""
        if self._field is None:
            return
        for each in self._hidden:
            each.display = True
        self._field.styles.height = None
        self._field.styles.max_height = None
        self._field.call_after_refresh(self._field.scroll_visible, animate=False)
        self._field, self._hidden = None, []
