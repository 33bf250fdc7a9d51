"""Entry points of a group -> what they name: ours, and those of other packages, by the same door."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from factbench.errors import Misuse
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def names(group: str) -> list[str]:
    """The names in a group, in alphabetical order; nothing is imported for them."""
    from importlib.metadata import entry_points

    return sorted({point.name for point in entry_points(group=group)})


def every(group: str, load: Callable[[str], T]) -> dict[str, T | Misuse]:
    """What `load` gives for each name in a group; where it refuses one, the error."""
    found: dict[str, T | Misuse] = {}
    for name in names(group):
        try:
            found[name] = load(name)
        except Misuse as error:
            found[name] = error
    return found


def load(group: str, name: str, what: str) -> object:
    """What the entry point `name` of a group leads to; `what` is the word for it, such as "format".

    Raises: `errors.Misuse` where there is none of that name, or where its package cannot be imported.
    """
    from importlib.metadata import entry_points

    found = [point for point in entry_points(group=group) if point.name == name]
    if not found:
        raise Misuse(f"There is no {what} {one_line(name)}; choose one of {', '.join(names(group))}.")
    try:
        return found[0].load()
    except (ImportError, AttributeError) as error:
        raise Misuse(
            f"The {what} {one_line(name)} cannot be loaded from {one_line(found[0].value)}: {one_line(str(error))}."
        ) from error
