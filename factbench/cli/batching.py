"""Commands about archives: batch, load, clusters."""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from factbench import config
from factbench.cli import tables
from factbench.cli.options import OFTEN, bench, db_option, form_options, with_progress
from factbench.errors import Misuse, NothingFound
from factbench.exporters.json import printed
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.batch.making import Made

ENGINES = ("local", "dask")


@click.command()
@click.argument("source", nargs=-1, required=True)
@click.option(
    "--out", required=True, metavar="DIR", help="The folder of the results; a run goes on from there."
)
@click.option(
    "--engine", type=click.Choice(ENGINES), default="local", show_default=True, help="What does it."
)
@click.option("--scheduler", metavar="ADDRESS", help="A scheduler of Dask, such as tcp://10.0.0.5:8786.")
@click.option("--workers", type=click.IntRange(1, 4096), help="How many at once [default: every processor].")
@click.option(
    "--match", "library", metavar="DB", help="Also look for evidence in the library of this database."
)
@click.option("--into", metavar="DB", help="Load the results into this database, as `factbench load` does.")
@click.option(
    "--no-bytes", is_flag=True, help="Do not keep the documents' bytes; such results cannot be loaded."
)
@click.option("--again", is_flag=True, help="Try shards anew that were set aside.")
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=300.0,
    show_default=True,
    help="Longest for one document.",
)
@click.pass_context
def batch(
    context: click.Context,
    /,
    source: tuple[str, ...],
    out: str,
    library: str | None,
    into: str | None,
    seconds: float,
    **options: Any,
) -> None:
    """Cut the claims of an archive into Parquet files, without a database.

    SOURCE is JSON Lines (also .gz, .zst), WARC, Parquet, a mail (.eml), any document that `add` takes, or a folder of
    these. It can be stopped at any time, and goes on when it is called again. `factbench manual archive` tells all.
    """
    from factbench.batch.engine import Workers
    from factbench.batch.making import How, make

    if options["scheduler"] and options["engine"] != "dask":
        raise Misuse("--scheduler is an address of Dask: give --engine dask, too.")
    if into and options["no_bytes"]:
        raise Misuse("--into stores the documents' bytes: leave --no-bytes out.")
    how = How(
        keep=not options["no_bytes"],
        seconds=seconds,
        again=options["again"],
        library=Path(library) if library else None,
        version=_version(library) if library else None,
    )
    who = Workers(engine=options["engine"], count=options["workers"], scheduler=options["scheduler"])
    aside = _tell(make(source, Path(out), config.load(), how=how, workers=who))
    if into:
        _load(Path(out), into)
    context.exit(3 if aside else 0)


def _version(library: str) -> str:
    with bench(library) as workbench:
        return workbench.library.passages.version()


def _tell(made: Iterable[Made]) -> int:
    """Print what became of the shards; returns how many were set aside."""
    totals = {"articles": 0, "claims": 0, "failures": 0}
    shards = known = aside = 0
    began = monotonic()
    for each in _counted(made):
        shards += 1
        known += each.before
        if each.aside is not None:
            aside += 1
            click.echo(f"set aside  {one_line(each.shard.name)}: {each.aside}", err=True)
        for name in totals:
            totals[name] += each.counts.get(name, 0)
    before = f", {known:,} of them done before" if known else ""
    failed = f"; {totals['failures']:,} documents could not be read" if totals["failures"] else ""
    click.echo(
        f"{shards:,} shards{before}: {totals['articles']:,} articles, {totals['claims']:,} claims{failed}"
        f" ({monotonic() - began:.1f} s)."
    )
    if aside:
        click.echo(f"{aside:,} shards were set aside; `--again` tries them anew.", err=True)
    return aside


