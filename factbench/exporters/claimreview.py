"""Report -> ClaimReview, the JSON-LD by which search engines show fact-checks.

Source: schema.org ClaimReview, Claim and Rating; Google Search Central, "Fact check (ClaimReview) structured data".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

from factbench.errors import Misuse, NothingFound
from factbench.exporters import Exporter, wording
from factbench.exporters.json import printed
from factbench.record.ruling import desk_of
from factbench.text.clean import clean
from factbench.text.sentence import sentences
from factbench.text.slots import NameKind, Stance

if TYPE_CHECKING:
    from factbench.model import Article, Claim, Finding, Report, Verdict
    from factbench.scales import Rating
    from factbench.text.slots import Name
    from factbench.text.span import Span

Thing = dict[str, object]
"""A JSON-LD object."""


def export(report: Report) -> bytes:
    """Return a JSON list, UTF-8: one ClaimReview for each claim whose rating may be published, in report order.

    Published is the desk's verdict, and nothing while reviewers disagree. "Not checkable" is left out, and so is what
    was replaced, a claim whose words are no longer in the article, and one that is not among `Report.main`.
    `claimReviewed` is the whole statement, with brackets around what was put in and nobody said, even where it is over
    the advised 75 characters: a page can clip it, but a claim that was cut may say something else. Its vocabulary has
    no place for stances on evidence, notes and searches: these stand on the page that `url` names.

    Raises: `Misuse` where the report has no web address, `NothingFound` where no claim has such a rating.
    """
    if wording.web_address(report.report_url) is None:
        raise Misuse(
            "ClaimReview needs the public http(s) address of the page with the full check: set `report_url`."
        )
    found = reviews(report)
    if not found:
        raise NothingFound(
            "No claim in this report has a rating that ClaimReview can carry; decide one first."
        )
    return (printed(found) + "\n").encode()


def reviews(report: Report) -> list[Thing]:
    """The ClaimReview of each claim that has one, in report order; none where the report has no web address."""
    target = wording.web_address(report.report_url)
    if target is None:
        return []
    page = urldefrag(target).url
    found = [
        _review(finding, verdict, report, page=page)
        for finding in report.findings
        if not finding.orphaned and (report.main is None or finding.claim.id in report.main)
        if (verdict := desk_of(finding).verdict) is not None and wording.given(verdict).published
    ]
    return [
        {name: each for name, each in _filled(review).items() if each not in ("", {})} for review in found
    ]


EXPORTER = Exporter(
    name="claimreview",
    words="JSON-LD by which search engines show fact-checks: a ClaimReview for each main claim that may be published.",
    suffix=".json",
    export=export,
    needs="the setting `report_url`, and a claim whose rating may be published",
)


def _review(finding: Finding, verdict: Verdict, report: Report, *, page: str) -> Thing:
    first, *changed = _days(finding, verdict)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{page}#{wording.anchor(finding.name)}",
        "claimReviewed": stripped(finding.claim.statement),
        "datePublished": stripped(first),
        "dateModified": stripped(changed[-1]) if changed else "",
        "author": _author(report, verdict.reviewer),
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


def _days(finding: Finding, verdict: Verdict) -> list[str]:
    """The days on which its reviewer gave a rating first, and corrected anything since, in order."""
    first = min([verdict.at, *(each.at for each in verdict.earlier)])
    changed = [each.replaced_at for each in verdict.earlier]
    changed += [each.at for each in finding.revisions if each.reviewer == verdict.reviewer]
    return list(map(wording.day, [first, *sorted(changed)]))


def _author(report: Report, reviewer: str) -> Thing:
    if report.publisher:
        url = wording.web_address(report.publisher_url) or ""
        return {"@type": "Organization", "name": stripped(report.publisher), "url": url, **_masthead(report)}
    return {"@type": "Person", "name": stripped(reviewer)}


def _masthead(report: Report) -> Thing:
    """What the publisher says of itself, in the words of schema.org's Organization."""
    known = report.masthead
    if known is None:
        return {}
    contact = wording.web_address(known.contact) or ""
    mail = stripped(known.contact) if "@" in known.contact and not contact else ""
    return {
        "logo": wording.web_address(known.logo) or "",
        "email": mail,
        "contactPoint": {"@type": "ContactPoint", "url": contact} if contact else {},
        "publishingPrinciples": wording.web_address(known.methodology) or "",
        "correctionsPolicy": wording.web_address(known.corrections) or "",
        "ownershipFundingInfo": wording.web_address(known.funding) or "",
    }


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
        "description": _context(finding),
        "author": _speaker(finding.claim, finding.article),
        "datePublished": _published(finding.article),
        "appearance": _appearance(finding.article),
    }


def _context(finding: Finding) -> str:
    """What the article says before, where the claim alone is not understood; `claimReviewed` stays as it is."""
    found = wording.context(finding.claim, finding.article)
    return " ".join(f"{where}: “{stripped(words)}”" for where, words in found)


def _speaker(claim: Claim, article: Article) -> Thing:
    """Who made the claim: the innermost of those who say it, where that is the name of a person or of a body.

    Whoever is only pointed to ("he", "a spokesman for the port") is nobody whom a search engine could name.
    """
    makers = (Stance.ASSERTED, Stance.HEDGED)
    said = [each.who for each in claim.attribution if each.who and each.stance in makers]
    named = _named(article, said[-1]) if said else None
    if named is None:
        return {}
    return {"@type": _TYPES[named.kind], "name": stripped(named.canonical or named.span.of(article.text))}


_TYPES: dict[NameKind | None, str] = {NameKind.PERSON: "Person", NameKind.BODY: "Organization"}


def _named(article: Article, who: Span) -> Name | None:
    """The person or body whom words of an article name; None where they say more or less than a name."""
    for name in _names(article.text, article.language):
        if name.kind not in _TYPES or not who.covers(name.span):
            continue
        before, after = article.text[who.start : name.span.start], article.text[name.span.end : who.end]
        # What stands behind a comma tells more of the same person: "Ada Marsh, the mayor".
        if before.strip().casefold() in {"", "the"} and (not after.strip() or after.lstrip()[0] == ","):
            return name
    return None


@lru_cache(maxsize=4)
def _names(text: str, language: str | None) -> tuple[Name, ...]:
    from factbench.languages import finders_for

    return tuple(finders_for(language).names(text))


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


def _filled(review: Thing) -> Thing:
    return {name: _without_gaps(each) for name, each in review.items()}


def _without_gaps(value: object) -> object:
    """The value without empty text and empty objects: what is not known is not said."""
    if isinstance(value, dict):
        pairs = {name: _without_gaps(each) for name, each in value.items()}
        return {name: each for name, each in pairs.items() if each not in ("", {})}
    return [_without_gaps(each) for each in value] if isinstance(value, list) else value
