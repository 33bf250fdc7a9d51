"""What people made of claims by hand -> the rows of `claim`, and which claims are out of the list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factbench.model import BY_HAND
from factbench.record.claim import made, shaped
from factbench.record.fold import UNMADE
from factbench.store import documents, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factbench.database import Connection
    from factbench.record.fold import Shape

Row = dict[str, Any]

COLUMNS = (
    *("place", "parts", "quote", "prefix", "suffix", "statement", "kinds", "worth", "slots", "segmenter"),
)
"""The columns of `claim` that a person can change."""


def project(connection: Connection, claim: str, now: Shape) -> None:
    """Bring the row of `claim` to what people made of it, in the caller's transaction.

    What the machine cut is kept in `cut_as` while something else stands in its place.
    """
    wanted = row_of(connection, claim, now)
    if wanted is not None:
        _put(connection, claim, *wanted)
    _drop(connection, claim, now.dropped, by_hand=wanted is not None and wanted[1]["segmenter"] == BY_HAND)


def differs(connection: Connection, claim: str, now: Shape) -> bool:
    """Whether the row of `claim` is another than what people made of it; the file is only read."""
    wanted = row_of(connection, claim, now)
    if wanted is None:
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
    stretch = now.made[1] if now.made is not None and now.made[0] == claim else None
    stands_in = stretch.article if stretch is not None else known["article"] if known is not None else None
    article = documents.article(connection, stands_in) if stands_in is not None else None
    if article is None:
        return None
    (number,) = connection.execute("SELECT number FROM article WHERE id = ?", [article.id]).fetchone()
    if stretch is not None:
        base = rows.claim_row(made(article, claim, stretch), article, number)
    else:
        base = bare(connection, [claim]).get(claim) or dict(known)
    return base, rows.claim_row(shaped(rows.claim_of(base), article, now), article, number)


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
        if rows.claim_of(known).plain != rows.claim_of(wanted).plain:
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
    if why == UNMADE and not by_hand:
        why = None
    known = connection.execute("SELECT why FROM dropped WHERE claim = ?", [claim]).fetchone()
    if (known[0] if known else None) == why:
        return
    connection.execute("DELETE FROM dropped WHERE claim = ?", [claim])
    if why is not None:
        connection.execute("INSERT INTO dropped VALUES (?, ?)", [claim, why])
