"""Which list of names ends a clause, when nobody has parsed it: "the film stars Ito, Abe and Kato"?"""

from __future__ import annotations

import re

from factbench.english.clause.lists import COLLECTIVE, DENIALS, JOINING, LONGEST
from factbench.english.verb import finite
from factbench.text.span import Span, trim


def enumerated(text: str, part: Span) -> list[tuple[Span, ...]]:
    """Return what stands before the list with each of its names, as parts of a clause; the part alone without a list.

    Only three names or more at the end of the part, after a verb, and told by nothing that makes one of them all.
    """
    start = max(part.start, part.end - REACH)
    match = _LIST.search(text, start, part.end) if text.find("and", start, part.end) >= 0 else None
    if match is None or not finite(text[part.start : match.start()]):
        return [(part,)]
    before = set(_WORD.findall(text[part.start : match.start()].lower()))
    if before & (COLLECTIVE | DENIALS) or any(each.startswith(JOINING) for each in before):
        return [(part,)]
    items = [
        Span(match.start() + each.start(), match.start() + each.end()) for each in _ITEM.finditer(match[0])
    ]
    if not 2 < len(items) <= LONGEST:
        return [(part,)]
    lead = trim(text, Span(part.start, match.start()))
    return [(Span(part.start, items[0].end),), *((lead, each) for each in items[1:])]


REACH = 300
"""Code points from the end within which a list has to begin."""

_WORD = re.compile(r"\w+")
_NAME = (
    r"(?:(?:the|an?|two|three|four|five|\d[\d,.]*)\s)?[A-Z][\w’'.-]*"
    r"(?:\s(?:(?:of|the|de|van|von|for)\s){0,2}[A-Z\d][\w’'.-]*){0,5}"
)
_LIST = re.compile(rf"(?<=\s){_NAME}(?:,\s{_NAME}){{1,20}},?\sand\s{_NAME}\Z")
_ITEM = re.compile(_NAME)
