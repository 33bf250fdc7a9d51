"""The record: acts are appended, chained by hash, read, and never changed."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import Foreign, Introduce
from factbench.model import LastAct
from factbench.record import body, chain
from factbench.record.chain import Place
from factbench.record.seal import Head
from factbench.store import held
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factbench.database import Connection
    from factbench.model import Event, Stored

COLUMNS = "body, previous, hash"
ORDER = "ORDER BY at, device, number, id"
"""Of all that is sorted by it: the same on every machine, also where one device has two chains."""


def order(event: Event) -> tuple[str, str, int, str]:
    """By what acts are sorted: when they were done, then device, number and id."""
    return event.at, event.device, event.number, event.id


def stamp(moment: datetime) -> str:
    """UTC time to the millisecond, such as "2026-03-01T09:30:00.000Z"; sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def append(connection: Connection, event: Event) -> tuple[Event, bool]:
    """Store one act inside the caller's transaction, chained to its device's last; `state.record` folds it, too.

    Returns the act as stored, with number, hashes, and a time not before the device's last act, and whether it is new.
    An act whose id is in the record already is returned as it stands there: trying again after a crash cannot double
    it.
    """
    known = event_of(connection, event.id)
    if known is not None:
        return known, False
    event = replace(event, at=_after_what_was_seen(connection, event))
    last = connection.execute(
        "SELECT number, at, hash FROM event WHERE device = ? ORDER BY number DESC, id DESC LIMIT 1",
        [event.device],
    ).fetchone()
    number, at, previous = (last[0] + 1, max(last[1], event.at), last[2]) if last else (1, event.at, "")
    event = replace(event, number=number, at=at, previous=previous)
    stored = body.canonical(event)
    event = replace(event, hash=body.chain_hash(stored, previous))
    connection.execute(
        "INSERT INTO event (id, body, previous, hash) VALUES (?, ?, ?, ?)",
        [event.id, stored, previous, event.hash],
    )
    return event, True


def take_in(connection: Connection, acts: Sequence[tuple[Stored, Event]]) -> None:
    """Store acts that another record holds and this one does not, as they are, inside the caller's transaction.

    Whoever calls has looked at them; `state.follow` folds them. Of many, the triggers that guard the table against
    other hands are put back behind the last row: for each act they cost more than to store it, and nobody else writes
    between the two.
    """
    rows = [(event.id, *stored) for stored, event in acts]
    guards = _guards(connection) if len(rows) >= MANY else []
    for name, _sql in guards:
        connection.execute(f"DROP TRIGGER main.{name}")
    held.insert(connection, "event", rows)
    if guards:
        arrived = ([event.id] for _stored, event in acts)
        connection.executemany("INSERT INTO arrival (event) VALUES (?)", arrived)
    for _name, sql in guards:
        connection.execute(sql)


MANY = 1_000
"""Acts for which it is worth to have every connection read the schema again."""


def _guards(connection: Connection) -> list[tuple[str, str]]:
    """Name and statement of each trigger of the table of acts."""
    sql = "SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = 'event' ORDER BY rowid"
    return [(name, statement) for name, statement in connection.execute(sql)]


def _after_what_was_seen(connection: Connection, event: Event) -> str:
    """When an act was done: by this machine's clock, but after all acts of other machines on the same thing.

    So whoever decides after having seen what a colleague decided does so in the order of all records, even where the
    colleague's clock is ahead. A clock that is more than a day ahead moves no other one on.
    Source: S. Kulkarni and others, "Logical Physical Clocks" (2014): a hybrid logical clock, here one for each claim
    or article, with the device and number of an act in the place of the counter.
    """
    where, values = ON_NOTHING, []
    if event.claim is not None:
        where = "(claim = ? OR claim IN (SELECT claim FROM main.anchor WHERE now = ?))"
        values = [event.claim, event.claim]
    elif event.article is not None:
        where, values = "claim IS NULL AND article = ?", [event.article]
    sql = f"SELECT at FROM main.event WHERE {where} AND device <> ? AND at >= ? ORDER BY at DESC"
    for (seen,) in connection.execute(sql, [*values, event.device, event.at]).fetchall():
        with suppress(ValueError):  # a stranger may have written a day that is in no calendar
            ahead = datetime.fromisoformat(seen) - datetime.fromisoformat(event.at)
            if ahead <= FURTHEST:
                return stamp(datetime.fromisoformat(seen) + TICK)
    return event.at


TICK = timedelta(milliseconds=1)
FURTHEST = timedelta(days=1)
"""How far another machine's clock may be ahead and be followed."""


def event_of(connection: Connection, identifier: str) -> Event | None:
    """The act with this id."""
    row = connection.execute(f"SELECT {COLUMNS} FROM event WHERE id = ?", [identifier]).fetchone()
    return _event(row) if row is not None else None


def events(
    connection: Connection,
    *,
    claim: str | None = None,
    article: str | None = None,
    reviewer: str | None = None,
) -> list[Event]:
    """The acts on a claim, on an article itself, by a reviewer, or all of them; oldest first.

    Acts on a claim are also those on claims of earlier cuts whose acts it carries.
    """
    where, values = [], []
    if claim is not None:
        where.append("(claim = ? OR claim IN (SELECT claim FROM anchor WHERE now = ?))")
        values += [claim, claim]
    if article is not None:
        where.append("article = ?")
        values.append(article)
    if reviewer is not None:
        where.append("reviewer = ?")
        values.append(reviewer)
    condition = f"WHERE {' AND '.join(where)}" if where else ""
    return [
        _event(row) for row in connection.execute(f"SELECT {COLUMNS} FROM event {condition} {ORDER}", values)
    ]


