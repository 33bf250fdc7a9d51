"""Two programs on one database: what one saves, the other shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench.acts import AnnotationKind, Decide
from factbench.errors import DatabaseLocked
from factbench.intake import Hints
from factbench.store import documents
from factbench.tui import app
from factbench.tui.screens.review import reader
from factbench.workbench import Workbench
from tests.tui.conftest import desk_on, ready, until
from tests.tui.test_places import gone_to, words
from tests.values import RULES, a_bench, a_source, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.tui.screens.review import Review
    from factbench.workbench import News


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with two claims, closed."""
    with a_bench(tmp_path / "claims.db", reviewer="Editor", device="archive") as bench:
        filled(bench)
    return tmp_path / "claims.db"


def other(path: Path, reviewer: str) -> Workbench:
    """Another program on the same database."""
    return Workbench(path, RULES, reviewer=reviewer, device=f"{reviewer}'s")


def bar(screen: Review) -> str:
    return screen.bar.words


async def test_what_another_reviewer_saves_appears_and_the_cursor_stays(path: Path) -> None:
    with other(path, "Ada") as mine, other(path, "Ben") as theirs:
        async with desk_on(mine).run_test(size=(80, 24)) as pilot:
            screen = await ready(pilot)
            await pilot.press("j")
            claim = mine.desk.claims()[1].id
            await until(
                pilot, lambda: screen.state.detail is not None and screen.state.detail.claim.id == claim
            )
            theirs.record.decide(claim, rating="refuted", rationale="the plate says 1933")
            await until(pilot, lambda: "Ben: Refuted" in bar(screen))
            theirs.record.note(claim, "look at the plate")
            await until(pilot, lambda: "1 note" in bar(screen))
            theirs.record.undo()
            await until(pilot, lambda: "1 note" not in bar(screen))
            assert screen.claims.cursor == 1
            assert "2/2 open" in screen.head.words


async def test_the_same_reviewer_elsewhere_and_new_articles_change_the_list(
    path: Path, tmp_path: Path
) -> None:
    text = tmp_path / "harbour.txt"
    text.write_text("The harbour tunnel was closed in 1950 by the council.", encoding="utf-8")
    with other(path, "Ada") as mine, other(path, "Ada") as elsewhere:
        async with desk_on(mine).run_test(size=(80, 24)) as pilot:
            screen = await ready(pilot)
            elsewhere.record.decide(mine.desk.claims()[1].id, rating="mixed")
            await until(pilot, lambda: "1/2 open" in screen.head.words)
            for _added in elsewhere.library.add([str(text)], Hints()):
                pass
            await until(pilot, lambda: len(screen.state.rows) > 2)
            assert screen.claims.cursor == 0


async def test_who_only_looks_stores_no_place_whatever_a_colleague_does_meanwhile(
    path: Path, tmp_path: Path
) -> None:
    text = tmp_path / "harbour.txt"
    text.write_text("The harbour tunnel was closed in 1950 by the council.", encoding="utf-8")
    with other(path, "Ada") as mine, other(path, "Ben") as theirs:
        async with desk_on(mine).run_test(size=(80, 24)) as pilot:
            screen = await ready(pilot)
            for _added in theirs.library.add([str(text)], Hints()):
                pass
            await until(pilot, lambda: len(screen.state.rows) > 2)
            await pilot.press("j", "q")
        assert mine.desk.stopped() is None


def test_news_are_the_acts_of_others_and_nothing_is_none(path: Path) -> None:
    with other(path, "Ada") as mine, other(path, "Ben") as theirs:
        seen = mine.desk.pulse()
        assert mine.desk.news(seen) is None
        claim = mine.desk.claims()[0].id
        theirs.record.decide(claim, rating="supported")
        news = mine.desk.news(seen)
        assert news is not None
        assert [(each.reviewer, each.claim) for each in news.acts] == [("Ben", claim)]
        assert not news.claims
        assert mine.desk.news(news.pulse) is None


def test_an_act_of_one_s_own_is_no_news_of_others(path: Path) -> None:
    with other(path, "Ada") as mine, other(path, "Ben") as theirs:
        mine.record.decide(mine.desk.claims()[0].id, rating="supported")
        seen = mine.desk.pulse()
        mine.record.decide(mine.desk.claims()[0].id, rating="mixed")
        theirs.desk.save_draft(mine.desk.claims()[0].id, "half")
        news = mine.desk.news(seen)
        assert news is not None
        assert news.acts == ()


async def test_a_look_that_fails_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[str] = []
    with other(path, "Ada") as mine, other(path, "Ben") as theirs:
        look = mine.desk.news

        def flaky(seen: object) -> News | None:
            if not failed:
                failed.append("locked")
                raise DatabaseLocked("held")
            return look(seen)  # type: ignore[arg-type]

        monkeypatch.setattr(reader, "GLANCE", 0.05)
        monkeypatch.setattr(mine.desk, "news", flaky)
        async with desk_on(mine).run_test(size=(80, 24)) as pilot:
            screen = await ready(pilot)
            theirs.record.decide(mine.desk.claims()[0].id, rating="refuted")
            await until(pilot, lambda: "Ben: Refuted" in bar(screen))
            assert failed


def test_a_verdict_says_what_was_not_understood(path: Path) -> None:
    with other(path, "Ada") as mine:
        claim = mine.desk.claims()[0].id
        said = mine.record.decide(claim, rating="supported").act
        assert isinstance(said, Decide)
        assert said.needs_context == ("who is meant?",)
        assert mine.record.decide(claim, clear=True).act == Decide(rating=None)


async def test_what_comes_in_is_looked_for_and_an_inbox_that_is_open_shows_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "SETTLED", 0.01)
    with other(path, "Ada") as mine, other(path, "Ben") as theirs:
        async with desk_on(mine).run_test(size=(80, 24)) as pilot:
            screen = await ready(pilot)
            source, passage = a_source("The harbour bridge opened in 1932, says the almanac of the port.")
            theirs.session.write(documents.add_source, source, [passage], None, theirs.session.stamp())
            await until(pilot, lambda: "Evidence was looked for" in bar(screen))
            assert mine.library.passages.unmatched_count() == 0
            place = await gone_to(pilot, "i")
            assert "Nothing waits for you" in words(place)
            mine.record.note(mine.desk.claims()[1].id, "Look at the plate.")
            theirs.record.annotate(
                mine.desk.claims()[0].id, "Which bridge?", AnnotationKind.QUESTION, to=["Ada"]
            )
            await until(pilot, lambda: "Which bridge?" in words(place))
