"""What the area's own template costs, in a ratio of one run: minutes in it against the built-in layout."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from mappa_chair.documents.template.layout import read_layout
from mappa_chair.documents.template.starter import starter
from mappa_chair.documents.word import to_docx
from tests.documents.samples import LEVEL_3, example, minutes_of

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.benchmark

_RUNS = 7


def _least(work: Callable[[], object], took: list[float]) -> None:
    start = time.perf_counter()
    work()
    took.append(time.perf_counter() - start)


@pytest.mark.parametrize("every_field", [False, True])
def test_minutes_in_a_template_cost_no_more_than_twice_the_built_in_ones(*, every_field: bool) -> None:
    """In turns, so that a busy machine slows both alike; the template is judged once for all meetings."""
    paper = minutes_of(example(LEVEL_3))
    layout = read_layout(starter(every_field=every_field))
    own: list[float] = []
    built_in: list[float] = []
    for _ in range(_RUNS):
        _least(lambda: layout.written(paper, None), own)
        _least(lambda: to_docx(paper), built_in)
    assert min(own) < 2 * min(built_in)
