from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.dump import WEIGHTS, body, is_dump, is_prose, is_sentence, score, signs_of

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
def test_every_line_has_signs_of_its_own(lines: list[str]) -> None:
    signs = signs_of(lines)
    assert len(signs) == len(lines)
    assert all(len(each) == len(set(each)) for each in signs)


def test_the_score_is_the_sum_of_the_weights() -> None:
    assert score(["every line", "words 1", "no such sign"]) == WEIGHTS["every line"] + WEIGHTS["words 1"]


def test_every_weight_belongs_to_a_sign_that_some_page_shows() -> None:
    odd = [
        "READ THE WHOLE STORY HERE", "By Ann Lee", "by", "lower case it is", "Ann Lee is a reporter at the paper.",
        "Ann Lee is a staff writer for the Oakham News and has been one for more than twenty long years.",
        "Follow us on Facebook", "We were sharing comments on a newsletter while Facebook and Twitter were down that "
        "whole day, Oakham 3 May 2024, 10:15 and the photo: of it was broken.", "Published yesterday", "a@b.org",
        "The following was said:", "Photo: Ann Lee", "Shares fell 5 minutes ago, a | b", "Related", "12", "It rained.",
        "One is long enough to be prose, and no one doubts it. Two is so. Three is so as well, you see.",
        "And yes. No.",
        "Nothing whatever about fishing", " ".join(PROSE),
    ]  # fmt: skip
    pages = (
        [*ABOVE, *odd, *PROSE * 3, *odd, *PROSE, *odd[::-1], *BELOW],
        odd,
        ["qwrt zxcv bnm hjkl"],
        ["雨 雪"],
        [*PROSE, *odd],
    )
    shown = {sign for page in pages for signs in signs_of(page) for sign in signs}
    assert set(WEIGHTS) <= shown


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
