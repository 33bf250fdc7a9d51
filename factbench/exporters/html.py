"""Report -> one self-contained HTML page.

The page is put together from elements, function by function in the order in which it is read; `element` cleans and
escapes whatever it is given, so there is no place where it could be forgotten. Its own style sheet is the only thing
the page's policy lets a browser use: no script, no image, no form, no request.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.exporters import Exporter, claimreview, publishing, wording
from factbench.exporters.element import Content, Piece, around, document, element
from factbench.exporters.highlight import covering
from factbench.exporters.plot import plots
from factbench.model import Article, Claim, Conclusion, Evidence, Finding, Remark, Report, Source, Verdict
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

    from factbench.scales import Rating

Numbered = tuple[int, Finding]
"""A finding and its number in the report, from 1."""

Lettered = tuple[str, Remark]
"""A note on a stretch of an article and its letters in the report."""


PAGE = "en"
"""The language of the page's own words."""


def export(report: Report) -> bytes:
    """Return the page, UTF-8: summary, each article with its claims and notes marked in it, each claim, how to verify.

    Every claim has an id of its own (`wording.anchor`), so that an address can point at it. Only http and https
    addresses become links.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The page, an article at a time, and what stands before the articles a claim at a time."""
    chapters = (
        _chapter(report, article, findings, wording.remarks_on(report, article))
        for article, findings in wording.chapters(report)
    )
    parts = [_opening(report), around("main", chapters), _numbers(report.findings), _verification(report)]
    return document(around("html", [_head(report), around("body", parts)], lang=PAGE))


EXPORTER = Exporter(
    name="html",
    words="One page for browsers that loads nothing from elsewhere, with every claim marked in its article.",
    suffix=".html",
    export=export,
    pieces=pieces,
)


# ---------------------------------------------------------------------------------------------- the outside


def _head(report: Report) -> Element:
    style = files("factbench.exporters").joinpath("report.css").read_text(encoding="utf-8")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", report.title),
        element("style", style),
        _for_search_engines(report),
    )


def _for_search_engines(report: Report) -> Element | None:
    """The ClaimReviews, as data that nothing runs; none where the report has no address, or none may be published."""
    found = claimreview.reviews(report)
    if not found:
        return None
    # Inside a script element nothing is escaped: no sign that could end it may stand there.
    text = json.dumps(found, ensure_ascii=True).replace("<", "\\u003c").replace(">", "\\u003e")
    return element("script", text.replace("&", "\\u0026"), type="application/ld+json")


def _policy(style: str) -> str:
    """Only the page's own style. Source: Content Security Policy Level 3, 2.3.1 (hash-source)."""
    # base-uri and form-action do not fall back on default-src.
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _opening(report: Report) -> Piece:
    known = [f"as of {wording.day(report.as_of)}" if report.as_of else "", wording.summary(report)]
    first = [
        element("p", "Fact-check report", class_="aside"),
        element("h1", report.title, dir="auto", lang=_title_language(report)),
        element("p", _publisher(report), " · ".join(filter(None, known)), class_="aside", dir="auto"),
        _corrected(report),
        _concluded(publishing.of_all(report)),
        element(
            "ul",
            (
                element("li", _badge(rating), f" {number}")
                for rating, number in wording.tally(report.findings)
            ),
            class_="tally",
        ),
    ]
    return around("header", [*first, _glance(report.findings)])


def _publisher(report: Report) -> list[Content]:
    if not report.publisher:
        return []
    target = wording.web_address(report.publisher_url)
    return [_link(report.publisher, target) if target else report.publisher, " · "]


def _corrected(report: Report) -> Element | None:
    """The corrections, on top of all."""
    told = publishing.notices(report)
    if not told:
        return None
    return element(
        "section",
        element("h2", "Corrections"),
        element(
            "ul",
            (
                element(
                    "li",
                    element("a", each.head, href=f"#{wording.anchor(each.finding.name)}"),
                    ": ",
                    _linked(each.words),
                    class_=each.weight.value,
                    dir="auto",
                )
                for each in told
            ),
        ),
        class_="corrections",
    )


