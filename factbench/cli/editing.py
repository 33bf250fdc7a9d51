"""Commands of an editor: what waits for one, adjudicate, reopen, approve, blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factbench.cli import tables
from factbench.cli.acting import Rated
from factbench.cli.options import Day, bench, db_option, form_options, reviewer_option
from factbench.codec import encode
from factbench.errors import NothingFound
from factbench.exporters.json import printed
from factbench.exporters.wording import given
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from datetime import date

    from factbench.model import DeskVerdict
    from factbench.workbench import Waiting, Workbench


@click.command()
@form_options
@db_option
@reviewer_option
def disagreements(form: str | None, db: str | None, reviewer: str | None) -> None:
    """List the claims that wait for an editor, in reading order, with what each reviewer holds and why.

    Reviewers differ in rating, in whether the context misleads, or in what they cite; or a verdict that an
    adjudication rests on has changed, or another rating came later; or, by the setting `approve`, a single verdict is
    to be approved.
    """
    with bench(db, reviewer=reviewer) as workbench:
        found = workbench.desk.waiting()
    if not found:
        raise NothingFound("No claim waits for an editor.")
    if form == "json":
        click.echo(printed(encode(found)))
        return
    if form == "csv":
        rows = [
            (each.claim, ", ".join(each.about), _desk(each.desk), "\n".join(_held(each)), each.statement)
            for each in found
        ]
        tables.show(("id", "about", "desk", "held", "claim"), rows, form, stretch=())
        return
    for each in found:
        tables.line(f"{tables.short(each.claim)}  {', '.join(each.about)} · desk: {_desk(each.desk)}")
        click.echo(f"  {one_line(each.statement)}")
        for words in _held(each):
            click.echo(f"  {one_line(words)}")


def _held(waiting: Waiting) -> list[str]:
    """Who holds what and why, a line each, with the end of the id by which `--rests` names it."""
    return [
        f"{each.event[-8:]}  {each.reviewer}: {given(each).words}{', misleading' if each.misleading else ''},"
        f" {len(each.citations)} cited{f' “{each.rationale}”' if each.rationale else ''}"
        for each in waiting.verdicts
    ]


def _desk(desk: DeskVerdict) -> str:
    return f"{given(desk.verdict).words} ({desk.how.value})" if desk.verdict is not None else desk.how.value


@click.command()
@click.argument("claim")
@click.argument("rating", type=Rated(taken_back=False))
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is published as the desk's reason.")
@click.option(
    "--rests",
    multiple=True,
    metavar="ID",
    help="The verdict that was weighed, as `factbench disagreements` names it; may be repeated [default: all].",
)
@click.option(
    "--cite",
    "cited",
    multiple=True,
    metavar="E",
    help="Evidence it rests on; may be repeated [default: what those cite who gave that rating].",
)
@click.option("--misleading/--not-misleading", default=False, help="True words in a misleading context.")
@click.option("--as-of", type=Day(), help="The day on which it holds [default: today].")
@db_option
@reviewer_option
def adjudicate(
    claim: str,
    rating: str,
    reason: str,
    rests: tuple[str, ...],
    cited: tuple[str, ...],
    misleading: bool,
    as_of: date | None,
    db: str | None,
    reviewer: str | None,
) -> None:
    """Decide CLAIM for the desk with a RATING of the scale; only an editor can."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        workbench.record.editing.adjudicate(
            identifier,
            rating,
            reason,
            rests=rests or None,
            cite=[workbench.desk.resolve("evidence", each) for each in cited] or None,
            misleading=misleading,
            as_of=as_of,
        )
        _say(workbench, identifier)


@click.command()
@click.argument("claim")
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@db_option
@reviewer_option
def reopen(claim: str, reason: str, db: str | None, reviewer: str | None) -> None:
    """Take the desk's decision on CLAIM away; what reviewers hold stays. Only an editor can."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        workbench.record.editing.reopen(identifier, reason)
        _say(workbench, identifier)


@click.command()
@click.argument("claim")
@db_option
@reviewer_option
def approve(claim: str, db: str | None, reviewer: str | None) -> None:
    """Let the only verdict on CLAIM be the desk's; only an editor can."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        workbench.record.editing.approve(identifier)
        _say(workbench, identifier)


@click.command()
@click.argument("claim", required=False)
@click.option("--article", metavar="ID", help="All claims of this article.")
@click.option("--off", "how", flag_value="off", help="Make it open, whatever article and settings say.")
@click.option("--as-set", "how", flag_value="as set", help="Leave it to article and settings again.")
@db_option
@reviewer_option
def blind(
    claim: str | None, article: str | None, how: str | None, db: str | None, reviewer: str | None
) -> None:
    """Make the review of CLAIM, or of all claims of an article, blind; only an editor can.

    Whoever has not rated a claim then sees nothing of what others hold of it. The setting `blind` does it for all.
    """
    wanted = {None: True, "off": False, "as set": None}[how]
    with bench(db, reviewer=reviewer) as workbench:
        named = workbench.desk.resolve("claim", claim) if claim else None
        whole = workbench.desk.resolve("article", article) if article else None
        workbench.record.editing.blind(wanted, claim=named, article=whole)
    words = {True: "Blind from now on", False: "Open from now on", None: "As article and settings say"}[
        wanted
    ]
    click.echo(f"{tables.short(named or whole or '')}  {words}. Saved.")


def _say(workbench: Workbench, claim: str) -> None:
    click.echo(f"{tables.short(claim)}  The desk: {_desk(workbench.desk.desk_verdict(claim))}. Saved.")
