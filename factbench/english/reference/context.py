"""What of a claim is not understood without its article, and how does it read once that is said?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.reference import NEUTRAL, PERSONAL, PLURAL, Referent, Referents, pronouns
from factbench.english.reference.alone import ReadAlone
from factbench.english.reference.binding import Binding
from factbench.english.reference.definite import Description, descriptions
from factbench.english.reference.description import Descriptions, named_words
from factbench.english.reference.expletive import is_expletive
from factbench.english.reference.introduction import Introductions
from factbench.english.reference.mention import LONGEST
from factbench.english.reference.occasion import occasions
from factbench.english.reference.open_description import OpenDescriptions
from factbench.english.reference.pointing import pointers
from factbench.english.reference.relational import relations
from factbench.english.reference.role import pronoun_role
from factbench.english.verb import first_verb
from factbench.text.quotation import left_open
from factbench.text.slots import Edit, Gap
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.english.reference.mention import Discourse
    from factbench.text.clause import Clause
    from factbench.text.slots import Attribution


class Context:
    """What the whole text tells about its claims; made once a text.

    A clause of which it is likely that a reader would ask something, by `flag_from` (0 to 1), is flagged, whatever the
    rules say; by default none.
    """

    def __init__(self, discourse: Discourse, *, flag_from: float = 1.0) -> None:
        self.discourse, self._flag_from = discourse, flag_from
        self.referents = Referents(discourse)
        self.descriptions = Descriptions(discourse)
        self.introductions = Introductions(discourse, self.referents)

    def of(
        self, clause: Clause, said: Sequence[Attribution] = (), handed_on: Sequence[Span] = ()
    ) -> tuple[tuple[Gap, ...], tuple[Edit, ...]]:
        """What the clause leaves open, and what stands instead of words that are understood; both in reading order.

        A pronoun whose antecedent stands in the clause itself is left as it is, and so is one whose person an edit
        before it names.

        Args:
            said: the attributions over the clause.
            handed_on: what the clause quotes of somebody whom it names, so that "I" in it is told.
        """
        reading = _ClauseReading(self, clause, said, handed_on)
        for span in reading.pronouns:
            reading.pronoun(span)
        described = [
            each
            for part in clause.parts
            for each in descriptions(self.discourse.text, _near(part), self.discourse.tree_at(part.start))
        ]
        for each in described:
            reading.description(each)
        reading.pointers()
        gaps, edits = sorted(reading.gaps, key=_place), sorted(reading.edits, key=_place)
        if self._flag_from < 1:
            alone = ReadAlone(self.discourse, self.introductions, clause, said, gaps, edits, described)
            if alone.chance() >= self._flag_from and (asked := alone.asked()) is not None:
                gaps = sorted([*gaps, asked], key=_place)
        return self.told(clause, gaps), tuple(edits)

    def told(self, clause: Clause, gaps: Iterable[Gap]) -> tuple[Gap, ...]:
        """The gaps of a clause, each with the sentence that tells what is missing."""
        return tuple(
            each if each.told else replace(each, told=self.introductions.of(clause, each.span))
            for each in gaps
        )


def _near(part: Span) -> Span:
    """As much of the part as is read."""
    return Span(part.start, min(part.end, part.start + LONGEST))


def _place(each: Gap | Edit) -> Span:
    return each.span


class _ClauseReading:
    """One clause while it is read."""

    def __init__(
        self, context: Context, clause: Clause, said: Sequence[Attribution], handed_on: Sequence[Span]
    ) -> None:
        self.context, self.clause, self.said, self.handed_on = context, clause, said, handed_on
        self.discourse = context.discourse
        self.text = self.discourse.text
        self._binding = Binding(context.discourse, clause)
        self._open = OpenDescriptions(context.discourse, context.descriptions, clause)
        self.gaps: list[Gap] = []
        self.edits: list[Edit] = []
        self._named: set[Span] = set()
        first = clause.parts[0]
        verb = first_verb(first.of(self.text)[:600])
        self._verb = first.start + verb.start if verb else first.end
        lower = self.discourse.lower
        own = [span for part in clause.parts for span in pronouns(self.text, part, lower=lower)]
        shared = clause.subject is not None and not _stands_for_nothing(self.text, clause.subject)
        self.pronouns = [clause.subject, *own] if clause.subject is not None and shared else own

    # ------------------------------------------------------------------------------------- pronouns

    def pronoun(self, span: Span) -> None:
        """Leave it, replace it, or say what is missing."""
        word = span.of(self.text).lower()
        if word in SPEAKERS:
            known = self._told(word) or self._is_anybody(word, span)
            if not known and not any(quote.covers(span) for quote in self.handed_on):
                self.gaps.append(Gap(span, self._speaker(span)))
        elif word in PERSONAL or word in NEUTRAL or word in PLURAL:
            self._third_person(span, word)
        elif word in _TAKING_UP and self._leads(span):
            self.gaps.append(Gap(span, f"“{span.of(self.text)}” takes up what the article says before."))

    def _third_person(self, span: Span, word: str) -> None:
        found = self.context.referents.of(span, sure=True)
        owner = self._owns(span, word)
        if found is None or owner is None:
            if not self._told(word) and not self._binding.explains(span, word):
                self.gaps.append(Gap(span, _unknown(span.of(self.text), word)))
        elif found.full not in self._named and not self._holds(found) and not self._quoted(span):
            self._named.add(found.full)
            self.edits.append(self._edit(span, self._worded(found, owner=owner)))

    def _told(self, word: str) -> bool:
        """Whether a gap for the same pronoun in any of its cases was noted already."""
        known = {gap.span.of(self.text).lower() for gap in self.gaps}
        return any(word in family and not family.isdisjoint(known) for family in _FAMILIES)

    def _is_anybody(self, word: str, span: Span) -> bool:
        """Whether "you" is whoever reads: nobody says the claim to anybody."""
        if word not in _READER or any(each.direct for each in self.said):
            return False
        return not self.said or not self._quoted(span)

    def _leads(self, span: Span) -> bool:
        """Whether the understanding of the clause hangs on the word: it stands before the verb, or is the subject."""
        return span == self.clause.subject or span.start < self._verb

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

    def _owns(self, span: Span, word: str) -> bool | None:
        """Whether the pronoun says whose something is; None where its neighbours and the tree differ on "her"."""
        line = self.discourse.line(self.discourse.line_of(span.start) or 0)
        by_place = pronoun_role(line, line.place(span.start)) == "poss"
        parsed = line.by_start.get(span.start)
        by_tree = by_place if parsed is None else parsed.tag == "PRP$"
        if word == "her" and by_place != by_tree:
            return None
        return by_tree or word in {"hers", "theirs"}

    def _worded(self, found: Referent, *, owner: bool) -> str:
        """The name in the shape that the pronoun has."""
        words = _definite(named_words(self.text, found.full))
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
        """Replace it where one name alone can be meant; else say what is missing, unless the clause itself tells."""
        found = self.context.descriptions.of(each)
        if found is not None:
            inside = any(part.covers(found.at) for part in self.clause.parts)
            if not inside and found.at not in self._named and not self._quoted(each.span):
                self._named.add(found.at)
                self.edits.append(Edit(each.span, found.words))
        elif self._open.is_open(each) and not any(gap.span.overlaps(each.span) for gap in self.gaps):
            self.gaps.append(Gap(each.span, _which(self.text, each)))

    def pointers(self) -> None:
        """Say what words point at that the clause does not tell, and of which occasion it is."""
        for part in self.clause.parts:
            tree, within = self.discourse.tree_at(part.start), _near(part)
            words = {} if tree is None else tree.by_start
            for gap in pointers(self.text, self.discourse.lower, within, words):
                self._note(gap)
        if not self.gaps:
            lead = [self.clause.lead] if self.clause.lead else []
            inside = [word for part in self.clause.parts for word in self._binding.words(part)]
            read = [_near(each) for each in (*lead, *self.clause.parts)]
            for gap in (
                *relations(self.text, read[-len(self.clause.parts) :]),
                *self._of_occasion(occasions(self.text, read, inside)),
            ):
                self._note(gap)

    def _of_occasion(self, gaps: Iterable[Gap]) -> Iterator[Gap]:
        """Of what happened the first sentence tells, unless the clause is that."""
        lead = self.context.introductions.lead_of(self.clause)
        for gap in gaps:
            yield replace(gap, told=lead)

    def _note(self, gap: Gap) -> None:
        """Note what is missing, unless something is said of these words already."""
        if not any(each.span.overlaps(gap.span) for each in self.gaps):
            self.gaps.append(gap)


_DRAWN = re.compile(r"['’](re|ve|ll)\b", re.IGNORECASE)
_WRITTEN_OUT = {"re": "are", "ve": "have", "ll": "will"}


def _stands_for_nothing(text: str, span: Span) -> bool:
    return span.of(text).lower() == "it" and is_expletive(text, span.end)


def _unknown(printed: str, word: str) -> str:
    asked = f"who “{printed}” is" if word in PERSONAL else f"what “{printed}” stands for"
    return f"It is not certain {asked}."


def _which(text: str, each: Description) -> str:
    if each.noun in {"latter", "former", "other", "others"}:
        return f"“The {each.noun}” takes up what the article says before."
    words = " ".join(each.span.of(text).split()[1:])
    return f"It is not said here which {words} {'are' if each.many else 'is'} meant."


_FAMILIES = (
    wordlist("i my me"),
    wordlist("we us our ours"),
    wordlist("you your"),
    wordlist("he him his"),
    wordlist("she her hers"),
    NEUTRAL,
    PLURAL,
)
_TAKING_UP = lexicon.DEMONSTRATIVES | {"who", "which"}
SPEAKERS = frozenset().union(*_FAMILIES[:3])
_READER = _FAMILIES[2]


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
