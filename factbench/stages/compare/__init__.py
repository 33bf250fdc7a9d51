"""A statement and a piece of evidence -> where they agree, where they clash, and where the evidence is silent.

Each room beside this one compares one element of the statement, from the two texts taken apart to signals and to
possible clashes, which `clash` weighs. A word that is absent is no conflict: two things clash only where both texts
speak of the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.model import Agreement, Comparison, Element, Signal, Suggestion
from factbench.settings import ParserChoice
from factbench.stages.compare.act_upon import compare_acts_upon, dates_an_act_upon
from factbench.stages.compare.among import compare_among
from factbench.stages.compare.amounts import counts_and_one
from factbench.stages.compare.another_subject import compare_subjects, said_of_another
from factbench.stages.compare.asked import of_another_row
from factbench.stages.compare.both_ways import compare_both_ways
from factbench.stages.compare.certainty import compare_certainty
from factbench.stages.compare.clash import CUT, Clash, doubt, signal
from factbench.stages.compare.comparison import compare_comparisons, said_from_the_other_end
from factbench.stages.compare.condition import (
    is_another,
    is_by_degree,
    makes_then,
    of_another_time,
    of_other_conditions,
)
from factbench.stages.compare.dates import compare_dates
from factbench.stages.compare.denial import compare_denial
from factbench.stages.compare.direction import compare_direction
from factbench.stages.compare.elements import elements
from factbench.stages.compare.elsewhere import of_somebody_else
from factbench.stages.compare.figures import compare_figures
from factbench.stages.compare.heart import NOTHING, heart
from factbench.stages.compare.lengths import compare_lengths
from factbench.stages.compare.measures import is_denial
from factbench.stages.compare.names import compare_names
from factbench.stages.compare.numbered import compare_numbered, of_another_number
from factbench.stages.compare.numbers import compare_numbers
from factbench.stages.compare.offices import compare_offices
from factbench.stages.compare.one_holder import compare_holders
from factbench.stages.compare.one_thing import weighable
from factbench.stages.compare.one_value import compare_values
from factbench.stages.compare.only import compare_only
from factbench.stages.compare.order import compare_order, of_two_orders
from factbench.stages.compare.period import compare_periods
from factbench.stages.compare.quotation import compare_quotations, quoted
from factbench.stages.compare.rank import compare_rank, ranks
from factbench.stages.compare.roles import compare_roles
from factbench.stages.compare.rows import compare_rows
from factbench.stages.compare.same_role import compare_same_role
from factbench.stages.compare.same_subject import of_another
from factbench.stages.compare.same_words import compare_same_words
from factbench.stages.compare.side import Side, claim_side, passage_side
from factbench.stages.compare.sought import of_this
from factbench.stages.compare.speaker import compare_speakers
from factbench.stages.compare.stance import suggested
from factbench.stages.compare.then import compare_then
from factbench.stages.compare.times import compare_times
from factbench.stages.compare.told import elsewhere, silent, undenied
from factbench.stages.compare.ways import compare_ways
from factbench.stages.compare.wording import compare_wording
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from factbench.stages.compare.heart import Heart


def compare(  # noqa: PLR0913  one for each thing that is known of the two texts
    statement: str,
    evidence: str,
    *,
    claim_date: date | None = None,
    evidence_date: date | None = None,
    claim_language: str | None = None,
    evidence_language: str | None = None,
    title: str = "",
    claim_updated: date | None = None,
    inserted: Sequence[Span] = (),
    parser: ParserChoice = ParserChoice.RULES,
    sought: bool = False,
) -> Comparison:
    """Return all signals between the two texts and the stance they suggest, which is never a verdict.

    First what agrees, conflicts or qualifies, by element and then in the statement's order; then where the evidence
    is silent, one signal for each date, number, name, rank and quotation, and one for all other words, or one more
    each for those that stand elsewhere in it and for a denial. `claim_date` and `evidence_date` are the days of
    publication, which "last year" counts from; `title` is what the evidence's source is called, for it may name
    whom its sentences speak of. Of a statement the first 2,000 characters are compared. Empty texts give no signals
    and an unclear stance. Takes linear time in the evidence.

    `claim_updated` is the day on which the statement's article was changed, which its relative dates then count from.
    `inserted` are the stretches of the statement that were put in to make it understood: where one of them differs from
    the passage, it may be the one that is wrong, so that it qualifies and does not conflict. With a model as `parser`
    dates and numbers are set against those of the same verb and noun, and names against those in the same role.
    `sought` is for a passage that a search found, of which nobody said that it is about the statement: there only what
    stands among the statement's other words conflicts with it, the rest qualifies.

    Languages are ISO 639-1 codes; None is taken to be English. Where no rules know the words of one of the two, no
    stance is suggested: of two texts in one language dates, numbers and quotations are compared, else quotations alone.

    >>> compare("The pier opened in 1993.", "The pier opened in August 1992.").conflicts[0].why
    'The claim says 1993; the passage says August 1992, a year earlier.'
    """
    claim = claim_side(statement[:_LONGEST], claim_date, claim_language, parser, claim_updated)
    found = passage_side(evidence, evidence_date, evidence_language, parser)
    if not (claim.finders.knows_words and found.finders.knows_words):
        alike = _code(claim_language) == _code(evidence_language)
        return Comparison(tuple(_unread(claim, found, figures=alike)), Suggestion.UNCLEAR)
    if not claim.words or not found.words:
        return Comparison((), Suggestion.UNCLEAR)
    spoken, clashes = _taken_apart(claim, found, title)
    owed = heart(claim, found, spoken, title)
    kept = []
    for each in clashes:
        if each.theirs and _has_both_works(claim, found, each.mine, each.theirs, each.kind):
            spoken.append(
                signal(each.element, Agreement.QUALIFIES, claim, each.mine, found, each.theirs, each.why)
            )
        elif _of_something_else(claim, found, owed, each, title):
            kept.append(each._replace(theirs=None))
        else:
            kept.append(each)
    clashes = kept
    spoken += [_doubtful(each, inserted) for each in _conflicts(claim, found, clashes)]
    spoken += [_doubtful(each, inserted) for each in _ruled(claim, found, title, spoken)]
    spoken += compare_certainty(claim, found, owed.sentence, title)
    spoken += compare_acts_upon(claim, found, owed.sentence)
    if sought:
        spoken = of_this(claim, found, owed, spoken, title)
    spoken += compare_roles(claim, found, owed.sentence)
    spoken += compare_subjects(claim, found, owed.sentence, spoken)
    spoken += compare_then(claim, found, owed.sentence)
    spoken += compare_rows(claim, found, owed, spoken, title)
    spoken += compare_ways(claim, found, owed.sentence)
    spoken += compare_offices(claim, found, owed.sentence)
    spoken += compare_both_ways(claim, found, owed.sentence)
    spoken += compare_among(claim, found, owed.sentence)
    spoken.sort(key=_order)
    signals = (*spoken, *_silences(claim, found, spoken, clashes, owed, title))
    return Comparison(signals, suggested(signals, owed))


def _has_both_works(claim: Side, evidence: Side, mine: Span, theirs: Span, kind: str) -> bool:
    """Whether the passage speaks of both kinds of work: "a film based on a novel"."""
    return kind == "realm" and claim.families_in(mine) <= evidence.sentence_topic(theirs)


def _of_something_else(claim: Side, evidence: Side, owed: Heart, each: Clash, title: str) -> bool:
    """Whether what seems to clash is said of somebody else, another event, or of the same from its other end."""
    if each.theirs is None:
        return False
    return (
        of_another_row(claim, evidence, each.theirs, title)
        or of_somebody_else(claim, evidence, owed, each, title)
        or dates_an_act_upon(claim, evidence, each)
        or said_from_the_other_end(claim, evidence, each)
        or (each.kind in _OF_ONE and of_another(claim, evidence, each.theirs))
        or said_of_another(claim, evidence, evidence.sentence_of(each.theirs), strangers=False) is not None
        or of_another_number(claim, evidence, each.theirs)
        or (each.kind == "denial" and counts_and_one(claim, each.mine, evidence, each.theirs))
        or (each.kind == "rank" and of_two_orders(claim, evidence, each.mine, each.theirs))
        or is_another(claim, evidence, each.theirs)
        or (each.kind == "name" and makes_then(claim, each.mine, evidence, each.theirs))
        or (each.kind in _ONCE and of_another_time(claim, each.mine, evidence, each.theirs))
        or (each.kind in _IN_ORDER and _of_other_order(claim, each.mine, evidence, each.theirs))
    )


# What differs from one to the next.
_OF_ONE = frozenset({"date", "duration", "number", "measure", "ordinal", "rank"})


# What may be so in one year and otherwise in the next.
_ONCE = frozenset({"sort", "opposite", "denial", "role"})


def _of_other_order(claim: Side, mine: Span, evidence: Side, theirs: Span) -> bool:
    by_degree = is_by_degree(claim, mine) and is_by_degree(evidence, theirs)
    return of_other_conditions(claim, mine, evidence, theirs, changes=by_degree)


_IN_ORDER = frozenset({"ordinal", "rank"})


def _ruled(claim: Side, evidence: Side, title: str, spoken: Sequence[Signal]) -> list[Signal]:
    """The conflicts that need no weighing, for both cannot be so; none of words of which one is told already."""
    heard = [each.claim_span for each in spoken if each.agreement is Agreement.CONFLICTS]
    told = (
        *_of_one_condition(claim, evidence, compare_holders(claim, evidence)),
        *_of_one_condition(claim, evidence, compare_values(claim, evidence, title)),
        *_of_one_condition(claim, evidence, compare_comparisons(claim, evidence), changes=True),
        *_of_one_condition(claim, evidence, compare_only(claim, evidence, title)),
        *(
            each
            for each in compare_order(claim, evidence, title)
            if not _of_other_order(claim, each.claim_span, evidence, each.evidence_span)
        ),
        *_of_one_condition(claim, evidence, compare_same_words(claim, evidence)),
        *_of_one_condition(claim, evidence, compare_numbered(claim, evidence, title)),
    )
    return [
        each
        for each in told
        if not any(span.overlaps(each.claim_span) for span in heard)
        and not of_another_row(claim, evidence, each.evidence_span, title)
        and said_of_another(claim, evidence, evidence.sentence_of(each.evidence_span), strangers=False)
        is None
    ]


def _of_one_condition(
    claim: Side, evidence: Side, told: Iterable[Signal], *, changes: bool = False
) -> Iterator[Signal]:
    return (
        each
        for each in told
        if not of_other_conditions(claim, each.claim_span, evidence, each.evidence_span, changes=changes)
    )


def _code(language: str | None) -> str:
    return (language or "en")[:2].lower()


def _unread(claim: Side, evidence: Side, *, figures: bool) -> list[Signal]:
    """Whether the evidence has the words that the statement quotes, and with `figures` its dates and numbers."""
    spoken = [*(compare_figures(claim, evidence) if figures else ()), *compare_quotations(claim, evidence)]
    heard = {each.claim_span for each in spoken}
    rows = elements(claim) if figures else [(Element.QUOTATION, span) for span in quoted(claim)]
    silent = [_silence(claim, *row, evidence, (), NOTHING) for row in rows if row[1] not in heard]
    return sorted([*spoken, *silent], key=_order)


def possible(statement: str, evidence: str, *, parser: ParserChoice = ParserChoice.RULES) -> list[Clash]:
    """Return every clash there may be between the two texts, whatever its weight: what the weights are fitted on."""
    claim = claim_side(statement[:_LONGEST], None, parser=parser)
    return _taken_apart(claim, passage_side(evidence, None, parser=parser))[1]


def _taken_apart(claim: Side, evidence: Side, title: str = "") -> tuple[list[Signal], list[Clash]]:
    """The signals and the clashes of all elements; where the evidence is of something else, nothing clashes with it."""
    told = [*compare_numbers(claim, evidence, title)]
    told += [each for element in _ELEMENTS for each in element(claim, evidence)]
    ranked = ranks(claim)
    # "first" is a rank: that something else is first there too says nothing for it.
    signals = [
        each
        for each in told
        if isinstance(each, Signal)
        and not (each.element is Element.NUMBER and any(span.covers(each.claim_span) for span in ranked))
    ]
    named = {each.claim_span for each in signals if each.element is Element.NAME}
    clashes = [
        weighable(claim, evidence, each)
        for each in told
        if isinstance(each, Clash) and not (each.element is Element.NAME and each.mine in named)
    ]
    shared = max(claim.covered_by(evidence), claim.shares_event(evidence.topic) / 2)
    if shared < _SAME_TOPIC:
        clashes = [each._replace(theirs=None) for each in clashes]
    return signals, clashes


# Share of the claim's topic that the evidence must have before the two can clash: one word in a short claim, or of
# what happens twice as much, where other texts call those it happened to by other names.
_SAME_TOPIC = 0.15


# Claims are sentences; what is longer is compared by its beginning, so that hostile input takes no quadratic time.
_LONGEST = 2_000

_ELEMENTS: tuple[Callable[[Side, Side], Iterable[Signal | Clash]], ...] = (
    compare_dates,
    compare_lengths,
    compare_times,
    compare_names,
    compare_same_role,
    compare_denial,
    compare_direction,
    compare_rank,
    compare_quotations,
    compare_speakers,
    compare_periods,
    compare_wording,
)
_PLACES = {element: place for place, element in enumerate(Element)}


def _order(each: Signal) -> tuple[int, Span, Span]:
    return _PLACES[each.element], each.claim_span, each.evidence_span


def _conflicts(claim: Side, evidence: Side, clashes: Sequence[Clash]) -> Iterator[Signal]:
    """The clashes that are sure enough; of several between overlapping words the surest."""
    sure = [each for each in clashes if each.theirs is not None and each.weight >= CUT]
    taken: list[Span] = []
    for each in sorted(sure, key=lambda clash: -clash.weight):
        if each.theirs is not None and not any(span.overlaps(each.mine) for span in taken):
            taken.append(each.mine)
            yield signal(
                each.element,
                Agreement.CONFLICTS,
                claim,
                each.mine,
                evidence,
                each.theirs,
                each.why,
                each.weight,
            )


def _doubtful(each: Signal, inserted: Iterable[Span]) -> Signal:
    """The conflict, which only qualifies where the statement's words were put in."""
    if not any(span.overlaps(each.claim_span) for span in inserted):
        return each
    return replace(each, agreement=Agreement.QUALIFIES, why=f"{each.why.rstrip('.')}; {_PUT_IN}.")


