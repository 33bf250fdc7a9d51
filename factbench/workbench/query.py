"""A function of the store as a method of a part, where the part adds nothing but the connection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.database import Connection
    from factbench.workbench.session import Session

P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)


class OverSession(Protocol):
    """A part of the workbench."""

    session: Session


class Query(Generic[P, T_co]):
    """`verdicts = Query(claims.verdicts)`: `part.verdicts(claim)` is `claims.verdicts(connection, claim)`."""

    def __init__(self, look: Callable[Concatenate[Connection, P], T_co]) -> None:
        self._look = look

    def __get__(self, part: OverSession, _owner: type) -> Callable[P, T_co]:
        """The function, bound to the connection of whichever thread calls."""
        return partial(part.session.read, self._look)
