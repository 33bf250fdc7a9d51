"""What the threads of the review screen report to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from factbench.errors import FactbenchError
    from factbench.model import Verdict
    from factbench.opening import Filter
    from factbench.tui.detail import Detail
    from factbench.workbench import News, SessionLine


class Ordered(Message, namespace="review"):
    """The order of the claims was read."""

    def __init__(self, wanted: Filter, keys: array[int], decided: bytearray, orphans: int) -> None:
        super().__init__()
        self.wanted, self.keys, self.decided, self.orphans = wanted, keys, decided, orphans


class OrderRead(Message, namespace="review"):
    """The order of the claims was read, or could not be."""


class Read(Message, namespace="review"):
    """A claim with all that stands beside it was read."""

    def __init__(self, detail: Detail, moment: int) -> None:
        super().__init__()
        self.detail, self.moment = detail, moment


class Stored(Message, namespace="review"):
    """An act is in the database."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.verdict = verdict


class Counted(Message, namespace="review"):
    """What was done in this sitting was counted."""

    def __init__(self, session: SessionLine | None) -> None:
        super().__init__()
        self.session = session


class Noticed(Message, namespace="review"):
    """Something came into the database; perhaps by other programs."""

    def __init__(self, news: News, verdicts: Sequence[tuple[int, str | None, str]]) -> None:
        super().__init__()
        self.news, self.verdicts = news, verdicts


class Failed(Message, namespace="review"):
    """Something could not be stored or read; nothing was changed by it."""

    def __init__(self, error: FactbenchError, restore: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.error, self.restore = error, restore


class Undone(Message, namespace="review"):
    """An act was taken back or done again, or one was done after which more than a verdict is to be shown anew."""

    def __init__(
        self,
        key: int | None,
        verdict: Verdict | None,
        words: str,
        *,
        reorder: bool = False,
        claim: str | None = None,
    ) -> None:
        """`claim` is one that stands or is worded otherwise now, for which evidence is to be looked for."""
        super().__init__()
        self.key, self.verdict, self.words, self.reorder, self.claim = key, verdict, words, reorder, claim


class Looked(Message, namespace="review"):
    """Evidence was looked for."""
