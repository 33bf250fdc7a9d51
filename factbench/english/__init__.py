"""What English says: dates, quantities, names, clauses, who says so, and what is worth checking.

`ENGLISH` is the public door. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.settings import ParserChoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from factbench.text.clause import Clause, Made, Reading
    from factbench.text.slots import Attribution, Date, Edit, Found, Kind, Name, Quantity, Rank, Worth
    from factbench.text.span import Span
    from factbench.text.worded import Worded


@dataclass(frozen=True, slots=True)
class English:
    """Everything that is found in English; `factbench.languages.Finders` says what each method answers."""

    knows_words = True

    def dates(self, text: str, *, published: date | None = None) -> list[Date]:
        """As `english.date.dates`."""
        from factbench.english.date import dates

        return dates(text, published=published)

    def quantities(self, text: str, *, dated: Iterable[Span] | None = None) -> list[Quantity]:
        """As `english.quantity.quantities`."""
        from factbench.english.quantity import quantities

        return quantities(text, dated=dated)

    def names(self, text: str) -> list[Name]:
        """As `english.name.names`."""
        from factbench.english.name import names

        return names(text)

    def ranks(self, text: str) -> list[Rank]:
        """As `english.rank.ranks`."""
        from factbench.english.rank import ranks

        return ranks(text)

    def attributions(self, text: str) -> list[Attribution]:
        """As `english.attribution.attributions`, by rules."""
        from factbench.english.attribution import attributions

        return attributions(text)

    def clauses(
        self,
        text: str,
        bounds: Sequence[Span],
        *,
        named: Sequence[Name],
        parser: ParserChoice,
        flag_from: float,
    ) -> Reading:
        """As `english.reading.read`. Raises: Misuse where the model is asked for and there is none."""
        from factbench.english.parse import parser_for
        from factbench.english.reading import read

        return read(text, bounds, named=named, parser=parser_for(parser), flag_from=flag_from)

    def statement(
        self, text: str, clause: Clause, *, edits: Sequence[Edit], when: str | None = None
    ) -> Worded:
        """As `english.clause.statement.statement`."""
        from factbench.english.clause.statement import statement

        return statement(text, clause, edits=edits, when=when)

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
        """As `english.kind.kinds`."""
        from factbench.english.kind import is_state, kinds

        lasting = is_state(statement) if state is None else state
        return kinds(quote, statement, dates, quantities, state=lasting, quoted=quoted)

    def worth(
        self, sentence: str, *, found: Found, changes: tuple[tuple[str, str, float], ...] = ()
    ) -> Worth:
        """As `english.worth.worth`."""
        from factbench.english.worth import reweighted, worth

        return worth(sentence, weights=reweighted(changes), found=found)

    def judged(self, text: str, made: Made) -> Worth:
        """As `english.fitness.judged`."""
        from factbench.english.fitness import judged

        return judged(text, made)

    def used(self, parser: ParserChoice) -> str:
        """The model, or "rules". Raises: Misuse where the model is asked for and there is none."""
        from factbench.english.parse import parser_for

        model = parser_for(parser)
        return model.version if model else "rules"

    def notices(self, parser: ParserChoice) -> tuple[str, ...]:
        """That the model is missing, where it was not forgone."""
        if parser is ParserChoice.AUTO and self.used(parser) == "rules":
            return ("Cut by rules: the English model is not installed.",)
        return ()


ENGLISH = English()
