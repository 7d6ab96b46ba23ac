"""Many meetings in one run: memory stays flat."""

from __future__ import annotations

import copy
import gc
import json
import sys
from typing import TYPE_CHECKING

from mappa_chair.exporting import Audience, export_meeting
from mappa_chair.meetings import import_record
from mappa_chair.other_papers import EVERY_OTHER, Others
from tests.mappa_chair.conftest import REVIEW

if TYPE_CHECKING:
    from pathlib import Path

    from mappa_chair.vault.vault import Vault

_MEETINGS = 30


def _most_memory() -> int:
    """The most memory this process has held, in kB, that of C libraries included; 0 where nobody tells."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - exists on some platforms only

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // 1024 if sys.platform == "darwin" else most


def test_thirty_meetings_take_no_more_memory_than_ten(vault: Vault, tmp_path: Path) -> None:
    """After thirty meetings no more objects are alive than after ten, and the process has not grown."""
    record = json.loads(REVIEW.read_bytes())
    for number in range(_MEETINGS):
        other = copy.deepcopy(record)
        other["meeting"]["reference"] = f"EX/{number:04}/1"
        other["case"]["reference"] = f"EX/{number:04}"
        import_record(vault, json.dumps(other).encode(), author="Test")

    def written(first: int, last: int) -> tuple[int, int]:
        """Objects alive after these meetings, and the most memory held so far."""
        for number in range(first, last):
            export_meeting(
                vault,
                f"EX/{number:04}/1",
                folder=tmp_path / "papers",
                minutes=True,
                summary=Audience.SUBJECT if number % 5 == 0 else None,
                others=EVERY_OTHER if number % 5 == 0 else Others(attendance=True, agenda=True),
            )
        gc.collect()
        return len(gc.get_objects()), _most_memory()

    objects, most = written(0, 10)
    objects_after, most_after = written(10, _MEETINGS)
    assert objects_after <= objects + 200
    assert most_after <= most + 4_000
    assert len(list((tmp_path / "papers").iterdir())) == _MEETINGS * 3 + 6 * 5
