"""Reads the sources of the screens for places where a person's words could be read as markup.

It knows expressions, not types: `plain(...)`, `cell(...)`, Content and Text, strings without a bracket, and names
and functions that hold or return nothing else. Whatever it cannot see through goes through `plain`.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# What shows its first argument as markup. The first two can be told not to.
_SHOWS: Final = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Link", "Option", "Tab", "TabPane"}
_TOLD_NOT_TO: Final = {"Static", "Label"}
_SHOWN_BY_NAME: Final = {"content", "label", "prompt", "renderable", "title"}

# What a screen uses instead of these.
_INSTEAD: Final = {
    "Input": "LineField: an Input loses text",
    "MaskedInput": "LineField: a MaskedInput loses text",
    "Select": "Choice: a Select reads its options as markup",
}

_TITLES: Final = {"border_title", "border_subtitle", "tooltip"}
_PARSERS: Final = {"from_markup", "from_text", "render_str"}
_SAFE_CALLS: Final = {"plain", "cell", "Content", "Text"}
_SAFE_TYPES: Final = {"Content", "Text"}


class Sources:
    """Files read together: a function of one that returns Content is known in the others."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
        self._safe_functions = _SAFE_CALLS | {
            node.name
            for tree in self._trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _is_safe_type(node.returns)
        }

    def faults(self) -> Iterator[str]:
        """Each place with what is wrong there: `file:line what`."""
        for file, tree in self._trees.items():
            for line, what in _File(tree, self._safe_functions).faults():
                yield f"{file}:{line} {what}"


class _File:
    def __init__(self, tree: ast.Module, safe_functions: set[str]) -> None:
        self._tree = tree
        self._safe_functions = safe_functions
        self._safe_names: set[str] = set()
        self._has_table = any(
            isinstance(node, ast.ImportFrom) and any(alias.name == "DataTable" for alias in node.names)
            for node in ast.walk(tree)
        )

    def faults(self) -> Iterator[tuple[int, str]]:
        yield from self._in_body(self._tree, "")

    def _in_body(self, scope: ast.AST, shows: str) -> Iterator[tuple[int, str]]:
        """Faults within a scope; `shows` is the class of Textual's that the class around it derives from."""
        outer, self._safe_names = self._safe_names, self._safe_names | self._names_in(scope)
        for node in _own(scope):
            if isinstance(node, ast.ClassDef):
                bases = {_name(base) for base in node.bases} & (_SHOWS | {"OptionList"})
                yield from self._in_body(node, next(iter(bases), ""))
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                if isinstance(node, ast.FunctionDef) and node.name == "render" and _name(node.returns) == "str":
                    yield node.lineno, "a render that returns str is read as markup: return Content"
                yield from self._in_body(node, shows)
            elif isinstance(node, ast.Call):
                yield from ((node.lineno, what) for what in self._in_call(node, shows))
            elif isinstance(node, ast.Assign):
                for target in node.targets:
                    if (
                        isinstance(target, ast.Attribute)
                        and target.attr in _TITLES
                        and not self._is_safe(node.value)
                    ):
                        yield node.lineno, f"{target.attr} is read as markup: plain(...)"
        self._safe_names = outer

    def _in_call(self, call: ast.Call, shows: str) -> Iterator[str]:
        name = _name(call.func)
        if name == "__init__" and shows:
            name = shows
        given = {each.arg: each.value for each in call.keywords}
        markup = given.get("markup")
        told = isinstance(markup, ast.Constant) and markup.value is False
        if name in _INSTEAD:
            yield f"{name}: use {_INSTEAD[name]}"
        elif name in _PARSERS and isinstance(call.func, ast.Attribute):
            if not all(isinstance(each, ast.Constant) for each in call.args):
                yield f"{name} reads markup: plain(...)"
        elif name == "OptionList" and not told:
            yield "OptionList reads markup: PlainList, or markup=False"
        elif name in _SHOWS and not (told and name in _TOLD_NOT_TO):
            shown = [*call.args[:1], *(value for key, value in given.items() if key in _SHOWN_BY_NAME)]
            if not all(self._is_safe(each) for each in shown):
                yield f"{name} reads its text as markup: plain(...)"
            elif not shown and name in _TOLD_NOT_TO:
                yield f"{name} reads every later update as markup: Words"
        elif not told and not all(self._is_safe(each) for each in self._shown_by_method(name, call)):
            yield f"{name} reads its text as markup: plain(...)"
        if "tooltip" in given and not self._is_safe(given["tooltip"]):
            yield "a tooltip is read as markup: plain(...)"

    def _shown_by_method(self, name: str, call: ast.Call) -> list[ast.expr]:
        """The arguments of a method that are shown as markup."""
        if name == "notify":
            return call.args[:1]
        if name == "update" and len(call.args) == 1 and not call.keywords:
            return [] if isinstance(call.args[0], ast.Dict | ast.Set | ast.DictComp | ast.SetComp) else call.args
        if self._has_table:
            if name in {"add_row", "add_column", "add_columns"}:
                return call.args
            if name in {"update_cell", "update_cell_at"}:
                return call.args[-1:]
        return []

    def _is_safe(self, node: ast.expr | None) -> bool:
        match node:
            case None:
                return True
            case ast.Constant(value=value):
                return "[" not in str(value)
            case ast.Name(id=name):
                return name in self._safe_names
            case ast.Attribute(attr=name):
                return name in self._safe_functions - _SAFE_CALLS
            case ast.Call(func=called):
                return self._returns_safe(called)
            case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, op=ast.Add(), right=other):
                return self._is_safe(one) and self._is_safe(other)
            case ast.BoolOp(values=values):
                return all(self._is_safe(each) for each in values)
            case ast.Starred(value=each) | ast.ListComp(elt=each) | ast.GeneratorExp(elt=each):
                return self._is_safe(each)
        return False

    def _returns_safe(self, called: ast.expr) -> bool:
        """Whether calling this gives Content or Text: one of the two, a function known to, a method of either."""
        name = _name(called)
        if not isinstance(called, ast.Attribute):
            return name in self._safe_functions
        if name in _PARSERS or isinstance(called.value, ast.Constant):
            return False
        return name in self._safe_functions or _name(called.value) in _SAFE_TYPES or self._is_safe(called.value)

    def _names_in(self, scope: ast.AST) -> set[str]:
        """Names of a scope that never hold anything but safe text."""
        safe: dict[str, bool] = {}
        if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef):
            safe = {each.arg: _is_safe_type(each.annotation) for each in scope.args.args + scope.args.kwonlyargs}
        for node in _own(scope):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        safe[target.id] = safe.get(target.id, True) and self._is_safe(node.value)
            elif isinstance(node, ast.For | ast.comprehension | ast.AugAssign):
                safe.update({each.id: False for each in ast.walk(node.target) if isinstance(each, ast.Name)})
        return {name for name, holds in safe.items() if holds}


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """Everything within a scope, but only the heads of the scopes within it."""
    for child in ast.iter_child_nodes(scope):
        yield child
        if not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _own(child)


def _name(node: ast.AST | None) -> str:
    """The last name of `a.b.c`, `c[...]` or `"c"`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Constant(value=str() as name):
            return name
        case ast.Subscript(value=value):
            return _name(value)
    return ""


def _is_safe_type(annotation: ast.expr | None) -> bool:
    match annotation:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            sides = {_name(left), _name(right)}
            return bool(sides & _SAFE_TYPES) and sides <= _SAFE_TYPES | {"", "None"}
    return _name(annotation) in _SAFE_TYPES
