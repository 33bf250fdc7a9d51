"""A database with many claims, made quickly: the same short article over and over, each time a little different."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factbench.model import Article, Paragraph, Snapshot
from factbench.settings import Settings
from factbench.store import documents
from factbench.text.span import Span
from factbench.workbench import Workbench
from tests.values import a_claim

if TYPE_CHECKING:
    from factbench.database import Connection

SENTENCES = 50


def fill(path: Path, claims: int) -> None:
    """Write a new database of `claims` claims, `SENTENCES` an article."""
    with Workbench(path, Settings(), create=True, reviewer="Bench", device="bench") as bench:
        bench._write(lambda db: _add(db, claims // SENTENCES))


def _add(connection: Connection, articles: int) -> None:
    for number in range(articles):
        quotes = [f"Harbour {number} moved {place * 7} ships in {1900 + place}" for place in range(SENTENCES)]
        text = ". ".join(quotes) + "."
        snapshot = Snapshot(text.encode(), "text/plain", None, "2020-01-01T00:00:00Z")
        article = Article(
            text=text,
            paragraphs=(Paragraph(Span(0, len(text))),),
            title=f"Harbours {number}",
            snapshot=snapshot.sha256,
            extractor="plain 1",
        )
        claims = [a_claim(article, quote) for quote in quotes]
        documents.add_article(connection, snapshot, article, claims, "2020-01-01T00:00:00.000Z")


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
