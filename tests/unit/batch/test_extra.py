"""What is not installed is named in a sentence with what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factbench.batch.extra import load
from factbench.cli import run
from tests.unit.batch.archives import lines

if TYPE_CHECKING:
    from pathlib import Path


def test_without_the_extra_a_batch_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    path = lines(tmp_path / "a.jsonl", range(1))
    assert run(["batch", str(path), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said == 'factbench: Parquet files need a package: pip install "factbench[archive]".\n'


@pytest.mark.parametrize(
    ("name", "extra"), [("duckdb", "archive"), ("datasketch", "archive"), ("distributed", "cluster")]
)
def test_every_extra_is_named(name: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(Exception, match=rf'need a package: pip install "factbench\[{extra}\]"'):
        load(name)


@pytest.mark.parametrize(
    ("chosen", "pool"), [({}, "system"), ({"ARROW_DEFAULT_MEMORY_POOL": "mimalloc"}, "mimalloc")]
)
def test_arrow_gives_memory_back_unless_somebody_wants_it_otherwise(
    chosen: dict[str, str], pool: str
) -> None:
    asked = (
        "from factbench.batch.extra import load; print(load('pyarrow').default_memory_pool().backend_name)"
    )
    kept = {name: value for name, value in os.environ.items() if name != "ARROW_DEFAULT_MEMORY_POOL"}
    said = subprocess.check_output([sys.executable, "-c", asked], env={**kept, **chosen}, text=True)
    assert said == f"{pool}\n"
