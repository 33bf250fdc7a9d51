"""Values <-> JSON, without loss: the shape of the JSON is the shape of the dataclasses in `model` and `text.slots`."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from factbench.text.span import Span

if typing.TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def encode(value: object) -> Any:
    """Return `value` as JSON's own types: a dataclass as an object, a `Span` as [start, end], a date as ISO text.

    >>> encode(Span(3, 7))
    [3, 7]
    """
    if isinstance(value, Span):
        return [value.start, value.end]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: encode(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(each) for each in value]
    return value


def decode(kind: type[T], found: Any) -> T:
    """Return the value of type `kind` that `encode` made `found` of.

    A field that has a default may be missing, so that what an older version stored can still be read.

    Raises: `ValueError` or `TypeError` where `found` has another shape: a field missing or too many, a wrong type.
    """
    return cast("T", _decode(kind, found))


def _decode(kind: Any, found: Any) -> Any:  # noqa: PLR0911  one return a shape
    if isinstance(kind, types.UnionType):
        return None if found is None else _decode(_not_none(kind), found)
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind), found)
    if kind is Span:
        start, end = found
        return Span(_checked(int, start), _checked(int, end))
    if dataclasses.is_dataclass(kind):
        return _dataclass(cast("type", kind), found)
    if kind is date:
        return date.fromisoformat(found)
    if issubclass(kind, Enum):
        return kind(found)
    if issubclass(kind, tuple):
        return _named(kind, found)
    return _checked(kind, found)


def _not_none(kind: types.UnionType) -> Any:
    (other,) = [each for each in typing.get_args(kind) if each is not type(None)]
    return other


def _tuple(kinds: tuple[Any, ...], found: Any) -> tuple[Any, ...]:
    items = cast("list[Any]", _checked(list, found))
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_decode(kinds[0], each) for each in items)
    return tuple(_decode(kind, each) for kind, each in zip(kinds, items, strict=True))


def _named(kind: Any, found: Any) -> Any:
    """A named tuple from a list; fields with a default may be missing at its end."""
    hints = list(typing.get_type_hints(kind).values())
    items = cast("list[Any]", _checked(list, found))
    if len(items) > len(hints):
        raise ValueError(f"not a {kind.__name__}: {len(items)} values")
    return kind(*(_decode(hint, each) for hint, each in zip(hints, items, strict=False)))


def _dataclass(kind: type, found: Any) -> Any:
    fields, needed = _fields(kind), _needed(kind)
    given = cast("dict[str, Any]", _checked(dict, found))
    if not needed <= given.keys() <= fields.keys():
        raise ValueError(f"not a {kind.__name__}: {_difference(given, needed, fields)}")
    return kind(**{name: _decode(fields[name], value) for name, value in given.items()})


@cache
def _fields(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind, localns={"Span": Span})
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


@cache
def _needed(kind: type) -> frozenset[str]:
    missing = dataclasses.MISSING
    return frozenset(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is missing and field.default_factory is missing
    )


def _difference(given: Iterable[str], needed: Iterable[str], known: Iterable[str]) -> str:
    missing, strange = sorted(set(needed) - set(given)), sorted(set(given) - set(known))
    return "; ".join([*(f"no {name}" for name in missing), *(f"unknown {name}" for name in strange)])


def _checked(kind: type, found: Any) -> Any:
    if kind is float and type(found) is int:
        return float(found)
    if type(found) is not kind:
        raise TypeError(f"{found!r} is not of type {kind.__name__}")
    return found
