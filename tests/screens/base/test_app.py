"""The application itself: what it shows, keeps, refuses, and how it ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual import constants
from textual.widgets import Static
from textual.worker import WorkerFailed

from mappa_chair.errors import MappaChairError
from screens.base.app import CRASHED, ChairApp, NoTerminalError, UnpreparedError, run_chair_app
from screens.base.driver import TerminalGone
from screens.base.line_field import LineField
from screens.base.plain import Words, cell, plain
from tests.screens.base.bench import Bench, run

if TYPE_CHECKING:
    from pathlib import Path


class Leaving(Bench):
    """A bench that counts how often it saves, and can fail at it."""

    def __init__(self, field: LineField, *, fails: bool = False) -> None:
        super().__init__(field)
        self.saved: list[str] = []
        self._field = field
        self._fails = fails

    async def before_leaving(self) -> None:
        """Save the field, unless it fails."""
        await asyncio.sleep(0)
        if self._fails:
            raise OSError("the disk is full of SECRET")
        self.saved.append(self._field.value)


def test_leaving_saves_once_however_often_it_is_asked() -> None:
    """Ctrl+Q twice and a call leave once, after saving what was typed."""

    async def steps() -> None:
        app = Leaving(LineField())
        async with app.up() as pilot:
            await pilot.press("a", "b", "ctrl+q", "ctrl+q")
            app.leave()
            await app.workers.wait_for_complete()
        assert app.saved == ["ab"]
        assert app.return_code == 0

    run(steps())


def test_a_terminal_that_has_gone_ends_the_session() -> None:
    """Where no signal tells of it, as under nohup, the reader that finds the terminal closed does."""

    async def steps() -> None:
        app = Leaving(LineField("kept"))
        async with app.up() as pilot:
            app.post_message(TerminalGone())
            await pilot.pause()
            await app.workers.wait_for_complete()
        assert app.saved == ["kept"]

    run(steps())


def test_saving_that_fails_is_a_crash_and_not_an_end_in_silence() -> None:
    """What `before_leaving` raises ends the application with the code of a crash, told without its message."""

    async def steps() -> None:
        app = Leaving(LineField(), fails=True)

        async def leave() -> None:
            async with app.up() as pilot:
                await pilot.press("ctrl+q")
                await pilot.pause()

        with pytest.raises(WorkerFailed):
            await leave()
        assert app.return_code == CRASHED
        assert app.fault is not None
        assert "OSError" in app.fault.told()
        assert "SECRET" not in app.fault.told()

    run(steps())


def test_notes_are_never_markup() -> None:
    """A note shows its words as they stand, even where markup is asked for; Ctrl+C says what it is for."""

    async def steps() -> None:
        app = Bench(LineField())
        async with app.run_test(notifications=True) as pilot:
            app.notify("[/] first", markup=True)
            app.screen.notify("[bold]second", title="[/x]")
            await pilot.press("ctrl+c")
            await pilot.pause()
            shown = [toast.render().plain for toast in app.screen.query("Toast") if isinstance(toast, Static)]  # type: ignore[union-attr]
        assert shown[0] == "[/] first"
        assert shown[1] == "[/x]\n[bold]second"
        assert "Ctrl+Q" in shown[2]

    run(steps())


def test_nothing_is_written_by_textuals_own_doors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures, downloads and the browser do nothing and leave no file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    async def steps() -> None:
        app = Bench(LineField("SECRET"))
        async with app.up() as pilot:
            app.action_screenshot()
            app.deliver_screenshot(path=str(tmp_path))
            assert app.save_screenshot(path=str(tmp_path)) == ""
            app.deliver_text(tmp_path / "x", save_directory=tmp_path)
            app.deliver_binary(tmp_path / "x", save_directory=tmp_path)
            app.open_url("https://example.org")
            assert list(app.get_system_commands(app.screen)) == []
            await pilot.pause()

    run(steps())
    assert list(tmp_path.iterdir()) == []


def test_the_clipboard_is_the_applications_own() -> None:
    """What is copied can be pasted within, and can be forgotten."""

    async def steps() -> None:
        app = Bench(LineField())
        async with app.up() as pilot:
            app.copy_to_clipboard("words")
            await pilot.press("ctrl+v")
            assert app.clipboard == "words"
            app.copy_to_clipboard("")
            assert app.clipboard == ""

    run(steps())


def test_without_a_terminal_it_says_so() -> None:
    """Where input is no terminal, nothing is started and the error has a remedy."""
    with pytest.raises(NoTerminalError) as told:
        run_chair_app(ChairApp())
    assert isinstance(told.value, MappaChairError)
    assert told.value.remedy


def test_it_refuses_to_run_where_textual_would_log_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log file that Textual has taken from the environment stops the start."""
    monkeypatch.setattr(constants, "LOG_FILE", "keys.log")
    with pytest.raises(UnpreparedError):
        run_chair_app(ChairApp())


def test_no_colour_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for by the caller or by NO_COLOR, no filter of Textual's that makes grey is left."""
    monkeypatch.delenv("NO_COLOR", raising=False)

    def filters(app: ChairApp[None]) -> list[str]:
        return [type(each).__name__ for each in app.get_line_filters()]

    assert "NoColor" not in filters(ChairApp())
    assert filters(ChairApp(no_colour=True))[-2:] == ["NoColor", "NoControls"]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "Monochrome" not in filters(ChairApp())
    assert filters(ChairApp()).count("NoColor") == 1


def test_words_are_shown_as_they_stand_when_they_change() -> None:
    """Words keep brackets through every update; a table's cell is one line."""

    async def steps() -> None:
        words = Words("[/] one")
        async with Bench(LineField(), words).up() as pilot:
            assert words.render_line(0).text.startswith("[/] one")
            words.update("[REDACTED] two")
            await pilot.pause()
            assert words.render_line(0).text.startswith("[REDACTED] two")

    run(steps())
    assert plain("[/a]").plain == "[/a]"
    assert cell("a\n[b]").plain == "a [b]"
