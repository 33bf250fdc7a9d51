"""Report -> the claims of each article as programs for annotators have them: a text, and spans in it with labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.exporters import wording
from factbench.text.clean import one_line
from factbench.text.quote import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Article, Finding, Report, Verdict
    from factbench.text.span import Span

CLAIM = "Claim"
"""The label of a claim that nobody has rated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A claim of an article and one verdict on it."""

    finding: Finding
    verdict: Verdict | None
    """None where nobody has decided."""

    @property
    def label(self) -> str:
        """The rating in words; `CLAIM` where there is none."""
        return CLAIM if self.verdict is None else one_line(wording.given(self.verdict).words)


def marked(finding: Finding) -> list[Marked]:
    """The claim once for each verdict that the report tells, an editor's first; once where it tells none."""
    told: list[Verdict | None] = [verdict for verdict, _for_the_desk in wording.decisions(finding)]
    return [Marked(finding=finding, verdict=each) for each in told or [None]]


def texts(report: Report) -> Iterator[tuple[Article, list[Finding]]]:
    """Each article that has claims, with them."""
    for article, findings in wording.chapters(report):
        if findings:
            yield article, [finding for _number, finding in findings]


def name(article: Article) -> str:
    """What a text is called by: its address where readers may follow it, else its id as a URN."""
    return wording.web_address(article.url) or f"urn:factbench:article:{article.id}"


def around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span, at most 32 code points each."""
    return text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
