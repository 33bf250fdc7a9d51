"""Does the passage compare the same two the other way round: which is larger, which has more, which came first?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.polarity import family, opposites
from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.stages.compare.one_holder import SURE
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.clash import Clash
    from factbench.stages.compare.side import Side


class Comparing(NamedTuple):
    """A comparison of two: "Brint has more boats than Orven". Families of words."""

    one: frozenset[str]
    way: str
    """The stem of the word that compares: "more", "larger", "before"."""
    measure: frozenset[str]
    """What is compared: "boats"; empty where the word itself tells."""
    other: frozenset[str]
    at: Span


def compare_comparisons(claim: Side, evidence: Side) -> Iterator[Signal]:
    """A comparison conflicts with one of the same two that has them change places, or has the contrary word.

    "Brint is larger than Orven" beside "Orven is larger than Brint", "Brint is smaller than Orven".
    """
    for mine in comparisons(claim):
        for theirs in comparisons(evidence):
            another = (
                theirs.way in _WHEN and not theirs.one | theirs.other <= mine.one | mine.other | claim.topic
            )
            if _turned(mine, theirs) < 0 and not another:
                why = "the other way"
                yield signal(
                    Element.DIRECTION, Agreement.CONFLICTS, claim, mine.at, evidence, theirs.at, why, SURE
                )
                return


# "The tunnel was planned before the bridge opened": another act may have been in another order.
_WHEN = frozenset({"before", "after"})


def said_from_the_other_end(claim: Side, evidence: Side, each: Clash) -> bool:
    """Whether the opposite is only the same comparison with its two ends changed: "Orven is smaller than Brint"."""
    if each.kind != "opposite" or each.theirs is None:
        return False
    return any(
        mine.at.overlaps(each.mine) and theirs.at.overlaps(each.theirs) and _turned(mine, theirs) > 0
        for mine in comparisons(claim)
        for theirs in comparisons(evidence)
    )


def _turned(mine: Comparing, theirs: Comparing) -> int:
    """1 where both compare the same two alike, -1 where they do so the other way, 0 where they compare others."""
    if mine.measure != theirs.measure:
        return 0
    straight = mine.one & theirs.one and mine.other & theirs.other
    crossed = mine.one & theirs.other and mine.other & theirs.one
    if bool(straight) == bool(crossed):
        return 0
    same = _alike(mine.way) == _alike(theirs.way)
    contrary = theirs.way in opposites(mine.way) or {mine.way, theirs.way} in _CONTRARY
    if not same and not contrary:
        return 0
    return 1 if same == bool(straight) else -1


def _alike(way: str) -> str:
    return _SAME.get(way, way)


_SAME = {"bigger": "larger", "greater": "more", "fewer": "less", "earlier": "before", "later": "after"}
_CONTRARY = (
    {"more", "less"}, {"more", "fewer"}, {"greater", "less"}, {"greater", "fewer"}, {"before", "after"},
    {"earlier", "later"}, {"taller", "shorter"}, {"longer", "shorter"}, {"faster", "slower"}, {"heavier", "lighter"},
    {"wider", "narrower"}, {"richer", "poorer"}, {"deeper", "shallower"},
)  # fmt: skip


@lru_cache(maxsize=64)
def comparisons(side: Side) -> tuple[Comparing, ...]:
    """The comparisons of two in the text, in order."""
    if not side.finders.knows_words:
        return ()
    return tuple(
        found for match in _THAN.finditer(side.text) if (found := _comparing(side, match)) is not None
    )


_THAN = re.compile(
    r"\b(?P<way>more|less|fewer|greater|earlier|later|[a-z]{2,9}er)(?:\s(?P<measure>[\w’'-]+(?:\s[\w’'-]+){0,2}?))?\sthan\b"
    r"|\b(?P<when>before|after)\b",
    re.IGNORECASE,
)
# Code points before and behind the comparison in which the two stand: a text without stops takes linear time.
_FAR = 120
_CLAUSE_ENDS = re.compile(r"[.,;:()—–]|\b(?:but|while|whereas|although|which|who|because)\b")
_FIGURE = re.compile(
    r"\s(?:an?\s)?[$€£]?\d|\s(?:one|two|three|four|five|six|seven|eight|nine|ten|half|an?\s(?:third|quarter))\b"
)
# Adverbs that say by how much, and verbs of being and having.
_TELLS_NOTHING = frozenset(
    family(stem(word)) for word in ("much", "far", "even", "slightly", "times", "percent")
)


def _comparing(side: Side, match: re.Match[str]) -> Comparing | None:
    sentence = side.sentence_of(Span(*match.span()))
    start = max(sentence.start, match.start() - _FAR)
    stops = [found.end() for found in _CLAUSE_ENDS.finditer(side.text, start, match.start())]
    start = max(stops, default=start)
    end = min(sentence.end, match.end() + _FAR)
    stop = _CLAUSE_ENDS.search(side.text, match.end(), end)
    end = stop.start() if stop else end
    one, other = (_told(side, Span(*ends)) for ends in ((start, match.start()), (match.end(), end)))
    measure = _told(side, Span(*match.span("measure"))) if match["measure"] else frozenset()
    if _FIGURE.match(side.text, match.end()):
        return None  # a bound
    if match["when"] and any(span.start < end and span.end > match.end() for span in side.date_spans):
        return None  # "before 1990" is a date
    if not one and measure:  # "More boats were sold than cars"
        terms = side.terms_in(Span(*match.span("measure")))
        one, measure = frozenset({terms[0].family}), measure - {terms[0].family}
    shared = one & other
    one, other = one - shared, other - shared
    if not one or not other:
        return None
    way = (match["way"] or match["when"]).lower()
    return Comparing(one, way, measure - STOP_STEMS, other, Span(*match.span()))


def _told(side: Side, span: Span) -> frozenset[str]:
    return frozenset(term.family for term in side.terms_in(span)) - _TELLS_NOTHING
