"""Published fact-checks in the library, and beside claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factbench.acts import Confirm
from factbench.cli import run
from factbench.errors import FactbenchError, Misuse
from factbench.exporters import csv as table
from factbench.intake import Hints
from factbench.model import Evidence, Suggestion
from factbench.record.history import describe
from factbench.settings import Settings
from factbench.sources.library import documents_in
from factbench.stages.report import report
from factbench.store import held, rests
from factbench.workbench import Was
from tests.unit.exporters.sample import sample
from tests.unit.sources.test_claimreview import BRIDGE
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html lang="en"><head><script type="application/ld+json">{}</script></head><body><article><h1>Bridge</h1>
<p>The archive says that the harbour bridge opened in March 1932, as the ledger of that year shows in its own hand.</p>
<p>The mayor told the council another year last week, and was asked about it by two members who had the ledger.</p>
</article></body></html>"""


def test_a_page_gives_its_checks_and_its_own_text(tmp_path: Path) -> None:
    (tmp_path / "check.html").write_text(PAGE.format(json.dumps(BRIDGE)), encoding="utf-8")
    (tmp_path / "check.json").write_text(json.dumps(BRIDGE), encoding="utf-8")
    (tmp_path / "none.json").write_text("{}", encoding="utf-8")
    check, page, again, none = [each.found for each in documents_in([str(tmp_path)], Settings(), Hints())]
    assert not isinstance(check, FactbenchError)
    assert not isinstance(page, FactbenchError)
    assert not isinstance(again, FactbenchError)
    assert [each.text for each in check.passages] == ["The harbour bridge opened in 1931."]
    assert check.source.check is not None
    assert (check.source.origin, again.source.id) == ("Quay Checks", check.source.id)
    assert page.source.check is None
    assert "as the ledger" in page.source.text
    assert "no fact-check" in str(none)


def test_of_the_table_of_a_report_what_was_decided_is_a_past_check_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "report.csv").write_bytes(table.export(sample()))
    found = [each.found for each in documents_in([str(tmp_path)], Settings(), Hints())]
    rated = [
        each.source.check.rating
        for each in found
        if not isinstance(each, FactbenchError) and each.source.check
    ]
    assert rated == ["Refuted", "Mixed", "Not enough evidence", "Not checkable", "Supported"]
    assert len(found) == len(rated)


def test_a_report_in_which_nothing_is_decided_is_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = sample()
    claims = [each.claim for each in whole.findings]
    nothing = report(whole.articles, claims, {}, {}, {}, [], title="T", version="1")
    (tmp_path / "report.csv").write_bytes(table.export(nothing))
    (found,) = [each.found for each in documents_in([str(tmp_path)], Settings(), Hints())]
    assert "a report in which nothing is decided" in str(found)


