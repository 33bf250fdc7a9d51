"""The review screen, in layers that know only those before them: reading, moving, deciding, writing, looking, going,
annotating, claiming, several."""

from factbench.tui.screens.review.several import Several

__all__ = ["Review"]


class Review(Several):
    """Where a reviewer spends the day."""
