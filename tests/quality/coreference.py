"""Reads the WebAnno files of GUM: a text with its mentions and which of them mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Marked:
    """A text, its mentions by number, and the number of the chain of each."""

    text: str
    mentions: dict[str, Span]
    chains: dict[str, str]

    def pronouns(self) -> Iterator[tuple[str, Span]]:
        """The personal pronouns of the third person that are marked, in order."""
        for number, span in sorted(self.mentions.items(), key=lambda item: item[1]):
            if span.of(self.text).lower() in PRONOUNS:
                yield number, span

    def same(self, number: str, found: Span) -> bool:
        """Whether the stretch names what the mention means: by the least mention around it, or the largest in it."""
        around = [key for key, span in self.mentions.items() if span.covers(found)]
        inside = [key for key, span in self.mentions.items() if found.covers(span) and span.end == found.end]
        if not around and not inside:
            return False
        key = (
            min(around, key=lambda each: len(self.mentions[each]))
            if around
            else max(inside, key=lambda each: len(self.mentions[each]))
        )
        return self.chains[key] == self.chains[number]


PRONOUNS = frozenset(["he", "she", "him", "his", "her", "it", "its", "they", "them", "their"])


def read(path: Path) -> Marked:
    """The text of a file, words glued as they are printed, with what is marked in it."""
    text = ""
    places: dict[str, Span] = {}
    tokens: dict[str, list[str]] = {}
    links: list[tuple[str, str]] = []
    begins = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#Text="):
            begins = True
        elif line and not line.startswith("#"):
            fields = line.split("\t")
            text += _gap(text, fields[2], begins) + fields[2]
            begins = False
            places[fields[0]] = Span(len(text) - len(fields[2]), len(text))
            for each in fields[3].split("|") if fields[3] != "_" else []:
                tokens.setdefault(_key(each, fields[0]), []).append(fields[0])
            links += _links(fields)
    mentions = {key: Span(places[each[0]].start, places[each[-1]].end) for key, each in tokens.items()}
    return Marked(text, mentions, _chains(mentions, links))


def _gap(text: str, word: str, begins: bool) -> str:
    if not text:
        return ""
    if begins:
        # A sentence without a stop is a headline or a date line, which stands alone.
        return " " if text[-1] in '.!?"”’' else "\n"
    glued = word in {",", ".", ";", ":", "?", "!", ")", "]", "%", "-", "n't"} or word.startswith(("'", "’"))
    return "" if glued or text[-1] in "([$-" else " "


def _key(value: str, token: str) -> str:
    """The number of a mention; one of a single word may have none, and is known by its place."""
    match = re.search(r"\[(\d+)\]$", value)
    return match[1] if match else token


def _links(fields: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of mentions that mean the same."""
    for kind, target in zip(fields[8].split("|"), fields[9].split("|"), strict=False):
        match = re.fullmatch(r"([\d-]+)(?:\[(\d+)_(\d+)\])?", target)
        if match and kind.startswith(("coref", "ana", "cata", "appos")):
            first, second = match[2] or "0", match[3] or "0"
            yield (first if first != "0" else match[1], second if second != "0" else fields[0])


def _chains(mentions: dict[str, Span], links: list[tuple[str, str]]) -> dict[str, str]:
    above = {key: key for key in mentions}

    def root(key: str) -> str:
        while above[key] != key:
            key = above[key]
        return key

    for one, other in links:
        if one in above and other in above:
            above[root(one)] = root(other)
    return {key: root(key) for key in mentions}
