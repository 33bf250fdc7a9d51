"""What people made of claims by hand -> the rows of `claim`, and which claims are out of the list."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factbench.model import BY_HAND, quote_of
from factbench.store import documents, fold, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factbench.database import Connection
    from factbench.model import Article, Claim, Event
    from factbench.store.fold import Shape

Row = dict[str, Any]

COLUMNS = (
    *("place", "parts", "quote", "prefix", "suffix", "statement", "kinds", "worth", "slots", "segmenter"),
)
"""The columns of `claim` that a person can change."""


def project(connection: Connection, claim: str, acts: Sequence[Event]) -> bool:
    """Bring the row of `claim` to what all acts on it say, in the caller's transaction; whether another was there.

    What the machine cut is kept in `cut_as` while something else stands in its place.
    """
    now = fold.shape(acts)
    if now is None:
        return False
    before = connection.total_changes
    wanted = row_of(connection, claim, now)
    if wanted is not None:
        _put(connection, claim, *wanted)
    _drop(connection, claim, now.dropped, by_hand=wanted is not None and wanted[1]["segmenter"] == BY_HAND)
    return connection.total_changes > before


def differs(connection: Connection, claim: str, acts: Sequence[Event]) -> bool:
    """Whether the row of `claim` is another than its acts say; the file is only read."""
    now = fold.shape(acts)
    wanted = row_of(connection, claim, now) if now is not None else None
    if now is None or wanted is None:
        return False
    known = connection.execute("SELECT * FROM claim WHERE id = ?", [claim]).fetchone()
    return known is None or any(known[name] != wanted[1][name] for name in COLUMNS)


def bare(connection: Connection, claims: Iterable[str]) -> dict[str, Row]:
    """The rows of those claims that a person changed, as they were before, by id."""
    sql = """
    SELECT cut_as.claim, cut_as."row", claim.number, claim.article FROM cut_as JOIN claim ON claim.id = cut_as.claim
    WHERE cut_as.claim IN (SELECT value FROM json_each(?))
    """
    found = connection.execute(sql, [json.dumps(list(claims))])
    return {
        row[0]: {"id": row[0], "number": row[2], "article": row[3], **json.loads(row[1])} for row in found
    }


def forget_bare(connection: Connection, claim: str) -> None:
    """The machine has cut this claim anew."""
    connection.execute("DELETE FROM cut_as WHERE claim = ?", [claim])


def row_of(connection: Connection, claim: str, now: Shape) -> tuple[Row, Row] | None:
    """The row as it was cut and the row as it should stand; None for a claim that is gone."""
    known = connection.execute("SELECT * FROM claim WHERE id = ?", [claim]).fetchone()
    made = now.made[1] if now.made is not None and now.made[0] == claim else None
    article = (
        documents.article(connection, made.article if made is not None else known["article"])
        if (made is not None or known is not None)
        else None
    )
    if article is None:
        return None
    (number,) = connection.execute("SELECT number FROM article WHERE id = ?", [article.id]).fetchone()
    if made is not None:
        base = _row(_read(article, made.quote.parts, claim), article, number)
    else:
        base = bare(connection, [claim]).get(claim) or dict(known)
    return base, _row(_worded(rows.claim_of(base), article, now), article, number)


def _worded(claim: Claim, article: Article, now: Shape) -> Claim:
    """The claim with the stretch and the wording that people gave it; who words it says what it left open.

    A stretch of another version of the article moved with its words when that version was cut.
    """
    from factbench.stages.by_hand import sentence

    if (
        now.stretch is not None
        and now.stretch.article == article.id
        and now.stretch.quote.parts != claim.parts
    ):
        found = _read(article, now.stretch.quote.parts, claim.id)
        said = tuple(
            each for each in claim.attribution if all(each.content.covers(part) for part in found.parts)
        )
        claim = replace(
            found,
            segmenter=claim.segmenter,
            attribution=said,
            statement=sentence(quote_of(article.text, found.parts)),
        )
    if now.statement is not None:
        claim = replace(claim, statement=now.statement, worded_by=now.worded_by, edits=(), needs_context=())
    return claim


def _read(article: Article, parts: Sequence[Any], claim: str) -> Claim:
    from factbench.stages.by_hand import by_hand

    return by_hand(article, parts, id=claim)


def _row(claim: Claim, article: Article, number: int) -> Row:
    return rows.claim_row(claim, article, number)


def _put(connection: Connection, claim: str, base: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    known = connection.execute("SELECT * FROM claim WHERE id = ?", [claim]).fetchone()
    names = ("id", "article", *COLUMNS)
    if known is None:
        connection.execute(
            f"INSERT INTO claim ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})",
            {name: wanted[name] for name in names},
        )
        return
    if any(known[name] != wanted[name] for name in COLUMNS):
        sets = ", ".join(f"{name} = :{name}" for name in COLUMNS)
        values = {name: wanted[name] for name in COLUMNS}
        connection.execute(f"UPDATE claim SET {sets} WHERE id = :id", {**values, "id": claim})
        if known["statement"] != wanted["statement"]:
            connection.execute("DELETE FROM matched WHERE claim = ?", [claim])
    machine = {name: base[name] for name in COLUMNS}
    kept = connection.execute('SELECT "row" FROM cut_as WHERE claim = ?', [claim]).fetchone()
    if all(base[name] == wanted[name] for name in COLUMNS):
        if kept is not None:
            forget_bare(connection, claim)
    elif kept is None:
        connection.execute(
            "INSERT INTO cut_as VALUES (?, ?)", [claim, json.dumps(machine, ensure_ascii=False)]
        )


def _drop(connection: Connection, claim: str, why: str | None, *, by_hand: bool) -> None:
    """Put a claim out of the list or into it. A claim of the machine stays when only a person's making was undone."""
    if why == fold.UNMADE and not by_hand:
        why = None
    known = connection.execute("SELECT why FROM dropped WHERE claim = ?", [claim]).fetchone()
    if (known[0] if known else None) == why:
        return
    connection.execute("DELETE FROM dropped WHERE claim = ?", [claim])
    if why is not None:
        connection.execute("INSERT INTO dropped VALUES (?, ?)", [claim, why])
