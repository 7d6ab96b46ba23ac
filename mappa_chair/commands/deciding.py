"""`settings`: what holds in the area, who decided it when and why, and changing one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mappa_chair.commands.output import say, say_json
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import author, open_given
from mappa_chair.settings import change, named, overview, text_of, value_of
from mappa_chair.spoken_days import say_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from agenda.area import SettingSpec
    from agenda.area_rules import Value
    from agenda.shape import JSON
    from mappa_chair.commands.given import Given
    from mappa_chair.settings import SettingLine
    from mappa_chair.vault.settings import SettingChange


class _Wanted(NamedTuple):
    """A change that was asked for; None takes the default back."""

    value: Value | None
    reason: str


def run(given: Given) -> int:
    """Print every setting, or one with its history; with a value and a reason, change it first."""
    spec = None if given.name is None else named(given.name)
    wanted = _wanted(given, spec)
    with open_given(given) as vault:
        nothing_new = (
            spec is not None
            and wanted is not None
            and not change(vault, spec, wanted.value, reason=wanted.reason, author=author(vault))
        )
        lines = overview(vault)
    if spec is not None:
        lines = [line for line in lines if line.spec == spec]
    if given.json:
        said = [_said(line) for line in lines]
        say_json(said if spec is None else said[0])
        return 0
    for line in lines:
        say("\n".join([line.spec.name, *(f"  {each}" for each in _told(line, whole=spec is not None))]))
    if nothing_new:
        say("It was so already; nothing was changed.")
    return 0


def _wanted(given: Given, spec: SettingSpec | None) -> _Wanted | None:
    """What is to be changed, judged before a passphrase is asked for."""
    ways = [given.value is not None, given.default, given.source is not None]
    if spec is None:
        if any(ways) or given.reason is not None:
            raise UsageError("No setting was named.", "Name one before what it is set to.")
        return None
    if not any(ways):
        if given.reason is not None:
            raise UsageError("No value was given.", "Give one after the name, or --default, or --from FILE.")
        return None
    if ways.count(True) > 1:
        raise UsageError("More than one value was given.", "Give VALUE, or --default, or --from FILE.")
    if given.reason is None or not given.reason.strip():
        raise UsageError(
            "A change of a setting needs a reason.",
            "Add --reason: why, and when the Strategic Management Board approved it (13b.1).",
        )
    if given.default:
        return _Wanted(None, given.reason)
    text = given.value if given.source is None else text_of(Path(given.source))
    return _Wanted(value_of(spec, text or ""), given.reason)


def _said(line: SettingLine) -> dict[str, JSON]:
    return {
        "name": line.spec.name,
        "label": line.spec.label,
        "value": line.value,
        "default": line.spec.default,
        "is_default": line.is_default,
        "paragraphs": list(line.spec.paragraphs),
        "allowed": line.spec.rule.allowed,
        "history": [
            {
                "from": each.before,
                "to": each.value,
                "by": each.author,
                "at": each.at.isoformat(),
                "reason": each.reason,
            }
            for each in line.changes
        ],
    }


def _told(line: SettingLine, *, whole: bool) -> Iterator[str]:
    """A setting for people; the whole of it has its text in full, what it takes, and every change."""
    spec = line.spec
    yield f"{spec.label} ({', '.join(spec.paragraphs)})" if spec.paragraphs else spec.label
    if whole and isinstance(line.value, str) and "\n" in line.value:
        yield from line.value.splitlines()
        yield "It is the default." if line.is_default else f"The default is {spec.rule.said(spec.default)}"
    elif line.is_default:
        yield f"{spec.rule.said(line.value)}, the default"
    else:
        yield f"{spec.rule.said(line.value)}; the default is {spec.rule.said(spec.default)}"
    if whole:
        yield f"{spec.hint}."
        yield f"It takes {spec.rule.allowed}."
    for each in line.changes if whole else line.changes[-1:]:
        yield _change_told(spec, each)


def _change_told(spec: SettingSpec, made: SettingChange) -> str:
    before, after = (
        "the default" if value is None else spec.rule.said(value) for value in (made.before, made.value)
    )
    day = say_day(made.at.astimezone().date())
    return f"{day}, {made.author}: from {before} to {after}. Reason: {' '.join(made.reason.split())}"