def test_tables_hold_checks_or_passages(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("claim;rating\nIt opened in 1931.;False\n;True\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        'title,text,date,licence,primary\nTowers,"The tower, of 1900,\nis 90 m high.",2001-02-03,CC0,yes\n',
        encoding="utf-8",
    )
    (tmp_path / "c.jsonl").write_text(json.dumps(BRIDGE), encoding="utf-8")
    (tmp_path / "d.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    found = [each.found for each in documents_in([str(tmp_path)], Settings(), Hints())]
    check, lost, towers, line, bad = found
    assert not isinstance(check, FactbenchError)
    assert not isinstance(towers, FactbenchError)
    assert not isinstance(line, FactbenchError)
    assert check.source.check is not None
    assert line.source.check is not None
    assert "neither claim nor title" in str(lost)
    assert (towers.source.licence, towers.source.primary, str(towers.source.published)) == (
        "CC0",
        True,
        "2001-02-03",
    )
    assert [each.span.of(towers.source.text) for each in towers.passages] == [towers.source.text]
    assert "no “text”" in str(bad)


def test_a_check_beside_a_claim_is_suggested_confirmed_and_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "claims.db"
    (tmp_path / "check.json").write_text(json.dumps(BRIDGE), encoding="utf-8")
    with a_bench(path) as bench:
        claim = filled(bench)[0]
        (added,) = bench.library.sources.add([str(tmp_path / "check.json")], Hints())
        assert added.count == 1
        assert list(bench.library.passages.match())
        beside = {each.source.check is not None: each for each in bench.desk.evidence(claim.id)}
        check, other = beside[True], beside[False]
        assert check.comparison.stance is Suggestion.UNCLEAR
        assert check.comparison.signals == ()
        with pytest.raises(Misuse, match="no past fact-check"):
            bench.record.confirm(claim.id, other.id)
        event = bench.record.confirm(claim.id, check.id)
        assert event.act == Confirm(evidence=check.id, confirmed=True)
        assert "confirmed that past check" in describe(event)
        assert [each.reviewer for each in bench.desk.confirmed(claim.id)] == ["Ada"]
        bench.file.replay()
        assert [each.evidence for each in bench.desk.confirmed(claim.id)] == [check.id]
        assert run(["--db", str(path), "evidence", claim.id]) == 0
        assert "(confirmed by Ada)" in " ".join(capsys.readouterr().out.split())
        assert b"Ada confirmed on 2020-03-05" in bench.reports.export("markdown")
        assert bench.reports.export("json").count(b'"confirmed"') > 0
        assert bench.record.undo() is not None
        assert bench.desk.confirmed(claim.id) == []
        bench.record.redo()
        bench.record.confirm(claim.id, check.id, confirmed=False)
        assert bench.desk.confirmed(claim.id) == []
    assert run(["--db", str(path), "confirm", claim.id, check.id]) == 0
    assert "Confirmed: past check: rated False by Quay Checks on 2020-03-04" in capsys.readouterr().out
    assert run(["--db", str(path), "history", claim.id]) == 0
    assert "past check: rated False by Quay Checks on 2020-03-04 (confirmed by" in capsys.readouterr().out


WIRE = (
    "The port was closed on Monday after two cranes fell into the basin, and the harbour master said {} that "
    "it stays closed until the end of the week, because divers had to look at the hulls of all ships nearby."
)


def test_a_check_that_was_stored_without_its_headline_gets_it_when_it_is_read_again(tmp_path: Path) -> None:
    """Unless an act speaks of it: what was confirmed stays as it was read then."""
    file, headline = tmp_path / "check.json", "Was the year of the bridge invented?"
    with a_bench(tmp_path / "claims.db") as bench:
        claim = filled(bench)[0]

        def read(name: str | None) -> str:
            file.write_text(json.dumps({**BRIDGE, "name": name}), encoding="utf-8")
            (added,) = bench.library.sources.add([str(file)], Hints())
            assert added.id is not None
            assert [each.was for each in bench.library.sources.add([str(file)], Hints())] == [Was.KNOWN]
            return bench.library.sources.get(added.id).text

        def beside() -> Evidence:
            list(bench.library.passages.match())
            return next(each for each in bench.desk.evidence(claim.id) if each.source.check)

        bare = read(None)
        assert beside().passage.text == bare
        assert read(headline) == beside().passage.text == f"{bare}\n{headline}"
        assert bench.session.read(lambda db: [*held.odd(db), *rests.faults(db)]) == []
        assert read(None) == f"{bare}\n{headline}"
    with a_bench(tmp_path / "spoken of.db") as bench:
        claim = filled(bench)[0]
        read(None)
        bench.record.confirm(claim.id, beside().id)
        assert read(headline) == bare


def test_copies_of_a_wire_story_get_the_origin_that_one_of_them_names(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(WIRE.format("here"), encoding="utf-8")
    (tmp_path / "2.md").write_text(
        f"---\norigin: Coast Press\n---\n\n{WIRE.format('then')}", encoding="utf-8"
    )
    (tmp_path / "3.txt").write_text(WIRE.format("again"), encoding="utf-8")
    (tmp_path / "4.txt").write_text(
        "Another text about the market, which has nothing of it.", encoding="utf-8"
    )
    with a_bench(tmp_path / "claims.db") as bench:
        list(
            bench.library.sources.add(
                [str(tmp_path / f"{name}") for name in ("1.txt", "2.md", "3.txt", "4.txt")], Hints()
            )
        )
        assert [source.origin for source, _count in bench.library.sources.all()] == ["Coast Press"] * 3 + [
            None
        ]


def test_what_an_agency_wrote_has_the_agency_for_its_origin(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"BRINT, May 3 (Reuters) - {WIRE.format('here')}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(WIRE.format("then"), encoding="utf-8")
    with a_bench(tmp_path / "claims.db") as bench:
        list(bench.library.sources.add([str(tmp_path)], Hints()))
        assert [source.origin for source, _count in bench.library.sources.all()] == ["Reuters", "Reuters"]


def test_decided_claims_of_the_desk_are_offered_for_claims_that_are_near(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "claims.db"
    with a_bench(path) as bench:
        old = filled(bench)[0]
        (tmp_path / "b.txt").write_text(
            "The harbour bridge, which opened in 1932, was painted green. The market is held on Fridays.",
            encoding="utf-8",
        )
        list(bench.library.add([str(tmp_path / "b.txt")], Hints()))
        new = {claim.quote: claim.id for claim in bench.desk.claims() if claim.article != old.article}
        near = next(claim for quote, claim in new.items() if "opened" in quote)
        far = next(claim for quote, claim in new.items() if "market" in quote)
        assert bench.desk.decided_alike(near) == []
        bench.record.decide(old.id, rating="refuted")
        assert bench.desk.met(near) == []
        found = bench.desk.decided_alike(near)
        assert [each.claim for each in found] == [old.id]
        assert [verdict.reviewer for verdict in found[0].verdicts] == ["Ada"]
        assert bench.desk.decided_alike(far) == []
        assert bench.desk.decided_alike(old.id) == []
    run(["--db", str(path), "evidence", near])
    assert "own past check: Refuted by Ada" in capsys.readouterr().out
