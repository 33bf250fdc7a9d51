"""The desk's verdict, from what reviewers hold and editors did."""

from __future__ import annotations

from dataclasses import replace

from factbench.acts import (
    Act,
    Adjudicate,
    Amend,
    Approve,
    Blind,
    Choose,
    Conclude,
    Decide,
    Redo,
    Reopen,
    Undo,
    Weight,
)
from factbench.exporters import claimreview, html, json, markdown
from factbench.model import Audience, DeskVerdict, How, Report, Verdict
from factbench.record.audience import publish
from factbench.record.fold import fold
from factbench.record.ruling import Ruled, desk_verdict, differences, restated, ruled
from factbench.scales import HOUSE
from tests.unit.exporters.sample import sample
from tests.values import an_event


def held(reviewer: str, rating: str | None, *, at: str = "2020-03-05T09", **fields: object) -> Verdict:
    found = Verdict(claim="c", reviewer=reviewer, rating=rating, at=at, event=f"by {reviewer}")
    return replace(found, **fields)  # type: ignore[arg-type]


ADA, BEN = held("Ada", "supported"), held("Ben", "refuted", at="2020-03-05T10")
RULING = Adjudicate(
    rating="mixed", scale=HOUSE.id, reason="Both.", rests=("by Ada", "by Ben"), misleading=False, cite=("x",)
)


def after(*acts: Act) -> Ruled:
    return ruled(an_event(number, act, reviewer="Eva") for number, act in enumerate(acts, 1))


def test_nobody_decided_so_it_is_open() -> None:
    assert desk_verdict([held("Ada", None)]) == DeskVerdict(how=How.OPEN)


def test_the_only_verdict_is_the_desks() -> None:
    assert desk_verdict([ADA, held("Ben", None)]) == DeskVerdict(how=How.SINGLE, verdict=ADA)


def test_by_policy_a_single_verdict_waits_for_an_editor_who_approves_it_as_it_stands() -> None:
    approved = after(Approve(verdict="by Ada")).approvals
    changed = held("Ada", "mixed", event="later")
    assert desk_verdict([ADA], approve=True) == DeskVerdict(how=How.UNAPPROVED)
    assert desk_verdict([ADA], None, approved, approve=True) == DeskVerdict(how=How.APPROVED, verdict=ADA)
    assert desk_verdict([changed], None, approved, approve=True).how is How.UNAPPROVED


def test_of_those_who_agree_the_newest_is_the_desks_whatever_it_cites() -> None:
    again = held("Ben", "supported", at="2020-03-06", citations=("y",))
    assert desk_verdict([again, ADA]) == DeskVerdict(how=How.AGREED, verdict=again)


def test_a_rating_that_means_the_same_on_two_scales_is_agreed_on() -> None:
    assert desk_verdict([ADA, held("Ben", "supported", scale="fever@1")]).how is How.AGREED
    assert desk_verdict([ADA, held("Ben", "true", scale="claimreview@1")]).how is How.DISPUTED


def test_two_who_differ_in_rating_or_context_leave_the_desk_without_a_verdict() -> None:
    for other in (BEN, held("Ben", "supported", misleading=True)):
        assert desk_verdict([ADA, other]) == DeskVerdict(how=How.DISPUTED)


def test_an_adjudication_stands_over_all_and_names_what_it_rests_on() -> None:
    found = desk_verdict([ADA, BEN], after(RULING).ruling)
    assert found.how is How.ADJUDICATED
    assert found.verdict is not None
    assert (found.verdict.rating, found.verdict.reviewer, found.verdict.rationale) == (
        "mixed",
        "Eva",
        "Both.",
    )
    assert (found.verdict.event, found.verdict.citations) == ("e1", ("x",))
    assert (found.rests, found.changed, found.later) == (("by Ada", "by Ben"), (), ())


def test_a_verdict_that_an_adjudication_rests_on_has_changed() -> None:
    ruling = after(RULING).ruling
    moved = held("Ben", "mixed", event="anew", at="2021")
    against = held("Cy", "refuted", event="cy", at="2021")
    assert desk_verdict([ADA, moved], ruling).changed == ("by Ben",)
    assert desk_verdict([ADA, moved], ruling).later == ()
    assert desk_verdict([ADA, BEN, against], ruling).later == ("cy",)
    assert desk_verdict([ADA, moved], ruling).how is How.ADJUDICATED


def test_what_weighed_verdicts_say_besides_the_rating_after_the_adjudication_is_told() -> None:
    """That they mislead, or cite otherwise; not what they said before, nor a reason that is put better."""
    given = Decide(rating="supported", cite=("x",))
    rests = replace(RULING, rests=("e1", "e2"))
    before = [
        an_event(1, given, reviewer="Ada"),
        an_event(2, given, reviewer="Ben"),
        an_event(3, Decide(misleading=True), reviewer="Ada"),
        an_event(4, rests, reviewer="Eva"),
    ]

    def changed(*acts: Act) -> tuple[str, ...]:
        events = [*before, *(an_event(number, act, reviewer="Ben") for number, act in enumerate(acts, 5))]
        ruling = ruled(events).ruling
        assert ruling is not None
        verdicts = [fold(each for each in events if each.reviewer == name).verdict for name in ("Ada", "Ben")]
        held = [each for each in verdicts if each is not None]
        return desk_verdict(held, ruling, restated=restated(events, ruling)).changed

    assert changed() == changed(Decide(rationale="In other words.")) == ()
    assert changed(Decide(misleading=True)) == ("e2",)
    assert changed(Decide(cite=("y",))) == ("e2",)
    assert changed(Decide(uncite=("x",)), Undo(refers="e5")) == ()


