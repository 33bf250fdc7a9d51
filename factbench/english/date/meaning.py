"""In what terms can a text speak of a time?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.text.slots import Grain
    from factbench.text.span import Span


class Turn(Enum):
    """Which one of the like-named stretches is meant."""

    NEAREST = 0
    """Bare "Monday", "April": the verb says whether it is past."""
    LAST = -1
    THIS = 2
    NEXT = 1


class Anchor(Enum):
    """From where a count starts."""

    PUBLISHED = "published"
    """The day of publication: "three days ago"."""
    MENTIONED = "mentioned"
    """The date named before: "two years later"."""
    TOLD = "told"
    """The date named before, else the day of publication: "the end of the year"."""
    EVENT = "event"
    """The date among the words that follow: "a year after the war of 1993"; unknown where they have none."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """Names its own value."""

    value: str


@dataclass(frozen=True, slots=True)
class Partial:
    """A month, or a day in a month, without its year."""

    month: int
    day: int | None = None
    weekday: int | None = None
    """As printed with it, Monday is 0: "Friday, 6 December". It tells the year."""
    turn: Turn = Turn.NEAREST
    years: int | None = None
    """Counted from the year of publication: "April last year" is -1."""
    told: bool = False
    """Of the year told of: "that September"."""


@dataclass(frozen=True, slots=True)
class Between:
    """Two days or years printed as one: "12–14 May", "1990–94"."""

    begin: Fixed | Partial
    end: Fixed | Partial


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 0. `weeks` counts from the week of publication where the words name a week."""

    number: int
    turn: Turn = Turn.NEAREST
    weeks: int | None = None
    told: bool = False
    """Beside a day told of: "that Saturday", "the following Monday"."""


@dataclass(frozen=True, slots=True)
class Weekend:
    """The Saturday and Sunday of an unnamed week."""

    turn: Turn = Turn.NEAREST


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of an unnamed month: "on the 12th"; with its weekday where that is printed, "Monday the 12th"."""

    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an unnamed year: a season ("SU") or a quarter ("Q3")."""

    code: str
    turn: Turn = Turn.NEAREST
    years: int | None = None
    """Counted from the year of publication: "the summer of last year" is -1."""
    generic: bool = False
    """Whether it may be each of them: "drying clothes in winter"."""


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units from an anchor."""

    unit: Grain
    count: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time. `back` where it reaches to the day of publication: "the past three years"."""

    unit: Grain
    count: int
    value: str
    back: bool = False
    ahead: bool = False
    """Where it reaches from the day of publication on: "the next three years"."""
    least: str = ""
    """The shorter of the two that are printed as one: "PT1H" of "one to three hours"."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: "17:30", or a part of the day: "NI"."""

    value: str


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """From one time of day to another: "09:00", "17:30"."""

    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast of an unnamed year, by its name in `feasts.FEASTS`."""

    name: str
    generic: bool = False
    """Whether it may be each of them: "a Christmas tree"."""


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the days or weeks of a longer stretch: "the first week of May", "the last Sunday in March 2020"."""

    nth: int
    """From 1; -1 is the last."""
    unit: Grain
    weekday: int | None
    whole: Fixed | Partial | Counted


@dataclass(frozen=True, slots=True)
class Repeated:
    """So often: "P1D" for "daily", "XXXX-WXX-1" for "every Monday"."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """No stretch of the calendar: "PRESENT_REF" for "now", "XXXX" for "that time"."""

    value: str


Near = Partial | Weekday | Weekend | MonthDay | Part | Clock | Feast
Meaning = Fixed | Between | Counted | Lasting | ClockSpan | Nth | Repeated | Vague | Near


@dataclass(frozen=True, slots=True)
class Expression:
    """A stretch of text and what it says of time. `part` narrows a day: "MO", "AF", "EV", "NI"."""

    span: Span
    meaning: Meaning
    part: str = ""
