"""What holds now, as rows: folded from the acts as they come in, and rebuilt from them at any time."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from typing import TYPE_CHECKING

from factbench.acts import Bring, Conclude, Find, Undo
from factbench.model import evidence_id
from factbench.record import evidence
from factbench.record.fold import fold, shapes
from factbench.record.fold import shape as shape_of
from factbench.record.ruling import ruled
from factbench.store import brought, log, rows, shape
from factbench.store import evidence as evidence_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from factbench.database import Connection
    from factbench.model import Event
    from factbench.record.fold import Shape

FOLDED = {
    "verdict": 12,
    "annotation": 9,
    "confirmed": 5,
    "stance": 5,
    "comment": 11,
    "hidden": 2,
    "remark": 10,
    "ruling": 13,
    "approval": 5,
    "blind": 2,
    "closing": 7,
    "assignment": 6,
    "choice": 6,
    "amendment": 6,
    "conclusion": 5,
}
"""The tables folded from the acts, and how many columns each has."""

OWN = ("verdict", "annotation", "confirmed", "stance", "comment", "closing")
"""Those that hold what one reviewer did on a claim."""

Rows = dict[str, list[tuple[object, ...]]]
"""Table -> its rows."""


def record(connection: Connection, event: Event) -> Event:
    """Store one act and fold it into what holds, inside the caller's transaction; the one way in for an act.

    Returns the act as it was stored; see `log.append`.
    """
    stored, new = log.append(connection, event)
    if new:
        older = on_claims(connection, {stored.claim} if stored.claim is not None else ())
        follow(connection, [stored], [each for each in older if each.id != stored.id])
    return stored


def scale(connection: Connection) -> str:
    """Id of the verdict scale in use."""
    return fold(log.events_on_nothing(connection)).scale


def faults(connection: Connection, *, sure: bool = True) -> Iterator[str]:
    """What of the state the acts do not explain, a sentence each.

    Unless the acts are `sure` to be all there were, none says that replaying them puts it right.
    """
    acts = log.events(connection)
    right, again = (
        "; `factbench doctor --replay` puts them right",
        "; `factbench doctor --replay` rebuilds them",
    )
    if not sure:
        right = again = ""
    if any(brought.differing(connection, acts)):
        yield f"Sources differ from what people said of them{right}."
    if any(shape.differs(connection, claim, now) for claim, now in _shaped(connection, acts)):
        yield f"Claims differ from what people made of them{right}."
    found, expected = _state(connection), _replayed(connection, acts)
    if any(set(found[table]) != set(expected[table]) for table in FOLDED):
        yield f"Verdicts and annotations differ from what the acts say{again}."


def digest(connection: Connection) -> str:
    """sha256 of the acts and of all that is folded from them: two records that hold the same have the same.

    What a machine cut and suggested has no part in it.
    """
    acts = connection.execute("SELECT id, hash FROM event ORDER BY id").fetchall()
    dropped = connection.execute("SELECT claim, why FROM dropped").fetchall()
    whole = {"event": acts, "dropped": dropped, **_state(connection)}
    text = json.dumps({name: sorted(map(list, found), key=repr) for name, found in sorted(whole.items())})
    return hashlib.sha256(text.encode()).hexdigest()


def replay(connection: Connection) -> None:
    """Rebuild everything that is folded from the acts, inside the caller's transaction."""
    acts = log.events(connection)
    brought.make(connection, acts)
    brought.correct(connection, acts)
    for table, found in _replayed(connection, acts).items():
        connection.execute(f"DELETE FROM {table}")
        _insert(connection, table, found)
    for claim, now in _shaped(connection, acts):
        shape.project(connection, claim, now)


def refold(connection: Connection, claims: Iterable[str]) -> None:
    """Fold anew the acts on these claims after another cut, inside the caller's transaction."""
    reviewers: dict[str, set[str]] = {}
    for claim in claims:
        for table in OWN:
            connection.execute(f"DELETE FROM {table} WHERE claim = ?", [claim])
        _clear_rulings(connection, [claim])
        if acted := {event.reviewer for event in log.own_events(connection, claim)}:
            reviewers.setdefault(carrier(connection, claim), set()).update(acted)
    for now in sorted(reviewers):
        acts, renamed = log.events(connection, claim=now), _renamed(connection, now)
        for reviewer in sorted(reviewers[now]):
            own = [event for event in acts if event.reviewer == reviewer]
            for table, found in _claim_rows(now, own, renamed).items():
                _insert(connection, table, found)
        _clear_rulings(connection, [now])
        for table, found in _ruled_rows(now, acts, renamed).items():
            _insert(connection, table, found)
        _reshape(connection, now, acts)


