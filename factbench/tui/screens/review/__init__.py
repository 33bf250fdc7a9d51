"""The review screen, in layers that know only those before them: reading, moving, deciding, writing, looking, going,
annotating, claiming, several, noticing."""

from factbench.tui.screens.review.noticing import Noticing

__all__ = ["Review"]


class Review(Noticing):
    """Where a reviewer spends the day."""
