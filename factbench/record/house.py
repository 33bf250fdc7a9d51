"""What does the house want of a verdict that this one lacks?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.scales import known

if TYPE_CHECKING:
    from factbench.model import Verdict


def lacking(verdict: Verdict) -> tuple[str, ...]:
    """ "a citation", "a reason", both or none: what a verdict that places its claim between true and false lacks.

    Not enough evidence, not checkable and open want neither.
    """
    given = known(verdict.rating, verdict.scale) if verdict.rating else None
    if given is None or given.number is None:
        return ()
    wanted = (("a citation", bool(verdict.citations)), ("a reason", bool(verdict.rationale.strip())))
    return tuple(words for words, there in wanted if not there)
