"""How often the leak check is right: leaks planted in prose, and prose in which nothing is protected."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypedDict

from mappa_chair.documents.redaction.folding import fold
from tests.documents.leaks.people import check

if TYPE_CHECKING:
    import pytest

    from mappa_chair.documents.leaks import Leak


class Planted(TypedDict):
    """A sentence with a leak in it: what is found, and of what kind."""

    kind: str
    found: str
    text: str


@cache
def planted() -> tuple[Planted, ...]:
    """The planted leaks."""
    return tuple(json.loads(_data("planted.json")))


@cache
def clean() -> tuple[str, ...]:
    """Sentences of summaries that protect nobody."""
    return tuple(json.loads(_data("clean.json")))


def _data(name: str) -> str:
    return (files("tests.documents.leaks") / "data" / name).read_text("utf-8")


def _finds(leak: Leak, wanted: Planted) -> bool:
    """Whether a leak is the one that was planted, whole or in part."""
    if wanted["kind"] == "restricted text":
        return leak.kind == "restricted text"
    found, there = fold(leak.text).text, fold(wanted["found"]).text
    return found in there or there in found


def test_there_is_enough_to_measure() -> None:
    """At least 300 of each, none of them twice, and every kind of leak among them."""
    assert len({each["text"] for each in planted()}) == len(planted()) >= 300
    assert len(set(clean())) == len(clean()) >= 300
    kinds = {each["kind"] for each in planted()}
    assert kinds == {
        *("name", "initials", "place", "address", "contact details", "identifier", "restricted text", "MARAC"),
    }


def test_planted_leaks_are_caught(capsys: pytest.CaptureFixture[str]) -> None:
    """At least 98 of 100 stop the summary; what is only asked about is counted apart."""
    certain = 0
    asked: list[str] = []
    missed: list[str] = []
    for each in planted():
        found = [leak for leak in check().text(each["text"]) if _finds(leak, each)]
        if any(leak.certain for leak in found):
            certain += 1
        else:
            (asked if found else missed).append(each["text"])
    with capsys.disabled():
        print(f"\nleaks planted: {len(planted())}, caught: {certain}, asked: {len(asked)}, missed: {len(missed)}")  # noqa: T201 - the figures are the point
    assert certain >= 0.98 * len(planted()), asked + missed
    assert len(missed) <= 0.01 * len(planted()), missed


def test_clean_sentences_pass(capsys: pytest.CaptureFixture[str]) -> None:
    """At most one of 100 stops the summary, and few raise a question."""
    stopped: list[str] = []
    asked: list[str] = []
    for text in clean():
        found = check().text(text)
        if any(leak.certain for leak in found):
            stopped.append(text)
        elif found:
            asked.append(text)
    with capsys.disabled():
        print(f"\nclean sentences: {len(clean())}, falsely stopped: {len(stopped)}, asked: {len(asked)}")  # noqa: T201 - the figures are the point
    assert len(stopped) <= 0.01 * len(clean()), stopped
    assert len(asked) <= 0.06 * len(clean()), asked
