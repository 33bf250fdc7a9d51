"""The typed things that a text says: dates, quantities, names, who says so, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.span import Span


class Kind(StrEnum):
    """What sort of thing a claim says; a claim may be of several kinds."""

    EVENT = "event"
    STATE = "state"
    DATE = "date"
    QUANTITY = "quantity"
    SUPERLATIVE = "superlative"
    COMPARISON = "comparison"
    QUOTATION = "quotation"
    NEGATION = "negation"
    CAUSE = "cause"
    PREDICTION = "prediction"


class Grain(StrEnum):
    """How fine a date is."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    TIME = "time"
    DURATION = "duration"
    SET = "set"
    """How often: "daily", "every Monday"."""
    VAGUE = "vague"
    """No stretch of the calendar: "now", "formerly", "at that time"."""


class How(StrEnum):
    """How the value of a date was found."""

    EXPLICIT = "explicit"
    """The words name it: "13 July 2023", "1993"."""
    RELATIVE = "relative"
    """Counted from the day of publication: "Monday", "last year"."""
    DERIVED = "derived"
    """Counted from another date of the text: "a year after" beside 1991."""
    UNRESOLVED = "unresolved"
    """The words point at a date that the text does not give."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date or an interval that the text names.

    `value` is a TIMEX3 value ("2023-07-13", "2023-04", "1993", "199", "P3Y", "P1D" for "daily",
    "PRESENT_REF" for "now", "XXXX" where unresolved).
    `begin` and `end` are the ends of an interval, inclusive and in the same notation, either may be open (None);
    both are None for a plain date. "since 1993": value "1993", begin "1993", end None.
    Source: TimeML 1.2.1, TIMEX3 value attribute (ISO 8601).
    """

    span: Span
    value: str
    grain: Grain
    how: How
    begin: str | None = None
    end: str | None = None

    @property
    def says_when(self) -> bool:
        """Whether it names a date, an interval or a length, and not only "now" or "daily"."""
        return self.grain not in _SAYS_LITTLE


_SAYS_LITTLE = frozenset({Grain.SET, Grain.VAGUE})


class QuantityKind(StrEnum):
    """What sort of number it is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"


class Change(StrEnum):
    """What a number says of a movement: by how much, from where, or to where something rose or fell."""

    ROSE_BY = "rose by"
    ROSE_FROM = "rose from"
    ROSE_TO = "rose to"
    FELL_BY = "fell by"
    FELL_FROM = "fell from"
    FELL_TO = "fell to"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    `value` is in plain units ("3 million" is 3000000.0, "5 %" is 5.0); `low` and `high` bound a range, a vague
    count ("dozens") or an inequality ("at least 5": low 5, high None), else both equal `value`. `value` is None
    for a pure range. `unit` is an ISO 4217 code, "%", or a singular noun or symbol as printed; None for a bare number.
    """

    span: Span
    value: float | None
    kind: QuantityKind
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    change: Change | None = None


class NameKind(StrEnum):
    """What a name is known to name."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    """The adjective or the people of a country: "Israeli", "Britons"."""
    CAPITAL = "capital"
    GOVERNMENT = "government"
    """A capital that acts as its country's government does: "Baku said"."""
    PERSON = "person"
    BODY = "body"
    """An organisation that the text calls by its initials."""


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name.

    `canonical` is the form that all names of the same thing share, else None: a country for its aliases, people and
    government ("Israeli" -> "Israel"), and within one text the fullest form of a person without the office
    ("President Ada Marsh", later "Marsh" -> "Ada Marsh") and of a body ("WHO" -> "World Health Organization").
    `office` is the title printed before a person's name.
    """

    span: Span
    canonical: str | None = None
    kind: NameKind | None = None
    office: str | None = None

    @property
    def is_place(self) -> bool:
        """Whether it is known to name a country, its people, its capital or its government."""
        return self.kind in PLACES


PLACES = frozenset({NameKind.COUNTRY, NameKind.DEMONYM, NameKind.CAPITAL, NameKind.GOVERNMENT})
"""Kinds of name that are a country's, its people's, its capital's or its government's."""


@dataclass(frozen=True, slots=True)
class Rank:
    """Something is put first, last, alone or at an extreme, and among what.

    "the second largest port in Quill": `words` is "largest", `place` 2, `scope` "port in Quill". `place` counts from
    the extreme; -1 is the last, None alone ("only"). `span` runs from the first of these words to the end of the scope.
    `shared` where there are several such: "one of the largest".
    """

    span: Span
    words: str
    """In lower case: "first", "only", "largest", "most populous"."""
    place: int | None = 1
    scope: Span | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's own words, without the marks. `whole` where they are sentences, not words within another's."""

    span: Span
    whole: bool = False


class Stance(StrEnum):
    """How a speaker stands to what is said."""

    ASSERTED = "asserted"
    DENIED = "denied"
    QUESTIONED = "questioned"
    HEDGED = "hedged"
    QUOTED = "quoted"
    """The words are somebody's, whose is not said: a “small matter”. A source is then no more than likely: whoever
    spoke in the sentence before the quotation."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says, thinks or wants something: `source` says (`cue`) `content`; `direct` when that is a quotation.

    Where no word hands the content on, the cue is the mark that does: a colon, a dash, the opening quotation mark.
    """

    source: Span | None
    cue: Span
    content: Span
    stance: Stance
    direct: bool
    named: Span | None = None
    """Where the text names whom `source` only points to ("she"); None where that is not certain, or not needed."""

    @property
    def who(self) -> Span | None:
        """The words that say best who speaks."""
        return self.named or self.source


class Found(NamedTuple):
    """The slots of a sentence, for a caller who has them; `before` are the names of the sentence before it."""

    dates: Sequence[Date]
    quantities: Sequence[Quantity]
    names: Sequence[Name]
    before: Sequence[Name] = ()


@dataclass(frozen=True, slots=True)
class Worth:
    """Scores from 0 to 1, each independent, with the reasons of the first three in plain words."""

    verifiable: float
    """Is it a fact that somebody could look up?"""
    checkworthy: float
    """Would readers want to know whether it is true?"""
    subjective: float
    """Is it opinion or feeling?"""
    reasons: tuple[str, ...] = ()
    fit: float | None = None
    """Can it be checked as it stands, nothing being wrong with it or missing? Like the next two a chance, fitted on
    what readers said of claims; None where nobody has judged such claims."""
    fact: float | None = None
    """Does it say anything that can be checked at all?"""
    first: float | None = None
    """Would an editor check it among the first of its article?"""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that cannot be understood without its surroundings, and why."""

    span: Span
    why: str
    told: tuple[Span, ...] = ()
    """The sentences of the article, before the claim, that tell or most likely tell what is missing; the likeliest
    first."""
    likely: bool = False
    """Whether the claim as a whole makes it likely that a reader would ask this, and no rule knows it for sure."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a statement has instead of a stretch of the article: a name for a pronoun; of an empty stretch, what is put
    in there: the day after "Monday"."""

    span: Span
    """In the article's text; within the claim, or the subject that it leaves out."""
    words: str


GAP = "…"
"""Stands in a statement where words of the article are left out between two pieces."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A stretch of a statement that is not the article's but ours: words in square brackets, or the mark of a gap."""

    at: Span
    """In the statement, brackets included."""
    instead: str
    """The article's own words that it stands for; "" where it stands for none, `GAP` where it is that mark."""

    @property
    def is_gap(self) -> bool:
        """Whether it is the mark of a gap, for which no words could stand."""
        return self.instead == GAP
