"""The queue of disagreements: a letter and a reason decide a claim for the desk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.acts import Undo
from factbench.model import How
from factbench.tui.glyphs import Glyphs
from factbench.tui.sections import rail
from tests.tui.conftest import desk_on, ready, until
from tests.tui.test_places import ben, gone_to, words

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench


def disagreeing(bench: Workbench) -> str:
    """Ada and Ben rate the same claim otherwise; returns its id."""
    claim = bench.desk.claims()[0].id
    bench.record.decide(
        claim, rating="supported", rationale="The almanac.", cite=[bench.desk.evidence(claim)[0].id]
    )
    with ben(bench.session.path) as other:
        other.record.decide(claim, rating="refuted", rationale="The register.")
    return claim


def editor(path: Path) -> Workbench:
    """An editor on the same database."""
    from factbench.settings import Role
    from factbench.workbench import Workbench
    from tests.values import RULES

    return Workbench(path, replace(RULES, semantic=False, role=Role.EDITOR), reviewer="Eva", device="gate")


async def test_both_sides_stand_there_with_reasons_and_evidence_and_two_keys_and_a_reason_decide(
    bench: Workbench,
) -> None:
    claim = disagreeing(bench)
    eva = editor(bench.session.path)
    async with desk_on(eva).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "a")
        shown = words(place)
        assert "Ada: Supported: “The almanac.”" in shown
        assert "Ben: Refuted: “The register.”" in shown
        assert "— Almanac" in shown
        await pilot.press("m", *"Both", "enter")
        await until(pilot, lambda: eva.desk.desk_verdict(claim).how is How.ADJUDICATED)
        await until(pilot, lambda: "No claim waits" in words(place))
        assert place.said.words.strip() == "Saved: adjudicated: Mixed, because “Both”"
        found = eva.desk.desk_verdict(claim).verdict
        assert found is not None
        assert (found.rating, found.rationale, found.reviewer) == ("mixed", "Both", "Eva")
        await pilot.press("u")
        await until(pilot, lambda: eva.desk.desk_verdict(claim).how is How.DISPUTED)
        await until(pilot, lambda: "Ben: Refuted" in words(place))
        await pilot.press("enter")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_without_a_reason_the_prompt_stays_so_that_what_is_typed_next_decides_nothing_else(
    bench: Workbench,
) -> None:
    claim = disagreeing(bench)
    eva = editor(bench.session.path)
    async with desk_on(eva).run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "a")
        await pilot.press("r", "enter")
        await until(pilot, lambda: place.has_class("-saying"))
        assert "It takes words" in place.said._left
        await pilot.press(*"seen", "enter")
        await until(pilot, lambda: eva.desk.desk_verdict(claim).how is How.ADJUDICATED)
        found = eva.desk.desk_verdict(claim).verdict
        assert found is not None
        assert (found.rating, found.rationale) == ("refuted", "seen")


async def test_the_bar_and_the_rail_say_what_the_desk_holds_and_whether_it_goes_out(bench: Workbench) -> None:
    claim = disagreeing(bench)
    eva = editor(bench.session.path)
    async with desk_on(eva).run_test(size=(200, 50)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: "Open · reviewers disagree" in screen.bar.words)
        eva.record.editing.adjudicate(claim, "refuted", "The register has it.")
        eva.record.publishing.choose(claim, publish=True, why="It is quoted a lot")
        await pilot.press("j", "k")
        await until(pilot, lambda: "the desk: Refuted (Eva) · for publication" in screen.bar.words)
        detail = screen.state.detail
        assert detail is not None
        told = {each.heading: [row.words for row in each.rows] for each in rail(detail, 0, Glyphs())}[
            "The desk"
        ]
        assert told[0].startswith("✗ Refuted, adjudicated by Eva on ")
        assert told[1:] == ["for publication", "checked because: It is quoted a lot"]
        bench.record.decide(claim, rating="mixed")
        await pilot.press("j", "k")
        await until(pilot, lambda: "the desk: Refuted (Eva, waits again)" in screen.bar.words)


async def test_who_is_no_editor_sees_the_queue_and_is_told_before_typing(bench: Workbench) -> None:
    claim = disagreeing(bench)
    async with desk_on(bench).run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        place = await gone_to(pilot, "a")
        await pilot.press("m")
        await until(pilot, lambda: place.has_class("-saying"))
        assert not place.has_class("-asking")
        assert "Only an editor can" in place.said._left
        await pilot.press("A")
        await pilot.pause()
        assert bench.desk.desk_verdict(claim).how is How.DISPUTED
        assert not any(isinstance(each.act, Undo) for each in bench.record.events())


async def test_an_editor_makes_a_review_blind_and_the_head_and_the_rail_say_so(bench: Workbench) -> None:
    claim = bench.desk.claims()[0].id
    eva = editor(bench.session.path)
    async with desk_on(eva).run_test(size=(200, 50)) as pilot:
        screen = await ready(pilot)
        assert "blind" not in screen.head.words
        await pilot.press("percent_sign", "b")
        await until(pilot, lambda: "Of this claim: review blind from now on" in screen.bar.words)
        await until(pilot, lambda: "blind review" in screen.head.words)
        assert bench.desk.blind(claim)
        detail = screen.state.detail
        assert detail is not None
        assert "Review" in [each.heading for each in rail(detail, 0, Glyphs())]
        await pilot.press("percent_sign", "O", "j", "k")
        await pilot.press("percent_sign", "s")
        await until(pilot, lambda: "blind review" not in screen.head.words)
        assert not bench.desk.blind(claim)


async def test_who_is_no_editor_is_told_so_and_nothing_is_made_blind(bench: Workbench) -> None:
    async with desk_on(bench).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("percent_sign", "B")
        await until(pilot, lambda: "Only an editor can" in screen.bar.words)
        assert not any(bench.desk.reviewed_blind(each.id) for each in bench.desk.claims())
