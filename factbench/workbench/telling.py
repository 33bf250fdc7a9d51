"""What was done so far: counts of verdicts, and who worked when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.store import tally
from factbench.workbench.session import Session

if TYPE_CHECKING:
    from factbench.store.tally import Held, SessionLine, Tally


class Telling(Session):
    """Methods that count."""

    def tally(self) -> Tally:
        """How many verdicts there are, of which sort."""
        return self._read(tally.tally)

    def sessions(self) -> list[SessionLine]:
        """Every session with an act in it, the latest first."""
        return self._read(tally.sessions)

    def this_session(self) -> SessionLine | None:
        """What was done since this workbench was opened; None where nothing was."""
        if self._session is None:
            return None
        done = self._read(lambda connection: tally.sessions(connection, self._session))
        return done[0] if done else None

    def held(self) -> list[Held]:
        """The verdicts on claims that two reviewers or more have decided, claim by claim in reading order."""
        return self._read(tally.held)
