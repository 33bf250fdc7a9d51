"""Commands between colleagues: ask, answer, close, thread, inbox, reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factbench.cli import tables
from factbench.cli.options import bench, db_option, form_options, reviewer_option
from factbench.codec import encode
from factbench.errors import NothingFound
from factbench.exporters.json import printed
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.model import Event
    from factbench.workbench import Pending, Workbench


@click.command()
@click.argument("claim")
@click.argument("text")
@click.option("--to", multiple=True, metavar="NAME", help="Whom it asks, by name or sign; may be repeated.")
@click.option("--evidence", metavar="E", help="The evidence that it is about.")
@db_option
@reviewer_option
def ask(
    claim: str, text: str, to: tuple[str, ...], evidence: str | None, db: str | None, reviewer: str | None
) -> None:
    """Ask TEXT about CLAIM. `@` and a name or sign in it says whom, as --to does; else whoever reads it is asked."""
    from factbench.acts import AnnotationKind

    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        about = workbench.desk.resolve("evidence", evidence) if evidence else None
        done = workbench.record.annotate(identifier, text, AnnotationKind.QUESTION, evidence=about, to=to)
        _saved(done, f"{_short(done.id)}  ")


@click.command()
@click.argument("question")
@click.argument("text")
@db_option
@reviewer_option
def answer(question: str, text: str, db: str | None, reviewer: str | None) -> None:
    """Answer QUESTION, which `factbench inbox` and `factbench thread` name, with TEXT. That closes it."""
    with bench(db, reviewer=reviewer) as workbench:
        _saved(workbench.record.asking.answer(_named(workbench, question), text))


@click.command()
@click.argument("question")
@click.option("--open", "opened", is_flag=True, help="Open it again instead.")
@db_option
@reviewer_option
def close(question: str, opened: bool, db: str | None, reviewer: str | None) -> None:
    """Say that QUESTION is done with."""
    with bench(db, reviewer=reviewer) as workbench:
        _saved(workbench.record.asking.close(_named(workbench, question), closed=not opened))


def _named(workbench: Workbench, typed: str) -> str:
    """The id of an act by its end, as it is printed, or by its beginning."""
    return workbench.desk.said_by(typed)


def _saved(event: Event, before: str = "") -> None:
    from factbench.record.history import describe

    told = describe(event)
    click.echo(f"{before}{one_line(f'{told[0].upper()}{told[1:]}')}. Saved.")


def _short(identifier: str) -> str:
    """The end of the id of an act: ids of one day begin alike."""
    return identifier[-8:]


@click.command()
@click.argument("claim")
@click.option("--json", "as_json", is_flag=True, help="JSON, for programs.")
@db_option
@reviewer_option
def thread(claim: str, as_json: bool, db: str | None, reviewer: str | None) -> None:
    """Tell what was said on CLAIM, its evidence and the stretches of its article, each answer below its question."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        found = [*workbench.desk.thread(identifier), *workbench.desk.remarks_thread(identifier)]
        titles = {each.id: each.source.called for each in workbench.desk.evidence(identifier)}
    if not found:
        raise NothingFound("Nothing was said on this claim; `factbench ask` asks.")
    if as_json:
        click.echo(printed([{**encode(each), "open": each.is_open} for each in found]))
        return
    from factbench.exporters.wording import said_in_thread

    for each in found:
        indent = "  " if each.answers else ""
        click.echo(f"{indent}{_short(each.said.id)}  {one_line(said_in_thread(each, titles))}")
        click.echo(f"{indent}  {one_line(each.said.text)}")


@click.command()
@form_options
@db_option
@reviewer_option
def inbox(form: str | None, db: str | None, reviewer: str | None) -> None:
    """List what is asked of you and assigned to you, then open questions of others and what is flagged."""
    with bench(db, reviewer=reviewer) as workbench:
        found = workbench.desk.inbox()
    if not found:
        raise NothingFound("Nothing waits: no question, no assignment, no flag.")
    if form == "json":
        click.echo(printed(encode(found)))
        return
    if form == "csv":
        head = ("id", "why", "claim", "article", "who", "to", "at", "due", "text", "about")
        rows = [_row(each) for each in found]
        tables.show(head, rows, form, stretch=())
        return
    for each in found:
        place = tables.short(each.claim or each.article)
        click.echo(f"{_short(each.id)}  {one_line(f'{each.why.value}{_told(each)} · {place}')}")
        if each.text:
            click.echo(f"  {one_line(each.text)}")
        click.echo(f"  {one_line(each.about)}")


def _row(each: Pending) -> tuple[str | None, ...]:
    due = each.due.isoformat() if each.due else None
    return (
        each.id, each.why.value, each.claim, each.article, each.who, ", ".join(each.to), each.at, due, each.text,
        each.about,
    )  # fmt: skip


def _told(each: Pending) -> str:
    due = f" · due {each.due}" if each.due else ""
    left = f" · {each.left} open" if each.left is not None else ""
    to = f" to {', '.join(each.to)}" if each.to and each.text else ""
    return f"{due}{left} · {each.who}{to} {each.at[:10]}"


@click.command()
@form_options
@db_option
@reviewer_option
def reviewers(form: str | None, db: str | None, reviewer: str | None) -> None:
    """List the reviewers who are known here, with the short signs by which a question calls them."""
    with bench(db, reviewer=reviewer) as workbench:
        known = workbench.desk.reviewers()
    tables.show(("sign", "name"), [(sign, name) for name, sign in known.items()], form, stretch=("name",))
