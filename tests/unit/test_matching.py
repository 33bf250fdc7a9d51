"""A passage beside a claim: what the comparison is told of the article, and what evidence was found with."""

from dataclasses import replace
from datetime import date

from factbench.matching import put_beside
from factbench.model import Article, Claim, Element, Hit
from factbench.settings import ParserChoice
from tests.values import a_claim, a_source, an_article, with_put_in

ARTICLE = an_article(
    "The harbour bridge opened last year. The harbour bridge opened.", published=date(2021, 3, 4)
)
SOURCE, PASSAGE = a_source("The harbour bridge opened in 2022.")
HIT = Hit(0, 80.0, 0, len(PASSAGE.text))


def conflicts(claim: Claim, article: Article = ARTICLE) -> list[Element]:
    found = put_beside(claim, PASSAGE, SOURCE, HIT, article, parser=ParserChoice.RULES)
    return [each.element for each in found.comparison.conflicts]


def test_relative_dates_count_from_the_day_of_an_update() -> None:
    claim = a_claim(ARTICLE, "The harbour bridge opened last year")
    assert conflicts(claim) == [Element.DATE]
    assert conflicts(claim, replace(ARTICLE, updated=date(2023, 3, 4))) == []


def test_a_date_that_was_put_in_draws_no_conflict() -> None:
    claim = replace(a_claim(ARTICLE, "The harbour bridge opened"), statement="The harbour bridge opened.")
    assert conflicts(replace(claim, statement="The harbour bridge opened 2020.")) == [Element.DATE]
    completed = with_put_in(claim, "in 2020")
    assert completed.plain == "The harbour bridge opened in 2020."
    assert conflicts(completed) == []
