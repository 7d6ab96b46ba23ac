"""A draft under any order of typing, adding, removing, restoring, saving and failing: nothing put is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from agenda.paths import put_at
from agenda.record import as_json, validate
from mappa_chair.drafting import ACTIONS, Draft, StillReferredToError, Unsaved
from tests.agenda.records import Said, blank, changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from agenda.shape import JSON

PEOPLE, RISKS, REVIEWED = "attendance", "risk.risks", "actions_review"


class _Row:
    """A row as a person thinks of it: its answers, and what stands in its fields and is none."""

    def __init__(self, said: Mapping[str, JSON]) -> None:
        self.said = dict(said)
        self.texts: dict[str, str] = {}
        self.marked = False


@dataclass
class _Vault:
    """What the vault holds: parts, texts and marks, as they were saved."""

    parts: dict[str, JSON]
    texts: dict[str, str] = field(default_factory=dict)
    marks: frozenset[str] = frozenset()

    def keep(self, unsaved: Unsaved) -> None:
        """Save it."""
        self.parts |= unsaved.parts
        for path, text in unsaved.unusable.items():
            if text is None:
                self.texts.pop(path, None)
            else:
                self.texts[path] = text
        self.marks = self.marks if unsaved.marks is None else unsaved.marks


LISTS = (PEOPLE, RISKS, ACTIONS, REVIEWED, "information", "risk.tools")
ROW_FIELDS = {
    PEOPLE: "name",
    RISKS: "description",
    ACTIONS: "owner",
    REVIEWED: "number",
    "information": "text",
    "risk.tools": "assessed_on",
}
FIELDS = ("risk.who", "review.on", "meeting.started_at", "plan.core_group.members", "media.plan", "level.reasons")
VALUES = {"review.on": "2027-01-18", "meeting.started_at": "10:00", "risk.tools": "2026-10-01", REVIEWED: "3.1"}
CARRIED: dict[str, list[dict[str, JSON]]] = {
    PEOPLE: [{"id": f"a{n}", "name": "one"} for n in range(1, 4)],
    RISKS: [{"id": f"r{n}", "description": "one"} for n in range(1, 4)],
    ACTIONS: [{"number": f"2.{n}", "accepted": True} for n in range(1, 4)],
    "risk.tools": [{"assessed_on": "2026-01-10"}],
}
CARRIED_FIELDS: dict[str, JSON] = {"risk.who": "one", "media.plan": "one"}
MARKS = frozenset({"risk", "media.plan", PEOPLE, ACTIONS})
WORDS = st.sampled_from(["one", "two", "[/]", "", None])


class Working(RuleBasedStateMachine):
    """A draft beside plain lists and dictionaries that are told the same."""

    def __init__(self) -> None:
        super().__init__()
        carried: list[tuple[str, JSON]] = [*CARRIED_FIELDS.items()]
        carried += [(path, [dict(row) for row in rows]) for path, rows in CARRIED.items()]
        said = changed(blank(), ("meeting", {"reference": "EX/0147/3"}), ("review", None), *carried)
        self.draft = Draft(validate(said), marks=MARKS)
        self.vault = _Vault(as_json(validate(said)), marks=self.draft.marks)
        self.rows: dict[str, list[_Row]] = {path: [_Row(row) for row in CARRIED.get(path, ())] for path in LISTS}
        for row in (row for rows in self.rows.values() for row in rows):
            row.marked = True
        self.fields = _Row(CARRIED_FIELDS)
        self.removed: list[tuple[str, int, _Row]] = []
        self.given: dict[str, set[JSON]] = {path: set() for path in LISTS}
        for path, rows in CARRIED.items():
            self.given[path] = {row.get("id", row.get("number")) for row in rows}
        self.marks = {*CARRIED_FIELDS}
        self.in_flight: Unsaved | None = None

    @initialize(path=st.sampled_from(LISTS), count=st.integers(2, 4))
    def some_rows(self, path: str, count: int) -> None:
        """Begin with a list that has rows."""
        for _ in range(count):
            self.add(path)

    def _any_row(self, data: st.DataObject) -> tuple[str, int]:
        path = data.draw(st.sampled_from([path for path in LISTS if self.rows[path]]))
        return path, data.draw(st.integers(0, len(self.rows[path]) - 1))

    def _has_rows(self) -> bool:
        return any(self.rows.values())

    def _put(self, row: _Row, name: str, path: str, value: JSON) -> None:
        row.texts.pop(name, None)
        if row.said.get(name) != value:
            row.said[name] = value
            row.marked = False
            self.marks.discard(path)
        self.draft.put(path, value)

    @rule(path=st.sampled_from(FIELDS), word=WORDS)
    def answer(self, path: str, word: str | None) -> None:
        """Answer a field, or clear it."""
        value = word if word is None else VALUES.get(path, word)
        self._put(self.fields, path, path, value)

    @precondition(_has_rows)
    @rule(data=st.data(), word=WORDS)
    def answer_in_a_row(self, data: st.DataObject, word: str | None) -> None:
        """Answer a field of a row; a number that another row has is no answer."""
        path, index = self._any_row(data)
        name, row = ROW_FIELDS[path], self.rows[path][index]
        value = word if word is None else VALUES.get(path, word)
        others = [each.said.get(name) for each in self.rows[path] if each is not row]
        if path == REVIEWED and value and value in others:
            row.said[name] = None
            row.texts[name] = str(value)
            row.marked = False
            self.draft.put(f"{path}[{index}].{name}", value)
            return
        self._put(row, name, f"{path}[{index}].{name}", value)

    @rule(path=st.sampled_from(["review.on", "meeting.started_at"]), text=st.sampled_from(["so", "soon"]))
    def begin_to_type(self, path: str, text: str) -> None:
        """Type what is no answer yet."""
        self.fields.said[path] = None
        self.fields.texts[path] = text
        self.draft.keep_unusable(path, text)

    @precondition(_has_rows)
    @rule(data=st.data(), text=st.sampled_from(["so", "soon"]))
    def begin_to_type_in_a_row(self, data: st.DataObject, text: str) -> None:
        """Type what is no answer yet into a row."""
        path, index = self._any_row(data)
        name, row = ROW_FIELDS[path], self.rows[path][index]
        row.marked = False
        row.said[name] = None
        row.texts[name] = text
        self.draft.keep_unusable(f"{path}[{index}].{name}", text)

    @rule(path=st.sampled_from(LISTS))
    def add(self, path: str) -> None:
        """Add a row; its id or number was never given before."""
        index = self.draft.add_row(path)
        assert index == len(self.rows[path])
        said = self.draft.rows(path)[index]
        assert isinstance(said, dict)
        own = said.get("id", said.get("number"))
        assert (own is None) == (path in {REVIEWED, "information", "risk.tools"})
        assert own is None or own not in self.given[path]
        self.given[path].add(own)
        self.rows[path].append(_Row(said))

    @precondition(lambda self: self.rows[ACTIONS] and self.rows[RISKS])
    @rule(data=st.data())
    def link(self, data: st.DataObject) -> None:
        """Say which risks an action manages."""
        index = data.draw(st.integers(0, len(self.rows[ACTIONS]) - 1))
        ids = data.draw(st.lists(st.sampled_from([row.said["id"] for row in self.rows[RISKS]]), unique=True))
        self._put(self.rows[ACTIONS][index], "risks", f"{ACTIONS}[{index}].risks", ids)

    @precondition(_has_rows)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Take a row out, unless an action refers to it."""
        path, index = self._any_row(data)
        own = self.rows[path][index].said.get("id")
        used = [ids for row in self.rows[ACTIONS] if isinstance(ids := row.said.get("risks"), list)]
        if path == RISKS and any(own in ids for ids in used):
            with pytest.raises(StillReferredToError):
                self.draft.remove_row(path, index)
            return
        self.draft.remove_row(path, index)
        self.removed.append((path, index, self.rows[path].pop(index)))

    @rule()
    def restore(self) -> None:
        """Bring back what was removed last."""
        if not self.removed:
            assert self.draft.restore_row() is None
            return
        path, index, row = self.removed.pop()
        number = row.said.get("number")
        if path == REVIEWED and number and any(each.said.get("number") == number for each in self.rows[path]):
            row.said["number"] = None
            row.texts["number"] = str(number)
            row.marked = False
        self.rows[path].insert(index, row)
        assert self.draft.restore_row() == path

    @rule(path=st.sampled_from(sorted(CARRIED_FIELDS)))
    def confirm(self, path: str) -> None:
        """Say of a carried field that it stands."""
        self.marks.discard(path)
        self.draft.confirm(path)

    @precondition(_has_rows)
    @rule(data=st.data(), within=st.sampled_from(["", ".name"]))
    def confirm_a_row(self, data: st.DataObject, within: str) -> None:
        """Say of a row, or in a field of it, that it stands."""
        path, index = self._any_row(data)
        self.rows[path][index].marked = False
        self.draft.confirm(f"{path}[{index}]{within}")

    @rule(path=st.sampled_from(LISTS))
    def confirm_a_list(self, path: str) -> None:
        """Say of all rows there are that they stand; one that was taken out before may come back as it was."""
        for row in self.rows[path]:
            row.marked = False
        self.draft.confirm(path)

    @precondition(lambda self: self.in_flight is None)
    @rule()
    def begin_to_save(self) -> None:
        """Take what is unsaved; typing goes on while it is written."""
        self.in_flight = self.draft.take_unsaved()
        assert not self.draft.is_unsaved

    @precondition(lambda self: self.in_flight is not None)
    @rule(fails=st.booleans())
    def end_saving(self, fails: bool) -> None:
        """The disk took it, or did not."""
        assert self.in_flight is not None
        if fails:
            self.draft.not_saved(self.in_flight)
        else:
            self.vault.keep(self.in_flight)
        self.in_flight = None

    @invariant()
    def the_draft_is_what_was_put(self) -> None:
        """Every answer and every text is where it was put, in a record that can be kept."""
        assert _told(as_json(self.draft.record)) == self._meant()
        texts = self._texts()
        assert {path: self.draft.unusable(path) for path in texts} == texts
        assert self.draft.marks == self._marks()

    def _marks(self) -> set[str]:
        rows = ((f"{path}[{index}]", row) for path in LISTS for index, row in enumerate(self.rows[path]))
        return self.marks | {path for path, row in rows if row.marked}

    def _texts(self) -> dict[str, str]:
        texts = dict(self.fields.texts)
        for path, rows in self.rows.items():
            for index, row in enumerate(rows):
                texts |= {f"{path}[{index}].{name}": text for name, text in row.texts.items()}
        return texts

    def _meant(self) -> JSON:
        said: Said = {"format": "mappa-chair-record/1", "meeting": {"reference": "EX/0147/3"}}
        for path, value in self.fields.said.items():
            put_at(said, path, value)
        for path, rows in self.rows.items():
            put_at(said, path, [row.said for row in rows])
        return _told(said)

    def teardown(self) -> None:
        """Whatever happened, the last save leaves in the vault all that was put, and nothing else."""
        if self.in_flight is not None:
            self.draft.not_saved(self.in_flight)
        self.vault.keep(self.draft.take_unsaved())
        assert _told(self.vault.parts) == self._meant()
        assert validate(self.vault.parts) == self.draft.record
        assert self.vault.texts == self._texts()
        assert self.vault.marks == self._marks()


def _told(value: JSON) -> JSON:
    """A record without what says nothing; a row that says nothing is a row all the same."""
    if isinstance(value, dict):
        told = {key: _told(each) for key, each in value.items()}
        return {key: each for key, each in told.items() if each not in (None, {}, [])}
    return [_told(each) for each in value] if isinstance(value, list) else value


Working.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestWorking = Working.TestCase
