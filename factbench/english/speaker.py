"""Who is meant where only "she" or "they" are said to speak? Answers where one alone can be, and else not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.lexicon.nouns import PERSONS, THINGS
from factbench.english.reference.subject import subject
from factbench.english.speaker_described import is_share, person_described, poll_before, renames
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.placed import Attributed
from factbench.text.quotation import MARKS, holding, quotations, straightened
from factbench.text.slots import Gap, Stance
from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.reference import Referents
    from factbench.english.reference.mention import Mention, Named
    from factbench.text.slots import Attribution


def named(text: str, said: Sequence[Attribution], referents: Referents) -> list[Attribution]:
    """Return the attributions with `named` for sources that name nobody, where it is certain who is meant.

    These are pronouns, descriptions of a person ("the lawyer"), and shares of a poll's answers ("about 2 in 10").

    Whoever spoke last speaks on: after "Anna Berg said", in the sentences right behind it, "she added" is Anna Berg,
    unless somebody else is named in between who may be meant. Else what `referents` are sure of.
    """
    quotes = quotations(straightened(text))
    turns = _turns(text, said, quotes)
    speaking = _Speaking(text, quotes, referents)
    sources = [turn.source for turn in turns]
    found: dict[Span, Span] = {}
    for place, turn in enumerate(turns):
        if is_share(turn.source.of(text)):
            name = poll_before(text, sources[max(0, place - POLLED) : place], turn.source)
        else:
            name = speaking.named(turn, turns[max(0, place - BACK) : place])
        if name is not None:
            found.setdefault(turn.source, name)
    return [
        each if each.source is None or each.source not in found else replace(each, named=found[each.source])
        for each in said
    ]


def unnamed(text: str, said: Sequence[Attribution]) -> tuple[Gap, ...]:
    """A gap where nobody knows whose words these are: the last of those who speak is "she", "they", "the lawmakers" or
    "a study", or none is named for a quotation."""
    for each in reversed(said):
        if each.source is not None:
            words = each.source.of(text)
            if each.named is not None:
                return ()
            if words.lower() in PRONOUNS:
                return (Gap(each.source, f"It is not certain who “{words}” is, whose words these are."),)
            if _POINTS.match(words) is not None:
                return (Gap(each.source, f"It is not said here whose or which “{words}” is."),)
            return ()
    quoted = next((each for each in said if each.direct and each.stance is Stance.QUOTED), None)
    return () if quoted is None else (Gap(quoted.cue or quoted.content, WHOSE),)


# Nothing in it has a capital, so that it names nobody: "the alliance", "a study published last year".
_POINTS = re.compile(
    r"(?:[Tt]h(?:e|is|at|ese|ose)|(?:[Oo]ne|[Aa]n?|[Aa]nother|[Tt]wo)\b(?=.*\b(?:study|studies|review|research|poll|survey|analysis"
    r"|data|report)\b))\s[^A-Z]*\Z"
)

WHOSE = "It is not said here whose words these are."
"""Why a quotation of which nobody is named needs context."""


_PERSON = {**dict.fromkeys(lexicon.forms(lexicon.HE), "m"), **dict.fromkeys(lexicon.forms(lexicon.SHE), "f")}
_THEY = lexicon.forms(lexicon.THEY)
PRONOUNS = frozenset(_PERSON) | _THEY | lexicon.forms(lexicon.IT) | lexicon.DEMONSTRATIVES
"""Sources that name nobody."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Somebody speaks: a source and a cue with all that they hand on."""

    source: Span
    cue: Span
    contents: tuple[Span, ...]
    direct: bool

    @property
    def start(self) -> int:
        return min(self.source.start, self.cue.start, self.contents[0].start)

    @property
    def end(self) -> int:
        return max(self.source.end, self.cue.end, self.contents[-1].end)


