"""`python -m mappa_chair` is `mappa-chair`."""

from __future__ import annotations

import sys

from mappa_chair.cli import main

if __name__ == "__main__":
    sys.exit(main())
