"""What comes out of the printer: all that is folded on a screen, in as many pages as it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench.exporters.html import export
from tests.unit.exporters.sample import REMEMBERED, sample

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.model import Finding, Report

pytestmark = pytest.mark.browser
FOLDED = "We left the tower in the wet autumn."


def long_report() -> Report:
    """Forty-eight claims, each with evidence that is folded on a screen."""
    report = sample()
    dark = replace(report.findings[0], stands=())
    every = tuple(_numbered(dark, number) for number in range(48))
    return replace(report, findings=every, remarks=())


def _numbered(finding: Finding, number: int) -> Finding:
    folded = replace(
        REMEMBERED,
        passage=replace(REMEMBERED.passage, text=f"Passage {number:02d}. {FOLDED}"),
        best=REMEMBERED.best,
    )
    claim = replace(finding.claim, id=f"{number:064x}")
    return replace(finding, claim=claim, evidence=(finding.evidence[0], folded))


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    for name in ("chromium", "pdftotext", "pdftoppm"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
    page, made = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_bytes(export(long_report()))
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={made}", page.as_uri()],
        capture_output=True, timeout=90, check=True,
    )  # fmt: skip
    return made


def test_what_is_folded_is_printed_and_no_page_is_left_half_empty(printed: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], capture_output=True, check=True
    ).stdout.decode()
    words = " ".join(text.split())
    assert len(re.findall(r"Passage \d\d\.", words)) == 48
    used = heights(printed)
    assert len(used) > 3
    assert min(used[:-1]) > 0.7


def heights(printed: Path) -> list[float]:
    """How far down each page its last mark stands, as a share of its height."""
    folder = printed.with_suffix("")
    folder.mkdir()
    subprocess.run(["pdftoppm", "-r", "20", "-gray", str(printed), str(folder / "p")], check=True)
    found = []
    for each in sorted(folder.iterdir()):
        _kind, width, height, _most, pixels = re.split(rb"\s", each.read_bytes(), maxsplit=4)
        rows = [pixels[n * int(width) : (n + 1) * int(width)] for n in range(int(height))]
        # A darker pixel is a mark: the frame of a claim is lighter than its words.
        last = max((n for n, row in enumerate(rows) if min(row) < 128), default=0)
        found.append(last / int(height))
    return found
