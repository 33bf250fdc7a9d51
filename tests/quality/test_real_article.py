"""How many of the claims that a careful reader marked in one real article does `segment` find?"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factbench
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings
from factbench.text.parse import parser_for

if TYPE_CHECKING:
    from factbench.model import Claim

pytestmark = pytest.mark.quality

FLOORS = {ParserChoice.MODEL: (16, 16), ParserChoice.RULES: (16, 15)}
"""Gold claims found at token Jaccard of .8 or more, and of those with exact spans; raised with every gain."""


@dataclass(frozen=True)
class Gold:
    """The article's body, and the claims marked in it."""

    body: str
    published: date
    quotes: tuple[str, ...]
    never: tuple[str, ...]


@cache
def gold() -> Gold:
    folder = os.environ.get("FACTBENCH_DATA")
    found = sorted(Path(folder, "..", "articles").glob("*.gold.json")) if folder else []
    if not found:
        pytest.skip("FACTBENCH_DATA is not set, or has no articles beside it")
    marked = json.loads(found[0].read_text())
    text = (found[0].parent / marked["file"]).read_bytes().decode()
    return Gold(
        body="\n\n".join(text[start:end] for start, end in marked["body"]),
        published=date.fromisoformat(marked["published"]),
        quotes=tuple(claim["quote"][0] for claim in marked["claims"]),
        never=tuple(marked["never"]),
    )


@cache
def claims(choice: ParserChoice) -> list[Claim]:
    try:
        parser_for(choice)
    except Misuse as error:
        pytest.skip(str(error))
    return factbench.segment(gold().body, published=gold().published, settings=Settings(parser=choice))


def jaccard(one: str, other: str) -> float:
    """Share of the words of either that both have."""
    left, right = (set(re.findall(r"\w+", each.lower())) for each in (one, other))
    return len(left & right) / len(left | right)


def best(quote: str, choice: ParserChoice) -> float:
    return max(jaccard(quote, claim.quote) for claim in claims(choice))


both = pytest.mark.parametrize("choice", list(FLOORS))


@both
def test_gold_claims_are_found(choice: ParserChoice) -> None:
    """Token Jaccard of .8 finds a claim; its words and no others are an exact span."""
    near = [quote for quote in gold().quotes if best(quote, choice) >= 0.8]
    exact = [quote for quote in near if quote in {claim.quote for claim in claims(choice)}]
    print(
        f"\n{choice}: {len(near)} of {len(gold().quotes)} found, {len(exact)} exactly, {len(claims(choice))} claims"
    )
    assert (len(near), len(exact)) >= FLOORS[choice]
    assert len(exact) >= FLOORS[choice][1]


@both
def test_the_two_claims_of_the_purpose_are_exact(choice: ParserChoice) -> None:
    purpose = [
        quote for quote in gold().quotes if "1993" in quote or " ite country" in quote.replace("’", " ")
    ]
    assert len(purpose) == 2
    assert set(purpose) <= {claim.quote for claim in claims(choice)}


@both
def test_relative_dates_are_counted_from_the_day_of_publication(choice: ParserChoice) -> None:
    found = {when.span.of(gold().body): when.value for claim in claims(choice) for when in claim.dates}
    assert found["Monday"] == "2023-07-10"
    assert found["April"] == "2023-04"


@both
def test_nothing_from_around_the_article_is_a_claim(choice: ParserChoice) -> None:
    quotes = " ".join(claim.quote for claim in claims(choice))
    assert not [words for words in gold().never if words in quotes]
