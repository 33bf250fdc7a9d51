"""Does what agrees stand in the row of a list that the statement speaks of, or in another row?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.polarity import family
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.amounts import amounts
from factbench.stages.compare.asked import beside, families_of
from factbench.stages.compare.clash import signal
from factbench.stages.compare.heart import is_about, subject
from factbench.stages.compare.listed import notes, rows
from factbench.stages.compare.measures import figures
from factbench.text.span import Span
from factbench.text.stem import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.heart import Heart
    from factbench.stages.compare.side import Side


def compare_rows(
    claim: Side, evidence: Side, owed: Heart, told: Sequence[Signal], title: str = ""
) -> Iterator[Signal]:
    """A number of the statement qualifies that the passage gives for another thing in a row, where it has one of its
    own for the statement's: "300 km of railways" beside "300 km of roads and 20 km of railways".

    So do the words of a table whose rows each have a name: "Brint exports tin" beside "Brint - wool; Orven - tin", and
    "Brint borders Orven" beside "border countries: Brint 219 km; Orven 81 km", unless the source, by its `title`, is
    about what the statement begins with.
    """
    taken = figures(claim)
    asked = {
        each.family: each.span for each in claim.terms if not any(span.overlaps(each.span) for span in taken)
    }
    for each in told:
        if each.element is Element.NUMBER and each.agreement is Agreement.AGREES:
            other = _of_another_year(claim, evidence, each.evidence_span) or _counted_otherwise(
                frozenset(asked), evidence, each.evidence_span
            )
            if other is not None:
                yield signal(
                    Element.NUMBER, Agreement.QUALIFIES, claim, each.claim_span, evidence, other, _ROW
                )
    found = _in_two_rows(frozenset(asked), evidence, owed.sentence)
    if found is None and not owed.missing:
        found = _apart(claim, frozenset(asked), evidence, title)
        if found is None and not rows(evidence.text):
            found = _noted_apart(claim, frozenset(asked), evidence, owed)
    if found is not None:
        missing, row = found
        yield signal(Element.WORDING, Agreement.QUALIFIES, claim, asked[missing], evidence, row, _ROW)


_ROW = "which stands in another row"


def _apart(claim: Side, asked: frozenset[str], evidence: Side, title: str) -> tuple[str, Span] | None:
    """A word that the list has only in another row than the one with most of the statement's words, and that row.

    Of what a source is about one row after the other may be said, as long as no figure is: "borders Brint and Orven".
    """
    left = asked - beside(evidence) - {family(each) for each in stems_of(title)}
    has = {row: families_of(evidence, row) & left for row in rows(evidence.text)}
    if not has:
        return None
    best = max(has, key=lambda row: (len(has[row]), -row.head.start))
    begun = subject(claim)
    own = begun is not None and not figures(claim) and is_about(title, claim, begun)
    for row, words in has.items():
        missing = words - has[best]
        if missing and not (own and row.above == best.above and not row.labelled):
            return min(missing), row.whole if len(row.whole) <= _SHORT else row.head
    return None


def _noted_apart(claim: Side, asked: frozenset[str], evidence: Side, owed: Heart) -> tuple[str, Span] | None:
    """A word that a sentence of notes has only in another note than most of the statement's words, and where.

    The name that the statement begins with need not be said again: "Brint trades with Orven; it joined the pact".
    """
    here = notes(evidence.text, owed.sentence)
    if len(here) == 1:
        return None
    begun = subject(claim) or Span(0, 0)
    kin = {term.family: frozenset(evidence.kin(term)) for term in claim.terms if term.start >= begun.end}
    told = {note: evidence.families_in(note) for note in here}
    has = {
        note: {each for each in asked & kin.keys() if not kin[each].isdisjoint(told[note])} for note in here
    }
    best = max(has.values(), key=len)
    for note, words in has.items():
        if words - best:
            missing = min(words - best)
            use = next(term for term in evidence.terms_in(note) if term.family in kin[missing])
            return missing, use.span
    return None


# Code points of a row that is shown as a whole.
_SHORT = 60
_ENDS = re.compile(r"[,;:]\s|\s(?:and|or|while|but)\s")


def _split(pattern: re.Pattern[str], text: str, whole: Span) -> list[Span]:
    """The stretches between the matches, in order."""
    found = list(pattern.finditer(text, whole.start, whole.end))
    starts = [whole.start, *(each.end() for each in found)]
    ends = [*(each.start() for each in found), whole.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _of_another_year(claim: Side, evidence: Side, number: Span) -> Span | None:
    """The number with the year in brackets behind it, where the statement has a year and not that one."""
    found = _YEAR.match(evidence.text, number.end)
    years = {each.value[:4] for each in claim.dates}
    return Span(number.start, found.end()) if found and years and found["year"] not in years else None


_YEAR = re.compile(r"\s?%?\s\((?:[A-Za-z]+\s)?(?P<year>\d{4})\b[^()]{0,20}\)")


def _counted_otherwise(asked: frozenset[str], evidence: Side, number: Span) -> Span | None:
    """What the number is of, where that is nothing of the statement's, which has another number beside it."""
    counts = [each.span for each in amounts(evidence)]
    whole = evidence.sentence_of(number)
    near = Span(max(whole.start, number.start - _FAR), min(whole.end, number.end + _FAR))
    counts = [each for each in counts if near.covers(each)]
    taken = [each for each in figures(evidence) if near.covers(each)]
    parts = _split(_ENDS, evidence.text, near)
    counting = [part for part in parts if any(part.covers(each) for each in counts)]
    mine = next((part for part in counting if part.covers(number)), None)
    if mine is None or len(counting) < _TWO:
        return None
    inside = frozenset(evidence.families_in(mine))
    strange = [
        term.span
        for term in evidence.terms_in(mine)
        if term.family not in asked and not any(each.overlaps(term.span) for each in taken)
    ]
    shared = frozenset[str]().union(*(evidence.families_in(part) for part in parts if part not in counting))
    for row in counting:
        theirs = evidence.families_in(row)
        if row != mine and strange and (theirs & asked) - inside - shared and inside - theirs - asked:
            return Span(min(number.start, strange[0].start), max(number.end, strange[0].end))
    return None


_TWO = 2
# Code points around a number in which its row and the others stand: a text without stops takes linear time.
_FAR = 300
_SEMICOLON = re.compile(r";\s")
_HEADED = re.compile(r"[\w)]\s?(?:\s[-–—]|:)\s")


def _in_two_rows(asked: frozenset[str], evidence: Side, sentence: Span) -> tuple[str, Span] | None:
    """A word that only another row has than the one with most of the statement's words, and that row."""
    parts = _split(_SEMICOLON, evidence.text, sentence)
    headed = [part for part in parts if _HEADED.search(evidence.text, part.start, part.end)]
    if len(parts) < _TWO or len(headed) < len(parts):
        return None
    colon = evidence.text.find(": ", parts[0].start, parts[0].end)
    head = evidence.families_in(Span(sentence.start, colon)) if colon > 0 else frozenset[str]()
    has = [(evidence.families_in(part) & asked) - head for part in parts]
    best = max(range(len(parts)), key=lambda place: len(has[place]))
    for place, part in enumerate(parts):
        left = has[place] - has[best]
        if place != best and left:
            return min(left), part
    return None
