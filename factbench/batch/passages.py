"""A Parquet file of passages -> reference documents for the library, of which few are held at a time."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from factbench import errors
from factbench.batch.extra import load
from factbench.batch.reading import plain
from factbench.intake import Clock, now
from factbench.model import Snapshot, Source, identity
from factbench.sources.reference import Reference, day, reference
from factbench.text.clean import one_line
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.settings import Settings

Row = dict[str, Any]

TEXT = ("text", "passage", "body", "content", "sentence")
"""Names of the column with a passage, the likeliest first."""
MOST = 1_000
"""Passages of one source; a title that goes on is another."""


def references(
    path: Path, settings: Settings, *, clock: Clock = now
) -> Iterator[tuple[str, Reference | errors.InputError]]:
    """Where ("row 7") and what: each source is the rows of one address, or of one title, that follow each other.

    Rows have a `text` and, where known, `title`, `url`, `publisher`, `published`, `primary`, `licence` and `origin`.
    The bytes of a source are its rows as JSON Lines. A row that cannot be read gives an error, and the next goes on.
    Raises: `errors.Unreadable` where the file is no Parquet; `errors.Misuse` without the extra.
    """
    at = clock().strftime("%Y-%m-%dT%H:%M:%SZ")
    for number, found in _groups(_rows(path)):
        where = f"row {number:,}"
        try:
            yield where, _joined(where, found, path.stem, at, settings)
        except errors.InputError as error:
            yield where, error


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    pa = load("pyarrow")
    number = 0
    try:
        with load("pyarrow.parquet").ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=1_000):
                for row in batch.to_pylist():
                    number += 1
                    yield number, {str(name).strip().lower(): plain(value) for name, value in row.items()}
    except (pa.ArrowException, OSError) as error:
        raise errors.Unreadable(
            f"{one_line(str(path))[:200]} is no Parquet that can be read: {one_line(str(error))[:120]}."
        ) from error


def _groups(rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, list[Row]]]:
    for _key, some in groupby(rows, lambda each: (each[1].get("url"), each[1].get("title"))):
        found = list(some)
        for start in range(0, len(found), MOST):
            part = found[start : start + MOST]
            yield part[0][0], [row for _number, row in part]


def _joined(where: str, found: list[Row], stem: str, at: str, settings: Settings) -> Reference:
    texts = [_text(where, row) for row in found]
    spans, start = [], 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + 2
    joined, first = "\n\n".join(texts), found[0]
    content = "\n".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in found)
    snapshot = Snapshot(content.encode("utf-8", "replace"), "application/jsonl", None, at)
    source = Source(
        id=identity(_said(first, "url") or snapshot.sha256, joined),
        title=_said(first, "title") or _said(first, "source") or stem,
        text=joined,
        publisher=_said(first, "publisher"),
        url=_said(first, "url"),
        published=day(where, str(first.get("published") or first.get("date") or "")[:10]),
        retrieved=at,
        primary={"yes": True, "true": True, "no": False, "false": False}.get(
            str(first.get("primary")).lower()
        ),
        origin=_said(first, "origin"),
        licence=_said(first, "licence") or _said(first, "license"),
        snapshot=snapshot.sha256,
    )
    return reference(source, snapshot, settings, spans)


def _text(where: str, row: Row) -> str:
    text = next((row[name] for name in TEXT if isinstance(row.get(name), str) and row[name].strip()), None)
    if text is None:
        raise errors.Unreadable(f"{where}: no “text”; each row needs one.")
    return str(text).encode("utf-8", "replace").decode().strip()


def _said(row: Row, name: str) -> str | None:
    value = row.get(name)
    return value.strip() or None if isinstance(value, str) else None
