"""How the workbench is put together: parts over one session, not layers over each other."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import factbench.workbench

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(factbench.workbench.__path__, "factbench.workbench.")
] + [factbench.workbench]


def test_no_class_has_more_than_two_layers_of_our_own() -> None:
    tall = {
        each.__qualname__
        for module in MODULES
        for _name, each in inspect.getmembers(module, inspect.isclass)
        if each.__module__ == module.__name__
        and sum(layer.__module__.startswith("factbench.") for layer in each.__mro__) > 2
    }
    assert tall == set()


def test_no_part_reaches_into_the_private_names_of_another() -> None:
    reached = [
        f"{module.__name__}: {ast.unparse(node)}"
        for module in MODULES
        for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and not (isinstance(node.value, ast.Name) and node.value.id == "self")
    ]
    assert reached == []


def test_nobody_outside_reaches_into_the_private_names_of_the_workbench() -> None:
    private = {
        node.attr
        for module in MODULES
        for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__")
    }
    parts = {"session", "library", "record", "reports", "desk", "file", "sources", "passages", "cuts"}
    reached = [
        f"{path.name}: {ast.unparse(node)}"
        for path in Path(factbench.workbench.__file__ or "").parents[1].rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in private
        and isinstance(node.value, ast.Attribute)
        and node.value.attr in parts
    ]
    assert reached == []
