"""Does the statement say how many times something happens, and the passage otherwise?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.numerals import SMALL
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import Clash, coverage_traits, place_of, signal
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side


class _Times(NamedTuple):
    span: Span
    many: int
    per: str
    """ "year" of "twice a year"; "" where no length of time is named."""


def compare_times(claim: Side, evidence: Side) -> Iterator[Signal | Clash]:
    """ "twice" agrees with "two times" and clashes with "three times", where both are of as long a time."""
    for mine in _times(claim):
        others = [each for each in _times(evidence) if each.per == mine.per]
        same = next((each for each in others if each.many == mine.many), None)
        if same is not None:
            yield signal(Element.NUMBER, Agreement.AGREES, claim, mine.span, evidence, same.span)
        elif others:
            placed = [(place_of(claim, mine.span, evidence, each.span), each) for each in others]
            traits, other = max(placed, key=lambda each: (each[0]["near"], each[0]["sentence"]))
            # A number that is set against one of the same: so it is weighed.
            traits |= {"counted": float(bool(mine.per)), "beside": traits["near"], "around": traits["nearer"]}
            if mine.per or traits["near"]:
                yield Clash(Element.NUMBER, "number", mine.span, other.span, traits)
        else:
            yield Clash(Element.NUMBER, "no number", mine.span, None, coverage_traits(claim, evidence))


_ONCE = {"once": 1, "twice": 2, "thrice": 3}
_NUMERALS = "|".join(sorted((word for word in SMALL if word.isalpha()), key=len, reverse=True))
# "at once", "once he left" and "three times as large" count nothing that happens.
_TIMES = re.compile(
    rf"\b(?:(?P<word>(?<!at )once|twice|thrice)|(?P<number>\d{{1,3}}|{_NUMERALS})\s(?:times|occasions))\b"
    r"(?!\s(?:as|more|the|larger|bigger|higher|greater|he|she|it|they|again)\b)"
    r"(?:\s(?:an?|per|every|each)\s(?P<per>day|week|month|year|season|decade|century))?",
    re.IGNORECASE,
)
# "won the cup once." counts.
_COUNTS = re.compile(r"\s*(?:[.;!?]|\Z)")


@lru_cache(maxsize=64)
def _times(side: Side) -> tuple[_Times, ...]:
    found = []
    for match in _TIMES.finditer(side.text):
        told = match["number"]
        if match["word"]:
            count = _ONCE[match["word"].lower()]
            if count == 1 and not (match["per"] or _COUNTS.match(side.text, match.end())):
                continue  # "once" within a clause is "formerly" as often
        else:
            count = int(told) if told.isdigit() else int(SMALL[told.lower()])
        found.append(_Times(Span(*match.span()), count, (match["per"] or "").lower()))
    return tuple(found)
