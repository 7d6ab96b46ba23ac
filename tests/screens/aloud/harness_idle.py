"""The plain door of a vault that closes after a moment without a line."""

from __future__ import annotations

import sys
from pathlib import Path

from mappa_chair.opening import Opening
from screens.aloud import door

if __name__ == "__main__":
    door.IDLE = 0.5  # type: ignore[misc]  # the ten minutes, shortened
    vault, passphrase = (Path(each) for each in sys.argv[1:3])
    sys.exit(door.run_plain(Opening(vault=vault, demo=False, passphrase_file=passphrase)))
