"""The table of quality: a row a score, its peers beside it, and a floor that a gain raises."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

FLOORS = Path(__file__).with_name("floors.tsv")
"""A line a floor: its key, the number, and why it was lowered if it ever was, parted by tabs."""
MARGIN = 0.005
"""How far below a measured share a raised floor stands: what a newer library or platform may cost. Counts have none."""


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
    """One score. `key` names its floor in `floors.tsv`."""

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
        floor = floors().get(key)
        assert floor is not None, f"{key} has no floor yet: run `poe quality --floors raise`"
        assert row.as_good_as(floor.bound), f"{what}: {score:.4f}, worse than its floor {floor.bound:g}"


@dataclass(frozen=True, slots=True)
class Floor:
    """The least (or the most) that is allowed, and why it was lowered if it ever was."""

    bound: float
    why: str = ""


def floors() -> dict[str, Floor]:
    """Floors by key."""
    lines = (line.split("\t") for line in FLOORS.read_text(encoding="utf-8").splitlines())
    return {key: Floor(float(bound), *why) for key, bound, *why in lines}


def written(known: dict[str, Floor]) -> str:
    """The file of these floors, by key."""
    return "".join(
        "\t".join([key, f"{floor.bound:g}", *([floor.why] if floor.why else [])]) + "\n"
        for key, floor in sorted(known.items())
    )


def moved(rows: list[Row], *, lower: str | None) -> dict[str, Floor]:
    """The floors after these rows: raised where the score allows; lowered only with a reason in `lower`."""
    known = floors()
    for row in rows:
        margin = 0.0 if float(row.score).is_integer() else MARGIN
        bound = round(row.score + (margin if row.most else -margin), 4)
        old = known.get(row.key)
        if old is None or (bound < old.bound if row.most else bound > old.bound):
            known[row.key] = Floor(bound, old.why if old else "")
        elif lower and not row.as_good_as(old.bound):
            known[row.key] = Floor(bound, lower)
    return known


def printed(rows: list[Row]) -> str:
    """The table in words, a row a line."""
    known = floors()
    lines = []
    for row in rows:
        floor = f"{known[row.key].bound:g}" if row.key in known else "-"
        aim = "" if row.reach is None else f"{'≤' if row.most else '≥'} {row.reach:g}"
        met = " " if row.reach is None else "✓" if row.as_good_as(row.reach) else "·"
        beside = "; ".join(map(str, row.peers))
        lines.append(f"{met} {row.score:7.3f}  {aim:8} floor {floor:7} {row.what} — {row.on}")
        if beside:
            lines.append(f"{'':29} beside: {beside}")
    return "\n".join(lines)
