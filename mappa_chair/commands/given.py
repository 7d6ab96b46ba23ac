"""What somebody typed on the command line."""

from __future__ import annotations

import argparse


class Given(argparse.Namespace):
    """Everything a command can be given, with what holds where it was not."""

    command: str | None = None
    version: bool = False
    vault: str | None = None
    passphrase_file: str | None = None
    no_colour: bool = False
    no_mouse: bool = False
    json: bool = False
    path: str | None = None
    plain: bool = False
    tour: bool = False
    inputs: list[str] = []  # noqa: RUF012 - a default that is replaced, never changed
    meeting: str = ""
    minutes: bool = False
    summary: str | None = None
    review: bool = False
    everything: bool = False
    actions: str | None = None
    csv: bool = False
    attendance: bool = False
    agenda: bool = False
    copies: str | None = None
    include: list[str] = []  # noqa: RUF012 - as above
    keep: list[str] = []  # noqa: RUF012 - as above
    although_not_told: str | None = None
    minutes_version: str | None = None
    built_in: bool = False
    file: str | None = None
    every_field: bool = False
    by: str | None = None
    changed: str | None = None
    force_open: str | None = None
    public_key: str | None = None
    calendar: str | None = None
    to: str | None = None
    force: bool = False
    shell: str = ""
    name: str | None = None
    value: str | None = None
    default: bool = False
    source: str | None = None
    reason: str | None = None
    action: str = ""
    who: str | None = None
    new_passphrase_file: str | None = None
    yes: bool = False
    target: str | None = None
    listing: bool = False
    compare: bool = False
