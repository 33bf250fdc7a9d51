"""Which of the persons named around it does "he" or "she" most likely stand for?"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.reference.role import (
    PREPOSITIONS,
    SUBORDINATORS,
    clause_head,
    head_in,
    pronoun_role,
    role,
    tree_role,
)
from factbench.english.verb import is_verb
from factbench.english.verb.speech import forms
from factbench.text.fitted import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Word
    from factbench.english.reference.mention import Discourse, Mention, Named, SplitSentence
    from factbench.text.fitted import Table

BACK = 5
"""Sentences before the pronoun's in which a person is looked for."""


class CandidateAntecedent(NamedTuple):
    """Somebody whom the pronoun may mean, and what speaks for and against."""

    who: int
    """Which of `Discourse.named`."""
    nearest: Mention
    """The last mention before the pronoun, or else the first behind it in its sentence."""
    signs: tuple[str, ...]
    """Names of the features that hold."""


RULES, TREE = "rules", "tree"
"""The columns of the table: for a sentence that is read by rules, and for one that was parsed."""


def fitted() -> Table:
    """What each sign weighs, and the chance from which an answer is given."""
    return load("factbench.english", "fitted/reference.tsv")


def chances(candidates: Sequence[CandidateAntecedent], table: Table, column: str) -> list[float]:
    """How likely each candidate is meant, from 0 to 1; what is missing to 1 is the chance that none is.

    A softmax over the scores, with one more alternative, "none".
    """
    sums = [table.score(each.signs, column) for each in candidates]
    powers = [math.exp(min(each, 50.0)) for each in sums]
    whole = sum(powers) + math.exp(table.score(["none"], column))
    return [each / whole for each in powers]


def candidates(discourse: Discourse, start: int) -> list[CandidateAntecedent]:
    """The persons whom the pronoun that begins at `start` may mean, by where they are first named."""
    number = discourse.line_of(start)
    if number is None:
        return []
    around = _Around(discourse, number, start)
    return [_candidate(around, who) for who in around.order]


# ------------------------------------------------------------------------------- what surrounds the pronoun

_OWN = {"m": frozenset(lexicon.HE), "f": frozenset(lexicon.SHE)}
MASCULINE = _OWN["m"]


class _Around:
    """The pronoun, its sentence, and the persons named near it."""

    def __init__(self, discourse: Discourse, number: int, start: int) -> None:
        self.discourse, self.number, self.start = discourse, number, start
        self.line: SplitSentence = discourse.line(number)
        self.place = self.line.place(start)
        pronoun = re.split("['’]", self.line.word(self.place), maxsplit=1)[0]
        gender = "m" if pronoun in MASCULINE else "f"
        self.own, self.other = _OWN[gender], _OWN["f" if gender == "m" else "m"]
        self.role = pronoun_role(self.line, self.place)
        first = self.line.word(0)
        self.opens_below = first in SUBORDINATORS or first in PREPOSITIONS or first.endswith(("ing", "ed"))
        self.before: dict[int, list[Mention]] = {}
        self.behind: dict[int, list[Mention]] = {}
        for mention in discourse.mentions(number - BACK, number, near=start):
            named = discourse.named[mention.who]
            if (named.place and named.gender is None) or (named.gender or gender) != gender:
                continue
            side = self.before if mention.span.start < start else self.behind
            if side is self.before or mention.line == number:
                side.setdefault(mention.who, []).append(mention)
        self.order = [*self.before, *(who for who in self.behind if who not in self.before)]
        self.likely = [who for who in self.order if discourse.named[who].like_person]
        likely = frozenset(self.likely)
        near = sorted((found[-1] for who, found in self.before.items() if who in likely), reverse=True)
        self.rank = {mention.who: rank for rank, mention in enumerate(near)}
        self.most = max((self.count(who) for who in self.order), default=0)
        self.here = [
            m.who
            for m in discourse.mentions(number, number, near=start)
            if m.who in likely and m.span.start < start
        ]
        self.last = [m.who for m in discourse.mentions(number - 1, number - 1, near=start) if m.who in likely]
        self.word = self.line.by_start.get(start)

    def count(self, who: int) -> int:
        return len(self.before.get(who, ())) + len(self.behind.get(who, ()))

    def part(self, mention: Mention) -> str:
        """The part of the mention in its sentence, by rules."""
        known, span = self.discourse.roles, mention.span
        if span.start not in known:
            line = self.discourse.line(mention.line)
            known[span.start] = role(line, line.place(span.start), line.place(span.end - 1))
        return known[span.start]


