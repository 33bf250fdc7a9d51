"""A document cut again: the machine's rows are replaced, and people's acts follow the words they were about."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from factbench import errors
from factbench.model import Claim, claim_id, evidence_id, quote_of
from factbench.record import evidence
from factbench.stages.anchor import FoundAgain, FoundBy, anchor
from factbench.store import alike, documents, log, rows, shape, state
from factbench.store.claims import Carried
from factbench.text.quote import Quote
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from factbench.database import Connection
    from factbench.model import Article

ORPHANED = "orphaned"
"""What `anchor.how` says where the words of a claim are not found again."""


@dataclass(frozen=True, slots=True)
class Recut:
    """What cutting again did to one document."""

    article: str
    """Id of the article as it stands now."""
    claims: int
    changed: bool
    """Whether any row is another than before."""
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document cut again, not yet stored."""

    root: str
    known: tuple[str, ...]
    """Ids of the acts on the article that it rests on."""
    article: Article
    claims: list[Claim]
    segmenter: str


def replace_cut(
    connection: Connection, root: str, article: Article, claims: Sequence[Claim], segmenter: str, at: str
) -> Recut:
    """Put `claims` in the place of all claims of the document whose first version is `root`, in the caller's
    transaction.

    A claim with acts or a draft on it is never deleted. If its words are at the same place but are cut otherwise, it
    stays as it is; if they moved, the claim there carries the acts, and is made where there is none; if they are not
    found, it is orphaned. The same claims again change nothing.
    """
    before = connection.total_changes
    compared = alike.numbered(connection, root)
    _store_version(connection, root, article, segmenter, at)
    (number,) = connection.execute("SELECT number FROM article WHERE id = ?", [root]).fetchone()
    old = _claims_of(connection, root)
    wanted = {claim.id: claim for claim in claims}
    acted = {each: old[each] for each in _acted(connection, old)}
    # A claim that somebody shaped is looked for where it stands, and stays as it was cut until the acts are folded.
    bare = {id: rows.claim_of(row) for id, row in shape.bare(connection, acted).items()}
    wanted |= {
        id: bare.get(id, claim)
        for id, claim in acted.items()
        if claim.article == article.id and id not in wanted
    }
    carried = _carry(connection, article, wanted, [acted[each] for each in sorted(acted.keys() - wanted)])
    # A part whose whole is no more stands for itself.
    wanted = {
        id: replace(
            claim,
            under=claim.under if claim.under in wanted else None,
            saying=claim.saying if claim.saying in wanted else None,
        )
        for id, claim in wanted.items()
    }
    _replace_anchors(connection, old, carried)
    ordered = sorted(wanted.values(), key=lambda claim: (claim.start, claim.end, claim.parts, claim.id))
    new = {claim.id: rows.claim_row(claim, article, number) for claim in ordered}
    _replace_claims(connection, new, kept=set(acted), gone=old.keys() - new.keys())
    _carry_evidence(connection, carried)
    _carry_drafts(connection, carried)
    changed = connection.total_changes > before
    if changed:
        state.refold(connection, {*old, *new})
        state.refold_document(connection, root)
        alike.forget(connection, root, compared)
        alike.link(connection, article.id)
    return Recut(article.id, len(new), changed, tuple(carried))


def carry_again(connection: Connection, root: str, at: str) -> Recut:
    """Let acts on claims of all versions find their words in the version that stands, whose cut stays as it is."""
    sql = "SELECT * FROM article WHERE (id = :root OR supersedes = :root) AND NOT replaced"
    row = connection.execute(sql, {"root": root}).fetchone()
    own = connection.execute(
        "SELECT * FROM claim WHERE article = ? AND id NOT IN (SELECT claim FROM anchor)", [row["id"]]
    )
    found = {each["id"]: each for each in own}
    found |= shape.bare(connection, found)
    claims = [rows.claim_of(each) for each in found.values()]
    return replace_cut(connection, root, rows.article_of(row), claims, row["segmenter"], at)


# ------------------------------------------------------------------------------------------------------ the article


