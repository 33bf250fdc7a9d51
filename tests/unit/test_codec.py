"""Values <-> JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from factbench.codec import decode, encode
from factbench.model import Article, Claim, Signal, Verdict
from factbench.text.slots import Name
from factbench.text.span import Span
from tests.values import a_claim, an_article


def test_a_claim_comes_back_as_it_was() -> None:
    claim = a_claim(an_article(), "The harbour bridge opened in 1932")
    assert decode(Claim, json.loads(json.dumps(encode(claim)))) == claim


def test_an_article_comes_back_as_it_was() -> None:
    assert decode(Article, encode(an_article())) == an_article()


def test_a_span_is_two_numbers_and_a_date_is_text() -> None:
    assert encode((Span(1, 2), date(2020, 3, 4), None)) == [[1, 2], "2020-03-04", None]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"claim": 5}, "not of type str"),
        ({"misleading": 1}, "not of type bool"),
        ({"stray": 1}, "unknown stray"),
        ({"confidence": "total"}, "total"),
    ],
)
def test_another_shape_is_refused(change: dict[str, object], words: str) -> None:
    found = encode(Verdict(claim="c", reviewer="Ada", rating=None)) | change
    with pytest.raises((ValueError, TypeError), match=words):
        decode(Verdict, found)


def test_a_missing_field_is_named() -> None:
    found = encode(Verdict(claim="c", reviewer="Ada", rating=None))
    del found["rating"]
    with pytest.raises(ValueError, match="no rating"):
        decode(Verdict, found)


def test_what_an_older_version_stored_without_a_later_field_can_be_read() -> None:
    """Only a field that has a default may be missing."""
    assert decode(Name, {"span": [3, 8], "canonical": None}) == Name(Span(3, 8))


def test_a_pair_must_be_a_pair() -> None:
    with pytest.raises(ValueError, match="unpack"):
        decode(Span, [1, 2, 3])
    with pytest.raises(TypeError):
        decode(Signal, "text")


def test_a_whole_number_may_stand_for_a_float_but_not_the_other_way_round() -> None:
    assert decode(float, 3) == 3.0
    with pytest.raises(TypeError):
        decode(int, 3.0)