def _turns(text: str, said: Sequence[Attribution], quotes: Sequence[Span]) -> list[_Turn]:
    """Who speaks in the text itself, by the place of the cue: not whom somebody quotes or reports."""
    attributed = Attributed(said)
    by_cue: dict[Span, list[Attribution]] = {}
    spoke: dict[Span | None, Span] = {}
    for each in said:
        # A mark alone is the cue of a quotation with which somebody goes on who spoke before.
        goes_on = each.source is not None and each.source in spoke and not each.cue.of(text)[-1:].isalpha()
        cue = spoke.setdefault(each.source, each.cue) if goes_on else each.cue
        spoke[each.source] = cue
        by_cue.setdefault(cue, []).append(each)
    turns = []
    for cue, group in by_cue.items():
        source = group[0].source
        # "Asked whether he would go": he is asked, and says nothing yet.
        if source is not None and any(each.content.covers(source) for each in group):
            continue
        inside = any(other.cue != cue and other.content.covers(cue) for other in attributed.touching(cue))
        if source is not None and not inside and holding(quotes, cue) is None:
            contents = tuple(sorted(each.content for each in group))
            turns.append(_Turn(source, cue, contents, group[0].direct))
    return sorted(turns, key=lambda turn: turn.cue)


class _Speaking:
    """Who speaks, turn by turn, in reading order."""

    def __init__(self, text: str, quotes: Sequence[Span], referents: Referents) -> None:
        self.text, self.quotes, self.referents = text, quotes, referents
        self.discourse = referents.discourse
        self._last: dict[Span, Span | None] = {}
        """By cue, who was found for a pronoun."""

    def named(self, turn: _Turn, earlier: Sequence[_Turn]) -> Span | None:
        """Whom the pronoun of the turn means; None for other sources. `earlier` are the last turns before it."""
        word = turn.source.of(self.text).lower()
        asked = self._asked(turn)
        earlier = [each for each in earlier if each.cue.start < asked]
        if word in _PERSON:
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
            found = person_described(turn.source, self.discourse)
            if found is None and renames(turn.source.of(self.text)):
                found = self._renamed(turn, _near(self.text, turn, earlier[-1]) if earlier else None)
        self._last[turn.cue] = found
        return found

    def _asked(self, turn: _Turn) -> int:
        """Where the words of the turn begin: who is named in "Asked about Marsh, he said" is not who is asked."""
        number = self.discourse.line_of(turn.source.start)
        start = turn.source.start if number is None else self.discourse.bounds[number].start
        return start if _ASKED.match(self.text, start, turn.source.start) else turn.source.start

    # --------------------------------------------------------------------------------------- persons

    def _person_meant(self, word: str, turn: _Turn, before: _Turn | None) -> Span | None:
        """Whoever spoke before, else the only person named shortly before, else what references are sure of."""
        gender = _PERSON[word]
        if before is not None:
            said_by = before.source.of(self.text).lower()
            pronoun = said_by in PRONOUNS
            name = self._last.get(before.cue)
            if not pronoun:
                name = self._person(name or before.source, gender)
            if name is not None and (not pronoun or _PERSON.get(said_by) == gender):
                return self._alone(turn, gender) if self._has_rival(name, gender, turn, before) else name
            if not pronoun and _is_name(before.source.of(self.text)):
                return None
        alone = self._alone(turn, gender)
        found = self.referents.of(turn.source, sure=True)
        if found is None or alone is not None:
            return alone if found is None or alone in {found.full, *found.mentions} else None
        return found.full if before is None and " " in found.full.of(self.text) else None

    def _renamed(self, turn: _Turn, before: _Turn | None) -> Span | None:
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
        for mention in self._mentions(source.start, source.end):
            who = self.discourse.named[mention.who]
            ends = mention.span.end == source.end or _OFFICE.match(self.text, mention.span.end, source.end)
            known = _like_person(who) or _DESCRIBED.match(self.text, source.end) is not None
            whole = _WITHIN.search(self.text, source.start, mention.span.start) is None
            if ends and whole and known and who.gender in {None, gender}:
                full = self._full(mention)
                return full if " " in full.of(self.text) else source
        return source if self._is_described(source, gender) else None

    def _is_described(self, source: Span, gender: str) -> bool:
        """Whether the words tell of one person without a name: "a spokesman for Norlux"."""
        words = source.of(self.text)
        head = _OFFICE.split(words)[0].split()
        last = head[-1].lower()
        # "The lawyer" alone is somebody of whom the text told before.
        told = len(words.split()) > 2 and head[0].lower() in _ARTICLES and last in PERSONS - _SEVERAL
        return told and _GENDERS.get(last, gender) == gender

    def _is_thing(self, source: Span) -> bool:
        """Whether no "he" or "she" takes it up: neither a pronoun for a person, nor a name."""
        words = source.of(self.text)
        if words.lower() in _PERSON or _is_name(words):
            return False
        return all(self._person(source, gender) is None for gender in ("m", "f"))

    def _full(self, mention: Mention) -> Span:
        who = self.discourse.named[mention.who]
        last = mention.span.of(self.text).split()[-1]
        return who.full if who.full.of(self.text).endswith(last) and len(who.words) <= WHOLE else mention.span

    def _has_rival(self, name: Span, gender: str | None, turn: _Turn, before: _Turn) -> bool:
        """Whether somebody else is named or meant between the two, or leads what was said before."""
        owner = {mention.who for mention in self._mentions(name.start, name.end)}
        asked = self._asked(turn)
        if self._strangers(before.end, asked, turn):
            return True
        led = before.contents[0].start
        for mention in self._mentions(before.start, asked):
            if mention.who in owner or before.source.covers(mention.span):
                continue
            if mention.span.start >= before.end:
                if self._takes_over(mention, gender, turn):
                    return True
            elif (
                not before.direct and led <= mention.span.start < led + LED and self._may_be(mention, gender)
            ):
                return True
        return False

    def _takes_over(self, mention: Mention, gender: str | None, turn: _Turn) -> bool:
        """Whether the text turns to somebody else: as the subject of a sentence, or in the last one before the turn."""
        if self._is_quoted(mention.span, turn):
            return False
        last = (
            mention.span.start >= self._narrative(turn) and _OWNER.match(self.text, mention.span.end) is None
        )
        return (last and self._may_be(mention, gender)) or (
            self._may_be(mention, None) and self._leads(mention)
        )

    def _alone(self, turn: _Turn, gender: str, *, one: bool = False) -> Span | None:
        """The person whom the text itself names shortly before as a subject, if it tells of that one.

        With `one` none other may be named there at all.
        """
        start, asked = self._narrative(turn), self._asked(turn)
        near = [
            mention
            for mention in self._mentions(start, asked)
            if self._may_be(mention, gender) and not self._is_quoted(mention.span, turn)
        ]
        if len({mention.who for mention in near}) > 1:
            near = [] if one else self._told_of(near, start, turn)
        if not near or _OBJECT.search(self.text, start, turn.start) or self._strangers(start, asked, turn):
            return None
        who = self.discourse.named[near[-1].who]
        known = who.gender == gender or (who.gender is None and (who.person or len(who.words) > 1))
        leads = any(self._leads(mention) or self._opens(mention) for mention in near)
        return self._full(near[-1]) if known and leads else None

    def _told_of(self, near: Sequence[Mention], start: int, turn: _Turn) -> list[Mention]:
        """Of several persons the one of whom the one sentence in question is, where a new sentence or a quotation
        takes her up: "Berg also told how Marsh hid the money.", "She said"; empty where that is not plain."""
        number = self.discourse.line_of(start)
        begins = self._opens_sentence(turn)
        first = near[0]
        if number is None or not begins or any(mention.line != number for mention in near):
            return []
        owner = _OWNER.match(self.text, first.span.end) is not None
        plain = (self._leads(first) and not owner) or self._opens(first)
        return [mention for mention in near if mention.who == first.who] if plain and not owner else []

    def _opens_sentence(self, turn: _Turn) -> bool:
        """Whether nothing but a quotation, or a link, stands before it in its sentence."""
        number = self.discourse.line_of(turn.start)
        return number is not None and not self.text[self.discourse.bounds[number].start : turn.start].strip(
            MARKS + " "
        )

    def _narrative(self, turn: _Turn) -> int:
        """Where the last sentence begins, before the turn, that the text itself says; at most `NEAR` before it."""
        number = self.discourse.line_of(turn.start)
        while number and self.discourse.bounds[number - 1].start > turn.start - NEAR:
            number -= 1
            if holding(self.quotes, self.discourse.bounds[number]) is None:
                return self.discourse.bounds[number].start
        return turn.start

    def _leads(self, mention: Mention) -> bool:
        """Whether it is the subject of its sentence."""
        found = subject(self.text, self.discourse.line(mention.line))
        return found is not None and mention.span.end == found.span.end

    def _opens(self, mention: Mention) -> bool:
        """Whether its sentence is about it from the first word on: "Ito’s passion", "For Ito", "However, Ito"."""
        start = self.discourse.bounds[mention.line].start
        return self.text[start : mention.span.start].strip() in _LEADING

    def _may_be(self, mention: Mention, gender: str | None) -> bool:
        """Whether it can be a person, of that gender: one is named in full at least once, or again and again."""
        who = self.discourse.named[mention.who]
        if who.words[-1].lower() in THINGS and not (who.person or who.gender):
            return False
        known = who.person or who.gender is not None or len(who.words) > 1 or len(who.mentions) > 1
        likely = who.like_person or (who.person and who.gender is not None and not who.body)
        return likely and known and (gender is None or who.gender in {None, gender})

    def _strangers(self, start: int, end: int, turn: _Turn) -> bool:
        """Whether somebody without a name is brought in by the text itself: "a man", "her son"."""
        return any(
            not self._is_quoted(Span(*match.span()), turn)
            for match in _stranger().finditer(self.text, start, end)
        )

    def _is_quoted(self, span: Span, turn: _Turn) -> bool:
        spoken = turn.direct and any(each.covers(span) for each in turn.contents)
        return spoken or holding(self.quotes, span) is not None

    def _mentions(self, start: int, end: int) -> Iterator[Mention]:
        first, last = self.discourse.line_of(start), self.discourse.line_of(end)
        while first is None and start < end:
            start += 1
            first = self.discourse.line_of(start)
        if first is not None:
            for mention in self.discourse.mentions(first, first if last is None else last):
                if start <= mention.span.start and mention.span.end <= end:
                    yield mention

    # ---------------------------------------------------------------------------------- things, several

    def _subject_meant(self, turn: _Turn) -> Span | None:
        """The subject of the sentence before, where references are sure of it; no one person is "it" or "they"."""
        found = self.referents.of(turn.source, sure=True)
        if found is None or self._is_person(found.full) or _OWNER.search(found.full.of(self.text)[-2:]):
            return None
        return found.full

    def _thing_meant(self, word: str, turn: _Turn, before: _Turn) -> Span | None:
        """Whoever spoke in the sentence right before, if it is a body or several people."""
        source = before.source.of(self.text)
        if source.lower() in PRONOUNS:
            return self._last.get(before.cue) if source.lower() == word else None
        if (
            not (_speaks(self.text, before.cue) and _speaks(self.text, turn.cue))
            or source.lower() in _SPEAKERS
        ):
            return None
        between = self.text[before.end : turn.start]
        if len(between.strip(' .,;“”"\n')) > AFTERTHOUGHT or _is_several(source) is not (word == "they"):
            return None
        return None if word == "it" and self._is_person(before.source) else before.source

    def _is_person(self, source: Span) -> bool:
        words = source.of(self.text).lower().split()
        named = any(
            _like_person(self.discourse.named[each.who]) and each.span.end == source.end
            for each in self._mentions(source.start, source.end)
        )
        return named or not PERSONS.isdisjoint(words)


