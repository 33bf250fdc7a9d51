"""Who is to review a claim, and may they know what others hold of it before?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.errors import Misuse
from factbench.tui.screens.review.targets import After
from factbench.tui.screens.review.verbs.plan import Hint, Plan, Reach, Told, Verb, asks_words, to_each

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.tui.screens.review.verbs.plan import Plans
    from factbench.workbench import Workbench

TO_WHOM = "To whom, by which day? (- takes it away)"


def _assign(_state: State, aim: Targets, answer: Answer) -> Plan | Hint:
    if not answer.words.strip():
        return Hint()

    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told(bench.record.assigning.as_typed(answer.words, claims=claims)[1])

    return Plan(act, after=After.LIST)


def _known(bench: Workbench) -> list[str]:
    return ["me", *bench.desk.reviewers()]


WAYS = {True: "blind from now on", False: "open from now on", None: "as article and settings say"}


def _blind(blind: bool | None) -> Plans:
    """Of the claim, or of all that are marked."""

    def plan(_state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
        words = f"review {WAYS[blind]}"
        act = to_each(lambda bench, claim: bench.record.editing.blind(blind, claim=claim), words)
        return _for_editors(aim) or Plan(act, f"Of this claim: {words}")

    return plan


def _all_blind(blind: bool | None) -> Plans:
    """Of all claims of the article, but those of which an editor said otherwise."""

    def plan(_state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
        def act(bench: Workbench, claims: Sequence[str]) -> Told:
            bench.record.editing.blind(blind, article=bench.desk.claim(claims[0]).article)
            return Told()

        words = "as the settings say" if blind is None else WAYS[blind]
        return _for_editors(aim) or Plan(act, f"Of the whole article: review {words}", After.LIST)

    return plan


def _for_editors(aim: Targets) -> Hint | None:
    try:
        aim.bench.record.editing.check()
    except Misuse as error:
        return Hint(str(error))
    return None


VERBS = (
    Verb("claim.assign", Reach.MANY, _assign, asks_words(TO_WHOM, "To whom, by which day", _known)),
    Verb("blind.claim", Reach.MANY, _blind(True)),
    Verb("blind.claim-open", Reach.MANY, _blind(False)),
    Verb("blind.claim-as-set", Reach.MANY, _blind(None)),
    Verb("blind.article", Reach.ONE, _all_blind(True), name="Blind review of an article"),
    Verb("blind.article-open", Reach.ONE, _all_blind(False), name="Open review of an article"),
    Verb("blind.article-as-set", Reach.ONE, _all_blind(None), name="Leaving an article to the settings"),
)
