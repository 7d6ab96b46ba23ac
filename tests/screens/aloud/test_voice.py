"""The terminal's voice: what stood in a line when the terminal went."""

from __future__ import annotations

import builtins
import signal
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from screens.aloud import voice
from screens.aloud.voice import Closing, TerminalVoice

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., TerminalVoice]:
    """A voice whose line holds a text while the function given stands in for the terminal."""

    def made(line: str, happens: Callable[[], str], *, idle: float = 0) -> TerminalVoice:
        editing = SimpleNamespace(get_line_buffer=lambda: line, set_startup_hook=lambda _hook: None)
        monkeypatch.setattr(voice, "_is_terminal", lambda: True)
        monkeypatch.setattr(voice, "_readline", lambda: editing)
        monkeypatch.setattr(builtins, "input", lambda _prompt: happens())
        return TerminalVoice(idle=idle)

    return made


def test_what_was_seen_of_a_line_is_left_when_the_terminal_takes_it(
    typed: Callable[..., TerminalVoice],
) -> None:
    """The library empties the line before it says that there is no terminal any more."""

    def goes() -> str:
        signal.raise_signal(signal.SIGALRM)
        raise EOFError

    speaker = typed("half a sen", goes)
    with speaker.listening(), pytest.raises(Closing) as closing:
        speaker.ask()
    assert closing.value.typed == "half a sen"


def looked() -> str:
    """A line that nobody ends, at the next look at it."""
    signal.raise_signal(signal.SIGALRM)
    raise AssertionError


def test_between_two_lines_the_end_is_heard_at_the_next(typed: Callable[..., TerminalVoice]) -> None:
    """Nothing is cut short while the vault may be writing; of the next line what was typed ahead is kept."""
    lines = iter([lambda: "an answer", looked])

    def happens() -> str:
        return next(lines)()

    speaker = typed("half a sen", happens)
    with speaker.listening():
        assert speaker.ask() == "an answer"
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Closing, match="told to end") as closing:
            speaker.ask()
    assert closing.value.typed == "half a sen"


def test_what_is_typed_before_it_is_asked_for_is_in_the_line_by_the_next_look(
    typed: Callable[..., TerminalVoice],
) -> None:
    """Told to end with the question just out, it waits for what the terminal holds; a line may end meanwhile."""

    def told() -> str:
        signal.raise_signal(signal.SIGTERM)
        return "typed ahead"

    lines = iter([told, looked])

    def happens() -> str:
        return next(lines)()

    speaker = typed("half a sen", happens)
    with speaker.listening():
        assert speaker.ask() == "typed ahead"
        with pytest.raises(Closing) as closing:
            speaker.ask()
    assert closing.value.typed == "half a sen"


def test_lines_without_end_do_not_keep_it_from_ending(
    typed: Callable[..., TerminalVoice], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe that goes on for ever is taken from for a while, and no longer."""
    monkeypatch.setattr(voice, "_TAKEN_FOR", 0.05)
    speaker = typed("", lambda: "another")
    with speaker.listening():
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Closing, match="told to end"):
            list(iter(speaker.ask, "the end"))


def test_handlers_of_before_are_put_back(typed: Callable[..., TerminalVoice]) -> None:
    """Whoever called the door hears signals again as before."""
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    with typed("", lambda: "").listening():
        assert signal.getsignal(signal.SIGTERM) not in before
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
