"""An act in its envelope <-> the body that is stored, hashed and exported."""

from __future__ import annotations

import hashlib
import json
from itertools import product
from typing import TYPE_CHECKING, Any

from factbench.acts import act_of, content_of
from factbench.model import Event

if TYPE_CHECKING:
    from collections.abc import Mapping


def fields_of(event: Event) -> dict[str, object]:
    """Return everything of an act but its hashes, in JSON's own types; the batch stands among the act's fields."""
    content = {**content_of(event.act), **dict(event.more)}
    if event.batch is not None:
        content["batch"] = event.batch
    return {
        "id": event.id,
        "act": event.act.name,
        "at": event.at,
        "device": event.device,
        "session": event.session,
        "reviewer": event.reviewer,
        "claim": event.claim,
        "article": event.article,
        "refers": event.refers,
        "content": dict(sorted(content.items())),
        "number": event.number,
    }


def event_of(found: Mapping[str, Any], previous: str = "", digest: str = "") -> Event:
    """Return the act that `fields_of` gave; an act that this version cannot read becomes a `Foreign` one.

    Raises: `ValueError`, `TypeError` or `KeyError` where the envelope lacks a field, has one too many, or one of
    another type.
    """
    if tuple(map(type, map(found.get, FIELDS))) not in _SHAPES or len(found) != len(FIELDS):
        _look(found)
    content = found["content"]
    batch = content.get("batch")
    if isinstance(batch, str):
        content = {name: value for name, value in content.items() if name != "batch"}
    act, more = act_of(found["act"], content, found.get("refers"))
    return Event(
        id=found["id"],
        act=act,
        at=found["at"],
        device=found["device"],
        session=found["session"],
        reviewer=found["reviewer"],
        claim=found.get("claim"),
        article=found.get("article"),
        batch=batch if isinstance(batch, str) else None,
        more=more,
        number=found["number"],
        previous=previous,
        hash=digest,
    )


def _look(found: Mapping[str, Any]) -> None:
    """Say which field is wrong."""
    if strange := sorted(found.keys() - FIELDS.keys()):
        raise ValueError(f"unknown {strange[0]}")
    for name, kinds in FIELDS.items():
        if type(found.get(name)) not in kinds:
            raise (TypeError(f"{name} is not of its type") if name in found else KeyError(name))


FIELDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("id", "act", "at", "device", "session", "reviewer"), (str,)),
    **dict.fromkeys(("claim", "article", "refers"), (str, type(None))),
    "content": (dict,),
    "number": (int,),
}
"""What a body holds, and of which types."""
_SHAPES = frozenset(product(*FIELDS.values()))
"""The same for a whole body: one look instead of eleven."""


def canonical(event: Event) -> str:
    """The body as it is stored: JSON with its keys in order and without spaces."""
    return written(fields_of(event))


def written(fields: object) -> str:
    """What `fields_of` gave, as it is stored; a list of such, one behind the other."""
    return _ENCODER.encode(fields)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def chain_hash(body: str, previous: str) -> str:
    """The hash of an act: hex sha256 of the previous act's hash, a newline, and the stored body."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()
