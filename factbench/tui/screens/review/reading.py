"""What is read for the panes of the review screen, and when."""

from __future__ import annotations

import gc
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from factbench.errors import FactbenchError
from factbench.opening import EVERYTHING
from factbench.scales import HOUSE
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.actions import EVERY, RATINGS, Action, of_scale
from factbench.tui.acts import Acts
from factbench.tui.keymap import keymap, on_scale
from factbench.tui.screens.review.messages import Failed, Looked, Ordered, OrderRead, Read
from factbench.tui.screens.review.showing import NOTHING_FITS, SAID_KEYS, WELCOME, Showing
from factbench.tui.widgets.line import WordLine
from factbench.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual import events
    from textual.timer import Timer

    from factbench.opening import Filter, FirstPage
    from factbench.workbench import Workbench


SETTLE = 0.05
"""Seconds without a move after which article and evidence follow the cursor."""
BURST = 0.15
"""Seconds within which one move follows another when a key is held, even over a slow line."""
PAINT = 0.01
"""Seconds that the cursor's two lines take to be painted; they go first."""
REACH = 2_000
"""Claims that a held key can reach before the whole list is read, where they need no search: some milliseconds."""


class Reading(Showing):
    """Reads away from the screen's thread, and shows what came; knows no key."""

    def __init__(
        self,
        first: FirstPage,
        open_bench: Callable[[], Workbench],
        *,
        ascii: bool,
        clock: Callable[[], datetime],
        actions: Sequence[Action] = EVERY,
    ) -> None:
        super().__init__(first, ascii=ascii, actions=actions)
        self._open_bench = open_bench
        self._bench: Workbench
        """Set when the first page is painted; no key does anything before."""
        self._clock = clock
        self._every = actions
        """The actions on all scales, with the reviewer's own keys."""
        self._acts = Acts()
        self._unstored: dict[str, str] = {}
        """Notes by claim that were finished and are not in the database yet; where it takes nothing, they stay here."""
        self._scale = HOUSE
        """The verdict scale whose ratings are bound."""
        self._resuming = first.claim
        """Id of the claim that the reviewer stopped at, until the list shows it; no key does anything before."""
        self._ordering = self._order_again = False
        """Whether the order is being read, and whether it was asked for since."""
        self._stored = 0
        """Acts stored so far: what was read before one of them may be out of date."""
        self._seek: int | None = None
        """Where the cursor goes when the order is read anew; None: it stays on its claim."""
        self._settling: Timer | None = None
        self._moved = 0.0
        """When the cursor moved last."""
        self._drafting: Timer | None = None
        self.prompt = Prompt(id="prompt", select_on_focus=False)
        """Joins the screen after the first paint, which it would only delay."""
        self._asking = ""
        """What the prompt is open for: "note", "filter" or nothing."""
        self._noted = ""
        """Id of the claim that the note in the prompt is about."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The first time every style was computed a moment ago, when the panes were made."""
        event.refresh_styles = hasattr(self, "_bench")

    def on_mount(self) -> None:
        """Show the first page at once; the rest of the order, and what writing needs, follow in threads."""
        self.claims.border_title = "Claims"
        self.article.border_title = "Article"
        self.evidence.border_title = "Evidence"
        self.rail.border_title = "Beside the claim"
        self._rows.replace(self._first.keys, self._first.decided)
        self.claims.start_at(self._first.place, self._first.top)
        self._say_foot()
        self.bar.offer(*SAID_KEYS)
        self.query_one("#small", WordLine).say("factbench needs 60 columns and 16 lines.")
        self._say_head()
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        """Load what the first paint did not need; it takes less than the first key of the quickest reviewer."""
        try:
            self._bench = self._open_bench()
            self._follow_scale()
        except FactbenchError as error:
            self.app.exit(return_code=error.exit_code, message=one_line(str(error)))
            return
        self.mount(self.prompt, after=self.bar)
        self._rows.read_from(self._bench.desk.claim_lines)
        if self._wanted == EVERYTHING and not self._resuming:
            with suppress(FactbenchError):  # whoever reads all of it says what is wrong
                self._rows.replace(*self._bench.desk.claim_order(EVERYTHING, limit=REACH))
        gc.freeze()
        gc.enable()
        self._store()
        self._order(self._wanted)
        self._show_current()
        self._warm()

    def _follow_scale(self) -> None:
        """Let keys, palette, help and footer be those of the verdict scale of this database.

        Raises: `errors.Misuse` where a key of the reviewer's own is also a letter of the scale.
        """
        scale = self._bench.record.scale()
        if scale is self._scale and self.actions == of_scale(scale, self._every):
            return
        self.actions = on_scale(self._every, scale)
        self._scale = scale
        ratings = {each.id for each in RATINGS}
        keys = self._bindings.key_to_bindings
        for key in [key for key, known in keys.items() if known[0].id in ratings]:
            del keys[key]
        # With their own letters: Textual puts the reviewer's keys in their place whenever one is pressed.
        keys.update({each.keys: [bound(each)] for each in of_scale(scale) if each.id in ratings})
        self._say_foot()

    def _rekey(self, actions: Sequence[Action]) -> None:
        """Take other keys of the reviewer's own, everywhere.

        Raises: `errors.Misuse` as `_follow_scale` does; then the keys stay.
        """
        self.actions = on_scale(actions, self._scale)
        self._every = actions
        self.app.set_keymap(keymap(actions))
        self._say_foot()

    def _take_scale(self) -> None:
        """Follow a scale that was chosen meanwhile; what is wrong is said, and no verdict is stored."""
        try:
            self._follow_scale()
        except FactbenchError as error:
            self._say(one_line(str(error)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nobody can see the claims, nothing is decided about one."""
        seen = not (self.has_class("-tiny") or self.has_class("-flat"))
        return action in {"leave", "help"} or (seen and hasattr(self, "_bench") and not self._resuming)

    # ----------------------------------------------------------------------------------- reading

    def _order(self, wanted: Filter) -> None:
        """Read the order in a thread, one at a time: what is asked for meanwhile is read when that is done.

        Each letter of a filter asks, and a million claims take a second.
        """
        self._order_again = self._ordering
        if not self._ordering:
            self._ordering = True
            self._read_order(wanted)

    @work(thread=True, group="order", exit_on_error=False)
    def _read_order(self, wanted: Filter) -> None:
        try:
            keys, decided = self._bench.desk.claim_order(wanted)
            orphans = sum(each.now is None for each in self._bench.desk.carried())
            self.post_message(Ordered(wanted, keys, decided, orphans))
        except FactbenchError as error:
            self.post_message(Failed(error))
        finally:
            self.post_message(OrderRead())

    def on_review_order_read(self, _message: OrderRead) -> None:
        """Read it again where it was asked for meanwhile."""
        self._ordering = False
        if self._order_again:
            self._order(self._wanted)

    def on_review_ordered(self, message: Ordered) -> None:
        """Take the order, keeping the cursor on its claim where that is still in the list."""
        if message.wanted != self._wanted:
            return
        resumed = bool(self._resuming)
        key = self._stopped_at() if resumed else self._seek if self._seek is not None else self._key()
        self._resuming, self._seek = "", None
        self._rows.replace(message.keys, message.decided)
        self._counted, self._orphans = True, message.orphans
        self.claims.forget()
        place = self._rows.position(key) if key is not None else None
        self.claims.move_to(place if place is not None else 0)
        self._say_head()
        if place is None or resumed or self._detail is None:
            self._show_current()

    def _stopped_at(self) -> int | None:
        """Row number of the claim that the reviewer stopped at; None where it is gone."""
        try:
            return self._bench.desk.claim_key(self._resuming)
        except FactbenchError:
            return None

    @work(thread=True, exclusive=True, group="detail", exit_on_error=False)
    def _load(self, claim: str, moment: int) -> None:
        from factbench.tui.detail import read

        known = self._detail.surroundings if self._detail else None
        try:
            self.post_message(Read(read(self._bench, claim, known), moment))
        except FactbenchError as error:
            self.post_message(Failed(error))

    def on_review_read(self, message: Read) -> None:
        """Show a claim's article and evidence, if the cursor is still on it."""
        row = self._row()
        if row is None or row.id != message.detail.claim.id:
            return
        if message.moment != self._stored:
            # Something was stored while this was read, so it may be what stood before.
            self._load(row.id, self._stored)
            return
        if message.detail != self._detail:
            self._detail = message.detail
            self._show_detail()

    @work(thread=True, group="match", exit_on_error=False)
    def _look_again(self, claim: str) -> None:
        """Look for evidence for a claim that stands or is worded otherwise now, while the reviewer goes on."""
        try:
            self._bench.library.passages.look_again(claim)
            self.post_message(Looked())
        except FactbenchError as error:
            self.post_message(Failed(error))

    def on_review_looked(self, _message: Looked) -> None:
        """Show the evidence that was found meanwhile."""
        self._stored += 1
        self._show_current()

    @work(thread=True, group="warm", exit_on_error=False)
    def _warm(self) -> None:
        """Load what the first act needs, while the reviewer reads."""

    def _show_current(self) -> None:
        """Let article and evidence follow the cursor."""
        row = self._row()
        self._greet(empty=row is None and not wording.filtered(self._wanted))
        if row is None:
            self._detail = None
            self.article.entitle("Article")
            self.article.show(NOTHING_FITS if wording.filtered(self._wanted) else WELCOME, [], [])
            self.evidence.entitle("Evidence")
            self.evidence.show(None, "")
            self.rail.show(list)
            self.beside.say("")
            self.bar.say("")
        else:
            self._load(row.id, self._stored)

    def _show_soon(self) -> None:
        """The same: after a single key when the cursor is painted, in a burst once the keys rest."""
        if self._settling is not None:
            self._settling.stop()
        before, self._moved = self._moved, monotonic()
        wait = SETTLE if self._moved - before < BURST else PAINT
        self._settling = self.set_timer(wait, self._show_current)

    @work(thread=True, group="acts")
    def _store(self) -> None:
        self._acts.work()

    def on_unmount(self) -> None:
        """However the program ends, what was queued is stored first: it waits for the thread that stores."""
        self._acts.close()


def bound(action: Action) -> Binding:
    """An action as Textual binds it."""
    return Binding(action.keys, action.call, action.words, show=False, id=action.id, system=True)
