"""Which is listed: a sentence, or the parts that say all of it?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.text.span import Span
from factbench.text.stop_words import STOP_WORDS
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.text.clause import Clause


def one_of_both(
    text: str,
    whole: Clause | None,
    parts: Sequence[Clause],
    *,
    spoken: Sequence[Span] = (),
    is_verb: Callable[[Span], bool],
) -> list[Clause]:
    """Return the parts alone where nothing is lost by it, else the whole with the parts under it.

    Nothing is lost where the parts hold every word that is about something. Of a saying ("on Monday Ito *told the paper
    that* p") what is said is enough, and what hangs on the saying without a verb of its own may go.

    Args:
        whole: None where it cannot be shown itself.
        spoken: who says some of the parts, and that they do.
        is_verb: whether the word there is a finite verb.
    """
    listed = [part for part in parts if part.under is None]
    if whole is None:
        return list(parts)
    if listed:
        link = _LINK.match(text, whole.parts[0].start)
        links = (Span(*link.span()),) if link else ()
        left = _left(text, whole, [*links, *_told(listed), *spoken])
        lost = _BEGIN_CLAUSES if spoken else None
        if not any(is_verb(each) or _matters(each.of(text).lower(), lost) for each in left):
            return list(parts)
    return [whole, *(replace(part, under=whole.parts) for part in parts if part.parts != whole.parts)]


def _told(parts: Sequence[Clause]) -> Iterator[Span]:
    for part in parts:
        yield from part.parts
        if part.lead is not None:
            yield part.lead


def _left(text: str, whole: Clause, told: Sequence[Span]) -> Iterator[Span]:
    """The words of the whole that are in none of the stretches."""
    for part in whole.parts:
        for match in _WORD.finditer(text, part.start, part.end):
            start, end = match.span()
            # Without a span a word, for there are many.
            if not any(each.start < end and start < each.end for each in told):
                yield Span(start, end)


def _matters(word: str, among: frozenset[str] | None) -> bool:
    """Whether the word is one of these, or, where none are given, is about something."""
    return word not in _EMPTY if among is None else word in among


_LINK = re.compile(r"(?:While|Whereas|Although|Though)\b")
"""What joins a clause in front to the next, and says nothing where both are told."""
_WORD = re.compile(r"[^\W_]+")
_EMPTY = STOP_WORDS | {"whereas", "meanwhile", "instead"}
_BEGIN_CLAUSES = wordlist("while whereas although though because who which whose where when")
