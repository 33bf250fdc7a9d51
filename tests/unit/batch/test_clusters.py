"""Copies and edits are found in an archive, and nothing else is taken for one."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from factbench.batch.clusters import build, clusters, place
from factbench.batch.engine import Workers
from factbench.batch.making import make
from factbench.batch.manifest import done
from factbench.batch.results import results
from factbench.batch.signing import packed, signing, unpacked
from factbench.cli import run
from factbench.stages.same_claim import saying
from tests.bench.prose import article, copied
from tests.unit.batch.archives import RULES
from tests.values import a_claim, an_article

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = 12
WAYS = ("whole", "cut", "edited")
ONE = Workers(count=1)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, every second of which has a copy of each kind."""
    folder = tmp_path_factory.mktemp("copies")
    rows = [article(number) for number in range(ARTICLES)]
    rows += [copied(number, how) for number in range(0, ARTICLES, 2) for how in WAYS]
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    list(make([str(path)], folder / "out", RULES, workers=ONE))
    list(build(folder / "out", ONE))
    return folder / "out"


def origins(folder: Path) -> dict[str, str]:
    """Id of each article -> the address of the one that it is a copy of."""
    (shard,) = results(folder)
    return {row["id"]: row["url"].partition("-")[0] for row in shard.rows("articles")}


def members(folder: Path, what: str) -> dict[str, list[str]]:
    import pyarrow.parquet as pq

    path = place(folder, [signing(folder, each) for each in done(folder)])
    found: dict[str, list[str]] = defaultdict(list)
    for row in pq.read_table(path).to_pylist():
        if row["what"] == what:
            found[row["cluster"]].append(row["article"])
    return found


def test_every_copy_is_found_and_nothing_else(archive: Path) -> None:
    origin = origins(archive)
    by_origin: dict[str, set[str]] = defaultdict(set)
    for identifier, address in origin.items():
        by_origin[address].add(identifier)
    wanted = {frozenset(pair) for ids in by_origin.values() for pair in combinations(ids, 2)}
    found = {frozenset(pair) for ids in members(archive, "article").values() for pair in combinations(ids, 2)}
    assert found == wanted
    assert len(wanted) == ARTICLES // 2 * 6


def test_a_claim_is_followed_through_the_papers_that_print_it(archive: Path) -> None:
    origin = origins(archive)
    groups = [{origin[each] for each in found} for found in members(archive, "claim").values()]
    assert len(groups) > 50
    assert all(len(group) == 1 for group in groups)  # never claims of different articles
    (first, *_rest) = clusters(archive, "claim")
    assert first.times == 4
    assert first.sites[:3] == ("Other cut", "Other edited", "Other whole")
    assert first.last == "2024-12-31"
    assert first.first is not None
    assert first.first < "2024"


def test_clusters_are_made_once_and_printed(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(build(archive, ONE)) == []
    assert run(["clusters", str(archive), "--articles", "--least", "4", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["times"] for each in found] == [4] * (ARTICLES // 2)
    assert run(["clusters", str(archive), "--text", "nobody said this"]) == 1


def test_what_a_claim_says_survives_packing() -> None:
    article = an_article("Ada Marsh opened the old harbour bridge of Oslo before 300 people in 1991.")
    said = saying(a_claim(article, article.text))
    assert unpacked(packed(said)) == said
