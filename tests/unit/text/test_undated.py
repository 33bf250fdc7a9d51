"""What is said to be missing of a claim's time."""

from __future__ import annotations

import pytest

from factbench.text.slots import Date, Gap, Grain, How
from factbench.text.span import Span
from factbench.text.undated import with_undated

TEXT = "That night Ode left on the last day."
NIGHT = Span(0, 10)


def dated(value: str, grain: Grain = Grain.DAY, *, how: How = How.UNRESOLVED, span: Span = NIGHT) -> Date:
    return Date(span, value, grain, how)


@pytest.mark.parametrize("value", ["XXXX", "XXXX-WXX-1", "XXXX-XX-XX", "XXXX-XX-XXTNI"])
def test_a_date_that_nobody_can_tell_is_flagged(value: str) -> None:
    assert with_undated(TEXT, (), [dated(value)]) == (Gap(NIGHT, "It is not certain when “That night” is."),)


@pytest.mark.parametrize("value", ["XXXX-05", "XXXX-05-03", "XXXX-05-03TNI"])
def test_the_year_of_a_day_is_missing_beside_another_date_too(value: str) -> None:
    known = dated("2020-05-03", how=How.DERIVED, span=Span(20, 35))
    gap = Gap(NIGHT, "It is not certain of which year “That night” is.")
    assert with_undated(TEXT, (), [dated(value)]) == (gap,)
    assert with_undated(TEXT, (), [dated(value), known]) == (gap,)


@pytest.mark.parametrize("value", ["XXXX-WI", "XXXX-XX-XXT17:00", "PXD"])
def test_a_season_a_time_of_the_clock_and_a_length_are_not(value: str) -> None:
    assert with_undated(TEXT, (), [dated(value)]) == ()


def test_what_is_vague_is_not() -> None:
    assert with_undated(TEXT, (), [dated("XXXX", Grain.VAGUE)]) == ()


def test_a_date_that_is_known_fills_the_gap_of_its_words_and_dates_the_claim() -> None:
    known = dated("2020-05-03", how=How.DERIVED)
    other = dated("XXXX", span=Span(20, 35))
    apart = Gap(Span(11, 14), "“Ode”")
    assert with_undated(TEXT, (Gap(NIGHT, "When?"), apart), [known, other]) == (apart,)


def test_one_gap_is_enough_for_the_same_words() -> None:
    gap = Gap(NIGHT, "“That night” takes up what the article says before.")
    assert with_undated(TEXT, (gap,), [dated("XXXX")]) == (gap,)
