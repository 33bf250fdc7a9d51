"""Who is meant where only "she" or "they" are said to speak? Answers where one alone can be, and else not at all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.lexicon.nouns import PERSONS
from factbench.english.speaker.around import GENDERS, OWNER, Around, like_person
from factbench.english.speaker.described import is_share, person_described, poll_before, renames
from factbench.english.speaker.turn import Turn, runs_on, speaks, turns
from factbench.english.speaker.unnamed import PERSON, PRONOUNS
from factbench.text.quotation import quotations, straightened
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.reference import Referents
    from factbench.english.reference.mention import Mention
    from factbench.text.slots import Attribution
    from factbench.text.span import Span


def named(text: str, said: Sequence[Attribution], referents: Referents) -> list[Attribution]:
    """Return the attributions with `named` for sources that name nobody, where it is certain who is meant.

    These are pronouns, descriptions of a person ("the lawyer"), and shares of a poll's answers ("about 2 in 10").

    Whoever spoke last speaks on: after "Anna Berg said", in the sentences right behind it, "she added" is Anna Berg,
    unless somebody else is named in between who may be meant. Else what `referents` are sure of.
    """
    quotes = quotations(straightened(text))
    spoken = turns(text, said, quotes)
    speaking = _Speaking(text, quotes, referents)
    sources = [turn.source for turn in spoken]
    found: dict[Span, Span] = {}
    for place, turn in enumerate(spoken):
        if is_share(turn.source.of(text)):
            name = poll_before(text, sources[max(0, place - POLLED) : place], turn.source)
        else:
            name = speaking.named(turn, spoken[max(0, place - BACK) : place])
        if name is not None:
            found.setdefault(turn.source, name)
    return [
        each if each.source is None or each.source not in found else replace(each, named=found[each.source])
        for each in said
    ]


class _Speaking:
    """Who speaks, turn by turn, in reading order."""

    def __init__(self, text: str, quotes: Sequence[Span], referents: Referents) -> None:
        self.text, self.referents = text, referents
        self.around = Around(text, quotes, referents.discourse)
        self._last: dict[Span, Span | None] = {}
        """By cue, who was found for a pronoun."""

    def named(self, turn: Turn, earlier: Sequence[Turn]) -> Span | None:
        """Whom the pronoun of the turn means; None for other sources. `earlier` are the last turns before it."""
        word = turn.source.of(self.text).lower()
        asked = self.around.asked(turn)
        earlier = [each for each in earlier if each.cue.start < asked]
        if word in PERSON:
            spoke = (
                each
                for each in reversed(earlier)
                if self._last.get(each.cue) or not self._is_thing(each.source)
            )
            before = next(spoke, None)
            found = self._person_meant(word, turn, _near(self.text, turn, before))
        elif word in {"it", "they"} and not earlier:
            found = self._subject_meant(turn)
        elif word in {"it", "they"}:
            before = _near(self.text, turn, earlier[-1])
            found = None if before is None else self._thing_meant(word, turn, before)
            found = found or self._subject_meant(turn)
        else:
            found = person_described(turn.source, self.around.discourse)
            if found is None and renames(turn.source.of(self.text)):
                found = self._renamed(turn, _near(self.text, turn, earlier[-1]) if earlier else None)
        self._last[turn.cue] = found
        return found

    # --------------------------------------------------------------------------------------- persons

    def _person_meant(self, word: str, turn: Turn, before: Turn | None) -> Span | None:
        """Whoever spoke before, else the only person named shortly before, else what references are sure of."""
        gender = PERSON[word]
        if before is not None:
            said_by = before.source.of(self.text).lower()
            pronoun = said_by in PRONOUNS
            name = self._last.get(before.cue)
            if not pronoun:
                name = self._person(name or before.source, gender)
            if name is not None and (not pronoun or PERSON.get(said_by) == gender):
                return self._alone(turn, gender) if self._has_rival(name, gender, turn, before) else name
            if not pronoun and _is_name(before.source.of(self.text)):
                return None
        alone = self._alone(turn, gender)
        found = self.referents.of(turn.source, sure=True)
        if found is None or alone is not None:
            return alone if found is None or alone in {found.full, *found.mentions} else None
        return found.full if before is None and " " in found.full.of(self.text) else None

    def _renamed(self, turn: Turn, before: Turn | None) -> Span | None:
        """Whoever spoke right before, or the one person named there: "the 37-year-old" of the next sentence."""
        if before is None:
            found = {self._alone(turn, gender, one=True) for gender in ("m", "f")} - {None}
            return found.pop() if len(found) == 1 else None
        name = (
            self._last.get(before.cue) or self._person(before.source, "f") or self._person(before.source, "m")
        )
        return None if name is None or self._has_rival(name, None, turn, before) else name

    def _person(self, source: Span, gender: str) -> Span | None:
        """Where the person is named most fully; None for what is no person's name, or one of another gender."""
        for mention in self.around.mentions(source.start, source.end):
            who = self.around.discourse.named[mention.who]
            ends = mention.span.end == source.end or _OFFICE.match(self.text, mention.span.end, source.end)
            known = (
                like_person(who)
                or self.around.is_titled(mention)
                or _DESCRIBED.match(self.text, source.end) is not None
            )
            whole = _WITHIN.search(self.text, source.start, mention.span.start) is None
            if ends and whole and known and who.gender in {None, gender}:
                full = self.around.full_name(mention)
                return full if " " in full.of(self.text) else source
        return source if self._is_described(source, gender) else None

    def _is_described(self, source: Span, gender: str) -> bool:
        """Whether the words tell of one person without a name: "a spokesman for Norlux"."""
        words = source.of(self.text)
        head = _OFFICE.split(words)[0].split()
        last = head[-1].lower()
        # "The lawyer" alone is somebody of whom the text told before.
        told = len(words.split()) > 2 and head[0].lower() in _ARTICLES and last in PERSONS - _SEVERAL
        return told and GENDERS.get(last, gender) == gender

    def _is_thing(self, source: Span) -> bool:
        """Whether no "he" or "she" takes it up: neither a pronoun for a person, nor a name."""
        words = source.of(self.text)
        if words.lower() in PERSON or _is_name(words):
            return False
        return all(self._person(source, gender) is None for gender in ("m", "f"))

    def _has_rival(self, name: Span, gender: str | None, turn: Turn, before: Turn) -> bool:
        """Whether somebody else is named or meant between the two, or leads what was said before."""
        owner = {mention.who for mention in self.around.mentions(name.start, name.end)}
        asked = self.around.asked(turn)
        if self.around.strangers(before.end, asked, turn, gender):
            return True
        led = before.contents[0].start
        for mention in self.around.mentions(before.start, asked):
            if mention.who in owner or before.source.covers(mention.span):
                continue
            if mention.span.start >= before.end:
                if self._takes_over(mention, gender, turn):
                    return True
            elif (
                not before.direct
                and led <= mention.span.start < led + LED
                and self.around.may_be(mention, gender)
            ):
                return True
        return False

    def _takes_over(self, mention: Mention, gender: str | None, turn: Turn) -> bool:
        """Whether the text turns to somebody else: as the subject of a sentence, or in the last one before the turn."""
        if self.around.is_quoted(mention.span, turn):
            return False
        last = (
            mention.span.start >= self.around.narrative(turn)
            and OWNER.match(self.text, mention.span.end) is None
        )
        return (last and self.around.may_be(mention, gender)) or (
            self.around.may_be(mention, None) and self.around.leads(mention)
        )

    def _alone(self, turn: Turn, gender: str, *, one: bool = False) -> Span | None:
        """The person whom the text itself names shortly before as a subject, if it tells of that one.

        With `one` none other may be named there at all.
        """
        start, asked = self.around.narrative(turn), self.around.asked(turn)
        near = [
            mention
            for mention in self.around.mentions(start, asked)
            if self.around.may_be(mention, gender) and not self.around.is_quoted(mention.span, turn)
        ]
        if len({mention.who for mention in near}) > 1:
            near = [] if one else self._told_of(near, start, turn)
        if (
            not near
            or _OBJECT.search(self.text, start, turn.start)
            or self.around.strangers(start, asked, turn, gender)
        ):
            return None
        who = self.around.discourse.named[near[-1].who]
        known = who.gender == gender or (who.gender is None and (who.person or len(who.words) > 1))
        leads = any(self.around.leads(mention) or self.around.opens(mention) for mention in near)
        return self.around.full_name(near[-1]) if known and leads else None

    def _told_of(self, near: Sequence[Mention], start: int, turn: Turn) -> list[Mention]:
        """Of several persons the one of whom the one sentence in question is, where a new sentence or a quotation
        takes her up: "Berg also told how Marsh hid the money.", "She said"; empty where that is not plain."""
        number = self.around.discourse.line_of(start)
        begins = self.around.opens_sentence(turn)
        first = near[0]
        if number is None or not begins or any(mention.line != number for mention in near):
            return []
        owner = OWNER.match(self.text, first.span.end) is not None
        plain = (self.around.leads(first) and not owner) or self.around.opens(first)
        return [mention for mention in near if mention.who == first.who] if plain and not owner else []

    # ---------------------------------------------------------------------------------- things, several

    def _subject_meant(self, turn: Turn) -> Span | None:
        """The subject of the sentence before, where references are sure of it; no one person is "it" or "they"."""
        found = self.referents.of(turn.source, sure=True)
        if found is None or self._is_person(found.full) or OWNER.search(found.full.of(self.text)[-2:]):
            return None
        return found.full

    def _thing_meant(self, word: str, turn: Turn, before: Turn) -> Span | None:
        """Whoever spoke in the sentence right before, if it is a body or several people."""
        source = before.source.of(self.text)
        if source.lower() in PRONOUNS:
            return self._last.get(before.cue) if source.lower() == word else None
        if not (speaks(self.text, before.cue) and speaks(self.text, turn.cue)) or source.lower() in _SPEAKERS:
            return None
        between = self.text[before.end : turn.start]
        if len(between.strip(' .,;“”"\n')) > AFTERTHOUGHT or _is_several(source) is not (word == "they"):
            return None
        return None if word == "it" and self._is_person(before.source) else before.source

    def _is_person(self, source: Span) -> bool:
        words = source.of(self.text).lower().split()
        named = any(
            like_person(self.around.discourse.named[each.who]) and each.span.end == source.end
            for each in self.around.mentions(source.start, source.end)
        )
        return named or not PERSONS.isdisjoint(words)


