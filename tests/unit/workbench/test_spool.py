"""A report of any size takes little memory, and is the same whether its findings are held or read anew."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from factbench.errors import OutputRefused
from factbench.exporters import Exporter, exporters
from factbench.model import Audience
from factbench.record.audience import publish
from factbench.workbench import Workbench
from factbench.workbench.spool import Spool
from tests.bench.many import RULES, fill
from tests.unit.exporters.sample import sample

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

STREAMED = [
    name for name, each in exporters().items() if isinstance(each, Exporter) and each.pieces is not None
]


def test_findings_come_back_as_they_were_from_memory_and_from_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    findings = tuple(sample().findings)
    for held in (1, 1_000_000):
        monkeypatch.setattr("factbench.workbench.spool.HELD", held)
        spool = Spool()
        for each in findings:
            spool.add(each)
        assert tuple(spool) == findings == tuple(spool)
        assert (len(spool), spool[-1], tuple(spool[1:3])) == (6, findings[-1], findings[1:3])
        spool.close()


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool()

    def full(_content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool._file, "write", full)
    with pytest.raises(OutputRefused, match=r"No space left on device\. Make room there"):
        spool.add(sample().findings[0])


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of a hundred claims."""
    path = tmp_path_factory.mktemp("hundred") / "many.db"
    fill(path, 100)
    return path


@pytest.mark.parametrize("form", STREAMED)
def test_in_pieces_a_report_is_the_same_as_at_once(hundred: Path, form: str) -> None:
    path = hundred
    with Workbench(path, RULES, reviewer="Ada", device="bench") as bench:
        bench.record.decide(bench.desk.claims()[0].id, rating="supported", rationale="The year book says so.")
        chosen = exporters()[form]
        assert isinstance(chosen, Exporter)
        if not chosen.record and not chosen.sources:
            whole = publish(bench.reports.report(), Audience.READERS)
            assert bench.reports.export(form, audience=Audience.READERS) == chosen.export(whole)
        with bench.reports.prepare("json") as prepared:
            assert form != "json" or len(list(prepared.pieces())) > 100


STORM = pytest.mark.storm


def gone_through(bench: Workbench, form: str, articles: Collection[str] = ()) -> None:
    """Write a report to nowhere."""
    with bench.reports.prepare(form, articles=articles) as prepared:
        for _piece in prepared.pieces():
            pass


@pytest.mark.parametrize(
    "form", ["csv", *(pytest.param(each, marks=STORM) for each in ("html", "json", "xlsx"))]
)
def test_four_times_as_many_claims_take_no_more_memory(tmp_path: Path, form: str) -> None:
    peaks = []
    for claims in (300, 1_200):
        path = tmp_path / f"{claims}.db"
        fill(path, claims)
        with Workbench(path, RULES, reviewer="Ada", device="bench") as bench:
            gone_through(
                bench, form, articles=[bench.library.article_lines()[0].id]
            )  # what is loaded once and stays
            tracemalloc.start()
            gone_through(bench, form)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    # An article, its name and the places of its claims stay: some hundred bytes a claim.
    assert peaks[1] - peaks[0] < 900 * 700 + 1_000_000
