"""What a batch made, loaded, is what adding one by one gives; and it can be looked at without."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factbench import database
from factbench.batch.engine import Workers
from factbench.batch.looking import Wanted, claims
from factbench.batch.making import How, make
from factbench.batch.results import Results, results
from factbench.batch.schema import TABLES
from factbench.cli import run
from factbench.errors import Misuse, Unreadable
from factbench.intake import Hints
from factbench.workbench import Workbench
from tests.unit.batch.archives import RULES, lines

if TYPE_CHECKING:
    from pathlib import Path

SAME = {
    "article": "number, id, text, snapshot, paragraphs, title, site, authors, published, asides, segmenter, extractor",
    "claim": "number, id, place, parts, quote, prefix, suffix, statement, kinds, worth, slots, segmenter",
    "snapshot": "sha256, media_type, content",
    "met": "*",
    "copy": "*",
    "compared": "*",
    "matched": "*",
    "evidence": "*",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path, Path]:
    """Inputs, a database with a library, and the results of a batch with the evidence in it."""
    folder = tmp_path_factory.mktemp("made")
    names = [str(lines(folder / f"{name}.jsonl", range(at, at + 3))) for at, name in ((0, "a"), (2, "b"))]
    library = folder / "library.txt"
    library.write_text("The bridge of Oslo was built in 1902 and cost 12 million euros.", encoding="utf-8")
    with Workbench(folder / "library.db", RULES, create=True, reviewer="Ada", device="one") as bench:
        list(bench.library.sources.add([str(library)], Hints()))
        version = bench.library.passages.version()
    how = How(library=folder / "library.db", version=version)
    list(make(names, folder / "out", RULES, how=how, workers=Workers(count=1)))
    return names, folder / "library.db", folder / "out"


def rows(bench: Workbench) -> dict[str, list[tuple[object, ...]]]:
    look = bench.session.connection().execute
    return {
        table: sorted(tuple(row) for row in look(f"SELECT {columns} FROM {table}"))
        for table, columns in SAME.items()
    }


def test_loading_gives_the_rows_that_adding_gives(made: tuple[list[str], Path, Path], tmp_path: Path) -> None:
    names, library, out = made
    found = {}
    for how in ("added", "loaded"):
        path = tmp_path / f"{how}.db"
        path.write_bytes(library.read_bytes())
        with Workbench(path, RULES, reviewer="Ada", device="one") as bench:
            if how == "added":
                assert [each.error for each in bench.library.add(names, Hints())] == [None] * 6
            else:
                done = list(bench.archive.load(out))
                assert sum(each.articles for each in done) == 6
                assert not bench.library.passages.unmatched_count()  # the batch found the evidence
                list(bench.archive.compare())
                list(bench.archive.match())
                assert sum(each.known for each in bench.archive.load(out)) == 6
            found[how] = rows(bench)
            (undone,) = [bench.record.undo()] if how == "loaded" else [None]
            if undone:
                assert not bench.library.article_lines()
    assert found["loaded"] == found["added"]
    assert found["added"]["evidence"]
    assert found["added"]["met"]


def test_all_that_was_loaded_stands_in_the_file_and_not_in_the_log(
    made: tuple[list[str], Path, Path], tmp_path: Path
) -> None:
    """While it loads the log grows; whoever acts after that has none of it to bring into the file."""
    with Workbench(tmp_path / "x.db", RULES, create=True, reviewer="Ada") as bench:

        def pages() -> int:
            return int(bench.session.connection().execute("PRAGMA wal_autocheckpoint").fetchone()[0])

        before = pages()
        loading = bench.archive.load(made[2])
        next(loading)
        assert pages() > before
        list(loading)
        assert pages() == before
        with closing(database.on_disk(tmp_path / "x.db")) as alone:
            assert alone.execute("SELECT count(*) FROM article").fetchone()[0] == 6


def test_what_is_not_true_to_its_text_is_refused(made: tuple[list[str], Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(made[2], out)
    (claims_file, *_) = sorted(out.glob("*.claims.parquet"))
    table = pq.read_table(claims_file)
    quotes = [f"Not {each}" for each in table["quote"].to_pylist()]
    pq.write_table(table.set_column(table.schema.get_field_index("quote"), "quote", [quotes]), claims_file)
    with Workbench(tmp_path / "x.db", RULES, create=True, reviewer="Ada") as bench:
        with pytest.raises(Unreadable, match="is missing or damaged"):
            list(bench.archive.load(out))
        # Nor does a manifest help that says the hash of the forged file.
        manifest = out / claims_file.name.replace(".claims.parquet", ".manifest.json")
        told = json.loads(manifest.read_text(encoding="utf-8"))
        told["files"][claims_file.name] = hashlib.sha256(claims_file.read_bytes()).hexdigest()
        manifest.write_text(json.dumps(told), encoding="utf-8")
        with pytest.raises(Unreadable, match="nothing that a batch wrote"):
            list(bench.archive.load(out))
        assert not bench.library.article_lines()


def test_an_article_may_lie_in_several_batches_of_rows(
    made: tuple[list[str], Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parquet is read some rows at a time, and no article is cut in two by that."""
    (shard, *_) = results(made[2])
    whole = list(shard.articles())
    assert max(len(cuts.id) for _article, cuts in whole) > 3
    for size in (1, 3, 7):
        monkeypatch.setattr("factbench.batch.results.ROWS", size)
        assert list(shard.articles()) == whole
        assert [each["id"] for each in shard.rows("claims")] == [
            id for _article, cut in whole for id in cut.id
        ]


