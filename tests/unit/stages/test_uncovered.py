"""Sentences that tell something and have no claim."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.english.parse import parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings
from factbench.stages.segment import segment
from factbench.stages.uncovered import Has, uncovered
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span
from tests.values import RULES, a_claim, an_article

PIER = (
    "A pier of 40 metres\n\n"
    "The pier of Quill opened in 1993. Is it true that Ada Marsh paid for it? Why not?\n\n"
    "“It cost nine million pounds,” Marsh said. It was not hard."
)


@pytest.mark.parametrize("parser", [ParserChoice.RULES, ParserChoice.MODEL])
def test_a_sentence_with_a_number_or_name_and_no_claim_is_told_with_the_reason(parser: ParserChoice) -> None:
    try:
        parser_for(parser)
    except Misuse as error:
        pytest.skip(str(error))
    article = an_article(PIER)
    found = uncovered(article, segment(article, settings=Settings(parser=parser)))
    assert [(each.span.of(PIER), each.has) for each in found] == [
        ("A pier of 40 metres", (Has.NUMBER,)),
        ("Is it true that Ada Marsh paid for it?", (Has.NAME,)),
    ]


def test_without_claims_every_reason_is_told_and_what_has_none_is_left_out() -> None:
    found = uncovered(an_article(PIER), [])
    assert [each.has for each in found] == [
        (Has.NUMBER,),
        (Has.NUMBER, Has.NAME),
        (Has.NAME,),
        (Has.NUMBER, Has.NAME, Has.QUOTATION),
    ]


def test_a_vague_time_is_no_number() -> None:
    assert uncovered(an_article("It is closed now. It formerly was not."), []) == []


def test_where_it_is_said_who_says_so_is_touched() -> None:
    text = "“It cost nine million pounds.”\n\nSo says Ada Marsh."
    article = an_article(text)
    claim = a_claim(article, "It cost nine million pounds")
    assert [each.span.of(text) for each in uncovered(article, [claim])] == ["So says Ada Marsh."]
    start = text.index("says")
    said = Attribution(None, Span(start, start + 4), claim.parts[0], Stance.ASSERTED, direct=True)
    assert uncovered(article, [replace(claim, attribution=(said,))]) == []


@pytest.mark.parametrize(
    ("language", "text", "has"),
    [
        ("de", "Kostet die Brücke wirklich 20.000 Euro?", (Has.NUMBER,)),
        ("es", "¿Cuesta el puente tres millones de euros?", (Has.NUMBER,)),
        ("fr", "Pourquoi « ce pont » ?", (Has.QUOTATION,)),
        ("pl", "Czy most kosztował 20 000 euro?", (Has.NUMBER,)),
        ("hi", "क्या पुल १९९३ में खुला?", (Has.NUMBER,)),
    ],
)
def test_other_languages_tell_numbers_and_quotations(language: str, text: str, has: tuple[Has, ...]) -> None:
    article = replace(an_article(text), language=language)
    (found,) = uncovered(article, segment(article, settings=RULES))
    assert (found.span.of(text), found.has) == (text, has)


@given(st.text())
def test_what_is_found_is_in_order_apart_and_touched_by_no_claim(text: str) -> None:
    article = an_article(text)
    claims = segment(article, settings=RULES)
    found = uncovered(article, claims)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    parts = [part for claim in claims for part in claim.parts]
    assert not [each for each in found if any(part.overlaps(each.span) for part in parts)]
    assert all(each.has for each in found)
