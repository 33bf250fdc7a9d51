"""The same bytes and the same settings give the same claims, ids and links, in any process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factbench.english.parse import parser_for
from factbench.settings import ParserChoice

if TYPE_CHECKING:
    from pathlib import Path

STORY = """\
The harbour bridge in Quill opened in 1932, which was a year after the ferry stopped, the city council said on Monday.

"It carries 9,000 cars a day," said Mayor Ilse Brandt, who opened the rebuilt bridge with Ada Quay and Tom Pier. She
denied that the repair cost more than 40 million crowns. It was the widest bridge of its time.
"""

ROWS = """
import sys
from pathlib import Path
from factbench import database
from factbench.settings import ParserChoice, Settings
from tests.values import counting, ticking
from factbench.intake import Hints
from factbench.workbench import Workbench

folder = Path(sys.argv[1])
settings = Settings(parser=ParserChoice(sys.argv[2]))
path = folder / f"{sys.argv[3]}.db"
with Workbench(
    path, settings, create=True, reviewer="Ada", device="quay", clock=ticking(), new_id=counting()
) as bench:
    for done in bench.library.add([str(folder / "one.txt"), str(folder / "two.txt")], Hints()):
        assert done.error is None
connection = database.connect(path)
for table in ("article", "claim", "compared", "shingle", "copy", "claim_word", "claim_lead", "claim_size", "met"):
    for row in connection.execute(f"SELECT * FROM {table}"):
        print(table, tuple(row))
"""


@pytest.mark.parametrize("parser", ["rules", pytest.param("model", marks=pytest.mark.model)])
def test_two_processes_with_other_hash_seeds_store_the_same_rows(tmp_path: Path, parser: str) -> None:
    if parser == "model" and parser_for(ParserChoice.AUTO) is None:
        pytest.skip("the English model is not installed")
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "two.txt").write_text(STORY.replace("Ada Quay", "Eve Mole"), encoding="utf-8")
    first, second = (rows(tmp_path, parser, seed) for seed in ("1", "20"))
    assert first == second
    assert {line.split(" ")[0] for line in first.splitlines()} >= {"claim", "copy", "met", "shingle"}


def rows(folder: Path, parser: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", ROWS, str(folder), parser, seed]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_what_cut_an_article_and_its_claims_is_stored_with_them(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "two.txt").write_text(STORY.replace("Ada Quay", "Eve Mole"), encoding="utf-8")
    articles = [line for line in rows(tmp_path, "rules", "1").splitlines() if line.startswith("article ")]
    assert len(articles) == 2
    assert all("'plain 1'" in line and " rules'" in line for line in articles)
