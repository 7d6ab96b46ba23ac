"""The papers of both examples and of a nearly empty record, for every reader, word for word."""

from __future__ import annotations

import pytest

from tests.documents import renew

_TEXTS = renew.golden_texts()


@pytest.mark.parametrize("name", sorted(_TEXTS))
def test_paper_reads_as_agreed(name: str) -> None:
    """Every paper reads exactly as its golden text (renew.py shows what differs and says how to renew it)."""
    assert (renew.GOLDEN / name).exists(), "python -m tests.documents.renew shows this new text"
    assert renew.difference(name, _TEXTS[name]) == ""


def test_no_golden_text_is_orphaned() -> None:
    """Every golden file belongs to a paper that is still made."""
    assert {path.name for path in renew.GOLDEN.iterdir()} == set(_TEXTS)


def test_golden_texts_are_never_renewed_where_ci_is_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An automatic run can show a difference and cannot accept one."""
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr("sys.argv", ["renew", "--write"])
    assert renew.main() == 2
    assert "not written" in capsys.readouterr().err
