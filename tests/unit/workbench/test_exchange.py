"""Records of several people and machines -> one, whoever takes in from whom."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factbench import database, errors
from factbench.acts import AnnotationKind, Brought, CommentStep, EvidenceStance
from factbench.intake import Hints
from factbench.model import Audience, Stored
from factbench.record import body
from factbench.record.history import history
from factbench.settings import Role
from factbench.store import documents, held, log, rests, schema, state
from factbench.text.span import Span
from factbench.workbench import Filter, Workbench
from factbench.workbench.record.by_hand import Heard
from tests.bench.taking import two_desks
from tests.examples import few
from tests.values import RULES, counting, filled, ticking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factbench.model import Claim, Event, Parcel


def desk_of(path: Path, name: str, *, device: str | None = None) -> Workbench:
    """A desk with ids of its own."""
    own, number = counting(), sum(map(ord, name))
    return Workbench(
        path,
        replace(RULES, role=Role.EDITOR),
        create=True,
        reviewer=name,
        device=device or name.lower(),
        clock=ticking(step=1 + len(name)),
        new_id=lambda: f"{number:08d}{own()[8:]}",
    )


def state_of(bench: Workbench) -> str:
    return bench.session.read(state.digest)


def faults(bench: Workbench) -> list[object]:
    return bench.session.read(
        lambda db: [*log.faults(db), *state.faults(db), *rests.faults(db), *held.odd(db)]
    )


def acts(bench: Workbench) -> set[tuple[str, str]]:
    return {(event.id, event.hash) for event in bench.record.events()}


DOES: dict[str, Callable[[Workbench, list[Claim]], object]] = {
    "supported": lambda bench, claims: bench.record.decide(claims[0].id, rating="supported"),
    "refuted": lambda bench, claims: bench.record.decide(
        claims[0].id, rating="refuted", cite=[beside(bench, claims[0])]
    ),
    "note": lambda bench, claims: bench.record.annotate(claims[1].id, "words"),
    "flag": lambda bench, claims: bench.record.flag(claims[1].id),
    "stance": lambda bench, claims: bench.record.say_stance(
        claims[0].id, beside(bench, claims[0]), EvidenceStance.SUPPORTS
    ),
    "remark": lambda bench, claims: bench.record.remark(
        claims[0].article, [Span(4, 11)], "which one?", AnnotationKind.QUESTION
    ),
    "ask": lambda bench, claims: bench.record.annotate(
        claims[0].id, "Says who?", AnnotationKind.QUESTION, to=["me"]
    ),
    "answer": lambda bench, claims: bench.record.asking.answer(a_question(bench), "The almanac."),
    "close": lambda bench, claims: bench.record.asking.close(a_question(bench)),
    "assign": lambda bench, claims: bench.record.assigning.assign(
        "me", claims=[claims[1].id], due=date(2020, 4, 1)
    ),
    "give": lambda bench, claims: bench.record.assigning.assign("me", article=claims[0].article),
    "bring": lambda bench, claims: bench.record.by_hand.store(
        bench.record.by_hand.bringing(
            claims[0].id, "The plate says 1932.", kind=Brought.PASSAGE, name="Plate"
        ),
        claims[0].id,
    ),
    "source": lambda bench, claims: bench.record.by_hand.store(
        bench.record.by_hand.editing(the_source(bench), title="Year book", primary=False)
    ),
    "use": lambda bench, claims: bench.record.by_hand.store(
        bench.record.by_hand.using(the_source(bench), used=False, why="It was withdrawn.")
    ),
    "comment": lambda bench, claims: bench.record.by_hand.store(
        bench.record.by_hand.asking(CommentStep.ASKED, Heard(who="Port office")), claims[0].id
    ),
    "adjudicate": lambda bench, claims: bench.record.editing.adjudicate(
        claims[0].id, "mixed", "Both are right."
    ),
    "reopen": lambda bench, claims: bench.record.editing.reopen(claims[0].id, "A letter came."),
    "approve": lambda bench, claims: bench.record.editing.approve(claims[0].id),
    "blind": lambda bench, claims: bench.record.editing.blind(True, claim=claims[1].id),
    "make": lambda bench, claims: bench.record.claims.make(claims[0].article, [Span(72, 94)]),
    "reword": lambda bench, claims: bench.record.claims.reword(claims[0].id, "It opened in 1932."),
    "drop": lambda bench, claims: bench.record.claims.drop(claims[1].id, "no claim"),
    "title": lambda bench, claims: bench.library.correct(claims[0].article, title="The bridge"),
    "hide": lambda bench, claims: bench.library.hide(claims[0].article),
    "undo": lambda bench, claims: bench.record.undo(),
    "redo": lambda bench, claims: bench.record.redo(),
}


def the_source(bench: Workbench) -> str:
    """The source that every desk has."""
    return bench.library.sources.all()[0][0].id


def beside(bench: Workbench, claim: Claim) -> str:
    """The first evidence of a claim, unless its source is out of use."""
    found = bench.desk.evidence(claim.id)
    if not found:
        raise errors.Misuse("Nothing stands beside the claim.")
    return found[0].id


def a_question(bench: Workbench) -> str:
    """The first question that is open."""
    waiting = [each.id for each in bench.desk.inbox() if each.text]
    if not waiting:
        raise errors.Misuse("Nobody asks.")
    return waiting[0]


def does(bench: Workbench, moves: list[str]) -> None:
    claims = filled(bench)
    for move in moves:
        with suppress(errors.Misuse):
            DOES[move](bench, claims)


ALL = [*sorted(DOES), "refuted", "stance"]


def test_an_export_taken_into_an_empty_database_is_exported_as_the_same_bytes(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        does(mine, ALL)
        mine.record.undo()
        (tmp_path / "report.json").write_bytes(mine.reports.export("json"))
        held = state_of(mine)
    with desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        theirs.exchange.take_file(tmp_path / "report.json")
        assert state_of(theirs) == held
        assert theirs.reports.export("json") == (tmp_path / "report.json").read_bytes()
        assert faults(theirs) == []
        theirs.file.replay()
        assert state_of(theirs) == held
        again = theirs.exchange.take_file(tmp_path / "report.json")
        assert (again.acts, again.articles, again.claims, again.sources) == (0, 0, 0, 0)


def test_a_database_is_taken_in_both_ways_and_only_read(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine, desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        does(mine, ALL)
        does(theirs, ["supported", "note", "make"])
        assert mine.exchange.take_file(tmp_path / "theirs.db").acts == 3
        assert theirs.exchange.take_file(tmp_path / "mine.db").acts == len(acts(mine)) - 3
        assert state_of(mine) == state_of(theirs)
        assert faults(mine) == faults(theirs) == []
    before = (tmp_path / "theirs.db").read_bytes()
    files = sorted(tmp_path.iterdir())
    with desk_of(tmp_path / "third.db", "Cleo") as third:
        third.exchange.take_file(tmp_path / "theirs.db")
        assert third.exchange.take_file(tmp_path / "theirs.db").acts == 0
    assert (tmp_path / "theirs.db").read_bytes() == before
    assert [each for each in sorted(tmp_path.iterdir()) if "third" not in each.name] == files


MOVES = st.lists(st.sampled_from(sorted(DOES)), max_size=5)


@few(6)
@given(desks=st.tuples(MOVES, MOVES, MOVES))
@example(desks=(["use"], [], []))
@example(desks=(["source"], [], ["refuted"]))
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


BODY = (
    "Photographs of the week, with a menu of 12 dishes.\n\n"
    "The harbour bridge opened in 1932 after eight years of work.\n\n"
    "Its builders used 52,000 tons of steel, and 16 workers died."
)


def add(bench: Workbench, folder: Path) -> str:
    text = folder / "bridge.txt"
    text.write_text(BODY, encoding="utf-8")
    (added,) = bench.library.add([str(text)], Hints(published=date(2020, 3, 4)))
    assert added.id is not None
    return added.id


def claim_of(bench: Workbench, words: str) -> str:
    return next(each.id for each in bench.desk.claims() if words in each.quote)


WORDS = ("Photographs", "1932", "52,000", "16 workers")


def corrects(bench: Workbench, folder: Path, moves: list[str]) -> None:
    """Decide claims of the article of three paragraphs, by their words, and correct where it begins or ends."""
    article = add(bench, folder)
    for move in moves:
        with suppress(errors.Misuse, StopIteration, ValueError):
            match move:
                case "from" | "short":
                    words = "The harbour" if move == "from" else "Its builders"
                    now = bench.session.read(documents.standing, article)
                    assert now is not None
                    bench.library.correct(now.id, begin=words)
                case "undo":
                    bench.record.undo()
                case "make":
                    standing = bench.session.read(documents.standing, article)
                    assert standing is not None
                    start = standing.text.index("eight years")
                    bench.record.claims.make(standing.id, [Span(start, start + 18)])
                case _:
                    bench.record.decide(claim_of(bench, move), rating="mixed")


CORRECTIONS = st.lists(st.sampled_from(["from", "short", "undo", "make", *WORDS]), max_size=5)


@few(4)
@given(desks=st.tuples(CORRECTIONS, CORRECTIONS))
def test_whoever_corrected_what_and_takes_in_from_whom(
    tmp_path_factory: pytest.TempPathFactory, desks: tuple[list[str], list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("desks")
    paths = [folder / "0.db", folder / "1.db"]
    for path, moves in zip(paths, desks, strict=True):
        with desk_of(path, f"Reviewer {path.stem}") as bench:
            corrects(bench, folder, moves)
    states = set()
    for number, order in enumerate([(*paths,), (*reversed(paths),)]):
        with desk_of(folder / f"all {number}.db", "Editor") as bench:
            for path in order:
                bench.exchange.take_file(path)
            assert faults(bench) == []
            states.add(state_of(bench))
    for one, other in [paths, reversed(paths)]:
        with desk_of(one, "Editor") as bench:
            bench.exchange.take_file(other)
            states.add(state_of(bench))
    assert len(states) == 1


def test_a_correction_that_comes_in_cuts_again_and_acts_follow_their_words(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine, desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        article = add(mine, tmp_path)
        add(theirs, tmp_path)
        mine.record.decide(claim_of(mine, "Photographs"), rating="refuted")
        mine.library.correct(article, begin="The harbour")
        mine.record.decide(claim_of(mine, "16 workers"), rating="mixed")
        theirs.record.decide(claim_of(theirs, "1932"), rating="supported")
        theirs.record.annotate(claim_of(theirs, "16 workers"), "of which year?", AnnotationKind.QUESTION)
        for one, other in ((mine, "theirs.db"), (theirs, "mine.db")):
            one.exchange.take_file(tmp_path / other)
        with desk_of(tmp_path / "third.db", "Cleo") as third:
            third.exchange.take_file(tmp_path / "theirs.db")
            third.exchange.take_file(tmp_path / "mine.db")
            for bench in (mine, theirs, third):
                assert not any("Photographs" in each.quote for each in bench.desk.claims())
                (opened,) = bench.desk.verdicts(claim_of(bench, "1932"))
                assert (opened.reviewer, opened.rating) == ("Ben", "supported")
                assert len(bench.desk.claims(Filter(orphaned=True))) == 1
                assert faults(bench) == []
            assert state_of(mine) == state_of(theirs) == state_of(third)


def test_opposite_verdicts_are_both_kept_and_told(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine, desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        does(mine, ["supported"])
        does(theirs, ["refuted"])
        assert mine.exchange.take_file(tmp_path / "theirs.db").disputed == 1
        (claim,) = {event.claim for event in mine.record.events()}
        assert claim is not None
        assert {each.rating for each in mine.desk.verdicts(claim)} == {"supported", "refuted"}


def test_a_claim_that_the_other_cut_has_not_comes_in_as_it_was(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine, desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        filled(mine, "The harbour bridge opened in 1932")
        (other, unacted) = filled(theirs, "opened in 1932", "It was the widest bridge")
        theirs.record.decide(other.id, rating="mixed")
        mine.exchange.take_file(tmp_path / "theirs.db")
        assert [each.quote for each in mine.desk.claims()] == [
            "The harbour bridge opened in 1932",
            "opened in 1932",
        ]
        assert mine.desk.claim(other.id) == theirs.desk.claim(other.id) != unacted


def test_cited_evidence_comes_though_its_source_is_cut_otherwise_here(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine, desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        does(theirs, ["refuted"])
        filled(mine)
        with database.write(connection := database.connect(tmp_path / "mine.db")):
            connection.execute("DELETE FROM evidence")
            connection.execute("DELETE FROM passage")
        connection.close()
        mine.exchange.take_file(tmp_path / "theirs.db")
        (event,) = mine.record.events()
        assert event.claim is not None
        cited = mine.desk.verdicts(event.claim)[0].citations
        assert [each.id for each in mine.desk.evidence(event.claim)] == [*cited]


def test_a_source_that_was_corrected_comes_with_what_it_said_before(tmp_path: Path) -> None:
    """So whoever took it in can take the correction back."""
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        does(mine, ["refuted"])
        source = mine.library.sources.all()[0][0]
        by_hand = mine.record.by_hand
        by_hand.store(by_hand.editing(source.id, title="Year book", primary=False))
        (tmp_path / "report.json").write_bytes(mine.reports.export("json"))
    for name, file in (("by file.db", "mine.db"), ("by report.db", "report.json")):
        with Workbench(tmp_path / name, RULES, create=True, reviewer="Ada", device="laptop") as theirs:
            theirs.exchange.take_file(tmp_path / file)
            ((taken, _passages),) = theirs.library.sources.all()
            assert (taken.title, taken.primary) == ("Year book", False)
            theirs.record.undo()
            ((back, _passages),) = theirs.library.sources.all()
            assert (back.title, back.primary) == (source.title, source.primary)
            assert faults(theirs) == []


def test_what_was_said_of_a_source_holds_where_the_source_comes_after_it(tmp_path: Path) -> None:
    """By a parcel, by adding the same file, or by a bringing that is done again."""
    text = tmp_path / "tides.txt"
    text.write_text("The tide was low on that Friday, says the port.", encoding="utf-8")
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        (added,) = mine.library.sources.add([str(text)], Hints())
        assert added.id is not None
        mine.record.by_hand.store(mine.record.by_hand.using(added.id, used=False, why="It was withdrawn."))
        whole = mine.exchange.whole()
        assert whole.sources == ()
    with desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        theirs.exchange.take(whole)
        theirs.library.sources.add([str(text)], Hints()).__next__()
        assert theirs.library.sources.get(added.id).retired == "It was withdrawn."
        claim = filled(theirs)[0].id
        hand = theirs.record.by_hand
        taken = hand.store(hand.bringing(claim, "The plate says 1932.", name="Plate"), claim)
        ((plate, _),) = [each for each in theirs.library.sources.all() if each[0].title == "Plate"]
        with desk_of(tmp_path / "theirs.db", "Cleo") as other:
            other.record.by_hand.store(other.record.by_hand.editing(plate.id, title="Bronze plate"))
        assert theirs.record.undo() == taken
        assert plate.id not in {each.id for each, _count in theirs.library.sources.all()}
        theirs.record.redo()
        assert theirs.library.sources.get(plate.id).title == "Bronze plate"
        assert faults(theirs) == []


STATE = (
    "verdict",
    "annotation",
    "confirmed",
    "stance",
    "comment",
    "hidden",
    "remark",
    "ruling",
    "approval",
    "blind",
)


def state_bytes(path: Path) -> bytes:
    """All rows of all tables that are folded from the acts, as SQLite has them.

    Read by the library that has the file open: another in the same process would take its locks, and its log.
    """
    connection = database.connect(path)
    try:
        kept = (*STATE, "dropped", "claim", "source")
        rows = [[tuple(row) for row in connection.execute(f"SELECT * FROM {each}")] for each in kept]
        return repr(rows).encode()
    finally:
        connection.close()


def test_a_merged_record_replays_to_the_same_bytes_and_tells_the_same_of_any_time(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.db" for number in range(3)]
    for number, path in enumerate(paths):
        with desk_of(path, f"Reviewer {number}") as bench:
            does(bench, ALL[number::2])
    with desk_of(tmp_path / "all.db", "Editor") as one, desk_of(tmp_path / "back.db", "Editor") as other:
        for path in paths:
            one.exchange.take_file(path)
        for path in reversed(paths):
            other.exchange.take_file(path)
        merged = state_bytes(one.session.path)
        one.file.replay()
        assert state_bytes(one.session.path) == merged
        assert state_of(one) == state_of(other)
        times = sorted({event.at for event in one.record.events()})
        for at in (times[0], times[len(times) // 2], times[-1]):
            told = [
                list(history([event for event in bench.record.events() if event.at <= at], {}))
                for bench in (one, other)
            ]
            assert told[0] == told[1] != []
        assert one.record.events() == other.record.events()


# ------------------------------------------------------------------------------------------------------- chains


def test_two_databases_of_one_machine_have_two_chains(tmp_path: Path) -> None:
    with (
        desk_of(tmp_path / "mine.db", "Ada", device="desk") as mine,
        desk_of(tmp_path / "theirs.db", "Ben", device="desk") as theirs,
    ):
        does(mine, ["supported", "note", "flag"])
        does(theirs, ["refuted", "note"])
        mine.exchange.take_file(tmp_path / "theirs.db")
        assert [each.number for each in mine.session.read(log.heads)] == [2, 3]
        (words,) = [words for what, words, _sound in mine.file.check() if what == "record"]
        assert words == "5 acts, every chain whole; device desk has 2 chains, for it acted in several files"
        kept = mine.file.seal()
        claim = next(iter(mine.desk.claims())).id
        after = mine.record.decide(claim, rating="mixed")
        assert after.number == 4
        assert faults(mine) == []
        assert mine.file.broken(kept) == []
        assert len(theirs.file.broken(kept)) == 1


def test_a_copy_that_goes_on_beside_its_original_is_the_same_record_again(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada", device="desk") as mine:
        does(mine, ["supported", "note"])
        mine.file.backup(tmp_path / "copy.db")
        mine.record.note(claim_of(mine, "widest"), "here")
        with desk_of(tmp_path / "copy.db", "Berta", device="desk") as copy:
            copy.record.note(claim_of(copy, "widest"), "there")
        assert mine.exchange.take_file(tmp_path / "copy.db").acts == 1
        assert sorted(each.number for each in mine.record.events()) == [1, 2, 3, 3]
        assert faults(mine) == []


def test_a_middle_act_that_is_missing_is_found(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        does(mine, ["supported", "note", "flag"])
        whole = mine.exchange.whole()
    with desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        before = state_of(theirs)
        with pytest.raises(errors.Unreadable, match="the one before it is missing"):
            theirs.exchange.take(replace(whole, acts=(whole.acts[0], whole.acts[2])))
        assert state_of(theirs) == before
        theirs.exchange.take(replace(whole, acts=whole.acts[:1]))
        theirs.exchange.take(replace(whole, acts=whole.acts[1:]))
        assert faults(theirs) == []


def test_what_was_taken_in_is_news_though_it_is_older(tmp_path: Path) -> None:
    with desk_of(tmp_path / "mine.db", "Ada") as mine, desk_of(tmp_path / "theirs.db", "Ben") as theirs:
        does(theirs, ["refuted"])
        does(mine, ["supported", "note"])
        seen = mine.desk.pulse()
        with desk_of(tmp_path / "mine.db", "Ada") as elsewhere:
            elsewhere.exchange.take_file(tmp_path / "theirs.db")
        news = mine.desk.news(seen)
        assert news is not None
        assert [each.reviewer for each in news.acts] == ["Ben"]


# ------------------------------------------------------------------------------------------- what a stranger may do


def forged(event: Event, **fields: object) -> Stored:
    """An act of another body with the right hash."""
    text = body.written({**body.fields_of(event), **fields})
    return Stored(text, event.previous, body.chain_hash(text, event.previous))


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Workbench]:
    with desk_of(tmp_path / "theirs.db", "Ben") as bench:
        does(bench, ["refuted", "make"])
        yield bench


def as_bodies(*bodies: str) -> tuple[Stored, ...]:
    """Each as it would be stored, were it an act: the hash is that of the text."""
    return tuple(Stored(each, "", body.chain_hash(each, "")) for each in bodies)


HARMS: dict[str, tuple[Callable[[Parcel, list[Event]], Parcel], str]] = {
    "body": (
        lambda whole, _: replace(
            whole,
            acts=tuple(each._replace(body=each.body.replace("refuted", "mixed")) for each in whole.acts),
        ),
        "it was changed after it was stored",
    ),
    "field": (
        lambda whole, events: replace(whole, acts=(forged(events[0], mood="sure"),)),
        "unknown mood",
    ),
    "time": (
        lambda whole, events: replace(whole, acts=(forged(events[0], at="tomorrow"),)),
        "it has no time",
    ),
    "number": (lambda whole, events: replace(whole, acts=(forged(events[0], number=0),)), "no number"),
    "double": (
        lambda whole, events: replace(
            whole,
            acts=(
                Stored(text := '{"at":"a",' + whole.acts[0].body[1:], "", body.chain_hash(text, "")),
                *whole.acts[1:],
            ),
        ),
        "not written as one is",
    ),
    "space": (
        lambda whole, _: replace(whole, acts=(*as_bodies(f"{whole.acts[0].body} "), *whole.acts[1:])),
        "not written as one is",
    ),
    "no object": (
        lambda whole, _: replace(whole, acts=(*as_bodies("1"), *whole.acts)),
        "not written as one is",
    ),
    "halves": (
        lambda whole, _: replace(whole, acts=(*as_bodies('{"a":[{}', "{}]}"), *whole.acts)),
        "not written as one is",
    ),
    "two in one": (
        lambda whole, _: replace(
            whole, acts=as_bodies(",".join(each.body for each in whole.acts[:2]), '{"a":[{}', "{}]}")
        ),
        "not written as one is",
    ),
    "length": (
        lambda whole, events: replace(whole, acts=(forged(events[0], session="s" * 2_000_000),)),
        "longer than",
    ),
    "quote": (
        lambda whole, _: replace(
            whole, claims=tuple(replace(each, quote="The bridge fell") for each in whole.claims)
        ),
        "not what its spans cut out",
    ),
    "claim": (
        lambda whole, _: replace(whole, claims=tuple(replace(each, id="0" * 64) for each in whole.claims)),
        "not that of its place",
    ),
    "passage": (
        lambda whole, _: replace(
            whole, passages=tuple(replace(p, text="other words") for p in whole.passages)
        ),
        "not what its span cuts out",
    ),
    "evidence": (
        lambda whole, _: replace(
            whole, evidence=tuple(replace(each, id="0" * 64) for each in whole.evidence)
        ),
        "not that of its claim and passage",
    ),
    "file": (lambda whole, _: replace(whole, snapshots=()), "the file that it came from is missing"),
    "type": (
        lambda whole, _: replace(whole, sources=tuple(replace(each, added_at=7) for each in whole.sources)),  # type: ignore[arg-type]
        "not of type str",
    ),
    "versions": (
        lambda whole, _: replace(
            whole, articles=tuple(replace(each, replaced=True) for each in whole.articles)
        ),
        "0 of its versions stand",
    ),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_parcel_that_was_tampered_with_is_refused_whole(
    tmp_path: Path, theirs: Workbench, harm: str
) -> None:
    change, words = HARMS[harm]
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        before = state_of(mine)
        with pytest.raises(errors.Unreadable, match=words):
            mine.exchange.take(change(theirs.exchange.whole(), theirs.record.events()))
        assert state_of(mine) == before
        assert mine.library.article_lines() == []
        assert mine.library.sources.all() == []


def test_an_act_that_is_another_one_here_stops_everything(tmp_path: Path, theirs: Workbench) -> None:
    whole = theirs.exchange.whole()
    first = theirs.record.events()[0]
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        mine.exchange.take(whole)
        with pytest.raises(errors.Unreadable, match="another one here"):
            mine.exchange.take(replace(whole, acts=(forged(first, reviewer="Ada"),)))
        assert faults(mine) == []


def test_no_stranger_turns_the_clock_of_this_machine_on(tmp_path: Path, theirs: Workbench) -> None:
    first = theirs.record.events()[0]
    late = replace(theirs.exchange.whole(), acts=(forged(first, at="9999-01-01T00:00:00.000Z"),))
    with (
        desk_of(tmp_path / "mine.db", "Ada", device="ben") as mine,
        pytest.raises(errors.Unreadable, match="yet to come"),
    ):
        mine.exchange.take(late)
    with desk_of(tmp_path / "other.db", "Cleo") as other:
        assert other.exchange.take(late).acts == 1


def test_an_act_of_a_later_version_is_kept_as_it_is(tmp_path: Path, theirs: Workbench) -> None:
    whole = theirs.exchange.whole()
    first = theirs.record.events()[0]
    later = forged(first, act="weigh", id="00000000-0000-7000-8000-0000000000ff", content={"grams": 3})
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        mine.exchange.take(replace(whole, acts=(*whole.acts, later)))
        assert later in mine.exchange.whole().acts


def stock(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path


def test_a_file_that_cannot_be_taken_in_is_refused_in_one_sentence(tmp_path: Path, theirs: Workbench) -> None:
    def file(name: str, content: bytes) -> Path:
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    def copy(name: str, *statements: str) -> Path:
        theirs.file.backup(tmp_path / name)
        return stock(tmp_path / name, *statements)

    torn = copy("torn.db").read_bytes()
    refused = [
        (tmp_path / "nowhere.db", "cannot be read: No such file"),
        (theirs.session.path, "is the database itself"),
        (stock(tmp_path / "photos.db", "CREATE TABLE photo (x)"), "belongs to another program"),
        (stock(tmp_path / "none.db", "PRAGMA user_version=0", "VACUUM"), "there is nothing to take in"),
        (copy("newer.db", "PRAGMA user_version=99"), "newer factbench"),
        (copy("views.db", "CREATE VIEW looks AS SELECT * FROM event"), "not those of factbench"),
        (file("torn.db", torn[: len(torn) // 2]), "is damaged: nothing was taken in"),
        (file("words.json", b"{}"), "not a factbench report"),
        (
            file("readers.json", theirs.reports.export("json", audience=Audience.READERS)),
            "for colleagues alone",
        ),
        (file("part.json", theirs.reports.export("json", only_decided=True)), "that nobody has decided"),
    ]
    for path, words in refused:
        with pytest.raises(errors.FactbenchError, match=words) as raised:
            theirs.exchange.take_file(path)
        assert str(raised.value).count("\n") == 0


def test_a_database_of_an_earlier_factbench_is_read_from_a_copy(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    database.create(old)
    connection = database.connect(old)
    schema._migrate(connection, old, version=schema.SCHEMA_VERSION - 1)
    connection.close()
    before = old.read_bytes()
    with desk_of(tmp_path / "mine.db", "Ada") as mine:
        assert mine.exchange.take_file(old).acts == 0
    assert old.read_bytes() == before


# ------------------------------------------------------------------------------------------------------- kill -9

TAKER = """
import sys
from pathlib import Path
from factbench.settings import ParserChoice, Settings
from factbench.workbench import Workbench
bench = Workbench(
    Path(sys.argv[1]), Settings(parser=ParserChoice.RULES), reviewer="Ada", device="mine"
)
print("begins", flush=True)
bench.exchange.take_file(Path(sys.argv[2]))
print("done", flush=True)
sys.stdin.read()
"""


@contextmanager
def taking(mine: Path, theirs: Path) -> Iterator[Callable[[], float]]:
    """An import in a process of its own that has begun, and is killed -9 at the end.

    What it yields waits until the import is done, and tells how many seconds that took.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", TAKER, str(mine), str(theirs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    said = process.stdout
    assert said.readline() == "begins\n"
    began = time.perf_counter()

    def done() -> float:
        assert said.readline() == "done\n"
        return time.perf_counter() - began

    try:
        yield done
    finally:
        process.kill()
        process.stdin.close()
        said.close()
        process.wait()