def _like_person(who: Named) -> bool:
    """Whether nothing speaks against a person, or it is told to be one: "South Carolina Sen. Ito", "at Ito’s"."""
    return who.like_person or who.person or bool(who.gender and not (who.body or who.place))


@cache
def _stranger() -> re.Pattern[str]:
    """Somebody without a name: "a man", "her son"; not what another is said to be ("is a doctor", ", a doctor,")."""
    nouns = alternation(word for word in PERSONS if not word.endswith(("men", "children", "people")))
    known = r"(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\bbecame )(?<!\bbecome )(?<!\bbeen )(?<!, )"
    return re.compile(
        rf"{known}\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|The)\s(?:[\w-]+\s){{0,2}}?(?:{nouns})\b(?!['’]s|\s[A-Z])"
    )


def _near(text: str, turn: _Turn, before: _Turn | None) -> _Turn | None:
    return before if before is not None and _runs_on(text, turn, before) else None


def _runs_on(text: str, turn: _Turn, before: _Turn) -> bool:
    """Whether the turn follows the other closely, by a word for going on speaking, and the other is its subject's."""
    near = before.start <= turn.start <= before.end + NEAR
    cue = before.cue.of(text).lower().split()
    # "said Ito" hands on what Ito says; "written by Ito" tells of a speech.
    subject = before.source < before.cue or text[before.cue.end : before.source.start].isspace()
    return near and subject and cue[-1][0].isalpha() and sort_of(turn.cue.of(text).split()[-1]) in _GOES_ON


