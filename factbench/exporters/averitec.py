"""Report -> AVeriTeC's JSON: claims with question, answers out of sources, label and justification.

Source: Schlichtkrull, Guo and Vlachos, "AVeriTeC" (NeurIPS 2023), and the files of its release.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.exporters import Exporter, wording
from factbench.exporters.labels import AVERITEC, label
from factbench.exporters.lines import listed
from factbench.exporters.numbered import rated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Evidence, Finding, Report, Verdict


def export(report: Report) -> bytes:
    """Return a JSON list, UTF-8, a claim a line: each that the desk has rated, in report order.

    What is lost: of the ratings only four are left (see `labels`), a verdict said to be misleading becomes "Conflicting
    Evidence/Cherrypicking", and what is open or not checkable is left out. Nobody asks questions here, so the one
    question is whether the statement is so; each passage that the verdict cites is an answer to it. `rating` and
    `scale` keep the rating as it was given.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The list, a claim at a time."""
    return listed(_claim(*each, report) for each in rated(report, AVERITEC))


EXPORTER = Exporter(
    name="averitec",
    words="AVeriTeC's JSON: rated claims with cited passages. Four labels remain; open and not checkable are left out.",
    suffix=".json",
    export=export,
    pieces=pieces,
)


def _claim(number: int, finding: Finding, verdict: Verdict, report: Report) -> dict[str, object]:
    article, claim = finding.article, finding.claim
    return {
        "claim_id": number,
        "claim": claim.statement,
        "required_reannotation": False,
        "label": label(verdict, AVERITEC),
        "justification": verdict.rationale,
        "claim_date": article.published.strftime("%d-%m-%Y") if article.published else None,
        "speaker": claim.said_by,
        "original_claim_url": wording.web_address(article.url),
        "fact_checking_article": wording.web_address(report.report_url),
        "reporting_source": article.site,
        "location_ISO_code": None,
        "claim_types": [],
        "fact_checking_strategies": [],
        "questions": [
            {
                "question": f"Is this so: {claim.statement}",
                "answers": [_answer(each) for each in wording.cited(finding, verdict)],
            }
        ],
        "rating": verdict.rating,
        "scale": verdict.scale,
    }


def _answer(evidence: Evidence) -> dict[str, object]:
    source = evidence.source
    return {
        "answer": evidence.passage.text,
        "answer_type": "Extractive",
        "source_url": wording.web_address(source.url) or "",
        "source_medium": "Web text" if wording.web_address(source.url) else "Other",
        "source_title": source.called,
    }
