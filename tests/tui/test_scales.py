"""The desk on every verdict scale: keys, palette, help and footer say its letters and its words."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from factbench.errors import Misuse
from factbench.opening import first_page
from factbench.scales import LETTERS, SCALES, Scale
from factbench.tui.actions import ACTIONS, EVERY, RATED, RATINGS, of_scale
from factbench.tui.app import Desk
from factbench.tui.glyphs import Glyphs
from factbench.tui.keymap import actions_with, on_scale
from factbench.tui.screens.filters import Filters
from factbench.tui.screens.help import Help, pages
from factbench.tui.screens.review import Review
from factbench.tui.widgets.article import ArticleText
from factbench.tui.widgets.line import WordLine
from tests.tui.conftest import ready, until
from tests.tui.test_places import ben, gone_to, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.tui.actions import Action
    from factbench.workbench import Workbench

every_scale = pytest.mark.parametrize("scale", SCALES.values(), ids=list(SCALES))


def desk_with(bench: Workbench, actions: Sequence[Action] = EVERY) -> Desk:
    return Desk(
        first_page(bench.session.path, bench.session.settings, bench.session.reviewer),
        lambda: bench,
        actions=actions,
    )


def held_as(bench: Workbench, claim: str, rating: str) -> bool:
    return bench.desk.verdict(claim).rating == rating


def foot(screen: Review) -> str:
    return screen.query_one("#foot", WordLine).words


@every_scale
def test_no_key_means_two_things_on_any_scale(scale: Scale) -> None:
    actions = of_scale(scale)
    keys = [key for action in actions for key in action.keys.split(",") if key]
    keys += [key for binding in ArticleText.BINDINGS for key in binding.key.split(",")]
    assert len(keys) == len(set(keys))
    ratings = {each.id for each in RATINGS}
    reserved = LETTERS | {each.upper() for each in LETTERS}
    assert {
        key for each in actions if each.id not in ratings for key in each.keys.split(",")
    } & reserved == set()


@every_scale
def test_a_scale_has_its_ratings_twice_in_its_order_where_the_others_have_theirs(scale: Scale) -> None:
    actions = of_scale(scale)
    given = [RATED[each.id] for each in actions if each.id in RATED]
    assert given == [(each, stays) for stays in (False, True) for each in scale.ratings]
    assert RATED[actions[12].id] == given[0]
    assert [each for each in actions if each not in RATINGS] == [
        each for each in ACTIONS if each not in RATINGS
    ]


@every_scale
async def test_footer_palette_help_and_command_line_speak_the_scale(bench: Workbench, scale: Scale) -> None:
    bench.record.choose_scale(scale.id)
    desk = desk_with(bench)
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        for rating in scale.ratings:
            assert f"{rating.letter} {rating.brief}" in foot(screen)
        titles = [each.title for each in desk.get_system_commands(screen)]
        rated = [each for each in titles if each in {f"{a.words} ({a.keys})" for a in RATINGS}]
        assert rated[: len(scale.ratings)] == [f"{each.words} ({each.letter})" for each in scale.ratings]
        assert len(rated) == 2 * len(scale.ratings)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(desk.screen, Help))
        assert isinstance(desk.screen, Help)
        assert desk.screen._actions == (*of_scale(scale), *pages())


@every_scale
async def test_every_letter_of_a_scale_gives_its_rating(bench: Workbench, scale: Scale) -> None:
    bench.record.choose_scale(scale.id)
    first = bench.desk.claims()[0].id
    bench.record.decide(first, rationale="So it says.")
    async with desk_with(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        for rating in scale.ratings:
            await pilot.press(rating.letter.upper())
            await until(pilot, partial(held_as, bench, first, rating.id))
        assert bench.desk.verdict(first).scale == scale.id
        for letter in LETTERS - {each.letter for each in scale.ratings}:
            await pilot.press(letter)
        assert screen.claims.cursor == 0


async def test_the_first_paint_has_the_letters_of_the_scale(bench: Workbench) -> None:
    bench.record.choose_scale("politifact")
    page = first_page(bench.session.path, bench.session.settings, bench.session.reviewer)
    screen = Review(page, lambda: bench, ascii=False, clock=datetime.now)
    assert screen.actions == of_scale(SCALES["politifact@1"])
    bench.record.undo()
    desk = Desk(page, lambda: bench)
    async with desk.run_test(size=(80, 24)) as pilot:
        assert "s Supp" in foot(await ready(pilot))


async def test_help_does_what_is_chosen_on_the_scale_of_the_database(bench: Workbench) -> None:
    bench.record.choose_scale("politifact")
    first = bench.desk.claims()[0].id
    desk = desk_with(bench)
    async with desk.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("question_mark", *"pants")
        await until(pilot, lambda: isinstance(desk.screen, Help))
        await pilot.press("enter")
        await until(pilot, lambda: bench.desk.verdict(first).rating == "pants-on-fire")


async def test_keys_of_ones_own_hold_on_every_scale_that_has_the_rating(bench: Workbench) -> None:
    bench.record.choose_scale("claimreview")
    first = bench.desk.claims()[0].id
    async with desk_with(bench, actions_with([("verdict.true", "p")])).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        assert "p True" in foot(screen)
        await pilot.press("s", "p")
        await until(pilot, lambda: bench.desk.verdict(first).rating == "true")
        assert screen.claims.cursor == 1


def test_a_key_that_is_a_letter_of_the_scale_is_refused_where_it_clashes() -> None:
    actions = actions_with([("annotate.flag", "p")])
    assert on_scale(actions, SCALES["fever@1"])
    with pytest.raises(Misuse, match=r"six steps, annotate.flag and verdict.pants-on-fire are both on p"):
        on_scale(actions, SCALES["politifact@1"])


async def test_the_desk_does_not_open_where_keys_clash_with_the_scale(bench: Workbench) -> None:
    bench.record.choose_scale("politifact")
    desk = desk_with(bench, actions_with([("annotate.flag", "p")]))
    async with desk.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: desk.return_code == Misuse.exit_code)


async def test_a_scale_chosen_meanwhile_that_clashes_is_said_and_nothing_is_decided(bench: Workbench) -> None:
    first = bench.desk.claims()[0].id
    desk = desk_with(bench, actions_with([("annotate.flag", "p")]))
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        bench.record.choose_scale("politifact")
        screen.changed_elsewhere()
        assert "both on p" in screen.bar.words
        await pilot.press("p")
        await until(pilot, lambda: bench.desk.annotations(first) != [])
        assert bench.desk.verdict(first).rating is None


@every_scale
async def test_compare_statistics_and_filter_say_the_words_of_the_scale(
    bench: Workbench, scale: Scale
) -> None:
    bench.record.choose_scale(scale.id)
    first, second = scale.ratings[:2]
    claims = [each.id for each in bench.desk.claims()]
    bench.record.decide(claims[0], rating=first.id, rationale="Seen.")
    bench.record.decide(claims[1], rating=first.id, rationale="Seen.")
    with ben(bench.session.path) as other:
        other.record.decide(claims[0], rating=second.id, rationale="Doubted.")
        other.record.decide(claims[1], rating=first.id, rationale="Seen.")
    desk = desk_with(bench)
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        compared = words(await gone_to(pilot, "c"))
        assert f"{first.glyph} {second.glyph}  " in compared
        assert f"Ada: {first.words}: “Seen.”" in compared
        assert f"Ben: {second.words}: “Doubted.”" in compared
        await pilot.press("q")
        await until(pilot, lambda: desk.screen is screen)
        counted = words(await gone_to(pilot, "s"))
        for rating in (first, second):
            assert f"{rating.glyph} {rating.words}" in counted
        await pilot.press("q")
        await until(pilot, lambda: desk.screen is screen)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(desk.screen, Filters))
        assert isinstance(desk.screen, Filters)
        await pilot.press("down", "enter")
        assert first.words in "\n".join(row.words for row in desk.screen.fields._rows)
        await pilot.press("escape")
        await until(pilot, lambda: first.words.lower() in screen.head.words)


async def test_what_was_decided_on_two_scales_is_counted_apart_and_not_compared(bench: Workbench) -> None:
    first, second, _third = (each.id for each in bench.desk.claims())
    bench.record.decide(first, rating="supported")
    bench.record.choose_scale("claimreview")
    bench.record.decide(second, rating="true")
    with ben(bench.session.path) as other:
        other.record.decide(first, rating="true")
    desk = desk_with(bench)
    async with desk.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        compared = words(await gone_to(pilot, "c"))
        assert "1 claim was decided on different verdict scales, which cannot be compared." in compared
        await pilot.press("q")
        await until(pilot, lambda: desk.screen is screen)
        counted = words(await gone_to(pilot, "s"))
        assert counted.index("Verdicts, ClaimReview 1 to 5") < counted.index("Verdicts, House scale")
        assert max(line.count("✓") for line in counted.splitlines()) == 1


async def test_undoing_the_choice_of_a_scale_brings_its_letters_back(bench: Workbench) -> None:
    async with desk_with(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        bench.record.choose_scale("fever")
        screen.changed_elsewhere()
        assert "e NEI" in foot(screen)
        assert "m Mixed" not in foot(screen)
        await pilot.press("u")
        await until(pilot, lambda: "m Mixed" in foot(screen))


async def test_in_words_asks_for_them_once_and_goes_on(bench: Workbench) -> None:
    bench.record.choose_scale("text")
    first, second, _third = (each.id for each in bench.desk.claims())
    bench.record.decide(second, rationale="Known before.")
    async with desk_with(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("s")
        await until(pilot, lambda: screen.has_class("-asking"))
        await pilot.press(*"seen", "escape")
        await until(pilot, lambda: bench.desk.draft(first) == "seen")
        assert bench.desk.verdict(first).rating is None
        await pilot.press("s")
        await until(pilot, lambda: screen.has_class("-asking") and screen.prompt.value == "seen")
        await pilot.press(*" there", "enter")
        await until(pilot, lambda: bench.desk.verdict(first).rating == "in-words")
        assert bench.desk.verdict(first).rationale == "seen there"
        await until(pilot, lambda: bench.desk.draft(first) == "")
        assert screen.claims.cursor == 1
        await pilot.press("s")
        await until(pilot, lambda: bench.desk.verdict(second).rating == "in-words")
        assert not screen.has_class("-asking")


def test_a_rating_in_words_is_refused_without_them(bench: Workbench) -> None:
    bench.record.choose_scale("text")
    first = bench.desk.claims()[0].id
    with pytest.raises(Misuse, match="give the reason"):
        bench.record.decide(first, rating="in-words", rationale=" ")
    bench.record.decide(first, rating="not-checkable")
    bench.record.decide(first, rating="in-words", rationale="Seen.")


def test_the_colour_of_a_glyph_follows_from_the_place_of_the_rating() -> None:
    tone = Glyphs().tone
    assert [tone(each.id) for each in SCALES["politifact@1"].ratings] == [
        "true", "true", "between", "false", "false", "false",
    ]  # fmt: skip
    assert (tone("supported"), tone("mixed"), tone("not-checkable"), tone(None)) == (
        "true",
        "between",
        None,
        None,
    )
    assert tone("later@1") is None
