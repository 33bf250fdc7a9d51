"""Bytes flipped anywhere: one sentence from every command, and all that can be read is brought out."""

from __future__ import annotations

import shutil
import sqlite3
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.cli import run
from factbench.store import carve
from factbench.workbench import Workbench
from factbench.workbench.rescue import rescue
from tests.damage import SIZE, Base, asked, base, damaged, kind_of, tried
from tests.values import RULES, a_bench

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Base:
    return base(tmp_path_factory.mktemp("base"))


def held(path: Path) -> dict[str, set[str]]:
    """Ids of the acts, articles and sources of a sound database."""
    connection = sqlite3.connect(path)
    tables = {
        name: {row[0] for row in connection.execute(f"SELECT id FROM {name}")}
        for name in ("event", "article", "source")
    }
    connection.close()
    return tables


def rescued(
    copy: Path, new: Path, whole: dict[str, set[str]], log: dict[str, set[str]] | None = None
) -> dict[str, set[str]]:
    """What is in the new file, which is sound; what is not in it is listed, but for what only the `log` had."""
    saved = rescue(copy, new, RULES)
    there = held(new)
    for table, ids in whole.items():
        assert there[table] <= (log or whole)[table]
        assert there[table] >= ids or saved.lost
    with Workbench(new, RULES, reviewer="Ada") as bench:
        said = {what: sound for what, _words, sound in bench.file.check()}
    assert said["file"]
    assert saved.lost or all(said.values())
    return there


