"""The record: acts are appended, chained by hash, never changed; what holds now is folded from them."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from factbench.model import Act, Confidence, Event, Superseded, Verdict, evidence_id
from factbench.store import fold, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factbench.database import Connection

COLUMNS = "body, previous, hash"
ORDER = "ORDER BY at, device, number"
FOLDED = {"verdict": 12, "annotation": 7, "confirmed": 5, "stance": 5, "hidden": 2, "remark": 8}
"""The tables folded from the acts, and how many columns each has."""

Rows = dict[str, list[tuple[object, ...]]]
"""Table -> its rows."""


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


def scale(connection: Connection) -> str:
    """Id of the verdict scale in use. Few acts are on no claim, and an index finds them."""
    sql = f"SELECT {COLUMNS} FROM event WHERE claim IS NULL AND article IS NULL {ORDER}"
    return fold.scale(_event(row) for row in connection.execute(sql))


def events_after(connection: Connection, acts: Mapping[str, int]) -> list[Event]:
    """The acts with a higher number than `acts` has for their device, or of a device it does not have; oldest first."""
    sql = f"""
    WITH last AS (SELECT device, max(number) AS number FROM event GROUP BY device)
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


def evidence_named(events: Iterable[Event]) -> set[str]:
    """Ids of the evidence that acts cite, uncite or write about, taken back or not."""
    named: set[str] = set()
    for event in events:
        fields = dict(event.content)
        for name in ("cite", "uncite"):
            found = fields.get(name)
            named |= {str(each) for each in found} if isinstance(found, tuple) else set()
        if isinstance(fields.get("evidence"), str):
            named.add(str(fields["evidence"]))
    return named


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
    if any(shape.differs(connection, claim, acts) for claim, acts in _by_carrier(connection)):
        yield "Claims differ from what people made of them; `factbench doctor --replay` puts them right."
    found, expected_rows = _state(connection), _replayed(connection)
    if any(set(found[table]) != set(expected_rows[table]) for table in FOLDED):
        yield "Verdicts and annotations differ from what the acts say; `factbench doctor --replay` rebuilds them."


def replay(connection: Connection) -> None:
    """Rebuild everything that is folded from the acts, inside the caller's transaction."""
    for table, rows in _replayed(connection).items():
        connection.execute(f"DELETE FROM {table}")
        _insert(connection, table, rows)
    for claim, acts in _by_carrier(connection):
        shape.project(connection, claim, acts)


def _by_carrier(connection: Connection) -> Iterator[tuple[str, list[Event]]]:
    """Every claim whose shape people changed, with all acts on it."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events(connection):
        if event.claim is not None:
            found[carrier(connection, event.claim)].append(event)
    for claim, acts in found.items():
        if any(event.act in fold.SHAPING for event in acts):
            yield claim, acts


def _state(connection: Connection) -> Rows:
    """The folded tables as they stand."""
    return {table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in FOLDED}


def _replayed(connection: Connection) -> Rows:
    """The folded tables as the acts say they should be; the file is only read."""
    now = dict(connection.execute("SELECT claim, now FROM anchor WHERE now IS NOT NULL"))
    renamed = _renamed(connection)
    on_claims: dict[tuple[str, str], list[Event]] = defaultdict(list)
    on_articles: dict[str, list[Event]] = defaultdict(list)
    for event in events(connection):
        if event.claim is not None:
            on_claims[(now.get(event.claim, event.claim), event.reviewer)].append(event)
        elif event.article is not None:
            on_articles[event.article].append(event)
    rows: Rows = {table: [] for table in FOLDED}
    for (claim, reviewer), acts in on_claims.items():
        _extend(rows, _claim_rows(claim, reviewer, acts, renamed))
    for article, acts in on_articles.items():
        _extend(rows, _document_rows(article, _versions(connection, article), acts))
    return rows


def _extend(rows: Rows, folded: Rows) -> None:
    for table, found in folded.items():
        rows[table] += found


def _project(connection: Connection, event: Event) -> None:
    """Fold anew what `event` touches. An undo carries the claim or article of the act it takes back."""
    if event.claim is not None:
        claim = carrier(connection, event.claim)
        acts = events(connection, claim=claim, reviewer=event.reviewer)
        folded = _claim_rows(claim, event.reviewer, acts, _renamed(connection, claim))
        _replace(connection, "WHERE claim = ? AND reviewer = ?", [claim, event.reviewer], folded)
        _drop_found(connection, event)
        shape.project(connection, claim, events(connection, claim=claim))
    elif event.article is not None:
        refold_document(connection, event.article)


def carrier(connection: Connection, claim: str) -> str:
    """The claim that carries the acts on `claim` now: mostly itself."""
    found = connection.execute(
        "SELECT now FROM anchor WHERE claim = ? AND now IS NOT NULL", [claim]
    ).fetchone()
    return str(found[0]) if found else claim


def refold(connection: Connection, claims: Iterable[str]) -> None:
    """Fold anew the acts on these claims after another cut, inside the caller's transaction."""
    pairs = set()
    for claim in claims:
        for table in ("verdict", "annotation", "confirmed", "stance"):
            connection.execute(f"DELETE FROM {table} WHERE claim = ?", [claim])
        now = carrier(connection, claim)
        pairs |= {(now, event.reviewer) for event in own_events(connection, claim)}
    for now, reviewer in sorted(pairs):
        acts = events(connection, claim=now, reviewer=reviewer)
        for table, rows in _claim_rows(now, reviewer, acts, _renamed(connection, now)).items():
            _insert(connection, table, rows)
    for now in sorted({now for now, _reviewer in pairs}):
        shape.project(connection, now, events(connection, claim=now))


