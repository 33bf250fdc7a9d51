"""Who worked when, how much, and how fast."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.workbench import SessionLine


class Sessions(Place):
    """One line a sitting, the latest first."""

    NAME = "Sessions"

    def read(self) -> tuple[Sequence[Row], str]:
        """A line for each session."""
        found = self._bench.reports.sessions()
        if not found:
            return [Row("Nobody has decided or noted anything yet.")], "0 sessions"
        head = Row(
            f"{'began (UTC)':<17} {'minutes':>7} {'acts':>5} {'verdicts':>8} {'an hour':>8}  reviewer",
            tone="title",
        )
        return [head, *(Row(_line(each)) for each in found)], f"{len(found)} sessions"


def _line(session: SessionLine) -> str:
    began, minutes, hourly = session.began[:16].replace("T", " "), lasted(session), pace(session)
    an_hour = "-" if hourly is None else hourly
    return (
        f"{began:<17} {minutes:>7.0f} {session.acts:>5} {session.decided:>8} {an_hour:>8}  {session.reviewer}"
    )


def pace(session: SessionLine) -> int | None:
    """Verdicts an hour; None where a few verdicts in no time say nothing."""
    minutes = lasted(session)
    return round(60 * session.decided / minutes) if minutes >= 1 and session.decided > 1 else None


def lasted(session: SessionLine) -> float:
    """Minutes between the first and the last act of a session."""
    began, ended = (datetime.fromisoformat(each) for each in (session.began, session.ended))
    return (ended - began).total_seconds() / 60


def farewell(session: SessionLine, open_claims: int, claims: int) -> str:
    """What was done, how fast, and what is left, in one line."""
    acts = f"{session.acts} act{'s' * (session.acts != 1)}"
    verdicts = (
        f"{session.decided} verdict{'s' * (session.decided != 1)} that stand{'s' * (session.decided == 1)}"
    )
    hourly = pace(session)
    verdicts += f", {hourly} an hour" if hourly is not None else ""
    time = f"{lasted(session):.0f} minutes" if lasted(session) >= 1.5 else "a minute"
    left = f"{open_claims:,} of {claims:,} claims are still open to you."
    return f"{session.reviewer}: {acts} in {time}, {verdicts}. {left}"
