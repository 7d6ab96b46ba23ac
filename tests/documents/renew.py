"""Compare the golden texts with the papers as they are made now, and renew them after a change that was meant.

    python -m tests.documents.renew            shows every line that differs, and writes nothing
    python -m tests.documents.renew --write    writes the texts: renew only what you would sign

Golden texts are papers as `as_text` gives them, one file for each paper of each record, with the chair's account
of what is left out; beside them the calendar file and the spreadsheet. They are never written where CI is set.
"""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path

from tests.documents.papers import VERY_LONG, every_file, every_paper
from tests.documents.samples import with_account

GOLDEN = Path(__file__).parent / "golden"


def golden_texts() -> dict[str, str]:
    """Every golden text by its file name; of the very long record there is none, for nobody would read it."""
    papers = {f"{name}.txt": make for name, make in every_paper().items() if not name.startswith(VERY_LONG)}
    return {name: with_account(make()) for name, make in papers.items()} | {
        f"{name}.txt": make() for name, make in every_file().items()
    }


def difference(name: str, now: str) -> str:
    """The lines of a golden text that are otherwise now; nothing where none is."""
    path = GOLDEN / name
    then = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = difflib.unified_diff(then.splitlines(), now.splitlines(), f"golden/{name}", "now", lineterm="", n=1)
    return "\n".join(lines)


def main() -> int:
    """Show the differences, and write where that is asked for; 1 where there are some and nothing was written."""
    texts = golden_texts()
    orphans = {path.name for path in GOLDEN.glob("*.txt")} - set(texts)
    changed = {name: lines for name, now in texts.items() if (lines := difference(name, now))}
    sys.stdout.write("\n\n".join(changed.values()) + "\n" if changed else "")
    sys.stdout.write("".join(f"{name} belongs to no paper.\n" for name in sorted(orphans)))
    sys.stdout.write(f"{len(changed)} of {len(texts)} golden texts differ.\n")
    if "--write" not in sys.argv[1:]:
        return 1 if changed or orphans else 0
    if os.environ.get("CI"):
        sys.stderr.write("Golden texts are not written where CI is set: renew them by hand and read the diff.\n")
        return 2
    GOLDEN.mkdir(exist_ok=True)
    for name in changed:
        (GOLDEN / name).write_text(texts[name], encoding="utf-8", newline="\n")
    for name in orphans:
        (GOLDEN / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