def refold_document(connection: Connection, article: str) -> None:
    """Fold anew the acts on a document itself: whether it is out of sight, and what was remarked in it."""
    versions = _versions(connection, article)
    connection.executemany("DELETE FROM hidden WHERE article = ?", [[each] for each in versions])
    for table in ("blind", "assignment"):
        connection.executemany(f"DELETE FROM {table} WHERE thing = ?", [[each] for each in versions])
    connection.executemany("DELETE FROM conclusion WHERE article = ?", [[each] for each in versions])
    for table in ("remark", "closing"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", [article])
    acts = log.events(connection, article=article)
    for table, found in _document_rows(article, versions, acts).items():
        _insert(connection, table, found)


def carrier(connection: Connection, claim: str) -> str:
    """The claim that carries the acts on `claim` now: mostly itself."""
    found = connection.execute(
        "SELECT now FROM anchor WHERE claim = ? AND now IS NOT NULL", [claim]
    ).fetchone()
    return str(found[0]) if found else claim


# ------------------------------------------------------------------------------------------------ one act more


def on_claims(connection: Connection, claims: Collection[str]) -> list[Event]:
    """The acts on these claims, and on all that their carriers carry; oldest first."""
    return log.events_on(connection, set(_carriers(connection, claims).values()))


def follow(
    connection: Connection, new: Sequence[Event], older: Sequence[Event], *, folded: bool = False
) -> None:
    """Fold anew what acts touch that were just stored, in the caller's transaction; `new` come in order.

    `older` are the acts that were there already: those `on_claims` of the new ones. `folded`: some of the new may have
    been folded already, for an article was cut again. An undo carries the claim or article of the act it takes back.
    """
    every = sorted([*older, *new], key=log.order) if older else new
    carriers = _carriers(connection, {event.claim for event in every if event.claim is not None})
    on: dict[str, dict[str, list[Event]]] = {}
    for event in every:
        if event.claim is not None:
            on.setdefault(carriers[event.claim], {}).setdefault(event.reviewer, []).append(event)
    pairs = dict.fromkeys((carriers[each.claim], each.reviewer) for each in new if each.claim is not None)
    told = {(carriers[each.claim], each.reviewer) for each in older if each.claim is not None}
    for table in OWN:
        gone = [pair for pair in pairs if folded or pair in told]
        connection.executemany(f"DELETE FROM {table} WHERE claim = ? AND reviewer = ?", gone)
    ruled_before = {claim for claim, _reviewer in told}
    renamed = _renamed(connection, next(iter(pairs))[0] if len(pairs) == 1 else None)
    found: Rows = defaultdict(list)
    for claim, reviewer in pairs:
        _extend(found, _claim_rows(claim, on[claim][reviewer], renamed))
    of_all = {
        claim: sorted((event for some in on[claim].values() for event in some), key=log.order)
        for claim in dict.fromkeys(claim for claim, _reviewer in pairs)
    }
    for claim, acts in of_all.items():
        _extend(found, _ruled_rows(claim, acts, renamed))
    _clear_rulings(connection, [claim for claim in of_all if folded or claim in ruled_before])
    for table, more in found.items():
        _insert(connection, table, more)
    uncorrected = _make(connection, new, of_all)
    articles = dict.fromkeys(event.article for event in new if event.claim is None)
    for article in articles:
        if article is not None:
            refold_document(connection, article)
    if uncorrected or None in articles:
        brought.correct(connection, log.events_on_nothing(connection))


def _make(connection: Connection, new: Iterable[Event], of_all: Mapping[str, Sequence[Event]]) -> bool:
    """Bring claims, and what stands beside them, to what the acts on each come to; whether a source came with that."""
    for event in new:
        if isinstance(event.act, Undo) and event.claim is not None:
            _drop_found(connection, event.act)
    came = False
    for claim, acts in of_all.items():
        came |= brought.make(connection, acts)
        if any(shapes(event.act) for event in acts):
            _reshape(connection, claim, acts)
    return came


def _carriers(connection: Connection, claims: Collection[str]) -> dict[str, str]:
    """Each of these claims -> the claim that carries its acts now."""
    sql = """
    SELECT claim, now FROM anchor WHERE now IS NOT NULL AND claim IN (SELECT value FROM json_each(?))
    """
    found = connection.execute(sql, [json.dumps(sorted(claims))])
    return {**{claim: claim for claim in claims}, **dict(found.fetchall())}


def _reshape(connection: Connection, claim: str, acts: Iterable[Event]) -> None:
    now = shape_of(acts)
    if now is not None:
        shape.project(connection, claim, now)


def _clear_rulings(connection: Connection, claims: Iterable[str]) -> None:
    gone = [[claim] for claim in claims]
    for table, column in RULED.items():
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)


RULED = {
    "ruling": "claim",
    "approval": "claim",
    "choice": "claim",
    "amendment": "claim",
    "blind": "thing",
    "assignment": "thing",
}
"""The tables that hold what is one for all reviewers of a claim, and their column with its id."""


