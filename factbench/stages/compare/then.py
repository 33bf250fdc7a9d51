"""Is what the statement says of now told of a time that is over?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side

_NOW = re.compile(
    r"\b(?:is|are|has|have)\b(?!\s(?:\w+ly\s)?(?:been|had|become|won|\w+(?:ed|wn|en))\b)|\b(?:is|are)\s\w+ed\b"
)
_DOES = re.compile(r"\b[a-z]{3,}[^s\W]s\b")
_THEN = re.compile(r"\b(?:was|were|had|did|[a-z]{2,}ed|until|from\s\d{4}|in\s\d{4})\b")
_PASSED = re.compile(r"\b(?:was|were|had|did|until|once|formerly|former)\b", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:until|till)\b|\bused\sto\b|\b(?:was|were|had|,|and|[A-Z]\w+|factory|company)\s(?:once|formerly|previously)\s"
    r"|\bno\slonger\b|\bfrom\s(?:\w+\s)?\d{4}\s(?:to|until)\s(?:\w+\s)?\d{4}\b|\bbetween\s\d{4}\sand\s\d{4}\b"
    r"|\b(?:was|were|had)\b[^.;]{1,80}\s(?:in|by|during)\s(?:the\s)?\d{4}",
    re.IGNORECASE,
)


def compare_then(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """A statement of now, without a date, is qualified by a passage that says until when it was so.

    "Brint has a cinema" beside "Brint had a cinema until 1950".
    """
    now = _NOW.search(claim.text)
    if now is None and _THEN.search(claim.text) is None:
        now = _DOES.search(claim.text)
    if now is None or claim.dates or _PASSED.search(claim.text):
        return
    over = _OVER.search(evidence.text, sentence.start, sentence.end)
    # "is a series that ran from 1968 to 1973"
    if re.compile(rf"\b{re.escape(now[0])}\b").search(evidence.text, sentence.start, sentence.end):
        return
    if over is not None and _THEN.search(evidence.text, sentence.start, sentence.end):
        yield signal(
            Element.PERIOD, Agreement.QUALIFIES, claim, Span(*now.span()), evidence, Span(*over.span()), _PAST
        )


_PAST = "so it may be over"
