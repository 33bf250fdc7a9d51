"""The smallest Textual app that moves something on a key: the peer of the desk."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    """One line that counts."""

    BINDINGS = [("j", "count", "Count")]  # noqa: RUF012  Textual reads it so

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("ready 0")

    def on_mount(self) -> None:
        """Start to count."""
        self.count = 0

    def action_count(self) -> None:
        """Count on."""
        self.count += 1
        self.query_one(Static).update(f"ready {self.count}")


if __name__ == "__main__":
    Minimal().run()
