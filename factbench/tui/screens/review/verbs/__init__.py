"""What can be done to a claim? Every verb is a row of one table: what it asks, how many it can mean, what it stores."""

from __future__ import annotations

from factbench.tui.screens.review.verbs import (
    cutting,
    evidence,
    publishing,
    rating,
    remarks,
    reviewing,
    undoing,
)

TABLE = {
    verb.id: verb
    for verbs in (
        rating.VERBS,
        evidence.VERBS,
        remarks.VERBS,
        reviewing.VERBS,
        publishing.VERBS,
        cutting.VERBS,
        undoing.VERBS,
    )
    for verb in verbs
}
"""Action id -> what it does."""
