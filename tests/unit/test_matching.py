"""A passage beside a claim: what the comparison is told of the article, and what evidence was found with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from factbench.matching import NEAR, Matcher, put_beside
from factbench.model import Article, Claim, Element, Evidence, Hit, Parts, Suggestion
from factbench.settings import ParserChoice
from factbench.store import documents
from tests.values import RULES, a_bench, a_claim, a_source, an_article, with_put_in

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_stance_that_is_not_taken_says_why_where_words_alone_agree() -> None:
    article = an_article("Relations were established.")
    source, passage = a_source("Brint and Orven established relations.")
    claim = replace(a_claim(article, "Relations were established"), dates=(), names=())
    hit = Hit(0, 80.0, 0, len(passage.text), Parts(0.8, 1.0, 1.0))
    found = put_beside(claim, passage, source, hit, article, parser=ParserChoice.RULES).comparison
    assert found.stance is Suggestion.UNCLEAR
    assert [each.why for each in found.signals] == [
        "The claim is not understood without its article, so this may be about something else."
    ]


def beside(tmp_path: Path, quote: str, text: str, title: str = "Almanac") -> list[Evidence]:
    article = an_article(f"{quote}.")
    source, passage = a_source(text, title=title)
    claim = a_claim(article, quote)
    with a_bench(tmp_path / f"{title}.db") as bench:
        bench.session.write(documents.add_source, source, [passage], None, "2020-01-01T00:00:00.000Z")
        return Matcher(bench.session.connection(), RULES).evidence(claim, article)


def test_what_shares_a_few_words_is_offered_where_it_names_something_that_the_claim_names(
    tmp_path: Path,
) -> None:
    quote = "The central bank of Orven has raised its rates to fight the rising prices of bread"
    text = "Prices were low, and so were the rates of the bank, and many a house was built."
    (found,) = beside(tmp_path, quote, text, "A short history of Orven")
    assert RULES.evidence_cutoff <= found.score < NEAR
    assert beside(tmp_path, quote, text, "A short history of Harnow") == []
    assert beside(tmp_path, quote.replace("Orven", "the country"), text, "A short history of Brint")


def test_what_says_most_of_a_claim_is_offered_whomever_it_names(tmp_path: Path) -> None:
    (found,) = beside(
        tmp_path, "The bank of Orven raised its rates", "The bank raised its rates again.", "Almanac"
    )
    assert found.score >= NEAR


def test_one_shared_word_and_a_date_are_no_reason(tmp_path: Path) -> None:
    quote = "The production of the play opened on 14 October 2019"
    assert beside(tmp_path, quote, "Production: 15,000 barrels on 14 October 2019.", "Harnow") == []
    assert beside(tmp_path, quote, "The play is a production of 14 October 2019.", "Brint")
    assert beside(tmp_path, quote, "The production began on 14 October 2019.", "The play")
    assert beside(tmp_path, "The production was of 14 October 2019", "Production, 14 October 2019.")
