"""Do two claims say the same?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.polarity import denied, family
from factbench.text import indexed
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.slots import QuantityKind
from factbench.text.stem import stem

if TYPE_CHECKING:
    from factbench.model import Claim

SAME = 0.6
"""Share of the telling words of both that two claims must have in common to say the same: an adverbial may be missing
in one of them, but not half of it."""

FEWEST = 4
"""Telling words that a claim must have to be known by them alone: "The talks went on" is said of everything."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What a claim says, as far as it can be compared."""

    stems: frozenset[str]
    """Of its telling words; words for one event are one stem."""
    numbers: frozenset[float]
    """Plain values of its counts, measures and amounts."""
    days: frozenset[str]
    """TIMEX3 values of its dates."""
    names: tuple[str, ...]
    """Stems of the words of its names, by first mention."""
    small: frozenset[str]
    """Its small words that decide what is meant: "before", "only", "may"."""
    denied: bool
    passive: bool
    clear: bool
    """Whether it can be understood alone: no pronoun is open for sure, and it has `FEWEST` telling words."""

    @property
    def keys(self) -> list[int]:
        """A hash (63 bits, the same in every process) of each stem, for an index; the likeliest to be rare first: names
        and numbers, then the longest."""
        return [_hash(each) for each in sorted(self.stems, key=self._commonness)]

    @property
    def firm(self) -> frozenset[int]:
        """The keys of the words that no other spelling stands for, see `same`: names, numbers and short words. A claim
        that says as much or more has each of them."""
        return frozenset(_hash(each) for each in self.stems if each in self.names or not _has_spellings(each))

    def _commonness(self, stem: str) -> tuple[bool, int, str]:
        return stem.isalpha() and stem not in self.names, -len(stem), stem


def saying(claim: Claim) -> Saying:
    """What a claim says, read from its statement and slots."""
    plain = claim.plain
    worded = _GROUPED.sub("", plain)
    found = indexed.content(worded)
    stems = frozenset(_family(worded, word) for word in found)
    named = [word for word in found if worded[word.start].isupper() and word.stem not in _DAYS]
    return Saying(
        stems=stems,
        numbers=frozenset(
            each.value
            for each in claim.quantities
            if each.value is not None and each.kind is not QuantityKind.ORDINAL
        ),
        days=frozenset(each.value for each in claim.dates if each.value[:1].isdecimal()),
        names=tuple(dict.fromkeys(word.stem for word in named)),
        small=frozenset(word.lower() for word in _WORD.findall(worded)) & _DECIDING,
        denied=bool(denied(plain)),
        passive=bool(_PASSIVE.search(worded)),
        clear=all(each.likely for each in claim.needs_context) and len(stems) >= FEWEST,
    )


def _family(text: str, word: indexed.StemmedWord) -> str:
    """The stem of the word's family; of a word without one as the index has it, for files keep its hash."""
    own = stem(text[word.start : word.end])
    told = family(own)
    return word.stem if told == own else told


_GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
_DAYS = frozenset(map(indexed.stem, (*WEEKDAYS, *MONTHS)))
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\b[^.;]*\bby\b")
_WORD = re.compile(r"[^\W\d_]+")
_DECIDING = frozenset(
    re.findall(
        r"\w+",
        """about above after against all almost as before below between both can could despite during each either every
        few fewer if less likely many may might more most must nearly neither nor only or outside past should since than
        under unless until when while whether will within without would one two three four five six seven eight nine
        ten eleven twelve""",
    )
)
"""Small words of time, degree, condition, doubt and number. "For", "to", "over" are none: phrases exchange them."""


def same(one: Saying, other: Saying) -> float:
    """Return the share, from 0 to 1, of their telling words that two claims have in common.

    0 where they differ in a number, a day, a name, a negation, a small word that decides, or in who did it to whom,
    and where each has a telling word that the other lacks: "opened" for "closed" is one word in ten, and another
    claim. So one may say more than the other, and both may turn and inflect the same words.
    """
    if one.denied != other.denied or one.numbers != other.numbers or one.small != other.small:
        return 0.0
    if one.days and other.days and one.days.isdisjoint(other.days):
        return 0.0
    if _roles_changed(one, other):
        return 0.0
    mine, theirs = _without_spellings(one, other)
    if mine and theirs:
        return 0.0
    alike = len(one.stems) - len(mine)
    every = alike + len(mine) + len(theirs)
    return alike / every if every else 0.0


def _without_spellings(one: Saying, other: Saying) -> tuple[set[str], set[str]]:
    """The telling words that only one of them has, but for two spellings of one word."""
    mine, theirs = set(one.stems - other.stems), set(other.stems - one.stems)
    for word in sorted(mine):
        spelled = next((each for each in sorted(theirs) if _spelled_alike(word, each)), None)
        if spelled is not None and word not in one.names and spelled not in other.names:
            mine.remove(word)
            theirs.remove(spelled)
    return mine, theirs


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two stems are "harbour" and "harbor"; no numbers, and nothing as short as "later" and "latter"."""
    from rapidfuzz import fuzz

    return _has_spellings(one) and _has_spellings(other) and fuzz.ratio(one, other) >= 90


def _has_spellings(stem: str) -> bool:
    return len(stem) >= 5 and stem.isalpha()


def _roles_changed(one: Saying, other: Saying) -> bool:
    """Whether the names change places without a turn into the passive, or keep them with one."""
    mine = [name for name in one.names if name in other.names]
    theirs = [name for name in other.names if name in one.names]
    return len(mine) > 1 and (mine != theirs) != (one.passive != other.passive)


def _hash(stem: str) -> int:
    return int.from_bytes(hashlib.blake2b(stem.encode(), digest_size=8).digest()) >> 1
