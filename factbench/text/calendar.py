"""What are the months and the days of the week called, and which one is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS = wordlist("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
SHORT_WEEKDAYS = wordlist("Mon Tue Tues Wed Weds Thu Thur Thurs Fri Sat Sun")
"""As people shorten them, with a full stop or without. Source: AP Stylebook and CLDR ("en")."""

# From January to December. Three letters tell one from another, four where three are not enough; a slash parts two
# ways to shorten the same month. Source: CLDR.
_STEMS = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "da": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "nb": "jan feb mar apr mai jun jul aug sep okt nov des",
    "nl": "jan feb maa/mrt apr mei jun jul aug sep okt nov dec",
    "fr": "jan fév mar avr mai juin juil aoû sep oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "ru": "янв фев мар апр май/мая июн июл авг сен окт ноя дек",
}


def month_stems(*languages: str) -> dict[str, int]:
    """Return how the names of months begin in these languages, each with its number; in all that are known for none."""
    return {
        stem: number
        for language in languages or _STEMS
        for number, stems in enumerate(_STEMS[language].split(), 1)
        for stem in stems.split("/")
    }


_EVERYWHERE = month_stems()


def month_of(name: str) -> int | None:
    """Return the number of a month by its name or a shortening of three letters or more, in any language that is known.

    >>> month_of("September"), month_of("juil."), month_of("Quill")
    (9, 7, None)
    """
    lower = name.casefold()
    return _EVERYWHERE.get(lower[:4]) or _EVERYWHERE.get(lower[:3])


_WEEKDAY_STEMS = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}


def weekday_of(name: str) -> int | None:
    """Return the number of an English weekday by its first three letters; Monday is 0."""
    return _WEEKDAY_STEMS.get(name[:3].lower())


def lower(names: Iterable[str]) -> frozenset[str]:
    """Return the names in lower case, as the words of a text are looked up."""
    return frozenset(name.lower() for name in names)
