"""Reads a command line by the table of commands; what does not fit is told in a sentence."""

from __future__ import annotations

import argparse
import difflib
from typing import TYPE_CHECKING, Any, NoReturn

from mappa_chair.commands.given import Given
from mappa_chair.commands.output import say
from mappa_chair.commands.table import COMMANDS, COMMON, Command, Option
from mappa_chair.errors import MappaChairError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_COMMAND = "COMMAND"
_DESCRIPTION = (
    "The assistant of a chair of MAPPA level 2 and 3 meetings. "
    "Without a command it opens your vault, or helps you make one."
)


class UsageError(MappaChairError):
    """A command line that cannot be followed."""


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong as an error of ours, instead of printing its usage and leaving."""

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - of the base class, never given here
        # argparse would swallow a fault of the output.
        say(self.format_help().rstrip())

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}.", f"See {self.prog} --help.")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        try:
            return super().parse_known_args(args, namespace)
        except argparse.ArgumentError as fault:
            if fault.argument_name == _COMMAND:
                raise _unknown_command(args) from None
            self.error(str(fault).removeprefix("argument "))


def parse(words: Sequence[str]) -> Given:
    """What the words of a command line give; raises UsageError. `--help` prints, and leaves by SystemExit."""
    return parser().parse_args(words, Given())


def parser(mark: Callable[[argparse.Action, str], None] | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command line; `mark` is told of every argument and what it holds."""
    common = _Parser(add_help=False)
    _add(common, COMMON, mark)
    whole = _Parser(
        prog="mappa-chair",
        description=_DESCRIPTION,
        epilog="mappa-chair COMMAND --help explains a command and has an example.",
        parents=[common],
        allow_abbrev=False,
        exit_on_error=False,
    )
    whole.add_argument("--version", action="store_true", default=argparse.SUPPRESS, help="print the version")
    commands = whole.add_subparsers(dest="command", metavar=_COMMAND, title="commands")
    for command in COMMANDS:
        _add(_parser_of(command, commands, common), command.options, mark)
    return whole


def _parser_of(
    command: Command, commands: argparse._SubParsersAction[_Parser], common: _Parser
) -> argparse.ArgumentParser:
    return commands.add_parser(
        command.name,
        help=command.help,
        description=f"{command.help[0].upper()}{command.help[1:]}.",
        epilog=f"example:\n  {command.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[common],
        allow_abbrev=False,
        exit_on_error=False,
    )


def _add(
    to: argparse.ArgumentParser,
    options: Iterable[Option],
    mark: Callable[[argparse.Action, str], None] | None,
) -> None:
    for option in options:
        # SUPPRESS: what is not given is left to the defaults of Given, and a command does not undo what stood
        # before it.
        settings: dict[str, Any] = {"help": option.help, "default": argparse.SUPPRESS}
        if option.flag:
            settings["action"] = "store_true"
        if option.several:
            settings["action"] = "append"
        if option.required:
            settings["required"] = True
        named = {
            "metavar": option.metavar,
            "dest": option.dest,
            "nargs": option.nargs,
            "const": option.const,
            "choices": option.choices,
        }
        settings.update({key: value for key, value in named.items() if value})
        action = to.add_argument(*option.names, **settings)
        if mark is not None:
            mark(action, option.holds)


def _unknown_command(words: Sequence[str] | None) -> UsageError:
    names = [command.name for command in COMMANDS]
    typed = next((word for word in words or () if word not in names and not word.startswith("-")), "")
    close = difflib.get_close_matches(typed, names, n=1)
    meant = f"Did you mean {close[0]}?" if close else "See mappa-chair --help for all of them."
    return UsageError("There is no such command.", meant)
