"""What another record hands over -> into claims.db: the union of acts, with what they rest on."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.codec import encode
from factbench.record import chain
from factbench.record.parcel import Act, damaged
from factbench.store import brought, cut, documents, evidence, log, origins, rows, searches, state
from factbench.store.parcel import lacking

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from factbench.database import Connection
    from factbench.model import Article, Claim, Edition, Event, Parcel
    from factbench.store.cut import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a parcel brought that was not there."""

    acts: int = 0
    articles: int = 0
    claims: int = 0
    sources: int = 0
    disputed: int = 0
    """Claims with these acts on them on which reviewers differ now."""
    recut: tuple[str, ...] = ()
    """Articles as they stand now that were cut again, for a correction came in."""


def unknown(connection: Connection, acts: Iterable[Act]) -> list[Act]:
    """Those of `acts` that are not here.

    Raises: `errors.Unreadable` where an act of the same id is another one here.
    """
    given = list(acts)
    known: dict[str, str] = {}
    for start in range(0, len(given), 10_000):
        ids = json.dumps([event.id for _stored, event in given[start : start + 10_000]])
        sql = "SELECT id, hash FROM event WHERE id IN (SELECT value FROM json_each(?))"
        known.update(connection.execute(sql, [ids]).fetchall())
    for _stored, event in given:
        if known.get(event.id, event.hash) != event.hash:
            raise damaged("act", event.id, "it is another one here, so one of the two was changed")
    return [each for each in given if each[1].id not in known]


def known(connection: Connection) -> dict[str, str]:
    """The id of every act -> its hash."""
    return dict(connection.execute("SELECT id, hash FROM event").fetchall())


def take(
    connection: Connection, parcel: Parcel, acts: Sequence[Act], drafts: Sequence[Draft], at: str
) -> Taken | None:
    """Take in, inside the caller's transaction, what is not here yet; `acts` are those of the parcel, looked at.

    An article that is here keeps its cut, and takes those claims that acts are on and that it lacks. `drafts` are the
    articles that the corrections among the acts lead to. None, and nothing is written, where others came meanwhile.
    Raises: `errors.Unreadable` where an act is missing before one of these, or one of them is another here.
    """
    new = sorted(unknown(connection, acts), key=lambda each: log.order(each[1]))
    events = [event for _stored, event in new]
    if any(rests_on(connection, draft.root, events) != draft.known for draft in drafts):
        return None
    for event in chain.loose(events, lambda wanted: log.standing(connection, wanted)):
        raise damaged("act", event.id, "the one before it is missing")
    older = _older(connection, events)
    editions = _take_articles(connection, parcel)
    claims = _take_claims(connection, parcel, {each.article.id for each in editions})
    sources = _take_sources(connection, parcel)
    _take_beside(connection, parcel)
    log.take_in(connection, new)
    again = _cut_again(connection, claims, drafts, at)
    if again:
        older = _older(connection, events)
    state.follow(connection, events, older, folded=again)
    if sources:
        brought.correct(
            connection, log.events_on_nothing(connection)
        )  # they may have come before their sources
    state.refold(connection, _told_of_before(connection, claims, events))
    for root in {each.article.id for each in editions if each.article.supersedes is None}:
        state.refold_document(connection, root)
    return Taken(
        acts=len(new),
        articles=sum(not each.replaced for each in editions),
        claims=len(claims),
        sources=len(sources),
        disputed=_disputed(connection, events),
        recut=tuple(draft.article.id for draft in drafts),
    )


def rests_on(connection: Connection, root: str, events: Iterable[Event]) -> tuple[str, ...]:
    """Ids of the acts on an article, in order, when `events` have come in."""
    return tuple(event.id for event in acts_on(connection, root, events))


def acts_on(connection: Connection, root: str, events: Iterable[Event]) -> list[Event]:
    """The acts on an article, in order, when `events` have come in."""
    there = {event.id: event for event in log.events(connection, article=root)}
    there |= {event.id: event for event in events if event.article == root}
    return sorted(there.values(), key=log.order)


