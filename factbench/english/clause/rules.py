"""Punctuation and cue words -> clauses: which stretches of a sentence make a claim, when nobody has parsed it?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.clause.cut import Clause, Cut, tidy
from factbench.english.clause.enumeration import enumerated
from factbench.english.clause.remark import interrupted, told_beside
from factbench.english.verb import finite, first_verb
from factbench.english.verb.speech import HEDGES, passes_on
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def by_rules(text: str, sentence: Span, said: Sequence[Attribution]) -> list[Clause]:
    """Return the clauses of the sentence, in no order; fewer than a tree gives, for what is in doubt stays whole."""
    if len(sentence) > LONGEST:
        return _clause(text, sentence, sentence, Cut.MAIN)
    found: list[Clause] = []
    for stretch, cut in _stretches(text, sentence, said):
        whole = _one_piece(text, stretch, said)
        for piece, how in _pieces(text, stretch, cut, whole=whole):
            clauses = _clause(text, stretch, piece, how)
            found += clauses if whole else [each for clause in clauses for each in _finer(text, clause)]
    return found


def _finer(text: str, clause: Clause) -> Iterator[Clause]:
    """The clause without a remark on its subject, which is one of its own, and once for each name of a list."""
    broken = interrupted(text, clause.parts[0]) if len(clause.parts) == 1 else None
    parts = clause.parts
    if broken is not None:
        yield from told_beside(text, broken)
        parts = tidy(text, [broken.subject, broken.rest])
    for named in enumerated(text, parts[-1]):
        yield replace(clause, parts=(*parts[:-1], *named))


LONGEST = 3000
"""Code points that a sentence may have to be cut: beyond it is a table, and its pieces would be no clauses."""


def _stretches(text: str, sentence: Span, said: Sequence[Attribution]) -> Iterator[tuple[Span, Cut]]:
    """What is said in the sentence, without who says it; else the whole sentence."""
    told = [each for each in said if _passes_on(text, sentence, each)]
    inner = [each for each in told if not any(_inside(other, each) for other in told)]
    if not inner:
        yield sentence, Cut.MAIN
        return
    opening = Span(sentence.start, max(sentence.start, min(_begin(each) for each in told)))
    if (match := _LEADING.fullmatch(text, opening.start, opening.end)) is not None:
        yield Span(*match.span("told")), Cut.ADVERBIAL
    for each in inner:
        yield sentence.intersect(each.content), Cut.REPORTED


def _passes_on(text: str, sentence: Span, said: Attribution) -> bool:
    """Whether the attribution hands on something with a verb that is not denied or asked."""
    asserted = said.stance in {Stance.ASSERTED, Stance.HEDGED} and said.cue.of(text).lower() not in HEDGES
    common = sentence.intersect(said.content)
    return asserted and passes_on(said.cue.of(text)) and len(common) > 0 and finite(common.of(text))


def _inside(inner: Attribution, outer: Attribution) -> bool:
    return inner is not outer and inner.content != outer.content and outer.content.covers(inner.content)


def _begin(said: Attribution) -> int:
    return min(each.start for each in (said.source, said.cue, said.content) if each is not None)


_LEADING = re.compile(
    r"\W*(?:While|Although|Though|Whereas|After|Because|Since)\s+(?P<told>\S.{8,300}?)\W*,?\s*", re.DOTALL
)


# ----------------------------------------------------------------------------------------- where it is cut


def _one_piece(text: str, stretch: Span, said: Sequence[Attribution]) -> bool:
    """Whether the stretch is better not cut: a condition, or something denied or asked, bears on all of it."""
    apart = any(
        each.stance in {Stance.DENIED, Stance.QUESTIONED} and stretch.covers(each.content) for each in said
    )
    return apart or _CONDITION.search(text, stretch.start, stretch.end) is not None


_CONDITION = re.compile(r"\b(?:if|unless|whether|provided\s+that|as\s+long\s+as|until)\b", re.IGNORECASE)


def _pieces(text: str, stretch: Span, cut: Cut, *, whole: bool) -> Iterator[tuple[Span, Cut]]:
    """The stretch cut where a new clause begins and both sides have a verb."""
    if not whole and (match := _FRONT.match(text, stretch.start, stretch.end)) is not None:
        told, rest = Span(*match.span("told")), Span(match.end(), stretch.end)
        if finite(told.of(text)) and finite(rest.of(text)):
            yield told, Cut.ADVERBIAL
            stretch = rest
    start, how = stretch.start, cut
    for match in () if whole else _JOINT.finditer(text, stretch.start, stretch.end):
        left = Span(start, max(start, match.start()))
        if match.start() < start or not _parts(text, left, Span(match.end(), stretch.end), match):
            continue
        yield left, how
        start, how = _begin_after(match), _how(match)
    yield Span(start, stretch.end), how


_FRONT = re.compile(
    r"\W*(?:(?:While|Although|Though|Whereas|Because|After)|When(?=\s+the\b))\s+(?P<told>[^,;]{8,200}),\s+"
)
_SUBJECT = (
    r"(?:the|a|an|this|that|these|those|it|he|she|they|we|his|her|its|their|there|another|some|many|most|both|all|no"
    r"|one|two|three|[0-9][\w,.]*|[A-Z][\w’'.-]*)\b"
)
# What every joint begins with is looked for first: most letters of a text begin none.
_JOINT = re.compile(
    r"(?=[;,\s…\[.])(?:(?P<stop>;)\s+"
    r"|,\s+(?P<which>which|who)\s+"
    r"|,\s+(?P<after>(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+"
    r"(?:year|month|week|day|decade|hour)s?\s+|(?:shortly|soon|just|long|immediately)\s+)after)\s+"
    rf"|,\s+(?P<while>while|whereas|although|though|because|after)\s+(?={_SUBJECT})"
    rf"|,?\s+(?P<and>and|but|…\s*\[and\]|\[and\])\s+(?={_SUBJECT}\s+[^\s,;]+(?:\s+[^\s,;]+){{1,}})"
    r"|\s*(?P<shared>,?\s+and\s+(?:also\s+|then\s+|later\s+)?|(?:…\s*|\.\.\.\s*)?\[and\]\s+)(?=[a-z]+\s+[^\s,;]+))"
)


def _parts(text: str, left: Span, right: Span, match: re.Match[str]) -> bool:
    """Whether there is a clause on either side of the joint."""
    following = Span(right.start, min(right.end, right.start + 200))
    if not finite(Span(max(left.start, left.end - 400), left.end).of(text)):
        return False
    if match["shared"] and _AUXILIARY.match(following.of(text)):
        return following.of(text).count(" ") >= 2
    if match["shared"]:
        own = not _BE.search(text, max(left.start, left.end - 400), left.end)
        return own and _past_verb(text, following) and following.of(text).count(" ") >= 2
    if match["and"]:
        # "When it rained, Ota and Ina …" joins two names, not two clauses.
        tail = _TAIL.split(text[max(left.start, left.end - 400) : left.end])[-1]
        if not match[0].startswith(",") and not finite(tail):
            return False
        verb = first_verb(following.of(text))
        return verb is not None and _NO_MARK.fullmatch(following.of(text)[: verb.start]) is not None
    return finite(following.of(text))


# After "was", a word in -ed may be an adjective or share the "was", which a piece of its own would lose.
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|had|has|have|will|would)\b")
_AUXILIARY = re.compile(r"(?:is|are|was|were|has|have|had|will)\s")
_TAIL = re.compile(r",\s|\b(?:when|while|as|after|before|that|because|since|where)\s")
_NO_MARK = re.compile(r"[^,;:()“”\"]{0,80}")


def _past_verb(text: str, following: Span) -> bool:
    """Whether the word after "and" is a verb in the past, which can only belong to the subject before it."""
    verb = first_verb(following.of(text))
    return verb is not None and verb.start == 0 and _THING.match(following.of(text), verb.end) is not None


# After a verb comes its object or where and when it happened; after an adjective in -ed, a noun.
_THING = re.compile(
    r"\s+(?:the|a|an|its|his|her|their|this|that|these|those|some|all|two|three|[0-9]|[A-Z]|in|on|at|to|from|for|by|with"
    r"|of|into|over|off|up|out|down|after|before|as|against|more|about)"
)


def _begin_after(match: re.Match[str]) -> int:
    return match.start("after") if match["after"] else match.end()


def _how(match: re.Match[str]) -> Cut:
    if match["which"]:
        return Cut.RELATIVE if match["which"] == "who" else Cut.SENTENTIAL
    if match["while"] or match["after"]:
        return Cut.ADVERBIAL
    return Cut.CONJUNCT


# --------------------------------------------------------------------------------------- what is made of it


def _clause(text: str, stretch: Span, piece: Span, cut: Cut) -> list[Clause]:
    lead = _MEASURE.match(text, piece.start, piece.end) if cut is Cut.ADVERBIAL else None
    start = lead.end() if lead else piece.start
    parts = tidy(text, [Span(start, piece.end)])
    if not parts or not (cut is Cut.MAIN or finite(parts[0].of(text))):
        return []
    before = Span(*lead.span("lead")) if lead else None
    subject = _left_out(text, parts[0], cut)
    if (
        cut is Cut.RELATIVE
        and subject is not None
        and (named := _WHO.search(text, max(stretch.start, subject.end - 160), subject.end))
    ):
        return [Clause((Span(*named.span("name")), *parts), cut)]
    if subject is None and cut is Cut.CONJUNCT:
        parts = (*_shared_noun(text, stretch, parts[0]), *parts)
    return [Clause(parts, cut, subject, before)]


# A name, perhaps with what it is, before ", who".
_WHO = re.compile(
    r"\b(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4})(?:,\s(?:the|an?|his|her|its)\s[^,;.“”\"]{3,60})?,\swho\Z"
)
_MEASURE = re.compile(r"(?P<lead>[\w ]{0,24}\bafter)\s+")


def _shared_noun(text: str, stretch: Span, part: Span) -> tuple[Span, ...]:
    """The subject of the first clause of the stretch, for a clause that begins with its verb; a part of its own."""
    own, first = first_verb(part.of(text)), first_verb(text[stretch.start : part.start])
    if own is None or own.start > 0 or first is None:
        return ()
    before = text[stretch.start : stretch.start + first.start]
    start = stretch.start + before.rfind(",") + 1
    return (
        tidy(text, [Span(start, stretch.start + first.start)])
        if before[before.rfind(",") :].count(" ") < 10
        else ()
    )


def _left_out(text: str, part: Span, cut: Cut) -> Span | None:
    """The subject that the clause has elsewhere: its neighbour's, or a relative pronoun."""
    if cut is Cut.CONJUNCT:
        return _subject(text, part)
    match = _RELATIVE.search(text, max(0, part.start - 12), part.start)
    return Span(*match.span("who")) if match is not None and cut in {Cut.RELATIVE, Cut.SENTENTIAL} else None


_RELATIVE = re.compile(r"\b(?P<who>which|who)\s+$")


def _subject(text: str, part: Span) -> Span | None:
    """The subject that a clause which begins with its verb shares with the sentence before it."""
    verb = first_verb(part.of(text))
    if verb is None or verb.start > 0:
        return None
    before = text[max(0, part.start - 400) : part.start]
    match = _SHARED.search(before)
    return Span(*match.span("who")).shift(part.start - len(before)) if match else None


_SHARED = re.compile(r"(?:^|[.!?]\s+|[“\"])(?P<who>They|He|She|It|We|I)\s+[^.!?“”\"]*$")
