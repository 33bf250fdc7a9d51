"""The commands that exchange with other records: import and sync."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench.cli.options import bench, db_option, reviewer_option
from factbench.exporters.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.workbench import Exchanged, Taken, Workbench
    from factbench.workbench.annotations import Brought


@click.command("import")
@click.argument("file", nargs=-1, required=True)
@click.option("--annotator", metavar="NAME", help="Of annotations: take in only those that NAME made.")
@reviewer_option
@db_option
def import_(file: tuple[str, ...], annotator: str | None, reviewer: str | None, db: str | None) -> None:
    """Take in the record of FILE: another database, or a report exported as JSON for colleagues.

    Acts come in as they were, with the articles, claims and sources they rest on; nothing that is here changes, and
    FILE is only read. Taking it in again changes nothing. `factbench manual record` tells more.

    FILE may also hold annotations of another program: W3C Web Annotation, Label Studio or doccano. They become claims,
    ratings and tags of the reviewer (`--reviewer NAME`), on the article with that text, which is made where it is not
    here. What cannot be placed by its words is said and left out.
    """
    with bench(db, create=True, reviewer=reviewer) as workbench:
        for name in file:
            content = _annotations(name, workbench)
            if content is None:
                lines = _told(workbench.exchange.take_file(Path(name)))
            else:
                lines = _brought(workbench.annotations.take(content, annotator=annotator))
            for line in lines:
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
    if not came and not sent and not done.made:
        yield "Nothing new, here or there."
    yield from _consequences(done.recut, done.disputed)


def _annotations(name: str, workbench: Workbench) -> bytes | None:
    """What is in a file of annotations; None of another file."""
    from factbench import intake
    from factbench.database import is_sqlite
    from factbench.exporters.annotated import may_be_annotated

    try:
        if is_sqlite(Path(name)):
            return None
    except (OSError, ValueError):
        return None  # whoever takes it in says why it cannot be read
    content = intake.read(name, workbench.session.settings).content
    return content if may_be_annotated(content) else None


def _brought(done: Brought) -> Iterator[str]:
    for words in done.left_out:
        yield f"Left out: {words}"
    if done.machine:
        yield f"Left out: {count(done.machine, 'mark')} that a machine made."
    brought = [
        count(number, what)
        for number, what in (
            (done.articles, "article"),
            (done.claims, "claim"),
            (done.ratings, "rating"),
            (done.tags, "tag"),
        )
        if number
    ]
    yield f"Taken in: {', '.join(brought)}." if brought else "Nothing new: all of it was here already."


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
        where = "`factbench disagreements` lists them, `g a` on the desk"
        yield f"Reviewers differ on {count(disputed, 'claim')}: {where}."
