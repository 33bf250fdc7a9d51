"""What somebody typed -> what is stored, or why it cannot be."""

from __future__ import annotations

from factbench import errors


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
