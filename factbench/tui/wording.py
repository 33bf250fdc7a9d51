"""What the desk says of a claim in words: the verdict bar, and what is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui.glyphs import SHORT_CONFIDENCE, Glyphs, rating_words

if TYPE_CHECKING:
    from factbench.model import Verdict
    from factbench.tui.detail import Detail


def bar(detail: Detail, glyphs: Glyphs) -> str:
    """The verdict on the current claim with its reason, and what is missing to understand the claim."""
    verdict = detail.verdict
    parts = [f"{glyphs.rating(verdict.rating, verdict.scale)} {held(verdict)}"]
    if detail.draft:
        parts.append(f"draft: {one_line(detail.draft)}")
    elif verdict.rationale:
        parts.append(f"“{one_line(verdict.rationale)}”")
    parts += [f"{one_line(each.reviewer)}: {rating_words(each.rating, each.scale)}" for each in detail.others]
    notes = len(detail.annotations)
    if notes:
        parts.append(f"{notes} note{'s' * (notes > 1)}")
    if detail.claim.needs_context:
        parts.append(f"needs context: {one_line(detail.claim.needs_context[0].why)}")
    return " · ".join(parts)


def held(verdict: Verdict) -> str:
    """Rating, citations and confidence in words, such as "Refuted · 1 cited · mid"."""
    parts = [rating_words(verdict.rating, verdict.scale)]
    if verdict.misleading:
        parts.append("misleading")
    if verdict.citations:
        parts.append(f"{len(verdict.citations)} cited")
    if SHORT_CONFIDENCE[verdict.confidence.value]:
        parts.append(SHORT_CONFIDENCE[verdict.confidence.value])
    return " · ".join(parts)


def finding(detail: Detail) -> str:
    """Claim, verdict and citations as Markdown."""
    verdict = detail.verdict
    lines = [f"> {one_line(detail.claim.quote)}", "", f"**{held(verdict)}**"]
    if verdict.rationale:
        lines += ["", one_line(verdict.rationale)]
    cited = [each for each in detail.evidence if each.id in verdict.citations]
    lines += [""] * bool(cited)
    for each in cited:
        where = f" <{one_line(each.source.url)}>" if each.source.url else ""
        lines.append(f"- {one_line(each.source.title)}{where}: “{one_line(each.best.of(each.passage.text))}”")
    return "\n".join(lines) + "\n"
