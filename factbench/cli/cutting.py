"""Commands that cut claims again: correct, recut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factbench.cli import tables
from factbench.cli.options import Day, bench, db_option, reviewer_option, with_progress
from factbench.errors import NothingFound
from factbench.workbench import Filter

if TYPE_CHECKING:
    from datetime import date

    from factbench.workbench import Recut, Workbench


@click.command()
@click.argument("article")
@click.option("--title", metavar="TEXT", help="The headline as it should be.")
@click.option("--date", "published", type=Day(), help="The day it was published.")
@click.option("--unknown", multiple=True, type=click.Choice(["title", "date"]), help="What it does not have.")
@click.option(
    "--from", "begin", metavar="WORDS", help="The first words of the body, or a paragraph's number."
)
@click.option("--to", "end", metavar="WORDS", help="The last words of the body, or a paragraph's number.")
@db_option
@reviewer_option
def correct(
    article: str,
    title: str | None,
    published: date | None,
    unknown: tuple[str, ...],
    begin: str | None,
    end: str | None,
    db: str | None,
    reviewer: str | None,
) -> None:
    """Correct what was taken for ARTICLE, and cut its claims again. `factbench undo` takes it back.

    Paragraphs are numbered as `factbench extract` shows them. Decisions stay with the words they are about.
    """
    fields = ["published" if each == "date" else each for each in unknown]
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("article", article)
        done = workbench.library.correct(
            identifier, title=title, published=published, unknown=fields, begin=begin, end=end
        )
        _tell(workbench, done)


@click.command()
@click.argument("article", nargs=-1)
@db_option
def recut(article: tuple[str, ...], db: str | None) -> None:
    """Cut the claims of ARTICLE again, or of all articles, with the segmenter and the settings of today.

    No decision is lost: it stays with the words it is about, or is shown as orphaned.
    """
    with bench(db) as workbench:
        wanted = [workbench.desk.resolve("article", each) for each in article]
        wanted = wanted or [line.id for line in workbench.library.article_lines(hidden=True)]
        if not wanted:
            raise NothingFound("There is no article; `factbench add FILE` stores one.")
        for done in with_progress(workbench.library.recut(wanted), "Cutting", len(wanted)):
            _tell(workbench, done)


def _tell(workbench: Workbench, done: Recut) -> None:
    """One line for the article, and one for each claim with acts that is not simply where it was."""
    title = workbench.library.article(done.article).title or "Without a title"
    count = workbench.desk.claim_count(workbench.desk.folded(Filter(article=done.article)))
    what = f"{count} claims" if done.changed else f"{count} claims, as before"
    tables.line(f"{'cut' if done.changed else 'same':<8}{tables.short(done.article)}  {title}: {what}")
    for each in done.carried:
        quote = workbench.desk.claim(each.claim).quote
        if each.now is None:
            tables.line(
                f"orphaned {tables.short(each.claim)}  “{quote}”: these words are no longer in the article."
            )
        elif each.how == "near":
            words = workbench.desk.claim(each.now).quote
            tables.line(
                f"reworded {tables.short(each.now)}  “{quote}” is “{words}” now; look whether it still holds."
            )
