"""Articles, claims, and what was found and decided about them -> Report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from factbench.model import (
    Annotation,
    Article,
    Claim,
    Confirmation,
    Event,
    Evidence,
    Finding,
    Report,
    Search,
    Source,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

AboutClaim = TypeVar("AboutClaim", Search, Confirmation)


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
    report_url: str | None = None,
    only_decided: bool = False,
    carried: Mapping[str, str | None] | None = None,
    searches: Iterable[Search] = (),
    confirmed: Iterable[Confirmation] = (),
    version: str,
) -> Report:
    """Return the report on `articles`, everything in the order that `Report` and `Finding` name.

    `articles` come in the order they were added; the rest in any order. `evidence`, `verdicts` and `annotations`
    are kept by claim id, and a claim may be absent from each. Claims of other articles, verdicts without a rating
    and acts on other claims are left out. With `only_decided`, so are claims nobody decided and articles without
    a decided claim. `carried` names, for claims of earlier cuts, the claim that carries their acts now; None: the
    claim is orphaned, which its finding says. Nothing but the arguments is read, neither a clock nor the
    surroundings: same values, same report.
    """
    asked, said = _by_claim(searches), _by_claim(confirmed)
    places = {article.id: (number, article) for number, article in enumerate(articles)}
    now = carried or {}
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
            orphaned=claim.id in orphans,
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
    acts = _acts(events, told | {id for id, claim in now.items() if claim in told})
    return Report(
        title=title,
        publisher=publisher,
        report_url=report_url,
        articles=tuple(article for id, (_, article) in places.items() if id in shown or not only_decided),
        findings=tuple(findings),
        sources=tuple(_sources(findings)),
        events=tuple(acts),
        version=version,
        as_of=max((event.at for event in acts), default=""),
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


def _finding(
    claim: Claim,
    article: Article,
    *,
    evidence: Iterable[Evidence],
    verdicts: Iterable[Verdict],
    annotations: Iterable[Annotation],
    searches: Iterable[Search],
    confirmed: Iterable[Confirmation],
    orphaned: bool,
) -> Finding:
    decided = sorted(
        (verdict for verdict in verdicts if verdict.rating is not None),
        key=lambda verdict: (verdict.at, verdict.reviewer, verdict.event),
    )
    return Finding(
        claim=claim,
        article=article,
        verdicts=tuple(decided),
        evidence=tuple(_cited_first(evidence, decided)),
        annotations=tuple(sorted(annotations, key=lambda annotation: (annotation.at, annotation.id))),
        searches=tuple(searches),
        confirmed=tuple(confirmed),
        orphaned=orphaned,
    )


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


def _acts(events: Iterable[Event], claims: Collection[str]) -> list[Event]:
    """The acts on `claims`, and those that took such acts back or brought them back."""
    every = list(events)
    kept = {event.id for event in every if event.claim in claims}
    while more := {event.id for event in every if event.refers in kept} - kept:
        kept |= more
    return sorted(
        (event for event in every if event.id in kept),
        key=lambda event: (event.at, event.device, event.number),
    )
