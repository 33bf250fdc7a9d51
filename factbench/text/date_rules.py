"""Where does a text speak of a time?

A table of rules: each is a pattern that is tried where one of its first words stands, and a reader of the match. What
the words come to is not decided here: see `date`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factbench.text import date_reading as reading
from factbench.text.date_meaning import Expression
from factbench.text.numeral import SMALL
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factbench.text.date_meaning import Meaning


def expressions(text: str) -> Iterator[Expression]:
    """Yield the time expressions of `text` in order, not overlapping; of two that begin together the longer."""
    table, done = _table(), 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        rules = table.get("0" if text[start] in _DIGITS else token[0].lower())
        if rules is None or start < done or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        found = _longest(text, start, rules)
        if found:
            yield found
            done = found.span.end


_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+")
_DIGITS = "0123456789"


def _longest(text: str, start: int, rules: tuple[_Rule, ...]) -> Expression | None:
    best: Expression | None = None
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is None or (best and match.end("span") <= best.span.end):
            continue
        meaning = rule.read(match)
        if meaning is not None:
            part = reading.DAY_PARTS.get((match.groupdict().get("part") or "").lower(), "")
            best = Expression(Span(match.start("span"), match.end("span")), meaning, part)
    return best


_SPACE = r"(?:[\x20\xa0\t]+(?:\n[\x20\t]*)?|\n)"
_FRAGMENTS = {
    "MONTH": r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|"
    r"aug(?:ust|\.)?|sep(?:tember|t\.?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![\w'’-]*[a-z])",
    "WEEKDAY": r"(?:mon(?:day|\.)?|tue(?:sday|s?\.)?|wed(?:nesday|\.)?|thu(?:rsday|r?s?\.)?|fri(?:day|\.)?|"
    r"sat(?:urday|\.)?|sun(?:day|\.)?)(?![\w-])",
    "DAY": r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])",
    "YEAR": r"(?:1[0-9]{3}|20[0-9]{2})(?![\w%]|[.,][0-9])",
    "UNIT": r"(?:second|minute|hour|night|day|weekend|week|fortnight|month|quarter|year|decade|century|centurie)",
    "NUMBER": r"(?:[0-9]{1,4}|an?|(?:"
    + "|".join(SMALL)
    + r")(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
    "PARTS": r"(?:morning|afternoon|evening|night)",
    "TURN": r"(?:last|past|previous|this|current|next|coming|upcoming|following)",
    "EDGE": r"(?:early|mid|late|earlier|later)",
    "TO": r"(?: ?[-–—] ?| (?:to|through|until) )",
}


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with `{NAME}` fragments filled in, in which a plain space stands for any white space."""
    filled = pattern
    for name, fragment in _FRAGMENTS.items():
        filled = filled.replace(f"{{{name}}}", fragment)
    filled = filled.replace(" ", _SPACE)
    return re.compile(filled, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    heads: frozenset[str]
    """The words it can begin with, in lower case; "0" stands for a digit."""
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Meaning | None]


_HEADS = {
    "MONTH": wordlist(
        """
        jan january feb february mar march apr april may jun june jul july aug august sep sept september oct
        october nov november dec december
        """
    ),
    "WEEKDAY": wordlist(
        """
        mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
        """
    ),
    "NUMBER": frozenset({"0", "a", "an", *SMALL}),
    "TURN": frozenset(reading.TURNS),
    "EDGE": wordlist("early mid late earlier later"),
    "SEASON": frozenset(reading.SEASONS),
}


def _heads(words: str) -> frozenset[str]:
    """The words a rule can begin with: those of `words`, where a name in capitals stands for its set."""
    return frozenset().union(*(_HEADS.get(word, {word}) for word in words.split()))


@cache
def _table() -> dict[str, tuple[_Rule, ...]]:
    """The rules by each word they can begin with."""
    rules = [_Rule(name, _heads(heads), _compiled(pattern), read) for name, heads, pattern, read in _RULES]
    words = frozenset().union(*(rule.heads for rule in rules))
    return {word: tuple(rule for rule in rules if word in rule.heads) for word in words}


