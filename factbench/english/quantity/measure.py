"""Which unit or currency stands at this place of a text?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factbench.text.slots import QuantityKind
from factbench.text.wordlist import wordlist


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number counts: its kind, and its unit as `Quantity.unit` has it."""

    kind: QuantityKind
    unit: str


def measure_at(text: str, at: int, *, scaled: bool = False) -> tuple[Measure, int] | None:
    """Return the measure that stands at `at`, right behind a number, and where it ends; None where none does.

    White space or a hyphen may stand before it. The longest of three words, two or one that the table knows wins.
    `scaled` says that the number is a thousand or more and rounded: "3 million pounds" is money, "3 pounds" a weight.
    """
    cubic = _CUBIC.match(text, at)
    if cubic is not None:
        return Measure(QuantityKind.MEASURE, "cubic foot"), cubic.end()
    if text[at : at + 1] in _INCHES and at and text[at - 1].isdecimal() and _is_inch(text, at):
        return Measure(QuantityKind.MEASURE, "inch"), at + 1
    letter = _LETTER.match(text, at)
    if letter is not None and not _SCREEN.search(text, max(0, at - 4), at + 1):
        return _LETTERED[letter[0]], letter.end()
    found = _BEHIND.match(text, at)
    if found is None:
        return None
    for name in ("three", "two", "one"):
        words = found[name]
        measure = words and _known(words, scaled=scaled)
        if measure:
            return measure, found.end(name) - (words.endswith(".") and words not in _table())
    return None


_CUBIC = re.compile(r"[\s-]?cu\.\s?ft\b")
_INCHES = frozenset('"″')


def _is_inch(text: str, at: int) -> bool:
    """Whether the mark behind figures closes no quotation: none was opened in its line, or some 400 characters back."""
    if text[at] == "″":
        return True
    line = text[max(0, at - 400, text.rfind("\n", max(0, at - 400), at) + 1) : at]
    return len(_QUOTES.findall(line)) % 2 == 0


_QUOTES = re.compile(r'(?<![0-9])"')
# Right behind its figures a letter is a unit: "15p a unit", "a 300w lamp"; not the lines of a screen.
_LETTER = re.compile(r"(?<=[0-9])[pw](?![\w.]\w|\w)")
_LETTERED = {"p": Measure(QuantityKind.MONEY, "penny"), "w": Measure(QuantityKind.MEASURE, "W")}
_SCREEN = re.compile(r"(?<![0-9])(?:144|240|360|480|576|720|1080|1440|2160)p")


def currency_of(sign: str) -> str | None:
    """Return the ISO 4217 code of a sign or code printed before an amount ("$", "US$", "Rs.", "EUR"), or None."""
    plain = re.sub(r"\s", "", sign).rstrip(".").upper()
    bare = plain.removesuffix("$")
    return _SIGNS.get(plain) or (bare if bare in _CODES else None)


_LETTERS = r"[^\W\d_]+(?:\.|[²³]|[23](?!\d))?"
_BEHIND = re.compile(
    rf"(?:\s|-|\s?[(\[])?(?P<three>(?P<two>(?P<one>[%‰°$€£¥₹₽₩₪₺₴₾₦₱₫₡₭₮₲₵₸₼৳฿元円](?:[CF]\b)?|{_LETTERS}"
    rf"(?:/[a-z]+)?)(?:[\s-]{_LETTERS})?)"
    rf"(?:[\s-]{_LETTERS})?)(?!\w)"
)


def _known(words: str, *, scaled: bool) -> Measure | None:
    """The measure that `words` name; symbols in their own case, names in any, in singular or plural."""
    table = _table()
    plain = re.sub(r"[\s-]+", " ", words).rstrip(".")
    if scaled and plain.lower() in {"pound", "pounds"}:
        return Measure(QuantityKind.MONEY, "GBP")
    measure = table.get(plain) or (table.get(plain.lower()) if len(plain) > 2 else None)
    return None if plain.lower() == "won" and not scaled else measure


