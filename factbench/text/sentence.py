"""Where does each sentence begin and end?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factbench.text.span import Span, trim


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text` as exact spans, in order, not overlapping, without white space at either end.

    A newline ends a sentence, for a headline or a caption has no stop, unless the paragraph is hard-wrapped: the
    line ends without a stop and the next goes on in lower case. Empty or blank text has no sentences. A stretch
    without a stop is a sentence of its own.

    >>> [span.of("Dr. Ito paid $3.50. “Why?” she asked.") for span in sentences("Dr. Ito paid $3.50. “Why?” she asked.")]
    ['Dr. Ito paid $3.50.', '“Why?” she asked.']
    """
    found = []
    for block in _blocks(text):
        start = block.start
        for end in _ends(text, block):
            found.append(trim(text, Span(start, end)))
            start = end
        found.append(trim(text, Span(start, block.end)))
    return [span for span in found if span]


# ------------------------------------------------------------------------------------------------- blocks

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_FINAL = tuple('.!?…:;"”’»)]')


def _blocks(text: str) -> Iterator[Span]:
    """Stretches between line breaks that end a sentence."""
    start = end = -1
    for line in _LINE.finditer(text):
        if start < 0:
            start = line.start()
        elif not _wrapped(text, Span(start, end), line.span()):
            yield Span(start, end)
            start = line.start()
        end = line.end()
    if start >= 0:
        yield Span(start, end)


def _wrapped(text: str, before: Span, line: tuple[int, int]) -> bool:
    """Whether the line break before `line` only wraps a sentence: three words or more, no stop, then lower case."""
    gap = text[before.end : line[0]]
    if gap.count("\n") > 1 or "\x0c" in gap:
        return False
    above = text[max(before.start, before.end - 200) : before.end].rstrip()
    below = text[line[0] : line[0] + 100].lstrip()
    return below[:1].islower() and not above.endswith(_FINAL) and above.count(" ") >= 2


# --------------------------------------------------------------------------------------------------- stops

_STOP = re.compile(r"([.!?…]+)([\"'”’»)\]*]*)((?:\[\w{1,4}\])*)(?=\s|$)(\s*(?:\[\d{1,3}\]\s*)*)")
_BEFORE = re.compile(r"[^\s(\[\"“‘«'’—–/-]*\Z")
_AFTER = re.compile(r"[\s\"'“‘«(\[¿¡—–•*-]*([^\W_]+(?:['’]\w+)?)?")


def _ends(text: str, block: Span) -> Iterator[int]:
    """Offsets inside `block` where one sentence ends and another begins."""
    for stop in _STOP.finditer(text, block.start, block.end):
        if stop.end() < block.end and _is_end(text, block, stop):
            yield stop.end()


def _is_end(text: str, block: Span, stop: re.Match[str]) -> bool:
    after = _AFTER.match(text, stop.end(), min(block.end, stop.end() + 80))
    following = (after and after[1]) or ""
    if not following or following[0].islower():
        return not following and text[stop.end()].isprintable() and bool(stop[3])
    if stop[1] != ".":
        return True
    before = _BEFORE.search(text, max(block.start, stop.start() - 40), stop.start())
    return _word_may_end(before[0] if before else "", following)


def _word_may_end(word: str, following: str) -> bool:
    if word.lower() in _open():
        return False
    if len(word) == 1 and word.isupper() or word.lower() in _either() or "." in word:
        return following in _starters()
    return True


@cache
def _open() -> frozenset[str]:
    return frozenset(
        "mr mrs ms mx dr prof gen sen rep gov lt col sgt capt maj cmdr adm rev hon pres st vs cf eg e.g i.e fig pp viz".split()
    )


@cache
def _either() -> frozenset[str]:
    return frozenset(
        "inc ltd co corp jr sr etc jan feb mar apr jun jul aug sep sept oct nov dec ave rd blvd no".split()
    )


@cache
def _starters() -> frozenset[str]:
    return frozenset(
        "The A An This That These Those He She It They We You I In On At But And However When While If After Before "
        "There His Her Their Its Our My As For From With By To Some Many Most No Not What Who Why How Where".split()
    )
