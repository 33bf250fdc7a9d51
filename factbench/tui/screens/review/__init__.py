"""The review screen, in parts that are strangers to each other but for the state; the screen alone knows them all."""

from __future__ import annotations

from factbench.tui.screens.review.screen import Review

__all__ = ["Review"]
