"""Which words name whoever speaks, of all that a sentence says of him? Names and offices, never clauses."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from factbench.english.parse import stretch
from factbench.text.calendar import WEEKDAYS
from factbench.text.quotation import MARKS
from factbench.text.span import Span, trim
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Word


def named_in(source: Sequence[Word], head: Word) -> Span | None:
    """Return the name in `source`, else the office or thing, `head` being the word on which the others hang.

    Relative clauses, participles and what is set off by commas or brackets are left out: "Jan Niro, 33, a lecturer who
    lives in Ota" is "Jan Niro", and "his father, Jan Niro" too; "a spokesman for Norlux" stays. None where the words
    are a clause, or stand for nothing: "which".
    """
    inside = frozenset(source)
    core = _named_beside(head, inside) or head
    if not _is_nominal(core) or core not in inside:
        return None
    words = _unbroken(sorted(_belonging(core, inside)), core)
    if is_no_source([word.text for word in words]):
        return None
    span = stretch(_hyphened(words))
    if words[0].lower in SPEAKING and words[-1].pos == "PROPN":
        return words[-1].span
    return None if _has_clause(core.tree.within(span)) else span


def _is_nominal(word: Word) -> bool:
    """Whether somebody may be meant by the word; one with a capital is a name, whatever the model takes it for."""
    if word.lower in EMPTY:
        return False
    return word.pos in _NOUNS or (word.text[0].isupper() and word.lower not in _OPENERS)


_NOUNS = frozenset(["NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"])

_OPENERS = wordlist(
    "when while if as although though because since after before whether how why where in on at for by"
)

EMPTY = wordlist("there that which what whatever who whom whose the a an no how why when where")
"""Words that name no speaker, alone."""

_NOBODY = wordlist("no nobody none neither")
_CLAUSAL = wordlist("how why whether where when what whatever nothing never")


def is_nobody(words: Sequence[str]) -> bool:
    """Whether the words say that nobody is meant: "no one", but not "No 10"."""
    return bool(words) and words[0].lower() in _NOBODY and not (len(words) > 1 and words[1][0].isdigit())


MUTE = wordlist(
    """
    heading headline caption sign banner placard voice indicator indicators water money banknote coin wind rain fire
    flood storm weather sound noise silence smell game match race tournament boat ship car train plane door street
    road tree dog cat horse
    """
)
"""What words stand on, in what they are heard, or what is no more than a thing: whose words they are nobody knows.

