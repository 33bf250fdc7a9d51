"""The bytes are the contract: each format against a file that was read by a person.

After a change that is meant, `python -m tests.golden.test_formats` writes the files anew; read the difference.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from factbench.exporters import (
    averitec,
    bundle,
    claimreview,
    csv,
    doccano,
    docx,
    fever,
    html,
    json,
    labelstudio,
    markdown,
    webannotation,
    xlsx,
)
from tests.unit.exporters.sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.model import Report

FOLDER = Path(__file__).parent
FORMATS: dict[str, Callable[[Report], bytes]] = {
    "report.md": markdown.export,
    "report.html": html.export,
    "report.json": json.export,
    "report.csv": csv.export,
    "claimreview.json": claimreview.export,
    "webannotation.jsonld": webannotation.export,
    "labelstudio.json": labelstudio.export,
    "doccano.jsonl": doccano.export,
    "averitec.json": averitec.export,
    "fever.jsonl": fever.export,
    # Of files whose bytes are a library's, what a program reads in them.
    "report.docx.txt": lambda report: paragraphs(docx.export(report)),
    "report.xlsx.txt": lambda report: cells(xlsx.export(report)),
    "bundle.txt": lambda report: names(bundle.export(report)),
}


def paragraphs(content: bytes) -> bytes:
    """The paragraphs of a Word document, each behind its style."""
    found = Document(BytesIO(content)).paragraphs
    return "".join(f"{each.style and each.style.name}: {each.text}\n" for each in found).encode()


def cells(content: bytes) -> bytes:
    """The rows of a workbook, behind the names of their sheets."""
    book = load_workbook(BytesIO(content))
    rows = [f"{sheet.title}: {list(row)!r}\n" for sheet in book for row in sheet.iter_rows(values_only=True)]
    return "".join(rows).encode()


def names(content: bytes) -> bytes:
    """The files of a zip, in their order."""
    with ZipFile(BytesIO(content)) as archive:
        return "".join(f"{name}\n" for name in archive.namelist()).encode()


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_as_the_same_bytes_as_ever(name: str) -> None:
    assert FORMATS[name](sample()) == (FOLDER / name).read_bytes()


def test_a_report_of_the_first_format_can_still_be_read() -> None:
    assert json.load((FOLDER / "report.json").read_bytes()) == sample()


if __name__ == "__main__":
    for name, export in FORMATS.items():
        (FOLDER / name).write_bytes(export(sample()))
