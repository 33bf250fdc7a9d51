"""What says the same is known again; what says something else, however alike, is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.stages import same_claim, same_text
from factbench.stages.same_claim import same, saying
from factbench.stages.same_text import shared, shingles
from factbench.stages.segment import segment
from tests.values import RULES


def alike(one: str, other: str) -> float:
    (first,), (second,) = (segment(each, settings=RULES) for each in (one, other))
    return same(saying(first), saying(second))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The council of Quill approved the plan for the harbour on Monday.",
            "The plan for the harbour was approved by the council of Quill on Monday.",
        ),
        (
            "Police arrested 14 people near the old market on Friday.",
            "On Friday police arrested 14 people near the old market.",
        ),
        (
            "The repair of the harbour bridge will cost 40 million crowns.",
            "The harbour bridge repair will cost 40 million crowns.",
        ),
        (
            "Mayor Ilse Brandt opened the rebuilt harbour bridge in Quill.",
            "Mayor Ilse Brandt opened the rebuilt harbor bridge in Quill.",
        ),
        (
            "Heavy rain flooded 300 houses in the northern valley.",
            "Heavy rain has flooded 300 houses in the valley.",
        ),
        (
            "The factory employs 4,000 workers from the region.",
            "The factory employs 4000 workers from the region.",
        ),
    ],
)
def test_a_claim_that_is_turned_or_shortened_is_the_same(one: str, other: str) -> None:
    assert alike(one, other) >= same_claim.SAME
    assert alike(other, one) == alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The harbour bridge in Quill opened in 1932.", "The harbour bridge in Quill closed in 1932."),
        ("The harbour bridge in Quill opened in 1932.", "The harbour bridge in Quill opened in 1923."),
        ("The harbour bridge in Quill opened in 1932.", "The harbour bridge in Quill did not open in 1932."),
        ("The harbour bridge in Quill opened in 1932.", "The harbour bridge in Brint opened in 1932."),
        ("The army of Quill attacked the city of Brint.", "The army of Brint attacked the city of Quill."),
        ("Quill attacked the harbour of Brint.", "Quill was attacked by the harbour of Brint."),
        ("The factory was built before the long war.", "The factory was built after the long war."),
        ("The factory may employ 4,000 workers soon.", "The factory will employ 4,000 workers soon."),
        ("More than 400 workers left the old factory.", "Fewer than 400 workers left the old factory."),
        ("Two workers of the old factory were hurt.", "Three workers of the old factory were hurt."),
    ],
)
def test_a_claim_that_differs_in_one_thing_that_counts_is_another(one: str, other: str) -> None:
    assert alike(one, other) < same_claim.SAME


def test_a_claim_of_few_words_or_with_an_open_pronoun_is_not_known_by_its_words_alone() -> None:
    for text in ("The talks went on.", "He denied it on Monday in the old town hall."):
        assert not any(saying(claim).clear for claim in segment(text, settings=RULES))


STORY = (
    "The harbour bridge in Quill will close for two years from June, the city council said on Monday. The bridge, "
    "which opened in 1932, carries 9,000 cars a day. Its steel cables were damaged by salt in the winter storms. Mayor "
    "Ilse Brandt told reporters that the repair would cost 40 million crowns. Shopkeepers in the old town fear that "
    "they will lose half of their customers. The ferry between the two banks stopped in 1933 and will not return."
)


def test_a_wire_copy_is_the_same_text_in_spite_of_headline_dateline_and_cuts() -> None:
    copy = "Quill braces for repairs. QUILL (AFP) - " + STORY[: STORY.index("Shopkeepers")].replace(
        "winter ", ""
    )
    assert shared(shingles(STORY), shingles(copy)) >= same_text.SAME


def test_another_text_on_the_same_event_is_not() -> None:
    other = (
        "For two summers nobody will cross the water at Quill. Salt has eaten the cables of its bridge, the pride of "
        "1932, and the repair is dear: 40 million crowns, says Ilse Brandt, the mayor. What the shops will do without "
        "their customers from the other bank nobody knows. There is no ferry; the last one went in 1933."
    )
    assert shared(shingles(STORY), shingles(other)) < same_text.SAME / 2


def test_a_text_too_short_to_tell_is_no_copy() -> None:
    assert shared(shingles("It rained on Monday."), shingles(STORY + " It rained on Monday.")) == 0


@given(one=st.text(max_size=200), other=st.text(max_size=200))
def test_shares_are_shares_and_the_same_either_way(one: str, other: str) -> None:
    share = shared(shingles(one), shingles(other))
    assert 0 <= share <= 1
    assert share == shared(shingles(other), shingles(one))
