"""Whatever a person does, undo brings everything back, redo does it again, and the record explains what stands."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from factbench import database, errors
from factbench.acts import AnnotationKind, Brought, CommentStep, Confidence, EvidenceStance, Shown
from factbench.settings import Role
from factbench.store import held, log, rests, state
from factbench.text.span import Span
from factbench.workbench.record.by_hand import Heard
from tests.values import BRIDGE, RULES, a_bench, filled, with_put_in

WORDS = st.sampled_from(["Bridge", "It opened.", "Who says so?", "zwölf 12"])
PLACES = st.integers(0, len(BRIDGE))
STATE = (
    "verdict", "annotation", "stance", "remark", "hidden", "dropped", "comment", "closing", "assignment", "choice",
    "conclusion",
)  # fmt: skip
SOURCE = "SELECT id, title, publisher, published, is_primary, why, retired, by_hand, text FROM source"


class Acts(RuleBasedStateMachine):
    """A workbench, and beside it the obvious model: what stood after each act, and a cursor in that list."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.bench = a_bench(Path(self._folder.name) / "claims.db", settings=replace(RULES, role=Role.EDITOR))

    @initialize()
    def start(self) -> None:
        """Three claims of an article, with evidence."""
        first = filled(self.bench, change=with_put_in)[0]
        self.article = first.article
        self.line: list[Any] = [self.stands()]
        self.undone: list[Any] = []

    def teardown(self) -> None:
        """The record explains everything, and undo leads back to the beginning."""
        if hasattr(self, "line"):
            self.check()
            while self.bench.record.undo() is not None:
                pass
            assert self.stands() == self.line[0]
            self.check()
        self.bench.close()
        self._folder.cleanup()

    def stands(self) -> Any:
        """All that a person can see of what people did."""
        connection = database.connect(self.bench.session.path)
        tables = [sorted(map(tuple, connection.execute(f"SELECT * FROM {table}"))) for table in STATE]
        tables.append(sorted((tuple(row) for row in connection.execute(SOURCE)), key=str))
        connection.close()
        # An act that was taken back leaves a row that says nothing.
        silent = [
            row
            for row in tables[0]
            if row[2] is None and row[4:8] == ("", "[]", "unset", 0) and row[11] == "[]"
        ]
        tables[0] = [row for row in tables[0] if row not in silent]
        tables[5] = [row for row in tables[5] if row[1] != "taken back"]
        return sorted(self.bench.desk.claims(), key=lambda claim: (claim.start, claim.end, claim.id)), tables

    def check(self) -> None:
        """Nothing is at odds with the record."""
        connection = database.connect(self.bench.session.path)
        assert [
            *log.faults(connection),
            *state.faults(connection),
            *rests.faults(connection),
            *held.odd(connection),
        ] == []
        connection.close()

    def do(self, act: Any, *args: Any, **fields: Any) -> None:
        """Do something; what is refused has changed nothing."""
        before = self.stands()
        try:
            act(*args, **fields)
        except errors.Misuse:
            assert self.stands() == before
        else:
            self.line.append(self.stands())
            self.undone.clear()

    def claim(self, number: int) -> str:
        """A claim that stands."""
        claims = list(self.bench.desk.claims())
        return claims[number % len(claims)].id

    def has_claims(self) -> bool:
        """Whether any claim stands."""
        return self.bench.desk.claim_count() > 0

    @precondition(has_claims)
    @rule(
        number=st.integers(0, 9),
        rating=st.sampled_from(["supported", "refuted", "mixed"]),
        sure=st.sampled_from(Confidence),
    )
    def decide(self, number: int, rating: str, sure: Confidence) -> None:
        self.do(self.bench.record.decide, self.claim(number), rating=rating, confidence=sure)

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=WORDS)
    def note(self, number: int, words: str) -> None:
        self.do(self.bench.record.note, self.claim(number), words)

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=WORDS)
    def tag(self, number: int, words: str) -> None:
        self.do(self.bench.record.tag, self.claim(number), words)

    @precondition(has_claims)
    @rule(number=st.integers(0, 9))
    def flag(self, number: int) -> None:
        self.do(self.bench.record.flag, self.claim(number))

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), stance=st.sampled_from([None, *EvidenceStance]))
    def stance(self, number: int, stance: EvidenceStance | None) -> None:
        claim = self.claim(number)
        for each in self.bench.desk.evidence(claim)[:1]:
            self.do(self.bench.record.say_stance, claim, each.id, stance)

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=WORDS, kind=st.sampled_from(Brought), shown=st.sampled_from(Shown))
    def bring(self, number: int, words: str, kind: Brought, shown: Shown) -> None:
        by_hand, claim = self.bench.record.by_hand, self.claim(number)
        heard = Heard(who="Eve Ray", shown=shown)
        self.do(
            lambda: by_hand.store(by_hand.bringing(claim, words, kind=kind, heard=heard, name="Plate"), claim)
        )

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=WORDS, step=st.sampled_from(CommentStep))
    def ask_comment(self, number: int, words: str, step: CommentStep) -> None:
        by_hand = self.bench.record.by_hand
        asking = by_hand.asking(step, Heard(who="Eve Ray"), words=words)
        self.do(by_hand.store, asking, self.claim(number))

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=WORDS, publish=st.sampled_from([True, False, None]))
    def choose(self, number: int, words: str, publish: bool | None) -> None:
        self.do(self.bench.record.publishing.choose, self.claim(number), publish=publish, why=words)

    @rule(words=st.one_of(st.just(""), WORDS))
    def conclude(self, words: str) -> None:
        self.do(self.bench.record.publishing.conclude, self.article, words)

    @rule(number=st.integers(0, 9), words=WORDS, used=st.booleans(), edits=st.booleans())
    def source(self, number: int, words: str, used: bool, edits: bool) -> None:
        by_hand, known = self.bench.record.by_hand, self.bench.library.sources.all()
        source = known[number % len(known)][0].id
        self.do(
            lambda: by_hand.store(
                by_hand.editing(source, title=words) if edits else by_hand.using(source, used=used, why=words)
            )
        )

    @rule(start=PLACES, end=PLACES, words=WORDS)
    def remark(self, start: int, end: int, words: str) -> None:
        span = Span(min(start, end), max(start, end))
        self.do(self.bench.record.remark, self.article, [span], words, AnnotationKind.QUESTION)

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=WORDS)
    def ask(self, number: int, words: str) -> None:
        self.do(self.bench.record.annotate, self.claim(number), words, AnnotationKind.QUESTION, to=["me"])

    @rule(number=st.integers(0, 9), words=WORDS, how=st.sampled_from(["answer", "close", "open"]))
    def settle_question(self, number: int, words: str, how: str) -> None:
        asked = [each.id for each in self.bench.desk.inbox() if each.text]
        asked += [
            each.question for claim in self.bench.desk.claims() for each in self.bench.desk.closings(claim.id)
        ]
        asking = self.bench.record.asking
        for each in asked[number : number + 1]:
            if how == "answer":
                self.do(asking.answer, each, words)
            else:
                self.do(asking.close, each, closed=how == "close")

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), whole=st.booleans(), assigned=st.booleans())
    def assign(self, number: int, whole: bool, assigned: bool) -> None:
        claims, article = ((), self.article) if whole else ([self.claim(number)], None)
        self.do(self.bench.record.assigning.assign, "me", claims=claims, article=article, assigned=assigned)

    @rule(start=PLACES, end=PLACES)
    def make(self, start: int, end: int) -> None:
        self.do(self.bench.record.claims.make, self.article, [Span(min(start, end), max(start, end))])

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), start=PLACES, end=PLACES)
    def place(self, number: int, start: int, end: int) -> None:
        self.do(self.bench.record.claims.place, self.claim(number), [Span(min(start, end), max(start, end))])

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), place=PLACES)
    def split(self, number: int, place: int) -> None:
        self.do(self.bench.record.claims.split, self.claim(number), place)

    @precondition(has_claims)
    @rule(one=st.integers(0, 9), other=st.integers(0, 9))
    def merge(self, one: int, other: int) -> None:
        self.do(self.bench.record.claims.merge, self.claim(one), self.claim(other))

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=st.one_of(st.none(), WORDS))
    def reword(self, number: int, words: str | None) -> None:
        self.do(self.bench.record.claims.reword, self.claim(number), words)

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), kept=st.booleans())
    def settle(self, number: int, kept: bool) -> None:
        self.do(self.bench.record.claims.settle, [self.claim(number)], kept=kept)

    @precondition(has_claims)
    @rule(number=st.integers(0, 9), words=WORDS)
    def drop(self, number: int, words: str) -> None:
        self.do(self.bench.record.claims.drop, self.claim(number), words)

    @precondition(has_claims)
    @rule(rating=st.sampled_from(["supported", "refuted"]))
    def decide_all(self, rating: str) -> None:
        self.do(self._decide_all, rating)

    def _decide_all(self, rating: str) -> None:
        claims = list(self.bench.desk.claims())
        with self.bench.session.together():
            for claim in claims:
                self.bench.record.decide(claim.id, rating=rating)

    @rule()
    def undo(self) -> None:
        done = self.bench.record.undo()
        assert (done is None) == (len(self.line) == 1)
        if done is not None:
            self.undone.append(self.line.pop())

    @rule()
    def redo(self) -> None:
        done = self.bench.record.redo()
        assert (done is None) == (not self.undone)
        if done is not None:
            self.line.append(self.undone.pop())

    @invariant()
    def what_stands_is_what_the_model_says(self) -> None:
        if hasattr(self, "line"):
            assert self.stands() == self.line[-1]


def test_undo_leads_back_to_the_beginning_whatever_was_done() -> None:
    short = settings(
        max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Acts, settings=short)


@pytest.mark.storm
@pytest.mark.timeout(1800)
def test_storm_of_acts() -> None:
    long = settings(
        max_examples=300, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Acts, settings=long)
