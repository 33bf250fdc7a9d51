"""Questions, answers, assignments and leases between reviewers on one database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from factbench.acts import Annotate, AnnotationKind
from factbench.errors import Misuse, NothingFound
from factbench.record.overlap import drawn
from factbench.record.reviewers import addressed, signs
from factbench.settings import Role
from factbench.store import log, state
from factbench.text.span import Span
from factbench.workbench import Filter, Why, Workbench
from tests.values import RULES, a_bench, counting, filled, ticking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.model import Claim
    from factbench.settings import Settings

QUESTION = AnnotationKind.QUESTION


def bo(path: Path, settings: Settings = RULES) -> Workbench:
    """Another reviewer, who has acted, on the same database."""
    return Workbench(
        path,
        settings,
        reviewer="Bo Lind",
        device="pier",
        clock=ticking(datetime(2020, 3, 6, 9, 0, tzinfo=UTC)),
        new_id=counting(10**6),
    )


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Workbench, Workbench, list[Claim]]]:
    with a_bench(tmp_path / "claims.db") as ada:
        claims = filled(ada)
        ada.desk.save_draft(claims[0].id, "She was here.")
        with bo(tmp_path / "claims.db", replace(RULES, role=Role.EDITOR)) as other:
            other.record.tag(claims[1].id, "main")
            yield ada, other, claims
            for bench in (ada, other):
                connection = bench.session.connection()
                assert [*log.faults(connection), *state.faults(connection)] == []
            held = state.digest(connection)
            other.file.replay()
            assert state.digest(connection) == held


def waits(bench: Workbench) -> list[tuple[Why, str]]:
    return [(each.why, each.text or each.about) for each in bench.desk.inbox()]


def test_a_question_waits_for_whom_it_asks_until_somebody_answers(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    asked = ada.record.annotate(claims[0].id, "@bl, which register?", QUESTION)
    assert waits(other) == [(Why.ASKED, "@bl, which register?")]
    assert waits(ada) == [(Why.OPEN, "@bl, which register?")]
    fits = Filter(question=True, asked="Bo Lind")
    assert [each.id for each in other.desk.claims(fits)] == [claims[0].id]
    assert other.desk.claims(Filter(asked="Ada")) == []
    other.record.asking.answer(asked.id, "That of the port.")
    assert waits(other) == []
    assert waits(ada) == [(Why.ANSWERED, "That of the port.")]
    ada.record.asking.close(asked.id)
    assert waits(ada) == []
    ada.record.undo()
    assert other.desk.claims(fits) == []
    question, answer = ada.desk.thread(claims[0].id)
    assert (question.said.to, question.is_open) == (("Bo Lind",), False)
    assert (answer.said.text, answer.answers, answer.said.reviewer) == ("That of the port.", True, "Bo Lind")
    again = ada.record.asking.answer(answer.said.id, "Thank you.").act
    assert isinstance(again, Annotate)
    assert again.answers == asked.id
    other.record.undo()
    ada.record.undo()
    assert waits(other) == [(Why.ASKED, "@bl, which register?")]


def test_a_filter_by_question_lists_the_claims_on_whose_words_one_is_open(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    whole = Span(claims[1].start, claims[1].end)
    article = ada.library.article(claims[1].article)
    words = Span(whole.start, whole.start + len(whole.of(article.text).split()[0]))
    asked = ada.record.remark(article.id, [words], "@bl, of which?", QUESTION)
    fits = Filter(question=True, asked="Bo Lind")
    assert [each.id for each in other.desk.claims(fits)] == [claims[1].id]
    assert [each.id for each in ada.desk.claims(Filter(question=True))] == [claims[1].id]
    other.record.asking.answer(asked.id, "Of the northern one.")
    assert other.desk.claims(fits) == []


def test_a_filter_by_mark_lists_what_goes_out_and_every_row_knows_it(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, _other, claims = desks
    ada.record.publishing.mark_all([claims[0].id])
    ada.record.publishing.mark_all([claims[1].id], publish=False)
    assert [each.id for each in ada.desk.claims(Filter(marked=True))] == [claims[0].id]
    listed = ada.desk.claim_lines([ada.desk.claim_key(each.id) for each in claims])
    assert [each.publish for each in listed] == [True, False]
    ada.record.undo()
    assert ada.desk.claim_lines([ada.desk.claim_key(claims[1].id)])[0].publish is None


def test_a_question_is_closed_and_opened_again_and_each_is_undone(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    asked = ada.record.annotate(claims[0].id, "Says who?", QUESTION, to=["bo"])
    ada.record.asking.close(asked.id)
    assert waits(other) == []
    with pytest.raises(Misuse, match="closed already"):
        other.record.asking.close(asked.id)
    other.record.asking.close(asked.id, closed=False)
    assert waits(other) == [(Why.ASKED, "Says who?")]
    other.record.undo()
    assert waits(other) == []
    ada.record.undo()
    assert waits(other) == [(Why.ASKED, "Says who?")]
    with pytest.raises(Misuse, match="no question"):
        other.record.asking.answer(other.record.annotate(claims[0].id, "A note.").id, "What?")
    with pytest.raises(NothingFound):
        other.record.asking.answer("nothing", "What?")


def test_evidence_its_passage_and_a_stretch_have_threads_too(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    beside, elsewhere = (ada.desk.evidence(each.id)[0] for each in claims)
    assert beside.passage.id == elsewhere.passage.id
    asked = ada.record.annotate(claims[0].id, "A reprint?", QUESTION, evidence=beside.id)
    answer = other.record.asking.answer(asked.id, "The first edition.")
    assert [each.said.id for each in ada.desk.thread(claims[0].id)] == [asked.id, answer.id]
    assert [each.id for each in ada.desk.beside(elsewhere.id)] == [asked.id, answer.id]
    stretch = ada.record.remark(claims[0].article, [Span(4, 11)], "Which one, @BL?", QUESTION)
    assert waits(other) == [(Why.ASKED, "Which one, @BL?")]
    other.record.asking.answer(stretch.id, "The northern one.")
    question, said = ada.desk.remarks_thread(claims[1].id)
    assert (question.is_open, said.answers, said.said.text) == (False, True, "The northern one.")
    assert waits(other) == []


def test_work_is_assigned_by_claim_and_by_article_with_a_day(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    ids = [each.id for each in claims]
    ada.record.assigning.assign("BL", claims=ids[:1], due=date(2020, 4, 1))
    assert [(each.why, each.due, each.claim) for each in other.desk.inbox()] == [
        (Why.ASSIGNED, date(2020, 4, 1), ids[0])
    ]
    assert [each.id for each in ada.desk.claims(Filter(assigned="Bo Lind"))] == ids[:1]
    assert [each.id for each in ada.desk.claims(Filter(assigned=""))] == ids[1:]
    with pytest.raises(Misuse, match="has all of it already"):
        ada.record.assigning.assign("bo lind", claims=ids[:1])
    ada.record.assigning.assign("me", article=claims[0].article)
    assert [(each.why, each.claim, each.left) for each in ada.desk.inbox()] == [(Why.ASSIGNED, None, 2)]
    assert [each.assigned for each in ada.desk.claim_lines([1, 2])] == ["Ada\nBo Lind", "Ada"]
    ada.record.decide(ids[0], rating="supported")
    assert [each.left for each in ada.desk.inbox()] == [1]
    ada.record.undo()
    ada.record.undo()
    assert ada.desk.inbox() == []
    other.record.assigning.assign("bl", claims=ids, assigned=False)
    assert len(ada.desk.claims(Filter(assigned=""))) == 2
    with pytest.raises(Misuse, match="none of it"):
        other.record.assigning.assign("bl", claims=ids, assigned=False)
    with pytest.raises(
        Misuse, match=r"Nobody here is called “Cy”: who is new .* Known are Ada \(AD\), Bo Lind \(BL\)"
    ):
        other.record.assigning.assign("Cy", claims=ids)


def test_a_share_is_drawn_for_a_blind_second_review_and_one_undo_takes_it_back(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    ids = [each.id for each in claims]
    other.record.decide(ids[0], rating="supported", rationale="Seen.")
    other.record.decide(ids[1], rating="supported", rationale="Seen.")
    with pytest.raises(Misuse, match="Only an editor"):
        ada.record.assigning.overlap(ids, "me", 0.5)
    with pytest.raises(Misuse, match=r"not 1\.5"):
        other.record.assigning.overlap(ids, "ada", 1.5)
    with pytest.raises(Misuse, match="has not rated"):
        other.record.assigning.overlap(ids, "bl", 0.5)
    (chosen,) = other.record.assigning.overlap(ids, "ada", 0.5, seed=7)
    assert [each.claim for each in ada.desk.inbox()] == [chosen]
    assert [ada.desk.blind(each) for each in ids] == [each == chosen for each in ids]
    assert ada.desk.verdicts(chosen) == []
    ada.record.decide(chosen, rating="refuted")
    assert len(ada.desk.verdicts(chosen)) == 2
    assert ada.desk.inbox() == []
    ada.record.undo()
    other.record.undo()
    assert not any(ada.desk.blind(each) for each in ids)


def test_a_draw_depends_on_seed_and_claims_alone() -> None:
    claims = [f"{number:064x}" for number in range(500)]
    chosen = drawn(claims, 0.2, 1)
    assert len(chosen) == 100
    assert drawn(reversed(claims), 0.2, 1) == list(reversed(chosen))
    assert len({*chosen} & {*drawn(claims, 0.2, 2)}) < 40
    assert len({*chosen} - {*drawn([*claims, "x"], 0.2, 1)}) <= 1


def test_who_has_a_claim_open_is_told_to_others_for_a_quarter_of_an_hour(
    desks: tuple[Workbench, Workbench, list[Claim]], tmp_path: Path
) -> None:
    ada, other, claims = desks
    acts = len(ada.record.events())
    ada.desk.at_claim(claims[0].id)
    ada.desk.at_claim(claims[1].id)
    assert ada.desk.leases() == []
    assert other.desk.leases() == []  # it is a day later there
    moment = datetime(2020, 3, 5, 9, 10, tzinfo=UTC)
    soon = Workbench(tmp_path / "claims.db", RULES, reviewer="Bo Lind", clock=lambda: moment)
    assert [(each.claim, each.reviewer) for each in soon.desk.leases()] == [(claims[1].id, "Ada")]
    soon.close()
    moment += timedelta(minutes=15)
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Bo Lind", clock=lambda: moment) as late:
        assert late.desk.leases() == []
    assert len(ada.record.events()) == acts


def test_whoever_is_alone_writes_no_lease(tmp_path: Path) -> None:
    with a_bench(tmp_path / "claims.db") as ada:
        claim = filled(ada)[0].id
        ada.desk.at_claim(claim)
        assert ada.session.connection().execute("SELECT count(*) FROM lease").fetchone()[0] == 0


def test_signs_are_the_initials_and_no_two_are_alike() -> None:
    assert signs(["Bo", "Ada Marsh", "Amy Moss", "Bob"]) == {
        "Ada Marsh": "AM",
        "Amy Moss": "AMO",
        "Bo": "BO",
        "Bob": "BOB",
    }
    assert signs(["Ada Marsh", "Amy Moss"], {"Amy Moss": "am"}) == {"Ada Marsh": "AMA", "Amy Moss": "am"}
    assert signs(["李", "Li", "LI"]) == {"LI": "LI", "Li": "L1", "李": "李1"}


def test_whom_a_question_calls() -> None:
    known = {"Ada Marsh": "AM", "Bo": "BO", "Bo Lind": "BL"}
    assert addressed("@Bo Lind, or @am?", known) == ("Bo Lind", "Ada Marsh")
    assert addressed("@bo: ask desk@example.org and @nobody", known) == ("Bo",)
    assert addressed("Who?", known) == ()
    with pytest.raises(Misuse, match="Nobody here is called “nobody”"):
        addressed("@nobody, which?", known)


def test_who_asked_may_close_what_another_answered_once(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    asked = ada.record.annotate(claims[0].id, "Says who?", QUESTION)
    other.record.asking.answer(asked.id, "The port.")
    with pytest.raises(Misuse, match="closed already"):
        other.record.asking.close(asked.id)
    ada.record.asking.close(asked.id)
    with pytest.raises(Misuse, match="closed already"):
        ada.record.asking.close(asked.id)


def test_an_answer_that_a_stranger_put_on_another_claim_breaks_nothing(
    desks: tuple[Workbench, Workbench, list[Claim]],
) -> None:
    ada, other, claims = desks
    asked = ada.record.annotate(claims[0].id, "Says who?", QUESTION)
    elsewhere = Annotate(kind=AnnotationKind.ANSWER, text="Elsewhere.", answers=asked.id)
    other.session.act(elsewhere, claim=claims[1].id)
    other.record.asking.close(asked.id, closed=False)
    assert waits(ada) == [(Why.OPEN, "Says who?")]
    (alone,) = ada.desk.thread(claims[1].id)
    assert not alone.answers
