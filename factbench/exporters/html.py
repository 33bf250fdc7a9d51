"""Report -> one self-contained HTML page.

The page is put together from elements, function by function in the order in which it is read; `element` cleans and
escapes whatever it is given, so there is no place where it could be forgotten. Its own style sheet is the only thing
the page's policy lets a browser use: no script, no image, no form, no request.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.exporters import wording
from factbench.exporters.element import Content, element, page
from factbench.exporters.highlight import covering
from factbench.model import Annotation, Article, Evidence, Finding, Report, Source, Verdict
from factbench.scales import HOUSE, Rating
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

Numbered = tuple[int, Finding]
"""A finding and its number in the report, from 1."""


def export(report: Report) -> bytes:
    """Return the page, UTF-8: summary, each article with its claims marked in the text, each claim, how to verify.

    Every claim has an id of its own (`wording.anchor`), so that an address can point at it. Only http and https
    addresses become links.
    """
    chapters = list(wording.chapters(report))
    return page(
        element(
            "html",
            _head(report.title),
            element(
                "body",
                _opening(report),
                element("main", (_chapter(article, findings) for article, findings in chapters)),
                _verification(report),
            ),
            lang="en",
        )
    )


# ---------------------------------------------------------------------------------------------- the outside


def _head(title: str) -> Element:
    style = files("factbench.exporters").joinpath("report.css").read_text(encoding="utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", style),
    )


def _policy(style: str) -> str:
    """Only the page's own style. Source: Content Security Policy Level 3, 2.3.1 (hash-source)."""
    # base-uri and form-action do not fall back on default-src.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _opening(report: Report) -> Element:
    known = [report.publisher or "", f"as of {wording.day(report.as_of)}" if report.as_of else ""]
    return element(
        "header",
        element("p", "Fact-check report", class_="aside"),
        element("h1", report.title, dir="auto"),
        element("p", " · ".join([*filter(None, known), wording.summary(report)]), class_="aside", dir="auto"),
        element(
            "ul",
            (
                element("li", _badge(rating), f" {number}")
                for rating, number in wording.tally(report.findings)
            ),
            class_="tally",
        ),
        _glance(report.findings),
    )


def _glance(findings: Iterable[Finding]) -> Element:
    return element(
        "ol",
        (
            element(
                "li",
                element("span", str(number), class_="number"),
                _badge(wording.standing(finding)),
                element("a", finding.claim.statement, href=f"#{wording.anchor(finding.claim)}", dir="auto"),
            )
            for number, finding in enumerate(findings, 1)
        ),
        class_="glance",
    )


def _badge(rating: Rating) -> Element:
    return element("span", f"{rating.glyph} {rating.words}", class_=f"rating {_tone(rating)}")


def _tone(rating: Rating) -> str:
    """The class that colours a rating; a rating of somebody else's scale never becomes a class name itself."""
    known = {each: each.id for each in [*HOUSE.ratings, wording.OPEN, wording.DISPUTED]}
    return known.get(rating, "other")


# ---------------------------------------------------------------------------------------------- the articles


def _chapter(article: Article, findings: Sequence[Numbered]) -> Element:
    return element(
        "section",
        element("h2", wording.heading(article), dir="auto"),
        _imprint(article),
        element("div", _paragraphs(article, findings), class_="text", lang=_language(article)),
        element("p", "No claims.") if not findings else None,
        (_card(number, finding) for number, finding in findings),
        class_="chapter",
    )


def _imprint(article: Article) -> Element | None:
    known: list[Content] = [", ".join(wording.imprint(article)), " ", _address(article.url)]
    return element("p", known, class_="aside", dir="auto") if any(known[::2]) else None


def _language(article: Article) -> str | None:
    return article.language if re.fullmatch(r"[a-z]{2,3}", article.language or "") else None


def _address(url: str | None) -> Content:
    """A link that shows where it goes; an address that a reader should not follow is shown as text."""
    target = wording.web_address(url)
    return _link(target, target) if target else url


def _link(words: str, target: str) -> Element:
    return element("a", words, href=target, rel="noopener noreferrer", dir="auto")


def _paragraphs(article: Article, findings: Sequence[Numbered]) -> Iterator[Element]:
    marks = [(part, number) for number, finding in findings for part in finding.claim.parts]
    by_number = dict(findings)
    for block in _blocks(article):
        yield element(
            "p",
            (
                piece
                for span, numbers in covering(block, marks)
                for piece in _piece(article.text, span, [(number, by_number[number]) for number in numbers])
            ),
            dir="auto",
        )


def _blocks(article: Article) -> list[Span]:
    """The text cut where its paragraphs begin: every word is in one block, whatever the paragraphs leave out."""
    length = len(article.text)
    starts = {each.in_text.start for each in article.paragraphs if 0 < each.in_text.start < length}
    return [trim(article.text, Span(*ends)) for ends in pairwise(sorted({0, length, *starts}))]


