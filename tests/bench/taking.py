"""How long it takes to take 100,000 acts in, beside what they cost to be written down as they are."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from factbench import database
from factbench.acts import UNSET, Annotate, AnnotationKind, Confidence, Decide
from factbench.model import Event
from factbench.record import body
from factbench.workbench import Workbench
from tests.bench.many import RULES, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REVIEWERS = 30


def acts(claims: Sequence[str], number: int) -> Iterator[tuple[str, str, str, str]]:
    """Rows of `event`: what thirty reviewers decided and noted, each on a device of their own."""
    last: dict[str, tuple[int, str]] = {}
    for place in range(number):
        who = place % REVIEWERS
        device = f"{who:08x}-0000-4000-8000-000000000000"
        count, previous = last.get(device, (0, ""))
        event = Event(
            id=f"{place:08x}-0000-7000-8000-{who:012x}",
            act=Annotate(kind=AnnotationKind.NOTE, text="The year book has another figure.")
            if place % 3 == 2
            else Decide(
                rating="refuted" if place % 2 else "supported",
                scale="house@1",
                rationale="The year book of the harbours says so for that very year.",
                confidence=Confidence.HIGH if place % 5 == 0 else UNSET,
            ),
            at=f"2026-{1 + place // 10_000 % 12:02}-01T09:{place // 1000 % 60:02}:00.{place % 1000:03}Z",
            device=device,
            session=f"{place // 500:08x}-0000-7000-8000-000000000000",
            reviewer=f"Reviewer {who}",
            claim=claims[place // REVIEWERS % len(claims)],
            number=count + 1,
        )
        text = body.canonical(event)
        digest = body.chain_hash(text, previous)
        last[device] = event.number, digest
        yield event.id, text, previous, digest


def two_desks(folder: Path, number: int, *, claims: int = 2_000) -> tuple[Path, Path]:
    """Two databases with the same articles: an empty record, and one of so many acts."""
    mine, theirs = folder / "mine.db", folder / "theirs.db"
    fill(mine, claims)
    with Workbench(mine, RULES, reviewer="Ada", device="bench") as bench:
        bench.file.backup(theirs)
        ids = [each.id for each in bench.desk.claims()]
    reviewed(theirs, ids, number)
    return mine, theirs


def reviewed(path: Path, claims: Sequence[str], number: int) -> None:
    """Store so many acts of thirty reviewers on these claims."""
    sql = "INSERT INTO event (id, body, previous, hash) VALUES (?, ?, ?, ?)"
    with Workbench(path, RULES, reviewer="Ada", device="bench") as bench:
        bench.session.write(lambda db: db.executemany(sql, acts(claims, number)))
        bench.file.replay()


def taken(mine: Path, theirs: Path) -> tuple[float, float, int]:
    """Seconds of one import, those of processor, and how many acts it brought."""
    with Workbench(mine, RULES, reviewer="Ada", device="bench") as bench:
        began, worked = time.perf_counter(), time.process_time()
        brought = bench.exchange.take_file(theirs).acts
        return time.perf_counter() - began, time.process_time() - worked, brought


def written(theirs: Path, folder: Path) -> float:
    """Seconds that it takes to read the same acts and to store them in an empty database, with nothing looked at."""
    with Workbench(folder / "peer.db", RULES, create=True, reviewer="Ada", device="bench") as bench:
        source = database.look_into(theirs)
        began = time.perf_counter()
        rows = source.execute("SELECT id, body, previous, hash FROM event").fetchall()
        bench.session.write(
            lambda db: db.executemany(
                "INSERT INTO event (id, body, previous, hash) VALUES (?, ?, ?, ?)", map(tuple, rows)
            )
        )
        source.close()
        return time.perf_counter() - began


def measure(number: int) -> tuple[float, float, float, float]:
    """Seconds of the first import, those of processor, of a second one, and of writing the same rows down."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        mine, theirs = two_desks(folder, number)
        first, worked, brought = taken(mine, theirs)
        again, _worked, none = taken(mine, theirs)
        assert (brought, none) == (number, 0)
        return first, worked, again, written(theirs, folder)


def main(*, short: bool) -> None:
    """Print the figures of 100,000 acts, or of a tenth of that."""
    number = 10_000 if short else 100_000
    first, worked, again, plain = measure(number)
    print(
        f"taking in {number:,} acts: {first:.1f} s, {number / first:,.0f} a second, {worked:.1f} s of processor; again"
        f" {again:.1f} s; written down as they are {plain:.1f} s (x{first / plain:.1f})"
    )


if __name__ == "__main__":
    main(short="--short" in sys.argv)
