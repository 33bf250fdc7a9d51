"""Does each thing rest on what its id says? File, article, claim, source, passage, evidence, and what acts name.

An id is a hash of what the thing is made of, and a quote a slice of its text; both are computed anew here, so that also
a change that was made with care shows, unless all that hangs on it was changed with it.
"""

from __future__ import annotations

import json
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from factbench.codec import decode
from factbench.model import BY_HAND, claim_id, evidence_id, identity, passage_id, quote_of
from factbench.store.evidence import NAMED
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.database import Connection, Row

Fault = tuple[str, str]
"""What is wrong, as the beginning of a sentence on one such thing, and the id of the thing."""


def faults(connection: Connection) -> Iterator[Fault]:
    """All that is not what its id, its quote or an act says, one by one."""
    yield from _files(connection)
    yield from _articles(connection)
    yield from _claims(connection)
    yield from _passages(connection)
    yield from _evidence(connection)
    yield from _named(connection)


def vanished(connection: Connection) -> int:
    """How many acts there were of which what holds still tells, or that came into this file, and that are gone."""
    named = " UNION ".join(f"SELECT {column} AS act FROM main.{table}" for table, column in _TELL)
    (number,) = connection.execute(
        f"SELECT count(*) FROM ({named}) WHERE act <> '' AND act NOT IN (SELECT id FROM main.event)"
    ).fetchone()
    return int(number)


_TELL = (
    ("arrival", "event"),
    ("verdict", "event"),
    ("annotation", "id"),
    ("hidden", "event"),
    ("confirmed", "event"),
    ("remark", "id"),
    ("comment", "id"),
    ("ruling", "event"),
    ("approval", "event"),
)
"""Tables folded from the acts, and the column that names the act."""


def _files(connection: Connection) -> Iterator[Fault]:
    for digest, content in connection.execute("SELECT sha256, content FROM main.snapshot"):
        if hash_of(content) != digest:
            yield "file is not the one that came in", str(digest)


def hash_of(packed: bytes) -> str | None:
    """Hex sha256 of what is packed, read piece by piece; None where it cannot be unpacked."""
    unpacker, found = zlib.decompressobj(), sha256()
    try:
        rest = packed
        while rest and not unpacker.eof:
            found.update(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
        found.update(unpacker.flush())
    except (zlib.error, TypeError):
        return None
    return found.hexdigest() if unpacker.eof else None


_PIECE = 1 << 20
"""Bytes that are unpacked at a time."""


def _articles(connection: Connection) -> Iterator[Fault]:
    for identifier, url, snapshot, text in connection.execute(
        "SELECT id, url, snapshot, text FROM main.article"
    ):
        if identity(url or snapshot, text) != identifier:
            yield "article has another text, address or file than its id says", identifier


def _claims(connection: Connection) -> Iterator[Fault]:
    sql = """
    SELECT claim.id, claim.article, claim.parts, claim.quote, claim.segmenter, cut_as."row" AS cut, article.text
    FROM main.claim LEFT JOIN main.cut_as ON cut_as.claim = claim.id
    LEFT JOIN main.article ON article.id = claim.article
    ORDER BY claim.article
    """
    for row in connection.execute(sql):
        if row["text"] is None or not _is_slice(row["parts"], row["quote"], row["text"]):
            yield "claim is no slice of its article", row["id"]
        elif not _has_its_id(row):
            yield "claim stands at another place than its id says", row["id"]


def _is_slice(parts: str, quote: str, text: str) -> bool:
    try:
        spans = decode(tuple[Span, ...], json.loads(parts))
    except (ValueError, TypeError):
        return False
    inside = bool(spans) and all(0 <= span.start <= span.end <= len(text) for span in spans)
    return inside and quote_of(text, spans) == quote


def _has_its_id(row: Row) -> bool:
    """A claim that a person made has an id of its own; one that a person moved is looked at as it was cut."""
    try:
        cut = json.loads(row["cut"]) if row["cut"] is not None else row
        if cut["segmenter"] == BY_HAND:
            return True
        spans = decode(tuple[Span, ...], json.loads(cut["parts"]))
    except (ValueError, TypeError, KeyError, IndexError):
        return False
    return any(claim_id(row["article"], spans, rank) == row["id"] for rank in range(_RANKS))


_RANKS = 64
"""Claims of an article that may have equal parts."""


def _passages(connection: Connection) -> Iterator[Fault]:
    sql = """
    SELECT passage.id, passage.source, start, "end", passage.text, source.text AS whole
    FROM main.passage LEFT JOIN main.source ON source.id = passage.source ORDER BY passage.source
    """
    for identifier, source, start, end, text, whole in connection.execute(sql):
        if whole is None or not 0 <= start <= end <= len(whole) or whole[start:end] != text:
            yield "passage is no slice of its source", identifier
        elif passage_id(source, Span(start, end)) != identifier:
            yield "passage stands at another place than its id says", identifier


def _evidence(connection: Connection) -> Iterator[Fault]:
    sql = """
    SELECT evidence.id, evidence.claim, evidence.passage, evidence.start, evidence."end", length(passage.text)
    FROM main.evidence LEFT JOIN main.passage ON passage.id = evidence.passage
    """
    for identifier, claim, passage, start, end, length in connection.execute(sql):
        if evidence_id(claim, passage) != identifier:
            yield "piece of evidence is of another claim or passage than its id says", identifier
        elif length is None or not 0 <= start <= end <= length:
            yield "piece of evidence points outside its passage", identifier


def _named(connection: Connection) -> Iterator[Fault]:
    """What people decided, said or cited stands on something that is there."""
    for table in ("claim", "article"):
        sql = f"""
        SELECT DISTINCT {table} FROM main.event
        WHERE {table} IS NOT NULL AND {table} NOT IN (SELECT id FROM main.{table})
        """
        for (identifier,) in connection.execute(sql):
            yield f"{table} is gone on which somebody acted", str(identifier)
    cited = NAMED.format(where="1")
    for (identifier,) in connection.execute(
        f"SELECT value FROM ({cited}) WHERE value NOT IN (SELECT id FROM main.evidence)"
    ):
        yield "piece of evidence is gone that somebody cited or spoke of", str(identifier)
