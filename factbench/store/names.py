"""By which ids is a claim known whose article was corrected? Links into a report that is out do not die."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.record.claim import Former
from factbench.record.claim import names as names_of
from factbench.store import rows, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.database import Connection
    from factbench.model import Article, Claim


def names(connection: Connection, articles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Claim -> its ids in all versions of its article, the first version's first.

    Of those of `articles` alone that stand and were corrected; every other claim has its own id alone.
    """
    return {
        claim.id: names_of(claim, article, versions, former.get(claim.id, ()))
        for article, versions in _corrected(connection, articles)
        for former in [_former(connection, article)]
        for claim in _claims(connection, article)
    }


def known_as(connection: Connection, prefix: str) -> list[str]:
    """The claims that stand now and had an id in another version of their article that begins with `prefix`."""
    sql = "SELECT id FROM article WHERE NOT replaced AND coalesce(supersedes, id) IN (SELECT supersedes FROM article)"
    articles = [id for (id,) in connection.execute(sql)]
    found = names(connection, articles)
    return [claim for claim, ids in found.items() if any(each.startswith(prefix) for each in ids)]


def _corrected(connection: Connection, articles: Iterable[str]) -> Iterator[tuple[Article, list[Article]]]:
    """The articles of which there are other versions, and all versions, in the order they were made."""
    sql = """
    SELECT version.* FROM article JOIN article AS version
        ON coalesce(version.supersedes, version.id) = coalesce(article.supersedes, article.id)
    WHERE article.id = ? AND NOT article.replaced ORDER BY version.supersedes IS NOT NULL, version.number
    """
    for identifier in articles:
        versions = [rows.article_of(row) for row in connection.execute(sql, [identifier])]
        if len(versions) > 1:
            yield next(each for each in versions if each.id == identifier), versions


def _former(connection: Connection, article: Article) -> dict[str, list[Former]]:
    sql = """
    SELECT anchor.now, anchor.claim, old.article, anchor.how FROM anchor
    JOIN claim ON claim.id = anchor.now JOIN claim AS old ON old.id = anchor.claim WHERE claim.article = ?
    """
    found: dict[str, list[Former]] = {}
    for row in connection.execute(sql, [article.id]):
        found.setdefault(row[0], []).append(Former(*row[1:]))
    return found


def _claims(connection: Connection, article: Article) -> Iterator[Claim]:
    """The claims of an article as they were cut: an id is that of the place where a claim was cut."""
    sql = "SELECT * FROM claim WHERE article = ? AND id NOT IN (SELECT claim FROM anchor) ORDER BY place, number"
    found = {row["id"]: row for row in connection.execute(sql, [article.id])}
    found |= shape.bare(connection, found)
    yield from map(rows.claim_of, found.values())
