"""A link into a report that is out leads to the claim, whatever became of its article."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.exporters.wording import anchor
from factbench.intake import Hints
from factbench.settings import ParserChoice, Settings
from factbench.text.span import Span
from factbench.workbench import Filter, Workbench
from tests.values import a_bench

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BODY = (
    "Photographs of the week, with a menu of 12 dishes.\n\n"
    "The harbour bridge opened in 1932 after eight years of work.\n\n"
    "Its builders used 52,000 tons of steel, and 16 workers died."
)
PUBLISHED = Settings(parser=ParserChoice.RULES, report_url="https://desk.example/bridge")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    (tmp_path / "bridge.txt").write_text(BODY, encoding="utf-8")
    with a_bench(tmp_path / "claims.db", settings=PUBLISHED) as bench:
        for _added in bench.library.add([str(tmp_path / "bridge.txt")], Hints(published=date(2020, 3, 4))):
            pass
        yield bench


def claim_of(bench: Workbench, words: str) -> str:
    return next(each.id for each in bench.desk.claims() if words in each.quote)


def correct(bench: Workbench, begin: str) -> None:
    bench.library.correct(bench.desk.claims()[0].article, begin=begin)


def links(bench: Workbench) -> tuple[list[str], str]:
    """Where ClaimReview points, and the page of the report."""
    reviews = json.loads(bench.reports.export("claimreview"))
    return [each["url"] for each in reviews], bench.reports.export("html").decode()


def test_a_link_to_a_claim_lives_through_corrections_and_recuts(bench: Workbench) -> None:
    first = claim_of(bench, "1932")
    bench.record.decide(first, rating="supported")
    for change in (
        lambda: correct(bench, "The harbour"),
        lambda: list(bench.library.recut()),
        bench.record.undo,
        bench.record.redo,
        lambda: correct(bench, "1"),
    ):
        (url,), page = links(bench)
        assert url == f"https://desk.example/bridge#{anchor(first)}"
        assert f'id="{anchor(first)}"' in page
        now = bench.desk.resolve("claim", first)
        assert (now, now) == (bench.desk.resolve("claim", first[:8]), claim_of(bench, "1932"))
        change()


def test_a_link_to_a_claim_that_nobody_decided_lives_too(bench: Workbench) -> None:
    first = claim_of(bench, "16 workers")
    correct(bench, "Its builders")
    now = claim_of(bench, "16 workers")
    assert now != first
    assert bench.desk.resolve("claim", first[:9]) == now
    assert f'id="{anchor(first)}"' in bench.reports.export("html").decode()
    rows = bench.reports.export("csv").decode()
    assert first in rows
    assert now not in rows


def test_what_was_published_of_a_corrected_article_is_named_in_every_later_report(bench: Workbench) -> None:
    root = claim_of(bench, "16 workers")
    correct(bench, "The harbour")
    middle = claim_of(bench, "16 workers")
    correct(bench, "Its builders")
    page = bench.reports.export("html").decode()
    for each in (root, middle, claim_of(bench, "16 workers")):
        assert page.count(f'id="{anchor(each)}"') == 1


def test_a_claim_made_by_hand_keeps_its_name(bench: Workbench) -> None:
    article = bench.library.article(bench.desk.claims()[0].article)
    start = article.text.index("eight years")
    made = bench.record.claims.make(article.id, [Span(start, start + 19)]).claim
    assert made is not None
    bench.record.decide(made, rating="mixed")
    correct(bench, "The harbour")
    (url,), _page = links(bench)
    assert url.endswith(f"#{anchor(made)}")
    assert bench.desk.claim(bench.desk.resolve("claim", made)).quote == "eight years of work"


def test_a_claim_whose_words_are_gone_keeps_its_own_id(bench: Workbench) -> None:
    gone = claim_of(bench, "Photographs")
    bench.record.decide(gone, rating="refuted")
    undecided = claim_of(bench, "1932")
    correct(bench, "Its builders")
    assert [each.id for each in bench.desk.claims(Filter(orphaned=True))] == [gone]
    assert bench.desk.resolve("claim", gone) == gone
    with pytest.raises(errors.NothingFound):
        bench.desk.resolve("claim", undecided)
