"""Which words name a length of time, how fine is each, and how does TIMEX3 write it?"""

from __future__ import annotations

from dataclasses import dataclass

from factbench.text.slots import Grain


@dataclass(frozen=True, slots=True)
class Unit:
    """A word for a length of time."""

    word: str
    plural: str
    grain: Grain
    letter: str
    """As TIMEX3 has it (TimeML 1.2.1, after ISO 8601); units of the day stand behind "T"."""
    factor: int = 1
    """So many of its letter make one: a fortnight is two weeks."""
    short: tuple[str, ...] = ()
    """Other ways to print the singular."""

    @property
    def is_calendar(self) -> bool:
        """Whether it is a stretch of the calendar with a beginning of its own, as a week is and a fortnight is not."""
        return self.factor == 1 and self.grain is not Grain.TIME

    def times(self, count: float) -> str:
        """So many of it as TIMEX3 writes a length.

        >>> unit_of("fortnight").times(1), unit_of("hours").times(1.5)
        ('P2W', 'PT1.5H')
        """
        return self.length(f"{count * self.factor:g}")

    def length(self, count: str) -> str:
        """A length of so many, or of "X", in its letter."""
        return f"PT{count}{self.letter[1]}" if self.letter[0] == "T" else f"P{count}{self.letter}"


UNITS = (
    Unit("second", "seconds", Grain.TIME, "TS", short=("sec",)),
    Unit("minute", "minutes", Grain.TIME, "TM", short=("min",)),
    Unit("hour", "hours", Grain.TIME, "TH", short=("hr",)),
    Unit("night", "nights", Grain.DAY, "D"),
    Unit("day", "days", Grain.DAY, "D"),
    Unit("weekend", "weekends", Grain.WEEK, "W"),
    Unit("week", "weeks", Grain.WEEK, "W", short=("wk",)),
    Unit("fortnight", "fortnights", Grain.WEEK, "W", factor=2),
    Unit("month", "months", Grain.MONTH, "M", short=("mth",)),
    Unit("quarter", "quarters", Grain.QUARTER, "Q"),
    Unit("year", "years", Grain.YEAR, "Y", short=("yr",)),
    Unit("decade", "decades", Grain.DECADE, "DE"),
    Unit("century", "centuries", Grain.CENTURY, "CE"),
)

_BY_WORD = {
    form: unit
    for unit in UNITS
    for form in (unit.word, unit.plural, *unit.short, *(f"{short}s" for short in unit.short))
}
UNIT_WORDS = frozenset(_BY_WORD)
"""Singulars, plurals and short forms, in lower case."""


def unit_of(word: str) -> Unit:
    """Return the unit that one of `UNIT_WORDS` names, in any case.

    Raises:
        KeyError: it names none.
    """
    return _BY_WORD[word.lower()]


ADVERBS = {
    "hourly": (1, "hour"),
    "nightly": (1, "night"),
    "daily": (1, "day"),
    "everyday": (1, "day"),
    "weekly": (1, "week"),
    "biweekly": (2, "week"),
    "fortnightly": (1, "fortnight"),
    "monthly": (1, "month"),
    "bimonthly": (2, "month"),
    "quarterly": (3, "month"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
    "annual": (1, "year"),
    "biannual": (6, "month"),
}
"""Words that say how often: every so many of which unit."""
