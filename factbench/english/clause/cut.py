"""Where does a clause that can stand as a claim begin and end?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.verb import finite
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.quotation import MARKS
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST = 3000
"""Code points that a sentence may have to be cut: beyond it is a table, and its pieces would be no clauses."""


def tidy(text: str, parts: Iterable[Span]) -> tuple[Span, ...]:
    """The parts without leading connectives, outer quotation marks and punctuation; blank ones left out."""
    bare = [_without_link(text, trim(text, part, also=EDGES)) for part in parts]
    found = [part for part in bare if any(map(str.isalnum, part.of(text))) and not _only_links(text, part)]
    if found:
        found[0] = _without_lead(text, found[0])
    kept = (
        _without_single(
            text, _with_marks(text, _with_bracket(text, trim(text, _with_stop(text, part), also=OPENING)))
        )
        for part in found
    )
    return tuple(part for part in kept if part)


def _only_links(text: str, part: Span) -> bool:
    """Whether the part is a connective that lost its clause: "*But*, she says, …"."""
    return _LEAD.fullmatch(f"{part.of(text)}, ") is not None


def _without_link(text: str, part: Span) -> Span:
    """Without a conjunction at the end, whose other side was cut off."""
    link = _LINK.search(text, max(part.start, part.end - 8), part.end)
    return trim(text, Span(part.start, link.start()), also=EDGES) if link else part


_LINK = re.compile(r"\s(?:and|but|or)\Z")

OPENING = MARKS + ",;:…–—―-"
EDGES = OPENING + ".!?"


def _without_lead(text: str, part: Span) -> Span:
    """From where the claim begins: connectives, and adverbs that only link sentences, are dropped."""
    number = _NUMBER.match(text, part.start, part.end)
    if number is not None:
        part = Span(number.end(), part.end)
    dateline = _dateline(text, part) or _HEADING.match(text, part.start, part.end) or _label(text, part)
    start = dateline.end() if dateline else part.start
    while (match := _LEAD.match(text, start, part.end)) is not None:
        start = match.end()
    return trim(text, Span(start, part.end), also=EDGES)


def _dateline(text: str, part: Span) -> re.Match[str] | None:
    """Where and when a report was sent; no name that is told more of: "*Ada Ito — a surgeon — left*"."""
    match = _DATELINE.match(text, part.start, part.end)
    return match if match and ("(" in match[0] or not _DASH.search(text, match.end(), part.end)) else None


_DASH = re.compile(r"\s(?:—|–|--|-)\s")


def _label(text: str, part: Span) -> re.Match[str] | None:
    """What stands before a colon and is no clause, where a clause follows: "Update: ", "INTERVIEWER: "."""
    match = _LABEL.match(text, part.start, part.end)
    states = (
        match
        and finite(text[match.end() : part.end])
        and not finite(match[0])
        and not _COUNT.search(match[0])
    )
    return match if states else None


_HEADING = re.compile(
    r"(?=(?:[A-Z]{2,}\s)*(?:THE|OF|AND|TO|IN|FOR|HOW|WHY|[A-Z]{8,})\s)(?:[A-Z]{2,}\s){2,}(?:[—–-]\s)?(?=[A-Z“\"][a-z])"
)
"""A heading that a text lost the line of: "THE COSTS Back when …"."""

_NUMBER = re.compile(r"(?<![^\n])\(?\d{1,2}[.)]\s+(?=[A-Z“\"])")
"""The number of a place in a list, where a line begins with it: "8. The mill …"."""

_LABEL = re.compile(r"[^\W_][^:.!?;\n]{1,60}:\s+(?=[A-Z“\"])")
_COUNT = re.compile(
    r"[:,\d]\S|\b(?:and|or|following|this|these|that|today|tonight|tomorrow|yesterday"
    rf"|{'|'.join((*WEEKDAYS, *MONTHS))})\b",
    re.IGNORECASE,
)
"""What tells when, or begins a list: the statement keeps it."""

# "LONDON (Reuters) - ", "Taipei, Taiwan — ", "PUTRAJAYA, Nov 22 — ": where and when a report was sent.
_DATELINE = re.compile(
    r"(?:\([A-Z][^()\n]{1,30}\)|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?(?:,\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}))?(?:\s?\([^()\n]{1,30}\))?)\s(?:—|–|--|-)\s"
    r"(?=[A-Z“\"])"
)

# Connectives that link a sentence to the one before and add no condition, time or place to it.
# Source: Quirk et al. 1985, 8.134 to 8.147, conjuncts.
_LEAD = re.compile(
    r"(?:(?:However|Moreover|Furthermore|Nevertheless|Nonetheless|Therefore|Thus|Hence|Consequently|Accordingly|Besides"
    r"|Additionally|Similarly|Likewise|Conversely|Instead|Meanwhile|Overall|Indeed|Also|Still|Yet|Finally|Lastly"
    r"|Notably|Importantly|Interestingly"
    r"|In\s+(?:doing\s+so|addition|contrast|fact|particular|short|other\s+words|turn|conclusion|any\s+case)"
    r"|As\s+(?:a\s+(?:result|consequence)|such|well)|For\s+(?:example|instance|that\s+reason)|By\s+(?:contrast|doing\s+so)"
    r"|On\s+the\s+(?:other|one)\s+hand|At\s+the\s+same\s+time|After\s+all|Of\s+course|To\s+be\s+sure|That\s+said"
    r"|What(?:\s+is|['’]s)\s+more|First\s+of\s+all|By\s+the\s+way)\s*,\s*"
    r"|that\s*,\s*|(?:And|But|Or|So(?!\s+far\b)|Plus)\s*,?\s+"
    # One that opens a clause before another is left, for it says how the two are joined.
    r"|(?:While|Whereas|Although|Though)\s+(?=[^,;:—–]*\Z))[“\"]?",
    re.IGNORECASE,
)


def _with_stop(text: str, part: Span) -> Span:
    """With the final stop of an abbreviation ("the U.S."), which is no sentence's."""
    after = text[part.end : part.end + 1]
    return Span(part.start, part.end + 1) if after == "." and _INITIALS.search(text, *_tail(part)) else part


