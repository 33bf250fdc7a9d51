"""Report -> plain texts, lists and numbers for a template, cleaned; in words where formats share words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factbench.exporters import publishing, wording
from factbench.text.clean import clean

if TYPE_CHECKING:
    from factbench.model import Article, Evidence, Finding, Remark, Report, Source, Verdict
    from factbench.scales import Rating

View = dict[str, Any]


def view(report: Report) -> View:
    """Return what a template sees as `report`; `factbench manual publishing` lists the names.

    Whatever is not known is "" or an empty list, so that a template can ask for it. An address is one that a reader may
    follow, or "".
    """
    made = {
        "title": report.title,
        "publisher": report.publisher or "",
        "publisher_url": wording.web_address(report.publisher_url) or "",
        "pages": [{"words": each.words, "url": each.target or ""} for each in publishing.pages(report)],
        "url": wording.web_address(report.report_url) or "",
        "as_of": wording.day(report.as_of),
        "summary": wording.summary(report),
        "tally": [{**_rating(rating), "claims": number} for rating, number in wording.tally(report.findings)],
        "corrections": [
            {
                "head": each.head,
                "kind": each.weight.value,
                "day": wording.day(each.at),
                "claim": each.number,
                "anchor": wording.anchor(each.finding.name),
                "words": each.words,
            }
            for each in publishing.notices(report)
        ],
        "articles": [_article(report, *each) for each in wording.chapters(report)],
        "proofs": [{"name": name, "value": value} for name, value in wording.proofs(report)],
        "put_in": wording.put_in(report),
        "version": report.version,
    }
    return {name: _cleaned(value) for name, value in made.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return {name: _cleaned(each) for name, each in value.items()} if isinstance(value, dict) else value


def _rating(rating: Rating) -> View:
    return {"id": rating.id, "words": rating.words, "glyph": rating.glyph, "number": rating.number or 0}


def _article(report: Report, article: Article, findings: list[tuple[int, Finding]]) -> View:
    said = publishing.conclusion(report, article)
    paragraphs = [each.in_text.of(article.text) for each in article.paragraphs]
    return {
        "title": wording.heading(article),
        "imprint": wording.imprint(article),
        "url": wording.web_address(article.url) or "",
        "language": article.language or "",
        "text": paragraphs if report.with_text else [],
        "finding": said.words if said else "",
        "finding_by": publishing.signed(said) if said else "",
        "claims": [_claim(number, each) for number, each in findings],
        "notes": [_remark(article, *each) for each in wording.remarks_on(report, article)],
    }


def _remark(article: Article, letter: str, remark: Remark) -> View:
    return {
        "letter": letter,
        "quote": remark.quote,
        "place": wording.remark_place(remark, article),
        "words": remark.text,
        "by": wording.remark(remark),
    }


def _claim(number: int, finding: Finding) -> View:
    return {
        "number": number,
        "id": finding.name,
        "anchor": wording.anchor(finding.name),
        "rating": _rating(wording.standing(finding)),
        "who": finding.claim.said_by or "",
        "statement": finding.claim.statement,
        "context": [
            {"where": where, "words": words}
            for where, words in wording.context(finding.claim, finding.article)
        ],
        "quote": finding.claim.quote,
        "place": wording.place(finding.claim, finding.article, orphaned=finding.orphaned),
        "worded": wording.worded(finding.claim),
        "chosen": publishing.chosen(finding),
        "approved": publishing.approved(finding),
        "warning": wording.desk_words(finding),
        "verdicts": [_verdict(finding, each, own=own) for each, own in wording.decisions(finding)],
        "weighed": [_evidence(finding, each) for each in wording.weighed(finding)],
        "found": [_evidence(finding, each) for each in wording.uncited(finding)],
        "asked": wording.asked(finding),
        "notes": [
            {"by": by, "words": words} for by, words in wording.noted(finding.annotations, finding.evidence)
        ],
    }


def _verdict(finding: Finding, verdict: Verdict, *, own: bool) -> View:
    return {
        "rating": _rating(wording.given(verdict)),
        "terms": wording.terms(verdict, for_the_desk=own),
        "misleading": wording.MISLEADING if verdict.misleading else "",
        "reason": verdict.rationale,
        "corrections": [
            {"words": words, "before": before} for words, before in wording.corrections(finding, verdict)
        ],
        "evidence": [_evidence(finding, each) for each in wording.cited(finding, verdict)],
        "lost": wording.lost(finding, verdict),
    }


def _evidence(finding: Finding, evidence: Evidence) -> View:
    return {
        "quote": wording.excerpt(evidence),
        "source": _source(evidence.source),
        "stances": [words for _agreement, words in wording.stances(finding.stands, evidence)],
        "signals": [wording.signal_words(each) for each in evidence.comparison.told],
    }


def _source(source: Source) -> View:
    copy = publishing.copy(source)
    return {
        "title": source.called,
        "url": wording.web_address(source.url) or "",
        "about": wording.provenance(source),
        "archived": copy.target or "" if copy else "",
        "archived_words": copy.words if copy else "",
    }
