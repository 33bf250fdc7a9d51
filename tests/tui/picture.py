"""The README's picture of the desk, exported by the running program: `python -m tests.tui.picture`."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from factbench.settings import Settings
from factbench.workbench import Workbench
from tests.tui.conftest import desk_on, ready, until

ROOT = Path(__file__).parent.parent.parent


async def picture(database: Path, claim: str, *, size: tuple[int, int]) -> str:
    """The desk on `database` as SVG, with the cursor on the claim that holds these words."""
    with Workbench(database, Settings(), reviewer="Ada") as bench:
        desk = desk_on(bench)
        async with desk.run_test(size=size) as pilot:
            screen = await ready(pilot)
            (found,) = [each for each in bench.claims() if claim in each.quote]
            await until(pilot, lambda: len(screen._rows) == len(bench.claim_keys()))
            screen._move_to(screen._rows.position(bench.claim_key(found.id)) or 0)
            await until(pilot, lambda: screen._detail is not None and screen._detail.claim.id == found.id)
            await pilot.pause()
            return desk.export_screenshot(title="factbench")


def main() -> None:
    """Write assets/desk.svg from a copy of claims.db."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        database.write_bytes((ROOT / "claims.db").read_bytes())
        svg = asyncio.run(picture(database, "approved an embassy", size=(120, 40)))
    (ROOT / "assets" / "desk.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
