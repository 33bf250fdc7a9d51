"""A folder of results -> which articles are one text, which claims say the same, and when, how often and by whom."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from factbench.batch.engine import HERE, run
from factbench.batch.extra import load
from factbench.batch.manifest import done
from factbench.batch.schema import Rows
from factbench.batch.signing import Signing, sign, signing, unpacked
from factbench.errors import OutputRefused, Unreadable
from factbench.stages import same_claim, same_text
from factbench.stages.same_claim import Saying, same
from factbench.stages.same_text import shared, shingles
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factbench.batch.engine import Workers

NEAR = 3
"""Members of a bucket, in the order of their ids, that each is compared with: a story in a thousand papers is three
thousand pairs so, and not half a million; what one bucket leaves out another has."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One text, or one claim, wherever it stands."""

    id: str
    """Of the member that came first."""
    what: str
    """"article" or "claim"."""
    times: int
    """In how many articles it stands."""
    first: str | None
    """Day of the first, ISO 8601; None where none is known."""
    last: str | None
    sites: tuple[str, ...]
    """Where it stood."""
    said_by: tuple[str, ...]
    words: str
    """Of the first member."""


def build(folder: Path, workers: Workers = HERE) -> Iterator[tuple[int, int]]:
    """Find the clusters of a folder and write them beside its results; yields how many shards are read of how many.

    What was read of a shard is kept; a folder that did not change is not read again.
    Raises: `errors.Unreadable`; `errors.OutputRefused`; `errors.Misuse` without the extra.
    """
    load("datasketch")
    tasks = [signing(folder, each) for each in done(folder)]
    beside = folder / "alike"
    try:
        beside.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputRefused(f"{one_line(str(beside))} cannot be made: {error.strerror}.") from error
    if place(folder, tasks).exists():
        return
    missing = [task for task in tasks if not task.path.exists()]
    for number, outcome in enumerate(run(missing, sign, workers), 1):
        if outcome.why is not None:
            raise Unreadable(f"{one_line(outcome.task.key)} cannot be read: {outcome.why}")
        yield number, len(missing)
    _write(folder, tasks)


def place(folder: Path, shards: Iterable[Signing]) -> Path:
    """The file of the clusters of just these shards."""
    named = hashlib.sha256("\n".join(each.path.name for each in shards).encode()).hexdigest()[:16]
    return folder / "alike" / f"{named}.clusters.parquet"


def clusters(folder: Path, what: str, *, least: int = 2, text: str | None = None) -> Iterator[Cluster]:
    """The clusters that `build` found of "article" or "claim", those that stand oftenest first.

    `text` must stand in the words of one of its members. Raises: `errors.Unreadable` where there are none.
    """
    sql = """
    SELECT cluster, count(DISTINCT article) AS times, min(published), max(published),
        list_sort(list_distinct(list(site))), list_sort(list_distinct(list(said_by))),
        first(words ORDER BY id <> cluster)
    FROM read_parquet(?) WHERE what = ? GROUP BY cluster
    HAVING times >= ? AND (? IS NULL OR bool_or(contains(lower(words), lower(?))))
    ORDER BY times DESC, 3, cluster
    """
    path = place(folder, [signing(folder, each) for each in done(folder)])
    with _looking(folder) as connection:
        found = connection.execute(sql, [str(path), what, least, text, text])
        while rows := found.fetchmany(1_000):
            for cluster, times, first, last, sites, people, words in rows:
                yield Cluster(
                    cluster, what, times, first, last, tuple(sites or ()), tuple(people or ()), words or ""
                )


# ----------------------------------------------------------------------------------------------- finding them


def _write(folder: Path, shards: list[Signing]) -> None:
    final = place(folder, shards)
    draft = final.with_name(f".{final.name}.{uuid4().hex}")
    file = Rows(str(draft), "clusters")
    try:
        try:
            with _looking(folder) as connection:
                _name_tables(connection, folder, shards)
                for what in ("article", "claim"):
                    joined = _joined(_pairs(connection, what))
                    file.add(list(_members(connection, what, joined)))
        finally:
            file.close()
        draft.replace(final)
    finally:
        draft.unlink(missing_ok=True)


