"""Passages in memory -> a full-text index over them."""

from __future__ import annotations

import re
import weakref
from typing import TYPE_CHECKING

from factbench.database import memory
from factbench.index.candidates import TOKENIZER, Candidates
from factbench.index.meaning import in_memory, pieces
from factbench.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factbench.index.meaning import Meaning
    from factbench.model import Hit


class Index:
    """Passages, searchable by statement. Built once, never changed; safe to use from several threads at once.

    >>> index = Index(["The mill burned in 1907.", "The bridge opened in 1911."])
    >>> [hit.index for hit in index.search("A fire destroyed the mill in 1907.")]
    [0]
    """

    def __init__(
        self,
        passages: Iterable[str],
        *,
        settings: Settings | None = None,
        meaning: Meaning | None = None,
        documents: Sequence[int] = (),
        titles: Sequence[str] = (),
    ) -> None:
        """`meaning` searches the same passages by their meaning.

        Without it that is done where the `semantic` extra is installed and there are no more than a thousand. It goes
        by the title of a passage's document too, of which `titles` has one a passage, or ""; and where there is none
        by what stands around it, if `documents` says of each by a number of which it is, those of one in its order.
        Raises: `errors.Misuse` where the encoder of the settings cannot be used; ValueError where `documents` or
        `titles` are not as many as the passages.
        """
        settings = settings or Settings()
        kept = [_LONE_SURROGATE.sub("\ufffd", passage) for passage in passages]
        for given, what in ((documents, "documents"), (titles, "titles")):
            if given and len(given) != len(kept):
                raise ValueError(f"{len(kept)} passages, but {len(given)} {what}: give one a passage")
        connection = memory()
        self._close = weakref.finalize(self, connection.close)
        connection.execute(f"CREATE VIRTUAL TABLE passage USING fts5(text, tokenize='{TOKENIZER}')")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO passage(rowid, text) VALUES (?, ?)",
            enumerate(kept),
        )
        connection.execute("COMMIT")
        title = dict(enumerate(titles))
        said = [pieces(title.get(row, ""), text) for row, text in enumerate(kept)]
        meaning = meaning or in_memory(said, settings, documents=documents)
        self._candidates = Candidates(
            connection,
            "passage",
            settings=settings,
            meaning=meaning,
            titles=lambda rows: {row: title[row] for row in rows if title.get(row)},
        )

    def search(self, statement: str, *, limit: int = 10) -> list[Hit]:
        """Return at most `limit` hits, best first; ties keep the order of the passages.

        `score` runs from 0 (no shared word) to 100 (all of the statement, and little else) and means the same for
        every statement; `start` and `end` cut the best sentences out of the passage. A statement without words
        finds nothing.
        """
        return self._candidates.search(statement, limit=limit)

    def close(self) -> None:
        """Free the memory now; otherwise it is freed with the object."""
        self._close()


def match(statement: str, passages: Sequence[str], *, limit: int = 10) -> list[Hit]:
    """Return the passages that fit the statement, best first: `Index(passages).search(statement)`.

    The ranking itself is `stages.match.rank`; it stands here because stages know no index. For more than one
    statement over the same passages build the `Index` once.
    """
    index = Index(passages)
    try:
        return index.search(statement, limit=limit)
    finally:
        index.close()


# SQLite stores UTF-8, which has no place for half of a pair; one for one, so spans hold.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
