"""Which remark stands between a subject and its verb, when nobody has parsed the sentence?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factbench.english.clause.cut import Clause, Cut, Predicate, tidy
from factbench.english.verb import finite, first_verb
from factbench.text.span import Span, trim


@dataclass(frozen=True, slots=True)
class InterruptedClause:
    """A clause in three: "Ken Ito, | the mayor of Ota, | resigned in May"."""

    subject: Span
    remark: Span
    rest: Span
    cut: Cut
    """How the remark stands in its sentence."""


def interrupted(text: str, stretch: Span) -> InterruptedClause | None:
    """Return the stretch with the remark between commas after the subject that begins it; None where there is none.

    Only where a verb follows at once, so that the commas cannot part the items of a list.
    """
    match = _BETWEEN.match(text, stretch.start, stretch.end)
    if match is None or finite(match["subject"]) or _NO_SUBJECT.match(match["subject"]):
        return None
    rest = Span(match.end(), stretch.end)
    verb = first_verb(rest.of(text)[:60])
    if verb is None or _ADVERBS.fullmatch(rest.of(text)[: verb.start]) is None:
        return None
    cut = _cut(match["remark"])
    subject, remark = Span(*match.span("subject")), Span(*match.span("remark"))
    return None if cut is None else InterruptedClause(subject, remark, rest, cut)


_BETWEEN = re.compile(
    r"(?P<subject>[^\W_][^,;:()“”\"\n]{1,80}),\s+(?P<remark>[^,;:()“”\"\n]{6,160}),\s+(?=\w)"
)
_NO_SUBJECT = re.compile(
    r"(?:In|On|At|By|For|From|To|With|Without|After|Before|Since|Until|During|Under|Over|Among|Between|As|Like|If|When"
    r"|While|Although|Though|Because|Despite|According|Last|This|That|Today|Yesterday|Now|Then|Here|There|Still"
    r"|However|And|But|So|Yet|Meanwhile|Instead)\b(?!['’])"
)
_ADVERBS = re.compile(
    r"(?:(?:also|then|later|now|still|already|never|once|soon|first|recently|\w+ly)\s+){0,2}"
)


def _cut(remark: str) -> Cut | None:
    if re.match(r"(?:which|who) ", remark):
        return Cut.RELATIVE if finite(remark) else None
    if re.match(r"(?:the|an?|his|her|its|their|our)\s", remark):
        return None if finite(remark) else Cut.APPOSITION
    if _PARTICIPLE.match(remark):
        return Cut.PARTICIPLE
    return None


_PARTICIPLE = re.compile(
    r"(?:\w+ly\s+)?(?:built|born|made|known|held|led|written|founded|based|located|named|called|set|bought|sold|\w{3,}ed)"
    r"\s+(?:in|on|at|by|to|as|for|from|with|near|after|during|of|under|into|between)\s"
)


def told_beside(text: str, clause: InterruptedClause) -> list[Clause]:
    """Return the remark as a clause with the subject it is told of."""
    subject, remark = clause.subject, clause.remark
    if clause.cut is Cut.RELATIVE:
        verb = Span(text.index(" ", remark.start), remark.end)
        return [Clause(tidy(text, [subject, verb]), Cut.RELATIVE)]
    reads = "is " if clause.cut is Cut.APPOSITION else "was "
    predicate = Predicate(trim(text, remark), Span(remark.start, remark.start), reads)
    parts = tidy(text, [Span(subject.start, remark.end)], asides=True)
    return [Clause(parts, clause.cut, predicate=predicate)]
