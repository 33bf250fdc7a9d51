"""Acts <-> the record: nothing is lost, and what is stored stays as it is to the byte."""

from __future__ import annotations

import json
import sqlite3
import types
import typing
from dataclasses import fields
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.acts import (
    KINDS,
    UNSET,
    Act,
    Annotate,
    AnnotationKind,
    Correct,
    Decide,
    FileRange,
    Foreign,
    ParagraphRange,
    Redo,
    Reshape,
    Undo,
    act_of,
    content_of,
)
from factbench.model import Event
from factbench.record.body import canonical, chain_hash, event_of, fields_of
from factbench.record.history import history
from factbench.text.span import Span

ROOT = Path(__file__).parents[2]
GOLDEN = [json.loads(line) for line in (ROOT / "tests/golden/acts.jsonl").read_text("utf-8").splitlines()]
"""Every kind of act as it was stored, and told, when fields of an act were a bag of strings."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=4,
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(0, 10**6),
    bool: st.booleans(),
    date: st.dates(),
    types.NoneType: st.none(),
    Span: st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends))),
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Every value that a field of this type can hold."""
    if isinstance(kind, types.UnionType):
        return st.one_of([any_of(each) for each in typing.get_args(kind)])
    if typing.get_origin(kind) is tuple:
        return st.lists(any_of(typing.get_args(kind)[0]), max_size=2).map(tuple)
    if kind in PLAIN:
        return PLAIN[kind]
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{each.name: any_of(hints[each.name]) for each in fields(kind)})


