"""That something was said stands in the row of what was said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench.store import documents
from factbench.store.listing import Filter, Order
from tests.values import a_bench, a_claim, a_snapshot, an_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.workbench import Workbench

TEXT = "Ada Marsh said that the pier fell. Nobody was hurt."


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """A database with what was said, that it was said, and another claim."""
    article = an_article(TEXT)
    saying = a_claim(article, "Ada Marsh said that the pier fell")
    said = replace(a_claim(article, "the pier fell"), said_by="Ada Marsh", saying=saying.id)
    claims = [said, replace(saying, under=said.id), a_claim(article, "Nobody was hurt")]
    with a_bench(tmp_path / "claims.db") as bench:
        bench.session.write(
            lambda db: documents.add_article(
                db, a_snapshot(TEXT), article, claims, "2020-03-05T08:00:00.000Z"
            )
        )
        yield bench


def rows(bench: Workbench, wanted: Filter, *, limit: int = -1) -> list[tuple[str, str | None, str | None]]:
    lines = bench.desk.claim_lines(bench.desk.claim_order(wanted, limit=limit)[0])
    return [(line.statement, line.said_by, line.said) for line in lines]


@pytest.mark.parametrize("limit", [-1, 60])
@pytest.mark.parametrize("order", Order)
def test_what_was_said_is_one_row_with_who_says_so_whatever_is_decided(
    bench: Workbench, order: Order, limit: int
) -> None:
    wanted = Filter(order=order)
    pier, hurt = ("the pier fell.", "Ada Marsh", None), ("Nobody was hurt.", None, None)
    assert sorted(rows(bench, wanted, limit=limit)) == [hurt, pier]
    said = next(each for each in bench.desk.claims() if each.saying)
    assert said.saying is not None
    bench.record.decide(said.saying, rating="supported")
    assert sorted(rows(bench, wanted, limit=limit)) == [hurt, ("the pier fell.", "Ada Marsh", "supported")]
    assert [line[0] for line in rows(bench, Filter(within=said.id))] == [
        "Ada Marsh said that the pier fell.",
        "the pier fell.",
    ]


def test_all_lists_count_the_same(bench: Workbench) -> None:
    said = next(each for each in bench.desk.claims() if each.saying)
    bench.record.decide(str(said.saying), rating="supported")
    bench.record.decide(said.id, rating="refuted")
    tally = bench.reports.tally()
    (line,) = bench.library.article_lines()
    _keys, decided = bench.desk.claim_order()
    assert (tally.claims, line.claims, len(decided), bench.desk.claim_count()) == (2, 2, 2, 2)
    assert (tally.open, line.open, decided.count(0)) == (1, 1, 1)


def test_what_is_of_low_worth_is_counted_nowhere_until_somebody_acts_on_it(bench: Workbench) -> None:
    bench.session.settings = replace(bench.session.settings, list_worth=1.1)
    assert (bench.reports.tally().claims, bench.library.article_lines()[0].claims) == (0, 0)
    bench.record.decide(bench.desk.claims()[0].id, rating="mixed")
    (line,) = bench.library.article_lines()
    assert (bench.reports.tally().claims, line.claims, line.open) == (1, 1, 0)


def test_a_dropped_claim_is_counted_no_more_and_that_it_was_said_stands_alone(bench: Workbench) -> None:
    said = next(each for each in bench.desk.claims() if each.saying)
    bench.record.claims.drop(said.id, "no claim")
    assert [line[0] for line in rows(bench, Filter())] == [
        "Ada Marsh said that the pier fell.",
        "Nobody was hurt.",
    ]
    assert bench.library.article_lines()[0].claims == 2


def test_who_says_so_is_found_as_one_types(bench: Workbench) -> None:
    assert [line[0] for line in rows(bench, Filter(text="ada marsh"))] == ["the pier fell."]


def test_a_report_has_the_saying_where_somebody_decided_it(bench: Workbench) -> None:
    assert len(bench.reports.report().findings) == 2
    said = next(each for each in bench.desk.claims() if each.saying)
    bench.record.decide(str(said.saying), rating="supported")
    assert [each.claim.statement for each in bench.reports.report().findings] == [
        "Ada Marsh said that the pier fell.",
        "the pier fell.",
        "Nobody was hurt.",
    ]


def test_sentences_without_a_claim_are_those_of_today(bench: Workbench) -> None:
    article = bench.library.article_lines()[0].id
    assert bench.desk.uncovered(article) == []
    said = next(each for each in bench.desk.claims() if each.saying)
    bench.record.claims.drop(str(said.saying), "no claim")
    bench.record.claims.drop(said.id, "no claim")
    (found,) = bench.desk.uncovered(article)
    assert (found.span.of(TEXT), [str(each) for each in found.has]) == (
        "Ada Marsh said that the pier fell.",
        ["name"],
    )
