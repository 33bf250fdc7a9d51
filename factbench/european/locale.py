"""What does CLDR say of a language: its months, weekdays, separators, currencies, units and scales?

The only module that knows `babel`, whose tables of one language are read when the first text of it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factbench.european.words import WORDS
from factbench.text.slots import QuantityKind
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from babel import Locale


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number counts, as `Quantity` has it."""

    kind: QuantityKind
    unit: str


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a language writes dates and amounts. Names are in lower case, in singular and plural."""

    decimal: str
    months: Mapping[str, int]
    """Names and short forms, these without their stop."""
    long_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """Monday is 0."""
    scales: Mapping[str, float]
    measures: Mapping[str, Measure]
    """Names of units and currencies."""
    symbols: Mapping[str, Measure]
    """Symbols of units and currencies, in their own case."""
    lengths: Mapping[str, str]
    """Names of lengths of time -> the letter of TIMEX3."""
    calendar: Mapping[str, str]
    """The singulars of those that the calendar has: years, months, weeks."""


@cache
def conventions(language: str) -> Conventions:
    """Return what CLDR says of one of the languages of `words`, by its ISO 639-1 code, with what these add."""
    from babel import Locale

    words = WORDS[language]
    locales = [Locale.parse(each) for each in words.locales]
    return Conventions(
        decimal=locales[0].number_symbols["latn"]["decimal"],
        months={name: number for each in locales for name, number in _names(each.months, _EVERY)},
        long_months={name: number for each in locales for name, number in _names(each.months, ("wide",))},
        weekdays={name: number for each in locales for name, number in _names(each.days, ("wide",))}
        | words.weekdays,
        scales={name: size for each in locales for name, size in _scales(each)} | words.scales,
        measures={name: measure for each in locales for name, measure in _measures(each)}
        | {name: Measure(QuantityKind.MONEY, code) for name, code in words.currencies.items()}
        | {name: Measure(QuantityKind.PERCENT, "%") for name in words.percent}
        | {name: Measure(QuantityKind.MEASURE, unit) for name, unit in words.units.items()},
        symbols=dict(_symbols(locales[0])),
        lengths={name: letter for each in locales for name, letter in _lengths(each, (1, 2))} | words.lengths,
        calendar={
            name: letter
            for each in locales
            for name, letter in (*_lengths(each, (1,)), *words.calendar.items())
            if letter in {"Y", "M", "W"}
        },
    )


_EVERY = ("wide", "abbreviated")


def _names(
    table: Mapping[str, Mapping[str, Mapping[int, str]]], widths: tuple[str, ...]
) -> Iterator[tuple[str, int]]:
    """The names of months or weekdays, as they stand in a date and alone."""
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, name in table[context][width].items():
                yield name.lower().rstrip("."), number


def _scales(locale: Locale) -> Iterator[tuple[str, float]]:
    """ "Millionen", "Mio.": what stands behind a number in place of its noughts."""
    from babel.numbers import format_compact_decimal

    for power in (6, 9, 12):
        for count in (1, 2):
            for length in ("long", "short"):
                said = format_compact_decimal(count * 10**power, format_type=length, locale=locale)
                name = said.replace("\xa0", " ").lstrip("0123456789 ").lower().rstrip(".")
                if len(name) > 1 and " " not in name:
                    yield name, float(10**power)


def _measures(locale: Locale) -> Iterator[tuple[str, Measure]]:
    from babel.numbers import get_currency_name

    for code in sorted(_CURRENCIES):
        for count in (1, 2):
            yield (
                get_currency_name(code, count=count, locale=locale).lower(),
                Measure(QuantityKind.MONEY, code),
            )
    for unit, name in _UNITS.items():
        for form in _forms(unit, locale):
            yield form, Measure(QuantityKind.MEASURE, name)


def _forms(unit: str, locale: Locale, counts: tuple[int, ...] = (1, 2)) -> Iterator[str]:
    """The singular and the plural of a unit's name: "kilómetro", "kilómetros"."""
    from babel.units import format_unit

    for count in counts:
        said = format_unit(count, unit, "long", locale=locale)
        yield _SPACES.sub(" ", said).lstrip("0123456789 ").lower()


_SPACES = re.compile(r"\s+")


def _lengths(locale: Locale, counts: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    for unit, letter in _LENGTHS.items():
        for form in _forms(unit, locale, counts):
            yield form, letter


def _symbols(locale: Locale) -> Iterator[tuple[str, Measure]]:
    """Signs, codes and short forms. A bare dollar is many countries' where the language is theirs too."""
    from babel.numbers import get_currency_symbol
    from babel.units import format_unit

    for code in sorted(_CURRENCIES):
        yield code, Measure(QuantityKind.MONEY, code)
        for where in (locale, "en"):
            yield get_currency_symbol(code, where), Measure(QuantityKind.MONEY, code)
    dollar = "$" if locale.language in {"es", "fr", "pt"} else "USD"
    yield from {"$": Measure(QuantityKind.MONEY, dollar), "US$": Measure(QuantityKind.MONEY, "USD")}.items()
    yield "£", Measure(QuantityKind.MONEY, "GBP")
    for unit, name in _UNITS.items():
        short = format_unit(2, unit, "short", locale=locale).lstrip("0123456789\xa0\u202f ")
        if len(short) > 1:  # "m" and "t" are too often something else
            yield short, Measure(QuantityKind.MEASURE, name)
    yield "%", Measure(QuantityKind.PERCENT, "%")


# The currencies that news of these languages speaks of.
_CURRENCIES = wordlist(
    "EUR USD GBP CHF JPY CNY INR RUB KRW SEK NOK DKK PLN CZK HUF RON UAH TRY ILS BRL MXN ARS CLP COP PEN UYU BOB "
    "PYG VES CRC DOP CUP GTQ HNL NIO CAD AUD NZD HKD SGD ZAR EGP MAD DZD TND XOF XAF NGN KES AOA MZN CVE SAR AED "
    "QAR IRR IQD AFN PKR THB IDR MYR PHP VND DEM FRF ITL ESP PTE ATS"
)
# CLDR's unit -> the one that all languages share, as English has it.
_UNITS = {
    "length-kilometer": "km",
    "length-meter": "m",
    "length-centimeter": "cm",
    "length-millimeter": "mm",
    "length-mile": "mile",
    "area-square-kilometer": "km²",
    "area-square-meter": "m²",
    "area-hectare": "hectare",
    "volume-cubic-meter": "m³",
    "volume-liter": "litre",
    "volume-barrel": "barrel",
    "mass-kilogram": "kg",
    "mass-gram": "g",
    "mass-tonne": "tonne",
    "temperature-celsius": "°C",
    "speed-kilometer-per-hour": "km/h",
    "power-kilowatt": "kW",
    "power-megawatt": "MW",
    "power-gigawatt": "GW",
    "energy-kilowatt-hour": "kWh",
    "digital-megabyte": "MB",
    "digital-gigabyte": "GB",
}
_LENGTHS = {
    "duration-year": "Y",
    "duration-month": "M",
    "duration-week": "W",
    "duration-day": "D",
    "duration-hour": "TH",
    "duration-minute": "TM",
    "duration-second": "TS",
    "duration-decade": "DE",
    "duration-century": "CE",
}
