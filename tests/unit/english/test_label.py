"""A number that names something counts nothing."""

from __future__ import annotations

import pytest

from factbench.english.quantity import quantities


def told(text: str) -> list[tuple[str, float | None]]:
    """The words and the value of each quantity."""
    return [(each.span.of(text), each.value) for each in quantities(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The experts test its value in helping treat COVID-19 patients.",
        "The 737 MAX and a Boeing 787 flew.",
        "A K-12 school, an F-16 jet and the U-30 team, the G7 and the G20.",
        "He told Nine News so.",
        "Nine News said so.",
        "It was shown by Channel 4 News.",
        "Under Article 5 and Section 230 it is forbidden.",
        "He warns that Sections 21, 24, and 26 are vague, as is Section 14(1).",
        "Local 90 members met in Court 12 after World War 2.",
        "They read Part Two of it on day five.",
        "It is “Rule 1” for grade 5 students with type 2 diabetes.",
        "They cite the First Amendment and the Third Reich.",
        "First Minister Berg left.",
        "It was seen beside Queen Elizabeth 2, who smiled.",
        "They speak of Trump 2.0 as of Rule 1.",
        "She is world No 38 and lives at Number 10.",
        "He lives at 10 Downing Street and at 1775 Naramata Rd.",
        "1. Consume sulphur.\n2. Drink water.",
        "12. The appellant left.",
        "The court left [12] it there.",
        "He said so.” 12",
        "Call 0800727272 or 020 7946 0958 for help.",
        "The ratio is 2-to-1 for the 2-in-1 mat.",
        "It led to less of it (12).",
        "It stopped hunger (4, 5).",
        "Its test scores fell.",
        "A Radeon Pro 5500M with Wi-Fi 6.",
        "A 4K screen with USB 3.2 for iPhone 15 owners.",
        "He works at 3M as an engineer.",
        "They forbid zero-hours contracts on the way to net zero.",
        "The lease was given to one Mr Hale.",
        "At first he sang. First, it fell.",
        "Today (19), it fell.",
        "They met one used by him, including one dedicated to it, and bought one separately.",
    ],
)
def test_a_number_that_names_something_is_no_quantity(text: str) -> None:
    assert told(text.replace("” 12", "”12")) == []


def test_what_has_a_measure_behind_it_is_no_part_of_the_name_before_it() -> None:
    text = "It borders Orven 219 km; Quill Strip 59 km and Brint 81 km, and has Hale 3 sq km."
    assert [value for _, value in told(text)] == [219, 59, 81, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Kyiv 33 people died.", [("33", 33)]),
        ("She won the title 3 times.", [("3", 3)]),
        ("They lost by five-and-a-half points.", [("five-and-a-half", 5.5)]),
        ("They met the Cats (2-8, 0-7).", [("2", 2), ("8", 8), ("0", 0), ("7", 7)]),
        ("They form 3 groups.", [("3", 3)]),
        ("Russia lost 20 US tanks and 12 MPs.", [("20", 20), ("12", 12)]),
        ("You’re 22. Now 24, she is wise.", [("22", 22), ("24", 24)]),
        ("3M people came.", [("3M", 3e6)]),
        ("Seven New Yorkers left.", [("Seven", 7)]),
        ("Smith (45) left.", [("45", 45)]),
        ("The first man left.", [("first", 1)]),
        ("About 3 in 10 voters left.", [("3 in 10", 0.3)]),
        ("They lost 5 in 12 attacks.", [("5", 5), ("12", 12)]),
        ("They won 23-7 and lost 3-6.", [("23", 23), ("7", 7), ("3", 3), ("6", 6)]),
        ("Ruritania beat Norland 1 – 0 and lost 1 – 2.", [("1", 1), ("0", 0), ("1", 1), ("2", 2)]),
    ],
)
def test_a_number_that_counts_is_one(text: str, expected: list[tuple[str, float]]) -> None:
    assert [words for words, _ in told(text)] == [words for words, _ in expected]
    assert [value for _, value in told(text)] == pytest.approx([value for _, value in expected])


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("The state paid R4bn.", "R4bn", 4e9, "ZAR"),
        ("The plane cost RM6.162 million.", "RM6.162 million", 6162000, "MYR"),
        ("The field cost M50 000.", "M50 000", 50000, "LSL"),
        ("The wage is R5500.", "R5500", 5500, "ZAR"),
        ("It cost KSh 200.", "KSh 200", 200, "KES"),
        ("It cost N$300.", "N$300", 300, "NAD"),
        ("It cost N5 million.", "N5 million", 5e6, "NGN"),
        ("Each gets Rs 5,000/- a year.", "Rs 5,000/-", 5000, "INR"),
        ("It could sell for up to £350m. Norlux left.", "£350m", 350e6, "GBP"),
        ("It runs at 1,000 Watts.", "1,000 Watts", 1000, "W"),
    ],
)
def test_money_is_known_by_its_shape(text: str, words: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.span.of(text), found.value, found.unit) == (words, value, unit)


def test_a_road_is_no_money() -> None:
    assert told("They took the M25 and saw R2-D2.") == []


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("It owes billions of pounds.", "billions of pounds", "GBP"),
        ("It owes hundreds of millions of dollars.", "hundreds of millions of dollars", "USD"),
        ("It has thousands of kilometres of coast.", "thousands of kilometres", "km"),
        ("It ate thousands of pounds of meat.", "thousands", None),
    ],
)
def test_a_vague_count_has_the_unit_behind_of(text: str, words: str, unit: str | None) -> None:
    (found,) = quantities(text)
    assert (found.span.of(text), found.unit) == (words, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It cost anywhere from one to thirteen billion dollars.", 1e9, 13e9),
        ("It went from 0.1-0.2 up.", 0.1, 0.2),
        ("Rates ranging from 5 to 10 percent", 5, 10),
    ],
)
def test_a_range_behind_from_is_one(text: str, low: float, high: float) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high) == (low, high)


def test_up_to_is_a_bound_and_no_change() -> None:
    (by,) = quantities("It may increase by up to 470 million tonnes.")
    (bound,) = quantities("It holds clothes (up to 10 kg).")
    assert (by.change, by.high, bound.change, bound.high) == ("rose by", 470e6, None, 10)
