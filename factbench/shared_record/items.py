"""A parcel <-> the rows of a shared record: acts as they are stored, all else as JSON under its own id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from factbench.codec import decode, encode
from factbench.model import (
    Anchor,
    Claim,
    Edition,
    Evidence,
    Parcel,
    Passage,
    Search,
    Shelved,
    Stored,
    passage_id,
)
from factbench.record.body import chain_hash
from factbench.record.parcel import damaged
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class Item(NamedTuple):
    """One row."""

    kind: str
    id: str
    content: str
    previous: str
    hash: str


def items_of(parcel: Parcel, ids: Iterable[str]) -> Iterator[Item]:
    """The rows of a parcel, each behind those that it needs; `ids` are those of its acts. Files are no rows."""
    spans: dict[str, list[Span]] = {each.source.id: [] for each in parcel.sources}
    for passage in parcel.passages:
        if passage.source in spans:
            spans[passage.source].append(passage.span)
    for shelved in parcel.sources:
        yield _item(
            "source", shelved.source.id, {**encode(shelved), "spans": encode(spans[shelved.source.id])}
        )
    for passage in parcel.passages:
        if passage.source not in spans:
            yield _item("passage", passage.id, encode(passage))
    for edition in parcel.articles:
        yield _item("article", edition.article.id, encode(edition))
    for claim in parcel.claims:
        yield _item("claim", claim.id, encode(claim))
    for anchor in parcel.anchors:
        yield _item("anchor", anchor.claim, encode(anchor))
    for evidence in parcel.evidence:
        yield _item("evidence", evidence.id, _named(evidence))
    for search in parcel.searches:
        yield _item("search", search.id, encode(search))
    for id, act in zip(ids, parcel.acts, strict=True):
        yield Item("act", id, *act)


def parcel_of(items: Iterable[Item]) -> Parcel:
    """The parcel that `items_of` took apart, without files. Its acts are not looked at yet.

    Raises: `errors.Unreadable` where a row is not what its kind, id and hash say.
    """
    found: dict[str, list[Any]] = {kind: [] for kind in (*_READ, "act")}
    passages: list[Passage] = []
    for item in items:
        if item.kind == "act":
            found["act"].append(Stored(item.content, item.previous, item.hash))
            continue
        if chain_hash(item.content, item.previous) != item.hash:
            raise damaged(item.kind, item.id, "it was changed after it was stored")
        try:
            content = json.loads(item.content)
            passages += _passages(content) if item.kind == "source" else ()
            read, name = _READ[item.kind]
            value = read(content)
            if name(value) != item.id:
                raise ValueError("it is kept under the id of another")
        except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
            raise damaged(item.kind, item.id, str(error)) from error
        found[item.kind].append(value)
    return Parcel(
        acts=tuple(found["act"]),
        articles=tuple(found["article"]),
        claims=tuple(found["claim"]),
        anchors=tuple(found["anchor"]),
        sources=tuple(found["source"]),
        passages=tuple({each.id: each for each in (*passages, *found["passage"])}.values()),
        evidence=tuple(found["evidence"]),
        searches=tuple(found["search"]),
    )


def files_of(parcel: Parcel) -> list[str]:
    """The sha256 of every file that articles and sources of a parcel came from."""
    found = [each.article.snapshot for each in parcel.articles]
    found += [each.source.snapshot for each in parcel.sources if each.source.snapshot is not None]
    return [*dict.fromkeys(found)]


# ------------------------------------------------------------------------------------------------- one row


def _item(kind: str, id: str, content: dict[str, Any]) -> Item:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Item(kind, id, text, "", chain_hash(text, ""))


def _named(evidence: Evidence) -> dict[str, Any]:
    """Evidence with its passage and its source by their ids: both have rows of their own."""
    found: dict[str, Any] = encode(evidence)
    return {
        **found,
        "passage": [evidence.passage.id, *found["passage"]["span"]],
        "source": evidence.source.id,
    }


def _evidence(content: dict[str, Any]) -> Evidence:
    id, start, end = content["passage"]
    source = content["source"]
    return decode(
        Evidence,
        {
            **content,
            "passage": {"id": id, "source": source, "span": [start, end], "text": ""},
            "source": {"id": source, "title": "", "text": ""},
        },
    )


def _shelved(content: dict[str, Any]) -> Shelved:
    return decode(Shelved, {name: value for name, value in content.items() if name != "spans"})


def _passages(content: dict[str, Any]) -> Iterator[Passage]:
    source, text = content["source"]["id"], content["source"]["text"]
    for start, end in content["spans"]:
        span = Span(start, end)
        yield Passage(passage_id(source, span), source, span, span.of(text))


_READ: dict[str, tuple[Callable[[dict[str, Any]], Any], Callable[[Any], str]]] = {
    "source": (_shelved, lambda value: str(value.source.id)),
    "passage": (lambda content: decode(Passage, content), lambda value: str(value.id)),
    "article": (lambda content: decode(Edition, content), lambda value: str(value.article.id)),
    "claim": (lambda content: decode(Claim, content), lambda value: str(value.id)),
    "anchor": (lambda content: decode(Anchor, content), lambda value: str(value.claim)),
    "evidence": (_evidence, lambda value: str(value.id)),
    "search": (lambda content: decode(Search, content), lambda value: str(value.id)),
}
"""How a row of each kind is read, and the id that it has to be kept under."""