_PUT_IN = "what was put into the claim may be wrong"


# ------------------------------------------------------------------------------------------------ silence

_NOWHERE = Span(0, 0)


def _silences(
    claim: Side,
    evidence: Side,
    spoken: Sequence[Signal],
    clashes: Sequence[Clash],
    owed: Heart,
    title: str,
) -> Iterator[Signal]:
    """What no signal speaks of: the elements one by one, then the other words together."""
    heard = [each.claim_span for each in spoken if each.element is not Element.CERTAINTY]
    left = [each for each in clashes if not any(span.overlaps(each.mine) for span in heard)]
    rows = [each for each in elements(claim) if not any(span.overlaps(each[1]) for span in heard)]
    for element, span in rows:
        weak = [each for each in left if each.mine == span]
        told = _silence(claim, element, span, evidence, weak, owed, title)
        yield _called_so(told) if owed.about and owed.about.covers(span) else told
    about = owed.about
    if (
        about
        and not claim.families_in(about) <= evidence.topic
        and not any(about.overlaps(row[1]) for row in rows)
    ):
        why = silent(Element.NAME, claim.words_of(about))
        yield _called_so(Signal(Element.NAME, Agreement.SILENT, about, _NOWHERE, why, 0.0))
    if owed.whose is not None:
        why = f"The claim does not say who “{claim.words_of(owed.whose)}” is."
        yield Signal(Element.NAME, Agreement.SILENT, owed.whose, _NOWHERE, why, 0.0)
    others = [each for each in left if not any(span == each.mine for _, span in rows)]
    # What conflicts is spoken of already.
    unsaid = [each for each in owed.unsaid if not any(span.overlaps(each) for span in heard)]
    weight = round(doubt(each.weight for each in others), 3)
    if others and not unsaid:
        at = min(each.mine for each in others)
        yield Signal(Element.WORDING, Agreement.SILENT, at, _NOWHERE, "The passage uses other words.", weight)
    ways: dict[Callable[[Element, str], str], list[Span]] = {silent: [], undenied: [], elsewhere: []}
    for each in unsaid:
        if _stands(claim, each, evidence):
            ways[elsewhere].append(each)
        else:
            ways[undenied if is_denial(claim.words_of(each)) else silent].append(each)
    for say, spans in ways.items():
        if spans:
            words = ", ".join(dict.fromkeys(claim.words_of(span) for span in spans))
            why = say(Element.WORDING, words)
            yield Signal(Element.WORDING, Agreement.SILENT, spans[0], _NOWHERE, why, weight)
            weight = 0.0


