"""Fitted tables: how they are read and summed, and what stands above each of them."""

from __future__ import annotations

import math
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.fitted import BIAS, BOUND, WEIGHT, Table, load, parsed
from tests.quality.fitted import ROOT, Header, read_header, write

FILES = sorted((ROOT / "factbench").rglob("*.tsv"))
COLOURS = (
    "# what: colours, for being ripe; log odds\nsign\tapple\tplum\n(bias)\t-1\t0.5\n(bound)\t\t0.4\n"
    "red\t2\t\n#blue\t\t1.5\n"
)
WEIGHTS = st.floats(-20, 20).map(lambda weight: float(f"{weight:g}"))
SIGNS = st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).filter(
    lambda sign: sign not in {BIAS, BOUND}
)


def test_a_score_is_the_bias_and_the_weights_of_the_signs() -> None:
    table = parsed(COLOURS)
    assert table.columns == ("apple", "plum")
    assert table.score(["red", "red", "round"], "apple") == 3
    assert table.score({"red": 0.5, "round": 9}, "apple") == 0
    assert table.score([], "plum") == 0.5
    assert table.chance(["#blue"], "plum") == pytest.approx(1 / (1 + math.exp(-2)))
    assert table.bounds == {"plum": 0.4}


def test_a_row_below_the_names_of_the_columns_is_no_comment() -> None:
    assert parsed(COLOURS).rows == {"red": (2, 0), "#blue": (0, 1.5)}


def test_a_chance_stays_one_however_high_the_score() -> None:
    table = Table({WEIGHT: {"loud": 1e6}})
    assert table.chance(["loud"]) == 1
    assert 0 <= table.chance({"loud": -1}) < 1e-300


def test_a_changed_table_leaves_the_first_as_it_was() -> None:
    table = parsed(COLOURS)
    assert table.changed([("red", "apple", 3), ("red", "apple", 5)]).score(["red"], "apple") == 4
    assert table.score(["red"], "apple") == 1
    with pytest.raises(KeyError, match="green"):
        table.changed([("green", "apple", 1)])
    with pytest.raises(KeyError, match="pear"):
        table.changed([("red", "pear", 1)])


@given(st.lists(st.tuples(WEIGHTS, WEIGHTS), min_size=1), st.floats(-20, 20))
def test_many_scored_at_once_have_each_their_own_score(rows: list[tuple[float, float]], bias: float) -> None:
    table = Table({WEIGHT: {"one": 0.7, "other": -1.3}}, {WEIGHT: bias})
    columns = {"one": [one for one, _ in rows], "other": [other for _, other in rows]}
    assert table.scores(columns, len(rows)) == [
        table.score({"one": one, "other": other}) for one, other in rows
    ]


@given(st.dictionaries(SIGNS, st.tuples(WEIGHTS, WEIGHTS)), st.tuples(WEIGHTS, WEIGHTS))
def test_what_was_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory,
    rows: dict[str, tuple[float, float]],
    biases: tuple[float, float],
) -> None:
    names = ("one", "other")
    table = Table(
        {name: {sign: row[at] for sign, row in rows.items()} for at, name in enumerate(names)},
        dict(zip(names, biases, strict=True)),
    )
    path = tmp_path_factory.mktemp("fitted") / "colours.tsv"
    header = Header("colours", ("fruit.csv (grown)", "more.csv (bought)"), "F1 .9", "tests/quality/fit.py")
    write(path, header, table)
    assert parsed(path.read_text(encoding="utf-8")) == table
    assert read_header(path) == header


def test_a_table_is_read_once() -> None:
    assert load("factbench.english", "fitted/worth.tsv") is load("factbench.english", "fitted/worth.tsv")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_table_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    header = read_header(path)
    assert re.search("log odds|share of the whole", header.what)
    script = (ROOT / header.script).read_text(encoding="utf-8")
    assert path.name in script
    assert all(each in script for each in header.data)
    floors = (ROOT / "tests/quality/floors.tsv").read_text(encoding="utf-8")
    assert all(f"{key}\t" in floors for key in re.findall("`([^`]+)`", header.score))
    table = parsed(path.read_text(encoding="utf-8"))
    assert all(math.isfinite(weight) for row in table.rows.values() for weight in row)
    assert all(0 < bound < 1 for bound in table.bounds.values())


@pytest.mark.skipif(not os.environ.get("FACTBENCH_DATA"), reason="FACTBENCH_DATA names no folder")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_data_that_a_table_was_fitted_on_is_there(path: Path) -> None:
    for each in read_header(path).data:
        assert Path(os.environ["FACTBENCH_DATA"], each.partition(" (")[0]).exists()


def test_no_weight_stands_in_python() -> None:
    """Numbers that a script fitted are data: they have a header, and one way to be read and summed."""
    assert len(FILES) == 10
    many = re.compile(r"(?:\s*\"[^\"\n]*\": -?\d+\.\d+,\n){8}")
    assert not [
        path for path in (ROOT / "factbench").rglob("*.py") if many.search(path.read_text(encoding="utf-8"))
    ]
