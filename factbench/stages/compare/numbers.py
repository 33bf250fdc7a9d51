"""Do the numbers of a statement stand against those of a passage?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.date.calendar import Fit, fit
from factbench.english.lexicon.superlatives import is_superlative
from factbench.english.polarity import alike
from factbench.english.quantity.conversion import converted
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.amounts import (
    amounts,
    counts_siblings,
    is_age,
    is_age_at_death,
    multiplied,
    multiplies,
    says_same,
    stands_in,
)
from factbench.stages.compare.asked import in_bare_row, in_named_row, of_another_row
from factbench.stages.compare.clash import Clash, coverage_traits, place_of, signal
from factbench.stages.compare.grammar import grammar_traits
from factbench.stages.compare.listed import notes
from factbench.stages.compare.measures import limit
from factbench.stages.compare.rank import labelled
from factbench.stages.compare.side import MINE, THEIRS
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span
from factbench.text.stem import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side
    from factbench.text.slots import Date


def compare_numbers(claim: Side, evidence: Side, title: str = "") -> Iterator[Signal | Clash]:
    """A number agrees with one of the same unit that it rounds or bounds, and clashes with what counts the same.

    A number in a row of a list is none beside a statement that does not speak of that row. `title` is what the
    passage's source is called.
    """
    theirs = [
        each for each in amounts(evidence)[:THEIRS] if not of_another_row(claim, evidence, each.span, title)
    ]
    for slot in amounts(claim)[:MINE]:
        yield from _number(claim, slot, evidence, theirs, title)


class _Rival(NamedTuple):
    """A number of the passage beside one of the statement: how well it is its counterpart."""

    fitness: float
    theirs: Quantity
    traits: dict[str, float]


def _number(
    claim: Side, slot: Quantity, evidence: Side, theirs: Sequence[Quantity], title: str
) -> Iterator[Signal | Clash]:
    right: list[_Rival] = []
    wrong: list[_Rival] = []
    others = amounts(claim)[:MINE]
    for each in theirs:
        if _comparable(claim, slot, evidence, each):
            same = _same(claim, slot, evidence, each)
            if same:
                rival = _rival(claim, slot, evidence, each)
                if not _by_chance(slot, each) or (_told_of_the_same(rival) and not _is_far(slot, each)):
                    right.append(rival)
            elif (
                same is False
                and not any(_same(claim, other, evidence, each) for other in others)
                and not in_bare_row(claim, evidence, each.span, title)
            ):
                wrong.append(_rival(claim, slot, evidence, each))
    best, worst = max(right, key=_fitness, default=None), max(wrong, key=_fitness, default=None)
    if worst and _is_the_bound(slot, worst.theirs) and _counts_the_same(worst):
        yield from _conflict(claim, slot, evidence, worst, one=len(wrong) == 1)
    elif (
        best and worst and (_counts_alone(worst, best) or _done_to_others(claim, slot, evidence, best, worst))
    ):
        if _may_clash(claim, slot, evidence, worst, title):
            yield from _conflict(claim, slot, evidence, worst, one=len(wrong) == 1)
        else:
            traits = coverage_traits(claim, evidence)
            yield Clash(Element.NUMBER, "no number", slot.span, worst.theirs.span, traits)
    elif best and (
        best.traits["same unit"] or best.traits["beside"] or worst is None or best.fitness >= worst.fitness
    ):
        yield from _agreement(claim, slot, evidence, best)
    elif worst and _may_clash(claim, slot, evidence, worst, title):
        yield from _conflict(claim, slot, evidence, worst, one=len(wrong) == 1)
    elif slot.kind is not QuantityKind.ORDINAL and best is None:
        yield Clash(Element.NUMBER, "no number", slot.span, None, coverage_traits(claim, evidence))


def _counts_alone(worst: _Rival, best: _Rival) -> bool:
    """Whether another number counts what the statement's does, and the same number nothing alike: "twelve engines"."""
    told = ("counted", "same unit", "same governor", "age")
    return bool(worst.traits["counted"]) and not any(best.traits.get(trait) for trait in told)


