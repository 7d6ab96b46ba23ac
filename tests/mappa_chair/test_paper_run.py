"""A run of papers: each step told, a fault of one leaves the others alone, stopped it writes nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agenda.area import GUIDANCE
from agenda.words import Agency
from mappa_chair.errors import MappaChairError
from mappa_chair.other_papers import Job, NoActionsError, Others
from mappa_chair.paper_run import Meeting, PaperRun, Papers, Stage, jobs_of
from tests.documents.samples import LEVEL_3, example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mappa_chair.other_papers import Content
    from mappa_chair.vault.vault import Vault


def told(run: PaperRun) -> list[tuple[str, Stage, str]]:
    """Every step of a run: which paper, how far, its name or why not."""
    return [(step.kind, step.stage, step.told) for step in run.steps()]


def two() -> Iterator[Content]:
    """Two files."""
    yield "a.txt", b"a"
    yield "b.txt", b"b"


def none() -> Iterator[Content]:
    """A paper there is no cause for."""
    raise NoActionsError("No agency accepted an action.", "Record who did.")


def broken() -> Iterator[Content]:
    """A paper that cannot be made."""
    raise MappaChairError("The template is gone.", "Put it back.")


def test_each_step_is_told_and_a_fault_leaves_the_others_alone(tmp_path: Path) -> None:
    """Being made, then every file by its name; what there is no cause for has its sentence."""
    last = Job("Last", lambda: [("c.txt", b"c")])
    run = PaperRun([Job("First", two), Job("Second", none), Job("Third", broken), last], tmp_path)
    assert told(run) == [
        ("First", Stage.MAKING, ""),
        ("First", Stage.WRITTEN, "a.txt"),
        ("First", Stage.WRITTEN, "b.txt"),
        ("Second", Stage.MAKING, ""),
        ("Second", Stage.LEFT_AWAY, "No agency accepted an action."),
        ("Third", Stage.MAKING, ""),
        ("Third", Stage.FAILED, "The template is gone."),
        ("Last", Stage.MAKING, ""),
        ("Last", Stage.WRITTEN, "c.txt"),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "c.txt"]


def test_a_file_that_is_there_is_held_back_with_what_would_replace_it(tmp_path: Path) -> None:
    """It stays as it is until its step is told to write; no repr holds what is in it."""
    (tmp_path / "a.txt").write_bytes(b"mine")
    run = PaperRun([Job("First", two)], tmp_path)
    (step,) = (each for each in run.steps() if each.held is not None)
    assert (step.stage, step.told) == (Stage.THERE, "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == b"mine"
    assert step.held is not None
    assert "content" not in repr(step)
    step.held.write()
    assert (tmp_path / "a.txt").read_bytes() == b"a"


def test_stopped_it_writes_nothing_more(tmp_path: Path) -> None:
    """After a file was written the next is left, of the same paper and of others."""
    run = PaperRun([Job("First", two), Job("Second", two)], tmp_path)
    steps = run.steps()
    assert [next(steps).stage, next(steps).stage] == [Stage.MAKING, Stage.WRITTEN]
    run.stop()
    assert list(steps) == []
    assert run.is_stopped
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_disk_that_takes_nothing_ends_the_run(tmp_path: Path) -> None:
    """It would say the same of every other file."""
    (tmp_path / "file").write_bytes(b"")
    run = PaperRun([Job("First", two), Job("Second", two)], tmp_path / "file" / "papers")
    steps = told(run)
    assert [(kind, stage) for kind, stage, _ in steps] == [("First", Stage.MAKING), ("First", Stage.FAILED)]


def test_the_jobs_are_those_that_were_asked_for(vault: Vault) -> None:
    """Minutes of what the vault holds, else a draft of what is at hand; the order is that of the page."""
    record = example(LEVEL_3)
    for saved in (True, False):
        meeting = Meeting(vault, record, (), GUIDANCE, saved)
        others = Others(attendance=True, agenda=True, actions=Agency.POLICE, sheets=True)
        jobs = jobs_of(meeting, Papers(minutes=True, copies=2, others=others, review=True))
        assert [job.kind for job in jobs] == [
            "Minutes",
            "Attendance sheet",
            "Agenda pack",
            "Action list",
            "Review meeting",
        ]
        assert [len(list(job.make())) for job in jobs] == [2, 1, 1, 2, 1]
    assert jobs_of(Meeting(vault, record, (), GUIDANCE, saved=True), Papers()) == []
