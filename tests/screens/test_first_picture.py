"""What the first picture waits for, and what waits for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from textual.color import Color
from textual.css import stylesheet

from mappa_chair.opening import Opening
from mappa_chair.preferences import Preferences
from mappa_chair.vault.creation import create
from mappa_chair.vault.kdf import FLOOR
from screens import loading
from screens.application import MappaChairApp
from screens.base.theme import PALETTES
from tests.screens.base.bench import run
from tests.screens.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def application(tmp_path: Path) -> Callable[[Preferences], MappaChairApp]:
    """The application, asking for the passphrase of a vault."""
    folder = tmp_path / "chair.mappa"
    create(folder, PASSPHRASE, cost=FLOOR)
    return lambda chosen: MappaChairApp(Opening(folder, demo=False, passphrase_file=None), chosen)


def painted(app: MappaChairApp) -> str:
    """What the screen that is up has painted."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def test_each_style_sheet_is_read_once(
    application: Callable[[Preferences], MappaChairApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until somebody can type, no style sheet is read twice: the look that was chosen holds from the first."""
    read: Counter[tuple[Any, ...]] = Counter()
    parse = stylesheet.parse  # type: ignore[attr-defined]  # imported there, and that name is what is called

    def counted(scope: str, css: str, read_from: Any, **given: Any) -> Any:
        # For another rank among the rules it is read again, by any application.
        read[(read_from, given["tie_breaker"])] += 1
        return parse(scope, css, read_from, **given)

    monkeypatch.setattr(stylesheet, "parse", counted)

    async def steps() -> None:
        app = application(Preferences(theme="mappa-dark"))
        async with app.run_test() as pilot:
            await pilot.pause()
            assert app.screen.styles.background == Color.parse(PALETTES["mappa-dark"].behind)
            assert "Type the passphrase" in painted(app)
            assert set(read.values()) == {1}

    run(steps())


def test_another_look_follows_while_it_runs(application: Callable[[Preferences], MappaChairApp]) -> None:
    """A look that is chosen later is on the screen, the first time and the second."""

    async def steps() -> None:
        app = application(Preferences(theme="mappa-dark"))
        async with app.run_test() as pilot:
            for theme in ("mappa-light", "high-contrast"):
                app.choose_look(Preferences(theme=theme))
                await pilot.pause()
                assert app.screen.styles.background == Color.parse(PALETTES[theme].behind)

    run(steps())


def test_loading_waits_for_the_first_picture(
    application: Callable[[Preferences], MappaChairApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread that loads the vault begins when the question for the passphrase has been painted."""
    seen: list[str] = []
    app = application(Preferences())
    monkeypatch.setattr(loading, "load", lambda: seen.append(painted(app)))

    async def steps() -> None:
        async with app.run_test() as pilot:
            while not seen:
                await pilot.pause()
        assert "Type the passphrase" in seen[0]

    run(steps())
