"""The command that watches feeds and sitemaps."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench.cli import tables
from factbench.cli.options import bench, db_option, form_options
from factbench.errors import InputError, Misuse, NetworkError, NothingFound, Unreadable
from factbench.exporters.wording import count
from factbench.text.clean import one_line
from factbench.workbench import Filter, Was

if TYPE_CHECKING:
    from factbench.watching.polite import Polite
    from factbench.workbench import Workbench

SHOWN = 5
"""Claims of a round that are printed: those that an editor would check first."""
ROBOTS = 86_400.0
"""Seconds after which a robots.txt is asked for again. Source: RFC 9309, section 2.4."""


@click.command()
@click.argument("address", nargs=-1)
@click.option("--opml", metavar="FILE", help="Watch the feeds in this file too.")
@click.option("--once", is_flag=True, help="One round, for a timer [default without --every].")
@click.option(
    "--every", metavar="MINUTES", type=click.FloatRange(0.01), help="A round every so many minutes."
)
@click.option(
    "--most",
    default=20,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help="Most articles of a list a round.",
)
@click.option(
    "--pause",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0),
    help="Seconds between requests to a site.",
)
@click.option("--no-match", is_flag=True, help="Do not look for evidence now.")
@click.option("--list", "show", is_flag=True, help="List what is watched.")
@click.option("--log", is_flag=True, help="List what was refused, and why.")
@click.option("--leave", is_flag=True, help="Watch ADDRESS no more.")
@form_options
@db_option
def watch(
    address: tuple[str, ...],
    opml: str | None,
    every: float | None,
    form: str | None,
    db: str | None,
    **options: bool | int | float,
) -> None:
    """Take the new articles of feeds and sitemaps into the database, politely.

    ADDRESS is that of a feed or a sitemap; without one everything that was watched before is looked at. One request a
    site at a time, what robots.txt allows, nothing again that did not change.
    """
    with bench(db, create=bool(address or opml)) as workbench:
        if options["show"] or options["log"]:
            _show(workbench, form, log=bool(options["log"]))
            return
        if options["leave"]:
            click.echo(f"Left {workbench.watching.leave(address)}.")
            return
        wanted = [*address, *(_feeds(opml) if opml else [])]
        if wanted:
            workbench.watching.watch(wanted)
        elif not workbench.watching.lists():
            raise Misuse("Nothing is watched yet: give the address of a feed or a sitemap, or --opml FILE.")
        if options["once"] and every:
            raise Misuse("--once is one round, --every many: give one of them.")
        _rounds(workbench, wanted or None, every, options)


def _rounds(
    workbench: Workbench,
    wanted: list[str] | None,
    every: float | None,
    options: dict[str, bool | int | float],
) -> None:
    from factbench.watching.polite import Polite

    stopped = threading.Event()
    polite = Polite(workbench.session.settings, pause=float(options["pause"]), sleep=stopped.wait)
    waited = 0.0
    try:
        while True:
            try:
                _round(
                    workbench,
                    polite,
                    stopped,
                    wanted,
                    most=int(options["most"]),
                    match=not options["no_match"],
                )
            except NetworkError:
                if every is None:
                    raise
            if every is None:
                return
            stopped.wait(60 * every)
            waited += 60 * every
            if waited > ROBOTS:
                polite.forget()
                waited = 0.0
    finally:
        stopped.set()


def _round(
    workbench: Workbench,
    polite: Polite,
    stopped: threading.Event,
    wanted: list[str] | None,
    *,
    most: int,
    match: bool,
) -> None:
    """One round, told line by line, and at its end the claims that an editor would check first.

    Raises: `NetworkError` where there were lists to look at and none could be had.
    """
    lists = changed = refused = failed = 0
    new: list[str] = []
    for each in workbench.watching.round(polite, stopped, wanted, most=most, match=match):
        if each.why is not None:
            refused += 1
            failed += each.address == each.list
            click.echo(f"refused {one_line(each.address)[:200]}: {one_line(each.why)}", err=True)
        elif each.added is None:
            lists += 1
            changed += each.changed
            if each.passed_over:
                click.echo(
                    f"        {one_line(each.list)[:200]}: {each.passed_over:,} older ones are passed over."
                )
        elif each.added.error is not None:
            refused += 1
            click.echo(f"refused {one_line(each.address)[:200]}: {each.added.error}", err=True)
        elif each.added.was is Was.NEW and each.added.id:
            new.append(each.added.id)
            title = one_line(each.added.title or each.address)
            click.echo(f"new     {tables.short(each.added.id)}  {title}: {each.added.count} claims")
    told = f"; {refused:,} refused, `factbench watch --log` tells why" if refused else ""
    click.echo(f"{count(lists, 'list')}, {changed:,} changed: {count(len(new), 'new article')}{told}.")
    for line in _first(workbench, new):
        click.echo(line)
    if lists and failed == lists:
        raise NetworkError("No list could be had.")


def _first(workbench: Workbench, articles: list[str]) -> list[str]:
    """The new claims that an editor would check first; in the desk's queue the order by worth has them all."""
    found = [
        claim
        for article in articles
        for claim in workbench.desk.claims(workbench.desk.folded(Filter(article=article)))
    ]
    found.sort(key=lambda each: (-(each.worth.first or 0.0), -each.worth.checkworthy, each.id))
    return [f"first   {tables.short(each.id)}  {one_line(each.statement)}" for each in found[:SHOWN]]


def _feeds(opml: str) -> list[str]:
    from factbench.watching.listing import feeds_in

    try:
        return feeds_in(Path(opml).read_bytes())
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) else "its name holds a NUL"
        raise Unreadable(f"{one_line(opml)[:200]} cannot be read: {words}.") from error
    except InputError as error:
        raise Unreadable(f"{one_line(opml)[:200]}: {error}") from error


def _show(workbench: Workbench, form: str | None, *, log: bool) -> None:
    if log:
        refusals = workbench.watching.refusals()
        if not refusals:
            raise NothingFound("Nothing was refused.")
        tables.show(("at", "address", "list", "why"), refusals, form, stretch=("address", "list", "why"))
        return
    watched = workbench.watching.lists()
    if not watched:
        raise NothingFound("Nothing is watched yet.")
    from datetime import UTC, datetime

    rows = [
        (
            each.address,
            datetime.fromtimestamp(each.asked, UTC).strftime("%Y-%m-%d %H:%M") if each.asked else None,
            each.failures,
        )
        for each in watched
    ]
    tables.show(("address", "asked", "failures"), rows, form, stretch=("address",))
