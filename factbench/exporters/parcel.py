"""What a report carries for another database <-> JSON. What the report says anyway is named there by its id."""

from __future__ import annotations

import binascii
import zlib
from array import array
from base64 import b64decode, b64encode
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factbench.codec import decode, encode
from factbench.model import (
    Anchor,
    Article,
    Claim,
    Edition,
    Evidence,
    Parcel,
    Passage,
    Search,
    Shelved,
    Snapshot,
    Source,
    Stored,
    passage_id,
)
from factbench.record import body
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factbench.model import Finding, Report

Found = dict[str, Any]

LARGEST = 500_000_000
"""Bytes of all files of a parcel together, unpacked: it bounds the memory."""


def written(parcel: Parcel, report: Report) -> Found:
    """Return the parcel as JSON's own types, its lists as iterators. Files are zlib, then base64; a passage is its
    span."""
    said = _Said(report)
    spans: dict[str, array[int]] = {}
    for each in parcel.passages:
        spans.setdefault(each.source, array("q")).extend((each.span.start, each.span.end))
    return {
        "snapshots": map(_snapshot, parcel.snapshots),
        "articles": (_edition_written(each, said) for each in parcel.articles),
        "claims": (each.id if said.claim(each.id) == each else encode(each) for each in parcel.claims),
        "anchors": encode(parcel.anchors),
        "sources": (
            {
                "added_at": each.added_at,
                "passages": _pairs(spans.get(each.source.id, ())),
                "source": encode(each.source),
                **({"found": encode(each.found)} if each.found is not None else {}),
            }
            for each in parcel.sources
        ),
        "evidence": (
            each.id
            if said.evidence(each) == each
            else {**encode(each), "source": each.source.id, "passage": each.passage.id}
            for each in parcel.evidence
        ),
        "searches": encode(parcel.searches),
        "acts": (_act(each) for each in parcel.acts if each.hash not in said.acts),
    }


def _edition_written(each: Edition, said: _Said) -> Found:
    known = said.articles.get(each.article.id) == each.article
    return {
        "id": each.article.id,
        "added_at": each.added_at,
        "segmenter": each.segmenter,
        "replaced": each.replaced,
        "found": encode(each.found),
        **({} if known else {"article": encode(each.article)}),
    }


def _pairs(places: Sequence[int]) -> list[list[int]]:
    return [[*pair] for pair in zip(places[::2], places[1::2], strict=True)]


def read(found: Found, report: Report) -> Parcel:
    """Return the parcel that `written` gave with this report.

    Raises: `ValueError`, `TypeError`, `KeyError` or `AttributeError` where it has another shape.
    """
    said = _Said(report)
    evidence = {each.id: each for finding in report.findings for each in finding.evidence}
    sources = [
        decode(Shelved, {k: v for k, v in each.items() if k != "passages"}) for each in found["sources"]
    ]
    passages = {
        each.id: each
        for shelved, given in zip(sources, found["sources"], strict=True)
        for each in _passages(shelved.source, given["passages"])
    }
    known = {each.source.id: each.source for each in sources}
    return Parcel(
        acts=(
            *(Stored(body.canonical(each), each.previous, each.hash) for each in report.events),
            *(_stored(each) for each in found["acts"]),
        ),
        snapshots=tuple(_snapshots(found["snapshots"])),
        articles=tuple(_edition(each, said.articles) for each in found["articles"]),
        claims=tuple(
            said.known_claim(each) if isinstance(each, str) else decode(Claim, each)
            for each in found["claims"]
        ),
        anchors=decode(tuple[Anchor, ...], found["anchors"]),
        sources=tuple(sources),
        passages=tuple(passages.values()),
        evidence=tuple(
            evidence[each] if isinstance(each, str) else _beside(each, known, passages)
            for each in found["evidence"]
        ),
        searches=decode(tuple[Search, ...], found["searches"]),
    )


class _Said:
    """What a report says, by id."""

    def __init__(self, report: Report) -> None:
        self.articles = {each.id: each for each in report.articles}
        self.acts = {each.hash for each in report.events}
        self._findings = report.findings
        self._places = {each.claim.id: place for place, each in enumerate(report.findings)}
        self._last: Finding | None = None

    def known_claim(self, identifier: str) -> Claim:
        """The claim with this id. Raises: `KeyError` where the report has none."""
        return self._findings[self._places[identifier]].claim

    def claim(self, identifier: str) -> Claim | None:
        """The claim with this id."""
        finding = self._finding(identifier)
        return finding.claim if finding else None

    def evidence(self, evidence: Evidence) -> Evidence | None:
        """What the report says of this evidence."""
        finding = self._finding(evidence.claim)
        return next((each for each in finding.evidence if each.id == evidence.id), None) if finding else None

    def _finding(self, claim: str) -> Finding | None:
        """The last one is kept, for evidence comes claim by claim."""
        if self._last is None or self._last.claim.id != claim:
            place = self._places.get(claim)
            self._last = None if place is None else self._findings[place]
        return self._last


def _act(stored: Stored) -> Found:
    return {"body": stored.body, "previous": stored.previous, "hash": stored.hash}


def _stored(found: Found) -> Stored:
    return Stored(*(decode(str, found[name]) for name in Stored._fields))


def _snapshot(each: Snapshot) -> Found:
    packed = b64encode(zlib.compress(each.content, 9)).decode()
    return {
        "media_type": each.media_type,
        "url": each.url,
        "retrieved_at": each.retrieved_at,
        "content": packed,
    }


def _snapshots(found: Iterable[Found]) -> Iterator[Snapshot]:
    left = LARGEST
    for each in found:
        try:
            unpacker = zlib.decompressobj()
            content = unpacker.decompress(b64decode(decode(str, each["content"]), validate=True), left)
        except (zlib.error, binascii.Error) as error:
            raise ValueError(f"a file in it cannot be unpacked ({error})") from error
        left -= len(content)
        if left <= 0 or not unpacker.eof:
            raise ValueError(f"a file in it is cut off, or they are over {LARGEST:,} bytes together")
        yield Snapshot(
            content,
            decode(str | None, each["media_type"]),  # type: ignore[arg-type]
            decode(str | None, each["url"]),  # type: ignore[arg-type]
            decode(str, each["retrieved_at"]),
        )


def _edition(found: Found, said: Mapping[str, Article]) -> Edition:
    fields = {name: value for name, value in found.items() if name != "id"}
    edition = decode(Edition, {**fields, "article": found.get("article") or encode(said[found["id"]])})
    if edition.article.id != found["id"]:
        raise ValueError(f"the id of article {found['id']} is not that of its address and text")
    return edition


def _passages(source: Source, spans: Iterable[Any]) -> Iterator[Passage]:
    for each in spans:
        span = decode(Span, each)
        yield Passage(passage_id(source.id, span), source.id, span, span.of(source.text))


def _beside(found: Found, sources: Mapping[str, Source], passages: Mapping[str, Passage]) -> Evidence:
    whole = {
        **found,
        "source": encode(replace(sources[found["source"]], text="")),
        "passage": encode(passages[found["passage"]]),
    }
    return decode(Evidence, whole)
