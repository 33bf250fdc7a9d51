"""What a report lacks: each rule finds its fault, and no rule finds one where there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factbench.acts import CommentStep, EvidenceStance, Shown
from factbench.exporters.lint import RULES, Fault, lint
from factbench.model import Approval, Archived, Choice, Comment, DeskVerdict, How, Masthead, Report, Stand
from factbench.record.ruling import desk_of
from factbench.settings import Profile
from factbench.text.slots import Insertion
from factbench.text.span import Span
from tests.unit.exporters.sample import sample

if TYPE_CHECKING:
    from factbench.model import Finding, Verdict

TODAY = date(2024, 6, 1)


def sound() -> Report:
    """A report with one claim, of which no rule finds anything to say."""
    report = sample()
    finding = next(each for each in report.findings if len(cited(each)) > 0)
    verdict = rated(finding)
    source = replace(
        finding.evidence[0].source,
        url="https://a.example/1",
        retrieved="2024-05-01T00:00:00Z",
        primary=True,
        archived=Archived(url="https://web.archive.org/web/20240501000000/https://a.example/1"),
        origin="Pilots",
        published=date(2020, 1, 1),
    )
    first = replace(finding.evidence[0], source=source)
    second = replace(
        first,
        id="second",
        source=replace(source, id="other", url="https://b.example/", origin="Harbour", title="Other"),
    )
    now = replace(verdict, citations=(first.id, "second"), rationale="Both say so.", valid_as_of=TODAY)
    claim = replace(finding.claim, statement="The lamp was lit in 1890.", insertions=(), needs_context=())
    whole = replace(
        finding,
        claim=claim,
        article=replace(finding.article, url="https://press.example/1", published=date(2024, 1, 1)),
        verdicts=(now,),
        evidence=(first, second),
        stands=(),
        annotations=(),
        desk=DeskVerdict(how=How.APPROVED, verdict=now),
        approval=Approval(claim=claim.id, verdict=now.event, reviewer="Eva", at=now.at, event="ok"),
        choice=Choice(claim=claim.id, publish=True, why="It went around.", reviewer="Eva", at=now.at, event="c"),
        comments=(
            Comment(
                id="asked", claim=claim.id, step=CommentStep.ASKED, who="the keeper", on=TODAY, how="", words="",
                shown=Shown.NAMED, described="",
                reviewer="Ada", at=now.at,
            ),
        ),
    )  # fmt: skip
    page = "https://facts.example/"
    return replace(
        report,
        articles=(whole.article,),
        findings=(whole,),
        main=(claim.id,),
        publisher="Desk",
        publisher_url=page,
        report_url=page,
        masthead=Masthead(
            contact="desk@facts.example", methodology=page, corrections=page, funding=page, ratings=page
        ),
    )


def cited(finding: Finding) -> tuple[str, ...]:
    verdict = desk_of(finding).verdict
    numbered = verdict is not None and verdict.rating in {"supported", "refuted"}
    return verdict.citations if verdict is not None and numbered and finding.evidence else ()


def rated(finding: Finding) -> Verdict:
    verdict = desk_of(finding).verdict
    assert verdict is not None
    return verdict


def rules(report: Report, profile: Profile) -> set[str]:
    return {each.rule for each in lint(report, profile, TODAY)}


def changed(**fields: object) -> Report:
    report = sound()
    return replace(report, findings=(replace(report.findings[0], **fields),))  # type: ignore[arg-type]


def judged(**fields: object) -> Report:
    verdict = replace(rated(sound().findings[0]), **fields)  # type: ignore[arg-type]
    return changed(verdicts=(verdict,), desk=DeskVerdict(how=How.APPROVED, verdict=verdict))


def sourced(**fields: object) -> Report:
    first, second = sound().findings[0].evidence
    return changed(evidence=(replace(first, source=replace(first.source, **fields)), second))  # type: ignore[arg-type]


@pytest.mark.parametrize("profile", list(Profile))
def test_no_rule_of_any_profile_finds_fault_with_a_sound_report(profile: Profile) -> None:
    assert lint(sound(), profile, TODAY) == []


def unanswered() -> Report:
    """What somebody said is refuted, and nobody asked them."""
    finding = sound().findings[0]
    wrong = replace(rated(finding), rating="refuted")
    claim = replace(finding.claim, said_by="the keeper")
    return changed(comments=(), claim=claim, desk=DeskVerdict(how=How.APPROVED, verdict=wrong))


FAULTS = {
    "reason": judged(rationale=" "),
    "evidence": judged(citations=()),
    "origins": judged(citations=(sound().findings[0].evidence[0].id,)),
    "review": changed(desk=None, approval=None),
    "comment": unanswered(),
    "orphaned": changed(orphaned=True),
    "stands": changed(desk=DeskVerdict(how=How.ADJUDICATED, verdict=rated(sound().findings[0]), changed=("x",))),
    "insertion": changed(claim=replace(sound().findings[0].claim, insertions=(Insertion(Span(0, 3), ""),))),
    "chosen": changed(choice=None),
    "link": sourced(url=None),
    "plain-link": judged(rationale="See www.archive.example.com/lamp for more."),
    "primary": sourced(primary=None),
    "accessed": sourced(retrieved=None),
    "archived": sourced(archived=None),
    "retired": sourced(retired="It was forged."),
    "future": sourced(published=date(2031, 1, 1)),
    "policy": replace(sound(), masthead=None),
    "publisher": replace(sound(), publisher=None),
    "page": replace(sound(), report_url=None),
    "author": replace(sound(), publisher_url="ftp://x"),
    "length": changed(claim=replace(sound().findings[0].claim, statement="x" * 76)),
    "appearance": changed(article=replace(sound().findings[0].article, url=None)),
}  # fmt: skip


@pytest.mark.parametrize("rule", list(FAULTS))
def test_each_rule_finds_its_fault_and_says_what_to_do(rule: str) -> None:
    found = [each for profile in Profile for each in lint(FAULTS[rule], profile, TODAY) if each.rule == rule]
    assert found
    assert all(each.words and each.remedy for each in found)


def test_evidence_against_the_verdict_is_to_be_mentioned() -> None:
    report = sound()
    finding = report.findings[0]
    against = EvidenceStance.REFUTES if rated(finding).rating == "supported" else EvidenceStance.SUPPORTS
    other = replace(finding.evidence[0], id="third")
    stand = Stand(claim=finding.claim.id, evidence="third", reviewer="Ada", stance=against, at="2024")
    said = changed(evidence=(*finding.evidence, other), stands=(stand,))
    assert "against" in rules(said, Profile.HOUSE)
    answered = replace(rated(finding), citations=(*rated(finding).citations, "third"))
    told = replace(
        said.findings[0], verdicts=(answered,), desk=DeskVerdict(how=How.APPROVED, verdict=answered)
    )
    assert "against" not in rules(replace(said, findings=(told,)), Profile.HOUSE)


def test_faults_come_in_the_order_of_the_report_and_those_of_the_whole_first() -> None:
    report = replace(sample(), masthead=None)
    numbers = {each.name: number for number, each in enumerate(report.findings, 1)}
    found = [numbers.get(each.claim, 0) for each in lint(report, Profile.IFCN, TODAY)]
    assert found == sorted(found)
    assert found[0] == 0


def test_every_rule_tells_where_it_is_from() -> None:
    for each in RULES:
        assert "Source:" in (each.check.__doc__ or ""), each.id
        assert Profile.NONE not in each.profiles


def test_a_fault_names_the_claim_as_reports_do() -> None:
    (found,) = [each for each in lint(FAULTS["reason"], Profile.HOUSE, TODAY) if each.rule == "reason"]
    assert isinstance(found, Fault)
    assert found.claim == FAULTS["reason"].findings[0].name


def test_what_an_editor_decided_is_cited_by_deciding_again_and_a_reason_is_given_with_the_rating() -> None:
    verdict = replace(rated(sound().findings[0]), citations=())
    ruled = changed(desk=DeskVerdict(how=How.ADJUDICATED, verdict=verdict))
    (found,) = [each for each in lint(ruled, Profile.HOUSE, TODAY) if each.rule == "evidence"]
    assert "factbench adjudicate" in found.remedy
    (found,) = [each for each in lint(FAULTS["evidence"], Profile.HOUSE, TODAY) if each.rule == "evidence"]
    assert "`factbench cite`" in found.remedy
    (found,) = [each for each in lint(FAULTS["reason"], Profile.HOUSE, TODAY) if each.rule == "reason"]
    assert "factbench verdict CLAIM RATING --why" in found.remedy
