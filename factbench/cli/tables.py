"""Rows -> a table for people, JSON or CSV for programs; foreign text is always made safe first."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING

import click

from factbench.exporters.cell import cells
from factbench.exporters.json import printed
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell = str | int | float | bool | None

WIDTH = 100
"""Columns of a table that is not printed to a terminal."""


SHORTEST = 8
"""Columns that an id has, and that no other column may take from it."""
DAY = len("2026-07-13")
"""Columns of a word that is broken over two lines nowhere, as a day is."""


def show(
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    form: str | None,
    *,
    stretch: Sequence[str],
    spare: Sequence[str] = (),
) -> None:
    """Print rows in the chosen form.

    In a table for people the columns of `stretch` share what the others leave, the last taking half or more. Words that
    do not fit go on in the next line; none is cut. A column in which nothing stands is left out, and so is `spare` on a
    terminal of fewer than `WIDTH` columns.
    """
    if form == "json":
        click.echo(printed([dict(zip(head, row, strict=True)) for row in rows]))
    elif form == "csv":
        click.echo(_csv(head, rows), nl=False)
    else:
        _table(head, rows, stretch, spare)


def _csv(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cells(row) for row in rows])
    return out.getvalue()


def _table(
    head: Sequence[str], rows: Sequence[Sequence[Cell]], stretch: Sequence[str], spare: Sequence[str]
) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    words = [[one_line(_words(cell)) for cell in row] for row in rows]
    shown = [
        place
        for place, name in enumerate(head)
        if (console.width >= WIDTH or name not in spare) and (not rows or any(row[place] for row in words))
    ]
    for place in shown:
        name = head[place]
        if name in stretch:
            table.add_column(
                name.replace("_", " "), overflow="fold", ratio=len(stretch) if name == stretch[-1] else 1
            )
        else:
            # What may not wrap is cut when others need more: only an id may not, and it has its room.
            longest = max((len(each) for row in words for each in row[place].split()), default=0)
            width = SHORTEST if name == "id" else max(len(name), min(longest, DAY))
            table.add_column(name.replace("_", " "), overflow="fold", no_wrap=name == "id", min_width=width)
    for row in words:
        table.add_row(*[Text(row[place]) for place in shown])
    console.print(table)


def _words(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def line(text: str) -> None:
    """Print one line of foreign text."""
    click.echo(one_line(text))


def short(identifier: str) -> str:
    """The first eight digits of an id: enough to name it."""
    return identifier[:8]
