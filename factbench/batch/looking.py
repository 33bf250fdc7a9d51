"""A folder of results -> its claims that fit, looked at where they lie: nothing is loaded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factbench.batch.extra import load
from factbench.batch.manifest import done
from factbench.errors import Unreadable
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = 1_000
"""Claims that are fetched at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which claims; each field narrows."""

    article: str | None = None
    """The first digits of its id."""
    kind: str | None = None
    text: str | None = None
    """Stands in statement, quote or who says so, in either case."""
    parts: bool = False
    """Also those that are part of another claim."""
    worth: float = 0.0
    """Lowest chance of a fact."""
    limit: int | None = None


def claims(folder: Path, wanted: Wanted) -> Iterator[dict[str, Any]]:
    """The claims that fit with day, site and title of their article, by shard and place in it.

    Only shards that are done are looked at. Raises: `errors.Unreadable`; `errors.Misuse` without the extra.
    """
    duckdb = load("duckdb")
    keys = [each.key for each in done(folder)]
    files = {
        table: [str(folder / f"{key}.{table}.parquet") for key in keys] for table in ("claims", "articles")
    }
    sql, values = _asked(wanted)
    connection = duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )
    try:
        connection.execute(sql, [files["claims"], files["articles"], *values])
        names = [each[0] for each in connection.description]
        while rows := connection.fetchmany(SHOWN):
            yield from (dict(zip(names, row, strict=True)) for row in rows)
    except duckdb.Error as error:
        raise Unreadable(
            f"The results in {one_line(str(folder))} cannot be read: {one_line(str(error))[:160]}"
        ) from error
    finally:
        connection.close()


def _asked(wanted: Wanted) -> tuple[str, list[Any]]:
    sql = """
    SELECT claim.id, claim.article, claim.statement, claim.quote, claim.said_by, claim.kinds, claim.checkworthy,
        claim.fact, claim.start, claim."end", claim.parts, claim.under, claim.worth, claim.slots, claim.segmenter,
        article.title, article.site, article.published, article.url
    FROM read_parquet(?, filename = true, file_row_number = true) AS claim
    JOIN read_parquet(?) AS article ON article.id = claim.article
    WHERE coalesce(claim.fact, 1) >= ?
    """
    values: list[Any] = [wanted.worth]
    if not wanted.parts:
        sql += " AND claim.under IS NULL"
    if wanted.article is not None:
        sql += " AND starts_with(claim.article, ?)"
        values.append(wanted.article)
    if wanted.kind is not None:
        sql += " AND contains(claim.kinds, ?)"
        values.append(json.dumps(wanted.kind))
    if wanted.text is not None:
        sql += " AND contains(lower(concat_ws(' ', claim.statement, claim.quote, claim.said_by)), lower(?))"
        values.append(wanted.text)
    sql += " ORDER BY claim.filename, claim.file_row_number"
    if wanted.limit is not None:
        sql += " LIMIT ?"
        values.append(wanted.limit)
    return sql, values
