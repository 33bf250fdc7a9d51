"""Undo after an adding: the adding is what the person saw last, so it is what goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench.acts import Decide
from factbench.errors import Misuse
from factbench.intake import Hints
from factbench.store import state
from factbench.workbench import Was, Workbench
from factbench.workbench.record.undo import Adding
from tests.values import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """A database with one article, whose first claim Ada supported; two more lie in a folder."""
    (tmp_path / "old.txt").write_text("The ferry pier opened in 1911. It cost 3 million crowns.", "utf-8")
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "a.txt").write_text("The salt works closed in 1954. 60 people lost their work.", "utf-8")
    (folder / "b.txt").write_text("The tram line had 14 stops in 1920. It ran until 1961.", "utf-8")
    with Workbench(tmp_path / "claims.db", RULES, create=True, reviewer="Ada") as opened:
        list(opened.library.add([str(tmp_path / "old.txt")], Hints()))
        opened.record.decide(opened.desk.claims()[0].id, rating="supported")
        yield opened


def add(bench: Workbench, tmp_path: Path) -> None:
    assert [each.was for each in bench.library.add([str(tmp_path / "new")], Hints())] == [Was.NEW, Was.NEW]


def test_undo_where_only_verdicts_are_shown_takes_back_no_adding_and_tells_it(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    with pytest.raises(Misuse, match="Not from here, so it stays: the adding of 2 articles"):
        bench.record.undo(lambda event: isinstance(event.act, Decide))
    bench.record.decide(bench.desk.claims()[0].id, rating="mixed")
    assert bench.record.undo(lambda event: isinstance(event.act, Decide)) is not None
    assert decided(bench) == ["supported"]


def decided(bench: Workbench) -> list[str | None]:
    return [bench.desk.verdict(each.id).rating for each in bench.desk.claims()][:1]


def test_undo_takes_back_the_adding_and_leaves_the_older_verdict(bench: Workbench, tmp_path: Path) -> None:
    """Both articles go as one; the next undo means the verdict, and never the hiding."""
    add(bench, tmp_path)
    taken = bench.record.undo()
    assert isinstance(taken, Adding)
    assert taken.words.startswith("the adding of 2 articles: “")
    assert len(bench.library.article_lines()) == 1
    assert decided(bench) == ["supported"]
    bench.record.undo()
    assert decided(bench) == [None]
    assert len(bench.library.article_lines()) == 1


def test_redo_shows_what_undo_hid(bench: Workbench, tmp_path: Path) -> None:
    """In the order in which it was taken back; and what was redone can be undone again."""
    add(bench, tmp_path)
    bench.record.undo()
    bench.record.undo()
    bench.record.redo()
    assert decided(bench) == ["supported"]
    assert isinstance(bench.record.redo(), Adding)
    assert len(bench.library.article_lines()) == 3
    assert bench.record.redo() is None
    assert isinstance(bench.record.undo(), Adding)
    assert len(bench.library.article_lines()) == 1


def test_a_verdict_after_the_adding_is_taken_back_first(bench: Workbench, tmp_path: Path) -> None:
    """And then the adding, for that came before."""
    add(bench, tmp_path)
    bench.record.decide(bench.desk.claims()[-1].id, rating="refuted")
    assert not isinstance(bench.record.undo(), Adding)
    assert len(bench.library.article_lines()) == 3
    assert isinstance(bench.record.undo(), Adding)


def test_what_another_added_is_not_taken_back(bench: Workbench, tmp_path: Path) -> None:
    """Undo is for what one did oneself."""
    add(bench, tmp_path)
    bench.act_as("Ben")
    assert bench.record.undo() is None
    assert len(bench.library.article_lines()) == 3


def test_adding_again_what_is_hidden_says_so(bench: Workbench, tmp_path: Path) -> None:
    """Known already, and not to be seen: that needs a word."""
    add(bench, tmp_path)
    bench.record.undo()
    again = list(bench.library.add([str(tmp_path / "new")], Hints()))
    assert [each.was for each in again] == [Was.KNOWN, Was.KNOWN]
    assert all("out of sight" in each.notices[0] for each in again)


def test_the_adding_of_sources_is_taken_back_and_done_again(bench: Workbench, tmp_path: Path) -> None:
    """Out of use, not gone: whoever cites it keeps it. The older verdict stays."""
    files = [tmp_path / "pier.txt", tmp_path / "costs.txt"]
    files[0].write_text("The ferry pier opened in 1911, says the port.", "utf-8")
    files[1].write_text("The pier cost 3 million crowns.", "utf-8")
    named = [str(each) for each in files]
    assert [each.was for each in bench.library.sources.add(named, Hints())] == [Was.NEW, Was.NEW]
    claim = bench.desk.claims()[0].id
    list(bench.library.passages.match())
    assert bench.desk.evidence(claim)
    taken = bench.record.undo()
    assert isinstance(taken, Adding)
    assert taken.words.startswith("the adding of 2 sources: “")
    assert all(each.retired for each, _count in bench.library.sources.all())
    assert bench.desk.evidence(claim) == []
    assert decided(bench) == ["supported"]
    again = list(bench.library.sources.add(named, Hints()))
    assert all(each.was is Was.KNOWN and "out of use" in each.notices[0] for each in again)
    assert isinstance(bench.record.redo(), Adding)
    assert all(each.retired is None for each, _count in bench.library.sources.all())
    list(bench.library.passages.match())
    assert bench.desk.evidence(claim)
    assert isinstance(bench.record.undo(), Adding)
    bench.record.undo()
    assert decided(bench) == [None]
    assert bench.session.read(lambda db: list(state.faults(db))) == []
