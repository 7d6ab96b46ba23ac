"""The table of commands: what each takes, what it is for, an example, and the function that runs it.

The functions are named, not imported: a command loads only what it needs.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Option(NamedTuple):
    """An option or argument of a command; `holds` tells shell completion what to offer."""

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    dest: str | None = None
    nargs: Literal["?", "+", "*"] | None = None
    const: str | None = None
    choices: tuple[str, ...] = ()
    flag: bool = False
    several: bool = False
    required: bool = False
    holds: Literal["", "file", "folder"] = ""


class Command(NamedTuple):
    """A command; `runs` is `module:function` of a function from what was given to an exit code."""

    name: str
    help: str
    example: str
    runs: str
    options: tuple[Option, ...] = ()


COMMON: Final = (
    Option(("--vault",), "the vault to work on (else MAPPA_CHAIR_VAULT, else your own)", "PATH", holds="folder"),
    Option(
        ("--passphrase-file",),
        "a file that holds the passphrase (else MAPPA_CHAIR_PASSPHRASE_FILE, else it is asked for)",
        "FILE",
        holds="file",
    ),
    Option(("--no-colour",), "no colours (as with NO_COLOR)", flag=True),
    Option(("--no-mouse",), "leave the mouse to the terminal, to mark text with", flag=True),
)

_JSON = Option(("--json",), "print JSON for programs", flag=True)
_PLAIN = Option(("--plain",), "question by question in plain lines, for a screen reader", flag=True)
_VAULT = Option(("path",), "the vault, a folder whose name ends in .mappa", "VAULT", nargs="?", holds="folder")

COMMANDS: Final = (
    Command(
        "demo",
        "try everything on invented cases",
        "mappa-chair demo --tour\n  mappa-chair demo --to papers",
        "mappa_chair.commands.demonstrating:run",
        (
            Option(("--to",), "no terminal: write the documents of both meetings to DIR", "DIR", holds="folder"),
            Option(("--tour",), "a tour of two minutes: one thing to press at a time", flag=True),
            _PLAIN,
        ),
    ),
    Command(
        "new",
        "make an encrypted vault",
        'mappa-chair new Eastmere.mappa --name "Anita Rowe"',
        "mappa_chair.commands.creating:run",
        (_VAULT, Option(("--name",), "whose passphrase it is, for the history of the vault", "NAME")),
    ),
    Command(
        "open",
        "open the application",
        "mappa-chair open Eastmere.mappa\n  mappa-chair open --plain",
        "mappa_chair.commands.application:run",
        (_VAULT, _PLAIN),
    ),
    Command(
        "import",
        "bring records into the vault",
        "mappa-chair import november/*.json",
        "mappa_chair.commands.importing:run",
        (Option(("inputs",), "a record file, format mappa-chair-record/1", "RECORD", nargs="+", holds="file"),),
    ),
    Command(
        "list",
        "list the meetings of the vault, and what is overdue",
        "mappa-chair list --json",
        "mappa_chair.commands.listing:run",
        (_JSON,),
    ),
    Command(
        "show",
        "show a meeting",
        "mappa-chair show EX/0147/3 --json > record.json",
        "mappa_chair.commands.showing:run",
        (Option(("meeting",), "the meeting's reference", "MEETING"), _JSON),
    ),
    Command(
        "check",
        "say what is open in meetings or record files",
        "mappa-chair check EX/0147/3\n  mappa-chair check --json november/*.json",
        "mappa_chair.commands.checking:run",
        (
            Option(
                ("inputs",),
                "a meeting's reference, or a record file",
                "MEETING|RECORD.json",
                nargs="+",
                holds="file",
            ),
            _JSON,
        ),
    ),
    Command(
        "export",
        "write the documents of meetings: minutes, summaries, attendance, actions, agenda, calendar",
        "mappa-chair export EX/0147/3 --minutes --summary subject --to papers\n"
        '  mappa-chair export EX/0147/3 --summary court --include "information[1]=the court asks" --to papers\n'
        "  mappa-chair export EX/0147/3 --actions police --csv --to papers\n"
        "  mappa-chair export EX/0147/3 --minutes --copies 8 --to papers\n"
        "  mappa-chair export EX/0147/3 EX/0212/1 --all --to papers",
        "mappa_chair.commands.writing:run",
        (
            Option(("inputs",), "a meeting's reference", "MEETING", nargs="+"),
            Option(("--minutes",), "the minutes", flag=True),
            Option(
                ("--summary",),
                "the executive summary for whoever asked: subject, court, parole_board, tribunal, marac or review",
                "FOR",
                choices=("subject", "court", "parole_board", "tribunal", "marac", "review"),
            ),
            Option(
                ("--include",),
                "take a restricted piece into a summary, never one for the subject; the vault keeps the reason",
                "PATH=REASON",
                several=True,
            ),
            Option(
                ("--actions",),
                "the action list of one agency (such as police), or of each agency that has actions",
                "AGENCY",
                nargs="?",
                const="every",
            ),
            Option(("--csv",), "action lists as spreadsheets (.csv) too", flag=True),
            Option(
                ("--attendance",), "the attendance sheet: to sign, or as it was once that is recorded", flag=True
            ),
            Option(("--agenda",), "the agenda pack for the chair", flag=True),
            Option(("--calendar",), "the review meeting as a calendar file (.ics)", dest="review", flag=True),
            Option(("--all",), "every document there is", dest="everything", flag=True),
            Option(("--version",), "the minutes in an approved version, such as 1", "N", dest="minutes_version"),
            Option(
                ("--built-in",),
                "the minutes in the built-in layout, whatever template is in use",
                dest="built_in",
                flag=True,
            ),
            Option(("--copies",), "write so many numbered copies of the minutes (13b.8)", "N"),
            Option(
                ("--keep",),
                "keep a term that the leak check finds in a summary (everywhere or in one place); it is noted",
                "TERM[@PLACE]=REASON",
                several=True,
            ),
            Option(
                ("--although-not-told",),
                "write the summary for an offender who, the record says, is not told of MAPPA; it is noted",
                "REASON",
            ),
            Option(("--to",), "the folder to write to", "DIR", required=True, holds="folder"),
            Option(("--force",), "write over files that are there", flag=True),
        ),
    ),
    Command(
        "approve",
        "approve the minutes of a meeting as its chair: a signed version that stays",
        'mappa-chair approve EX/0147/3 --by "Helen Aldous"\n'
        '  mappa-chair approve EX/0147/3 --by "Helen Aldous" --changed "Review date corrected: a bank holiday"\n'
        "  mappa-chair approve --public-key eastmere.pem",
        "mappa_chair.commands.approving:run",
        (
            Option(("meeting",), "the meeting's reference", "MEETING", nargs="?"),
            Option(("--by",), "who approves", "NAME"),
            Option(("--changed",), "from version 2 on: what was changed, and why (13b.6)", "TEXT"),
            Option(
                ("--force-open",), "approve with duties left open, for this reason", "REASON", dest="force_open"
            ),
            Option(
                ("--public-key",),
                "write the public key that others verify with",
                "FILE",
                dest="public_key",
                holds="file",
            ),
            Option(("--force",), "write over a public key file that is there", flag=True),
        ),
    ),
    Command(
        "due",
        "say what is due when: every clock that runs, the soonest first",
        "mappa-chair due\n  mappa-chair due --calendar clocks.ics --force",
        "mappa_chair.commands.timing:run",
        (
            _JSON,
            Option(("--calendar",), "write a calendar file (.ics) of it instead", "FILE", holds="file"),
            Option(("--force",), "write over a file that is there", flag=True),
        ),
    ),
    Command(
        "settings",
        "show what holds in your area, or change it",
        "mappa-chair settings\n"
        '  mappa-chair settings review_days_level_2 84 --reason "SMB, 2 November 2026: shorter reviews"',
        "mappa_chair.commands.deciding:run",
        (
            Option(("name",), "a setting, shown with its history", "NAME", nargs="?"),
            Option(("value",), "what to set it to", "VALUE", nargs="?"),
            Option(("--default",), "take it back to its default", flag=True),
            Option(("--from",), "a text file that holds the value", "FILE", dest="source", holds="file"),
            Option(("--reason",), "why, and when the Strategic Management Board approved it", "TEXT"),
            _JSON,
        ),
    ),
    Command(
        "keys",
        "say who opens the vault, and change it: passphrases of several people, the recovery key",
        "mappa-chair keys list\n"
        '  mappa-chair keys add --name "Jo Green"\n'
        "  mappa-chair keys change\n"
        '  mappa-chair keys revoke "Jo Green"\n'
        "  mappa-chair keys recovery\n"
        "  mappa-chair keys rotate",
        "mappa_chair.commands.keying:run",
        (
            Option(
                ("action",),
                "list them; add a passphrase for somebody; change your own; revoke one; make a new recovery key; "
                "rotate to a new data key",
                choices=("list", "add", "change", "revoke", "recovery", "rotate"),
            ),
            Option(
                ("who",), "revoke, and change after the recovery key: whose, by name or number", "WHO", nargs="?"
            ),
            Option(("--name",), "add: whose passphrase it is; change: your name from now on", "NAME"),
            Option(
                ("--new-passphrase-file",),
                "a file that holds the new passphrase (else it is asked for twice)",
                "FILE",
                holds="file",
            ),
            Option(("--yes",), "revoke or rotate without asking", flag=True),
            _JSON,
        ),
    ),
    Command(
        "template",
        "show, check or change your area's own layout of the minutes, a Word file with fields",
        "mappa-chair template starter own.docx\n"
        "  mappa-chair template check own.docx\n"
        '  mappa-chair template use own.docx --reason "SMB, 2 November 2026: our own MAPPA C"\n'
        "  mappa-chair template show kept.docx\n"
        '  mappa-chair template remove --reason "SMB, 1 March 2027: back to the built-in layout"',
        "mappa_chair.commands.templating:run",
        (
            Option(
                ("action",),
                "starter: write one to begin with; check: name what is wrong with one; use: take it up; "
                "show: what is in use, and since when; remove: back to the built-in layout",
                choices=("starter", "check", "use", "show", "remove"),
            ),
            Option(
                ("file",),
                "the template; with show, the file to write a copy to",
                "FILE.docx",
                nargs="?",
                holds="file",
            ),
            Option(
                ("--every-field",),
                "starter: every field on its own instead of a field for each section",
                dest="every_field",
                flag=True,
            ),
            Option(("--reason",), "why, and when the Strategic Management Board approved it", "TEXT"),
            Option(("--force",), "write over a file that is there", flag=True),
            _JSON,
        ),
    ),
    Command(
        "verify",
        "check that the vault is whole, or say of documents whether they are the approved minutes",
        "mappa-chair verify\n"
        "  mappa-chair verify papers/*.docx\n"
        "  mappa-chair verify minutes.docx --public-key eastmere.pem",
        "mappa_chair.commands.verifying:run",
        (
            Option(("inputs",), "minutes as a Word file", "FILE.docx", nargs="*", holds="file"),
            Option(
                ("--public-key",),
                "verify with this key, without the vault",
                "FILE",
                dest="public_key",
                holds="file",
            ),
            _JSON,
        ),
    ),
    Command(
        "backup",
        "back the vault up, or list its backups",
        "mappa-chair backup /media/stick\n  mappa-chair backup --list",
        "mappa_chair.commands.backing_up:run",
        (
            Option(
                ("target",),
                "a file, or a folder to put it in (else among the vault's own backups)",
                "FILE",
                nargs="?",
                holds="file",
            ),
            Option(("--list",), "list the vault's own backups, each read to its end", dest="listing", flag=True),
            Option(("--force",), "write over a file that is there", flag=True),
            _JSON,
        ),
    ),
    Command(
        "restore",
        "restore a backup into a new folder, and say what it does not have",
        "mappa-chair restore Eastmere-2026-11-24.mappa-backup --compare\n"
        "  mappa-chair restore Eastmere-2026-11-24.mappa-backup --to Eastmere-restored.mappa",
        "mappa_chair.commands.backing_up:run_restore",
        (
            Option(("target",), "a backup", "FILE", holds="file"),
            Option(("--to",), "the new folder (else one beside the vault)", "VAULT", holds="folder"),
            Option(("--compare",), "only say what the present vault has more", flag=True),
            Option(("--reason",), "why; it is kept in the restored vault", "TEXT"),
        ),
    ),
    Command(
        "accept",
        "go on with a vault that is older than it was last seen, or has lost its head.json",
        'mappa-chair accept --reason "The laptop of Tuesday is lost; this is Monday\'s backup"',
        "mappa_chair.commands.accepting:run",
        (Option(("--reason",), "why; it is kept in the vault", "TEXT"),),
    ),
    Command(
        "schema",
        "print the JSON Schema of the record",
        "mappa-chair schema > record.schema.json",
        "mappa_chair.commands.schema:run",
    ),
    Command(
        "completion",
        "print a completion script for your shell",
        "mappa-chair completion bash > ~/.local/share/bash-completion/completions/mappa-chair",
        "mappa_chair.commands.completing:run",
        (Option(("shell",), "your shell", choices=("bash", "zsh", "tcsh")),),
    ),
)

# Without a command: the application, or the first steps where there is no vault yet.
DEFAULT_RUNS: Final = "mappa_chair.commands.application:run_default"
