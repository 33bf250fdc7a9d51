"""The review screen, in layers that know only those before them: reading, moving, deciding, writing, looking."""

from factbench.tui.screens.review.looking import Looking

__all__ = ["Review"]


class Review(Looking):
    """Where a reviewer spends the day."""
