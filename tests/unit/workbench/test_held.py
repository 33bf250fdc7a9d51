"""What acts rest on, changed by another program: `doctor` says so, whatever was changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.intake import Hints
from factbench.record.body import chain_hash
from factbench.record.seal import read
from factbench.store import held
from factbench.workbench import Workbench
from tests.values import RULES, a_bench

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "The harbour bridge opened in March 1932. It cost 4 million crowns. Ida Marsh built it in two years.\n"
)
LIBRARY = "The harbour bridge opened in March 1932. It cost 5 million crowns.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An article, a source, and two claims of which one is decided with evidence."""
    (tmp_path / "story.txt").write_text(STORY)
    (tmp_path / "almanac.txt").write_text(LIBRARY)
    path = tmp_path / "claims.db"
    with a_bench(path) as bench:
        list(bench.library.sources.add([str(tmp_path / "almanac.txt")], Hints()))
        list(bench.library.add([str(tmp_path / "story.txt")], Hints()))
        first, second = (claim.id for claim in bench.desk.claims()[:2])
        bench.record.decide(first, rating="supported", cite=[bench.desk.evidence(first)[0].id])
        bench.record.decide(second, rating="refuted")
    return path


def stock(path: Path, *statements: str) -> None:
    """Run statements as another program would, triggers and links out of the way and in place again."""
    connection = sqlite3.connect(path)
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'event_*'"
    ).fetchall()
    with connection:
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _name, sql in guards:
            connection.execute(sql)
    connection.close()


def bad(path: Path) -> dict[str, str]:
    with Workbench(path, RULES, reviewer="Ada") as bench:
        return {what: words for what, words, sound in bench.file.check() if not sound}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE snapshot SET content = x'789c030000000001'", "file is not the one that came in"),
        ("UPDATE snapshot SET url = 'https://e.example/'", "2 files are not as factbench stored them"),
        ("UPDATE article SET text = replace(text, '1932', '1933')", "article has another text"),
        ("UPDATE article SET published = '2001-01-01'", "1 article is not as factbench stored it"),
        ("UPDATE claim SET quote = replace(quote, '1932', '1933')", "claim is no slice of its article"),
        ("UPDATE claim SET statement = replace(statement, '1932', '1933')", "1 claim is not as factbench"),
        ("UPDATE source SET text = replace(text, '1932', '1933')", "passage is no slice of its source"),
        ("UPDATE source SET published = '1933-01-01'", "1 source is not as factbench stored it"),
        ("UPDATE passage SET text = replace(text, '1932', '1933')", "passage is no slice of its source"),
        ("UPDATE evidence SET stance = 'refutes', score = 1", "evidence are not as factbench stored them"),
        ("DELETE FROM evidence", "piece of evidence is gone that somebody cited"),
        ("DELETE FROM claim", "claim is gone on which somebody acted"),
        ("DELETE FROM source", "1 source is gone"),
    ],
)
def test_a_change_by_another_program_is_said(path: Path, statement: str, words: str) -> None:
    assert bad(path) == {}
    stock(path, statement)
    found = bad(path)
    assert words in found.get("content", "")


def test_what_factbench_does_itself_stays_right(path: Path) -> None:
    with a_bench(path, device="attic") as bench:
        claim = bench.desk.claims()[0]
        bench.library.correct(claim.article, title="A bridge", begin="It cost")
        list(bench.library.recut())
        bench.library.hide(claim.article)
    assert bad(path) == {}


