"""Which names of a text name the same person, body or government?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.name.first_name import gender_of
from factbench.english.name.gazetteer import entry, governed_from
from factbench.english.name.words import HEADS, TITLE_PARTS, TITLES
from factbench.text.slots import Name, NameKind
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_aliases(text: str, found: Sequence[Name]) -> list[Name]:
    """Return the names of `text`, which are in order, with what they share: canonical forms, kinds, offices.

    A person has the fullest form that is printed, where only one with that surname is named; an organisation the long
    form beside which its initials stand in brackets. A capital that acts or has relations is its country's government.

    >>> from factbench.english.name import names
    >>> text = "President Ada Quill left. Baku said that Quill would return."
    >>> [(name.span.of(text), name.canonical) for name in names(text)]
    [('President Ada Quill', 'Ada Quill'), ('Baku', 'Azerbaijan'), ('Quill', 'Ada Quill')]
    """
    bodies = _bodies(text, found)
    people = _People(text, found)
    return [_aliased(text, name, index, found, bodies, people) for index, name in enumerate(found)]


def _aliased(
    text: str, name: Name, index: int, found: Sequence[Name], bodies: dict[str, str], people: _People
) -> Name:
    words = name.span.of(text)
    if name.kind is NameKind.CAPITAL:
        return _governing(text, name, index, found)
    if name.kind is not None:
        return name
    if words in bodies:
        return replace(name, canonical=bodies[words], kind=NameKind.BODY)
    return people.named(name)


# ------------------------------------------------------------------------------------------------ governments

_ACTS = re.compile(
    r"(?:['’]s\s(?:foreign|defen[cs]e|government|ministry|prime|president|ambassador|position|decision|policy|response|envoy))"
    r"|\s(?:(?:has|have|had|will|would|could|may|also|later|now|then|both|already|never)\s){0,2}"
    r"(?:sa(?:id|ys?)|announc(?:ed|es?)|den(?:ied|ies|y)|accus(?:ed|es?)|warn(?:ed|s)?|urg(?:ed|es?)|reject(?:ed|s)?"
    r"|condemn(?:ed|s)?|agree[ds]?|insist(?:ed|s)?|claim(?:ed|s)?|want(?:ed|s)?|support(?:ed|s)?|vow(?:ed|s)?|recall(?:ed|s)?"
    r"|expel(?:led|s)?|sign(?:ed|s)?|impos(?:ed|es?)|recogni[sz](?:ed|es?)|decid(?:ed|es?)|offer(?:ed|s)?|refus(?:ed|es?)"
    r"|confirm(?:ed|s)?|hop(?:ed|es?)|sees?|view(?:ed|s)?|consider(?:ed|s)?|demand(?:ed|s)?|blam(?:ed|es?)|respond(?:ed|s)?"
    r"|fear(?:ed|s)?|strengthen(?:ed|s)?|sever(?:ed|s)?|pledg(?:ed|es?)|maintain(?:ed|s)?|oppos(?:ed|es?)|back(?:ed|s)"
    r"|deepen(?:ed|s)?|negotiat(?:ed|es?)|retaliat(?:ed|es?)|summon(?:ed|s)?|suspend(?:ed|s)?|protest(?:ed|s)?)\b"
)
_PLACED = re.compile(
    r"\b(?:in|at|near|from|to|outside|inside|around|across|into|via|through|toward|towards|over|of|for|leaving|visiting|visit)\s"
    r"(?:the\s|central\s|downtown\s)?\Z",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?i:ties|relations|relationship|talks|tensions?|cooperation|alliance|agreement|deal|pact|treaty|dispute|negotiations"
    r"|contacts|dialogue|partnership|rift|war|pressure)\s(?:with|between|on)\s(?:[A-Z][\w’'-]+\sand\s)?\Z"
)
_TO_ANOTHER = re.compile(r"\sand\s|,\s")


def _governing(text: str, name: Name, index: int, found: Sequence[Name]) -> Name:
    """The capital as a government, where it acts, alone or with another, or has relations; else as the town it is."""
    country = governed_from(name.span.of(text))
    start, end = name.span.start, name.span.end
    if country is None or _PLACED.search(text, max(0, start - 24), start):
        return name
    following = found[index + 1] if index + 1 < len(found) else None
    acts = _ACTS.match(text, end) is not None
    if following and not acts and _TO_ANOTHER.fullmatch(text, end, following.span.start):
        acts = following.is_place and _ACTS.match(text, following.span.end) is not None
    related = acts or _RELATED.search(text, max(0, start - 60), start) is not None
    return replace(name, canonical=country, kind=NameKind.GOVERNMENT) if related else name


# ------------------------------------------------------------------------------------------ bodies by initials

_INITIALS = re.compile(r"\s?[(\[](?:the\s|or\s)?([A-Z][A-Za-z]{0,2}[A-Z]{1,5})[)\]]")
_LETTER = re.compile(r"\b[A-Z]")


def _bodies(text: str, found: Sequence[Name]) -> dict[str, str]:
    """The long form of each name that stands before its initials in brackets, and of the initials."""
    bodies: dict[str, str] = {}
    for name in found:
        short = _INITIALS.match(text, name.span.end) if " " in name.span.of(text) else None
        long = name.span.of(text)
        if short and "".join(_LETTER.findall(long)) == short[1].upper():
            bodies.setdefault(long, long)
            bodies.setdefault(short[1], bodies[long])
    return bodies


# ----------------------------------------------------------------------------------------------------- people


_COURTESY = {
    "mr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "sir": "m",
    "lady": "f",
    "dr": "",
    "prof": "",
    "mx": "",
}
"""Titles that are no office, and whether men or women bear them."""
# Words of names that are no person's.
_THINGS = wordlist(
    """
    new north south east west northern southern eastern western central upper lower white black pacific atlantic great
    grand old national international post herald tribune street avenue river county city park square road show news
    press university supreme twitter facebook fox super grammy academy nobel star gate bridge airport stadium
    """
)


def _is_thing(word: str) -> bool:
    lower = word.lower()
    return lower in HEADS or lower in _THINGS or word.islower() or entry(word) is not None


class _People:
    """The people of a text, by surname."""

    def __init__(self, text: str, found: Sequence[Name]) -> None:
        self._text = text
        self._full: dict[str, set[str]] = {}
        """Surname -> full forms, without office."""
        self._in_office: set[str] = set()
        """Full forms printed behind an office."""
        self._titled: set[str] = set()
        self._alone: set[str] = set()
        for name in found:
            if name.kind is None:
                self._note(name)

    def _note(self, name: Name) -> None:
        office, person = _parted(name.span.of(self._text))
        words = person.split()
        if not words or any(map(_is_thing, words)):
            return
        if office:
            self._titled.add(words[-1])
        if len(words) == 1:
            self._alone.add(words[0])
        elif len(words) <= 4:
            self._full.setdefault(words[-1], set()).add(person)
            if office and office.lower().rstrip(".") not in _COURTESY:
                self._in_office.add(person)

    def named(self, name: Name) -> Name:
        """The name with the person's full form, where it is a person's and only one has the surname."""
        office, person = _parted(name.span.of(self._text))
        surname = person.split()[-1] if person else ""
        forms = self._full.get(surname, set())
        told = surname in self._titled or (surname in self._alone and bool(forms))
        if not told or len(forms) > 1 or (len(person.split()) > 1 and person not in forms):
            return replace(name, office=office) if office else name
        full = next(iter(forms), person)
        if not self._can_be(full, person, office):
            full = person
        return replace(name, canonical=full, kind=NameKind.PERSON, office=office)

    def _can_be(self, full: str, person: str, office: str | None) -> bool:
        """Whether a surname behind its office can be short for the full form: "President Quill" may be her husband."""
        if office is None or full == person:
            return True
        courtesy = _COURTESY.get(office.lower().rstrip("."))
        if courtesy is None:
            return full in self._in_office
        return not courtesy or gender_of(full.split(maxsplit=1)[0]) in {None, courtesy}


def _parted(words: str) -> tuple[str | None, str]:
    """The office and the person: "Deputy Prime Minister Ito" -> "Deputy Prime Minister", "Ito"."""
    parts = words.split()
    length = 0
    for index, word in enumerate(parts[:-1], 1):
        lower = word.lower()
        if lower in TITLES:
            length = index
        elif lower not in TITLE_PARTS and (index > 2 or length):  # "Quebec Sen. Ada Marsh"
            break
    return " ".join(parts[:length]) or None, " ".join(parts[length:])
