"""A statement and a piece of evidence -> where they agree and where they clash.

Each element is one function of the same shape, from the two texts taken apart to signals. A word that is absent is
no conflict: two slots clash only where both texts speak of the same thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.model import Agreement, Comparison, Element, Signal, Suggestion
from factbench.text.calendar import Fit, fit
from factbench.text.clean import one_line
from factbench.text.date import dates
from factbench.text.magnitude import agree
from factbench.text.name import names
from factbench.text.polarity import denied, family, opposites
from factbench.text.quantity import quantities
from factbench.text.sentence import sentences
from factbench.text.slots import Grain, How, QuantityKind
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, Word, words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from factbench.text.slots import Date, Name, Quantity


def compare(
    statement: str, evidence: str, *, claim_date: date | None = None, evidence_date: date | None = None
) -> Comparison:
    """Return all signals between the two texts, by element and then in the statement's order, and a stance.

    `claim_date` and `evidence_date` are the days of publication, which "last year" counts from. The stance refutes
    where something clashes, supports where something agrees, nothing clashes and most of the statement is covered,
    and is unclear otherwise; it is a suggestion and never a verdict. Empty texts give no signals.
    """
    claim, found = _Side(statement, claim_date), _Side(evidence, evidence_date)
    signals = tuple(signal for element in _ELEMENTS for signal in element(claim, found))
    return Comparison(signals, _stance(signals, claim, found))


@dataclass(frozen=True)
class _Side:
    """One text taken apart; nothing is computed before it is asked for."""

    text: str
    published: date | None

    @cached_property
    def words(self) -> list[Word]:
        return words(self.text)

    @cached_property
    def dates(self) -> list[Date]:
        return dates(self.text, published=self.published)

    @cached_property
    def quantities(self) -> list[Quantity]:
        return quantities(self.text)

    @cached_property
    def names(self) -> list[Name]:
        taken = [slot.span for slot in self.dates]
        return [name for name in names(self.text) if not any(name.span.overlaps(span) for span in taken)]

    @cached_property
    def sentences(self) -> list[Span]:
        return sentences(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in self.words)

    @cached_property
    def name_stems(self) -> frozenset[str]:
        return frozenset(
            word.stem
            for word in self.words
            if any(name.span.start <= word.start < name.span.end for name in self.names)
        )

    @cached_property
    def topic(self) -> frozenset[str]:
        """What the text is about: its content words, events by their family, without the numbers."""
        return frozenset(family(stem) for stem in self.stems - STOP_STEMS if not stem[0].isdigit())

    @cached_property
    def denied(self) -> dict[int, tuple[int, int]]:
        return denied(self.text)

    @cached_property
    def denied_heads(self) -> frozenset[str]:
        """The first content word that each negation reaches: what it denies, where the others are only about it."""
        first: dict[tuple[int, int], str] = {}
        for word in self.words:
            if word.start in self.denied and word.stem not in STOP_STEMS:
                first.setdefault(self.denied[word.start], word.stem)
        return frozenset(first.values())

    @cached_property
    def word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which the span begins, else the span itself."""
        place = bisect_right(self.sentence_starts, span.start) - 1
        return self.sentences[place] if place >= 0 and self.sentences[place].overlaps(span) else span

    def around(self, span: Span, *, before: int, after: int) -> frozenset[str]:
        """Content words, families, of the same clause, so many words before and after the span."""
        sentence = self.sentence_of(span)
        first, last = bisect_left(self.word_starts, span.start), bisect_left(self.word_starts, span.end)
        left = [word for word in self.words[max(0, first - before) : first] if word.start >= sentence.start]
        right = [word for word in self.words[last : last + after] if word.start < sentence.end]
        joined = [word for word in left if not _OTHER_CLAUSE_BEFORE.search(self.text, word.end, span.start)]
        joined += [word for word in right if not _OTHER_CLAUSE.search(self.text, span.end, word.start)]
        stems = {word.stem for word in joined} - STOP_STEMS
        return frozenset(family(stem) for stem in stems if not stem[0].isdigit())

    def words_of(self, span: Span) -> str:
        return one_line(span.of(self.text))


_OTHER_CLAUSE = re.compile(
    r"\b(?:after|before|when|while|which|who|but|because|where|although)\b|;", re.IGNORECASE
)
# Directly before a date such a word belongs to the date: "opened after 1990".
_OTHER_CLAUSE_BEFORE = re.compile(rf"(?:{_OTHER_CLAUSE.pattern})\s+\w", re.IGNORECASE)


