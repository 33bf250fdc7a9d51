"""What somebody typed -> what is stored, or why it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.scales import Rating, Scale


def storable(text: str) -> str:
    """`text`, if SQLite and JSON can keep it.

    Raises: `errors.Misuse` where it holds half of a surrogate pair.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise errors.Misuse("The text holds half a character (a lone surrogate); remove it.") from error
    return text


def filled(text: str, what: str) -> str:
    """`text`, if it can be stored and says something. Raises: `errors.Misuse`, which calls it `what`."""
    if not storable(text).strip():
        raise errors.Misuse(f"The {what} is empty: say something.")
    return text


def in_line(text: str) -> str:
    """`text` with single spaces. Raises: as `storable`."""
    return " ".join(storable(text).split())


def rating_on(scale: Scale, rating: str) -> Rating:
    """The rating with this id on a scale. Raises: `errors.Misuse` where it has none."""
    found = scale.rating(rating)
    if found is None:
        known = ", ".join(each.id for each in scale.ratings)
        raise errors.Misuse(f"{one_line(rating)} is no rating of {scale.id}; choose one of {known}.")
    return found
