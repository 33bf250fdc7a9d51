"""What is read of German, Spanish, French, Portuguese and Italian: whole sentences with their dates and quantities.

`EUROPEAN` is the public door. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.text.slots import Kind, Worth
from factbench.text.whole import WholeSentences

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from factbench.settings import ParserChoice
    from factbench.text.slots import Date, Found, Quantity
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class European(WholeSentences):
    """Whole sentences of one language with their dates and quantities, and nothing that needs its grammar."""

    code: str
    """ISO 639-1."""

    def dates(self, text: str, *, published: date | None = None) -> list[Date]:
        """As `european.date.dates`."""
        from factbench.european.date import dates

        return dates(text, self.code, published=published)

    def quantities(self, text: str, *, dated: Iterable[Span] | None = None) -> list[Quantity]:
        """As `european.quantity.quantities`."""
        from factbench.european.quantity import quantities

        spans = dated if dated is not None else [each.span for each in self.dates(text)]
        return quantities(text, self.code, dated=spans)

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
        """That it quotes, dates or counts."""
        told = WholeSentences.kinds(self, quote, statement, (), (), quoted=quoted)
        dated = (Kind.DATE,) if any(each.says_when for each in dates) else ()
        return (*dated, *((Kind.QUANTITY,) if any(True for _ in quantities) else ()), *told)

    def worth(
        self, sentence: str, *, found: Found, changes: tuple[tuple[str, str, float], ...] = ()
    ) -> Worth:
        """As likely as not, and a little more where a number or a date can be looked up; no word is weighed."""
        reasons = [
            *(["gives a number"] if found.quantities else []),
            *(["gives a date"] if any(each.says_when for each in found.dates) else []),
        ]
        more = _TELLING if reasons else 0.0
        return Worth(0.5 + more, 0.5 + more, 0.5, (*reasons, "its words are not weighed"))

    def notices(self, parser: ParserChoice) -> tuple[str, ...]:
        """What is read and what is not."""
        return (
            f"The language is {self.language}; claims are whole sentences, of which dates, numbers and quotations are "
            "read, and names and speakers are not.",
        )


_TELLING = 0.1
"""What a figure adds to both scores: enough to list what has one first, for nobody has fitted it."""

EUROPEAN = {
    code: European(language, code)
    for code, language in {
        "de": "German",
        "es": "Spanish",
        "fr": "French",
        "it": "Italian",
        "pt": "Portuguese",
    }.items()
}
"""The finders by ISO 639-1 code."""
