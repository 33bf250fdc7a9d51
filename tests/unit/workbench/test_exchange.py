"""Records of several people and machines -> one, whoever takes in from whom."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factbench import errors
from factbench.acts import AnnotationKind, EvidenceStance
from factbench.store import log, state
from factbench.text.span import Span
from factbench.workbench import Workbench
from tests.values import RULES, counting, filled, ticking

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.model import Claim


def desk_of(path: Path, name: str, *, device: str | None = None) -> Workbench:
    """A desk with ids of its own."""
    own, number = counting(), sum(map(ord, name))
    return Workbench(
        path,
        RULES,
        create=True,
        reviewer=name,
        device=device or name.lower(),
        clock=ticking(step=1 + len(name)),
        new_id=lambda: f"{number:08d}{own()[8:]}",
    )


def state_of(bench: Workbench) -> str:
    return bench.session.read(state.digest)


def faults(bench: Workbench) -> list[str]:
    return bench.session.read(lambda db: [*log.faults(db), *state.faults(db)])


def acts(bench: Workbench) -> set[tuple[str, str]]:
    return {(event.id, event.hash) for event in bench.record.events()}


DOES: dict[str, Callable[[Workbench, list[Claim]], object]] = {
    "supported": lambda bench, claims: bench.record.decide(claims[0].id, rating="supported"),
    "refuted": lambda bench, claims: bench.record.decide(
        claims[0].id, rating="refuted", cite=[bench.desk.evidence(claims[0].id)[0].id]
    ),
    "note": lambda bench, claims: bench.record.annotate(claims[1].id, "words"),
    "flag": lambda bench, claims: bench.record.flag(claims[1].id),
    "stance": lambda bench, claims: bench.record.say_stance(
        claims[0].id, bench.desk.evidence(claims[0].id)[0].id, EvidenceStance.SUPPORTS
    ),
    "remark": lambda bench, claims: bench.record.remark(
        claims[0].article, [Span(4, 11)], "which one?", AnnotationKind.QUESTION
    ),
    "make": lambda bench, claims: bench.record.claims.make(claims[0].article, [Span(72, 94)]),
    "reword": lambda bench, claims: bench.record.claims.reword(claims[0].id, "It opened in 1932."),
    "drop": lambda bench, claims: bench.record.claims.drop(claims[1].id, "no claim"),
    "title": lambda bench, claims: bench.library.correct(claims[0].article, title="The bridge"),
    "hide": lambda bench, claims: bench.library.hide(claims[0].article),
    "undo": lambda bench, claims: bench.record.undo(),
    "redo": lambda bench, claims: bench.record.redo(),
}


def does(bench: Workbench, moves: list[str]) -> None:
    claims = filled(bench)
    for move in moves:
        with suppress(errors.Misuse):
            DOES[move](bench, claims)


MOVES = st.lists(st.sampled_from(sorted(DOES)), max_size=5)


@settings(max_examples=12)
@given(desks=st.tuples(MOVES, MOVES, MOVES))
def test_whoever_takes_in_from_whom_ends_with_the_same(
    tmp_path_factory: pytest.TempPathFactory, desks: tuple[list[str], list[str], list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("desks")
    parcels = []
    every: set[tuple[str, str]] = set()
    for number, moves in enumerate(desks):
        with desk_of(folder / f"{number}.db", f"Reviewer {number}") as bench:
            does(bench, moves)
            parcels.append(bench.exchange.whole())
            every |= acts(bench)
    states = set()
    for number, order in enumerate(permutations(parcels)):
        with desk_of(folder / f"all {number}.db", "Editor") as bench:
            for parcel in order:
                bench.exchange.take(parcel)
            assert acts(bench) == every
            assert faults(bench) == []
            states.add(state_of(bench))
    assert len(states) == 1
