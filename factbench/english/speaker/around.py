"""Who else is named or brought in around somebody who speaks, and may be meant?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.lexicon.nouns import PERSONS, THINGS
from factbench.english.name.words import TITLES
from factbench.english.reference.subject import subject
from factbench.english.speaker.turn import NEAR
from factbench.text.quotation import MARKS, holding
from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.reference.mention import Discourse, Mention, Named
    from factbench.english.speaker.turn import Turn


class Around:
    """The names of a text, with what may be asked of them about one turn."""

    def __init__(self, text: str, quotes: Sequence[Span], discourse: Discourse) -> None:
        self.text, self.quotes, self.discourse = text, quotes, discourse

    def mentions(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the mentions of names that lie between the two places, in reading order."""
        first, last = self.discourse.line_of(start), self.discourse.line_of(end)
        while first is None and start < end:
            start += 1
            first = self.discourse.line_of(start)
        if first is not None:
            for mention in self.discourse.mentions(first, first if last is None else last):
                if start <= mention.span.start and mention.span.end <= end:
                    yield mention

    def asked(self, turn: Turn) -> int:
        """Where the words of the turn begin: who is named in "Asked about Marsh, he said" is not who is asked."""
        number = self.discourse.line_of(turn.source.start)
        start = turn.source.start if number is None else self.discourse.bounds[number].start
        return start if _ASKED.match(self.text, start, turn.source.start) else turn.source.start

    def opens_sentence(self, turn: Turn) -> bool:
        """Whether nothing but a quotation, or a link, stands before it in its sentence."""
        number = self.discourse.line_of(turn.start)
        return number is not None and not self.text[self.discourse.bounds[number].start : turn.start].strip(
            MARKS + " "
        )

    def narrative(self, turn: Turn) -> int:
        """Where the last sentence begins, before the turn, that the text itself says; at most `NEAR` before it."""
        number = self.discourse.line_of(turn.start)
        while number and self.discourse.bounds[number - 1].start > turn.start - NEAR:
            number -= 1
            if holding(self.quotes, self.discourse.bounds[number]) is None:
                return self.discourse.bounds[number].start
        return turn.start

    def leads(self, mention: Mention) -> bool:
        """Whether it is the subject of its sentence."""
        found = subject(self.text, self.discourse.line(mention.line))
        return found is not None and mention.span.end == found.span.end

    def opens(self, mention: Mention) -> bool:
        """Whether its sentence is about it from the first word on: "Ito’s passion", "For Ito", "However, Ito"."""
        start = self.discourse.bounds[mention.line].start
        return self.text[start : mention.span.start].strip() in _LEADING

    def may_be(self, mention: Mention, gender: str | None) -> bool:
        """Whether it can be a person, of that gender: one is named in full at least once, or again and again."""
        who = self.discourse.named[mention.who]
        if who.words[-1].lower() in THINGS and not (who.person or who.gender):
            return False
        if _REGION.search(self.text, max(0, mention.span.start - 14), mention.span.start):
            return False
        known = who.person or who.gender is not None or len(who.words) > 1 or len(who.mentions) > 1
        likely = (
            who.like_person
            or (who.person and who.gender is not None and not who.body)
            or self.is_titled(mention)
        )
        return likely and known and (gender is None or who.gender in {None, gender})

    def is_titled(self, mention: Mention) -> bool:
        """Whether it ends in a person's name behind an office, though a body's begins it: "Ota Chairman Jan Niro"."""
        return _titled().search(mention.span.of(self.text)) is not None

    def strangers(self, start: int, end: int, turn: Turn, gender: str | None) -> bool:
        """Whether somebody without a name, whom a pronoun of that gender may mean, is brought in by the text itself: "a
        man", "her son"."""
        return any(
            not self.is_quoted(Span(*match.span()), turn) and _may_be_meant(match, gender)
            for match in _stranger().finditer(self.text, start, end)
        )

    def is_quoted(self, span: Span, turn: Turn) -> bool:
        """Whether the words are those of the turn or of another quotation, and not the text's own."""
        spoken = turn.direct and any(each.covers(span) for each in turn.contents)
        return spoken or holding(self.quotes, span) is not None

    def full_name(self, mention: Mention) -> Span:
        """Where the one who is mentioned is named in full, if that name ends as the mention does."""
        who = self.discourse.named[mention.who]
        last = mention.span.of(self.text).split()[-1]
        return who.full if who.full.of(self.text).endswith(last) and len(who.words) <= WHOLE else mention.span


def like_person(who: Named) -> bool:
    """Whether nothing speaks against a person, or it is told to be one: "South Carolina Sen. Ito", "at Ito’s"."""
    return who.like_person or who.person or bool(who.gender and not (who.body or who.place))


@cache
def _stranger() -> re.Pattern[str]:
    """Somebody without a name: "a man", "her son"; not what another is said to be ("is a doctor", ", a doctor,")."""
    nouns = alternation(word for word in PERSONS if not word.endswith(("men", "children", "people")))
    known = r"(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\bbecame )(?<!\bbecome )(?<!\bbeen )(?<!, )"
    return re.compile(
        rf"{known}\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|The)\s(?:[\w-]+\s){{0,2}}?(?P<noun>{nouns})\b(?!['’]s|\s[A-Z])"
    )


def _may_be_meant(match: re.Match[str], gender: str | None) -> bool:
    """Whether a pronoun of that gender may mean who is brought in: of "her son" no "she" tells."""
    kin = match[0].split()[0].lower() in {"his", "her", "their"}
    return not kin or GENDERS.get(match["noun"].lower(), gender) == gender


@cache
def _titled() -> re.Pattern[str]:
    offices = alternation(word for word in TITLES if not word.endswith("."))
    return re.compile(rf"\s(?:{offices})\s(?-i:[A-Z])[\w’'-]+\s(?-i:[A-Z])[\w’'-]+\Z", re.IGNORECASE)


GENDERS = {
    **dict.fromkeys(
        wordlist("spokesman chairman king prince father son brother husband uncle actor man boy"), "m"
    ),
    **dict.fromkeys(
        wordlist("spokeswoman chairwoman queen princess mother daughter sister wife aunt actress woman girl"),
        "f",
    ),
}
"""Nouns for a person, where they tell whether it is a man ("m") or a woman ("f")."""
# "The northern Sierra Karo" is no person.
_REGION = re.compile(r"\b[Tt]he\s(?:(?:north|south|east|west)(?:ern)?\s|(?:upper|lower|central)\s)?\Z")
WHOLE = 4
"""Words that a person's name has at most; more are a heading's."""

_LEADING = frozenset(
    ["", "For", "But", "And", "However,", "Still,", "Meanwhile,", "Later,", "Earlier,", "Then"]
)
_ASKED = re.compile(r"(?:When\s|Later\s)?[Aa]sked\b")
OWNER = re.compile(r"['’]s\b|(?<=s)['’]")
"""Behind a name: what follows is its bearer's."""
