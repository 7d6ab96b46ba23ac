"""No word of a person is read as markup anywhere in the screens."""

from __future__ import annotations

from pathlib import Path

import pytest

import screens
from tests.screens.markup_lint import Sources

BAD = [
    "Static(name)",
    "Static(f'{name} of many')",
    "Static('[bold]' + name)",
    "Static('see [here]')",
    "Static()",
    "Label(self.name)",
    "Label(content=name)",
    "Button(f'Delete {name}')",
    "Option(str(name))",
    "Option(plain(name) if name else name)",
    "OptionList(plain(name))",
    "notify(f'Saved {name}')",
    "self.app.notify(name, severity='error')",
    "self.query_one('#said').update(name)",
    "self.query_one('#said').update('{}'.format(name))",
    "widget.border_title = name",
    "widget.tooltip = f'about {name}'",
    "Binding('a', 'b', 'c', tooltip=name)",
    "Content.from_markup(name)",
    "Text.from_markup(f'[b]{name}')",
    "self.render_str(name)",
    "Input(value=name)",
    "Select(options)",
    "class Head(Static):\n    def __init__(self, name):\n        super().__init__(name)",
    "class Rail(OptionList):\n    def __init__(self):\n        super().__init__()",
    "class Head(Widget):\n    def render(self) -> str:\n        return self.name",
    "from textual.widgets import DataTable\ntable.add_row(plain(name), name)",
    "from textual.widgets import DataTable\ntable.add_column(name)",
    "from textual.widgets import DataTable\ntable.update_cell_at(place, name)",
    "def show(text: Content):\n    text = name\n    Static(text)",
    "def show(text: str):\n    Static(text)",
    "def show():\n    for text in texts:\n        Static(text)",
    "def told() -> str:\n    return name\nStatic(told())",
]

GOOD = [
    "Static('Nothing is missing.')",
    "Static(plain(name))",
    "Static(name, markup=False)",
    "Static(markup=False)",
    "Label(plain(f'{name} [of] many'))",
    "Label(plain(name).stylize('bold'))",
    "Button(label=plain(name), id=f'row-{number}')",
    "Option(Content.assemble((name, 'bold'), ' - ', other), id=str(number))",
    "OptionList(markup=False)",
    "PlainList([name])",
    "Words(name)",
    "notify('Saved.')",
    "notify(f'Saved {name}', markup=False)",
    "self.query_one('#said').update(plain(name))",
    "self.query_one('#said').update(plain(name) if name else '')",
    "known.update({name: value})",
    "digest.update(name, more)",
    "widget.border_title = plain(name)",
    "widget.tooltip = None",
    "Binding('a', 'b', 'c', tooltip='What it does.')",
    "Content.from_markup('[b]fixed[/b]')",
    "class Head(Static):\n    def __init__(self, name):\n        super().__init__(plain(name))",
    "class Head(Static):\n    def __init__(self, name):\n        super().__init__(name, markup=False)",
    "class Head(Widget):\n    def render(self) -> Content:\n        return plain(self.name)",
    "draft.add_row(path)",
    "from textual.widgets import DataTable\ntable.add_row(cell(name), *(cell(each) for each in others))",
    "def show(text: Content | None):\n    Static(text)",
    "def show():\n    text = plain(name)\n    Static(text + plain('.'))",
    "def told() -> Content:\n    return plain(name)\nStatic(told())\nStatic(self.told())",
    "class Head(Widget):\n    @property\n    def told(self) -> Content:\n        return x\nStatic(head.told)",
    "from_text(key)",
]


def faults_in(folder: Path, source: str) -> list[str]:
    """What the lint finds in a piece of source."""
    file = folder / "piece.py"
    file.write_text(source, encoding="utf-8")
    return list(Sources([file]).faults())


def test_no_screen_reads_words_as_markup() -> None:
    """Every text that a screen shows is literal, goes through plain() or cell(), or is told not to be markup."""
    files = sorted(Path(screens.__path__[0]).rglob("*.py"))
    assert any(file.name == "plain.py" for file in files)
    assert list(Sources(files).faults()) == []


@pytest.mark.parametrize("source", BAD)
def test_what_could_be_markup_is_found(tmp_path: Path, source: str) -> None:
    """Each way in which words reach a widget unguarded is named once, with its line."""
    assert len(faults_in(tmp_path, source)) == 1


@pytest.mark.parametrize("source", GOOD)
def test_what_is_plain_is_left_alone(tmp_path: Path, source: str) -> None:
    """Guarded ways, and calls that only look alike, are not complained about."""
    assert faults_in(tmp_path, source) == []
