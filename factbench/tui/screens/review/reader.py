"""What is read for the review screen? Threads that read and post messages; no widget is touched."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from factbench.errors import DatabaseOverwritten, FactbenchError

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Mapping, Sequence

    from textual.dom import DOMNode

    from factbench.model import Opinion
    from factbench.opening import Filter
    from factbench.stages.uncovered import Uncovered
    from factbench.tui.detail import Detail, Surroundings
    from factbench.tui.screens.review.state import State
    from factbench.workbench import Lease, News, Pulse, Workbench

AT_REST = 0.3
"""Seconds that the cursor stays in an article before all its sentences are read: who only passes waits for nothing."""
GLANCE = 0.8
"""Seconds between two looks, of some microseconds each: what others save is there within a second."""


class Ordered(Message, namespace="review"):
    """The order of the claims was read."""

    def __init__(
        self,
        wanted: Filter,
        keys: array[int],
        decided: bytearray,
        orphans: int,
        low: int,
        signs: Mapping[str, str] | None = None,
        leases: Sequence[Lease] = (),
    ) -> None:
        """`signs` are those of the reviewers; `leases` say who else has which claim open."""
        super().__init__()
        self.wanted, self.keys, self.decided, self.orphans, self.low = wanted, keys, decided, orphans, low
        self.signs, self.leases = signs or {}, leases


class OrderRead(Message, namespace="review"):
    """The order of the claims was read, or could not be."""


class Read(Message, namespace="review"):
    """A claim with all that stands beside it was read."""

    def __init__(self, detail: Detail, moment: int) -> None:
        """`moment` is how much was stored when the reading began."""
        super().__init__()
        self.detail, self.moment = detail, moment


class Opined(Message, namespace="review"):
    """A model of stance was asked about the evidence beside a claim."""

    def __init__(self, claim: str, opinions: Sequence[Opinion]) -> None:
        super().__init__()
        self.claim, self.opinions = claim, opinions


class Looked(Message, namespace="review"):
    """Evidence was looked for."""


class Noticed(Message, namespace="review"):
    """Something came into the database; perhaps by other programs."""

    def __init__(
        self,
        news: News,
        verdicts: Sequence[tuple[int, str | None, str]],
        leases: Sequence[Lease] = (),
    ) -> None:
        """`verdicts` are the same reviewer's in another program: row number, rating, confidence."""
        super().__init__()
        self.news, self.verdicts, self.leases = news, verdicts, leases


class Gaps(Message, namespace="review"):
    """The sentences of an article that tell something and have no claim were found."""

    def __init__(self, of: Surroundings, found: Sequence[Uncovered]) -> None:
        """`of` is the article with its claims, as they were looked for."""
        super().__init__()
        self.of, self.found = of, found


class Unreadable(Message, namespace="review"):
    """Something could not be read."""

    def __init__(self, error: FactbenchError) -> None:
        super().__init__()
        self.error = error


