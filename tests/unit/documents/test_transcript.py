from __future__ import annotations

from time import perf_counter

import pytest

from factbench.documents.transcript import turns


def test_every_turn_is_found_be_it_a_word() -> None:
    lines = [
        "ANNA BELL, HOST: Good morning.",
        "MAYOR TOM RAY: Good morning, Anna.",
        "BELL: What does it cost?",
        "RAY: Six million.",
        "BELL: Why?",
        "RAY: Steel.",
    ]
    assert turns(lines) == list(range(6))


def test_questions_and_answers_are_turns() -> None:
    assert turns(
        ["Q    Did you talk?", "THE PRESIDENT:  I did.", "Q    About what?", "THE PRESIDENT:  Roads."]
    ) == [
        0,
        1,
        2,
        3,
    ]


def test_names_that_stand_above_what_is_said_are_turns() -> None:
    lines = [
        "Chair",
        "Welcome to this session.",
        "Dr Lee",
        "Thank you.",
        "Chair",
        "How many?",
        "Dr Lee",
        "Two.",
    ]
    assert turns(lines) == [0, 2, 4, 6]


@pytest.mark.parametrize(
    "lines",
    [
        ["Photo: Ann Lee", "It rained.", "Photo: Tom Ray", "Related: Rain", "Related: Snow"],
        ["The mayor said: it rains.", "It rained all day.", "Nobody came: it was cold."],
        ["It rained.", "It snowed.", "It rained again.", "Then the sun came out."],
        ["HOST: Good morning.", "It rained all day."],
        ["Home", "Sport", "It rained.", "Home", "Sport", "It rained.", "Snow", "It snowed."] * 3,
        ["Guide: How to swim", "Guide: How to run", "Blog: Rain", "Blog: Snow"] * 3,
        ["Oakham 5, Leeds 1: Ann Lee scored.", "Derby 2, Leeds 0: Tom Ray did."] * 5,
        [
            *["It rained all day."] * 40,
            "Lakers: Ann Lee left.",
            "Thunder: None.",
            "Lakers: Out.",
            "Thunder: In.",
        ],
        [],
    ],
)
def test_other_texts_are_no_conversation(lines: list[str]) -> None:
    assert turns(lines) == []


def test_many_turns_take_little_time() -> None:
    begin = perf_counter()
    assert (
        len(turns([f"{name}: It is {number}." for number in range(20_000) for name in ("LEE", "RAY")]))
        == 40_000
    )
    assert perf_counter() - begin < 10


def test_one_long_line_takes_little_time() -> None:
    begin = perf_counter()
    turns(["A " * 200_000, "Q" + " " * 200_000, "A, " * 100_000])
    assert perf_counter() - begin < 1