def _older(connection: Connection, events: Iterable[Event]) -> list[Event]:
    """The acts that are folded together with these and were here before."""
    new = {event.id: event.claim for event in events}
    acted = {claim for claim in new.values() if claim is not None}
    return [each for each in state.on_claims(connection, acted) if each.id not in new]


def _disputed(connection: Connection, events: Iterable[Event]) -> int:
    acted = {event.claim for event in events if event.claim is not None}
    sql = """
    SELECT count(*) FROM (
        SELECT claim FROM verdict WHERE rating IS NOT NULL AND claim IN (SELECT value FROM json_each(?))
        GROUP BY claim HAVING count(DISTINCT rating) > 1
    )
    """
    return int(connection.execute(sql, [json.dumps(sorted(acted))]).fetchone()[0])


def _told_of_before(connection: Connection, claims: Iterable[Claim], events: Iterable[Event]) -> list[str]:
    """Those of the claims on which there were acts before they came, and none with them."""
    acted = {event.claim for event in events}
    ids = [each.id for each in claims if each.id not in acted]
    sql = "SELECT DISTINCT claim FROM event WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim"
    return [claim for (claim,) in connection.execute(sql, [json.dumps(ids)])]


# ------------------------------------------------------------------------------------------------ its documents


def _take_articles(connection: Connection, parcel: Parcel) -> list[Edition]:
    """Those that were not here, in order. A version of an article that is here stands behind the one that does."""
    wanted = lacking(connection, "article", [each.article.id for each in parcel.articles])
    given = {each.article.id: each for each in parcel.articles if each.article.id in wanted}
    if not given:
        return []
    _take_snapshots(connection, parcel, "article", {id: each.article.snapshot for id, each in given.items()})
    taken = []
    for each in given.values():
        root = each.article.supersedes
        if root is None or root in given:
            taken.append(each)
        elif documents.has_article(connection, root):
            taken.append(replace(each, replaced=True))
        else:
            raise damaged("article", each.article.id, "its first version is missing")
    _one_stands(taken)
    documents.tables(connection).table("article").insert_all(map(_article_row, taken), pk="number")
    return taken


def _one_stands(editions: Iterable[Edition]) -> None:
    """See that of every new article one version stands."""
    stand: dict[str, int] = {}
    firsts = {each.article.id for each in editions if each.article.supersedes is None}
    for each in editions:
        root = each.article.supersedes or each.article.id
        stand[root] = stand.get(root, 0) + (not each.replaced)
    for root, number in stand.items():
        if number != (root in firsts):
            raise damaged("article", root, f"{number} of its versions stand")


def _article_row(each: Edition) -> dict[str, object]:
    found = json.dumps(encode(each.found), ensure_ascii=False) if each.found is not None else None
    row = rows.article_row(each.article, each.added_at)
    return {**row, "segmenter": each.segmenter, "replaced": int(each.replaced), "found": found}


def _take_snapshots(connection: Connection, parcel: Parcel, what: str, wanted: Mapping[str, str]) -> None:
    """Take the files in that these articles or sources came from, by id."""
    needed = lacking(connection, "snapshot", [*wanted.values()])
    found = (rows.snapshot_row(each) for each in parcel.snapshots if each.sha256 in needed)
    documents.tables(connection).table("snapshot").insert_all(found, pk="sha256", ignore=True)
    gone = lacking(connection, "snapshot", sorted(needed))
    for identifier, sha256 in wanted.items():
        if sha256 in gone:
            raise damaged(what, identifier, "the file that it came from is missing, changed or too large")