def _store_version(connection: Connection, root: str, article: Article, segmenter: str, at: str) -> None:
    """Make `article` the version of the document that stands; what was found first is kept beside it."""
    fresh = {**rows.article_row(article, at), "segmenter": segmenter, "replaced": 0}
    known = connection.execute("SELECT * FROM article WHERE id = ?", [article.id]).fetchone()
    if known is not None and root not in {known["id"], known["supersedes"]}:
        raise errors.Misuse(
            f"With this body it would be article {article.id[:8]}, which is stored already; hide one of them instead."
        )
    if known is None:
        documents.tables(connection).table("article").insert(fresh, pk="number")
    else:
        fresh["added_at"] = known["added_at"]
        if (
            article.id == root
            and known["found"] is None
            and any(known[name] != fresh[name] for name in FOUND)
        ):
            fresh["found"] = json.dumps({name: known[name] for name in FOUND}, ensure_ascii=False)
        _update(connection, "article", "id", known, fresh)
    connection.execute(
        "UPDATE article SET replaced = 1 WHERE (id = :root OR supersedes = :root) AND id <> :now AND NOT replaced",
        {"root": root, "now": article.id},
    )


FOUND = documents.FOUND


def _update(connection: Connection, table: str, key: str, known: Any, fresh: Mapping[str, Any]) -> bool:
    """Set the columns of a row that differ; whether there were any."""
    differing = {name: value for name, value in fresh.items() if known[name] != value}
    if differing:
        sets = ", ".join(f"{name} = :{name}" for name in differing)
        connection.execute(
            f"UPDATE {table} SET {sets} WHERE {key} = :the_key", {**differing, "the_key": known[key]}
        )
    return bool(differing)


# ------------------------------------------------------------------------------------------------------- the claims


def _claims_of(connection: Connection, root: str) -> dict[str, Claim]:
    sql = """
    SELECT claim.* FROM claim JOIN article ON article.id = claim.article
    WHERE article.id = :root OR article.supersedes = :root ORDER BY claim.place, claim.number
    """
    return {row["id"]: rows.claim_of(row) for row in connection.execute(sql, {"root": root})}


def _acted(connection: Connection, claims: Iterable[str]) -> list[str]:
    """Those on which somebody acted or left a draft, in order of id."""
    sql = """
    SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM event WHERE event.claim = value)
    OR value IN (SELECT substr(claim, 1, instr(claim || ' ', ' ') - 1) FROM draft) ORDER BY value
    """
    return [identifier for (identifier,) in connection.execute(sql, [json.dumps(list(claims))])]


def _carry(
    connection: Connection, article: Article, wanted: dict[str, Claim], acted: Sequence[Claim]
) -> list[Carried]:
    """Find each acted claim again in the article; claims that are made for it are added to `wanted`."""
    texts = {each.article: "" for each in acted}
    for identifier in texts:
        found = documents.article(connection, identifier)
        texts[identifier] = found.text if found else ""
    at = {claim.parts: id for id, claim in wanted.items()}
    places = {each.id: anchor(Quote.of(texts[each.article], each.parts), article.text) for each in acted}
    taken = {(each.article, place.parts) for each in acted if (place := places[each.id])}
    carried = []
    for each in acted:
        place = places[each.id] or _near(each, texts[each.article], article, list(at))
        if place is None or (place.how is FoundBy.NEAR and (each.article, place.parts) in taken):
            carried.append(Carried(each.id, None, ORPHANED))
            continue
        taken.add((each.article, place.parts))
        if place.parts not in at:
            made = _at_place(each, texts[each.article], article, place.parts)
            wanted[made.id] = made
            at[made.parts] = made.id
        carried.append(Carried(each.id, at[place.parts], place.how.value))
    return carried


def _near(claim: Claim, text: str, article: Article, claims: Sequence[tuple[Span, ...]]) -> FoundAgain | None:
    return anchor(Quote.of(text, claim.parts), article.text, claims)


def _at_place(claim: Claim, text: str, article: Article, parts: tuple[Span, ...]) -> Claim:
    """The claim as a claim of `article`, with those of its slots that stand there too."""
    moves = list(zip(claim.parts, parts, strict=True))

    def moved(span: Span) -> Span | None:
        old, new = next((each for each in moves if each[0].covers(span)), moves[0])
        start = span.start + new.start - old.start
        there = Span(start, start + len(span)) if start >= 0 else None
        return there if there is not None and there.of(article.text) == span.of(text) else None

    slots: dict[str, Any] = {name: tuple(_with_spans(getattr(claim, name), moved)) for name in rows.SLOTS}
    return replace(
        claim,
        id=claim_id(article.id, parts),
        article=article.id,
        parts=parts,
        quote=quote_of(article.text, parts),
        **slots,
    )


