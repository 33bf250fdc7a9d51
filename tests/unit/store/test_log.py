"""The record: appended, chained, replayed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench import database, errors
from factbench.acts import Decide
from factbench.model import Audience, Event
from factbench.record.body import canonical, chain_hash
from factbench.record.history import history
from factbench.store import desk, log, state
from factbench.workbench import Workbench
from tests.examples import few
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return a_bench(tmp_path / "claims.db")


def forge(bench: Workbench, *statements: str) -> None:
    """Change the record as somebody with a text editor and patience could."""
    connection = database.connect(bench.session.path)
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE name GLOB 'event_*' AND type = 'trigger'"
    ):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def faults(bench: Workbench) -> str:
    connection = database.connect(bench.session.path)
    found = " ".join([*log.faults(connection), *state.faults(connection)])
    connection.close()
    return found


def test_each_act_carries_the_hash_of_the_one_before(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    first, second = bench.record.decide(claim, rating="mixed"), bench.record.note(claim, "a note")
    assert (first.number, first.previous) == (1, "")
    assert (second.number, second.previous) == (2, first.hash)
    assert faults(bench) == ""


def test_an_act_stored_twice_is_one_act(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    event = bench.record.decide(claim, rating="mixed")
    again = bench.session.write(lambda db: state.record(db, event))
    assert again == event
    assert len(bench.record.events()) == 1


def test_a_clock_that_runs_backwards_does_not_turn_the_record_round(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    bench.record.decide(claim, rating="mixed")
    earlier = a_bench(bench.session.path)
    second = earlier.record.decide(claim, rating="refuted")
    assert [event.id for event in bench.record.events()][-1] == second.id or second.number == 2


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE event SET body = replace(body, 'mixed', 'refuted')", "was changed after it was stored"),
        ("DELETE FROM event WHERE number = 1", "Something is missing"),
        ("UPDATE verdict SET rating = 'refuted'", "differ from what the acts say"),
        ("DELETE FROM annotation", "differ from what the acts say"),
    ],
)
def test_tampering_is_seen(bench: Workbench, statement: str, words: str) -> None:
    claim = filled(bench)[0].id
    bench.record.decide(claim, rating="mixed")
    bench.record.note(claim, "a note")
    forge(bench, statement)
    assert words in faults(bench)


def test_replay_gives_what_was_there(bench: Workbench) -> None:
    one, two = filled(bench)
    bench.record.decide(one.id, rating="mixed", rationale="so", cite=[bench.desk.evidence(one.id)[0].id])
    bench.record.note(one.id, "later")
    bench.record.decide(two.id, rating="refuted")
    bench.library.hide(one.article)
    bench.record.undo()
    before = (
        bench.desk.verdicts(one.id),
        bench.desk.verdicts(two.id),
        bench.desk.annotations(one.id),
        list(bench.desk.claim_keys()),
    )
    connection = database.connect(bench.session.path)
    connection.executescript("DELETE FROM verdict; DELETE FROM annotation; DELETE FROM hidden")
    connection.close()
    bench.file.replay()
    assert (
        bench.desk.verdicts(one.id),
        bench.desk.verdicts(two.id),
        bench.desk.annotations(one.id),
        list(bench.desk.claim_keys()),
    ) == before
    assert faults(bench) == ""


MOVES = st.lists(
    st.sampled_from(["supported", "refuted", "note", "cite", "undo", "redo", "hide", "clear"]),
    min_size=1,
    max_size=12,
)


@few(15)
@given(moves=MOVES)
def test_any_row_of_acts_can_be_undone_to_the_start_and_redone(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    with a_bench(tmp_path_factory.mktemp("moves") / "claims.db") as bench:
        claim = filled(bench)[0]
        evidence = bench.desk.evidence(claim.id)[0].id
        does: dict[str, Callable[[], object]] = {
            "supported": lambda: bench.record.decide(claim.id, rating="supported"),
            "refuted": lambda: bench.record.decide(claim.id, rating="refuted"),
            "clear": lambda: bench.record.decide(claim.id, clear=True),
            "note": lambda: bench.record.note(claim.id, "words"),
            "cite": lambda: bench.record.decide(claim.id, cite=[evidence]),
            "hide": lambda: bench.library.hide(claim.article),
            "undo": bench.record.undo,
            "redo": bench.record.redo,
        }
        for move in moves:
            does[move]()
        held = bench.desk.verdict(claim.id), bench.desk.annotations(claim.id), list(bench.desk.claim_keys())
        undone = 0
        while bench.record.undo() is not None:
            undone += 1
        assert bench.desk.verdict(claim.id).rating is None
        assert bench.desk.annotations(claim.id) == []
        assert len(bench.desk.claim_keys()) == 2
        for _each in range(undone):
            assert bench.record.redo() is not None
        assert (
            bench.desk.verdict(claim.id),
            bench.desk.annotations(claim.id),
            list(bench.desk.claim_keys()),
        ) == held
        assert faults(bench) == ""


WRITER = """
import sys
from pathlib import Path
from factbench.settings import Settings
from factbench.workbench import Workbench
bench = Workbench(Path(sys.argv[1]), Settings(), reviewer=sys.argv[2], device=sys.argv[2])
claim = next(iter(bench.desk.claims())).id
while True:
    decided = bench.desk.verdict(claim).rating
    event = bench.record.note(claim, "words") if decided else bench.record.decide(claim, rating="mixed")
    print(event.id, flush=True)
