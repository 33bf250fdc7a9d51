"""How many of the claims that a careful reader marked in one real article does `segment` find?"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import factbench
from factbench.english.parse import parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings
from tests.quality.table import Table, path_of

if TYPE_CHECKING:
    from factbench.model import Claim

pytestmark = pytest.mark.quality


@dataclass(frozen=True)
class Gold:
    """The article's body, and the claims marked in it."""

    body: str
    published: date
    claims: tuple[dict[str, Any], ...]
    never: tuple[str, ...]

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words of each claim."""
        return tuple(claim["quote"][0] for claim in self.claims)


@cache
def gold() -> Gold:
    found = sorted(path_of("..", "articles").glob("*.gold.json"))
    marked = json.loads(found[0].read_text())
    text = (found[0].parent / marked["file"]).read_bytes().decode()
    return Gold(
        body="\n\n".join(text[start:end] for start, end in marked["body"]),
        published=date.fromisoformat(marked["published"]),
        claims=tuple(marked["claims"]),
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


both = pytest.mark.parametrize("choice", [ParserChoice.MODEL, ParserChoice.RULES])


@both
def test_gold_claims_are_found(table: Table, choice: ParserChoice) -> None:
    """Token Jaccard of .8 finds a claim; its words and no others are an exact span."""
    near = [quote for quote in gold().quotes if best(quote, choice) >= 0.8]
    exact = [quote for quote in near if quote in {claim.quote for claim in claims(choice)}]
    on = f"one syndicated story, {len(gold().quotes)} gold claims, {len(claims(choice))} claims cut"
    what = f"the real article, by {choice}"
    table.row(f"real article found {choice}", f"{what}, claims found", len(near), on=on, reach=16)
    table.row(f"real article exact {choice}", f"{what}, exact spans", len(exact), on=on, reach=14)


@both
def test_the_two_claims_of_the_purpose_are_exact(choice: ParserChoice) -> None:
    purpose = [
        quote for quote in gold().quotes if "1993" in quote or " ite country" in quote.replace("’", " ")
    ]
    assert len(purpose) == 2
    assert set(purpose) <= {claim.quote for claim in claims(choice)}


def nearest(quote: str, choice: ParserChoice) -> Claim:
    return max(claims(choice), key=lambda claim: jaccard(quote, claim.quote))


@both
def test_all_dates_are_right(choice: ParserChoice) -> None:
    """Counted from the day of publication, or from another date: "1993, a year after"."""
    for marked in gold().claims:
        found = {when.value[:10] for when in nearest(marked["quote"][0], choice).dates}
        derived = marked.get("derived", False)
        assert derived or set(marked.get("dates", {}).values()) <= found, marked["quote"]


@both
def test_all_attributions_are_right(choice: ParserChoice) -> None:
    """The outermost speaker first."""
    body = gold().body
    for marked in gold().claims:
        chain = marked.get("attribution_chain", [marked["attribution"]] if "attribution" in marked else [])
        said = nearest(marked["quote"][0], choice).attribution
        assert [each.source.of(body) for each in said if each.source is not None] == chain


@both
def test_nothing_from_around_the_article_is_a_claim(choice: ParserChoice) -> None:
    quotes = " ".join(claim.quote for claim in claims(choice))
    assert not [words for words in gold().never if words in quotes]
