"""Copies of a database with bytes flipped, and what each command makes of them."""

from __future__ import annotations

import contextlib
import io
import random
import re
import shutil
import sqlite3
import traceback
from typing import TYPE_CHECKING, NamedTuple

from factbench.cli import run
from factbench.errors import FactbenchError
from factbench.intake import Hints
from factbench.opening import first_page
from factbench.workbench import Workbench
from tests.values import RULES, a_bench

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

STORY = (
    "The harbour bridge opened in March 1932. It cost 4 million crowns. Ida Marsh built it in two years.\n"
)
LIBRARY = "The harbour bridge opened in March 1932. It cost 5 million crowns.\n"
SIZE = 4096


class Base(NamedTuple):
    """A sound database, and what is asked of its damaged copies."""

    path: Path
    commands: tuple[tuple[str, ...], ...]
    with_log: Path
    """The same as its program left it when it was killed, its last acts in the log beside it."""
    with_journal: Path
    """The same as it was left in the middle of storing, with the journal that takes that back."""


def base(folder: Path) -> Base:
    """A database with an article, a source and a few acts."""
    (folder / "story.txt").write_text(STORY)
    (folder / "almanac.txt").write_text(LIBRARY)
    path = folder / "claims.db"
    with a_bench(path) as bench:
        list(bench.library.sources.add([str(folder / "almanac.txt")], Hints()))
        list(bench.library.add([str(folder / "story.txt")], Hints()))
        first, second = (claim.id for claim in bench.desk.claims()[:2])
        bench.record.decide(
            first, rating="supported", rationale="so", cite=[bench.desk.evidence(first)[0].id]
        )
        bench.record.decide(second, rating="refuted")
        bench.record.note(first, "a note")
    commands = (
        ("claims",), ("claims", "--json"), ("articles",), ("evidence", first), ("history",), ("doctor",),
        ("export", "--format", "json"), ("export", "--format", "markdown"), ("export", "--format", "csv"),
        ("export", "--format", "html"), ("export", "--format", "claimreview"), ("seal",), ("sources", "list"),
        ("verdict", second, "supported"), ("note", first, "words"), ("undo",), ("match",), ("agreement",),
        ("disagreements",), ("searches",), ("recut",), ("hide", bench_article(path)), ("scale",),
        ("sources", "search", "bridge"), ("doctor", "--thorough"), ("doctor", "--replay"), ("articles", "--hidden"),
    )  # fmt: skip
    return Base(path, commands, _with_log(path), _with_journal(path))


def _with_log(path: Path) -> Path:
    work, killed = path.with_name("work.db"), path.with_name("logged.db")
    shutil.copyfile(path, work)
    with a_bench(work, device="attic") as bench:
        for number, claim in enumerate(bench.desk.claims()):
            bench.record.note(claim.id, f"the last words {number} {'and more ' * 900}")
        for suffix in ("", "-wal"):
            shutil.copyfile(f"{work}{suffix}", f"{killed}{suffix}")
    return killed


def _with_journal(path: Path) -> Path:
    work, killed = path.with_name("journalled.work.db"), path.with_name("journalled.db")
    shutil.copyfile(path, work)
    connection = sqlite3.connect(work, isolation_level=None)
    connection.execute("PRAGMA journal_mode=delete")
    connection.execute("PRAGMA cache_size=1")  # what is changed is written before it is all there
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE claim SET statement = statement || ?", ["words " * 3_000])
    connection.execute("UPDATE article SET site = ?", ["words " * 9_000])
    for suffix in ("", "-journal"):
        shutil.copyfile(f"{work}{suffix}", f"{killed}{suffix}")
    connection.execute("ROLLBACK")
    connection.close()
    return killed


def bench_article(path: Path) -> str:
    with Workbench(path, RULES, reviewer="Ada") as bench:
        return bench.library.article_lines()[0].id


