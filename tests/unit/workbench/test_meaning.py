"""Evidence that is found by its meaning: when, and that it is looked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench.index.encoder import installed
from factbench.index.meaning import AROUND
from factbench.matching import index_version, searched_to
from factbench.settings import ParserChoice, Settings
from factbench.store import documents
from factbench.workbench import Workbench
from tests.values import a_claim, a_snapshot, a_source, an_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.database import Connection

pytestmark = pytest.mark.skipif(not installed(), reason="the semantic extra is not installed")

CLAIM = "Rescuers saved 250 people from drowning"
SAYS = "Lifeboat crews pulled 187 people from the water."


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    settings = Settings(parser=ParserChoice.RULES)
    with Workbench(tmp_path / "claims.db", settings, create=True, reviewer="Ada", device="d") as opened:
        yield opened


def claimed(bench: Workbench) -> None:
    """An article that is one claim."""
    article = an_article(f"{CLAIM}.")
    snapshot, claims = a_snapshot(f"{CLAIM}."), [a_claim(article, CLAIM)]
    bench.session.write(documents.add_article, snapshot, article, claims, bench.session.stamp())


def added(bench: Workbench, *texts: str) -> None:
    for text in texts:
        source, passage = a_source(text, title="Almanac of the bay")
        bench.session.write(documents.add_source, source, [passage], None, bench.session.stamp())


def read(bench: Workbench) -> None:
    for _each in bench.library.passages.keep_vectors():
        pass


def matched(bench: Workbench) -> list[str]:
    for _each in bench.library.passages.match():
        pass
    (claim,) = bench.desk.claims()
    return [each.passage.text for each in bench.desk.evidence(claim.id)]


def test_a_claim_is_looked_at_again_when_passages_are_found_by_their_meaning(bench: Workbench) -> None:
    claimed(bench)
    added(bench, SAYS, "Sheep graze on the dyke.")
    assert matched(bench) == []
    assert bench.library.passages.without_vectors() == 2
    assert bench.library.passages.unmatched_count() == 0
    read(bench)
    assert bench.library.passages.without_vectors() == 0
    assert bench.library.passages.unmatched_count() == 1
    assert matched(bench) == [SAYS]
    assert bench.library.passages.unmatched_count() == 0
    read(bench)
    assert bench.library.passages.unmatched_count() == 0


def test_reading_can_be_stopped_and_what_is_read_counts(bench: Workbench) -> None:
    added(bench, *(f"Ship {number} came in." for number in range(40)))
    for _each in bench.library.passages.keep_vectors(stopped=lambda: True):
        pass
    assert 0 < bench.library.passages.without_vectors() < 40
    read(bench)
    assert bench.library.passages.without_vectors() == 0


def test_of_what_comes_in_only_the_new_is_searched(bench: Workbench) -> None:
    def version(database: Connection) -> str:
        return index_version(database, bench.session.settings, bench.library.passages._vectors)

    database = bench.session.connection()
    added(bench, *(f"Ship {number} came in." for number in range(20)))
    before_reading = version(database)
    read(bench)
    all_read = version(database)
    assert searched_to(database, before_reading, all_read) == -1
    added(bench, "A lifeboat went out.", "It came back.")
    half = version(database)
    assert searched_to(database, all_read, half) == 20
    read(bench)
    # What stands around a passage counts too, so the last two that had a vector then are looked at again.
    assert searched_to(database, half, version(database)) == 20 - AROUND
    assert searched_to(database, all_read, version(database)) == 20


def test_what_was_found_stays_when_the_vectors_are_removed(bench: Workbench) -> None:
    claimed(bench)
    added(bench, SAYS, "Sheep graze on the dyke.")
    read(bench)
    assert matched(bench) == [SAYS]
    bench.library.passages.remove_vectors()
    assert bench.library.passages.without_vectors() == 2
    assert matched(bench) == [SAYS]


def test_words_of_the_title_of_its_source_count_beside_those_of_a_passage(bench: Workbench) -> None:
    claimed(bench)
    for title in ("Almanac of the bay", "How rescuers saved people from drowning"):
        source, passage = a_source(SAYS, title=title)
        bench.session.write(documents.add_source, source, [passage], None, bench.session.stamp())
    read(bench)
    assert matched(bench) == [SAYS, SAYS]
    (claim,) = bench.desk.claims()
    first, second = bench.desk.evidence(claim.id)
    assert first.source.title == "How rescuers saved people from drowning"
    assert first.parts is not None
    assert second.parts is not None
    assert first.parts.coverage == second.parts.coverage == second.parts.titled
    assert (first.parts.titled or 0) > first.parts.coverage
