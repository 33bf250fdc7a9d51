"""What the Parquet files of an archive hold: their columns, in order, with types and what each means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factbench.batch.extra import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VERSION = 1
"""Rises when a column is added or means something else; stands in every file and manifest."""

ROWS = 1_000
"""Rows of a row group: what a writer and a reader hold at once."""


class Column(NamedTuple):
    """One column; what may be missing is null."""

    name: str
    type: str
    words: str


ARTICLES = (
    Column("id", "string", "The article's id, as `factbench add` gives it."),
    Column("input", "string", "The file that it came from, and where in it."),
    Column("snapshot", "string", "sha256 of the bytes it came from."),
    Column("title", "string", "Its headline."),
    Column("site", "string", "Where it stood."),
    Column("authors", "string", "JSON: a list of names."),
    Column("published", "string", "The day, ISO 8601."),
    Column("published_as", "string", "That day as printed."),
    Column("updated", "string", "The day of its last change, ISO 8601."),
    Column("updated_as", "string", "That day as printed."),
    Column("dateline", "string", "As printed."),
    Column("agency", "string", "The news agency, as printed."),
    Column("asides", "string", "JSON: captions, notices and credits beside the body."),
    Column("language", "string", "ISO 639-1."),
    Column("url", "string", "Canonical address."),
    Column("text", "string", "The body; all places are code points of it."),
    Column("paragraphs", "string", "JSON: where each stands in the text, and in the file."),
    Column("extractor", "string", "What took the body out, and its version."),
    Column("segmenter", "string", "What cut the claims, and its version."),
    Column("claims", "int32", "How many claims it has, parts of others among them."),
)
CLAIMS = (
    Column("id", "string", "The claim's id, as `factbench add` gives it."),
    Column("article", "string", "Its article's id."),
    Column("start", "int32", "Where its first part begins in the article's text."),
    Column("end", "int32", "Where its last part ends."),
    Column("parts", "string", "JSON: begin and end of every part."),
    Column("quote", "string", "The article's words, gaps marked."),
    Column(
        "statement", "string", "The claim as it reads alone; what is not the article's stands in brackets."
    ),
    Column("said_by", "string", "Who says so; null where the article itself does."),
    Column("kinds", "string", "JSON: date, quantity, event and so on."),
    Column("checkworthy", "double", "0 to 1: would readers want to know whether it is true?"),
    Column("fact", "double", "0 to 1: does it state a fact? null where nobody fitted that."),
    Column("first", "double", "0 to 1: would an editor check it among the first of its article?"),
    Column("needs_context", "int32", "How many words of it are not understood without the article."),
    Column("under", "string", "Id of the larger claim that it is a part of."),
    Column("worth", "string", "JSON: all scores, with their reasons."),
    Column("slots", "string", "JSON: attribution, gaps, edits, dates, quantities, names, ranks, quotations."),
    Column("segmenter", "string", "What cut it, and its version."),
)
SNAPSHOTS = (
    Column("sha256", "string", "Of the bytes."),
    Column("media_type", "string", "As the file's name or the server said."),
    Column("url", "string", "Where it was fetched from."),
    Column("retrieved_at", "string", "When; null for a file."),
    Column("content", "binary", "The bytes, packed with zlib."),
)
EVIDENCE = (
    Column("id", "string", "The id of claim and passage together."),
    Column("claim", "string", "The claim's id."),
    Column("passage", "string", "The passage's id in the library."),
    Column("source", "string", "The source's id."),
    Column("title", "string", "The source's title."),
    Column("url", "string", "Its address."),
    Column("score", "double", "0 to 100."),
    Column("stance", "string", "What the machine suggests."),
    Column("start", "int32", "Where the best stretch of the passage begins."),
    Column("end", "int32", "Where it ends."),
    Column("text", "string", "The passage."),
    Column("signals", "string", "JSON: what agrees and what conflicts."),
    Column("parts", "string", "JSON: what the score is made of."),
)
CLUSTERS = (
    Column("cluster", "string", "Id of the member that came first; the cluster's name."),
    Column("what", "string", "article or claim."),
    Column("id", "string", "The member's id."),
    Column("article", "string", "The id of its article."),
    Column("published", "string", "The article's day, ISO 8601."),
    Column("site", "string", "Where it stood."),
    Column("said_by", "string", "Who says so."),
    Column("words", "string", "The claim's statement, or the article's title."),
)
TABLES = {
    "articles": ARTICLES,
    "claims": CLAIMS,
    "snapshots": SNAPSHOTS,
    "evidence": EVIDENCE,
    "clusters": CLUSTERS,
}
"""Name of a table, as it stands in the names of files -> its columns."""


def arrow(table: str) -> Any:
    """The table's Arrow schema, with name and version in its metadata."""
    pa = load("pyarrow")
    kinds = {"string": pa.string(), "int32": pa.int32(), "double": pa.float64(), "binary": pa.binary()}
    told = {b"factbench": f"{table} {VERSION}".encode()}
    return pa.schema([(each.name, kinds[each.type]) for each in TABLES[table]], metadata=told)


class Rows:
    """One Parquet file that is being written; rows are held until there are `ROWS` of them."""

    def __init__(self, path: str, table: str) -> None:
        self._pa = load("pyarrow")
        self._schema = arrow(table)
        # Bytes are packed already.
        packing = "none" if table == "snapshots" else "zstd"
        self._writer = load("pyarrow.parquet").ParquetWriter(path, self._schema, compression=packing)
        self._held: list[Mapping[str, Any]] = []
        self.count = 0

    def add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows, in order."""
        self._held += rows
        self.count += len(rows)
        while len(self._held) >= ROWS:
            self._flush(self._held[:ROWS])
            self._held = self._held[ROWS:]

    def _flush(self, rows: Sequence[Mapping[str, Any]]) -> None:
        # By columns: several times as fast as by rows.
        columns = [self._pa.array([row[field.name] for row in rows], field.type) for field in self._schema]
        self._writer.write_table(self._pa.Table.from_arrays(columns, schema=self._schema))

    def close(self) -> None:
        """Write the rest and the foot."""
        try:
            if self._held:
                self._flush(self._held)
        finally:
            self._held = []
            self._writer.close()
