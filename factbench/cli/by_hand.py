"""Commands for what no search finds: bring, comment; and what is known better of a source."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from factbench.acts import UNSET, Brought, CommentStep, Shown
from factbench.cli import tables
from factbench.cli.options import Command, Day, bench, db_option, form_options, reviewer_option

if TYPE_CHECKING:
    from datetime import date

    from factbench.model import Event, Source
    from factbench.workbench.record.by_hand import Heard

MOST = 4_000_000
"""Bytes that are read of standard input: more than a passage may have."""
STEPS = {each.value.replace(" ", "-"): each for each in CommentStep}
KINDS = {each.value.replace(" ", "-"): each for each in Brought}
TALKS = frozenset({Brought.CALL, Brought.TALK, Brought.MESSAGE})
"""What somebody said."""


def heard_options(command: Command) -> Command:
    """Whether readers are told who it was."""
    for option in (
        click.option(
            "--described",
            default="",
            metavar="TEXT",
            help="With `--readers unnamed`: what readers are told in place of the name.",
        ),
        click.option(
            "--readers",
            type=click.Choice([each.value for each in Shown]),
            default=Shown.NAMED.value,
            show_default=True,
            help="Whether readers see name and words, the words without the name, or neither.",
        ),
    ):
        command = option(command)
    return command


def _heard(who: str, readers: str, described: str) -> Heard:
    from factbench.workbench.record.by_hand import Heard

    return Heard(who=who, shown=Shown(readers), described=described)


@click.command()
@click.argument("claim")
@click.argument("text", default="-")
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    default=Brought.PASSAGE.value,
    show_default=True,
    help="What it is.",
)
@click.option("--title", default="", help="Where a passage is from, or what a document is called.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--url", default="", help="Its address.")
@click.option("--who", default="", metavar="NAME", help="Who said it or handed it over.")
@click.option(
    "--on",
    type=Day(),
    help="The day it was published, said or written [default: today, of what somebody said].",
)
@heard_options
@db_option
@reviewer_option
def bring(
    claim: str,
    text: str,
    kind: str,
    title: str,
    who: str,
    on: date | None,
    readers: str,
    described: str,
    db: str | None,
    reviewer: str | None,
    **where: Any,
) -> None:
    """Put TEXT beside CLAIM as evidence of your own: a passage that you copied, or a call, a conversation, a message or
    a document in your words. Without TEXT, or with -, it is read from standard input.
    """
    from factbench.documents.encoding import decode
    from factbench.exporters.wording import told

    words = decode(sys.stdin.buffer.read(MOST)) if text == "-" else text
    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        today = workbench.session.clock().date() if KINDS[kind] in TALKS else None
        act = workbench.record.by_hand.bringing(
            identifier,
            words,
            kind=KINDS[kind],
            heard=_heard(who, readers, described),
            name=title,
            on=on or today,
            **where,
        )
        workbench.record.by_hand.store(act, identifier)
        beside = workbench.desk.evidence(identifier)
    (made,) = [each for each in beside if each.id == act.evidence]
    tables.line(f"{tables.short(made.id)} {made.source.called}. Saved.")
    for _agreement, said in told(made):
        tables.line(said)


@click.command()
@click.argument("claim")
@click.argument("step", type=click.Choice(list(STEPS)))
@click.argument("who")
@click.argument("words", default="")
@click.option("--on", type=Day(), help="When [default: today].")
@click.option("--how", default="", metavar="TEXT", help="By which way, such as “by phone”.")
@heard_options
@db_option
@reviewer_option
def comment(
    claim: str,
    step: str,
    who: str,
    words: str,
    readers: str,
    described: str,
    db: str | None,
    reviewer: str | None,
    **when: Any,
) -> None:
    """Say that WHO was asked for comment on CLAIM, answered with WORDS, or gave no answer."""
    from factbench.exporters.wording import commented

    with bench(db, reviewer=reviewer) as workbench:
        identifier = workbench.desk.resolve("claim", claim)
        by_hand = workbench.record.by_hand
        act = by_hand.asking(STEPS[step], _heard(who, readers, described), words=words, **when)
        event = by_hand.store(act, identifier)
        (said,) = [each for each in workbench.desk.comments(identifier) if each.id == event.id]
    tables.line(f"{commented(said)} Saved.")


# -------------------------------------------------------------------------------------------------- sources


@click.command()
@click.argument("source")
@form_options
@db_option
def show(source: str, form: str | None, db: str | None) -> None:
    """Show what is known of SOURCE, how it came, and what was said of it since."""
    from factbench.record.history import history

    with bench(db) as workbench:
        identifier = workbench.desk.resolve("source", source)
        now, came = workbench.library.sources.get(identifier), workbench.library.sources.as_found(identifier)
        events = workbench.library.sources.acts(identifier)
    before = dict(_fields(came))
    rows = [(name, value, before[name] if before[name] != value else None) for name, value in _fields(now)]
    tables.show(("field", "now", "as_it_came"), rows, form, stretch=("now", "as_it_came"))
    if form is None:
        for sentence in history(events, {}):
            tables.line(sentence)


def _fields(source: Source) -> list[tuple[str, str | None]]:
    hand = source.by_hand
    return [
        ("id", source.id),
        ("title", source.title),
        ("called", hand.called or None if hand else None),
        ("kind", hand.kind.value if hand else None),
        ("who", hand.who or None if hand else None),
        ("readers see", hand.shown.value if hand else None),
        ("publisher", source.publisher),
        ("published", source.published.isoformat() if source.published else None),
        ("url", source.url),
        ("primary", {True: "yes", False: "no", None: None}[source.primary]),
        ("why", source.why),
        ("origin", source.origin),
        ("licence", source.licence),
        ("interests", source.interests),
        ("archived copy", source.archived.url if source.archived else None),
        ("out of use", source.retired),
    ]


class OrNone(click.ParamType[Any]):
    """Text, a day or a rank; "none" takes away what was said."""

    def __init__(self, inner: click.ParamType[Any]) -> None:
        self._inner = inner
        self.name = inner.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """None for "none", else what the inner type reads; `UNSET`, where nothing was said, stays."""
        if value == "none":
            return None
        return UNSET if value is UNSET else self._inner.convert(value, param, ctx)


RANKS = {"yes": True, "no": False, "none": None}


@click.command()
@click.argument("source")
@click.option("--title", default=UNSET, type=click.UNPROCESSED, help="Its title.")
@click.option("--publisher", default=UNSET, type=OrNone(click.STRING), help="Who published it.")
@click.option("--published", default=UNSET, type=OrNone(Day()), help="The day it was published.")
@click.option("--primary", type=click.Choice(list(RANKS)), help="Whether it is a first-hand record.")
@click.option("--why", default=UNSET, type=OrNone(click.STRING), help="Why it is, or why not.")
@click.option("--origin", default=UNSET, type=OrNone(click.STRING), help="Who the words first came from.")
@click.option(
    "--interests",
    default=UNSET,
    type=OrNone(click.STRING),
    help="What of its own whoever speaks has at stake.",
)
@click.option("--licence", default=UNSET, type=OrNone(click.STRING), help="Its licence.")
@db_option
@reviewer_option
def edit(source: str, primary: str | None, db: str | None, reviewer: str | None, **said: Any) -> None:
    """Say what is known better of SOURCE; “none” takes away what was said. What it came with stays in the history."""
    if primary is not None:
        said["primary"] = RANKS[primary]
    with bench(db, reviewer=reviewer) as workbench:
        act = workbench.record.by_hand.editing(workbench.desk.resolve("source", source), **said)
        event = workbench.record.by_hand.store(act)
    _done(event)


@click.command()
@click.argument("source")
@click.option("--why", required=True, help="The reason.")
@db_option
@reviewer_option
def retire(source: str, why: str, db: str | None, reviewer: str | None) -> None:
    """Take SOURCE out of use: evidence from it is offered no more. What was cited stays, and says so."""
    with bench(db, reviewer=reviewer) as workbench:
        act = workbench.record.by_hand.using(workbench.desk.resolve("source", source), used=False, why=why)
        event = workbench.record.by_hand.store(act)
        waiting = workbench.library.passages.unmatched_count()
    _done(event, waiting)


@click.command()
@click.argument("source")
@db_option
@reviewer_option
def use(source: str, db: str | None, reviewer: str | None) -> None:
    """Use SOURCE again."""
    with bench(db, reviewer=reviewer) as workbench:
        act = workbench.record.by_hand.using(workbench.desk.resolve("source", source), used=True)
        event = workbench.record.by_hand.store(act)
        waiting = workbench.library.passages.unmatched_count()
    _done(event, waiting)


def _done(event: Event, waiting: int = 0) -> None:
    from factbench.record.history import describe

    words = describe(event)
    tables.line(f"{words[:1].upper()}{words[1:]}. Saved.")
    if waiting:
        click.echo(f"{waiting} claims wait for another look: `factbench match`.")
