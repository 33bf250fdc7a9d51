"""Which time does a text name by counting from another: three days ago, two years later?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Anchor, Counted, Lasting
from factbench.english.date.rule import Rule, led_by, said
from factbench.english.lexicon.numerals import cardinal
from factbench.english.lexicon.units import unit_of
from factbench.text.slots import Grain

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def ago(match: re.Match[str]) -> Meaning | None:
    """ "three days ago", "two weeks from now"."""
    return _counted(match, -1 if match["way"].lower() == "ago" else 1, Anchor.PUBLISHED)


def in_future(match: re.Match[str]) -> Meaning | None:
    """ "in three years' time", "in two days" where the clause speaks of the future."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    return _counted(match, 1, Anchor.PUBLISHED) if match["time"] or _AHEAD.search(before) else None


_AHEAD = re.compile(
    r"(?:\b(?:will|shall|would|going to|expect\w*|due|plan\w*)\b|['’]ll\b)[^.!?]*\Z", re.IGNORECASE
)


def later(match: re.Match[str]) -> Meaning | None:
    """ "three years later", "the year before": counted from the date named last."""
    after = match["way"].lower() in {"later", "afterwards", "afterward", "after", "on"}
    return _counted(match, 1 if after else -1, Anchor.MENTIONED)


def heading(match: re.Match[str]) -> Meaning | None:
    """ "a year after", "the year before the war of 1993": from the words that follow; "for a year after" lasts."""
    if said(match, "number") and led_by(match, {"for"}):
        unit, number = unit_of(match["unit"]), cardinal(match["number"]) or 0.0
        return Lasting(unit.grain, 0, unit.times(number))
    after = match["way"].lower() in {"after", "following", "from"}
    return _counted(match, 1 if after else -1, Anchor.EVENT)


def _counted(match: re.Match[str], sign: int, anchor: Anchor) -> Meaning | None:
    """So many units, of which "the" is one, from the anchor."""
    unit = unit_of(match["unit"])
    grain, count = unit.grain, int(cardinal(said(match, "number") or "one") or 0) * unit.factor
    if grain is Grain.DECADE and anchor is not Anchor.PUBLISHED:
        grain, count = Grain.YEAR, count * 10  # "1991 ... a decade later" is 2001
    return Counted(grain, sign * count, anchor) if count else None


RULES = (
    Rule(
        "three days ago",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{ANY_UNIT}) (?P<way>ago|from now|hence))\b",
        ago,
        (
            ("She came three days ago.", "2023-07-10"),
            ("She came two weeks ago.", "2023-W26"),
            ("She came a fortnight ago.", "2023-W26"),
            ("She comes a month from now.", "2023-08"),
        ),
    ),
    Rule(
        "in three years' time",
        "in",
        r"(?P<span>in (?P<number>{NUMBER}) (?P<unit>{ANY_UNIT})(?P<time>['’]?s? time)?)(?![\w-])",
        in_future,
        (("It closes in two years’ time.", "2025"), ("It will close in two days.", "2023-07-15")),
    ),
    Rule(
        "three years later",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{ANY_UNIT}) (?P<way>later|earlier|afterwards?|"
        r"previously|on(?=,)|before(?=[.,;:)]|$)|"
        r"after(?=\s*[.,;:)]|$)))(?!\w)",
        later,
        (
            ("In 1993 he left; two years later he died.", "1995"),
            ("In 1993 he left; a decade later he died.", "2003"),
        ),
    ),
    Rule(
        "a year after",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{ANY_UNIT}) (?P<way>after|before|following|"
        r"prior to|from(?= (?:today|tomorrow|yesterday|now)\b)))(?!\w|\s*[.,;:)])",
        heading,
        (("It fell a year after the talks of 1993.", "1994"),),
    ),
    Rule(
        "the year before",
        "the",
        r"(?P<span>the (?P<unit>{SPAN}) (?P<way>before|after))(?=\s*[.,;:)]|$)",
        later,
        (("In 1993 he left, as he had the year before.", "1992"),),
    ),
    Rule(
        "the year after it",
        "the",
        r"(?P<span>the (?P<unit>{SPAN}) (?P<way>before|after|following|prior to))(?!\w|\s*[.,;:)])"
        r"(?! (?:today|tomorrow|yesterday|last|next)\b)",
        heading,
        (("It fell the year after the talks of 1993.", "1994"),),
    ),
)
