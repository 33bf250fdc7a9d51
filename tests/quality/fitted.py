"""Writes the tables that are fitted here, each with a header that says where its numbers come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factbench.text.fitted import BIAS, BOUND

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.text.fitted import Table

ROOT = Path(__file__).parents[2]


class Header(NamedTuple):
    """What stands above the rows of a table, a line each; none of it depends on the day."""

    what: str
    """What the signs are, what they speak for, and the unit of the weights."""
    data: tuple[str, ...]
    """Files or folders below FACTBENCH_DATA, behind each, in brackets, what it is and who made it."""
    score: str
    """How well it does on data that was left out of the fit, in words."""
    script: str
    """Path of the script that fits it."""


def write(path: Path, header: Header, table: Table, *, signs: Iterable[str] | None = None) -> None:
    """Write a table: bias and bound first, then the rows of `signs`, by default as they come.

    What a column does not know is an empty cell.
    """
    columns = table.weights
    rows = [["sign", *columns]]
    for name, values in ((BIAS, table.biases), (BOUND, table.bounds)):
        if values:
            rows.append([name, *(_cell(values.get(column)) for column in columns)])
    rows += [[sign, *(_cell(known.get(sign)) for known in columns.values())] for sign in signs or table.rows]
    lines = [*_comments(header), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _cell(weight: float | None) -> str:
    # No "-0": what rounds to nothing weighs nothing.
    return "" if weight is None else f"{weight + 0.0:g}"


def _comments(header: Header) -> list[str]:
    lines = [("what", header.what), *(("data", each) for each in header.data), ("score", header.score)]
    return [f"# {name}: {words}" for name, words in (*lines, ("script", header.script))]


def read_header(path: Path) -> Header:
    """The header of a table.

    Raises: KeyError where a line is missing, ValueError where a comment has no name.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines[: next(at for at, line in enumerate(lines) if not line.startswith("# "))]:
        name, words = line.removeprefix("# ").split(": ", 1)
        found.setdefault(name, []).append(words)
    (what,), (score,), (script,) = found["what"], found["score"], found["script"]
    return Header(what, tuple(found["data"]), score, script)
