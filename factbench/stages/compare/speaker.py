"""Did the same person say it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.model import Agreement, Element, Signal
from factbench.stages.compare.clash import signal
from factbench.text.slots import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.stages.compare.side import Side
    from factbench.text.slots import Attribution
    from factbench.text.span import Span


def compare_speakers(claim: Side, evidence: Side) -> Iterator[Signal]:
    """The speaker of the statement against whoever says most of the same in the passage.

    Another speaker qualifies, and so does one who denies or doubts it.
    """
    told = [each for each in claim.attributions if each.source is not None]
    if not told:
        return
    theirs = [each for each in evidence.attributions if each.source is not None]
    for mine in told:
        topic = _topic(claim, mine.content)
        shared = [(len(topic & _topic(evidence, each.content)), each) for each in theirs]
        most, other = max(shared, key=lambda each: each[0], default=(0, None))
        if (
            other is not None
            and other.source is not None
            and mine.source is not None
            and most * 2 >= len(topic) > 0
        ):
            yield _said(claim, mine, mine.source, evidence, other, other.source)


def _topic(side: Side, content: Span) -> frozenset[str]:
    return side.families_in(content)


def _said(
    claim: Side, mine: Attribution, speaker: Span, evidence: Side, theirs: Attribution, other: Span
) -> Signal:
    if mine.stance is not theirs.stance and Stance.DENIED in (mine.stance, theirs.stance):
        return signal(
            Element.SPEAKER,
            Agreement.QUALIFIES,
            claim,
            mine.cue,
            evidence,
            theirs.cue,
            "who denies it where the other does not",
        )
    names = claim.stems_in(speaker), evidence.stems_in(other)
    if names[0] & names[1]:
        return signal(Element.SPEAKER, Agreement.AGREES, claim, speaker, evidence, other)
    pronoun = not names[0] or not names[1]
    why = "perhaps the same speaker" if pronoun else "another speaker"
    return signal(Element.SPEAKER, Agreement.QUALIFIES, claim, speaker, evidence, other, why)
