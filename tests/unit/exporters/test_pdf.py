"""PDF: its words, its marks for readers, its pages as pictures, and text that would like to be markup."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from factbench.errors import Misuse
from factbench.exporters import pdf
from tests.unit.exporters.sample import poisoned, sample
from tests.unit.exporters.words import printed

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, content: bytes) -> PdfReader:
    (tmp_path / "report.pdf").write_bytes(content)
    return PdfReader(tmp_path / "report.pdf")


def test_a_pdf_is_tagged_and_names_title_author_day_and_every_claim(tmp_path: Path) -> None:
    found = read(tmp_path, pdf.export(sample()))
    known = found.metadata
    assert known is not None
    assert (known.title, known.author, str(known.creation_date)[:10]) == (
        "The lighthouse, checked",
        "Ellery Fact Desk",
        "2024-04-21",
    )
    assert str(found.root_object["/MarkInfo"]) == "{'/Marked': True, '/Suspects': False}"
    assert str(found.root_object["/Lang"]) == "en"
    titles = [str(each.title) for each in _flat(found.outline)]
    assert titles[:2] == ["The lighthouse, checked", "A light goes on again at Port Ellery"]
    assert sum(each[0].isdigit() for each in titles) == 6


def _flat(outline: Any) -> list[Any]:
    return [one for each in outline for one in (_flat(each) if isinstance(each, list) else [each])]


def test_a_pdf_says_what_the_report_says_and_is_the_same_bytes_again() -> None:
    content = pdf.export(sample())
    assert content == pdf.export(sample())
    words = " ".join(printed(content).split())
    for said in (
        "1. ✗ Refuted: the harbour office: The lighthouse of Port Ellery went dark in 1987.",
        "Corrected on 2024-04-21: was Supported, now Refuted.",
        "Extinguished for good on 3 November 1986.",
        "2/2",
    ):
        assert said in words


def test_text_is_never_read_as_markup_and_any_alphabet_can_be_written() -> None:
    harm = '#panic("no") $x$ *b* @ref <label> #import "/etc/passwd": * \\ عربى 中文 😀 \u202e\x00'
    words = " ".join(printed(pdf.export(poisoned(harm))).split())
    assert '#panic("no") $x$ *b*' in words


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm (poppler) makes pictures of pages")
def test_every_page_has_something_on_it(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf.export(sample()))
    subprocess.run(["pdftoppm", "-r", "30", "-gray", "report.pdf", "page"], cwd=tmp_path, check=True)
    pages = sorted(tmp_path.glob("page-*.pgm"))
    assert len(pages) == 2
    for each in pages:
        shades = each.read_bytes().split(b"255\n", 1)[1]
        assert sum(shade < 128 for shade in shades) > 100


def test_too_many_claims_and_a_missing_typesetter_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    report = sample()
    with pytest.raises(Misuse, match="A PDF of 6,000 claims would be too long"):
        pdf.export(replace(report, findings=tuple(report.findings) * 1_000))
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Misuse, match=r"pip install 'factbench\[print\]'"):
        pdf.export(report)
