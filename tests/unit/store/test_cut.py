"""Correcting an article and cutting it again: acts follow their words, or are orphaned in sight."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench import database, errors
from factbench.acts import Correct
from factbench.intake import Hints
from factbench.model import Article, Claim, Event, Snapshot, claim_id
from factbench.stages import segment as segment_stage
from factbench.stages.extract import extract
from factbench.text.span import Span
from factbench.workbench import EVERYTHING, Filter, Workbench
from tests.examples import few
from tests.values import a_bench

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.settings import Settings

MENU = "Nine old photographs of the town were found in a cupboard of the hall last week."
STORY = """\
The harbour bridge opened in March 1932 after six years of work.

Its builders came from the north and stayed in the town for good.

A crowd of 4,000 people crossed the bridge on Monday.
"""
LEDGER = "The harbour bridge opened in March 1932. About 4,000 people crossed the bridge on the first day."


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """A workbench with one article, which begins with a line that is none of it, and a source."""
    return opened(tmp_path)


def opened(folder: Path) -> Workbench:
    (folder / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    (folder / "story.txt").write_text(f"{MENU}\n\n{STORY}", encoding="utf-8")
    bench = a_bench(folder / "claims.db")
    known = Hints(title="A bridge", published=date(2020, 3, 4))
    assert [each.error for each in bench.library.sources.add([str(folder / "ledger.txt")], Hints())] == [None]
    assert [each.error for each in bench.library.add([str(folder / "story.txt")], known)] == [None]
    return bench


def the_article(bench: Workbench) -> str:
    (line,) = bench.library.article_lines()
    return line.id


def the_claim(bench: Workbench, words: str, wanted: Filter = EVERYTHING) -> str:
    (found,) = [claim.id for claim in bench.desk.claims(wanted) if words in claim.quote]
    return found


def rows(bench: Workbench, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the file, by table."""
    connection = database.connect(bench.session.path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {
        name: sorted(map(tuple, connection.execute(f"SELECT * FROM {name}")), key=repr)
        for name in names
        if not name.startswith(("passage_fts", "sqlite_")) and name not in without
    }
    connection.close()
    return found


def sound(bench: Workbench) -> bool:
    return all(each[2] for each in bench.file.check())


def test_a_title_and_a_day_change_what_is_said_and_nothing_that_was_decided(bench: Workbench) -> None:
    claim = the_claim(bench, "people crossed")
    bench.record.decide(claim, rating="supported", cite=[bench.desk.evidence(claim)[0].id])
    article = the_article(bench)
    done = bench.library.correct(article, title="The bridge", published=date(2020, 3, 20))
    assert (done.article, done.carried) == (article, ())
    assert (bench.library.article(article).title, bench.library.article(article).published) == (
        "The bridge",
        date(2020, 3, 20),
    )
    assert bench.desk.verdict(claim).rating == "supported"
    assert [day.value for day in bench.desk.claim(claim).dates] == ["2020-03-16"]
    undone = bench.record.undo()
    assert isinstance(undone, Event)
    assert isinstance(undone.act, Correct)
    assert (bench.library.article(article).title, bench.library.article(article).published) == (
        "A bridge",
        date(2020, 3, 4),
    )
    assert [day.value for day in bench.desk.claim(claim).dates] == ["2020-03-02"]
    assert sound(bench)


def test_another_body_is_another_version_in_the_same_place_of_the_list(bench: Workbench) -> None:
    first = the_article(bench)
    bench.library.add_article("later", *_a_document("It rained for seven days in the whole valley."))
    done = bench.library.correct(first, begin="The harbour bridge")
    assert done.article != first
    assert bench.library.article(done.article).supersedes == first
    assert next(line.id for line in bench.library.article_lines()) == done.article
    assert len(bench.library.article_lines()) == 2
    assert MENU not in bench.library.article(done.article).text
    assert [claim for claim in bench.desk.claims() if "photographs" in claim.quote] == []
    for paragraph in bench.library.article(done.article).paragraphs:
        assert paragraph.in_file is not None
        assert paragraph.in_text.of(bench.library.article(done.article).text) == paragraph.in_file.of(
            f"{MENU}\n\n{STORY}"
        )


def _a_document(text: str) -> tuple[Snapshot, Article]:
    return Snapshot(text.encode(), "text/plain", None, "2020-03-05T08:00:00Z"), extract(text)


def test_decisions_citations_and_notes_move_with_their_words(bench: Workbench) -> None:
    old = the_claim(bench, "people crossed")
    cited = bench.desk.evidence(old)[0]
    bench.record.decide(old, rating="mixed", rationale="Only the first day.", cite=[cited.id])
    bench.record.note(old, "Ask the archive.", evidence=cited.id)
    bench.desk.save_draft(old, "half a tho")
    done = bench.library.correct(the_article(bench), begin="The harbour")
    new = the_claim(bench, "people crossed")
    assert new != old
    verdict = bench.desk.verdict(new)
    assert (verdict.rating, verdict.rationale) == ("mixed", "Only the first day.")
    beside = {each.id: each for each in bench.desk.evidence(new)}
    assert [beside[each].passage for each in verdict.citations] == [cited.passage]
    (note,) = bench.desk.annotations(new)
    assert (note.text, note.claim) == ("Ask the archive.", new)
    assert note.evidence is not None
    assert note.evidence in beside
    assert bench.desk.draft(new) == "half a tho"
    assert [each.now for each in done.carried] == [new]
    assert [event.claim for event in bench.record.events(new)] == [old, old]
    bench.record.decide(new, uncite=verdict.citations)
    assert bench.desk.verdict(new).citations == ()
    assert sound(bench)
    bench.record.undo()
    bench.record.undo()
    assert bench.desk.verdict(old).rating == "mixed"
    assert [each.id for each in bench.desk.evidence(old) if each.id in bench.desk.verdict(old).citations] == [
        cited.id
    ]
    assert bench.desk.draft(old) == "half a tho"
    assert sound(bench)


def test_what_a_correction_cuts_away_is_orphaned_and_comes_back(bench: Workbench) -> None:
    claim = the_claim(bench, "photographs")
    bench.record.decide(claim, rating="refuted", rationale="A menu.")
    bench.library.correct(the_article(bench), begin="The harbour")
    assert [each.id for each in bench.desk.claims(Filter(orphaned=True))] == [claim]
    assert claim not in {each.id for each in bench.desk.claims()}
    assert bench.desk.verdict(claim).rating == "refuted"
    assert [line.orphaned for line in bench.library.article_lines()] == [1]
    assert any("orphaned" in words for _what, words, _sound in bench.file.check())
    (orphan,) = [each for each in bench.reports.report().findings if each.orphaned]
    assert (orphan.claim.id, orphan.verdicts[0].rating) == (claim, "refuted")
    bench.record.undo()
    assert bench.desk.claims(Filter(orphaned=True)) == []
    assert bench.desk.verdict(claim).rating == "refuted"
    assert sound(bench)


def test_undo_and_redo_of_a_correction_restore_every_row_of_the_cut(bench: Workbench) -> None:
    bench.record.decide(the_claim(bench, "4,000"), rating="supported")

    def cut() -> tuple[object, ...]:
        found = rows(
            bench,
            without=(
                "event",
                "arrival",
                "held",
                "article",
                "matched",
                "claim",
                "claim_word",
                "claim_lead",
                "claim_size",
            ),
        )
        return found, bench.desk.claims(), bench.library.article(the_article(bench))

    before = cut()
    bench.library.correct(the_article(bench), begin="Its builders", title="Builders")
    after = cut()
    assert bench.record.undo() is not None
    assert cut() == before
    assert bench.record.redo() is not None
    assert cut() == after != before
    assert sound(bench)


def test_cutting_again_with_the_same_settings_changes_nothing(bench: Workbench) -> None:
    bench.record.decide(the_claim(bench, "photographs"), rating="refuted")
    bench.library.correct(the_article(bench), begin="The harbour", end="for good.")
    before = rows(bench)
    (done,) = bench.library.recut()
    assert done.changed is False
    assert rows(bench) == before


def test_a_later_segmenter_keeps_what_was_decided_where_it_cuts_otherwise(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = the_claim(bench, "people crossed")
    undecided = the_claim(bench, "came from the north")
    bench.record.decide(decided, rating="supported")
    assert bench.library.outdated() == []
    earlier = segment_stage.VERSION
    monkeypatch.setattr(segment_stage, "VERSION", "later")
    _halve(monkeypatch)
    assert bench.library.outdated() == [the_article(bench)]
    assert any("recut" in words for _what, words, _sound in bench.file.check())
    (done,) = bench.library.recut()
    assert done.changed
    there = {claim.id: claim for claim in bench.desk.claims()}
    assert there[decided].segmenter.startswith(f"{earlier} ")
    assert undecided not in there
    assert bench.desk.verdict(decided).rating == "supported"
    assert bench.library.outdated() == []
    assert sound(bench)


def test_a_part_whose_whole_is_gone_stands_for_itself(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that no claim with acts on it is lost under one that nobody cuts any more."""
    part, whole = the_claim(bench, "crossed the bridge"), the_claim(bench, "Its builders came")
    real = segment_stage.segment

    def under(article: Article, *, settings: Settings) -> list[Claim]:
        cut = real(article, settings=settings)
        return [replace(each, under=whole) if each.id == part else each for each in cut]

    monkeypatch.setattr(segment_stage, "segment", under)
    monkeypatch.setattr(segment_stage, "VERSION", "with parts")
    list(bench.library.recut())
    assert bench.desk.claim(part).under == whole
    bench.record.decide(part, rating="supported")
    monkeypatch.setattr(
        segment_stage,
        "segment",
        lambda article, *, settings: [
            each for each in real(article, settings=settings) if each.id not in {part, whole}
        ],
    )
    monkeypatch.setattr(segment_stage, "VERSION", "without")
    list(bench.library.recut())
    assert bench.desk.claim(part).under is None
    assert sound(bench)


def _halve(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another segmenter: it finds the first half of what the real one finds."""
    real = segment_stage.segment

    def segment(article: Article, *, settings: Settings) -> list[Claim]:
        return [_half(article, claim) for claim in real(article, settings=settings)]

    monkeypatch.setattr(segment_stage, "segment", segment)


def _half(article: Article, claim: Claim) -> Claim:
    half = Span(claim.start, claim.start + len(claim.parts[0]) // 2)
    return replace(
        claim,
        id=claim_id(claim.article, (half,)),
        parts=(half,),
        quote=half.of(article.text),
        segmenter="2 rules",
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, "Nothing to correct"),
        ({"begin": "zeppelin"}, "does not stand in the text"),
        ({"begin": "the"}, "times in the text"),
        ({"begin": "9"}, "numbered from 1 to 4"),
        ({"begin": "4", "end": "1"}, "end before it begins"),
        ({"title": "\ud800"}, "half a character"),
    ],
)
def test_a_correction_that_cannot_be_changes_nothing(
    bench: Workbench, options: dict[str, str], words: str
) -> None:
    before = rows(bench)
    with pytest.raises(errors.Misuse, match=words):
        bench.library.correct(the_article(bench), **options)  # type: ignore[arg-type]
    assert rows(bench) == before


def test_an_article_out_of_sight_stays_so_in_every_version(bench: Workbench) -> None:
    bench.library.hide(bench.library.correct(the_article(bench), begin="The harbour").article)
    assert bench.desk.claims() == []
    bench.library.recut([line.id for line in bench.library.article_lines(hidden=True)])
    assert bench.desk.claims() == []
    bench.record.undo()
    assert bench.desk.claims() != []
    assert sound(bench)


# An example cuts an article up to ten times, which takes seconds where every line is traced.
@few(15)
@given(
    moves=st.lists(
        st.sampled_from(["decide", "note", "cut head", "cut tail", "widen", "day", "undo", "redo", "recut"]),
        max_size=10,
    )
)
def test_whatever_is_corrected_a_decision_is_on_its_words_or_orphaned(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    with opened(tmp_path_factory.mktemp("moves")) as bench:
        bench.act_as("Bo")  # whose undo does not take back what Ada added
        said: dict[str, str] = {}
        for number, move in enumerate(moves):
            _do(bench, move, number, said)
            assert sound(bench)
        standing = {
            claim.id: claim.quote
            for claim in [*bench.desk.claims(), *bench.desk.claims(Filter(orphaned=True))]
        }
        held = {v.rationale: standing[id] for id in standing for v in bench.desk.verdicts(id) if v.rationale}
        for rationale, quote in held.items():
            assert said[rationale] == quote
        while bench.record.undo() is not None:
            pass
        assert all(bench.desk.verdicts(id) == [] or bench.desk.verdict(id).rating is None for id in standing)
        assert bench.library.article(the_article(bench)).supersedes is None
        assert sound(bench)


def _do(bench: Workbench, move: str, number: int, said: dict[str, str]) -> None:
    claims, article = bench.desk.claims(), the_article(bench)
    claim = claims[number % len(claims)]
    if move == "decide":
        said[f"reason {number}"] = claim.quote
        bench.record.decide(claim.id, rating="mixed", rationale=f"reason {number}")
    elif move == "note":
        bench.record.note(claim.id, f"note {number}")
        said[f"note {number}"] = claim.quote
    elif move == "cut head":
        bench.library.correct(article, begin="The harbour")
    elif move == "cut tail":
        bench.library.correct(article, end="for good.")
    elif move == "widen":
        bench.library.correct(article, begin="1", end="4")
    elif move == "day":
        bench.library.correct(article, published=date(2020, 3, 5 + number))
    elif move == "recut":
        list(bench.library.recut())
    else:
        bench.record.undo() if move == "undo" else bench.record.redo()


CORRECTOR = """
import sys
from pathlib import Path
from factbench.settings import ParserChoice, Settings
from factbench.workbench import Workbench

bench = Workbench(
    Path(sys.argv[1]), Settings(parser=ParserChoice.RULES), reviewer="Eve", device="pier"
)
while True:
    (line,) = bench.library.article_lines()
    bench.library.correct(line.id, begin="2" if bench.library.article(line.id).supersedes is None else "1")
    print("cut", flush=True)
    bench.record.undo()
    print("cut", flush=True)
"""


def test_a_program_killed_while_it_cuts_leaves_one_whole_cut(bench: Workbench) -> None:
    decided = the_claim(bench, "people crossed")
    bench.record.decide(decided, rating="supported", cite=[bench.desk.evidence(decided)[0].id])
    bench.close()
    for acts in (1, 2, 4):
        command = [sys.executable, "-c", CORRECTOR, str(bench.session.path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            assert [running.stdout.readline().strip() for _ in range(acts)] == ["cut"] * acts
            time.sleep(acts / 100)
            os.kill(running.pid, signal.SIGKILL)
        with a_bench(bench.session.path) as again:
            assert sound(again)
            (claim,) = [each for each in again.desk.claims() if "people crossed" in each.quote]
            assert (again.desk.verdict(claim.id).rating, len(again.desk.verdict(claim.id).citations)) == (
                "supported",
                1,
            )
            assert claim.article == the_article(again)
            assert [done.changed for done in again.library.recut()] == [False]
