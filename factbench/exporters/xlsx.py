"""Report -> a workbook: a sheet a question, each cell of its type, and nothing that runs."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from factbench.acts import Confidence
from factbench.errors import Misuse
from factbench.exporters import Exporter, wording
from factbench.exporters.docx import moment, storable
from factbench.record.ruling import desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Article, Finding, Report, Source, Verdict

Cell = str | int | float | bool | date | datetime | None

LONGEST = 32_767
"""Characters in a cell. Source: Microsoft, "Excel specifications and limits", as is `ROWS`."""
ROWS = 1_048_576
PIECE = 1_000_000
"""Bytes that are handed out at a time."""

SHEETS: dict[str, tuple[tuple[str, int], ...]] = {
    "Claims": (
        ("number", 8),
        ("rating", 18),
        ("statement", 60),
        ("said by", 20),
        ("article", 30),
        ("published", 12),
        ("quote", 60),
        ("context", 60),
        ("start", 8),
        ("end", 8),
        ("orphaned", 10),
        ("checkworthy", 12),
        ("claim id", 20),
    ),
    "Verdicts": (
        ("claim", 8),
        ("rating", 18),
        ("number", 8),
        ("scale", 14),
        ("reviewer", 16),
        ("for the desk", 12),
        ("decided", 18),
        ("valid as of", 12),
        ("confidence", 12),
        ("misleading", 12),
        ("reason", 60),
        ("corrections", 40),
    ),
    "Evidence": (
        ("claim", 8),
        ("cited", 8),
        ("passage", 60),
        ("source", 30),
        ("published", 12),
        ("score", 8),
        ("what people say", 40),
        ("source id", 20),
    ),
    "Sources": (
        ("title", 40),
        ("publisher", 24),
        ("published", 12),
        ("retrieved", 14),
        ("primary", 10),
        ("why", 30),
        ("first said by", 24),
        ("interests", 24),
        ("address", 40),
        ("licence", 16),
        ("out of use", 30),
        ("source id", 20),
    ),
    "Notes": (("claim", 8), ("article", 30), ("what", 40), ("words", 60)),
}
"""Sheet -> its columns, each with its width in characters."""


def export(report: Report) -> bytes:
    """Return the workbook: claims, verdicts, evidence, sources and notes; see `pieces`."""
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The workbook, in pieces; it is written row by row into a file that has no name.

    Numbers are numbers, days and times (UTC) are dates, yes and no are truth values; days before 1900, of which
    workbooks know nothing, are text. Text is text even where it begins as a formula does. A claim is named by its
    number in all sheets. Text that is longer than a cell may be ends with "…".
    Raises: `Misuse` without the extra `office`, and where there are more rows than a sheet takes.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise Misuse(
            "Workbooks are written by XlsxWriter, which is not installed: `pip install 'factbench[office]'`."
        ) from error
    with tempfile.TemporaryFile() as file:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "use_zip64": True,
        }
        book = _Book(Workbook(file, options))
        book.tell(report)
        book.close(report)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


EXPORTER = Exporter(
    name="xlsx",
    words="A workbook with sheets of claims, verdicts, evidence, sources and notes; dates are dates, nothing runs.",
    suffix=".xlsx",
    export=export,
    binary=True,
    pieces=pieces,
    needs="the extra `office`",
)


class _Book:
    """A workbook, each of whose sheets is written from top to bottom."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._sheets: dict[str, Any] = {}
        self._next: dict[str, int] = {}
        bold = workbook.add_format({"bold": True})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for name, columns in SHEETS.items():
            sheet = self._sheets[name] = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, (words, width) in enumerate(columns):
                sheet.set_column(place, place, width)
                sheet.write_string(0, place, words, bold)
            self._next[name] = 1

    def tell(self, report: Report) -> None:
        """Write all of it, an article at a time."""
        for article, findings in wording.chapters(report):
            for number, finding in findings:
                self._claim(number, finding)
            for _letter, each in wording.remarks_on(report, article):
                title = wording.heading(article)
                self._row("Notes", None, title, f"{wording.remark(each)}: “{each.quote}”", each.text)
        for source in report.sources:
            self._row("Sources", *_source(source))

    def close(self, report: Report) -> None:
        """End the file."""
        for name, sheet in self._sheets.items():
            sheet.autofilter(0, 0, max(1, self._next[name] - 1), len(SHEETS[name]) - 1)
        self._workbook.set_properties(
            {
                "title": storable(report.title)[:255],
                "author": storable(report.publisher or "")[:255],
                "comments": f"Made with factbench {storable(report.version)[:50]}.",
                "created": moment(report.as_of),
            }
        )
        self._workbook.close()

    def _claim(self, number: int, finding: Finding) -> None:
        self._row("Claims", number, *_claim(finding, finding.article))
        for verdict, for_the_desk in wording.decisions(finding):
            self._row("Verdicts", number, *_verdict(finding, verdict, for_the_desk=for_the_desk))
        desk = desk_of(finding).verdict
        told = [verdict for verdict, _ in wording.decisions(finding)] + ([desk] if desk else [])
        cited = {id for verdict in told for id in verdict.citations}
        for each in finding.evidence:
            compared = wording.suggestion_words(each) != ""
            self._row(
                "Evidence",
                number,
                each.id in cited,
                each.passage.text,
                each.source.called,
                each.source.published,
                round(each.score, 1) if compared else None,
                "; ".join(words for _, words in wording.stances(finding.stands, each)),
                each.source.id,
            )
        title = wording.heading(finding.article)
        for whose, words in wording.noted(finding.annotations, finding.evidence):
            self._row("Notes", number, title, whose, words)
        for words in wording.asked(finding):
            self._row("Notes", number, title, "Also looked at", words)

    def _row(self, name: str, *cells: Cell) -> None:
        row, sheet = self._next[name], self._sheets[name]
        if row >= ROWS:
            raise Misuse(
                f"A sheet takes {ROWS:,} rows, and {name} would have more: choose articles, or export CSV or JSON."
            )
        self._next[name] = row + 1
        for place, cell in enumerate(cells):
            self._write(sheet, row, place, cell)

    def _write(self, sheet: Any, row: int, place: int, cell: Cell) -> None:
        match cell:
            case None | "":
                pass
            case bool():
                sheet.write_boolean(row, place, cell)
            case int() | float():
                sheet.write_number(row, place, cell)
            case datetime() if cell.year >= 1900:
                sheet.write_datetime(row, place, cell.replace(tzinfo=None), self._moment)
            case date() if cell.year >= 1900:
                sheet.write_datetime(row, place, cell, self._day)
            case date():
                sheet.write_string(row, place, cell.isoformat())
            case _:
                sheet.write_string(row, place, fitting(cell))