def _drop_found(connection: Connection, undo: Undo) -> None:
    """Take away the evidence that somebody put beside a claim by hand and took back, unless an act names it still."""
    taken = log.event_of(connection, undo.refers)
    if taken is None or not isinstance(taken.act, Find | Bring):
        return
    if isinstance(taken.act, Bring):
        brought.take_away(connection, taken.act.source)
    else:
        named = evidence_rows.NAMED.format(where="claim = :claim")
        sql = f"DELETE FROM evidence WHERE id = :evidence AND id NOT IN ({named})"
        connection.execute(sql, {"evidence": taken.act.evidence, "claim": taken.claim})
    connection.execute("DELETE FROM matched WHERE claim = ?", [taken.claim])


# ---------------------------------------------------------------------------------------------------- all acts


def _shaped(connection: Connection, events: Iterable[Event]) -> Iterator[tuple[str, Shape]]:
    """Every claim that people changed by hand, and what they made of it."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.claim is not None:
            found[carrier(connection, event.claim)].append(event)
    for claim, acts in found.items():
        now = shape_of(acts)
        if now is not None:
            yield claim, now


def _state(connection: Connection) -> Rows:
    """The folded tables as they stand."""
    return {table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in FOLDED}


def _replayed(connection: Connection, events: Iterable[Event]) -> Rows:
    """The folded tables as the acts say they should be; the file is only read."""
    now = dict(connection.execute("SELECT claim, now FROM anchor WHERE now IS NOT NULL"))
    renamed = _renamed(connection)
    on_claims: dict[tuple[str, str], list[Event]] = defaultdict(list)
    of_all: dict[str, list[Event]] = defaultdict(list)
    on_articles: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.claim is not None:
            claim = now.get(event.claim, event.claim)
            on_claims[(claim, event.reviewer)].append(event)
            of_all[claim].append(event)
        elif event.article is not None:
            on_articles[event.article].append(event)
    found: Rows = {table: [] for table in FOLDED}
    for (claim, _reviewer), acts in on_claims.items():
        _extend(found, _claim_rows(claim, acts, renamed))
    for claim, acts in of_all.items():
        _extend(found, _ruled_rows(claim, acts, renamed))
    for article, acts in on_articles.items():
        _extend(found, _document_rows(article, _versions(connection, article), acts))
    return found


def _extend(found: Rows, folded: Rows) -> None:
    for table, more in folded.items():
        if more:
            found[table] += more


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


# ---------------------------------------------------------------------------------------------- folded -> rows


def _claim_rows(claim: str, acts: Iterable[Event], renamed: Mapping[str, str]) -> Rows:
    """The rows of what one reviewer's acts, on a claim and on those of earlier cuts that it carries, come to."""
    held = fold(evidence.carried(event, claim, renamed) for event in acts)
    return {
        "verdict": [rows.verdict_row(held.verdict)] if held.verdict is not None else [],
        "annotation": [rows.annotation_row(each) for each in held.annotations],
        "confirmed": [
            (each.claim, each.evidence, each.reviewer, each.at, each.event) for each in held.confirmed
        ],
        "stance": [
            (each.claim, each.reviewer, each.evidence, each.stance and each.stance.value, each.at)
            for each in held.stands
        ],
        "comment": [rows.comment_row(each) for each in held.comments],
        "closing": [rows.closing_row(each, claim=claim) for each in held.closings],
    }


def _ruled_rows(claim: str, acts: Iterable[Event], renamed: Mapping[str, str]) -> Rows:
    """The rows of what the acts of all reviewers on a claim come to."""
    held = ruled(evidence.carried(event, claim, renamed) for event in acts)
    ruling = held.ruling
    return {
        "ruling": [(*rows.verdict_row(ruling.verdict), json.dumps(ruling.rests))] if ruling else [],
        "approval": [
            (each.claim, each.verdict, each.reviewer, each.at, each.event) for each in held.approvals
        ],
        "blind": [(claim, int(held.blind))] if held.blind is not None else [],
        "assignment": [rows.assignment_row(each, claim) for each in held.assignments],
        "choice": [rows.choice_row(held.choice)] if held.choice is not None else [],
        "amendment": [rows.amendment_row(each) for each in held.amendments],
    }


def _document_rows(document: str, versions: Iterable[str], acts: Iterable[Event]) -> Rows:
    events, versions = list(acts), list(versions)
    held, rules = fold(events), ruled(events)
    said = rules.conclusion
    words = said.act.words if said is not None and isinstance(said.act, Conclude) else None
    return {
        "blind": [(each, int(rules.blind)) for each in versions] if rules.blind is not None else [],
        "assignment": [rows.assignment_row(made, each) for each in versions for made in rules.assignments],
        "conclusion": [(each, words, said.reviewer, said.at, said.id) for each in versions]
        if said is not None
        else [],
        "hidden": [(each, held.hidden) for each in versions] if held.hidden is not None else [],
        "remark": [rows.remark_row(document, each) for each in held.remarks],
        "closing": [rows.closing_row(each, document=document) for each in held.closings],
    }


def _insert(connection: Connection, table: str, found: list[tuple[object, ...]]) -> None:
    if not found:
        return
    marks = ", ".join("?" * FOLDED[table])
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", found)
