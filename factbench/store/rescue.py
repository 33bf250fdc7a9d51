"""What can still be read of a damaged database -> rows of a new one, and what could not.

Tables are read by SQLite as far as it gets; where it stops, all pages are looked at one by one (`carve`), and a record
is taken for a row where its ids and hashes say that it is one.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from factbench import database, errors
from factbench.model import evidence_id, identity, passage_id
from factbench.record import body
from factbench.stages.anchor import FoundBy
from factbench.store import carve, origins, rests, rows, state
from factbench.store.cut import ORPHANED
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from factbench.database import Connection
    from factbench.model import Event

Row = dict[str, Any]


class Saved(NamedTuple):
    """What was brought out."""

    counts: dict[str, int]
    """Table -> how many rows of it are in the new database."""
    lost: tuple[str, ...]
    """What is missing or was changed, a sentence each."""


class _Table(NamedTuple):
    name: str
    key: str
    least: int
    """Columns that its rows had in the first version."""
    is_row: Callable[[Row], bool]
    """Whether a record is a row of this table and no other."""
    one: str
    many: str


# ------------------------------------------------------------------------------------------------ what a row is

_HASH = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z")


def _is(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_file(row: Row) -> bool:
    content = row.get("content")
    return (
        _is(_HASH, row["sha256"]) and isinstance(content, bytes) and rests.hash_of(content) == row["sha256"]
    )


def _is_article(row: Row) -> bool:
    text = row.get("text")
    if not (_is(_HASH, row["id"]) and isinstance(text, str) and isinstance(row["snapshot"], str)):
        return False
    return identity(row["url"] or row["snapshot"], text) == row["id"] and _decodes(rows.article_of, row)


def _is_claim(row: Row) -> bool:
    return _is(_ID, row["id"]) and _is(_HASH, row["article"]) and _decodes(rows.claim_of, row)


def _is_source(row: Row) -> bool:
    texts = (row["id"], row["title"], row["text"], row["added_at"])
    return (
        all(isinstance(each, str) for each in texts)
        and _is(_TIME, row["added_at"])
        and _decodes(_source, row)
    )


def _source(row: Row) -> object:
    blank = dict.fromkeys(("checked", "why", "by_hand", "retired"))
    return rows.source_of({**blank, **row}, text="")


def _is_passage(row: Row) -> bool:
    start, end, text = row["start"], row["end"], row["text"]
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(text, str) and 0 <= start <= end):
        return False
    return isinstance(row["source"], str) and passage_id(row["source"], Span(start, end)) == row["id"]


def _is_evidence(row: Row) -> bool:
    named = (row["claim"], row["passage"])
    return all(isinstance(each, str) for each in named) and evidence_id(*named) == row["id"]


def _is_act(row: Row) -> bool:
    if not all(isinstance(row[name], str) for name in ("id", "body", "previous", "hash")):
        return False
    if body.chain_hash(row["body"], row["previous"]) != row["hash"]:
        return False
    try:
        found = json.loads(row["body"])
        return bool(body.event_of(found).id == row["id"])
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def _is_anchor(row: Row) -> bool:
    now = row["now"]
    return _is(_ID, row["claim"]) and (now is None or _is(_ID, now)) and row["how"] in _HOW


_HOW = {ORPHANED, *FoundBy}


def _is_cut(row: Row) -> bool:
    try:
        return _is(_ID, row["claim"]) and "parts" in json.loads(row["row"])
    except (ValueError, TypeError):
        return False


def _is_search(row: Row) -> bool:
    return _is(_ID, row["id"]) and _is(_TIME, row["at"]) and isinstance(row["query"], str)


def _is_draft(row: Row) -> bool:
    return _is(_TIME, row["at"]) and all(isinstance(row[name], str) for name in ("reviewer", "claim", "text"))


def _decodes(read: Callable[[Row], object], row: Row) -> bool:
    blank = dict.fromkeys(("updated", "updated_as", "dateline", "agency"))
    try:
        read({"asides": "[]", **blank, **row})
    except errors.DatabaseDamaged:
        return False
    return True


TABLES = (
    _Table("snapshot", "sha256", 5, _is_file, "file", "files"),
    _Table("article", "id", 15, _is_article, "article", "articles"),
    _Table("source", "id", 13, _is_source, "source", "sources"),
    _Table("passage", "id", 6, _is_passage, "passage", "passages"),
    _Table("claim", "id", 13, _is_claim, "claim", "claims"),
    _Table("cut_as", "claim", 2, _is_cut, "wording as it was cut", "wordings as they were cut"),
    _Table("anchor", "claim", 3, _is_anchor, "link to an earlier cut", "links to earlier cuts"),
    _Table("evidence", "id", 8, _is_evidence, "piece of evidence", "pieces of evidence"),
    _Table("event", "id", 4, _is_act, "act", "acts"),
    _Table("search", "id", 8, _is_search, "search", "searches"),
    _Table("draft", "claim", 4, _is_draft, "draft", "drafts"),
)
"""In an order in which each stands on those before. What is folded or can be found again is not brought out."""


# ---------------------------------------------------------------------------------------------------- reading


class Found(NamedTuple):
    """What was read of a damaged file."""

    rows: dict[str, dict[tuple[str, ...], Row]]
    """Table -> its rows by key."""
    changed: tuple[str, ...]
    """What was read and is not what its hash says, a sentence each."""
    arrived: frozenset[str]
    """Ids of all acts that ever came in, as far as that is known."""


def columns(connection: Connection) -> dict[str, list[str]]:
    """The columns of every table that is brought out, as they are today."""
    return {
        each.name: [
            name for (name,) in connection.execute(f"SELECT name FROM pragma_table_info('{each.name}')")
        ]
        for each in TABLES
    }


def read(path: Path, columns: Mapping[str, list[str]]) -> Found:
    """All that can be read of the copy at `path`, which may be changed by it; `columns` are those of today's tables.

    Raises: `errors.DatabaseForeign` for another program's database.
    """
    content, log, journal = path.read_bytes(), _beside(path, "-wal"), _beside(path, "-journal")
    found, changed, stopped, arrived = _by_sqlite(path, columns)
    by_sqlite = set(found["event"])
    # The header's size may be damaged itself: what is a row by its hashes is one at whichever size it is read.
    for size in dict.fromkeys((carve.size_of_pages(content), carve.USUAL)):
        now = carve.pages_of(content, log, size) if stopped else {}
        # SQLite reads a log up to the first page that is damaged, and a journal likewise.
        others = (*carve.rounds(log, size), carve.taken_back(journal, size))
        for pages, wanted in ((now, stopped), *((each, LASTING) for each in others)):
            for table, row in _carved(pages, size, columns, wanted):
                found[table.name].setdefault(_key(table, row), row)
                changed.pop((table.name, _key(table, row)), None)
    unread = [_UNREAD] if stopped or len(content) % carve.USUAL else []
    if not stopped and (more := len(found["event"].keys() - by_sqlite)):
        acts = "1 act stands" if more == 1 else f"{more:,} acts stand"
        unread.append(f"{acts} in the log alone, behind what is damaged in it: there may have been others.")
    return Found(found, (*changed.values(), *unread), frozenset(arrived))


def _beside(path: Path, suffix: str) -> bytes:
    beside = path.with_name(f"{path.name}{suffix}")
    return beside.read_bytes() if beside.exists() else b""


def read_log(log: bytes, columns: Mapping[str, list[str]], acts: Iterable[Event]) -> Found:
    """All that can be read of a write-ahead log whose file is lost, and these acts; `columns` as of `read`."""
    found: dict[str, dict[tuple[str, ...], Row]] = defaultdict(dict)
    size = carve.size_of_log(log)
    for number, pages in enumerate(carve.rounds(log, size)):
        for table, row in _carved(pages, size, columns, LASTING if number else set(columns)):
            found[table.name].setdefault(_key(table, row), row)
    for act in acts:
        stored = {"id": act.id, "body": body.canonical(act), "previous": act.previous, "hash": act.hash}
        found["event"].setdefault((act.id,), stored)
    return Found(found, (), frozenset())


LASTING = {"snapshot", "article", "source", "passage", "event", "search"}
"""Tables of which an old row is as good as any: what a log held earlier of the others may have been taken out since."""

_UNREAD = (
    "What stood where the file is damaged or cut off, and is named nowhere else, is lost without a name."
)


def _by_sqlite(
    path: Path, columns: Mapping[str, list[str]]
) -> tuple[dict[str, dict[tuple[str, ...], Row]], dict[tuple[str, tuple[str, ...]], str], set[str], set[str]]:
    found: dict[str, dict[tuple[str, ...], Row]] = defaultdict(dict)
    changed: dict[tuple[str, tuple[str, ...]], str] = {}
    stopped: set[str] = set()
    arrived: set[str] = set()
    everything = {each.name for each in TABLES}
    try:
        connection = database.salvage(path)
    except (database.Failure, UnicodeDecodeError):
        return found, changed, everything, arrived
    try:
        for table in TABLES:
            try:
                for row in _rows(connection, table.name):
                    kept = {name: row[name] for name in columns[table.name] if name in row}
                    key = _key(table, kept)
                    if table.is_row(kept):
                        found[table.name][key] = kept
                    else:
                        changed[table.name, key] = f"A {table.one} was changed or damaged: {_short(key[0])}."
                        stopped.add(table.name)
            except (database.Failure, UnicodeDecodeError, KeyError, TypeError):
                stopped.add(table.name)
        try:
            arrived = {str(row["event"]) for row in _rows(connection, "arrival")}
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                stopped = everything
        except (database.Failure, UnicodeDecodeError, KeyError):
            stopped = everything
    finally:
        connection.close()
    return found, changed, stopped, arrived


def _rows(connection: Connection, table: str) -> Iterator[Row]:
    cursor = connection.execute(f"SELECT * FROM {table} NOT INDEXED")
    names = [each[0] for each in cursor.description]
    for row in cursor:
        yield dict(zip(names, tuple(row), strict=True))


def _carved(
    pages: Mapping[int, bytes], size: int, columns: Mapping[str, list[str]], wanted: set[str]
) -> Iterator[tuple[_Table, Row]]:
    for record in carve.records(pages, size):
        for table in TABLES:
            names = columns[table.name]
            if table.name not in wanted or not table.least <= len(record.values) <= len(names):
                continue
            row: Row = dict(zip(names, record.values, strict=False))
            if names[0] == "number":
                if record.number is None:
                    continue
                row["number"] = record.number
            try:
                if table.is_row(row):
                    yield table, row
            except (KeyError, TypeError, ValueError):
                continue


def _key(table: _Table, row: Row) -> tuple[str, ...]:
    if table.name == "draft":
        return str(row.get("reviewer")), str(row.get("claim"))
    return (str(row.get(table.key)),)


def _short(identifier: str) -> str:
    return re.sub(r"[^0-9a-zA-Z-]", "?", identifier[:36])


# ---------------------------------------------------------------------------------------------------- writing


def write(connection: Connection, found: Found) -> Saved:
    """Put what was read into a new database, in the caller's transaction, and fold the acts anew.

    Links are not looked at meanwhile: an article is kept whose file is lost.
    """
    for table in TABLES:
        if table.name == "event":
            _drop_loose(connection)
        for row in found.rows.get(table.name, {}).values():
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            connection.execute(
                f"INSERT OR IGNORE INTO {table.name} ({names}) VALUES ({marks})", [*row.values()]
            )
    for (source,) in connection.execute("SELECT id FROM source ORDER BY number").fetchall():
        origins.link(connection, source)
    state.replay(connection)
    counts = {
        each.name: connection.execute(f"SELECT count(*) FROM {each.name}").fetchone()[0] for each in TABLES
    }
    return Saved(counts, (*found.changed, *_missing(connection, found)))


def _drop_loose(connection: Connection) -> None:
    """Take out what stands on nothing: passages of lost sources, claims of lost articles, evidence of either."""
    connection.execute("DELETE FROM passage WHERE source NOT IN (SELECT id FROM source)")
    connection.execute("DELETE FROM claim WHERE article NOT IN (SELECT id FROM article)")
    connection.execute(
        "DELETE FROM evidence WHERE claim NOT IN (SELECT id FROM claim) OR passage NOT IN (SELECT id FROM passage)"
    )


def _missing(connection: Connection, found: Found) -> Iterator[str]:
    """What is named by something that was read and was not read itself, a sentence each."""
    there = {name[0] for name in found.rows.get("event", {})}
    yield from _told("act", "that came in", sorted(found.arrived - there))
    for words, sql in _NAMED:
        yield from _told(*words, [str(row[0]) for row in connection.execute(sql)])
    yield from _holes(connection)
    for fault, identifier in rests.faults(connection):
        if " is gone " not in fault:  # that is told already
            yield f"A {fault}: {_short(identifier)}."


_FILES = "SELECT DISTINCT snapshot FROM {0} WHERE snapshot NOT IN (SELECT sha256 FROM snapshot)"
_ACTED = "SELECT DISTINCT {0} FROM event WHERE {0} IS NOT NULL AND {0} NOT IN (SELECT id FROM {0})"
_NAMED = (
    (("file", "of an article"), _FILES.format("article")),
    (("file", "of a source"), _FILES.format("source")),
    (("article", "on which somebody acted"), _ACTED.format("article")),
    (("claim", "on which somebody acted"), _ACTED.format("claim")),
)


def _told(what: str, which: str, ids: Iterable[str]) -> Iterator[str]:
    for each in ids:
        yield f"The {what} {_short(each)} {which} is lost."


def _holes(connection: Connection) -> Iterator[str]:
    sql = """
    SELECT device, number FROM event AS one WHERE number > 1 AND NOT EXISTS (
        SELECT 1 FROM event AS before WHERE before.device = one.device AND before.hash = one.previous
    ) ORDER BY device, number
    """
    for device, number in connection.execute(sql):
        yield f"Before act {number} of device {_short(str(device))} one or more are lost."