FOREIGN = st.builds(
    Foreign,
    name=TEXTS.filter(lambda name: name not in KINDS),
    refers=st.none() | TEXTS,
    content=st.dictionaries(TEXTS, JSON, max_size=3).map(lambda found: tuple(sorted(found.items()))),
)
ACTS: st.SearchStrategy[Act] = st.one_of([*(any_of(kind) for kind in KINDS.values()), FOREIGN])


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any act, in any envelope."""
    act = draw(ACTS)
    named = {name for kind in KINDS.values() for name in kind.__dataclass_fields__}
    names = TEXTS.filter(lambda name: name not in named | {"batch"})
    more = draw(st.dictionaries(names, JSON, max_size=2)) if not isinstance(act, Foreign) else {}
    batch = draw(st.none() | TEXTS) if "batch" not in content_of(act) else None
    return Event(
        id=draw(TEXTS),
        act=act,
        at=draw(TEXTS),
        device=draw(TEXTS),
        session=draw(TEXTS),
        reviewer=draw(TEXTS),
        claim=draw(st.none() | TEXTS),
        article=draw(st.none() | TEXTS),
        batch=batch,
        more=tuple(sorted(more.items())),
        number=draw(st.integers(0, 99)),
    )


def refers(act: Act) -> str | None:
    """Id of the act that it names."""
    return act.refers if isinstance(act, Undo | Redo | Foreign) else None


@given(ACTS)
def test_an_act_comes_back_from_the_record_as_it_was(act: Act) -> None:
    assert act_of(act.name, json.loads(json.dumps(content_of(act))), refers(act)) == (act, ())


@given(events())
def test_an_envelope_comes_back_from_its_body_and_gives_the_same_body_again(event: Event) -> None:
    body = canonical(event)
    found = event_of(json.loads(body))
    assert found == event
    assert canonical(found) == body
    assert body == json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@given(
    name=st.sampled_from([*KINDS, "merge"]),
    content=st.dictionaries(
        st.sampled_from(sorted({each for act in GOLDEN for each in json.loads(act["body"])["content"]}))
        | TEXTS,
        JSON | st.sampled_from(["note", "2020-03-05", "20200305", "03-5", ["0-3"], ["00-3"], ["3-0"], []]),
        max_size=6,
    ),
    names=st.none() | TEXTS,
)
def test_whatever_a_body_says_nothing_of_it_is_lost(
    name: str, content: dict[str, Any], names: str | None
) -> None:
    act, more = act_of(name, content, names)
    assert act.name == name
    assert {**content_of(act), **dict(more)} == content
    assert refers(act) == names


@pytest.mark.parametrize("stored", GOLDEN, ids=[f"{each}" for each in range(1, len(GOLDEN) + 1)])
def test_an_act_of_an_older_version_is_stored_as_the_same_bytes(stored: dict[str, str]) -> None:
    event = event_of(json.loads(stored["body"]), stored["previous"], stored["hash"])
    assert not isinstance(event.act, Foreign)
    assert event.more == ()
    assert canonical(event) == stored["body"]
    assert chain_hash(canonical(event), event.previous) == event.hash


def test_the_acts_of_an_older_version_are_told_as_they_were() -> None:
    acts = [event_of(json.loads(each["body"])) for each in GOLDEN]
    assert list(history(acts, {})) == [each["told"] for each in GOLDEN]


def test_the_older_acts_are_of_every_kind_and_have_every_field_set_and_unset() -> None:
    acts = [event_of(json.loads(each["body"])).act for each in GOLDEN]
    for name, kind in KINDS.items():
        of_kind = [act for act in acts if act.name == name]
        assert of_kind
        for field in fields(kind):
            said = {getattr(act, field.name) != field.default for act in of_kind}
            optional = field.default is UNSET or field.default == ()
            assert said == ({True, False} if optional else {True}), (name, field.name)
    assert {type(act.body) for act in acts if isinstance(act, Correct)} >= {FileRange, ParagraphRange}


def test_the_acts_of_the_demonstration_are_stored_as_the_same_bytes() -> None:
    with sqlite3.connect(f"file:{ROOT / 'claims.db'}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT body, previous, hash FROM event").fetchall()
    connection.close()
    assert rows
    for body, previous, digest in rows:
        event = event_of(json.loads(body), previous, digest)
        assert not isinstance(event.act, Foreign)
        assert (canonical(event), chain_hash(canonical(event), previous)) == (body, digest)


def test_absent_and_none_are_two_things() -> None:
    assert content_of(Decide()) == {}
    assert content_of(Decide(rating=None)) == {"rating": None}
    assert act_of("shape", {"statement": None})[0] == Reshape(statement=None)
    assert act_of("annotate", {"kind": "note", "text": "x", "evidence": None})[0] == Annotate(
        kind=AnnotationKind.NOTE, text="x", evidence=None
    )


def test_a_field_of_a_later_version_stays_with_the_act() -> None:
    act, more = act_of("decide", {"rating": "mixed", "mood": "sure"})
    assert (act, more) == (Decide(rating="mixed"), (("mood", "sure"),))


@pytest.mark.parametrize(
    ("name", "content", "refers"),
    [
        ("merge", {"with": "another claim"}, None),
        ("decide", {"misleading": "yes"}, None),
        ("decide", {"rating": "mixed"}, "another act"),
        ("annotate", {"kind": "rumour", "text": "x"}, None),
        ("annotate", {"text": "x"}, None),
        ("correct", {"start": 3}, None),
        ("correct", {"start": 3, "end": 5, "first": 1, "last": 2}, None),
        ("undo", {}, None),
    ],
)
def test_what_cannot_be_read_is_kept_and_told_so(
    name: str, content: dict[str, object], refers: str | None
) -> None:
    body = {**fields_of(AN_EVENT), "act": name, "content": content, "refers": refers}
    event = event_of(body)
    assert event.act == Foreign(name=name, refers=refers, content=tuple(sorted(content.items())))
    assert fields_of(event) == body
    (told,) = history([event], {})
    assert "cannot read" in told


AN_EVENT = Event(id="e", act=Undo(refers="d"), at="2020", device="quay", session="s", reviewer="Ada")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"more": 1}, "unknown more"),
        ({"at": None}, "at is"),
        ({"content": []}, "content"),
        ({"number": True}, "number"),
    ],
)
def test_an_envelope_that_is_none_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        event_of({**fields_of(AN_EVENT), **change})
    with pytest.raises(KeyError, match="device"):
        event_of({name: value for name, value in fields_of(AN_EVENT).items() if name != "device"})
