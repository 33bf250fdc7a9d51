"""Where does a text speak of a time?

A table of rules: each is a pattern that is tried where one of its first words stands, and a reader of the match. What
the words come to is not decided here: see `date`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.date import clock, reading, sets
from factbench.english.date.clock import PARTS
from factbench.english.date.feast import FEASTS
from factbench.english.date.meaning import Expression
from factbench.english.numeral import SMALL
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factbench.english.date.meaning import Meaning


def expressions(text: str) -> Iterator[Expression]:
    """Yield the time expressions of `text` in order, not overlapping; of two that begin together the longer."""
    table, done = _table(), 0
    starts, heads, anchors = _candidates(text)
    anchors.append(len(text) + _REACH)
    near = 0
    for start, head in zip(starts, heads, strict=True):
        if start < done or (start and _goes_on(text, start)):
            continue
        while anchors[near] <= start:
            near += 1
        if head in _WEAK and anchors[near] - start > _REACH:
            continue
        found = _longest(text, start, table[head])
        if found:
            yield found
            done = found.span.end


def _candidates(text: str) -> tuple[list[int], list[str], list[int]]:
    """Where a rule can begin, with the word it begins with, and where words stand that speak of time by themselves."""
    table, anchored = _table(), _anchors()
    lower = text.lower()
    if len(lower) != len(text):  # a letter such as İ has two in lower case
        lower = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    starts: list[int] = []
    heads: list[str] = []
    anchors: list[int] = []
    for token in _TOKEN.finditer(lower):
        word = token[0]
        if word[0] in _DIGITS:
            word = "0"
        if word in anchored:
            anchors.append(token.start())
        if word in table:
            starts.append(token.start())
            heads.append(word)
    return starts, heads, anchors


_WEAK = wordlist(
    "the a an in of for at by during over within after this that these those each per every until since from between"
)
"""Words so common that a rule is tried at them only where a word of time follows."""
_REACH = 45
"""How far behind a weak head the word of time may stand: "the first full week of August"."""


@cache
def _anchors() -> frozenset[str]:
    """Words one of which stands in all that a weak head can begin."""
    units = frozenset(unit + many for unit in reading.UNITS for many in ("", "s"))
    parts = frozenset(PARTS) | frozenset(reading.SEASONS) | _HEADS["NTH"]
    others = wordlist(
        """
        0 time period point date future past present moment weekend weekends noon midday midnight half twenties thirties
        forties fifties sixties seventies eighties nineties thousand fifteen sixteen seventeen eighteen nineteen twenty
        summer yesterday tomorrow today days
        """
    )
    return (
        units
        | parts
        | others
        | _HEADS["MONTH"]
        | _HEADS["WEEKDAY"]
        | frozenset(f"{day}s" for day in _HEADS["WEEKDAY"])
    )


_TOKEN = re.compile(r"[a-z]+|[0-9]+")
_DIGITS = "0123456789"


def _goes_on(text: str, start: int) -> bool:
    """Whether the token is the end of a word or of a number: "37.1", "10/25"."""
    before = text[start - 1]
    if before.isalnum() or before == "_":
        return True
    return before in ".,:/" and start > 1 and text[start] in _DIGITS and text[start - 2] in _DIGITS


def _longest(text: str, start: int, rules: tuple[_Rule, ...]) -> Expression | None:
    best: Expression | None = None
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is None or (best and match.end("span") <= best.span.end):
            continue
        meaning = rule.read(match)
        if meaning is not None:
            groups = match.groupdict()
            part = PARTS.get((groups.get("part") or groups.get("part_b") or "").lower(), "")
            best = Expression(Span(match.start("span"), match.end("span")), meaning, part)
    return best


_SPACE = r"(?:[\x20\xa0\t]+(?:\n[\x20\t]*)?|\n)"
_FRAGMENTS = {
    "MONTH": r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|"
    r"aug(?:ust|\.)?|sep(?:tember|t\.?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?!['’\w]|-"
    r"(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z])",
    "WEEKDAY": r"(?:mon(?:day|\.)?|tue(?:sday|s?\.?)?|wed(?:nesday|s?\.?)?|thu(?:rsday|r?s?\.?)?|fri(?:day|\.)?|"
    r"sat(?:urday|\.)?|sun(?:day|\.)?)(?![\w-])",
    "DAY": r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:][0-9])",
    "DAYTH": r"(?:(?:twenty|thirty)(?: |-))?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
    r"|twentieth|thirtieth)(?!\w)",
    "YEAR": r"(?:1[0-9]{3}|20[0-9]{2})(?![\w%]|[.,][0-9])",
    "UNIT": r"(?:second|sec|minute|min|hour|hr|night|day|weekend|week|wk|fortnight|month|mth|quarter|year|yr|decade"
    r"|century|centurie)",
    "NUMBER": r"(?:[0-9]{1,4}(?:\.[0-9])?|an?|(?:"
    + "|".join(SMALL)
    + r")(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)",
    "SEASON": r"(?:spring|summer|autumn|fall|winter)",
    "PARTS": r"(?:morning|afternoon|evening|night)",
    "TURN": r"(?:last|past|previous|this|current|next|nxt|coming|upcoming|following)",
    "EDGE": r"(?:early|mid|late|earlier|later)",
    "FEAST": "(?:"
    + "|".join(
        re.escape(name).replace(r"\ ", " ").replace("'", "['’]")
        for name in sorted(FEASTS, key=len, reverse=True)
    )
    + ")",
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
    "NTH": wordlist(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirty thirtieth
        """
    ),
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
    "FEAST": frozenset(re.split(r"\W", name)[0] for name in FEASTS),
}


