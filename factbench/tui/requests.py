"""What screens ask of the app: to hand on what leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Copy(Message, namespace="hand_on"):
    """Copy a text."""

    def __init__(self, text: str, what: str, told: Callable[[str], object]) -> None:
        """`what` names it in words; `told` hears how that went."""
        super().__init__()
        self.text, self.what, self.told = text, what, told


class Threads(Message, namespace="hand_on"):
    """Show all that was said on a claim."""

    def __init__(self, claim: str, first: Sequence[str]) -> None:
        """`first` are ids of what the cursor goes to, the first that is there."""
        super().__init__()
        self.claim, self.first = claim, first


class Open(Message, namespace="hand_on"):
    """Open an address in the browser; where there is none, say it and copy it."""

    def __init__(self, address: str, told: Callable[[str], object]) -> None:
        """`told` hears how that went."""
        super().__init__()
        self.address, self.told = address, told
