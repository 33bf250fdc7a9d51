"""The table of quality: a row a score, its peers beside it, and a floor that a gain raises."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.005
"""How far below the score measured a raised floor stands: what a newer library or platform may cost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """Another tool's or a simple rule's score on the same data; `quoted` when it was not run now."""

    name: str
    score: float
    quoted: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.score:.3f}" + (" (quoted)" if self.quoted else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One score. `key` names its floor in `floors.json`."""

    key: str
    what: str
    score: float
    on: str
    """Split, pool and denominator in words: "dev half, 349 claims, pool: the one article"."""
    reach: float | None = None
    """The number that is aimed at; None where only the floor counts."""
    most: bool = False
    """Whether less is better, so that `reach` and the floor are the most that is allowed."""
    peers: tuple[Peer, ...] = ()

    def as_good_as(self, bound: float) -> bool:
        """Whether the score is at least (with `most`: at most) the bound."""
        return self.score <= bound if self.most else self.score >= bound


def path_of(*parts: str) -> Path:
    """A file or folder of the outside data; skips the test where there is none."""
    folder = os.environ.get("FACTBENCH_DATA")
    path = Path(folder or "", *parts)
    if not folder or not path.exists():
        pytest.skip(f"FACTBENCH_DATA names no folder with {'/'.join(parts)}")
    return path


def f1(hits: float, found: float, gold: float) -> float:
    """The harmonic mean of hits / found and hits / gold; 0 where there is nothing."""
    return 2 * hits / (found + gold) if found + gold else 0.0


class Table:
    """What the `table` fixture gives a test: `table.row(...)` notes a score and holds it to its floor."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request

    def row(
        self,
        key: str,
        what: str,
        score: float,
        *,
        on: str,
        reach: float | None = None,
        most: bool = False,
        peers: tuple[Peer, ...] = (),
    ) -> None:
        """Note a score for the table that is printed at the end; fail the test below its floor."""
        row = Row(key=key, what=what, score=score, on=on, reach=reach, most=most, peers=peers)
        self._request.node.user_properties.append(("row", asdict(row)))
        if self._request.config.getoption("--floors", default=None):
            return
        floor = floors().get(key, {}).get("floor")
        assert floor is not None, f"{key} has no floor yet: run `poe quality --floors raise`"
        assert row.as_good_as(floor), f"{what}: {score:.4f}, worse than its floor {floor}"


def floors() -> dict[str, dict[str, Any]]:
    """Floors by key, each with `floor` and, where it was ever lowered, `why`."""
    found: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def moved(rows: list[Row], *, lower: str | None) -> dict[str, dict[str, Any]]:
    """The floors after these rows: raised where the score allows; lowered only with a reason in `lower`."""
    known = floors()
    for row in rows:
        bound = round(row.score + (MARGIN if row.most else -MARGIN), 4)
        old = known.get(row.key, {}).get("floor")
        better = old is None or (bound < old if row.most else bound > old)
        if better:
            known.setdefault(row.key, {})["floor"] = bound
        elif lower and not row.as_good_as(old):
            known[row.key] = {"floor": bound, "why": lower}
    return dict(sorted(known.items()))


def printed(rows: list[Row]) -> str:
    """The table in words, a row a line."""
    known = floors()
    lines = []
    for row in rows:
        floor = known.get(row.key, {}).get("floor")
        aim = "" if row.reach is None else f"{'≤' if row.most else '≥'} {row.reach:g}"
        met = " " if row.reach is None else "✓" if row.as_good_as(row.reach) else "·"
        beside = "; ".join(map(str, row.peers))
        lines.append(f"{met} {row.score:7.3f}  {aim:8} floor {floor!s:7} {row.what} — {row.on}")
        if beside:
            lines.append(f"{'':29} beside: {beside}")
    return "\n".join(lines)
