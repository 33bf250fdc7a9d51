"""The command that takes in another record: import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench.cli.options import bench, db_option, reviewer_option
from factbench.exporters.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.workbench import Taken, Workbench
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
