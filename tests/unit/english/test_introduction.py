"""Which sentence of the article tells what a claim leaves open."""

from __future__ import annotations

import pytest

from factbench.english.reference.context import Context
from factbench.english.reference.mention import Discourse
from factbench.stages.segment import segment
from factbench.text.clause import Clause, Cut
from factbench.text.span import Span
from tests.values import RULES


def told(text: str, claim: str) -> list[str]:
    """The sentences that are quoted for a claim, which is a stretch of the text."""
    start = text.rindex(claim)
    clause = Clause((Span(start, start + len(claim)),), Cut.MAIN)
    gaps, _edits = Context(Discourse(text)).of(clause)
    return [told.of(text) for each in gaps for told in each.told]


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        # What brings the noun in, and not what only takes it up.
        (
            "A red car hit a wall. The car burnt. Rain fell. The car was sold.",
            "The car was sold",
            "A red car hit a wall.",
        ),
        # Its kin: "closed" for "the closings", a rocket for "the weapon".
        ("Ode closed two shops. Rain fell. The closings hurt.", "The closings hurt", "Ode closed two shops."),
        ("A bomb exploded. Rain fell. The explosion hurt.", "The explosion hurt", "A bomb exploded."),
        ("A rocket hit Ota. Rain fell. The weapon is old.", "The weapon is old", "A rocket hit Ota."),
        # "This" is what was spoken of last.
        (
            "A law passed. Other laws failed. This law is old.",
            "This law is old",
            "Other laws failed.",
        ),
        # A body, a place or a day of which only the sort is said.
        ("The Quill Company grew. Rain fell. The firm is old.", "The firm is old", "The Quill Company grew."),
        ("Ode fell in May 2019. Rain fell. He has slept since then.", "has slept since then", "Ode fell in May 2019."),
        ("It rained in Japan. Ken Ode came. Many live there.", "Many live there", "It rained in Japan."),
        # Nothing better is known than the sentence before; no heading is one.
        ("Ode spoke.\n\nAt last\n\nWe are tired.", "We are tired", "Ode spoke."),
        ("Ada Marsh met Ida Ode. It was late. She left.", "She left", "Ada Marsh met Ida Ode."),
    ],
)  # fmt: skip
def test_the_sentence_that_tells_is_quoted(text: str, claim: str, expected: str) -> None:
    assert told(text, claim)[0] == expected


def test_of_what_happened_the_first_sentence_tells() -> None:
    text = "FIRE IN OTA\n\nA fire broke out in Ota on Monday. Rain fell. Two men were injured."
    assert told(text, "Two men were injured") == ["A fire broke out in Ota on Monday."]


def test_where_no_sentence_is_known_the_one_before_and_the_first_are_quoted() -> None:
    text = "Ken Ode opened the Quill fair in Ota. It was warm. Rain fell. The exhibit was large."
    assert told(text, "The exhibit was large") == ["Rain fell.", "Ken Ode opened the Quill fair in Ota."]


def test_nothing_stands_before_the_first_sentence() -> None:
    assert told("The car was sold.", "The car was sold") == []


def test_what_stands_in_the_clause_itself_does_not_tell_of_it() -> None:
    text = "Rain fell. The car that Ode bought, a red car, was sold with the car keys. The driver left."
    assert told(text, "The driver left") == [text[11:74]]


def test_a_sentence_too_long_to_be_quoted_is_passed_over() -> None:
    text = f"A car came. A car {'and a car ' * 80} came. The car was sold."
    assert told(text, "The car was sold") == ["A car came."]


def test_a_claim_quotes_two_sentences_at_most_once_each_and_in_order() -> None:
    text = "A man came. A dog barked. A cat slept. Rain fell. The cat saw the dog and the man, and they left."
    (claim,) = [each for each in segment(text, settings=RULES) if each.quote.startswith("The cat saw")][:1]
    assert [each.of(text) for each in claim.context] == sorted(
        (each.of(text) for each in claim.context), key=text.index
    )
    assert len(claim.context) == 2


def test_a_claim_whose_date_nobody_knows_quotes_the_sentence_before() -> None:
    text = "Ada Marsh won in Ota. Ken Ode left Quill in May."
    claim = segment(text, settings=RULES)[-1]
    assert [each.span.of(text) for each in claim.needs_context] == ["May"]
    assert claim.context == (Span(0, 21),)
