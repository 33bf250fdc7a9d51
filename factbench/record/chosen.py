"""Report, and what an editor wants of it -> the report with that alone; what is left out, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from factbench.acts import AnnotationKind
from factbench.model import Audience, DeskVerdict, How
from factbench.record.many import mapped, picked
from factbench.record.ruling import desk_of
from factbench.scales import known

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from factbench.model import Event, Finding, Report, Source


class Order(StrEnum):
    """In which order the claims of an article come."""

    REFUTED = "refuted"
    """The false, then the mostly false, then the others; each in the order of the text."""
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What goes into a report. Without anything said, all does; `for_audience` has what goes to whom."""

    ratings: tuple[str, ...] = ()
    """Ids of the ratings of the desk's verdict that go in; none: all."""
    tags: tuple[str, ...] = ()
    """Tags of which a claim must have one; none: whatever it has."""
    worth: float = 0.0
    """How much a claim must be worth checking, 0 to 1."""
    marked: bool = False
    """Whether only claims go in that somebody marked for publication."""
    unresolved: bool = True
    """Whether claims go in for which the desk has no verdict."""
    kept_back: bool = True
    """Whether claims go in that somebody kept out of publication."""
    folded: bool = True
    """Whether claims go in that the list of claims folds away, for they are hardly worth checking."""
    order: Order = Order.TEXT
    with_text: bool = True
    """Whether the text of the articles is to be printed."""


EVERYTHING = Wanted()


def most_for(audience: Audience) -> Wanted:
    """All that they may know: for colleagues all, for readers all but what is folded or kept out of publication."""
    return EVERYTHING if audience is Audience.COLLEAGUES else Wanted(kept_back=False, folded=False)


