"""Whose are the words that no verb hands on: quotations left alone, lines of a conversation, headlines?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.attribution.choice import bare
from factbench.text.quotation import MARKS
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def lines(text: str) -> list[Attribution]:
    """Return what stands in lines behind a name and a colon, as conversations and headlines are printed, in order."""
    return [
        Attribution(
            Span(*match.span("who")),
            Span(*match.span("colon")),
            bare(text, Span(*match.span("told"))),
            Stance.ASSERTED,
            direct=not _is_headline(match["told"]),
        )
        for match in _LINE.finditer(text)
        if not _NO_SPEAKER.match(match["who"])
    ]


# One to four words with capitals, or "of" and the like between them, at the beginning of a line.
_LINE = re.compile(
    r"^(?P<who>[A-Z][\w.’'-]*(?:[ \xa0](?:of|de|van|[A-Z][\w.’'-]*)){0,2})(?P<colon>:)[ \xa0]+(?P<told>[^\n]{12,})",
    re.MULTILINE,
)
_NO_SPEAKER = re.compile(
    r"(?:The\s+)?(?:Latest|Note|Editor|Update|Correction|Read|Related|See|More|Photo|Image|Video|Watch|Source|Credit"
    r"|Here|Clarification|But|And|Also|Breaking|Exclusive|Opinion|Analysis|Review|Question|Answer|Result|Time|Date|Place|Location)s?\b",
    re.IGNORECASE,
)


def _is_headline(told: str) -> bool:
    """Whether the line ends without a stop."""
    return told.rstrip(f"{MARKS} \xa0\r")[-1:] not in {".", "!", "?", "…"}


def quoted(text: str, found: list[Attribution], quotes: list[Span]) -> Iterator[Attribution]:
    """Yield the quotations that nothing in `found` covers, in order.

    One with a dash and a name behind it is that name's. A whole sentence that follows an attributed quotation, in its
    paragraph or at the beginning of the next one, is the same speaker's. Of others nobody can tell whose words they
    are; a single word, and what looks like a title, is left out.
    """
    spoken = _Covering(found)
    last: Attribution | None = None
    end = 0
    for quote in quotes:
        content = bare(text, quote)
        here = spoken.over(quote)
        # The cue of the last one may stand behind this quotation, as in “p,” “q,” she said.
        if last is not None and not _continues(text, Span(min(end, quote.start), quote.start)):
            last = None
        if here is None and content:
            own = _signed(text, quote, content)
            if own is not None:
                yield own
            elif _stands_alone(text, quote):
                yield replace(last, content=content, direct=True) if last else _nobodys(quote, content)
            elif _is_wording(text, content):
                yield _nobodys(quote, content)
            here = own
        if here is not None and here.source is not None and here.direct:
            last = here
        end = max(quote.end, here.cue.end if here else 0, end)


class _Covering:
    """Attributions by their content, asked in reading order."""

    def __init__(self, found: list[Attribution]) -> None:
        self._found = sorted(found, key=lambda each: (each.content.start, -each.content.end))
        self._next = 0
        self._open: list[Attribution] = []

    def over(self, quote: Span) -> Attribution | None:
        """The first attribution whose content shares a code point with the quotation."""
        while self._next < len(self._found) and self._found[self._next].content.start < quote.end:
            self._open.append(self._found[self._next])
            self._next += 1
        self._open = [each for each in self._open if each.content.end > quote.start]
        return self._open[0] if self._open else None


def _continues(text: str, between: Span) -> bool:
    """Whether what stands between two quotations leaves the speaker the same: at most one new paragraph, right away."""
    if "\n" not in text[between.start : between.end]:
        return True
    first, last = text.find("\n", between.start), text.rfind("\n", between.start, between.end)
    return not text[first:last].strip() and not text[last : between.end].strip(MARKS + " \xa0\n")


def _signed(text: str, quote: Span, content: Span) -> Attribution | None:
    """The quotation with the name behind a dash after it."""
    match = _SIGNATURE.match(text, quote.end)
    if match is None:
        return None
    return Attribution(
        Span(*match.span("who")), Span(*match.span("dash")), content, Stance.ASSERTED, direct=True
    )


_SIGNATURE = re.compile(
    rf"[{MARKS}]?\s{{0,4}}(?P<dash>[―—–]|--?)\s{{0,4}}(?P<who>[A-Z@][^\n.!?]{{1,79}})(?=\.?\s*(?:\n|\Z))"
)


def _stands_alone(text: str, quote: Span) -> bool:
    """Whether the quotation begins a sentence and ends one."""
    before = text[max(0, quote.start - 4) : quote.start].rstrip(MARKS + " \xa0")
    begins = not before or before.endswith((".", "!", "?", "\n", "…"))
    return begins and text[quote.end - 1] in ".!?…"


def _nobodys(quote: Span, content: Span) -> Attribution:
    return Attribution(None, Span(max(0, quote.start - 1), quote.start), content, Stance.QUOTED, direct=True)


def _is_wording(text: str, content: Span) -> bool:
    """Whether the words are a manner of speaking: two or more, and not in capitals as titles and names are."""
    words = content.of(text).split()
    small = sum(word[0].islower() for word in words)
    return len(words) > 1 and (words[0][0].islower() or small * 3 > len(words) * 2)
