"""claims.db -> what it hands to another: acts, and what they rest on, without what the other has."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

from factbench.acts import Find
from factbench.codec import decode
from factbench.model import Anchor, Edition, Found, Parcel, Passage, Shelved, Stored
from factbench.record import evidence as named_evidence
from factbench.record.parcel import Act, read_acts
from factbench.store import documents, rows, searches, shape
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.database import Connection
    from factbench.model import Claim, Event, Evidence, Search, Snapshot

T = TypeVar("T")

Lacks = Callable[[str, Collection[str]], set[str]]
"""Table and ids -> those of them that the other does not have."""


def lacking(connection: Connection, table: str, ids: Collection[str]) -> set[str]:
    """Those of `ids` that a table does not have: what `Lacks` is for a database at hand."""
    key = "sha256" if table == "snapshot" else "id"
    known = connection.execute(
        f"SELECT {key} FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))", [json.dumps([*ids])]
    )
    return {*ids} - {identifier for (identifier,) in known}


def text(connection: Connection, table: str, identifier: str) -> str | None:
    """The text of an article or source."""
    row = connection.execute(f"SELECT text FROM {table} WHERE id = ?", [identifier]).fetchone()
    return str(row[0]) if row else None


def acts_after(connection: Connection, arrival: int, most: int = -1) -> tuple[int, list[Stored]]:
    """The acts that came into this file after that arrival, in the order they came, and the arrival of the last.

    So many at `most`; −1: all.
    """
    sql = """
    SELECT arrival.number, body, previous, hash FROM arrival JOIN event ON event.id = arrival.event
    WHERE arrival.number > ? ORDER BY arrival.number LIMIT ?
    """
    found = connection.execute(sql, [arrival, most]).fetchall()
    return (found[-1][0] if found else arrival), [Stored(*row[1:]) for row in found]


def all_acts(connection: Connection) -> Iterator[tuple[str, Stored]]:
    """Every act as it is stored, with the id it is kept under."""
    for row in connection.execute("SELECT id, body, previous, hash FROM event"):
        yield row[0], Stored(*row[1:])


def everything(_table: str, ids: Collection[str]) -> set[str]:
    """The other has nothing: a `Lacks`."""
    return {*ids}


def whole(connection: Connection) -> Parcel:
    """All acts, articles and searches, and what they rest on."""
    _last, acts = acts_after(connection, 0)
    return gather(connection, read_acts(acts), everything, whole=True)


def unheld(connection: Connection) -> Parcel:
    """The same for a database of any size: what there may be much of is read from this connection when somebody goes
    through it, and not held."""
    _last, acts = acts_after(connection, 0)
    events = [event for _stored, event in read_acts(acts)]
    editions = _editions(connection, None)
    sources = f"SELECT DISTINCT source FROM passage WHERE id IN ({_BESIDE})"
    named = {"by_hand": json.dumps([event.act.passage for event in events if isinstance(event.act, Find)])}
    kept = [each.article.snapshot for each in editions.values()]
    snapshots = "SELECT DISTINCT snapshot FROM source WHERE snapshot IS NOT NULL AND id IN"
    kept += [id for (id,) in connection.execute(f"{snapshots} ({sources})", named)]
    files = sorted(set(kept))

    def shelved() -> Iterator[Shelved]:
        sql = f"SELECT * FROM source WHERE id IN ({sources}) ORDER BY number"
        return map(_shelf, connection.execute(sql, named))

    def passages() -> Iterator[Passage]:
        sql = f"""
        SELECT id, source, start, "end", text FROM passage WHERE source IN ({sources}) OR id IN ({_BESIDE})
        ORDER BY number
        """
        return map(_passage, connection.execute(sql, named))

    return Parcel(
        acts=tuple(acts),
        snapshots=Anew(lambda: _snapshots(connection, files, 0)),
        articles=tuple(editions.values()),
        claims=Anew(lambda: (claim for id in editions for claim in _claims(connection, [id], ()))),
        anchors=tuple(_anchors(connection, editions.keys())),
        sources=Anew(shelved),
        passages=Anew(passages),
        evidence=Anew(lambda: map(rows.evidence_of, connection.execute(f"{rows.EVIDENCE} {_BY_CLAIM}"))),
        searches=tuple(searches.searches(connection)),
    )


_BESIDE = "SELECT passage FROM evidence UNION SELECT value FROM json_each(:by_hand)"

_BY_CLAIM = "ORDER BY evidence.claim, evidence.id"


class Anew(Sequence[T]):
    """What a function gives, asked anew by whoever goes through it."""

    def __init__(self, read: Callable[[], Iterator[T]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[T]:
        return self._read()

    def __len__(self) -> int:
        return sum(1 for _each in self)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return tuple(self)[place]


def gather(
    connection: Connection,
    acts: Sequence[Act],
    lacks: Lacks,
    *,
    whole: bool,
    longest: int = 0,
    articles: Sequence[str] = (),
    sources: Sequence[str] = (),
) -> Parcel:
    """Return these acts with all that they rest on, as far as the other lacks it; reads only.

    `whole`: with every article and search of the database, whether or not anybody acted on it. An article that the
    other has keeps the other's cut: only those of its claims go along that an act is on. A stranger's file of more than
    `longest` bytes is not unpacked; 0: any is. `articles` and `sources` go along, whether or not anything names them.
    """
    events = [event for _stored, event in acts]
    acted = {event.claim for event in events if event.claim is not None}
    editions = _editions(connection, None if whole else _roots(connection, events, acted).union(articles))
    new = lacks("article", list(editions))
    claims = _claims(connection, new, lacks("claim", sorted(acted)))
    beside = _evidence(connection, [claim.id for claim in claims if claim.article in new], events, lacks)
    shelved = _shelved(connection, beside, events, lacks, sources)
    kept = [each.article.snapshot for id, each in editions.items() if id in new]
    kept += [each.source.snapshot for each in shelved if each.source.snapshot is not None]
    about = acted.union(claim.id for claim in claims)
    return Parcel(
        acts=tuple(stored for stored, _event in acts),
        snapshots=tuple(_snapshots(connection, sorted(lacks("snapshot", [*dict.fromkeys(kept)])), longest)),
        articles=tuple(each for id, each in editions.items() if id in new),
        claims=tuple(claims),
        anchors=tuple(_anchors(connection, new)),
        sources=tuple(shelved),
        passages=tuple(
            _passages(connection, [each.source.id for each in shelved], [each.passage.id for each in beside])
        ),
        evidence=tuple(beside),
        searches=tuple(each for each in _searches(connection, lacks) if whole or each.claim in about),
    )


# ----------------------------------------------------------------------------------------------------- its parts


def _roots(connection: Connection, events: Iterable[Event], acted: Collection[str]) -> set[str]:
    """First versions of the articles that acts are on, themselves or by their claims."""
    sql = """
    SELECT DISTINCT coalesce(article.supersedes, article.id) FROM claim JOIN article ON article.id = claim.article
    WHERE claim.id IN (SELECT value FROM json_each(?))
    """
    roots = {id for (id,) in connection.execute(sql, [json.dumps([*acted])])}
    return roots | {event.article for event in events if event.article is not None}


def _editions(connection: Connection, roots: Collection[str] | None) -> dict[str, Edition]:
    """All versions of these articles, or of all, by id, in the order they were added."""
    sql = """
    SELECT * FROM article WHERE :all OR coalesce(supersedes, id) IN (SELECT value FROM json_each(:roots))
    ORDER BY number
    """
    values = {"all": roots is None, "roots": json.dumps(sorted(roots or ()))}
    return {row["id"]: _edition(row) for row in connection.execute(sql, values)}


def _edition(row: rows.Row) -> Edition:
    return Edition(
        article=rows.article_of(row),
        added_at=row["added_at"],
        segmenter=row["segmenter"],
        replaced=bool(row["replaced"]),
        found=decode(Found, json.loads(row["found"])) if row["found"] else None,
    )


def _claims(connection: Connection, articles: Collection[str], ids: Collection[str]) -> list[Claim]:
    """All claims of these articles, and those with these ids, as they were cut."""
    sql = """
    SELECT * FROM claim WHERE article IN (SELECT value FROM json_each(:articles))
    OR id IN (SELECT value FROM json_each(:ids)) ORDER BY place, number
    """
    values = {"articles": json.dumps(sorted(articles)), "ids": json.dumps(sorted(ids))}
    found = {row["id"]: row for row in connection.execute(sql, values)}
    found |= shape.bare(connection, found)
    return [rows.claim_of(row) for row in found.values()]


def _evidence(
    connection: Connection, claims: Sequence[str], events: Iterable[Event], lacks: Lacks
) -> list[Evidence]:
    """What stands beside these claims, and what acts name."""
    sql = f"""
    {rows.EVIDENCE} WHERE evidence.claim IN (SELECT value FROM json_each(:claims))
    OR evidence.id IN (SELECT value FROM json_each(:named)) {_BY_CLAIM}
    """
    named = {each for event in events for each in named_evidence.named(event.act)}
    values = {"claims": json.dumps(claims), "named": json.dumps(sorted(named))}
    found = {row["evidence_id"]: row for row in connection.execute(sql, values)}
    wanted = lacks("evidence", list(found))
    return [rows.evidence_of(row) for id, row in found.items() if id in wanted]


def _shelved(
    connection: Connection,
    beside: Iterable[Evidence],
    events: Iterable[Event],
    lacks: Lacks,
    others: Iterable[str],
) -> list[Shelved]:
    """The sources of this evidence, and of what somebody put beside a claim by hand."""
    by_hand = [event.act.passage for event in events if isinstance(event.act, Find)]
    sql = "SELECT DISTINCT source FROM passage WHERE id IN (SELECT value FROM json_each(?))"
    mentioned = {id for (id,) in connection.execute(sql, [json.dumps(by_hand)])}
    wanted = lacks("source", sorted(mentioned.union((each.source.id for each in beside), others)))
    found = connection.execute(
        "SELECT * FROM source WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number",
        [json.dumps(sorted(wanted))],
    )
    return list(map(_shelf, found))


def _shelf(row: rows.Row) -> Shelved:
    return Shelved(
        source=rows.source_of(row, text=row["text"]),
        added_at=row["added_at"],
        found=rows.came_of(row["found"]),
    )


def _snapshots(connection: Connection, wanted: Iterable[str], longest: int) -> Iterator[Snapshot]:
    """The files with these hashes. Of a stranger's, those that are too large are left out, and all after too many."""
    left = LARGEST
    for each in wanted:
        found = documents.snapshot(connection, each, longest=longest)
        if found is not None and (left >= len(found.content) or not longest):
            left -= len(found.content)
            yield found


