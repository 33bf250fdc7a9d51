"""PolNeAR: who says what in news articles as careful readers marked it, and how near found attributions come."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.text.span import Span
from tests.quality.table import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Spans = tuple[Span, ...]


class Marked(NamedTuple):
    """One attribution; each role is one stretch or more, a source may have none."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True)
class Article:
    """A text with the attributions of every reader it had."""

    name: str
    text: str
    readings: tuple[tuple[Marked, ...], ...]


@cache
def articles() -> tuple[Article, ...]:
    """All articles of the development half, by name."""
    folder = path_of("attributions", "polnear_dev")
    readings = defaultdict(list)
    for path in sorted(folder.glob("attributions/*.ann")):
        readings[path.stem.rpartition("_")[0]].append(_read(path.read_text(encoding="utf-8")))
    texts = {name: (folder / "text" / f"{name}.txt").read_bytes().decode() for name in readings}
    return tuple(Article(name, texts[name], tuple(found)) for name, found in sorted(readings.items()))


def _read(lines: str) -> tuple[Marked, ...]:
    """The attributions of one brat file: `T1<tab>Cue 3 7;9 12<tab>words`, `E1<tab>Attribution:T4 Cue:T1 …`."""
    spans: dict[str, Spans] = {}
    events = []
    for line in lines.split("\n"):
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            spans[key] = tuple(Span(*map(int, each.split())) for each in places.split(";"))
        elif key.startswith("E"):
            events.append(rest.split())
    found = []
    for event in events:
        roles: dict[str, Spans] = defaultdict(tuple)
        for role in event:
            kind, _, mark = role.partition(":")
            roles[kind.rstrip("0123456789")] += spans[mark]
        if roles["Content"]:
            found.append(Marked(roles["Source"], roles["Cue"], tuple(sorted(roles["Content"]))))
    return tuple(found)


def pieces(marked: Iterable[Marked]) -> list[Marked]:
    """One attribution for every stretch of content: a quotation broken by its speaker is two."""
    return [Marked(each.source, each.cue, (piece,)) for each in marked for piece in each.content]


def letters(text: str, spans: Iterable[Span]) -> set[int]:
    """Where the letters and digits of the spans stand: marks and spaces at the ends tell nothing."""
    return {place for span in spans for place in range(span.start, span.end) if text[place].isalnum()}


def matches(text: str, found: Sequence[Marked], gold: Sequence[Marked]) -> dict[int, int]:
    """Which of `found` is which of `gold`, one to one, the nearest first.

    Two contents match when they share more than half of the letters that either has (Jaccard above .5), which is
    stricter than half of one of them.
    """
    left, right = ([letters(text, each.content) for each in side] for side in (found, gold))
    near = []
    for one, mine in enumerate(left):
        for other, theirs in enumerate(right):
            common = 0 if mine.isdisjoint(theirs) else len(mine & theirs)
            either = len(mine) + len(theirs) - common
            if 2 * common > either:
                near.append((-common / either, one, other))
    near.sort()
    pairs: dict[int, int] = {}
    for _, one, other in near:
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def is_indirect(text: str, marked: Marked) -> bool:
    """Whether no double quotation mark stands in the content or at its ends."""
    return not any(
        re.search("[“”\"]|''", text[max(0, each.start - 2) : each.end + 2]) for each in marked.content
    )


def names(text: str, found: Spans, gold: Spans) -> bool:
    """Whether what was found is the whole name that a reader marked, and no clause with it.

    Readers marked all that a sentence tells of a speaker ("Jan Niro, 33, a lecturer who lives in Ota"). Its head must
    be there, all of its words, and nothing but words of the reader's: "Niro" is not enough, nor is a clause too much.
    """
    mine, theirs = _words(_joined(text, found)), _joined(text, gold)
    heads = _heads(theirs)
    return (
        bool(mine)
        and _CLAUSE.search(_joined(text, found)) is None
        and any(head <= mine for head in heads)
        and mine <= _words(theirs)
    )


def _joined(text: str, spans: Spans) -> str:
    return " ".join(text[each.start : each.end] for each in sorted(spans))


def _words(words: str) -> frozenset[str]:
    """Words in lower case without articles, titles and the mark of the owner."""
    bare = re.sub(r"['’]s\b", "", words.lower())
    return frozenset(re.findall(r"[^\W_]+", bare)) - {"the", "a", "an", "mr", "mrs", "ms", "dr"}


def _heads(source: str) -> list[frozenset[str]]:
    """The words of the name; of an office with a name beside it either of the two."""
    pieces = [each.strip() for each in _PARTS.split(source) if each and _words(each)]
    first = [_head(each) for each in pieces[:1]]
    beside = [_words(each) for each in pieces[1:] if re.fullmatch(r"(?:[A-Z][\w.’'-]*\s?){2,4}", each)]
    return [*first, *beside]


def _head(piece: str) -> frozenset[str]:
    """The words before the first preposition or participle: "a spokesman for Norlux" is a spokesman."""
    head = _HANGING.split(piece, maxsplit=1)[0]
    return _words(head) or _words(piece)


_PARTS = re.compile(r"\s*[,(:;—–]\s*|\s-{1,2}\s|\s(?:who|which|that|whose|whom|where)\b")
_HANGING = re.compile(
    r"(?<=\w)\s(?:of|for|from|at|in|on|with|to|by|about|near|as|under|against|[a-z]+ed|[a-z]+ing)\b"
)
_CLAUSE = re.compile(
    r"\b(?:who|which|whose|whom)\b|\b(?:is|are|was|were|has|have|had|will|would)\b", re.IGNORECASE
)


@dataclass
class Score:
    """Sums over articles; a text with several readers counts once, each reader for his share."""

    hits: float = 0
    found: float = 0
    gold: float = 0
    sources: float = 0
    named: float = 0
    indirect: float = 0
    indirect_gold: float = 0

    def add(self, article: Article, found: Sequence[Marked], *, whole: bool = False) -> None:
        """Score what was found in one article; `whole` takes attributions as they are, not by their pieces."""
        share = 1 / len(article.readings)
        for reading in article.readings:
            gold = list(reading) if whole else pieces(reading)
            pairs = matches(article.text, found, gold)
            self.hits += share * len(pairs)
            self.found += share * len(found)
            self.gold += share * len(gold)
            for one, other in pairs.items():
                self.named += share * bool(gold[other].source)
                self.sources += share * names(article.text, found[one].source, gold[other].source)
            quiet = {place for place, each in enumerate(gold) if is_indirect(article.text, each)}
            self.indirect_gold += share * len(quiet)
            self.indirect += share * len(quiet & set(pairs.values()))

    @property
    def f1(self) -> float:
        """Of contents."""
        return 2 * self.hits / (self.found + self.gold)

    @property
    def precision(self) -> float:
        """The share of found contents that a reader marked."""
        return self.hits / self.found

    @property
    def source(self) -> float:
        """Of matched contents whose source a reader marked, the share whose found source is its whole name."""
        return self.sources / self.named if self.named else 0.0

    @property
    def source_of_all(self) -> float:
        """Of all marked contents, the share whose content and source were found."""
        return self.sources / self.gold

    @property
    def indirect_recall(self) -> float:
        """Of marked contents without quotation marks, the share that was found."""
        return self.indirect / self.indirect_gold