def _candidate(around: _Around, who: int) -> CandidateAntecedent:
    named = around.discourse.named[who]
    before, behind = around.before.get(who, []), around.behind.get(who, [])
    signs = [*_being(around, named, who), *_order(around, who)]
    if before:
        signs += _before(around, before)
    if behind:
        signs += _behind(around, behind[0], "also" if before else "post")
    if around.word is not None:
        signs += _in_trees(around, around.word, before, behind)
    return CandidateAntecedent(who, before[-1] if before else behind[0], tuple(signs))


# ------------------------------------------------------------------------------------------- the features


def _being(around: _Around, named: Named, who: int) -> Iterator[str]:
    """What sort of being it is and how much is said of it."""
    if named.gender:
        yield "gender"
    if named.article:
        yield "article"
    if named.place:
        yield "place"
    if named.body:
        yield "body"
    yield f"times {min(len(around.before.get(who, ())), 4)}"
    if around.most > 1 and around.count(who) == around.most:
        yield "most"


def _order(around: _Around, who: int) -> Iterator[str]:
    """Where it stands among its rivals."""
    here, last, part = around.here, around.last, around.role
    if here:
        if who == here[0]:
            yield f"first here, {part}"
        if who == here[-1]:
            yield f"last here, {part}"
        if who not in here:
            yield f"not here, {part}"
        elif len(set(here)) == 1:
            yield f"alone here, {part}"
    elif last:
        if who == last[0]:
            yield f"first above, {part}"
        if who == last[-1]:
            yield "last above"
        if who not in last:
            yield "not above"
        elif len(set(last)) == 1:
            yield "alone above"
    if around.likely == [who]:
        yield "only one"


def _before(around: _Around, found: Sequence[Mention]) -> Iterator[str]:
    """The last mention before the pronoun."""
    mention = found[-1]
    far = around.number - mention.line
    part = around.part(mention)
    yield f"far {min(far, 4)}"
    yield f"rank {min(around.rank.get(mention.who, 5), 4)}"
    yield f"{part} > {around.role}"
    yield f"{part}, far {min(far, 2)}"
    if far <= 1:
        yield f"{part} > {around.role}, far {far}"
    recent = [each for each in found if around.number - each.line <= 3]
    subjects = [around.number - each.line for each in recent if around.part(each) == "subj"]
    if subjects:
        yield "subject near" if min(subjects) <= 1 else "subject further"
    if _in_quotation(around, mention):
        yield f"in quotation, {part}"
    yield from _here(around, mention, part) if far == 0 else _above(around, mention, part)


def _in_quotation(around: _Around, mention: Mention) -> bool:
    """Whether a quotation opens between the two and is still open at the pronoun."""
    if around.start - mention.span.end > 1500:
        return False
    places, marks = around.discourse.marks
    first = bisect_left(places, mention.span.end)
    count = bisect_left(places, around.start) - first
    return count % 2 == 1 and marks[first] in {"``", "“", '"'}


def _here(around: _Around, mention: Mention, part: str) -> Iterator[str]:
    """The mention stands in the pronoun's sentence."""
    line, own = around.line, around.role
    last = line.place(mention.span.end - 1)
    between = line.lower[last + 1 : around.place]
    verbs = _verbs(line, last + 1, around.place)
    yield f"verbs {min(verbs, 3)}"
    yield f"verbs {min(verbs, 2)}, {part} > {own}"
    if len(between) <= 3:
        yield f"close, {own}"
        yield f"by {_joint(between)}, {own}"
    if not SUBORDINATORS.isdisjoint(between):
        yield f"below, {own}"
    if "and" in between or "but" in between:
        yield f"and, {own}"
    if "that" in between:
        yield f"that, {own}"
    if part == "subj" and not forms().isdisjoint(between[:3]):
        yield f"says, {own}"
    if not around.own.isdisjoint(between):
        yield "same pronoun between"
    if not around.other.isdisjoint(between):
        yield "other pronoun between"
    if between.count(","):
        yield f"commas {min(between.count(','), 2)}"
    if not {";", ":", "--"}.isdisjoint(between):
        yield "stop between"
    if around.opens_below:
        yield "opens below"


