"""Articles, claims, and what was found and decided about them -> Report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, assert_never

from factbench.acts import (
    Adjudicate,
    Amend,
    Annotate,
    Approve,
    Archive,
    AskComment,
    Assign,
    Blind,
    Bring,
    Choose,
    ChooseScale,
    Close,
    Conclude,
    Confirm,
    Correct,
    Decide,
    Drop,
    EditSource,
    Find,
    Foreign,
    Hide,
    Insertions,
    Introduce,
    MakeClaim,
    Redo,
    Reopen,
    Reshape,
    SayStance,
    Undo,
    UseSource,
    Withdraw,
)
from factbench.model import (
    Amendment,
    Annotation,
    Approval,
    Article,
    Choice,
    Claim,
    Comment,
    Conclusion,
    Confirmation,
    DeskVerdict,
    Event,
    Evidence,
    Finding,
    How,
    Masthead,
    Remark,
    Report,
    Revision,
    Search,
    Source,
    Stand,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from factbench.acts import Act

AboutClaim = TypeVar("AboutClaim", Search, Confirmation, Stand, Comment, Amendment, Approval)


def report(  # noqa: PLR0913  one for each kind of value that a report holds
    articles: Iterable[Article],
    claims: Iterable[Claim],
    evidence: Mapping[str, Sequence[Evidence]],
    verdicts: Mapping[str, Sequence[Verdict]],
    annotations: Mapping[str, Sequence[Annotation]],
    events: Iterable[Event],
    *,
    title: str,
    publisher: str | None = None,
    publisher_url: str | None = None,
    report_url: str | None = None,
    only_decided: bool = False,
    carried: Mapping[str, str | None] | None = None,
    desk: Mapping[str, DeskVerdict] | None = None,
    searches: Iterable[Search] = (),
    confirmed: Iterable[Confirmation] = (),
    stands: Iterable[Stand] = (),
    comments: Iterable[Comment] = (),
    remarks: Iterable[Remark] = (),
    revisions: Mapping[str, Sequence[Revision]] | None = None,
    names: Mapping[str, tuple[str, ...]] | None = None,
    choices: Iterable[Choice] = (),
    amendments: Iterable[Amendment] = (),
    approvals: Iterable[Approval] = (),
    conclusions: Iterable[Conclusion] = (),
    masthead: Masthead | None = None,
    version: str,
) -> Report:
    """Return the report on `articles`, everything in the order that `Report` and `Finding` name.

    `articles` come in the order they were added; the rest in any order. `evidence`, `verdicts`, `annotations` and
    `revisions` are kept by claim id, and a claim may be absent from each. Claims of and remarks on other articles,
    verdicts without a rating and acts on other claims are left out. With `only_decided`, so are claims nobody decided
    and articles without a decided claim. `carried` names, for claims of earlier cuts, the claim that carries their acts
    now; None: the claim is orphaned, which its finding says. `desk` has the desk's verdict of claims of which the
    reviewers' verdicts alone do not tell it, `names` the ids of claims in all versions of their article, for articles
    that were corrected. Nothing but the arguments is read, neither a clock nor the surroundings:
    same values, same report.
    """
    asked, said, held = _by_claim(searches), _by_claim(confirmed), _by_claim(stands)
    sought, amended, approved = _by_claim(comments), _by_claim(amendments), _by_claim(approvals)
    chosen = {each.claim: each for each in choices}
    places = {article.id: (number, article) for number, article in enumerate(articles)}
    now, ruled = carried or {}, desk or {}
    orphans = {id for id, claim in now.items() if claim is None}
    findings = [
        _finding(
            claim,
            places[claim.article][1],
            evidence=evidence.get(claim.id, ()),
            verdicts=verdicts.get(claim.id, ()),
            annotations=annotations.get(claim.id, ()),
            searches=asked.get(claim.id, ()),
            confirmed=said.get(claim.id, ()),
            stands=held.get(claim.id, ()),
            comments=sought.get(claim.id, ()),
            revisions=(revisions or {}).get(claim.id, ()),
            orphaned=claim.id in orphans,
            names=(names or {}).get(claim.id, ()),
            desk=ruled.get(claim.id),
            choice=chosen.get(claim.id),
            amendments=amended.get(claim.id, ()),
            approvals=approved.get(claim.id, ()),
        )
        for claim in sorted(
            (claim for claim in claims if claim.article in places),
            key=lambda claim: (places[claim.article][0], *_reading_order(claim)),
        )
    ]
    if only_decided:
        findings = [finding for finding in findings if finding.verdicts]
    shown = {finding.claim.article for finding in findings}
    told = {finding.claim.id for finding in findings}
    listed = [article for id, (_, article) in places.items() if id in shown or not only_decided]
    sources = tuple(_sources(findings))
    acts = _acts(
        events,
        told | {id for id, claim in now.items() if claim in told},
        {article.supersedes or article.id for article in listed},
        {source.id for source in sources},
    )
    return Report(
        title=title,
        publisher=publisher,
        publisher_url=publisher_url,
        report_url=report_url,
        articles=tuple(listed),
        findings=tuple(findings),
        sources=sources,
        events=tuple(acts),
        version=version,
        as_of=max((event.at for event in acts), default=""),
        remarks=tuple(_in_place(remarks, [article.id for article in listed])),
        masthead=masthead,
        conclusions=tuple(_of_articles(conclusions, listed)),
    )


def bound(
    bare: Report,
    parts: Iterable[Report],
    keep: Callable[[Finding], None],
    events: Iterable[Event],
    *,
    carried: Mapping[str, str | None] | None = None,
) -> Report:
    """Return one report of many, each on the versions of one article, in the order of the articles.

    What it says of itself is what `bare` says, a report on nothing. Findings are handed to `keep` one by one, so that
    no two parts are held at once; it has none of them itself. The rest as for `report`.
    """
    articles: list[Article] = []
    remarks: list[Remark] = []
    conclusions: list[Conclusion] = []
    told: set[str] = set()
    sources: dict[str, Source] = {}
    for part in parts:
        articles += part.articles
        remarks += part.remarks
        conclusions += part.conclusions
        sources |= {each.id: each for each in part.sources if each.id not in sources}
        for finding in part.findings:
            told.add(finding.claim.id)
            keep(finding)
    acts = _acts(
        events,
        told | {id for id, claim in (carried or {}).items() if claim in told},
        {article.supersedes or article.id for article in articles},
        sources.keys(),
    )
    return replace(
        bare,
        articles=tuple(articles),
        sources=tuple(sources.values()),
        events=tuple(acts),
        as_of=max((event.at for event in acts), default=""),
        remarks=tuple(remarks),
        conclusions=tuple(conclusions),
    )


def _by_claim(each: Iterable[AboutClaim]) -> dict[str, list[AboutClaim]]:
    found: dict[str, list[AboutClaim]] = {}
    for one in each:
        if one.claim is not None:
            found.setdefault(one.claim, []).append(one)
    return found


def _reading_order(claim: Claim) -> tuple[int, int, list[tuple[int, int]], str]:
    """By where a claim begins; of claims that begin together the longest first, as it holds the others."""
    return claim.start, -claim.end, [(part.start, part.end) for part in claim.parts], claim.id


def _finding(  # noqa: PLR0913  one for each kind of value that a finding holds
    claim: Claim,
    article: Article,
    *,
    evidence: Iterable[Evidence],
    verdicts: Iterable[Verdict],
    annotations: Iterable[Annotation],
    searches: Iterable[Search],
    confirmed: Iterable[Confirmation],
    stands: Iterable[Stand],
    comments: Iterable[Comment],
    revisions: Iterable[Revision],
    orphaned: bool,
    names: tuple[str, ...],
    desk: DeskVerdict | None,
    choice: Choice | None,
    amendments: Iterable[Amendment],
    approvals: Iterable[Approval],
) -> Finding:
    decided = sorted(
        (verdict for verdict in verdicts if verdict.rating is not None),
        key=lambda verdict: (verdict.at, verdict.reviewer, verdict.event),
    )
    return Finding(
        claim=claim,
        article=article,
        verdicts=tuple(decided),
        evidence=tuple(_cited_first(evidence, [*_adjudicated(desk), *decided])),
        annotations=tuple(sorted(annotations, key=lambda annotation: (annotation.at, annotation.id))),
        stands=tuple(sorted(stands, key=lambda stand: (stand.at, stand.reviewer, stand.evidence))),
        searches=tuple(searches),
        confirmed=tuple(confirmed),
        orphaned=orphaned,
        comments=tuple(comments),
        revisions=tuple(
            each for each in revisions if each.reviewer in {verdict.reviewer for verdict in decided}
        ),
        names=names,
        desk=desk,
        choice=choice,
        amendments=tuple(sorted(amendments, key=lambda each: (each.at, each.id))),
        approval=_approved(approvals, desk),
    )


def _approved(approvals: Iterable[Approval], desk: DeskVerdict | None) -> Approval | None:
    """The last approval of the verdict that is the desk's."""
    if desk is None or desk.verdict is None or desk.how is not How.APPROVED:
        return None
    fitting = [each for each in approvals if each.verdict == desk.verdict.event]
    return max(fitting, key=lambda each: (each.at, each.event), default=None)