@pytest.mark.usefixtures("own_user")
def test_every_command_says_one_sentence_of_a_damaged_file(
    found: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    assert list(tried(found, tmp_path, range(24), most=3)) == []


@pytest.mark.storm
@pytest.mark.timeout(7200)
def test_storm_of_flips(found: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    assert list(tried(found, tmp_path, range(1_000), most=5)) == []
    whole, log, brought = held(found.path), held(_settled(found.with_log, tmp_path / "log.db")), 0
    for seed in range(1_000):
        copy, new = damaged(found, tmp_path, seed), tmp_path / "new.db"
        try:
            brought += sum(map(len, rescued(copy, new, whole, log).values()))
        except errors.DatabaseForeign:
            assert kind_of(seed) == "cut"  # so much was cut off that nothing of ours is left
        for each in (new, *tmp_path.glob(f"{copy.name}*")):
            each.unlink(missing_ok=True)
    assert brought > 0.85 * 1_000 * sum(map(len, whole.values()))  # one in eight has its end cut off


def test_nothing_is_lost_where_only_header_or_schema_are(found: Base, tmp_path: Path) -> None:
    whole = held(found.path)
    for number, (place, length) in enumerate([(0, 16), (16, 1), (0, 100), (100, 8), (0, SIZE)]):
        content = bytearray(found.path.read_bytes())
        content[place : place + length] = b"\x20" * length
        copy = tmp_path / f"{number}.db"
        copy.write_bytes(content)
        assert rescued(copy, tmp_path / f"new {number}.db", whole) == whole
        assert copy.read_bytes() == content


def test_of_a_file_that_was_cut_off_the_rest_is_brought_out_and_replaying_is_not_the_first_advice(
    found: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    content = found.path.read_bytes()
    copy = tmp_path / "cut.db"
    copy.write_bytes(content[: len(content) * 3 // 4 // SIZE * SIZE])
    try:
        with Workbench(copy, RULES, reviewer="Ada") as bench:
            said = " ".join(words for _what, words, sound in bench.file.check() if not sound)
    except errors.DatabaseError as error:
        said = str(error)
    assert "--replay" not in said.split("rescue", maxsplit=1)[0]
    rescued(copy, tmp_path / "new.db", held(found.path))


def test_acts_that_stand_in_the_log_alone_are_brought_out(found: Base, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    shutil.copyfile(found.path, path)
    with a_bench(path, device="attic") as bench:
        bench.record.note(bench.desk.claims()[0].id, "the last words" + " and more" * 2_000)
        copy = tmp_path / "killed.db"
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
    whole = held(path)
    with copy.open("r+b") as file:
        file.write(b"\xff" * 100)
    assert rescued(copy, tmp_path / "new.db", whole) == whole


def test_what_stands_behind_damage_in_the_log_is_told_of_and_brought_out(
    found: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite passes over it without a word, and removes the log when it closes the file."""
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    whole = held(_settled(found.with_log, tmp_path / "whole.db"))
    copy = tmp_path / "copy.db"
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{found.with_log}{suffix}", f"{copy}{suffix}")
    with copy.with_name("copy.db-wal").open("r+b") as log:
        log.seek(32 + 24 + 100)
        log.write(b"\xff")
    said = asked(copy, ("doctor",))
    assert said.code == 0
    assert "not read, for the power failed while the log was written, or it is damaged" in said.told
    saved = rescue(copy, tmp_path / "new.db", RULES)
    assert held(tmp_path / "new.db") == whole
    assert any("2 acts stand in the log alone" in words for words in saved.lost)


def _settled(logged: Path, path: Path) -> Path:
    """A copy with its log brought into it, for `held` reads by another SQLite."""
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{logged}{suffix}", f"{path}{suffix}")
    a_bench(path, device="attic").close()
    return path


def test_a_log_that_is_whole_is_not_spoken_of(found: Base, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{found.with_log}{suffix}", f"{copy}{suffix}")
    assert "log " not in asked(copy, ("doctor",)).told


def test_what_a_damaged_journal_has_is_brought_out(found: Base, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copyfile(found.with_journal, copy)
    journal = bytearray(found.with_journal.with_name("journalled.db-journal").read_bytes())
    journal[512 + 4 + 100] ^= 0xFF
    copy.with_name("copy.db-journal").write_bytes(journal)
    rescued(copy, tmp_path / "new.db", held(found.path))


def test_a_source_whose_words_are_others_is_told_of(found: Base, tmp_path: Path) -> None:
    """SQLite finds nothing wrong with them, and neither does its index."""
    content = found.path.read_bytes()
    copy = tmp_path / "copy.db"
    copy.write_bytes(content.replace(b"It cost 5 million crowns.", b"It cost 9 million crowns.", 1))
    saved = rescue(copy, tmp_path / "new.db", RULES)
    assert any("passage is no slice of its source" in words for words in saved.lost)


def test_what_is_not_ours_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(tmp_path / "other.db")
    connection.execute("CREATE TABLE photo (x)")
    connection.close()
    (tmp_path / "noise.db").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "empty.db").touch()
    for name in ("other.db", "noise.db", "empty.db", "none.db"):
        assert run(["rescue", str(tmp_path / name), str(tmp_path / "new.db")]) == 4
        assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "new.db").exists()


def test_records_are_carved_as_sqlite_wrote_them(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size=1024")
    connection.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, a, b, c)")
    connection.execute("CREATE TABLE w (k TEXT PRIMARY KEY, v) WITHOUT ROWID")
    rows = [(n, ["x" * n * 37, n, -n, 1.5 * n, None, b"\x00" * n][n % 6], 0, 1) for n in range(1, 300)]
    connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
    pairs = [(f"k{n:04}", "ü" * n * 11) for n in range(200)]
    connection.executemany("INSERT INTO w VALUES (?, ?)", pairs)
    connection.commit()
    connection.close()
    content = path.read_bytes()
    size = carve.size_of_pages(content)
    found = list(carve.records(carve.pages_of(content, b"", size), size))
    assert {(r.number, *r.values[1:]) for r in found if len(r.values) == 4 and r.number} == {*rows}
    assert {r.values for r in found if len(r.values) == 2 and r.number is None} == {*pairs}


def test_asking_tells_tracebacks_from_sentences(found: Base, tmp_path: Path) -> None:
    assert asked(found.path, ("claims",)).code == 0
    assert asked(tmp_path / "none.db", ("claims",)).code == 4


class _CutOff(BytesIO):
    """A log that another program cuts off after its header was read."""

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.truncate(32)
        return found


def test_a_log_may_be_cut_off_while_it_is_looked_at() -> None:
    size, salts = 4096, bytes(range(1, 9))
    header = bytes(8) + size.to_bytes(4, "big") + bytes(4) + salts + bytes(8)
    frame = (1).to_bytes(4, "big") + (1).to_bytes(4, "big") + salts + bytes(8 + size)
    log = header + 3 * frame
    assert carve.unread(BytesIO(log), 1) == 2
    assert carve.unread(_CutOff(log), 1) == 0
    assert carve.unread(BytesIO(b""), 1) == 0
