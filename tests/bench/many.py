"""A database with many claims, made quickly: one article is stored as any other, the rest are rows like its rows."""

from __future__ import annotations

import sys
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factbench.model import Article, Paragraph, Passage, Snapshot, claim_id, passage_id
from factbench.settings import ParserChoice, Settings
from factbench.store import documents, rows
from factbench.store.listing import Filter
from factbench.text.quote import CONTEXT
from factbench.text.span import Span
from factbench.workbench import Workbench
from tests.values import a_claim, a_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.database import Connection

SENTENCES = 50
"""Claims an article."""
AT = "2020-01-01T00:00:00.000Z"
RULES = Settings(parser=ParserChoice.RULES, semantic=False)


def fill(path: Path, claims: int) -> None:
    """Write a new database of `claims` claims, those of the first article with evidence; a million take a minute."""
    with Workbench(path, RULES, create=True, reviewer="Filler", device="bench") as bench:
        bench.session.write(lambda db: _add(db, claims // SENTENCES))
        for _found in bench.library.passages.match(
            [each.id for each in bench.desk.claims(Filter(article=bench.library.article_lines()[0].id))]
        ):
            pass


def _add(db: Connection, articles: int) -> None:
    snapshot, article = _article(0)
    quotes = article.text.removesuffix(".").split(". ")
    claims = [a_claim(article, quote) for quote in quotes]
    documents.add_article(db, snapshot, article, claims, AT)
    source, passages = _library()
    documents.add_source(db, source, passages, None, AT)
    like = [dict(row) for row in db.execute("SELECT * FROM claim ORDER BY number")]
    for row in like:
        del row["number"]
    for number in range(1, articles):
        snapshot, article = _article(number)
        _insert(db, "snapshot", [rows.snapshot_row(snapshot)])
        _insert(db, "article", [{**rows.article_row(article, AT), "segmenter": None}])
        spans = [claim.parts[0] for claim in claims]
        _insert(db, "claim", _like(like, spans, article, number))


def _article(number: int) -> tuple[Snapshot, Article]:
    """All are of the same length, so that spans are the same in each."""
    quotes = [f"Harbour {number:05} moved {place * 7} ships in {1900 + place}" for place in range(SENTENCES)]
    text = ". ".join(quotes) + "."
    snapshot = Snapshot(text.encode(), "text/plain", None, "2020-01-01T00:00:00Z")
    return snapshot, Article(
        text=text,
        paragraphs=(Paragraph(Span(0, len(text))),),
        title=f"Harbours {number}",
        snapshot=snapshot.sha256,
        extractor="plain 1",
    )


def _library() -> tuple[Any, list[Any]]:
    """A year book that says something of each year of the first article, and often something else."""
    words = [
        f"In {1900 + place} harbour 00000 moved {place * 7 + place % 3} ships." for place in range(SENTENCES)
    ]
    source, _whole = a_source("".join(words), title="Year book of the harbours")
    ends = list(accumulate(map(len, words)))
    spans = [Span(end - len(text), end) for end, text in zip(ends, words, strict=True)]
    return source, [
        Passage(passage_id(source.id, span), source.id, span, span.of(source.text)) for span in spans
    ]


def _like(
    like: Iterable[dict[str, Any]], spans: list[Span], article: Article, number: int
) -> Iterator[dict[str, Any]]:
    for row, span in zip(like, spans, strict=True):
        quote = span.of(article.text)
        yield row | {
            "id": claim_id(article.id, (span,)),
            "article": article.id,
            "place": number + 1 << 32 | span.start,
            "quote": quote,
            "statement": f"{quote}.",
            "prefix": article.text[max(0, span.start - CONTEXT) : span.start],
            "suffix": article.text[span.end : span.end + CONTEXT],
        }


def _insert(db: Connection, table: str, made: Iterable[dict[str, Any]]) -> None:
    found = list(made)
    names = ", ".join(found[0])
    marks = ", ".join("?" * len(found[0]))
    db.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [list(row.values()) for row in found])


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