def test_evidence_goes_with_its_article_and_none_is_passed_over(
    made: tuple[list[str], Path, Path], tmp_path: Path
) -> None:
    (shard, *_) = results(made[2])
    found = list(shard.with_evidence())
    assert [(article, cut) for article, cut, _evidence in found] == list(shard.articles())
    assert [row for *_pair, rows in found for row in rows] == list(shard.rows("evidence"))
    assert all(row["claim"] in cut.id for _article, cut, rows in found for row in rows)
    elsewhere = Results(tmp_path, shard.manifest)
    for table in ("articles", "claims", "evidence"):
        name = f"{shard.manifest.key}.{table}.parquet"
        told = pq.read_table(made[2] / name)
        pq.write_table(told.slice(1) if table == "articles" else told, tmp_path / name)
    with pytest.raises(Unreadable, match="nothing that a batch wrote"):
        list(elsewhere.with_evidence())
    foreign = found[0][2][:1] or list(shard.rows("evidence"))[:1]
    name = f"{shard.manifest.key}.evidence.parquet"
    told = pq.read_table(made[2] / name)
    shutil.copy(made[2] / f"{shard.manifest.key}.articles.parquet", tmp_path)
    pq.write_table(pa.concat_tables([told, pa.Table.from_pylist(foreign, told.schema)]), tmp_path / name)
    with pytest.raises(Unreadable, match="nothing that a batch wrote"):
        list(elsewhere.with_evidence())


def test_results_without_a_column_are_no_results(made: tuple[list[str], Path, Path], tmp_path: Path) -> None:
    (shard, *_) = results(made[2])
    lacking = Results(tmp_path, shard.manifest)
    for table in ("articles", "claims"):
        name = f"{shard.manifest.key}.{table}.parquet"
        found = pq.read_table(made[2] / name)
        pq.write_table(found.drop_columns(["quote"]) if table == "claims" else found, tmp_path / name)
    with pytest.raises(Unreadable, match="nothing that a batch wrote"):
        list(lacking.articles())


def test_results_without_bytes_are_looked_at_but_not_loaded(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", range(2))
    list(make([str(path)], tmp_path / "out", RULES, how=How(keep=False), workers=Workers(count=1)))
    with (
        Workbench(tmp_path / "x.db", RULES, create=True, reviewer="Ada") as bench,
        pytest.raises(Misuse, match="without --no-bytes"),
    ):
        list(bench.archive.load(tmp_path / "out"))
    found = list(claims(tmp_path / "out", Wanted(kind="quantity", text="euros")))
    assert [each["statement"] for each in found] == [
        "The bridge was built in 1900 and cost 12 million euros.",
        "The bridge was built in 1901 and cost 12 million euros.",
    ]
    assert set(found[0]) <= {column.name for table in TABLES.values() for column in table}


def test_the_command_line_makes_loads_and_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    path, out, db = lines(tmp_path / "a.jsonl", range(2)), tmp_path / "out", tmp_path / "x.db"
    words = ["batch", str(path), "--out", str(out), "--workers", "1", "--into", str(db)]
    assert run(words) == 0
    said = capsys.readouterr().out
    assert "1 shards: 2 articles" in said
    assert "Stored 2 articles" in said
    assert run(["claims", "--parquet", str(out), "--text", "BRIDGE", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["site"] for each in found] == ["Paper 0", "Paper 1"]
    assert found[0]["parts"] == [[found[0]["start"], found[0]["end"]]]
    assert run(["claims", "--parquet", str(out), "--text", "nobody"]) == 1
    assert run(["claims", "--parquet", str(out), "--open"]) == 2
    assert run(["claims", "--parquet", str(tmp_path)]) == 3
    assert run(["batch", str(path), "--out", str(out), "--scheduler", "tcp://x:1"]) == 2
    assert run(["load", str(tmp_path / "none"), "--db", str(tmp_path / "y.db")]) == 3
    assert not (tmp_path / "y.db").exists()
