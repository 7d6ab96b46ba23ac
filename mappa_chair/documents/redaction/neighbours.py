"""The words around a name that may be a word: what they say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mappa_chair.documents.redaction import wordlist

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from mappa_chair.documents.redaction.tokens import Token

_DESCRIBES = frozenset({"who", "whose", "aged"})


class Around:
    """A hit with its neighbours."""

    def __init__(self, tokens: Sequence[Token], place: int, length: int, known: Container[str]) -> None:
        self.token = tokens[place]
        self.before = tokens[place - 1] if place else None
        self.earlier = tokens[place - 2] if place > 1 else None
        self.after = tokens[place + length] if place + length < len(tokens) else None
        self.later = tokens[place + length + 1] if place + length + 1 < len(tokens) else None
        self.is_later_known = self.later is not None and self.later.is_capital and self.later.key in known

    @property
    def follows_as_one(self) -> bool:
        """Whether the next word stands right behind, with no mark between."""
        return (
            self.after is not None and self.after.between in {" ", "-", "\u00a0"} and not self.token.is_possessive
        )

    @property
    def before_touches(self) -> bool:
        """Whether the word before stands right before, in the same sentence."""
        return self.before is not None and not self.token.opens and self.token.between.strip(" .\u00a0-") == ""

    @property
    def is_titled(self) -> bool:
        """Ms Green, PC Young; "mr green" too, but "I miss young people" not."""
        if self.before is None or not self.before_touches or self.before.key not in wordlist.TITLES:
            return False
        if self.token.is_capital and self.before.is_capital:
            return True
        return self.before.key in wordlist.PLAIN_TITLES and (self.token.is_capital or not self.before.is_capital)

    @property
    def is_initialled(self) -> bool:
        """J. Green and J Green; "A Green" only with its point, for that may be an article."""
        before = self.before
        if before is None or not before.is_letter or self.token.between.strip(" .\u00a0") != "":
            return False
        return before.key not in {"a", "i"} or "." in self.token.between

    def is_followed_by_initial(self, letters: Container[str]) -> bool:
        """Grace W, where the record knows a Grace Will."""
        after = self.after
        if after is None or not self.token.is_capital or not self.follows_as_one:
            return False
        return after.is_letter and after.key in letters

    @property
    def next_word(self) -> str:
        """The next word of the sentence, in small letters; nothing where a mark or a capital stands between."""
        after = self.after
        if after is None or after.is_capital or after.between.strip(" \u00a0"):
            return ""
        return after.key

    @property
    def word_before(self) -> str:
        """The word before in the same sentence."""
        return self.before.key if self.before is not None and self.before_touches else ""

    @property
    def is_bare(self) -> bool:
        """Whether it stands in mid-sentence as names do, with no article and no month: "kept Grace's letter"."""
        if self.token.opens or self.token.key in wordlist.CALENDAR or self.next_word in wordlist.THINGS:
            return False
        if self.after is not None and self.after.is_capital:
            return False
        return self.word_before not in wordlist.ARTICLES and not (
            self.before is not None and self.before.is_capital
        )

    @property
    def is_person(self) -> bool:
        """Whether the neighbours speak of a person: "said", "with", a possessive."""
        if self.token.is_possessive or self.next_word in wordlist.SPEAKING:
            return True
        if self.is_introduced:
            return True
        if self.token.opens:
            return self.next_word in wordlist.MAY_BE_DOING
        if self.next_word in wordlist.FAMILY or self.word_before in wordlist.BEFORE_PEOPLE:
            return True
        before = self.earlier.key if self.earlier is not None else ""
        return self.word_before in wordlist.MAY_LEAD_TO_PEOPLE and before in wordlist.CONTACT

    @property
    def is_introduced(self) -> bool:
        """Whether somebody is described right before or after: "the child, Green", "Green, who is nine"."""
        if self.after is not None and self.after.between.strip(" \u00a0") == "," and self.after.key in _DESCRIBES:
            return True
        marks = self.token.between.strip(" \u00a0")
        return self.before is not None and marks in {",", ":", "("} and self.before.key in wordlist.PEOPLE
