"""Quantities: which numbers a text gives, of what, and within which bounds."""

from __future__ import annotations

import pytest

from factbench.english.lexicon.numerals import cardinal, ordinal
from factbench.english.quantity import quantities
from factbench.text.slots import Quantity, QuantityKind


def only(text: str) -> Quantity:
    """The one quantity of the text."""
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It has 12 wells.", "12", 12),
        ("It has 1,234.5 litres a head.", "1,234.5 litres", 1234.5),
        ("It has 12,34,567 wells.", "12,34,567", 1234567),
        ("It has 1 414 021 100 wells.", "1 414 021 100", 1414021100),
        ("It has twenty-three wells.", "twenty-three", 23),
        ("It has one hundred and six wells.", "one hundred and six", 106),
        ("It has two million three hundred thousand wells.", "two million three hundred thousand", 2300000),
        ("It has 3.5 million wells.", "3.5 million", 3500000),
        ("It has two hundred thousand wells.", "two hundred thousand", 200000),
        ("It has a hundred wells.", "a hundred", 100),
        ("It has a dozen wells.", "a dozen", 12),
        ("It has two dozen wells.", "two dozen", 24),
        ("It has half a million wells.", "half a million", 500000),
        ("It has one and a half million wells.", "one and a half million", 1500000),
        ("It has 5k wells.", "5k", 5000),
        ("It has 3bn wells.", "3bn", 3e9),
        ("It has 5 lakh wells.", "5 lakh", 500000),
        ("It fell by .08 then.", ".08", 0.08),
        ("It has 3½ wells.", "3½", 3.5),
        ("It has 2 1/4 wells.", "2 1/4", 2.25),
        ("Two thirds left.", "Two thirds", 2 / 3),
        ("One-fifth of them left.", "One-fifth", 0.2),
        ("A third of them left.", "A third", 1 / 3),
        ("Half of them left.", "Half", 0.5),
        ("Only ½ left.", "½", 0.5),
        ("Only 2/3 left.", "2/3", 2 / 3),
        ("One man left.", "One", 1),
        ("It was −5 then.", "−5", -5),
        ("It was minus five then.", "minus five", -5),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(text: str, words: str, value: float) -> None:
    quantity = only(text)
    assert quantity.span.of(text) == words
    assert quantity.value == pytest.approx(value)
    assert (quantity.low, quantity.high) == (quantity.value, quantity.value)


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "unit"),
    [
        ("up 5% so far", "5%", QuantityKind.PERCENT, 5, "%"),
        ("up 5 percent so far", "5 percent", QuantityKind.PERCENT, 5, "%"),
        ("up ten per cent so far", "ten per cent", QuantityKind.PERCENT, 10, "%"),
        ("up 3 percentage points", "3 percentage points", QuantityKind.MEASURE, 3, "percentage point"),
        ("paid $3bn for it", "$3bn", QuantityKind.MONEY, 3e9, "USD"),
        ("paid $1.6m for it", "$1.6m", QuantityKind.MONEY, 1.6e6, "USD"),
        ("paid US$ 15 for it", "US$ 15", QuantityKind.MONEY, 15, "USD"),
        ("paid €2.5 million for it", "€2.5 million", QuantityKind.MONEY, 2.5e6, "EUR"),
        ("paid 50,000 euros for it", "50,000 euros", QuantityKind.MONEY, 50000, "EUR"),
        ("paid 10 € for it", "10 €", QuantityKind.MONEY, 10, "EUR"),
        ("paid Rs. 500 for it", "Rs. 500", QuantityKind.MONEY, 500, "INR"),
        ("paid 30 Swiss francs for it", "30 Swiss francs", QuantityKind.MONEY, 30, "CHF"),
        ("paid 3 million pounds for it", "3 million pounds", QuantityKind.MONEY, 3e6, "GBP"),
        ("paid 50 cents for it", "50 cents", QuantityKind.MONEY, 50, "cent"),
        ("paid 5,000 won for it", "5,000 won", QuantityKind.MONEY, 5000, "KRW"),
        ("a stone of 20 pounds", "20 pounds", QuantityKind.MEASURE, 20, "pound"),
        ("a road of 12 km there", "12 km", QuantityKind.MEASURE, 12, "km"),
        ("a 2.5-mile road", "2.5-mile", QuantityKind.MEASURE, 2.5, "mile"),
        ("a six-mile road", "six-mile", QuantityKind.MEASURE, 6, "mile"),
        ("it was six feet.", "six feet", QuantityKind.MEASURE, 6, "foot"),
        ("at 60 miles an hour", "60 miles an hour", QuantityKind.MEASURE, 60, "mph"),
        ("over 190 square metres", "190 square metres", QuantityKind.MEASURE, 190, "m²"),
        ("it was −5 °C there", "−5 °C", QuantityKind.MEASURE, -5, "°C"),
        ("it was 20 degrees there", "20 degrees", QuantityKind.MEASURE, 20, "degree"),
        ("a 48-year-old man", "48-year-old", QuantityKind.MEASURE, 48, "year"),
        ("paid C$40 million for it", "C$40 million", QuantityKind.MONEY, 40e6, "CAD"),
        ("paid A$3.5m for it", "A$3.5m", QuantityKind.MONEY, 3.5e6, "AUD"),
        ("paid CAD$12 for it", "CAD$12", QuantityKind.MONEY, 12, "CAD"),
        ("at 15p per kWh", "15p", QuantityKind.MONEY, 15, "penny"),
        ("a 300w lamp", "300w", QuantityKind.MEASURE, 300, "W"),
        ("a 230V plug", "230V", QuantityKind.MEASURE, 230, "V"),
        ("a tone of 440 Hz", "440 Hz", QuantityKind.MEASURE, 440, "Hz"),
        ("won her first-round match", "first", QuantityKind.ORDINAL, 1, None),
        ("Ito came first.", "first", QuantityKind.ORDINAL, 1, None),
        ("won the first match", "first", QuantityKind.ORDINAL, 1, None),
        ("won the 21st match", "21st", QuantityKind.ORDINAL, 21, None),
        ("won the twenty-third match", "twenty-third", QuantityKind.ORDINAL, 23, None),
        ("won the second match", "second", QuantityKind.ORDINAL, 2, None),
        ("Germany won 3 games", "3", QuantityKind.CARDINAL, 3, None),
    ],
)
def test_a_number_has_a_kind_and_a_unit(
    text: str, words: str, kind: QuantityKind, value: float, unit: str | None
) -> None:
    (found,) = (each for each in quantities(text) if each.span.of(text) == words)
    assert (found.kind, found.unit) == (kind, unit)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("at least 5 wells", 5, 5, None),
        ("more than $3 million", 3e6, 3e6, None),
        ("100 or more", 100, 100, None),
        ("50+ wells", 50, 50, None),
        ("up to 10 wells", 10, None, 10),
        ("fewer than 3 wells", 3, None, 3),
        ("10 or less", 10, None, 10),
        ("10 to 15 wells", None, 10, 15),
        ("10-15 wells", None, 10, 15),
        ("five or six wells", None, 5, 6),
        ("3 to 5 million wells", None, 3e6, 5e6),
        ("between 3 and 5 wells", None, 3, 5),
        ("$3-5 million", None, 3e6, 5e6),
        ("$3 to $5", None, 3, 5),
        ("5% to 6%", None, 5, 6),
        ("−5 to 10 degrees", None, -5, 10),
        ("dozens of wells", None, 24, 120),
        ("hundreds of wells", None, 200, 1000),
        ("tens of thousands of wells", None, 20000, 100000),
        ("several hundred wells", None, 300, 900),
        ("a few thousand wells", None, 2000, 9000),
        ("several dozen miles", None, 36, 108),
    ],
)
def test_bounds_and_ranges(text: str, value: float | None, low: float | None, high: float | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.low, quantity.high) == (value, low, high)


