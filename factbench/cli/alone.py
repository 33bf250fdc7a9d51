"""Commands that touch no database: check, extract, segment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench import config
from factbench.cli import tables
from factbench.cli.options import hint_options, hints, with_progress
from factbench.codec import encode
from factbench.errors import FactbenchError, InputError, NothingFound, Unreadable
from factbench.exporters.json import printed
from factbench.exporters.wording import lacking, stretch, told, who
from factbench.intake import Hints, is_address, read_documents
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factbench.model import Article, Claim, Evidence
    from factbench.settings import Settings


@click.command()
@click.argument("source")
@hint_options
@click.option(
    "--json", "as_json", is_flag=True, help="JSON, with the text and where each paragraph stood in the file."
)
def extract(
    source: str,
    published: date | None,
    title: str | None,
    url: str | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Show what is taken for the article in SOURCE: a file, an address, or - for standard input.

    With --json also the text that claims point into and, for plain text, the span of every paragraph in the file.
    A feed or JSON Lines hold many articles: they follow each other, with --json as a list.
    """
    articles = _articles(source, config.load(), hints(published, title, url, language))
    if as_json:
        fields = [_article_fields(article) for article in articles]
        click.echo(printed(fields[0] if len(fields) == 1 else fields))
        return
    for number, article in enumerate(articles):
        if number:
            click.echo()
        _show(article)


def _show(article: Article) -> None:
    for name, words in (
        ("title", article.title),
        ("published", article.published_as or article.published),
        ("updated", article.updated_as or article.updated),
        ("dateline", article.dateline),
        ("agency", article.agency),
        ("site", article.site),
        ("authors", ", ".join(article.authors)),
        ("language", article.language),
        ("address", article.url),
        ("cut out by", article.extractor),
    ):
        click.echo(f"{name + ':':<12}{one_line(str(words or '-'))}")
    for number, paragraph in enumerate(article.paragraphs, 1):
        click.echo()
        tables.line(f"[{number}] {paragraph.in_text.of(article.text)}")
    for aside in article.asides:
        click.echo()
        tables.line(f"[{aside.kind.value}] {aside.text}")


def _articles(source: str, settings: Settings, known: Hints) -> list[Article]:
    """The articles in what is named. What cannot be read in a file of many goes to standard error.

    Raises: `InputError` where there is none.
    """
    articles: list[Article] = []
    first: InputError | None = None
    for each in read_documents(source, settings, known):
        if isinstance(each.found, InputError):
            first = first or each.found
            click.echo(f"factbench: {one_line(each.name)}: {each.found}", err=True)
        else:
            articles.append(each.found)
    if not articles:
        raise first or Unreadable("There is no document in it.")
    return articles


def _article_fields(article: Article) -> dict[str, object]:
    fields = encode(article)
    return {"id": article.id, **fields}


@click.command()
@click.argument("source")
@hint_options
@click.option("--jsonl", is_flag=True, help="One JSON object a claim, with every span and slot.")
@click.option("--json", "as_json", is_flag=True, help="All in one JSON list.")
@click.option(
    "--uncovered",
    "gaps",
    is_flag=True,
    help="Instead the sentences with a number, name or quotation that no claim touches.",
)
@click.option("--all", "low", is_flag=True, help="Also those of low worth.")
@click.option("--parts", is_flag=True, help="Also those that are part of another claim.")
def segment(
    source: str,
    published: date | None,
    title: str | None,
    url: str | None,
    language: str | None,
    jsonl: bool,
    as_json: bool,
    gaps: bool,
    low: bool,
    parts: bool,
) -> None:
    """Show the claims in SOURCE that the desk would list, with who says so before each, and below what it lacks.

    JSON has all of them, and says which are listed; that a claim was said is one of its own. Of a feed or of JSON Lines
    with many articles it also says which article each claim is from.
    """
    settings = config.load()
    articles = _articles(source, settings, hints(published, title, url, language))
    if gaps:
        uncovered = _gaps(articles, settings)
        if as_json or jsonl:
            _print_fields([fields for fields, _ in uncovered], a_line_each=not as_json)
        else:
            for _, words in uncovered:
                click.echo(words)
        return
    claims = _claims(articles, settings)
    of = {article.id: article for article in articles}
    if as_json or jsonl:
        whose = [{"article": each.article} if len(articles) > 1 else {} for each in claims]
        fields = [_fields(each, of[each.article], settings) for each in claims]
        _print_fields(
            [{**one, **of_it} for one, of_it in zip(fields, whose, strict=True)], a_line_each=not as_json
        )
        return
    left = []
    for claim in _rows(claims):
        if (low or claim.likely(settings.list_worth)) and (parts or not claim.under):
            for line in _lines(claim, of[claim.article]):
                click.echo(line)
        else:
            left.append(claim)
    if left:
        click.echo(f"Not shown: {_left_out(left)}; see --all and --parts.", err=True)