# Source: ISO 4217; a bare dollar is the United States', a bare krona, peso or franc the best known one's.
_SIGNS = {
    "$": "USD",
    "US$": "USD",
    "USD$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "NT$": "TWD",
    "N$": "NAD",
    "J$": "JMD",
    "EC$": "XCD",
    "TT$": "TTD",
    "R": "ZAR",
    "RM": "MYR",
    "M": "LSL",
    "N": "NGN",
    "SH": "KES",
    "SHS": "KES",
    "KSH": "KES",
    "KSHS": "KES",
    "TSH": "TZS",
    "USH": "UGX",
    "TK": "BDT",
    "RP": "IDR",
    "R$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "RS": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "₾": "GEL",
    "₦": "NGN",
    "₱": "PHP",
    "₫": "VND",
    "₡": "CRC",
    "₭": "LAK",
    "₮": "MNT",
    "₲": "PYG",
    "₵": "GHS",
    "₸": "KZT",
    "₼": "AZN",
    "৳": "BDT",
    "฿": "THB",
    "元": "CNY",
    "円": "JPY",
    "MEX$": "MXN",
    "MX$": "MXN",
    "RMB": "CNY",
}
_CODES = wordlist(
    """
    AED ARS AUD AZN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GEL HKD HUF IDR ILS INR JPY KES KRW MXN MYR NGN NOK
    NZD PHP PKR PLN RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR
    """
)
_CURRENCY_NAMES = {
    "USD": "dollar, us dollar, u.s. dollar, american dollar",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "NZD": "new zealand dollar",
    "HKD": "hong kong dollar",
    "EUR": "euro",
    "GBP": "pound sterling, british pound, quid",
    "JPY": "yen, japanese yen",
    "CNY": "yuan, renminbi, chinese yuan, rmb",
    "INR": "rupee, indian rupee",
    "RUB": "rouble, ruble, russian rouble, russian ruble",
    "KRW": "won, south korean won",  # only behind a thousand or more: "won" is a verb
    "CHF": "franc, swiss franc",
    "SEK": "krona, swedish krona, swedish kronor, kronor",
    "NOK": "norwegian krone, norwegian kroner",
    "DKK": "danish krone, danish kroner, krone, kroner",
    "ILS": "shekel",
    "TRY": "lira, turkish lira",
    "UAH": "hryvnia",
    "ZAR": "rand",
    "BRL": "brazilian real, reais",
    "MXN": "peso, mexican peso",
    "AED": "dirham",
    "SAR": "riyal",
    "PLN": "zloty",
    "NGN": "naira",
    "AZN": "manat",
    "DEM": "deutsche mark, deutschmark, german mark",
    "FRF": "french franc",
    "BEF": "belgian franc",
    "ITL": "italian lira",
    "ESP": "peseta, spanish peseta",
    "NLG": "guilder, dutch guilder",
    "FIM": "markka, finnish markka",
    "SGD": "singapore dollar",
    "TWD": "taiwan dollar, new taiwan dollar",
    "THB": "baht, thai baht",
    "IDR": "rupiah",
    "MYR": "ringgit",
    "PHP": "philippine peso",
    "VND": "dong",
    "HUF": "forint",
    "CZK": "koruna, czech koruna",
    "EGP": "egyptian pound",
    "KES": "kenyan shilling",
    "PKR": "pakistani rupee",
    "BDT": "taka",
    "IRR": "iranian rial",
    "KZT": "tenge",
    "GEL": "lari",
}
# Unit -> its symbols (in their own case), then its names in the singular. Source: SI brochure 9; NIST Handbook 44.
# What is counted one by one (people, votes) is no unit: a comparison reads it from the words beside the number.
_UNITS: dict[str, tuple[str, str]] = {
    "km": ("km", "kilometre, kilometer"),
    "m": ("m", "metre, meter"),
    "dm": ("dm", "decimetre, decimeter"),
    "cm": ("cm", "centimetre, centimeter"),
    "µm": ("µm μm", "micrometre, micrometer, micron"),
    "nm": ("", "nanometre, nanometer"),
    "pm": ("", "picometre, picometer"),
    "mm": ("mm", "millimetre, millimeter"),
    "mile": ("mi", "mile"),
    "nautical mile": ("nm", "nautical mile"),
    "yard": ("yd", "yard"),
    "foot": ("ft", "foot, feet"),
    "inch": ("in.", "inch"),
    "km²": ("km² sq km km2 sqkm", "square kilometre, square kilometer"),
    "m²": ("m² sq m m2 sqm", "square metre, square meter"),
    "square mile": ("sq mi", "square mile"),
    "square foot": ("sq ft", "square foot, square feet"),
    "hectare": ("ha", "hectare"),
    "acre": ("", "acre"),
    "m³": ("m³ m3", "cubic metre, cubic meter"),
    "cubic foot": ("cu ft", "cubic foot, cubic feet"),
    "litre": ("l L", "litre, liter"),
    "ml": ("ml mL", "millilitre, milliliter"),
    "gallon": ("gal", "gallon"),
    "barrel": ("bbl", "barrel"),
    "kg": ("kg kgs", "kilogram, kilogramme, kilo"),
    "g": ("g", "gram, gramme"),
    "mg": ("mg", "milligram, milligramme"),
    "µg": ("µg μg mcg", "microgram, microgramme"),
    "tonne": ("t", "tonne, metric ton"),
    "ton": ("", "ton"),
    "pound": ("lb lbs", "pound"),
    "pound-foot": ("lb_ft ft_lb", "pound foot, foot pound"),
    "newton metre": ("Nm", "newton metre, newton meter"),
    "ounce": ("oz", "ounce"),
    "stone": ("st", ""),
    "degree": ("° deg", "degree"),
    "°C": (
        "°C C",
        "degree celsius, degree centigrade, celsius, centigrade, degree c, deg c, deg celsius, celcius, degree celcius",
    ),
    "°F": (
        "°F F",
        "degree fahrenheit, fahrenheit, degree f, deg f, deg fahrenheit, farenheit, degree farenheit",
    ),
    "K": ("", "kelvin, degree kelvin"),
    "km/h": (
        "km/h kph kmh kmph km/hr",
        "kilometre an hour, kilometer an hour, kilometre per hour, kilometer per hour",
    ),
    "mpg": ("mpg", "mile per gallon"),
    "km/l": ("km/l", "kilometre per litre, kilometer per liter"),
    "hp": ("hp bhp", "horsepower"),
    "mph": ("mph", "mile an hour, mile per hour"),
    "W": ("W", "watt"),
    "kW": ("kW", "kilowatt"),
    "MW": ("MW", "megawatt"),
    "GW": ("GW", "gigawatt"),
    "TW": ("TW", "terawatt"),
    "kWh": ("kWh", "kilowatt hour"),
    "MWh": ("MWh", "megawatt hour"),
    "GWh": ("GWh", "gigawatt hour"),
    "TWh": ("TWh", "terawatt hour"),
    "V": ("V", "volt"),
    "kV": ("kV", "kilovolt"),
    "Hz": ("Hz", "hertz"),
    "kHz": ("kHz", "kilohertz"),
    "MHz": ("MHz", "megahertz"),
    "GHz": ("GHz", "gigahertz"),
    "dB": ("dB dBA dBa", "decibel"),
    "bit": ("", "bit"),
    "byte": ("", "byte"),
    "kB": ("kB KB", "kilobyte"),
    "MB": ("MB", "megabyte"),
    "GB": ("GB", "gigabyte"),
    "TB": ("TB", "terabyte"),
    "calorie": ("kcal", "calorie"),
    "basis point": ("bps", "basis point"),
    "percentage point": ("", "percentage point"),
    "year": ("yo", "year old, year of age"),
    "month": ("", "month old, month of age"),
    "week": ("", "week old, week of age"),
    "day": ("", "day old, day of age"),
}
_PLURALS = {"foot": "feet", "inch": "inches"}


