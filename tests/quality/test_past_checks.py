"""Real fact-checks of many publishers: every one is imported, with what it says."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from factbench.intake import Hints
from factbench.settings import Settings
from factbench.sources.library import documents_in
from factbench.sources.reference import Reference
from tests.quality.table import path_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.quality.table import Table

pytestmark = pytest.mark.quality


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _row in csv.DictReader(file))


def test_no_fact_check_is_lost(table: Table) -> None:
    folder = path_of("prior_checks", "claimreview")
    files = sorted(folder.glob("*.jsonld"))
    tables = sorted(folder.rglob("*.csv"))
    csv.field_size_limit(10**9)
    rows = sum(map(_rows, tables))
    names = [str(path) for path in [*files, *tables]]
    found = [each.found for each in documents_in(names, Settings(), Hints())]
    read = [each for each in found if isinstance(each, Reference) and each.source.check is not None]
    whole = [
        each
        for each in read
        if each.source.url
        and each.source.publisher
        and each.source.check
        and each.source.check.rating
        and (each.source.published or each.source.check.claimed)
    ]
    on = f"{len(files)} ClaimReview blocks and {rows} rows of {len(tables)} publishers"
    total = len(files) + rows
    table.row("past checks imported", "fact-checks imported", len(read) / total, on=on, reach=1.0)
    what = "fact-checks with rating, publisher, address and a day"
    table.row("past checks whole", what, len(whole) / total, on=on, reach=1.0)
