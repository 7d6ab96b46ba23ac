"""What is taken as a new passphrase, and what is offered."""

from __future__ import annotations

import pytest

from mappa_chair.vault.faults import PassphraseRefusedError
from mappa_chair.vault.passphrase import checked_new, normalised, propose_passphrase
from mappa_chair.vault.wordlist import WORDS


def test_five_words_of_a_list_worth_eleven_bits_each_are_offered() -> None:
    """The offer is five words of 2,048 different ones, is itself accepted, and is another one each time."""
    offers = {propose_passphrase() for _ in range(20)}
    assert len(WORDS) == len(set(WORDS)) == 2_048
    assert all(4 <= len(word) <= 8 and word.isascii() and word.islower() for word in WORDS)
    assert len(offers) == 20
    for offer in offers:
        assert len(offer.split("-")) == 5
        assert set(offer.split("-")) <= set(WORDS)
        assert checked_new(offer) == offer.encode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "No passphrase"),
        (" " * 20, "No passphrase"),
        ("thirteen char", "only 13 characters"),
        ("e\u0301" * 13, "only 13 characters"),
        ("x" * 1_025, "more than 1,024"),
        ("a passphrase with\x00 NUL", "no keyboard types"),
        ("a passphrase with \udc80 half", "no keyboard types"),
        ("apple-grape-melon-peach-lemon-olive-berry", "shape of a recovery key"),
        ("x" * 35, "shape of a recovery key"),
    ],
)
def test_a_passphrase_that_cannot_be_taken_is_refused_with_a_remedy(typed: str, said: str) -> None:
    """Each refusal says why and what to do, and never repeats what was typed."""
    with pytest.raises(PassphraseRefusedError, match=said) as caught:
        checked_new(typed)
    assert caught.value.remedy
    if typed.strip():
        assert typed not in str(caught.value)


@pytest.mark.parametrize("typed", ["x" * 14, "x" * 1_024, "été à la Loire", "\N{SNOWMAN}" * 14])
def test_any_other_text_of_fourteen_characters_is_taken(typed: str) -> None:
    """There are no rules of composition."""
    assert checked_new(typed) == typed.encode()


def test_accents_are_the_same_however_they_were_typed() -> None:
    """A composed and a decomposed accent give the same bytes."""
    assert normalised("cafe\u0301 au lait, deux") == normalised("café au lait, deux")
