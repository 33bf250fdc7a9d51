"""Word documents and workbooks, read back by programs that open such files."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from factbench.errors import Misuse
from factbench.exporters import docx, xlsx
from factbench.model import Audience
from factbench.record.audience import publish
from tests.unit.exporters.sample import ARTICLE, poisoned, sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HARM = '=HYPERLINK("http://a.example")\x00\x0b\x1b\ufffe\uffff\u202e </w:t><script> _x0041_ عربى 中文 😀'


def workbook(content: bytes) -> Any:
    return load_workbook(BytesIO(content))


def test_a_document_is_in_the_styles_that_an_editor_knows() -> None:
    found = Document(BytesIO(docx.export(sample())))
    styles = {each.text: each.style.name for each in found.paragraphs}  # type: ignore[union-attr]
    assert styles["The lighthouse, checked"] == "Title"
    assert styles["A light goes on again at Port Ellery"] == "Heading 1"
    claim = "1. ✗ Refuted: the harbour office: The lighthouse of Port Ellery went dark in 1987."
    assert styles[claim] == "Heading 2"
    assert styles["The lighthouse of Port Ellery went dark in 1987"] == "Quote"
    links = [each.address for paragraph in found.paragraphs for each in paragraph.hyperlinks]
    assert links[:2] == ["https://post.example/lighthouse", "https://lights.example/12?page=40&view=full"]
    assert [cell.text for cell in found.tables[0].rows[0].cells] == ["Verdict", "Claims"]
    known = found.core_properties
    assert (known.title, known.author, known.created) == (
        "The lighthouse, checked",
        "Ellery Fact Desk",
        datetime.fromisoformat("2024-04-21T08:00:00+00:00"),
    )


def test_a_document_can_be_changed_and_saved_again(tmp_path: Path) -> None:
    found = Document(BytesIO(docx.export(sample())))
    found.paragraphs[0].text = "Another title"
    found.save(str(tmp_path / "changed.docx"))
    assert Document(str(tmp_path / "changed.docx")).paragraphs[0].text == "Another title"


@pytest.mark.parametrize("export", [docx.export, xlsx.export])
def test_the_same_report_is_the_same_bytes_without_the_time_of_making(export: Callable[..., bytes]) -> None:
    content = export(sample())
    assert content == export(sample())
    with ZipFile(BytesIO(content)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_a_document_of_harmful_text_opens_and_shows_it() -> None:
    found = Document(BytesIO(docx.export(poisoned(HARM))))
    words = "\n".join(each.text for each in found.paragraphs)
    assert "</w:t><script>" in words
    assert not {"\x00", "\x1b", "\u202e", "\ufffe"} & set(words)


def test_a_workbook_has_a_sheet_a_question_and_cells_of_their_type() -> None:
    book = workbook(xlsx.export(sample()))
    assert book.sheetnames == ["Claims", "Verdicts", "Evidence", "Sources", "Notes"]
    (head, first, *_rest) = book["Claims"].iter_rows(values_only=True)
    claim = dict(zip(head, first, strict=True))
    assert (claim["number"], claim["start"], claim["orphaned"], claim["checkworthy"]) == (1, 0, False, 0.75)
    assert claim["published"] == datetime(2024, 4, 18)
    verdict = dict(zip(*list(book["Verdicts"].iter_rows(values_only=True))[:2], strict=True))
    assert verdict["decided"] == datetime(2024, 4, 21, 8)
    assert (verdict["number"], verdict["misleading"], verdict["confidence"]) == (1, False, "high")
    passages = [row[2] for row in book["Evidence"].iter_rows(values_only=True)]
    assert "We left the tower in the wet autumn." in passages
    assert [row[0] for row in book["Sources"].iter_rows(values_only=True)][
        1
    ] == "Register of lights, volume 12"


def test_nothing_in_a_workbook_runs_or_breaks_it() -> None:
    book = workbook(xlsx.export(poisoned(HARM)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert any(text.startswith("=HYPERLINK") for text in texts)
    assert not {"\x00", "\x1b", "\u202e"} & set("".join(texts))
    assert any("_x0041_" in text for text in texts)


def test_what_a_cell_cannot_hold_is_cut_and_what_is_no_day_there_is_text() -> None:
    long = "😀" * 20_000
    assert (len(xlsx.fitting(long)), xlsx.fitting(long)[-1]) == (16_384, "…")
    old = replace(ARTICLE, published=date(1851, 5, 1))
    report = sample()
    findings = tuple(replace(each, article=old) for each in report.findings)
    book = workbook(xlsx.export(replace(report, findings=findings)))
    assert book["Claims"]["F2"].value == "1851-05-01"


def test_a_document_that_no_program_would_open_is_refused() -> None:
    report = sample()
    many = replace(report, findings=tuple(report.findings) * 1_000)
    with pytest.raises(Misuse, match="of 6,000 claims would be too long to be opened; it takes 5,000"):
        docx.export(many)


@pytest.mark.storm
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice reads office files")
@pytest.mark.parametrize(("export", "suffix"), [(docx.export, "docx"), (xlsx.export, "xlsx")])
def test_another_office_opens_it(tmp_path: Path, export: Callable[..., bytes], suffix: str) -> None:
    report = publish(sample(), Audience.READERS)
    (tmp_path / f"report.{suffix}").write_bytes(export(report))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    form = "txt:Text" if suffix == "docx" else "csv"
    done = subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path),
            str(tmp_path / f"report.{suffix}"),
        ],
        capture_output=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0
    assert "The lighthouse of Port Ellery went dark in 1987" in (tmp_path / f"report.{form[:3]}").read_text(
        errors="replace"
    )