def fitting(text: str) -> str:
    """`text` as a cell may hold it: cleaned, no longer than `LONGEST`."""
    kept = "\n".join(map(storable, text.split("\n")))
    # Workbooks count the halves of characters beyond the Basic Multilingual Plane.
    halves = len(kept.encode("utf-16-le")) // 2
    if halves <= LONGEST:
        return kept
    return kept.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _claim(finding: Finding, article: Article) -> list[Cell]:
    claim = finding.claim
    return [
        wording.standing(finding).words,
        claim.statement,
        claim.said_by,
        wording.heading(article),
        article.published,
        claim.quote,
        "\n".join(words for _where, words in wording.context(claim, article)),
        claim.start,
        claim.end,
        finding.orphaned,
        round(claim.worth.checkworthy, 3),
        finding.name,
    ]


def _verdict(finding: Finding, verdict: Verdict, *, for_the_desk: bool) -> list[Cell]:
    rating = wording.given(verdict)
    return [
        rating.words,
        rating.number,
        verdict.scale,
        verdict.reviewer,
        for_the_desk,
        _time(verdict.at),
        verdict.valid_as_of,
        "" if verdict.confidence is Confidence.UNSET else verdict.confidence.value,
        verdict.misleading,
        verdict.rationale,
        "\n".join(f"{change} {before}".strip() for change, before in wording.corrections(finding, verdict)),
    ]


def _source(source: Source) -> list[Cell]:
    return [
        source.called,
        source.publisher,
        source.published,
        _time(source.retrieved or ""),
        source.primary,
        source.why,
        source.origin,
        source.interests,
        source.url,
        source.licence,
        source.retired,
        source.id,
    ]


def _time(at: str) -> Cell:
    """The day or moment, where the text is one."""
    try:
        return datetime.fromisoformat(at).astimezone(UTC) if "T" in at else date.fromisoformat(at)
    except ValueError:
        return at
