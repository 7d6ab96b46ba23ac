"""How often the leak check is right on sentences it had not seen, each batch with a record of its own.

"unseen" was written before anybody looked at the check, "later" after what was general in the misses of the first
was mended. The first figures of both are in docs/documents.md; what the second told was mended too.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NotRequired, TypedDict

import pytest

from mappa_chair.documents.blocks import Cell, Column, Paper, Paragraph, Row, Run, Table
from mappa_chair.documents.leaks import Leak, LeakCheck, leaks_in_file
from mappa_chair.documents.redaction import Masker
from mappa_chair.documents.redaction.folding import fold
from mappa_chair.documents.redaction.redactor import Redactor
from mappa_chair.documents.word import to_docx
from tests.documents.leaks.people import unseen


class Planted(TypedDict):
    """A text with a leak in it, in runs or cells where it is split over them."""

    shape: str
    kind: str
    found: str
    text: str | list[str]
    split: NotRequired[str]


@cache
def check(batch: str) -> LeakCheck:
    """The leak check of a batch's own record."""
    return LeakCheck(unseen(batch))


def _data(name: str) -> bytes:
    return (files("tests.documents.leaks") / "data" / name).read_bytes()


def _leaks(batch: str, each: Planted) -> tuple[Leak, ...]:
    """What the check finds: in a text, or in a paper and its file where the text is split over runs or cells."""
    text = each["text"]
    if isinstance(text, str):
        return check(batch).text(text)
    runs = tuple(map(Run, text))
    row = Row(tuple(Cell((run,)) for run in runs))
    split = (
        Paragraph(runs)
        if each["split"] == "runs"
        else Table(tuple(map(Column, "ABC"[: len(runs)])), (row,), "People")
    )
    paper = Paper(
        title="Executive summary",
        kind="Executive summary",
        version="subject",
        status="for the person it concerns",
        marking="OFFICIAL-SENSITIVE",
        area="Thorncaster MAPPA",
        reference="TH/0388/2",
        blocks=(split,),
    )
    return (*check(batch).paper(paper), *leaks_in_file(check(batch), to_docx(paper)))


def _is_it(leak: Leak, wanted: Planted) -> bool:
    """Whether a leak is the one that was planted, whole or in part; blanks and marks do not count."""
    if wanted["kind"] == "restricted text":
        return leak.kind == "restricted text"
    found, there = (_bare(text) for text in (leak.text, wanted["found"]))
    return found in there or there in found


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text).text))


@pytest.mark.parametrize(("batch", "least"), [("unseen", 160), ("later", 80)])
def test_planted_leaks_are_caught(batch: str, least: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Of leaks in many shapes 90 of 100 stop the summary, and 2 of 100 at most pass unseen."""
    planted: list[Planted] = json.loads(_data(f"{batch}-planted.json"))
    assert len({str(each["text"]) for each in planted}) == len(planted) >= least
    outcome = Counter(_outcome(batch, each) for each in planted)
    with capsys.disabled():
        print(f"\n{batch}, leaks planted: {len(planted)}, {dict(outcome)}")  # noqa: T201 - the figures are the point
    assert outcome["caught"] >= 0.9 * len(planted)
    assert outcome["missed"] <= 0.02 * len(planted)


def _outcome(batch: str, each: Planted) -> str:
    found = _leaks(batch, each)
    mine = [leak for leak in found if _is_it(leak, each)]
    if any(leak.certain for leak in mine):
        return "caught"
    if any(leak.certain for leak in found):
        return "stopped by another word"
    return "asked" if mine else "missed"


@pytest.mark.parametrize(("batch", "least"), [("unseen", 200), ("later", 100)])
def test_clean_sentences_pass(batch: str, least: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Of sentences full of words that are names in their record 1 of 100 at most stops the summary."""
    clean = _clean(batch)
    assert len(set(clean)) == len(clean) >= least
    found = [check(batch).text(text) for text in clean]
    stopped = [text for text, leaks in zip(clean, found, strict=True) if any(leak.certain for leak in leaks)]
    asked = sum(bool(leaks) for leaks in found) - len(stopped)
    with capsys.disabled():
        print(f"\n{batch}, clean sentences: {len(clean)}, falsely stopped: {len(stopped)}, asked: {asked}")  # noqa: T201 - as above
    assert len(stopped) <= 0.01 * len(clean), stopped
    assert asked <= 0.06 * len(clean)


def _clean(batch: str) -> list[str]:
    made: list[str] = json.loads(_data(f"{batch}-clean.json"))
    return made


@pytest.mark.parametrize("batch", ["unseen", "later"])
def test_redaction_leaves_most_clean_sentences_alone(batch: str) -> None:
    """What protects nobody stays as it was written in at least nine of ten sentences."""
    redactor = Redactor(unseen(batch))
    changed = [text for text in _clean(batch) if redactor.clean(text).text != text]
    assert len(changed) <= 0.1 * len(_clean(batch)), changed


@pytest.mark.parametrize("batch", ["unseen", "later"])
def test_action_lists_identify_nobody(batch: str) -> None:
    """Worded for an agency's list, which no leak check reads, 97 of 100 texts name nobody but those who act."""
    record = unseen(batch)
    masker = Masker(record)
    acting = {word for who in record.attendance for word in _bare_words(who.name or "")}
    texts = [
        each
        for each in json.loads(_data(f"{batch}-planted.json"))
        if isinstance(each["text"], str)
        and each["kind"] not in {"restricted text", "MARAC"}
        and not acting & _bare_words(each["found"])
    ]
    left = [each["text"] for each in texts if _bare(each["found"]) in _bare(masker.action(each["text"]))]
    assert len(texts) > 50
    assert len(left) <= 0.03 * len(texts), left


def _bare_words(text: str) -> set[str]:
    return set(fold(text).text.split())