def _print_fields(fields: list[dict[str, object]], *, a_line_each: bool) -> None:
    """Print a list in JSON, or an object a line."""
    if not a_line_each:
        click.echo(printed(fields))
        return
    for each in fields:
        click.echo(json.dumps(each))


def _rows(claims: Iterable[Claim]) -> list[Claim]:
    """Those that may be a row: that a claim was said is told in the row of that one."""
    claims = list(claims)
    sayings = {claim.saying for claim in claims}
    return [claim for claim in claims if claim.id not in sayings]


def _fields(claim: Claim, article: Article, settings: Settings) -> dict[str, object]:
    return {**claim_fields(claim, article), "listed": claim.listed(settings.list_worth)}


def _lines(claim: Claim, article: Article) -> Iterator[str]:
    """A claim in words: who says so, what, what it lacks to be understood alone, and where the article tells that."""
    yield one_line(f"{who(claim)}{claim.statement}")
    yield from (f"    {each}" for each in lacking(claim, article))


def _left_out(claims: list[Claim]) -> str:
    """How many of which kind are not shown: "3 of low worth and 1 within others"."""
    within = sum(1 for claim in claims if claim.under)
    counts = ((len(claims) - within, "of low worth"), (within, "within others"))
    return " and ".join(f"{count:,} {what}" for count, what in counts if count)


def _gaps(articles: list[Article], settings: Settings) -> list[tuple[dict[str, object], str]]:
    """Each sentence without a claim as JSON, and in words: where it stands, why it should be looked at.

    Raises: `NothingFound` where every sentence that has a number, a name or a quotation has a claim.
    """
    from factbench.stages import segment as stage
    from factbench.stages.uncovered import uncovered

    rows: list[tuple[dict[str, object], str]] = []
    for article in articles:
        which = {"article": article.id} if len(articles) > 1 else {}
        for each in uncovered(article, stage.segment(article, settings=settings)):
            where, words = stretch([each.span], article), each.span.of(article.text)
            fields = {"span": encode(each.span), "has": encode(each.has), "text": words, **which}
            rows.append((fields, one_line(f"{where} ({', '.join(each.has)}): {words}")))
    if not rows:
        raise NothingFound("Every sentence that has a number, a name or a quotation has a claim.")
    return rows


def _claims(articles: list[Article], settings: Settings) -> list[Claim]:
    """The claims of all articles, in order. What the reader should know goes to standard error.

    Raises: `NothingFound` where there are none.
    """
    from factbench.stages import segment as stage

    claims: list[Claim] = []
    for article in articles:
        for notice in stage.notices(article, settings):
            click.echo(notice, err=True)
        claims += stage.segment(article, settings=settings)
    if not claims:
        raise NothingFound("No claims were found in it.")
    return claims


