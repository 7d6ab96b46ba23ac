"""Papers of several meetings: which are meant, what was written of each, and how a run is stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mappa_chair.many_papers import WORDS, NoSuchPaperError, Wanted, papers_named, write_many

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.vault import Vault


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("minutes", {"minutes"}),
        ("min, sum; ATT", {"minutes", "summary", "attendance"}),
        ("all", set(WORDS[:-1])),
        ("ag c", {"agenda", "calendar"}),
    ],
)
def test_papers_are_named_by_their_beginnings(typed: str, meant: set[str]) -> None:
    """Parted by blanks, commas or semicolons, in any case."""
    assert papers_named(typed) == meant


@pytest.mark.parametrize("typed", ["", "a", "minutes letter"])
def test_what_names_none_or_several_papers_is_refused(typed: str) -> None:
    """Nobody is given papers that were not meant."""
    with pytest.raises(NoSuchPaperError):
        papers_named(typed)


def test_one_meeting_that_fails_keeps_no_other_from_its_papers(vault: Vault, tmp_path: Path) -> None:
    """Each meeting is told as it is done; one that is not there is told with the reason."""
    wanted = Wanted(papers_named("minutes"), tmp_path / "papers")
    done = list(write_many(vault, ["EX/0000/1", "EX/0147/3"], wanted, author="test"))
    assert [(each.meeting, len(each.written), len(each.skipped)) for each in done] == [
        ("EX/0000/1", 0, 1),
        ("EX/0147/3", 1, 0),
    ]


def test_a_run_that_is_stopped_leaves_the_rest(vault: Vault, tmp_path: Path) -> None:
    """What was written stays; the meetings that are left are not begun."""
    wanted = Wanted(papers_named("minutes"), tmp_path / "papers")
    done: list[str] = []
    for each in write_many(vault, ["EX/0147/3", "EX/0212/1"], wanted, author="test", stopped=lambda: bool(done)):
        done.append(each.meeting)
    assert done == ["EX/0147/3"]
    assert len(list(wanted.folder.iterdir())) == 1
