"""Keeps other programs of the same user out of the memory of this process while it holds keys and records."""

from __future__ import annotations

import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def close_to_others() -> bool:
    """Let no other process of the user attach to this one or read its memory, nor the system keep a picture of it.

    Whether that could be done: on Linux only, and the superuser is not kept out. A program that is put in the
    place of this one, as at a lock, begins open again.
    """
    if sys.platform != "linux":
        return False
    import ctypes  # noqa: PLC0415 - needed on one platform only

    try:
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, AttributeError):  # a Linux without this call in its library
        return False
