"""What a crash tells and what it keeps to itself."""

from __future__ import annotations

import re

import pytest
from textual.worker import WorkerFailed

from screens.base.fault import Fault

SECRET = "J. Doe, 4 Sentinel Street"


def inner(name: str) -> None:
    """Fall over a name."""
    raise KeyError(name)


def caught(outer: type[Exception] | None = None) -> Exception:
    """An exception as it arrives, raised from another where one is given."""
    try:
        try:
            inner(SECRET)
        except KeyError as error:
            if outer is None:
                raise
            raise outer(f"about {SECRET}") from error
    except (KeyError, RuntimeError, ValueError) as error:
        return error
    raise AssertionError


@pytest.mark.parametrize("error", [caught(), caught(RuntimeError), WorkerFailed(caught(ValueError))])
def test_no_message_and_no_value_is_told(error: Exception) -> None:
    """The kinds and the places are told; nothing of a message, an argument or a local."""
    told = Fault.of(error).told()
    assert "KeyError" in told
    assert re.search(r"base/test_fault\.py:\d+ inner", told)
    assert not re.search("Doe|Sentinel|Street", told)


def test_the_chain_of_kinds_is_told_from_the_outside_in() -> None:
    """A worker's failure is seen through to what failed in it."""
    assert Fault.of(WorkerFailed(caught(ValueError))).kinds == ("WorkerFailed", "ValueError", "KeyError")


def test_the_same_crash_has_the_same_code_and_another_has_another() -> None:
    """A code can be looked up: it depends on kind and place alone."""
    first, again, other = Fault.of(caught()), Fault.of(caught()), Fault.of(caught(RuntimeError))
    assert first.code == again.code
    assert first.code != other.code
    assert re.fullmatch("MC-[0-9A-F]{8}", first.code)


def test_no_folder_of_the_machine_is_told() -> None:
    """Of a file's path only the last parts are told, which are the project's or a library's own."""
    assert all(re.match(r"[\w.-]+/[\w.-]+/[\w.-]+:\d+ ", place) for place in Fault.of(caught()).places)
