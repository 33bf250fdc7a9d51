"""Commands that look: articles, claims, evidence, history."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

from factbench.cli import tables
from factbench.cli.options import bench, db_option, form_options, reviewer_option
from factbench.codec import encode
from factbench.errors import Misuse, NothingFound
from factbench.exporters.json import printed
from factbench.exporters.wording import (
    commented,
    given,
    lacking,
    open_because,
    opinion_words,
    past_check,
    searched,
    stances,
    told,
)
from factbench.opinion.order import ordered
from factbench.scales import SCALES
from factbench.text.clean import one_line
from factbench.text.slots import Kind
from factbench.workbench import Filter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.model import Article, Claim, Confirmation, Evidence, Stand, Verdict
    from factbench.workbench import Met, Workbench


@click.command()
@click.option("--text", metavar="WORDS", help="Only those with these words in title, site, address or body.")
@click.option("--hidden", is_flag=True, help="Also those that are out of sight.")
@form_options
@db_option
def articles(text: str | None, hidden: bool, form: str | None, db: str | None) -> None:
    """List the articles in the order they were added.

    Counted are the claims that `factbench claims` lists: no parts, nothing of low worth unless somebody acted on it.
    Open is what nobody has decided.
    """
    with bench(db) as workbench:
        found = workbench.library.article_lines(text=text, hidden=hidden)
        copies = {line.id: workbench.library.copies(line.id) for line in found}
    if not found:
        raise NothingFound("There is no such article; `factbench add FILE` stores one.")
    # People see only what is out of the ordinary; programs always get the same columns.
    apart = form is not None or any(line.orphaned for line in found)
    alike = form is not None or any(copies.values())
    named = tables.short if form is None else str
    rows = [
        (
            named(line.id),
            line.title,
            line.published,
            line.site,
            line.claims,
            line.open,
            *([line.orphaned] if apart else []),
            *([", ".join(named(each.article) for each in copies[line.id])] if alike else []),
        )
        for line in found
    ]
    more = [*(["orphaned"] if apart else []), *(["same_text_as"] if alike else [])]
    head = ("id", "title", "published", "site", "claims", "open", *more)
    tables.show(head, rows, form, stretch=("title",))


@click.command()
@click.option("--article", metavar="ID", help="Only those of this article.")
@click.option(
    "--verdict",
    type=click.Choice(sorted({r.id for each in SCALES.values() for r in each.ratings})),
    help="Only with this rating.",
)
@click.option("--open", is_flag=True, help="Only those nobody has decided.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only those of this kind.")
@click.option("--text", metavar="WORDS", help="Only those with these words.")
@click.option("--flagged", is_flag=True, help="Only those that are flagged.")
@click.option("--marked", is_flag=True, help="Only those that are marked for publication.")
@click.option(
    "--open-question", "question", is_flag=True, help="Only those with an open question, also on their words."
)
@click.option("--asked", metavar="NAME", help="Only those with an open question to NAME, or `me`.")
@click.option("--assigned", metavar="NAME", help="Only those assigned to NAME, `me`, or `nobody`.")
@click.option(
    "--orphaned", is_flag=True, help="Those with acts on them whose words are no longer in the article."
)
@click.option("--all", "low", is_flag=True, help="Also those of low worth.")
@click.option(
    "--parts", is_flag=True, help="Also those that are part of another claim, and that it was said."
)
@click.option(
    "--parquet", "folder", metavar="DIR", help="Those that `factbench batch` wrote there, not loaded."
)
@form_options
@db_option
@reviewer_option
def claims(
    folder: str | None,
    article: str | None,
    verdict: str | None,
    kind: str | None,
    text: str | None,
    asked: str | None,
    assigned: str | None,
    form: str | None,
    db: str | None,
    reviewer: str | None,
    **flags: Any,
) -> None:
    """List the claims, by article, then in reading order, with the verdicts on them and who says so.

    Left out are parts of claims that are listed, unless somebody acted on one, that a claim was said, and what is
    hardly worth checking. What all lists and counts leave out is the same.
    """
    if folder is not None:
        from factbench.cli.batching import claims_in

        if verdict or reviewer or flags["open"] or flags["orphaned"] or flags["marked"]:
            raise Misuse("In Parquet files nothing is decided: leave out what is about verdicts.")
        claims_in(folder, form, article=article, kind=kind, text=text, parts=flags["parts"], low=flags["low"])
        return
    with bench(db, reviewer=reviewer) as workbench:
        wanted = Filter(
            article=workbench.desk.resolve("article", article) if article else None,
            rating=verdict,
            kind=Kind(kind) if kind else None,
            text=text,
            reviewer=workbench.session.reviewer if reviewer else None,
            asked=workbench.desk.reviewer(asked) if asked else None,
            assigned=_whose(workbench, assigned),
            **flags,
        )
        wanted = workbench.desk.folded(wanted)
        if form == "json":
            _as_json(workbench, wanted)
            return
        found = workbench.desk.claims(wanted)
        held = {claim.id: workbench.desk.verdicts(claim.id) for claim in found}
        said = {claim.id: workbench.desk.verdicts(claim.saying) for claim in found if claim.saying}
        met = {claim.id: workbench.desk.met(claim.id) for claim in found}
    if not found:
        raise NothingFound("There is no such claim.")
    rows = [
        {
            "id": tables.short(claim.id) if form is None else claim.id,
            "claim": claim.statement,
            "verdict": _held(held[claim.id]),
            "met_before": _elsewhere(met[claim.id]),
            "kinds": ", ".join(claim.kinds),
            "worth": claim.worth.checkworthy if form else f"{claim.worth.checkworthy:.1f}",
            "said_by": _who(claim, said.get(claim.id, [])),
        }
        for claim in found
    ]
    # People read the words first; programs always get the same columns in the same order.
    order = ["id", "claim", "said_by", "verdict", "met_before", "kinds", "worth"]
    programs = ["id", "verdict", "kinds", "worth", "said_by", "claim"]
    head = programs if form else order
    cells = [[row[name] for name in head] for row in rows]
    stretch = ("verdict", "met_before", "kinds", "said_by", "claim")
    tables.show(head, cells, form, stretch=stretch, spare=("met_before", "kinds", "worth"))


def _whose(workbench: Workbench, typed: str | None) -> str | None:
    """The name that is meant; "" for nobody."""
    if typed is None or typed == NOBODY:
        return typed and ""
    return workbench.desk.reviewer(typed)


NOBODY = "nobody"


def _as_json(workbench: Workbench, wanted: Filter) -> None:
    """Print the claims as they are read: of a hundred thousand none has to wait for the last."""
    from factbench.cli.alone import claim_fields
    from factbench.exporters.json import printed_one_by_one

    desk, there = workbench.desk, False
    article: Article | None = None

    def told() -> Iterator[dict[str, object]]:
        nonlocal there, article
        for each in desk.each_claim(wanted):
            there = True
            if article is None or article.id != each.article:
                article = workbench.library.article(each.article)
            yield {
                **claim_fields(each, article),
                "article": each.article,
                "verdicts": encode(desk.verdicts(each.id)),
                "said": encode(desk.verdicts(each.saying) if each.saying else []),
                "met": encode(desk.met(each.id)),
            }

    for piece in printed_one_by_one(told()):
        if not there:
            raise NothingFound("There is no such claim.")
        click.echo(piece, nl=False)
    click.echo()


def _who(claim: Claim, said: list[Verdict]) -> str:
    """Who says so, and what was decided of that it was said: "Ada Marsh (said: Supported)"."""
    decided = [each for each in said if each.rating is not None]
    return f"{claim.said_by} (said: {_held(decided)})" if claim.said_by and decided else claim.said_by or ""


def _elsewhere(found: Sequence[Met]) -> str:
    """What was decided where a claim was met before; "open" where nobody decided it there, "" where it was not."""
    decided = [verdict for each in found for verdict in each.verdicts]
    return _held(decided) if decided else "open" if found else ""


def _tell_met(found: Sequence[Met]) -> None:
    """A line for each other article that says the same."""
    for each in found:
        title = each.title or f"article {tables.short(each.article)}"
        tables.line(
            f"met before: {tables.short(each.claim)} in “{title}”, {_held(list(each.verdicts))}: {each.statement}"
        )


def _tell_near(found: Sequence[Met]) -> None:
    """A line for each decided claim of the desk that is near."""
    for each in found:
        title = each.title or f"article {tables.short(each.article)}"
        words = f"{_held(list(each.verdicts))} by {', '.join(held.reviewer for held in each.verdicts)}"
        tables.line(
            f"own past check: {words}, {tables.short(each.claim)} in “{title}” (suggested): {each.statement}"
        )


def _held(verdicts: list[Verdict]) -> str:
    """The ratings that reviewers gave, in words; "open" where nobody did."""
    decided = [each for each in verdicts if each.rating is not None]
    words = [given(each).words for each in decided]
    if len(decided) > 1:
        words = [f"{word} ({each.reviewer})" for word, each in zip(words, decided, strict=True)]
    return ", ".join(words) or "open"


@click.command()
@click.argument("claim")
@form_options
@db_option
def evidence(claim: str, form: str | None, db: str | None) -> None:
    """List the evidence beside CLAIM, best first, with what agrees and what conflicts, and what it comes to."""
    with bench(db) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        found = workbench.desk.evidence(identifier)
        met = workbench.desk.met(identifier) if form is None else []
        about = workbench.desk.claim(identifier)
        lacks = lacking(about, workbench.library.article(about.article)) if form is None else []
        confirmed = workbench.desk.confirmed(identifier)
        asked = workbench.desk.searches(identifier) if form is None else []
        near = workbench.desk.decided_alike(identifier) if form is None else []
        version = workbench.desk.matched_with(identifier)
        stands = workbench.desk.stands(identifier)
        comments = workbench.desk.comments(identifier)
        opinions = {each.evidence: each for each in workbench.opinions.of(identifier)}
        found = ordered(found, opinions.values())
    for words in lacks:
        tables.line(words)
    for comment in comments if form is None else ():
        tables.line(commented(comment))
    _tell_met(met)
    _tell_near(near)
    for search in asked:
        tables.line(searched(search))
    if not found:
        raise NothingFound("Nothing stands beside this claim; `factbench match` looks for evidence.")
    if form == "json":
        held = [[stand for stand in stands if stand.evidence == each.id] for each in found]
        click.echo(
            printed(
                [
                    {**encode(each), "stands": encode(said), "opinion": encode(opinions.get(each.id))}
                    for each, said in zip(found, held, strict=True)
                ]
            )
        )
        return
    rows = [
        (
            tables.short(each.id) if form is None else each.id,
            each.score,
            each.comparison.stance.value,
            each.source.called,
            _signals([*_said(each, confirmed, stands), *opinion_words(each, opinions.get(each.id))]),
            each.best.of(each.passage.text),
        )
        for each in found
    ]
    tables.show(
        ("id", "score", "stance", "source", "signals", "passage"),
        rows,
        form,
        stretch=("source", "passage", "signals"),
    )
    if form is None:
        from factbench.stages.compare.matrix import matrix

        tables.line(f"{matrix(about.plain, found).summary.rstrip('.')}. Suggestions, no verdict.")
        tables.line(f"Found in {version}." if version else "Put there by hand.")


def _signals(told: Iterable[str]) -> str:
    """Sentences, one after the other."""
    return " ".join(each if each.endswith(".") else f"{each}." for each in told)


def _said(evidence: Evidence, confirmed: Sequence[Confirmation], stands: Sequence[Stand]) -> list[str]:
    """What people say of a piece of evidence, what was found before, what agrees and conflicts, and what is missing."""
    held = [words for _agreement, words in stances(stands, evidence)]
    compared = [*(words for _agreement, words in told(evidence)), open_because(evidence)]
    return [*held, *_checked(evidence, confirmed), *filter(None, compared)]


def _checked(evidence: Evidence, confirmed: Sequence[Confirmation]) -> list[str]:
    """What a past fact-check found, and whether reviewers confirmed that it is about this claim; else nothing."""
    words = past_check(evidence.source)
    if words is None:
        return []
    names = [each.reviewer for each in confirmed if each.evidence == evidence.id]
    return [f"{words} ({'confirmed by ' + ', '.join(names) if names else 'suggested'})"]


@click.command()
@click.argument("claim", required=False)
@click.option("--json", "as_json", is_flag=True, help="The acts as JSON, with their hashes.")
@click.option(
    "--at", metavar="TIME", help="Only what was done by then: 2026-03-01, or 2026-03-01T09:30 (UTC)."
)
@db_option
def history(claim: str | None, as_json: bool, at: str | None, db: str | None) -> None:
    """Tell what was done, oldest first: on CLAIM, or on all."""
    from factbench.record.history import history as tell

    with bench(db) as workbench:
        identifier = workbench.desk.resolve("claim", claim) if claim else None
        until = _until(at) if at else None
        events = [each for each in workbench.record.events(identifier) if until is None or each.at < until]
        about = {each.claim: workbench.desk.claim(each.claim).quote for each in events if each.claim}
        about |= {
            each.article: workbench.library.article(each.article).title or ""
            for each in events
            if each.article
        }
        met = workbench.desk.met(identifier) if identifier and not as_json else []
        beside = workbench.desk.evidence(identifier) if identifier and not as_json else []
        confirmed = workbench.desk.confirmed(identifier) if beside and identifier else []
    _tell_met(met)
    for each in beside:
        for words in _checked(each, confirmed):
            tables.line(f"{words}: {each.best.of(each.passage.text)}")
    if not events:
        raise NothingFound(f"Nothing was done by {one_line(at)}." if at else "Nothing was done yet.")
    if as_json:
        click.echo(printed(encode(events)))
        return
    for sentence in tell(events, about):
        tables.line(sentence)


def _until(said: str) -> str:
    """The first moment that is no longer by the time that somebody named: a day is over when the next begins.

    Raises: Misuse where it is no time.
    """
    try:
        moment = datetime.fromisoformat(said.strip().replace("Z", "+00:00"))
    except ValueError as error:
        raise Misuse(f"“{one_line(said)[:40]}” is no time like 2026-03-01 or 2026-03-01T09:30.") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    step = timedelta(days=1) if _DAY.fullmatch(said.strip()) else timedelta(milliseconds=1)
    return (moment + step).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