def _glance(findings: Iterable[Finding]) -> Piece:
    return around(
        "ol",
        (
            element(
                "li",
                element("span", str(number), class_="number"),
                _badge(wording.standing(finding)),
                element(
                    "a",
                    _statement(finding.claim),
                    href=f"#{wording.anchor(finding.name)}",
                    dir="auto",
                    lang=_worded_in(finding),
                ),
            )
            for number, finding in enumerate(findings, 1)
        ),
        class_="glance",
    )


def _statement(claim: Claim) -> Iterator[Content]:
    """The statement, after who says so; what in it is not the article's stands apart."""
    if who := wording.who(claim):
        yield element("span", who, class_="who")
    words, ours = claim.statement, [(each.at, each) for each in claim.insertions]
    for piece, put_in in covering(Span(0, len(words)), ours):
        if not put_in:
            yield piece.of(words)
            continue
        title = "words left out here" if put_in[0].is_gap else "put in by factbench"
        yield element("span", piece.of(words), class_="ours", title=title)


def _title_language(report: Report) -> str | None:
    """The language of a report's title where it is that of an article."""
    return next((_foreign(each) for each in report.articles if each.title == report.title), None)


def _worded_in(finding: Finding) -> str | None:
    """The language of a statement that is not the page's; None where a person worded it, in whichever language."""
    return _foreign(finding.article) if finding.claim.worded_by is None else None


def _badge(rating: Rating) -> Element:
    return element("span", f"{rating.glyph} {rating.words}", class_=f"rating {_tone(rating)}")


def _tone(rating: Rating) -> str:
    """The class that colours a rating: where it stands between false (1) and true (5), whatever the scale.

    What is published and has no place on that line has a tone of its own. A rating that no scale here has, whose
    letter nobody knows, is plain; its id never becomes a class name.
    """
    if rating == wording.DISPUTED:
        return "disputed"
    if rating.number is not None:
        return f"step-{rating.number}"
    return "unplaced" if rating.published and rating.letter else "plain"


# ---------------------------------------------------------------------------------------------- the articles


def _chapter(
    report: Report, article: Article, findings: Sequence[Numbered], remarks: Sequence[Lettered]
) -> Element:
    text = element("div", _paragraphs(article, findings, remarks), class_="text", lang=_language(article))
    return element(
        "section",
        element(
            "h2", wording.heading(article), dir="auto", lang=_foreign(article) if article.title else None
        ),
        _imprint(article),
        None if publishing.of_all(report) else _concluded(publishing.conclusion(report, article)),
        text if report.with_text else None,
        _on_stretches(article, remarks),
        element("p", "No claims.") if not findings else None,
        (_card(number, finding, in_text=report.with_text) for number, finding in findings),
        class_="chapter",
    )


def _concluded(said: Conclusion | None) -> Element | None:
    if said is None:
        return None
    return element(
        "section",
        element("h2", "What we found"),
        element("p", _linked(said.words), dir="auto"),
        element("p", publishing.signed(said), class_="aside"),
        class_="conclusion",
    )


def _imprint(article: Article) -> Element | None:
    known: list[Content] = [", ".join(wording.imprint(article)), " ", _address(article.url)]
    return element("p", known, class_="aside", dir="auto") if any(known[::2]) else None


def _language(article: Article) -> str | None:
    return article.language if re.fullmatch(r"[a-z]{2,3}", article.language or "") else None


def _foreign(article: Article) -> str | None:
    """The language of the article where it is known and not the page's."""
    language = _language(article)
    return None if language == PAGE else language


def _address(url: str | None) -> Content:
    """A link that shows where it goes; an address that a reader should not follow is shown as text."""
    target = wording.web_address(url)
    return _link(target, target) if target else url


def _link(words: str, target: str) -> Element:
    """A link to the web; one that shows where it goes needs not to be told once more in print."""
    shown = "address" if words == target else None
    return element("a", words, href=target, rel="noopener noreferrer", dir="auto", class_=shown)


def _linked(text: str) -> list[Content]:
    """What a person wrote, with the web addresses in it as links."""
    return [_link(target, target) if target else words for words, target in wording.linked(text)]


def _paragraphs(
    article: Article, findings: Sequence[Numbered], remarks: Sequence[Lettered]
) -> Iterator[Element]:
    marks: list[tuple[Span, Numbered | Lettered]] = [
        (part, (number, finding)) for number, finding in findings for part in finding.claim.parts
    ]
    marks += [(each.span, (letter, each)) for letter, each in remarks if each.span]
    for block in _blocks(article):
        pieces = (_piece(article.text, *each) for each in covering(block, marks))
        yield element("p", pieces, dir="auto")


