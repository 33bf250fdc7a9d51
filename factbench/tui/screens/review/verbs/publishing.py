"""What do readers get to see of a claim, and with which words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.tui.screens.review.state import Ask, Question
from factbench.tui.screens.review.targets import After
from factbench.tui.screens.review.verbs.plan import (
    Hint,
    Plan,
    Reach,
    Told,
    Verb,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.workbench import Workbench


def _publish(_state: State, _aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        marked = bench.record.publishing.mark_all(claims)
        return Told("marked for publication" if marked else "no longer marked for publication")

    return Plan(act, after=After.LIST)


def _keep(_state: State, _aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        kept = bench.record.publishing.mark_all(claims, publish=False)
        return Told("kept out of publication" if kept else "no longer kept out of publication")

    return Plan(act, after=After.LIST)


def _which_why(_state: State, aim: Targets) -> Question | None:
    if aim.row is None:
        return None
    known = aim.bench.record.publishing.chosen(aim.row.id)
    return Question(Ask.WORDS, "Why was this checked?  (for readers)", known.why if known else "")


def _why(_state: State, _aim: Targets, answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.publishing.choose(claims[0], why=answer.words.strip() or None)
        return Told()

    return Plan(act, "Why it was checked")


def _which_finding(_state: State, aim: Targets) -> Question | None:
    if aim.row is None:
        return None
    bench = aim.bench
    known = bench.record.publishing.concluded(bench.desk.claim(aim.row.id).article)
    return Question(Ask.WORDS, "What was found of the article?", known.words if known else "")


def _finding(_state: State, _aim: Targets, answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.publishing.conclude(bench.desk.claim(claims[0]).article, answer.words)
        return Told()

    return Plan(act, "Finding on the article")


def _which_weight(_state: State, _aim: Targets) -> Question:
    from factbench.acts import Weight

    known = tuple(each.value for each in Weight)
    return Question(Ask.CHOICE, "How much does the last change mean?  (then what it was)", known=known)


def _correction(_state: State, _aim: Targets, answer: Answer) -> Plan | Hint:
    """The kind, and behind it what was changed, in the words of whoever changed it."""
    from factbench.acts import Weight

    kind, _, words = answer.words.strip().partition(" ")
    known = {each.value: each for each in Weight}
    if kind.lower() not in known:
        return Hint("Begin with minor, update or substantial; behind it may stand what was changed.")

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        bench.record.publishing.amend(claims[0], known[kind.lower()], words)
        return Told()

    return Plan(act, f"The last change is called {kind.lower()}")


VERBS = (
    Verb("publish.mark", Reach.MANY, _publish),
    Verb("publish.keep", Reach.MANY, _keep),
    Verb("publish.why", Reach.ONE, _why, _which_why, "Saying why it was checked"),
    Verb("publish.finding", Reach.ONE, _finding, _which_finding, "A finding on the article"),
    Verb("publish.correction", Reach.ONE, _correction, _which_weight, "Calling a change"),
)
