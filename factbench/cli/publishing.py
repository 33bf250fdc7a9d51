"""Commands about what goes out: choose, finding, correction, lint, changes, template."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from factbench.acts import UNSET, Weight
from factbench.cli import tables
from factbench.cli.options import bench, db_option, reviewer_option
from factbench.cli.wanted import Choosing, choosing_options
from factbench.errors import InputError
from factbench.exporters.json import printed
from factbench.settings import Profile
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.exporters.lint import Fault
    from factbench.workbench import Workbench


@click.command()
@click.argument("claim")
@click.option("--publish/--no-publish", default=None, help="Mark it for publication, or keep it out.")
@click.option("--unmark", is_flag=True, help="Neither: leave it to what else is asked of claims.")
@click.option(
    "--why", metavar="TEXT", help="Why it was chosen to be checked, for readers; empty takes it away."
)
@db_option
@reviewer_option
def choose(
    claim: str, publish: bool | None, unmark: bool, why: str | None, db: str | None, reviewer: str | None
) -> None:
    """Say of CLAIM whether it goes out in reports for readers, and why it was checked.

    What is kept out is in no report for readers; `export --marked` takes only what is marked.
    """
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        marked = UNSET if publish is None else publish
        workbench.record.publishing.choose(
            identifier,
            publish=None if unmark else marked,
            why=UNSET if why is None else why or None,
        )
        _say_choice(workbench, identifier)


def _say_choice(workbench: Workbench, claim: str) -> None:
    found = workbench.record.publishing.chosen(claim)
    publish = found.publish if found is not None else None
    words = {True: "For publication", False: "Kept out of publication", None: "Not marked"}[publish]
    why = f" Checked because: “{found.why}”" if found is not None and found.why else ""
    click.echo(one_line(f"{tables.short(claim)}  {words}.{why} Saved."))


@click.command()
@click.argument("article")
@click.argument("words")
@db_option
@reviewer_option
def finding(article: str, words: str, db: str | None, reviewer: str | None) -> None:
    """Say in your WORDS what was found of ARTICLE as a whole; only an editor can. Empty words take it away."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("article", article)
        workbench.record.publishing.conclude(identifier, words)
        said = (
            "Said of the article as a whole" if words.strip() else "Nothing is said of the article any more"
        )
        click.echo(f"{tables.short(identifier)}  {said}. Saved.")


@click.command()
@click.argument("claim")
@click.argument("words", default="")
@click.option(
    "--kind", type=click.Choice([each.value for each in Weight]), required=True, help="How much it means."
)
@db_option
@reviewer_option
def correction(claim: str, words: str, kind: str, db: str | None, reviewer: str | None) -> None:
    """Say to readers how much the last change of a verdict on CLAIM means, and, in WORDS, what it was.

    It stands at the top of reports. Where nobody says, another rating is substantial, another reason an update, another
    confidence minor.
    """
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        workbench.record.publishing.amend(identifier, Weight(kind), words)
        click.echo(f"{tables.short(identifier)}  The last change is called {kind}. Saved.")


@click.command()
@click.option(
    "--profile",
    type=click.Choice([each.value for each in Profile if each is not Profile.NONE]),
    help="Whose rules [default: the setting `lint`].",
)
@click.option("--json", "form", flag_value="json", help="JSON, for programs.")
@choosing_options
@db_option
@click.pass_context
def lint(
    context: click.Context, profile: str | None, form: str | None, choosing: Choosing, db: str | None
) -> None:
    """Tell what a report for readers lacks, a line each with what to do; exit code 1 where it lacks anything."""
    with bench(db) as workbench:
        articles = tuple(workbench.desk.resolve("article", name) for name in choosing.articles)
        with replace(choosing, articles=articles).prepare(workbench, "html") as prepared:
            faults = prepared.faults(Profile(profile) if profile else workbench.session.settings.lint)
    if form == "json":
        click.echo(printed([each._asdict() for each in faults]))
    else:
        for each in faults:
            click.echo(fault_line(each))
        click.echo("Nothing is lacking." if not faults else f"{len(faults)} lacking.", err=True)
    context.exit(1 if faults else 0)


def fault_line(fault: Fault) -> str:
    """The line of a fault: "1a2b3c4d reason: the verdict has no reason (say why: …)"."""
    return one_line(
        f"{tables.short(fault.claim) if fault.claim else 'report'} {fault.rule}: {fault.words} ({fault.remedy})"
    )


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "form", flag_value="json", help="JSON, for programs.")
@click.pass_context
def changes(context: click.Context, old: str, new: str, form: str | None) -> None:
    """Tell what differs between the reports OLD and NEW, both exported as JSON; exit code 1 where anything does."""
    from factbench.exporters.changes import changes as differences
    from factbench.exporters.json import load

    found = differences(load(_content(old)), load(_content(new)))
    if form == "json":
        click.echo(printed([each._asdict() for each in found]))
    else:
        for each in found:
            click.echo(one_line(f"{each.kind} {tables.short(each.claim) if each.claim else ''} {each.words}"))
    context.exit(1 if found else 0)


def _content(name: str) -> bytes:
    from pathlib import Path

    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) else "its name holds a NUL"
        raise InputError(f"{one_line(name)[:200]} cannot be read: {words}.") from error


@click.command()
@click.argument("name")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["html", "markdown"]),
    default="html",
    show_default=True,
    help="What it writes.",
)
def template(name: str, form: str) -> None:
    """Start a template NAME of your own for reports, in the folder of the config file, and say where it is.

    `factbench export --format html --template NAME` writes with it. It is Jinja2, of the extra `templates`; `factbench
    manual publishing` tells what it can use.
    """
    from factbench.config import templates_path
    from factbench.exporters.template import start

    click.echo(f"Wrote {one_line(str(start(templates_path(), name, form)))}.")
