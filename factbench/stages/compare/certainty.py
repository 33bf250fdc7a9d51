"""Does a passage say that it is so, or does it call it false, deny it, doubt it, plan it or ask?"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.stages.compare.side import Side, Term


class _Reach(Enum):
    """Which words of its sentence a cue is said of."""

    BEHIND = "behind"
    BEFORE = "before"
    NEXT = "next"
    """The two content words behind it, where one of them is no name: "would play", "plans to open"."""
    NAMED = "named"
    """The same, and names too: "candidate for the League"."""


class Reserve(NamedTuple):
    """A way to tell something without saying that it is so."""

    why: str
    reach: _Reach
    refutes: bool
    """Whether the passage says that it is not so."""
    cue: re.Pattern[str]


def _reserve(why: str, cue: str, *, reach: _Reach = _Reach.BEHIND, refutes: bool = False) -> Reserve:
    return Reserve(why, reach, refutes, re.compile(rf"\b(?:{cue})", re.IGNORECASE | re.VERBOSE))


_SAYING = (
    r"(?:claims?|reports?|rumou?rs?|allegations?|stor(?:y|ies)|posts?|statements?|messages?|theor(?:y|ies)|assertions?"
    r"|suggestions?|accusations?|speculation|videos?|photos?|images?|headlines?|letters?|quotes?)\b"
)
_UNTRUE = (
    r"(?:false|untrue|fake|bogus|baseless|unfounded|unsubstantiated|fabricated|doctored|incorrect|inaccurate|wrong"
    r"|misleading|satirical|hoax|myth|fabrication|satire|lie|not\s+(?:true|correct|accurate|real|the\s+case)|debunked)\b"
)
_IS = (
    r"(?:is|are|was|were|be|been|being|proved|proven|deemed|rated|ruled|labell?ed|called|turned\s+out\s+to\s+be)"
    r"\s+(?:\w+ly\s+)?(?:an?\s+)?(?:\w+\s+)?"
)

# What stands behind "to" where that begins what is to be done.
_DONE = (
    r"(?!\s+(?:(?:the|an?|its|their|his|her|this|that|these|those|each|every|all|some|which|whom|\d\w*)\b"
    r"|(?-i:[A-Z])))"
)

RESERVES = (
    _reserve(
        "calls it false",
        rf"{_IS}{_UNTRUE}(?!\s+\w+(?:\s+\w+)?\s+(?:that|to)\b)",
        reach=_Reach.BEFORE,
        refutes=True,
    ),
    _reserve(
        "calls it false",
        rf"(?:false|fake|bogus|baseless|unfounded|debunked|misleading|fabricated|erroneous|incorrect|untrue)\s+(?:\w+\s+)?{_SAYING}"
        r"\W+(?:\w+\W+){0,3}?(?:that|of|about|claiming|saying|alleging|suggesting|showing)\b"
        r"|(?:hoax|myth|misconception|fabrication|conspiracy\s+theory|fake\s+news)\b\W+(?:\w+\W+){0,3}?that\b"
        rf"|falsely\s+(?:claim|stat|report|alleg|suggest|assert|sa[iy]|accus|attribut|link)\w*|contrary\s+to\s+(?:\w+\s+){{0,2}}{_SAYING}|(?:not\s+true|untrue|false)\s+that\b"
        r"|fact[\s-]?check\w*\W+(?:false|fake|no)\b",
        refutes=True,
    ),
    _reserve(
        "denies it",
        r"(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|debunk(?:s|ed|ing)?|disprov(?:es?|ed|en|ing)|disput(?:es?|ed|ing)"
        r"|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebut(?:s|ted|ting)?)"
        rf"\s+(?:\w+\s+){{0,3}}?(?:{_SAYING}|that\b|having\b|being\b|ever\b)"
        r"|(?:no|little|scant)\s+(?:\w+\s+)?(?:evidence|proof|indication|basis|truth|record)\s+(?:that|of|for|to|in)\b",
        refutes=True,
    ),
    _reserve(
        "speaks of it as dropped, avoided or opposed",
        r"(?:drop|dropped|drops|pull(?:s|ed)?|back(?:s|ed)?|shelv(?:es?|ed)|axed?)\s+(?:out\b|(?:(?:an?|the|its|their|his|her)"
        r"\s+)?(?:\w+\s+)?(?:plans?|proposals?|bid|scheme)\b)|withdr(?:ew|aws?|awn)\b|cancel(?:s|led|ed)?\b"
        r"|call(?:s|ed)\s+off\b|abandon(?:s|ed)?\b|scrap(?:s|ped)\b|turn(?:s|ed)\s+down\b|declin(?:es?|ed)\s+(?:to|an?|the)\b"
        r"|refus(?:es?|ed)\s+to\b|fail(?:s|ed)\s+to\b|avoid(?:s|ed|ing)?\b|(?:before|without|instead\s+of|rather\s+than)\s+\w+ing\b"
        r"|(?:is|are|was|were|been)\s+against\b|oppos(?:es?|ed)\b",
    ),
    _reserve(
        "leaves it open",
        r"alleg(?:es?|ed|edly|ing|ations?)\b|rumou?r(?:s|ed)?\b|hoax\b|myth\b|suppos(?:ed|edly)\b|purported(?:ly)?\b|so-called\b"
        r"|unconfirmed\b|unverified\b|unproven\b|doubt(?:s|ed|ful)?\b|unlikely\b|speculat\w+|suspected\b|conspiracy\b"
        r"|(?:claims?|claimed|claiming|believes?|believed|suggest(?:s|ed|ing)?|hypothes\w+|theori[sz]ed?|speculat\w+)\s+(?:that|to)\b"
        r"|(?:hypothesi|theori)[sz]ing\b|fact[\s-]?check\b|claim\s*:|whether\b|if\b|unless\b"
        r"|(?:accus(?:es?|ed|ing|ations?)|suspicion|acquitt(?:ed|al)|clear(?:s|ed)?|exonerat(?:es?|ed))\s+(?:\w+\s+){0,3}?of\b"
        r"|(?:charged\s+with|indicted\s+(?:for|on)|on\s+trial\s+for)\b"
        r"|(?:wrongly|mistakenly|erroneously)\s+\w+|(?:critics|opponents|some|many)\s+(?:people\s+)?(?:say|said|think|argue|believe)\b"
        r"|\bonce\s+(?:finished|completed|built|ratified|approved)\b|narrowly\s+(?:escap|avoid|miss|fail)\w+"
        r"|(?<![\w,]\s)(?-i:Had)\s(?=the\b|[A-Z])"
        r"|(?:demand(?:s|ed|ing)?|insist(?:s|ed)?|propos(?:es?|ed|ing)|hop(?:es?|ed|ing)|fear(?:s|ed|ing)?)\s+that\b",
    ),
    _reserve(
        "says that nobody says so, or denies it from afar",
        r"(?:no|nobody|none|neither|few|hardly\s+(?:any|anybody))\b[^.;!?]{1,80}?\sthat\b|not,\s[^.;!?]{1,60}?,"
        r"|den(?:y|ies|ied|ying)\b[^.;!?]{1,80}?\sthat\b",
    ),
    _reserve(
        "speaks of it as sought",
        r"(?:candidates?|applicants?|applications?|contenders?|bids?|eligible|nominated|shortlisted|eyeing|lobb(?:y|ied|ying))"
        r"\s+(?:for|to|as)\b|(?:candidates?|nominees?)\s+(?:in|at)\b|appl(?:y|ies|ied|ying)\s+(?:for|to)\b"
        r"|(?:invit(?:es?|ed)|permitted|allowed|permission|eligible|entitled|encouraged)\s+to\b"
        r"|(?:r[au]n|runs|running|stood|stands|standing)\s+for\b|within\s+[^,.;]{1,30}?\sof\b",
        reach=_Reach.NAMED,
    ),
    _reserve(
        "says it only of a part",
        r"(?:partly|partially)\b|half\s+(?:of|the|its|his|her|their)\b"
        r"|(?:parts?|most|some|a\s+few|a\s+third|a\s+quarter)\s+of\b"
        r"|(?:roof|walls?|wing|gates?|towers?|gardens?|cellars?|edge|outskirts|suburbs?|corner|remains|replica|cop(?:y|ies)|models?"
        r"|portraits?|statues?|ruins|wreck)\s+of\b",
        reach=_Reach.NAMED,
    ),
    _reserve(
        "says only what it is like or unlike",
        r"(?:similar|comparable|akin)\s+to\b|(?:different|distinct)\s+from\b|resembl\w+|reminiscent\s+of\b|unlike\b"
        r"|(?:is|are|was|were|be|looks?|looked|seems?|seemed|much)\s+(?:not\s+)?like\b",
        reach=_Reach.NEXT,
    ),
    _reserve(
        "says only that it may be so",
        r"(?:may|might|could|would|should|possibly|perhaps|maybe|probably|potentially|nearly|almost)\b",
        reach=_Reach.NEXT,
    ),
    _reserve(
        "speaks of having more or less of it, or of preventing it",
        r"(?:reduc(?:es?|ed|ing|tion)|lower(?:s|ed|ing)?|decreas(?:es?|ed|ing)|declin(?:es?|ed|ing)|prevent(?:s|ed|ing)?"
        r"|protect(?:s|ed|ing)?|inhibit(?:s|ed|ing)?|block(?:s|ed|ing)?|increas(?:es?|ed|ing)|rais(?:es?|ed|ing)"
        r"|lack(?:s|ed|ing)?|loss|absence)\b",
        reach=_Reach.NEXT,
    ),
    _reserve(
        "speaks of it as planned",
        r"(?:(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|hop(?:es?|ed|ing)|want(?:s|ed)?|aim(?:s|ed)?|seek(?:s|ing)?|sought"
        r"|tr(?:y|ies|ied|ying)|attempt(?:s|ed)?|expect(?:s|ed)?|propos(?:es?|ed|al)|threaten(?:s|ed)?|offer(?:s|ed)?"
        r"|prepar(?:es?|ed|ing)|promis(?:es?|ed)|vow(?:s|ed)?|ask(?:s|ed)?|urg(?:es?|ed))\s+(?:\w+\s+)?"
        # "going back to the 9th century", "set fire to the mill" and "about half to" plan nothing.
        r"|(?:meant|designed|supposed|scheduled|set|slated|likely|about|going|(?:is|are|was|were|been))\s+(?:(?:\w+ly|not|now)\s+)?)"
        rf"to\b{_DONE}|(?:call(?:s|ed|ing)?|push(?:es|ed)?|press(?:es|ed)?|demand(?:s|ed)?)\s+for\b"
        r"|(?:campaign|petition)(?:s|ed|ing)?\s+(?:for|to)\b|demand(?:s|ed)?\s+that\b"
        r"|(?<!\bfree\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bthe\s)(?:will|shall)\b"
        r"|(?:plans?|proposals?)\s+(?:for|of|to)\b"
        # "due to" the drought is a cause.
        r"|(?:(?:is|are|was|were|been)\s+due\s+to(?!\s+(?:the|an?|its|their|his|her)\b)|due\s+to\s+(?:be|have)\b)",
        reach=_Reach.NEXT,
    ),
)
"""The strongest first."""

_LATER = re.compile(
    rf"\W*(?:but\s+|however,\s+)?(?:this|that|it|they|these|those|the\s+{_SAYING}|we|our\s+ruling|verdict)\W+(?:\w+\W+){{0,3}}?{_UNTRUE}",
    re.IGNORECASE,
)
"""A sentence that calls what was told before it untrue."""
_CHECKED = re.compile(
    rf"\bfact[\s-]?check|\bhoax\b|\bdebunk|\b(?:fake|false)\s+{_SAYING}|\A\W*(?:fake|false|no)\b\W*[:,]",
    re.IGNORECASE,
)
"""A title above what is said to be untrue."""
_QUESTION = re.compile(r"\?")


def compare_certainty(claim: Side, evidence: Side, sentence: Span, title: str = "") -> Iterator[Signal]:
    """The strongest reserve with which the sentence that says most of the statement tells it; none where it is said.

    What is called false or denied conflicts where most of the statement is; where less is, and where something is
    doubted, planned or asked, it qualifies. A reserve that the statement makes itself is none. `title` is the source's.
    """
    shared = [each for each in evidence.terms_in(sentence) if each.family in claim.topic]
    if not shared:
        return
    for reserve in _not_made(claim):
        for cue in _cues(reserve, evidence, sentence):
            reached = _reached(reserve, cue, shared, evidence)
            if not reached or (
                reserve.reach is not _Reach.NAMED and all(each.stem in claim.name_stems for each in reached)
            ):
                continue
            most = reserve.refutes and _share(claim, reached) >= _MOST
            agreement = Agreement.CONFLICTS if most else Agreement.QUALIFIES
            why = reserve.why if most or not reserve.refutes else "calls a part of it false, or denies a part"
            yield _told(claim, evidence, agreement, Span(*cue.span()), why)
            return
    against = _denied_here_alone(claim, evidence, shared)
    if against is not None:
        yield _told(claim, evidence, Agreement.QUALIFIES, against, "denies something, and the claim does not")
        return
    later = _LATER.match(evidence.text, sentence.end)
    asked = _QUESTION.search(evidence.text, sentence.start, sentence.end)
    if later and _share(claim, shared) >= _MOST:
        yield _told(claim, evidence, Agreement.CONFLICTS, Span(*later.span()), "calls it false")
    elif asked and "?" not in claim.text:
        question = evidence.sentence_of(Span(*asked.span()))
        yield _told(claim, evidence, Agreement.QUALIFIES, question, "asks whether it is so")
    elif _CHECKED.search(title) and not _CHECKED.search(claim.text):
        yield _told(
            claim, evidence, Agreement.QUALIFIES, sentence, "comes from a text that checks what others say"
        )


# Share of the statement's content words that a denial must reach to deny the statement.
_MOST = 0.7


@lru_cache(maxsize=8)
def _not_made(claim: Side) -> tuple[Reserve, ...]:
    """The reserves that the statement does not make itself."""
    whole = Span(0, len(claim.text))
    return tuple(each for each in RESERVES if not any(_cues(each, claim, whole)))


def _reached(reserve: Reserve, cue: re.Match[str], shared: Sequence[Term], evidence: Side) -> list[Term]:
    """The shared words that the cue is said of; a semicolon ends that."""
    if reserve.reach is _Reach.BEFORE:
        begin = evidence.text.rfind(";", 0, cue.start())
        return [each for each in shared if begin < each.start and each.end <= cue.start()]
    end = evidence.text.find(";", cue.end())
    behind = [each for each in shared if each.start >= cue.end() and (end < 0 or each.end <= end)]
    if reserve.reach in {_Reach.NEXT, _Reach.NAMED}:
        following = evidence.terms_in(Span(cue.end(), min(len(evidence.text), cue.end() + _NEAR)))[:2]
        return [each for each in following if each in behind]
    return behind


def _denied_here_alone(claim: Side, evidence: Side, shared: Sequence[Term]) -> Span | None:
    """The denial, with the shared word that it reaches, where the statement denies nothing."""
    if claim.denied:
        return None
    reached = next((each for each in shared if each.start in evidence.denied), None)
    return Span(evidence.denied[reached.start][0], reached.end) if reached else None


# Two content words are hardly longer.
_NEAR = 60


def _cues(reserve: Reserve, side: Side, stretch: Span) -> Iterator[re.Match[str]]:
    """The cues in a stretch of the text; "May" the month is none."""
    for cue in reserve.cue.finditer(side.text, stretch.start, stretch.end):
        span = Span(*cue.span())
        if not any(each.span.covers(span) for each in side.dates_in(side.sentence_of(span))):
            yield cue


def _share(claim: Side, reached: Sequence[Term]) -> float:
    return len({each.family for each in reached}) / (len(claim.topic - claim.slot_stems) or 1)


def _told(claim: Side, evidence: Side, agreement: Agreement, cue: Span, why: str) -> Signal:
    whole = Span(0, len(claim.text.rstrip()))
    return signal(Element.CERTAINTY, agreement, claim, whole, evidence, cue, why)
