"""Does another name stand in the passage behind the very words that stand before the statement's?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.model import Agreement, Element
from factbench.stages.compare.clash import signal
from factbench.stages.compare.one_holder import SURE
from factbench.stages.compare.places import level
from factbench.stages.compare.same_subject import of_another
from factbench.stages.compare.side import MINE, THEIRS
from factbench.text.stem import STOP_STEMS, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Signal
    from factbench.stages.compare.side import Side
    from factbench.text.span import Span


def compare_same_words(claim: Side, evidence: Side) -> Iterator[Signal]:
    """The first name that the passage lacks, where another stands behind the same words: "student in the class of 1950
    at Brint".

    Four words at least must be the same, two of which tell something. A list may have further members.
    """
    theirs = [(name, _before(evidence, name)) for name in evidence.name_spans[:THEIRS]]
    for name in claim.name_spans[:MINE]:
        stems = claim.stems_in(name)
        if not stems or not stems.isdisjoint(evidence.stems) or name.start in claim.denied:
            continue
        mine = _before(claim, name)
        for other, words in theirs:
            same = _shared(mine, words)
            telling = [
                each for each in same if stem(each) not in STOP_STEMS and stem(each) not in claim.name_stems
            ]
            if len(same) < _LONG or len(telling) < _TELLING or evidence.stems_in(other) & claim.stems:
                continue
            if of_another(claim, evidence, other):
                continue
            if (
                other.start not in evidence.denied
                and not _listed(claim, name)
                and not _listed(evidence, other)
            ):
                if words[0] in _WHERE and not _of_one_level(claim.words_of(name), evidence.words_of(other)):
                    continue  # one may lie in the other
                why = f"behind the words “{' '.join(same)}”"
                yield signal(Element.NAME, Agreement.CONFLICTS, claim, name, evidence, other, why, SURE)
                return


_LONG, _TELLING = 4, 2
_WHERE = frozenset({"in", "near", "from", "to", "of", "the"})


def _of_one_level(one: str, other: str) -> bool:
    return level(one) == level(other) != 0


_WORD = re.compile(r"[\w’'-]+")
# Code points in which the words before a name are looked for.
_FAR = 80


def _before(side: Side, name: Span) -> list[str]:
    """The words of the sentence before the name in small letters, the nearest first."""
    start = max(side.sentence_of(name).start, name.start - _FAR)
    return [each.lower() for each in _WORD.findall(side.text[start : name.start])][::-1]


def _shared(one: list[str], other: list[str]) -> list[str]:
    """The words in which both end, in their order."""
    same = next(
        (place for place, each in enumerate(zip(one, other, strict=False)) if each[0] != each[1]), None
    )
    return one[: min(len(one), len(other)) if same is None else same][::-1]


def _listed(side: Side, name: Span) -> bool:
    """Whether the name begins a list: "Brint, Orven and Harnow"."""
    return _GOES_ON.match(side.text, name.end) is not None


_GOES_ON = re.compile(r"(?:,\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)*,?\s(?:and|or|&)\s")
