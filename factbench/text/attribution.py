"""Who says what?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.text.attribution_rules import by_rules
from factbench.text.attribution_tree import by_tree
from factbench.text.quotation import MARKS, quotations
from factbench.text.sentence import sentences
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factbench.text.parse import Parse
    from factbench.text.slots import Attribution


def attributions(text: str, *, parses: Mapping[Span, Parse] | None = None) -> list[Attribution]:
    """Return who says what in `text`, ordered by content: where it begins, then the longer first; none in blank text.

    Speech may be direct, in quotation marks, or indirect ("noted that", "according to"). Of a chain ("A said that B
    said that p") each link is one attribution whose content holds the next. A content is given without "that",
    outer quotation marks and final punctuation; a quotation that is broken by its speaker gives two. `source` is None
    where the writer names nobody ("reportedly").

    Args:
        parses: trees of sentences by their spans in `text`, as `Parser.parse` gives them; sentences without one are
            read by rules.
    """
    trees = parses or {}
    quotes = quotations(text)
    found: list[Attribution] = []
    for sentence in sentences(text):
        tree = trees.get(sentence)
        found += _both(text, sentence, tree, quotes) if tree else by_rules(text, sentence, quotes)
    whole = [_whole(text, each, quotes) for each in found]
    return _ordered([*whole, *_carried(text, whole, quotes)])


def _ordered(found: Iterable[Attribution]) -> list[Attribution]:
    unique = {(each.cue, each.content): each for each in found if each.content}
    return sorted(unique.values(), key=lambda each: (each.content.start, -each.content.end, each.cue))


def _whole(text: str, found: Attribution, quotes: list[Span]) -> Attribution:
    """With the content reaching to the ends of the quotation it lies in, which may be sentences away."""
    content = _bare(text, found.content)
    around = _holding(quotes, content)
    if around is not None and not around.covers(found.cue):
        return replace(found, content=_bare(text, around), direct=True)
    inside = list(_within(quotes, content))
    direct = sum(map(len, inside)) * 2 > len(content)
    return replace(found, content=content, direct=direct)


def _bare(text: str, span: Span) -> Span:
    return trim(text, span, also=MARKS + ".,;:–—")


def _holding(quotes: list[Span], content: Span) -> Span | None:
    """The quotation in which the content begins and, but for two characters, ends."""
    place = bisect_right(quotes, content.start, key=lambda quote: quote.start) - 1
    if place < 0:
        return None
    quote = quotes[place]
    return quote if content.start < quote.end and content.end <= quote.end + 2 else None


def _within(quotes: list[Span], content: Span) -> list[Span]:
    place = bisect_left(quotes, content.start, key=lambda quote: quote.start)
    last = bisect_left(quotes, content.end, key=lambda quote: quote.start)
    return [quote for quote in quotes[place:last] if quote.end <= content.end]


def _carried(text: str, found: list[Attribution], quotes: list[Span]) -> Iterator[Attribution]:
    """Quotations that follow an attributed one in its paragraph and have no speaker of their own: his again."""
    spoken = {each.content.start: each for each in found if each.direct and each.source is not None}
    last: Attribution | None = None
    end = 0
    for quote in quotes:
        content = _bare(text, quote)
        if last is not None and "\n" in text[end : quote.start]:
            last = None
        here = spoken.get(content.start)
        if here is None and last is not None and _stands_alone(text, quote):
            yield replace(last, content=content)
        last = here or last
        end = max(quote.end, here.cue.end if here else 0)


def _stands_alone(text: str, quote: Span) -> bool:
    """Whether the quotation begins a sentence and ends one."""
    before = text[max(0, quote.start - 4) : quote.start].rstrip(MARKS + " \xa0")
    return before.endswith((".", "!", "?")) and text[quote.end - 1] in ".!?…"


def _both(text: str, sentence: Span, tree: Parse, quotes: list[Span]) -> list[Attribution]:
    """What the tree shows, and what only the quotation marks do."""
    ruled = by_rules(text, sentence, quotes)
    speakers = {each.cue.end: each.source for each in ruled}
    found = [
        each if each.source else replace(each, source=_apart(each, speakers.get(each.cue.end)))
        for each in by_tree(tree)
    ]
    ends = {token.span.end for token in tree.tokens if token.tag.startswith("VB")}
    quoted = [each for each in ruled if each.cue.end in ends and _is_plain_speech(text, each.content)]
    return [*found, *(each for each in quoted if not any(_same(each, other) for other in found))]


def _apart(found: Attribution, source: Span | None) -> Span | None:
    """The speaker that the rules saw, for a tree that hung it elsewhere."""
    return None if source is None or source.overlaps(found.content) else source


def _is_plain_speech(text: str, content: Span) -> bool:
    """Whether the content has quotation marks or follows "that", of which rules are surer than a tree."""
    marked = any(mark in MARKS for mark in text[max(0, content.start - 1) : content.end])
    return marked or text[max(0, content.start - 6) : content.start].endswith((" that ", "\xa0that "))


def _same(one: Attribution, other: Attribution) -> bool:
    return one.cue.overlaps(other.cue) and one.content.overlaps(other.content)
