"""What of a claim's time is missing, now that its dates are known?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.text.slots import Gap, Grain, How

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.slots import Date


def with_undated(text: str, gaps: Sequence[Gap], dates: Sequence[Date]) -> tuple[Gap, ...]:
    """Return the gaps with one for each date that nobody can tell, and without those that a date tells.

    Nothing is missing beside a date that is known, but for the year of another day or month; nor of what is of any year
    or day: "in winter", "at 5 p.m.".

    Args:
        gaps: of the claim, without its dates.
        dates: that it has, in order.
    """
    known = [each for each in dates if each.value[:1].isdecimal()]
    kept = [gap for gap in gaps if not any(each.span.overlaps(gap.span) for each in known)]
    for each in dates:
        why = _why(each.span.of(text), each, beside=bool(known))
        if why and not any(gap.span.overlaps(each.span) for gap in kept):
            kept.append(Gap(each.span, why))
    return tuple(sorted(kept, key=lambda gap: gap.span))


def _why(words: str, date: Date, *, beside: bool) -> str | None:
    """What is not known of the date; None where nothing is, or it does not matter `beside` one that is known."""
    if date.how is not How.UNRESOLVED or date.grain is Grain.VAGUE:
        return None
    if _YEARLESS.fullmatch(date.value):
        return f"It is not certain of which year “{words}” is."
    return f"It is not certain when “{words}” is." if not beside and _OPEN.fullmatch(date.value) else None


_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?(?:T[A-Z]{2})?")
_OPEN = re.compile(r"XXXX(?:-(?:\d\d(?:-\d\d)?|WXX-\d|XX-XX))?(?:T[A-Z]{2})?")
"""A day, a month or a part of a day of which the rest is not known; no season, and no time of the clock."""
