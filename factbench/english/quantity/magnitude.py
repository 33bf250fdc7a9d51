"""Do two numbers say the same?"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.text.slots import Quantity


def agree(one: Quantity, other: Quantity) -> bool | None:
    """Return whether the two numbers can both be right; None where one of them is not a number.

    Bounds and ranges agree when they meet ("at least 5" and 7). A number agrees with a finer one that it rounds:
    "4 million" and 3,972,518, also "4 thousand" and 3,950, but not 4 and 3.9. What is called approximate may
    be a tenth off.
    """
    first, second = bounds(one), bounds(other)
    if first is None or second is None:
        return None
    slack = max(_slack(one, other), _slack(other, one))
    return first[0] - slack <= second[1] and second[0] - slack <= first[1]


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


def _slack(coarse: Quantity, fine: Quantity) -> float:
    """By how much `fine` may miss `coarse`."""
    value = coarse.value
    if value is None or not math.isfinite(value):
        return 0.0
    if coarse.approximate:
        return _TENTH * abs(value)
    if abs(value) < _ROUNDED_FROM and value % 1 == 0:
        return 0.0
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
