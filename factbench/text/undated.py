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

    Nothing is missing beside a date that is known, nor of what is of any year or day: "in winter", "at 5 p.m.".

    Args:
        gaps: of the claim, without its dates.
        dates: that it has, in order.
    """
    known = [each for each in dates if each.value[:1].isdecimal()]
    kept = [gap for gap in gaps if not any(each.span.overlaps(gap.span) for each in known)]
    if known:
        return tuple(kept)
    for each in dates:
        open_ = each.how is How.UNRESOLVED and _OPEN.fullmatch(each.value) is not None
        if open_ and each.grain is not Grain.VAGUE and not any(gap.span.overlaps(each.span) for gap in kept):
            kept.append(Gap(each.span, f"It is not certain when “{each.span.of(text)}” is."))
    return tuple(sorted(kept, key=lambda gap: gap.span))


_OPEN = re.compile(r"XXXX(?:-(?:\d\d(?:-\d\d)?|WXX-\d|XX-XX))?(?:T[A-Z]{2})?")
"""A day, a month or a part of a day of which the rest is not known; no season, and no time of the clock."""