def forged(path: Path) -> None:
    """Turn a verdict round and compute the chain anew, as somebody with a program and patience could."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT id, body FROM event ORDER BY number").fetchall()
    connection.close()
    previous, statements = "", []
    for identifier, body in rows:
        changed = json.dumps(
            json.loads(body.replace('"refuted"', '"supported"')),
            ensure_ascii=False, sort_keys=True, separators=(",", ":"),
        )  # fmt: skip
        digest = chain_hash(changed, previous)
        statements.append(
            f"UPDATE event SET body = '{changed}', previous = '{previous}', hash = '{digest}'"
            f" WHERE id = '{identifier}'"
        )
        previous = digest
    stock(path, *statements)


def test_a_forged_act_and_acts_that_were_removed_are_said_before_replaying_is(
    path: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.md"
    with Workbench(path, RULES, reviewer="Ada") as bench:
        kept.write_bytes(bench.reports.export("markdown"))
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    forged(path)
    said = bad(path)["record"]
    assert "1 act is not as stored here" in said
    assert "rebuilds them" not in said
    assert said.index("not as stored") < said.index("--replay --even-so")
    stock(copy, "DELETE FROM event")
    assert "2 acts that came into this file are gone" in bad(copy)["record"]
    for each in (path, copy):
        with a_bench(each) as bench:
            with pytest.raises(errors.DatabaseDamaged, match=r"Nothing was rebuilt\. .* comes last"):
                bench.file.replay()
            assert bench.file.broken(kept.read_text()) != []
            bench.file.replay(even_so=True)
        assert "record" in bad(each)  # what was lost stays lost


@pytest.mark.parametrize("form", ["markdown", "html", "json"])
def test_a_report_can_be_held_against_the_record(path: Path, form: str) -> None:
    with a_bench(path, device="attic") as bench:
        report = bench.reports.export(form).decode()
        assert [head.number for head in read(report).heads] == [2]
        bench.record.note(bench.desk.claims()[0].id, "later")
        assert bench.file.broken(report) == []


def test_an_older_file_is_taken_as_right_from_the_step_on(path: Path) -> None:
    stock(
        path,
        "DROP TABLE held",
        "PRAGMA user_version=13",
        "DELETE FROM _sqlite_migrations WHERE name = 'digests'",
    )
    before = path.read_bytes()
    assert bad(path) == {}
    assert path.read_bytes() == before  # looking changes nothing
    with a_bench(path, device="attic") as bench:
        bench.record.note(bench.desk.claims()[0].id, "later")
    assert bad(path) == {}
    stock(path, "UPDATE article SET title = 'Another'")
    assert "1 article is not as factbench stored it" in bad(path)["content"]


def test_what_a_machine_made_is_made_again_and_compared(path: Path) -> None:
    with Workbench(path, RULES, reviewer="Ada") as bench:
        assert [(each.differs, each.other) for each in bench.anew.check()] == [((), ())]
    with a_bench(path, device="attic") as bench:
        # Somebody who keeps the digests right as well.
        bench.session.write(
            lambda db: db.execute("UPDATE claim SET statement = 'It fell.' WHERE place % 2 = 0")
        )
        bench.session.write(lambda db: db.execute("UPDATE evidence SET signals = '[]', stance = 'refutes'"))
    assert bad(path) == {}
    with Workbench(path, RULES, reviewer="Ada") as bench:
        (found,) = bench.anew.check()
    assert any("is another than its article gives" in each for each in found.differs)
    assert any("was compared with another outcome" in each for each in found.differs)


def test_digests_tell_types_and_lengths_apart() -> None:
    rows = [("a", "b"), ("ab", ""), ("a", b"b"), (1, "b"), (1.0, "b"), (None, "b"), ("a",)]
    assert len({held.digest(1, *row) for row in rows}) == len(rows)
    # For ever, on every machine: what was stored with one Python is looked at with another.
    assert held.digest(1, "a\u0378\U0001fadf", 1, 2.5, None, b"x").hex() == "01db79709c63cf66f2ec4483addc2a2d"


def test_rows_that_are_stored_at_once_are_held_as_one_by_one_and_a_rollback_takes_them_back(
    path: Path,
) -> None:
    """The digest of an act that is stored with many is that of an act stored alone, and the next is held again."""
    with a_bench(path) as bench:
        connection = bench.session.connection()
        held.watch(connection)
        act = connection.execute("SELECT id, body, previous, hash FROM event LIMIT 1").fetchone()
        more = [(f"{number}-more", *act[1:]) for number in range(3)]
        sql = "INSERT INTO event (id, body, previous, hash) VALUES (?, ?, ?, ?)"

        def digests() -> set[bytes]:
            return {bytes(each) for (each,) in connection.execute("SELECT digest FROM held")}

        before = digests()
        connection.execute("BEGIN")
        connection.executemany(sql, more)
        one_by_one = digests()
        connection.execute("ROLLBACK")
        connection.execute("BEGIN")
        held.insert(connection, "event", more[:2])
        connection.execute(sql, more[2])
        assert digests() == one_by_one > before
        connection.execute("ROLLBACK")
        assert digests() == before
        connection.execute("BEGIN")
        connection.executemany(sql, more)
        assert digests() == one_by_one
        connection.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("a", 1, None, 0.5), b"str 1 aint 1 1NoneType 4 Nonefloat 3 0.5"),
        (("\u00e9", "\ud800"), b"str 2 \xc3\xa9str 3 \xed\xa0\x80"),
        (("e", b"\x00\xff", "\u20ac"), b"str 1 ebytes 2 \x00\xffstr 3 \xe2\x82\xac"),
    ],
)
def test_a_digest_is_over_type_length_and_value_of_all_columns(
    values: tuple[object, ...], told: bytes
) -> None:
    assert held.digest(3, *values) == b"\x03" + hashlib.sha256(told).digest()[:15]
