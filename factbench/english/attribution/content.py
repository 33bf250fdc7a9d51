"""Which words does somebody hand on, without the marks around them and what the writer adds?"""

from __future__ import annotations

import re

from factbench.text.quotation import MARKS, holding, within
from factbench.text.span import Span, trim


def whole(text: str, span: Span, cue: Span, quotes: list[Span]) -> Span:
    """Return the content without outer marks, and up to the ends of the quotation around it unless that has the cue."""
    content = bare(text, span)
    around = holding(quotes, content)
    if around is not None and not around.covers(cue):
        return bare(text, around)
    if around is not None:
        return content
    end = _NEXT.search(text, content.start, content.end) or _how_said(text, content, quotes)
    return content if end is None else bare(text, Span(content.start, end.start()))


def _how_said(text: str, content: Span, quotes: list[Span]) -> re.Match[str] | None:
    """What tells how or when a quotation was said, from the mark that closes it: “It is,” *waving his hand*."""
    quote = next(iter(within(quotes, content)), None)
    if quote is None or content.start != quote.start:
        return None
    return _HOW.match(text, quote.end - (text[quote.end - 1] == ","), content.end)


_HOW = re.compile(rf"(?:,[{MARKS}]|[{MARKS}],)\s(?:\w+ing|when|while|as|before|after)\b[^{MARKS}]*\Z")


# A quotation closes the sentence, though the splitter of sentences leaves the next one with it: "… “gone.” She added".
_NEXT = re.compile(rf"(?<=[.!?])[{MARKS}]\s+(?=[A-Z])")


def bare(text: str, span: Span) -> Span:
    """Return the span without quotation marks and punctuation at either end, and without "that" before it."""
    found = trim(text, span, also=MARKS + ".,;:–—")
    start = found.start
    told = text[start : start + 4] == "that" and text[start + 4 : start + 5].isspace()
    marked = start > 0 and text[start - 1] in MARKS
    return (
        trim(text, Span(start + 4, found.end), also=MARKS)
        if told and not marked and len(found) > 5
        else found
    )
