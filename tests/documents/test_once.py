"""What is worked out of a record once is right, and is gone with the record."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from mappa_chair.documents.redaction.once import once_a_record
from tests.documents.samples import LEVEL_2, LEVEL_3, changed, example

if TYPE_CHECKING:
    from agenda.record import Record


def test_the_work_is_done_once_for_each_record() -> None:
    """Each record has its own answer, a changed one too, and no answer is worked out twice."""
    asked: list[Record] = []

    @once_a_record
    def name_of(record: Record) -> str:
        asked.append(record)
        return record.case.full_name

    first, second = example(LEVEL_3), example(LEVEL_2)
    third = changed(first, case__family_name="Other")
    answers = [name_of(record) for record in (first, second, first, third, second)]
    assert answers == [record.case.full_name for record in (first, second, first, third, second)]
    assert len(asked) == 3


def test_nothing_outlives_its_record() -> None:
    """Text of a record that a vault has let go is not kept here."""

    class Text(str):
        __slots__ = ("__weakref__",)

    @once_a_record
    def told(record: Record) -> Text:
        return Text(record.case.full_name)

    record = changed(example(LEVEL_3), case__family_name="Other")
    kept = weakref.ref(told(record))
    assert kept() is not None
    del record
    gc.collect()
    assert kept() is None
