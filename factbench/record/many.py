"""Findings that are too many to be held at once -> some of them, or each changed, when somebody comes to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factbench.model import Finding


def mapped(findings: Sequence[Finding], change: Callable[[Finding], Finding]) -> Sequence[Finding]:
    """Return the findings, each as `change` makes it: a tuple of a tuple, else a sequence that holds none of them."""
    return tuple(map(change, findings)) if isinstance(findings, tuple) else _Mapped(findings, change)


def picked(findings: Sequence[Finding], places: Sequence[int]) -> Sequence[Finding]:
    """Return the findings at these places, in this order: a tuple of a tuple, else a sequence that holds none."""
    return (
        tuple(findings[each] for each in places) if isinstance(findings, tuple) else _Picked(findings, places)
    )


class _Picked(Sequence["Finding"]):
    def __init__(self, findings: Sequence[Finding], places: Sequence[int]) -> None:
        self._findings = findings
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Finding]: ...
    def __getitem__(self, place: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(place, slice):
            return [self._findings[each] for each in self._places[place]]
        return self._findings[self._places[place]]


class _Mapped(Sequence["Finding"]):
    def __init__(self, findings: Sequence[Finding], change: Callable[[Finding], Finding]) -> None:
        self._findings = findings
        self._change = change

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return map(self._change, self._findings)

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Finding]: ...
    def __getitem__(self, place: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(place, slice):
            return [self._change(each) for each in self._findings[place]]
        return self._change(self._findings[place])
