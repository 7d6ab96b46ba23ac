"""What an area's settings take: days, grades and texts, each with its bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from agenda.textgate import clean, is_blank
from agenda.wording import one_line
from agenda.words import Grade

Value: TypeAlias = str | int


class Rule(Protocol):
    """What a setting takes."""

    @property
    def allowed(self) -> str:
        """What it takes, in words."""

    @property
    def noun(self) -> str:
        """What a message calls it: interval, limit, grade."""

    def read(self, found: object) -> Value | None:
        """The value that a text or a stored value means; None for what it does not take."""

    def said(self, value: Value) -> str:
        """A value in words."""


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days from `least` to `most`, calendar days unless `working`.

    The bounds keep a slip of the keyboard out: no departure is longer than twice what the guidance says.
    """

    least: int
    most: int
    noun: str
    working: bool = False

    @property
    def allowed(self) -> str:
        """What it takes, in words."""
        return f"a whole number of {self._unit}s from {self.least} to {self.most}"

    @property
    def _unit(self) -> str:
        return "working day" if self.working else "day"

    def read(self, found: object) -> int | None:
        """The value that is meant; None for what it does not take."""
        if isinstance(found, str) and re.fullmatch("[0-9]{1,4}", found.strip()):
            found = int(found)
        return found if type(found) is int and self.least <= found <= self.most else None

    def said(self, value: Value) -> str:
        """A value in words."""
        return f"{value} {self._unit}" if value == 1 else f"{value} {self._unit}s"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things from `least` to `most`; `thing` is what one is called."""

    least: int
    most: int
    thing: str
    noun: str = "number"

    @property
    def allowed(self) -> str:
        """What it takes, in words."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, found: object) -> int | None:
        """The value that is meant; None for what it does not take."""
        if isinstance(found, str) and re.fullmatch("[0-9]{1,4}", found.strip()):
            found = int(found)
        return found if type(found) is int and self.least <= found <= self.most else None

    def said(self, value: Value) -> str:
        """A value in words."""
        return f"{value} {self.thing}" if value == 1 else f"{value} {self.thing}s"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]
    noun: str

    @property
    def allowed(self) -> str:
        """What it takes, in words."""
        return f"one of {', '.join(self.words)}"

    def read(self, found: object) -> str | None:
        """The value that is meant; None for what it does not take."""
        return next((each for each in self.words if str(found).strip().lower() == each), None)

    def said(self, value: Value) -> str:
        """A value in words."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Among:
    """A grade of one service, by its word or as it is written for people."""

    grades: tuple[Grade, ...]
    noun: str = "grade"

    @property
    def allowed(self) -> str:
        """What it takes, in words."""
        return f"one of {', '.join(self.grades)}"

    def read(self, found: object) -> Grade | None:
        """The value that is meant; None for what it does not take."""
        if not isinstance(found, str):
            return None
        typed = re.sub(r"[\s_-]+", "_", found.strip().lower())
        return next((each for each in self.grades if typed in {each, each.label.lower().replace(" ", "_")}), None)

    def said(self, value: Value) -> str:
        """A value in words."""
        label = Grade(str(value)).label
        return label[0].lower() + label[1:]


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of at most `longest` characters, on one line unless `lines`."""

    longest: int
    noun: str
    lines: bool = False

    @property
    def allowed(self) -> str:
        """What it takes, in words."""
        shape = "a text" if self.lines else "a text on one line"
        return f"{shape} of 1 to {self.longest:,} characters"

    def read(self, found: object) -> str | None:
        """The value that is meant; None for what it does not take."""
        if not isinstance(found, str):
            return None
        text = clean(found).text.strip()
        fits = len(text) <= self.longest and (self.lines or "\n" not in text)
        return text if fits and not is_blank(text) else None

    def said(self, value: Value) -> str:
        """A value in words."""
        return f"“{one_line(str(value))}”"
