"""Report -> FEVER's JSON Lines: a claim a line, with its label and what it rests on.

Source: Thorne et al., "FEVER: a large-scale dataset for Fact Extraction and VERification" (NAACL 2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.exporters import Exporter, wording
from factbench.exporters.labels import FEVER, label
from factbench.exporters.lines import line
from factbench.exporters.numbered import rated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Finding, Report, Verdict


def export(report: Report) -> bytes:
    """Return JSON Lines, UTF-8: each claim that the desk has rated and for which FEVER has a label, in report order.

    What is lost: between supported and refuted FEVER has nothing, so what is mixed, or right and misleading, is left
    out, and so is what is open or not checkable. Evidence is one set of [null, null, title of the source, null] of all
    that the verdict cites, for a source here is no page of Wikipedia with numbered lines: its words stand under
    `passages`. `rating` and `scale` keep the rating as it was given.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The lines."""
    return (line(_claim(*each)) for each in rated(report, FEVER))


EXPORTER = Exporter(
    name="fever",
    words="FEVER's JSON Lines: claims that were supported, refuted or without evidence; mixed and open are left out.",
    suffix=".jsonl",
    export=export,
    pieces=pieces,
)


def _claim(number: int, finding: Finding, verdict: Verdict) -> dict[str, object]:
    cited = wording.cited(finding, verdict)
    named = label(verdict, FEVER)
    rests = [[None, None, each.source.called, None] for each in cited] or [[None, None, None, None]]
    return {
        "id": number,
        "verifiable": "NOT VERIFIABLE" if named == "NOT ENOUGH INFO" else "VERIFIABLE",
        "label": named,
        "claim": finding.claim.statement,
        "evidence": [rests],
        "passages": [each.passage.text for each in cited],
        "rating": verdict.rating,
        "scale": verdict.scale,
    }
