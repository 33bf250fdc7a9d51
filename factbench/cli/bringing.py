"""Commands that bring documents in and match them: add, hide, sources, match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factbench.cli import tables
from factbench.cli.by_hand import edit, retire, show, use
from factbench.cli.indexing import brought_up_to_date
from factbench.cli.options import (
    Listing,
    bench,
    db_option,
    form_options,
    hint_options,
    hints,
    reviewer_option,
    with_progress,
)
from factbench.errors import Misuse, NothingFound
from factbench.exporters.wording import count, searched
from factbench.intake import SUFFIXES, folder
from factbench.sources import kinds
from factbench.text.clean import one_line
from factbench.workbench import Added, Was

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from factbench.workbench import Workbench


@click.command()
@click.argument("source", nargs=-1, required=True)
@hint_options
@click.option("--no-match", is_flag=True, help="Do not look for evidence now.")
@db_option
@click.pass_context
def add(
    context: click.Context,
    source: tuple[str, ...],
    published: date | None,
    title: str | None,
    url: str | None,
    language: str | None,
    no_match: bool,
    db: str | None,
) -> None:
    """Store articles with their bytes and claims, and look for evidence beside each claim.

    SOURCE is a file, a folder, an address, or - for standard input. Text, Markdown, HTML, PDF and Word hold one
    article; RSS, Atom and JSON Lines hold many.
    """
    known = hints(published, title, url, language)
    with bench(db, create=True) as workbench:
        _tell_taken(source, tuple(SUFFIXES))
        adding = workbench.library.add(source, known, match=not no_match)
        code = _tell(with_progress(adding, "Adding", told=True), "claims")
    context.exit(code)


def _tell_taken(names: Sequence[str], suffixes: Sequence[str]) -> None:
    """Say on standard error what is taken of each folder, files with these suffixes, before it is."""
    for name in names:
        if in_folder := folder(name, suffixes):
            click.echo(one_line(in_folder.words), err=True)


def _tell(outcomes: Iterable[Added], counted: str) -> int:
    """Print what became of each document; returns the exit code of the first that failed, or 0."""
    code = tried = 0
    for outcome in outcomes:
        tried += 1
        if outcome.error is not None:
            code = code or outcome.error.exit_code
            click.echo(f"failed  {one_line(outcome.name)}: {outcome.error}", err=True)
            continue
        what = (
            f"{count(outcome.count, counted.removesuffix('s'))}"
            if outcome.was is Was.NEW
            else "known already"
        )
        title = one_line(outcome.title or outcome.name)
        click.echo(f"{outcome.was.value:<7} {tables.short(outcome.id or '')}  {title}: {what}")
        for notice in outcome.notices:
            click.echo(f"        {notice}")
    if not tried:
        raise NothingFound("There is no document there.")
    return code


@click.command()
@click.argument("article")
@db_option
@reviewer_option
def hide(article: str, db: str | None, reviewer: str | None) -> None:
    """Take ARTICLE and its claims out of sight. `factbench undo` brings it back."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("article", article)
        workbench.library.hide(identifier)
        title = workbench.library.article(identifier).title or identifier
        click.echo(f"Hidden: {one_line(title)}. `factbench undo` shows it again.")


@click.group()
def sources() -> None:
    """The reference library."""


@sources.command("add")
@click.argument("source", nargs=-1, required=True)
@click.option(
    "--no-match", is_flag=True, help="Do not look again for evidence for the claims in the database."
)
@db_option
@click.pass_context
def sources_add(context: click.Context, source: tuple[str, ...], no_match: bool, db: str | None) -> None:
    """Store reference documents, cut into passages.

    SOURCE is a file, a folder or an address: text, Markdown, HTML, PDF, Word, a feed, JSON Lines, CSV or Parquet of
    passages, or published fact-checks: ClaimReview in JSON or in a page, a table with claims and ratings.
    """
    from factbench.sources.library import TAKEN

    with bench(db, create=True) as workbench:
        _tell_taken(source, TAKEN)
        code = _tell(
            with_progress(
                workbench.library.sources.add(source, hints(None, None, None, None)), "Adding", told=True
            ),
            "passages",
        )
        brought_up_to_date(workbench)
        waiting = 0 if no_match else workbench.library.passages.unmatched_count()
        matched = with_progress(workbench.library.passages.match(), "Matching", waiting) if waiting else ()
        said = _matched(workbench, matched)
    if waiting:
        click.echo(said)
    context.exit(code)


def _kinds() -> Iterator[tuple[str, str]]:
    for name, found in kinds().items():
        if isinstance(found, Misuse):
            yield name, str(found)
        else:
            yield name, f"{found.WORDS} Fields: {', '.join(found.FIELDS)}."