def all_or_nothing(mine: Path, theirs: Path, after: Callable[[int], float | None], rounds: int) -> set[bool]:
    """Kill an import -9, so long `after` it began, again and again; whether it was done whenever it was looked at.

    None: when it is done, however long that takes.
    """
    with desk_of(mine, "Ada") as bench:
        before = state_of(bench)
    seen = set()
    for number in range(rounds):
        with taking(mine, theirs) as done:
            seconds = after(number)
            if seconds is None:
                done()
            else:
                time.sleep(seconds)
        with desk_of(mine, "Ada") as bench:
            assert faults(bench) == []
            assert all(sound for _what, _words, sound in bench.file.check())
            seen.add(state_of(bench) != before)
            if state_of(bench) != before:
                assert bench.exchange.take_file(theirs).acts == 0
    with desk_of(mine, "Ada") as bench:
        bench.exchange.take_file(theirs)
        with desk_of(theirs, "Ben") as other:
            assert state_of(bench) == state_of(other)
    return seen


def test_an_import_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    mine, theirs = two_desks(tmp_path, 2_000, claims=50)
    all_or_nothing(mine, theirs, lambda number: (0.05, 0.2)[number], rounds=2)


def test_after_many_acts_came_in_the_record_is_guarded_as_before(tmp_path: Path) -> None:
    mine, theirs = two_desks(tmp_path, log.MANY, claims=50)
    with desk_of(mine, "Ada") as bench:
        assert bench.exchange.take_file(theirs).acts == log.MANY
        connection = bench.session.connection()
        schema.verify(connection, mine)
        assert faults(bench) == []
        (first, *_), (arrived,) = (
            connection.execute(sql).fetchone()
            for sql in (
                "SELECT * FROM event ORDER BY id LIMIT 1",
                "SELECT count(DISTINCT event) FROM arrival",
            )
        )
        assert arrived == log.MANY
        sql = "INSERT OR REPLACE INTO event (id, body, previous, hash) VALUES (?, '{}', '', 'other')"
        for statement in (sql, "DELETE FROM event WHERE id = ?", "UPDATE event SET hash = '' WHERE id = ?"):
            with pytest.raises(database.Failure, match=r"already|never"):
                connection.execute(statement, [first])
        bench.record.decide(bench.desk.claims()[0].id, rating="supported")
        assert connection.execute("SELECT count(*) FROM arrival").fetchone()[0] == log.MANY + 1
        assert faults(bench) == []


@pytest.mark.storm
@pytest.mark.timeout(3600)
def test_storm_of_killed_imports(tmp_path: Path) -> None:
    mine, theirs = two_desks(tmp_path, 5_000, claims=500)
    shutil.copyfile(mine, tmp_path / "whole.db")
    with taking(tmp_path / "whole.db", theirs) as done:
        needs = done()
    # However busy the machine is: the first is killed as it begins, and the last when it is done.
    times = [*(needs * number / 20 for number in range(40)), None]
    seen = []
    for number, at in enumerate(times):
        copy = tmp_path / f"{number}.db"
        shutil.copyfile(mine, copy)
        seen.append(all_or_nothing(copy, theirs, lambda _number, at=at: at, rounds=1))  # type: ignore[misc]
    assert (seen[0], seen[-1]) == ({False}, {True})
