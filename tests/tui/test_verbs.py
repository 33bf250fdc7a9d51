"""Verbs without a screen: what they mean, what they ask, what they store, and what one undo takes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench.errors import Misuse
from factbench.opening import first_page
from factbench.scales import SCALES
from factbench.settings import Role
from factbench.text.span import Span
from factbench.tui import detail
from factbench.tui.actions import EVERY, RATED
from factbench.tui.screens.review import moving
from factbench.tui.screens.review.state import (
    Answer,
    Ask,
    Question,
    State,
    begun,
    drawn,
    marked,
    ranged,
    unmarked,
)
from factbench.tui.screens.review.targets import After, targets
from factbench.tui.screens.review.verbs import TABLE
from factbench.tui.screens.review.verbs.plan import Hint, Plan, Reach, Verb, perform
from tests.values import RULES, a_bench, filled, with_put_in

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.tui.screens.review.targets import Targets
    from factbench.workbench import Workbench

TYPED = {"claim.assign": "me"}
"""What is typed where not any words will do."""
MEANING_MANY = [each for each in TABLE.values() if each.reach is Reach.MANY]


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Three claims, into the statement of each of which something was put."""
    bench = a_bench(tmp_path / "claims.db", settings=RULES)
    quotes = (
        "The harbour bridge opened in 1932",
        "It was the widest bridge of its time",
        "Nobody expected that",
    )
    filled(bench, *quotes, change=with_put_in)
    return bench


@pytest.fixture
def state(bench: Workbench) -> State:
    """Three claims, the cursor on the first, of which everything is read, before an editor."""
    bench.session.settings = replace(bench.session.settings, role=Role.EDITOR)
    first = first_page(bench.session.path, bench.session.settings, bench.session.reviewer)
    state = begun(first, EVERY, ascii=False)._replace(bench=bench)
    state.rows.read_from(bench.desk.claim_lines)
    return state._replace(detail=detail.read(bench, claims(bench)[0], None))


def claims(bench: Workbench) -> list[str]:
    return [each.id for each in bench.desk.claims()]


def all_marked(state: State) -> State:
    return state._replace(marked=frozenset(state.rows.keys), for_all=True)


def aimed(state: State) -> Targets:
    aim = targets(state)
    assert aim is not None
    return aim


def planned(verb: Verb, state: State, words: str | None = None) -> Plan:
    plan = verb.plan(state, aimed(state), Answer(words or TYPED.get(verb.id, "seen")))
    assert isinstance(plan, Plan), plan
    return plan


# ---------------------------------------------------------------------------------------- targets


def test_a_verb_means_the_current_claim_whatever_is_marked(state: State, bench: Workbench) -> None:
    aim = aimed(state._replace(cursor=1, marked=frozenset(state.rows.keys)))
    assert (aim.many, aim.none, aim.position, aim.ids()) == (False, False, 1, claims(bench)[1:2])


def test_after_the_semicolon_it_means_all_that_is_marked(state: State, bench: Workbench) -> None:
    aim = aimed(all_marked(state))
    assert (aim.many, aim.none, aim.ids()) == (True, False, claims(bench))


def test_one_marked_claim_is_meant_as_several_are(state: State, bench: Workbench) -> None:
    last = state.rows.keys[2]
    aim = aimed(state._replace(marked=frozenset({last}), for_all=True))
    assert (aim.many, aim.ids(), aim.here) == (True, claims(bench)[2:], state.rows.keys[0])


def test_one_stands_afterwards_on_the_next_claim_that_was_not_meant(state: State) -> None:
    first, second, third = state.rows.keys
    assert aimed(state._replace(marked=frozenset({first, second}), for_all=True)).here == third
    assert aimed(all_marked(state)).here == first


def test_nothing_is_meant_before_the_desk_is_open_or_where_no_claim_is(state: State) -> None:
    assert targets(state._replace(bench=None)) is None
    assert aimed(state._replace(cursor=len(state.rows))).none


def test_marks_are_toggled_and_drawn_as_far_as_the_cursor_goes(state: State) -> None:
    first, second, third = state.rows.keys
    state = marked(state)
    assert state.marked == {first}
    assert marked(state).marked == frozenset()
    state = drawn(ranged(state._replace(cursor=1))._replace(cursor=2))
    assert state.marked == {first, second, third}
    assert drawn(state._replace(cursor=1)).marked == {first, second}
    assert ranged(state).range_from is None
    assert unmarked(state).marked == frozenset()


# ------------------------------------------------------------------------------------------ table


def test_every_verb_of_the_actions_has_a_row_and_every_row_an_action() -> None:
    called = {each.id: each.call for each in EVERY if each.call.startswith("verb(")}
    assert called == {id: f"verb('{id}')" for id in TABLE}
    assert all(verb.id == id for id, verb in TABLE.items())


