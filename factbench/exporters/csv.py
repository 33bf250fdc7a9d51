"""Report -> CSV, one row per claim and reviewer."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from factbench.exporters import wording
from factbench.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Finding, Report, Verdict

COLUMNS = (
    "number",
    "article",
    "article_url",
    "article_published",
    "claim_id",
    "start",
    "end",
    "quote",
    "statement",
    "kinds",
    "checkworthy",
    "rating",
    "rating_words",
    "rating_number",
    "confidence",
    "misleading",
    "rationale",
    "reviewer",
    "decided_at",
    "valid_as_of",
    "corrections",
    "evidence_found",
    "evidence_cited",
    "sources_cited",
    "notes",
)


def export(report: Report) -> bytes:
    """Return the table: a head, then the claims in the report's order; a claim nobody decided has one row.

    UTF-8 with a byte order mark, without which a spreadsheet reads the letters of another alphabet; programs read it
    as "utf-8-sig". Lines end with CR LF and text stands in quotation marks (RFC 4180). Numbers are bare; text that a
    spreadsheet would run as a formula begins with an apostrophe.
    """
    table = StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for _, findings in wording.chapters(report):
        for number, finding in findings:
            writer.writerows(_rows(number, finding))
    return table.getvalue().encode("utf-8-sig")


def _rows(number: int, finding: Finding) -> Iterator[list[str | float]]:
    for verdict in finding.verdicts or [None]:
        row = [number, *_claim(finding), *_decision(finding, verdict), *_notes(finding)]
        yield [guarded(cell) if isinstance(cell, str) else cell for cell in row]


def guarded(text: str) -> str:
    """`text`, cleaned, with an apostrophe before it if a spreadsheet would take it for a formula.

    Source: OWASP, "CSV Injection"; the full-width signs are formulas to spreadsheets set to Japanese.
    """
    cleaned = clean(text)
    starts = cleaned[:1] + cleaned.lstrip()[:1]
    return f"'{cleaned}" if any(sign in "=+-@|\t\r＝＋－＠" for sign in starts) else cleaned


def _claim(finding: Finding) -> list[str | float]:
    claim, article = finding.claim, finding.article
    return [
        wording.heading(article),
        article.url or "",
        article.published.isoformat() if article.published else "",
        claim.id,
        claim.start,
        claim.end,
        claim.quote,
        claim.statement,
        " ".join(kind.value for kind in claim.kinds),
        claim.worth.checkworthy,
    ]


def _decision(finding: Finding, verdict: Verdict | None) -> list[str | float]:
    if verdict is None:
        return ["open", wording.OPEN.words, *[""] * 8, len(finding.evidence), *[""] * 2]
    rating = wording.given(verdict)
    cited = wording.cited(finding, verdict)
    return [
        rating.id,
        rating.words,
        "" if rating.number is None else rating.number,
        verdict.confidence.value,
        "yes" if verdict.misleading else "no",
        verdict.rationale,
        verdict.reviewer,
        verdict.at,
        verdict.valid_as_of.isoformat() if verdict.valid_as_of else "",
        "\n".join(change for change, _ in wording.corrections(verdict)),
        len(finding.evidence),
        " ".join(verdict.citations),
        "\n".join(" ".join(filter(None, [each.source.title, each.source.url])) for each in cited),
    ]


def _notes(finding: Finding) -> list[str | float]:
    notes = [f"{wording.remark(each)}: {each.text}" for each in finding.annotations]
    return ["\n".join(filter(None, [wording.worded(finding.claim), *notes]))]
