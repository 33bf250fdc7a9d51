"""Commands about what searching keeps beside the database: build, show, remove."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factbench.cli.options import bench, db_option
from factbench.errors import Misuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.workbench import Workbench

QUICK = 500
"""Passages that are given their vectors by the way, in some seconds; for more `factbench index build` is named."""


def brought_up_to_date(workbench: Workbench) -> None:
    """Bring up to date what a search needs, with a bar: the index of a large library, and vectors if they are few."""
    passages = workbench.library.passages
    for _written in _with_bar(passages.keep_index(), "Indexing"):
        pass
    waiting = passages.without_vectors()
    if waiting > QUICK:
        click.echo(
            f"{waiting:,} passages are found by their words alone; `factbench index build`, then `factbench match`,"
            " finds them by meaning too.",
            err=True,
        )
    elif waiting:
        for _done in _with_bar(passages.keep_vectors(), "Reading"):
            pass


def _with_bar(steps: Iterator[tuple[int, int]], words: str) -> Iterator[tuple[int, int]]:
    """The steps, each with how much is done of how much, and a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from steps
        return
    with click.progressbar(length=1, label=words, file=sys.stderr) as bar:
        for done, of in steps:
            bar.length = max(of, 1)
            bar.update(done - bar.pos)
            yield done, of


@click.group()
def index() -> None:
    """What search by meaning keeps: a vector for each passage, in a cache beside no database, which can be made again.

    It needs the extra: pip install 'factbench[semantic]'.
    """


@index.command("build")
@db_option
def build(db: str | None) -> None:
    """Give every passage its vector, so that it is found by its meaning. Ctrl-C stops it; the next run goes on."""
    with bench(db) as workbench:
        _needed(workbench)
        done = of = 0
        try:
            for done, of in _with_bar(workbench.library.passages.keep_vectors(), "Reading"):  # noqa: B007  told below
                pass
        except KeyboardInterrupt:
            click.echo(f"Stopped: {done:,} of {of:,} passages are read; the next run goes on.")
            raise
        state = workbench.library.passages.vectors()
        waiting = workbench.library.passages.unmatched_count()
    if state is None or state.done < state.passages:
        raise Misuse(
            "The vectors cannot be written; FACTBENCH_CACHE names the folder in which they are kept."
        )
    click.echo(f"{state.done:,} passages are found by their meaning.")
    if waiting:
        click.echo(f"{waiting:,} claims are to be matched again: `factbench match`.")


@index.command("show")
@db_option
def show(db: str | None) -> None:
    """Say how many passages have their vector, by which encoder, and how much room that takes."""
    with bench(db) as workbench:
        _needed(workbench)
        state = workbench.library.passages.vectors()
    if state is not None:
        click.echo(
            f"{state.done:,} of {state.passages:,} passages, by {state.encoder}, {state.bytes:,} bytes."
        )


@index.command("remove")
@db_option
def remove(db: str | None) -> None:
    """Delete the vectors of this database. They can be made again; evidence that was found stays."""
    with bench(db) as workbench:
        workbench.library.passages.remove_vectors()
    click.echo("Removed.")


def _needed(workbench: Workbench) -> None:
    """Raises: `errors.Misuse` where nothing is searched by meaning, and why."""
    if (why := workbench.library.passages.no_meaning()) is not None:
        raise Misuse(why)
