"""The review screen, in layers that know only those before them: reading, moving, deciding, writing, looking, going."""

from factbench.tui.screens.review.going import Going

__all__ = ["Review"]


class Review(Going):
    """Where a reviewer spends the day."""
