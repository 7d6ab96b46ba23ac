"""Passphrases: what is taken as a new one, and what is offered."""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

from mappa_chair.vault.faults import PassphraseRefusedError
from mappa_chair.vault.recovery import looks_like_recovery_key
from mappa_chair.vault.wordlist import WORDS

MIN_CHARACTERS: Final = 14
MAX_CHARACTERS: Final = 1_024
PROPOSED_WORDS: Final = 5

_OFFER = "Take the five words that are offered, or use at least 14 characters."


def propose_passphrase() -> str:
    """Five words drawn at random, worth 55 bits together."""
    return "-".join(secrets.choice(WORDS) for _ in range(PROPOSED_WORDS))


def normalised(passphrase: str) -> bytes:
    """The passphrase as it goes into the key derivation, the same whichever way its accents were typed."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def checked_new(passphrase: str) -> bytes:
    """A new passphrase, normalised; raises PassphraseRefusedError. There are no rules of composition."""
    typed = unicodedata.normalize("NFC", passphrase)
    if not typed.strip():
        raise PassphraseRefusedError("No passphrase was given.", _OFFER)
    if len(typed) < MIN_CHARACTERS:
        raise PassphraseRefusedError(f"The passphrase has only {len(typed)} characters.", _OFFER)
    if len(typed) > MAX_CHARACTERS:
        raise PassphraseRefusedError(
            f"The passphrase has more than {MAX_CHARACTERS:,} characters.", "Choose a shorter one."
        )
    if any(unicodedata.category(each) in {"Cc", "Cs"} for each in typed):
        raise PassphraseRefusedError(
            "The passphrase holds a character that no keyboard types.", "Leave control characters out."
        )
    if looks_like_recovery_key(typed):
        # Opening tells the two apart by their shape alone.
        raise PassphraseRefusedError(
            "The passphrase has the shape of a recovery key.", "Make it longer or shorter by one word."
        )
    return normalised(typed)