def test_every_row_says_how_many_it_can_mean() -> None:
    assert {each.reach for each in TABLE.values()} == set(Reach)
    # Whoever presses one of these for all that is marked is told so by name.
    assert {each.id for each in TABLE.values() if each.name} == {
        each.id for each in TABLE.values() if each.reach is Reach.ONE
    }
    lasting = {each.id for each in TABLE.values() if each.reach is Reach.LAST}
    assert lasting == {"session.undo", "session.redo"}


@pytest.mark.parametrize("verb", MEANING_MANY, ids=lambda verb: verb.id)
def test_what_is_done_to_all_that_is_marked_is_one_act_that_one_undo_takes_back(
    verb: Verb, state: State, bench: Workbench
) -> None:
    scale = next(scale for scale in SCALES.values() if any(_gives(verb, each.id) for each in scale.ratings))
    bench.record.choose_scale(scale.id)
    before = _held(bench)
    told = len(bench.record.events())
    state = all_marked(state._replace(scale=scale))
    if any(each.in_words for each in scale.ratings):
        for each in claims(bench):
            bench.record.decide(each, rationale="Seen.")
        before, told = _held(bench), len(bench.record.events())
    done = perform(planned(verb, state), aimed(state))
    events = bench.record.events()[told:]
    assert len(events) == 3
    assert len({each.batch for each in events}) == 1
    assert events[0].batch is not None
    assert (done.after, done.words.startswith("3 claims: ")) == (After.LIST, True)
    assert bench.record.undo() is not None
    assert _held(bench) == before


def _gives(verb: Verb, rating: str) -> bool:
    """Whether a verb gives a rating; those that give none may do so on any scale."""
    return verb.id not in RATED or RATED[verb.id][0].id == rating


def _held(bench: Workbench) -> list[object]:
    """All that an undo is to bring back."""
    return [
        (
            each.parts,
            each.statement,
            bench.desk.verdict(each.id),
            [note.text for note in bench.desk.annotations(each.id)],
        )
        for each in bench.desk.claims()
    ]


@pytest.mark.parametrize("verb", MEANING_MANY, ids=lambda verb: verb.id)
def test_done_to_one_claim_it_leaves_the_others_alone(verb: Verb, state: State, bench: Workbench) -> None:
    scale = next(scale for scale in SCALES.values() if any(_gives(verb, each.id) for each in scale.ratings))
    bench.record.choose_scale(scale.id)
    before = _held(bench)
    state = state._replace(scale=scale, marked=frozenset(state.rows.keys))
    done = perform(planned(verb, state), aimed(state))
    others = before[2:] if verb.id == "claim.merge" else before[1:]
    assert _held(bench)[-len(others) :] == others
    assert done.verdict is not None
    assert bench.record.undo() is not None
    assert _held(bench) == before


def test_what_is_stored_says_which_claim_to_look_at_again(state: State, bench: Workbench) -> None:
    first, second, _third = claims(bench)
    words = state._replace(stretch=Span(4, 18))
    made = perform(planned(TABLE["claim.make"], words), aimed(words))
    assert (made.after, made.again is not None, made.again in claims(bench)) == (After.LIST, True, True)
    dropped = perform(planned(TABLE["claim.drop"], state), aimed(state))
    assert (dropped.again, first in claims(bench)) == (second, False)


# -------------------------------------------------------------------------------- asking and hints


def asked(id: str, state: State) -> Question | Hint | None:
    return TABLE[id].asks(state, aimed(state))


def test_what_is_asked_says_for_how_many(state: State, bench: Workbench) -> None:
    bench.record.tag(claims(bench)[0], "harbour")
    one, many = asked("annotate.tag", state), asked("annotate.tag", all_marked(state))
    assert one == Question(Ask.CHOICE, "Tag, to set or to remove", known=["harbour"])
    assert many == Question(Ask.CHOICE, "Tag for all 3", known=["harbour"])
    assert asked("annotate.flag", state) is None


def test_a_note_means_what_was_looked_at_when_it_was_begun(state: State, bench: Workbench) -> None:
    first = claims(bench)[0]
    assert asked("annotate.note", state) == Question(Ask.NOTE, "Why?", draft_of=first)
    assert asked("annotate.note", state._replace(on_evidence=True)) == Question(
        Ask.WORDS, "Note on evidence 1"
    )
    assert asked("annotate.note", state._replace(stretch=Span(0, 3))) == Question(
        Ask.WORDS, "Note on the marked words"
    )
    began = state.with_draft(first, "one\ntwo")
    assert asked("annotate.note", began) == Question(
        Ask.EDITOR, "Why? The harbour bridge opened in 1932 [2020].", "one\ntwo", draft_of=first
    )
    unstored = state._replace(unstored=((first, "so it is"),))
    assert asked("annotate.note", unstored) == Question(Ask.NOTE, "Why?", "so it is", draft_of=first)


