"""What must stay in the house -> what readers may be told of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.acts import Brought, Shown
from factbench.model import Comparison, Suggestion
from factbench.text.span import Span

if TYPE_CHECKING:
    from factbench.acts import EditSource
    from factbench.model import ByHand, Comment, Evidence, Source

NOBODY = "somebody who is not named"
"""Stands for a name where no description was given."""
KEPT = "What was said stays with the editors."
"""Stands for the words of a source that stays in the house."""
NOT_SAID = "why stays with the editors"
"""Stands for the reason why such a source is out of use."""
SHORTEST = 3
"""Letters of the shortest part of a name that is found whatever its case."""


def title(kind: Brought, who: str, *, shown: Shown, described: str = "", typed: str = "") -> str:
    """The title of what was brought, as readers may see it: what was `typed`, but where somebody is not to be named.

    >>> title(Brought.CALL, "Dana Mills", shown=Shown.UNNAMED, described="an official of the port")
    'Phone call with an official of the port'
    """
    what = kind.value.capitalize()
    match shown:
        case Shown.HOUSE:
            return f"{what} that stays with the editors"
        case Shown.UNNAMED:
            return f"{what} {_FROM[kind]} {described or NOBODY}"
        case Shown.NAMED:
            return typed or (f"{what} {_FROM[kind]} {who}" if who else what)


_FROM = {
    Brought.PASSAGE: "from",
    Brought.CALL: "with",
    Brought.TALK: "with",
    Brought.MESSAGE: "from",
    Brought.DOCUMENT: "from",
}


def betrays(text: str, who: str) -> str | None:
    """The first part of the name `who` that stands as a word in `text`; None where none does.

    Case does not count, but for parts of two letters, which are words too ("Li", "Wu"). What is written small in a
    name is none of it ("van"), unless all is.
    """
    parts = [each for each in re.findall(r"[^\W\d_]+", who) if len(each) > 1]
    if any(each[0].isupper() for each in parts):
        parts = [each for each in parts if each[0].isupper() or not each[0].islower()]
    words = re.findall(r"[^\W\d_]+", text)
    said = {*words, *(each.casefold() for each in words if len(each) >= SHORTEST)}
    return next((each for each in parts if {each, each.casefold()} & said), None)


def betrayed(source: Source, act: EditSource) -> str | None:
    """The part of a name not to be known that a correction of its source would tell; None where it tells none."""
    if source.by_hand is None or source.by_hand.shown is Shown.NAMED:
        return None
    told = (act.title, act.publisher, act.why, act.origin, act.licence, act.interests)
    return betrays(" ".join(each for each in told if isinstance(each, str)), source.by_hand.who)


def stays(source: Source) -> bool:
    """Whether what a source says stays in the house."""
    return source.by_hand is not None and source.by_hand.shown is Shown.HOUSE


def source_for_readers(source: Source) -> Source:
    """The source as readers may know it."""
    hand = source.by_hand
    if hand is None or hand.shown is Shown.NAMED:
        return source
    bare = replace(source, by_hand=_bare(hand))
    if hand.shown is Shown.UNNAMED:
        return replace(bare, retired=NOT_SAID) if betrays(source.retired or "", hand.who) else bare
    return replace(
        bare,
        title=title(hand.kind, "", shown=Shown.HOUSE),
        text=KEPT if source.text else "",
        retired=NOT_SAID if source.retired else None,
        publisher=None,
        url=None,
        why=None,
        origin=None,
        licence=None,
        interests=None,
        archived=None,
    )


def _bare(hand: ByHand) -> ByHand:
    return replace(hand, who="", called="", described=hand.described if hand.shown is Shown.UNNAMED else "")


def evidence_for_readers(evidence: Evidence) -> Evidence:
    """The evidence as readers may know it: of what stays in the house neither its words nor how they compare."""
    now = replace(evidence, source=source_for_readers(evidence.source))
    if not stays(evidence.source):
        return now
    span = Span(0, len(KEPT))
    return replace(
        now,
        passage=replace(evidence.passage, span=span, text=KEPT),
        best=span,
        comparison=Comparison((), Suggestion.UNCLEAR),
        score=0.0,
        parts=None,
    )


def comment_for_readers(comment: Comment) -> Comment | None:
    """The comment as readers may know it; None where nothing of it is for them."""
    match comment.shown:
        case Shown.NAMED:
            return comment
        case Shown.UNNAMED:
            return replace(comment, who=comment.described or NOBODY, described="")
        case Shown.HOUSE:
            return None
