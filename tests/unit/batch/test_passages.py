"""A library of passages from Parquet, and evidence for an archive found in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from factbench.batch.engine import Workers
from factbench.batch.making import How, make
from factbench.batch.results import results
from factbench.intake import Hints
from factbench.workbench import Was, Workbench
from tests.unit.batch.archives import RULES, lines

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    {
        "text": f"Port{number} moved {100 + number} ships in 1991.",
        "title": f"Yearbook {number // 2}",
        "published": date(1992, 1, 1),
    }
    for number in range(6)
]


def test_passages_of_one_title_are_one_source_and_a_bad_row_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "library.parquet"
    pq.write_table(pa.Table.from_pylist([*ROWS, {"text": " ", "title": "Nothing", "published": None}]), path)
    with Workbench(tmp_path / "x.db", RULES, create=True, reviewer="Ada") as bench:
        found = list(bench.library.sources.add([str(path)], Hints()))
        assert [(each.was, each.title, each.count) for each in found[:3]] == [
            (Was.NEW, f"Yearbook {number}", 2) for number in range(3)
        ]
        assert str(found[3].error) == "row 7: no “text”; each row needs one."
        assert [each.was for each in bench.library.sources.add([str(path)], Hints())][:3] == [Was.KNOWN] * 3
        assert bench.library.sources.all()[0][0].published == date(1992, 1, 1)
        version = bench.library.passages.version()
    archive = lines(tmp_path / "a.jsonl", range(3))
    how = How(library=tmp_path / "x.db", version=version)
    list(make([str(archive)], tmp_path / "out", RULES, how=how, workers=Workers(count=1)))
    (shard,) = results(tmp_path / "out")
    best = {row["claim"]: row for row in reversed(list(shard.rows("evidence")))}
    ships = [row for row in shard.rows("claims") if "ships" in row["statement"]]
    assert len(ships) == 3
    for number, claim in enumerate(ships):
        assert best[claim["id"]]["text"] == ROWS[number]["text"]


def test_what_is_no_parquet_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "library.parquet"
    path.write_bytes(b"nothing")
    with Workbench(tmp_path / "x.db", RULES, create=True, reviewer="Ada") as bench:
        (found,) = bench.library.sources.add([str(path)], Hints())
        assert "is no Parquet that can be read" in str(found.error)
