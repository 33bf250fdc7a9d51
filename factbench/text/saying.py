"""Who says a claim, and which stretch of the article says that they say it?"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from factbench.text.clause import Clause, Cut
from factbench.text.quotation import left_open
from factbench.text.slots import Stance
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.text.placed import Attributed
    from factbench.text.slots import Attribution

MAKERS = frozenset({Stance.ASSERTED, Stance.HEDGED})
"""How somebody stands to what is theirs to answer for."""


def makers(said: Sequence[Attribution]) -> list[Attribution]:
    """The attributions by which somebody answers for what is said, of those that hold it, the outermost first."""
    return [each for each in said if each.who is not None and each.stance in MAKERS]


def said_by(text: str, said: Sequence[Attribution]) -> str | None:
    """Who says it, in the article's words on one line: "Ada Marsh", "police: a driver" where one tells of another.

    A name that stands for "she" is in brackets, for it is not the article's there. None where nobody says it.
    """
    return ": ".join(dict.fromkeys(_named(text, each) for each in makers(said))) or None


def _named(text: str, said: Attribution) -> str:
    words = " ".join(said.who.of(text).split()) if said.who else ""
    return f"[{words}]" if said.named is not None else words


def sayings(
    text: str, bounds: Sequence[Span], clauses: Sequence[Clause], attributed: Attributed
) -> Iterator[Clause]:
    """The clauses that it was said, each under the one that tells what was said: "Marsh said that it fell".

    Mostly the sentence as it stands. Where that tells more, the words about who speaks with those of the one clause.
    None where the speaker stands in another sentence, or where a listed clause says already that it was said.
    """
    starts = [each.start for each in bounds]
    listed = [each for each in clauses if each.under is None]
    inside: dict[int, list[Clause]] = {}
    for each in listed:
        inside.setdefault(bisect_right(starts, each.parts[0].start) - 1, []).append(each)
    for place, told in inside.items():
        for each in told:
            said = makers(attributed.over(each.parts))
            others = [other for other in told if other is not each]
            if (
                said
                and (found := _saying(text, bounds[place], each, said[0], others, attributed)) is not None
            ):
                yield Clause(found, Cut.MAIN, under=each.parts)


def _saying(
    text: str,
    sentence: Span,
    clause: Clause,
    said: Attribution,
    others: Sequence[Clause],
    attributed: Attributed,
) -> tuple[Span, ...] | None:
    speaker = [each for each in (said.source, said.cue) if each is not None]
    if not all(sentence.covers(each) for each in (*speaker, *clause.parts)):
        return None
    if said.content.covers(said.cue):
        # "It is, according to Marsh, the biggest" has no words that only say who speaks.
        return None
    if any(part.overlaps(each) for other in (clause, *others) for part in other.parts for each in speaker):
        return None
    whole = trim(text, sentence, also=_EDGES)
    if others and said.source is not None and said.source < said.cue:
        between = Span(said.source.end, said.cue.start)
        if any(between.covers(each.cue) for each in attributed.touching(sentence) if each.cue != said.cue):
            # "Ito said in a letter, adding that": what she adds is not all that she says.
            return None
    parts = (whole,) if not others else _joined(text, whole, clause, said)
    taken = [part for other in others for part in other.parts]
    fits = not any(part.overlaps(each) for part in parts for each in taken)
    return parts if fits and all(_balanced(part.of(text)) for part in parts) else None


def _joined(text: str, sentence: Span, clause: Clause, said: Attribution) -> tuple[Span, ...]:
    """Who speaks, and what the clause says, in reading order; with nothing but marks between them they are one."""
    before = said.cue.start < clause.parts[0].start
    start = min(said.cue.start, said.source.start if said.source else said.cue.start)
    speaker = Span(start, said.content.start) if before else Span(said.content.end, sentence.end)
    pieces = [trim(text, each, also=_EDGES) for each in sorted((speaker, *clause.parts))]
    found: list[Span] = []
    for each in pieces:
        if found and not any(map(str.isalnum, text[found[-1].end : each.start])):
            found[-1] = Span(found[-1].start, max(each.end, found[-1].end))
        else:
            found.append(each)
    return tuple(found)


def _balanced(words: str) -> bool:
    straight = words.count("''") + words.count("``")
    return (
        not left_open(words)
        and words.count("”") <= words.count("“")
        and words.count("(") == words.count(")")
        and straight % 2 == 0
    )


_EDGES = ",;:…–—-.!"
