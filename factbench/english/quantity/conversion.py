"""How much is a quantity in another unit of the same dimension?"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from factbench.text.slots import Quantity


def converted(quantity: Quantity, unit: str) -> Quantity | None:
    """Return `quantity` in `unit`, as `measure` names units; None where the two measure different things.

    The result counts as approximate: who converts rounds.

    >>> from factbench.english.quantity import quantities
    >>> round(converted(quantities("It is 10 miles long.")[0], "km").value, 2)
    16.09
    """
    if quantity.unit == unit:
        return quantity
    one, other = _scales().get(quantity.unit or ""), _scales().get(unit)
    if one is None or other is None or one.dimension != other.dimension:
        return None

    def turned(value: float | None) -> float | None:
        return None if value is None else (value * one.size + one.zero - other.zero) / other.size

    return replace(
        quantity,
        unit=unit,
        value=turned(quantity.value),
        low=turned(quantity.low),
        high=turned(quantity.high),
        approximate=True,
    )


class _UnitScale(NamedTuple):
    """A unit in the base unit of its dimension: value * size + zero."""

    dimension: str
    size: float
    zero: float = 0.0


@cache
def _scales() -> dict[str, _UnitScale]:
    return {
        name.strip(): _UnitScale(dimension.strip(), *map(float, numbers.split()))
        for line in _TABLE.strip().splitlines()
        for dimension, _, rest in [line.partition(":")]
        for name, _, numbers in (each.partition("=") for each in rest.split(","))
    }


# Source: SI brochure 9; NIST Handbook 44, appendix C. A gallon is the United States'.
_TABLE = """
length: km=1000, m=1, cm=.01, mm=.001, mile=1609.344, nautical mile=1852, yard=.9144, foot=.3048, inch=.0254
area: km²=1e6, m²=1, square mile=2589988.11, square foot=.09290304, hectare=10000, acre=4046.8564
volume: m³=1000, cubic foot=28.316847, litre=1, ml=.001, gallon=3.785412, barrel=158.98729
mass: kg=1, g=.001, mg=1e-6, tonne=1000, ton=907.18474, pound=.45359237, ounce=.02834952, stone=6.35029
temperature: °C=1, °F=.5555556 -17.7777778
speed: km/h=1, mph=1.609344
power: W=.001, kW=1, MW=1000, GW=1e6
memory: MB=1, GB=1000, TB=1e6
share: percentage point=1, basis point=.01
"""
