"""Are the slots right on the cases of Microsoft's Recognizers-Text? Expected values put into this project's notation.

Source: Recognizers-Text, Specs (MIT). `End` is inclusive; of several values listed (past and future) each is right;
cases marked as not supported by the reference's Python are left out, and units without a number.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from factbench.english.date.calendar import stretch_of
from factbench.english.quantity.measure import measure_at
from factbench.text.slots import Grain, QuantityKind
from factbench.text.span import Span
from tests.quality.table import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.text.slots import Date, Quantity


Slot = TypeVar("Slot", "Date", "Quantity")


@dataclass(frozen=True, slots=True)
class Case:
    """A text with what a reader should find in it."""

    text: str
    day: datetime.date
    """The day on which it was said."""
    gold: tuple[tuple[Span, dict[str, Any]], ...]
    """Spans, each with its resolution; "kind" is the type name."""


def cases(*files: str) -> list[Case]:
    """The supported cases of the files."""
    found = []
    for file in files:
        path = path_of("dates_quantities", "recognizers_specs", *file.split("/"))
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            if (
                "python"
                not in f"{case.get('NotSupported', '')}{case.get('NotSupportedByDesign', '')}".lower()
            ):
                found.append(_case(case))
    return found


def _case(case: dict[str, Any]) -> Case:
    day = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
    gold = tuple(
        (
            Span(each["Start"], each["End"] + 1),
            (each.get("Resolution") or {}) | {"kind": each["TypeName"].rpartition(".")[2]},
        )
        for each in case["Results"]
        if "value" not in (found := each.get("Resolution") or {}) or found["value"] not in {None, "null"}
    )
    return Case(case["Input"], datetime.date.fromisoformat(day), gold)


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of the expected results: span exactly right, value right where the spans touch."""

    spans: float
    values: float
    expected: int


def score(
    tried: Sequence[Case],
    find: Callable[[Case], Sequence[Slot]],
    is_right: Callable[[Slot, dict[str, Any]], bool],
) -> Score:
    """How many of the expected results were found."""
    spans = values = expected = 0
    for case in tried:
        found = find(case)
        for span, wanted in case.gold:
            expected += 1
            spans += any(each.span == span for each in found)
            values += any(each.span.overlaps(span) and is_right(each, wanted) for each in found)
    return Score(spans / expected, values / expected, expected)


# ------------------------------------------------------------------------------------------------- dates


def is_right_date(date: Date, wanted: dict[str, Any]) -> bool:
    """Whether the date has the value of one of the resolutions, or the same TIMEX."""
    return any(_is_same(date, each) for each in wanted.get("values", ()))


def _is_same(date: Date, wanted: dict[str, str]) -> bool:  # noqa: PLR0911  one a type
    if date.value.removeprefix("XXXX-XX-XX") == wanted["timex"]:
        return True
    if wanted.get("value") == "not resolved":
        return date.value.startswith(wanted["timex"][:4]) and date.value[:1] == "X"
    match wanted["type"]:
        case "date":
            return date.grain is Grain.DAY and date.value == wanted["value"]
        case "time":
            return _clock(date.value).rpartition("T")[2] == wanted["value"]
        case "datetime":
            return _clock(date.value) == wanted["value"].replace(" ", "T")
        case "duration":
            return _seconds(date.value) == float(wanted["value"])
        case _:
            return _is_same_stretch(date, wanted)


def _is_same_stretch(date: Date, wanted: dict[str, str]) -> bool:
    """Whether an interval has the ends wanted.

    The reference leaves the last day out, or names the first day of the last stretch; here the last stretch is in.
    """
    part = re.fullmatch(r"[^T]*(T[A-Z]{2})", wanted["timex"])
    if part and "start" in wanted:
        return date.value in {wanted["start"][:10] + part[1], part[1]}
    first = date.begin or (None if date.end else date.value)
    last = date.end or (None if date.begin else date.value)
    if wanted["type"] == "timerange":
        first, last = (each and "T" + each.rpartition("T")[2] for each in (first, last))
        return (_starts(first), _starts(last)) == tuple(f"T{wanted.get(end)}" for end in ("start", "end"))
    return _starts(first) == _at(wanted.get("start")) and _at(wanted.get("end")) in _endings(last)


def _at(when: str | None) -> str | None:
    return when and _clock(when.replace(" ", "T"))


def _clock(value: str) -> str:
    """A time of day to the second, with its day where it has one: "2016-11-07T08" -> "2016-11-07T08:00:00"."""
    day, mark, time = value.rpartition("T")
    return f"{day}{mark}{time}{':00' * (2 - time.count(':'))}" if mark or ":" in value else value


def _starts(value: str | None) -> str | None:
    if value is None or "T" in value:
        return value and _clock(value)
    stretch = stretch_of(value)
    return datetime.date(*stretch.first).isoformat() if stretch and stretch.first else value


def _endings(value: str | None) -> set[str | None]:
    """The ways to name the end of an interval."""
    if value is None or "T" in value:
        return {value and _clock(value)}
    stretch = stretch_of(value)
    if stretch is None or stretch.last is None:
        return {value}
    year, month, day = stretch.last
    following = datetime.date(year + month // 12, month % 12 + 1, 1) if day >= 28 else None
    named = {datetime.date(year, month, min(day, 28)).isoformat(), _starts(value)}
    try:
        last: datetime.date | None = datetime.date(year, month, day)
    except ValueError:
        last = following and following - datetime.timedelta(days=1)
    if last:
        named |= {last.isoformat(), (last + datetime.timedelta(days=1)).isoformat()}
    return named


_UNIT_SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1}


def _seconds(period: str) -> float | None:
    """How long a period is, as the reference counts it."""
    found = re.fullmatch(r"P(T?)([\d.]+)([A-Z])", period)
    unit = found and _UNIT_SECONDS.get(found[1] + found[3])
    return float(found[2]) * unit if found and unit else None


# -------------------------------------------------------------------------------------------- quantities


def is_right_quantity(quantity: Quantity, wanted: dict[str, Any]) -> bool:
    """Whether the quantity has the value and, where a unit is named, the unit wanted."""
    value = str(wanted.get("value"))
    if wanted["kind"] == "numberrange":
        return (quantity.low, quantity.high) == tuple(map(_bound, value.strip("()[]").split(",")))
    if quantity.value != pytest.approx(float(value.rstrip("%")), rel=1e-4):
        return False
    return _has_unit(quantity, wanted)


def _bound(text: str) -> float | None:
    return float(text) if text.strip() else None


def _has_unit(quantity: Quantity, wanted: dict[str, Any]) -> bool:
    match wanted["kind"]:
        case "percentage":
            return quantity.unit == "%"
        case "ordinal":
            return quantity.kind is QuantityKind.ORDINAL
        case "currency":
            code = wanted.get("isoCurrency")
            return quantity.kind is QuantityKind.MONEY and code in {None, quantity.unit}
        case "dimension" | "temperature":
            known = measure_at(f" {wanted['unit'].lower()}", 0) or measure_at(f" {wanted['unit']}", 0)
            return known is not None and known[0].unit == quantity.unit
        case "age":
            return bool(quantity.unit) and wanted["unit"].lower() == quantity.unit
        case _:
            return True