def refold_document(connection: Connection, article: str) -> None:
    """Fold anew the acts on a document itself: whether it is out of sight, and what was remarked in it."""
    versions = _versions(connection, article)
    connection.executemany("DELETE FROM hidden WHERE article = ?", [[each] for each in versions])
    connection.execute("DELETE FROM remark WHERE document = ?", [article])
    for table, rows in _document_rows(article, versions, events(connection, article=article)).items():
        _insert(connection, table, rows)


def _drop_found(connection: Connection, event: Event) -> None:
    """Take away the evidence that somebody put beside a claim by hand and took back, unless an act names it still."""
    if event.act is not Act.UNDO:
        return
    known = connection.execute(f"SELECT {COLUMNS} FROM event WHERE id = ?", [event.refers]).fetchone()
    taken = _event(known) if known is not None else None
    if taken is None or taken.act is not Act.FIND:
        return
    evidence, claim = dict(taken.content)["evidence"], taken.claim
    named = """
    SELECT value FROM verdict, json_each(citations) WHERE verdict.claim = :claim
    UNION SELECT evidence FROM annotation WHERE claim = :claim AND evidence IS NOT NULL
    UNION SELECT evidence FROM stance WHERE claim = :claim
    UNION SELECT evidence FROM confirmed WHERE claim = :claim
    """
    sql = f"DELETE FROM evidence WHERE id = :evidence AND id NOT IN ({named})"
    connection.execute(sql, {"evidence": evidence, "claim": claim})
    connection.execute("DELETE FROM matched WHERE claim = ?", [claim])


def _versions(connection: Connection, root: str) -> list[str]:
    """Ids of all versions of a document, the first one first."""
    sql = "SELECT id FROM article WHERE supersedes = ? ORDER BY number"
    return [root, *(identifier for (identifier,) in connection.execute(sql, [root]))]


def _renamed(connection: Connection, now: str | None = None) -> dict[str, str]:
    """Evidence of claims of earlier cuts -> the same beside the claims that carry their acts, all or only `now`."""
    sql = """
    SELECT evidence.id, anchor.now, evidence.passage FROM anchor JOIN evidence ON evidence.claim = anchor.claim
    WHERE anchor.now IS NOT NULL AND (:now IS NULL OR anchor.now = :now)
    """
    return {row[0]: evidence_id(row[1], row[2]) for row in connection.execute(sql, {"now": now})}


def _as_of_now(event: Event, claim: str, renamed: Mapping[str, str]) -> Event:
    """The act as if it had been done on the claim that carries it."""
    if event.claim == claim:
        return event
    content = tuple((name, _with_names(value, renamed)) for name, value in event.content)
    return replace(event, claim=claim, content=content)


def _with_names(value: object, renamed: Mapping[str, str]) -> object:
    if isinstance(value, tuple):
        return tuple(renamed.get(each, each) for each in value)
    return renamed.get(value, value) if isinstance(value, str) else value


def _replace(connection: Connection, of: str, values: list[str], folded: Rows) -> None:
    for table, rows in folded.items():
        connection.execute(f"DELETE FROM {table} {of}", values)
        _insert(connection, table, rows)


def _insert(connection: Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * FOLDED[table])
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def _claim_rows(claim: str, reviewer: str, acts: Iterable[Event], renamed: Mapping[str, str]) -> Rows:
    acts = [_as_of_now(event, claim, renamed) for event in acts]
    state = fold.verdict(claim, reviewer, acts)
    notes = fold.notes(acts)
    return {
        "verdict": [_verdict_row(state)] if state is not None else [],
        "annotation": [(a.id, a.claim, a.evidence, str(a.kind), a.text, a.reviewer, a.at) for a in notes],
        "confirmed": [(c.claim, c.evidence, c.reviewer, c.at, c.event) for c in fold.confirmed(acts)],
        "stance": [
            (each.claim, each.reviewer, each.evidence, each.stance and str(each.stance), each.at)
            for each in fold.stands(claim, reviewer, acts)
        ],
    }


def _document_rows(document: str, versions: Iterable[str], acts: list[Event]) -> Rows:
    hides = [event for event in fold.standing(acts) if event.act is Act.HIDE]
    return {
        "hidden": [(each, hides[-1].id) for each in versions] if hides else [],
        "remark": [_remark_row(document, event) for event in fold.annotating(acts)],
    }


def _remark_row(document: str, event: Event) -> tuple[object, ...]:
    fields = dict(event.content)
    stretch = json.dumps({name: fields[name] for name in STRETCH}, ensure_ascii=False)
    said = (fields["kind"], fields["text"], event.reviewer, event.at)
    return (event.id, document, fields["article"], stretch, *said)


STRETCH = ("parts", "words", "before", "after")
"""The fields of an act by which a stretch of an article is found again."""


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
