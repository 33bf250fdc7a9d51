"""Where in the list does a key lead? State -> the position of a claim, or None where it leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.tui.screens.review.state import State


def clamped(state: State, position: int) -> int:
    """The nearest position that there is; 0 in an empty list."""
    return max(0, min(position, len(state.rows) - 1))


def next_open(state: State, step: int) -> int | None:
    """The nearest open claim after (`step` 1) or before (-1) the current one that nobody else has open now."""
    return _free(state, state.cursor, step)


def at_others(state: State, step: int) -> tuple[int, str] | None:
    """The nearest open claim that way which somebody else has open now, and who has; None where there is none."""
    place, busy = state.rows.next_open(state.cursor, step), state.busy
    return (
        (place, busy[state.rows.keys[place]])
        if place is not None and state.rows.keys[place] in busy
        else None
    )


def _free(state: State, position: int, step: int) -> int | None:
    busy, place = state.busy, state.rows.next_open(position, step)
    while busy and place is not None and state.rows.keys[place] in busy:
        place = state.rows.next_open(place, step)
    return place


def after_verdict(state: State, position: int) -> int | None:
    """The open claim after a position, behind the last the first that was left; those that others have open come last.

    Where none is left the cursor is to stay: whoever types on must not decide anew what was decided before.
    """
    found = _free(state, position, 1)
    if found is None:
        found = _free(state, -1, 1)
    if found is None:
        found = state.rows.next_open(position, 1)
    return state.rows.next_open(-1, 1) if found is None else found


def article(state: State, step: int) -> int | None:
    """The first claim of the next article; or of this one, and from there of the one before."""
    row, place = state.row, state.cursor
    if row is None:
        return None
    if step < 0:
        start = _start(state, place)
        return start if place != start else _start(state, place - 1)
    while place < len(state.rows) - 1 and _article(state, place) == row.article:
        place += 1
    return place


def at_place(state: State, place: int) -> int | None:
    """The shortest claim at a place of the article's text, so that those within others can be reached."""
    there = [
        (part.end - part.start, key)
        for key, parts in (state.detail.surroundings.spans if state.detail else ())
        for part in parts
        if part.start <= place < part.end
    ]
    return state.rows.position(min(there)[1]) if there else None


def _start(state: State, place: int) -> int:
    place = max(0, place)
    article = _article(state, place)
    while place > 0 and _article(state, place - 1) == article:
        place -= 1
    return place


def _article(state: State, place: int) -> str | None:
    row = state.rows.at(place)
    return row.article if row else None
