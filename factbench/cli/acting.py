"""Commands that act, as the desk does: verdict, note, cite, confirm, wording, scale, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from factbench.acts import Confidence
from factbench.cli.options import Day, bench, db_option, reviewer_option
from factbench.errors import NothingFound
from factbench.scales import SCALES

if TYPE_CHECKING:
    from datetime import date

    from factbench.model import Event
    from factbench.workbench import Workbench
    from factbench.workbench.record.undo import Adding


class Rated(click.ParamType[str]):
    """A rating of the scale in force, which only the database knows; the shell offers those of all scales."""

    name = "rating"

    def __init__(self, *, taken_back: bool = True) -> None:
        """`taken_back`: whether `open` is offered too, which takes the rating back."""
        self._taken_back = taken_back

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Ratings that begin with what was typed."""
        known = [*dict.fromkeys(r.id for s in SCALES.values() for r in s.ratings)]
        known += ["open"] if self._taken_back else []
        return [CompletionItem(each) for each in known if each.startswith(incomplete)]


@click.command()
@click.argument("claim")
@click.argument("rating", type=Rated())
@click.option("--why", metavar="TEXT", help="The rationale.")
@click.option("--cite", "cited", multiple=True, metavar="E", help="Evidence it rests on; may be repeated.")
@click.option(
    "--confidence", type=click.Choice([each.value for each in Confidence]), help="How sure you are."
)
@click.option("--misleading/--not-misleading", default=None, help="True words in a misleading context.")
@click.option("--as-of", type=Day(), help="The day on which it holds [default: today].")
@db_option
@reviewer_option
def verdict(
    claim: str,
    rating: str,
    why: str | None,
    cited: tuple[str, ...],
    confidence: str | None,
    misleading: bool | None,
    as_of: date | None,
    db: str | None,
    reviewer: str | None,
) -> None:
    """Decide CLAIM with a RATING of the scale, which `factbench scale` lists; `open` takes the decision back."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        workbench.record.decide(
            identifier,
            rating=None if rating == "open" else rating,
            clear=rating == "open",
            rationale=why,
            cite=[workbench.desk.resolve("evidence", each) for each in cited],
            confidence=Confidence(confidence) if confidence else None,
            misleading=misleading,
            as_of=as_of,
        )
        _say(workbench, identifier)


def _say(workbench: Workbench, claim: str) -> None:
    from factbench.cli.tables import short
    from factbench.exporters.wording import given
    from factbench.record.house import lacking

    held = workbench.desk.verdict(claim)
    click.echo(f"{short(claim)}  {given(held).words} · {len(held.citations)} cited · {held.reviewer}. Saved.")
    lacks = lacking(held) if workbench.session.settings.verdict_needs_grounds else ()
    if lacks:
        click.echo(f"Lacks {' and '.join(lacks)}, which the house wants.")


@click.command()
@click.argument("claim")
@click.argument("text")
@click.option("--evidence", metavar="E", help="The evidence that the note is about.")
@db_option
@reviewer_option
def note(claim: str, text: str, evidence: str | None, db: str | None, reviewer: str | None) -> None:
    """Leave TEXT on CLAIM. On a claim you have not decided it becomes the rationale of your verdict."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        workbench.record.note(
            identifier, text, evidence=workbench.desk.resolve("evidence", evidence) if evidence else None
        )
        _say(workbench, identifier)


@click.command()
@click.argument("claim")
@click.argument("evidence", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the citation away instead.")
@db_option
@reviewer_option
def cite(claim: str, evidence: tuple[str, ...], remove: bool, db: str | None, reviewer: str | None) -> None:
    """Cite EVIDENCE for your verdict on CLAIM, made or to come."""
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        cited = [workbench.desk.resolve("evidence", each) for each in evidence]
        workbench.record.decide(identifier, cite=() if remove else cited, uncite=cited if remove else ())
        _say(workbench, identifier)


@click.command()
@click.argument("claim")
@click.argument("evidence")
@click.option("--not", "denied", is_flag=True, help="Say that it is about another claim.")
@db_option
@reviewer_option
def confirm(claim: str, evidence: str, denied: bool, db: str | None, reviewer: str | None) -> None:
    """Confirm that EVIDENCE, a past fact-check, is about this very CLAIM."""
    from factbench.cli.tables import line
    from factbench.exporters.wording import past_check

    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        named = workbench.desk.resolve("evidence", evidence)
        workbench.record.confirm(identifier, named, confirmed=not denied)
        (source,) = [each.source for each in workbench.desk.evidence(identifier) if each.id == named]
    line(f"{'Not about this claim' if denied else 'Confirmed'}: {past_check(source)}. Saved.")


@click.command()
@click.argument("claim")
@click.option("--confirm/--take-out", "kept", required=True, help="Whether what was put in stays.")
@db_option
@reviewer_option
def wording(claim: str, kept: bool, db: str | None, reviewer: str | None) -> None:
    """Confirm what was put in brackets into the statement of CLAIM, or take it out: the article's own words stay."""
    from factbench.cli.tables import line
    from factbench.exporters.wording import lacking

    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        workbench.record.claims.settle([identifier], kept=kept)
        now = workbench.desk.claim(identifier)
        open_now = lacking(now, workbench.library.article(now.article))
    line(f"{now.statement} Saved.")
    for each in open_now:
        line(each)


@click.command()
@db_option
@reviewer_option
def undo(db: str | None, reviewer: str | None) -> None:
    """Take back what you did last, in whichever session: an act, or an adding, whose articles are hidden then."""
    with bench(db, reviewer=reviewer) as workbench:
        _told(workbench.record.undo(), "Taken back", "You have done nothing that could be taken back.")


@click.command()
@db_option
@reviewer_option
def redo(db: str | None, reviewer: str | None) -> None:
    """Take back your last undo, unless you have acted since."""
    with bench(db, reviewer=reviewer) as workbench:
        _told(workbench.record.redo(), "Done again", "There is no undo to take back.")


def _told(taken: Event | Adding | None, words: str, otherwise: str) -> None:
    from factbench.cli.tables import line
    from factbench.workbench.record.undo import told

    if taken is None:
        raise NothingFound(otherwise)
    line(f"{words}: {told(taken)}.")


@click.command()
@click.argument("name", required=False)
@db_option
@reviewer_option
def scale(name: str | None, db: str | None, reviewer: str | None) -> None:
    """Choose the verdict scale of the database; without NAME list all, and the ratings of the one in use."""
    with bench(db, reviewer=reviewer) as workbench:
        if name is not None:
            workbench.record.choose_scale(name)
        used = workbench.record.scale()
    for each in SCALES.values():
        click.echo(f"{'*' if each is used else ' '} {each.id:<15} {each.words}")
    click.echo("")
    for rating in used.ratings:
        number = "-" if rating.number is None or not rating.published else rating.number
        click.echo(f"  {rating.letter}  {rating.id:<20} {rating.words:<40} ClaimReview {number}")
    if used.loses:
        click.echo(f"\n  As ClaimReview: {used.loses}")
