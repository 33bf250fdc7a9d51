"""The bytes are the contract: each format against a file that was read by a person.

After a change that is meant, `python -m tests.golden.test_formats` writes the files anew; read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factbench.exporters import claimreview, csv, html, json, markdown
from tests.unit.exporters.sample import sample

FOLDER = Path(__file__).parent
FORMATS = {
    "report.md": markdown.export,
    "report.html": html.export,
    "report.json": json.export,
    "report.csv": csv.export,
    "claimreview.json": claimreview.export,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_as_the_same_bytes_as_ever(name: str) -> None:
    assert FORMATS[name](sample()) == (FOLDER / name).read_bytes()


def test_a_report_of_the_first_format_can_still_be_read() -> None:
    assert json.load((FOLDER / "report.json").read_bytes()) == sample()


if __name__ == "__main__":
    for name, export in FORMATS.items():
        (FOLDER / name).write_bytes(export(sample()))
