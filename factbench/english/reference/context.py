"""What of a claim is not understood without its article, and how does it read once that is said?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.reference import NEUTRAL, PERSONAL, PLURAL, Referent, Referents, pronouns
from factbench.english.reference.description import Description, Descriptions, descriptions, named_words
from factbench.english.reference.role import DETERMINERS, PREPOSITIONS, SUBORDINATORS, pronoun_role
from factbench.english.reference.subject import PERSONS
from factbench.english.verb import first_verb, is_verb
from factbench.text.quotation import left_open
from factbench.text.slots import Edit, Gap
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.reference.mention import Discourse
    from factbench.text.clause import Clause
    from factbench.text.slots import Attribution


class Context:
    """What the whole text tells about its claims; made once a text."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.referents = Referents(discourse)
        self.descriptions = Descriptions(discourse)

    def of(
        self, clause: Clause, said: Sequence[Attribution] = ()
    ) -> tuple[tuple[Gap, ...], tuple[Edit, ...]]:
        """What the clause leaves open, and what stands instead of words that are understood; both in reading order.

        A pronoun whose antecedent stands in the clause itself is left as it is, and so is one whose person an edit
        before it names.
        """
        reading = _ClauseReading(self, clause, said)
        for span in reading.pronouns:
            reading.pronoun(span)
        for part in clause.parts:
            for each in descriptions(self.discourse.text, part):
                reading.description(each)
        reading.between()
        return tuple(sorted(reading.gaps, key=_place)), tuple(sorted(reading.edits, key=_place))


def _place(each: Gap | Edit) -> Span:
    return each.span


