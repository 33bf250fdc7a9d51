"""The claims in the list: their order in memory, their rows read page by page."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.opening import ClaimLine

PAGE = 200
"""Rows read at once: some screens full, in about a millisecond."""
PAGES = 40
"""Pages kept: 8,000 rows."""


class ClaimRows:
    """Eight bytes and a flag for each claim; the rest of a row only while somebody looks near it."""

    def __init__(self, read: Callable[[Sequence[int]], Sequence[ClaimLine]]) -> None:
        self._read = read
        self._pages: OrderedDict[int, dict[int, ClaimLine]] = OrderedDict()
        self._ratings: dict[int, tuple[str | None, str]] = {}
        self.keys: array[int] = array("q")
        self._decided = bytearray()

    def __len__(self) -> int:
        return len(self.keys)

    def read_from(self, read: Callable[[Sequence[int]], Sequence[ClaimLine]]) -> None:
        """Read rows in another way from now on."""
        self._read = read

    def replace(self, keys: array[int], decided: bytearray) -> None:
        """Take another order of claims; what was read is read anew when it is looked at."""
        self.keys, self._decided = keys, decided
        self._pages.clear()
        self._ratings.clear()

    def at(self, position: int) -> ClaimLine | None:
        """The row at a position, with what this session did to it; None for a claim that is gone."""
        number, key = position // PAGE, self.keys[position]
        page = self._pages.get(number)
        if page is None:
            page = {line.key: line for line in self._read(self.keys[number * PAGE : (number + 1) * PAGE])}
            self._pages[number] = page
            if len(self._pages) > PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        line = page.get(key)
        if line is not None and key in self._ratings:
            rating, confidence = self._ratings[key]
            line = line._replace(rating=rating, confidence=confidence)
        return line

    def mark(self, position: int, rating: str | None, confidence: str) -> None:
        """Show this verdict at a position from now on."""
        self._ratings[self.keys[position]] = rating, confidence
        self._decided[position] = rating is not None

    def position(self, key: int) -> int | None:
        """Where a claim stands, or None where it is not in the list."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def next_open(self, position: int, step: int) -> int | None:
        """The nearest undecided claim after (`step` 1) or before (-1) a position; None where there is none."""
        seen = self._decided
        found = seen.find(0, position + 1) if step > 0 else seen.rfind(0, 0, max(position, 0))
        return None if found < 0 else found

    @property
    def open(self) -> int:
        """How many claims are undecided."""
        return self._decided.count(0)
