"""Queue orders, filters, and what the desk remembers."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from factbench.errors import Misuse
from factbench.opening import Seen, first_page
from factbench.text.slots import Kind
from factbench.workbench import Filter, Order, Workbench
from tests.values import RULES, a_bench, filled, ticking

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    bench = a_bench(tmp_path / "claims.db")
    filled(
        bench,
        "The harbour bridge opened in 1932",
        "It was the widest bridge of its time",
        "Nobody expected that",
    )
    return bench


def quotes(bench: Workbench, wanted: Filter) -> list[str]:
    """The first words of the claims, as they are listed."""
    return [line.statement.split()[0] for line in bench.desk.claim_lines(bench.desk.claim_order(wanted)[0])]


def test_every_order_lists_every_claim_once(bench: Workbench) -> None:
    for order in Order:
        assert sorted(quotes(bench, Filter(order=order, seed=7))) == ["It", "Nobody", "The"]


def test_a_random_order_is_the_seeds_and_a_claim_that_leaves_moves_no_other(bench: Workbench) -> None:
    orders = {tuple(quotes(bench, Filter(order=Order.RANDOM, seed=seed))) for seed in range(30)}
    assert len(orders) == 6
    wanted = Filter(order=Order.RANDOM, seed=3)
    before = quotes(bench, wanted)
    bench.record.decide(bench.desk.claims()[1].id, rating="mixed")
    assert quotes(bench, replace(wanted, open=True)) == [each for each in before if each != "It"]
    assert bench.desk.claim_order(wanted, limit=2)[0] == bench.desk.claim_order(wanted)[0][:2]


def test_disagreement_and_missing_context_can_be_asked_for(bench: Workbench) -> None:
    claims = bench.desk.claims()
    bench.record.decide(claims[1].id, rating="mixed")
    with Workbench(bench.session.path, RULES, reviewer="Ben", device="pier", clock=ticking()) as ben:
        ben.record.decide(claims[1].id, rating="refuted")
        ben.record.decide(claims[2].id, rating="refuted")
    assert quotes(bench, Filter(disagreement=True)) == ["It"]
    assert quotes(bench, Filter(order=Order.DISAGREEMENT)) == ["It", "Nobody", "The"]
    assert quotes(bench, Filter(rating="refuted", reviewer="Ben")) == ["It", "Nobody"]
    assert len(quotes(bench, Filter(needs_context=True))) == 3
    assert quotes(bench, Filter(site="Harbour Post", conflicts=True)) == []
    assert quotes(bench, Filter(tag="later")) == []
    assert bench.desk.choices("site") == ["Harbour Post"]
    assert bench.desk.choices("reviewer") == ["Ada", "Ben"]


def under_the_first(bench: Workbench) -> None:
    """Let the second and the third claim be parts of the first."""
    first = bench.desk.claims()[0].id
    bench.session.write(
        lambda db: db.execute(
            "UPDATE claim SET slots = json_set(slots, '$.under', ?) WHERE id <> ?", [first, first]
        )
    )


def test_parts_of_a_claim_are_listed_with_it_alone_or_when_asked_for(bench: Workbench) -> None:
    under_the_first(bench)
    whole = bench.desk.claims()[0].id
    for limit in (-1, 60):
        assert len(bench.desk.claim_order(limit=limit)[0]) == 1
        assert len(bench.desk.claim_order(Filter(parts=True), limit=limit)[0]) == 3
    assert quotes(bench, Filter(within=whole, text="no such words")) == ["The", "It", "Nobody"]
    assert bench.desk.claim_parts(whole) == 2
    assert bench.desk.claim_count(Filter(open=True)) == bench.reports.tally().open == 1
    assert [(line.claims, line.open) for line in bench.library.article_lines()] == [(1, 1)]
    assert len(bench.reports.report().findings) == 1


def test_a_part_that_somebody_acted_on_is_always_listed(bench: Workbench) -> None:
    under_the_first(bench)
    _whole, second, third = bench.desk.claims(Filter(parts=True))
    bench.record.decide(second.id, rating="mixed")
    bench.record.note(third.id, "says who?")
    assert quotes(bench, Filter()) == ["The", "It", "Nobody"]
    bench.record.undo()
    for limit in (-1, 60):
        assert len(bench.desk.claim_order(limit=limit)[0]) == 2


def test_parts_of_a_claim_that_somebody_dropped_stand_for_themselves(bench: Workbench) -> None:
    under_the_first(bench)
    bench.record.claims.drop(bench.desk.claims()[0].id, "a headline")
    assert quotes(bench, Filter()) == ["It", "Nobody"]
    assert len(bench.desk.claim_order(limit=60)[0]) == 2


def test_what_is_hardly_worth_checking_is_listed_when_asked_for_or_acted_on(bench: Workbench) -> None:
    bench.session.write(
        lambda db: db.execute(
            "UPDATE claim SET worth = json_set(worth, '$.fact', 0.1) WHERE quote NOT GLOB 'The*'"
        )
    )
    for limit in (-1, 60):
        assert len(bench.desk.claim_order(limit=limit)[0]) == 1
        assert len(bench.desk.claim_order(Filter(low=True), limit=limit)[0]) == 3
        assert len(first_page(bench.session.path, RULES, "Ada").keys) == 1
    bench.record.note(bench.desk.claims()[1].id, "says who?")
    assert quotes(bench, Filter()) == ["The", "It"]
    assert len(bench.desk.claim_order(limit=60)[0]) == 2
    assert len(bench.reports.report().findings) == 3


def test_a_named_filter_comes_back_as_it_was_and_belongs_to_its_reviewer(bench: Workbench) -> None:
    wanted = Filter(order=Order.RANDOM, seed=99, kind=Kind.DATE, text="brídge", open=True)
    bench.desk.name_filter("dates", wanted)
    assert bench.desk.filters() == {"dates": wanted}
    with Workbench(bench.session.path, RULES, reviewer="Ben", device="pier") as ben:
        assert ben.desk.filters() == {}
    bench.desk.name_filter("dates", None)
    assert bench.desk.filters() == {}
    with pytest.raises(Misuse):
        bench.desk.name_filter("a\x1bb", wanted)


def test_where_somebody_stopped_is_no_act_and_no_draft_of_a_note(bench: Workbench) -> None:
    claim = bench.desk.claims()[2].id
    assert bench.desk.stopped() is None
    bench.desk.stop(claim, Filter(rating="mixed"))
    bench.desk.stop(claim, Filter(rating="refuted"))
    assert bench.desk.stopped() == (claim, Filter(rating="refuted"))
    assert bench.record.events() == []
    assert bench.desk.draft(claim) == ""
    assert all(sound for _what, _words, sound in bench.file.check())


def test_the_first_page_knows_the_scale_that_the_acts_fold_to(bench: Workbench) -> None:
    claim, seen = bench.desk.claims()[0].id, set()
    for each in Random(8).choices(["fever", "text", "house", "undo", "undo", "redo", "decide"], k=60):
        if each in {"undo", "redo"}:
            getattr(bench.record, each)()
        elif each == "decide":
            bench.record.decide(claim, rationale="So.")
        else:
            bench.record.choose_scale(each)
        seen.add(bench.record.scale().id)
        assert first_page(bench.session.path, RULES, "Ada").scale == bench.record.scale().id
    assert seen == {"house@1", "fever@1", "text@1"}


def test_the_first_page_is_what_was_on_the_screen_when_the_reviewer_stopped(bench: Workbench) -> None:
    wanted = Filter(order=Order.RANDOM, seed=2)
    order, _decided = bench.desk.claim_order(wanted)
    stopped = bench.desk.claim_lines(order)[2].id
    bench.desk.stop(stopped, wanted, Seen(top=1, place=2, total=3, open=2, keys=tuple(order[1:])))
    first = first_page(bench.session.path, RULES, "Ada")
    assert (first.top, first.place, first.claim) == (1, 2, stopped)
    assert [line.key for line in first.lines] == list(order[1:])
    assert (first.keys[1:], len(first.keys), first.decided.count(0)) == (order[1:], 3, 2)


@pytest.mark.parametrize(
    "seen",
    [
        Seen(top=0, place=0, total=3, open=1, keys=(3,)),
        Seen(top=0, place=1, total=3, open=1, keys=(1,)),
        Seen(top=0, place=0, total=10**12, open=0, keys=(1,)),
        Seen(top=0, place=0, total=1, open=2, keys=(1,)),
        Seen(top=-1, place=0, total=3, open=1, keys=(1, 2)),
        Seen(top=0, place=0, total=3, open=1, keys=(99,)),
    ],
    ids=[
        "another claim",
        "cursor beside",
        "too many",
        "more open than there are",
        "before the first",
        "gone",
    ],
)
def test_what_was_on_the_screen_and_cannot_be_is_not_shown(bench: Workbench, seen: Seen) -> None:
    bench.desk.stop(bench.desk.claims()[0].id, Filter(), seen)
    first = first_page(bench.session.path, RULES, "Ada")
    assert (first.top, first.place, len(first.keys), len(first.lines)) == (0, 0, 3, 3)