def _adjudicated(desk: DeskVerdict | None) -> list[Verdict]:
    """An editor's decision, as a verdict."""
    return [desk.verdict] if desk and desk.verdict and desk.how is How.ADJUDICATED else []


def _cited_first(evidence: Iterable[Evidence], verdicts: Iterable[Verdict]) -> list[Evidence]:
    cited = list(dict.fromkeys(id for verdict in verdicts for id in verdict.citations))
    rank = {id: number for number, id in enumerate(cited)}
    bare = (replace(each, source=_without_text(each.source)) for each in evidence)
    return sorted(bare, key=lambda each: (rank.get(each.id, len(rank)), -each.score, each.id))


def _sources(findings: Iterable[Finding]) -> Iterator[Source]:
    """Each source once, by first mention."""
    mentioned = {each.source.id: each.source for finding in findings for each in finding.evidence}
    yield from mentioned.values()


def _without_text(source: Source) -> Source:
    return replace(source, text="") if source.text else source


def _of_articles(conclusions: Iterable[Conclusion], articles: Iterable[Article]) -> Iterator[Conclusion]:
    said = {each.article: each for each in conclusions}
    yield from (said[each.id] for each in articles if each.id in said)


def _in_place(remarks: Iterable[Remark], articles: Sequence[str]) -> list[Remark]:
    rank = {id: number for number, id in enumerate(articles)}
    return sorted(
        (remark for remark in remarks if remark.article in rank),
        key=lambda each: (
            rank[each.article],
            each.span is None,
            (each.span.start, each.span.end) if each.span else (),
            each.at,
            each.id,
        ),
    )


