"""Which clauses does a whole text have, who says what in it, and what of them is not understood without it?"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factbench.english.attribution import attributions
from factbench.english.clause import clauses
from factbench.english.reference.context import Context
from factbench.english.reference.mention import Discourse
from factbench.english.speaker import named as speakers_named
from factbench.english.speaker.unnamed import PRONOUNS, unnamed
from factbench.text.clause import Reading
from factbench.text.placed import Attributed
from factbench.text.quotation import MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factbench.english.parse import Parse, Parser
    from factbench.text.clause import Clause
    from factbench.text.slots import Attribution, Edit, Gap, Name
    from factbench.text.span import Span


def read(
    text: str, bounds: Sequence[Span], *, named: Sequence[Name], parser: Parser | None, flag_from: float
) -> Reading:
    """Return the text taken apart: no clause of a heading, unless the text is nothing else.

    Args:
        bounds: the sentences of the text.
        named: its names.
        parser: what takes sentences apart; without one rules alone do.
        flag_from: from which chance on that a reader would ask, 0 to 1, a clause is flagged; see `Context`.
    """
    parses = parses_of(text, bounds, parser)
    context = Context(Discourse(text, named=tuple(named), bounds=bounds, parses=parses), flag_from=flag_from)
    said = speakers_named(text, attributions(text, parses=parses, bounds=bounds), context.referents)
    found = _clauses(text, bounds, said, parses)
    return Reading(tuple(found), tuple(said), partial(_understood, context, Attributed(said)))


def _understood(
    context: Context, attributed: Attributed, clause: Clause, said: Sequence[Attribution]
) -> tuple[tuple[Gap, ...], tuple[Edit, ...]]:
    """What the clause leaves open, who speaks among it, and what stands instead of its words."""
    text = context.discourse.text
    handed_on = [
        each.content
        for part in clause.parts
        for each in attributed.touching(part)
        if each.direct and _is_said_in(text, each, clause)
    ]
    heard = [each if each.source == each.who else replace(each, source=each.who) for each in said]
    gaps, edits = context.of(clause, heard, handed_on)
    known = [each.span for each in gaps]
    whose = [each for each in unnamed(text, said) if not any(each.span.overlaps(span) for span in known)]
    return (*gaps, *context.told(clause, whose)), edits


def _is_said_in(text: str, said: Attribution, clause: Clause) -> bool:
    """Whether the clause itself names who speaks."""
    source = said.source
    return (
        source is not None
        and source.of(text).lower() not in PRONOUNS
        and any(part.covers(source) for part in clause.parts)
    )


def parses_of(text: str, bounds: Sequence[Span], parser: Parser | None) -> dict[Span, Parse]:
    """The trees of the sentences that have one."""
    trees = zip(bounds, parser.parse(text, bounds) if parser else [None] * len(bounds), strict=True)
    return {bound: tree for bound, tree in trees if tree is not None}


def _clauses(
    text: str, bounds: Sequence[Span], said: Sequence[Attribution], parses: Mapping[Span, Parse]
) -> list[Clause]:
    attributed = Attributed(said)
    # "said Ito." in a line of its own, of what stands in the line before.
    tellings = {each.cue.start for each in said if each.direct and each.content.end <= each.cue.start}
    found: list[Clause] = []
    for bound in bounds:
        if len(bounds) == 1 or not (_is_heading(text, bound) or bound.start in tellings):
            found += clauses(text, bound, said=attributed.touching(bound), tree=parses.get(bound))
    return found


def _is_heading(text: str, bound: Span) -> bool:
    """Whether the sentence is a short line of its own without a stop: a headline, a date line, an item of a list."""
    alone = not text[: bound.start].rstrip(" \t\xa0")[-1:].strip() and text[bound.end : bound.end + 1] in {
        "",
        "\n",
        "\r",
    }
    return alone and bound.of(text)[-1] not in f".!?…;{MARKS})]" and bound.of(text).count(" ") < HEADING


HEADING = 15
"""Words that a headline has at most. Source: news style guides ask for under a dozen."""
