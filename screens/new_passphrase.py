"""A new passphrase after the recovery key: whose it is where several people open the vault, then typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from screens.base.line_field import LineField
from screens.base.plain import Words, plain
from screens.secret_field import SecretField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

_NEXT = """\
The recovery key opened the vault. Set a new passphrase now: nothing else can be done before.

At least 14 characters, such as these five words:

    {words}

Type it and press Enter, then type it a second time."""
_WHOSE = "Whose passphrase was forgotten? Type the name and press Enter: "


class NewPassphrase(Vertical):
    """Asks for a new passphrase; `people` are those who have one, of whom one is chosen by name."""

    DEFAULT_CSS = """
    NewPassphrase { height: auto; }
    NewPassphrase Words { height: auto; margin: 0 0 1 0; }
    """

    class Typed(Message):
        """It was typed twice alike; `whose` is empty where nobody had to say."""

        def __init__(self, passphrase: str, whose: str) -> None:
            super().__init__()
            self.passphrase = passphrase
            self.whose = whose

    def __init__(self, words: str, people: Sequence[str]) -> None:
        super().__init__()
        self._words = words
        self._people = people

    def compose(self) -> ComposeResult:
        yield Words(_NEXT.format(words=self._words))
        if len(self._people) > 1:
            yield Words(plain(_WHOSE + ", ".join(self._people)))
            yield LineField(id="whose")
            yield Words("The new passphrase, twice:")
        yield SecretField("The new passphrase", id="new")
        yield SecretField("The same a second time", id="new-again")
        yield Words(id="new-told")

    def on_mount(self) -> None:
        """Begin with whose it is, where that is asked."""
        self.screen.set_focus(self.query_one("#whose" if len(self._people) > 1 else "#new"))

    @on(LineField.Submitted)
    def take_name(self, message: LineField.Submitted) -> None:
        """Go on to the passphrase once the name is somebody's."""
        message.stop()
        if self._whose() is None:
            self.tell("Nobody of that name has a passphrase.")
            return
        self.tell("")
        self.screen.set_focus(self.query_one("#new"))

    @on(Input.Submitted, "#new")
    def ask_again(self, message: Input.Submitted) -> None:
        """Ask for it a second time."""
        message.stop()
        self.screen.set_focus(self.query_one("#new-again"))
        self.tell("Type the passphrase a second time.")

    @on(Input.Submitted, "#new-again")
    def compare(self, message: Input.Submitted) -> None:
        """Hand it over where both are the same."""
        message.stop()
        typed, whose = self.query_one("#new", SecretField).value, self._whose()
        if typed != message.value:
            self.begin_again("The two were not the same. Type the passphrase again.")
        elif whose is None:
            self.begin_again("Nobody of that name has a passphrase.")
        else:
            self.post_message(self.Typed(typed, whose))

    def begin_again(self, why: str) -> None:
        """Empty both fields and say why."""
        for field in self.query(SecretField):
            field.value = ""
        self.screen.set_focus(self.query_one("#new"))
        self.tell(why)

    def tell(self, text: str) -> None:
        """Say something under the fields."""
        self.query_one("#new-told", Words).update(plain(text))

    def _whose(self) -> str | None:
        """Whose passphrase is replaced; None where the name is nobody's."""
        if len(self._people) < 2:
            return ""
        typed = " ".join(self.query_one("#whose", LineField).value.split()).casefold()
        return next((each for each in self._people if each.casefold() == typed), None)