def _piece(text: str, span: Span, covered_by: Sequence[Numbered]) -> Iterator[Content]:
    """A stretch in the tone of the shortest claim over it, and the numbers of the claims that end with it."""
    words = span.of(text)
    if not covered_by:
        yield words
        return
    _, shortest = min(covered_by, key=lambda each: (each[1].claim.end - each[1].claim.start, each[0]))
    deep = " deep" if len(covered_by) > 1 else ""
    yield element("mark", words, class_=f"{_tone(wording.standing(shortest))}{deep}")
    for number, finding in covered_by:
        if finding.claim.end == span.end:
            name = wording.anchor(finding.claim)
            yield element("sup", element("a", str(number), href=f"#{name}", id=f"in-text-{name}"))


# ------------------------------------------------------------------------------------------------ the claims


def _card(number: int, finding: Finding) -> Element:
    name, rating = wording.anchor(finding.claim), wording.standing(finding)
    return element(
        "article",
        element(
            "header",
            element("small", f"Claim {number} "),
            _badge(rating),
            element("h3", finding.claim.statement, dir="auto"),
        ),
        _quotation(finding.claim.quote),
        element(
            "p",
            element("a", "In the article", href=f"#in-text-{name}"),
            f": {wording.place(finding.claim, finding.article, orphaned=finding.orphaned)}",
            class_="aside",
        ),
        [element("p", edited, class_="aside")] if (edited := wording.worded(finding.claim)) else [],
        (_decision(finding, verdict) for verdict in finding.verdicts),
        _remarks(finding.annotations),
        _others(wording.uncited(finding)),
        _asked(wording.asked(finding)),
        class_=f"claim {_tone(rating)}",
        id=name,
    )


def _quotation(*words: Content) -> Element:
    return element("blockquote", element("p", *words, dir="auto"))


def _decision(finding: Finding, verdict: Verdict) -> Element:
    return element(
        "section",
        element("p", _badge(wording.given(verdict)), f" {', '.join(wording.terms(verdict))}", dir="auto"),
        element("p", wording.MISLEADING, class_="warning") if verdict.misleading else None,
        element("p", verdict.rationale, dir="auto") if verdict.rationale else None,
        (_correction(*each) for each in wording.corrections(verdict)),
        _cited(wording.cited(finding, verdict)),
        (
            element("p", f"Cited, but no longer in the library: evidence {id}.", class_="warning")
            for id in wording.lost(finding, verdict)
        ),
        class_="decision",
    )


def _correction(change: str, reason: str) -> Element:
    before = element("small", f" The reason given before: {reason}") if reason else None
    return element("p", change, before, class_="correction", dir="auto")


def _cited(evidence: Sequence[Evidence]) -> Iterator[Element]:
    if evidence:
        yield element("h4", "Evidence")
        yield element("ol", map(_evidence, evidence), class_="evidence")


def _evidence(evidence: Evidence) -> Element:
    return element(
        "li",
        _quotation(wording.excerpt(evidence)),
        element(
            "p", _title(evidence.source), f", {', '.join(wording.provenance(evidence.source))}", dir="auto"
        ),
        element(
            "ul",
            (
                element("li", wording.signal_words(signal), class_=signal.agreement.value)
                for signal in evidence.comparison.told
            ),
            class_="signals",
        )
        if evidence.comparison.told
        else None,
    )


def _title(source: Source) -> Element:
    target = wording.web_address(source.url)
    return _link(source.title, target) if target else element("cite", source.title)


def _asked(sentences: Sequence[str]) -> Iterator[Element]:
    if sentences:
        yield element("h4", "Also looked at")
        yield element("ul", (element("li", each, dir="auto") for each in sentences))


def _remarks(annotations: Sequence[Annotation]) -> Iterator[Element]:
    if annotations:
        yield element("h4", "Notes")
        yield element(
            "ul",
            (
                element("li", f"{each.text} ", element("small", wording.remark(each)), dir="auto")
                for each in annotations
            ),
        )


def _others(evidence: Sequence[Evidence]) -> Element | None:
    if not evidence:
        return None
    return element(
        "details",
        element("summary", f"{wording.count(len(evidence), 'more passage')} found, not cited"),
        element(
            "ul",
            (
                element(
                    "li",
                    f"{wording.excerpt(each)} ",
                    _title(each.source),
                    element("small", f", {wording.suggestion_words(each)}"),
                    dir="auto",
                )
                for each in evidence
            ),
        ),
    )


# ---------------------------------------------------------------------------------------------------- the end


def _verification(report: Report) -> Element:
    return element(
        "footer",
        element("h2", "How to verify"),
        element("p", wording.PLACES),
        element("dl", (_entry(name, value) for name, value in wording.proofs(report))),
        element("p", f"Made with factbench {report.version}.", class_="aside"),
        class_="verify",
    )


def _entry(name: str, value: str) -> list[Element]:
    return [element("dt", name, dir="auto"), element("dd", element("code", value))]
