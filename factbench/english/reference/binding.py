"""Can something in a claim before a pronoun be what the pronoun stands for?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.lexicon.nouns import ORGANISATIONS, PERSONS, TIMES
from factbench.english.reference import PERSONAL, PLURAL
from factbench.english.reference.certainty import is_subject
from factbench.english.reference.role import DETERMINERS, PREPOSITIONS, SUBORDINATORS, head_in, pronoun_role
from factbench.english.verb import AUXILIARIES, is_verb
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Word
    from factbench.english.reference.mention import Discourse, Mention
    from factbench.text.clause import Clause


def _is_time(word: str) -> bool:
    """Whether the word, in small letters, names a time, which "it" never takes up: "year", "march", "mondays"."""
    return word.strip(",.").removesuffix("s") in TIMES | _DAYS


_DAYS = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS))


class Binding:
    """Answers for the pronouns of one clause."""

    def __init__(self, discourse: Discourse, clause: Clause) -> None:
        self.discourse, self.clause, self.text = discourse, clause, discourse.text

    def explains(self, span: Span, word: str) -> bool:
        """Whether something in the clause before the pronoun can be what it stands for.

        The object of a verb is not its subject: in "villagers rescued him" he is none of them.
        """
        if span == self.clause.subject:
            return False
        start = self.clause.parts[0].start
        before = self.text[start : span.start].lower().split()
        if word not in PERSONAL:
            return self._explains_thing(span, word, before)
        return self._explains_person(span, before)

    def _explains_thing(self, span: Span, word: str, before: Sequence[str]) -> bool:
        as_object = word in {"it", "them"} and self._is_object_of_first(span)
        if as_object or (word in _THINGS_AS_SUBJECTS and self._is_behind_its_phrase(span)):
            return False
        words = self._before(span)
        verb = any(each.is_verb for each in words) if words else any(map(is_verb, before))
        subject = word in _THINGS_AS_SUBJECTS and not verb
        printed = self.text[self.clause.parts[0].start : span.start].split()
        named = subject and any(each[:1].isupper() and not _is_time(each.lower()) for each in printed[1:])
        return (named or not subject) and self._has_thing_before(span, word)

    def _explains_person(self, span: Span, before: Sequence[str]) -> bool:
        start = self.clause.parts[0].start
        number = self.discourse.line_of(start) or 0
        if self._is_behind_its_phrase(span):
            return False
        near = [
            each
            for each in self.discourse.mentions(number, number, near=span.start)
            if each.span.start >= start and self.discourse.named[each.who].may_be_person
        ]
        if self._is_before_its_name(span, near, before):
            return True
        barred = self._barred(span)
        if barred is None:
            people = sum(each in PERSONS for each in before) + sum(
                each.span.start < span.start for each in near
            )
            return people > (1 if self._is_object_of_first(span) else 0)
        nouns = [each.span for each in self._before(span) if each.lower in PERSONS]
        return any(
            each.start < span.start and not barred.covers(each)
            for each in (*nouns, *(mention.span for mention in near))
        )

    def _barred(self, span: Span) -> Span | None:
        """The subject of the verb whose object the pronoun is, which it cannot mean: "Ode led him in".

        None without a tree.
        """
        line = self.discourse.line(self.discourse.line_of(span.start) or 0)
        word = line.by_start.get(span.start)
        if word is not None and word.relation == "pobj":
            above = word.head
            # "Ode held a meeting with them": with what is held, and not with who holds it; but "took it with him".
            if above.lower in _WITH_OTHERS and above.head.relation == "dobj":
                word = above.head
            elif above.lower in _NOT_OF_ITSELF:
                word = above
        if word is None or word.relation not in {"dobj", "dative", "prep", "agent"}:
            return None
        verb = word.head
        for _ in range(LONGEST_CHAIN):
            found = verb.child("nsubj", "nsubjpass")
            if found is not None:
                return Span(found.subtree[0].span.start, found.subtree[-1].span.end)
            if verb.relation not in {"conj", "xcomp"}:
                return None
            verb = verb.head
        return None

    def _before(self, span: Span) -> list[Word]:
        """The words of the clause before it, by the tree."""
        return [
            word for part in self.clause.parts for word in self.words(part) if word.span.end <= span.start
        ]

    def _has_thing_before(self, span: Span, word: str) -> bool:
        """Whether a noun for what the pronoun can take up stands before it in the clause."""
        start = self.clause.parts[0].start
        words = self._before(span)
        if not words:
            return any(map(self._is_thing, self.text[start : span.start].lower().split()))
        number = self.discourse.line_of(start) or 0
        persons = [
            each.span
            for each in self.discourse.mentions(number, number, near=span.start)
            if self.discourse.named[each.who].surely_person
        ]
        barred = self._barred(span)
        if words[-1].lower in _DO and word == "it":
            return any(each.pos == "VERB" for each in words[:-1])
        fits = self._fits_they if word in PLURAL else self._fits_it
        return any(
            fits(each)
            and each.relation not in {"compound", "amod", "npadvmod", "aux"}
            and not _is_time(each.lower)
            and (word in PLURAL or not any(person.covers(each.span) for person in persons))
            and (barred is None or not barred.covers(each.span))
            for each in words
        )

    def _is_behind_its_phrase(self, span: Span) -> bool:
        """Whether the pronoun is the subject of a phrase that opens the clause, and is nobody of whom that tells."""
        start = self.clause.parts[0].start
        fronted = _FRONTED.match(self.text, start, span.start) is not None
        return fronted and self.text.endswith(", ", start, span.start)

    @staticmethod
    def _fits_it(word: Word) -> bool:
        return word.tag in {"NN", "NNP", "VBG"} and word.lower not in PERSONS

    @staticmethod
    def _fits_they(word: Word) -> bool:
        """Whether it is many, or a body or person of whom "they" is said too: "the crowd", "someone"."""
        joined = word.has("conj") or word.relation == "conj"
        alone = word.tag == "NN" and word.lower in _MANY_IN_ONE
        return (
            word.tag in {"NNS", "NNPS", "NNP"}
            or (word.tag == "NN" and joined)
            or alone
            or word.lower in _ANYONE
        )

    def _is_before_its_name(self, span: Span, near: Sequence[Mention], before: Sequence[str]) -> bool:
        """Whether the person follows as the subject: "for all his faults, Marsh", "before he left, Marsh"."""
        start = self.clause.parts[0].start
        if _PARTICIPLE.match(self.text, start):
            opens = not re.search(r",\s", self.text[start : span.start])
        else:
            opens = not any(map(is_verb, before)) and not _JOINTS.isdisjoint(before)
        gender = "m" if span.of(self.text).lower() in _HIS else "f"
        return any(
            each.span.start > span.end
            and (
                (opens and self.discourse.named[each.who].surely_person) or self._is_under_verb_of(each, span)
            )
            and self.discourse.named[each.who].gender in {None, gender}
            and is_subject(self.discourse, each)
            and any(part.covers(each.span) for part in self.clause.parts)
            for each in near
        )

    def _is_under_verb_of(self, mention: Mention, pronoun: Span) -> bool:
        """Whether the pronoun stands in what opens the sentence of which the name is the subject."""
        line = self.discourse.line(self.discourse.line_of(pronoun.start) or 0)
        word = line.by_start.get(pronoun.start)
        if word is None or line.tree is None:
            return False
        named = head_in(line.tree, mention.span)
        if named is None or named.relation not in {"nsubj", "nsubjpass"}:
            return False
        above = set(map(id, word.line()))
        return id(named.head) in above and id(named) not in above and word.head is not named.head

    def _is_thing(self, word: str) -> bool:
        """Whether the word may be a noun for what a pronoun can take up."""
        return word.isalpha() and word not in _NO_NOUNS and not is_verb(word) and not _is_time(word)

    def _is_object_of_first(self, span: Span) -> bool:
        """Whether the pronoun is the object of the only verb before it."""
        line = self.discourse.line(self.discourse.line_of(span.start) or 0)
        word = line.by_start.get(span.start)
        if word is not None:
            verbs = [each for each in self.words(self.clause.parts[0]) if each < word and each.pos == "VERB"]
            return word.relation == "dobj" and verbs == [word.head]
        if span.of(self.text) != "it" and pronoun_role(line, line.place(span.start)) != "obj":
            return False
        before = self.text[self.clause.parts[0].start : span.start].split()
        return sum(is_verb(each) and each not in AUXILIARIES for each in before) == 1 and is_verb(before[-1])

    def words(self, part: Span) -> list[Word]:
        """The words of the tree that lie in the part."""
        tree = self.discourse.tree_at(part.start)
        return [] if tree is None else [word for word in tree.words if part.covers(word.span)]


# "Asked about Ode, he left", "a blend of oats and rye, it sells well": what stands before the comma is the pronoun's.
_FRONTED = re.compile(
    r"(?:(?:Despite|While|Though|Although|After|Before|Without|Besides|By|Since|When|Once)\s)?"
    r"(?:[A-Za-z][a-z]+(?:ing|ed)|[Bb]orn|[Bb]uilt|[Mm]ade|[Kk]nown|[Ss]een|[Gg]iven|[Ww]ritten|[Dd]rawn|[Tt]aken|[Ss]et|[Ff]ound)"
    r"(?=\s(?:[a-z]+ly\s)?(?:\d|in|at|by|on|for|as|with|about|to|from|of|up|out|an?|the|his|her|its|their|[a-z]+\b(?!\s(?:is|was|are|were|has|had)\b)))"
    r"|An?\s[a-z-]+(?:\s[a-z-]+)?\s(?:of|for|from|in|with|by|and)\b"
    # "To make ends meet, they borrowed"
    r"|To\s[a-z]+\b(?!\s[A-Z])(?:\s(?!that\b|who\b|which\b)[a-z’'-]+){0,5},"
)
# "Asked whether he would go, Marsh left": he is the subject.
_PARTICIPLE = re.compile(r"(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[A-Z][a-z]+ing)\b")
_THINGS_AS_SUBJECTS = lexicon.subjects(lexicon.IT, lexicon.THEY)
_HIS = lexicon.forms(lexicon.HE)
_MANY_IN_ONE = (
    PERSONS
    | ORGANISATIONS
    | wordlist(
        """
    couple pair duo trio family crew crowd gang police staff audience public government majority number lot half rest
    """
    )
)
_JOINTS = PREPOSITIONS | SUBORDINATORS
_ANYONE = wordlist(
    """
    anyone anybody someone somebody everyone everybody nobody those who both all many most some others people each
    """
)
_DO = wordlist("do does did done doing")
"""Verbs with which "it" is a deed."""
_NOT_OF_ITSELF = wordlist("by for about of against")
"""Prepositions behind which a pronoun is not the subject of its verb: "Ode swears by it"."""
_WITH_OTHERS = wordlist("with between from")
"""Those of what is done with others."""
LONGEST_CHAIN = 5
"""Verbs in a row that may share a subject."""
_NO_NOUNS = (
    PREPOSITIONS
    | SUBORDINATORS
    | DETERMINERS
    | wordlist(
        """
    and but or so then also still now not yet just even again already never always there here both all more most it he
    she they him them had were should said
    """
    )
)
