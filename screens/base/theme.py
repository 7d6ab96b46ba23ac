"""The looks. Until a person chooses one: the terminal's own colours, so that light stays light and dark dark.

Nothing is told by colour alone: what has the focus is reversed or has a heavy edge, under NO_COLOR too. The
colours of those that bring their own are held to a contrast of 4.5 to 1 by a test, high-contrast to 7 to 1.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from textual.theme import Theme

CALM: Final = Theme(
    name="mappa-calm",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_magenta",
    # Yellow cannot be read on white.
    warning="ansi_magenta",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_default",
        "border-blurred": "ansi_bright_black",
        # Not reversed: Textual leaves that out of the rows of a list, the palette's among them.
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_cyan",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-text-style": "bold",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-foreground": "ansi_default",
        "input-selection-background": "ansi_default",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_bright_black",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
        "footer-key-foreground": "ansi_default",
        "hint-in-field": "ansi_default",
    },
)


class Palette(NamedTuple):
    """The colours of one look: what is written, what stands behind it, and what sets something off."""

    text: str
    behind: str
    muted: str
    edge: str
    edge_blurred: str
    warning: str
    cursor_text: str
    cursor: str
    selected_text: str
    selected: str
    hint: str


def _theme(name: str, colours: Palette, *, dark: bool) -> Theme:
    """A theme of these colours; every variable that a widget of ours shows text with is named, none is blended."""
    plain, behind = colours.text, colours.behind
    return Theme(
        name=name,
        dark=dark,
        primary=colours.edge,
        secondary=colours.edge,
        accent=colours.edge,
        warning=colours.warning,
        error=colours.warning,
        success=plain,
        foreground=plain,
        background=behind,
        surface=behind,
        panel=behind,
        boost=behind,
        variables={
            "text": plain,
            "text-muted": colours.muted,
            "text-disabled": colours.muted,
            "text-primary": plain,
            "text-warning": colours.warning,
            "text-error": colours.warning,
            "text-success": plain,
            "text-accent": plain,
            "foreground-muted": colours.muted,
            "foreground-disabled": colours.muted,
            "border": colours.edge,
            "border-blurred": colours.edge_blurred,
            "block-cursor-foreground": colours.cursor_text,
            "block-cursor-background": colours.cursor,
            "block-cursor-text-style": "bold underline",
            # The row in use of a list that has not the focus: the palette's, while letters go into its field.
            "block-cursor-blurred-foreground": colours.selected_text,
            "block-cursor-blurred-background": colours.selected,
            "block-cursor-blurred-text-style": "bold underline",
            "block-hover-background": behind,
            "input-cursor-foreground": behind,
            "input-cursor-background": plain,
            "input-cursor-text-style": "none",
            "input-selection-foreground": colours.selected_text,
            "input-selection-background": colours.selected,
            "scrollbar": colours.edge_blurred,
            "scrollbar-hover": colours.edge_blurred,
            "scrollbar-active": colours.edge,
            "scrollbar-background": behind,
            "scrollbar-background-hover": behind,
            "scrollbar-background-active": behind,
            "footer-key-foreground": plain,
            "footer-background": behind,
            # Read at a glance, and never taken for an answer.
            "hint-in-field": colours.hint,
        },
    )


PALETTES: Final = {
    "mappa-dark": Palette(
        text="#e6e6e6",
        behind="#14181f",
        muted="#a9b4c2",
        edge="#6cb6ff",
        edge_blurred="#5b6b80",
        warning="#ffb454",
        cursor_text="#10141a",
        cursor="#7cc0ff",
        selected_text="#ffffff",
        selected="#2b5079",
        hint="#a9b4c2",
    ),
    "mappa-light": Palette(
        text="#1a1a1a",
        behind="#fbfaf7",
        muted="#4f5660",
        edge="#0b5cad",
        edge_blurred="#858d96",
        warning="#8f3a00",
        cursor_text="#ffffff",
        cursor="#0b5cad",
        selected_text="#1a1a1a",
        selected="#bcd9f5",
        hint="#4f5660",
    ),
    "high-contrast": Palette(
        text="#ffffff",
        behind="#000000",
        muted="#ffffff",
        edge="#ffff00",
        edge_blurred="#ffffff",
        warning="#ffff00",
        cursor_text="#000000",
        cursor="#ffff00",
        selected_text="#000000",
        selected="#ffffff",
        hint="#00ffff",
    ),
}

# As a person names them, in the order in which they are offered; monochrome has no colour at all to send.
LOOKS: Final = {
    "terminal": CALM,
    "mappa-dark": _theme("mappa-dark", PALETTES["mappa-dark"], dark=True),
    "mappa-light": _theme("mappa-light", PALETTES["mappa-light"], dark=False),
    "high-contrast": _theme("high-contrast", PALETTES["high-contrast"], dark=True),
    "monochrome": replace(CALM, name="monochrome"),
}
