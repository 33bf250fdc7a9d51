"""Who says what?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.attribution.choice import by_tree
from factbench.english.attribution.content import whole
from factbench.english.attribution.rules import by_rules
from factbench.english.attribution.telling import hedges
from factbench.english.attribution.unclaimed import lines, quoted
from factbench.text.quotation import holding, quotations, straightened, within
from factbench.text.sentence import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factbench.english.parse import Parse
    from factbench.text.slots import Attribution
    from factbench.text.span import Span


def attributions(
    text: str, *, parses: Mapping[Span, Parse] | None = None, bounds: Sequence[Span] | None = None
) -> list[Attribution]:
    """Return who says what in `text`, ordered by content: where it begins, then the longer first; none in blank text.

    Speech may be direct, in quotation marks, or indirect ("noted that", "according to"); what somebody thinks, wants,
    asks for or judges counts too ("vowed to", "called the plan a failure"), and then the content need not be a clause.
    Of a chain ("A said that B said that p") each link is one attribution whose content holds the next. A content is
    given without "that", outer quotation marks and final punctuation; a quotation that is broken by its speaker gives
    two with the same cue. `source` is None where the writer names nobody ("reportedly").

    Args:
        parses: trees of sentences by their spans in `text`, as `Parser.parse` gives them; sentences without one are
            read by rules.
        bounds: the sentences, for a caller who has them.
    """
    trees = parses or {}
    plain = straightened(text)
    quotes = quotations(plain)
    found: list[Attribution] = []
    for sentence in sentences(text) if bounds is None else bounds:
        ruled = by_rules(plain, sentence, quotes)
        tree = trees.get(sentence)
        if tree is None:
            found += ruled
        else:
            hedged = list(hedges(tree))
            cues = {each.cue for each in hedged}
            found += [each for each in by_tree(plain, tree, quotes, ruled) if each.cue not in cues]
            found += hedged
    spoken = lines(plain)
    found = [*spoken, *(_finished(plain, each, quotes) for each in _outside(found, spoken))]
    return _ordered([*found, *quoted(plain, found, quotes)])


def _finished(text: str, found: Attribution, quotes: list[Span]) -> Attribution:
    content = whole(text, found.content, found.cue, quotes)
    inside = within(quotes, content)
    around = holding(quotes, content)
    in_quotation = around is not None and not around.covers(found.cue)
    direct = in_quotation or sum(map(len, inside)) * 2 > len(content)
    return replace(found, content=content, direct=direct)


def _outside(found: Iterable[Attribution], spoken: Sequence[Attribution]) -> list[Attribution]:
    """Those whose cue stands in none of the lines that somebody speaks; `spoken` is in order."""
    kept: list[Attribution] = []
    begins = [each.cue.start for each in spoken]
    for each in found:
        line = bisect_right(begins, each.cue.end - 1) - 1
        if line < 0 or spoken[line].content.end <= each.cue.start:
            kept.append(each)
    return kept


def _ordered(found: Iterable[Attribution]) -> list[Attribution]:
    unique = {(each.cue, each.content): each for each in found if each.content}
    return sorted(unique.values(), key=lambda each: (each.content.start, -each.content.end, each.cue))
