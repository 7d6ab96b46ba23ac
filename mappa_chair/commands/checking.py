"""`check`: what is open in meetings of a vault and in record files."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import groupby
from typing import TYPE_CHECKING

from agenda.findings import Severity
from agenda.walk import item_of
from mappa_chair.commands.importing import warn_of_removed
from mappa_chair.commands.output import say, say_json, warn
from mappa_chair.commands.vaults import open_given
from mappa_chair.judging import Judged, judge_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from agenda.findings import Finding
    from mappa_chair.commands.given import Given


def run(given: Given) -> int:
    """Judge every input: 0 nothing that must be put right, 1 something, 2 one could not be judged."""
    with ExitStack() as leaving:
        judged = judge_each(given.inputs, open_vault=lambda: leaving.enter_context(open_given(given)))
    for each in judged:
        warn_of_removed(each.source, each.removed)
    if given.json:
        say_json(_said(judged))
    else:
        _tell(judged)
    if any(each.error is not None for each in judged):
        return 2
    return 1 if any(each.count(Severity.MUST) for each in judged) else 0


def _said(judged: Sequence[Judged]) -> object:
    """A list for one input, an object of them for several."""
    if len(judged) == 1:
        return _one_said(judged[0])
    return {each.source: _one_said(each) for each in judged}


def _one_said(judged: Judged) -> object:
    if judged.error is not None:
        return {"error": judged.error}
    return [finding.said() for finding in judged.findings]


def _tell(judged: Sequence[Judged]) -> None:
    for position, each in enumerate(judged):
        if each.error is not None:
            warn(each.error if each.error.startswith(each.source) else f"{each.source}: {each.error}")
            continue
        if len(judged) > 1:
            say(f"\n{each.source}" if position else each.source)
        for line in _lines(each):
            say(line)


def _lines(judged: Judged) -> Iterator[str]:
    for key, found in groupby(judged.findings, key=lambda finding: finding.item):
        item = item_of(key)
        yield f"{item.number}. {item.title}"
        yield from (_line(finding) for finding in found)
        yield ""
    counts = ", ".join(f"{judged.count(severity)} {severity.value}" for severity in Severity)
    yield f"{counts}." if judged.findings else f"Nothing is open: {counts}."
    for own in judged.by:
        yield f"Judged by {own}."


def _line(finding: Finding) -> str:
    cited = f" ({', '.join(finding.paragraphs)})" if finding.paragraphs else ""
    return f"   {finding.severity.value:<6}  {finding.message}{cited}\n           {finding.at}"
