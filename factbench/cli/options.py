"""Options that several commands share, and what they open."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factbench import config
from factbench.cli.place import before_the_command, database_path
from factbench.intake import Hints
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.workbench import Workbench

Command = TypeVar("Command", bound=Callable[..., Any])
T = TypeVar("T")


OFTEN = 0.1
"""Seconds between two counts at least."""


class Day(click.ParamType[date]):
    """A day such as 2023-07-13."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that the text names."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{one_line(value)[:40]}” is not a day like 2023-07-13.", param, ctx)


def db_option(command: Command) -> Command:
    """`--db`, which may also stand before the command."""
    return click.option("--db", metavar="PATH", help="The database [default: FACTBENCH_DB, else claims.db].")(
        command
    )


def reviewer_option(command: Command) -> Command:
    """`--reviewer`, which may also stand before the command."""
    return click.option(
        "--reviewer", metavar="NAME", help="Who acts [default: configured, else login name]."
    )(command)


def hint_options(command: Command) -> Command:
    """What a pasted text cannot say of itself."""
    for option in (
        click.option("--language", metavar="CODE", help="Its language, such as en."),
        click.option("--url", metavar="URL", help="Its public address."),
        click.option("--title", metavar="TEXT", help="Its headline."),
        click.option("--published", type=Day(), help="The day it was published."),
    ):
        command = option(command)
    return command


def hints(published: date | None, title: str | None, url: str | None, language: str | None) -> Hints:
    """The options of `hint_options` as one value."""
    return Hints(title=title, published=published, language=language, url=url)


def form_options(command: Command) -> Command:
    """`--json` and `--csv`, for programs."""
    command = click.option("--csv", "form", flag_value="csv", help="CSV, for spreadsheets.")(command)
    return click.option("--json", "form", flag_value="json", help="JSON, for programs.")(command)


class Listing(click.Command):
    """A command whose help ends with a list of what others may have added: read when the help is asked for."""

    def __init__(
        self, *args: Any, title: str, rows: Callable[[], Iterable[tuple[str, str]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._title = title
        self._rows = rows

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list."""
        with formatter.section(self._title):
            formatter.write_dl(list(self._rows()))


@contextmanager
def bench(db: str | None, *, create: bool = False, reviewer: str | None = None) -> Iterator[Workbench]:
    """The workbench on the database in force, closed at the end."""
    from factbench.workbench import Workbench

    who, path, settings = reviewer or before_the_command("reviewer"), database_path(db), config.load()
    there = os.path.exists(path)  # False, too, where its folder may not be entered
    try:
        with Workbench(path, settings, create=create, reviewer=who) as opened:
            yield opened
    finally:
        if create and not there:
            from factbench.opening import forget_unused

            forget_unused(path)


def with_progress(
    items: Iterable[T], words: str, length: int | None = None, *, told: bool = False
) -> Iterator[T]:
    """The items, counted on a line of its own on standard error where that is a terminal and there is more than one.

    With `told` the caller prints something of each item, and the line is gone while it does.
    """
    if length == 1 or not sys.stderr.isatty():
        yield from items
        return
    of, said = f" of {length:,}" if length else "", 0.0
    try:
        _progress(f"{words}…")
        for number, item in enumerate(items, 1):
            if told:
                _progress("")
            yield item
            if told or monotonic() - said >= OFTEN:
                _progress(f"{words}: {number:,}{of}")
                said = monotonic()
    finally:
        _progress("")


def _progress(words: str) -> None:
    sys.stderr.write(f"\r\x1b[K{words}")
    sys.stderr.flush()
