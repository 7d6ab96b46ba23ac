"""`completion`: what a shell needs to complete commands, options and file names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shtab

from mappa_chair.commands.output import say
from mappa_chair.commands.parsing import parser

if TYPE_CHECKING:
    import argparse

    from mappa_chair.commands.given import Given

_OFFERS = {"file": shtab.FILE, "folder": shtab.DIRECTORY}


def run(given: Given) -> int:
    """Print the completion script of a shell."""
    say(shtab.complete(parser(_mark), shell=given.shell))
    return 0


def _mark(action: argparse.Action, holds: str) -> None:
    if holds:
        setattr(action, "complete", _OFFERS[holds])  # noqa: B010 - shtab's own attribute, argparse declares none
