"""A little of the fuzzing that the command does at length."""

from __future__ import annotations

import pytest

from tests.long.fuzz import PARSERS, main
from tests.long.fuzzing import Parser, fuzz
from tests.long.mutate import chances, mutated

# Word files take a millisecond each, a file on the disk as long, the others a tenth.
RUNS = {"minutes": 400, "template": 300, "backup": 400, "record": 1_000}


@pytest.mark.parametrize("name", PARSERS)
def test_a_parser_reads_a_file_or_refuses_it(name: str) -> None:
    """No file made a little wrong brings about any other error, and most of them are refused."""
    tally = fuzz(PARSERS[name], RUNS.get(name, 2_000), seed=11)
    assert tally.fault is None
    assert tally.refused > tally.read


def test_the_loop_sees_a_parser_that_fails() -> None:
    """A parser that trips over a byte is caught with the file that did it."""
    parser = Parser(lambda: [b"abcdefgh" * 4], lambda content: content.decode("ascii"), (KeyError,))
    tally = fuzz(parser, 500, seed=1)
    assert tally.fault is not None
    assert not tally.fault.content.isascii()


def test_a_sealed_file_that_was_changed_must_not_be_read() -> None:
    """What reads anything is caught where a code should hold every bit."""
    tally = fuzz(Parser(lambda: [b"abcdefgh"], len, (KeyError,), sealed=True), 50, seed=1)
    assert tally.fault is not None


def test_the_same_seed_makes_the_same_faults() -> None:
    """A fault that was found once comes again."""
    first, second = (
        [mutated(b'{"a": [1, 2]}', [b"xyz"], chance) for _ in range(50)] for chance in (chances(3), chances(3))
    )
    assert first == second
    assert len(set(first)) > 40


def test_the_command_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    """How many were read and refused, by parser; 0 as nothing else happened."""
    assert main(["recovery", "--runs", "50"]) == 0
    assert "refused in" in capsys.readouterr().out