LARGEST = 2_000_000_000
"""Bytes of all files of a stranger's database together, unpacked: it bounds the memory."""


def _passages(connection: Connection, sources: Sequence[str], ids: Sequence[str]) -> Iterator[Passage]:
    """All of these sources, and those with these ids: the other may have cut their source otherwise."""
    sql = """
    SELECT id, source, start, "end", text FROM passage WHERE source IN (SELECT value FROM json_each(:sources))
    OR id IN (SELECT value FROM json_each(:ids)) ORDER BY number
    """
    return map(_passage, connection.execute(sql, {"sources": json.dumps(sources), "ids": json.dumps(ids)}))


def _passage(row: Sequence[Any]) -> Passage:
    return Passage(row[0], row[1], Span(row[2], row[3]), row[4])


def _anchors(connection: Connection, articles: Collection[str]) -> Iterator[Anchor]:
    sql = """
    SELECT anchor.claim, now, how FROM anchor JOIN claim ON claim.id = anchor.claim
    WHERE claim.article IN (SELECT value FROM json_each(?)) ORDER BY anchor.claim
    """
    for row in connection.execute(sql, [json.dumps(sorted(articles))]):
        yield Anchor(claim=row[0], now=row[1], how=row[2])


def _searches(connection: Connection, lacks: Lacks) -> list[Search]:
    every = searches.searches(connection)
    wanted = lacks("search", [each.id for each in every])
    return [each for each in every if each.id in wanted]
