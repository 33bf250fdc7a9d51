"""What is a verb? What it asks, how many claims it can mean, what it stores and what is shown of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from factbench.tui.screens.review.state import Ask, Question
from factbench.tui.screens.review.targets import After, Back, Done, Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.text.span import Span
    from factbench.tui.detail import Detail
    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.workbench import Workbench

    Act: TypeAlias = "Callable[[Workbench, Sequence[str]], Told]"
    """Stores something for the claims with these ids; called in the writer's thread."""
    Asks: TypeAlias = "Callable[[State, Targets], Question | Hint | None]"
    Plans: TypeAlias = "Callable[[State, Targets, Answer], Plan | Hint]"


class Reach(StrEnum):
    """How many claims a verb can mean."""

    ONE = "one claim"
    MANY = "one claim, or all that are marked"
    LAST = "the last act, on whatever it was"


class Told(NamedTuple):
    """What an act came to, in words, and the claim that it left where that is not the one it was done to."""

    words: str = ""
    claim: str | None = None


class Then(StrEnum):
    """What the cursor does when one claim was decided."""

    REST = "rest"
    STAY = "stay"
    """And what stands beside the claim is read again."""
    NEXT = "next"
    """It goes to the next open claim."""


class Plan(NamedTuple):
    """What is stored and what is shown of it."""

    act: Act = lambda _bench, _claims: Told()
    words: str = ""
    """Told of one claim: at once where only a verdict changes, else when it is stored. "" is what the act tells."""
    after: After = After.CLAIM
    """Of one claim; of several it is always the list."""
    shown: Shown | None = None
    """How the claim stands in the list from now on."""
    detail: Detail | None = None
    """What stands beside it from now on."""
    back: Back | None = None
    """What is shown again where it cannot be stored."""
    note: str = ""
    """Words that stand nowhere else until they are stored."""
    item: int | None = None
    """The evidence that it is about."""
    drops_marks: bool = False
    """Whether words that are marked in the article were meant, and are no longer."""
    shape: bool = False
    """Whether it changes which claims there are or where: evidence is looked for again."""
    then: Then = Then.REST
    """Of one claim."""
    last: Callable[[Workbench], Done] | None = None
    """Instead of `act`, of a verb that means the last act."""


class Hint(NamedTuple):
    """Why nothing is done, and what to do first."""

    words: str = ""
    in_article: bool = False
    """Whether that is done in the article."""
    begin: Span | None = None
    """Words that are marked there to begin with."""


class Verb(NamedTuple):
    """One thing that a reviewer does to claims."""

    id: str
    """Of its action."""
    reach: Reach
    plan: Plans
    asks: Asks = lambda _state, _aim: None
    """What is to be known first."""
    name: str = ""
    """What it is called where it cannot mean several."""


def perform(plan: Plan, aim: Targets) -> Done:
    """Store what is planned; several claims as one act, which one undo takes back. Call in the writer's thread."""
    bench = aim.bench
    if plan.last is not None:
        return plan.last(bench)
    claims = aim.ids()
    told = plan.act(bench, claims)
    if aim.many:
        number = f"{len(claims)} claim{'s' * (len(claims) > 1)}"
        words = f"{number}: {told.words} · u undo"
        return Done(After.LIST, words, aim.here, again=told.claim)
    claim = told.claim or claims[0]
    key, verdict = bench.desk.claim_key(claim), bench.desk.verdict(claim)
    said = plan.words or told.words
    words = "" if plan.after is After.VERDICT else f"{said[:1].upper()}{said[1:]} · u undo"
    return Done(plan.after, words, key, verdict, claim if plan.shape else None)


def to_each(act: Callable[[Workbench, str], object], told: str = "") -> Act:
    """An act that does the same to every claim."""

    def every(bench: Workbench, claims: Sequence[str]) -> Told:
        with bench.session.together():
            for claim in claims:
                act(bench, claim)
        return Told(told)

    return every


def finished(act: Act) -> Act:
    """The same act, after which its words are no draft any more."""

    def run(bench: Workbench, claims: Sequence[str]) -> Told:
        told = act(bench, claims)
        for claim in claims:
            bench.desk.save_draft(claim, "")
        return told

    return run


def asks_words(one: str, many: str, known: Callable[[Workbench], Sequence[str]] | None = None) -> Asks:
    """A question for words, of which some may be known; of several claims for the same."""

    def asks(_state: State, aim: Targets) -> Question:
        said = f"{many} for all {len(aim.keys)}" if len(aim.keys) > 1 else one
        offered = known(aim.bench) if known else ()
        return Question(Ask.CHOICE if offered else Ask.WORDS, said, known=offered)

    return asks


def draft(state: State, bench: Workbench, claim: str) -> str:
    """What was typed on a claim and not finished."""
    detail = state.detail_of(claim)
    return detail.draft if detail else bench.desk.draft(claim)
