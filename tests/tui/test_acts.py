"""What a reviewer does beside deciding: stances, tags, claims by hand, several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection
from textual.widgets import Input, OptionList, TextArea

from factbench.acts import AnnotationKind, EvidenceStance
from factbench.intake import Hints
from factbench.tui.screens.editor import Editor
from factbench.tui.screens.find import Find
from factbench.tui.sections import rail
from factbench.tui.widgets.line import WordLine
from factbench.tui.widgets.text import GUTTER
from tests.tui.conftest import ready, until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from textual.pilot import Pilot

    from factbench.tui.app import Desk
    from factbench.tui.screens.review import Review
    from factbench.workbench import Workbench

SIZE = (120, 40)


def claims(bench: Workbench) -> list[str]:
    return [claim.id for claim in bench.desk.claims()]


def quotes(bench: Workbench) -> list[str]:
    return [claim.quote for claim in bench.desk.claims()]


async def test_a_stance_goes_round_and_is_shown_beside_the_suggestion(desk: Desk, bench: Workbench) -> None:
    first = claims(bench)[0]
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("t", "t")
        await until(
            pilot, lambda: [each.stance for each in bench.desk.stands(first)] == [EvidenceStance.REFUTES]
        )
        await until(
            pilot,
            lambda: any(
                "Ada says: refutes" in screen.evidence.line_text(line)
                for line in range(screen.evidence.line_count)
            ),
        )
        await pilot.press("t", "t", "t")
        await until(pilot, lambda: bench.desk.stands(first) == [] and len(bench.record.events()) == 5)
        await pilot.press("u")
        await until(
            pilot, lambda: [each.stance for each in bench.desk.stands(first)] == [EvidenceStance.CONTEXT]
        )


async def test_tags_are_completed_from_those_in_use(desk: Desk, bench: Workbench) -> None:
    first, second = claims(bench)[:2]
    bench.record.tag(second, "harbour")
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("T", *"har")
        await until(pilot, lambda: screen.prompt._suggestion == "harbour")
        await pilot.press("tab", "enter", "asterisk")
        await until(pilot, lambda: len(bench.desk.annotations(first)) == 2)
        await until(pilot, lambda: "#harbour" in screen.bar.words or "Flag" in screen.bar.words)
        await pilot.press("Q", *"who says", "enter")
        await until(pilot, lambda: bench.desk.annotations(first)[-1].kind is AnnotationKind.QUESTION)


async def test_a_note_means_the_pane_in_focus(desk: Desk, bench: Workbench) -> None:
    first = claims(bench)[0]
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.evidence.focus()
        await pilot.press("a", *"old", "enter")
        await until(pilot, lambda: bench.desk.annotations(first) != [])
        assert bench.desk.annotations(first)[0].evidence == bench.desk.evidence(first)[0].id
        await until(
            pilot, lambda: screen.state.detail is not None and len(screen.state.detail.annotations) == 1
        )
        assert screen.state.detail is not None
        beside = [
            row.words for each in rail(screen.state.detail, 0, screen.state.glyphs) for row in each.rows
        ]
        assert "Note by Ada on 2020-03-05, on “Almanac”: old" in beside
        screen.article.focus()
        await pilot.press("right", "right", "greater_than_sign", "greater_than_sign", "a", *"whose", "enter")
        article = bench.desk.claim(first).article
        await until(pilot, lambda: bench.desk.remarks(article) != [])
        (found,) = bench.desk.remarks(article)
        assert (found.quote, found.text) == ("harbour bridge", "whose")
        await until(pilot, lambda: screen.state.detail is not None and len(screen.state.detail.remarks) == 1)
        detail = screen.state.detail
        assert detail is not None
        shown = [row.words for section in rail(detail, 0, screen.state.glyphs) for row in section.rows]
        assert "Note by Ada on 2020-03-05, on “harbour bridge”: whose" in shown
        await pilot.press("u")
        await until(pilot, lambda: bench.desk.remarks(article) == [])


async def test_the_editor_keeps_a_draft_and_stores_with_one_key(desk: Desk, bench: Workbench) -> None:
    first = claims(bench)[0]
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("A")
        await until(pilot, lambda: isinstance(desk.screen, Editor))
        await pilot.press(*"one", "enter", *"two")
        await until(pilot, lambda: bench.desk.draft(first) == "one\ntwo")
        await pilot.press("escape")
        await until(pilot, lambda: desk.screen is screen)
        await pilot.press("a")
        await until(pilot, lambda: isinstance(desk.screen, Editor))
        assert desk.screen.query_one(TextArea).text == "one\ntwo"
        await pilot.press("ctrl+s")
        await until(
            pilot, lambda: bench.desk.verdict(first).rationale == "one\ntwo" and bench.desk.draft(first) == ""
        )


async def test_without_an_editor_of_ones_own_the_key_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with desk.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("A", "ctrl+o")
        await until(pilot, lambda: "Set EDITOR" in desk.screen.query_one("#keys", WordLine).words)


async def test_marked_words_become_a_claim_and_undo_takes_it_away(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("C")
        assert screen.focused is screen.article
        await pilot.press("right", "right", "greater_than_sign", "greater_than_sign", "C")
        await until(pilot, lambda: "harbour bridge" in quotes(bench))
        await until(pilot, lambda: len(screen.state.rows) == 4)
        await until(
            pilot,
            lambda: screen.state.detail is not None and screen.state.detail.claim.quote == "harbour bridge",
        )
        await pilot.press("u")
        await until(pilot, lambda: len(screen.state.rows) == 3)


async def test_words_marked_with_the_mouse_become_a_claim(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        screen.selections = {screen.article: Selection(Offset(GUTTER + 4, 0), Offset(GUTTER + 18, 0))}
        await pilot.press("C")
        await until(pilot, lambda: "harbour bridge" in quotes(bench))


async def test_a_claim_is_put_elsewhere_split_merged_worded_and_dropped(desk: Desk, bench: Workbench) -> None:
    first = claims(bench)[0]
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("b", "less_than_sign", "less_than_sign", "b")
        await until(pilot, lambda: bench.desk.claim(first).quote == "The harbour bridge opened")
        await until(pilot, lambda: screen.state.detail is not None and screen.state.detail.claim.end == 25)
        await pilot.press("tab", "right", "right", "right", "vertical_line")
        await until(pilot, lambda: len(screen.state.rows) == 4 and screen.state.detail is not None)
        assert quotes(bench)[:2] == ["The harbour", "bridge opened"]
        await pilot.press("k")
        await until(pilot, lambda: screen.state.detail is not None and screen.state.detail.claim.id == first)
        await pilot.press("ampersand")
        await until(pilot, lambda: len(screen.state.rows) == 3 and screen.state.detail is not None)
        assert quotes(bench)[0] == "The harbour bridge opened"
        await pilot.press("i", *[*["backspace"] * 40], *"It opened", "enter")
        await until(pilot, lambda: bench.desk.claim(first).statement == "It opened")
        await until(pilot, lambda: "worded by Ada" in screen.beside.words)
        await pilot.press("Z", *"twice", "enter")
        await until(pilot, lambda: len(screen.state.rows) == 2)
        await pilot.press("u", "u", "u", "u", "u")
        await until(pilot, lambda: quotes(bench)[0] == "The harbour bridge opened in 1932")
        await until(pilot, lambda: len(screen.state.rows) == 3)


async def test_one_verb_means_all_that_is_marked_and_one_undo_takes_it_back(
    desk: Desk, bench: Workbench
) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("semicolon")
        assert "Mark claims first" in screen.bar.words
        await pilot.press("space", "space", "semicolon", "m")
        await until(
            pilot,
            lambda: [bench.desk.verdict(each).rating for each in claims(bench)] == ["mixed", "mixed", None],
        )
        await until(pilot, lambda: screen.state.rows.open == 1)
        await pilot.press("u")
        await until(pilot, lambda: not any(bench.desk.verdict(each).rating for each in claims(bench)))
        await until(pilot, lambda: screen.state.rows.open == 3)
        await pilot.press("home", "V", "j", "k")
        assert len(screen.state.marked) == 1
        await pilot.press("j", "j", "V", "semicolon", "asterisk")
        await until(pilot, lambda: all(len(bench.desk.annotations(each)) == 1 for each in claims(bench)))
        await pilot.press("space", "escape")
        assert not screen.state.marked


async def all_marked(pilot: Pilot[None]) -> Review:
    """The review screen with three marked claims; the next verb means all of them."""
    screen = await ready(pilot)
    await pilot.press("home", "V", "end", "V", "semicolon")
    assert len(screen.state.marked) == 3
    assert "; all 3 marked" in screen.head.words
    return screen


async def test_words_for_all_are_typed_once_and_one_undo_takes_them_back(
    desk: Desk, bench: Workbench
) -> None:
    bench.record.decide(claims(bench)[1], rating="refuted")
    async with desk.run_test(size=SIZE) as pilot:
        screen = await all_marked(pilot)
        await pilot.press("a", *"so it is", "enter")
        await until(pilot, lambda: "3 claims: noted" in screen.bar.words)
        first, second, _third = claims(bench)
        assert bench.desk.verdict(first).rationale == "so it is"
        assert [each.text for each in bench.desk.annotations(second)] == ["so it is"]
        assert not screen.state.marked
        await pilot.press("u")
        await until(
            pilot, lambda: not bench.desk.verdict(first).rationale and not bench.desk.annotations(second)
        )
        await until(pilot, lambda: "Taken back for all of them" in screen.bar.words)
        await all_marked(pilot)
        await pilot.press("Q", *"who says?", "enter")
        await until(pilot, lambda: all(len(bench.desk.annotations(each)) == 1 for each in claims(bench)))


async def test_a_tag_or_flag_for_all_is_set_on_those_that_lack_it(desk: Desk, bench: Workbench) -> None:
    bench.record.tag(claims(bench)[1], "numbers")
    bench.record.flag(claims(bench)[2])

    def on_all() -> list[int]:
        return [len(bench.desk.annotations(each)) for each in claims(bench)]

    async with desk.run_test(size=SIZE) as pilot:
        screen = await all_marked(pilot)
        await pilot.press("T", *"Numbers", "enter")
        await until(pilot, lambda: on_all() == [1, 1, 2])
        await all_marked(pilot)
        await pilot.press("asterisk")
        await until(pilot, lambda: on_all() == [2, 2, 2])
        await all_marked(pilot)
        await pilot.press("asterisk")
        await until(pilot, lambda: on_all() == [1, 1, 1])
        await until(pilot, lambda: "flagged no longer" in screen.bar.words)
        await all_marked(pilot)
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: all(bench.desk.verdict(each).misleading for each in claims(bench)))


async def test_several_claims_are_dropped_or_merged_as_one_act(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await all_marked(pilot)
        await pilot.press("ampersand")
        await until(pilot, lambda: len(screen.state.rows) == 1)
        assert quotes(bench) == [
            "The harbour bridge opened in 1932. It was the widest bridge of its time. Nobody expected that"
        ]
        await pilot.press("u")
        await until(pilot, lambda: len(screen.state.rows) == 3)
        await pilot.press("home", "space", "space", "semicolon", "Z", *"heads", "enter")
        await until(pilot, lambda: len(screen.state.rows) == 1)
        await pilot.press("u")
        await until(pilot, lambda: len(screen.state.rows) == 3)


async def test_a_verb_that_means_one_claim_says_so_and_does_nothing(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await all_marked(pilot)
        for key in ("1", "t", "B", "A", "f", "C", "b", "vertical_line", "i"):
            await pilot.press(key)
            assert "means one claim at a time" in screen.bar.words, key
            assert "3 marked" in screen.head.words
            assert "all 3" not in screen.head.words
            await pilot.press("semicolon")
        assert desk.screen is screen
        assert bench.record.events() == []
        await pilot.press("a", "escape", "s", "s")  # the first says what the second does
        await until(pilot, lambda: len(bench.record.events()) == 1)
        assert len(screen.state.marked) == 3


async def test_what_cannot_be_done_to_all_leaves_the_marks(desk: Desk, bench: Workbench) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await all_marked(pilot)
        await pilot.press("a", "enter")
        await until(pilot, lambda: "NOT SAVED: The note is empty" in screen.bar.words)
        assert len(screen.state.marked) == 3
        assert bench.record.events() == []


async def test_a_past_check_is_confirmed_with_a_key_and_undone(
    desk: Desk, bench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "checks.csv").write_text(
        "claim;rating\nThe harbour bridge opened in 1932.;Mostly true\n", encoding="utf-8"
    )
    for _each in bench.library.sources.add([str(tmp_path / "checks.csv")], Hints()):
        pass
    for _found in bench.library.passages.match():
        pass
    first = claims(bench)[0]
    async with desk.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: "? B confirms" in screen.bar.words)
        await pilot.press("B")
        await until(pilot, lambda: len(bench.desk.confirmed(first)) == 1)
        await until(pilot, lambda: "it is about this very claim" in screen.bar.words)
        await until(pilot, lambda: "Ada says: about this very claim" in evidence(screen))
        assert "past check: rated Mostly true" in evidence(screen)
        await until(pilot, lambda: "checked before (1): Mostly true" in screen.bar.words)
        await pilot.press("u")
        await until(pilot, lambda: bench.desk.confirmed(first) == [])
        await pilot.press("B")
        await until(pilot, lambda: len(bench.desk.confirmed(first)) == 1)
        await pilot.press("B")
        await until(pilot, lambda: bench.desk.confirmed(first) == [])
        await pilot.press("j")
        await until(pilot, lambda: screen.state.detail is not None and screen.state.detail.claim.id != first)
        await pilot.press("end")
        await until(pilot, lambda: screen.state.detail is not None and not screen.state.detail.evidence)
        await pilot.press("B")
        assert "No past fact-check" in screen.bar.words


def evidence(screen: Review) -> str:
    """The words of the evidence pane."""
    return "\n".join(screen.evidence.line_text(line) for line in range(screen.evidence.line_count))


async def test_the_command_line_goes_to_a_number_and_does_what_is_named(desk: Desk) -> None:
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("colon", *"3", "enter")
        assert screen.claims.cursor == 2
        await pilot.press("colon", *"move.fir", "tab", "enter")
        await until(pilot, lambda: screen.claims.cursor == 0)
        await pilot.press("colon", *"verdict", "enter")
        assert "could be" in screen.bar.words
        await pilot.press("colon", *"dance", "enter")
        assert "No action is called dance" in screen.bar.words


async def test_what_the_library_has_is_found_and_put_beside_the_claim(desk: Desk, bench: Workbench) -> None:
    last = claims(bench)[2]
    async with desk.run_test(size=SIZE) as pilot:
        screen = await ready(pilot)
        await pilot.press("G")
        await until(pilot, lambda: screen.state.detail is not None and screen.state.detail.claim.id == last)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(desk.screen, Find))
        desk.screen.query_one(Input).value = "widest bridge"
        await until(pilot, lambda: desk.screen.query_one(OptionList).option_count == 1)
        await pilot.press("enter", "escape")
        await until(pilot, lambda: len(bench.desk.evidence(last)) == 1)
        await until(pilot, lambda: screen.state.detail is not None and len(screen.state.detail.evidence) == 1)
        await pilot.press("u")
        await until(pilot, lambda: bench.desk.evidence(last) == [])
