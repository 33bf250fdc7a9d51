"""Going to the other places, and coming back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from factbench import config
from factbench.errors import FactbenchError
from factbench.opening import EVERYTHING, FIRST, Seen
from factbench.text.clean import one_line
from factbench.tui.actions import named
from factbench.tui.acts import Job
from factbench.tui.screens.review.looking import Looking
from factbench.tui.screens.review.messages import Counted, Stored

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

    from factbench.opening import Filter
    from factbench.tui.screens.place import Place

PLACES = {
    "library": "Library",
    "compare": "Compare",
    "statistics": "Statistics",
    "export": "Export",
    "sessions": "Sessions",
    "settings": "SettingsPlace",
}
"""Module under `factbench.tui.screens`, and the screen in it; loaded when somebody goes there."""


HESITATION = 0.3
"""Seconds after which the letters are shown; whoever knows them is not disturbed."""

REST = 2.0
"""Seconds without an act after which the place is remembered: a crash loses no act, and seldom the place."""

NOT_KEPT = "it cannot be kept, so it is asked again"


class Going(Looking):
    """The keys that lead away from the review screen."""

    _looked = 0
    """What `_stored` is while nothing was done: answering who reviews reads everything anew, and is no act."""
    _remembering: Timer | None = None
    _awaiting: Timer | None = None
    """Runs from `g` on until the letters are shown; None once a letter was typed."""

    def _go_on(self) -> None:
        """Ask who reviews where nobody knows; the claims are painted already."""
        super()._go_on()
        if self._first.asks and hasattr(self, "_bench"):
            from factbench.tui.screens.who import Who

            self.app.push_screen(Who(self._first.reviewer), self._reviewed_by)

    def _reviewed_by(self, name: str | None) -> None:
        """Review under this name from now on, from where it stopped; without one under the login name, this time."""
        if name is None:
            self._say(f"Reviewing as {self._first.reviewer} this time · , changes it")
            return
        kept = config.keep_name(name)
        self._bench.act_as(name)
        try:
            self._resuming, self._wanted = self._bench.desk.stopped() or ("", EVERYTHING)
        except FactbenchError as error:
            self._say(one_line(str(error)))
        self._first = self._first._replace(reviewer=name, claim=self._resuming)
        self._changed_elsewhere()
        self._looked = self._stored
        self._say(f"Welcome, {name} · , changes the name" if kept else f"Welcome, {name} · {NOT_KEPT}")

    def action_go(self) -> None:
        """Wait for the letter that says where; a panel shows the letters to whoever hesitates.

        Until then no key means anything else: the letters of some places are those of verdicts.
        """
        self._awaiting = self.set_timer(HESITATION, self._show_letters)

    def _show_letters(self) -> None:
        from factbench.tui.screens.go import Go

        self.app.push_screen(Go(), self._go_to)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Between `g` and its letter nothing is done."""
        return self._awaiting is None and super().check_action(action, parameters)

    def take_key(self, event: events.Key) -> bool:
        """The letter after `g`, from whoever knows it."""
        waiting = self._awaiting is not None
        if waiting:
            self._go_to(named(event.character))
        return waiting

    def _go_to(self, call: str | None) -> None:
        if self._awaiting is not None:
            self._awaiting.stop()
            self._awaiting = None
        self._do(call)

    def action_place(self, name: str) -> None:
        """Go to a place. It stays as it was left, and what it is at goes on."""
        if not self.app.is_screen_installed(name):
            module = import_module(f"factbench.tui.screens.{name}")
            place: Place = getattr(module, PLACES[name])(self._bench, self._glyphs)
            place.reviewed, place.changed = self._article_here, self._changed_elsewhere
            place.visit, place.rekey, place.tell = self._visit, self._rekey, self._say
            self.app.install_screen(place, name)
        self.app.push_screen(name)

    def action_filters(self) -> None:
        """Choose what is listed and in what order."""
        from factbench.tui.screens.filters import Filters

        self.app.push_screen(Filters(self._bench, self._glyphs, self._wanted), self._take_filter)

    def _take_filter(self, wanted: Filter | None) -> None:
        if wanted is not None and wanted != self._wanted:
            self._wanted = wanted
            self._order(wanted)
            if self._at_work():
                self._remember_soon()

    def on_review_stored(self, _message: Stored) -> None:
        """After an act, remember the place too, once the acts rest. Textual asks every layer by itself."""
        self._remember_soon()

    def _remember_soon(self) -> None:
        if self._remembering is not None:
            self._remembering.stop()
        self._remembering = self.set_timer(REST, self._remember)

    def _remember(self) -> None:
        """Store the claim and the list that the reviewer is at, and count what was done."""
        self._remembering = None
        row, wanted = self._row(), self._wanted
        claim, seen = row.id if row else "", self._seen()

        def act() -> Counted:
            self._bench.desk.stop(claim, wanted, seen)
            return Counted(self._bench.reports.this_session())

        self._acts.put(Job(act, self.post_message, lambda _error: None))

    def _seen(self) -> Seen | None:
        """What of the list is on the screen, for the first paint of the next session."""
        top, place = self.claims.top, self.claims.cursor
        keys = tuple(self._rows.keys[top : top + FIRST])
        if self._resuming or not 0 <= place - top < len(keys):
            return None
        return Seen(top, place, len(self._rows), self._rows.open, keys)

    def on_review_counted(self, message: Counted) -> None:
        """Say in the head how it goes."""
        from factbench.tui.screens.sessions import pace

        hourly = pace(message.session) if message.session else None
        if message.session is not None and hourly is not None:
            self._pace = f"{message.session.decided} decided, {hourly} an hour"
            self._say_head()

    def _stop_here(self) -> None:
        """Remember the place on leaving."""
        if hasattr(self, "_bench") and self._at_work():
            self._remember()

    def _at_work(self) -> bool:
        """Whether there is a place to remember: whoever only looks leaves the database as it was."""
        return self._stored > self._looked or bool(self._first.claim) or self._remembering is not None

    def _article_here(self) -> str | None:
        """Id of the article that the current claim stands in."""
        row = self._row()
        return row.article if row else None

    def _visit(self, claim: str) -> None:
        """Go to a claim; where the filter hides it, say so."""
        place = self._rows.position(self._bench.desk.claim_key(claim))
        if place is None:
            self._say("That claim is not among those shown: Esc shows all.")
        else:
            self._move_to(place)

    def _changed_elsewhere(self) -> None:
        """Read again what another place has changed."""
        self._stored += 1
        self._take_scale()
        if self._detail is not None:
            self._detail = None
        self._order(self._wanted)
        self._show_current()