class _ClauseReading:
    """One clause while it is read."""

    def __init__(self, context: Context, clause: Clause, said: Sequence[Attribution]) -> None:
        self.context, self.clause, self.said = context, clause, said
        self.discourse = context.discourse
        self.text = self.discourse.text
        self.gaps: list[Gap] = []
        self.edits: list[Edit] = []
        self._named: set[Span] = set()
        first = clause.parts[0]
        verb = first_verb(first.of(self.text)[:600])
        self._verb = first.start + verb.start if verb else first.end
        lower = self.discourse.lower
        own = [span for part in clause.parts for span in pronouns(self.text, part, lower=lower)]
        self.pronouns = own if clause.subject is None else [clause.subject, *own]

    # ------------------------------------------------------------------------------------- pronouns

    def pronoun(self, span: Span) -> None:
        """Leave it, replace it, or say what is missing."""
        word = span.of(self.text).lower()
        if word in SPEAKERS:
            if not self._told(word):
                self.gaps.append(Gap(span, self._speaker(span)))
        elif word in PERSONAL or word in NEUTRAL or word in PLURAL:
            self._third_person(span, word)
        elif self._leads(span):
            self.gaps.append(Gap(span, f"“{span.of(self.text)}” takes up what the article says before."))

    def _third_person(self, span: Span, word: str) -> None:
        found = self.context.referents.of(span, sure=True)
        if found is None:
            if (
                not self._told(word)
                and not self._explained(span, word)
                and (self._leads(span) or self._stands_alone(span, word))
            ):
                self.gaps.append(Gap(span, f"It is not certain what “{span.of(self.text)}” stands for."))
        elif found.full not in self._named and not self._holds(found) and not self._quoted(span):
            self._named.add(found.full)
            self.edits.append(self._edit(span, self._worded(span, found)))

    def _told(self, word: str) -> bool:
        """Whether a gap for the same pronoun in any of its cases was noted already."""
        known = {gap.span.of(self.text).lower() for gap in self.gaps}
        return any(word in family and not family.isdisjoint(known) for family in _FAMILIES)

    def _leads(self, span: Span) -> bool:
        """Whether the understanding of the clause hangs on the word: it stands before the verb, or is the subject."""
        return span == self.clause.subject or span.start < self._verb

    def _explained(self, span: Span, word: str) -> bool:
        """Whether something in the clause before the pronoun can be what it stands for."""
        if span == self.clause.subject:
            return False
        start = self.clause.parts[0].start
        before = self.text[start : span.start].lower().split()
        if word not in PERSONAL:
            return any(each.isalnum() and each not in _NO_NOUNS and not is_verb(each) for each in before)
        if not PERSONS.isdisjoint(before):
            return True
        number = self.discourse.line_of(start) or 0
        near = self.discourse.mentions(number, number)
        return any(
            start <= each.span.start < span.start and self.discourse.named[each.who].like_person
            for each in near
        )

    def _stands_alone(self, span: Span, word: str) -> bool:
        """Whether the pronoun is the object of the clause, of which the subject is somebody else."""
        return word in PERSONAL or word in {"it", "them"}

    def _holds(self, found: Referent) -> bool:
        """Whether the clause names it."""
        return any(part.covers(each) for part in self.clause.parts for each in found.mentions)

    def _quoted(self, span: Span) -> bool:
        """Whether the word stands in a quotation whose marks are in the clause, which must stay as it was said."""
        part = next((each for each in self.clause.parts if each.covers(span)), None)
        if part is None:
            return False
        return left_open(self.text[part.start : span.start])

    def _edit(self, span: Span, words: str) -> Edit:
        """The words for the pronoun; what is drawn together with it is written out: "they’re"."""
        drawn = _DRAWN.match(self.text, span.end)
        if drawn is None:
            return Edit(span, words)
        return Edit(Span(span.start, drawn.end()), f"{words} {_WRITTEN_OUT[drawn[1].lower()]}")

    def _worded(self, span: Span, found: Referent) -> str:
        """The name in the shape that the pronoun has."""
        words = _definite(named_words(self.text, found.full))
        line = self.discourse.line(self.discourse.line_of(span.start) or 0)
        owner = (
            span.of(self.text).lower() in {"hers", "theirs"}
            or pronoun_role(line, line.place(span.start)) == "poss"
        )
        return owned(words) if owner else words

    def _speaker(self, span: Span) -> str:
        """Who says "I", where one speaker is named."""
        word = span.of(self.text)
        spoken = [each.source for each in self.said if each.direct and each.source is not None]
        if not spoken:
            return f"It is not certain who “{word}” is."
        source = " ".join(spoken[-1].of(self.text).split())
        if source.lower() in PERSONAL | NEUTRAL | PLURAL:
            return f"It is not certain who “{word}” is."
        if word.lower() in {"i", "me", "my"}:
            return f"“{word}” is the speaker, {source}."
        if word.lower() in {"you", "your"}:
            return f"“{word}” is whoever {source} speaks to."
        return f"“{word}” is the speaker, {source}, and others."

    # ----------------------------------------------------------------------------------- descriptions

    def description(self, each: Description) -> None:
        """Replace it where one earlier mention can be meant; say what is missing where it leads the clause."""
        found = self.context.descriptions.of(each)
        if found is not None:
            inside = any(part.covers(found.at) for part in self.clause.parts)
            if not inside and found.at not in self._named and not self._quoted(each.span):
                self._named.add(found.at)
                self.edits.append(Edit(each.span, found.words))
        elif each.span.start == self.clause.parts[0].start and each.span.end <= self._verb:
            several = each.noun.endswith("s") and not each.noun.endswith("ss")
            verb = "are" if several else "is"
            self.gaps.append(Gap(each.span, f"It is not said here which {each.noun} {verb} meant."))

    def between(self) -> None:
        """Say what is missing where relations or talks lead the clause and nothing in it says between whom."""
        first = self.clause.parts[0]
        found = _RELATIONS.match(self.text, first.start, first.end)
        if found is None or any(_PARTIES.search(part.of(self.text)) for part in self.clause.parts):
            return
        span = Span(*found.span())
        if not any(gap.span.overlaps(span) for gap in self.gaps):
            self.gaps.append(Gap(span, f"It is not said here between whom the {found[1].lower()} are."))


_RELATIONS = re.compile(
    r"(?:(?:the|these|such|diplomatic|bilateral|formal|official|full|mutual|peace|trade|close|direct)\s+){0,3}"
    r"(relations|ties|talks|negotiations|links)\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"\b(?:between|with|among|to|of|both|each|two)\b", re.IGNORECASE)

_DRAWN = re.compile(r"['’](re|ve|ll)\b", re.IGNORECASE)
_WRITTEN_OUT = {"re": "are", "ve": "have", "ll": "will"}

_FAMILIES = (
    wordlist("i my me"),
    wordlist("we us our ours"),
    wordlist("you your"),
    wordlist("he him his"),
    wordlist("she her hers"),
    NEUTRAL,
    PLURAL,
)
SPEAKERS = frozenset().union(*_FAMILIES[:3])
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


def _definite(words: str) -> str:
    """What is taken up is definite: "a bridge" is "the bridge" from then on."""
    first, _, rest = words.partition(" ")
    lower = first.lower()
    if lower in {"a", "an"} and rest:
        return f"the {rest}"
    return (
        f"{lower} {rest}"
        if rest
        and lower in {"the", "these", "this", "two", "three", "many", "some", "all", "most", "several"}
        else words
    )


def owned(words: str) -> str:
    """The possessive. Source: AP Stylebook, possessives: names and plurals in -s take the apostrophe alone."""
    return f"{words}’" if words.endswith("s") else f"{words}’s"
