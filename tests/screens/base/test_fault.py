"""What a crash tells and what it keeps to itself."""

from __future__ import annotations

import re
import threading

import pytest
from textual.worker import WorkerFailed

from mappa_chair.errors import MappaChairError
from screens.base.fault import Fault, tried_at_last

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


def test_what_became_of_the_last_save_is_told_in_a_sentence() -> None:
    """Saved, nothing open to save into, or why not, where the error was made for people."""

    def full() -> bool:
        raise MappaChairError("The disk is full.", "Free some space.")

    assert tried_at_last(lambda: True, 5.0) == "What was typed before it is saved."
    assert tried_at_last(lambda: False, 5.0) == "What was saved is still there."
    assert tried_at_last(full, 5.0).endswith("could not be saved. The disk is full. Free some space.")


@pytest.mark.parametrize("kind", [KeyError, ValueError, SystemExit, KeyboardInterrupt])
def test_a_last_save_that_falls_over_is_told_without_its_words(
    kind: type[BaseException], capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing gets out of it but that it failed, to the caller or to the terminal."""

    def falls() -> bool:
        raise kind(SECRET)

    assert tried_at_last(falls, 5.0).endswith("what was typed in the last second could not be saved.")
    assert capfd.readouterr() == ("", "")


def test_a_last_save_that_does_not_answer_is_not_waited_for() -> None:
    """A disk that hangs does not keep the terminal."""
    answers = threading.Event()
    told = tried_at_last(lambda: answers.wait(60), 0.05)
    answers.set()
    assert told.endswith("could not be saved.")