class Reader:
    """Reads in workers of the screen, and posts to it what came."""

    def __init__(self, node: DOMNode) -> None:
        self._node = node
        self._ordering = self._again = False
        """Whether the order is being read, and whether it was asked for since."""
        self._wanted: Surroundings | None = None
        """The article whose sentences are looked at."""
        self._wrong = ""
        """What was said last of a model that cannot be asked."""
        self._left = threading.Event()
        """Set when the screen is gone."""

    def order(self, state: State) -> None:
        """Read the order, one at a time: what is asked for meanwhile is read when that is done; see `ended`.

        Each letter of a filter asks, and a million claims take a second.
        """
        self._again = self._ordering
        if not self._ordering and state.bench is not None:
            self._ordering = True
            self._start("order", partial(self._order, state.bench, state.wanted))

    def ended(self) -> bool:
        """Call at `OrderRead`: whether the order was asked for meanwhile, and is to be asked for again."""
        self._ordering = False
        return self._again

    def detail(self, state: State, claim: str) -> None:
        """Read a claim and what stands beside it; what was asked for before is not shown any more."""
        if state.bench is not None:
            known = state.detail.surroundings if state.detail else None
            self._start(
                "detail", partial(self._detail, state.bench, claim, known, state.stored), exclusive=True
            )

    def gaps(self, bench: Workbench, of: Surroundings) -> None:
        """Look for sentences without a claim, when the keys rest; what was looked for before is wanted no more."""
        self._wanted = of
        self._start("gaps", partial(self._gaps, bench, of))

    def opinions(self, bench: Workbench, claim: str) -> None:
        """Ask the model of stance about the evidence beside a claim, where there is one; what was asked before ends."""
        if bench.opinions.wanted:
            self._start("opinions", partial(self._opinions, bench, claim), exclusive=True)

    def look_again(self, bench: Workbench, claim: str) -> None:
        """Look for evidence for a claim that stands or is worded otherwise now, while the reviewer goes on."""
        self._start("match", partial(self._look_again, bench, claim))

    def watch(self, bench: Workbench) -> None:
        """Look from now on whether other programs change the database."""
        self._start("watch", partial(self._watch, bench))

    def close(self) -> None:
        """Let the thread that watches end."""
        self._left.set()

    def _start(self, group: str, read: Callable[[], None], *, exclusive: bool = False) -> None:
        self._node.run_worker(read, thread=True, group=group, exclusive=exclusive, exit_on_error=False)

    # --------------------------------------------------------------------------------- in threads

    def _order(self, bench: Workbench, wanted: Filter) -> None:
        try:
            keys, decided = bench.desk.claim_order(wanted)
            orphans = sum(each.now is None for each in bench.desk.carried())
            low = 0 if wanted.low else bench.desk.claim_count(wanted) - len(keys)
            signs, leases = bench.desk.reviewers(), bench.desk.leases()
            self._node.post_message(Ordered(wanted, keys, decided, orphans, low, signs, leases))
        except FactbenchError as error:
            self._node.post_message(Unreadable(error))
        finally:
            self._node.post_message(OrderRead())

    def _detail(self, bench: Workbench, claim: str, known: Surroundings | None, moment: int) -> None:
        from factbench.tui.detail import read

        try:
            self._node.post_message(Read(read(bench, claim, known), moment))
        except FactbenchError as error:
            self._node.post_message(Unreadable(error))

    def _gaps(self, bench: Workbench, of: Surroundings) -> None:
        if self._left.wait(AT_REST) or self._wanted is not of:
            return
        try:
            self._node.post_message(Gaps(of, bench.desk.uncovered(of.article.id)))
        except FactbenchError as error:
            self._node.post_message(Unreadable(error))

    def _opinions(self, bench: Workbench, claim: str) -> None:
        worker = get_current_worker()
        try:
            found = bench.opinions.of(claim, lambda: worker.is_cancelled or self._left.is_set())
            if not worker.is_cancelled:
                self._node.post_message(Opined(claim, found))
        except FactbenchError as error:
            # Said once: it is the same on every claim.
            if str(error) != self._wrong:
                self._wrong = str(error)
                self._node.post_message(Unreadable(error))

    def _look_again(self, bench: Workbench, claim: str) -> None:
        try:
            bench.library.passages.look_again(claim)
            self._node.post_message(Looked())
        except FactbenchError as error:
            self._node.post_message(Unreadable(error))

    def _watch(self, bench: Workbench) -> None:
        seen: Pulse | None = None
        while not self._left.wait(GLANCE if seen else 0):
            try:
                bench.session.check(keep=True)
                news = bench.desk.news(seen) if seen else None
                seen = news.pulse if news else seen or bench.desk.pulse()
                if news:
                    self._node.post_message(Noticed(news, _verdicts(bench, news), bench.desk.leases()))
            except DatabaseOverwritten as error:
                self._node.post_message(Unreadable(error))
                return
            except FactbenchError:
                # Whoever reads or acts next is told what is wrong; the next look may find all well.
                self._left.wait(GLANCE)


def _verdicts(bench: Workbench, news: News) -> list[tuple[int, str | None, str]]:
    """What the same reviewer decided in another program."""
    mine = dict.fromkeys(
        each.claim for each in news.acts if each.claim and each.reviewer == bench.session.reviewer
    )
    held = [bench.desk.verdict(claim) for claim in mine]
    return [(bench.desk.claim_key(each.claim), each.rating, each.confidence.value) for each in held]


def relisted(news: News) -> bool:
    """Whether the list of claims may be another now."""
    from factbench.record.fold import relists

    return news.claims or any(relists(each.act) for each in news.acts)
