"""What other programs do to the same database, shown while one looks."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from textual import work

from factbench.errors import FactbenchError
from factbench.tui.screens.review.messages import Noticed
from factbench.tui.screens.review.several import Several

if TYPE_CHECKING:
    from factbench.workbench import News, Pulse

GLANCE = 0.8
"""Seconds between two looks, of some microseconds each: what others save is there within a second."""


class Noticing(Several):
    """A thread that looks whether the database changed, and panes that follow without moving the cursor."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._left = threading.Event()
        """Set when the screen is gone."""

    def _go_on(self) -> None:
        super()._go_on()
        if hasattr(self, "_bench"):
            self._watch()

    @work(thread=True, group="watch", exit_on_error=False)
    def _watch(self) -> None:
        seen: Pulse | None = None
        while not self._left.wait(GLANCE if seen else 0):
            try:
                news = self._bench.desk.news(seen) if seen else None
                seen = news.pulse if news else seen or self._bench.desk.pulse()
                if news:
                    self.post_message(Noticed(news, self._verdicts(news)))
            except FactbenchError:
                # Whoever reads or acts next is told what is wrong; the next look may find all well.
                self._left.wait(GLANCE)

    def _verdicts(self, news: News) -> list[tuple[int, str | None, str]]:
        """What the same reviewer decided in another program: row number, rating, confidence."""
        bench = self._bench
        mine = dict.fromkeys(
            each.claim for each in news.acts if each.claim and each.reviewer == bench.session.reviewer
        )
        held = [bench.desk.verdict(claim) for claim in mine]
        return [(bench.desk.claim_key(each.claim), each.rating, each.confidence.value) for each in held]

    def on_review_noticed(self, message: Noticed) -> None:
        """Mark what was decided, list claims that are new or gone, and read the current claim again."""
        for verdict in message.verdicts:
            self._mark(*verdict)
        if message.news.claims or any(each.act not in PLAIN for each in message.news.acts):
            self._changed_elsewhere()
        row = self._row()
        if row is not None:
            self._load(row.id, self._stored)

    def on_unmount(self) -> None:
        """Let the thread end."""
        self._left.set()


PLAIN = frozenset({"decide", "annotate", "withdraw", "stance", "find", "confirm"})
"""Acts that leave the list of claims as it is."""
