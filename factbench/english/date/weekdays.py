"""Which days of the week and weekends does a text name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.date.meaning import Repeated, Turn, Vague, Weekday, Weekend
from factbench.english.date.rule import TOLD, Rule, led_by, said, turn, weekday
from factbench.english.lexicon.times import PARTS_OF_DAY

if TYPE_CHECKING:
    from factbench.english.date.meaning import Meaning


def one_weekday(match: re.Match[str]) -> Meaning | None:
    """ "Monday", "last Monday", "Monday next week"; a short one only where it is clear that it is no other word."""
    name, which, week = match["weekday"], said(match, "turn"), said(match, "week")
    if len(name.rstrip(".")) < 6 and not (
        which or week or (name[0].isupper() and (name.endswith(".") or _is_alone(match)))
    ):
        return None
    return Weekday(weekday(name), turn(which), _WEEKS.get(week.lower()), told=which.lower() in TOLD)


_WEEKS = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}


def _is_alone(match: re.Match[str]) -> bool:
    """Whether a short weekday stands behind "on" or "every" and no name goes on after it: "on Sun," not "Sun Yat"."""
    after = match.string[match.end() : match.end() + 2].strip()
    return led_by(match, {"on", "every", "by", "until"}) and not after.isupper()


def weekdays(match: re.Match[str]) -> Meaning:
    """ "on Mondays", "Tuesday afternoons": so often."""
    part = PARTS_OF_DAY.get(said(match, "of", "of_b").lower())
    return Repeated(f"XXXX-WXX-{weekday(match['weekday']) + 1}" + (f"T{part}" if part else ""))


def weekend(match: re.Match[str]) -> Meaning:
    if match["past"]:
        return Weekend(Turn.LAST)
    if match["span"].lower().startswith("that"):
        return Vague("XXXX")
    return Weekend(Turn.THIS if match["turn"] else Turn.NEAREST)


def week_through(match: re.Match[str]) -> Meaning | None:
    """ "Tuesday-Saturday drivers", "open Monday to Friday": so many days of each week."""
    hours = match["to"] in {"-", "–"} or _HOURS.search(
        match.string, max(0, match.start() - 30), match.start()
    )
    return Repeated("P1W") if hours else None


_HOURS = re.compile(r"\b(?:open|opens|closed?|hours|works?|runs?|daily|week)\b[^.!?]*\Z", re.IGNORECASE)

RULES = (
    Rule(
        "Tuesday-Saturday",
        "WEEKDAY",
        r"(?P<span>{FULL_WEEKDAY}(?P<to>-|–| to | through ){FULL_WEEKDAY})(?!\w)",
        week_through,
        (("the Tuesday-Saturday shift", "P1W"), ("open Monday to Friday", "P1W")),
    ),
    Rule(
        "Monday",
        "WEEKDAY TURN EDGE that",
        r"(?P<span>(?:(?:early|late) )?(?:(?P<turn>{TURN}|that(?: same)?) )?(?P<weekday>{WEEKDAY})"
        r"(?: (?P<part>{PART}|nite))?(?:(?: of)?(?: the)? (?P<week>last|this|next|previous|following) week)?)(?![\w])",
        one_weekday,
        (
            ("She spoke on Friday.", "2023-07-07"),
            ("She spoke last Thursday.", "2023-07-06"),
            ("She spoke on Monday of last week.", "2023-07-03"),
            ("She spoke on Monday morning.", "2023-07-10TMO"),
            ("She spoke on Wed.", "2023-07-12"),
        ),
    ),
    Rule(
        "next week on Monday",
        "TURN",
        r"(?P<span>(?P<week>last|this|next|previous) week,? (?:on )?(?P<weekday>{WEEKDAY})(?: (?P<part>{PART}))?)"
        r"(?![\w])",
        one_weekday,
        (("next week on Monday", "2023-07-17"),),
    ),
    Rule(
        "on Mondays",
        "WEEKDAY WEEKDAYS",
        r"(?P<span>(?P<weekday>{FULL_WEEKDAY})"
        r"(?:s(?: (?P<of>{PART})s?)?| (?P<of_b>{PARTS})))(?!\w)",
        weekdays,
        (("on Mondays", "XXXX-WXX-1"), ("on Tuesday afternoons", "XXXX-WXX-2TAF")),
    ),
    Rule(
        "the weekend",
        "the this that a over long",
        r"(?P<span>(?:the|(?P<turn>this)|that|a)(?: (?:(?P<past>past)|long|whole|coming))? weekend)(?![\w-])",
        weekend,
        (("It rained over the weekend.", "2023-W27-WE"), ("It will rain this weekend.", "2023-W28-WE")),
    ),
)