def _with_bracket(text: str, part: Span) -> Span:
    """With the bracket that closes one opened in it, and without one at either end that has no partner in it."""
    words = part.of(text)
    for opening, closing in ("()", "[]"):
        opened = words.count(opening) - words.count(closing)
        if opened > 0 and text[part.end : part.end + 1] == closing:
            return Span(part.start, part.end + 1)
        if opened > 0 and words.startswith(opening):
            return trim(text, Span(part.start + 1, part.end), also=OPENING)
        if opened > 0 and words.endswith(opening):
            return trim(text, Span(part.start, part.end - 1), also=EDGES)
        if opened < 0 and words.startswith(closing):
            return trim(text, Span(part.start + 1, part.end), also=OPENING)
        if opened < 0 and words.endswith(closing):
            return trim(text, Span(part.start, part.end - 1), also=EDGES)
    return part


def _with_marks(text: str, part: Span) -> Span:
    """With the quotation marks beside it whose partners stand in it: "she “*felt invisible*.”" keeps its last."""
    if _QUOTING.isdisjoint(part.of(text)):
        return part
    left = part.start - (part.start > 0 and text[part.start - 1] in MARKS)
    match = _CLOSING.match(text, part.end)
    right = match.end() if match else part.end
    widths = [(part.start, part.end), (part.start, right), (left, part.end), (left, right)]
    # Straight marks do not tell which of two halves they stand in: "*The bank*," she said, "*was shut*."
    straight = text[part.start : part.end].count('"') > 0 and left < part.start and right > part.end
    found = (Span(*width) for width in (reversed(widths) if straight else widths))
    return next((each for each in found if balanced(each.of(text))), part)


_QUOTING = frozenset(MARKS + "‘")
_CLOSING = re.compile(rf"[.,!?;:…]{{0,3}}[{MARKS}’]")


def _without_single(text: str, part: Span) -> Span:
    """Without a single mark at either end that has no partner in it: of a quotation that is longer than the part."""
    words = part.of(text)
    opened, closed = _OPENS_SINGLE.match(words), _CLOSES_SINGLE.search(words[-4:])
    if opened and not closed and not _CLOSED_WITHIN.search(words):
        return Span(part.start + 1, part.end)
    if closed and not opened and not _OPENED_WITHIN.search(words):
        return Span(part.start, part.end - len(closed[0]))
    return part


_OPENS_SINGLE = re.compile(r"[‘'](?=[A-Z])")
_CLOSES_SINGLE = re.compile(r"[.,!?…]['’]\Z")
_CLOSED_WITHIN = re.compile(r"['’](?![^\W_])")
_OPENED_WITHIN = re.compile(r"(?:\A|(?<=[\s(“\"—–-]))['‘’](?=[^\W_])")

_CLOSES = re.compile(r"’(?![^\W_])")


def balanced(words: str) -> bool:
    """Whether each quotation mark has its partner, in order; a single one that closes may be an apostrophe."""
    if _QUOTING.isdisjoint(words):
        return True
    if words.count('"') % 2 or words.count("‘") > len(_CLOSES.findall(words)):
        return False
    depth = 0
    for mark in words:
        depth += (mark in "“«") - (mark in "”»")
        if mark == "„":
            return words.count("„") <= words.count("“") + words.count("”")
        if depth < 0:
            return False
    return depth == 0


_INITIALS = re.compile(r"(?:\b[^\W\d_]\.)+[^\W\d_]\Z")


def _tail(part: Span) -> tuple[int, int]:
    return max(part.start, part.end - 12), part.end
