"""How does a claim read on its own?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.text.quotation import MARKS
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factbench.text.clause import Clause, Predicate


def statement(text: str, clause: Clause, *, instead: Mapping[Span, str], when: str | None = None) -> str:
    """Return the clause as one sentence: a capital first, a stop last, white space single.

    Args:
        instead: words of `text` that read otherwise on their own, such as a pronoun whose name is known.
        when: the date of the clause where its own words do not give it; set in brackets at the end.
    """
    subject = None if clause.subject is None else instead.get(clause.subject, clause.subject.of(text))
    words = _words(text, clause.parts, instead)
    said = words if subject is None else f"{subject} {words}"
    if clause.predicate is not None:
        said = _told(text, clause.parts, clause.predicate, instead, subject)
    return _finished(_plain(said), when)


def _words(text: str, parts: Iterable[Span], instead: Mapping[Span, str]) -> str:
    return " ".join(_slice(text, part, instead) for part in parts if part)


def _slice(text: str, part: Span, instead: Mapping[Span, str]) -> str:
    pieces, start = [], part.start
    for span in sorted(each for each in instead if part.covers(each)):
        if span.start >= start:
            pieces += [text[start : span.start], instead[span]]
            start = span.end
    return "".join([*pieces, text[start : part.end]])


def _told(
    text: str, parts: Sequence[Span], told: Predicate, instead: Mapping[Span, str], subject: str | None
) -> str:
    """The noun, and what is told of it with a verb: "the hotel, built in 1950" -> "the hotel was built in 1950"."""
    before = [Span(part.start, max(part.start, min(part.end, told.span.start))) for part in parts]
    after = [Span(min(part.end, max(part.start, told.span.end)), part.end) for part in parts]
    inside = [part.intersect(told.span) for part in parts]
    noun = _words(text, [*before, *after], instead) if subject is None else subject
    return f"{noun.strip(_AROUND)} {_words(text, inside, {**instead, told.verb: told.reads}).strip(_AROUND)}"


_AROUND = " \u00a0,;(–—-"
"""What parts a noun from what is told of it."""


def _plain(words: str) -> str:
    """Without an editor's brackets, marks that have lost their partner, and double spaces."""
    words = " ".join(words.split())
    if "[" in words:
        words = _BRACKETS.sub(r"\1", words)
    opened, closed = words.count("“") + words.count("«"), words.count("”") + words.count("»")
    if opened != closed or words.count('"') % 2:
        words = words.translate(dict.fromkeys(map(ord, MARKS)))
    return words.strip()


_BRACKETS = re.compile(r"\[([^\W\d_][\w ’'-]{0,60})\]")


def _finished(words: str, when: str | None) -> str:
    words = _COMMA.sub("", words.rstrip(" ,;:"))
    if when is not None:
        words = f"{words.rstrip('.')} ({when})"
    return words[:1].upper() + words[1:] + ("" if words.rstrip(MARKS).endswith((".", "!", "?")) else ".")


_COMMA = re.compile(rf",(?=[{MARKS}]\Z)")