def _near(text: str, turn: Turn, before: Turn | None) -> Turn | None:
    return before if before is not None and runs_on(text, turn, before) else None


def _is_name(source: str) -> bool:
    """Whether it is a name and not an office, though nobody knows what sort of name."""
    return all(word[0].isupper() for word in source.split())


def _is_several(source: str) -> bool:
    words = source.lower().split()
    office = words[: next((place for place, each in enumerate(words) if each in _OF), len(words))]
    head = office[-1] if office else words[0]
    return "and" in office or head in _MANY or (head.endswith("s") and not head.endswith("ss"))


BACK = 4
"""Turns that are looked back over, past what things say, for the last person who spoke."""

POLLED = 40
"""Turns that are looked back over for the poll whose figures are told."""

LED = 2
"""Code points at the beginning of what somebody said, a mark among them, where a name is its subject."""

# Somebody else is spoken of: "met her on Monday".
_OBJECT = re.compile(
    r"\b(?:him|her(?=[.,;]|\s(?:in|on|at|to|for|with|and|that|about|from|by|as|after|before)\b))"
)
_ARTICLES = wordlist("a an the his her their its one another")
_SEVERAL = wordlist("people men women children boys girls")
# What is told of a person behind his name: ", 33,", ", a chemist and researcher".
_DESCRIBED = re.compile(rf",\s(?:\d\d,|(?:an?|the)\s(?:[\w-]+\s){{0,5}}?(?:{alternation(PERSONS)})\b)")
# Who is named behind it is not whom the words mean: "a spokesman for Ito", "Ito’s lawyer Berg" is Berg.
_WITHIN = re.compile(r"\s(?:of|for|from|at|in|on|to|with|by|near|about|against)\s")
_OFFICE = re.compile(r"\s(?:of|for|from|at)\s")
AFTERTHOUGHT = 80
"""Code points of a sentence that may stand between what a body said and what "it" added."""

_SPEAKERS = lexicon.forms(lexicon.SPEAKER, lexicon.SPEAKERS, lexicon.READER)
_OF = wordlist("of for from at in on with to by about against")
_MANY = wordlist("police people authorities many some others most both several few")
