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
    for table in FOLDED:
        connection.execute(f"DELETE FROM {table}")
    _insert(connection, _replayed(connection, acts))
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
        found: Rows = defaultdict(list)
        for reviewer in sorted(reviewers[now]):
            _fold_claim(found, now, [event for event in acts if event.reviewer == reviewer], renamed)
        _clear_rulings(connection, [now])
        _rule_claim(found, now, acts, renamed)
        _insert(connection, found)
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
    found: Rows = defaultdict(list)
    _fold_document(found, article, versions, log.events(connection, article=article))
    _insert(connection, found)


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
    of_one, of_all = _on_claims(every, carriers)
    pairs = dict.fromkeys((carriers[each.claim], each.reviewer) for each in new if each.claim is not None)
    acted = dict.fromkeys(claim for claim, _reviewer in pairs)
    told = (
        pairs
        if folded
        else {(carriers[each.claim], each.reviewer) for each in older if each.claim is not None}
    )
    gone = [pair for pair in pairs if pair in told]
    for table in OWN:
        connection.executemany(f"DELETE FROM {table} WHERE claim = ? AND reviewer = ?", gone)
    ruled_before = {claim for claim, _reviewer in told}
    _clear_rulings(connection, [claim for claim in acted if claim in ruled_before])
    renamed = _renamed(connection, next(iter(acted)) if len(acted) == 1 else None)
    found: Rows = defaultdict(list)
    for pair in pairs:
        _fold_claim(found, pair[0], of_one[pair], renamed)
    for claim in acted:
        _rule_claim(found, claim, of_all[claim], renamed)
    _insert(connection, found)
    uncorrected = _make(connection, new, of_all)
    articles = dict.fromkeys(event.article for event in new if event.claim is None)
    for article in articles:
        if article is not None:
            refold_document(connection, article)
    if uncorrected or None in articles:
        brought.correct(connection, log.events_on_nothing(connection))


def _on_claims(
    events: Iterable[Event], now: Mapping[str, str]
) -> tuple[dict[tuple[str, str], list[Event]], dict[str, list[Event]]]:
    """The acts on claims by the claim that carries them and by reviewer, and by the claim alone; each in order."""
    of_one: dict[tuple[str, str], list[Event]] = defaultdict(list)
    of_all: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.claim is not None:
            claim = now.get(event.claim, event.claim)
            of_one[claim, event.reviewer].append(event)
            of_all[claim].append(event)
    return of_one, of_all


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
    _of_one, of_all = _on_claims(events, _anchors(connection))
    for claim, acts in of_all.items():
        now = shape_of(acts)
        if now is not None:
            yield claim, now


def _anchors(connection: Connection) -> dict[str, str]:
    """Each claim of an earlier cut -> the claim that carries its acts now."""
    return dict(connection.execute("SELECT claim, now FROM anchor WHERE now IS NOT NULL").fetchall())


def _state(connection: Connection) -> Rows:
    """The folded tables as they stand."""
    return {table: [tuple(row) for row in connection.execute(f"SELECT * FROM {table}")] for table in FOLDED}


def _replayed(connection: Connection, events: Iterable[Event]) -> Rows:
    """The folded tables as the acts say they should be; the file is only read."""
    now, renamed = _anchors(connection), _renamed(connection)
    acts = list(events)
    of_one, of_all = _on_claims(acts, now)
    on_articles: dict[str, list[Event]] = defaultdict(list)
    for event in acts:
        if event.claim is None and event.article is not None:
            on_articles[event.article].append(event)
    found: Rows = defaultdict(list)
    for (claim, _reviewer), some in of_one.items():
        _fold_claim(found, claim, some, renamed)
    for claim, some in of_all.items():
        _rule_claim(found, claim, some, renamed)
    for article, some in on_articles.items():
        _fold_document(found, article, _versions(connection, article), some)
    return found


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


def _fold_claim(found: Rows, claim: str, acts: Iterable[Event], renamed: Mapping[str, str]) -> None:
    """Add the rows of what one reviewer's acts, on a claim and on those of earlier cuts that it carries, come to."""
    held = fold(evidence.carried(event, claim, renamed) for event in acts)
    if held.verdict is not None:
        found["verdict"].append(rows.verdict_row(held.verdict))
    found["annotation"] += map(rows.annotation_row, held.annotations)
    found["confirmed"] += (
        (each.claim, each.evidence, each.reviewer, each.at, each.event) for each in held.confirmed
    )
    found["stance"] += (
        (each.claim, each.reviewer, each.evidence, each.stance and each.stance.value, each.at)
        for each in held.stands
    )
    found["comment"] += map(rows.comment_row, held.comments)
    found["closing"] += (rows.closing_row(each, claim=claim) for each in held.closings)


def _rule_claim(found: Rows, claim: str, acts: Iterable[Event], renamed: Mapping[str, str]) -> None:
    """Add the rows of what the acts of all reviewers on a claim come to."""
    held = ruled(evidence.carried(event, claim, renamed) for event in acts)
    ruling = held.ruling
    if ruling is not None:
        found["ruling"].append((*rows.verdict_row(ruling.verdict), json.dumps(ruling.rests)))
    found["approval"] += (
        (each.claim, each.verdict, each.reviewer, each.at, each.event) for each in held.approvals
    )
    if held.blind is not None:
        found["blind"].append((claim, int(held.blind)))
    found["assignment"] += (rows.assignment_row(each, claim) for each in held.assignments)
    if held.choice is not None:
        found["choice"].append(rows.choice_row(held.choice))
    found["amendment"] += map(rows.amendment_row, held.amendments)


def _fold_document(found: Rows, document: str, versions: Sequence[str], acts: Sequence[Event]) -> None:
    """Add the rows of what the acts on a document itself come to."""
    held, rules = fold(acts), ruled(acts)
    said = rules.conclusion
    if rules.blind is not None:
        found["blind"] += ((each, int(rules.blind)) for each in versions)
    found["assignment"] += (
        rows.assignment_row(made, each) for each in versions for made in rules.assignments
    )
    if said is not None and isinstance(said.act, Conclude):
        found["conclusion"] += ((each, said.act.words, said.reviewer, said.at, said.id) for each in versions)
    if held.hidden is not None:
        found["hidden"] += ((each, held.hidden) for each in versions)
    found["remark"] += (rows.remark_row(document, each) for each in held.remarks)
    found["closing"] += (rows.closing_row(each, document=document) for each in held.closings)


def _insert(connection: Connection, found: Rows) -> None:
    for table, these in found.items():
        marks = ", ".join("?" * FOLDED[table])
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", these)