def for_audience(audience: Audience) -> Wanted:
    """What a report has where nobody says: for colleagues all, for readers what the desk stands by."""
    if audience is Audience.COLLEAGUES:
        return EVERYTHING
    return Wanted(unresolved=False, kept_back=False, folded=False, order=Order.REFUTED)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Claims that are not in a report, and why; each is counted once, for the first reason that holds."""

    why: str
    """What they are: "open: nobody has decided"."""
    claims: tuple[str, ...]
    """Their ids, in the order of the text."""


def choose(report: Report, wanted: Wanted, folded: Collection[str] = ()) -> tuple[Report, list[LeftOut]]:
    """Return the report of the claims that are wanted, and the others by why they are left out.

    `report` is whole, as colleagues have it; `folded` are the ids of the claims that the list folds away. An article
    whose claims are all left out is left out with them, unless there is something to say of it as a whole. Nothing is
    left out where all is wanted.
    """
    reasons = _reasons(wanted, folded)
    places = {article.id: number for number, article in enumerate(report.articles)}
    kept: list[tuple[tuple[int, int], int]] = []
    left: dict[str, list[str]] = {}
    had: set[str] = set()
    for place, finding in enumerate(report.findings):
        had.add(finding.claim.article)
        why = next((words for words, holds in reasons if holds(finding)), None)
        if why is None:
            rank = _falsehood(finding) if wanted.order is Order.REFUTED else 0
            kept.append(((places[finding.claim.article], rank), place))
        else:
            left.setdefault(why, []).append(finding.claim.id)
    findings = picked(report.findings, [place for _, place in sorted(kept)])
    chosen = replace(report, findings=findings, with_text=wanted.with_text)
    if left:
        chosen = _without(chosen, {each for ids in left.values() for each in ids}, had)
    return chosen, [LeftOut(why, tuple(ids)) for why, ids in left.items()]


def _reasons(wanted: Wanted, folded: Collection[str]) -> list[tuple[str, Callable[[Finding], bool]]]:
    """Why a claim is left out, in words, and whether that holds of a finding; in the order in which it is asked."""
    reasons: list[tuple[str, Callable[[Finding], bool]]] = []
    if not wanted.folded and folded:
        reasons.append(("hardly worth checking", lambda each: each.claim.id in folded))
    if not wanted.kept_back:
        reasons.append(("kept out of publication", lambda each: _published(each) is False))
    if not wanted.unresolved:
        reasons += [
            ("open: reviewers disagree", lambda each: desk_of(each).how is How.DISPUTED),
            ("open: not approved by an editor", lambda each: desk_of(each).how is How.UNAPPROVED),
            ("open: nobody has decided", lambda each: desk_of(each).verdict is None),
        ]
    if wanted.marked:
        reasons.append(("not marked for publication", lambda each: _published(each) is not True))
    if wanted.ratings:
        reasons.append(("of another verdict", lambda each: _rating(each) not in wanted.ratings))
    if wanted.tags:
        tags = {each.casefold() for each in wanted.tags}
        reasons.append(("without the tag", lambda each: tags.isdisjoint(_tags(each))))
    if wanted.worth > 0:
        lowest = wanted.worth
        reasons.append(
            (f"worth less than {lowest:g}", lambda each: each.claim.worth.checkworthy < lowest),
        )
    return reasons


def _published(finding: Finding) -> bool | None:
    return finding.choice.publish if finding.choice is not None else None


def _rating(finding: Finding) -> str:
    verdict = desk_of(finding).verdict
    return (verdict.rating if verdict is not None else None) or "open"


def _tags(finding: Finding) -> set[str]:
    return {each.text.casefold() for each in finding.annotations if each.kind is AnnotationKind.TAG}


FIRST = (1, 2)
"""The numbers of ratings that come before the others: false, and mostly false."""


def _falsehood(finding: Finding) -> int:
    verdict = desk_of(finding).verdict
    rating = known(verdict.rating or "", verdict.scale) if verdict is not None else None
    number = rating.number if rating is not None else None
    return FIRST.index(number) if number in FIRST else len(FIRST)


def _without(report: Report, gone: Collection[str], had: Collection[str]) -> Report:
    """The report without what is only about claims that are left out; these articles `had` claims."""
    shown, sources = _named(report.findings)
    shown |= {each.article for each in report.conclusions}
    articles = tuple(each for each in report.articles if each.id in shown or each.id not in had)
    listed = {each.id for each in articles}
    return replace(
        report,
        articles=articles,
        sources=tuple(sources.values()),
        remarks=tuple(each for each in report.remarks if each.article in listed),
        events=tuple(_acts(report.events, gone, {each.supersedes or each.id for each in articles})),
        main=tuple(each for each in report.main if each not in gone) if report.main is not None else None,
        record=None,
        lacks=report.lacks or "the claims that were not chosen",
    )


def _named(findings: Iterable[Finding]) -> tuple[set[str], dict[str, Source]]:
    """The ids of their articles; their sources by id, in the order of first mention."""
    shown: set[str] = set()
    sources: dict[str, Source] = {}
    for finding in findings:
        shown.add(finding.claim.article)
        for each in finding.evidence:
            sources.setdefault(each.source.id, each.source)
    return shown, sources


def _acts(events: Sequence[Event], gone: Collection[str], articles: Collection[str]) -> list[Event]:
    return [
        each
        for each in events
        if each.claim not in gone and (each.article is None or each.article in articles)
    ]


def of_reviewer(report: Report, reviewer: str) -> Report:
    """The report of what one reviewer decided, said and asked, as if there were no other."""
    places = [
        place
        for place, each in enumerate(report.findings)
        if any(verdict.reviewer == reviewer for verdict in each.verdicts)
    ]
    findings = mapped(picked(report.findings, places), partial(_alone, reviewer))
    shown, sources = _named(findings)
    return replace(
        report,
        findings=findings,
        articles=tuple(each for each in report.articles if each.id in shown),
        sources=tuple(sources.values()),
        events=tuple(each for each in report.events if each.reviewer == reviewer),
        remarks=tuple(each for each in report.remarks if each.reviewer == reviewer and each.article in shown),
        conclusions=(),
        record=None,
        lacks="what other reviewers did",
    )


def _alone(reviewer: str, finding: Finding) -> Finding:
    """What one reviewer, who decided it, has to do with it."""
    own = tuple(verdict for verdict in finding.verdicts if verdict.reviewer == reviewer)
    return replace(
        finding,
        verdicts=own,
        desk=DeskVerdict(how=How.SINGLE, verdict=own[-1]),
        annotations=tuple(each for each in finding.annotations if each.reviewer == reviewer),
        stands=tuple(each for each in finding.stands if each.reviewer == reviewer),
        searches=tuple(each for each in finding.searches if each.reviewer == reviewer),
        confirmed=tuple(each for each in finding.confirmed if each.reviewer == reviewer),
        comments=tuple(each for each in finding.comments if each.reviewer == reviewer),
        revisions=tuple(each for each in finding.revisions if each.reviewer == reviewer),
        amendments=tuple(each for each in finding.amendments if each.reviewer == reviewer),
        approval=None,
    )
