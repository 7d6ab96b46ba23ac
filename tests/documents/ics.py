"""A strict little reader of calendar files: what RFC 5545 forbids fails, what we never write fails too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[A-Za-z0-9/-]+)*):(.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)|([;,\\])", re.DOTALL)
_ONCE = {"UID", "DTSTAMP", "DTSTART"}
_KNOWN = _ONCE | {"DURATION", "SUMMARY", "CLASS", "TRANSP"}


@dataclass
class Part:
    """A component: its properties with their parameters, and the components in it."""

    name: str
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class ReadEvent:
    """An event as a calendar would show it; `starts` is a day, or a local time of Europe/London."""

    uid: str
    stamp: str
    title: str
    starts: date | datetime
    lasts: timedelta | None
    names: frozenset[str]


def read_ics(content: bytes) -> list[ReadEvent]:
    """The events of a calendar file; AssertionError where it is not what it should be."""
    whole = _nested(_unfolded(content))
    assert whole.properties["VERSION"] == ("", "2.0")
    assert set(whole.properties) == {"VERSION", "PRODID", "CALSCALE"}
    zones = {part.properties["TZID"][1] for part in whole.parts if part.name == "VTIMEZONE"}
    assert [part.name for part in whole.parts[1:]] == ["VEVENT"] * (len(whole.parts) - 1)
    events = [_event(part, zones) for part in whole.parts[1:]]
    assert len({event.uid for event in events}) == len(events)
    return events


def _unfolded(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert all(0 < len(line) <= 75 for line in lines)
    whole: list[str] = []
    for line in lines:
        text = line.decode("utf-8")  # each line by itself: no character is torn apart
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)
        if text.startswith(" "):
            whole[-1] += text[1:]
        else:
            whole.append(text)
    return whole


def _nested(lines: list[str]) -> Part:
    root = Part("")
    open_ = [root]
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found is not None, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            part = Part(value)
            open_[-1].parts.append(part)
            open_.append(part)
        elif name == "END":
            assert open_.pop().name == value
        else:
            assert name not in open_[-1].properties, f"{name} twice"
            open_[-1].properties[name] = (parameters, value)
    assert open_ == [root]
    (whole,) = root.parts
    assert whole.name == "VCALENDAR"
    return whole


def _event(part: Part, zones: set[str]) -> ReadEvent:
    assert set(part.properties) >= _ONCE
    assert set(part.properties) <= _KNOWN
    assert not part.parts
    stamp = part.properties["DTSTAMP"]
    assert stamp[0] == ""
    assert re.fullmatch("[0-9]{8}T[0-9]{6}Z", stamp[1])
    return ReadEvent(
        uid=part.properties["UID"][1],
        stamp=stamp[1],
        title=_plain(part.properties["SUMMARY"][1]),
        starts=_starts(*part.properties["DTSTART"], zones),
        lasts=_lasts(part.properties.get("DURATION")),
        names=frozenset(part.properties),
    )


def _starts(parameters: str, value: str, zones: set[str]) -> date | datetime:
    if parameters == ";VALUE=DATE":
        assert re.fullmatch("[0-9]{8}", value)
        return date.fromisoformat(f"{value[:4]}-{value[4:6]}-{value[6:]}")
    zone = parameters.removeprefix(";TZID=")
    assert zone in zones
    assert re.fullmatch("[0-9]{8}T[0-9]{4}00", value)
    day = date.fromisoformat(f"{value[:4]}-{value[4:6]}-{value[6:8]}")
    return datetime(day.year, day.month, day.day, int(value[9:11]), int(value[11:13]))  # noqa: DTZ001 - local, by its zone


def _lasts(found: tuple[str, str] | None) -> timedelta | None:
    if found is None:
        return None
    told = re.fullmatch("PT([1-9][0-9]*)M", found[1])
    assert told is not None
    return timedelta(minutes=int(told[1]))


def _plain(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        assert found[1] is not None, "a sign that is not escaped"
        assert found[1] in "\\;,"
        return found[1]

    return _ESCAPE.sub(one, text)
