"""Every file that a run of the tests left, searched for the words of the invented cases.

    python -m pytest --basetemp BASE
    python -m tests.long.scan_files BASE

Tests write records and take papers out, and both hold words; they are told by their kind. Any other file that
holds one is named: of a vault, a backup, the memory of this computer, settings, logs, pieces left over.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Final

from tests.long.whole_way import names_of_the_cases
from tests.vault.traces import Traces

# What a person asks for, or gives: papers, tables, calendars, records, templates.
ASKED: Final = frozenset({".docx", ".csv", ".ics"})
# A database without a key, which a benchmark compares with.
PLAIN: Final = ("plain", "vault.db")
_OF_A_VAULT: Final = ("keys", "head", "attempts", "seen")


def is_asked_for(path: Path) -> bool:
    """Whether a file is a paper or a record, which may hold words."""
    if path.suffix in ASKED or path.parts[-2:] == PLAIN:
        return True
    of_a_vault = path.stem.startswith(_OF_A_VAULT) or path.parent.name == "seen"
    return path.suffix == ".json" and not of_a_vault


def main() -> int:
    """Search and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.long.scan_files")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    # Shorter words stand in encrypted files by chance.
    traces = Traces(word for word in names_of_the_cases() if len(word) >= 7)
    kinds: Counter[str] = Counter()
    found = {}
    for path in given.folder.rglob("*"):
        if not path.is_file() or path.is_symlink():
            continue
        asked = is_asked_for(path)
        kinds["papers and records" if asked else path.suffix or path.name] += 1
        words = set() if asked else traces.in_file(path)
        if words:
            found[path] = words
    for path, words in sorted(found.items()):
        sys.stdout.write(f"{path.relative_to(given.folder)}: {', '.join(sorted(words))}\n")
    told = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common(12))
    sys.stdout.write(f"{kinds.total()} files ({told}): {len(found)} hold a word\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
