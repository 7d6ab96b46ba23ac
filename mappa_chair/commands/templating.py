"""`template`: the area's own layout of the minutes – a starter, a check, taking it up and giving it up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mappa_chair.commands.output import counted, say, say_json, warn
from mappa_chair.commands.parsing import UsageError
from mappa_chair.commands.vaults import author, open_given
from mappa_chair.documents.template.faults import TemplateRefusedError
from mappa_chair.spoken_days import say_day
from mappa_chair.templating import give_up, history, judge, take_up, write_copy, write_starter

if TYPE_CHECKING:
    from agenda.shape import JSON
    from mappa_chair.commands.given import Given
    from mappa_chair.documents.template.layout import Layout
    from mappa_chair.vault.templates import TemplateChange

_NEEDS_FILE = frozenset({"starter", "check", "use"})
_NEEDS_REASON = frozenset({"use", "remove"})


def run(given: Given) -> int:
    """Do what the second word says: starter, check, use, show or remove."""
    _refuse_odd(given)
    match given.action:
        case "starter":
            write_starter(_file(given), every_field=given.every_field, force=given.force)
            say(str(_file(given)))
        case "check":
            return _check(given)
        case "use":
            return _use(given)
        case "remove":
            with open_given(given) as vault:
                changed = give_up(vault, reason=given.reason or "", author=author(vault))
            say(
                "Minutes come out in the built-in layout from now on."
                if changed
                else "The built-in layout is in use already; nothing was changed."
            )
        case _:
            _show(given)
    return 0


def _refuse_odd(given: Given) -> None:
    """What does not go together, told before a passphrase is asked for; raises UsageError."""
    action = given.action
    if action in _NEEDS_FILE and not given.file:
        raise UsageError(f"template {action} needs a Word file.", f"As in mappa-chair template {action} own.docx.")
    if action == "remove" and given.file:
        raise UsageError("template remove takes no file.", "It gives up the template that is in use.")
    if action in _NEEDS_REASON and not (given.reason or "").strip():
        raise UsageError(
            "A change of the layout needs a reason.",
            "Add --reason: why, and when the Strategic Management Board approved it (13b.1).",
        )
    if given.reason is not None and action not in _NEEDS_REASON:
        raise UsageError("--reason is for template use and template remove.", "Leave it out.")
    if given.every_field and action != "starter":
        raise UsageError("--every-field is for template starter.", "Leave it out.")
    if given.json and action not in {"check", "show"}:
        raise UsageError("--json is for template check and template show.", "Leave it out.")


def _file(given: Given) -> Path:
    return Path(given.file or "")


def _check(given: Given) -> int:
    """Name everything that is wrong with a template: 0 it can be used, 1 it cannot."""
    faults: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    try:
        notices = judge(_file(given))[1].notices
    except TemplateRefusedError as fault:
        faults = fault.faults
    if given.json:
        said: dict[str, JSON] = {"usable": not faults, "faults": list(faults), "notices": list(notices)}
        say_json(said)
        return 1 if faults else 0
    for each in (*faults, *notices):
        warn(each)
    if faults:
        warn(f"{_file(given).name} cannot be used: {counted(len(faults), 'fault')}.")
        return 1
    say(f"{_file(given).name} can be used: it has a place for everything minutes must say.")
    return 0


def _use(given: Given) -> int:
    # Judged before a passphrase is asked for.
    try:
        judge(_file(given))
    except TemplateRefusedError as fault:
        for each in fault.faults:
            warn(each)
        warn(f"{_file(given).name} cannot be used; nothing was changed.")
        return fault.exit_code
    with open_given(given) as vault:
        layout, changed = take_up(vault, _file(given), reason=given.reason or "", author=author(vault))
    _tell(layout)
    say(
        f"Minutes come out in {_file(given).name} from now on. Look at the next ones page by page."
        if changed
        else "This template is in use already; nothing was changed."
    )
    return 0


def _tell(layout: Layout) -> None:
    for each in layout.notices:
        warn(each)


def _show(given: Given) -> None:
    with open_given(given) as vault:
        changes = history(vault)
        if given.file:
            write_copy(vault, _file(given), force=given.force)
    if given.json:
        own = bool(changes) and not changes[-1].is_built_in
        said: dict[str, JSON] = {"own": own, "history": [_said(each) for each in changes]}
        say_json(said)
        return
    if given.file:
        say(str(_file(given)))
        return
    own_name = changes[-1].name if changes and not changes[-1].is_built_in else ""
    say(
        f"Minutes come out in the area's own template, {own_name}."
        if own_name
        else "Minutes come out in the built-in layout."
    )
    for each in changes:
        what = "back to the built-in layout" if each.is_built_in else f"{each.name} (SHA-256 {each.sha256[:16]}…)"
        day = say_day(each.at.astimezone().date())
        say(f"  {day}, {each.author}: {what}. Reason: {' '.join(each.reason.split())}")


def _said(change: TemplateChange) -> JSON:
    return {
        "name": change.name or None,
        "sha256": change.sha256 or None,
        "by": change.author,
        "at": change.at.isoformat(),
        "reason": change.reason,
    }
