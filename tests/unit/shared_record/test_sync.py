"""Desks around one shared record: whoever was away, was killed, or means harm, all end with the same."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import psycopg
import pytest

from factbench import errors
from factbench.intake import Hints
from factbench.record.body import chain_hash
from factbench.shared_record.address import resolved
from factbench.shared_record.server import opened
from factbench.store import log
from factbench.workbench import Workbench
from tests.postgres import free_port
from tests.unit.workbench.test_exchange import ALL, BODY, claim_of, desk_of, does, faults, state_of
from tests.values import RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factbench.workbench import Exchanged
    from tests.postgres import Postgres


def all_alike(*desks: Workbench) -> bool:
    return len({state_of(each) for each in desks}) == 1 and not any(map(faults, desks))


def test_two_desks_end_with_the_same_and_the_second_time_nothing_is_left(
    tmp_path: Path, address: str
) -> None:
    with desk_of(tmp_path / "a.db", "Ada") as ada, desk_of(tmp_path / "b.db", "Ben") as ben:
        does(ada, ALL)
        does(ben, ["supported", "note", "make"])
        first = ada.sync.once(address)
        assert first.made
        assert (first.acts, first.sent, first.documents) == (0, len(ada.record.events()), 3)
        met = ben.sync.once(address)
        assert (met.acts, met.sent, met.disputed) == (first.sent, 3, 1)
        assert ada.sync.once(address).acts == 3
        assert all_alike(ada, ben)
        assert ada.sync.once(address).nothing
        assert ben.sync.once(address).nothing
        assert set(ada.record.events()) == set(ben.record.events())
        ada.file.replay()
        assert all_alike(ada, ben)


def test_names_and_signs_of_colleagues_come_along_and_the_one_that_was_said_last_holds(
    tmp_path: Path, address: str
) -> None:
    def desk(name: str, sign: str) -> Workbench:
        settings = replace(RULES, reviewers=(("Bo Lind", sign),)) if sign else RULES
        return Workbench(
            tmp_path / f"{name}.db", settings, create=not sign, reviewer=name, device=name, clock=time_of
        )

    moments = (datetime(2026, 3, 1, 9, minute, tzinfo=UTC) for minute in range(60))

    def time_of() -> datetime:
        return next(moments)

    for name in ("Ada", "Ben"):
        desk(name, "").close()
    with desk("Ada", "BL") as ada, desk("Ben", "") as ben:
        does(ada, ["supported"])
        ada.sync.once(address)
        ben.sync.once(address)
        assert ben.desk.reviewers() == {"Ada": "AD", "Ben": "BE", "Bo Lind": "BL"}
        assert ada.record.undo() is not None
        assert ada.desk.reviewers()["Bo Lind"] == "BL"
    with desk("Ben", "LIN") as ben, desk("Ada", "BL") as ada:
        for each in (ben, ada, ben):
            each.sync.once(address)
        assert ada.desk.reviewers()["Bo Lind"] == ben.desk.reviewers()["Bo Lind"] == "LIN"
        assert ada.sync.once(address).nothing
        assert ben.sync.once(address).nothing
        assert all_alike(ada, ben)


def test_articles_and_sources_come_with_their_files_though_nobody_acted(tmp_path: Path, address: str) -> None:
    words, book = tmp_path / "bridge.txt", tmp_path / "book.txt"
    words.write_text(BODY, encoding="utf-8")
    book.write_text("The harbour bridge opened in 1932, says the year book.", encoding="utf-8")
    with desk_of(tmp_path / "a.db", "Ada") as ada, desk_of(tmp_path / "b.db", "Ben") as ben:
        for bring, each in ((ada.library.add, words), (ada.library.sources.add, book)):
            assert all(added.id for added in bring([str(each)], Hints()))
        ada.sync.once(address)
        ben.sync.once(address)
        (line,) = ben.library.article_lines()
        assert [each.quote for each in ben.desk.claims()] == [each.quote for each in ada.desk.claims()]
        assert ben.library.sources.all() == ada.library.sources.all()
        files = "SELECT sha256, content FROM snapshot ORDER BY sha256"
        mine, theirs = (bench.session.read(lambda db: db.execute(files).fetchall()) for bench in (ada, ben))
        assert list(map(tuple, mine)) == list(map(tuple, theirs))
        assert len(mine) == 2
        ada.library.correct(line.id, begin="The harbour")
        ada.record.decide(claim_of(ada, "1932"), rating="supported")
        ben.record.decide(claim_of(ben, "Photographs"), rating="refuted")
        for bench in (ada, ben, ada):
            bench.sync.once(address)
        with desk_of(tmp_path / "c.db", "Cleo") as cleo:
            cleo.sync.once(address)
            assert all_alike(ada, ben, cleo)
            assert [each.quote for each in cleo.desk.claims()] == [each.quote for each in ada.desk.claims()]


def test_who_is_offline_goes_on_and_catches_up(tmp_path: Path, address: str) -> None:
    nowhere = f"postgresql://ada:geheim@127.0.0.1:{free_port()}/desk"
    with desk_of(tmp_path / "a.db", "Ada") as ada, desk_of(tmp_path / "b.db", "Ben") as ben:
        does(ada, ["supported"])
        ada.sync.once(address)
        with pytest.raises(errors.NetworkError, match="goes along next time") as raised:
            ada.sync.once(nowhere)
        assert "geheim" not in str(raised.value)
        assert raised.value.__suppress_context__
        assert "\n" not in str(raised.value)
        does(ada, ["note", "flag", "remark"])
        assert ada.sync.once(address).sent == 3
        ben.sync.once(address)
        assert all_alike(ada, ben)


def test_a_record_that_was_set_back_or_made_anew_gets_again_what_it_lost(
    tmp_path: Path, server: Postgres, address: str
) -> None:
    with desk_of(tmp_path / "a.db", "Ada") as ada, desk_of(tmp_path / "b.db", "Ben") as ben:
        does(ada, ["supported", "note"])
        ada.sync.once(address)
        server.run(
            address,
            "ALTER TABLE factbench.item DISABLE TRIGGER kept",
            "DELETE FROM factbench.item WHERE kind = 'act'",
            "ALTER TABLE factbench.item ENABLE TRIGGER kept",
        )
        assert ada.sync.once(address).sent == 2
        server.run(address, "DROP SCHEMA factbench CASCADE")
        assert ada.sync.once(address).sent == 2
        ben.sync.once(address)
        assert all_alike(ada, ben)


def test_a_blind_reviewer_is_told_nothing_of_what_she_may_not_see(tmp_path: Path, address: str) -> None:
    with desk_of(tmp_path / "a.db", "Ada") as ada:
        does(ada, ["supported", "note", "title"])
        ada.sync.once(address)
    with Workbench(
        tmp_path / "b.db", replace(RULES, blind=True), create=True, reviewer="Ben", device="b"
    ) as ben:
        done = ben.sync.once(address)
        assert (done.acts, done.disputed) == (1, 0)
        assert [event.act.name for event in ben.record.events()] == ["correct"]
        claim = claim_of(ben, "1932").split()[0]
        ben.record.decide(claim, rating="refuted")
        assert ben.sync.once(address).sent == 1
        assert {each.reviewer for each in ben.desk.verdicts(claim)} == {"Ada", "Ben"}


def test_who_watches_gets_it_at_once_and_sends_at_once(tmp_path: Path, address: str) -> None:
    with desk_of(tmp_path / "a.db", "Ada") as ada, desk_of(tmp_path / "b.db", "Ben") as ben:
        does(ada, ["supported"])
        ada.sync.once(address)
        told: list[Exchanged | str] = []
        end = threading.Event()

        def watches() -> None:
            told.extend(ben.sync.watch(address, on=lambda: not end.is_set()))

        watcher = threading.Thread(target=watches)
        watcher.start()
        try:
            eventually(lambda: len(ben.record.events()) == 1)
            does(ada, ["note"])
            ada.sync.once(address)
            eventually(lambda: len(ben.record.events()) == 2)
            ben.record.decide(claim_of(ben, "1932"), rating="refuted")
            eventually(lambda: ada.sync.once(address).acts == 1)
        finally:
            end.set()
            watcher.join()
        assert all_alike(ada, ben)
        assert not any(isinstance(each, str) for each in told)


def test_who_watches_says_once_that_the_server_is_away(tmp_path: Path) -> None:
    with desk_of(tmp_path / "a.db", "Ada") as ada:
        until = time.monotonic() + 1.5
        nowhere = f"postgresql://127.0.0.1:{free_port()}/desk"
        told = list(ada.sync.watch(nowhere, on=lambda: time.monotonic() < until))
        assert len(told) == 1
        assert "cannot be used now" in str(told[0])


def eventually(holds: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


# ------------------------------------------------------------------------------------------ what a server may do

OPEN = (
    "ALTER TABLE factbench.item DISABLE TRIGGER kept",
    "ALTER TABLE factbench.item DROP CONSTRAINT hashed",
    "ALTER TABLE factbench.item DROP CONSTRAINT act_fits",
    "ALTER TABLE factbench.file DISABLE TRIGGER kept",
    "ALTER TABLE factbench.file DROP CONSTRAINT hashed",
)
SHUT = ("ALTER TABLE factbench.item ENABLE TRIGGER kept", "ALTER TABLE factbench.file ENABLE TRIGGER kept")
LATER = "(SELECT min(seq) FROM factbench.item WHERE kind = 'act')"
REHASH = (
    "UPDATE factbench.item SET hash = encode(sha256(convert_to(previous || E'\\n' || content, 'UTF8')), 'hex')"
    " WHERE kind {kind}"
)
HARMS = {
    "a word of an act": (
        ["UPDATE factbench.item SET content = replace(content, 'refuted', 'supported') WHERE kind = 'act'"],
        "changed after it was stored",
    ),
    "an act with a new hash": (
        [
            "UPDATE factbench.item SET content = replace(content, 'refuted', 'mixed') WHERE kind = 'act'",
            REHASH.format(kind="= 'act'"),
        ],
        "the one before it is missing",
    ),
    "an act under another id": (
        [f"UPDATE factbench.item SET id = 'x' WHERE seq = {LATER}"],
        "kept under the id of another",
    ),
    "an act that is gone": (
        [f"DELETE FROM factbench.item WHERE seq = {LATER}"],
        "the one before it is missing",
    ),
    "an act of two megabytes": (
        [
            'UPDATE factbench.item SET content = replace(content, \'"session":"\', \'"session":"\''
            " || repeat('s', 2000000)) WHERE kind = 'act'",
            REHASH.format(kind="= 'act'"),
        ],
        "longer than",
    ),
    "no JSON": (
        ["UPDATE factbench.item SET content = '{' WHERE kind = 'claim'", REHASH.format(kind="= 'claim'")],
        "Claim .* is damaged",
    ),
    "nesting": (
        [
            "UPDATE factbench.item SET content = repeat('[', 100000) WHERE kind = 'article'",
            REHASH.format(kind="= 'article'"),
        ],
        "Article .* is damaged",
    ),
    "a quote": (
        [
            "UPDATE factbench.item SET content = replace(content, 'opened', 'fell') WHERE kind = 'claim'",
            REHASH.format(kind="= 'claim'"),
        ],
        "not what its spans cut out",
    ),
    "an article's text": (
        [
            "UPDATE factbench.item SET content = replace(content, 'opened', 'fell') WHERE kind = 'article'",
            REHASH.format(kind="= 'article'"),
        ],
        "under the id of another",
    ),
    "a hash": (["UPDATE factbench.item SET hash = repeat('0', 64) WHERE kind = 'source'"], "changed after"),
    "a file": (
        ["UPDATE factbench.file SET content = convert_to('other words', 'UTF8')"],
        "the file that it came from is missing, changed or too large",
    ),
    "a large file": (
        ["UPDATE factbench.file SET content = decode(repeat('00', 200000), 'hex')"],
        "the file that it came from is missing, changed or too large",
    ),
    "no file": (["DELETE FROM factbench.file"], "the file that it came from is missing"),
}


def dumped(path: Path) -> str:
    """All that is in a file, read by another process: a second SQLite in this one would take the first one's locks."""
    program = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).iterdump())"
    return subprocess.run(
        [sys.executable, "-c", program, str(path)], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.parametrize("harm", HARMS)
def test_what_a_server_hands_over_is_looked_at_before_a_row_is_taken(
    tmp_path: Path, server: Postgres, address: str, harm: str
) -> None:
    statements, words = HARMS[harm]
    with desk_of(tmp_path / "a.db", "Ada") as ada:
        does(ada, ["refuted", "note", "flag"])
        ada.sync.once(address)
    server.run(address, *OPEN, *statements, *SHUT)
    settings = replace(RULES, input_bytes=100_000)
    with Workbench(tmp_path / "b.db", settings, create=True, reviewer="Ben", device="b") as ben:
        before, held = state_of(ben), set[str]()
        for _time in range(2):
            with pytest.raises(errors.Unreadable, match=words) as raised:
                ben.sync.once(address)
            assert "\n" not in str(raised.value)
            assert state_of(ben) == before
            assert ben.record.events() == []
            held.add(dumped(tmp_path / "b.db"))
        assert len(held) == 1


def test_what_was_pushed_before_the_wrong_row_comes_in_and_who_pushed_that_is_told(
    tmp_path: Path, server: Postgres, address: str
) -> None:
    with desk_of(tmp_path / "a.db", "Ada") as ada, desk_of(tmp_path / "b.db", "Ben") as ben:
        for move in ("refuted", "note", "flag"):
            does(ada, [move])
            ada.sync.once(address)
        server.run(
            address,
            *OPEN,
            "UPDATE factbench.item SET hash = 'x' WHERE content LIKE '%\"kind\":\"note\"%'",
            *SHUT,
        )
        for _time in range(2):
            with pytest.raises(errors.Unreadable, match=r"\(rows \d+ to \d+ of .* pushed by owner\)"):
                ben.sync.once(address)
            assert len(ben.record.events()) == 1
        assert faults(ben) == []


def test_an_act_that_is_another_one_there_is_not_pushed(
    tmp_path: Path, server: Postgres, address: str
) -> None:
    with desk_of(tmp_path / "a.db", "Ada") as ada, opened(resolved(address, None)):
        does(ada, ["supported"])
        (event,) = ada.record.events()
        server.run(
            address,
            "INSERT INTO factbench.item (push, kind, id, content, previous, hash) VALUES"
            f" (repeat('p', 36), 'act', '{event.id}', 'x', '', '{chain_hash('x', '')}')",
        )
        with pytest.raises(errors.Unreadable, match=r"Act .* is damaged"):
            ada.sync.once(address)


# ------------------------------------------------------------------------------------------------------ kill -9

REVIEWER = """
import random, sys
from pathlib import Path
from factbench.errors import NetworkError
from factbench.settings import ParserChoice, Settings
from factbench.workbench import Workbench
path, address, name, seed, rounds = sys.argv[1:]
chance = random.Random(seed)
settings = Settings(parser=ParserChoice.RULES, semantic=False)
with Workbench(Path(path), settings, reviewer=name, device=name) as bench:
    claims = [each.id for each in bench.desk.claims()]
    print("begins", flush=True)
    for number in range(int(rounds)):
        for _each in range(3):
            claim = chance.choice(claims)
            match chance.randrange(4):
                case 0 | 1:
                    done = bench.record.decide(claim, rating=chance.choice(["supported", "mixed", "refuted"]))
                case 2:
                    done = bench.record.annotate(claim, "words")
                case 3:
                    done = bench.record.flag(claim)
            print(getattr(done, "id", ""), flush=True)
        bench.sync.once(address)
"""


def storm(folder: Path, address: str, reviewers: int, kills: int, *, at_once: int) -> None:
    """So many reviewers act and sync, and so many of them are killed on the way; then all sync, and are alike."""
    chance = random.Random(7)
    with desk_of(folder / "0.db", "Editor") as bench:
        does(bench, [])
        for number in range(1, reviewers):
            bench.file.backup(folder / f"{number}.db")
    running: dict[int, subprocess.Popen[str]] = {}
    stored: set[str] = set()
    killed = 0
    while killed < kills:
        for number in chance.sample(range(reviewers), reviewers):
            if len(running) < at_once and number not in running:
                words = [
                    str(folder / f"{number}.db"),
                    address,
                    f"Reviewer {number}",
                    str(chance.random()),
                    "1000",
                ]
                running[number] = subprocess.Popen(
                    [sys.executable, "-c", REVIEWER, *words], stdout=subprocess.PIPE, text=True
                )
        number = chance.choice(list(running))
        process = running.pop(number)
        assert process.stdout is not None
        assert process.stdout.readline() == "begins\n"
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        stored |= {line.strip() for line in process.stdout if line.endswith("\n")} - {""}
        process.stdout.close()
        process.wait()
        killed += 1
    for process in running.values():
        process.kill()
        process.communicate()
    states: set[str] = set()
    for _round in range(2):  # once that all is there, once that all have it
        states = set()
        for number in range(reviewers):
            with desk_of(folder / f"{number}.db", "Editor") as bench:
                bench.sync.once(address)
                assert faults(bench) == []
                states.add(state_of(bench))
                assert _round == 0 or stored <= {event.id for event in bench.record.events()}
    assert len(states) == 1
    assert stored
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT count(*) FROM factbench.item WHERE kind = 'act'").fetchone() == (
            len(_events(folder / "0.db")),
        )


def _events(path: Path) -> list[str]:
    with desk_of(path, "Editor") as bench:
        return [event.id for event in bench.session.read(log.events)]


def test_killed_desks_lose_nothing_and_end_with_the_same(tmp_path: Path, address: str) -> None:
    storm(tmp_path, address, reviewers=4, kills=8, at_once=3)


@pytest.mark.storm
@pytest.mark.timeout(3600)
def test_storm_of_thirty_reviewers_and_two_hundred_kills(tmp_path: Path, address: str) -> None:
    storm(tmp_path, address, reviewers=30, kills=200, at_once=4)
