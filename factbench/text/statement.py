"""How does a claim read on its own?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from factbench.text.cut import Clause, Cut
from factbench.text.quotation import MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factbench.text.span import Span


def statement(text: str, clause: Clause, *, instead: Mapping[Span, str], when: str | None = None) -> str:
    """Return the clause as one sentence: a capital first, a stop last, white space single.

    Args:
        instead: words of `text` that read otherwise on their own, such as a pronoun whose name is known.
        when: the date of the clause where its own words do not give it; set in brackets at the end.
    """
    words = " ".join(_slice(text, part, instead) for part in clause.parts)
    subject = None if clause.subject is None else instead.get(clause.subject, clause.subject.of(text))
    said = _sentence(clause, words, subject)
    return _finished(_plain(said), when)


def _slice(text: str, part: Span, instead: Mapping[Span, str]) -> str:
    pieces, start = [], part.start
    for span in sorted(each for each in instead if part.covers(each)):
        if span.start >= start:
            pieces += [text[start : span.start], instead[span]]
            start = span.end
    return "".join([*pieces, text[start : part.end]])


def _sentence(clause: Clause, words: str, subject: str | None) -> str:
    match clause.cut:
        case Cut.PARTICIPLE:
            return _LINK.sub(" were " if clause.plural else " was ", words, count=1)
        case Cut.APPOSITION:
            return _LINK.sub(" are " if clause.plural else " is ", words, count=1)
        case Cut.NOMINAL:
            return f"{words} took place"
        case Cut.SENTENTIAL:
            return f"this {words}"
        case Cut.RELATIVE if subject is not None:
            return f"somebody {words}" if subject == "who" else f"this {words}"
        case Cut.MAIN | Cut.REPORTED | Cut.CONJUNCT | Cut.ADVERBIAL | Cut.RELATIVE:
            return words if subject is None else f"{subject} {words}"
        case never:
            assert_never(never)


# What parts a noun from what is told of it: a comma, a dash, a bracket.
_LINK = re.compile(r"\s*(?:,|\s[–—-]|\()\s*")


def _plain(words: str) -> str:
    """Without an editor's brackets, marks that have lost their partner, and double spaces."""
    words = _BRACKETS.sub(r"\1", " ".join(words.split()))
    opened, closed = words.count("“") + words.count("«"), words.count("”") + words.count("»")
    if opened != closed or words.count('"') % 2:
        words = words.translate(dict.fromkeys(map(ord, MARKS)))
    return words.strip()


_BRACKETS = re.compile(r"\[([^\W\d_][\w ’'-]{0,60})\]")


def _finished(words: str, when: str | None) -> str:
    words = words.rstrip(" ,;:")
    if when is not None:
        words = f"{words.rstrip('.')} ({when})"
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
