"""The whole way of all three users with a word planted in everything, and then every file searched for each.

    python -m tests.long.whole_way

Home, temporary files, data, settings and the working folder are in one fresh folder. A vault is made, both
invented cases are brought in, a meeting is worked on in a terminal – fields, a date that is none, an action,
notes, a question, a search, a name at the desk –, locked, opened again, killed, and made to crash over a text.
Papers, a summary, a backup and a restore follow, and commands that fail over a bad file. What was planted may be
found in the papers that were asked for, in what was printed because it was asked for, and nowhere else. New files
in the folders that all programmes share are looked at as well.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from mappa_chair.vault.opening import open_vault
from tests.pty.keys import DOWN, ENTER, ESC, F2, F4, TAB, ctrl
from tests.pty.terminal import ROOT, Terminal
from tests.vault.traces import Traces
from tests.vault.works import CHILD, REVIEW, example

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES: Final = ("level-2-child-initial", "level-3-pre-release-review")
CRASHED: Final = 70
# Where programmes leave things although they were told another place.
ELSEWHERE: Final = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path("/run/user"))  # noqa: S108 - looked at
# What is planted, by where.
PLACES: Final = (
    "typed", "date", "action", "due", "note", "parked", "question", "find", "desk", "filter", "local", "message",
    "wrong", "passphrase", "other", "value", "key", "reason", "author",
)  # fmt: skip
# Runs several commands in one process, each with its exit status.
_SEVERAL: Final = (
    "import json, sys\n"
    "from mappa_chair.cli import main\n"
    "codes = [main(words) for words in json.loads(sys.stdin.read())]\n"
    "sys.stderr.write('\\n' + json.dumps(codes))\n"
)
_FALLING: Final = (
    "import sys\n"
    "from screens.base.environment import prepare\n"
    "prepare()\n"
    "from mappa_chair.cli import main\n"
    "from screens.walk.looking import Looking\n"
    "def fall(self):\n"
    "    local, message = sys.argv[1:3]\n"
    "    raise RuntimeError(message)\n"
    "Looking.action_check = fall\n"
    "sys.exit(main(sys.argv[3:]))\n"
)


@dataclass
class Way:
    """The folder everything happens in, what is planted, and what was sent to streams that must not tell it."""

    base: Path
    planted: dict[str, str] = field(default_factory=dict)
    streams: dict[str, bytes] = field(default_factory=dict)
    began: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        for name in ("home", "tmp", "work", "papers", "given"):
            (self.base / name).mkdir()
        # Unlike anything that other programmes write meanwhile.
        self.planted = {place: f"Quag{secrets.token_hex(6)}" for place in PLACES}
        self._give("passphrase", f"heron lantern {self.planted['passphrase']}")
        self._give("other", f"thistle quarry {self.planted['other']}")
        self._give("wrong", f"velvet weir and {self.planted['wrong']}")
        self._give("broken.json", '{"format": "mappa-chair-record/1", "risk": {"x": "' + self.planted["value"])
        for name, said in (("value", {"risk": {"rosh": self.planted["value"]}}), ("key", self._unknown())):
            self._give(f"{name}.json", json.dumps({"format": "mappa-chair-record/1", **said}))
        for name in EXAMPLES:
            self._give(f"{name}.json", example(name).decode())

    def _unknown(self) -> dict[str, object]:
        return {"meeting": {"reference": "X/1"}, "risk": {self.planted["key"]: self.planted["key"]}}

    def _give(self, name: str, text: str) -> None:
        (self.base / "given" / name).write_text(text, "utf-8")

    def given(self, name: str) -> str:
        """The path of a file of the user's own."""
        return str(self.base / "given" / name)

    @property
    def vault(self) -> Path:
        """The vault."""
        return self.base / "work" / "team.mappa"

    @property
    def environment(self) -> dict[str, str]:
        """Every place that a programme may write to by itself, in the folder; and what would make it talk."""
        home = self.base / "home"
        folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        return folders | {
            "HOME": str(home),
            "TMPDIR": str(self.base / "tmp"),
            "XDG_RUNTIME_DIR": str(self.base / "tmp"),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TEXTUAL_LOG": str(self.base / "work" / "textual.log"),
            "TEXTUAL": "devtools,debug",
            "TEXTUAL_SCREENSHOT": "1",
            "TEXTUAL_SCREENSHOT_LOCATION": str(self.base / "work"),
        }

    # --- the ways in -------------------------------------------------------------------------------------------

    def make(self, *, in_full: bool) -> None:
        """Make the vault; `in_full` by the command, at its full cost, else at the least."""
        if in_full:
            self.commands("new", {0}, ["new", str(self.vault), "--passphrase-file", self.given("passphrase")])
            return
        create(self.vault, Path(self.given("passphrase")).read_text("utf-8"), cost=FLOOR)

    def commands(self, name: str, codes: set[int], *lines: list[str], may_tell: bool = False) -> bytes:
        """Run commands one after the other in one process; what they print tells nothing unless it may."""
        always = ["--vault", str(self.vault), "--passphrase-file", self.given("passphrase")]
        said = [words if "--passphrase-file" in words else [*always, *words] for words in lines]
        environment = {"PATH": os.environ["PATH"], **self.environment}
        done = subprocess.run(
            [sys.executable, "-c", _SEVERAL],
            input=json.dumps(said).encode(),
            cwd=self.base / "work",
            env=environment,
            capture_output=True,
            check=True,
        )
        err, _, ended = done.stderr.rpartition(b"\n")
        assert set(json.loads(ended)) <= codes, (name, ended, err)
        assert len(json.loads(ended)) == len(lines)
        self.streams[f"{name}, standard error"] = err
        if not may_tell:
            self.streams[f"{name}, standard output"] = done.stdout
        return done.stdout

    def terminal(self, *program: str) -> Terminal:
        """A program in a terminal, in the folder."""
        inside = ("/bin/sh", "-c", 'cd "$0" && exec "$@"', str(self.base / "work"))
        return Terminal([*inside, sys.executable, *program], size=(120, 40), env=self.environment)

    def application(self) -> Terminal:
        """The application, asking for the passphrase."""
        return self.terminal("-m", "mappa_chair", "open", str(self.vault))

    def unlock(self, terminal: Terminal) -> None:
        """Type the passphrase."""
        terminal.wait_for("Type the passphrase")
        terminal.write(Path(self.given("passphrase")).read_text("utf-8"), ENTER)

    # --- what is searched --------------------------------------------------------------------------------------

    def found(self) -> Iterator[str]:
        """Every place that holds what was planted, or a name of the invented cases, and should not."""
        names = names_of_the_cases()
        for name, data in self.streams.items():
            # A refusal names the first fault by its path, and a key that nobody knows is part of that.
            told = {self.planted["key"]} if name == "commands that fail, standard error" else set()
            for word in sorted(Traces(self.planted.values()).in_bytes(data) - told):
                yield f"{name}: {self._called(word)}"
        traces = Traces([*self.planted.values(), *names])
        for path, words in traces.below(self.base).items():
            if not path.is_relative_to(self.base / "given") and not path.is_relative_to(self.base / "papers"):
                yield f"{path.relative_to(self.base)}: {', '.join(map(self._called, sorted(words)))}"
        planted = Traces(self.planted.values())
        for path in self._new_elsewhere():
            if words := planted.in_file(path):
                yield f"{path}: {', '.join(map(self._called, sorted(words)))}"

    def _called(self, word: str) -> str:
        return next((place for place, planted in self.planted.items() if planted == word), word)

    def _new_elsewhere(self) -> Iterator[Path]:
        for folder in ELSEWHERE:
            for path in folder.iterdir() if folder.is_dir() else ():
                try:
                    is_new = path.lstat().st_ctime >= self.began and not self.base.is_relative_to(path)
                    yield from (path,) if is_new and path.is_file() and path.stat().st_size < 1 << 26 else ()
                except OSError:
                    continue  # somebody else's, and gone


