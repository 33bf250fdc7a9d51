"""The places beside the review screen, driven by keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from textual import events

from factbench.acts import AnnotationKind
from factbench.exporters import exporters
from factbench.intake import Hints
from factbench.opening import Filter
from factbench.output import slug
from factbench.tui.actions import letters
from factbench.tui.screens.export import Export
from factbench.tui.screens.filters import Filters
from factbench.tui.screens.go import Go
from factbench.tui.screens.library import Library
from factbench.tui.screens.manual import Manual
from factbench.tui.screens.passage import PassageScreen
from factbench.tui.screens.place import Place
from factbench.tui.screens.sessions import farewell
from factbench.tui.screens.statistics import every_day
from factbench.tui.widgets.line import WordLine
from factbench.tui.widgets.page import Page
from factbench.tui.widgets.rows import RowList
from factbench.workbench import SessionLine, Workbench
from tests.tui.conftest import desk_on, ready, until
from tests.values import BRIDGE, RULES, a_bench, filled, ticking, with_put_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from factbench.tui.app import Desk


def words(place: Place) -> str:
    """Everything that a place shows."""
    rows = "\n".join(f"{row.words}  {row.right}" for row in place.rows._rows)
    return f"{place.head.words}\n{rows}\n{place.said.words}\n{place.said.words}"


def ben(path: Path) -> Workbench:
    """Another reviewer on the same database."""
    return Workbench(
        path, RULES, reviewer="Ben", device="pier", clock=ticking(datetime(2020, 3, 9, 9, 0, tzinfo=UTC))
    )


def add_article(bench: Workbench, text: str) -> None:
    """Store another article."""
    path = bench.session.path.parent / "tram.txt"
    path.write_text(text, encoding="utf-8")
    assert [each.error for each in bench.library.add([str(path)], Hints())] == [None]


async def gone_to(pilot: Pilot[None], letter: str) -> Place:
    """The place that `g` and a letter lead to, when it shows its rows."""
    await pilot.press("g", letter)
    await until(pilot, lambda: isinstance(pilot.app.screen, Place) and pilot.app.screen.is_mounted)
    place = pilot.app.screen
    assert isinstance(place, Place)
    await until(pilot, lambda: len(place.rows._rows))
    await pilot.pause()
    return place


async def test_the_panel_shows_every_place_to_whoever_hesitates(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await ready(pilot)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(desk.screen, Go))
        assert set(letters()) == {"l", "i", "c", "a", "s", "e", "w", ","}
        await pilot.press("z")
        await until(pilot, lambda: not isinstance(desk.screen, Go))


async def test_a_letter_typed_at_once_after_g_is_never_a_verdict(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        for key in ("g", "s"):
            pressed = events.Key(key, key)
            pressed.set_sender(desk)
            assert desk._driver is not None
            desk._driver.send_message(pressed)
        await until(pilot, lambda: isinstance(desk.screen, Place | Go))
        await pilot.press("escape")
        await until(pilot, lambda: desk.screen is screen)
        await pilot.press("g", "x", "j")
        await until(pilot, lambda: screen.claims.cursor == 1)
        assert bench.record.events() == []


async def test_keys_typed_in_one_go_are_acted_on_in_their_order(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "l")
        assert desk._driver is not None
        for key in ("s", "slash", "n", "o", "enter", "a", "x", "escape", "slash", "g"):
            pressed = events.Key(key, "/" if key == "slash" else key if len(key) == 1 else None)
            pressed.set_sender(desk)
            desk._driver.send_message(pressed)
        await until(pilot, lambda: place.prompt.value == "g")
        await until(pilot, lambda: "NOT ADDED" in place.said.words)
        assert "/no" in place.said.words


async def test_several_pasted_lines_are_one_line_of_a_note(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("a", "x")
        desk.post_message(events.Paste("one\r\n two\x1b[31m\nthree"))
        await until(pilot, lambda: "three" in screen.prompt.value)
        await pilot.press("enter")
        await until(pilot, lambda: len(bench.record.events()) == 1)
        text = bench.desk.verdict(bench.desk.claims()[0].id).rationale
        assert text is not None
        assert text.startswith("xone two")
        assert "\x1b" not in text


async def test_twice_g_is_the_first_claim(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("G")
        await until(pilot, lambda: screen.claims.cursor == 2)
        await pilot.press("g", "g")
        await until(pilot, lambda: screen.claims.cursor == 0)


async def test_statistics_count_by_rating_kind_and_source(desk: Desk, bench: Workbench) -> None:
    claims = bench.desk.claims()
    bench.record.decide(claims[0].id, rating="refuted", cite=[bench.desk.evidence(claims[0].id)[0].id])
    bench.record.decide(claims[1].id, rating="supported")
    async with desk.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "s")
        shown = words(place)
        assert "2 of 3 claims decided" in shown
        assert "Almanac" in shown
        assert "Harbour Post" in shown
        assert "event" in shown
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is pilot.app.screen_stack[0])


def test_days_without_a_verdict_count_none() -> None:
    assert every_day([("2020-03-01", 2), ("2020-03-04", 5)]) == [2, 0, 0, 5]
    assert every_day([("2020-01-01", 9), ("2020-03-04", 5)])[0] == 0
    assert every_day([]) == []


async def test_two_reviewers_side_by_side_disagreements_first(desk: Desk, bench: Workbench) -> None:
    claims = bench.desk.claims()
    for claim, mine in zip(claims, ("supported", "refuted", "mixed"), strict=True):
        bench.record.decide(claim.id, rating=mine)
    with ben(bench.session.path) as other:
        other.record.decide(claims[0].id, rating="supported")
        other.record.decide(claims[2].id, rating="refuted", rationale="Somebody did.")
    async with desk.run_test(size=(100, 30)) as pilot:
        screen = await ready(pilot)
        place = await gone_to(pilot, "c")
        shown = words(place)
        assert "2 claims decided by both, 1 alike (50 %). Krippendorff's alpha" in shown
        assert shown.index("They disagree (1)") < shown.index("They agree (1)")
        assert "Ben: Refuted: “Somebody did.”" in shown
        await pilot.press("enter")
        await until(pilot, lambda: screen.claims.cursor == 2)


async def test_one_reviewer_alone_has_nothing_to_compare(desk: Desk) -> None:
    async with desk.run_test() as pilot:
        await ready(pilot)
        assert "--reviewer" in words(await gone_to(pilot, "c"))


async def test_sessions_say_who_worked_when(desk: Desk, bench: Workbench) -> None:
    bench.record.decide(bench.desk.claims()[0].id, rating="refuted")
    async with desk.run_test() as pilot:
        await ready(pilot)
        shown = words(await gone_to(pilot, "w"))
        assert "2020-03-05 09:0" in shown
        assert "Ada" in shown


def test_the_farewell_tells_what_was_done_and_what_is_left(bench: Workbench) -> None:
    assert bench.reports.this_session() is None
    claims = bench.desk.claims()
    bench.record.decide(claims[0].id, rating="refuted")
    bench.record.decide(claims[1].id, rating="mixed")
    bench.record.undo()
    done = bench.reports.this_session()
    assert done is not None
    assert farewell(done, 2, 3) == (
        "Ada: 3 acts in a minute, 1 verdict that stands. 2 of 3 claims are still open to you."
    )
    long = SessionLine("s", "Ada", "2020-03-05T09:00:00.000Z", "2020-03-05T10:12:00.000Z", 40, 30)
    assert "72 minutes, 30 verdicts that stand, 25 an hour." in farewell(long, 0, 30)


async def test_the_head_says_how_fast_it_goes(tmp_path: Path) -> None:
    moments = (datetime(2020, 3, 5, 9, 0, tzinfo=UTC) + timedelta(minutes=each) for each in range(1000))
    bench = Workbench(tmp_path / "claims.db", RULES, create=True, reviewer="Ada", clock=lambda: next(moments))
    filled(bench, "The harbour bridge opened in 1932", "It was the widest bridge of its time")
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("s", "r")
        await until(pilot, lambda: "2 decided, " in screen.head.words)
        assert " an hour · 0/2 open" in screen.head.words


def test_only_acts_of_the_session_are_read_to_count_it(tmp_path: Path) -> None:
    with Workbench(tmp_path / "claims.db", RULES, create=True, reviewer="Ada") as first:
        claims = filled(first)
        first.record.decide(claims[0].id, rating="refuted")
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Ada") as second:
        second.record.decide(claims[1].id, rating="mixed")
        second.record.note(claims[1].id, "so it is")
        done = second.reports.this_session()
        assert done is not None
        assert (done.acts, done.decided) == (2, 1)
        assert [each.acts for each in second.reports.sessions()] == [2, 1]


async def test_a_report_is_previewed_and_written_and_never_replaced_without_asking(
    desk: Desk, bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bench.record.decide(
        bench.desk.claims()[0].id, rating="refuted", rationale="An older text says otherwise."
    )
    async with desk.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "e")
        assert isinstance(place, Export)
        assert "An older text says otherwise." in words(place)
        await pilot.press("s", "s")
        await until(pilot, lambda: "[this article]" in words(place))
        await pilot.press("enter")
        await until(pilot, lambda: place.has_class("-asking"))
        assert place.prompt.value == "a-bridge.md"
        await pilot.press("enter")
        await until(pilot, lambda: "Wrote a-bridge.md" in words(place))
        (tmp_path / "a-bridge.md").write_text("mine")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "exists" in words(place))
        await pilot.press("escape")
        assert (tmp_path / "a-bridge.md").read_text() == "mine"
        await pilot.press("enter", "enter", "enter")
        await until(pilot, lambda: (tmp_path / "a-bridge.md").read_text() != "mine")


async def test_whom_a_report_is_for_is_chosen_and_said(desk: Desk, bench: Workbench) -> None:
    bench.record.annotate(bench.desk.claims()[0].id, "Who counted?", AnnotationKind.QUESTION)
    async with desk.run_test(size=(120, 60)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "e")
        assert isinstance(place, Export)
        await pilot.press("s")
        await until(pilot, lambda: "[readers]  colleagues   without questions" in words(place))
        await until(pilot, lambda: "[all]" in words(place))
        assert "Who counted?" not in words(place)
        await pilot.press("w")
        await until(pilot, lambda: "readers  [colleagues]   with questions" in words(place))
        assert "Who counted?" in words(place)


def test_a_slug_is_a_plain_file_name() -> None:
    assert slug("Élan vital: Über 50 %!") == "elan-vital-uber-50"
    assert slug("../../etc/passwd") == "etc-passwd"
    assert slug("日本") == "report"
    assert len(slug("word " * 50)) <= 60


async def test_articles_and_sources_come_in_from_the_screen(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(BRIDGE)
    (tmp_path / "almanac.txt").write_text("The harbour bridge opened in March 1932 after nine years.")
    bench = a_bench(tmp_path / "claims.db")
    desk = desk_on(bench)
    async with desk.run_test(size=(100, 30)) as pilot:
        screen = await ready(pilot)
        place = await gone_to(pilot, "l")
        assert isinstance(place, Library)
        assert "None yet" in words(place)
        await added(pilot, place, "s", str(tmp_path / "almanac.txt"))
        await added(pilot, place, "a", str(tmp_path / "news.txt"))
        await until(pilot, lambda: "Articles (1)" in words(place))
        await until(pilot, lambda: "every claim is matched" in words(place))
        await until(pilot, lambda: len(screen.state.rows) == len(bench.desk.claim_order()[0]) > 0)
        assert any(bench.desk.evidence(claim.id) for claim in bench.desk.claims())
        await added(pilot, place, "a", str(tmp_path / "nowhere.txt"))
        assert "NOT ADDED" in words(place)
        await pilot.press("slash", *"march", "enter")
        await until(pilot, lambda: "Passages for “march”" in words(place))
        assert "nine years" in words(place)
        await pilot.press("escape")
        await until(pilot, lambda: "Articles (1)" in words(place))
        await pilot.press("home", "H")
        await until(pilot, lambda: "Articles (0)" in words(place))
        await until(pilot, lambda: not len(screen.state.rows))


async def added(pilot: Pilot[None], place: Library, key: str, path: str) -> None:
    """Type a path and wait until all that follows from it is done."""
    await pilot.press(key)
    await until(pilot, lambda: place.has_class("-asking"))
    place.prompt.value = path
    await pilot.press("enter")
    await until(pilot, lambda: not place.doing.busy and "Reading" not in place.said.words)


async def test_what_is_under_way_can_be_stopped_and_what_came_in_stays(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(f"The bridge number {number} opened in {1900 + number}.")
    bench = a_bench(tmp_path / "claims.db")
    desk = desk_on(bench)
    async with desk.run_test(size=(100, 30)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "l")
        assert isinstance(place, Library)
        await pilot.press("a")
        place.prompt.value = str(folder)
        await pilot.press("enter")
        await until(pilot, bench.library.article_lines)
        await pilot.press("c")
        await until(pilot, lambda: not place.doing.busy)
        assert 0 < len(bench.library.article_lines()) < 400
        assert "Stopped;" in words(place)


async def test_settings_are_changed_in_the_file_and_only_to_what_can_be(
    desk: Desk, bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("# ours\nevidence_limit = 7  # one hand\n")
    monkeypatch.setenv("FACTBENCH_CONFIG", str(file))
    async with desk.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(desk.screen, Place) and len(desk.screen.rows._rows))
        place = desk.screen
        assert isinstance(place, Place)
        await pilot.press("j", "enter")
        await until(pilot, lambda: 'parser = "rules"' in file.read_text())
        while place.rows.key != "evidence_limit":
            before = place.rows.key
            await pilot.press("j")
            assert place.rows.key != before
        await pilot.press("enter")
        await until(pilot, lambda: place.prompt.value == "7")
        place.prompt.value = "many"
        await pilot.press("enter")
        await until(pilot, lambda: "whole number" in place.said.words)
        assert "evidence_limit = 7  # one hand" in file.read_text()
        place.prompt.value = "4"
        await pilot.press("enter")
        await until(pilot, lambda: bench.session.settings.evidence_limit == 4)
        assert file.read_text() == '# ours\nevidence_limit = 4  # one hand\nparser = "rules"\n'
        await pilot.press("d")
        await until(pilot, lambda: "evidence_limit" not in file.read_text())
        await pilot.press("G", "enter", "enter")
        await until(pilot, lambda: "[worth]" in file.read_text())
        assert bench.session.settings.worth


async def test_a_long_value_stands_apart_from_where_it_comes_from(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('publisher = "The Harbour Fact Desk, of Oslo"\n')
    monkeypatch.setenv("FACTBENCH_CONFIG", str(file))
    async with desk.run_test(size=(80, 40)) as pilot:
        await ready(pilot)
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(desk.screen, Place) and len(desk.screen.rows._rows))
        assert isinstance(desk.screen, Place)
        (row,) = [each for each in desk.screen.rows._rows if each.key == "publisher"]
        assert row.words.endswith("of Oslo the file")


async def test_a_source_in_the_settings_says_what_kind_it_is(desk: Desk) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(desk.screen, Place) and len(desk.screen.rows._rows))
        place = desk.screen
        assert isinstance(place, Place)
        while place.rows.key != "sources wiki":
            await pilot.press("j")
        await until(pilot, lambda: "MediaWiki" in place.said.words and "Fields: url." in place.said.words)


async def filtered(pilot: Pilot[None], *keys: str) -> None:
    """Open the filter menu, press keys, use what is left."""
    await pilot.press("F")
    await until(pilot, lambda: isinstance(pilot.app.screen, Filters))
    await pilot.press(*keys, "escape")
    await until(pilot, lambda: not isinstance(pilot.app.screen, Filters))


async def test_filters_and_orders_narrow_the_list_and_the_head_says_so(desk: Desk, bench: Workbench) -> None:
    claims = bench.desk.claims()
    bench.record.decide(claims[1].id, rating="refuted")
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await filtered(pilot, "j", "enter", "enter", "enter")  # verdict: supported, mixed, refuted
        await until(pilot, lambda: len(screen.state.rows) == 1)
        assert "refuted" in screen.head.words
        await filtered(pilot, "s", *"mine", "enter", "0", "enter")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        assert "worth" in screen.head.words
        assert list(bench.desk.filters()) == ["mine"]
        await filtered(pilot, "G", "enter")
        await until(pilot, lambda: len(screen.state.rows) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        await filtered(pilot, "G", "k", "d")
        assert bench.desk.filters() == {}


async def test_a_named_filter_is_two_keys_and_a_dropped_one_is_told_and_taken_again(
    desk: Desk, bench: Workbench
) -> None:
    """Esc says what it dropped, so that one too many loses nothing unseen."""
    bench.record.decide(bench.desk.claims()[1].id, rating="refuted")
    bench.desk.name_filter("mine", Filter(rating="refuted"))
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("F", "1")
        await until(pilot, lambda: len(screen.state.rows) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        assert "Filter dropped: refuted · F b takes it again" in screen.bar.words
        await pilot.press("F", "b")
        await until(pilot, lambda: len(screen.state.rows) == 1)


async def test_the_filter_menu_goes_round_and_filters_by_article(desk: Desk, bench: Workbench) -> None:
    add_article(bench, "The tram line had 14 stops in 1920.")
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: len(screen.state.rows) == 4)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(pilot.app.screen, Filters))
        fields = pilot.app.screen.query_one("#fields", RowList)
        await pilot.press("k")
        assert fields.key == "text"
        await pilot.press("j")
        assert fields.key == "order"
        await pilot.press("end", "home")
        while fields.key != "article":
            await pilot.press("j")
        await pilot.press("enter", "enter", "escape")
        await until(pilot, lambda: len(screen.state.rows) == 1)
        assert "one article" in screen.head.words
        await pilot.press("F")
        await until(pilot, lambda: isinstance(pilot.app.screen, Filters))
        await pilot.press("0")
        fields = pilot.app.screen.query_one("#fields", RowList)
        while fields.key != "source":
            await pilot.press("j")
        await pilot.press("enter", "escape")
        await until(pilot, lambda: "one source" in screen.head.words)
        beside = {each.id for each in bench.desk.claims() if bench.desk.evidence(each.id)}
        await until(pilot, lambda: len(screen.state.rows) == len(beside))
        assert 0 < len(beside) < 4


async def test_enter_in_the_library_opens_only_that_article_or_the_words_of_a_source(
    desk: Desk, bench: Workbench
) -> None:
    add_article(bench, "The tram line had 14 stops in 1920.")
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: len(screen.state.rows) == 4)
        place = await gone_to(pilot, "l")
        await until(pilot, lambda: place.rows.key is not None)
        while not str(place.rows.key).startswith("source"):
            await pilot.press("j")
        source = str(place.rows.key).partition(" ")[2]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PassageScreen))
        await pilot.press("escape", "x", *"copied", "enter")
        await until(pilot, lambda: bench.library.sources.get(source).retired == "copied")
        await until(pilot, lambda: not place.doing.busy)
        await pilot.press("x")
        await until(pilot, lambda: bench.library.sources.get(source).retired is None)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, Manual))
        shown = pilot.app.screen.query_one(Page)
        await until(pilot, lambda: shown.top == shown.line_of("The library") > 0)
        await pilot.press("escape", "home", "j", "enter")
        await until(pilot, lambda: len(screen.state.rows) == 1)
        assert screen.state.row is not None
        assert "tram" in screen.state.row.statement


async def test_the_desk_opens_where_this_reviewer_stopped(bench: Workbench) -> None:
    desk = desk_on(bench)
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await filtered(pilot, "enter")
        await until(pilot, lambda: "worth" in screen.head.words)
        await pilot.press("S", "G", "q")
        await until(pilot, lambda: desk.return_code is not None)
    stopped = bench.desk.stopped()
    assert stopped is not None
    again = desk_on(bench)
    async with again.run_test() as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.claims.cursor == 2)
        row = screen.state.row
        assert row is not None
        assert row.id == stopped[0]
        assert "worth" in screen.head.words


async def test_whoever_only_looks_leaves_nothing_behind(bench: Workbench) -> None:
    desk = desk_on(bench)
    async with desk.run_test() as pilot:
        await ready(pilot)
        await pilot.press("G", "q")
        await until(pilot, lambda: desk.return_code is not None)
    assert bench.desk.stopped() is None


async def test_letters_and_footer_follow_the_scale_of_the_database(desk: Desk, bench: Workbench) -> None:
    bench.record.choose_scale("politifact")
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: "p Pants" in screen.query_one("#foot", WordLine).words)
        claims = bench.desk.claims()
        await pilot.press("e", "p")
        await until(pilot, lambda: bench.desk.verdict(claims[0].id).rating == "pants-on-fire")
        assert bench.desk.verdict(claims[0].id).scale == "politifact@1"
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(desk.screen, Place) and len(desk.screen.rows._rows))
        await pilot.press("home", "enter")
        await until(pilot, lambda: bench.record.scale().id == "text@1")
        await pilot.press("q", "S", *"seen", "enter")
        await until(pilot, lambda: bench.desk.verdict(claims[1].id).rating == "in-words")
        await pilot.press("u", "u")
        await until(pilot, lambda: bench.record.scale().id == "politifact@1")


async def test_all_formats_stand_there_and_what_a_report_lacks_is_told_by_words_and_keys(
    tmp_path: Path,
) -> None:
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    (claim,) = filled(bench, "The harbour bridge opened in 1932", change=with_put_in)
    bench.record.decide(claim.id, rating="refuted", rationale="An older text says otherwise.")
    async with desk_on(bench).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "e")
        assert isinstance(place, Export)
        assert all(each in words(place) for each in exporters())
        told = " ".join(words(place).split())
        assert f"“{claim.statement[:12]}" in told
        assert "confirm it or take it out: I or O on the claim" in told
