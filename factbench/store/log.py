"""The record: acts are appended, chained by hash, never changed; what holds now is folded from them."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from factbench.model import Act, Confidence, Event, Superseded, Verdict
from factbench.store import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.database import Connection

COLUMNS = "body, previous, hash"
ORDER = "ORDER BY at, device, number"
FOLDED = {"verdict": 12, "annotation": 7, "hidden": 2}
"""The tables folded from the acts, and how many columns each has."""

Rows = dict[str, list[tuple[object, ...]]]
"""Table -> its rows."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, where from: goes into every act."""

    reviewer: str
    device: str
    session: str


def stamp(moment: datetime) -> str:
    """UTC time to the millisecond, such as "2026-03-01T09:30:00.000Z"; sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def append(connection: Connection, event: Event) -> Event:
    """Store one act inside the caller's transaction, chained to its device's last, and fold it into the state.

    Returns the act as stored: with number, hashes, and a time not before the device's last act. An act whose id
    is in the record already is returned as it stands there: trying again after a crash cannot double it.
    """
    known = connection.execute(f"SELECT {COLUMNS} FROM event WHERE id = ?", [event.id]).fetchone()
    if known is not None:
        return _event(known)
    last = connection.execute(
        "SELECT number, at, hash FROM event WHERE device = ? ORDER BY number DESC LIMIT 1", [event.device]
    ).fetchone()
    number, at, previous = (last[0] + 1, max(last[1], event.at), last[2]) if last else (1, event.at, "")
    event = replace(event, number=number, at=at, previous=previous)
    body = _body(event)
    event = replace(event, hash=chain_hash(body, previous))
    connection.execute(
        "INSERT INTO event (id, body, previous, hash) VALUES (?, ?, ?, ?)",
        [event.id, body, previous, event.hash],
    )
    _project(connection, event)
    return event


def chain_hash(body: str, previous: str) -> str:
    """The hash of an act: hex sha256 of the previous act's hash, a newline, and the stored body."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def _body(event: Event) -> str:
    """The act as canonical JSON: keys in order, no spaces, everything but the hashes."""
    fields = {
        "act": event.act,
        "article": event.article,
        "at": event.at,
        "claim": event.claim,
        "content": dict(event.content),
        "device": event.device,
        "id": event.id,
        "number": event.number,
        "refers": event.refers,
        "reviewer": event.reviewer,
        "session": event.session,
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _event(row: Sequence[str]) -> Event:
    body, previous, digest = row
    fields = json.loads(body)
    content = tuple(
        (key, tuple(value) if isinstance(value, list) else value)
        for key, value in sorted(fields.pop("content").items())
    )
    act = Act(fields.pop("act"))
    return Event(**fields, act=act, content=content, previous=previous, hash=digest)


def events(
    connection: Connection,
    *,
    claim: str | None = None,
    article: str | None = None,
    reviewer: str | None = None,
) -> list[Event]:
    """The acts on a claim, on an article itself, by a reviewer, or all of them; oldest first."""
    where, values = [], []
    if claim is not None:
        where.append("claim = ?")
        values.append(claim)
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


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong with the record, a sentence each: broken chains, changed bodies, state that acts do not explain."""
    ends: dict[str, tuple[int, str]] = {}
    for row in connection.execute(f"SELECT id, {COLUMNS} FROM event ORDER BY device, number"):
        identifier, body, previous, digest = row
        event = _event((body, previous, digest))
        number, expected = ends.get(event.device, (0, ""))
        if chain_hash(body, previous) != digest or event.id != identifier:
            yield f"Act {identifier} was changed after it was stored."
        if previous != expected or event.number != number + 1:
            yield f"Something is missing or was added before act {identifier}."
        ends[event.device] = (event.number, digest)
    found, expected_rows = _state(connection), _replayed(connection)
    if any(set(found[table]) != set(expected_rows[table]) for table in FOLDED):
        yield "Verdicts and annotations differ from what the acts say; `factbench doctor --replay` rebuilds them."


def replay(connection: Connection) -> None:
    """Rebuild everything that is folded from the acts, inside the caller's transaction."""
    for table, rows in _replayed(connection).items():
        connection.execute(f"DELETE FROM {table}")
        _insert(connection, table, rows)


def _state(connection: Connection) -> Rows:
    """The folded tables as they stand."""
    return {table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in FOLDED}


def _replayed(connection: Connection) -> Rows:
    """The folded tables as the acts say they should be; the file is only read."""
    targets: dict[tuple[str | None, str], list[Event]] = defaultdict(list)
    for event in events(connection):
        targets[(event.claim, event.reviewer if event.claim else event.article or "")].append(event)
    rows: Rows = {table: [] for table in FOLDED}
    for (claim, other), acts in targets.items():
        folded = _hidden_rows(other, acts) if claim is None else _claim_rows(claim, other, acts)
        for table, found in folded.items():
            rows[table] += found
    return rows


def _project(connection: Connection, event: Event) -> None:
    """Fold anew what `event` touches. An undo carries the claim or article of the act it takes back."""
    if event.claim is not None:
        of = "WHERE claim = ? AND reviewer = ?"
        acts = events(connection, claim=event.claim, reviewer=event.reviewer)
        _replace(
            connection, of, [event.claim, event.reviewer], _claim_rows(event.claim, event.reviewer, acts)
        )
    elif event.article is not None:
        acts = events(connection, article=event.article)
        _replace(connection, "WHERE article = ?", [event.article], _hidden_rows(event.article, acts))


def _replace(connection: Connection, of: str, values: list[str], folded: Rows) -> None:
    for table, rows in folded.items():
        connection.execute(f"DELETE FROM {table} {of}", values)
        _insert(connection, table, rows)


def _insert(connection: Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * FOLDED[table])
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _claim_rows(claim: str, reviewer: str, acts: list[Event]) -> Rows:
    state = fold.verdict(claim, reviewer, acts)
    notes = fold.notes(acts)
    return {
        "verdict": [_verdict_row(state)] if state is not None else [],
        "annotation": [(a.id, a.claim, a.evidence, str(a.kind), a.text, a.reviewer, a.at) for a in notes],
    }


def _hidden_rows(article: str, acts: list[Event]) -> Rows:
    hides = [event for event in fold.standing(acts) if event.act is Act.HIDE]
    return {"hidden": [(article, hides[-1].id)] if hides else []}


def _verdict_row(state: Verdict) -> tuple[object, ...]:
    earlier = [[s.rating, s.scale, s.rationale, s.at, s.replaced_at] for s in state.earlier]
    return (
        state.claim,
        state.reviewer,
        state.rating,
        state.scale,
        state.rationale,
        json.dumps(state.citations),
        str(state.confidence),
        int(state.misleading),
        state.valid_as_of.isoformat() if state.valid_as_of else None,
        state.at,
        state.event,
        json.dumps(earlier, ensure_ascii=False),
    )


VERDICT_COLUMNS = (
    "claim, reviewer, rating, scale, rationale, citations,"
    " confidence, misleading, valid_as_of, at, event, earlier"
)


def verdict_of(row: Sequence[object]) -> Verdict:
    """The verdict in a row of `VERDICT_COLUMNS`."""
    (
        claim,
        reviewer,
        rating,
        scale,
        rationale,
        citations,
        confidence,
        misleading,
        as_of,
        at,
        event,
        earlier,
    ) = row
    return Verdict(
        claim=str(claim),
        reviewer=str(reviewer),
        rating=str(rating) if rating is not None else None,
        scale=str(scale),
        rationale=str(rationale),
        citations=tuple(json.loads(str(citations))),
        confidence=Confidence(str(confidence)),
        misleading=bool(misleading),
        valid_as_of=date.fromisoformat(str(as_of)) if as_of else None,
        at=str(at),
        event=str(event),
        earlier=tuple(Superseded(*fields) for fields in json.loads(str(earlier))),
    )
