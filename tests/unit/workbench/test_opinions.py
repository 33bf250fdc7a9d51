"""A model of stance beside the evidence of a desk: off by default, asked only on request, and never a verdict."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.acts import EvidenceStance
from factbench.exporters.json import load
from factbench.exporters.wording import opinion_words
from factbench.model import Agreement, Opinion, Suggestion
from factbench.opinion import calibration
from factbench.opinion.order import ordered
from tests.unit.opinion.trusted import trusted
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench

pytestmark = pytest.mark.usefixtures("one_model")

PLATE = "The plate says that the harbour bridge opened in 1990."


def with_model(path: Path, folder: Path | None) -> Workbench:
    settings = replace(RULES, stance_model=str(folder) if folder else None)
    bench = a_bench(path / "claims.db", settings=settings)
    filled(bench)
    claim = bench.desk.claims()[0].id
    act = bench.record.by_hand.bringing(claim, PLATE, name="Plate")
    bench.record.by_hand.store(act, claim)
    return bench


def test_without_the_setting_nothing_is_asked(tmp_path: Path) -> None:
    bench = with_model(tmp_path, None)
    assert not bench.opinions.wanted
    assert bench.opinions.of(bench.desk.claims()[0].id) == []
    with pytest.raises(errors.Misuse, match="set `stance_model`"):
        bench.opinions.calibrate()


def test_it_says_what_it_makes_of_each_and_changes_nothing(tmp_path: Path) -> None:
    bench = with_model(tmp_path, trusted(tmp_path / "small"))
    claim = bench.desk.claims()[0].id
    before = bench.desk.evidence(claim)
    plate, _almanac = bench.opinions.of(claim)
    assert (plate.evidence, plate.stance, plate.model) == (before[0].id, Suggestion.REFUTES, "small")
    assert bench.desk.evidence(claim) == before
    assert bench.opinions.of(claim, stopped=lambda: True) == []
    assert b"a model" not in bench.reports.export("markdown")
    bench.record.say_stance(claim, plate.evidence, None)
    asked = bench.reports.report(opinions=bench.opinions.of)
    assert plate in asked.findings[0].opinions
    assert replace(load(bench.reports.export("json", opinions=bench.opinions.of)), record=None) == asked
    for form in ("markdown", "html", "csv"):
        assert "a model (small): refutes" in bench.reports.export(
            form, opinions=bench.opinions.of
        ).decode().replace("\\", "")


def test_too_few_decisions_calibrate_nothing(tmp_path: Path) -> None:
    bench = with_model(tmp_path, trusted(tmp_path / "small"))
    claim = bench.desk.claims()[0].id
    bench.record.decide(claim, rating="refuted", cite=[bench.desk.evidence(claim)[0].id])
    with pytest.raises(errors.Misuse, match="0 supporting and 1 refuting passages were cited"):
        bench.opinions.calibrate()


def test_what_the_desk_decided_sets_the_model_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "FEWEST", 1)
    bench = with_model(tmp_path, trusted(tmp_path / "small"))
    opened, widest = (each.id for each in bench.desk.claims())
    bench.record.decide(opened, rating="refuted", cite=[bench.desk.evidence(opened)[0].id])
    bench.record.say_stance(widest, bench.desk.evidence(widest)[0].id, EvidenceStance.SUPPORTS)
    assert not bench.opinions.of(opened)[0].calibrated
    done = bench.opinions.calibrate()
    assert done.pairs == 2
    assert done.slope > 0
    assert all(each.calibrated for each in bench.opinions.of(opened))


def test_a_folder_without_a_model_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "config.json").write_text(json.dumps({"id2label": {"0": "x"}}), encoding="utf-8")
    bench = with_model(tmp_path, tmp_path / "empty")
    with pytest.raises(errors.Misuse, match="is no label that says a stance"):
        bench.opinions.of(bench.desk.claims()[0].id)


def test_against_a_conflict_a_model_supports_nothing(tmp_path: Path) -> None:
    bench = with_model(tmp_path, None)
    plate, almanac = bench.desk.evidence(bench.desk.claims()[0].id)
    sure = Opinion(model="small", stance=Suggestion.SUPPORTS, probability=0.934, calibrated=True)
    assert [each.agreement for each in plate.comparison.conflicts] == [Agreement.CONFLICTS]
    assert opinion_words(plate, sure) == ["a model (small): supports, 93 %, against a conflict: unclear"]
    assert opinion_words(almanac, replace(sure, calibrated=False)) == [
        "a model (small): supports, 93 %, not calibrated"
    ]
    assert opinion_words(almanac, None) == []


def test_a_model_orders_only_what_has_the_same_suggestion(tmp_path: Path) -> None:
    bench = with_model(tmp_path, trusted(tmp_path / "small"))
    claim = bench.desk.claims()[0].id
    plate, almanac = bench.desk.evidence(claim)
    opinions = bench.opinions.of(claim)
    # What was brought, and what conflicts, stays.
    assert ordered([plate, almanac], opinions) == [plate, almanac]
    third, fourth = (replace(almanac, id=name) for name in ("third", "fourth"))
    sure = replace(opinions[1], evidence="fourth", stance=Suggestion.REFUTES, probability=0.9)
    doubted = replace(sure, evidence="third", stance=Suggestion.UNCLEAR)
    agreed = replace(third, comparison=replace(third.comparison, stance=Suggestion.UNCLEAR))
    other = replace(fourth, comparison=agreed.comparison)
    assert ordered([agreed, other], [doubted, sure]) == [other, agreed]
    assert ordered([agreed, plate, other], [doubted, sure]) == [agreed, plate, other]
    named = replace(third, comparison=replace(third.comparison, stance=Suggestion.MENTIONS))
    assert ordered([named, other], [doubted, sure]) == [named, other]
    said = replace(agreed.comparison, stance=Suggestion.SUPPORTS)
    supporting = [replace(each, comparison=said) for each in (other, agreed)]
    assert ordered(supporting, [doubted, sure]) == supporting[::-1]
