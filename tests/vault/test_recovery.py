"""The recovery key as text: what is mistyped is named by its group before any key derivation."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappa_chair.vault import recovery
from mappa_chair.vault.faults import RecoveryKeyMistypedError

KEY = bytes(range(16))
TEXT = recovery.as_text(KEY)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_recovery_key_is_seven_groups_of_five() -> None:
    """Its text holds only characters that are not misread, and has the shape by which it is told."""
    groups = TEXT.split("-")
    assert [len(group) for group in groups] == [5] * 7
    assert set("".join(groups)) <= set(ALPHABET)
    assert recovery.looks_like_recovery_key(TEXT)


@given(st.binary(min_size=16, max_size=16))
@settings(max_examples=200)
def test_what_is_written_is_read_back(key: bytes) -> None:
    """Every key survives the way to paper and back."""
    assert recovery.from_text(recovery.as_text(key)) == key


@pytest.mark.parametrize("typed", [TEXT.lower(), TEXT.replace("-", " "), TEXT.replace("-", ""), f"  {TEXT}\n"])
def test_case_and_separators_do_not_matter(typed: str) -> None:
    """It is read whichever way it is typed, also in one piece."""
    assert recovery.looks_like_recovery_key(typed)
    assert recovery.from_text(typed) == KEY


def test_letters_that_look_like_digits_are_read_as_those() -> None:
    """O is read as 0, I and L as 1."""
    assert recovery.from_text(TEXT.replace("0", "O").replace("1", "l")) == KEY


def test_every_wrong_character_is_named_by_its_group() -> None:
    """At each place each other character is noticed, and the group is the one that holds it."""
    for place, right in enumerate(TEXT):
        if right == "-":
            continue
        for wrong in (ALPHABET + "U!").replace(right, ""):
            with pytest.raises(RecoveryKeyMistypedError) as caught:
                recovery.from_text(TEXT[:place] + wrong + TEXT[place + 1 :])
            assert caught.value.groups == (place // 6 + 1,)
            assert f"Group {place // 6 + 1} " in caught.value.problem


def test_two_characters_that_changed_places_are_named_by_their_group() -> None:
    """A swap within a group never goes unnoticed."""
    for _ in range(50):
        text = recovery.as_text(secrets.token_bytes(16))
        for place in range(len(text) - 1):
            one, two = text[place], text[place + 1]
            if "-" in {one, two} or one == two:
                continue
            with pytest.raises(RecoveryKeyMistypedError) as caught:
                recovery.from_text(text[:place] + two + one + text[place + 2 :])
            assert caught.value.groups == (place // 6 + 1,)


def test_groups_that_changed_places_are_named() -> None:
    """Each group knows its number."""
    groups = TEXT.split("-")
    groups[1], groups[4] = groups[4], groups[1]
    with pytest.raises(RecoveryKeyMistypedError, match="Groups 2 and 5 "):
        recovery.from_text("-".join(groups))


def test_a_group_that_is_wrong_twice_is_caught_by_the_whole() -> None:
    """Two errors that satisfy a group's own check still do not give a key."""
    groups = TEXT.split("-")
    refused = 0
    for first in ALPHABET:
        for second in ALPHABET:
            tried = groups[3][:2] + first + second + groups[3][4]
            if tried == groups[3]:
                continue
            with pytest.raises(RecoveryKeyMistypedError):
                recovery.from_text("-".join([*groups[:3], tried, *groups[4:]]))
            refused += 1
    assert refused == 1_023


@pytest.mark.parametrize("typed", ["", TEXT[:-6], f"{TEXT}-{TEXT[-5:]}", "a passphrase of some words"])
def test_what_is_not_seven_groups_is_no_recovery_key(typed: str) -> None:
    """Too short, too long or something else altogether is refused like any mistyped key."""
    with pytest.raises(RecoveryKeyMistypedError, match="mistyped"):
        recovery.from_text(typed)
