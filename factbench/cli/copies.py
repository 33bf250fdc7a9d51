"""Commands about cited sources elsewhere: archive, drift. Both ask the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factbench.cli import tables
from factbench.cli.options import Command, bench, db_option, reviewer_option, with_progress
from factbench.errors import NothingFound
from factbench.exporters.json import printed
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.workbench import Cited, Workbench
    from factbench.workbench.copies import Drift, Looked


def _article_option(command: Command) -> Command:
    return click.option(
        "--article", "articles", metavar="ID", multiple=True, help="Only what is cited here; may be repeated."
    )(command)


def _cited(workbench: Workbench, articles: tuple[str, ...]) -> list[Cited]:
    found = workbench.copies.cited([workbench.desk.resolve("article", each) for each in articles])
    if not found:
        raise NothingFound("No verdict cites a source with an address.")
    return found


@click.command()
@_article_option
@click.option("--no-save", is_flag=True, help="Only look; have no copy taken where there is none.")
@click.option("--again", is_flag=True, help="Also those whose copy is known.")
@click.option("--json", "form", flag_value="json", help="JSON, for programs.")
@db_option
@reviewer_option
@click.pass_context
def archive(
    context: click.Context,
    articles: tuple[str, ...],
    no_save: bool,
    again: bool,
    form: str | None,
    db: str | None,
    reviewer: str | None,
) -> None:
    """Ask the Wayback Machine for a copy of every cited source, and have it take one where it has none.

    Each address that is cited is told to the archive (the settings `archive_url` and `archive_save_url`); what stays in
    the house is not. What it has is noted of the source, and stands in reports. Exit code 5 where it did not answer.
    """
    with bench(db, reviewer=reviewer) as workbench:
        sources = [each.source for each in _cited(workbench, articles)]
        wanted = [each for each in sources if again or each.archived is None]
        if len(wanted) < len(sources):
            click.echo(
                f"The copies of {len(sources) - len(wanted)} are known; --again asks for them too.", err=True
            )
        found = []
        asked = workbench.copies.archive(wanted, save=not no_save)
        for each in with_progress(asked, "asked", len(wanted), told=form is None):
            found.append(each)
            if form is None:
                click.echo(one_line(f"{tables.short(each.source.id)}  {_copied(each)}: {each.source.called}"))
    if form == "json":
        click.echo(printed([_archived_row(each) for each in found]))
    context.exit(5 if any(each.error for each in found) else 0)


def _copied(looked: Looked) -> str:
    if looked.error:
        return f"no answer ({looked.error})"
    if looked.copy is None:
        return "no copy"
    day = f" of {looked.copy.on}" if looked.copy.on else ""
    return f"{'taken: a' if looked.saved else 'a'} copy{day}, {looked.copy.url}"


def _archived_row(looked: Looked) -> dict[str, object]:
    copy = looked.copy
    return {
        "source": looked.source.id,
        "title": looked.source.called,
        "url": looked.source.url,
        "copy": copy.url if copy else None,
        "on": copy.on.isoformat() if copy and copy.on else None,
        "saved": looked.saved,
        "error": looked.error or None,
    }


@click.command()
@_article_option
@click.option("--json", "form", flag_value="json", help="JSON, for programs.")
@db_option
@reviewer_option
@click.pass_context
def drift(
    context: click.Context,
    articles: tuple[str, ...],
    form: str | None,
    db: str | None,
    reviewer: str | None,
) -> None:
    """Fetch every cited source again, and tell where the cited words read otherwise now, or are gone.

    Exit code 1 where any do, else 5 where a source could not be read again.
    """
    with bench(db, reviewer=reviewer) as workbench:
        wanted = _cited(workbench, articles)
        found = []
        again = workbench.copies.drift(wanted)
        for each in with_progress(again, "read again", len(wanted), told=form is None):
            found.append(each)
            if form is None:
                for line in _lines(each):
                    click.echo(one_line(line))
    if form == "json":
        click.echo(printed([_drift_row(each) for each in found]))
    moved = any(passage.now != "same" for each in found for passage in each.passages)
    context.exit(1 if moved else 5 if any(each.error for each in found) else 0)


def _lines(drift: Drift) -> list[str]:
    head = f"{tables.short(drift.source.id)}  "
    if drift.error:
        return [f"{head}not read ({drift.error}): {drift.source.called}"]
    moved = [each for each in drift.passages if each.now != "same"]
    if not moved:
        return [f"{head}same: {drift.source.called}"]
    return [
        f"{head}{each.now}: {drift.source.called}: “{each.words}”{f' now reads “{each.reads}”' if each.reads else ''}"
        for each in moved
    ]


def _drift_row(drift: Drift) -> dict[str, object]:
    return {
        "source": drift.source.id,
        "title": drift.source.called,
        "url": drift.source.url,
        "error": drift.error or None,
        "passages": [
            {"words": each.words, "now": each.now.value, "reads": each.reads or None}
            for each in drift.passages
        ],
    }
