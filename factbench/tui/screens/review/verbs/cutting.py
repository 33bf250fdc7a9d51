"""Which claims are there, on which words, and how are they worded?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factbench.text.span import Span
from factbench.tui.screens.review.state import Ask, Question
from factbench.tui.screens.review.targets import After
from factbench.tui.screens.review.verbs.plan import (
    Hint,
    Plan,
    Reach,
    Told,
    Verb,
    asks_words,
    to_each,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.model import Event
    from factbench.opening import ClaimLine
    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.tui.screens.review.verbs.plan import Plans
    from factbench.workbench import Workbench

WHY_DROPPED = ("no claim", "a heading", "stands twice", "opinion")
"""Reasons that are offered."""


def _shape(
    act: Callable[[Workbench, Sequence[str]], Event], words: str, show: Callable[[Event], str | None]
) -> Plan:
    """A change after which the list is read anew, and the cursor stands on the claim that it left."""

    def run(bench: Workbench, claims: Sequence[str]) -> Told:
        return Told(claim=show(act(bench, claims)))

    return Plan(run, words, After.LIST, drops_marks=True, shape=True)


def _made(event: Event) -> str | None:
    return event.claim


def _make(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    stretch, detail = state.stretch, state.detail
    if stretch is None or detail is None:
        return Hint(
            "Mark the words first: ← → go by words, shift+← → or < > mark, or use the mouse.", in_article=True
        )
    article = detail.surroundings.article.id
    return _shape(
        lambda bench, _claims: bench.record.claims.make(article, [stretch]), "A claim of your own", _made
    )


def _adjust(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    """Put on the marked words; where none are, those that it has are marked, to be made longer or shorter."""
    stretch, detail = state.stretch, state.detail_of(aim.row.id) if aim.row else None
    if detail is None:
        return Hint()
    if stretch is None:
        words = "shift+← → or < > move the end · b puts it there · | splits at the word · Esc"
        return Hint(words, in_article=True, begin=Span(detail.claim.start, detail.claim.end))
    return _shape(
        lambda bench, claims: bench.record.claims.place(claims[0], [stretch]),
        "The claim stands there now",
        _made,
    )


def _split(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    word = state.word
    if word is None:
        return Hint(
            "Go to the word where the second claim begins: ← → in the article, then |.", in_article=True
        )
    return _shape(
        lambda bench, claims: bench.record.claims.split(claims[0], word.start), "Split in two", _made
    )


FAR = 300
"""Characters between two claims from which on one asks before they are merged: about three sentences."""


def _near(state: State, aim: Targets) -> Question | None:
    """Asks where what is to be merged stands far apart."""
    detail, after = state.detail_of(aim.row.id) if aim.row else None, _read_next(state, aim)
    if aim.many:
        places = [each.parts for each in map(aim.bench.desk.claim, aim.ids())]
    elif detail is not None and after is not None:
        places = [detail.claim.parts, aim.bench.desk.claim(after.id).parts]
    else:
        return None
    spans = sorted(part for parts in places for part in parts)
    apart = max((later.start - sooner.end for sooner, later in pairwise(spans)), default=0)
    if apart < FAR:
        return None
    return Question(Ask.SURE, f"{apart:,} characters lie between what is to be one claim. Merge?")


def _merge(state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
    """The claim that is read next into this one; of several, all into the first of them."""
    if aim.many:
        return Plan(_merged)
    row, after = aim.row, _read_next(state, aim)
    if row is None or after is None:
        return Hint("There is no next claim in this article to merge with.")
    return _shape(
        lambda bench, claims: bench.record.claims.merge(claims[0], after.id),
        "Merged with the next",
        lambda _event: row.id,
    )


def _merged(bench: Workbench, claims: Sequence[str]) -> Told:
    first, *others = sorted(claims, key=lambda each: bench.desk.claim(each).start)
    bench.record.claims.merge(first, *others)
    return Told("merged into one", first)


def _read_next(state: State, aim: Targets) -> ClaimLine | None:
    """The claim that comes next in the article, in whichever order claims are listed; None behind the last."""
    detail = state.detail_of(aim.row.id) if aim.row else None
    if aim.row is None or detail is None:
        return None
    listed = list(detail.surroundings.listed[state.wanted.low])
    place = listed.index(aim.row.key) + 1 if aim.row.key in listed else len(listed)
    lines = aim.bench.desk.claim_lines(listed[place : place + 1])
    return lines[0] if lines else None


def _following(state: State, aim: Targets) -> ClaimLine | None:
    place = aim.position + 1
    return state.rows.at(place) if place < len(state.rows) else None


def _which_words(state: State, aim: Targets) -> Question | None:
    if aim.row is None:
        return None
    detail = state.detail_of(aim.row.id)
    claim = detail.claim if detail else aim.bench.desk.claim(aim.row.id)
    return Question(Ask.WORDS, "Statement  (empty: its own wording)", claim.plain)


def _reword(_state: State, _aim: Targets, answer: Answer) -> Plan:
    words = answer.words.strip() or None
    return _shape(lambda bench, claims: bench.record.claims.reword(claims[0], words), "Worded by you", _made)


def _settle(*, kept: bool) -> Plans:
    def plan(_state: State, aim: Targets, _answer: Answer) -> Plan:
        """What was put into the statements is confirmed, or taken out."""
        many = "what was put in is confirmed" if kept else "what was put in is taken out"

        def act(bench: Workbench, claims: Sequence[str]) -> Told:
            bench.record.claims.settle(claims, kept=kept)
            return Told(many)

        one = "Confirmed by you" if kept else "The article's own words again"
        return Plan(act, one, After.LIST, shape=True)

    return plan


def _drop(state: State, aim: Targets, answer: Answer) -> Plan:
    if aim.many:
        return Plan(to_each(lambda bench, claim: bench.record.claims.drop(claim, answer.words), "dropped"))
    after = _following(state, aim)
    return _shape(
        lambda bench, claims: bench.record.claims.drop(claims[0], answer.words),
        "Dropped",
        lambda event: after.id if after else event.claim,
    )


VERBS = (
    Verb("claim.make", Reach.ONE, _make, name="Making a claim"),
    Verb("claim.adjust", Reach.ONE, _adjust, name="Moving a claim"),
    Verb("claim.split", Reach.ONE, _split, name="Splitting"),
    Verb("claim.merge", Reach.MANY, _merge, _near),
    Verb("claim.reword", Reach.ONE, _reword, _which_words, "Wording"),
    Verb("claim.confirm", Reach.MANY, _settle(kept=True)),
    Verb("claim.take-out", Reach.MANY, _settle(kept=False)),
    Verb(
        "claim.drop",
        Reach.MANY,
        _drop,
        asks_words("Why is this no claim?", "Reason to drop", lambda _bench: WHY_DROPPED),
    ),
)
