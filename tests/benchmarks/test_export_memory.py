"""That an export of many meetings takes no more memory than one of few."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.long.export_many import MARGIN, is_measurable

pytestmark = pytest.mark.benchmark


@pytest.mark.skipif(not is_measurable(), reason="this system does not tell the peak of memory")
def test_memory_stays_flat() -> None:
    """The second half of ten meetings takes no more memory than the first (tests.long.export_many takes 100)."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.long.export_many", "--meetings", "10"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    print(f"peak {found['first']:.0f} MB, then {found['second']:.0f} MB, {found['files']} files")  # noqa: T201 - the figure is what a benchmark is for
    assert found["files"] == 90
    assert found["second"] <= found["first"] + MARGIN
