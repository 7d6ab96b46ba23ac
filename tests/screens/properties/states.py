"""The states of a meeting as keys lead to them: each item, each page, each line that comes up over a form."""

from __future__ import annotations

from typing import Final


def item(number: int, *keys: str) -> tuple[str, ...]:
    """To an item by its number, and on by other keys."""
    return ("ctrl+g", *str(number), "enter", *keys)


# How each state is reached from any other, and what stands on the screen then where that takes a moment.
ITEMS: Final = {f"item {number}": (item(number), "") for number in range(20)}
PAGES: Final = {
    "a row of attendance": (item(2, "enter"), ""),
    "a row of information": (item(6, "enter"), ""),
    "agencies not heard": (item(6, "escape", *["delete"] * 9), "NOT HEARD YET ("),
    "check page": (("f4",), ""),
    "help": (("f1",), ""),
    "find": (("ctrl+f", *"pell"), ""),
    "approval": (("ctrl+g", "s"), "APPROVAL"),
    "papers": (("ctrl+g", "x"), "EXPORT"),
    "pieces": (("ctrl+g", "x", "space", "down", "down", "space", "ctrl+r"), "SUMMARY"),
    "gists": (("ctrl+g", "g"), ""),
    "changes": (("ctrl+g", "e"), ""),
    "minutes": (("ctrl+g", "t"), ""),
    "statement": (("ctrl+g", "r"), ""),
    "one text": (item(5, "ctrl+g", "z"), ""),
    "short form": (item(11, "f2"), ""),
    "a note": (("ctrl+g", "k", "x"), ""),
    "notes": (("enter", "ctrl+g", "i"), ""),
    "list of items": (("f6",), ""),
    "preferences": (("ctrl+g", ","), ""),
    "Ctrl+G": (("escape", "ctrl+g"), ""),
    "screen-safe view": (("escape", "ctrl+g", "v"), ""),
}

# Each view of the papers, from the one before it: of a record that the leak check finds something in, about an
# offender who is not told.
PAPERS: Final = {
    "choice of papers": (("ctrl+g", "x"), "EXPORT"),
    "not told": (("space", "down", "space", "ctrl+r"), "not told of MAPPA"),
    "account": (("x", "enter"), "your account of it"),
    "leaks": (("ctrl+r",), "MUST GO"),
    "outcome": (("enter", "enter", "enter", "x", "enter"), "[x] Summary"),
    "pieces": (("plus", "space", "down", "space", "ctrl+r"), "taken in"),
    "approval over something open": (
        ("escape", "ctrl+g", "1", "enter", "f2", "x", "escape", "ctrl+g", "s"),
        "Enter on a duty",
    ),
    "approved": (("tab", "tab", *"so", "tab", "y", "enter", "ctrl+r"), "Approved."),
}
