"""Which stretch of the calendar does a text name by where it lies: yesterday, last year, the first week of March?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.date.meaning import Anchor, Counted, Fixed, Lasting, Nth, Partial, Vague, Weekend
from factbench.english.date.rule import Rule, led_by, month, said, turn, weekday, year
from factbench.english.lexicon.numerals import ordinal
from factbench.english.lexicon.times import DAYS_AWAY
from factbench.english.lexicon.units import unit_of
from factbench.text.slots import Grain

if TYPE_CHECKING:
    import re

    from factbench.english.date.meaning import Meaning


def day_away(match: re.Match[str]) -> Meaning:
    """ "tomorrow", "tonight", "the day before yesterday"."""
    days = DAYS_AWAY.get(match["word"].lower(), 0)
    return Counted(Grain.DAY, days - bool(match["before"]) + bool(match["after"]), Anchor.PUBLISHED)


def part_of_day(match: re.Match[str]) -> Meaning:
    """ "this morning", "last night"."""
    return Counted(Grain.DAY, -1 if match["turn"].lower() == "last" else 0, Anchor.PUBLISHED)


def turned(match: re.Match[str]) -> Meaning | None:
    """ "last week", "this year", "the following month", "that year": counted in whole units.

    What is no stretch of the calendar is a length that ends or begins at publication: "last fortnight".
    """
    word, unit = match["turn"].lower(), unit_of(match["unit"])
    step = _STEPS.get(word, 0)
    if unit.grain is Grain.TIME or _is_of_thing(match, word):
        return None if unit.grain is Grain.TIME else Vague("XXXX")
    if unit.is_calendar and match["the"] and unit.grain is not Grain.DAY and _is_length(match, word):
        return Lasting(unit.grain, 1, unit.times(1), back=step < 0, ahead=step > 0)
    if unit.word == "weekend":
        return Weekend(turn(word))
    if not unit.is_calendar:
        return Lasting(unit.grain, unit.factor, unit.times(1), back=step < 0, ahead=step > 0)
    if word in {"following", "previous", "same", "that"} or (word == "next" and match["the"]):
        count = {"following": 1, "next": 1, "previous": -1}.get(word, 0)
        return Counted(unit.grain, count, Anchor.TOLD if unit.word == "quarter" else Anchor.MENTIONED)
    return Counted(unit.grain, step, Anchor.PUBLISHED)


def _is_length(match: re.Match[str], word: str) -> bool:
    """Whether "the last year" is the twelve months that end at publication: "over", "in the last year"."""
    if match.string.startswith((" of ", " that ", " when "), match.end()):
        return False
    if word != "past" and match.string.startswith(("'", "’"), match.end()):
        return False
    if word == "past":
        return True
    if word == "last":
        return led_by(match, {"in", *_THROUGHOUT})
    return word in {"next", "coming"} and led_by(match, _THROUGHOUT)


def _is_of_thing(match: re.Match[str], word: str) -> bool:
    """Whether it is the last week of something else than time: "the last weekend of the festival"."""
    fine = unit_of(match["unit"]).grain in {Grain.WEEK, Grain.MONTH}
    return fine and bool(match["the"]) and word == "last" and match.string.startswith(" of ", match.end())


_THROUGHOUT = frozenset(["over", "during", "within", "for", "throughout", "through"])
_STEPS = {"last": -1, "past": -1, "next": 1, "nxt": 1, "coming": 1, "upcoming": 1}


def edge_of(match: re.Match[str]) -> Meaning | None:
    """ "the end of the year", "over the month", "late that year": the stretch told of last; "this" is publication's.

    Nobody knows when a fortnight begins, and "the day of the week" is of any.
    """
    if match.string[match.start() :][:3].lower() == "of " and led_by(match, _OF_ANY):
        return None
    which, unit = said(match, "which", "which_b").lower(), unit_of(said(match, "unit", "unit_b"))
    if not unit.is_calendar:
        return Vague("XXXX")
    anchor = {"that": Anchor.MENTIONED, "this": Anchor.PUBLISHED}.get(which, Anchor.TOLD)
    return Counted(unit.grain, 0, anchor)


_OF_ANY = frozenset(
    ["day", "days", "time", "times", "month", "months", "night", "season", "hour", "hours", "part"]
)


def part_told_of(match: re.Match[str]) -> Meaning:
    """ "the next morning", "that night": a part of a day told of."""
    count = {"next": 1, "following": 1, "previous": -1}.get(said(match, "turn").lower(), 0)
    return Counted(Grain.DAY, count, Anchor.MENTIONED)


def nth(match: re.Match[str]) -> Meaning | None:
    """ "the first week of March 2010", "the last Sunday in May", "the second day of this month"."""
    number = -1 if match["nth"].lower() in {"last", "final"} else ordinal(match["nth"])
    name = said(match, "weekday")
    if number is None:
        return None
    return Nth(number, unit_of(match["unit"] or "day").grain, weekday(name) if name else None, _whole(match))


def _whole(match: re.Match[str]) -> Fixed | Partial | Counted:
    """What the week or the day is one of."""
    of = said(match, "year", "year_b")
    if match["month"]:
        number = month(match["month"])
        return Fixed(f"{year(of):04}-{number:02}") if of else Partial(number)
    if of:
        return Fixed(of)
    word = match["turn"].lower()
    anchor = Anchor.TOLD if word in {"the", "that"} else Anchor.PUBLISHED
    return Counted(unit_of(match["of"]).grain, _STEPS.get(word, 0), anchor)


RULES = (
    Rule(
        "the first week of March 2010",
        "the NTH last final 0",
        r"(?P<span>(?:the )?(?P<nth>{DAYTH}|last|final|{RANK}) (?:(?P<unit>{PIECE})"
        r"|(?P<weekday>{WEEKDAY})) (?:of|in) (?:(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?"
        r"|(?P<turn>the|that|this|last|next) (?P<of>{STRETCH})|(?P<year_b>{YEAR})))(?![\w-])",
        nth,
        (
            ("in the first week of March 2010", "2010-W09"),
            ("on the last Sunday in May", "2023-05-28"),
            ("the second month of this year", "2023-02"),
            ("in the 20th week of 2020", "2020-W20"),
        ),
    ),
    Rule(
        "yesterday",
        "DAYS_AWAY tonight tonite the 0",
        r"(?P<span>(?P<before>the day before )?(?P<after>the day after )?(?P<word>{DAYS_AWAY}"
        r"|(?:to|2)(?P<part>night|nite))(?: (?P<part_b>{PART}))?)(?!\w)",
        day_away,
        (
            ("She came the day before yesterday.", "2023-07-11"),
            ("She sings tonight.", "2023-07-13TNI"),
            ("She sang yesterday evening.", "2023-07-12TEV"),
            ("c u 2moro", "2023-07-14"),
        ),
    ),
    Rule(
        "this morning",
        "this last",
        r"(?P<span>(?P<turn>this|last) (?P<part>{PART}|nite))(?!\w)",
        part_of_day,
        (("She sang last night.", "2023-07-12TNI"),),
    ),
    Rule(
        "the next morning",
        "the that early late",
        r"(?P<span>(?:(?:early|late) )?(?:the (?P<turn>next|following|same|previous)|(?P<that>that)) "
        r"(?P<part>{PART}))(?!\w)",
        part_told_of,
        (("They met on 4 May 1993. The next morning he left.", "1993-05-05TMO"),),
    ),
    Rule(
        "the end of the year",
        "the end beginning start middle later late early rest",
        r"(?P<span>(?:the )?(?:very )?(?:end|beginning|start|middle|rest|remainder|latter part|early part|course) of "
        r"(?P<which>the|that|this) (?P<unit>{STRETCH})"
        r"|(?:later|late|early|earlier)(?: in)? (?P<which_b>the|that) (?P<unit_b>{STRETCH}))(?!\w)",
        edge_of,
        (
            ("It closes at the end of the year.", "2023"),
            ("It closes at the end of the quarter.", "2023-Q3"),
            ("It closed at the end of the fortnight.", "XXXX"),
            ("It rose in May 2022. It is closed for the remainder of this year.", "2023"),
            ("It shut on 4 May 2022. It opened later that month.", "2022-05"),
        ),
    ),
    Rule(
        "over the year",
        "of for over during in throughout",
        r"(?:of|for|over|during|in|throughout) (?P<span>the (?P<unit>{STRETCH}))(?![\w-]| (?:of|that"
        r"|when|before|after|to|in|ended|ending|since)\b| [0-9])",
        edge_of,
        (("It fell over the month.", "2023-07"),),
    ),
    Rule(
        "last year",
        "TURN EDGE the same that",
        r"(?P<span>(?:{EDGE} )?(?:(?P<the>the) )?(?P<turn>{TURN}|same|that) (?:same )?(?P<unit>{UNIT}))(?![\w-])",
        turned,
        (
            ("She came earlier this year.", "2023"),
            ("It fell last quarter.", "2023-Q2"),
            ("It closed last decade.", "201"),
            ("It rained last weekend.", "2023-W27-WE"),
            ("It rained last fortnight.", "P2W"),
            ("It rose over the last year.", "P1Y"),
            ("In 1993 he left; the following year he died.", "1994"),
        ),
    ),
)
