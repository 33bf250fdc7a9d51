"""How long acts take to a shared record and from there to another desk, beside the same rows sent as they are."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psycopg

from factbench import database
from factbench.workbench import Workbench
from tests.bench.many import RULES
from tests.bench.taking import two_desks
from tests.postgres import running

if TYPE_CHECKING:
    from factbench.workbench import Exchanged

PLAIN = "CREATE TABLE plain (id text PRIMARY KEY, body text, previous text, hash text)"


def synced(path: Path, address: str, device: str) -> tuple[float, Exchanged]:
    """Seconds of one sync, and what was exchanged."""
    with Workbench(path, RULES, reviewer="Ada", device=device) as bench:
        began = time.perf_counter()
        done = bench.sync.once(address)
        return time.perf_counter() - began, done


def plain(path: Path, address: str) -> float:
    """Seconds that it takes to send the same rows there and to fetch them again, with nothing looked at or folded."""
    source = database.look_into(path)
    rows = [tuple(row) for row in source.execute("SELECT id, body, previous, hash FROM event")]
    source.close()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(PLAIN)
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO plain VALUES (%s, %s, %s, %s)", rows)
        assert len(connection.execute("SELECT * FROM plain").fetchall()) == len(rows)
        return time.perf_counter() - began


def measure(number: int) -> tuple[float, float, float, float]:
    """Seconds of pushing, of pulling, of a sync with nothing to do, and of sending the rows as they are."""
    with TemporaryDirectory() as name, running() as server:
        mine, theirs = two_desks(Path(name), number)
        address = server.database()
        synced(mine, address, "mine")  # the articles: not what is measured
        push, sent = synced(theirs, address, "theirs")
        pull, came = synced(mine, address, "mine")
        again, nothing = synced(mine, address, "mine")
        assert (sent.sent, came.acts, nothing.nothing) == (number, number, True)
        return push, pull, again, plain(theirs, server.database())


def main(*, short: bool) -> None:
    """Print the figures of 20,000 acts, or of 3,000."""
    number = 3_000 if short else 20_000
    push, pull, again, rows = measure(number)
    print(
        f"sync of {number:,} acts: pushed {number / push:,.0f} a second, pulled {number / pull:,.0f}; nothing to do"
        f" {again:.2f} s; the rows as they are there and back {rows:.1f} s (x{(push + pull) / rows:.1f})"
    )


if __name__ == "__main__":
    main(short="--short" in sys.argv)