def names_of_the_cases() -> list[str]:
    """Words of the invented records that begin with a capital and stand in no source file of the programme."""
    words = {word for name in EXAMPLES for word in re.findall(r"\b[A-Z][a-z]{4,}\b", example(name).decode())}
    sources = " ".join(
        path.read_text("utf-8")
        for folder in ("agenda", "mappa_chair", "screens")
        for path in (ROOT / folder).rglob("*.py")
    )
    known = {word.casefold() for word in re.findall(r"[A-Za-z]+", sources)}
    return sorted(word for word in words if word.casefold() not in known)


def in_the_application(way: Way) -> None:
    """Work on a meeting in the terminal, lock, come back, and be killed."""
    said = way.planted
    with way.application() as terminal:
        terminal.wait_for("Type the passphrase")
        terminal.write(said["wrong"], ENTER)
        terminal.wait_for("does not open")
        way.unlock(terminal)
        terminal.wait_for("level 3")
        terminal.write("/" if "/ " in terminal.text else "", said["filter"])
        terminal.wait_until_quiet()
        terminal.write(ESC, ESC)
        terminal.wait_for("level 3")
        terminal.write(F2, "EX/0900", ENTER, said["desk"], ESC)
        terminal.wait_until_quiet()
        open_meeting(terminal, 18)
        terminal.write(TAB, ENTER, TAB, f" {said['typed']}")
        terminal.wait_until_quiet()  # that it is kept, and not where it is seen, is looked at below
        terminal.write(F2, said["action"], TAB, "mart", TAB, said["due"], ENTER)
        terminal.wait_until_quiet()
        for keys in ((ctrl("g"), "k", said["note"]), (ctrl("g"), "k", f"! {said['parked']}")):
            terminal.write(*keys, ENTER)
            terminal.wait_until_quiet()
        terminal.write(ctrl("g"), "q", said["question"], ENTER)
        terminal.wait_until_quiet()
        terminal.write(ctrl("f"), said["find"])
        terminal.wait_for(said["find"])
        terminal.write(ESC, ctrl("g"), "17", ENTER)
        terminal.wait_for("17  ")
        terminal.write(said["date"])
        terminal.wait_for(said["date"])
        open_files = said["typed"].encode() in b"".join(_arguments(terminal.pid))
        assert not open_files, "a word stands in the arguments or the environment"
        terminal.write(ctrl("l"))
        terminal.wait_for("Type the passphrase")
        sent = len(terminal.log)
        way.streams["the terminal, locked"] = bytes(terminal.log[sent:])
        way.unlock(terminal)
        terminal.wait_for(said["date"])
        terminal.write(f" {said['typed']}")
        terminal.wait_until_quiet(1.0)
        terminal.kill()