def _counted(made: Iterable[Made]) -> Iterator[Made]:
    """The shards, counted on a line of its own on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from made
        return
    shards = articles = 0
    said, began = 0.0, monotonic()
    sys.stderr.write("\rReading…")
    sys.stderr.flush()
    try:
        for each in made:
            shards += 1
            articles += each.counts.get("articles", 0)
            if each.aside is not None:
                sys.stderr.write("\r\x1b[K")
            yield each
            if monotonic() - said >= OFTEN:
                said = monotonic()
                rate = articles / max(said - began, 0.001)
                sys.stderr.write(f"\r\x1b[KShards: {shards:,}, articles: {articles:,}, {rate:,.0f} a second")
                sys.stderr.flush()
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


@click.command()
@click.argument("folder", metavar="DIR")
@click.option(
    "--no-compare", is_flag=True, help="Do not look now for copies and claims that were met before."
)
@click.option("--no-match", is_flag=True, help="Do not look for evidence now.")
@db_option
def load(folder: str, no_compare: bool, no_match: bool, db: str | None) -> None:
    """Load what `factbench batch --out DIR` made into the database, with all that `add` does.

    It can be stopped at any time, and goes on when it is called again. `factbench undo` takes all of it back.
    """
    _load(Path(folder), db, compare=not no_compare, match=not no_match)


def _load(folder: Path, db: str | None, *, compare: bool = True, match: bool = True) -> None:
    articles = claims = known = 0
    began = monotonic()
    with bench(db, create=True) as workbench:
        for each in with_progress(workbench.archive.load(folder), "Loading"):
            articles, claims, known = articles + each.articles, claims + each.claims, known + each.known
        took = monotonic() - began
        click.echo(
            f"Stored {articles:,} articles with {claims:,} claims{f'; {known:,} were known' if known else ''}"
            f" ({took:.1f} s)."
        )
        if compare:
            for _waiting in with_progress(workbench.archive.compare(), "Comparing, by hundreds"):
                pass
        if match:
            waiting = workbench.library.passages.unmatched_count()
            for _number in with_progress(workbench.archive.match(), "Matching", waiting):
                pass


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--articles", "what", flag_value="article", help="Texts that stand in several places.")
@click.option("--claims", "what", flag_value="claim", default="claim", help="Claims that do. The default.")
@click.option("--least", default=2, show_default=True, type=click.IntRange(2), help="Fewest times.")
@click.option("--text", metavar="WORDS", help="Only those with these words.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1), help="Most clusters to show.")
@click.option("--workers", type=click.IntRange(1, 4096), help="How many at once [default: every processor].")
@form_options
def clusters(
    folder: str, what: str, least: int, text: str | None, limit: int, workers: int | None, form: str | None
) -> None:
    """List the texts or claims of an archive that stand more than once: how often, from when to when, where, by whom.

    DIR is what `factbench batch --out` made. All clusters are written to DIR/alike as Parquet.
    """
    from factbench.batch.clusters import build
    from factbench.batch.clusters import clusters as found
    from factbench.batch.engine import Workers

    for _read in with_progress(build(Path(folder), Workers(count=workers)), "Comparing shards"):
        pass
    shown = list(islice(found(Path(folder), what, least=least, text=text), limit))
    if not shown:
        raise NothingFound("Nothing stands in it more than once.")
    named = str if form else tables.short
    joined = " · "
    rows = [
        (
            named(each.id), each.times, each.first, each.last, len(each.sites), joined.join(each.sites),
            joined.join(each.said_by), each.words,
        )
        for each in shown
    ]  # fmt: skip
    head = ("id", "times", "first", "last", "places", "where", "said_by", "words")
    tables.show(head, rows, form, stretch=("where", "said_by", "words"), spare=("places",))


def claims_in(folder: str, form: str | None, *, low: bool, **wanted: Any) -> None:
    """Print the claims of a folder of results that fit, as `factbench claims` prints those of a database."""
    from factbench.batch.looking import Wanted, claims

    worth = 0.0 if low else config.load().list_worth
    found = claims(Path(folder), Wanted(worth=worth, **wanted))
    first = next(found, None)
    if first is None:
        raise NothingFound("There is no such claim.")
    if form == "json":
        _print_list(chain([first], found))
        return
    head = ("id", "published", "site", "said_by", "claim", "kinds", "worth")
    named = str if form else tables.short
    rows = [
        (
            named(each["id"]),
            each["published"],
            each["site"],
            each["said_by"],
            each["statement"],
            ", ".join(json.loads(each["kinds"])),
            each["checkworthy"] if form else f"{each['checkworthy']:.1f}",
        )
        for each in chain([first], found)
    ]
    tables.show(head, rows, form, stretch=("site", "said_by", "claim"), spare=("kinds", "worth"))


PACKED = ("kinds", "parts", "worth", "slots")
"""Columns that hold JSON."""


def _print_list(found: Iterable[dict[str, Any]]) -> None:
    """Print claims as a list in JSON, one after the other."""
    before = "["
    for each in found:
        opened = {name: json.loads(value) if name in PACKED else value for name, value in each.items()}
        click.echo(before + "\n" + printed(opened).rstrip("\n"), nl=False)
        before = ","
    click.echo("\n]")
