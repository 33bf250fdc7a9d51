"""Does work take time in proportion to its text? Measured in processor time, so that a busy machine tells no lies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LEAST = 0.02
"""Seconds below which a clock tells nothing."""


def grows_linearly(work: Callable[[str], object], piece: str, *, size: int, room: float = 2) -> bool:
    """Whether a text of ten times `size` code points takes at most ten times as long as one of `size`, times `room`.

    The fastest of up to three runs counts: other work on the machine can only make a measurement worse. Each run has
    a text of its own, a code point longer, so that none is answered from what was kept of the run before. A square
    would need a room of ten.
    """

    def seconds(many: int) -> Iterator[float]:
        return (_seconds(work, (piece * (many // len(piece) + 2))[: many + run]) for run in range(3))

    few = max(LEAST, min(seconds(size)))
    return any(long <= 10 * room * few for long in seconds(10 * size))


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
