from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.documents.dump import FIRST, SECOND, body, fitted, is_dump, scores
from factbench.documents.dump.context import best_run, context
from factbench.documents.dump.line import columns, is_prose, is_sentence

PROSE = [
    "The council of Oakham voted on Tuesday to rebuild the old bridge. It will cost two million pounds.",
    "Work on the bridge begins in May, the mayor said, and the road stays closed until the end of summer.",
    "“We have waited for this since the flood,” said Ann Lee, who keeps a shop beside the river.",
    "Nobody at the meeting spoke against the plan, although three members of the council were absent.",
]
ABOVE = [
    "Home",
    "News",
    "Sport",
    "Weather",
    "Sign in",
    "Oakham rebuilds its bridge",
    "3 May 2024 10:15",
    "Share",
]
BELOW = [
    "Most read",
    "1",
    "Chess club wins again",
    "Chess club wins ...",
    "© 2024 Oakham News",
    "Privacy Policy",
]
PAGE = [*ABOVE, *PROSE, *BELOW]
LINES = st.lists(st.text(max_size=40) | st.sampled_from(PAGE), max_size=30)


def test_the_body_is_the_prose_between_menus_and_footer() -> None:
    assert [PAGE[index] for index in body(PAGE)] == PROSE


def test_a_subheading_inside_the_body_stays() -> None:
    lines = [*ABOVE, *PROSE, "What happens next", *reversed(PROSE), *BELOW]
    assert lines.index("What happens next") in body(lines)


def test_a_lone_long_teaser_below_is_left_out() -> None:
    lines = [
        *PAGE,
        "Ten walks",
        "Ten walks along the canal that you can do on any Sunday of the year.",
        "Sport",
        "More",
    ]
    assert [lines[index] for index in body(lines)] == PROSE


@pytest.mark.parametrize("lines", [[], ["Home"], ["Home", "News", "Sport"], ["", " "]])
def test_menus_alone_have_no_body(lines: list[str]) -> None:
    assert body(lines) == []


@given(LINES)
def test_the_body_is_ascending_and_begins_with_prose(lines: list[str]) -> None:
    found = body(lines)
    assert found == sorted(set(found))
    assert not found or is_prose(lines[found[0]])


@given(LINES)
def test_every_sign_has_a_strength_for_every_line(lines: list[str]) -> None:
    found = columns(lines)
    assert all(len(values) == len(lines) for values in found.values())
    assert all(math.isfinite(value) for values in found.values() for value in values)


@given(LINES.filter(bool))
def test_the_scores_are_the_sums_of_what_the_signs_say_twice(lines: list[str]) -> None:
    found = columns(lines)
    table = fitted()
    slow = [table.score({name: found[name][at] for name in found}, FIRST) for at in range(len(lines))]
    both = {**found, **context(slow)}
    again = [table.score({name: both[name][at] for name in both}, SECOND) for at in range(len(lines))]
    assert scores(lines) == pytest.approx(again)


def test_every_weight_has_its_sign_and_every_sign_its_weight() -> None:
    found = columns(PAGE)
    assert set(found) == set(fitted().weights[FIRST])
    assert {*found, *context([0.0] * len(PAGE))} == set(fitted().weights[SECOND])


@pytest.mark.parametrize(
    ("values", "best"),
    [([], (0, 0, 0.0)), ([-1.0], (0, 0, 0.0)), ([1.0, -3.0, 2.0, -1.0, 2.0, -9.0], (2, 5, 3.0))],
)
def test_the_best_run_has_the_largest_sum(values: list[float], best: tuple[int, int, float]) -> None:
    assert best_run(values) == best


@given(st.lists(st.floats(-50, 50), max_size=60))
def test_every_score_has_a_context_for_every_line(values: list[float]) -> None:
    found = context(values)
    assert all(len(each) == len(values) for each in found.values())
    assert all(math.isfinite(value) for each in found.values() for value in each)


def test_prose_is_a_sentence_of_some_length_to_its_stop() -> None:
    assert is_prose("Work on the bridge begins in the month of May.")
    assert is_prose("It rained. We left it.")
    assert is_prose("市長はこの計画について市役所で話しました。")
    assert not is_prose("Work on the bridge begins in the month of May")
    assert not is_prose("It rained.")
    assert is_sentence("It rained today.")
    assert not is_sentence("More news.")


@pytest.mark.parametrize(
    "lines",
    [
        PAGE,
        ["Home", "News", "Sport", "Weather"],
        [PROSE[0], "Related", "© 2024 Oakham News"],
        [PROSE[0], "Home", "News", "Sport"],
    ],
)
def test_menus_and_footers_make_a_dump(lines: list[str]) -> None:
    assert is_dump(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["It rained"],
        PROSE,
        ["Heading", "By Ann Lee", *PROSE, "Subheading", *PROSE],
        ["It rained.", "We left."] * 4,
    ],
)
def test_a_heading_and_prose_make_none(lines: list[str]) -> None:
    assert not is_dump(lines)
