"""What is public, and what is loaded when."""

from __future__ import annotations

import importlib
import json
import pkgutil
import subprocess
import sys
from typing import TYPE_CHECKING

import grimp
import pytest

import factbench
from factbench.opening import first_page
from factbench.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "textual",
    "spacy",
    "httpx",
    "numpy",
    "sqlite_utils",
    "trafilatura",
    "lxml",
    "pypdf",
    "rich",
    "rapidfuzz",
    "tomlkit",
    "babel",
    "psycopg",
    "pyarrow",
    "duckdb",
    "distributed",
    "datasketch",
    "protego",
}


def loaded_after(code: str) -> set[str]:
    """The heavy packages in a fresh interpreter that ran `code`."""
    script = f"{code}\nimport sys, json\nprint(json.dumps(sorted(name for name in sys.modules if '.' not in name)))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return HEAVY & set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import factbench", set()),
        ("import factbench.text, factbench.model, factbench.settings", set()),
        ("from factbench.cli import run; run(['--help'])", set()),
        ("import factbench; factbench.segment", set()),
        (
            "from factbench.languages import finders_for; finders_for('de'); finders_for('en').dates('3 May')",
            set(),
        ),
        ("import factbench.workbench", set()),
        ("import factbench.cli.batching, factbench.cli.watching", set()),
        ("from factbench import config; config.load({})", set()),
        ("import factbench.tui", {"textual", "rich"}),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str, allowed: set[str]) -> None:
    assert loaded_after(code) - allowed == set()


FIRST_PAINT = """
import os, sys
from pathlib import Path
from factbench.opening import first_page
from factbench.settings import Settings
from factbench.tui.app import Desk

def painted():
    sys.__stdout__.write("\\n".join(sys.modules))
    sys.__stdout__.flush()
    os._exit(0)

path = Path(sys.argv[1])
Desk(first_page(path, Settings(), "Ada"), painted).run(headless=True, size=(160, 45))
"""
"""The desk on a database; what is loaded when its first page stands there, and it wants the workbench."""


def test_the_desk_paints_before_it_loads_what_it_is_to_show(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    first_page(path, Settings())
    command = [sys.executable, "-c", FIRST_PAINT, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    loaded = ran.stdout.split()
    ours = {".".join(each.split(".")[1:3]) for each in loaded if each.startswith("factbench.")}
    rooms = {each.split(".")[0] for each in ours}
    assert rooms <= {"config", "database", "errors", "opening", "scales", "settings", "store", "text", "tui"}
    assert {each for each in ours if each.startswith("text.")} == {"text.clean", "text.span"}


def test_all_that_is_public_is_there_and_named() -> None:
    assert sorted(factbench.__all__) == factbench.__all__
    assert sorted(name for names in factbench._HOME.values() for name in names) == factbench.__all__
    for name in factbench.__all__:
        assert getattr(factbench, name) is not None
    assert set(factbench.__all__) <= set(dir(factbench))


def test_the_text_room_names_its_public_functions() -> None:
    text = factbench.text
    assert sorted(text.__all__) == text.__all__
    for name in text.__all__:
        assert callable(getattr(text, name))
    for package in (factbench, text):
        with pytest.raises(AttributeError, match="no attribute 'magic'"):
            package.magic  # noqa: B018  looking is the point


def test_every_public_function_and_class_says_what_it_is() -> None:
    silent = [name for name in factbench.__all__ if not (getattr(factbench, name).__doc__ or "").strip()]
    assert silent == []


def test_every_module_answers_one_question_in_its_first_line() -> None:
    silent = []
    for found in pkgutil.walk_packages(factbench.__path__, "factbench."):
        if (
            not found.name.endswith("__main__")
            and not (importlib.import_module(found.name).__doc__ or "").strip()
        ):
            silent.append(found.name)
    assert silent == []


def test_no_module_leads_back_to_itself() -> None:
    house = grimp.build_graph("factbench")
    reached = {module: house.find_modules_directly_imported_by(module) for module in house.modules}
    while any(reached.values()):
        ends = {module for module, leads in reached.items() if not leads}
        assert ends, f"a circle among {sorted(reached)}"
        reached = {module: leads - ends for module, leads in reached.items() if module not in ends}
