"""What became of a document that was added, and who may stop the adding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.errors import FactbenchError

Stopped = Callable[[], bool]
"""Whether somebody wants no more."""


def never() -> bool:
    """Nobody stops it."""
    return False


class Was(StrEnum):
    """What became of a document that was added."""

    NEW = "new"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one document that was added."""

    name: str
    """As the person named it."""
    was: Was
    id: str | None = None
    title: str | None = None
    count: int = 0
    """Claims of an article that stand in the list, passages of a source."""
    notices: tuple[str, ...] = ()
    """What the person should know, a sentence each."""
    error: FactbenchError | None = None
    """Why it failed."""