@pytest.mark.parametrize(
    ("text", "approximate"),
    [
        ("about 12 wells", True),
        ("nearly 40%", True),
        ("~40 wells", True),
        ("20 or so", True),
        ("dozens of wells", True),
        ("12 wells", False),
    ],
)
def test_approximate_numbers_say_so(text: str, approximate: bool) -> None:
    assert only(text).approximate is approximate


def test_a_change_names_two_numbers() -> None:
    assert [each.value for each in quantities("It rose from 5 to 10 percent.")] == [5, 10]
    assert [each.value for each in quantities("They won 3-2 and 4 and 5.")] == [3, 2, 4, 5]


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 1993, on 13 July 2023, at 5 p.m., for three years.",
        "One of them left, no one stayed, and the one who did is one.",
        "Call +91-720-6444012 or 24703L202 at 10.0.0.1, x5.",
        "See http://example.com/?q=30%25",
        "In a second it was gone.",
        "A man, a plan.",
        "You must first ask, she first sang there, and he left without asking them first.",
        "One area where it leads is rye, and by one measure it fell from one cell to another.",
        "It has a 1080p screen.",
        "",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_a_number_too_large_to_hold_is_left_out() -> None:
    assert quantities("9" * 400) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seventy", 70),
        ("a hundred and five", 105),
        ("$3bn", 3e9),
        ("1.2m", 1.2e6),
        ("zero", 0),
        ("1.234.567", 1234567),
        ("", None),
        ("and", None),
        ("tree", None),
    ],
)
def test_cardinals_are_read(words: str, value: float | None) -> None:
    assert cardinal(words) == value


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("1st", 1),
        ("1,000th", 1000),
        ("ninth", 9),
        ("twentieth", 20),
        ("two hundredth", 200),
        ("one hundred and fifth", 105),
        ("one third", None),
        ("tooth", None),
        ("the", None),
        ("smithth", None),
    ],
)
def test_ordinals_are_read(words: str, rank: int | None) -> None:
    assert ordinal(words) == rank


