"""Does work take time in proportion to its text? Measured in processor time, so that a busy machine tells no lies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST = 0.02
"""Seconds below which a clock tells nothing."""


def grows_linearly(work: Callable[[str], object], piece: str, *, size: int, room: float = 2) -> bool:
    """Whether a text of ten times `size` code points takes at most ten times as long as one of `size`, times `room`.

    The fastest of up to three runs counts: other work on the machine can only make a measurement worse. A square
    would need a room of ten.
    """
    short, long = ((piece * (many // len(piece) + 1))[:many] for many in (size, 10 * size))
    few = max(LEAST, min(_seconds(work, short) for _ in range(3)))
    return any(_seconds(work, long) <= 10 * room * few for _ in range(3))


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
