"""Verdict scales: the ratings a reviewer may give, as versioned data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rating:
    """One step of a verdict scale."""

    id: str
    words: str
    letter: str
    glyph: str
    number: int | None
    """ClaimReview `ratingValue` from 1 to 5; None where the rating has no place on that line."""
    published: bool = True
    """Whether ClaimReview may carry it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A named, versioned set of ratings."""

    id: str
    ratings: tuple[Rating, ...]

    def rating(self, rating: str) -> Rating | None:
        """The rating with this id, or None."""
        return next((each for each in self.ratings if each.id == rating), None)


HOUSE = Scale(
    "house@1",
    (
        Rating("supported", "Supported", "s", "✓", 5),
        Rating("mixed", "Mixed", "m", "≈", 3),
        Rating("refuted", "Refuted", "r", "✗", 1),
        Rating("not-enough-evidence", "Not enough evidence", "e", "?", None),
        Rating("not-checkable", "Not checkable", "x", "–", None, published=False),
    ),
)
"""The house scale. Numbers from the usual ClaimReview scale, 1 False to 5 True."""

SCALES = {HOUSE.id: HOUSE}