def valued(text: str) -> list[tuple[str, float | None, str | None]]:
    """The words, the value and the unit of each quantity."""
    return [
        (each.span.of(text), None if each.value is None else round(each.value, 4), each.unit)
        for each in quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # So many of so many, and a part of an amount.
        ("About one of every nine voters came.", [("one of every nine", 0.1111, None)]),
        ("Eight of 10 pears are sold.", [("Eight of 10", 0.8, None)]),
        ("Six of 18 clerks left.", [("Six", 6, None), ("18", 18, None)]),
        ("Less than half of 1 percent came.", [("half of 1 percent", 0.5, "%")]),
        ("It rose by half a percentage point.", [("half a percentage point", 0.5, "percentage point")]),
        ("It is half an inch larger.", [("half an inch", 0.5, "inch")]),
        ("It lies a quarter of a mile away.", [("a quarter of a mile", 0.25, "mile")]),
        ("It rose by a third from 2001.", [("a third", 0.3333, None)]),
        ("She bought a third.", [("third", 3, None)]),
        # A margin lies on both sides.
        ("The margin is plus or minus 4 percent.", [("minus 4 percent", 4, "%")]),
        ("It fell to minus 4 degrees.", [("minus 4 degrees", -4, "degree")]),
        # Units.
        ("It gives 414 lb-ft of torque.", [("414 lb-ft", 414, "pound-foot")]),
        ("It gives 300 pound-feet.", [("300 pound-feet", 300, "pound-foot")]),
        ("It needs 38 kilometers per liter.", [("38 kilometers per liter", 38, "km/l")]),
        ("It holds 21.7 cu.ft. in total.", [("21.7 cu.ft", 21.7, "cubic foot")]),
        ("It makes 38 dBA.", [("38 dBA", 38, "dB")]),
        ('It is 22" long and 15.6" wide.', [('22"', 22, "inch"), ('15.6"', 15.6, "inch")]),
        ('He said: "It has 22" and left.', [("22", 22, None)]),
        # What is called so, and counts nothing.
        ("The first lady met first responders and third parties.", []),
        ("He has to ask in the first place.", []),
        ("She won first place.", [("first", 1, None)]),
        ("First it was hard.", []),
        ("The 13th Amendment stands.", []),
        ("It lies at 131 West 23rd Street.", []),
        ("The film “13th” is out.", []),
        ("The bottom fifth of them paid.", []),
        ("She called 911 from area 55.", []),
        ("They called 300 people.", [("300", 300, None)]),
        ("It costs six figures.", []),
        ("They met one-on-one and would high-five.", []),
        ("It is one hell of a way.", []),
        ("The 2016-style lamp has 5.1 surround sound.", []),
        ("She is on the 40 Under 40 list.", []),
        ("It needs Wi-Fi 6 devices.", []),
        ("The Karo’s 176 hp engine is new.", [("176 hp", 176, "hp")]),
        ('It reads id="77825794".', []),
        ("It has 1.000 lights.", []),
        ("It was for naught, Zero Hedge said.", []),
        ("It opens in the first half of next year.", [("first", 1, None)]),
        ("He is 6'3\" tall.", []),
        ("It was so in the late 19th and early 20th centuries.", []),
        ("The 2nd Earl of Ota left.", []),
        ("It is argued in Case 22-506 and in Resolution 36-01.", []),
        ("Write to Ota 16802-6601.", []),
    ],
)
def test_a_number_is_what_its_words_make_it(
    text: str, found: list[tuple[str, float | None, str | None]]
) -> None:
    assert valued(text) == found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Men 18- to 24-year-old came.", 18, 24),
        ("They paid 15-plus times.", 15, None),
        ("She made 50 plus points.", 50, None),
        ("Adults aged 26 or older came.", 26, None),
        ("A couple dozen bankers came.", 24, 24),
        ("A couple of hundred people came.", 200, 200),
    ],
)
def test_words_beside_a_number_bound_it(text: str, low: float, high: float | None) -> None:
    assert (only(text).low, only(text).high) == (low, high)


def test_a_couple_is_about_two() -> None:
    assert only("A couple dozen bankers came.").approximate
