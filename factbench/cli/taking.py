"""The command that takes in another record: import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench.cli.options import bench, db_option
from factbench.exporters.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.workbench import Taken


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


def _told(taken: Taken) -> Iterator[str]:
    if not (taken.acts or taken.articles or taken.claims or taken.sources):
        yield "Nothing new: all of it was here already."
        return
    brought = (
        count(number, what)
        for number, what in (
            (taken.acts, "act"),
            (taken.articles, "article"),
            (taken.claims, "claim"),
            (taken.sources, "source"),
        )
        if number
    )
    yield f"Taken in: {', '.join(brought)}."
    if taken.recut:
        yield f"{count(len(taken.recut), 'article')} cut again, for a correction came in."
    if taken.disputed:
        yield f"Reviewers differ on {count(taken.disputed, 'claim')}: `g c` on the desk puts them side by side."