def test_another_adjudication_takes_the_place_of_the_first_and_says_so() -> None:
    anew = after(
        RULING, Decide(rating="supported"), Reopen(reason="A letter."), replace(RULING, rating="refuted")
    )
    assert anew.ruling is not None
    (earlier,) = anew.ruling.verdict.earlier
    assert (earlier.rating, earlier.rationale, earlier.replaced_at) == (
        "mixed",
        "Both.",
        anew.ruling.verdict.at,
    )


def test_reopening_takes_adjudication_and_approvals_away_and_undo_brings_them_back() -> None:
    acts = (Approve(verdict="by Ada"), RULING, Reopen(reason="A letter."))
    assert after(*acts) == Ruled()
    assert after(*acts, Undo(refers="e3")) == after(*acts[:2])
    assert after(*acts, Undo(refers="e3"), Redo(refers="e4")) == Ruled()
    assert after(RULING, Undo(refers="e1")) == Ruled()


def test_the_last_word_on_blindness_counts() -> None:
    assert after(Blind(blind=True)).blind is True
    assert after(Blind(blind=True), Blind(blind=False)).blind is False
    assert after(Blind(blind=True), Blind(blind=None)).blind is None


def test_the_last_word_on_what_goes_out_counts_and_each_of_its_two_parts_by_itself() -> None:
    chosen = after(Choose(publish=True, why="It went around."), Choose(publish=False)).choice
    assert chosen is not None
    assert (chosen.publish, chosen.why) == (False, "It went around.")
    assert after(Choose(publish=True), Undo(refers="e1")).choice is None


def test_a_finding_on_an_article_is_replaced_taken_away_and_brought_back() -> None:
    first, none = Conclude(words="Mostly right."), Conclude(words=None)
    said = after(Conclude(words="Wrong."), first).conclusion
    assert said is not None
    assert said.act == first
    assert after(first, none).conclusion is None
    assert after(first, none, Undo(refers="e2")).conclusion == after(first).conclusion


def test_what_is_said_of_changes_stays_in_order() -> None:
    said = after(Amend(weight=Weight.MINOR), Amend(weight=Weight.SUBSTANTIAL, words="Misread.")).amendments
    assert [(each.weight, each.words) for each in said] == [
        (Weight.MINOR, ""),
        (Weight.SUBSTANTIAL, "Misread."),
    ]


def test_what_reviewers_differ_in_is_named_in_order() -> None:
    other = replace(BEN, misleading=True, citations=("y",))
    assert differences([ADA, other, held("Cy", None)]) == ("rating", "misleading", "citations")
    assert (
        differences([replace(ADA, citations=("x", "y")), held("Ben", "supported", citations=("y", "x"))])
        == ()
    )


def disputed() -> Report:
    """The sample, in which reviewers disagree on the second claim."""
    return sample()


def adjudicated() -> Report:
    """The same, after an editor decided that claim."""
    found = sample()
    at_odds = next(each for each in found.findings if desk_verdict(each.verdicts).how is How.DISPUTED)
    ruling = after(replace(RULING, reason="Weighed by Eva.", cite=())).ruling
    desk = desk_verdict(at_odds.verdicts, ruling)
    findings = tuple(replace(each, desk=desk) if each is at_odds else each for each in found.findings)
    return replace(found, findings=findings)


def test_while_reviewers_disagree_readers_learn_that_and_not_who_held_what() -> None:
    found = publish(disputed(), Audience.READERS)
    (finding,) = [each for each in found.findings if each.desk is not None]
    assert (finding.desk, finding.verdicts) == (DeskVerdict(how=How.DISPUTED), ())
    assert not [
        each for each in found.events if isinstance(each.act, Decide) and each.claim == finding.claim.id
    ]
    for export in (html.export, markdown.export):
        assert b"Open: reviewers disagree" in export(found)
        assert b"Open: reviewers disagree" in export(disputed())


def test_readers_get_the_adjudicated_verdict_and_colleagues_also_who_held_what() -> None:
    reasons = [
        each.rationale
        for finding in adjudicated().findings
        if finding.desk is not None
        for each in finding.verdicts
        if each.rationale
    ]
    assert reasons
    for export in (html.export, markdown.export, json.export):
        public, whole = (export(publish(adjudicated(), each)).decode() for each in Audience)
        assert "Weighed by Eva." in public
        assert "Weighed by Eva." in whole
        assert not any(each in public for each in reasons)
        assert all(each in whole for each in reasons)


def test_claimreview_carries_one_rating_a_claim_and_none_that_is_disputed() -> None:
    def ratings(report: Report) -> str:
        return claimreview.export(report).decode()

    assert ratings(adjudicated()).count('"ClaimReview"') == ratings(disputed()).count('"ClaimReview"') + 1
    assert "Weighed by Eva." in ratings(adjudicated())


def test_the_desks_verdict_comes_back_from_json() -> None:
    assert json.load(json.export(adjudicated())) == adjudicated()
