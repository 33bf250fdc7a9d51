"""A stretch as somebody else's program names it -> where it stands in the text; None where it cannot be told."""

from __future__ import annotations

from factbench.text.span import Span

MOST = 1_000
"""Words that stand at more places than this are too common to be found by what is around them."""


def selected(
    text: str, span: Span | None, words: str | None, before: str = "", after: str = ""
) -> Span | None:
    """Return the stretch: where the place holds the words, else where they alone stand, or stand so surrounded.

    A place may count code points, or the code units of UTF-16, as programs in a browser do; the words tell which.
    Without words the place alone is believed, where the text has it.
    """
    if words is None:
        return span if span is not None and span.end <= len(text) else None
    if not words:
        return None
    if span is not None:
        for each in (span, _of_units(text, span)):
            if each is not None and each.of(text) == words:
                return each
    places = _places(text, words)
    fitting = [
        each for each in places if text[: each.start].endswith(before) and text[each.end :].startswith(after)
    ]
    known = fitting if before or after else places
    return known[0] if len(known) == 1 else None


def _places(text: str, words: str) -> list[Span]:
    found: list[Span] = []
    start = text.find(words)
    while start >= 0 and len(found) < MOST:
        found.append(Span(start, start + len(words)))
        start = text.find(words, start + 1)
    return found if len(found) < MOST else []


def _of_units(text: str, span: Span) -> Span | None:
    """A place in UTF-16 code units as one in code points; None where it cuts a character in two."""
    units = text.encode("utf-16-le")
    if span.end * 2 > len(units):
        return None
    try:
        start = len(units[: span.start * 2].decode("utf-16-le"))
        return Span(start, start + len(units[span.start * 2 : span.end * 2].decode("utf-16-le")))
    except UnicodeDecodeError:
        return None