def _joint(between: Sequence[str]) -> str:
    """What joins the two where they are close."""
    if not between:
        return "nothing"
    if between[-1] == "and":
        return "and"
    if len(between) > 1:
        return "words"
    return "comma" if between[0] == "," else "preposition" if between[0] in PREPOSITIONS else "word"


def _verbs(line: SplitSentence, first: int, last: int) -> int:
    return sum(is_verb(line.words[at]) for at in range(first, last))


def _above(around: _Around, mention: Mention, part: str) -> Iterator[str]:
    """The mention stands in an earlier sentence."""
    line = around.line
    if not around.own.isdisjoint(line.lower[: around.place]):
        yield "same pronoun before"
    if not around.other.isdisjoint(line.lower[: around.place]):
        yield "other pronoun before"
    if mention.span.start == around.discourse.bounds[mention.line].start:
        yield f"opens, far {min(around.number - mention.line, 2)}"
    if around.place == 0:
        yield f"pronoun opens, {part}"


def _behind(around: _Around, mention: Mention, key: str) -> Iterator[str]:
    """The first mention behind the pronoun, in its sentence: "Before he left, Ito signed"."""
    line = around.line
    first = line.place(mention.span.start)
    between = line.lower[around.place + 1 : first]
    part = around.part(mention)
    verbs = min(_verbs(line, around.place + 1, first), 2)
    yield key
    yield f"{key} {part}"
    yield f"{key} verbs {verbs}"
    comma = bool(between) and between[-1] == ","
    if comma:
        yield f"{key} comma"
    if around.opens_below:
        yield f"{key} opens below"
        if comma:
            yield f"{key} opens below, comma"
        if "," in between and part == "subj":
            yield f"{key} opens below, subject"
    elif around.role == "subj" and verbs:
        yield f"{key} main clause"
    if (
        around.role == "poss"
        and len(between) <= 3
        and PREPOSITIONS.isdisjoint(between)
        and "," not in between
    ):
        yield f"{key} owned"


def _in_trees(
    around: _Around, pronoun: Word, before: Sequence[Mention], behind: Sequence[Mention]
) -> Iterator[str]:
    """What only a tree tells: parts in the sentence, and whose clause the pronoun stands in."""
    pairs = [("pre", before[-1:]), ("also" if before else "post", behind[:1])]
    for key, found in pairs:
        for mention in found:
            tree = around.discourse.line(mention.line).tree
            named = None if tree is None else head_in(tree, mention.span)
            if named is not None:
                yield from _tree_signs(around, pronoun, key, named, around.number - mention.line)


def _tree_signs(around: _Around, pronoun: Word, key: str, named: Word, far: int) -> Iterator[str]:
    part = tree_role(named)
    own = tree_role(pronoun) if far == 0 else around.role
    yield f"tree {key} {part}, far {min(far, 2)}"
    yield f"tree {key} {part} > {own}"
    if part in {"conj", "appos"}:
        yield f"tree {key} {part} of {tree_role(named.head)}"
    if part in {"subj", "conj"} and named.head.relation == "ROOT":
        yield f"tree {key} main, far {min(far, 2)}"
    if far == 0:
        yield from _same_sentence(pronoun, key, named, part, own)


def _same_sentence(pronoun: Word, key: str, named: Word, part: str, own: str) -> Iterator[str]:
    above = list(pronoun.line())
    mine, theirs = clause_head(pronoun), clause_head(named)
    if mine is theirs:
        yield f"tree {key} one clause, {part} > {own}"
    elif mine is not None:
        yield f"tree {key} clause {mine.relation}, {part}"
    if part == "subj":
        yield f"tree {key} {'rules' if named.head in above else 'rules not'}, {own}"
    if named in above:
        yield f"tree {key} over, {own}"
    if pronoun in named.line():
        yield f"tree {key} under"
    if own == "poss" and pronoun.head in (named, named.head):
        yield f"tree {key} owned"
