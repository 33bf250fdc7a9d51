"""What a program that does nothing takes: memory, and time of the processor."""

from __future__ import annotations

import time
from pathlib import Path


def memory(pid: int) -> float:
    """Megabytes of a process: its own, and its share of what several use (Linux's Pss)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    (kilobytes,) = (line.split()[1] for line in lines if line.startswith("Pss:"))
    return int(kilobytes) / 1024


def idle(pid: int, seconds: float) -> float:
    """Percent of one processor that a process takes over `seconds`; call when nothing happens."""
    before = _busy(pid)
    time.sleep(seconds)
    return (_busy(pid) - before) / seconds / 1e7


def _busy(pid: int) -> int:
    """Nanoseconds on a processor, of all threads."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(each.read_text(encoding="ascii").split()[0]) for each in threads)
