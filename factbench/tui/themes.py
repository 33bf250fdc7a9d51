"""The colours of the desk. Every text has a contrast of 4.5:1 at least; a test computes it from the cells on screen."""

from __future__ import annotations

from textual.theme import Theme

from factbench.settings import Look

MONOCHROME = Theme(
    name="factbench-mono",
    primary="#b0b0b0",
    secondary="#c0c0c0",
    accent="#ffffff",
    foreground="#e0e0e0",
    background="#101010",
    surface="#101010",
    panel="#1c1c1c",
    success="#e0e0e0",
    warning="#e0e0e0",
    error="#ffffff",
    dark=True,
    variables={
        "text-success": "#e0e0e0",
        "text-warning": "#e0e0e0",
        "text-error": "#ffffff",
        "input-selection-background": "#505050",
    },
)
"""For NO_COLOR and plain terminals: Textual's own turns black on black there."""

LIGHT = Theme(
    name="factbench-light",
    primary="#3a78b5",
    secondary="#1f5f8b",
    accent="#6b3600",
    foreground="#101010",
    background="#ffffff",
    surface="#ffffff",
    panel="#e8e8e8",
    success="#0b5d1e",
    warning="#6b4300",
    error="#8f0f1f",
    dark=False,
    variables={"text-success": "#0b5d1e", "text-warning": "#5c3a00", "text-error": "#8f0f1f"},
)

CONTRAST = Theme(
    name="factbench-contrast",
    primary="#5fafff",
    secondary="#87d7ff",
    accent="#ffff5f",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    success="#87ff87",
    warning="#ffff5f",
    error="#ffafaf",
    dark=True,
    variables={"text-success": "#87ff87", "text-warning": "#ffff5f", "text-error": "#ffafaf"},
)

OURS = (MONOCHROME, LIGHT, CONTRAST)

NAMES = {
    Look.DARK: "textual-dark",
    Look.LIGHT: LIGHT.name,
    Look.CONTRAST: CONTRAST.name,
    Look.MONO: MONOCHROME.name,
}
"""What Textual calls the theme of each choice."""


def theme_name(look: Look, *, colours: bool) -> str:
    """The theme for a choice; without `colours` monochrome, whatever was chosen."""
    if not colours:
        return MONOCHROME.name
    return NAMES.get(look, NAMES[Look.DARK])
