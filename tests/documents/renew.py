"""Renew the golden texts after a change that was meant: `python -m tests.documents.renew`, then read the diff.

Golden texts are papers as `as_text` gives them, one file for each paper of each example. A test that fails on them
shows the lines that changed; renew only what you would sign.
"""

from __future__ import annotations

from pathlib import Path

from tests.documents.samples import EXAMPLES, example, minutes_of, summary_of, with_account

GOLDEN = Path(__file__).parent / "golden"


def golden_texts() -> dict[str, str]:
    """Every golden text by its file name."""
    texts = {f"{name}.minutes.txt": with_account(minutes_of(example(name))) for name in EXAMPLES}
    return texts | {f"{name}.summary-subject.txt": with_account(summary_of(example(name))) for name in EXAMPLES}


def main() -> None:
    """Write them all."""
    GOLDEN.mkdir(exist_ok=True)
    for name, text in golden_texts().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