def in_a_crash(way: Way) -> None:
    """Fall over a text while the vault is open; what is told goes with the streams that must be clean."""
    falling = ("-c", _FALLING, way.planted["local"], way.planted["message"])
    options = ("open", str(way.vault), "--passphrase-file", way.given("passphrase"))
    with way.terminal(*falling, *options) as terminal:
        open_meeting(terminal, 18)
        terminal.write(F4)
        assert terminal.exit_status() == CRASHED
        way.streams["a crash"] = bytes(terminal.log).partition(b"\x1b[?1049l")[2]
        assert b"MC-" in way.streams["a crash"]


def open_meeting(terminal: Terminal, item: int) -> None:
    """Open the level 3 meeting at an item."""
    terminal.wait_for("level 3")
    terminal.write(DOWN, ENTER)
    terminal.wait_for("F8 Next")
    terminal.write(ctrl("g"), str(item), ENTER)
    terminal.wait_for(f"{item}  ")


def _arguments(pid: int) -> Iterator[bytes]:
    for name in ("cmdline", "environ"):
        try:
            yield Path(f"/proc/{pid}/{name}").read_bytes()
        except OSError:
            continue  # another system, or a process that keeps its environment to itself


def by_command(way: Way) -> None:
    """What a co-ordinator does, and what goes wrong."""
    papers, said = str(way.base / "papers"), way.planted
    way.commands(
        "commands that tell what was given",
        {0},
        ["approve", REVIEW, "--by", said["author"], "--force-open", said["reason"]],
        ["settings", "statement", "Kept in confidence.", "--reason", said["reason"]],
        may_tell=True,
    )
    way.commands(
        "commands",
        {0},
        ["export", REVIEW, "--all", "--summary", "court", "--to", papers],
        ["keys", "add", "--name", "Jo Green", "--new-passphrase-file", way.given("other")],
        ["backup", str(way.base / "work" / "one.mappa-backup")],
        ["restore", str(way.base / "work" / "one.mappa-backup"), "--to", str(way.base / "work" / "again.mappa")],
        ["verify"],
    )
    wrong = ["--vault", str(way.vault), "--passphrase-file"]
    way.commands(
        "commands that fail",
        {1, 2},
        [*wrong, way.given("wrong"), "list"],
        ["import", way.given("broken.json"), way.given("value.json"), way.given("key.json")],
        ["check", way.given("broken.json"), way.given("value.json"), way.given("key.json")],
        ["export", REVIEW, "--minutes", "--to", papers],
        ["keys", "add", "--name", "Jo Green", "--new-passphrase-file", way.given("other")],
        ["restore", str(way.vault / "vault.db"), "--to", str(way.base / "work" / "never.mappa")],
    )
    shows = (["show", each, "--json"] for each in (CHILD, REVIEW))
    told = way.commands("commands that were asked", {0, 1}, ["list"], *shows, ["due"], may_tell=True)
    assert said["typed"] in told.decode()


def walked(base: Path, *, in_full: bool) -> Way:
    """Go the whole way in a fresh folder."""
    way = Way(base)
    with_environment = {**os.environ, **way.environment}
    before = dict(os.environ)
    os.environ.update(with_environment)
    try:
        way.make(in_full=in_full)
        with open_vault(way.vault, Path(way.given("passphrase")).read_text("utf-8")) as vault:
            for name, key in (("database", vault.ring.keys.database), ("audit", vault.ring.keys.audit_mac)):
                way.planted[f"key of {name}"] = key.hex()
    finally:
        os.environ.clear()
        os.environ.update(before)
    way.commands("import", {0}, ["import", *(way.given(f"{name}.json") for name in EXAMPLES)])
    in_the_application(way)
    in_a_crash(way)
    by_command(way)
    return way


def main() -> int:
    """Run it at the full cost, and say what was found."""
    base = Path(tempfile.mkdtemp(prefix="whole-way-"))
    try:
        way = walked(base, in_full=True)
        found = list(way.found())
        files = [path for path in base.rglob("*") if path.is_file()]
        papers = Traces([way.planted["typed"]]).below(base / "papers")
    finally:
        shutil.rmtree(base)
    sys.stdout.write("".join(f"{line}\n" for line in found))
    said = (
        f"{len(files)} files, {len(way.streams)} streams, {len(way.planted)} words planted: {len(found)} places"
        f" that should not hold one; {len(papers)} papers hold what was typed"
    )
    sys.stdout.write(f"{said}\n")
    return 1 if found or not papers else 0


if __name__ == "__main__":
    sys.exit(main())
