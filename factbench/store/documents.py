"""Articles and sources in claims.db, with their snapshots and passages."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factbench.model import Article, Claim, Passage, Snapshot, Source
from factbench.store import rows
from factbench.store.listing import LISTED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlite_utils import Database

    from factbench.database import Connection


def tables(connection: Connection) -> Database:
    """sqlite-utils over our connection: no plugins, and transactions stay ours."""
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in a list."""

    number: int
    """From 1, in the order they were added."""
    id: str
    title: str | None
    site: str | None
    published: str | None
    url: str | None
    language: str | None
    claims: int
    """Those that stand in the list, without parts and without what is hardly worth checking."""
    open: int
    """Of them, those that nobody has decided."""
    hidden: bool
    added_at: str
    orphaned: int
    """Claims with acts on them whose words are no longer in it."""
    assigned: str | None = None
    """Names of those who are to check all of it; None for nobody."""


def add_article(
    connection: Connection,
    snapshot: Snapshot,
    article: Article,
    claims: Sequence[Claim],
    added_at: str,
    *,
    segmenter: str | None = None,
) -> bool:
    """Store an article with its bytes and claims in the caller's transaction; False where it is known already."""
    if has_article(connection, article.id):
        return False
    db = tables(connection)
    _keep(connection, snapshot, article.snapshot)
    db.table("article").insert({**rows.article_row(article, added_at), "segmenter": segmenter}, pk="number")
    (number,) = connection.execute("SELECT number FROM article WHERE id = ?", [article.id]).fetchone()
    db.table("claim").insert_all((rows.claim_row(claim, article, number) for claim in claims), pk="number")
    return True


def of_bytes(connection: Connection, sha256: str) -> Article | None:
    """The one article that was made of a file with these bytes; None where there is none, or more than one.

    What was fetched from an address is told by that, and is none of a file.
    """
    sql = """
    SELECT article.* FROM article JOIN snapshot ON snapshot.sha256 = article.snapshot
    WHERE article.snapshot = ? AND snapshot.url IS NULL AND supersedes IS NULL LIMIT 2
    """
    found = connection.execute(sql, [sha256]).fetchall()
    return rows.article_of(found[0]) if len(found) == 1 else None


def _keep(connection: Connection, snapshot: Snapshot, digest: str | None) -> None:
    """Store a file unless it is there: one of thousands of documents is packed, and its hash taken, once."""
    known = connection.execute(
        "SELECT 1 FROM snapshot WHERE sha256 = ?", [digest or snapshot.sha256]
    ).fetchone()
    if known is None:
        tables(connection).table("snapshot").insert(rows.snapshot_row(snapshot), pk="sha256", ignore=True)


def is_hidden(connection: Connection, identifier: str) -> bool:
    """Whether somebody took the article with this id out of sight."""
    return connection.execute("SELECT 1 FROM hidden WHERE article = ?", [identifier]).fetchone() is not None


FOUND = ("title", "published", "published_as")
"""The columns of an article that a person may correct, kept in `found` as they were before."""


def found_article(connection: Connection, identifier: str) -> Article | None:
    """The article as it was found, whatever was corrected since; of any version of a document its first."""
    sql = "SELECT * FROM article WHERE id = (SELECT coalesce(supersedes, id) FROM article WHERE id = ?)"
    row = connection.execute(sql, [identifier]).fetchone()
    if row is None:
        return None
    return rows.article_of({**dict(row), **json.loads(row["found"] or "{}")})


def standing(connection: Connection, root: str) -> Article | None:
    """The version of an article that stands now; `root` is its first."""
    sql = "SELECT * FROM article WHERE (id = :root OR supersedes = :root) AND NOT replaced"
    row = connection.execute(sql, {"root": root}).fetchone()
    return rows.article_of(row) if row else None


def root(connection: Connection, identifier: str) -> str:
    """The id of the first version of an article, by which acts on it name it; the given one where none is stored."""
    row = connection.execute(
        "SELECT coalesce(supersedes, id) FROM article WHERE id = ?", [identifier]
    ).fetchone()
    return str(row[0]) if row else identifier


def not_cut_by(connection: Connection, version: str) -> list[str]:
    """Ids of the articles, in the order they were added, whose claims another version of the segmenter cut."""
    sql = f"SELECT id FROM article WHERE NOT replaced AND coalesce(segmenter, '') NOT GLOB ? ORDER BY {IN_ORDER}"
    return [identifier for (identifier,) in connection.execute(sql, [f"{version} *"])]


def snapshot(connection: Connection, sha256: str, *, longest: int = 0) -> Snapshot | None:
    """The bytes with this hash, unless they are more than `longest`, if that is not 0."""
    row = connection.execute("SELECT * FROM snapshot WHERE sha256 = ?", [sha256]).fetchone()
    return rows.snapshot_of(row, longest=longest) if row else None