def _done_to_others(claim: Side, slot: Quantity, evidence: Side, best: _Rival, worst: _Rival) -> bool:
    """Whether the word before the statement's number stands before another number than the same one.

    "Injured 12" is not said by "killed 12 and injured 40".
    """
    said, done = claim.before(slot.span), evidence.before(best.theirs.span)
    return None not in (said, done) and said == evidence.before(worst.theirs.span) != done


def _is_the_bound(mine: Quantity, theirs: Quantity) -> bool:
    """Whether the passage names the very number that the statement excludes: "fewer than two" beside two."""
    return mine.low != mine.high and mine.value is not None and mine.value == theirs.value


def _may_clash(claim: Side, slot: Quantity, evidence: Side, worst: _Rival, title: str) -> bool:
    """Whether the passage gives another number for what seems to be the same, and nowhere the very number."""
    if _is_vague(slot, worst.theirs):
        return False
    named = in_named_row(claim, evidence, worst.theirs.span, title)
    if stands_in(claim, slot, evidence) and not named:
        return False
    if slot.kind is QuantityKind.ORDINAL and labelled(claim, slot.span, evidence):
        return False
    if multiplies(claim, slot) and multiplied(claim, slot) != multiplied(evidence, worst.theirs):
        return False  # "200 times more dust" and "84 times stronger"
    traits = worst.traits
    if _is_far(slot, worst.theirs) and not (named or traits["counted"] or traits.get("same governor")):
        return False
    return named or _counts_the_same(worst)


def _counts_the_same(rival: _Rival) -> bool:
    """Whether the words beside both numbers say so: 12 villages and 15 wells are no clash.

    Of ordinals the next word must: "the 12th president" may be "the first woman".
    """
    traits = rival.traits
    if rival.theirs.kind is QuantityKind.ORDINAL:
        return bool(traits["counted"] or traits.get("same governor"))
    if traits["one unit"]:
        return bool(traits["counted"] or traits["beside"] or traits.get("same governor"))
    if traits["age"]:
        if traits["age at death"]:
            return True
        same = traits.get("same subject") or traits.get("same event verb")
        return bool(same if traits.get("parsed") else traits["beside"])
    if _told_of_the_same(rival):
        return True
    apart = traits.get("other governor") and traits.get("other event verb")
    unit = traits["same unit"] and not traits["noted"]
    return bool((unit or traits["same matter"]) and (traits["half"] or not apart))


def _told_of_the_same(rival: _Rival) -> bool:
    """Whether a word beside both numbers says that they count the same."""
    return any(rival.traits.get(trait) for trait in ("counted", "beside", "around", "same governor", "age"))


