"""Which remark stands between a subject and its verb, when nobody has parsed the sentence?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factbench.english.cut import Clause, Cut, Predicate, tidy
from factbench.english.verb import finite, first_verb
from factbench.text.span import Span, trim


@dataclass(frozen=True, slots=True)
class Remark:
    """The sentence in three: "Ken Ito, | the mayor of Ota, | resigned in May"."""

    subject: Span
    told: Span
    rest: Span
    cut: Cut


def remark(text: str, stretch: Span) -> Remark | None:
    """Return the remark between commas after the subject that begins the stretch; None where there is none.

    Only where a verb follows at once, so that the commas cannot part the items of a list.
    """
    match = _BETWEEN.match(text, stretch.start, stretch.end)
    if match is None or finite(match["subject"]) or _NO_SUBJECT.match(match["subject"]):
        return None
    rest = Span(match.end(), stretch.end)
    verb = first_verb(rest.of(text)[:60])
    if verb is None or _ADVERBS.fullmatch(rest.of(text)[: verb.start]) is None:
        return None
    cut = _cut(match["told"])
    return None if cut is None else Remark(Span(*match.span("subject")), Span(*match.span("told")), rest, cut)


_BETWEEN = re.compile(r"(?P<subject>[^\W_][^,;:()“”\"\n]{1,80}),\s+(?P<told>[^,;:()“”\"\n]{6,160}),\s+(?=\w)")
_NO_SUBJECT = re.compile(
    r"(?:In|On|At|By|For|From|To|With|Without|After|Before|Since|Until|During|Under|Over|Among|Between|As|Like|If|When"
    r"|While|Although|Though|Because|Despite|According|Last|This|That|Today|Yesterday|Now|Then|Here|There|Still"
    r"|However|And|But|So|Yet|Meanwhile|Instead)\b(?!['’])"
)
_ADVERBS = re.compile(
    r"(?:(?:also|then|later|now|still|already|never|once|soon|first|recently|\w+ly)\s+){0,2}"
)


def _cut(told: str) -> Cut | None:
    if re.match(r"(?:which|who) ", told):
        return Cut.RELATIVE if finite(told) else None
    if re.match(r"(?:the|an?|his|her|its|their|our)\s", told):
        return None if finite(told) else Cut.APPOSITION
    if _PARTICIPLE.match(told):
        return Cut.PARTICIPLE
    return None


_PARTICIPLE = re.compile(
    r"(?:\w+ly\s+)?(?:built|born|made|known|held|led|written|founded|based|located|named|called|set|bought|sold|\w{3,}ed)"
    r"\s+(?:in|on|at|by|to|as|for|from|with|near|after|during|of|under|into|between)\s"
)


def told_beside(text: str, found: Remark) -> list[Clause]:
    """Return the remark as a clause with the subject it is told of."""
    start = found.told.start
    if found.cut is Cut.RELATIVE:
        verb = Span(text.index(" ", start), found.told.end)
        return [Clause(tidy(text, [found.subject, verb]), Cut.RELATIVE)]
    reads = "is " if found.cut is Cut.APPOSITION else "was "
    predicate = Predicate(trim(text, found.told), Span(start, start), reads)
    return [
        Clause(
            tidy(text, [Span(found.subject.start, found.told.end)], asides=True),
            found.cut,
            predicate=predicate,
        )
    ]
