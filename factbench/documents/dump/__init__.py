"""Which lines of a web page that was saved as plain text are the article?

A page dumped as text is menus, teasers and notices around one body. Each line is scored by what can be seen of it and
of what stands above and below it (`line.columns`), then once more by these signs and by the first scores of all lines
(`line_context.context`): where a body begins and ends shows only then. The weights were fitted on labelled pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.documents.dump.context import context
from factbench.documents.dump.line import columns, ends, has_day, is_furniture, is_prose, is_sentence, length
from factbench.text.fitted import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.fitted import Table

__all__ = ["body", "ends", "is_dump", "is_furniture", "is_prose", "is_sentence", "scores", "trimmed"]


def body(lines: Sequence[str]) -> list[int]:
    """The indices of the lines that are the article's body, ascending; [] where no line looks like prose.

    It need not be in one piece: a list of links may stand in the middle of an article.
    """
    return trimmed(lines, [index for index, score in enumerate(scores(lines)) if score > 0])


def trimmed(lines: Sequence[str], chosen: Sequence[int]) -> list[int]:
    """What was chosen, from the first prose on; a lone line above the day of publication is a standfirst."""
    start = next((place for place, index in enumerate(chosen) if is_prose(lines[index])), len(chosen))
    kept = list(chosen[start:])
    if len(kept) > 2 and any(has_day(line) for line in lines[kept[0] + 1 : kept[1]]):
        return trimmed(lines, kept[1:])
    return kept


def scores(lines: Sequence[str]) -> list[float]:
    """How much each line looks like body, in log-odds: above 0 it more likely is."""
    if not lines:
        return []
    own = columns(lines)
    first = fitted().scores(own, len(lines), FIRST)
    return fitted().scores({**own, **context(first)}, len(lines), SECOND)


FIRST, SECOND = "first", "second"
"""The columns of the table: of the signs alone, then with those that the first scores give."""


def fitted() -> Table:
    """What each sign weighs, for each unit of it."""
    return load("factbench.documents", "fitted/dump.tsv")


def is_dump(lines: Sequence[str]) -> bool:
    """Whether the lines are more than a clean article: heading, paragraphs of prose, a few subheadings.

    A text without any prose is no dump when it is short or full of stops: it is what somebody pasted.
    """
    bare = [not ends(line) for line in lines]
    first = next((index for index, line in enumerate(lines) if is_prose(line)), None)
    if first is None:
        return len(lines) > 3 and sum(bare) * 2 > len(lines)
    furniture = sum(is_furniture(line) for line in lines if length(line) <= 8)
    after = bare[first:]
    return first > 6 or furniture >= 2 or sum(after) > max(2, after.count(False))
