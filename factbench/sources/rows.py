"""JSON Lines and CSV -> reference documents: each line or row is a passage, or a fact-check."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factbench import errors
from factbench.documents.encoding import decode
from factbench.documents.foreign import parsed, words
from factbench.model import Snapshot, Source, identity
from factbench.sources import claimreview
from factbench.sources.past_checks import past_check
from factbench.sources.reference import Reference, day, reference
from factbench.text.clean import one_line
from factbench.text.span import Span

if TYPE_CHECKING:
    from factbench.settings import Settings

Row = Mapping[str, Any]

TEXT = ("text", "passage", "body", "content", "sentence")
"""Names of the column with a passage, the likeliest first."""


def references(name: str, snapshot: Snapshot, settings: Settings) -> Iterator[Reference | errors.Unreadable]:
    """The documents in JSON Lines or CSV, in the order they begin, and an error for each line that cannot be read.

    Passages have a `text` and, where known, `title`, `url`, `publisher`, `published`, `primary` (yes or no),
    `licence` and `origin`; those of one title make one source. Fact-checks have a claim and a rating; what nobody has
    decided in the table of a report is none.
    Raises: `errors.Unreadable` where it holds nothing at all, or is no table.
    """
    text = decode(snapshot.content)
    table = Path(name).suffix.lower() in {".csv", ".tsv"} or "csv" in (snapshot.media_type or "")
    checks: list[Reference | errors.Unreadable] = []
    groups: dict[str, list[Row]] = {}
    undecided = False
    for number, row in _cells(name, text) if table else _lines(name, text):
        if isinstance(row, errors.Unreadable):
            checks.append(row)
            continue
        if table and claimreview.is_open(row):
            undecided = True
            continue
        reviews = _reviews(row, table=table)
        checks += [past_check(each, snapshot, settings) for each in reviews]
        if table and not reviews and claimreview.is_table(row):
            checks.append(
                errors.Unreadable(f"{one_line(name)}, {number}: a rating, but neither claim nor title.")
            )
        elif not reviews:
            passage = _passage(name, number, row)
            if isinstance(passage, errors.Unreadable):
                checks.append(passage)
                continue
            title = words(row, "title") or words(row, "source") or Path(name).stem
            groups.setdefault(title, []).append(passage)
    if undecided and not checks and not groups:
        raise errors.Unreadable(f"{one_line(name)} is a report in which nothing is decided.")
    if not checks and not groups:
        raise errors.Unreadable(f"{one_line(name)} holds no passages.")
    yield from checks
    for title, found in groups.items():
        try:
            yield _joined(name, title, found, snapshot, settings)
        except errors.Unreadable as error:
            yield error


def _reviews(row: Row, *, table: bool) -> list[claimreview.CheckedClaim]:
    if not table:
        return claimreview.reviews(row)
    found = claimreview.from_row(row) if claimreview.is_table(row) else None
    return [found] if found else []


def _lines(name: str, text: str) -> Iterator[tuple[str, Row | errors.Unreadable]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"line {number}", _line(name, number, line)


def _line(name: str, number: int, line: str) -> Row | errors.Unreadable:
    try:
        row = parsed(line)
    except ValueError:
        return errors.Unreadable(f"{one_line(name)}, line {number}: not JSON; one object a line is expected.")
    if not isinstance(row, dict):
        return errors.Unreadable(f"{one_line(name)}, line {number}: no “text”; each line needs one.")
    return row


def _cells(name: str, text: str) -> Iterator[tuple[str, Row]]:
    """The rows of a table by column name; columns are parted by whichever sign the head has most of."""
    head = text[: text.find("\n")] if "\n" in text else text
    sign = max(",;\t", key=head.count)
    # The library's own limit on a cell is for all readers of the process; a cell may be as large as its file.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        for number, row in enumerate(reader, 2):
            yield (
                f"row {number}",
                {_plain(key): value for key, value in row.items() if isinstance(value, str)},
            )
    except csv.Error as error:
        raise errors.Unreadable(f"{one_line(name)} is no table that can be read: {error}.") from error


def _plain(key: str | None) -> str:
    return (key or "").strip().lower()


def _passage(name: str, where: str, row: Row) -> Row | errors.Unreadable:
    text = next((row[key] for key in TEXT if isinstance(row.get(key), str) and row[key].strip()), None)
    if text is None:
        return errors.Unreadable(f"{one_line(name)}, {where}: no “text”; each line needs one.")
    return {**row, "text": text}


def _joined(name: str, title: str, found: list[Row], snapshot: Snapshot, settings: Settings) -> Reference:
    """Passages of one title as one source, in the order they come."""
    texts = [row["text"].strip() for row in found]
    spans, start = [], 0
    for text in texts:
        spans.append(Span(start, start + len(text)))
        start += len(text) + 2
    joined, first = "\n\n".join(texts), found[0]
    source = Source(
        id=identity(_said(first, "url") or snapshot.sha256, joined),
        title=title,
        text=joined,
        publisher=_said(first, "publisher"),
        url=_said(first, "url"),
        published=day(name, first.get("published") or first.get("date")),
        retrieved=snapshot.retrieved_at,
        primary={"yes": True, "true": True, "no": False, "false": False}.get(
            str(first.get("primary")).lower()
        ),
        origin=_said(first, "origin"),
        licence=_said(first, "licence") or _said(first, "license"),
        snapshot=snapshot.sha256,
    )
    return reference(source, snapshot, settings, spans)


def _said(row: Row, key: str) -> str | None:
    value = row.get(key)
    return value.strip() or None if isinstance(value, str) else None
