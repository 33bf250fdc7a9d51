"""The commands that exchange with other records: import and sync."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench.cli.options import bench, db_option
from factbench.exporters.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.workbench import Exchanged, Taken, Workbench


@click.command("import")
@click.argument("file", nargs=-1, required=True)
@db_option
def import_(file: tuple[str, ...], db: str | None) -> None:
    """Take in the record of FILE: another database, or a report exported as JSON for colleagues.

    Acts come in as they were, with the articles, claims and sources they rest on; nothing that is here changes, and
    FILE is only read. Taking it in again changes nothing. `factbench manual record` tells more.
    """
    with bench(db, create=True) as workbench:
        for name in file:
            taken = workbench.exchange.take_file(Path(name))
            for line in _told(taken):
                click.echo(line)


@click.command()
@click.argument("address", required=False)
@click.option(
    "--watch", is_flag=True, help="Go on until Ctrl-C: at once when anything comes or is done here."
)
@click.option("--init", is_flag=True, help="Make the shared record's tables on the server first.")
@click.option(
    "--for", "roles", multiple=True, metavar="ROLE", help="With --init: a role of the server that may use it."
)
@db_option
def sync(address: str | None, watch: bool, init: bool, roles: tuple[str, ...], db: str | None) -> None:
    """Push what is here to the record that several desks share, and take in what others pushed.

    ADDRESS is what PostgreSQL takes: postgresql://NAME@HOST/DATABASE or service=NAME; without it the setting
    shared_record counts, else PGSERVICE and its like. A password belongs into ~/.pgpass or the service file.
    What cannot be sent now goes along next time. `factbench manual team` tells how a desk sets it up.
    """
    if roles and not init:
        raise click.UsageError("--for goes with --init: it lets a role use the tables that --init makes.")
    with bench(db, create=True) as workbench:
        if init or not watch:
            done = workbench.sync.once(address, init=roles if init else None)
            for line in _exchanged(done):
                click.echo(line)
        if watch:
            _watch(workbench, address)


def _watch(workbench: Workbench, address: str | None) -> None:
    try:
        for each in workbench.sync.watch(address):
            for line in [each] if isinstance(each, str) else _exchanged(each):
                click.echo(line, err=isinstance(each, str))
    except KeyboardInterrupt:
        click.echo("Stopped watching; `factbench sync` goes on from here.")


def _exchanged(done: Exchanged) -> Iterator[str]:
    if done.made:
        yield f"Made the shared record at {done.where}."
    if done.readable:
        yield f"What goes to {done.where} can be read on its way: add sslmode=verify-full to the address."
    came = _counted(acts=done.acts, articles=done.articles, claims=done.claims, sources=done.sources)
    if came:
        yield f"Came in: {came}."
    sent = _counted(acts=done.sent, documents=done.documents)
    if sent:
        yield f"Went out: {sent}."
    if not came and not sent:
        yield "Nothing new, here or there."
    yield from _consequences(done.recut, done.disputed)


def _told(taken: Taken) -> Iterator[str]:
    if not (taken.acts or taken.articles or taken.claims or taken.sources):
        yield "Nothing new: all of it was here already."
        return
    brought = _counted(acts=taken.acts, articles=taken.articles, claims=taken.claims, sources=taken.sources)
    yield f"Taken in: {brought}."
    yield from _consequences(len(taken.recut), taken.disputed)


def _counted(**numbers: int) -> str:
    """Such as "3 acts, 1 article"; each is named by what there are many of."""
    return ", ".join(count(number, what.removesuffix("s")) for what, number in numbers.items() if number)


def _consequences(recut: int, disputed: int) -> Iterator[str]:
    if recut:
        yield f"{count(recut, 'article')} cut again, for a correction came in."
    if disputed:
        yield f"Reviewers differ on {count(disputed, 'claim')}: `g c` on the desk puts them side by side."
