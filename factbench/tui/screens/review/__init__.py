"""The review screen, in layers that know only those before them.

Showing, reading, moving, deciding, writing, looking, going, annotating, claiming, several, noticing.
"""

from __future__ import annotations

from typing import Any, ClassVar

from factbench.tui.actions import ACTIONS
from factbench.tui.screens.review.noticing import Noticing
from factbench.tui.screens.review.reading import bound

__all__ = ["Review"]


class Review(Noticing, whole=True):
    """Where a reviewer spends the day."""

    BINDINGS: ClassVar[list[Any]] = [bound(each) for each in ACTIONS if each.keys]
