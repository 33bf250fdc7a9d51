"""Report -> Markdown for readers (CommonMark with GitHub's tables)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.exporters import Exporter, publishing, wording
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.model import Article, Conclusion, Evidence, Finding, Remark, Report, Source, Verdict
    from factbench.scales import Rating


def export(report: Report) -> bytes:
    """Return the report as Markdown, UTF-8: summary, each article with its claims, how to verify.

    Foreign text is cleaned, put on one line and escaped, so that it shows as it is and makes no link, no HTML and no
    heading; the only links are http and https addresses, written out.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The page, an article at a time."""
    yield _written(_opening(report))
    for article, findings in wording.chapters(report):
        said = publishing.conclusion(report, article)
        yield _written(_chapter(article, findings, wording.remarks_on(report, article), said))
    yield _written(_verification(report))


def _written(lines: Iterable[str]) -> bytes:
    return "".join(f"{each}\n" for each in lines).encode()


EXPORTER = Exporter(
    name="markdown",
    words="A page of Markdown: CommonMark with GitHub's tables.",
    suffix=".md",
    export=export,
    pieces=pieces,
)


def escape(text: str) -> str:
    """`text` on one line, so written that Markdown shows it as it is.

    Words with an @ become code, for nothing else keeps GitHub from making mail links of them.
    Source: CommonMark 0.31.2, sections 2.4 and 6.1; GitHub Flavored Markdown 0.29, section 6.9 (autolinks).
    """
    pieces = re.split(r"([^\s`]*@[^\s`]*)", one_line(text))
    escaped = "".join(f"`{each}`" if "@" in each else _ACTIVE.sub(r"\\\g<0>", each) for each in pieces)
    return _LEADING.sub(r"\1\\\2", escaped)


# A dot, a colon or two slashes can make a word an address, to some renderers even without a scheme.
_ACTIVE = re.compile(r"[\\`*_\[\]{}<>&|~$#^]|[.:](?=[^\W\d_]|/)|/(?=/)|!(?=\[)")

# What begins a list, a rule or an underlined heading when it stands first in a line.
_LEADING = re.compile(r"^(\d*)([-+=.):])")


def _linked(text: str) -> str:
    """Foreign text in which web addresses are links, written out."""
    return "".join(_piece(*each) for each in wording.linked(one_line(text)))


def _piece(words: str, target: str | None) -> str:
    if target:
        return f"<{target}>"
    between = (" " if words.startswith(" ") else "", " " if words.rstrip() and words.endswith(" ") else "")
    return escape(words).join(between)


def _opening(report: Report) -> Iterator[str]:
    yield f"# {escape(report.title)}"
    yield ""
    as_of = f"as of {wording.day(report.as_of)}" if report.as_of else ""
    known = [each for each in [report.publisher or "", as_of] if each]
    yield escape(" · ".join([*known, wording.summary(report)]))
    yield ""
    yield from _corrected(report)
    yield "| Verdict | Claims |"
    yield "| :-- | --: |"
    for rating, number in wording.tally(report.findings):
        yield f"| {_shown(rating)} | {number} |"


def _corrected(report: Report) -> Iterator[str]:
    """The corrections, on top of all."""
    told = publishing.notices(report)
    if told:
        yield from ["**Corrections**", ""]
        for each in told:
            yield f"- {escape(each.head)}: {_linked(each.words)}"
        yield ""


def _shown(rating: Rating) -> str:
    return f"{rating.glyph} {escape(rating.words)}"


def _chapter(
    article: Article,
    findings: Sequence[tuple[int, Finding]],
    remarks: Sequence[tuple[str, Remark]],
    said: Conclusion | None,
) -> Iterator[str]:
    yield ""
    yield f"## {escape(wording.heading(article))}"
    yield from _imprint(article)
    yield from _concluded(said)
    yield from _on_stretches(article, remarks)
    for number, finding in findings:
        yield from _claim(number, finding)
    if not findings:
        yield from ["", "No claims."]


def _concluded(said: Conclusion | None) -> Iterator[str]:
    if said is not None:
        yield from ["", f"**What we found:** {_linked(said.words)} ({escape(publishing.signed(said))})"]


def _imprint(article: Article) -> Iterator[str]:
    known = [*map(escape, wording.imprint(article)), *_address(article.url)]
    if known:
        yield from ["", ", ".join(known)]


def _on_stretches(article: Article, remarks: Sequence[tuple[str, Remark]]) -> Iterator[str]:
    if remarks:
        yield from ["", "Notes on the article:", ""]
    for _letter, each in remarks:
        where = wording.remark_place(each, article)
        yield f"- “{escape(each.quote)}” ({where}): {_linked(each.text)} ({escape(wording.remark(each))})"


def _address(url: str | None) -> Iterator[str]:
    """The address as a link that shows where it goes, or as text where a reader should not follow it."""
    target = wording.web_address(url)
    if target:
        yield f"<{target}>"
    elif url:
        yield escape(url)


def _claim(number: int, finding: Finding) -> Iterator[str]:
    yield ""
    words = f"{wording.who(finding.claim)}{finding.claim.statement}"
    yield f"### {number}. {_shown(wording.standing(finding))}: {escape(words)}"
    yield ""
    for where, told in wording.context(finding.claim, finding.article):
        yield from [f"{where}: “{escape(told)}”", ""]
    yield f"> {escape(finding.claim.quote)}"
    yield ""
    where = wording.place(finding.claim, finding.article, orphaned=finding.orphaned)
    yield f"{where.capitalize()}. Claim `{_code(finding.name)}`."
    if why := publishing.chosen(finding):
        yield from ["", _linked(why)]
    if edited := wording.worded(finding.claim):
        yield ""
        yield escape(edited)
    if said := wording.desk_words(finding):
        yield from ["", f"**{escape(said)}**"]
    for verdict, for_the_desk in wording.decisions(finding):
        yield from _decision(finding, verdict, for_the_desk=for_the_desk)
    if approved := publishing.approved(finding):
        yield from ["", escape(approved)]
    yield from _numbered("Weighed, not cited:", finding, wording.weighed(finding))
    yield from _others(wording.uncited(finding))
    yield from _asked(wording.asked(finding))
    yield from _notes(wording.noted(finding.annotations, finding.evidence))


def _code(text: str) -> str:
    """An id or a digest inside backticks, which nothing in it can end."""
    return one_line(text).replace("`", "'") or "-"


def _decision(finding: Finding, verdict: Verdict, *, for_the_desk: bool) -> Iterator[str]:
    yield ""
    terms = ", ".join(wording.terms(verdict, for_the_desk=for_the_desk))
    yield f"**{_shown(wording.given(verdict))}** ({escape(terms)})"
    if verdict.misleading:
        yield from ["", f"**{wording.MISLEADING}**"]
    if verdict.rationale.strip():
        yield from ["", _linked(verdict.rationale)]
    for change, reason in wording.corrections(finding, verdict):
        yield from ["", f"{escape(change)} {_before(reason)}".rstrip()]
    yield from _numbered("Evidence:", finding, wording.cited(finding, verdict))
    for id in wording.lost(finding, verdict):
        yield from ["", f"Cited, but no longer in the library: evidence `{_code(id)}`."]


def _before(reason: str) -> str:
    return f"The reason given before: {_linked(reason)}" if reason.strip() else ""


def _numbered(heading: str, finding: Finding, evidence: Sequence[Evidence]) -> Iterator[str]:
    if evidence:
        yield from ["", heading, ""]
    for number, each in enumerate(evidence, 1):
        yield f"{number}. “{escape(wording.excerpt(each))}” — {_reference(each.source)}"
        for _agreement, said in wording.stances(finding.stands, each):
            yield f"   - **{escape(said)}**"
        for signal in each.comparison.told:
            yield f"   - {escape(wording.signal_words(signal))}"
        for words in wording.opinion_on(finding, each):
            yield f"   - {escape(words)}"


def _reference(source: Source) -> str:
    known = [source.called, *wording.provenance(source)]
    copy = publishing.copy(source)
    kept = [f"{escape(copy.words)}: <{copy.target}>"] if copy else []
    return ", ".join([escape(", ".join(known)), *_address(source.url), *kept])


def _others(evidence: Sequence[Evidence]) -> Iterator[str]:
    if evidence:
        yield from ["", "Found, not cited:", ""]
    for each in evidence:
        words = f"“{escape(wording.excerpt(each))}” — {_reference(each.source)}"
        suggested = wording.suggestion_words(each)
        yield f"- {words} ({escape(suggested)})" if suggested else f"- {words}"


def _asked(sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield from ["", "Also looked at:", ""]
    for each in sentences:
        yield f"- {_linked(each)}"


def _notes(notes: Sequence[tuple[str, str]]) -> Iterator[str]:
    if notes:
        yield from ["", "Notes:", ""]
    for whose, words in notes:
        yield f"- {escape(whose)}: {_linked(words)}"


def _verification(report: Report) -> Iterator[str]:
    yield from ["", "## How to verify", ""]
    yield wording.PLACES
    yield ""
    if brackets := wording.put_in(report):
        yield from [escape(brackets), ""]
    for name, value in wording.proofs(report):
        yield f"- {escape(name)}: `{_code(value)}`"
    for page in publishing.pages(report):
        yield f"- {f'{escape(page.words)}: <{page.target}>' if page.target else escape(page.words)}"
    yield ""
    yield f"Made with factbench {escape(report.version)}."
