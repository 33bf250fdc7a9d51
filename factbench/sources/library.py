"""Files, folders and addresses -> reference documents cut into passages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factbench import errors, intake
from factbench.intake import Clock, Hints, expand, now, read
from factbench.model import Article, Passage, Snapshot, Source, identity, passage_id
from factbench.text.clean import one_line
from factbench.text.encoding import decode
from factbench.text.passage import passages
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Hit
    from factbench.settings import Settings

LINES = ".jsonl"
"""Suffix of passages as JSON Lines, each with `text` and, where known, `title`, `url`, `publisher`, `published`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference document with its passages and the bytes it came from."""

    source: Source
    passages: tuple[Passage, ...]
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one named document: a reference, or why there is none."""

    name: str
    found: Reference | errors.FactbenchError


def documents_in(
    names: Sequence[str], settings: Settings, hints: Hints, *, clock: Clock = now
) -> Iterator[Read]:
    """Read every file, folder and address; one that fails does not stop the others.

    Text and Markdown may begin with front matter: lines of `key: value` between two lines of `---`, with the keys
    title, publisher, date, url, primary (yes or no), licence and origin.
    """
    for name in expand(names):
        try:
            yield from _references(name, read(name, settings, clock=clock), settings, hints)
        except (errors.InputError, errors.NetworkError) as error:
            yield Read(name, error)


def _references(name: str, snapshot: Snapshot, settings: Settings, hints: Hints) -> Iterator[Read]:
    if Path(name).suffix.lower() == LINES:
        yield from (Read(name, reference) for reference in _from_lines(name, snapshot))
        return
    front, body = _front_matter(snapshot)
    for document in intake.documents_in(body, settings, hints):
        where = ", ".join(filter(None, (name, document.where)))
        if isinstance(document.found, errors.InputError):
            yield Read(where, document.found)
        else:
            yield Read(where, _reference(name, snapshot, document.found, front, hints, settings))


def _reference(
    name: str, snapshot: Snapshot, article: Article, front: dict[str, str], hints: Hints, settings: Settings
) -> Reference:
    source = Source(
        id=article.id,
        title=hints.title or front.get("title") or article.title or Path(name).stem,
        text=article.text,
        publisher=front.get("publisher") or article.site,
        url=hints.url or front.get("url") or article.url,
        published=hints.published or _day(name, front.get("date")) or article.published,
        retrieved=snapshot.retrieved_at,
        primary={"yes": True, "no": False}.get(front.get("primary", "").lower()),
        origin=front.get("origin"),
        licence=front.get("licence"),
        snapshot=snapshot.sha256,
    )
    cut = passages(article.text, length=settings.passage_length)
    return Reference(source, tuple(_passage(source, span) for span in cut), snapshot)


def _passage(source: Source, span: Span) -> Passage:
    return Passage(passage_id(source.id, span), source.id, span, span.of(source.text))


def _front_matter(snapshot: Snapshot) -> tuple[dict[str, str], Snapshot]:
    """The fields at the top of a text, and the snapshot without them; no fields where there is no such block."""
    if not snapshot.content.startswith(b"---") or snapshot.media_type not in {"text/plain", "text/markdown"}:
        return {}, snapshot
    text = decode(snapshot.content)
    head, found, body = text.removeprefix("---").partition("\n---")
    fields = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    if not found or not fields:
        return {}, snapshot
    rest = Snapshot(body.lstrip("-").encode(), snapshot.media_type, snapshot.url, snapshot.retrieved_at)
    return {key.strip().lower(): value.strip() for key, value in fields.items()}, rest


def _day(where: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except (ValueError, TypeError) as error:
        raise errors.Unreadable(
            f"{one_line(where)}: {one_line(str(text))[:40]} is not a date like 2023-07-13."
        ) from error


def _from_lines(name: str, snapshot: Snapshot) -> Iterator[Reference]:
    """Passages as JSON Lines: those of one title make one source, in the order they come."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for number, line in enumerate(decode(snapshot.content).splitlines(), 1):
        if line.strip():
            row = _line(name, number, line)
            groups.setdefault(str(row.get("title") or row.get("source") or Path(name).stem), []).append(row)
    if not groups:
        raise errors.Unreadable(f"{one_line(name)} holds no passages.")
    for title, rows in groups.items():
        yield _joined(name, title, rows, snapshot)


def _line(name: str, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise errors.Unreadable(
            f"{one_line(name)}, line {number}: not JSON; one object a line is expected."
        ) from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise errors.Unreadable(f"{one_line(name)}, line {number}: no “text”; each line needs one.")
    return row


def _joined(name: str, title: str, rows: list[dict[str, Any]], snapshot: Snapshot) -> Reference:
    text, spans = "", []
    for row in rows:
        start = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + row["text"].strip()
        spans.append(Span(start, len(text)))
    first = rows[0]
    source = Source(
        id=identity(str(first.get("url") or snapshot.sha256), text),
        title=title,
        text=text,
        publisher=first.get("publisher"),
        url=first.get("url"),
        published=_day(name, first.get("published")),
        retrieved=snapshot.retrieved_at,
        snapshot=snapshot.sha256,
    )
    return Reference(source, tuple(_passage(source, span) for span in spans), snapshot)


class Library:
    """Reference documents in memory, searchable; nothing is stored.

    >>> Library(documents_in(["texts"], Settings(), Hints())).search("An embassy opened in 1993.", limit=3)
    """

    def __init__(self, references: Sequence[Reference]) -> None:
        from factbench.index import Index

        self._all = [
            (passage, reference.source) for reference in references for passage in reference.passages
        ]
        self._index = Index([passage.text for passage, _source in self._all])

    def search(self, query: str, *, limit: int) -> list[tuple[Hit, Passage, Source]]:
        """The passages that fit a query, best first."""
        return [(hit, *self._all[hit.index]) for hit in self._index.search(query, limit=limit)]