def pages(path: Path) -> dict[str, list[int]]:
    """Which pages belong to what: the header's page, tables and indexes, by number from 1."""
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("SELECT name, pageno FROM dbstat").fetchall()
    except sqlite3.DatabaseError:  # this SQLite has no such table
        found = [(f"page {number}", number + 1) for number in range(path.stat().st_size // SIZE)]
    connection.close()
    by_name: dict[str, list[int]] = {}
    for name, number in found:
        by_name.setdefault(name, []).append(number)
    return by_name


KINDS = ("header", "schema", "act", "page", "pages", "cut", "log", "journal")
"""Where the damage is, by turns: in the header, the schema, the key of an act, on a page, its end cut off, or in what
stands beside a file whose program was killed: the write-ahead log, or the rollback journal."""


def kind_of(seed: int) -> str:
    """Where the copy with this seed is damaged."""
    return KINDS[seed % len(KINDS)]


def damaged(found: Base, folder: Path, seed: int) -> Path:
    """A copy of which some bytes are others, or whose end is cut off."""
    chance, kind, copy = random.Random(seed), kind_of(seed), folder / f"{seed}.db"
    if kind in ("log", "journal"):
        suffix, source = ("-wal", found.with_log) if kind == "log" else ("-journal", found.with_journal)
        copy.write_bytes(source.read_bytes())
        beside = bytearray(source.with_name(f"{source.name}{suffix}").read_bytes())
        where = chance.choice(("header", "frame", "anywhere", "anywhere", "cut"))
        if where == "cut":
            del beside[chance.randrange(len(beside)) :]
        else:
            _flip(beside, _places_beside(kind, where, len(beside), chance), chance)
        copy.with_name(f"{copy.name}{suffix}").write_bytes(beside)
        return copy
    content = bytearray(found.path.read_bytes())
    if kind == "header":
        places = [chance.randrange(100)]
    elif kind == "schema":
        places = [chance.randrange(100, SIZE) for _ in range(4)]
    elif kind == "cut":
        del content[chance.randrange(SIZE, len(content)) :]
        places = []
    elif kind == "act":
        # A key of an act, as it stands in the file.
        keys = [
            each.start()
            for each in re.finditer(rb'"(?:act|at|device|content|number|claim|reviewer|rating)"', content)
        ]
        places = [chance.choice(keys) + chance.randrange(1, 8)]
    else:
        page = chance.choice(range(1, len(content) // SIZE))
        places = [page * SIZE + chance.randrange(SIZE) for _ in range(chance.choice((1, 3, 40)))]
    _flip(content, places, chance)
    copy.write_bytes(content)
    return copy


def _places_beside(kind: str, where: str, length: int, chance: random.Random) -> list[int]:
    """Places in a log (header of 32 bytes, frames of 24 and a page) or journal (of 512, records of 4, a page and 4)."""
    header, head, tail = (32, 24, 0) if kind == "log" else (512, 4, 4)
    if where == "header":
        return [chance.randrange(28)]
    frame = header + chance.randrange((length - header) // (head + SIZE + tail)) * (head + SIZE + tail)
    if where == "frame":
        return [frame + chance.randrange(head)]
    return [frame + head + chance.randrange(SIZE) for _ in range(chance.choice((1, 3, 40)))]


def _flip(content: bytearray, places: Iterable[int], chance: random.Random) -> None:
    for place in places:
        content[place] = chance.choice((content[place] ^ (1 << chance.randrange(8)), 0xFF, 0x00, 0x80))


class Said(NamedTuple):
    """What a command did."""

    code: int | None
    """None where it ended in a traceback."""
    words: str
    """What it complained of."""
    told: str = ""
    """What it told."""


def asked(path: Path, command: tuple[str, ...]) -> Said:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(["--db", str(path), "--reviewer", "Ada", *command])
            out.flush()
    except BaseException:  # noqa: BLE001  a traceback is what is looked for
        return Said(None, traceback.format_exc())
    return Said(code, err.getvalue(), out.buffer.getvalue().decode("utf-8", "replace"))


def opened(path: Path) -> Said:
    """The first page of the desk."""
    try:
        first_page(path, RULES, "Ada")
    except FactbenchError as error:
        return Said(error.exit_code, f"factbench: {error}")
    except BaseException:  # noqa: BLE001
        return Said(None, traceback.format_exc())
    return Said(0, "")


def wrong(said: Said) -> str | None:
    """What is wrong with an outcome: a traceback, an odd exit code, more than one line, bytes of the file."""
    if said.code is None:
        return said.words
    if said.code not in {0, 1, 2, 3, 4}:
        return f"exit code {said.code}: {said.words}"
    lines = [line for line in said.words.splitlines() if line.startswith("factbench:")]
    if len(lines) > 1 or any(len(line) > 600 for line in lines):
        return f"not one sentence: {said.words}"
    if "\ufffd" in said.words or any(ord(each) < 32 and each != "\n" for each in said.words):
        return f"raw bytes: {said.words!r}"
    raw = {each for each in said.told if each not in "\n\r\t" and not each.isprintable()} - set(_ODD_ENOUGH)
    return f"raw bytes: {raw}" if raw else None


_ODD_ENOUGH = "\ufeff\xa0"
"""Characters that an export may have: the mark of its encoding, and spaces that do not break."""


def tried(
    found: Base, folder: Path, seeds: range, most: int | None = None
) -> Iterator[tuple[int, tuple[str, ...], str]]:
    """Every outcome that is wrong, with the seed of its copy and the command; `most` commands a copy, by turns."""
    for seed in seeds:
        turn = seed * (most or 0)
        commands = [*found.commands, ()]
        chosen = [commands[(turn + each) % len(commands)] for each in range(most or len(commands))]
        for command in chosen:
            copy = damaged(found, folder, seed)
            said = asked(copy, command) if command else opened(copy)
            if (what := wrong(said)) is not None:
                yield seed, command, what
            for each in folder.glob(f"{seed}.db*"):
                each.unlink()
