"""Where may a sentence be cut, as its punctuation and cue words show it, when nobody has parsed it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.clause.cut import LONGEST, balanced, tidy
from factbench.english.clause.gate import may_stand
from factbench.english.clause.pieces import Piece
from factbench.english.lexicon.units import UNIT_WORDS
from factbench.english.verb import finite, first_verb, is_verb
from factbench.english.verb.speech import HEDGES
from factbench.text.clause import Clause, Cut
from factbench.text.span import Span
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.clause.speakers import Voices


@dataclass(frozen=True, slots=True)
class ByRules:
    """A `units.Cutter` that has words alone; it cuts less than a tree, for what is in doubt stays whole."""

    text: str
    sentence: Span
    heard: Voices

    def pieces(self, spans: Sequence[Span]) -> list[Piece]:
        """As `units.Cutter.pieces`; none where something is denied, asked, or under a condition."""
        return [piece for span in spans if self._may_cut(span) for piece in _pieces(self.text, span)]

    def _may_cut(self, span: Span) -> bool:
        closed = any(span.overlaps(each) for each in self.heard.closed)
        short = len(self.sentence) <= LONGEST
        return not closed and short and not _CONDITION.search(self.text, span.start, span.end)

    def may_stand(self, clause: Clause) -> bool:
        """As `units.Cutter.may_stand`."""
        return may_stand(self.text, clause, self.sentence)

    def is_verb(self, span: Span) -> bool:
        """As `units.Cutter.is_verb`."""
        return is_verb(span.of(self.text))


_CONDITION = re.compile(
    r"\b(?:if|unless|whether|provided\s+that|as\s+long\s+as|until|either)\b", re.IGNORECASE
)


# ----------------------------------------------------------------------------------------- where it is cut


def _pieces(text: str, whole: Span) -> Iterator[Piece]:
    """What may leave the stretch, each piece up to the next joint, where both sides have a verb."""
    start = whole.start
    front = _FRONT.match(text, whole.start, whole.end)
    if front is not None and finite(front["told"]) and _is_clause(text[front.end() : whole.end]):
        yield Piece(Span(*front.span()), Clause(tidy(text, [Span(*front.span("told"))]), Cut.ADVERBIAL))
        start = front.end()
    joints: list[re.Match[str]] = []
    left = start
    for match in _JOINT.finditer(text, start, whole.end):
        if match.start() >= left and _parts(text, Span(start, whole.end), left, match):
            joints.append(match)
            left = match.end()
    ends = [match.start() for match in joints[1:]]
    for match, end in zip(joints, [*ends, whole.end], strict=False):
        yield Piece(Span(match.start(), end), _clause(text, start, match, end))


def _is_clause(rest: str) -> bool:
    """Whether what follows has a verb, or is nothing but who says the rest."""
    return finite(rest) or not rest.strip()


_FRONT = re.compile(r"\W*(?:While|Although|Though|Whereas)\s+(?P<told>[^,;]{8,200}),\s+")
_SUBJECT = (
    r"(?:the|a|an|this|that|these|those|it|he|she|they|we|his|her|its|their|there|another|some|many|most|both|all|no"
    r"|one|two|three|[0-9][\w,.]*|[A-Z][\w’'.-]*)\b"
)
# What every joint begins with is looked for first: most letters begin none, and of many spaces only the first does.
_JOINT = re.compile(
    r"(?=[;,…\[.]|(?<!\s)\s)(?:(?P<stop>;)\s+"
    r"|,\s+(?P<which>which|who)\s+"
    r"|,\s+(?P<lead>(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)\s+"
    rf"(?:{alternation(UNIT_WORDS)})\s+|(?:shortly|soon|just|long|immediately)\s+)after)\s+"
    rf"|,\s+(?P<while>while|whereas|although|though|after)\s+(?={_SUBJECT})"
    rf"|,?\s+(?P<and>and|but|…\s*\[and\]|\[and\])\s+(?={_SUBJECT}\s+[^\s,;]+\s+[^\s,;])"
    r"|\s{0,9}(?P<shared>,?\s{1,9}and\s+(?:also\s+|then\s+|later\s+)?|(?:…\s*|\.\.\.\s*)?\[and\]\s+)(?=[a-z]+\s+[^\s,;]+))"
)


def _parts(text: str, whole: Span, start: int, match: re.Match[str]) -> bool:
    """Whether there is a clause on either side of the joint, and nothing before the one that may bear on both."""
    before = text[max(start, match.start() - 400) : match.start()]
    following = text[match.end() : min(whole.end, match.end() + 200)]
    if not finite(before):
        return False
    if match["which"]:
        return finite(following) and "," not in text[match.end() : whole.end]
    first = text[whole.start : match.start()]
    if match["shared"]:
        # What stands in quotation marks stays as it was said, unless who quotes it joined it.
        quoted = not balanced(text[max(0, whole.start - 1) : match.start()])
        return ("[" in match["shared"] or not quoted) and _shares(first, following)
    return _begins_clause(first, before, following, match) if match["and"] else finite(following)


def _begins_clause(first: str, before: str, following: str, match: re.Match[str]) -> bool:
    """Whether "and" joins two clauses, and nothing stands before the first that may bear on the second."""
    verb = first_verb(following)
    if verb is None or _NO_MARK.fullmatch(following[: verb.start]) is None:
        return False
    # "When it rained, Ota and Ina …" joins two names, not two clauses.
    two = match[0].startswith(",") or finite(_TAIL.split(before)[-1])
    return two and _subject(first) is not None


_TAIL = re.compile(r",\s|\b(?:when|while|as|after|before|that|because|since|where)\s")
_NO_MARK = re.compile(r"[^,;:()“”\"]{0,80}")


def _subject(before: str) -> str | None:
    """What stands before the first verb of a clause; None where that may be more than a subject."""
    verb = first_verb(before)
    if verb is None:
        return None
    subject = _ADVERBS.sub("", before[: verb.start])
    plain = _NO_MARK.fullmatch(subject.strip(' “"')) is not None and not _ADVERBIAL.match(subject)
    return subject if plain and subject.count(" ") < 10 else None


_ADVERBS = re.compile(r"(?:\s+(?:also|then|later|now|still|already|once|soon|first|\w+ly))+\s*\Z")
_ADVERBIAL = re.compile(
    r"\W*(?:In|On|At|By|For|From|To|With|Without|After|Before|Since|Until|During|Under|Over|Among|Between|As|Like|When"
    r"|Despite|According|Last|Next|Today|Yesterday|Now|Then|Here|Not|Perhaps|\w+ly)\b"
)


def _shares(before: str, following: str) -> bool:
    """Whether the word after "and" is a verb in the past, which can only belong to the subject before it."""
    subject = _subject(before)
    if subject is None or _BE.search(before) or _BEARING & set(before.lower().split()):
        return False
    first = first_verb(before)
    rest = "" if first is None else before[first.end :]
    # "Arrested and questioned the man" share what follows; another verb nearby may be the one that is joined.
    if not any(map(str.isalnum, rest)) or finite(rest):
        return False
    verb = first_verb(following)
    if verb is None or verb.start > 0 or following.count(" ") < 2:
        return False
    return _THING.match(following, verb.end) is not None


# After "was", a word in -ed may be an adjective or share the "was", which a piece of its own would lose.
_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|had|has|have|will|would|could|should|might|may|must|can|to)\b(?![^\W\d_])"
    r"|['’](?:ve|d|ll|re)\b"
)
_BEARING = HEDGES | frozenset(
    ["not", "never", "only", "both", "nearly", "almost", "perhaps", "probably", "likely"]
)

# After a verb comes its object or where and when it happened; after an adjective in -ed, a noun.
_THING = re.compile(
    r"\s+(?:the|a|an|its|his|her|their|this|that|these|those|some|all|two|three|[0-9]|[A-Z]|in|on|at|to|from|for|by|with"
    r"|of|into|over|off|up|out|down|after|before|as|against|more|about)"
)


# --------------------------------------------------------------------------------------- what is made of it


def _clause(text: str, start: int, match: re.Match[str], end: int) -> Clause | None:
    parts = tidy(text, [Span(match.end(), end)])
    if not parts or match["which"]:
        return None
    if match["shared"]:
        return _with_subject(text, start, match, parts)
    lead = Span(*match.span("lead")) if match["lead"] else None
    return Clause(parts, Cut.ADVERBIAL if lead or match["while"] else Cut.CONJUNCT, lead=lead)


def _with_subject(text: str, start: int, match: re.Match[str], parts: tuple[Span, ...]) -> Clause | None:
    """With the subject of the clause before it; a pronoun is only remembered."""
    subject = tidy(text, [Span(start, start + len(_subject(text[start : match.start()]) or ""))])
    if not subject:
        return None
    if subject[0].of(text).lower() in _PRONOUNS:
        return Clause(parts, Cut.CONJUNCT, subject[0])
    return Clause((*subject, *parts), Cut.CONJUNCT)


_PRONOUNS = frozenset(["they", "he", "she", "it", "we", "i"])
