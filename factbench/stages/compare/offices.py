"""Is it what the statement calls it, or one beside it: a deputy's office, a candidate member, a town partly burnt?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.exclusive import realm
from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side, Term

_LESS = re.compile(
    r"\b(?:deputy|vice|acting|interim|assistant|associate|honorary|shadow|caretaker|would-be|aspiring|self-styled)"
    r"[\s-]+(?:[\w’'-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
# The same of what is no office, where nothing stands between.
_NOT_WHOLLY = re.compile(
    r"\b(?:candidate|applicant|aspiring|associate|observer|honorary|would-be|prospective|potential|nominal|quasi|pseudo"
    r"|partly|partially|half|semi|co|self-styled|so-called)[\s-]+\Z",
    re.IGNORECASE,
)
# "Northern League candidate", "the mayor-elect".
_YET_TO_BE = re.compile(
    r"[\s-](?:membership\s|member\s)?(?:candidates?|applicants?|hopefuls?|nominees?|contenders?|bid|elect|designate)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(
    r"\b(?:former|ex|then|late|outgoing|one-time|erstwhile|previous|ousted|retired|future|incoming|next)"
    r"[\s-]+(?:[\w’'-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_NEXT_TO = re.compile(r"[\w-]+?[\s-]+")
_NOW = re.compile(r"\b(?:is|are|serves|remains|heads|leads|runs)\b", re.IGNORECASE)
_NEAR = 40
"""Code points before the word for an office in which such a word stands."""


def compare_offices(claim: Side, evidence: Side, sentence: Span) -> Iterator[Signal]:
    """The first office or thing of the statement that the sentence gives only with a word that makes it another.

    A deputy mayor is no mayor, a candidate member no member; a former one is none now, but was one. What the statement
    says so itself is no other.
    """
    here = evidence.terms_in(sentence)
    said = {each.family for each in here}
    now = _NOW.search(claim.text) is not None
    for term in claim.terms:
        kin = {*evidence.kin(term), term.family}
        if kin.isdisjoint(said):
            continue
        office = realm(claim.words_of(term.span).lower()) == "person"
        first = None
        for use in (each for each in here if each.family in kin):
            other = _other(evidence, use, office=office, now=now)
            if other is None:
                break
            first = first or other
        else:
            if first is not None and not _is_said(claim, term):
                told = (claim, term.span, evidence, first, _OTHER)
                yield signal(Element.WORDING, Agreement.QUALIFIES, *told)
                return


def _is_said(claim: Side, term: Term) -> bool:
    """Whether the statement itself has such a word with it."""
    before = (_LESS, _NOT_WHOLLY, _NO_LONGER)
    return _YET_TO_BE.match(claim.text, term.end) is not None or any(
        each.search(claim.text, 0, term.start) for each in before
    )


def _other(evidence: Side, term: Term, *, office: bool, now: bool) -> Span | None:
    """The word with what makes it another than the bare one."""
    start = max(0, term.start - _NEAR)
    found = (_LESS if office else _NOT_WHOLLY).search(evidence.text, start, term.start)
    found = found or _NOT_WHOLLY.search(evidence.text, start, term.start)
    if found is None and now:
        found = _NO_LONGER.search(evidence.text, start, term.start)
        found = found if office or found is None or _NEXT_TO.fullmatch(found[0]) else None
    if found is not None:
        return Span(found.start(), term.end)
    behind = _YET_TO_BE.match(evidence.text, term.end)
    return Span(term.start, behind.end()) if behind else None


_OTHER = "which is not the same"
