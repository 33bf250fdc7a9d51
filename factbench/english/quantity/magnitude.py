"""Do two numbers say the same?"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from factbench.text.slots import Quantity


def agree(one: Quantity, other: Quantity, *, exclusive: Collection[Quantity] = ()) -> bool | None:
    """Return whether the two numbers say the same; None where neither says anything of the other.

    Ranges agree when they meet, a bound ("at least 5") with every number that it allows; no rounding carries a
    number over it. Two open bounds agree where they are equal, and else exclude each other or say nothing. A number
    agrees with a finer one that it rounds: "4 million" and 3,972,518, also "4 thousand" and 3,950, but not 4 and
    3.9. What is called approximate may be a tenth off.

    `exclusive` are those of the two that do not allow their bound itself: "more than 5".
    """
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return None
    opened = [each for each in (one, other) if _is_open(each)]
    if len(opened) == 2:
        return _both_open(first, second)
    if opened:
        strictly = any(each is opened[0] for each in exclusive)
        return _allows(
            *((first, other, second) if opened[0] is one else (second, one, first)), strictly=strictly
        )
    slack = max(_slack(one, other), _slack(other, one))
    return first[0] - slack <= second[1] and second[0] - slack <= first[1]


def _is_open(quantity: Quantity) -> bool:
    return (quantity.low is None) != (quantity.high is None)


def _both_open(first: tuple[float, float], second: tuple[float, float]) -> bool | None:
    if first == second:
        return True
    return False if first[0] > second[1] or second[0] > first[1] else None


def _allows(
    bound: tuple[float, float], point: Quantity, point_bounds: tuple[float, float], *, strictly: bool
) -> bool:
    """Whether a number, or a part of a range, lies on the right side of a bound."""
    slack = _TENTH * abs(point.value) if point.approximate and point.value is not None else 0.0
    (least, most), (low, high) = bound, point_bounds
    low, high = low - slack, high + slack
    return low < most and high > least if strictly else low <= most and high >= least


def bounds(quantity: Quantity) -> tuple[float, float] | None:
    """Return the least and the greatest value the quantity allows, either may be infinite; None without any."""
    if quantity.value is None and quantity.low is None and quantity.high is None:
        return None
    if quantity.low is None and quantity.high is None and quantity.value is not None:
        return quantity.value, quantity.value
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    return min(low, high), max(low, high)


# How far off an approximate number may be, and how far rounding may carry a large one.
_TENTH = 0.1
# Below this people give exact numbers.
_ROUNDED_FROM = 1_000
# From here on a measure without decimals may have been rounded to a whole number.
_WHOLE = 10


def _slack(coarse: Quantity, fine: Quantity) -> float:
    """By how much `fine` may miss `coarse`."""
    value = coarse.value
    if value is None or not math.isfinite(value):
        return 0.0
    if coarse.approximate:
        return _TENTH * abs(value)
    if abs(value) < _ROUNDED_FROM and value % 1 == 0:
        # 97 % rounds 97.1 %, and 60 % does not 58 %; of what is counted small numbers are exact.
        measured = coarse.unit is not None and fine.value is not None and fine.value % 1 != 0
        return 0.5 if measured and abs(value) >= _WHOLE else 0.0
    if fine.value is None or not math.isfinite(fine.value) or _digit(fine.value) >= _digit(value):
        return 0.0
    return min(_digit(value) / 2, _TENTH * abs(value))


@lru_cache(maxsize=1 << 10)
def _digit(value: float) -> float:
    """What the last significant digit is worth: 4,000,000 -> 1,000,000; 3.97 -> 0.01; 0 -> 0."""
    if value == 0:
        return 0.0
    mantissa, exponent = f"{abs(value):.12e}".split("e")
    return float(f"1e{int(exponent) - len(mantissa.rstrip('0').rstrip('.').replace('.', '')) + 1}")
