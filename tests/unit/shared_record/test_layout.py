"""The tables on the server: who may do what, and that no reader of them misses a row."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import psycopg
import pytest

from factbench import errors
from factbench.record.body import chain_hash
from factbench.shared_record.address import resolved
from factbench.shared_record.server import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.postgres import Postgres

ADD = "INSERT INTO factbench.item (push, kind, id, content, previous, hash) VALUES (%s, 'search', %s, %s, '', %s)"
NAIVE = """
CREATE TABLE naive (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text);
"""


def values(id: str) -> list[str]:
    return ["p" * 36, id, id, chain_hash(id, "")]


def roles(server: Postgres, address: str) -> tuple[str, str]:
    """The addresses of somebody who may use the record and of somebody who may not."""
    database = address.rpartition("/")[2]
    names = f"ada_{database}", f"eve_{database}"
    for name in names:
        server.run(address, f"CREATE ROLE {name} LOGIN")
    with opened(resolved(address, None), init=[names[0]]) as made:
        assert made.made
    with opened(resolved(address, None), init=[names[0]]) as again:
        assert not again.made
    ada, eve = (server.address(database, name) for name in names)
    return ada, eve


def test_a_desk_reads_and_adds_and_can_do_nothing_else(server: Postgres, address: str) -> None:
    ada, eve = roles(server, address)
    with psycopg.connect(ada, autocommit=True) as connection:
        connection.execute(ADD, values("a"))
        assert connection.execute("SELECT id, login FROM factbench.item").fetchall() == [
            ("a", ada.split("//")[1].split("@")[0])
        ]
        for statement in (
            "UPDATE factbench.item SET id = 'b'",
            "DELETE FROM factbench.item",
            "TRUNCATE factbench.item",
            "UPDATE factbench.about SET format = 2",
            "INSERT INTO factbench.item (push, kind, id, content, previous, hash, login)"
            " VALUES ('', 'act', 'x', '', '', '', 'ben')",
            "ALTER TABLE factbench.item DISABLE TRIGGER ALL",
            "DROP SCHEMA factbench CASCADE",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
    with pytest.raises(errors.SharedRecordForeign, match="--init --for YOU"), opened(resolved(eve, None)):
        pass


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE factbench.item SET id = 'b'",
        "DELETE FROM factbench.item",
        "TRUNCATE factbench.item",
        "TRUNCATE factbench.file",
        "DELETE FROM factbench.about",
    ],
)
def test_not_even_the_owner_changes_what_is_there(server: Postgres, address: str, statement: str) -> None:
    with opened(resolved(address, None)):
        pass
    with pytest.raises(psycopg.errors.RaiseException, match="never changed or deleted"):
        server.run(address, statement)


def test_the_server_takes_no_act_whose_hash_is_another_or_that_is_too_long(
    server: Postgres, address: str
) -> None:
    with opened(resolved(address, None)):
        pass
    act = ADD.replace("'search'", "'act'")
    with psycopg.connect(address, autocommit=True) as connection:
        for id, text, hashed in (("a", "changed", "was"), ("b", long := "x" * 4_000_001, long)):
            with pytest.raises(psycopg.errors.CheckViolation):
                connection.execute(act, ["p" * 36, id, text, chain_hash(hashed, "")])


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("ALTER TABLE factbench.item ADD COLUMN mine text", "its tables are others"),
        ("CREATE VIEW factbench.looks AS SELECT 1 AS one", "its tables are others"),
        ("ALTER TABLE factbench.item DISABLE TRIGGER kept", "the triggers .* were changed"),
        ("DROP TRIGGER in_turn ON factbench.item", "the triggers .* were changed"),
        ("DROP SCHEMA factbench CASCADE; CREATE SCHEMA factbench", "its tables are others"),
        (
            "CREATE OR REPLACE FUNCTION factbench.kept() RETURNS trigger LANGUAGE plpgsql"
            " SET search_path = pg_catalog AS 'BEGIN RETURN NEW; END'",
            "what its triggers do was changed",
        ),
        ("ALTER FUNCTION factbench.in_turn() RESET search_path", "what its triggers do was changed"),
        (
            "CREATE TRIGGER more AFTER INSERT ON factbench.item EXECUTE FUNCTION factbench.told()",
            "the triggers .* were changed",
        ),
        (
            "DROP TRIGGER kept ON factbench.file; CREATE TRIGGER kept BEFORE TRUNCATE ON factbench.file"
            " EXECUTE FUNCTION factbench.kept()",
            "the triggers .* were changed",
        ),
        (
            "ALTER TABLE factbench.about DISABLE TRIGGER kept; UPDATE factbench.about SET format = 2;"
            " ALTER TABLE factbench.about ENABLE TRIGGER kept",
            "of format 2",
        ),
    ],
)
def test_a_schema_that_is_not_ours_is_refused(
    server: Postgres, address: str, statement: str, words: str
) -> None:
    with opened(resolved(address, None)):
        pass
    server.run(address, statement)
    with pytest.raises(errors.SharedRecordForeign, match=words) as raised, opened(resolved(address, None)):
        pass
    assert "\n" not in str(raised.value)


# -------------------------------------------------------------------------------- the cursor, and its control


def seen_by(
    read: Callable[[int], list[int]], first: psycopg.Connection, second: Callable[[], None]
) -> set[int]:
    """What a reader has seen who looks while one writer has added and not committed, and once more afterwards."""
    other = threading.Thread(target=second)
    other.start()
    other.join(0.5)
    seen = read(0)
    first.commit()
    other.join()
    return {*seen, *read(max(seen, default=0))}


def test_a_cursor_over_numbers_misses_what_was_numbered_first_and_committed_last(address: str) -> None:
    """The control: without the lock this reader loses a row, and so would a desk."""
    with psycopg.connect(address, autocommit=True) as reader, psycopg.connect(address) as first:
        reader.execute(NAIVE)
        first.execute("INSERT INTO naive (id) VALUES ('first')")

        def second() -> None:
            with psycopg.connect(address) as connection:
                connection.execute("INSERT INTO naive (id) VALUES ('second')")

        def read(after: int) -> list[int]:
            return [seq for (seq,) in reader.execute("SELECT seq FROM naive WHERE seq > %s", [after])]

        assert seen_by(read, first, second) == {2}


def test_under_the_lock_numbers_become_visible_in_their_order(address: str) -> None:
    with opened(resolved(address, None)) as server, psycopg.connect(address) as first:
        first.execute(ADD, values("first"))

        def second() -> None:
            with psycopg.connect(address) as connection:
                connection.execute(ADD, values("second"))

        def read(after: int) -> list[int]:
            batch = server.after(after)
            return [*range(after + 1, batch.last + 1)]

        assert seen_by(read, first, second) == {1, 2}
        assert [item.id for item in server.after(0).items] == ["first", "second"]


@pytest.mark.storm
def test_storm_of_writers_around_both_cursors(address: str) -> None:
    with opened(resolved(address, None)):
        pass
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(NAIVE)
    plain = "INSERT INTO naive (id) VALUES (%s)"
    lost = {"naive": 0, "factbench.item": 0}
    for table, statement in (("naive", plain), ("factbench.item", ADD)):
        done = threading.Event()

        def writes(writer: int, statement: str = statement) -> None:
            with psycopg.connect(address) as connection:
                for number in range(100):
                    id = f"{writer} {number}"
                    connection.execute(statement, [id] if statement == plain else values(id))
                    connection.commit()

        def reads(table: str = table, done: threading.Event = done) -> None:
            last, seen, over = 0, 0, False
            with psycopg.connect(address, autocommit=True) as connection:
                while not over:
                    over = done.is_set()
                    rows = connection.execute(f"SELECT seq FROM {table} WHERE seq > %s", [last]).fetchall()
                    seen += len(rows)
                    last = max([last, *(seq for (seq,) in rows)])
            lost[table] = 800 - seen

        reader = threading.Thread(target=reads)
        writers = [threading.Thread(target=writes, args=[each]) for each in range(8)]
        for each in (reader, *writers):
            each.start()
        for each in writers:
            each.join()
        done.set()
        reader.join()
    assert lost["naive"] > 0
    assert lost["factbench.item"] == 0
