"""The command that says who is to check what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from factbench.cli import tables
from factbench.cli.options import Day, bench, db_option, reviewer_option
from factbench.errors import Misuse, NothingFound
from factbench.text.clean import one_line
from factbench.workbench import Filter

if TYPE_CHECKING:
    from datetime import date

    from factbench.model import Event
    from factbench.workbench import Workbench


@click.command()
@click.argument("claims", nargs=-1)
@click.option("--to", required=True, metavar="NAME", help="Whom, by name or sign; `me` is you.")
@click.option("--due", type=Day(), help="The day by which.")
@click.option("--article", metavar="ID", help="The article with all its claims, those to come too.")
@click.option("--open", is_flag=True, help="All listed claims that nobody has decided.")
@click.option("--text", metavar="WORDS", help="All listed claims with these words.")
@click.option("--nobodys", is_flag=True, help="All listed claims that are assigned to nobody.")
@click.option("--filter", "named", metavar="NAME", help="All claims that your filter of that name lists.")
@click.option("--off", is_flag=True, help="Take it from them instead.")
@click.option(
    "--overlap", type=float, metavar="SHARE", help="Draw this share, such as 0.2, for a second, blind review."
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draw; the same draws the same.")
@db_option
@reviewer_option
def assign(
    claims: tuple[str, ...],
    to: str,
    due: date | None,
    article: str | None,
    off: bool,
    overlap: float | None,
    seed: int,
    db: str | None,
    reviewer: str | None,
    **filters: Any,
) -> None:
    """Give CLAIMS, an article, or all claims that a filter lists to a reviewer, by a day.

    It is advice and no lock. --overlap draws from the claims that are named, or from all that are listed; whoever is
    assigned those sees nothing of what others hold of them before rating. Only an editor draws. One undo takes all of
    it back.
    """
    if off and (overlap is not None or due is not None):
        raise Misuse("--off takes work away; leave --overlap and --due out.")
    with bench(db, reviewer=reviewer) as workbench:
        chosen = [workbench.desk.resolve("claim", each) for each in claims]
        whole = workbench.desk.resolve("article", article) if article else None
        filtered = any(filters.values())
        if filtered or (overlap is not None and not chosen):
            chosen += _listed(workbench, whole, **filters)
        chosen, name = list(dict.fromkeys(chosen)), workbench.desk.reviewer(to)
        if overlap is not None:
            drawn = workbench.record.assigning.overlap(chosen, to, overlap, seed=seed, due=due)
            for each in drawn:
                tables.line(f"{tables.short(each)}  {workbench.desk.claim(each).statement}")
            tables.line(f"{len(drawn)} of {len(chosen)} drawn for {name}, blind (seed {seed}). Saved.")
            return
        if filtered:
            whole = None
        if not chosen and whole is None:
            if filtered:
                raise NothingFound("There is no such claim.")
            raise Misuse(
                "Name claims, an article or a filter: --article, --open, --text, --nobodys, --filter."
            )
        done = workbench.record.assigning.assign(to, claims=chosen, article=whole, due=due, assigned=not off)
    _say(done, f"taken from {name}" if off else f"assigned to {name}{f', by {due}' if due else ''}")


def _say(done: list[Event], said: str) -> None:
    claims = sum(each.claim is not None for each in done)
    what = [f"{claims} claim{'s' * (claims != 1)}"] * bool(claims) + ["an article"] * (claims < len(done))
    words = " and ".join(what)
    tables.line(f"{words[0].upper()}{words[1:]} {said}. Saved.")


def _listed(
    workbench: Workbench,
    article: str | None,
    *,
    open: bool,
    text: str | None,
    nobodys: bool,
    named: str | None,
) -> list[str]:
    """Ids of the listed claims that the options mean, of one article or of all."""
    wanted = Filter()
    if named is not None:
        filters = workbench.desk.filters()
        if named not in filters:
            shown = ", ".join(filters) or "none"
            raise NothingFound(f"You have no filter “{one_line(named)}”; you have {one_line(shown)}.")
        wanted = filters[named]
    wanted = replace(
        wanted,
        article=article or wanted.article,
        open=open or wanted.open,
        text=text or wanted.text,
        assigned="" if nobodys else wanted.assigned,
    )
    return [each.id for each in workbench.desk.claims(workbench.desk.folded(wanted))]