def claim_fields(claim: Claim, article: Article) -> dict[str, object]:
    """A claim of an article as the JSON object of `segment --jsonl`."""
    return {
        "id": claim.id,
        "quote": claim.quote,
        "parts": encode(claim.parts),
        "statement": claim.statement,
        "insertions": encode(claim.insertions),
        "plain": claim.plain,
        "under": claim.under,
        "said_by": claim.said_by,
        "saying": claim.saying,
        "kinds": encode(claim.kinds),
        "worth": encode(claim.worth),
        "attribution": [
            {
                "source": encode(a.source),
                "named": encode(a.named),
                "cue": encode(a.cue),
                "stance": encode(a.stance),
                "direct": a.direct,
            }
            for a in claim.attribution
        ],
        "needs_context": encode(claim.needs_context),
        "context": [each.of(article.text) for each in claim.context],
        "edits": encode(claim.edits),
        "dates": encode(claim.dates),
        "quantities": encode(claim.quantities),
        "names": encode(claim.names),
        "ranks": encode(claim.ranks),
        "quotations": encode(claim.quotations),
    }


@click.command()
@click.argument("source")
@hint_options
@click.option("--sources", "folders", multiple=True, metavar="DIR", help="Reference texts; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="JSON, for programs.")
def check(
    source: str,
    published: date | None,
    title: str | None,
    url: str | None,
    language: str | None,
    folders: tuple[str, ...],
    as_json: bool,
) -> None:
    """Do the whole job at once on SOURCE: claims, the best evidence for each, and what agrees or conflicts.

    No database is read or touched.
    """
    from factbench.checking import check as run_check
    from factbench.sources.library import Library, documents_in

    settings = config.load()
    articles = _articles(source, settings, hints(published, title, url, language))
    claims = _claims(articles, settings)
    for folder in folders:
        if not is_address(folder) and not Path(folder).exists():
            raise Unreadable(f"There is no file or folder {one_line(folder)[:200]}; check the name.")
    references = []
    for read in documents_in(folders, settings, Hints()):
        if isinstance(read.found, FactbenchError):
            click.echo(f"factbench: {one_line(read.name)}: {read.found}", err=True)
        else:
            references.append(read.found)
    if folders and not references:
        raise NothingFound(f"No reference text is in {one_line(', '.join(folders))[:200]}.")
    library = Library(references, settings)
    done = [
        (article, list(with_progress(run_check(article, found, library, settings), "Matching", len(found))))
        for article in articles
        if (found := [claim for claim in claims if claim.article == article.id])
    ]
    if as_json:
        fields = [_checked_fields(article, checked, settings) for article, checked in done]
        click.echo(printed(fields[0] if len(fields) == 1 else fields))
        return
    for number, (article, checked) in enumerate(done):
        if number:
            click.echo()
        listed = [each for each in checked if each[0].listed(settings.list_worth)]
        _show_checked(article, article.title or source, listed, sourced=bool(folders))
    if left := [each for each in _rows(claims) if not each.listed(settings.list_worth)]:
        click.echo(f"Not shown: {_left_out(left)}; see --json.", err=True)


def _checked_fields(
    article: Article, checked: list[tuple[Claim, list[Evidence]]], settings: Settings
) -> dict[str, object]:
    found = [
        {**_fields(claim, article, settings), "evidence": encode(evidence)} for claim, evidence in checked
    ]
    return {"article": _article_fields(article), "claims": found}


def _show_checked(
    article: Article, title: str, listed: list[tuple[Claim, list[Evidence]]], *, sourced: bool
) -> None:
    tables.line(title)
    for number, (claim, evidence) in enumerate(listed, 1):
        click.echo()
        tables.line(f"{number}. {who(claim)}{claim.statement}")
        for line in lacking(claim, article):
            click.echo(f"    {line}")
        for each in evidence[:3]:
            click.echo(
                f"   {each.score:3.0f}  {each.comparison.stance.value:<8}  {one_line(each.source.title)}"
            )
            for agreement, words in told(each):
                click.echo(f"       {agreement.value:<9}  {one_line(words)}")
        if not evidence and sourced:
            click.echo("        no evidence in the sources")
