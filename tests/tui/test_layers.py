"""How deep the desk's classes stand on each other, and that no state hides in whether a name is there."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factbench.tui

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(factbench.tui.__file__).parent


def classes() -> Iterator[type]:
    """Every class of the desk."""
    for found in pkgutil.walk_packages(factbench.tui.__path__, "factbench.tui."):
        module = importlib.import_module(found.name)
        for _name, each in inspect.getmembers(module, inspect.isclass):
            if each.__module__ == found.name:
                yield each


@pytest.mark.parametrize("each", classes(), ids=lambda each: each.__qualname__)
def test_no_class_has_more_than_two_layers_of_our_own(each: type) -> None:
    ours = [layer.__qualname__ for layer in each.__mro__ if layer.__module__.startswith("factbench.")]
    assert len(ours) <= 2


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_state_is_whether_an_attribute_is_there(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert not {"hasattr", "setattr"} & set(names)
