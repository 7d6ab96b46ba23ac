"""The shape of a record: the strict base of every part, and what a field asks of a person.

A part is declared once. Forms, the JSON Schema, help and the minutes read that declaration through `fields_of`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from agenda.words import Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetJsonSchemaHandler, ModelWrapValidatorHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core.core_schema import CoreSchema

JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"


class Kind(Enum):
    """What sort of answer a field takes."""

    LINE = auto()
    TEXT = auto()
    YES_NO = auto()
    WORD = auto()
    WORDS = auto()
    DAY = auto()
    DUE = auto()
    CLOCK = auto()
    LINES = auto()
    ID = auto()
    REFERENCE = auto()
    REFERENCES = auto()
    PART = auto()
    ROWS = auto()


@dataclass(frozen=True, slots=True)
class Ask:
    """What a field asks: its label, one line of hint, and whatever its type does not tell.

    `refers` names the list whose ids the field holds: attendance, people or risks. `past` tells a date of what has
    happened: said without a year, it is the last such day and not the next. `born` tells a day of birth, which is
    never ahead.
    """

    label: str
    hint: str = ""
    kind: Kind | None = None
    refers: Literal["", "attendance", "people", "risks"] = ""
    past: bool = False
    born: bool = False

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Publish the label as title and the hint as description."""
        made = handler(schema)
        made["title"] = self.label
        if self.hint:
            made["description"] = self.hint
        return made


_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _read_day(found: object) -> object:
    if isinstance(found, str) and _DAY.fullmatch(found):
        try:
            return date.fromisoformat(found)
        except ValueError:
            pass
    elif found is None or type(found) is date:
        return found
    raise PydanticCustomError("day", "a date YYYY-MM-DD")


def _read_list(found: object) -> object:
    # Strict pydantic takes only a tuple for a tuple; JSON has lists.
    if isinstance(found, list | tuple):
        return tuple(found)
    raise PydanticCustomError("list", "a list")


def _read_number(found: object) -> object:
    # 1 is not yes and 2.0 is not a whole number, though Python calls both equal.
    if found is None or type(found) in {int, str}:
        return found
    raise PydanticCustomError("number", "a whole number of its list")


Day: TypeAlias = Annotated[date | None, BeforeValidator(_read_day)]
Clock: TypeAlias = Annotated[str | None, Field(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Number = BeforeValidator(_read_number)
Rows = BeforeValidator(_read_list)
YesNo: TypeAlias = bool | None


class Part(BaseModel):
    """A part of the record: frozen, strict, and lossless – what was absent, null or empty stays so."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    _nulls: frozenset[str] = PrivateAttr(default=frozenset())

    @model_validator(mode="wrap")
    @classmethod
    def _keep_nulls(cls, found: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Read a null list or part as an empty one, and remember that it was null."""
        if not isinstance(found, dict):
            return handler(found)
        nulls = frozenset(key for key, value in found.items() if value is None and key in _emptiable(cls))
        if not nulls:
            return handler(found)
        made = handler({key: value for key, value in found.items() if key not in nulls})
        made._nulls = nulls  # noqa: SLF001 - our own, on the instance just made
        return made

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Let lists and parts be null in the published schema, as the reader does."""
        made = handler.resolve_ref_schema(handler(schema))
        properties: dict[str, JsonSchemaValue] = made.get("properties", {})
        for name in _emptiable(cls) & properties.keys():
            found = dict(properties[name])
            found.pop("default", None)
            words: JsonSchemaValue = {key: found.pop(key) for key in ("title", "description") if key in found}
            properties[name] = {"anyOf": [found, {"type": "null"}], **words}
        return made

    def said(self) -> dict[str, JSON]:
        """The part as JSON, holding exactly the keys that were given, nulls as nulls."""
        given = self.model_fields_set | self._nulls
        return {
            name: None if name in self._nulls else to_json(getattr(self, name))
            for name in type(self).model_fields
            if name in given
        }


@cache
def _emptiable(part: type[Part]) -> frozenset[str]:
    """Fields that are never None in Python although the record may hold null: lists and parts."""
    return frozenset(
        name
        for name, info in part.model_fields.items()
        if not info.is_required() and info.get_default(call_default_factory=True) is not None
    )


def to_json(value: object) -> JSON:
    """Any value of a record as JSON."""
    if isinstance(value, Part):
        return value.said()
    if isinstance(value, tuple):
        return [to_json(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Word):
        return value.value
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"a record holds no {type(value).__name__}")


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as forms, help and documents see it."""

    name: str
    label: str
    hint: str
    kind: Kind
    words: tuple[Word | int | str, ...] = ()
    part: type[Part] | None = None
    refers: str = ""
    past: bool = False
    born: bool = False


@cache
def fields_of(part: type[Part]) -> tuple[FieldSpec, ...]:
    """The fields of a part in the order in which they are declared."""
    return tuple(_spec(name, info.annotation, info.metadata) for name, info in part.model_fields.items())


@cache
def labels_of(part: type[Part]) -> Mapping[str, str]:
    """Field name to label."""
    return {spec.name: spec.label for spec in fields_of(part)}


def _spec(name: str, annotation: object, metadata: list[Any]) -> FieldSpec:
    ask = next((each for each in metadata if isinstance(each, Ask)), None)
    if ask is None:
        raise TypeError(f"field {name} asks nothing: give it an Ask")
    kind, words, part = _kind_of(_without_none(annotation))
    return FieldSpec(name, ask.label, ask.hint, ask.kind or kind, words, part, ask.refers, ask.past, ask.born)


def _without_none(annotation: object) -> object:
    if get_origin(annotation) in {Union, UnionType}:
        rest = [each for each in get_args(annotation) if each is not type(None)]
        if len(rest) == 1:
            return _without_none(rest[0])
    return annotation


def _kind_of(found: object) -> tuple[Kind, tuple[Word | int | str, ...], type[Part] | None]:
    if get_origin(found) is tuple:
        kind, words, part = _kind_of(_without_none(get_args(found)[0]))
        return {Kind.WORD: Kind.WORDS, Kind.PART: Kind.ROWS}.get(kind, Kind.LINES), words, part
    if get_origin(found) is Literal:
        return Kind.WORD, get_args(found), None
    if isinstance(found, type):
        if issubclass(found, Part):
            return Kind.PART, (), found
        if issubclass(found, Word):
            return Kind.WORD, tuple(found), None
        plain = {bool: Kind.YES_NO, date: Kind.DAY, str: Kind.LINE}
        if found in plain:
            return plain[found], (), None
    raise TypeError(f"no kind of field for {found!r}")
