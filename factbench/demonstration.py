"""The demonstration: an article, its reference library, and a few finished reviews, always the same."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factbench import database
from factbench.acts import Confidence
from factbench.assets import folder
from factbench.errors import OutputRefused
from factbench.intake import Hints
from factbench.text.clean import one_line
from factbench.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.settings import Settings

REVIEWER = "Demo reviewer"
DEVICE = "demonstration"
START = datetime(2023, 7, 14, 9, 0, tzinfo=UTC)
"""The morning after the demonstration article was published."""


def rebuild(path: Path, settings: Settings) -> tuple[int, int]:
    """Write the demonstration database to `path`; returns the numbers of claims and of decided ones.

    The same texts and the same parser give the same rows. The file is replaced whole, or not at all.
    Raises: `OutputRefused` where `path` holds anybody else's acts or articles, or cannot be written.
    """
    if path.exists():
        _refuse_others(path, settings)
    try:
        with tempfile.TemporaryDirectory(prefix=".factbench-", dir=path.absolute().parent) as folder:
            draft = Path(folder) / "claims.db"
            counts = _build(draft, settings)
            database.at_rest(draft)
            draft.replace(path)
    except OSError as error:
        raise OutputRefused(f"{one_line(str(path))} cannot be written: {error.strerror}.") from error
    return counts


def _refuse_others(path: Path, settings: Settings) -> None:
    if path.is_file() and path.stat().st_size == 0:
        return
    with Workbench(path, settings, reviewer=REVIEWER) as found:
        strangers = {event.reviewer for event in found.record.events()} - {REVIEWER}
        others = [
            line
            for line in found.library.article_lines(hidden=True)
            if line.added_at[:10] != START.date().isoformat()
        ]
    if strangers or others:
        what = f"acts of {one_line(sorted(strangers)[0])}" if strangers else "articles of your own"
        raise OutputRefused(f"{one_line(str(path))} holds {what}; name another file with --db.")


def _build(path: Path, settings: Settings) -> tuple[int, int]:
    clock, new_id = _fixed_clock(), _fixed_ids()
    settings = replace(settings, semantic=False)  # the same scores whatever extras are installed
    with Workbench(
        path, settings, create=True, reviewer=REVIEWER, device=DEVICE, clock=clock, new_id=new_id
    ) as workbench:
        for outcome in workbench.library.sources.add([str(folder("demo") / "sources")], Hints()):
            _stop_at(outcome.error)
        for outcome in workbench.library.add([str(folder("demo") / "article.txt")], Hints()):
            _stop_at(outcome.error)
        for review in json.loads((folder("demo") / "reviews.json").read_text(encoding="utf-8")):
            _act(workbench, review)
        lines = workbench.library.article_lines()
    return sum(line.claims for line in lines), sum(line.claims - line.open for line in lines)


def _stop_at(error: Exception | None) -> None:
    if error is not None:
        raise error


def _act(workbench: Workbench, review: dict[str, Any]) -> None:
    """Do what one entry of reviews.json says, on the one claim that holds its words."""
    (claim,) = [each for each in workbench.desk.claims() if review["claim"] in each.quote]
    evidence = workbench.desk.evidence(claim.id)
    cited = [
        next(each.id for each in evidence if words in each.source.title) for words in review.get("cite", ())
    ]
    if cited:
        workbench.record.decide(claim.id, cite=cited)
    for earlier in review.get("first", ()):
        workbench.record.decide(claim.id, rating=earlier)
    if "rating" in review:
        workbench.record.decide(
            claim.id,
            rating=review["rating"],
            rationale=review["why"],
            confidence=Confidence(review["confidence"]),
            as_of=date.fromisoformat(review["as_of"]),
        )
    if "note" in review:
        workbench.record.note(claim.id, review["note"])


def _fixed_clock() -> Callable[[], datetime]:
    """A clock that starts the morning after publication and moves on a minute each time it is read."""
    minutes = iter(range(10**6))
    return lambda: START + timedelta(minutes=next(minutes))


def _fixed_ids() -> Callable[[], str]:
    """UUIDv7s (RFC 9562) of the same morning, counted from 1."""
    milliseconds = f"{int(START.timestamp() * 1000):012x}"
    numbers = iter(range(1, 10**6))
    return lambda: f"{milliseconds[:8]}-{milliseconds[8:]}-7000-8000-{next(numbers):012x}"
