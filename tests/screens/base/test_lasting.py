"""What lasts as long as a meeting is on the screen is not looked through for garbage, and afterwards it is."""

from __future__ import annotations

import gc

from screens.base.lasting import look_through_all_again, spare_what_lasts


def test_what_lasts_is_spared_and_then_looked_through_again() -> None:
    """What was made before is out of sight, garbage made after is found; in the end everything is looked at."""

    class Ring:
        def __init__(self) -> None:
            self.itself = self

    before = gc.get_freeze_count()
    spare_what_lasts()
    try:
        assert gc.get_freeze_count() > before
        Ring()
        assert gc.collect() >= 1
    finally:
        look_through_all_again()
    assert gc.get_freeze_count() == 0
