"""The README's pictures of the desk, exported by the running program: `python -m tests.tui.picture`."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factbench.demonstration import REVIEWER
from factbench.settings import Settings
from factbench.workbench import Workbench
from tests.tui.conftest import desk_on, ready, until
from tests.tui.gallery import SCENES
from tests.values import ticking

if TYPE_CHECKING:
    from tests.tui.gallery import Scene

ROOT = Path(__file__).parent.parent.parent
CLAIM = "approved an embassy"
"""Words of the claim that the cursor stands on."""
PICTURES = {
    "desk": ("review", (120, 40)),
    "matrix": ("matrix", (100, 36)),
    "compare": ("compare", (100, 16)),
    "export": ("export", (100, 32)),
}
"""File under assets/, the scene, and its size."""

READINGS = (
    ("run an embassy in Baku", "supported", ""),
    ("approved an embassy in Israel", "mixed", "The vote is right, only its month is not."),
    ("flew to Baku in April", "supported", ""),
)
"""What a second reviewer holds of the claims that the demonstration decides."""


async def picture(database: Path, scene: Scene, size: tuple[int, int]) -> str:
    """A scene on `database` as SVG."""
    with Workbench(database, Settings(), reviewer=REVIEWER) as bench:
        desk = desk_on(bench)
        async with desk.run_test(size=size) as pilot:
            screen = await ready(pilot)
            (found,) = [each for each in bench.desk.claims() if CLAIM in each.quote]
            await until(pilot, lambda: len(screen.state.rows) == len(bench.desk.claim_order()[0]))
            screen._follow.move_to(screen.state.rows.position(bench.desk.claim_key(found.id)) or 0)
            await until(
                pilot, lambda: screen.state.detail is not None and screen.state.detail.claim.id == found.id
            )
            await pilot.press(*scene.keys)
            await until(pilot, lambda: scene.there(desk) and screen.state.gaps is not None)
            await pilot.pause()
            return desk.export_screenshot(title="factbench")


def read_again(database: Path) -> None:
    """Let a second reviewer decide what the demonstration decides."""
    clock = ticking(datetime(2023, 7, 15, 9, 0, tzinfo=UTC))
    with Workbench(database, Settings(), reviewer="Second reader", device="desk", clock=clock) as bench:
        for words, rating, why in READINGS:
            (claim,) = [
                each for each in bench.desk.claims() if words in each.quote or words in each.statement
            ]
            bench.record.decide(claim.id, rating=rating, rationale=why or None)


def main() -> None:
    """Write the pictures to assets/, from a copy of claims.db that two reviewers have read."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        database.write_bytes((ROOT / "claims.db").read_bytes())
        read_again(database)
        for name, (wanted, size) in PICTURES.items():
            scene = next(each for each in SCENES if each.name == wanted)
            svg = asyncio.run(picture(database, scene, size))
            (ROOT / "assets" / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
