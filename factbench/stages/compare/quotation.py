"""Does the passage have the words that the statement quotes?"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.indexed import fold
from factbench.text.quotation import quotations
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side


@lru_cache(maxsize=8)
def quoted(side: Side) -> tuple[Span, ...]:
    """Quotations of three words or more: shorter ones are names, titles and words held at a distance.

    What is quoted as a whole is told by nobody: it is the statement itself.
    """
    found = [(span, len(_WORD.findall(span.of(side.text)))) for span in quotations(side.text)]
    whole = len(_WORD.findall(side.text))
    return tuple(span for span, count in found if _TELLING <= count < whole)


def compare_quotations(claim: Side, evidence: Side) -> Iterator[Signal]:
    """A quotation agrees word for word, or qualifies with what was cut, put in or changed, in words."""
    for span in quoted(claim):
        found = _found(span.of(claim.text), evidence.text)
        if found is not None:
            change = _change(span.of(claim.text), found.of(evidence.text))
            agreement = Agreement.QUALIFIES if change else Agreement.AGREES
            yield signal(
                Element.QUOTATION, agreement, claim, span, evidence, found, change or "word for word"
            )


_TELLING = 3
# What an edited quotation still has in common with the original, 0 to 100; measured on quotations with three edits.
_ALIKE = 75
# A longer quotation is looked for by its first words: time stays linear in the passage.
_LONGEST = 600


def _found(quote: str, text: str) -> Span | None:
    """The stretch of `text` that the quotation is taken from, widened to whole words."""
    if len(quote) > len(text) * 2:
        return None
    place = fuzz.partial_ratio_alignment(quote[:_LONGEST].lower(), text.lower(), score_cutoff=_ALIKE)
    if place is None or place.dest_end <= place.dest_start or len(text) != len(text.lower()):
        return None
    return trim(text, _widened(text, Span(place.dest_start, place.dest_end)))


def _widened(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _change(quote: str, original: str) -> str:
    """What the quotation makes of the original, in words; "" where it is word for word."""
    mine, theirs = _WORD.findall(quote), _WORD.findall(original)
    one, other = ([fold(word).replace("’", "'") for word in words] for words in (mine, theirs))
    told: list[str] = []
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for place, (code, first, last, start, end) in enumerate(codes):
        ours, original_words = " ".join(mine[first:last]), " ".join(theirs[start:end])
        if code == "delete":
            told.append(f"put in: {ours}")
        elif code == "insert" and 0 < place < len(codes) - 1:  # what stands around the quotation is not cut
            told.append(f"cut: {original_words}")
        elif code == "replace":
            told.append(f"changed: {original_words} → {ours}")
    return "; ".join(told[:_SHOWN])


# So many changes are told.
_SHOWN = 4