def _speaks(text: str, cue: Span) -> bool:
    words = cue.of(text).lower().split()
    return words[0] == "according" or sort_of(words[-1]) in {SpeechSort.SPEECH, SpeechSort.FINDING}


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

NEAR = 400
"""Code points between one turn and the next, in which the same speaker may go on: some three sentences."""

LED = 2
"""Code points at the beginning of what somebody said, a mark among them, where a name is its subject."""

WHOLE = 4
"""Words that a person's name has at most; more are a heading's."""

# Somebody else is spoken of: "met her on Monday".
_OBJECT = re.compile(
    r"\b(?:him|her(?=[.,;]|\s(?:in|on|at|to|for|with|and|that|about|from|by|as|after|before)\b))"
)
_LEADING = frozenset(
    ["", "For", "But", "And", "However,", "Still,", "Meanwhile,", "Later,", "Earlier,", "Then"]
)
_ASKED = re.compile(r"(?:When\s|Later\s)?[Aa]sked\b")
_ARTICLES = wordlist("a an the his her their its one another")
_SEVERAL = wordlist("people men women children boys girls")
_GENDERS = {
    **dict.fromkeys(
        wordlist("spokesman chairman king prince father son brother husband uncle actor man boy"), "m"
    ),
    **dict.fromkeys(
        wordlist("spokeswoman chairwoman queen princess mother daughter sister wife aunt actress woman girl"),
        "f",
    ),
}
# What is told of a person behind his name: ", 33,", ", a chemist and researcher".
_DESCRIBED = re.compile(rf",\s(?:\d\d,|(?:an?|the)\s(?:[\w-]+\s){{0,5}}?(?:{alternation(PERSONS)})\b)")
_OWNER = re.compile(r"['’]s\b|(?<=s)['’]")
# Who is named behind it is not whom the words mean: "a spokesman for Ito", "Ito’s lawyer Berg" is Berg.
_WITHIN = re.compile(r"\s(?:of|for|from|at|in|on|to|with|by|near|about|against)\s")
_OFFICE = re.compile(r"\s(?:of|for|from|at)\s")
AFTERTHOUGHT = 80
"""Code points of a sentence that may stand between what a body said and what "it" added."""

_SPEAKERS = lexicon.forms(lexicon.SPEAKER, lexicon.SPEAKERS, lexicon.READER)
_GOES_ON = frozenset([SpeechSort.SPEECH, SpeechSort.FINDING, SpeechSort.THOUGHT])
_OF = wordlist("of for from at in on with to by about against")
_MANY = wordlist("police people authorities many some others most both several few")
