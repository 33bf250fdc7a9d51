"""Report -> ClaimReview, the JSON-LD by which search engines show fact-checks.

Source: schema.org ClaimReview, Claim and Rating; Google Search Central, "Fact check (ClaimReview) structured data".
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from factbench.errors import Misuse, NothingFound
from factbench.exporters import Exporter, wording
from factbench.exporters.json import printed
from factbench.record.ruling import desk_of
from factbench.text.clean import clean
from factbench.text.sentence import sentences
from factbench.text.slots import Stance

if TYPE_CHECKING:
    from factbench.model import Article, Claim, Finding, Report, Verdict
    from factbench.scales import Rating

Thing = dict[str, object]
"""A JSON-LD object."""


def export(report: Report) -> bytes:
    """Return a JSON list, UTF-8: one ClaimReview for each claim whose rating may be published, in report order.

    Published is the desk's verdict, and nothing while reviewers disagree. "Not checkable" is left out, and so is what
    was replaced.
    `claimReviewed` is the whole statement, with brackets around what was put in and nobody said, even where it is over
    the advised 75 characters: a page can clip it, but a claim that was cut may say something else. Its vocabulary has
    no place for stances on evidence, notes and searches: these stand on the page that `url` names.

    Raises: `Misuse` where the report has no web address, `NothingFound` where no claim has such a rating.
    """
    target = wording.web_address(report.report_url)
    if target is None:
        raise Misuse(
            "ClaimReview needs the public http(s) address of the page with the full check: set `report_url`."
        )
    page = urldefrag(target).url
    reviews = [
        _review(finding, verdict, page=page, publisher=report.publisher)
        for finding in report.findings
        if (verdict := desk_of(finding).verdict) is not None and wording.given(verdict).published
    ]
    if not reviews:
        raise NothingFound(
            "No claim in this report has a rating that ClaimReview can carry; decide one first."
        )
    return (printed(_without_gaps(reviews)) + "\n").encode()


EXPORTER = Exporter(
    name="claimreview",
    words="JSON-LD by which search engines show fact-checks: a ClaimReview for each claim that may be published.",
    suffix=".json",
    export=export,
    needs="the setting `report_url`, and a claim whose rating may be published",
)


def _review(finding: Finding, verdict: Verdict, *, page: str, publisher: str | None) -> Thing:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{page}#{wording.anchor(finding.claim)}",
        "claimReviewed": stripped(finding.claim.statement),
        "datePublished": stripped(wording.day(verdict.at)),
        "author": _author(publisher, verdict.reviewer),
        "reviewRating": _rating(wording.given(verdict), verdict),
        "itemReviewed": _claim(finding),
    }


def stripped(text: str) -> str:
    """`text` on one line without any character that could act on a terminal or hide text."""
    kept = (
        was if was == now else " " if was.isspace() else ""
        for was, now in zip(text, clean(text), strict=True)
    )
    return " ".join("".join(kept).split())


def _author(publisher: str | None, reviewer: str) -> Thing:
    if publisher:
        return {"@type": "Organization", "name": stripped(publisher)}
    return {"@type": "Person", "name": stripped(reviewer)}


def _rating(rating: Rating, verdict: Verdict) -> Thing:
    words = f"{rating.words}, but misleading in its context" if verdict.misleading else rating.words
    scale: Thing = (
        {} if rating.number is None else {"ratingValue": rating.number, "bestRating": 5, "worstRating": 1}
    )
    return {
        "@type": "Rating",
        **scale,
        "alternateName": stripped(words),
        "ratingExplanation": _explanation(verdict.rationale),
    }


def _explanation(rationale: str) -> str:
    """The first two sentences of the rationale."""
    text = stripped(rationale)
    spans = sentences(text)[:2]
    return text[spans[0].start : spans[-1].end] if spans else ""


def _claim(finding: Finding) -> Thing:
    return {
        "@type": "Claim",
        "author": _speaker(finding.claim, finding.article),
        "datePublished": _published(finding.article),
        "appearance": _appearance(finding.article),
    }


def _speaker(claim: Claim, article: Article) -> Thing:
    """Who made the claim: the innermost of those who say it; without a type, for a person or a body is not known."""
    makers = (Stance.ASSERTED, Stance.HEDGED)
    named = [each.who for each in claim.attribution if each.who and each.stance in makers]
    return {"name": stripped(named[-1].of(article.text))} if named else {}


def _published(article: Article) -> str:
    return article.published.isoformat() if article.published else ""


def _appearance(article: Article) -> Thing:
    return {
        "@type": "CreativeWork",
        "url": wording.web_address(article.url) or "",
        "headline": stripped(article.title or ""),
        "datePublished": _published(article),
        "publisher": {"@type": "Organization", "name": stripped(article.site)} if article.site else {},
    }


def _without_gaps(value: object) -> object:
    """The value without empty text and empty objects: what is not known is not said."""
    if isinstance(value, dict):
        pairs = {name: _without_gaps(each) for name, each in value.items()}
        return {name: each for name, each in pairs.items() if each not in ("", {})}
    return [_without_gaps(each) for each in value] if isinstance(value, list) else value
