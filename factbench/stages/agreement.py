"""Ratings by several reviewers -> how far they agree beyond chance, and how sure that is."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from factbench.scales import SCALES, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt


class Level(StrEnum):
    """What counts as disagreement."""

    NOMINAL = "nominal"
    """Two ratings that are not the same, whichever they are."""
    ORDINAL = "ordinal"
    """The further apart on the scale, the more. Ratings without a number ("not enough evidence") are left out."""


class Rated(Protocol):
    """One reviewer's rating of one claim."""

    @property
    def claim(self) -> str:
        """Its id."""

    @property
    def reviewer(self) -> str:
        """Who gave it."""

    @property
    def scale(self) -> str:
        """On which it was given."""

    @property
    def rating(self) -> str:
        """Its id."""

    @property
    def kinds(self) -> Sequence[str]:
        """Of the claim."""


class Reliability(NamedTuple):
    """Krippendorff's alpha: 1 is full agreement, 0 what chance would give, below 0 worse than chance."""

    alpha: float | None
    """None where nothing is to be compared, or where only one rating was ever used: then there is nothing that chance
    could have got wrong."""
    low: float | None
    """Lower end of the 95 % interval; None where alpha is."""
    high: float | None
    claims: int
    """That two or more rated."""


def possible() -> bool:
    """Whether the package that computes alpha is installed; it comes with the extra `team`."""
    return find_spec("krippendorff") is not None


def reliability(rated: Iterable[Rated], level: Level) -> Reliability:
    """Return how far reviewers agree, over claims that two or more of them rated on one scale; one rating each.

    The interval is that of `RESAMPLES` drawings of as many claims, with replacement, always the same ones; of more than
    `LARGE` claims a tenth of the drawings is enough. Ratings of several scales are never compared: of several the one
    with the most ratings is taken.

    Raises: ModuleNotFoundError where `possible` says no.

    Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by the package `krippendorff`;
    bootstrap over claims as in A. F. Hayes and K. Krippendorff, "Answering the Call" (2007).
    """
    import numpy as np

    units = sorted(sorted(unit) for unit in _units(_on_one_scale(rated), level) if len(unit) > 1)
    values = sorted({value for unit in units for value in unit})
    if len(values) < 2:
        return Reliability(None, None, None, len(units))
    counts = np.array([[unit.count(value) for value in values] for unit in units])
    drawn = np.random.default_rng(0)
    times = RESAMPLES if len(units) <= LARGE else RESAMPLES // 10
    samples = (counts[drawn.integers(len(units), size=len(units))] for _ in range(times))
    found = [alpha for each in samples if (alpha := _alpha(each, level)) is not None]
    low, high = np.quantile(found, (0.025, 0.975)) if found else (None, None)
    return Reliability(
        _alpha(counts, level),
        None if low is None else float(low),
        None if high is None else float(high),
        len(units),
    )


RESAMPLES = 1_000
LARGE = 5_000
"""Claims above which fewer drawings are made."""


def _alpha(counts: npt.NDArray[np.int_], level: Level) -> float | None:
    """Alpha of a table: a row a claim, a column a value in order, how often it was given."""
    import krippendorff

    used = counts[:, counts.any(axis=0)]
    if used.shape[1] < 2:
        return None
    # Only the order of the values counts.
    return float(krippendorff.alpha(value_counts=used, level_of_measurement=level.value))


def _on_one_scale(rated: Iterable[Rated]) -> list[Rated]:
    every = list(rated)
    used = Counter(each.scale for each in every)
    most = max(used, key=lambda scale: (used[scale], scale), default="")
    return [each for each in every if each.scale == most]


def _units(rated: Iterable[Rated], level: Level) -> Iterator[list[int]]:
    """The ratings of each claim, as places on their scale, or as its numbers."""
    claims: dict[str, list[int]] = {}
    for each in rated:
        place = _number(each) if level is Level.ORDINAL else _place(each)
        if place is not None:
            claims.setdefault(each.claim, []).append(place)
    yield from claims.values()


def _number(each: Rated) -> int | None:
    rating = known(each.rating, each.scale)
    return rating.number if rating is not None else None


def _place(each: Rated) -> int:
    """A number for a rating; of one that this version does not know, a place of its own behind the scale's."""
    names = [rating.id for rating in SCALES[each.scale].ratings] if each.scale in SCALES else []
    unknown = len(names) + int.from_bytes(each.rating.encode()[:6], "big")
    return names.index(each.rating) if each.rating in names else unknown


R = TypeVar("R", bound=Rated)


def by_kind(rated: Sequence[R]) -> dict[str, list[R]]:
    """The ratings of the claims of each kind, by kind; a claim of two kinds counts in both."""
    kinds = sorted({kind for each in rated for kind in each.kinds})
    return {kind: [each for each in rated if kind in each.kinds] for kind in kinds}


def by_reviewer(rated: Sequence[R]) -> dict[str, list[R]]:
    """For each reviewer, all ratings of the claims that she rated: how far the others agree with her."""
    claims: dict[str, set[str]] = {}
    for each in rated:
        claims.setdefault(each.reviewer, set()).add(each.claim)
    return {
        reviewer: [each for each in rated if each.claim in claims[reviewer]] for reviewer in sorted(claims)
    }


def confusion(rated: Iterable[Rated], first: str, second: str) -> Mapping[tuple[str, str], int]:
    """How often the first gave one rating and the second another to the same claim on the same scale."""
    given: dict[tuple[str, str], dict[str, str]] = {}
    for each in rated:
        given.setdefault((each.claim, each.scale), {})[each.reviewer] = each.rating
    return Counter((each[first], each[second]) for each in given.values() if first in each and second in each)


def pairs(rated: Iterable[Rated]) -> list[tuple[str, str]]:
    """The pairs of reviewers who rated a claim both on one scale, in the order of their names."""
    given: dict[tuple[str, str], set[str]] = {}
    for each in rated:
        given.setdefault((each.claim, each.scale), set()).add(each.reviewer)
    found = {pair for reviewers in given.values() for pair in combinations(sorted(reviewers), 2)}
    return sorted(found)
