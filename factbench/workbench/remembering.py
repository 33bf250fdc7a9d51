"""Where a reviewer stopped, the filters they named, and what there is to filter by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.store import desk, log
from factbench.text.clean import has_controls
from factbench.workbench.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.store.listing import Filter, Seen

NAME_LENGTH = 40
"""Longest name of a filter, in code points: it stands in the head line."""


class Remembering(Session):
    """Methods that keep what is no act."""

    def stop(self, claim: str, wanted: Filter, seen: Seen | None = None) -> None:
        """Remember the claim and the list that this reviewer is at, and what of the list is on the screen."""
        at = log.stamp(self._clock())
        self._write(lambda connection: desk.stop(connection, self.reviewer, claim, wanted, at, seen))

    def stopped(self) -> tuple[str, Filter] | None:
        """Where this reviewer stopped last: a claim's id ("" for none) and the list; None where nothing is known."""
        return self._read(lambda connection: desk.stopped(connection, self.reviewer))

    def filters(self) -> dict[str, Filter]:
        """This reviewer's filters by name."""
        return self._read(lambda connection: desk.named(connection, self.reviewer))

    def name_filter(self, name: str, wanted: Filter | None) -> None:
        """Keep a filter under a name; None drops it. Raises: `errors.Misuse` for a name that cannot be shown."""
        name = name.strip()
        if not name or len(name) > NAME_LENGTH or has_controls(name):
            raise errors.Misuse(f"The name of a filter is 1 to {NAME_LENGTH} visible characters.")
        at = log.stamp(self._clock())
        self._write(lambda connection: desk.name(connection, self.reviewer, name, wanted, at))

    def choices(self, what: str) -> Sequence[str]:
        """What there is to filter by: every "site", "tag", "reviewer" or "rating" that claims have."""
        return self._read(lambda connection: desk.choices(connection, what))
