"""The record: acts are appended, chained by hash, read, and never changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import Foreign
from factbench.record import body
from factbench.record.seal import Head
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factbench.database import Connection
    from factbench.model import Event

COLUMNS = "body, previous, hash"
ORDER = "ORDER BY at, device, number"


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
    last = connection.execute(
        "SELECT number, at, hash FROM event WHERE device = ? ORDER BY number DESC LIMIT 1", [event.device]
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


def events_on_nothing(connection: Connection) -> list[Event]:
    """The acts that are on no claim and no article, oldest first. They are few, and an index finds them."""
    sql = f"SELECT {COLUMNS} FROM event WHERE claim IS NULL AND article IS NULL {ORDER}"
    return [_event(row) for row in connection.execute(sql)]


def events_after(connection: Connection, acts: Mapping[str, int]) -> list[Event]:
    """The acts with a higher number than `acts` has for their device, or of a device it does not have; oldest first."""
    sql = f"""
    WITH last AS (SELECT device, max(number) AS number FROM main.event GROUP BY device)
    SELECT {", ".join(f"event.{each}" for each in COLUMNS.split(", "))} FROM last
    LEFT JOIN json_each(:acts) AS known ON known.key = last.device
    JOIN event ON event.device = last.device AND event.number > coalesce(known.value, 0)
    ORDER BY event.at, event.device, event.number
    """
    return [_event(row) for row in connection.execute(sql, {"acts": json.dumps(dict(acts))})]


def own_events(connection: Connection, claim: str) -> list[Event]:
    """The acts that name this very claim, oldest first."""
    sql = f"SELECT {COLUMNS} FROM event WHERE claim = ? {ORDER}"
    return [_event(row) for row in connection.execute(sql, [claim])]


def heads(connection: Connection) -> tuple[Head, ...]:
    """The last act of every device, by device."""
    sql = """
    SELECT event.device, event.number, event.id, event.hash
    FROM (SELECT device, max(number) AS number FROM main.event GROUP BY device) AS last
    JOIN main.event ON event.device = last.device AND event.number = last.number ORDER BY event.device
    """
    return tuple(Head(*row) for row in connection.execute(sql))


def at_heads(connection: Connection, sealed: Iterable[Head]) -> dict[tuple[str, int], Head]:
    """The acts that have the devices and numbers of these heads, as far as there are any."""
    sql = "SELECT device, number, id, hash FROM main.event WHERE device = ? AND number = ?"
    rows = (connection.execute(sql, [each.device, each.number]).fetchone() for each in sealed)
    return {(row[0], row[1]): Head(*row) for row in rows if row is not None}


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the record, a sentence each: broken chains, changed bodies, acts that cannot be read.

    Raises: `errors.DatabaseDamaged` where a body is no act at all.
    """
    ends: dict[str, tuple[int, str]] = {}
    for row in connection.execute(f"SELECT id, {COLUMNS} FROM event ORDER BY device, number"):
        identifier, stored, previous, digest = row
        event = _event((stored, previous, digest))
        number, expected = ends.get(event.device, (0, ""))
        if body.chain_hash(stored, previous) != digest or event.id != identifier:
            yield f"Act {identifier} was changed after it was stored."
        if previous != expected or event.number != number + 1:
            yield f"Something is missing or was added before act {identifier}."
        if isinstance(event.act, Foreign):
            what = f"Act {identifier} (“{one_line(event.act.name)}”) cannot be read by this version"
            yield f"{what} and changes nothing; upgrade with `pip install -U factbench`."
        ends[event.device] = (event.number, digest)


def _event(row: Sequence[str]) -> Event:
    stored, previous, digest = row
    found = json.loads(stored)
    try:
        return body.event_of(found, previous, digest)
    except (ValueError, TypeError, KeyError) as error:
        raise errors.DatabaseDamaged(
            f"Act {one_line(str(found.get('id')))} cannot be read: {one_line(str(error))[:80]}; it was changed, or"
            " stored by a later factbench."
        ) from error