def _coverage(claim: _Side, evidence: _Side) -> float:
    """Share of the claim's topic that the evidence speaks of; names tell twice."""
    weights = {stem: 2.0 if stem in claim.name_stems else 1.0 for stem in claim.topic}
    return sum(weights[stem] for stem in claim.topic & evidence.topic) / (sum(weights.values()) or 1.0)


def _signal(
    element: Element,
    agreement: Agreement,
    claim: _Side,
    mine: Span,
    evidence: _Side,
    theirs: Span,
    why: str = "",
) -> Signal:
    words = f"claim: {claim.words_of(mine)} — evidence: {evidence.words_of(theirs)}"
    return Signal(element, agreement, mine, theirs, f"{words} ({why})" if why else words)


# Share of the claim's topic that the evidence must have before the two can clash: one word in a short claim.
_SAME_TOPIC = 0.15

# -------------------------------------------------------------------------------------------------- dates


def _compare_dates(claim: _Side, evidence: _Side) -> Iterable[Signal]:
    """A date agrees with one that contains it or lies in it, and clashes with the date of the same event."""
    fits = {(slot.span, each.span): fit(slot, each) for slot in claim.dates for each in evidence.dates}
    confirmed = {theirs for (_, theirs), how in fits.items() if how is Fit.SAME}
    for slot in claim.dates:
        comparable = [each.span for each in evidence.dates if fits[slot.span, each.span] is not Fit.UNKNOWN]
        # A date that is written out says more surely which event it dates than one that is counted from it.
        written = [
            each.span for each in evidence.dates if each.how is How.EXPLICIT and each.span in comparable
        ]
        near = _same_event(claim, slot.span, evidence, written) or _same_event(
            claim, slot.span, evidence, comparable
        )
        # A year may stand in both texts by chance, a day hardly.
        told = comparable if slot.grain is Grain.DAY or not near else near
        same = [span for span in told if fits[slot.span, span] is Fit.SAME]
        if same:
            yield _signal(Element.DATE, Agreement.AGREES, claim, slot.span, evidence, same[0])
            continue
        apart = near and all(fits[slot.span, span] is Fit.APART and span not in confirmed for span in near)
        if apart and _coverage(claim, evidence) >= _SAME_TOPIC:
            yield _signal(Element.DATE, Agreement.CONFLICTS, claim, slot.span, evidence, near[0])


# How many words before and after a date say what happened then.
_BESIDE = {"before": 10, "after": 6}


def _same_event(claim: _Side, slot: Span, evidence: _Side, found: Iterable[Span]) -> list[Span]:
    """The spans of the evidence that stand beside most of the words that the slot stands beside, one at least.

    Names do not tell: everything that happened to somebody stands beside the name.
    """
    mine = claim.around(slot, **_BESIDE) - claim.name_stems
    shared = {span: len(mine & (evidence.around(span, **_BESIDE) - evidence.name_stems)) for span in found}
    most = max(shared.values(), default=0)
    return [span for span, count in shared.items() if count == most > 0]


# ------------------------------------------------------------------------------------------------ numbers


def _compare_numbers(claim: _Side, evidence: _Side) -> Iterable[Signal]:
    """A number agrees with one of the same unit that it rounds or bounds, and clashes with any other."""
    confirmed = {each.span for each in evidence.quantities for slot in claim.quantities if agree(slot, each)}
    for slot in claim.quantities:
        alike = [each for each in evidence.quantities if _same_measure(claim, slot, evidence, each)]
        same = [each.span for each in alike if agree(slot, each)]
        apart = [each.span for each in alike if agree(slot, each) is False and each.span not in confirmed]
        if same:
            yield _signal(Element.NUMBER, Agreement.AGREES, claim, slot.span, evidence, same[0])
        elif apart and _coverage(claim, evidence) >= _SAME_TOPIC:
            yield _signal(Element.NUMBER, Agreement.CONFLICTS, claim, slot.span, evidence, apart[0])


def _same_measure(claim: _Side, mine: Quantity, evidence: _Side, theirs: Quantity) -> bool:
    """Whether both count the same thing: equal units, or the same word after the number."""
    if (mine.kind is QuantityKind.ORDINAL) != (theirs.kind is QuantityKind.ORDINAL):
        return False
    if mine.unit and theirs.unit and _unit(mine.unit) != _unit(theirs.unit):
        return False
    if evidence.words_of(theirs.span).lower() == "one":  # more often a pronoun than a number
        return False
    if mine.unit and theirs.unit:
        return bool(claim.around(mine.span, **_MEASURED) & evidence.around(theirs.span, **_MEASURED))
    shared = claim.around(mine.span, **_COUNTED) & evidence.around(theirs.span, **_COUNTED)
    return bool(shared - claim.name_stems)


