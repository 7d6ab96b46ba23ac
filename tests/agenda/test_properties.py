"""What holds of the checks for any record: total, deterministic, blind to order, and to absent or null."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from agenda.findings import findings
from agenda.refusal import RecordRefusedError
from tests.agenda.cases import ALL
from tests.agenda.records import Said, adult, changed, child, leads_somewhere, raised, record
from tests.agenda.strategies import records

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from agenda.shape import JSON

some = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@st.composite
def compounded(draw: st.DrawFn) -> Said:
    """An example in which several checks are raised at once."""
    example = draw(st.sampled_from([adult, child]))
    cases = draw(st.lists(st.sampled_from([case for case in ALL if case.base is example]), min_size=1, max_size=6))
    try:
        said = changed(example(), *(change for case in cases for change in case.raises))
        record(said)
    except (AssertionError, IndexError, RecordRefusedError):
        # One change took away what another needs, or both brought a person of the same id.
        reject()
    return said


anything = records() | compounded()


def shuffled(said: JSON, chance: random.Random) -> JSON:
    """The same with every list in another order."""
    if isinstance(said, dict):
        return {key: shuffled(each, chance) for key, each in said.items()}
    if isinstance(said, list):
        rows = [shuffled(each, chance) for each in said]
        chance.shuffle(rows)
        return rows
    return said


def bare(said: JSON) -> JSON:
    """The same without what is null."""
    if isinstance(said, dict):
        return {key: bare(each) for key, each in said.items() if each is not None}
    return [bare(each) for each in said] if isinstance(said, list) else said


def placeless(found: list[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """Ids and paths without positions, counted."""
    return Counter((check, re.sub(r"\[\d+\]", "[]", at)) for check, at in found)


@some
@given(anything)
def test_checks_are_total(said: Said) -> None:
    """No record that validates makes a check fail, and every finding is one line with a path that exists."""
    made = record(said)
    for finding in findings(made):
        assert leads_somewhere(made, finding.at)
        assert "\n" not in finding.message
        assert finding.message.endswith(".")


@some
@given(anything)
def test_any_record_may_be_the_one_before(said: Said) -> None:
    """No record makes a check fail as the meeting before."""
    made = record(said)
    assert {finding.check for finding in findings(record(adult()), made)} <= {"risk.updated"}
    assert findings(made, made) == findings(made)


@some
@given(anything)
def test_checks_are_deterministic(said: Said) -> None:
    """The same record has the same findings."""
    assert findings(record(said)) == findings(record(said))


@some
@given(anything, st.randoms(use_true_random=False))
def test_order_does_not_matter(said: Said, chance: random.Random) -> None:
    """The order of people, actions, risks and every other list moves no finding but its position."""
    mixed = shuffled(said, chance)
    assert isinstance(mixed, dict)
    assert placeless(raised(mixed)) == placeless(raised(said))


@some
@given(st.sampled_from([adult, child]), st.randoms(use_true_random=False))
def test_order_does_not_matter_in_an_example(example: Callable[[], Said], chance: random.Random) -> None:
    """The examples comply in any order of their lists."""
    mixed = shuffled(example(), chance)
    assert isinstance(mixed, dict)
    assert raised(mixed) == []


@some
@given(anything)
def test_absent_is_judged_as_null(said: Said) -> None:
    """Leaving a key out is judged as null is."""
    spare = bare(said)
    assert isinstance(spare, dict)
    assert raised(spare) == raised(said)
