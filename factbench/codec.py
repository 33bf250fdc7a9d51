"""Values <-> JSON, without loss: the shape of the JSON is the shape of the dataclasses in `model` and `text.slots`."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, cast

from factbench.text.span import Span

if typing.TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

T = TypeVar("T")


def encode(value: object) -> Any:
    """Return `value` as JSON's own types: a dataclass as an object, a `Span` as [start, end], a date as ISO text.

    >>> encode(Span(3, 7))
    [3, 7]
    """
    return _encoder(cast("Hashable", type(value)))(value)


@cache
def _encoder(kind: Any) -> Callable[[Any], Any]:
    """How values of exactly this type are written."""
    if kind is Span:
        return lambda span: [span.start, span.end]
    if dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        return lambda value: {name: encode(getattr(value, name)) for name in names}
    if issubclass(kind, Enum):
        return lambda member: member.value
    if issubclass(kind, date):
        return lambda day: day.isoformat()
    if issubclass(kind, tuple | list):
        return lambda values: [encode(each) for each in values]
    return lambda value: value


def decode(kind: type[T], found: Any) -> T:
    """Return the value of type `kind` that `encode` made `found` of.

    A field that has a default may be missing, so that what an older version stored can still be read.

    Raises: `ValueError` or `TypeError` where `found` has another shape: a field missing or too many, a wrong type.
    """
    return cast("T", _decoder(cast("Hashable", kind))(found))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:  # noqa: PLR0911  one return a shape
    """How values of this type are read: looked up once for a type, for a report has millions of them."""
    if isinstance(kind, types.UnionType):
        return _optional(_not_none(kind))
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind))
    if kind is Span:
        return _span
    if dataclasses.is_dataclass(kind):
        return partial(_dataclass, cast("type", kind))
    if kind is date:
        return date.fromisoformat
    if issubclass(kind, Enum):
        return cast("Callable[[Any], Any]", kind)
    if issubclass(kind, tuple):
        return partial(_named, kind)
    return partial(_checked, kind)


def _span(found: Any) -> Span:
    start, end = found
    return Span(_checked(int, start), _checked(int, end))


def _optional(kind: Any) -> Callable[[Any], Any]:
    return lambda found: None if found is None else _decoder(kind)(found)


def _not_none(kind: types.UnionType) -> Any:
    (other,) = [each for each in typing.get_args(kind) if each is not type(None)]
    return other


def _tuple(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return lambda found: tuple(map(_decoder(kinds[0]), _checked(list, found)))
    return lambda found: tuple(
        _decoder(kind)(each) for kind, each in zip(kinds, _checked(list, found), strict=True)
    )


def _named(kind: Any, found: Any) -> Any:
    """A named tuple from a list; fields with a default may be missing at its end."""
    hints = list(typing.get_type_hints(kind).values())
    items = cast("list[Any]", _checked(list, found))
    if len(items) > len(hints):
        raise ValueError(f"not a {kind.__name__}: {len(items)} values")
    return kind(*(_decoder(hint)(each) for hint, each in zip(hints, items, strict=False)))


def _dataclass(kind: type, found: Any) -> Any:
    fields, needed = _fields(kind), _needed(kind)
    given = cast("dict[str, Any]", _checked(dict, found))
    if not needed <= given.keys() <= fields.keys():
        raise ValueError(f"not a {kind.__name__}: {_difference(given, needed, fields)}")
    return kind(**{name: fields[name](value) for name, value in given.items()})


@cache
def _fields(kind: type) -> dict[str, Callable[[Any], Any]]:
    hints = typing.get_type_hints(kind, localns={"Span": Span})
    return {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(kind)}


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