def has_snapshot(connection: Connection, sha256: str) -> bool:
    """Whether the bytes with this hash came in."""
    return connection.execute("SELECT 1 FROM snapshot WHERE sha256 = ?", [sha256]).fetchone() is not None


def has_article(connection: Connection, article: str) -> bool:
    """Whether an article with this id is stored."""
    return connection.execute("SELECT 1 FROM article WHERE id = ?", [article]).fetchone() is not None


def article(connection: Connection, identifier: str) -> Article | None:
    """The article with this id."""
    row = connection.execute("SELECT * FROM article WHERE id = ?", [identifier]).fetchone()
    return rows.article_of(row) if row else None


def article_of(connection: Connection, *, text: str | None, url: str | None) -> Article | None:
    """The article that stands with this very text, else, where no text is given, the only one at this address."""
    if text is not None:
        sql = "SELECT * FROM article WHERE NOT replaced AND text = ? ORDER BY number"
        found = connection.execute(sql, [text]).fetchall()
        return rows.article_of(found[0]) if found else None
    found = connection.execute("SELECT * FROM article WHERE NOT replaced AND url = ?", [url]).fetchall()
    return rows.article_of(found[0]) if url is not None and len(found) == 1 else None


def orphaned_versions(connection: Connection, article: Article) -> list[Article]:
    """The earlier versions of an article in which orphaned claims stand, in the order they were made."""
    sql = """
    SELECT * FROM article WHERE replaced AND coalesce(supersedes, id) = ?
    AND id IN (SELECT claim.article FROM anchor JOIN claim ON claim.id = anchor.claim WHERE now IS NULL) ORDER BY number
    """
    return [rows.article_of(row) for row in connection.execute(sql, [article.supersedes or article.id])]


def articles(connection: Connection, *, hidden: bool = False) -> Iterator[Article]:
    """Every article in the order they were added; those out of sight only with `hidden`."""
    where = "" if hidden else "AND id NOT IN (SELECT article FROM hidden)"
    for row in connection.execute(f"SELECT * FROM article WHERE NOT replaced {where} ORDER BY {IN_ORDER}"):
        yield rows.article_of(row)


IN_ORDER = "coalesce((SELECT number FROM article AS first WHERE first.id = article.supersedes), number)"
"""Orders articles by when their document was added, whichever version stands now."""


def article_lines(
    connection: Connection, *, text: str | None = None, hidden: bool = False, worth: float = 0.0
) -> list[ArticleLine]:
    """The list of articles in the order they were added; `text` must occur in title, site, address or body.

    `worth` is the lowest of the claims that are counted, as in `Filter`.
    """
    sql = f"""
    SELECT {IN_ORDER} AS number, id, title, site, published, url, language,
        (SELECT count(*) FROM claim WHERE claim.article = article.id AND {LISTED}) AS claims,
        (SELECT count(*) FROM claim WHERE claim.article = article.id AND {LISTED}
            AND NOT EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND rating IS NOT NULL)) AS open,
        id IN (SELECT article FROM hidden) AS hidden, added_at,
        (SELECT count(*) FROM anchor JOIN claim ON claim.id = anchor.claim JOIN article AS old ON old.id = claim.article
            WHERE anchor.now IS NULL AND coalesce(old.supersedes, old.id) = coalesce(article.supersedes, article.id))
            AS orphaned,
        (SELECT group_concat(reviewer, ', ') FROM assignment WHERE thing = article.id) AS assigned
    FROM article
    WHERE NOT replaced
    AND (:text IS NULL OR instr(lower(coalesce(title, '') || ' ' || coalesce(site, '') || ' ' || coalesce(url, '')
        || ' ' || text), lower(:text)))
    AND (:hidden OR id NOT IN (SELECT article FROM hidden)) ORDER BY 1
    """
    found = connection.execute(sql, {"text": text, "hidden": hidden, "worth": worth})
    return [ArticleLine(**{**dict(row), "hidden": bool(row["hidden"])}) for row in found]


def add_source(
    connection: Connection,
    source: Source,
    passages: Sequence[Passage],
    snapshot: Snapshot | None,
    added_at: str,
) -> bool:
    """Store a source with its passages in the caller's transaction; False where it is known already."""
    if connection.execute("SELECT 1 FROM source WHERE id = ?", [source.id]).fetchone():
        return False
    db = tables(connection)
    if snapshot is not None:
        _keep(connection, snapshot, source.snapshot)
    db.table("source").insert(rows.source_row(source, added_at), pk="number")
    db.table("passage").insert_all((rows.passage_row(passage) for passage in passages), pk="number")
    return True