"""


def killed_while_writing(path: Path, writers: int, acts: int) -> set[str]:
    """Start writers, kill each with -9 after it acknowledged some acts; returns the ids that were acknowledged."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), f"writer {n}"], stdout=subprocess.PIPE, text=True
        )
        for n in range(writers)
    ]
    acknowledged = set()
    for process in running:
        assert process.stdout is not None
        acknowledged |= {process.stdout.readline().strip() for _ in range(acts)}
        os.kill(process.pid, signal.SIGKILL)
        acknowledged |= {line.strip() for line in process.stdout if line.endswith("\n")}
        process.stdout.close()
        process.wait()
    return acknowledged


def assert_all_kept(path: Path, acknowledged: set[str]) -> None:
    with Workbench(path, RULES, reviewer="Ada") as bench:
        kept = {event.id for event in bench.record.events()}
        assert acknowledged - {""} <= kept
        assert [found for found in bench.file.check() if not found[2]] == []


def test_writers_killed_at_any_moment_lose_nothing_they_acknowledged(bench: Workbench) -> None:
    filled(bench)
    bench.close()
    assert_all_kept(bench.session.path, killed_while_writing(bench.session.path, writers=3, acts=10))


@pytest.mark.storm
@pytest.mark.timeout(1800)
def test_storm_of_killed_writers(bench: Workbench) -> None:
    filled(bench)
    bench.close()
    for _round in range(40):
        assert_all_kept(bench.session.path, killed_while_writing(bench.session.path, writers=8, acts=5))