# How many words before and after a number say what it counts: few where it has no unit, more where it has.
_COUNTED = {"before": 2, "after": 2}
_MEASURED = {"before": 6, "after": 6}


def _unit(unit: str) -> str:
    return " ".join(word.stem for word in words(unit)) or unit


# -------------------------------------------------------------------------------------------------- names


def _compare_names(claim: _Side, evidence: _Side) -> Iterable[Signal]:
    """A name agrees with itself or a part of itself, and clashes with another that does the same ("directed by")."""
    for name in claim.names:
        same = next((each for each in evidence.names if _same_name(claim, name, evidence, each)), None)
        if same is not None:
            yield _signal(Element.NAME, Agreement.AGREES, claim, name.span, evidence, same.span)
            continue
        role = _role(claim, name)
        rival = next((each for each in evidence.names if role and _role(evidence, each) == role), None)
        if (
            rival
            and _apart(_stems(claim, name), evidence.stems)
            and _apart(_stems(evidence, rival), claim.stems)
        ):
            yield _signal(Element.NAME, Agreement.CONFLICTS, claim, name.span, evidence, rival.span)


def _apart(name: frozenset[str], others: Collection[str]) -> bool:
    """Whether a name with words that tell something shares none of them."""
    return bool(name) and name.isdisjoint(others)


def _same_name(claim: _Side, mine: Name, evidence: _Side, theirs: Name) -> bool:
    if mine.canonical and mine.canonical == theirs.canonical:
        return True
    one, other = _stems(claim, mine), _stems(evidence, theirs)
    return bool(one and other) and (one <= other or other <= one)


def _stems(side: _Side, name: Name) -> frozenset[str]:
    return frozenset(word.stem for word in words(name.span.of(side.text))) - STOP_STEMS


_ROLE = re.compile(r"(\w+)\s+(by|in|from)\s+(?:the\s+)?\Z")


def _role(side: _Side, name: Name) -> tuple[str, str] | None:
    """The event and the preposition before the name: "directed by", "born in"; None without them.

    Places clash only where both are countries: one that is not known may lie in the other.
    """
    match = _ROLE.search(side.text, max(0, name.span.start - 60), name.span.start)
    if match is None or (match[2] != "by" and not name.is_place):
        return None
    events = [word.stem for word in words(match[1]) if word.stem not in STOP_STEMS]
    return (family(events[-1]), match[2]) if events else None


# ----------------------------------------------------------------------------------------------- negation


def _compare_polarity(claim: _Side, evidence: _Side) -> Iterable[Signal]:
    """One text denies what the other says, or says its opposite."""
    if _coverage(claim, evidence) < _SAME_TOPIC:
        return
    yield from _denials(claim, evidence)
    yield from _opposites(claim, evidence)


def _denials(claim: _Side, evidence: _Side) -> Iterable[Signal]:
    """The first shared word that one text denies, where the other's sentence denies nothing."""
    shared = claim.stems & evidence.stems & (claim.denied_heads | evidence.denied_heads) - claim.name_stems
    for stem in (word.stem for word in claim.words if word.stem in shared):
        mine, theirs = _Use.of(claim, stem), _Use.of(evidence, stem)
        if (mine.denied and theirs.plain) or (theirs.denied and mine.plain):
            yield _signal(
                Element.NEGATION,
                Agreement.CONFLICTS,
                claim,
                mine.span,
                evidence,
                theirs.span,
                "one denies it",
            )
            return


@dataclass(frozen=True)
class _Use:
    """How a text uses a word: `denied` throughout, or `plain` in sentences that deny nothing."""

    span: Span
    denied: bool
    plain: bool

    @classmethod
    def of(cls, side: _Side, stem: str) -> _Use:
        uses = [word for word in side.words if word.stem == stem]
        sentences = [side.sentence_of(Span(word.start, word.end)) for word in uses]
        plain = not any(each.start <= place < each.end for each in sentences for place in side.denied)
        first = uses[0]
        start = side.denied[first.start][0] if first.start in side.denied else first.start
        return cls(Span(start, first.end), all(word.start in side.denied for word in uses), plain)


