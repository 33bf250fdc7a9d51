"""What colleagues say to each other, on the desk: read in full, asked and answered, waited for, given to do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from factbench.acts import AnnotationKind
from factbench.text.span import Span
from factbench.tui.screens.inbox import Inbox
from factbench.tui.screens.manual import Manual
from factbench.tui.screens.review import whereabouts
from factbench.tui.screens.thread import Thread
from factbench.workbench import Filter, Workbench
from tests.tui.conftest import ready, until
from tests.tui.test_adjudicate import editor
from tests.values import BRIDGE, RULES, counting, ticking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from factbench.tui.app import Desk
    from factbench.tui.screens.place import Place

LONG = (
    "Which of the bridges is meant here, "
    + "the one that the almanac calls the northern one, " * 4
    + "or not?"
)


def bo(path: Path) -> Workbench:
    """A colleague on the same database, a little later."""
    return Workbench(
        path,
        RULES,
        reviewer="Bo Lind",
        device="pier",
        clock=ticking(datetime(2020, 3, 5, 9, 5, tzinfo=UTC)),
        new_id=counting(10**6),
    )


@pytest.fixture
def other(bench: Workbench) -> Iterator[Workbench]:
    """Bo, who tagged the third claim and asked Ada about the first, and about words in the article."""
    with bo(bench.session.path) as colleague:
        first, _second, third = bench.desk.claims()
        colleague.record.tag(third.id, "main")
        bench.desk.save_draft(third.id, "Ada was here.")
        colleague.record.annotate(first.id, LONG, AnnotationKind.QUESTION, to=["ada"])
        start = BRIDGE.index("widest")
        stretch = [Span(start, start + len("widest bridge"))]
        colleague.record.remark(first.article, stretch, "Widest or longest, @Ada?", AnnotationKind.QUESTION)
        yield colleague


def shown(place: Place) -> str:
    """Every line on the screen, wrapped as it is."""
    lines = (place.rows.render_line(y).text.strip() for y in range(place.rows.size.height))
    return " ".join(f"{place.head.words} {' '.join(lines)} {place.said.words}".split())


async def on(pilot: Pilot[None], kind: type[Place]) -> Place:
    """The place, when it shows its rows."""
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and len(pilot.app.screen.rows._rows))
    place = pilot.app.screen
    assert isinstance(place, kind)
    await pilot.pause()
    return place


async def typed(pilot: Pilot[None], words: str) -> None:
    await pilot.press(*("space" if each == " " else each for each in words), "enter")


async def test_a_long_question_is_read_in_full_and_answered_with_one_key_and_words(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        assert "Bo Lind asks you: “Which of the bridges" in screen.bar.words
        await pilot.press("enter")
        place = await on(pilot, Thread)
        assert LONG in shown(place)
        assert "Question · Bo Lind to Ada · 2020-03-05 09:05 · open" in shown(place)
        await pilot.press("escape", "plus")
        await until(pilot, lambda: screen.state.asking is not None)
        await typed(pilot, "Yes")
        await until(pilot, lambda: not other.desk.thread(bench.desk.claims()[0].id)[0].is_open)
        assert [each.said.text for each in other.desk.thread(bench.desk.claims()[0].id)] == [LONG, "Yes"]
        await until(pilot, lambda: "1 closed question" in screen.bar.words)
        await pilot.press("plus")
        await until(pilot, lambda: "No question is open here; Q asks one." in screen.bar.words)


async def test_a_question_in_the_article_is_read_and_answered_from_where_one_goes_by_remarks(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("right_curly_bracket")
        await until(pilot, lambda: "Question by Bo Lind to Ada on “widest bridge”" in screen.bar.words)
        await pilot.press("enter")
        place = await on(pilot, Thread)
        assert place.rows.key == bench.desk.remarks_thread(bench.desk.claims()[0].id)[0].said.id
        await pilot.press("plus")
        await typed(pilot, "Widest.")
        await until(pilot, lambda: "Answer · Ada" in shown(place))
        assert "closed by Ada" in shown(place)
        await pilot.press("x")
        await until(pilot, lambda: "opened again" in place.said.words)
        await pilot.press("u", "u")
        await until(pilot, lambda: "Answer · Ada" not in shown(place))
        await pilot.press("enter")
        await until(pilot, lambda: desk.screen is screen and screen.article.has_focus)
        assert screen.article.word is not None
        assert screen.article.word.of(BRIDGE) == "widest"
        await pilot.press("plus")
        await until(pilot, lambda: "Answer to Bo Lind: “Widest or longest" in screen.prompt.placeholder)


async def test_a_question_calls_a_colleague_by_sign_and_stays_with_the_words_where_there_is_none(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("j", "Q")
        await typed(pilot, "@cy which?")
        await until(pilot, lambda: "Nobody here is called “cy”" in screen.bar.words)
        await pilot.press("Q", "ctrl+u")
        await typed(pilot, "@bl which?")
        await until(pilot, lambda: len(other.desk.inbox()) == 3)
        (asked, *_more) = other.desk.inbox()
        assert (asked.who, asked.to, asked.text) == ("Ada", ("Bo Lind",), "@bl which?")


async def test_the_inbox_leads_to_what_waits_and_answers_it(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    claims = bench.desk.claims()
    other.record.assigning.assign("Ada", claims=[claims[1].id])
    other.record.flag(claims[2].id)
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("g", "i")
        place = await on(pilot, Inbox)
        assert "3 for you" in shown(place)
        assert shown(place).index("Asked of you (2)") < shown(place).index("Assigned to you (1)")
        assert "Flagged (1)" in shown(place)
        await pilot.press("plus")
        await typed(pilot, "The northern.")
        await until(pilot, lambda: "Asked of you (1)" in shown(place))
        await pilot.press("home", "enter")
        await until(pilot, lambda: desk.screen is screen and screen.article.has_focus)
        await until(pilot, lambda: screen.article.word and screen.article.word.of(BRIDGE) == "widest")
        await pilot.press("escape", "escape", "g", "i")
        place = await on(pilot, Inbox)
        await pilot.press("end", "enter")
        await until(pilot, lambda: screen.state.row is not None and screen.state.row.id == claims[2].id)
        await pilot.press("g", "i")
        place = await on(pilot, Inbox)
        await pilot.press("home", "j", "F")
        await until(
            pilot, lambda: screen.state.wanted == Filter(assigned="Ada") and len(screen.state.rows) == 1
        )
        assert "assigned to Ada" in screen.head.words


async def test_claims_are_given_to_a_colleague_and_shown_so_in_the_list(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("at")
        await typed(pilot, "bl 2020-04-01")
        await until(pilot, lambda: "Assigned to Bo Lind, by 2020-04-01" in screen.bar.words)
        await until(pilot, lambda: "@BL" in screen.claims.render_line(0).text)
        await pilot.press("space", "space", "semicolon", "at")
        await typed(pilot, "me")
        await until(pilot, lambda: "@me+1" in screen.claims.render_line(0).text)
        assert "@me" in screen.claims.render_line(1).text
        assert len(bench.desk.inbox()) == 5 - 1
        await pilot.press("u")
        await until(pilot, lambda: "@me" not in screen.claims.render_line(1).text)
        await pilot.press("home", "at")
        await typed(pilot, "- bl")
        await until(pilot, lambda: "Taken from Bo Lind" in screen.bar.words)
        assert other.desk.claims(Filter(assigned="Bo Lind")) == []


async def test_who_is_at_a_claim_is_told_and_passed_over_unless_one_wants_it(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    claims = bench.desk.claims()
    other.desk.at_claim(claims[1].id)
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.state.leases)
        await pilot.press("n")
        await until(pilot, lambda: screen.state.cursor == 2)
        await pilot.press("N")
        await until(pilot, lambda: screen.state.cursor == 0)
        await pilot.press("j")
        await until(pilot, lambda: "Bo Lind is at this claim" in screen.bar.words)
        await pilot.press("end", "N", "home", "n", "S", "home", "S")
        await until(pilot, lambda: screen.state.rows.open == 1)
        await pilot.press("n")
        await until(pilot, lambda: "Bo Lind is at it: n again goes there" in screen.bar.words)
        await pilot.press("n")
        await until(pilot, lambda: screen.state.cursor == 1)


async def test_a_claim_that_one_rests_on_is_known_to_others_once_one_works(
    desk: Desk, bench: Workbench, other: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whereabouts, "REST", 0.01)
    claims = bench.desk.claims()

    def at() -> list[str]:
        rows = other.session.connection().execute("SELECT claim FROM lease WHERE reviewer = 'Ada'")
        return [each for (each,) in rows]

    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("j")
        await until(pilot, lambda: screen.state.detail and screen.state.detail.claim.id == claims[1].id)
        await pilot.pause(0.1)
        assert at() == []  # whoever only looks writes nothing
        await pilot.press("S")
        await until(pilot, lambda: at() == [claims[1].id])
        await pilot.press("j")
        await until(pilot, lambda: at() == [claims[2].id])
        await pilot.press("q")
        await until(pilot, lambda: at() == [])


async def test_a_filter_lists_open_questions_and_what_is_assigned_to_nobody(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    claims = bench.desk.claims()
    other.record.assigning.assign("me", claims=[claims[2].id])
    async with desk.run_test(size=(80, 40)) as pilot:
        screen = await ready(pilot)
        screen.take_filter(Filter(question=True, asked="Ada"))
        await until(pilot, lambda: len(screen.state.rows) == 2)
        await pilot.press("F")
        await until(pilot, lambda: len(desk.screen_stack) == 2)
        told = desk.export_screenshot().replace("&#160;", " ")
        assert "Open question to    Ada" in told
        await pilot.press("0", "escape")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        screen.take_filter(Filter(assigned=""))
        await until(pilot, lambda: len(screen.state.rows) == 2)
        assert "assigned to nobody" in screen.head.words


async def test_a_question_on_a_blind_claim_says_when_it_is_read_and_help_is_that_of_the_place(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    claims = bench.desk.claims()
    with editor(bench.session.path) as eva:
        eva.record.editing.blind(True, claim=claims[1].id)
    bench.record.decide(claims[1].id, rating="refuted")
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("j", "Q")
        await typed(pilot, "@bl which?")
        await until(
            pilot, lambda: "Question to Bo Lind · blind: a colleague reads it once" in screen.bar.words
        )
        await pilot.press("g", "i")
        await on(pilot, Inbox)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(desk.screen, Manual))
        assert isinstance(desk.screen, Manual)
        assert desk.screen._topic == "colleagues"


async def test_the_inbox_takes_back_only_what_it_shows_and_tells_what_stays(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    claim = bench.desk.claims()[1].id
    bench.record.decide(claim, rating="mixed")
    async with desk.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("g", "i")
        place = await on(pilot, Inbox)
        await pilot.press("u")
        await until(pilot, lambda: place.has_class("-saying"))
        assert "Not from here, so it stays: decided: Mixed" in place.said._left
        assert "u among the claims" in place.said._left
        assert bench.desk.verdict(claim).rating == "mixed"
        await pilot.press("x")
        await until(pilot, lambda: "closed the question" in place.said._left)
        await pilot.press("u")
        await until(pilot, lambda: "Taken back: closed the question" in place.said._left)
        assert bench.desk.verdict(claim).rating == "mixed"


async def test_a_question_to_nobody_is_refused_in_full_and_its_words_are_there_once_more(
    desk: Desk, bench: Workbench, other: Workbench
) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("Q")
        await until(pilot, lambda: screen.state.asking is not None)
        await typed(pilot, "@Zed, says who?")
        await until(pilot, lambda: "NOT SAVED, Q has your words" in screen.bar.words)
        await until(pilot, lambda: screen.bar.size.height == 3)
        shown = screen.bar.render().plain
        assert "Nobody here is called “Zed”" in shown
        assert "be named in the settings" in shown
        await pilot.press("Q")
        await until(pilot, lambda: screen.prompt.value == "@Zed, says who?")
