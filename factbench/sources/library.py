"""Files, folders and addresses -> reference documents cut into passages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from factbench import errors, intake
from factbench.documents.encoding import decode
from factbench.intake import SUFFIXES, Clock, Hints, now, read
from factbench.model import Article, Snapshot, Source
from factbench.sources import past_checks, rows
from factbench.sources.reference import Reference, day, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Hit, Passage
    from factbench.settings import Settings

TABLES = (".jsonl", ".ndjson", ".csv", ".tsv")
"""Suffixes of files in which each line or row is a passage or a fact-check; see `rows`."""
DATA = (".json", ".jsonld")
"""Suffixes of files that hold fact-checks; see `claimreview`."""
TAKEN = (*SUFFIXES, *TABLES, *DATA)
"""Suffixes of files that are taken of a folder."""


@dataclass(frozen=True, slots=True)
class NamedReference:
    """What became of one named document: a reference, or why there is none."""

    name: str
    found: Reference | errors.FactbenchError


def documents_in(
    names: Sequence[str], settings: Settings, hints: Hints, *, clock: Clock = now
) -> Iterator[NamedReference]:
    """Read every file, folder and address; one that fails does not stop the others.

    Text and Markdown may begin with front matter: lines of `key: value` between two lines of `---`, with the keys
    title, publisher, date, url, primary (yes or no), licence and origin. Published fact-checks are told by what a
    file holds: ClaimReview in JSON or in a page, which then gives these and its own text; tables with claims and
    ratings. Of a folder, reports that factbench wrote are left out, see `intake.folder`.
    """
    for name in _files(names):
        try:
            yield from _references(name, read(name, settings, clock=clock), settings, hints)
        except (errors.InputError, errors.NetworkError) as error:
            yield NamedReference(name, error)


def _files(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        found = intake.folder(name, TAKEN)
        yield from found.taken if found else (name,)


def _references(name: str, snapshot: Snapshot, settings: Settings, hints: Hints) -> Iterator[NamedReference]:
    suffix = Path(name).suffix.lower()
    if suffix in TABLES or _type(snapshot) in {"text/csv", "application/jsonl", "application/x-ndjson"}:
        found = rows.references(name, snapshot, settings)
    elif suffix in DATA or _type(snapshot) in {"application/json", "application/ld+json"}:
        found = past_checks.in_json(name, snapshot, settings)
    else:
        yield from _documents(name, snapshot, settings, hints)
        return
    yield from (NamedReference(name, each) for each in found)


def _type(snapshot: Snapshot) -> str:
    return (snapshot.media_type or "").partition(";")[0].strip().lower()


def _documents(name: str, snapshot: Snapshot, settings: Settings, hints: Hints) -> Iterator[NamedReference]:
    checks = list(past_checks.in_page(name, snapshot, settings))
    yield from (NamedReference(name, each) for each in checks)
    front, body = _front_matter(snapshot)
    try:
        for document in intake.documents_in(body, settings, hints):
            where = ", ".join(filter(None, (name, document.where)))
            if isinstance(document.found, errors.InputError):
                yield NamedReference(where, document.found)
            else:
                yield NamedReference(
                    where, _reference(name, snapshot, document.found, front, hints, settings)
                )
    except errors.Unreadable:
        # A page that is nothing but its ClaimReview has no text of its own.
        if not checks:
            raise


def _reference(
    name: str, snapshot: Snapshot, article: Article, front: dict[str, str], hints: Hints, settings: Settings
) -> Reference:
    source = Source(
        id=article.id,
        title=hints.title or front.get("title") or article.title or _stem(name),
        text=article.text,
        publisher=front.get("publisher") or article.site,
        url=hints.url or front.get("url") or article.url,
        published=hints.published or day(name, front.get("date")) or article.published,
        retrieved=snapshot.retrieved_at,
        primary={"yes": True, "no": False}.get(front.get("primary", "").lower()),
        # What an agency wrote is one origin, however many papers print it.
        origin=front.get("origin") or article.agency,
        licence=front.get("licence"),
        snapshot=snapshot.sha256,
    )
    return reference(source, snapshot, settings)


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


class Library:
    """Reference documents in memory, searchable; nothing is stored.

    >>> Library(documents_in(["texts"], Settings(), Hints())).search("An embassy opened in 1993.", limit=3)
    """

    def __init__(self, references: Sequence[Reference], settings: Settings | None = None) -> None:
        from factbench.index import Index
        from factbench.index.meaning import in_memory, pieces
        from factbench.settings import Settings

        self._all = [
            (passage, reference.source) for reference in references for passage in reference.passages
        ]
        settings = settings or Settings()
        said = [
            pieces(source.title, passage.text, check=source.check is not None)
            for passage, source in self._all
        ]
        documents = [number for number, each in enumerate(references) for _passage in each.passages]
        self._index = Index(
            [passage.text for passage, _source in self._all],
            settings=settings,
            meaning=in_memory(said, settings, documents=documents),
            titles=[source.title for _passage, source in self._all],
        )

    def search(self, query: str, *, limit: int) -> list[tuple[Hit, Passage, Source]]:
        """The passages that fit a query, best first."""
        return [(hit, *self._all[hit.index]) for hit in self._index.search(query, limit=limit)]


def _stem(name: str) -> str:
    """A file's name without its ending; bytes of it that are no text are U+FFFD."""
    return os.fsencode(Path(name).stem).decode("utf-8", "replace")
