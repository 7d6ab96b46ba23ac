"""Names that Textual does not promise and the foundation stands on. A new Textual fails here first."""

from __future__ import annotations

import importlib
import inspect
import sys

import pytest
from textual import constants, events
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.widget import Widget
from textual.widgets import TextArea

from screens.base.app import ChairApp
from screens.base.compositor import PartCompositor
from screens.base.line_field import LineField
from screens.base.text_field import TextField


def source(thing: object) -> str:
    """The text of a function of Textual's."""
    assert callable(thing)
    return inspect.getsource(thing)


def test_every_key_comes_through_on_event() -> None:
    """`App.on_event` is where keys are taken: it alone forwards what is not forwarded yet."""
    text = source(App.on_event)
    assert "_check_bindings(event.key, priority=True)" in text
    assert "_forward_event(event)" in text
    assert events.Key("a", "a").is_forwarded is False


def test_a_message_waits_in_an_attribute_of_its_own() -> None:
    """The message behind the one being handled is in `_pending_message`, no longer in the queue."""
    assert "self._pending_message = message" in source(MessagePump._peek_message)
    assert MessagePump()._pending_message is None
    assert "self._message_queue.qsize()" in source(inspect.getattr_static(MessagePump, "message_queue_size").fget)


def test_every_crash_comes_through_one_place() -> None:
    """`_handle_exception` is called for any unhandled exception, and calls `panic` or `_fatal_error` to print."""
    text = source(App._handle_exception)
    assert "self.panic(error)" in text
    assert "self._fatal_error()" in text
    assert "_handle_exception" in source(MessagePump._process_messages_loop)
    assert list(inspect.signature(App._fatal_error).parameters) == ["self"]
    assert ChairApp._fatal_error is not App._fatal_error


def test_line_filters_are_asked_of_the_application() -> None:
    """`get_line_filters` is what every widget paints through."""
    assert ChairApp.get_line_filters is not App.get_line_filters
    assert "self.app.get_line_filters()" in source(Widget.get_line_filters)


@pytest.mark.skipif(sys.platform == "win32", reason="the driver is for terminals of Linux and macOS")
def test_the_driver_is_put_together_as_ours_expects() -> None:
    """The reading thread, the parser and the file that is written to have the names that our driver replaces."""
    xterm_parser = importlib.import_module("textual._xterm_parser")
    driver = importlib.import_module("textual.drivers.linux_driver").LinuxDriver
    assert "self.run_input_thread()" in source(driver._run_input_thread)
    assert "self._file = sys.__stderr__" in source(driver.__init__)
    assert "WriterThread(self._file)" in source(driver.start_application_mode)
    reading = source(driver.run_input_thread)
    for name in ("self.fileno", "self.exit_event", "parser.feed", "parser.tick", "self.process_message"):
        assert name in reading
    (key,) = xterm_parser.XTermParser().feed("\x1b[A")
    assert isinstance(key, events.Key)
    assert key.key == "up"


def test_style_sheets_are_remembered_where_ours_expects() -> None:
    """Textual remembers 64 style sheets it has read, and reads all again for a look that comes while it runs."""
    memory = Stylesheet()._parse_cache
    assert memory.maxsize == 64
    memory.grow(100)
    assert memory.maxsize == 100
    assert "self._parse_cache[cache_key] = rules" in source(Stylesheet._parse_rules)
    assert "self._parse_cache.clear()" in source(Stylesheet.set_variables)
    assert "self.call_next(partial(self.refresh_css, animate=False))" in source(App._watch_theme)


def test_a_width_is_a_layout_in_textual_and_not_here() -> None:
    """`virtual_size` lays out in Textual, and the cursor repaints a whole editor; a field's do neither."""
    assert ScrollView.virtual_size._layout is True
    assert TextArea.selection._repaint is True
    for kind in (LineField, TextField):
        assert kind.virtual_size._layout is False
        assert kind.selection._repaint is False


def test_the_editor_is_put_together_as_its_rows_expect() -> None:
    """Wrapping, navigator, size, styles and the message about the cursor have the names that `Rows` replaces."""
    assert "self.wrapped_document = WrappedDocument(" in source(TextArea._set_document)
    assert "self.navigator = DocumentNavigator(self.wrapped_document)" in source(TextArea._set_document)
    assert "self.wrapped_document.wrap(" in source(TextArea._rewrap_and_refresh_virtual_size)
    assert "self.wrapped_document.wrap_range(" in source(TextArea.edit)
    assert "self._refresh_size()" in source(TextArea.edit)
    assert "self.virtual_size = " in source(TextArea._refresh_size)
    assert "node._get_component_classes()" in source(Stylesheet._process_component_classes)
    assert TextField._get_component_classes() < TextArea._get_component_classes()
    assert "self.scroll_cursor_visible()" in source(TextArea._watch_selection)
    assert "self.app.cursor_position = " in source(TextArea._watch_selection)
    assert "self.app.cursor_position = " in source(TextArea._watch_scroll_y)
    assert "self._rewrap_and_refresh_virtual_size()" in source(TextArea._on_resize)
    assert "self._refresh_scrollbars()" in source(ScrollView._scroll_update)
    assert "text_area.selection = " in source(importlib.import_module("textual.document._edit").Edit.after)


def test_the_screen_paints_through_its_compositor() -> None:
    """`Screen._compositor` is what paints, and `_get_renders` is where it asks widgets for their lines."""
    compositor = importlib.import_module("textual._compositor").Compositor
    assert "self._compositor.render_update(" in source(Screen._compositor_refresh)
    assert "self._get_renders(crop)" in source(compositor._render_chops)
    assert type(Screen()._compositor) is compositor
    assert issubclass(PartCompositor, compositor)


def test_every_edit_comes_through_edit() -> None:
    """`TextArea.edit` is where typed, pasted and set text meets the text gate."""
    for name in ("insert", "delete", "replace"):
        assert "self.edit(" in source(getattr(TextArea, name))
    assert "self.replace(" in source(TextArea._replace_via_keyboard)
    assert "_replace_via_keyboard(" in source(TextArea._on_paste)
    assert "_replace_via_keyboard(" in source(TextArea._on_key)
    assert "self.load_text(" in source(inspect.getattr_static(TextArea, "text").fset)


def test_developers_settings_have_these_names() -> None:
    """The settings that `run_chair_app` refuses are where it looks for them."""
    assert constants.LOG_FILE is None
    assert constants.SCREENSHOT_DELAY == -1
    assert constants.DEBUG is False
    assert 'os.getenv("TEXTUAL"' in source(App.__init__)