In small letters alone: "Storm" and "the White Rain" are names.
"""


def is_no_source(words: Sequence[str]) -> bool:
    """Whether the words name no speaker: they are a clause or a piece of one, nobody is meant, or a day or a sign."""
    head = next((words[place - 1] for place, each in enumerate(words) if place and each in _LINKS), words[-1])
    day = len(words) == 1 and head in WEEKDAYS
    return day or is_nobody(words) or words[0].lower() in _CLAUSAL or head in MUTE or _is_piece(words)


def _is_piece(words: Sequence[str]) -> bool:
    """Whether the words are a piece of a sentence: "That he left", "Berg told Niro", "which she", "Originally"."""
    first, rest = words[0], words[1:]
    if first.startswith(("That’s", "That's")) or (first == "That" and rest and rest[0] in _PERSONS):
        return True
    if len(words) == 1:
        return first.lower() in _ADVERBS or first.lower() in _JOINTS
    return first.lower() in _OPENING_PIECES or rest[-1] in _JOINTS or not _SAYING.isdisjoint(rest)


_PERSONS = wordlist("he she it they we you I there")
_ADVERBS = wordlist("""
originally initially recently finally eventually previously formerly separately similarly privately publicly
repeatedly ultimately basically clearly obviously afterwards instead otherwise meanwhile
""")
_JOINTS = wordlist("and or but by of the a an with to")
_OPENING_PIECES = wordlist("which who whom whose and or but having being sponsored")
_SAYING = wordlist("said says told tells saying telling")


_LINKS = wordlist("of for from at in on with by")


POLLS = wordlist("poll polls survey surveys study studies analysis figures data census")
"""What is known by who made it and when."""


def _named_beside(head: Word, inside: frozenset[Word]) -> Word | None:
    """The name that stands in apposition to a word which is none: "his father, Jan Niro", "One of them, Jan Niro"."""
    if head.pos == "PROPN":
        return None
    return next((child for child in _appositions(head) if child.pos == "PROPN" and child in inside), None)


def _appositions(head: Word) -> Iterator[Word]:
    """What stands in apposition to the word, or to the noun at its end: "one of the protesters, Jan Niro"."""
    yield from head.children("appos")
    for preposition in head.children("prep") if head.lower in {"one", "another"} else ():
        for child in preposition.children("pobj"):
            yield from child.children("appos")


def _belonging(core: Word, inside: frozenset[Word]) -> Iterator[Word]:
    """The word, and what hangs on it that is part of a name or an office."""
    below = [core]
    for word in below:
        yield word
        for child in word.children():
            if child in inside and _dates_poll(word, child):
                yield from takewhile(lambda each: each.text not in _OPENING, child.subtree)
            elif child in inside and (not _tells(word, child) or _identifies(child)):
                below.append(child)


def _tells(word: Word, child: Word) -> bool:
    """Whether the branch only tells of the word: a clause, or what is set off behind it and continues no list."""
    if child.relation in _CLAUSES or child < word:
        return child.relation in _CLAUSES
    before = child.first.previous
    set_off = child.relation not in {"conj", "cc"} and before is not None and before.text in _OPENING
    return set_off or child.relation in {"npadvmod", "advmod"}


def _identifies(child: Word) -> bool:
    """Whether a participle right behind brings in the name or the maker: "a group called X", "a poll made by X"."""
    named = child.lower in {"called", "named"} and child.has("oprd")
    close = child.previous is not None and not child.previous.is_mark
    return child.relation == "acl" and close and (named or (child.tag == "VBN" and child.has("agent")))


def _dates_poll(word: Word, child: Word) -> bool:
    """Whether a participle or a day right behind says which study it is: "a poll held in May", "a poll last week"."""
    before = child.first.previous
    close = before is not None and not before.is_mark and word < child
    told = child.relation == "npadvmod" or (child.relation == "acl" and child.tag == "VBN")
    return word.lower in POLLS and close and told


_CLAUSES = wordlist("relcl acl advcl appos parataxis dep ccomp xcomp punct meta intj mark")
_OPENING = frozenset([",", "(", "-", "--", "—", ":", ";"])


def _unbroken(words: Sequence[Word], core: Word) -> Sequence[Word]:
    """The words around `core` with nothing but marks between them, and no "and" at the end."""
    place = words.index(core)
    first = last = place
    while first and _touch(words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and _touch(words[last], words[last + 1]):
        last += 1
    while last > place and words[last].relation == "cc":
        last -= 1
    return words[first : last + 1]


def _hyphened(words: Sequence[Word]) -> Sequence[Word]:
    """With what a hyphen or a stroke ties to either end: "his ex-wife", "a Times/Post poll"."""
    first, last = words[0], words[-1]
    known = first.tree.words
    while first.place > 1 and _tied(known[first.place - 2], first):
        first = known[first.place - 2]
    while last.place + 2 < len(known) and _tied(last, known[last.place + 2]):
        last = known[last.place + 2]
    return known[first.place : last.place + 1]


def _tied(left: Word, right: Word) -> bool:
    between = left.tree.words[left.place + 1]
    close = left.span.end == between.span.start and between.span.end == right.span.start
    return close and between.text in {"-", "/"}


def _touch(left: Word, right: Word) -> bool:
    return all(word.is_mark for word in left.tree.words[left.place + 1 : right.place])


def _has_clause(words: Sequence[Word]) -> bool:
    """Whether a finite verb is among the words."""
    return any(word.is_verb and word.tag in {"VBD", "VBZ", "VBP", "MD"} for word in words)


# -------------------------------------------------------------------------------------------------- without a tree


def named_among(text: str, source: Span) -> Span | None:
    """Return as `named_in` does, by commas and words alone.

    >>> text = "his father, Jan Niro, 33, who lives in Ota"
    >>> named_among(text, Span(0, len(text))).of(text)
    'Jan Niro'
    """
    pieces = _pieces(text, source)
    if not pieces or pieces[0].of(text).lower() in EMPTY or is_no_source(pieces[0].of(text).split()):
        return None
    if _is_list(text, source, pieces):
        return Span(pieces[0].start, pieces[-1].end)
    first, second = pieces[0], pieces[1] if len(pieces) > 1 else None
    if second is not None and not _names(text, first) and _IS_NAME.fullmatch(second.of(text)):
        return _without_participle(text, second)
    return _without_participle(text, _without_leading(text, first))


SPEAKING = wordlist("speaking talking writing appearing")
"""Participles that lead a sentence without a comma behind: "Speaking to the Herald Niro said"."""


def _without_leading(text: str, piece: Span) -> Span:
    """The last word alone, where the piece begins with whom somebody speaks to."""
    words = piece.of(text).split()
    leads = len(words) > 2 and words[0].lower() in SPEAKING and words[-1][0].isupper()
    return Span(piece.end - len(words[-1]), piece.end) if leads else piece


def _pieces(text: str, source: Span) -> list[Span]:
    """What stands between commas, brackets and relative pronouns."""
    pieces, start = [], source.start
    for match in _PARTING.finditer(text, source.start, source.end):
        pieces.append(trim(text, Span(start, match.start()), also=MARKS + ", "))
        start = match.end()
    pieces.append(trim(text, Span(start, source.end), also=MARKS + ", )"))
    return [piece for piece in pieces if piece]


_PARTING = re.compile(
    r"\s*(?:,(?!\d{3}\b)|[(:;—]|\s[–-]{1,2}\s)\s*|\s(?:who|which|that|whose|whom|where|when)\b"
)


def _is_list(text: str, source: Span, pieces: Sequence[Span]) -> bool:
    """Whether the pieces are names in a row: "Berg, Niro and Ito"."""
    return (
        len(pieces) > 1
        and all(piece.of(text)[0].isupper() or piece.of(text).startswith("and ") for piece in pieces)
        and " and " in source.of(text)[pieces[-1].start - source.start - 1 :]
    )


def _names(text: str, piece: Span) -> bool:
    """Whether a name ends the piece: no owner's, as in "Niro's father", nor a place's, as in "the mayor of Ota"."""
    words = _OF.split(piece.of(text))[0].split()
    return bool(words) and words[-1][0].isupper() and words[-1] not in _NUMBERS


_OF = re.compile(r"\s(?:of|for|from|at|in)\s")
_NUMBERS = frozenset(["One", "Two", "Three", "Another", "Some"])
_IS_NAME = re.compile(r"(?:[A-Z][\w.’'-]*|de|van|von|bin|al)(?:\s(?:[A-Z][\w.’'-]*|de|van|von|bin|al)){1,4}")


def _without_participle(text: str, piece: Span) -> Span:
    """Without a participle that tells of the name: "a man seen in Ota"; it says which study is meant."""
    match = _PARTICIPLE.search(text, piece.start, piece.end)
    if match is None or not POLLS.isdisjoint(text[piece.start : match.start()].lower().split()):
        return piece
    return trim(text, Span(piece.start, match.start()), also=", ")


_PARTICIPLE = re.compile(
    r"(?<=\w)\s(?!called\b|named\b)(?:[a-z]+(?:ed|own)|seen|sent|held|made|led|given|taken|written)\s(?:in|on|at|from|with|for|to|into|as|under|last|this|yesterday)\b"
)