def test_a_rating_in_words_asks_for_them_where_there_are_none(state: State) -> None:
    text = state._replace(scale=SCALES["text@1"])
    question = asked("verdict.in-words", text)
    assert isinstance(question, Question)
    assert question.kind is Ask.REASON
    assert asked("verdict.in-words", all_marked(text)) is None
    given = text._replace(unstored=((claims_of(text)[0], "seen"),))
    assert asked("verdict.in-words", given) is None


def claims_of(state: State) -> list[str]:
    return [line.id for line in state.rows._read(state.rows.keys)]


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("verdict.true", "The scale here is"),
        ("evidence.cite-9", "There is no evidence 9."),
        ("evidence.confirm", "No past fact-check"),
        ("claim.make", "Mark the words first"),
        ("claim.adjust", "shift"),
        ("claim.split", "Go to the word"),
    ],
)
def test_what_cannot_be_done_yet_says_what_to_do_first(state: State, id: str, words: str) -> None:
    hint = TABLE[id].plan(state, aimed(state), Answer())
    assert isinstance(hint, Hint)
    assert hint.words.startswith(words)


def test_the_full_stop_cites_the_evidence_under_its_cursor(state: State, bench: Workbench) -> None:
    first = claims(bench)[0]
    plan = planned(TABLE["evidence.choose"], state)
    assert plan.words == "Evidence 1: cited"
    assert plan.detail is not None
    assert plan.detail.verdict.citations == (bench.desk.evidence(first)[0].id,)
    perform(plan, aimed(state))
    assert bench.desk.verdict(first).citations == plan.detail.verdict.citations


def test_a_statement_is_worded_otherwise_without_brackets_of_ours(state: State) -> None:
    question = asked("claim.reword", state)
    assert isinstance(question, Question)
    assert question.value == "The harbour bridge opened in 1932 2020."


def test_what_was_put_in_is_confirmed_or_taken_out(state: State, bench: Workbench) -> None:
    first = claims(bench)[0]
    done = perform(planned(TABLE["claim.confirm"], state), aimed(state))
    now = bench.desk.claim(first)
    assert (done.words, now.statement) == (
        "Confirmed by you · u undo",
        "The harbour bridge opened in 1932 2020.",
    )
    bench.record.undo()
    done = perform(planned(TABLE["claim.take-out"], state), aimed(state))
    assert done.words == "The article's own words again · u undo"
    assert bench.desk.claim(first).statement == "The harbour bridge opened in 1932."


# ----------------------------------------------------------------------------------------- moving


def test_after_a_verdict_comes_the_next_open_claim_round_to_the_first_that_was_left(state: State) -> None:
    first, _second, third = state.rows.keys
    assert moving.after_verdict(state, 0) == 1
    state.rows.mark(2, "supported", "unset")
    state.rows.mark(1, "supported", "unset")
    assert moving.after_verdict(state, 1) == 0
    state.rows.mark(0, "supported", "unset")
    assert moving.after_verdict(state, 0) is None
    assert (state.rows.position(first), state.rows.position(third)) == (0, 2)


def test_positions_beyond_the_list_are_the_nearest_in_it(state: State) -> None:
    assert [moving.clamped(state, each) for each in (-5, 1, 99)] == [0, 1, 2]


# ---------------------------------------------------------------------------------- what goes out


def test_why_a_claim_was_checked_is_asked_with_what_was_said_before(state: State, bench: Workbench) -> None:
    first = claims(bench)[0]
    perform(planned(TABLE["publish.why"], state, "It went around."), aimed(state))
    said = bench.record.publishing.chosen(first)
    assert said is not None
    assert said.why == "It went around."
    assert asked("publish.why", state) == Question(
        Ask.WORDS, "Why was this checked?  (for readers)", "It went around."
    )


def test_a_finding_on_the_article_is_an_editors(state: State, bench: Workbench) -> None:
    article = bench.desk.claim(claims(bench)[0]).article
    plan = planned(TABLE["publish.finding"], state, "Sound.")
    bench.session.settings = replace(bench.session.settings, role=Role.REVIEWER)
    with pytest.raises(Misuse, match="editor"):
        perform(plan, aimed(state))
    bench.session.settings = replace(bench.session.settings, role=Role.EDITOR)
    perform(plan, aimed(state))
    said = bench.record.publishing.concluded(article)
    assert said is not None
    assert said.words == "Sound."


def test_the_kind_of_a_correction_is_one_of_three_words(state: State) -> None:
    hint = TABLE["publish.correction"].plan(state, aimed(state), Answer("enormous"))
    assert isinstance(hint, Hint)
    assert "minor, update or substantial" in hint.words
    plan = planned(TABLE["publish.correction"], state, "Minor the link was wrong")
    assert plan.words == "The last change is called minor"