def _with_spans(slots: Iterable[Any], moved: Callable[[Span], Span | None]) -> Iterator[Any]:
    """The slots with every span moved; without those of which one cannot be."""
    for slot in slots:
        values = ((field.name, getattr(slot, field.name)) for field in fields(slot))
        there = {name: moved(value) for name, value in values if isinstance(value, Span)}
        if None not in there.values():
            yield replace(slot, **there)


def _replace_anchors(connection: Connection, old: Iterable[str], carried: Sequence[Carried]) -> None:
    fresh = {each.claim: (each.now, each.how) for each in carried}
    sql = "SELECT claim, now, how FROM anchor WHERE claim IN (SELECT value FROM json_each(?))"
    known = {row[0]: (row[1], row[2]) for row in connection.execute(sql, [json.dumps(list(old))])}
    if known != fresh:
        connection.executemany("DELETE FROM anchor WHERE claim = ?", [[each] for each in known])
        connection.executemany(
            "INSERT INTO anchor VALUES (?, ?, ?)", [[id, *found] for id, found in fresh.items()]
        )


def _replace_claims(
    connection: Connection, new: Mapping[str, dict[str, Any]], *, kept: set[str], gone: Iterable[str]
) -> None:
    """Write rows that are new or differ, in order; delete those gone but `kept`.

    A claim keeps its row number, unless the numbers would no longer be in reading order.
    """
    for identifier in sorted(gone):
        _forget(connection, identifier, whole=identifier not in kept)
    added = []
    bare = shape.bare(connection, new)
    for identifier, fresh in new.items():
        known = connection.execute("SELECT * FROM claim WHERE id = ?", [identifier]).fetchone()
        cut = bare.get(identifier, known)
        if known is None:
            added.append(fresh)
        elif any(cut[name] != value for name, value in fresh.items()):
            _update(connection, "claim", "id", known, fresh)
            shape.forget_bare(connection, identifier)
            connection.execute("DELETE FROM matched WHERE claim = ?", [identifier])
    documents.tables(connection).table("claim").insert_all(added, pk="number")
    sql = "SELECT number FROM claim JOIN json_each(?) ON value = claim.id ORDER BY key"
    numbers = [number for (number,) in connection.execute(sql, [json.dumps(list(new))])]
    if numbers != sorted(numbers):
        (last,) = connection.execute("SELECT max(number) FROM claim").fetchone()
        fresh_numbers = enumerate(new, last + 1)
        connection.executemany("UPDATE claim SET number = ? WHERE id = ?", fresh_numbers)


def _forget(connection: Connection, claim: str, *, whole: bool) -> None:
    """Throw away what the machine found for a claim, but for evidence that an act names; `whole`: and the claim."""
    acts = [] if whole else log.own_events(connection, claim)
    named = sorted({each for event in acts for each in evidence.named(event.act)})
    marks = "claim = ? AND id NOT IN (SELECT value FROM json_each(?))"
    connection.execute(f"DELETE FROM evidence WHERE {marks}", [claim, json.dumps(named)])
    connection.execute("DELETE FROM matched WHERE claim = ?", [claim])
    if whole:
        connection.execute("DELETE FROM cut_as WHERE claim = ?", [claim])
        connection.execute("DELETE FROM claim WHERE id = ?", [claim])


# ------------------------------------------------------------------------------------------------ what goes with it


def _carry_evidence(connection: Connection, carried: Sequence[Carried]) -> None:
    """Put the evidence that acts name beside the claim that carries them now."""
    for each in carried:
        if each.now is None:
            continue
        for row in connection.execute("SELECT * FROM evidence WHERE claim = ?", [each.claim]).fetchall():
            fresh = {**dict(row), "id": evidence_id(each.now, row["passage"]), "claim": each.now}
            marks = ", ".join(f":{name}" for name in fresh)
            connection.execute(f"INSERT OR IGNORE INTO evidence VALUES ({marks})", fresh)


def _carry_drafts(connection: Connection, carried: Sequence[Carried]) -> None:
    """Move drafts along; a claim that was kept for nothing but its draft is done with."""
    for each in carried:
        if each.now is not None:
            connection.execute(
                "UPDATE OR IGNORE draft SET claim = :now || substr(claim, length(:was) + 1)"
                " WHERE claim = :was OR substr(claim, 1, length(:was) + 1) = :was || ' '",
                {"now": each.now, "was": each.claim},
            )
            if not log.own_events(connection, each.claim):
                connection.execute("DELETE FROM anchor WHERE claim = ?", [each.claim])
                _forget(connection, each.claim, whole=True)
