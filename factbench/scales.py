"""Verdict scales: the ratings a reviewer may give, as versioned data."""

from __future__ import annotations

from typing import NamedTuple


class Rating(NamedTuple):
    """One step of a verdict scale."""

    id: str
    words: str
    letter: str
    glyph: str
    number: int | None
    """ClaimReview `ratingValue` from 1 to 5; None where the rating has no place on that line."""
    published: bool = True
    """Whether ClaimReview may carry it."""
    brief: str = ""
    """Its words where there is room for six letters."""
    in_words: bool = False
    """Whether it says nothing without the reviewer's reason."""


class Scale(NamedTuple):
    """A named, versioned set of ratings."""

    id: str
    """Name, @, version: a scale that was used never changes, another version is another scale."""
    words: str
    ratings: tuple[Rating, ...]
    loses: str = ""
    """What is lost when its ratings are written as ClaimReview numbers."""

    def rating(self, rating: str) -> Rating | None:
        """The rating with this id, or None."""
        return next((each for each in self.ratings if each.id == rating), None)


LETTERS = frozenset("srmexhlp")
"""The letters that ratings may have, small and capital: no other key of the desk is one of them."""

_SUPPORTED = Rating("supported", "Supported", "s", "✓", 5, brief="Supp")
_REFUTED = Rating("refuted", "Refuted", "r", "✗", 1, brief="Refut")
_NOT_ENOUGH = Rating("not-enough-evidence", "Not enough evidence", "e", "?", None, brief="NEI")
_NOT_CHECKABLE = Rating("not-checkable", "Not checkable", "x", "–", None, published=False, brief="N/Chk")
_TRUE = Rating("true", "True", "s", "✓", 5, brief="True")
_MOSTLY_TRUE = Rating("mostly-true", "Mostly true", "m", "◕", 4, brief="MostT")
_HALF_TRUE = Rating("half-true", "Half true", "h", "◑", 3, brief="Half")
_MOSTLY_FALSE = Rating("mostly-false", "Mostly false", "l", "◔", 2, brief="MostF")
_FALSE = Rating("false", "False", "r", "✗", 1, brief="False")

HOUSE = Scale(
    "house@1",
    "House scale: supported, mixed, refuted",
    (_SUPPORTED, Rating("mixed", "Mixed", "m", "≈", 3, brief="Mixed"), _REFUTED, _NOT_ENOUGH, _NOT_CHECKABLE),
    loses="Not enough evidence has no number; not checkable is not written at all.",
)
"""The house scale. Numbers from the usual ClaimReview scale, 1 False to 5 True."""

CLAIMREVIEW = Scale(
    "claimreview@1", "ClaimReview 1 to 5", (_TRUE, _MOSTLY_TRUE, _HALF_TRUE, _MOSTLY_FALSE, _FALSE)
)
"""Source: Google's guide to ClaimReview, "1 = False, 2 = Mostly false, 3 = Half true, 4 = Mostly true, 5 = True"."""

AVERITEC = Scale(
    "averitec@1",
    "AVeriTeC",
    (
        _SUPPORTED,
        _REFUTED,
        _NOT_ENOUGH,
        Rating("conflicting", "Conflicting evidence or cherry-picking", "m", "≈", 3, brief="Confl"),
    ),
    loses="Conflicting evidence and cherry-picking both become 3; not enough evidence has no number.",
)
"""Source: M. Schlichtkrull and others, "AVeriTeC" (2023)."""

FEVER = Scale(
    "fever@1",
    "FEVER",
    (_SUPPORTED, _REFUTED, Rating("not-enough-info", "Not enough info", "e", "?", None, brief="NEI")),
    loses="Not enough info has no number.",
)
"""Source: J. Thorne and others, "FEVER" (2018)."""

POLITIFACT = Scale(
    "politifact@1",
    "PolitiFact-like: six steps",
    (
        _TRUE,
        _MOSTLY_TRUE,
        _HALF_TRUE,
        _MOSTLY_FALSE,
        _FALSE,
        Rating("pants-on-fire", "Pants on fire", "p", "▲", 1, brief="Pants"),
    ),
    loses="False and pants on fire both become 1.",
)
"""Source: the six ratings of PolitiFact's Truth-O-Meter."""

TEXT = Scale(
    "text@1",
    "Text only: the reason is the verdict",
    (Rating("in-words", "Decided in words", "s", "¶", None, brief="Words", in_words=True), _NOT_CHECKABLE),
    loses="No rating has a number; the words are the explanation.",
)

SCALES = {each.id: each for each in (HOUSE, CLAIMREVIEW, AVERITEC, FEVER, POLITIFACT, TEXT)}


def known(rating: str, scale: str) -> Rating | None:
    """The rating with this id on a scale; else on any that has it, for equal ids mean the same everywhere."""
    own = SCALES[scale].rating(rating) if scale in SCALES else None
    return own or next((found for each in SCALES.values() if (found := each.rating(rating))), None)
