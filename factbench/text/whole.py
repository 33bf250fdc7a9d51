"""What is found in a text whose language no rules know: whole sentences, and nothing that was invented."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.text.clause import Clause, Cut, Reading
from factbench.text.quotation import MARKS
from factbench.text.slots import Kind, Worth
from factbench.text.span import Span, trim
from factbench.text.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from factbench.settings import ParserChoice
    from factbench.text.clause import Made
    from factbench.text.slots import Attribution, Date, Edit, Found, Name, Quantity, Rank


@dataclass(frozen=True, slots=True)
class WholeSentences:
    """The finders of a language without rules; `factbench.languages.Finders` says what each method answers.

    Quotation marks and stops are the same in many languages, so quotations and sentences are found everywhere.
    """

    language: str
    """What it is called in English, or its code in quotes."""

    knows_words = False

    def dates(self, text: str, *, published: date | None = None) -> list[Date]:
        """None: "am 3. August 1990" is no English date."""
        return []

    def quantities(self, text: str, *, dated: Iterable[Span] | None = None) -> list[Quantity]:
        """None: "53.939" is a count in Spanish and a fraction in English."""
        return []

    def names(self, text: str) -> list[Name]:
        """None: every noun of German has a capital."""
        return []

    def ranks(self, text: str) -> list[Rank]:
        """None."""
        return []

    def attributions(self, text: str) -> list[Attribution]:
        """None."""
        return []

    def clauses(
        self,
        text: str,
        bounds: Sequence[Span],
        *,
        named: Sequence[Name],
        parser: ParserChoice,
        flag_from: float,
    ) -> Reading:
        """The sentences of three words or more that end with a stop; no question and no heading."""
        return Reading(tuple(_sentences(text, bounds)))

    def statement(
        self, text: str, clause: Clause, *, edits: Sequence[Edit], when: str | None = None
    ) -> Worded:
        """The sentence on one line, with a capital first and a stop last."""
        words = " ".join(" ".join(part.of(text) for part in clause.parts).split())
        stop = "" if words.rstrip(_CLOSING)[-1:] in _STOPS else "."
        return Worded(f"{words[:1].upper()}{words[1:]}{stop}")

    def kinds(
        self,
        quote: str,
        statement: str,
        dates: Iterable[Date],
        quantities: Iterable[Quantity],
        *,
        state: bool | None = None,
        quoted: bool = False,
    ) -> tuple[Kind, ...]:
        """That it quotes, which marks show; nothing else."""
        return (Kind.QUOTATION,) if quoted or any(mark in quote for mark in MARKS) else ()

    def worth(
        self, sentence: str, *, found: Found, changes: tuple[tuple[str, str, float], ...] = ()
    ) -> Worth:
        """As likely as not, three times: nobody has weighed the words."""
        return Worth(0.5, 0.5, 0.5, ("its language is not weighed",))

    def judged(self, text: str, made: Made) -> Worth:
        """As it is: no reader has judged claims of this language."""
        return made.worth

    def used(self, parser: ParserChoice) -> str:
        """What takes sentences apart: nothing."""
        return "sentences"

    def notices(self, parser: ParserChoice) -> tuple[str, ...]:
        """What a reader of the claims must know."""
        return (
            f"The language is {self.language}; claims are whole sentences, and dates, numbers and names are not read.",
        )


def _sentences(text: str, bounds: Sequence[Span]) -> Iterator[Clause]:
    for bound in bounds:
        words = bound.of(text)
        stop = words.rstrip(_CLOSING)[-1:]
        if stop in _STOPS and (len(words.split()) > 2 or stop in _WIDE):
            said = _without_edges(text, bound)
            if any(map(str.isalnum, said.of(text))):
                yield Clause((said,), Cut.MAIN)


def _without_edges(text: str, bound: Span) -> Span:
    """The sentence without its stop, and without marks that enclose all of it or whose other is not in it."""
    said = trim(text, bound, also=_EDGES)
    while said:
        opened, closed = text[said.start] in MARKS, text[said.end - 1] in MARKS
        inside = sum(mark in MARKS for mark in said.of(text)) - opened - closed
        if not (opened or closed) or inside:
            return said
        said = trim(text, Span(said.start + opened, max(said.start + opened, said.end - closed)), also=_EDGES)
    return said


_WIDE = "。"
"""The stop of scripts that part no words: Chinese, Japanese."""
_STOPS = frozenset([".", "…", "!", "۔", "।", _WIDE])
"""What ends a sentence that is no question, Arabic and Devanagari too."""
_CLOSING = f"{MARKS}’)] "
_EDGES = ",;:…–—-.!"