def _blocks(article: Article) -> list[Span]:
    """The text cut where its paragraphs begin: every word is in one block, whatever the paragraphs leave out."""
    length = len(article.text)
    starts = {each.in_text.start for each in article.paragraphs if 0 < each.in_text.start < length}
    return [trim(article.text, Span(*ends)) for ends in pairwise(sorted({0, length, *starts}))]


def _piece(text: str, span: Span, covered_by: Sequence[Numbered | Lettered]) -> Iterator[Content]:
    """A stretch in the tone of the shortest claim over it, and the numbers and letters of what ends with it."""
    claims = [(number, each) for number, each in covered_by if isinstance(each, Finding)]
    notes = [(letter, each) for letter, each in covered_by if isinstance(each, Remark)]
    words: Content = element("span", span.of(text), class_="noted") if notes else span.of(text)
    if claims:
        _, shortest = min(claims, key=lambda each: (each[1].claim.end - each[1].claim.start, each[0]))
        deep = " deep" if len(claims) > 1 else ""
        words = element("mark", words, class_=f"{_tone(wording.standing(shortest))}{deep}")
    yield words
    ending = [(number, wording.anchor(each.name)) for number, each in claims if each.claim.end == span.end]
    ending_notes = [
        (letter, f"note-{letter}") for letter, each in notes if each.span and each.span.end == span.end
    ]
    for shown, name in [*ending, *ending_notes]:
        yield element("sup", element("a", str(shown), href=f"#{name}", id=f"in-text-{name}"))


def _on_stretches(article: Article, remarks: Sequence[Lettered]) -> Element | None:
    if not remarks:
        return None
    return element(
        "section",
        element("h3", "Notes on the article"),
        element("dl", (_on_stretch(article, *each) for each in remarks)),
        class_="notes",
    )


def _on_stretch(article: Article, letter: str, remark: Remark) -> list[Element]:
    name = (
        element("a", letter, href=f"#in-text-note-{letter}", id=f"note-{letter}") if remark.span else letter
    )
    return [
        element("dt", name, " ", element("span", f"“{remark.quote}”", lang=_foreign(article)), dir="auto"),
        element(
            "dd",
            _linked(remark.text),
            " ",
            element("small", f"{wording.remark(remark)}, {wording.remark_place(remark, article)}"),
            dir="auto",
        ),
    ]


# ------------------------------------------------------------------------------------------------ the claims


def _card(number: int, finding: Finding, *, in_text: bool) -> Element:
    name, rating = wording.anchor(finding.name), wording.standing(finding)
    there: Content = element("a", "In the article", href=f"#in-text-{name}") if in_text else "In the article"
    return element(
        "article",
        element(
            "header",
            [element("span", id=wording.anchor(each)) for each in finding.names[1:]],
            element("small", f"Claim {number} "),
            _badge(rating),
            element("h3", _statement(finding.claim), dir="auto", lang=_worded_in(finding)),
        ),
        _context(finding),
        _quotation(finding.claim.quote, language=_foreign(finding.article)),
        element(
            "p",
            there,
            f": {wording.place(finding.claim, finding.article, orphaned=finding.orphaned)}",
            class_="aside",
        ),
        [element("p", _linked(why), class_="chosen", dir="auto")]
        if (why := publishing.chosen(finding))
        else [],
        [element("p", edited, class_="aside")] if (edited := wording.worded(finding.claim)) else [],
        [element("p", said, class_="warning")] if (said := wording.desk_words(finding)) else [],
        (_decision(finding, verdict, for_the_desk=own) for verdict, own in wording.decisions(finding)),
        [element("p", words, class_="aside")] if (words := publishing.approved(finding)) else [],
        _listed("Weighed, not cited", finding, wording.weighed(finding)),
        _notes(wording.noted(finding.annotations, finding.evidence)),
        _others(wording.uncited(finding)),
        _asked(wording.asked(finding)),
        class_=f"claim {_tone(rating)}",
        id=name,
    )


def _context(finding: Finding) -> list[Element]:
    """What the article says before, where the claim alone is not understood."""
    return [
        element(
            "p", f"{where}: ", element("q", words, lang=_foreign(finding.article)), class_="aside", dir="auto"
        )
        for where, words in wording.context(finding.claim, finding.article)
    ]


