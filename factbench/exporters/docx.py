"""Report -> a Word document with the styles that Word knows, which an editor can change."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from factbench.exporters import Exporter
from factbench.exporters.document import Block, Kind, Run, blocks
from factbench.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.model import Report

MOST = 5_000
"""Claims. A program that opens a document holds all of it."""


def export(report: Report) -> bytes:
    """Return the document: what the page of Markdown says, in the styles Title, Heading, Quote, List and Hyperlink.

    Title, author (the publisher, or nobody) and the day of the last thing that is told stand in its properties.
    Raises: `Misuse` for more than `MOST` claims.
    """
    from docx import Document

    document = Document()
    _styles(document)
    _properties(document, report)
    for each in _with_tables(blocks(report, most=MOST, what="A Word document")):
        if isinstance(each, list):
            _table(document, each)
        else:
            _block(document, each)
    file = BytesIO()
    document.save(file)
    return _same_again(file)


EXPORTER = Exporter(
    name="docx",
    words="A Word document for editors, in Word's own styles.",
    suffix=".docx",
    export=export,
    binary=True,
)


def moment(at: str) -> datetime:
    """The time of a report; the first that a zip can have, 1980, where it has none."""
    found = re.match(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?", at)
    return datetime.fromisoformat(found[0]).replace(tzinfo=UTC) if found else datetime(1980, 1, 1, tzinfo=UTC)


def storable(text: str) -> str:
    """`text`, cleaned, without the two characters that XML knows not; on one line."""
    return clean(text).replace("\n", " ").replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


def _styles(document: Any) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True
    link.font.color.rgb = RGBColor(0x05, 0x63, 0xC1)


def _properties(document: Any, report: Report) -> None:
    known, at = document.core_properties, moment(report.as_of).replace(tzinfo=None)
    known.title = storable(report.title)[:255]
    known.author = storable(report.publisher or "")[:255]
    known.comments = f"Made with factbench {storable(report.version)[:50]}."
    known.last_modified_by, known.created, known.modified, known.revision = "", at, at, 1


def _with_tables(found: Iterable[Block]) -> Iterator[Block | list[Block]]:
    """The blocks, the rows of a table together."""
    rows: list[Block] = []
    for each in found:
        if each.kind is Kind.ROW:
            rows.append(each)
            continue
        if rows:
            yield rows
            rows = []
        yield each
    if rows:
        yield rows


def _block(document: Any, block: Block) -> None:
    number = (Run(f"{block.number}. "),) if block.number is not None else ()
    _fill(document.add_paragraph(style=_style(block)), number + block.runs)


def _style(block: Block) -> str:
    match block.kind:
        case Kind.HEADING:
            return "Title" if block.level == 1 else f"Heading {min(block.level, 5) - 1}"
        case Kind.QUOTE:
            return "Quote"
        case Kind.ITEM:
            # Numbers stand in the words: Word would count on through all lists of one style.
            return "List" if block.number is not None else f"List Bullet{' 2' if block.level > 1 else ''}"
        case _:
            return "Normal"


def _fill(paragraph: Any, runs: Sequence[Run]) -> None:
    for each in runs:
        if each.target:
            _link(paragraph, each)
            continue
        run = paragraph.add_run(storable(each.words))
        run.bold = True if each.bold else None
        if each.code:
            run.font.name = "Courier New"


def _link(paragraph: Any, run: Run) -> None:
    """Words that lead to the web. python-docx reads links and writes none, so the element is made here."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.text.run import Run as Written

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(run.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    element = OxmlElement("w:r")
    link.append(element)
    paragraph._p.append(link)
    written = Written(element, paragraph)
    written.text = storable(run.words)
    written.style = "Hyperlink"


def _table(document: Any, rows: Sequence[Block]) -> None:
    width = max(len(each.cells) for each in rows)
    table = document.add_table(rows=len(rows), cols=width, style="Table Grid")
    for row, each in zip(table.rows, rows, strict=True):
        for cell, runs in zip(row.cells, each.cells, strict=False):
            bold = tuple(Run(run.words, True, run.code, run.target) for run in runs) if each.head else runs
            _fill(cell.paragraphs[0], bold)


def _same_again(file: BytesIO) -> bytes:
    """The package with its files in order and without the time at which it was made."""
    made = BytesIO()
    with ZipFile(file) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        # The list of types comes first: programs tell by it what the file is.
        names = sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            after.writestr(ZipInfo(name), before.read(name), ZIP_DEFLATED)
    return made.getvalue()
