"""The errors a person can meet: what is wrong, and what to do about it."""

from __future__ import annotations


class MappaChairError(Exception):
    """A fault told to a person in one plain sentence with its remedy, never with text of a record.

    `exit_code` is what the command line ends with: 2 could not run, 3 stopped by the leak check.
    """

    exit_code = 2

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem} {self.remedy}"
