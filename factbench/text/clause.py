"""What is a clause that can stand as a claim, and what is a text that was taken apart into clauses?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.text.slots import Attribution, Date, Edit, Gap, Kind, Name, Quantity, Worth
    from factbench.text.span import Span


class Cut(StrEnum):
    """How a clause stood in its sentence."""

    MAIN = "main"
    """The whole sentence, or what is left of it where others are told apart."""
    REPORTED = "reported"
    """What somebody says: "the bank *had closed*" after "she noted that"."""
    CONJUNCT = "conjunct"
    """Joined by "and" or "but", with a subject of its own or its neighbour's."""
    ADVERBIAL = "adverbial"
    """Told in passing: "a year after *relations were established*"."""
    RELATIVE = "relative"
    """Told of a noun: "the bridge, which *cost two million*"."""
    APPOSITION = "apposition"
    """A noun that says what another is: "Ito, *the mayor of Ota*"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that says one thing. `parts` are in reading order, apart, and not blank."""

    parts: tuple[Span, ...]
    cut: Cut
    subject: Span | None = None
    """The subject where it is left out of `parts`: a pronoun that another clause of the sentence has."""
    lead: Span | None = None
    """The words before the clause that say when: "a year after"."""
    verb: str | None = None
    """Of an apposition, what is put in before the last part: "Ken Ito, the mayor" says that he *is* it."""
    under: tuple[Span, ...] | None = None
    """The parts of the larger clause that says this and more, and is the one to list; None for one that is listed."""


def understood(clause: Clause, said: Sequence[Attribution]) -> tuple[tuple[Gap, ...], tuple[Edit, ...]]:
    """What a clause leaves open and what stands instead of its words, where nothing is known of either."""
    return (), ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text taken apart."""

    clauses: tuple[Clause, ...]
    """In no order."""
    said: tuple[Attribution, ...] = ()
    """Who says what, by where the content begins."""
    context: Callable[[Clause, Sequence[Attribution]], tuple[tuple[Gap, ...], tuple[Edit, ...]]] = understood
    """A clause, and who says it -> what is not understood without the text, and what stands instead of words that are
    understood; both in reading order."""


class Made(Protocol):
    """What was made out of a clause, as it is judged before it is shown; `model.Claim` is one."""

    @property
    def parts(self) -> Sequence[Span]:
        """In reading order, not overlapping."""

    @property
    def plain(self) -> str:
        """The statement as one reads it."""

    @property
    def under(self) -> str | None:
        """The id of the larger claim that it is part of."""

    @property
    def kinds(self) -> Sequence[Kind]:
        """What sorts of thing it says."""

    @property
    def worth(self) -> Worth:
        """What it is worth."""

    @property
    def attribution(self) -> Sequence[Attribution]:
        """Who says so, outermost speaker first."""

    @property
    def needs_context(self) -> Sequence[Gap]:
        """What is not understood without the text."""

    @property
    def edits(self) -> Sequence[Edit]:
        """What was put in."""

    @property
    def dates(self) -> Sequence[Date]:
        """When."""

    @property
    def quantities(self) -> Sequence[Quantity]:
        """How much."""

    @property
    def names(self) -> Sequence[Name]:
        """Who."""