def _opposites(claim: _Side, evidence: _Side) -> Iterable[Signal]:
    for mine in claim.words:
        against = opposites(mine.stem)
        alike = {mine.stem}.union(*map(opposites, against))
        # Where a text has both words, each may be said of another thing.
        if against & claim.stems or alike & evidence.stems:
            continue
        theirs = next((word for word in evidence.words if word.stem in against), None)
        if theirs and mine.start not in claim.denied and theirs.start not in evidence.denied:
            spans = Span(mine.start, mine.end), Span(theirs.start, theirs.end)
            yield _signal(
                Element.NEGATION, Agreement.CONFLICTS, claim, spans[0], evidence, spans[1], "opposites"
            )


# -------------------------------------------------------------------------------------- first and largest

_BEST = (
    r"(?:only|sole|largest|biggest|oldest|youngest|longest|shortest|tallest|highest|lowest|smallest|fastest|earliest"
    r"|most(?=\s+\w+)|best)"
)
_RANK = re.compile(rf"\b(?:(?:first|second|third|fourth|fifth)(?:[\s-]+{_BEST})?|{_BEST})\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:earlier|previously|predecessors?|preceded|formerly|already had)\b", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|before\s+(?:it|that|then|him|her|them)|already|predecessors?|preceded|another|other"
    r"|also|one\s+of|formerly|existed|until\s+then)\b",
    re.IGNORECASE,
)


def _compare_rank(claim: _Side, evidence: _Side) -> Iterable[Signal]:
    """A first, only or largest agrees with the same word of the same thing; an earlier or other one narrows it."""
    for mine in _RANK.finditer(claim.text):
        span = Span(*mine.span())
        things = claim.around(span, before=0, after=3)
        told = [each for each in _RANK.finditer(evidence.text) if things & _ranked(evidence, each)]
        same = [each for each in told if _rank_of(each) == _rank_of(mine)]
        other = same or told
        earlier = _earlier_beside(evidence, Span(*same[0].span())) if same else None
        if earlier:
            yield _signal(
                Element.FIRST, Agreement.QUALIFIES, claim, span, evidence, earlier, "names an earlier one"
            )
            continue
        if other:
            agreement = Agreement.AGREES if same else Agreement.QUALIFIES
            yield _signal(Element.FIRST, agreement, claim, span, evidence, Span(*other[0].span()))
            continue
        rival = next(
            (each for each in _ANOTHER.finditer(evidence.text) if things & _ranked(evidence, each)), None
        )
        if rival:
            theirs = Span(*rival.span())
            yield _signal(Element.FIRST, Agreement.QUALIFIES, claim, span, evidence, theirs, "names another")


def _earlier_beside(evidence: _Side, rank: Span) -> Span | None:
    """A word in the sentence of `rank` that says something came before: it repeats the claim to doubt it."""
    sentence = next((each for each in sentences(evidence.text) if each.covers(rank)), None)
    found = _EARLIER.search(evidence.text, sentence.start, sentence.end) if sentence else None
    return Span(*found.span()) if found else None


def _ranked(evidence: _Side, match: re.Match[str]) -> frozenset[str]:
    return evidence.around(Span(*match.span()), before=0, after=4)


def _rank_of(match: re.Match[str]) -> str:
    return " ".join(match[0].lower().replace("-", " ").split())


_ELEMENTS: tuple[Callable[[_Side, _Side], Iterable[Signal]], ...] = (
    _compare_dates,
    _compare_numbers,
    _compare_names,
    _compare_polarity,
    _compare_rank,
)

# ------------------------------------------------------------------------------------------------- stance

# Share of the claim's topic from which agreement may count as support.
_COVERED = 0.6


def _stance(signals: tuple[Signal, ...], claim: _Side, evidence: _Side) -> Suggestion:
    """What the signals suggest.

    Support needs an agreement for every date, number and rank of the claim: silence about one supports nothing,
    least of all a first or a largest.
    """
    if any(signal.agreement is Agreement.CONFLICTS for signal in signals):
        return Suggestion.REFUTES
    agreed = {signal.claim_span for signal in signals if signal.agreement is Agreement.AGREES}
    owed = {Span(*match.span()) for match in _RANK.finditer(claim.text)}
    owed |= {slot.span for slot in claim.dates if slot.how is not How.UNRESOLVED}
    owed |= {slot.span for slot in claim.quantities}
    if agreed and owed <= agreed and _coverage(claim, evidence) >= _COVERED:
        return Suggestion.SUPPORTS
    return Suggestion.UNCLEAR