class _looking:  # noqa: N801  reads as a verb
    """A connection of DuckDB, whose errors come out as one sentence."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._duckdb = load("duckdb")

    def __enter__(self) -> Any:
        self._connection = self._duckdb.connect(
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        )
        return self._connection

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self._connection.close()
        if isinstance(error, self._duckdb.Error):
            raise Unreadable(
                f"The results in {one_line(str(self._folder))} cannot be read: {one_line(str(error))[:160]}"
            ) from error


def _name_tables(connection: Any, folder: Path, shards: list[Signing]) -> None:
    # DuckDB spills what does not fit into memory into this folder.
    connection.execute(
        f"SET temp_directory = '{str(folder / 'alike' / 'spill').replace(chr(39), chr(39) * 2)}'"
    )
    files = {
        "band": [str(each.path) for each in shards],
        "article": [str(folder / f"{each.key}.articles.parquet") for each in shards],
        "claim": [str(folder / f"{each.key}.claims.parquet") for each in shards],
    }
    for name, paths in files.items():
        listed = ", ".join("'" + path.replace("'", "''") + "'" for path in paths)
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")  # noqa: S608


def _pairs(connection: Any, what: str) -> Iterator[tuple[str, str]]:
    """The pairs that share a band and are alike, by exact comparison."""
    near = " UNION ".join(
        f"SELECT lag(id, {back}) OVER (PARTITION BY number ORDER BY id) AS one, id AS other FROM met"  # noqa: S608
        for back in range(1, NEAR + 1)
    )
    words = "text" if what == "article" else "said"
    table = "article" if what == "article" else "band"
    sql = f"""
    WITH each AS (SELECT DISTINCT id, unnest(bands) AS number FROM band WHERE what = ?),
    met AS (SELECT id, number FROM each QUALIFY count(*) OVER (PARTITION BY number) > 1),
    pair AS (SELECT DISTINCT one, other FROM ({near}) WHERE one IS NOT NULL),
    word AS (SELECT id, any_value({words}) AS words FROM {table} GROUP BY id)
    SELECT one, other, a.words, b.words FROM pair JOIN word AS a ON a.id = one JOIN word AS b ON b.id = other
    ORDER BY one, other
    """  # noqa: S608
    alike = _same_text if what == "article" else _same_claim
    found = connection.execute(sql, [what])
    while rows := found.fetchmany(10_000):
        for one, other, mine, theirs in rows:
            if alike(mine, theirs):
                yield one, other


def _same_text(one: str, other: str) -> bool:
    return shared(_shingles(one), _shingles(other)) >= same_text.SAME


def _same_claim(one: str, other: str) -> bool:
    return same(_saying(one), _saying(other)) >= same_claim.SAME


@lru_cache(maxsize=512)
def _shingles(text: str) -> frozenset[int]:
    return shingles(text)


@lru_cache(maxsize=8_192)
def _saying(text: str) -> Saying:
    return unpacked(text)


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id -> the id by which its cluster is known here: the smallest of all that hang together."""
    above: dict[str, str] = {}

    def top(each: str) -> str:
        above.setdefault(each, each)
        while above[each] != each:
            above[each] = above[above[each]]
            each = above[each]
        return each

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        above[high] = low
    return {each: top(each) for each in list(above)}


def _members(connection: Any, what: str, joined: dict[str, str]) -> Iterator[dict[str, Any]]:
    """A row for every member, by cluster and day; a cluster is named by its first."""
    pa = load("pyarrow")
    schema = pa.schema([("id", pa.string()), ("cluster", pa.string())])
    members = pa.table({"id": list(joined), "cluster": list(joined.values())}, schema=schema)
    connection.register("member", members)
    if what == "article":
        words, by = "coalesce(title, left(text, 80))", "NULL"
        tables = "JOIN article USING (id)"
    else:
        words, by = "claim.statement", "claim.said_by"
        tables = "JOIN claim USING (id) JOIN article ON article.id = claim.article"
    sql = f"""
    WITH row AS (
        SELECT DISTINCT ON (member.id) member.cluster, member.id, article.id AS article, published, site,
            {by} AS said_by, {words} AS words FROM member {tables}
    )
    SELECT first_value(id) OVER (PARTITION BY cluster ORDER BY published NULLS LAST, id), id, article, published, site,
        said_by, words FROM row ORDER BY 1, published NULLS LAST, id
    """  # noqa: S608
    names = ("cluster", "id", "article", "published", "site", "said_by", "words")
    found = connection.execute(sql)
    while rows := found.fetchmany(10_000):
        yield from ({"what": what, **dict(zip(names, row, strict=True))} for row in rows)
    connection.unregister("member")