def _called_so(silence: Signal) -> Signal:
    return replace(silence, why=f"{silence.why[:-1]}; its source is called so.")


def _stands(claim: Side, span: Span, evidence: Side) -> bool:
    """Whether the passage has the words or the number of the span somewhere, as they are or in other forms."""
    families = claim.families_in(span)
    amount = next((each for each in claim.quantities if each.span == span), None)
    if amount is not None and amount.value is not None:
        return any((each.value, each.unit) == (amount.value, amount.unit) for each in evidence.quantities)
    if families:
        return families <= evidence.topic
    return (
        re.search(rf"(?<!\w){re.escape(span.of(claim.text))}(?!\w)", evidence.text, re.IGNORECASE) is not None
    )


def _silence(
    claim: Side,
    element: Element,
    span: Span,
    evidence: Side,
    weak: Sequence[Clash],
    owed: Heart,
    title: str = "",
) -> Signal:
    """That the evidence says nothing of an element, or something that is perhaps of another thing.

    A date or a number whose very words stand in the sentence that says most of the statement agrees: "for decades".
    """
    weight = doubt(each.weight for each in weak)
    other = next((each.theirs for each in weak if each.theirs and element is not Element.NAME), None)
    stands = _stands(claim, span, evidence)
    if other is not None and not stands:
        why = "which may be about something else"
        return signal(element, Agreement.SILENT, claim, span, evidence, other, why, weight)
    if (
        other is None
        and element in (Element.DATE, Element.NUMBER)
        and (same := _literally(claim, span, evidence, owed, title))
    ):
        return signal(element, Agreement.AGREES, claim, span, evidence, same)
    say = elsewhere if stands else silent
    why = say(element, claim.words_of(span))
    return Signal(element, Agreement.SILENT, span, _NOWHERE, why, round(weight, 3))


def _literally(claim: Side, span: Span, evidence: Side, owed: Heart, title: str) -> Span | None:
    """Where the very words of the span stand in the sentence, and not within a date, which was compared already.

    Nor in "up to 12" and "two-thirds", for "12" and "two".
    """
    words = rf"(?<![\w.,]){re.escape(span.of(claim.text))}(?!\w|[.,]\d|-\w)"
    found = re.compile(words, re.IGNORECASE).search(evidence.text, owed.sentence.start, owed.sentence.end)
    same = Span(*found.span()) if found else None
    taken = [*evidence.date_spans, *(each.span for each in evidence.quantities if each.low is None)]
    if same and (of_another_row(claim, evidence, same, title) or any(each.overlaps(same) for each in taken)):
        return None
    return same
