"""Does every line of the page on what is trusted name a test that is there?"""

from __future__ import annotations

import ast
import re
from pathlib import Path

from factbench.manual import topics

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_every_test_that_is_named_exists() -> None:
    text = (ROOT / "assets" / "manual" / "threats.md").read_text(encoding="utf-8")
    named = NAMED.findall(text)
    assert len(named) > 30
    for path, function in named:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        functions = {
            each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        assert any(each.startswith("test_") for each in functions), path
        assert not function or function in functions, f"{path}::{function}"


def test_every_line_of_its_tables_has_one() -> None:
    text = (ROOT / "assets" / "manual" / "threats.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| what |")]
    assert [line for line in rows if not NAMED.search(line) and "---" not in line] == []
    assert "threats" in topics()
