"""How ratings and stances are drawn: a glyph and a word, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factbench.scales import known

if TYPE_CHECKING:
    from factbench.model import Agreement, Suggestion


PLAIN = str.maketrans("✓✗≈–·○", "+x~-.o")
"""Each glyph in ASCII: one for one, so that a character means the same wherever it stands."""


class Glyphs(NamedTuple):
    """The characters of the desk, in Unicode or in ASCII."""

    ascii: bool = False

    def rating(self, rating: str | None, scale: str = "house@1") -> str:
        """One cell for a rating; a dot while the claim is open."""
        if rating is None:
            return "." if self.ascii else "·"
        found = known(rating, scale)
        if found is None:
            return "*"
        plain = found.glyph.translate(PLAIN)
        return (plain if plain.isascii() else found.letter.upper()) if self.ascii else found.glyph

    def tone(self, rating: str | None) -> str | None:
        """On which side a rating of any scale stands: "true", "between", "false"; None where on none."""
        found = known(rating, "house@1") if rating else None
        if found is None or found.number is None:
            return None
        return "true" if found.number > 3 else "between" if found.number == 3 else "false"

    @property
    def cursor(self) -> str:
        """Stands before the current row."""
        return ">" if self.ascii else "▸"

    @property
    def cited(self) -> str:
        """Stands at evidence that the verdict rests on."""
        return "#" if self.ascii else "●"

    def publish(self, wanted: bool | None) -> str:
        """One cell for whether a claim is marked for publication or kept out; "" where nobody said."""
        drawn = {None: "", True: "^" if self.ascii else "◆", False: "_" if self.ascii else "◇"}
        return drawn[wanted]

    @property
    def thumb(self) -> str:
        """The part of a scroll bar that shows where one is."""
        return "|" if self.ascii else "▐"

    @property
    def bar(self) -> str:
        """A cell of a bar that shows how many."""
        return "#" if self.ascii else "█"

    @property
    def heights(self) -> str:
        """A cell of a column, from empty to full."""
        return " .:#" if self.ascii else " ▁▂▃▄▅▆▇█"

    @property
    def more(self) -> str:
        """Says that text goes on."""
        return "~" if self.ascii else "…"

    @property
    def beside(self) -> str:
        """Stands beside every line of the current claim."""
        return "|" if self.ascii else "┃"

    @property
    def brackets(self) -> tuple[str, str]:
        """Stand around the current claim."""
        return ("[", "]") if self.ascii else ("▐", "▌")

    @property
    def remark(self) -> str:
        """Stands beside lines that somebody remarked on, and before the remark."""
        return '"' if self.ascii else "»"

    @property
    def uncovered(self) -> str:
        """Stands beside the line where a sentence begins that tells something and has no claim."""
        return "o" if self.ascii else "○"

    @property
    def caution(self) -> str:
        """Stands before what makes evidence worth less."""
        return "!" if self.ascii else "△"

    @property
    def full(self) -> str:
        """A tenth that is there."""
        return "#" if self.ascii else "▪"

    @property
    def empty(self) -> str:
        """A tenth that is missing."""
        return "-" if self.ascii else "·"

    def agreement(self, agreement: Agreement) -> str:
        """One cell for how evidence stands to an element of the claim."""
        drawn = {"agrees": "✓", "conflicts": "✗", "qualifies": "≈", "silent": "·"}[agreement.value]
        return drawn.translate(PLAIN) if self.ascii else drawn

    def suggestion(self, suggestion: Suggestion) -> str:
        """One cell for the stance a machine suggests."""
        drawn = {"supports": "✓", "refutes": "✗", "mentions": "○", "unclear": "·"}[suggestion.value]
        return drawn.translate(PLAIN) if self.ascii else drawn


def rating_words(rating: str | None, scale: str = "house@1") -> str:
    """A rating in words; "Open" while there is none."""
    if rating is None:
        return "Open"
    found = known(rating, scale)
    return found.words if found else rating


SHORT_CONFIDENCE = {"unset": "", "low": "low", "medium": "mid", "high": "high"}
"""Confidence, from unset up to high, and the word for it in a narrow column."""