def events_on(connection: Connection, carriers: Collection[str]) -> list[Event]:
    """The acts on these claims and on those of earlier cuts whose acts they carry, oldest first."""
    sql = f"""
    WITH wanted (claim) AS (
        SELECT value FROM json_each(:claims)
        UNION SELECT claim FROM anchor WHERE now IN (SELECT value FROM json_each(:claims))
    )
    SELECT {COLUMNS} FROM event WHERE claim IN (SELECT claim FROM wanted) {ORDER}
    """
    claims = json.dumps(sorted(carriers))
    return [_event(row) for row in connection.execute(sql, {"claims": claims})]


ON_NOTHING = "claim IS NULL AND +article IS NULL"
"""The plus keeps SQLite from the index of articles, in which all acts on claims stand under NULL."""


def events_on_nothing(connection: Connection) -> list[Event]:
    """The acts that are on no claim and no article, oldest first. They are few, and an index finds them."""
    sql = f"SELECT {COLUMNS} FROM event WHERE {ON_NOTHING} {ORDER}"
    return [_event(row) for row in connection.execute(sql)]


def introductions(connection: Connection) -> list[Event]:
    """The acts that say how colleagues are called, oldest first."""
    sql = f"SELECT {COLUMNS} FROM event WHERE {ON_NOTHING} AND act = ? {ORDER}"
    return [_event(row) for row in connection.execute(sql, [Introduce.name])]


def last_arrival(connection: Connection) -> int:
    """How many acts have come into this file: the number of the last that did, 0 where none has."""
    return int(connection.execute("SELECT coalesce(max(number), 0) FROM arrival").fetchone()[0])


def events_after(connection: Connection, arrival: int) -> list[Event]:
    """The acts that came into this file after the one with this number, oldest act first.

    An act that was taken in from another file may be older than all that were here before.
    """
    sql = f"""
    SELECT {COLUMNS} FROM arrival JOIN event ON event.id = arrival.event WHERE arrival.number > ?
    ORDER BY at, device, event.number, event.id
    """
    return [_event(row) for row in connection.execute(sql, [arrival])]


def own_events(connection: Connection, claim: str) -> list[Event]:
    """The acts that name this very claim, oldest first."""
    sql = f"SELECT {COLUMNS} FROM event WHERE claim = ? {ORDER}"
    return [_event(row) for row in connection.execute(sql, [claim])]


def heads(connection: Connection) -> tuple[Head, ...]:
    """The last act of every chain, by device. A device has a chain in each file in which it acted."""
    sql = """
    SELECT device, number, id, hash FROM main.event AS last WHERE NOT EXISTS (
        SELECT 1 FROM main.event AS next
        WHERE next.device = last.device AND next.number = last.number + 1 AND next.previous = last.hash
    ) ORDER BY device, number, id
    """
    return tuple(Head(*row) for row in connection.execute(sql))


def last_acts(connection: Connection) -> tuple[LastAct, ...]:
    """The last act of every chain, by device, with its time."""
    ends = heads(connection)
    marks = ", ".join("?" * len(ends))
    times = dict(
        connection.execute(
            f"SELECT id, at FROM main.event WHERE id IN ({marks})", [each.act for each in ends]
        )
    )
    return tuple(
        LastAct(device=each.device, number=each.number, at=times[each.act], hash=each.hash) for each in ends
    )


def at_heads(connection: Connection, sealed: Iterable[Head]) -> frozenset[Head]:
    """The acts that have the devices and numbers of these heads, as far as there are any."""
    sql = "SELECT device, number, id, hash FROM main.event WHERE device = ? AND number = ?"
    rows = (row for each in sealed for row in connection.execute(sql, [each.device, each.number]))
    return frozenset(Head(*row) for row in rows)


def standing(connection: Connection, places: Iterable[Place]) -> set[Place]:
    """Those of these places at which an act stands."""
    sql = "SELECT device, number, hash FROM main.event WHERE device = ? AND number = ? AND hash = ?"
    return {Place(*row) for each in places for row in connection.execute(sql, each)}


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the record, a sentence each: broken chains, changed bodies, acts that cannot be read."""
    events = []
    for row in connection.execute(f"SELECT id, {COLUMNS} FROM event ORDER BY device, number, id"):
        identifier, stored, previous, digest = row
        try:
            event = _event((stored, previous, digest))
        except errors.DatabaseDamaged as error:
            yield str(error)
            continue
        if body.chain_hash(stored, previous) != digest or event.id != identifier:
            yield f"Act {identifier} was changed after it was stored."
        if isinstance(event.act, Foreign):
            what = f"Act {identifier} (“{one_line(event.act.name)}”) cannot be read by this version"
            yield f"{what} and changes nothing; upgrade with `pip install -U factbench`."
        events.append(event)
    for event in chain.loose(events, lambda _places: set()):
        yield f"Something is missing or was added before act {event.id}."


def _event(row: Sequence[str]) -> Event:
    stored, previous, digest = row
    found: object = None
    try:
        found = json.loads(stored)
        if not isinstance(found, dict):
            raise TypeError("no object")
        return body.event_of(found, previous, digest)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        name = found.get("id") if isinstance(found, dict) else None
        called = f"Act {one_line(name)[:36]}" if isinstance(name, str) else "An act"
        why = _why(error)
        raise errors.DatabaseDamaged(
            f"{called} cannot be read: {why}; it was changed, or stored by a later factbench."
        ) from error


def _why(error: Exception) -> str:
    """What is wrong with a body, in a few words: those of `body.event_of`, but no bytes of what may be damaged."""
    words = one_line(str(error))[:80]
    return (
        words
        if words.isascii() and not isinstance(error, json.JSONDecodeError)
        else "it is not written as an act is"
    )