@sources.command("ask", cls=Listing, title="Kinds of sources, for the config file", rows=_kinds)
@click.argument("source")
@click.argument("query", required=False)
@click.option("--claim", metavar="ID", help="The claim it is for; without QUERY its words are asked.")
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(1, 50), help="Most documents of a source."
)
@db_option
@reviewer_option
@click.pass_context
def sources_ask(
    context: click.Context,
    source: str,
    query: str | None,
    claim: str | None,
    limit: int,
    db: str | None,
    reviewer: str | None,
) -> None:
    """Ask SOURCE over the network for QUERY, and store what it finds.

    SOURCE is a source of the configuration, such as wiki, or all of them: all. Every search is logged, hits or none:
    `factbench searches`. `factbench manual sources` says how to add a source.
    """
    with bench(db, create=claim is None, reviewer=reviewer) as workbench:
        names = [each.name for each in workbench.session.settings.sources] if source == "all" else [source]
        about = workbench.desk.resolve("claim", claim) if claim else None
        before = len(workbench.desk.searches())
        outcomes = list(
            with_progress(workbench.library.sources.ask(names, query, claim=about, limit=limit), "Asking")
        )
        made = workbench.desk.searches()[before:]
        code = _tell(outcomes, "passages") if outcomes else NothingFound.exit_code
        brought_up_to_date(workbench)
        matched = sum(count for _claim, count in workbench.library.passages.match([about] if about else None))
    for search in made:
        tables.line(searched(search))
    if any(each.error is None for each in outcomes):
        click.echo(f"Matched: {matched} suggestions.")
    context.exit(code)


@sources.command("list")
@form_options
@db_option
def sources_list(form: str | None, db: str | None) -> None:
    """List the sources in the order they were added."""
    with bench(db) as workbench:
        found = workbench.library.sources.all()
    if not found:
        raise NothingFound("The library is empty; `factbench sources add FOLDER` fills it.")
    # People see only what is out of the ordinary; programs always get the same columns.
    apart = form is not None or any(source.retired is not None for source, _passages in found)
    rows = [
        (
            tables.short(source.id) if form is None else source.id,
            source.called,
            source.publisher,
            source.published.isoformat() if source.published else None,
            source.primary,
            source.origin,
            source.check.rating if source.check else None,
            passages,
            *([source.licence, source.url, source.retrieved, source.snapshot] if form else []),
            *([source.retired] if apart else []),
        )
        for source, passages in found
    ]
    more = [
        *(["licence", "url", "retrieved", "snapshot"] if form else []),
        *(["out_of_use"] if apart else []),
    ]
    head = ("id", "title", "publisher", "published", "primary", "origin", "rated", "passages", *more)
    tables.show(head, rows, form, stretch=("publisher", "origin", "rated", "out_of_use", "title"))


@sources.command("search")
@click.argument("query")
@click.option(
    "--limit", default=10, show_default=True, type=click.IntRange(1, 1000), help="Most passages to show."
)
@form_options
@db_option
def sources_search(query: str, limit: int, form: str | None, db: str | None) -> None:
    """Search the library for QUERY, best passages first."""
    with bench(db) as workbench:
        found = workbench.library.passages.search(query, limit=limit)
    if not found:
        raise NothingFound("No passage shares a telling word with the query.")
    rows = [(score, source.called, text) for score, text, source in found]
    tables.show(("score", "source", "passage"), rows, form, stretch=("source", "passage"))


for each in (show, edit, retire, use):
    sources.add_command(each)


@click.command()
@click.option("--claim", metavar="ID", help="Only those for this claim.")
@form_options
@db_option
def searches(claim: str | None, form: str | None, db: str | None) -> None:
    """List what was asked of sources elsewhere, oldest first, with the number of hits."""
    with bench(db) as workbench:
        found = workbench.desk.searches(workbench.desk.resolve("claim", claim) if claim else None)
    if not found:
        raise NothingFound("Nothing was asked yet; `factbench sources ask` asks.")
    named = tables.short if form is None else str
    rows = [
        (each.at if form else each.at[:16].replace("T", " "), each.source, each.query, each.hits, each.reviewer,
         named(each.claim) if each.claim else None, each.error)
        for each in found
    ]  # fmt: skip
    head = ("at", "source", "query", "hits", "reviewer", "claim", "error")
    tables.show(head, rows, form, stretch=("query", "error"))


@click.command()
@click.argument("claim", nargs=-1)
@db_option
def match(claim: tuple[str, ...], db: str | None) -> None:
    """Look for evidence and store the suggestions.

    Without CLAIM: for every claim that was not matched against the library as it is now.
    """
    with bench(db) as workbench:
        brought_up_to_date(workbench)
        wanted = [workbench.desk.resolve("claim", each) for each in claim] or None
        count = len(wanted) if wanted is not None else workbench.library.passages.unmatched_count()
        if not count:
            click.echo("Every claim is matched already.")
            return
        said = _matched(workbench, with_progress(workbench.library.passages.match(wanted), "Matching", count))
    click.echo(said)


def _matched(workbench: Workbench, matched: Iterable[tuple[str, int]]) -> str:
    """What came of it. Counted are the claims that `factbench claims` lists; where none was among them, all."""
    found = list(matched)
    listed = set(workbench.desk.claim_order()[0])
    rows = sum(workbench.desk.claim_key(claim) in listed for claim, _each in found) or len(found)
    return f"Matched {count(rows, 'claim')}: {count(sum(each for _claim, each in found), 'suggestion')}."