def _quotation(words: str, *, language: str | None = None) -> Element:
    return element("blockquote", element("p", words, dir="auto"), lang=language)


def _decision(finding: Finding, verdict: Verdict, *, for_the_desk: bool) -> Element:
    terms = ", ".join(wording.terms(verdict, for_the_desk=for_the_desk))
    return element(
        "section",
        element("p", _badge(wording.given(verdict)), f" {terms}", dir="auto"),
        element("p", wording.MISLEADING, class_="warning") if verdict.misleading else None,
        element("p", _linked(verdict.rationale), dir="auto") if verdict.rationale else None,
        (_correction(*each) for each in wording.corrections(finding, verdict)),
        _listed("Evidence", finding, wording.cited(finding, verdict)),
        (
            element("p", f"Cited, but no longer in the library: evidence {id}.", class_="warning")
            for id in wording.lost(finding, verdict)
        ),
        class_="decision",
    )


def _correction(change: str, reason: str) -> Element:
    before = element("small", " The reason given before: ", _linked(reason)) if reason else None
    return element("p", change, before, class_="correction", dir="auto")


def _listed(heading: str, finding: Finding, evidence: Sequence[Evidence]) -> Iterator[Element]:
    if evidence:
        yield element("h4", heading)
        yield element("ol", (_evidence(finding, each) for each in evidence), class_="evidence")


def _evidence(finding: Finding, evidence: Evidence) -> Element:
    said = [
        element("li", words, class_=f"said {agreement.value}" if agreement else "said", dir="auto")
        for agreement, words in wording.stances(finding.stands, evidence)
    ]
    compared = [
        element("li", wording.signal_words(signal), class_=signal.agreement.value)
        for signal in evidence.comparison.told
    ]
    compared += [
        element("li", words, class_="said", dir="auto") for words in wording.opinion_on(finding, evidence)
    ]
    return element(
        "li",
        _quotation(wording.excerpt(evidence)),
        element(
            "p",
            _title(evidence.source),
            f", {', '.join(wording.provenance(evidence.source))}",
            _copy(evidence.source),
            dir="auto",
        ),
        element("ul", said, compared, class_="signals") if said or compared else None,
    )


def _title(source: Source) -> Element:
    target = wording.web_address(source.url)
    return _link(source.called, target) if target else element("cite", source.called)


def _copy(source: Source) -> list[Content]:
    copy = publishing.copy(source)
    return [", ", _link(copy.words, copy.target)] if copy and copy.target else []


def _asked(sentences: Sequence[str]) -> Iterator[Element]:
    if sentences:
        yield element("h4", "Also looked at")
        yield element("ul", (element("li", _linked(each), dir="auto") for each in sentences))


def _notes(notes: Sequence[tuple[str, str]]) -> Iterator[Element]:
    if notes:
        yield element("h4", "Notes")
        yield element(
            "ul",
            (
                element("li", _linked(words), " ", element("small", whose), dir="auto")
                for whose, words in notes
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
                    element("small", f", {suggested}") if suggested else None,
                    dir="auto",
                )
                for each in evidence
                for suggested in [wording.suggestion_words(each)]
            ),
        ),
    )


# ---------------------------------------------------------------------------------------------------- the end


def _numbers(findings: Sequence[Finding]) -> Element | None:
    drawn = plots(findings, _tone)
    return element("section", element("h2", "In numbers"), drawn, class_="numbers") if drawn else None


def _pages(report: Report) -> Element | None:
    told = publishing.pages(report)
    if not told:
        return None
    return element(
        "nav",
        element(
            "ul",
            (element("li", _link(each.words, each.target) if each.target else each.words) for each in told),
        ),
        aria_label="About the publisher",
        class_="pages",
    )


def _verification(report: Report) -> Element:
    return element(
        "footer",
        _pages(report),
        element("h2", "How to verify"),
        element("p", wording.PLACES),
        element("p", brackets) if (brackets := wording.put_in(report)) else None,
        element("dl", (_entry(name, value) for name, value in wording.proofs(report))),
        element("p", f"Made with factbench {report.version}.", class_="aside"),
        class_="verify",
    )


def _entry(name: str, value: str) -> list[Element]:
    return [element("dt", name, dir="auto"), element("dd", element("code", value))]