def with_foreign(bench: Workbench, claim: str, **fields: object) -> None:
    """Store an act on a claim as a later factbench could, in a chain of its own."""
    body = {
        "id": "later", "act": "merge", "at": "2020-03-05T09:00:30.000Z", "device": "attic", "session": "s",
        "reviewer": "Ada", "claim": claim, "article": None, "refers": None, "content": {"with": "another"},
        "number": 1,
    }  # fmt: skip
    stored = json.dumps({**body, **fields}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    connection = database.connect(bench.session.path)
    connection.execute("INSERT INTO event VALUES (?, ?, '', ?)", ["later", stored, chain_hash(stored, "")])
    connection.close()


def test_an_act_of_a_later_version_is_kept_told_and_passed_on_and_changes_nothing(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    bench.record.decide(claim, rating="mixed")
    bench.record.note(claim, "a note")
    with_foreign(bench, claim)
    assert bench.desk.verdict(claim).rating == "mixed"
    assert [event.act.name for event in bench.record.events()] == ["decide", "annotate", "merge"]
    assert "“merge”" in list(history(bench.record.events(), {}))[-1]
    assert "“merge”) cannot be read by this version" in faults(bench)
    assert b'"with": "another"' in bench.reports.export("json")
    assert b'"with": "another"' not in bench.reports.export("json", audience=Audience.READERS)
    bench.file.replay()
    assert bench.desk.verdict(claim).rating == "mixed"
    undone = bench.record.undo()
    assert isinstance(undone, Event)
    assert undone.act.name == "merge"
    assert bench.record.undo() is not None
    assert bench.desk.annotations(claim) == []


def with_at(bench: Workbench, claim: str, at: str, device: str) -> None:
    """A verdict of Ada on another machine, at its own time, as if it had been taken in."""
    event = Event(
        id=f"of {device}", act=Decide(rating="supported", scale="house@1"), at=at, device=device, session="s",
        reviewer="Ada", claim=claim, number=1,
    )  # fmt: skip
    stored = canonical(event)
    connection = database.connect(bench.session.path)
    with database.write(connection):
        connection.execute(
            "INSERT INTO event VALUES (?, ?, '', ?)", [event.id, stored, chain_hash(stored, "")]
        )
    connection.close()


def test_who_decides_after_having_seen_is_later_whatever_the_clocks_say(bench: Workbench) -> None:
    """The other machine's clock is ten hours ahead; by the time alone Ada's new verdict would never hold."""
    claim, other = (each.id for each in filled(bench))
    with_at(bench, claim, "2020-03-05T19:00:00.000Z", "laptop")
    decided = bench.record.decide(claim, rating="refuted")
    assert decided.at == "2020-03-05T19:00:00.001Z"
    bench.file.replay()
    assert bench.desk.verdict(claim).rating == "refuted"
    assert bench.record.decide(other, rating="mixed").at == "2020-03-05T19:00:00.001Z"


@pytest.mark.parametrize("at", ["2020-03-07T09:00:00.000Z", "2020-03-05T99:99:99.999Z"])
def test_no_clock_that_is_more_than_a_day_ahead_or_no_time_at_all_moves_this_one(
    bench: Workbench, at: str
) -> None:
    claim = filled(bench)[0].id
    with_at(bench, claim, at, "laptop")
    assert bench.record.decide(claim, rating="refuted").at < "2020-03-05T10"


@pytest.mark.parametrize("look", [desk.scale, log.events_on_nothing])
def test_acts_on_nothing_are_found_without_going_through_all_others(
    bench: Workbench, look: Callable[[database.Connection], object]
) -> None:
    """With 100,000 acts on claims the first paint of the desk took 0.1 s longer for it."""
    connection = bench.session.connection()
    ran: list[str] = []
    connection.set_trace_callback(ran.append)
    look(connection)
    connection.set_trace_callback(None)
    plan = [row[3] for sql in ran for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("event_claim (claim=?)" in step for step in plan)
    assert not any("event_article" in step or step.startswith("SCAN event") for step in plan)


def test_a_field_of_a_later_version_stays_with_its_act_and_the_rest_of_it_holds(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    with_foreign(bench, claim, act="decide", content={"rating": "refuted", "mood": "sure", "batch": "b"})
    bench.file.replay()
    assert bench.desk.verdict(claim).rating == "refuted"
    assert b'"mood": "sure"' in bench.reports.export("json")
    assert faults(bench) == ""


def test_a_body_that_is_no_act_is_named_in_a_sentence(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    with_foreign(bench, claim, stray=1)
    with pytest.raises(errors.DatabaseDamaged, match="Act later cannot be read: unknown stray"):
        bench.record.events()
