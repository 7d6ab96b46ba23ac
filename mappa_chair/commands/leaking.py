"""What the command line says of a summary: the chair's account, the leak check, and what it is told to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.commands.output import counted, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.leak_checking import told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mappa_chair.chair_account import Account
    from mappa_chair.commands.progress import Bar
    from mappa_chair.exporting import Skipped
    from mappa_chair.leak_checking import LeakAnswers


def kept(given: Iterable[str]) -> dict[str, str]:
    """Reasons by what is kept, of `--keep TERM=REASON` and `--keep TERM@PLACE=REASON`; raises UsageError."""
    made: dict[str, str] = {}
    for text in given:
        term, equals, why = (part.strip() for part in text.partition("="))
        if not (term.partition("@")[0] and equals and why):
            raise UsageError(
                "--keep takes TERM=REASON, or TERM@PLACE=REASON.",
                'Such as --keep "Green=The name of a street" or --keep "Green@information[3].text=The street".',
            )
        made[term] = why
    return made


def tell(reference: str, answers: LeakAnswers, skipped: Iterable[Skipped]) -> None:
    """List the places that stopped a summary, what was kept, and the questions, for the chair to read."""
    for each in skipped:
        for leak in each.leaks:
            warn(f"{reference}: stopped: {told(leak)}")
    for leak in answers.kept:
        warn(f"{reference}: kept, and noted: {told(leak)}")
    if answers.questions:
        warn(f"{reference}: the leak check asks about {counted(len(answers.questions), 'place')}:")
    for leak in answers.questions:
        warn(f"{reference}: question: {told(leak)}")


def tell_account(bar: Bar, account: Account, *, whole: bool) -> None:
    """Tell the chair's account of a summary before it is written; of one of several its length alone."""
    bar.hide()
    if whole:
        for line in account.lines():
            warn(f"{account.reference}: {line}")
    else:
        told = f"{counted(len(account.stays), 'thing')} left out"
        warn(f"{account.reference}: summary {account.status}: {told}; export it alone to read which, and why")


def tell_unused(keep: Iterable[str], answers: Iterable[LeakAnswers]) -> None:
    """Say which terms to keep stood in no summary that was made: a slip of the pen, or no longer needed."""
    used = {said for each in answers for said in each.used}
    for said in keep:
        if said not in used:
            warn(f"--keep {said}: kept nowhere.")
