"""The papers of both examples, word for word."""

from __future__ import annotations

import pytest

from tests.documents.renew import GOLDEN, golden_texts


@pytest.mark.parametrize("name", sorted(golden_texts()))
def test_paper_reads_as_agreed(name: str) -> None:
    """Minutes and summary of both examples read exactly as the golden texts (renew.py says how to renew them)."""
    assert golden_texts()[name].splitlines() == (GOLDEN / name).read_text(encoding="utf-8").splitlines()


def test_no_golden_text_is_orphaned() -> None:
    """Every golden file belongs to a paper that is still made."""
    assert {path.name for path in GOLDEN.iterdir()} == set(golden_texts())
