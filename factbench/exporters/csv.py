"""Report -> CSV: a row for each claim and who decided it, and one for each note on a stretch of an article."""

from __future__ import annotations

import csv
import json
from codecs import BOM_UTF8
from io import StringIO
from typing import TYPE_CHECKING

from factbench.exporters import Exporter, wording
from factbench.exporters.cell import cells
from factbench.record.ruling import desk_of
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.model import Article, Finding, Remark, Report, Verdict

COLUMNS = (
    "number",
    "article",
    "article_url",
    "article_published",
    "claim_id",
    "start",
    "end",
    "parts",
    "orphaned",
    "quote",
    "said_by",
    "statement",
    "context",
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
    "sources_about",
    "passages_cited",
    "notes",
    "stances",
    "searches_made",
    "searches",
    "desk_rating",
    "desk_words",
    "desk_how",
)


def export(report: Report) -> bytes:
    """Return the table: a head, then the claims in the report's order; a claim nobody decided has one row.

    After the claims of an article stand the notes on stretches of it: they have no number, no claim and no rating.
    A quote is what `parts` cut out of the article's text: pairs of places in JSON, for other words may stand between
    them; of a claim that is orphaned, out of the version in which it stood.

    Context is what the article says before, where the claim alone is not understood: a sentence a line.

    What may be several lines is one cell: corrections, notes, stances on evidence, searches, and what is cited: the
    source, what is known of it, and the passage, in the same line of three cells.

    UTF-8 with a byte order mark, without which a spreadsheet reads the letters of another alphabet; programs read it
    as "utf-8-sig". Lines end with CR LF and text stands in quotation marks (RFC 4180). Numbers are bare; text that a
    spreadsheet would run as a formula begins with an apostrophe.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The table, an article at a time."""
    yield BOM_UTF8
    yield _written([COLUMNS])
    for article, findings in wording.chapters(report):
        yield _written(cells(row) for each in findings for row in _rows(*each))
        yield _written(cells(_remark(article, each)) for _letter, each in wording.remarks_on(report, article))


def _written(rows: Iterable[Iterable[object]]) -> bytes:
    table = StringIO(newline="")
    csv.writer(table, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(rows)
    return table.getvalue().encode()


EXPORTER = Exporter(
    name="csv",
    words="A table for spreadsheets: a row for each claim and reviewer, and for each note on a stretch.",
    suffix=".csv",
    export=export,
    pieces=pieces,
)


Row = list[str | float]


def _rows(number: int, finding: Finding) -> Iterator[Row]:
    told: list[Verdict | None] = [each for each, _for_the_desk in wording.decisions(finding)]
    for verdict in told or [None]:
        yield [number, *_claim(finding), *_decision(finding, verdict), *_said(finding), *_desk(finding)]


def _remark(article: Article, remark: Remark) -> Row:
    """A note on a stretch, in the columns that it has."""
    known: dict[str, str | float] = {
        **dict(zip(COLUMNS[1:4], _article(article), strict=True)),
        "start": remark.span.start if remark.span else "",
        "end": remark.span.end if remark.span else "",
        "quote": remark.quote,
        "reviewer": remark.reviewer,
        "notes": f"{wording.remark(remark)}: {remark.text}",
    }
    return [known.get(column, "") for column in COLUMNS]


def _article(article: Article) -> list[str]:
    return [
        wording.heading(article),
        article.url or "",
        article.published.isoformat() if article.published else "",
    ]


def _claim(finding: Finding) -> Row:
    claim = finding.claim
    return [
        *_article(finding.article),
        finding.name,
        claim.start,
        claim.end,
        json.dumps([[part.start, part.end] for part in claim.parts]),
        "yes" if finding.orphaned else "no",
        claim.quote,
        claim.said_by or "",
        claim.statement,
        "\n".join(words for _where, words in wording.context(claim, finding.article)),
        " ".join(kind.value for kind in claim.kinds),
        claim.worth.checkworthy,
    ]


def _decision(finding: Finding, verdict: Verdict | None) -> Row:
    if verdict is None:
        return ["open", wording.OPEN.words, *[""] * 8, len(finding.evidence), *[""] * 4]
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
        "\n".join(change for change, _ in wording.corrections(finding, verdict)),
        len(finding.evidence),
        " ".join(verdict.citations),
        "\n".join(" ".join(filter(None, [each.source.called, each.source.url])) for each in cited),
        "\n".join(one_line(", ".join(wording.provenance(each.source))) for each in cited),
        "\n".join(one_line(wording.excerpt(each)) for each in cited),
    ]


def _desk(finding: Finding) -> Row:
    """The verdict that is published, and how the desk came to it."""
    rating, how = wording.standing(finding), desk_of(finding).how
    return [rating.id, rating.words, how.value]


def _said(finding: Finding) -> Row:
    """What was said of the claim and its evidence, and where else was looked; a line each."""
    notes = [f"{whose}: {words}" for whose, words in wording.noted(finding.annotations, finding.evidence)]
    stances = [
        f"{each.source.called}: {said}"
        for each in finding.evidence
        for _agreement, said in wording.stances(finding.stands, each)
    ]
    stances += [
        f"{each.source.called}: {said}"
        for each in finding.evidence
        for said in wording.opinion_on(finding, each)
    ]
    return [
        "\n".join(filter(None, [wording.worded(finding.claim), *notes])),
        "\n".join(stances),
        len(finding.searches),
        "\n".join(wording.asked(finding)),
    ]