def _is_far(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one is a hundred times the other, and no unit says that they measure the same."""
    if (mine.unit and theirs.unit) or not mine.value or not theirs.value:
        return False
    return not _NEARLY < abs(theirs.value / mine.value) < 1 / _NEARLY


_NEARLY = 0.01


def _is_vague(mine: Quantity, theirs: Quantity) -> bool:
    """Whether both are no more than words for many: "thousands" beside "hundreds"."""
    return mine.value is None and theirs.value is None and mine.approximate and theirs.approximate


def _by_chance(mine: Quantity, theirs: Quantity) -> bool:
    """Whether the two meet although they need not be of one thing: "more than a million barrels" and 10 million."""
    bounds_open = (mine.low is None) != (mine.high is None) or (theirs.low is None) != (theirs.high is None)
    return bounds_open or bool(mine.unit) != bool(theirs.unit)


# More often a pronoun or a part than a count.
_LOOSE = frozenset({"one", "half", "a quarter"})


def _fitness(rival: _Rival) -> float:
    return rival.fitness


def _comparable(claim: Side, mine: Quantity, evidence: Side, theirs: Quantity) -> bool:
    """Whether two numbers can say something of each other at all."""
    if evidence.words_of(theirs.span).lower() in _LOOSE:
        return False
    if any(test(claim, mine) != test(evidence, theirs) for test in (multiplies, counts_siblings)):
        return False
    if mine.kind is QuantityKind.ORDINAL or theirs.kind is QuantityKind.ORDINAL:
        return mine.kind is theirs.kind
    if _counts_things(claim, mine) and theirs.kind is QuantityKind.PERCENT:
        return False  # "32 members" and "60% of all members"
    return (
        not (mine.unit and theirs.unit)
        or _unit(mine.unit) == _unit(theirs.unit)
        or bool(converted(theirs, mine.unit))
    )


def _counts_things(side: Side, number: Quantity) -> bool:
    """Whether the number, of no unit, stands before a word: "32 members", and not "from 5 to 4 percent"."""
    return (
        number.kind is QuantityKind.CARDINAL
        and not number.unit
        and (number.value or 0) >= 2
        and bool(_THING.match(side.text, number.span.end))
    )


_THING = re.compile(r"\s(?!(?:per|percent|percentage|to|and|or|out|of|in|points?)\b)[a-z]")


def _unit(unit: str) -> str:
    return " ".join(map(stem, unit.split()))


def _same(claim: Side, mine: Quantity, evidence: Side, theirs: Quantity) -> bool | None:
    read = theirs
    if mine.unit and theirs.unit and _unit(mine.unit) != _unit(theirs.unit):
        read = converted(theirs, mine.unit) or theirs
    return says_same(claim, mine, evidence, theirs, read)


# How many words before and after a number say what it counts.
_COUNTED = {"before": 2, "after": 2}
_MEASURED = {"before": 6, "after": 6}
# So many words of the statement in one sentence, or one note: it tells of the same.
_SAME_MATTER = 2


def _rival(claim: Side, mine: Quantity, evidence: Side, theirs: Quantity) -> _Rival:
    names = claim.name_stems
    close = (claim.around(mine.span, **_COUNTED) & evidence.around(theirs.span, **_COUNTED)) - names
    wide = (claim.around(mine.span, **_MEASURED) & evidence.around(theirs.span, **_MEASURED)) - names
    place = place_of(claim, mine.span, evidence, theirs.span)
    same_unit = float(bool(mine.unit and theirs.unit))
    part = _part(evidence, theirs.span)
    traits = {
        "same unit": same_unit,
        "one unit": float(bool(mine.unit) != bool(theirs.unit)),
        "counted": float(bool(place["right"] or _counts_alike(claim, mine, evidence, theirs))),
        "beside": float(bool(close)),
        "around": float(len(wide) >= 2),
        "sentence": place["sentence"],
        "event": place["event"],
        "same matter": float(len(claim.topic & evidence.families_in(part)) >= _SAME_MATTER),
        "noted": float(part != evidence.sentence_of(theirs.span)),
        "age": float(is_age(claim, mine) and is_age(evidence, theirs)),
        "age at death": float(is_age_at_death(claim, mine) and is_age_at_death(evidence, theirs)),
        "one age": float(is_age(claim, mine) != is_age(evidence, theirs)),
        "bound": float(mine.low != mine.high or theirs.low != theirs.high),
        "close": float(_is_close(mine, theirs)),
        "rough": float(mine.approximate or mine.low != mine.high),
        **coverage_traits(claim, evidence),
        **grammar_traits(claim, mine.span, evidence, theirs.span),
    }
    fitness = (
        3 * same_unit
        + 3 * traits["age"]
        + 4 * (mine.value is not None and mine.value == theirs.value)
        + 3 * traits.get("same governor", 0.0)
        - 2 * traits["one age"]
        + 3 * place["right"]
        + len(close)
        + len(wide) / 2
        - 2 * traits["one unit"]
        + place["sentence"]
    )
    return _Rival(fitness, theirs, traits)


def _part(evidence: Side, number: Span) -> Span:
    """The note in which a number stands, of a sentence that joins several."""
    here = notes(evidence.text, evidence.sentence_of(number))
    return next((each for each in here if each.start <= number.start < each.end), number)


def _counts_alike(claim: Side, mine: Quantity, evidence: Side, theirs: Quantity) -> bool:
    """Whether the words right behind both numbers say much the same: "four books", "three novels"."""
    one = next(iter(claim.terms_in(Span(mine.span.end, mine.span.end + _NEXT))), None)
    other = next(iter(evidence.terms_in(Span(theirs.span.end, theirs.span.end + _NEXT))), None)
    if one is None or other is None or is_superlative(claim.words_of(one.span).lower()):
        return False  # "second largest" is a rank
    return other.stem in alike(one.stem)


# Code points behind a number in which the word begins that it counts.
_NEXT = 12


def _is_close(mine: Quantity, theirs: Quantity) -> bool:
    """Whether one is the other but for a fifth, as two estimates of one thing are."""
    if not mine.value or not theirs.value or mine.unit != theirs.unit:
        return False
    return 0.8 <= theirs.value / mine.value <= 1.25


def _agreement(claim: Side, slot: Quantity, evidence: Side, best: _Rival) -> Iterator[Signal]:
    """Equal numbers of other periods only go together."""
    period = _other_period(claim, slot, evidence, best.theirs)
    why = (
        "converted" if best.theirs.unit and slot.unit and _unit(slot.unit) != _unit(best.theirs.unit) else ""
    )
    if period:
        yield signal(
            Element.PERIOD, Agreement.QUALIFIES, claim, period[0].span, evidence, period[1].span, _PERIOD
        )
    only = _is_the_most(slot, best.theirs)
    agreement = Agreement.QUALIFIES if only else Agreement.AGREES
    yield signal(
        Element.NUMBER, agreement, claim, slot.span, evidence, best.theirs.span, _MOST if only else why
    )


def _is_the_most(mine: Quantity, theirs: Quantity) -> bool:
    """Whether the passage only says that it is no more: "up to 12" and "fewer than 12" beside "12"."""
    return mine.low == mine.high and theirs.low is None and theirs.high is not None


_MOST = "which is the most it may be"
_PERIOD = "so the figures are of different times"


def _conflict(
    claim: Side, slot: Quantity, evidence: Side, worst: _Rival, *, one: bool
) -> Iterator[Signal | Clash]:
    period = _other_period(claim, slot, evidence, worst.theirs)
    if period and worst.traits["same unit"]:
        yield signal(
            Element.PERIOD, Agreement.QUALIFIES, claim, period[0].span, evidence, period[1].span, _PERIOD
        )
        return
    kind = {QuantityKind.ORDINAL: "ordinal", QuantityKind.CARDINAL: "number"}.get(slot.kind, "measure")
    traits = worst.traits | {"one": float(one)}
    why = _ratio(slot, worst.theirs) if slot.low == slot.high else limit(claim, slot.span)
    yield Clash(Element.NUMBER, kind, slot.span, worst.theirs.span, traits, why)


def _other_period(claim: Side, mine: Quantity, evidence: Side, theirs: Quantity) -> tuple[Date, Date] | None:
    """The one date in the sentence of each number, where the two lie apart."""
    here, there = (side.dates_beside(each.span) for side, each in ((claim, mine), (evidence, theirs)))
    if len(here) != 1 or len(there) != 1 or fit(here[0], there[0]) is not Fit.APART:
        return None
    # "after 2011" lies apart from 2011, and both are of the same time.
    return None if here[0].value == there[0].value else (here[0], there[0])


def _ratio(mine: Quantity, theirs: Quantity) -> str:
    """How much smaller or larger, in words, where that is much."""
    if (
        mine.value is None
        or not theirs.value
        or mine.value <= 0
        or theirs.value <= 0
        or mine.unit != theirs.unit
    ):
        return ""
    ratio = theirs.value / mine.value
    if 0.5 < ratio < 2 or mine.kind is QuantityKind.ORDINAL:
        return ""
    if ratio >= 2:
        return f"{ratio:.1f} times as much"
    return "less than half as much" if ratio > 0.1 else "less than a tenth of that"