def _take_claims(connection: Connection, parcel: Parcel, articles: Collection[str]) -> list[Claim]:
    """Those that were not here: all of new articles, and what came along of others. A part without its whole stands
    for itself.
    """
    wanted = lacking(connection, "claim", [each.id for each in parcel.claims])
    given = [each for each in parcel.claims if each.id in wanted]
    refers = {each for claim in given for each in (claim.under, claim.saying) if each is not None}
    gone = lacking(connection, "claim", sorted(refers)) - wanted
    numbers: dict[str, tuple[Article, int]] = {}
    taken = []
    for each in given:
        if each.article not in numbers:
            row = connection.execute("SELECT * FROM article WHERE id = ?", [each.article]).fetchone()
            numbers[each.article] = rows.article_of(row), row["number"]
        under, saying = (None if other in gone else other for other in (each.under, each.saying))
        taken.append(replace(each, under=under, saying=saying))
    found = (rows.claim_row(each, *numbers[each.article]) for each in taken)
    documents.tables(connection).table("claim").insert_all(found, pk="number")
    now = {each.claim: each for each in parcel.anchors if each.claim in wanted}
    connection.executemany(
        "INSERT OR IGNORE INTO anchor VALUES (?, ?, ?)",
        (
            [each.id, now[each.id].now, now[each.id].how]
            for each in taken
            if each.id in now and each.article in articles
        ),
    )
    return taken


def _take_sources(connection: Connection, parcel: Parcel) -> list[str]:
    """Those that were not here, with their passages; and what acts rest on of a source that is cut otherwise here."""
    wanted = lacking(connection, "source", [each.source.id for each in parcel.sources])
    given = [each for each in parcel.sources if each.source.id in wanted]
    files = {each.source.id: each.source.snapshot for each in given if each.source.snapshot is not None}
    _take_snapshots(connection, parcel, "source", files)
    db = documents.tables(connection)
    db.table("source").insert_all(
        (
            {**rows.source_row(each.source, each.added_at), "found": rows.came_row(each.found)}
            for each in given
        ),
        pk="number",
    )
    absent = lacking(connection, "passage", [each.id for each in parcel.passages])
    nowhere = lacking(connection, "source", sorted({each.source for each in parcel.passages}))
    own = [each for each in parcel.passages if each.id in absent and each.source not in nowhere]
    db.table("passage").insert_all(map(rows.passage_row, own), pk="number")
    for each in given:
        origins.link(connection, each.source.id)
    return sorted(wanted)


def _take_beside(connection: Connection, parcel: Parcel) -> None:
    """Evidence, as far as it stands beside a claim and its passage is here, and searches."""
    wanted = lacking(connection, "evidence", [each.id for each in parcel.evidence])
    given = [each for each in parcel.evidence if each.id in wanted]
    no_claim = lacking(connection, "claim", sorted({each.claim for each in given}))
    no_passage = lacking(connection, "passage", sorted({each.passage.id for each in given}))
    evidence.put(
        connection,
        [each for each in given if each.claim not in no_claim and each.passage.id not in no_passage],
    )
    unknown_searches = lacking(connection, "search", [each.id for each in parcel.searches])
    for search in parcel.searches:
        if search.id in unknown_searches:
            searches.note(connection, search)


def _cut_again(connection: Connection, claims: Iterable[Claim], drafts: Iterable[Draft], at: str) -> bool:
    """Let corrected articles be cut as drafted, and let the claims that came to an old version find their words.

    Whether there was one.
    """
    done = set()
    for draft in drafts:
        cut.replace_cut(connection, draft.root, draft.article, draft.claims, draft.segmenter, at)
        done.add(draft.root)
    sql = """
    SELECT DISTINCT coalesce(article.supersedes, article.id) FROM claim JOIN article ON article.id = claim.article
    WHERE article.replaced AND claim.id IN (SELECT value FROM json_each(?))
    AND claim.id NOT IN (SELECT claim FROM anchor) ORDER BY 1
    """
    late = connection.execute(sql, [json.dumps([each.id for each in claims])]).fetchall()
    for (root,) in late:
        if root not in done:
            cut.carry_again(connection, root, at)
    return bool(done or late)
