"""How a passphrase is worked into a key, and how much work that is (Argon2id)."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mappa_chair.vault.faults import LowMemoryError

NAME: Final = "argon2id"
SALT_BYTES: Final = 16
KEY_BYTES: Final = 32

# Below the floor guessing gets cheap; above the ceiling a doctored file could exhaust the machine.
MEMORY_KIB: Final = range(65_536, 1_048_576 + 1)
PASSES: Final = range(3, 16 + 1)
LANES: Final = range(4, 16 + 1)
# What a derivation may take who opens a vault, on the computer it was made on.
SECONDS: Final = 1.0

# Two at once wait for each other's lanes for ever (OpenSSL 4.0.3, measured), and each takes its memory.
_one_at_a_time: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: memory in KiB, passes over it, lanes side by side.

    Raises ValueError outside the bounds of the format.
    """

    memory: int = 262_144
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        within = self.memory in MEMORY_KIB and self.passes in PASSES and self.lanes in LANES
        if not within:
            raise ValueError("the cost of a key derivation is out of bounds")


FLOOR: Final = Cost(MEMORY_KIB.start, PASSES.start, LANES.start)


def tuned() -> Cost:
    """A cost of about a second on this computer: the usual memory, and more passes over it where it is fast.

    Takes one derivation. Never less than the usual cost: a computer that is busy now is fast again later. Raises
    LowMemoryError.
    """
    usual = Cost()
    began = time.perf_counter()
    derive(bytes(KEY_BYTES), bytes(SALT_BYTES), usual)
    passes = int(usual.passes * SECONDS / max(time.perf_counter() - began, 0.001))
    return Cost(usual.memory, min(max(passes, usual.passes), PASSES.stop - 1), usual.lanes)


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Work a secret into 32 bytes, one after the other; raises LowMemoryError when the memory cannot be had."""
    work = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    try:
        with _one_at_a_time:
            return work.derive(secret)
    except MemoryError:
        raise LowMemoryError(cost.memory // 1_024) from None
