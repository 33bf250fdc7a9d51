"""What does the reviewer hold of a claim? Ratings, confidence, that it misleads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.record.house import lacking
from factbench.tui.actions import RATED
from factbench.tui.glyphs import SHORT_CONFIDENCE, rating_words
from factbench.tui.screens.review.state import Ask, Question
from factbench.tui.screens.review.targets import After, Back, Shown
from factbench.tui.screens.review.verbs.plan import (
    Hint,
    Plan,
    Reach,
    Then,
    Told,
    Verb,
    draft,
    finished,
    to_each,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.model import Event
    from factbench.opening import ClaimLine
    from factbench.tui.screens.review.state import Answer, State
    from factbench.tui.screens.review.targets import Targets
    from factbench.tui.screens.review.verbs.plan import Asks, Plans
    from factbench.workbench import Workbench


def _rate(rating: str | None, then: Then) -> Plans:
    def plan(state: State, aim: Targets, answer: Answer) -> Plan | Hint:
        if rating is not None and state.scale.rating(rating) is None:
            letters = " ".join(each.letter for each in state.scale.ratings)
            return Hint(f"The scale here is {state.scale.words}: {letters}")
        if aim.many:
            return Plan(to_each(_decides(rating), rating_words(rating, state.scale.id)))
        row, why = aim.row, answer.words
        if row is None:
            return Hint()
        detail = state.detail_of(row.id)
        cited = len(detail.verdict.citations) if detail else 0
        told = [
            rating_words(rating),
            *([f"{cited} cited"] if cited else []),
            *_lacks(state, aim, rating, why),
        ]
        act = to_each(_decides(rating, why))
        return Plan(
            finished(act) if why else act,
            f"{aim.position + 1}: {' · '.join(told)}",
            After.VERDICT,
            shown=Shown(row.key, rating, row.confidence),
            detail=replace(detail, draft="") if detail and why else None,
            back=Back(Shown(row.key, row.rating, row.confidence)),
            then=then,
        )

    return plan


def _lacks(state: State, aim: Targets, rating: str | None, why: str) -> list[str]:
    """What the house wants and the verdict that is given now lacks."""
    detail = state.detail_of(aim.row.id) if aim.row else None
    if not aim.bench.session.settings.verdict_needs_grounds or detail is None or rating is None:
        return []
    why = why or (_given(state, aim, aim.row) if aim.row else "")
    lacks = lacking(replace(detail.verdict, rating=rating, scale=state.scale.id, rationale=why))
    return [f"lacks {' and '.join(lacks)}"] if lacks else []


def _decides(rating: str | None, why: str = "") -> Callable[[Workbench, str], Event]:
    if rating is None:
        return lambda bench, claim: bench.record.decide(claim, clear=True)
    return lambda bench, claim: bench.record.decide(claim, rating=rating, rationale=why or None)


def _reason(rating: str) -> Asks:
    def asks(state: State, aim: Targets) -> Question | None:
        """A rating that says nothing without a reason asks for one, where there is none yet."""
        given, row = state.scale.rating(rating), aim.row
        if aim.many or row is None or given is None or not given.in_words or _given(state, aim, row).strip():
            return None
        return Question(Ask.REASON, "What did you find?", draft(state, aim.bench, row.id), draft_of=row.id)

    return asks


def _given(state: State, aim: Targets, row: ClaimLine) -> str:
    """The reason that the reviewer gave for a verdict, or is about to have given."""
    detail, unstored = state.detail_of(row.id), dict(state.unstored)
    if row.id in unstored:
        return unstored[row.id]
    return (detail.verdict if detail else aim.bench.desk.verdict(row.id)).rationale


def _confidence(step: int) -> Plans:
    def plan(_state: State, aim: Targets, _answer: Answer) -> Plan | Hint:
        """Of several claims, all as sure as the current one becomes."""
        from factbench.acts import Confidence

        row = aim.row
        if row is None:
            return Hint()
        steps = list(SHORT_CONFIDENCE)
        wanted = Confidence(steps[max(0, min(steps.index(row.confidence) + step, len(steps) - 1))])
        return Plan(
            to_each(
                lambda bench, claim: bench.record.decide(claim, confidence=wanted),
                f"confidence {wanted.value}",
            ),
            f"Confidence {wanted.value}",
            After.VERDICT,
            shown=Shown(row.key, row.rating, wanted.value),
            back=Back(Shown(row.key, row.rating, row.confidence)),
        )

    return plan


def _misleading(state: State, aim: Targets, _answer: Answer) -> Plan:
    def act(bench: Workbench, claims: Sequence[str]) -> Told:
        """Of several, that all mislead, or where all do already that none does."""
        lacking = [each for each in claims if not bench.desk.verdict(each).misleading]
        with bench.session.together():
            for each in lacking or claims:
                bench.record.decide(each, misleading=bool(lacking))
        return Told("misleading" if lacking else "no longer misleading")

    detail = state.detail_of(aim.row.id) if aim.row else None
    misled = detail is not None and detail.verdict.misleading
    words = "No longer called misleading" if misled else "Misleading in its context"
    return Plan(act, words, After.VERDICT)


def _ratings() -> Iterator[Verb]:
    """Two verbs for every rating of every scale, as there are two actions: one goes on, the other stays."""
    for id, (rating, stays) in RATED.items():
        yield Verb(id, Reach.MANY, _rate(rating.id, Then.STAY if stays else Then.NEXT), _reason(rating.id))


VERBS = (
    *_ratings(),
    Verb("verdict.misleading", Reach.MANY, _misleading),
    Verb("verdict.clear", Reach.MANY, _rate(None, Then.STAY)),
    Verb("verdict.less-sure", Reach.MANY, _confidence(-1)),
    Verb("verdict.more-sure", Reach.MANY, _confidence(1)),
)
