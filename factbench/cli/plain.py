"""Review without a screen: one question a line, for screen readers, pipes and terminals that can do nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factbench import config
from factbench.cli.options import bench, db_option, reviewer_option
from factbench.cli.place import before_the_command
from factbench.errors import FactbenchError, Misuse
from factbench.exporters.wording import lacking, who
from factbench.opening import Filter
from factbench.text.clean import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import TextIO

    from factbench.model import Claim, Evidence
    from factbench.scales import Rating
    from factbench.workbench import Workbench

PAGE = 200
"""Claims read at once."""

NEXT, UNDO, QUIT = "n", "u", "q"


@click.command()
@click.option("--plain", is_flag=True, help="Questions and answers in lines, for screen readers and pipes.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@db_option
@reviewer_option
@click.pass_context
def review(context: click.Context, plain: bool, no_mouse: bool, db: str | None, reviewer: str | None) -> None:
    """Open the desk, as `factbench` alone does."""
    if not plain:
        from factbench.cli.desk import open_desk

        who = reviewer or before_the_command("reviewer")
        context.exit(open_desk(db or before_the_command("db"), who, mouse=not no_mouse))
    with bench(db, reviewer=reviewer) as workbench:
        say = lambda words: click.echo(clean(words))  # noqa: E731  what every question is said with
        known = (
            reviewer
            or before_the_command("reviewer")
            or workbench.session.settings.reviewer
            or config.given_name()
        )
        if not known:
            name_reviewer(workbench, sys.stdin, say)
        ask(workbench, sys.stdin, say)


def name_reviewer(workbench: Workbench, source: TextIO, say: Callable[[str], object]) -> None:
    """Ask for the reviewer's name and keep it; where nobody is there to answer, say which name is taken."""
    name = workbench.session.reviewer
    if not source.isatty():
        say(f"Nobody said who reviews: {one_line(name)}, the login name, is taken; --reviewer gives another.")
        return
    while True:
        say(f"Who reviews? Enter alone for {one_line(name)}.")
        try:
            workbench.act_as(source.readline().strip() or name)
        except Misuse as error:
            say(one_line(str(error)))
            continue
        if not config.keep_name(workbench.session.reviewer):
            say("The name cannot be kept, so it is asked again next time.")
        return


class Ended(Exception):
    """Nothing more comes in, or the reviewer leaves."""


def ask(workbench: Workbench, source: TextIO, say: Callable[[str], object]) -> int:
    """Ask about each open claim in turn until none is left, `q`, or the end of `source`; returns how many were decided.

    Every answer is stored before the next question. A verdict that cannot be stored is said and asked again.
    """
    decided = 0
    wanted = workbench.desk.folded(Filter(open=True, reviewer=workbench.session.reviewer))
    keys = workbench.desk.claim_keys(wanted)
    say(f"{len(keys)} open claims. Reviewer: {one_line(workbench.session.reviewer)}. {_letters(workbench)}")
    try:
        for place, identifier in enumerate(_ids(workbench, keys), 1):
            claim = workbench.desk.claim(identifier)
            say("")
            for words in _told(workbench, claim, f"Claim {place} of {len(keys)}"):
                say(words)
            decided += _asked(workbench, claim, source, say)
    except Ended:
        pass
    left = workbench.desk.claim_count(wanted)
    say("")
    say(f"{decided} decided, {left} open. Everything is stored.")
    return decided


def _ids(workbench: Workbench, keys: Sequence[int]) -> Iterator[str]:
    """The ids of the claims, read some at a time."""
    for start in range(0, len(keys), PAGE):
        yield from (line.id for line in workbench.desk.claim_lines(keys[start : start + PAGE]))


def _letters(workbench: Workbench) -> str:
    ratings = ", ".join(f"{each.letter} {each.words.lower()}" for each in workbench.record.scale().ratings)
    return f"Answers: {ratings}; {NEXT} next claim, {UNDO} undo, {QUIT} quit."


def _told(workbench: Workbench, claim: Claim, head: str) -> Iterator[str]:
    """The claim, where it stands, what is missing to understand it, and the evidence by number."""
    article = workbench.library.article(claim.article)
    yield f"{head}, from “{one_line(article.title or 'an article without a title')}”:"
    yield one_line(f"{who(claim)}{claim.statement}")
    if one_line(claim.quote).rstrip(".") != one_line(claim.statement).rstrip("."):
        yield f"In its own words: {one_line(claim.quote)}"
    yield from lacking(claim, article)
    evidence = workbench.desk.evidence(claim.id)
    if not evidence:
        yield "No evidence was found."
    for number, each in enumerate(evidence, 1):
        yield _evidence(number, each)


def _evidence(number: int, evidence: Evidence) -> str:
    source = evidence.source
    day = f", {source.published.isoformat()}" if source.published else ""
    words = one_line(evidence.best.of(evidence.passage.text) or evidence.passage.text)
    stance = evidence.comparison.stance.value
    return f"Evidence {number}, {stance}, from {one_line(source.called)}{day}: {words}"


def _asked(workbench: Workbench, claim: Claim, source: TextIO, say: Callable[[str], object]) -> bool:
    """Ask until the claim is decided or left; whether it was decided."""
    while True:
        answer = _line(source, say, "Rating?").lower()
        if answer in {NEXT, ""}:
            return False
        if answer == QUIT:
            raise Ended
        if answer == UNDO:
            _undo(workbench, say)
            continue
        rating = next(
            (each for each in workbench.record.scale().ratings if answer in {each.letter, each.id}), None
        )
        if rating is None:
            say(f"“{one_line(answer)[:40]}” is no answer. {_letters(workbench)}")
        elif _decide(workbench, claim, rating, source, say):
            return True


def _decide(
    workbench: Workbench, claim: Claim, rating: Rating, source: TextIO, say: Callable[[str], object]
) -> bool:
    """Ask for citations and the reason, and store the verdict; whether it is stored."""
    evidence = workbench.desk.evidence(claim.id)
    cited = _numbers(_line(source, say, "Evidence it rests on, by number?"), evidence) if evidence else []
    why = _line(source, say, "Why?")
    try:
        workbench.record.decide(claim.id, rating=rating.id, cite=cited, rationale=why or None)
    except FactbenchError as error:
        say(f"NOT SAVED: {one_line(str(error))}")
        return False
    say(f"Saved: {rating.words}, {len(cited)} cited.")
    return True


def _numbers(answer: str, evidence: list[Evidence]) -> list[str]:
    """Ids of the evidence that an answer such as "1, 3" names; what names none is passed over."""
    named = [int(each) for each in answer.replace(",", " ").split() if each.isascii() and each.isdigit()]
    return [evidence[number - 1].id for number in dict.fromkeys(named) if 0 < number <= len(evidence)]


def _undo(workbench: Workbench, say: Callable[[str], object]) -> None:
    from factbench.workbench.record.undo import told

    taken = workbench.record.undo()
    say(f"Taken back: {one_line(told(taken))}" if taken else "Nothing to undo.")


def _line(source: TextIO, say: Callable[[str], object], question: str) -> str:
    say(question)
    line = source.readline()
    if not line:
        raise Ended
    return line.strip()