def _heads(words: str) -> frozenset[str]:
    """The words a rule can begin with: those of `words`, where a name in capitals stands for its set."""
    return frozenset().union(*(_HEADS.get(word, {word}) for word in words.split()))


@cache
def _table() -> dict[str, tuple[_Rule, ...]]:
    """The rules by each word they can begin with."""
    rules = [
        _Rule(name, _heads(heads), _compiled(pattern), read)
        for name, heads, pattern, read in (*_RULES, *clock.RULES, *sets.RULES)
    ]
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
        "10/1-11/7/2020",
        "0 from between",
        r"(?:(?:from|between) )?(?P<span>(?P<month_a>0?[1-9]|1[0-2])/(?P<day_a>{DAY}){TO}(?P<month_b>0?[1-9]|1[0-2])/"
        r"(?P<day_b>{DAY})(?:(?:/|, ?| )(?P<year>{YEAR}))?)(?![\w/-])",
        reading.figures_apart,
    ),
    (
        "13 July 2023",
        "0",
        r"(?P<span>(?P<day>{DAY})(?: of)?(?: |-|/)(?P<month>{MONTH})(?:(?:,? |,? of |,? in |-|/)(?P<year>{YEAR}|"
        r"['’][0-9]{2}))?(?:,? {WEEKDAY})?)(?![\w])",
        reading.full_date,
    ),
    (
        "the second of August 2023",
        "the NTH",
        r"(?P<span>(?:the )?(?P<day>{DAYTH}) of (?P<month>{MONTH})(?:(?:,? |,? of )(?P<year>{YEAR}))?)(?![\w])",
        reading.full_date,
    ),
    (
        "August twenty-second",
        "MONTH WEEKDAY",
        r"(?P<span>(?:{WEEKDAY},? )?(?P<month>{MONTH}) (?:the )?(?P<day>{DAYTH})(?:,? (?P<year>{YEAR}))?)"
        r"(?! (?:quarter|half|week|time|day)\b| (?-i:[A-Z]))",
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
        r"(?P<span>(?:{EDGE}(?: |-))?(?P<month>{MONTH})(?:,? |,? of |,? in )(?P<year>{YEAR}|['’][0-9]{2}\b))",
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
        r"(?: (?P<part>{PARTS}|nite))?(?:(?: of)?(?: the)? (?P<week>last|this|next|previous|following) week)?)(?![\w])",
        reading.weekday,
    ),
    (
        "next week on Monday",
        "TURN",
        r"(?P<span>(?P<week>last|this|next|previous) week,? (?:on )?(?P<weekday>{WEEKDAY})(?P<turn>(?!)x)?"
        r"(?: (?P<part>{PARTS}))?)(?![\w])",
        reading.weekday,
    ),
    (
        "Monday the 12th",
        "WEEKDAY",
        r"(?P<span>(?P<weekday>{WEEKDAY}),? (?:the )?(?P<day>[0-9]{1,2}(?:st|nd|rd|th)|{DAYTH}))(?![\w])(?! of\b)",
        reading.weekday_of_month,
    ),
    (
        "on Mondays",
        "WEEKDAY mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        r"(?P<span>(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
        r"(?:s(?: (?P<of>morning|afternoon|evening|night)s?)?| (?P<of_b>mornings|afternoons|evenings|nights)))(?!\w)",
        reading.weekdays,
    ),
    (
        "the weekend",
        "the this that a over long",
        r"(?P<span>(?:the|(?P<turn>this)|that|a)(?: (?:(?P<past>past)|long|whole|coming))? weekend)(?![\w-])",
        reading.weekend,
    ),
    (
        "in nineteen ninety-six",
        "in since of until by",
        r"(?:in|since|of|until|by) (?P<span>(?P<century>fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?: |-)"
        r"(?P<rest>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:(?: |-)(?:one|two|three|four"
        r"|five|six|seven"
        r"|eight|nine))?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
        r"|two thousand(?: and)? (?P<thousand>(?:twenty(?:(?: |-)(?:one|two|three|four|five|six|seven|eight|nine))?"
        r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
        r"|eighteen|nineteen)))(?![\w-])(?! (?:[a-z]+s|people|percent|million)\b)",
        reading.year_in_words,
    ),
    (
        "2019/aug/01",
        "0",
        r"(?P<span>(?P<year>{YEAR})(?:-|/)(?P<month>{MONTH})(?:-|/)(?P<day>{DAY}))(?![\w])",
        reading.full_date,
    ),
    (
        "the first week of March 2010",
        "the NTH last final 0",
        r"(?P<span>(?:the )?(?P<nth>{DAYTH}|last|final|[0-9]{1,2}(?:st|nd|rd|th)) (?:(?P<unit>day|week|weekend|month)"
        r"|(?P<weekday>{WEEKDAY})) (?:of|in) (?:(?P<month>{MONTH})(?:,? (?:of )?(?P<year>{YEAR}))?"
        r"|(?P<turn>the|that|this|last|next) (?P<of>year|month|week)|(?P<year_b>{YEAR})))(?![\w-])",
        reading.nth,
    ),
    (
        "H2 2019",
        "0 the first second latter last h",
        r"(?P<span>(?:(?P<before>{YEAR})(?: |-)(?=H))?(?:the )?(?P<half>H[12]|(?:first|second|latter|last)"
        r"(?= half))(?: half)?"
        r"(?:(?: of| in|,)? (?P<year>{YEAR}))?)(?!\w)",
        reading.half_year,
    ),
    (
        "the end of the year",
        "the end beginning start middle later late early rest",
        r"(?P<span>(?:the )?(?:very )?(?:end|beginning|start|middle|rest|remainder|latter part|early part|course) of "
        r"(?:the|that|this) (?P<unit>week|month|year|decade|century)"
        r"|(?:later|late|early|earlier)(?: in)? (?:the|that) (?P<unit_b>week|month|year|decade|century))(?!\w)",
        reading.edge_of,
    ),
    (
        "over the year",
        "of for over during in throughout",
        r"(?:of|for|over|during|in|throughout) (?P<span>the (?P<unit>week|month|year))(?P<unit_b>"
        r"(?!)x)?(?![\w-]| (?:of|that"
        r"|when|before|after|to|in|ended|ending|since)\b| [0-9])",
        reading.edge_of,
    ),
    (
        "the next morning",
        "the that early late",
        r"(?P<span>(?:(?:early|late) )?(?:the (?P<turn>next|following|same|previous)|(?P<that>that)) "
        r"(?P<part>{PARTS}))(?!\w)",
        reading.day_after,
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
        "2020 Q3",
        "0",
        r"(?P<span>(?P<year>{YEAR})(?: |-)(?P<code>Q[1-4])(?P<relative>(?!)x)?(?P<turn>(?!)x)?)(?!\w)",
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
        "the that SEASON",
        r"(?P<span>(?P<the>(?:the|that) (?:(?:same|previous|following|next|whole) )?)?(?:{EDGE}(?: "
        r"|-))?(?P<code>{SEASON}))(?!\w|-)"
        r"(?! (?:of|on|in|to|from|back|short|apart|for|behind|down|into|out|up|water|roll|chicken)\b)",
        reading.bare_season,
    ),
    (
        "yesterday",
        "yesterday today tomorrow tonight tonite tdy ytd tmr tmrw tmw tomo tomoro tomorow tommorow tommorrow the 0",
        r"(?P<span>(?P<before>the day before )?(?P<after>the day after )?(?P<word>yesterday|today|tomorrow"
        r"|tdy|ytd|tmrw?|tmw"
        r"|tomoro?|tomm?orr?ow|2morr?ow|2moro|(?:to|2)(?P<part>night|nite))"
        r"(?: (?P<part_b>{PARTS}))?)(?!\w)",
        reading.today,
    ),
    (
        "this morning",
        "this last",
        r"(?P<span>(?P<turn>this|last) (?P<part>morning|afternoon|evening|night|nite))(?!\w)",
        reading.this_part,
    ),
    (
        "last year",
        "TURN EDGE the same that",
        r"(?P<span>(?:{EDGE} )?(?:(?P<the>the) )?(?P<turn>last|past|previous|this|current|next|nxt|coming|"
        r"upcoming|following|same|that) (?:same )?"
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
        r"(?P<span>in (?P<number>{NUMBER}) (?P<unit>{UNIT})s?(?P<time>['’]?s? time)?)(?![\w-])",
        reading.in_future,
    ),
    (
        "three years later",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{UNIT})s? (?P<way>later|earlier|afterwards?|"
        r"previously|on(?=,)|before(?=[.,;:)]|$)|"
        r"after(?=\s*[.,;:)]|$)))(?!\w)",
        reading.later,
    ),
    (
        "a year after",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?: |-)(?P<unit>{UNIT})s? (?P<way>after|before|following|"
        r"prior to|from(?= (?:today|tomorrow|yesterday|now)\b)))(?!\w|\s*[.,;:)])",
        reading.heading,
    ),
    (
        "the year before",
        "the",
        r"(?P<span>the (?P<number>)(?P<unit>year|month|week|day) (?P<way>before|after))(?=\s*[.,;:)]|$)",
        reading.year_beside,
    ),
    (
        "the year after it",
        "the",
        r"(?P<span>the (?P<unit>year|month|week|day) (?P<way>before|after|following|prior to))(?!\w|\s*[.,;:)])"
        r"(?! (?:today|tomorrow|yesterday|last|next)\b)",
        reading.heading_one,
    ),
    (
        "the past three years",
        "the TURN",
        r"(?P<span>(?:the )?(?P<back>last|past|previous|next|coming) (?P<number>{NUMBER}|few|several|couple of)(?: |"
        r"-)(?P<unit>{UNIT})s)\b",
        reading.past,
    ),
    (
        "three years",
        "NUMBER",
        r"(?P<span>(?P<number>{NUMBER})(?P<and> and (?:a |one )?(?:half|quarter))?(?: |-)(?:(?:full|whole"
        r"|long|straight|more) )?"
        r"(?P<unit>{UNIT})s?(?P<more> and (?:a )?(?:half|quarter))?)"
        r"(?!\w|-olds?\b|['’-]\w|\sold\b|s\b)(?!\s(?:of age|tenure))",
        reading.length,
    ),
    (
        "12hrs",
        "0",
        r"(?P<span>(?P<number>[0-9]{1,4}(?:\.[0-9])?)(?P<unit>secs?|mins?|hrs?|hours?|days?|wks?|yrs?)(?<!s)s?)(?!\w)",
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
        "FEAST",
        r"(?P<span>(?P<feast>{FEAST})(?:,? (?:of )?(?P<year>{YEAR}))?)(?!\w)",
        reading.feast,
    ),
    (
        "on the 12th",
        "the",
        r"the (?P<span>(?P<day>[0-9]{1,2}(?:st|nd|rd|th)))(?=\s*(?:[.,;:)\]?!]|$)|\s(?:and|at|in|when|was|were|he|"
        r"she|they|it|we|but|of this|of last)\b)",
        reading.month_day,
    ),
)
