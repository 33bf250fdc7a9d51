"""How likely does a candidate hand its words on?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.english.attribution.content import whole
from factbench.english.attribution.traits import chance, traits
from factbench.english.attribution.tree import ACCORDING, CandidateAttribution
from factbench.english.parse import stretch
from factbench.text.quotation import holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.slots import Attribution
    from factbench.text.span import Span


@dataclass(frozen=True)
class Scored:
    """A candidate with all that tells whether it is taken."""

    candidate: CandidateAttribution
    cue: Span
    content: Span
    """To the ends of the quotation it lies in, which may be sentences away."""
    direct: bool
    """Whether the content is a quotation."""
    in_quotation: bool
    """Whether the cue is somebody's word itself."""
    quotes: list[Span] = field(compare=False)
    ruled: Sequence[Attribution] = field(compare=False)

    @cached_property
    def chance(self) -> float:
        """How likely it is one, from 0 to 1; not weighed before somebody asks, for most cannot speak at all."""
        # Of "according to" the tree is sure.
        sure = self.candidate.slot == ACCORDING
        return 1.0 if sure else chance(traits(self.candidate, self.quotes, self.ruled))


def scored(
    text: str, candidate: CandidateAttribution, quotes: list[Span], ruled: Sequence[Attribution]
) -> Scored:
    """Return the candidate with its chance; `ruled` are the attributions that rules see in the sentence."""
    cue = candidate.cue.span
    content = whole(text, stretch(candidate.content), cue, quotes)
    return Scored(
        candidate,
        cue,
        content,
        direct=holding(quotes, content) is not None,
        in_quotation=holding(quotes, cue) is not None,
        quotes=quotes,
        ruled=ruled,
    )