def _acts(
    events: Iterable[Event], claims: Collection[str], articles: Collection[str], sources: Collection[str]
) -> list[Event]:
    """The acts on `claims`, what was said of `articles` (by first version) and of `sources`, and what took such acts
    back or again.

    Hiding an article says nothing of it.
    """
    every = list(events)
    kept = {
        event.id
        for event in every
        if event.claim in claims
        or (event.article in articles and _says(event.act))
        or (isinstance(event.act, EditSource | UseSource | Archive) and event.act.source in sources)
    }
    while more := {event.id for event in every if event.refers in kept} - kept:
        kept |= more
    return sorted(
        (event for event in every if event.id in kept),
        key=lambda event: (event.at, event.device, event.number, event.id),
    )


def _says(act: Act) -> bool:
    """Whether an act on an article says something of it."""
    match act:
        case Annotate() | Close() | Correct() | Conclude():
            return True
        case (
            Decide() | Withdraw() | Assign() | SayStance() | Find() | Bring() | AskComment() | EditSource()
            | UseSource() | Confirm() | MakeClaim() | Reshape() | Insertions() | Drop() | Hide() | ChooseScale()
            | Introduce() | Blind() | Adjudicate() | Reopen() | Approve() | Archive() | Choose() | Amend() | Undo()
            | Redo() | Foreign()
        ):  # fmt: skip
            return False
        case _:
            assert_never(act)