# name, first words, pattern, reader. The group `span` is what is marked.
_RULES: tuple[tuple[str, str, str, Callable[[re.Match[str]], Meaning | None]], ...] = (
    (
        "2023-07-13",
        "0",
        r"(?P<span>(?P<year>[12][0-9]{3})(?P<mark>[-/])(?P<month>0?[1-9]|1[0-2])(?:(?P=mark)"
        r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
        r"(?:T(?P<time>[0-2][0-9]:[0-5][0-9](?::[0-5][0-9])?)Z?)?)?)(?![\w-])",
        reading.iso_date,
    ),
    (
        "13-07-2023",
        "0",
        r"(?P<span>(?P<first>[0-3]?[0-9])(?P<mark>[-/.])(?P<second>[0-3]?[0-9])(?P=mark)"
        r"(?P<year>[12][0-9]{3}|[0-9]{2}))"
        r"(?![\w-]|[.,/][0-9])",
        reading.figures,
    ),
    (
        "13 July 2023",
        "0",
        r"(?P<span>(?P<day>{DAY})(?: of)?(?: |-|/)(?P<month>{MONTH})(?:(?:,? |,? of |-|/)(?P<year>{YEAR}|"
        r"['’][0-9]{2}))?)(?![\w])",
        reading.full_date,
    ),
    (
        "July 13, 2023",
        "MONTH",
        r"(?P<span>(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})(?:(?:, ?| |, of )(?P<year>{YEAR}|"
        r"['’][0-9]{2}\b))?)",
        reading.full_date,
    ),
    (
        "12-14 May 2020",
        "0",
        r"(?P<span>(?P<day>{DAY}){TO}(?P<last>{DAY})(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?)"
        r"(?![\w])",
        reading.days_apart,
    ),
    (
        "May 12-14, 2020",
        "MONTH",
        r"(?P<span>(?P<month>{MONTH}) (?P<day>{DAY}){TO}(?P<last>{DAY})(?:,? (?P<year>{YEAR}))?)(?![\w])",
        reading.days_apart,
    ),
    (
        "1990-94",
        "0",
        r"(?P<span>(?P<year>1[5-9][0-9]{2}|20[0-9]{2})[-–/](?P<last>[0-9]{2}))(?![\w,.]*[0-9])",
        reading.years_apart,
    ),
    (
        "Thursday, 13 July 2023",
        "WEEKDAY",
        r"(?P<span>{WEEKDAY},?(?: the)? (?P<day>{DAY})(?: of)? (?P<month>{MONTH})(?:,? "
        r"(?P<year>{YEAR}))?)(?![\w])",
        reading.full_date,
    ),
    (
        "Thursday, July 13, 2023",
        "WEEKDAY",
        r"(?P<span>{WEEKDAY},? (?P<month>{MONTH}) (?P<day>{DAY})(?:(?:,? )(?P<year>{YEAR}))?)",
        reading.full_date,
    ),
    (
        "July 2023",
        "MONTH EDGE",
        r"(?P<span>(?:{EDGE}(?: |-))?(?P<month>{MONTH})(?:,? |,? of )(?P<year>{YEAR}|['’][0-9]{2}\b))",
        reading.month_year,
    ),
    (
        "July",
        "MONTH TURN EDGE",
        r"(?P<span>(?:(?P<edge>{EDGE})(?: |-))?(?:(?P<turn>{TURN}) )?(?P<month>{MONTH}))(?!['’]?\w)",
        reading.bare_month,
    ),
    (
        "Monday",
        "WEEKDAY TURN EDGE",
        r"(?P<span>(?:(?:early|late) )?(?:(?P<turn>{TURN}) )?(?P<weekday>{WEEKDAY})"
        r"(?: (?P<part>{PARTS}))?(?:(?: of)? (?P<week>last|this|next) week)?)(?![\w])",
        reading.weekday,
    ),
    (
        "1993",
        "0 EDGE",
        r"(?P<span>(?:(?P<edge>{EDGE})(?: |-))?(?P<year>{YEAR}))(?!-[a-z]|['’]\w{2})",
        reading.bare_year,
    ),
    (
        "241 BC",
        "0",
        r"(?P<span>(?P<year>[0-9]{1,4}) ?(?P<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|C\.E\.))(?!\w)",
        reading.era,
    ),
    (
        "June 479 BC",
        "MONTH SEASON",
        r"(?P<span>(?P<code>{MONTH}|{SEASON})(?: of)? (?P<year>[0-9]{1,4}) ?(?:BCE?|B\.C\.(?:E\.)?))(?!\w)",
        reading.of_era,
    ),
    ("AD 79", "ad", r"(?P<span>(?P<era>AD) (?P<year>[0-9]{1,4}))(?![\w,.]\d)", reading.era),
    (
        "the 1990s",
        "0 EDGE the",
        r"(?P<span>(?:(?:the )?{EDGE}(?: |-)|the )?['’]?(?P<decade>(?:1[0-9]|20)?[0-9]0)['’]?s)(?!\w)",
        reading.decade,
    ),
    (
        "the nineties",
        "the EDGE",
        r"(?P<span>(?:the )?(?:{EDGE}(?: |-))?(?P<decade>twenties|thirties|forties|fifties|sixties|"
        r"seventies|eighties|nineties))\b",
        reading.decade_word,
    ),
    (
        "the 19th century",
        "0 EDGE the first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty",
        r"(?P<span>(?:the )?(?:{EDGE}(?: |-))?(?P<number>[0-9]{1,2}(?:st|nd|rd|th)|[a-z-]{5,13}(?:th|st|nd|"
        r"rd))(?: |-)century"
        r"(?: (?P<era>BCE?|B\.C\.|AD|A\.D\.))?)(?!\w)",
        reading.century,
    ),
    (
        "Q3 2020",
        "q the first second third fourth",
        r"(?P<span>(?:the )?(?P<code>Q[1-4]|(?:first|second|third|fourth) quarter)(?:(?: of| in|,)? "
        r"(?P<year>{YEAR})|"
        r"(?: of)? (?P<relative>this|last|next) year)?(?P<turn>(?!)x)?)(?!\w)",
        reading.part_of_year,
    ),
    (
        "the summer of 2019",
        "the SEASON EDGE",
        r"(?P<span>(?:the )?(?:{EDGE}(?: |-))?(?P<code>{SEASON})(?:(?: of|,)? (?P<year>{YEAR})|(?: of)? "
        r"(?P<relative>last|this|next) year)(?P<turn>(?!)x)?)(?!\w)",
        reading.part_of_year,
    ),
    (
        "last summer",
        "TURN",
        r"(?P<span>(?P<turn>last|this|next|past|coming) (?P<code>{SEASON})(?P<year>(?!)x)?(?P<relative>"
        r"(?!)x)?)(?!\w)",
        reading.part_of_year,
    ),
    (
        "in the winter",
        "in during by until since",
        r"(?:in|during|by|until|since) (?P<span>the (?:{EDGE}(?: |-))?(?P<code>spring|summer|autumn|"
        r"winter))(?!\w| of\b| [a-z]+s\b)",
        reading.bare_season,
    ),
    (
        "yesterday",
        "yesterday today tomorrow tonight the",
        r"(?P<span>(?P<before>the day before )?(?P<after>the day after )?(?P<word>yesterday|today|tomorrow|"
        r"to(?P<part>night))"
        r"(?: {PARTS})?)(?!\w)",
        reading.today,
    ),
    (
        "this morning",
        "this last",
        r"(?P<span>(?P<turn>this|last) (?P<part>morning|afternoon|evening|night))(?!\w)",
        reading.this_part,
    ),
    (
        "last year",
        "TURN EDGE the same that",
        r"(?P<span>(?:{EDGE} )?(?:(?P<the>the) )?(?P<turn>last|past|previous|this|current|next|coming|"
        r"upcoming|following|same|that) "
        r"(?P<unit>{UNIT}))(?![\w-])(?!s\b)",
        reading.turned,
    ),
    (
        "three days ago",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{UNIT})s? (?P<way>ago|from now|hence))\b",
        reading.ago,
    ),
    (
        "in three years' time",
        "in",
        r"(?P<span>in (?P<number>{NUMBER}) (?P<unit>{UNIT})s?['’]?s? time)\b",
        reading.in_future,
    ),
    (
        "three years later",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{UNIT})s? (?P<way>later|earlier|afterwards?|"
        r"previously|on(?=,)|before(?=[.,;:)]|$)|"
        r"after(?=\s*[.,;:)]|$)))(?!\w| the\b| a\b)",
        reading.later,
    ),
    (
        "a year after",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{UNIT})s? (?P<way>after|before|following|"
        r"prior to))(?!\w|\s*[.,;:)])",
        reading.heading,
    ),
    (
        "the year before",
        "the",
        r"(?P<span>the (?P<number>)(?P<unit>year|month|week|day) (?P<way>before|after))(?=\s*[.,;:)]|$)",
        reading.year_beside,
    ),
    (
        "the past three years",
        "the TURN",
        r"(?P<span>(?:the )?(?P<back>last|past|previous) (?P<number>{NUMBER}|few|several|couple of)(?: |"
        r"-)(?P<unit>{UNIT})s)\b",
        reading.past,
    ),
    (
        "three years",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{UNIT})s?)(?!\w|-olds?\b|['’-]\w|\sold\b|s\b)(?!\s"
        r"(?:of age|tenure))",
        reading.length,
    ),
    (
        "a few days",
        "a several many some few",
        r"(?P<span>(?:a few|several|many|some|few|a couple of) (?P<unit>second|minute|hour|night|day|"
        r"weekend|week|month|year|decade|centurie)s)"
        r"(?!\w|-| old\b)",
        reading.vague,
    ),
    (
        "Christmas 2007",
        "christmas boxing new valentine halloween",
        r"(?P<span>(?P<feast>christmas(?: eve| day)?|boxing day|new year['’]s (?:eve|day)|"
        r"valentine['’]s day|halloween)"
        r"(?:,? (?P<year>{YEAR}))?)(?!\w)",
        reading.feast,
    ),
    (
        "5.30 p.m.",
        "0",
        r"(?P<span>(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9]))? ?(?P<half>[ap]\.m\.?|"
        r"[ap]m\b))(?!\w)",
        reading.clock,
    ),
    (
        "17:30",
        "0",
        r"(?P<span>(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?P<half>(?!)x)?)"
        r"(?![\w:])",
        reading.clock,
    ),
    (
        "on the 12th",
        "the",
        r"the (?P<span>(?P<day>[0-9]{1,2}(?:st|nd|rd|th)))(?=\s*(?:[.,;:)\]?!]|$)|\s(?:and|at|in|when|he|"
        r"she|they|it|we|but|of this|of last)\b)",
        reading.month_day,
    ),
)