def reread(connection: Connection, source: Source, passages: Sequence[Passage]) -> bool:
    """Put the headline to a past check that was stored without it, in the caller's transaction; whether that was so.

    One that an act speaks of stays as it was read then.
    """
    row = connection.execute("SELECT text FROM source WHERE id = ?", [source.id]).fetchone()
    if source.check is None or row is None or not source.text.startswith(f"{row[0]}\n"):
        return False
    of_source = "SELECT id FROM passage WHERE source = :source"
    spoken_of = f"""
    SELECT 1 FROM evidence JOIN event ON instr(event.body, evidence.id) WHERE evidence.passage IN ({of_source}) LIMIT 1
    """
    if connection.execute(spoken_of, {"source": source.id}).fetchone() is not None:
        return False
    old = [
        number for (number,) in connection.execute("SELECT number FROM passage WHERE source = ?", [source.id])
    ]
    connection.execute(f"DELETE FROM evidence WHERE passage IN ({of_source})", {"source": source.id})
    connection.execute("UPDATE source SET text = ? WHERE id = ?", [source.text, source.id])
    # First the new, so that it has a number of its own: by that the index knows that there is something to read.
    tables(connection).table("passage").insert_all(map(rows.passage_row, passages), pk="number")
    connection.executemany("DELETE FROM passage WHERE number = ?", [[number] for number in old])
    return True


def sources(connection: Connection) -> list[Source]:
    """Every source without its text, in the order they were added."""
    return [
        rows.source_of(row, text="") for row in connection.execute("SELECT * FROM source ORDER BY number")
    ]


def source(connection: Connection, identifier: str) -> Source | None:
    """The source with this id, with its text."""
    row = connection.execute("SELECT * FROM source WHERE id = ?", [identifier]).fetchone()
    return rows.source_of(row, text=row["text"]) if row else None


def passage_counts(connection: Connection) -> dict[str, int]:
    """Source id -> number of its passages."""
    return dict(connection.execute("SELECT source, count(*) FROM passage GROUP BY source"))


def passages(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Passage, Source]]:
    """Passages by their row number, each with its source without text; numbers that are not there are left out."""
    from factbench.text.span import Span

    marks = ", ".join("?" * len(numbers))
    sql = f"""
    SELECT passage.number, passage.id AS passage_id, passage.start AS passage_start, passage."end" AS passage_end,
        passage.text AS passage_text, source.* FROM passage JOIN source ON source.id = passage.source
    WHERE passage.number IN ({marks})
    """
    found: dict[int, tuple[Passage, Source]] = {}
    for row in connection.execute(sql, numbers):
        span = Span(row["passage_start"], row["passage_end"])
        found[row[0]] = (
            Passage(row["passage_id"], row["id"], span, row["passage_text"]),
            rows.source_of(row, text=""),
        )
    return found


def passage(connection: Connection, identifier: str) -> tuple[Passage, Source] | None:
    """The passage with this id, with its source without text."""
    row = connection.execute("SELECT number FROM passage WHERE id = ?", [identifier]).fetchone()
    return passages(connection, [row[0]])[row[0]] if row else None


def passage_ids(connection: Connection) -> Iterator[str]:
    """The ids of all passages."""
    return (identifier for (identifier,) in connection.execute("SELECT id FROM passage"))


def passage_count(connection: Connection, *, up_to: int | None = None) -> int:
    """How many passages there are, all or those up to a row."""
    sql = "SELECT count(*) FROM passage WHERE :up_to IS NULL OR number <= :up_to"
    (count,) = connection.execute(sql, {"up_to": up_to}).fetchone()
    return int(count)


def last_passage(connection: Connection) -> int:
    """The row of the passage that came in last; −1 where there is none."""
    (last,) = connection.execute("SELECT coalesce(max(number), -1) FROM passage").fetchone()
    return int(last)


def published(connection: Connection, passage: int) -> date | None:
    """The day of the source that the passage in this row is from."""
    sql = "SELECT published FROM passage JOIN source ON source.id = passage.source WHERE passage.number = ?"
    row = connection.execute(sql, [passage]).fetchone()
    return date.fromisoformat(row[0]) if row and row[0] else None


def titles(connection: Connection, passages: Collection[int]) -> dict[int, str]:
    """The titles of the sources that the passages in these rows are from, of those that have one."""
    sql = """
    SELECT passage.number, title FROM passage JOIN source ON source.id = passage.source
    WHERE passage.number IN (SELECT value FROM json_each(?)) AND title != ''
    """
    return dict(connection.execute(sql, [json.dumps(sorted(passages))]).fetchall())


def library_version(connection: Connection) -> str:
    """Names the state of the reference library: it changes whenever a passage is added or removed."""
    count, last = connection.execute("SELECT count(*), coalesce(max(number), 0) FROM passage").fetchone()
    return f"{count}/{last}"


def retired_version(connection: Connection) -> str:
    """Names which sources are out of use: "without 2 sources, 1f0c9a"; "" where all are in use."""
    found = connection.execute("SELECT id FROM main.source WHERE retired IS NOT NULL ORDER BY id").fetchall()
    if not found:
        return ""
    digest = hashlib.sha256("".join(row[0] for row in found).encode()).hexdigest()[:6]
    return f"without {len(found)} source{'s' * (len(found) > 1)}, {digest}"
