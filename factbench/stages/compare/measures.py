"""Which words of a statement bound, compare or exclude, and does a sentence have them too?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.stages.compare.quotation import quoted
from factbench.stages.compare.rank import ranks
from factbench.text.span import Span
from factbench.text.wordlist import alternation, entries

if TYPE_CHECKING:
    from factbench.stages.compare.side import Side


def unmeasured(claim: Side, evidence: Side, sentence: Span) -> list[Span]:
    """Words of measure in the statement that the passage's sentence has in no form: "more", "only", "before", "not".

    Those in and directly before dates and numbers are left out: they are compared as their bounds. Figures that are
    read as neither must stand somewhere in the passage: "the 330s".
    """
    told = {_group(found[0]) for found in _MEASURE.finditer(evidence.text, sentence.start, sentence.end)}
    unread = [span for stem, span in _unread(claim) if stem not in evidence.stems]
    return [*(span for span in _measures(claim) if _group(span.of(claim.text)) not in told), *unread]


@lru_cache(maxsize=8)
def _unread(claim: Side) -> tuple[tuple[str, Span], ...]:
    """Words with figures that are part of no date, number, name, quotation or word ("covid-19"), with their stems."""
    taken = [*figures(claim), *(name.span for name in claim.names), *ranks(claim), *quoted(claim)]
    found = (
        (word.stem, Span(word.start, word.end))
        for word in claim.words
        if word.stem[0].isdigit() and claim.text[max(0, word.start - 1) : word.start] != "-"
    )
    return tuple(each for each in found if not any(span.overlaps(each[1]) for span in taken))


@lru_cache(maxsize=8)
def figures(claim: Side) -> tuple[Span, ...]:
    """Where the dates and the numbers of a text stand."""
    return (*claim.date_spans, *(slot.span for slot in claim.quantities))


@lru_cache(maxsize=8)
def bounds(claim: Side) -> tuple[Span, ...]:
    """Where the words stand that bound a date or number behind them: "at least", "fewer than"."""
    found = (_BOUND.search(claim.text, max(0, span.start - _BEFORE), span.start) for span in figures(claim))
    return tuple(Span(*each.span()) for each in found if each)


_BOUND = re.compile(
    r"\b(?:at\s+(?:least|most)|(?:more|less|fewer|greater|higher|lower)\s+than|as\s+(?:many|much)\s+as|up\s+to"
    r"|nearly|almost|roughly|approximately|around|about)\s+\Z",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:(?:not?|no)\s+)?(?:at\s+(?:least|most)|(?:more|less|fewer|greater|higher|lower|later|earlier)\s+than|up\s+to"
    r"|over|under|above|below|within|before|after|since|until|till|by)(?=\s+(?:an?\s+|the\s+)?\Z)",
    re.IGNORECASE,
)


def limit(claim: Side, figure: Span) -> str:
    """What else a reader is told of a figure that conflicts: the words that bound it; "" where none do."""
    found = _LIMIT.search(claim.text, max(0, figure.start - _BEFORE), figure.start)
    return f"and the claim says “{claim.words_of(Span(*found.span()))}”" if found else ""


@lru_cache(maxsize=8)
def _measures(claim: Side) -> tuple[Span, ...]:
    taken = [*figures(claim), *(name.span for name in claim.names), *ranks(claim), *quoted(claim)]
    found = [Span(*found.span()) for found in _MEASURE.finditer(claim.text)]
    return tuple(
        each
        for each in found
        if not any(span.start <= each.start < span.end for span in taken)
        and not any(0 < span.start - each.start < _BEFORE for span in figures(claim))
    )


# So many code points before a figure begins its bound: "not more than 30".
_BEFORE = 16

# Words of a line say the same.
_TABLE = """
more/over/above/exceed/exceeds/exceeded/exceeding/greater/higher/beyond
less/fewer/under/below/lower
before/prior/until/till/preceding
after/since/following
only/sole/solely/exclusively/alone/just
all/every/each/entire/whole/always/entirely
most/majority/mostly/mainly
not/never/no/none/without/neither/nor/cannot
both
because/due/caused/cause/causes/owing/result/resulted/thanks
between
against
than
"""
_MEASURE = re.compile(rf"\b(?:{alternation(_TABLE.replace('/', ' ').split())})\b|n['’]t\b", re.IGNORECASE)


def is_denial(word: str) -> bool:
    """Whether a word of measure denies: "not", "never", "n't".

    >>> is_denial("Never"), is_denial("only")
    (True, False)
    """
    return word.lower().endswith(("n't", "n’t")) or _groups().get(word.lower()) == "not"


def _group(word: str) -> str:
    """The first word of the line that a word is in; "n't" is "not"."""
    return _groups().get(word.lower(), "not")


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    lines = [line.split("/") for line in entries(_TABLE)]
    return {word: line[0] for line in lines for word in line}
