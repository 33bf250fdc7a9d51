"""Report -> JSON Lines for doccano: a text a line, with its labelled spans.

Source: doccano, "Import data" and "Export data", sequence labelling: `text` and `label`, a list of [start, end, label].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.exporters import Exporter, wording
from factbench.exporters.lines import line
from factbench.exporters.spans import Marked, name, texts
from factbench.record.ruling import desk_of
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Article, Finding, Report


def export(report: Report) -> bytes:
    """Return JSON Lines, UTF-8: a line for each article with claims.

    A label is the desk's rating in words, "Claim" where there is none. Places count Unicode code points. The lists
    under `claims` say which labels, by their number from 0, make one claim: doccano knows none in several parts; to it
    that, title and address are columns of its own. Reviewers, reasons, evidence and notes are left out.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The lines."""
    return (line(_row(number, *each)) for number, each in enumerate(texts(report), 1))


EXPORTER = Exporter(
    name="doccano",
    words="JSON Lines for doccano: a text a line, with the desk's rating on each span; without reasons and evidence.",
    suffix=".jsonl",
    export=export,
    pieces=pieces,
)


def _row(number: int, article: Article, findings: Sequence[Finding]) -> dict[str, object]:
    labels: list[list[object]] = []
    claims: list[list[int]] = []
    for each in findings:
        label = Marked(finding=each, verdict=desk_of(each).verdict).label
        claims.append([*range(len(labels), len(labels) + len(each.claim.parts))])
        labels += [[part.start, part.end, label] for part in each.claim.parts]
    return {
        "id": number,
        "text": article.text,
        "label": labels,
        "claims": claims,
        "title": one_line(wording.heading(article)),
        "url": name(article),
    }
