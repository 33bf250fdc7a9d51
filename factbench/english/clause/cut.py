"""What is a clause that can stand as a claim, and where does it begin and end?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factbench.english.verb import finite
from factbench.text.quotation import MARKS
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Cut(StrEnum):
    """How a clause stood in its sentence."""

    MAIN = "main"
    REPORTED = "reported"
    """What somebody says: "the bank *had closed*" after "she noted that"."""
    CONJUNCT = "conjunct"
    """Joined by "and" or "but", with a subject of its own or its neighbour's."""
    ADVERBIAL = "adverbial"
    """Told in passing: "a year after *relations were established*"."""
    RELATIVE = "relative"
    """Told of a noun: "the bridge, which *cost two million*"."""
    SENTENTIAL = "sentential"
    """Told of the whole clause before: "he left, which *pleased her*"."""
    PARTICIPLE = "participle"
    """Told of a noun without a finite verb: "the hotel, *built in 1950*"."""
    APPOSITION = "apposition"
    """A noun that says what another is: "Ito, *the mayor of Ota*"."""
    SAYING = "saying"
    """That somebody says what is a clause of its own: "*she noted that the bank had closed*"."""
    NOMINAL = "nominal"
    """An event named by a noun: "the March *opening of a bridge*"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that says one thing. `parts` are in reading order, apart, and not blank."""

    parts: tuple[Span, ...]
    cut: Cut
    subject: Span | None = None
    """The subject where it is left out of `parts`: a pronoun that another clause of the sentence has."""
    lead: Span | None = None
    """The words before the clause that say when: "a year after"."""
    predicate: Predicate | None = None
    """What a participle or an apposition says; the rest of `parts` is the noun that it says it of."""
    said: Span | None = None
    """What is said, of a saying."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A stretch without a finite verb, and how it reads with one: "built in 1950", "was built in 1950"."""

    span: Span
    verb: Span
    """What gives way to `reads`: a participle, or nothing where a verb is only put in."""
    reads: str


def tidy(text: str, parts: Iterable[Span], *, asides: bool = False) -> tuple[Span, ...]:
    """The parts without leading connectives, outer quotation marks and punctuation; blank ones left out.

    What stands in brackets beside the claim ("Ota (in the north, by the sea)") is left out too, unless `asides` stay.
    """
    told = parts if asides else [piece for part in parts for piece in _without_asides(text, part)]
    bare = [_without_link(text, trim(text, part, also=EDGES)) for part in told]
    found = [part for part in bare if any(map(str.isalnum, part.of(text)))]
    if found:
        found[0] = _without_lead(text, found[0])
    kept = (_with_bracket(text, trim(text, _with_stop(text, part), also=OPENING)) for part in found)
    return tuple(part for part in kept if part)


def _without_asides(text: str, part: Span) -> Iterator[Span]:
    """What stands around brackets with a remark in them: three words or more, or a year. One that limits stays."""
    start = part.start
    for match in _BRACKET.finditer(text, start, part.end) if text.find("(", start, part.end) >= 0 else ():
        words = match["aside"]
        remark = words.count(" ") >= 2 or _YEAR.fullmatch(words) is not None
        if remark and not _LIMIT.search(words):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, part.end)


_BRACKET = re.compile(r"\s?\((?P<aside>[^()\n]{3,300})\)")
_YEAR = re.compile(r"[12]\d{3}(?:[–-](?:[12]\d{3}|\d\d|present))?")
_LIMIT = re.compile(
    r"[%$€£¥]|\b(?:not|no|except|excluding|without|if|unless|only|about|around|at\s+(?:least|most)|up\s+to|per|or)\b",
    re.IGNORECASE,
)


def _without_link(text: str, part: Span) -> Span:
    """Without a conjunction at the end, whose other side was cut off."""
    link = _LINK.search(text, max(part.start, part.end - 8), part.end)
    return trim(text, Span(part.start, link.start()), also=EDGES) if link else part


_LINK = re.compile(r"\s(?:and|but|or)\Z")

OPENING = MARKS + ",;:…–—-"
EDGES = OPENING + ".!?"


def _without_lead(text: str, part: Span) -> Span:
    """From where the claim begins: connectives, and adverbs that only link sentences, are dropped."""
    dateline = _DATELINE.match(text, part.start, part.end) or _label(text, part)
    start = dateline.end() if dateline else part.start
    while (match := _LEAD.match(text, start, part.end)) is not None:
        start = match.end()
    return trim(text, Span(start, part.end), also=EDGES)


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


_LABEL = re.compile(r"[^\W_][^:.!?;\n]{1,60}:\s+(?=[A-Z“\"])")
_COUNT = re.compile(r"[:,\d]\S|\b(?:and|or|following|this|these|that)\b", re.IGNORECASE)

# "LONDON (Reuters) - ", "Taipei, Taiwan — ": where a report was sent from.
_DATELINE = re.compile(
    r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?(?:\s?\([^()\n]{1,30}\))?\s(?:—|–|--|-)\s"
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
    r"|What\s+is\s+more|First\s+of\s+all|By\s+the\s+way)\s*,\s*"
    r"|that\s*,\s*|(?:And|But|Or|So(?!\s+far\b)|Plus|While|Whereas|Although|Though)\s*,?\s+)[“\"]?",
    re.IGNORECASE,
)


def _with_stop(text: str, part: Span) -> Span:
    """With the final stop of an abbreviation ("the U.S."), which is no sentence's."""
    after = text[part.end : part.end + 1]
    return Span(part.start, part.end + 1) if after == "." and _INITIALS.search(text, *_tail(part)) else part


def _with_bracket(text: str, part: Span) -> Span:
    """With the bracket that closes one opened in it, and without one at its end that opens nothing."""
    words = part.of(text)
    opened = words.count("(") - words.count(")")
    if opened > 0 and text[part.end : part.end + 1] == ")":
        return Span(part.start, part.end + 1)
    if opened < 0 and words.startswith(")"):
        return trim(text, Span(part.start + 1, part.end))
    return part


_INITIALS = re.compile(r"(?:\b[^\W\d_]\.)+[^\W\d_]\Z")


def _tail(part: Span) -> tuple[int, int]:
    return max(part.start, part.end - 12), part.end