@cache
def _table() -> dict[str, Measure]:
    """Every symbol and name, as printed, by what it measures."""
    table = {
        words: Measure(QuantityKind.PERCENT, "%")
        for words in ("%", "percent", "per cent", "pct", "percents", "percentage")
    }
    for unit, (symbols, names) in _UNITS.items():
        measure = Measure(QuantityKind.MEASURE, unit)
        table |= dict.fromkeys(_symbols(symbols), measure)
        table |= dict.fromkeys(_numbers(names), measure)
    for code, names in _CURRENCY_NAMES.items():
        table |= dict.fromkeys(_numbers(names), Measure(QuantityKind.MONEY, code))
    table |= dict.fromkeys(("cent", "cents"), Measure(QuantityKind.MONEY, "cent"))
    table |= dict.fromkeys(("pence", "penny", "pennies"), Measure(QuantityKind.MONEY, "penny"))
    table |= {code: Measure(QuantityKind.MONEY, code) for code in _CODES}
    table |= {
        sign: Measure(QuantityKind.MONEY, code) for sign, code in _SIGNS.items() if not sign[0].isalpha()
    }
    return table


def _symbols(symbols: str) -> list[str]:
    """The symbols of a unit; "sq km" and "cu ft" are one each."""
    return [symbol.replace("_", " ") for symbol in re.sub(r"\b(sq|cu) ", r"\1_", symbols).split()]


def _numbers(names: str) -> list[str]:
    """Singulars and plurals; the plural sits on the head: "mile an hour", "miles an hour"."""
    singulars = [name for name in names.split(", ") if name]
    return [*singulars, *map(_plural, singulars)]


def _plural(name: str) -> str:
    head, space, rest = name.partition(" ")
    if rest and rest.split()[0] not in {
        "an",
        "per",
        "of",
        "c",
        "f",
        "old",
        "celsius",
        "centigrade",
        "fahrenheit",
        "sterling",
    }:
        return f"{head} {_plural(rest)}"
    return f"{_PLURALS.get(head, head + 's')}{space}{rest}"
