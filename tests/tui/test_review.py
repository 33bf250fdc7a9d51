"""The review screen: keys, and what they store."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from factbench import database, typeset
from factbench.acts import Confidence
from factbench.errors import DatabaseLocked
from factbench.intake import Hints
from factbench.manual import page, topics
from factbench.model import Agreement, Suggestion
from factbench.scales import HOUSE, SCALES
from factbench.text.span import Span
from factbench.tui.ascii_only import AsciiOnly
from factbench.tui.glyphs import Glyphs
from factbench.tui.screens.help import Help
from factbench.tui.screens.manual import Manual
from factbench.tui.screens.passage import PassageScreen
from factbench.tui.themes import MONOCHROME
from factbench.tui.widgets.line import WordLine
from factbench.tui.widgets.lines import LineView
from factbench.tui.widgets.page import Page
from tests.tui.conftest import desk_on, ready, review, until
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.tui.app import Desk
    from factbench.tui.screens.review import Review
    from factbench.workbench import Workbench

SIZE = (80, 24)


def claims(bench: Workbench) -> list[str]:
    return [claim.id for claim in bench.desk.claims()]


async def test_one_key_decides_and_goes_on(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("s")
        first = claims(bench)[0]
        await until(pilot, lambda: bench.desk.verdict(first).rating == "supported")
        assert screen.claims.cursor == 1
        assert "Supported" in screen.bar.words
        assert "u undo" in screen.bar.words
        assert "2/3 open" in screen.head.words
        await until(pilot, lambda: "saved 12:04:07" in screen.bar.words)
        row = screen.state.rows.at(0)
        assert row is not None
        assert row.rating == "supported"


async def test_with_nothing_left_open_typing_on_decides_no_other_claim_anew(
    desk: Desk, bench: Workbench
) -> None:
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("s", "r", "m")
        await until(pilot, lambda: "nothing open is left" in screen.bar.words)
        await pilot.press("e", "e")
        await until(pilot, lambda: len(bench.record.events()) == 5)
        ratings = [bench.desk.verdict(claim.id).rating for claim in bench.desk.claims()]
        assert ratings == ["supported", "refuted", "not-enough-evidence"]


async def test_after_the_last_claim_comes_the_first_that_is_still_open(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("s", "end", "s")
        await until(pilot, lambda: screen.claims.cursor == 1)


async def test_two_citations_a_reason_and_a_verdict_are_stored_in_the_order_typed(
    desk: Desk, bench: Workbench
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("1", "a", *"so it is", "enter", "s")
        first = claims(bench)[0]
        await until(pilot, lambda: bench.desk.verdict(first).rating == "supported")
        held = bench.desk.verdict(first)
        assert (held.rationale, len(held.citations)) == ("so it is", 1)
        assert [event.act.name for event in bench.record.events()] == ["decide"] * 3
        assert screen.claims.cursor == 1


async def test_undo_and_redo_bring_the_claim_back(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("r", "u")
        first = claims(bench)[0]
        await until(pilot, lambda: len(bench.record.events()) == 2)
        assert bench.desk.verdict(first).rating is None
        await until(pilot, lambda: screen.claims.cursor == 0 and "Taken back" in screen.bar.words)
        assert "3/3 open" in screen.head.words
        await pilot.press("U")
        await until(pilot, lambda: bench.desk.verdict(first).rating == "refuted")
        await until(pilot, lambda: "Done again" in screen.bar.words)
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: "Nothing to undo" in screen.bar.words)


async def test_shift_and_a_letter_sets_and_stays(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("M", "equals_sign", "equals_sign", "minus", "exclamation_mark")
        first = claims(bench)[0]
        await until(pilot, lambda: bench.desk.verdict(first).misleading)
        held = bench.desk.verdict(first)
        assert (held.rating, held.confidence, screen.claims.cursor) == ("mixed", Confidence.LOW, 0)
        await pilot.press("0")
        await until(pilot, lambda: bench.desk.verdict(first).rating is None)


async def test_moving_skips_what_is_decided(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("j", "S", "k", "n")
        assert screen.claims.cursor == 2
        await pilot.press("N")
        assert screen.claims.cursor == 0
        await pilot.press("N")
        assert "No open claim that way" in screen.bar.words
        await pilot.press("G")
        assert screen.claims.cursor == 2
        await pilot.press("home", "ctrl+d", "ctrl+u", "pagedown", "pageup", "right_square_bracket")
        assert screen.claims.cursor == 2
        await pilot.press("left_square_bracket")
        assert screen.claims.cursor == 0
        await until(pilot, lambda: bench.desk.verdict(claims(bench)[1]).rating)


async def test_a_note_that_is_not_finished_is_there_again(desk: Desk, bench: Workbench) -> None:
    first = claims(bench)[0]
    async with desk.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", *"half a th", "escape")
        await until(pilot, lambda: bench.desk.draft(first) == "half a th")
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        assert "draft: half a th" in screen.bar.words
        await pilot.press("a", *"ought", "enter")
        await until(pilot, lambda: bench.desk.verdict(first).rationale == "half a thought")
        await until(pilot, lambda: bench.desk.draft(first) == "")


async def test_a_draft_is_stored_while_the_reviewer_still_types(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("a", *"thin")
        await until(pilot, lambda: bench.desk.draft(claims(bench)[0]) == "thin")


async def test_the_filter_works_as_one_types_and_escape_shows_all(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("slash", *"widest", "enter")
        await until(pilot, lambda: len(screen.state.rows) == 1)
        assert "/widest" in screen.head.words
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        await pilot.press("slash", *"zeppelin")
        await until(pilot, lambda: len(screen.state.rows) == 0)
        await pilot.press("escape")
        await until(pilot, lambda: len(screen.state.rows) == 3)


async def test_evidence_is_walked_and_read_in_its_source(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        assert "The claim says 1932" in "\n".join(
            screen.evidence.line_text(n) for n in range(screen.evidence.line_count)
        )
        await pilot.press("J", "K", "v")
        await until(pilot, lambda: isinstance(desk.screen, PassageScreen))
        await pilot.press("j", "k", "escape")
        await until(pilot, lambda: desk.screen is screen)
        await pilot.press("9")
        assert "There is no evidence 9" in screen.bar.words
        await pilot.press("1")
        first = claims(bench)[0]
        await until(pilot, lambda: len(bench.desk.verdict(first).citations) == 1)
        await pilot.press("1")
        await until(pilot, lambda: bench.desk.verdict(first).citations == ())


async def test_help_finds_an_action_and_does_it(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(desk.screen, Help))
        await pilot.press(*"last claim", "down", "up", "enter")
        await until(pilot, lambda: screen.claims.cursor == 2)
        await pilot.press("question_mark", *"xyzzy", "enter", "escape")
        await until(pilot, lambda: desk.screen is screen)


async def test_help_lists_the_pages_of_the_manual_and_opens_them(desk: Desk) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("question_mark", *"manual.")
        await until(pilot, lambda: isinstance(desk.screen, Help) and desk.screen.options.option_count > 1)
        assert isinstance(desk.screen, Help)
        listed = [each.id for each in desk.screen.options.options]
        assert listed == [None, *(f"manual.{topic}" for topic in topics())]
        await pilot.press(*["down"] * list(topics()).index("design"), "enter")
        await until(pilot, lambda: isinstance(desk.screen, Manual))
        shown = desk.screen.query_one("#page", Page)
        await until(pilot, lambda: shown.line_text(0).startswith("How it is built"))
        await pilot.press("G")
        await until(pilot, lambda: shown.top > 0)
        await pilot.press("ctrl+u", "home")
        await until(pilot, lambda: shown.top == 0)
        await pilot.press("escape")
        await until(pilot, lambda: desk.screen is screen)


def test_a_page_needs_no_more_than_ascii_where_there_is_no_more() -> None:
    drawn = [line for topic in topics() for line in typeset.lines(page(topic), 80)]
    plain = [AsciiOnly().apply(line, Color.parse("black")) for line in drawn]
    assert [part.text for line in plain for part in line if not part.text.isascii()] == []


async def test_every_action_is_in_the_palette(desk: Desk) -> None:
    from factbench.tui.actions import ACTIONS

    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        titles = [command.title for command in desk.get_system_commands(screen)]
        assert all(any(action.words in title for title in titles) for action in ACTIONS)


async def test_panes_are_focused_zoomed_and_laid_out(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("tab", "z")
        assert screen.article.size.height > 15
        assert not screen.claims.display or screen.claims.size.height == 0
        await pilot.press("tab", "escape", "w", "w", "tab")
        assert screen.focused is screen.claims
        await pilot.press("tab", "j", "k", "ctrl+d", "tab", "j", "ctrl+d", "shift+tab", "shift+tab")
        assert screen.focused is screen.claims


async def test_a_terminal_that_is_too_small_says_so_and_recovers(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.resize_terminal(59, 15)
        await until(pilot, lambda: screen.query_one("#small", WordLine).display)
        assert not screen.query_one("#panes").display
        await pilot.press("s")
        assert bench.record.events() == []
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: screen.query_one("#panes").display)
        assert screen.evidence.size.width > 30


async def test_an_act_that_cannot_be_stored_says_so_and_is_shown_as_it_was(
    desk: Desk, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_words: object, **_fields: object) -> None:
        raise DatabaseLocked("claims.db is in use by another program; try again when it has finished.")

    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        monkeypatch.setattr(bench.record, "decide", locked)
        await pilot.press("s")
        await until(pilot, lambda: "NOT SAVED" in screen.bar.words)
        row = screen.state.rows.at(0)
        assert row is not None
        assert row.rating is None
        assert bench.record.events() == []


async def test_a_real_lock_loses_nothing(tmp_path: Path, bench: Workbench) -> None:
    impatient = a_bench(bench.session.path, settings=bench.session.settings.__class__(busy_seconds=0.01))
    first = claims(bench)[0]
    async with desk_on(impatient).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        holder = database.connect(bench.session.path)
        holder.execute("BEGIN IMMEDIATE")
        await pilot.press("a", *"kept", "enter")
        await until(pilot, lambda: "in use by another program" in screen.bar.words)
        holder.close()
        await pilot.press("a")
        assert screen.prompt.value == "kept"
        await pilot.press("enter")
        await until(pilot, lambda: bench.desk.verdict(first).rationale == "kept")


async def test_leaving_waits_until_everything_is_stored(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("s", "r", "m", "q")
        await until(pilot, lambda: desk._exit)
    assert [bench.desk.verdict(claim).rating for claim in claims(bench)] == ["supported", "refuted", "mixed"]


async def test_the_mouse_chooses_and_scrolls(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.click("#claims", offset=(10, 2))
        await until(pilot, lambda: screen.claims.cursor == 1)
        await pilot.click("#evidence", offset=(5, 1))
        assert screen.evidence.cursor == 0


async def test_words_are_copied(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("y")
        assert desk.clipboard == "The harbour bridge opened in 1932"
        await pilot.press("1", "S", "Y")
        assert desk.clipboard.startswith("> The harbour bridge opened in 1932\n\n**")
        await until(pilot, lambda: "Copied claim, verdict and citations." in screen.bar.words)
        desk.copy_to_clipboard("x" * 80_000, screen.say)
        await until(pilot, lambda: "Not copied: longer than the 74,994 bytes" in screen.bar.words)
        assert screen.state.detail is not None


async def test_what_one_says_of_evidence_is_copied_with_it(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("1", "t")
        await until(pilot, lambda: screen.state.detail is not None and len(screen.state.detail.stands) == 1)
        await pilot.press("Y")
        assert desk.clipboard.endswith("(Ada says: supports)\n")


async def test_an_empty_database_says_what_to_press(tmp_path: Path) -> None:
    async with desk_on(a_bench(tmp_path / "empty.db")).run_test(size=SIZE) as pilot:
        screen = review(pilot)
        await until(pilot, lambda: screen.article.line_count > 0)
        words = " ".join(screen.article.line_text(line) for line in range(screen.article.line_count))
        assert "g l  opens the library" in words
        await pilot.press(
            "s", "1", "a", "n", "j", "v", "y", "equals_sign", "exclamation_mark", "left_square_bracket", "0"
        )
        assert screen.claims.cursor == 0


def shows(screen: Review, quote: str) -> bool:
    return screen.state.detail is not None and screen.state.detail.claim.quote.startswith(quote)


async def test_a_move_of_the_cursor_lays_nothing_out(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        laid_out: list[object] = []
        monkeypatch.setattr(screen, "_refresh_layout", laid_out.append)
        for key, quote in (("j", "It was the widest"), ("j", "Nobody expected"), ("k", "It was the widest")):
            await pilot.press(key)
            await until(pilot, partial(shows, screen, quote))
        await pilot.pause()
        assert laid_out == []


async def test_a_move_of_the_cursor_draws_only_lines_that_differ(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("j")
        await until(
            pilot,
            lambda: screen.state.detail is not None and screen.state.detail.claim.quote.startswith("It was"),
        )
        await pilot.pause()
        drawn: list[int] = []
        render, pane = screen.article.render_line, screen.article

        def counted(y: int) -> object:
            drawn.append(y)
            return render(y)

        pane.render_line = counted  # type: ignore[method-assign, assignment]
        pane.show(screen.state.detail.surroundings.article.text, [], [Span(0, 3)])  # type: ignore[union-attr]
        await until(pilot, lambda: drawn)
        assert max(drawn) < pane.line_count < pane.size.height


async def test_without_colours_the_theme_is_grey(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    desk = desk_on(bench)
    async with desk.run_test(size=SIZE) as pilot:
        await ready(pilot)
        assert desk.theme == MONOCHROME.name


async def test_marked_words_can_be_copied(desk: Desk) -> None:
    from textual.geometry import Offset
    from textual.selection import Selection

    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        found = screen.article.get_selection(Selection(Offset(6, 0), Offset(13, 0)))
        assert found is not None
        assert found[0] == "harbour"
        assert isinstance(screen.article, LineView)
        everything = screen.claims.get_selection(Selection(None, None))
        assert everything is not None
        assert "widest" in everything[0]


async def test_marks_and_a_verb_say_what_it_will_do_before_it_does(desk: Desk, bench: Workbench) -> None:
    """Once for the same marks: the key once more means the current claim alone."""
    async with desk.run_test() as pilot:
        screen = await ready(pilot)
        await pilot.press("space", "space", "s")
        assert "2 marked: ; and s means them, s again this claim alone." in screen.bar.words
        assert screen.state.rows.open == 3
        await pilot.press("s")
        await until(pilot, lambda: screen.state.rows.open == 2)
        assert len(screen.state.marked) == 2


async def test_undoing_a_split_leaves_the_cursor_where_it_was(desk: Desk, bench: Workbench) -> None:
    """On the claim that was split, not on the first."""
    claim = bench.desk.claims()[1]
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await pilot.press("j")
        bench.record.claims.split(claim.id, claim.start + claim.quote.index("widest"))
        screen.changed_elsewhere()
        await until(pilot, lambda: len(screen.state.rows) == 4)
        await pilot.press("j", "u")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        await until(pilot, lambda: screen.state.cursor == 1)
        await until(pilot, lambda: screen.state.detail and screen.state.detail.claim.id == claim.id)


async def test_merging_follows_the_reading_and_asks_where_claims_stand_far_apart(tmp_path: Path) -> None:
    """Whatever the list is sorted by."""
    bench = a_bench(tmp_path / "far.db")
    path = tmp_path / "story.txt"
    path.write_text(
        "The tram line had 14 stops in 1920. It closed in 1961.\n\n"
        + "What followed is told elsewhere, and at length, by those who were there. " * 6
        + "\n\nA bus has run there since 1962.",
        encoding="utf-8",
    )
    list(bench.library.add([str(path)], Hints()))
    count = len(bench.desk.claims())
    desk = desk_on(bench)
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: len(screen.state.rows) > 1 and screen.state.detail)
        await pilot.press("end")
        await until(pilot, lambda: screen.state.detail and "bus" in screen.state.detail.claim.quote)
        await pilot.press("ampersand")
        assert "no next claim" in screen.bar.words
        await pilot.press("space", "home", "space", "semicolon", "ampersand")
        await until(pilot, lambda: screen.state.asking is not None)
        asked = screen.state.asking
        assert asked is not None
        assert "characters lie between" in asked.words
        await pilot.press("escape")
        await until(pilot, lambda: screen.state.asking is None)
        assert len(bench.desk.claims()) == count


def test_a_glyph_means_the_same_in_ascii_wherever_it_stands() -> None:
    """One character for each glyph: a cross is a cross, be it of a rating, a stance or an element."""
    drawn, plain = Glyphs(ascii=False), Glyphs(ascii=True)
    pairs = [(drawn.rating(each.id), plain.rating(each.id)) for each in HOUSE.ratings]
    pairs += [(drawn.agreement(each), plain.agreement(each)) for each in Agreement]
    pairs += [(drawn.suggestion(each), plain.suggestion(each)) for each in Suggestion]
    assert all(one.isascii() for _other, one in pairs)
    assert len(dict(pairs)) == len(set(pairs)) == len({one for _other, one in pairs})
    for scale in SCALES.values():
        assert len({plain.rating(each.id, scale.id) for each in scale.ratings}) == len(scale.ratings)


@pytest.mark.parametrize(("columns", "least"), [(120, 38), (160, 50), (200, 48)])
async def test_the_claims_have_the_width_that_the_screen_gives(desk: Desk, columns: int, least: int) -> None:
    """And the article has room for words beside them."""
    async with desk.run_test(size=(columns, 40)) as pilot:
        screen = await ready(pilot)
        assert screen.claims.size.width >= least
        assert screen.article.size.width >= 36
        assert screen.evidence.size.width >= 36


async def test_a_verdict_says_what_the_house_wants_of_it(tmp_path: Path) -> None:
    """At once, in the bar."""
    bench = a_bench(tmp_path / "claims.db", settings=replace(RULES, verdict_needs_grounds=True))
    filled(bench)
    async with desk_on(bench).run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("S")
        assert "Supported · lacks a citation and a reason" in screen.bar.words
        await pilot.press("1", "S")
        assert "Supported · 1 cited · lacks a reason" in screen.bar.words
        await pilot.press("E")
        assert "lacks" not in screen.bar.words
