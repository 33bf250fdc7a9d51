"""The desk as a Textual app: themes, palette, first screen."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual import events, work
from textual.app import App, SystemCommand

from factbench.errors import FactbenchError
from factbench.settings import Look
from factbench.text.clean import one_line
from factbench.tui import touch
from factbench.tui.actions import EVERY, Action, said
from factbench.tui.keymap import keymap
from factbench.tui.meanwhile import Meanwhile
from factbench.tui.screens.review import Review
from factbench.tui.themes import OURS, theme_name
from factbench.tui.widgets.box import Box
from factbench.tui.widgets.lines import LineView
from factbench.tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.filter import LineFilter
    from textual.screen import Screen
    from textual.timer import Timer

    from factbench.opening import FirstPage
    from factbench.tui.meanwhile import Moved
    from factbench.tui.requests import Copy, Open, Threads
    from factbench.tui.screens.adjudicate import Adjudicate
    from factbench.tui.screens.compare import Compare
    from factbench.tui.screens.inbox import Inbox
    from factbench.tui.screens.library import Library
    from factbench.tui.screens.place import Place
    from factbench.tui.screens.review.reader import Noticed
    from factbench.tui.screens.settings import SettingsPlace
    from factbench.tui.screens.thread import Thread
    from factbench.workbench import Workbench


PLACES = {
    "library": "Library",
    "compare": "Compare",
    "inbox": "Inbox",
    "adjudicate": "Adjudicate",
    "statistics": "Statistics",
    "export": "Export",
    "sessions": "Sessions",
    "settings": "SettingsPlace",
}
"""Module under `factbench.tui.screens`, and the screen in it; loaded when somebody goes there."""


SETTLED = 5.0
"""Seconds after the start in which nothing goes on that nobody asked for."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen, or a widget in focus, that may want a key before any binding does."""

    def take_key(self, event: events.Key) -> bool:
        """Act on the key; False where it is left to the bindings."""


@runtime_checkable
class Follows(Protocol):
    """A screen that shows how far it is what goes on meanwhile."""

    def follow(self) -> None:
        """Read it again."""


@runtime_checkable
class Hears(Protocol):
    """A screen that lists what colleagues do."""

    def hear(self) -> None:
        """Read it again: somebody did something."""


class Desk(App[None]):
    """The screen where reviewers live. It alone knows all screens, and takes to one what another says."""

    CSS_PATH = "desk.tcss"
    TITLE = "factbench"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[Any]] = [("ctrl+z", "suspend_process", "Back to the shell; fg returns")]
    COMMAND_PALETTE_BINDING = "ctrl+p"
    COMMAND_PALETTE_DISPLAY = "ctrl+p"
    ANIMATION_LEVEL: ClassVar[str] = "none"

    def __init__(
        self,
        first: FirstPage,
        open_bench: Callable[[], Workbench],
        *,
        ascii: bool = False,
        actions: Sequence[Action] = EVERY,
        theme: Look = Look.AUTO,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self.review = Review(first, open_bench, ascii=ascii, clock=clock, actions=actions)
        """The screen under all others."""
        self._plain = _ascii_only() if ascii else None
        self._meanwhile = Meanwhile(self)
        self._looks: Timer | None = None
        """Until evidence is looked for, for what came in."""
        self._actions = actions
        self.animation_level = "none"
        self._look = theme
        # As `SCREENS`, which cannot ask the app: made when somebody goes there first, and left as it was.
        self._installed_screens.update({name: partial(self._place, name) for name in PLACES})
        for each in OURS:
            self.register_theme(each)

    def get_default_screen(self) -> Screen[None]:
        """Review is home."""
        return self.review

    def _place(self, name: str) -> Place:
        module, state = import_module(f"factbench.tui.screens.{name}"), self.review.state
        place: Place = getattr(module, PLACES[name])(state.bench, state.glyphs)
        place.reviewed = self.review.article_here
        place.meanwhile = self._meanwhile
        place.key_of = lambda id: self.review.state.key_of(id)  # noqa: PLW0108  the state is another by then
        return place

    def on_place_changed(self, _message: Place.Changed) -> None:
        """What a place has changed is read again by the review screen."""
        self.review.changed_in_place()
        self._read_on()

    def _read_on(self) -> None:
        """Let passages that have none be given their vectors, when nobody is waiting for anything."""
        bench = self.review.state.bench
        if bench is None:
            self.set_timer(SETTLED, self._read_on)
        elif bench.session.settings.semantic:
            self._meanwhile.begin(bench)

    def on_meanwhile_moved(self, message: Moved) -> None:
        """Who looks at the library sees how far it is; the review screen says when it has ended."""
        if message.changed:
            self.review.changed_elsewhere()
        if message.words:
            self.review.say(message.words)
        if isinstance(self.screen, Follows):
            self.screen.follow()

    def on_review_noticed(self, message: Noticed) -> None:
        """Evidence is looked for where claims or sources came in, and a place that lists acts reads them again."""
        news = message.news
        if news.claims or news.sources:
            if self._looks is not None:
                self._looks.stop()
            self._looks = self.set_timer(SETTLED, self._look_for_news)
        if news.acts and isinstance(self.screen, Hears):
            self.screen.hear()

    def _look_for_news(self) -> None:
        bench = self.review.state.bench
        if bench is not None:
            self._meanwhile.begin(bench, look=True)

    def on_place_ended(self, message: Place.Ended) -> None:
        """The review screen says what ended elsewhere."""
        self.review.say(message.words)

    def on_adjudicate_visit(self, message: Adjudicate.Visit) -> None:
        """The review screen goes to a claim."""
        self.review.visit(message.claim)

    def on_compare_visit(self, message: Compare.Visit) -> None:
        """The review screen goes to a claim."""
        self.review.visit(message.claim)

    def on_inbox_visit(self, message: Inbox.Visit) -> None:
        """The review screen goes to a claim, an article, or words in one."""
        pending = message.pending
        if pending.claim is not None:
            self.review.go_to(pending.claim)
        elif pending.text:
            self.review.visit_remark(pending.article, pending.id)
        else:
            self.review.open_article(pending.article)

    def on_inbox_list(self, message: Inbox.List) -> None:
        """The review screen lists claims."""
        self.review.take_filter(message.wanted)

    def on_thread_visit(self, message: Thread.Visit) -> None:
        """The review screen goes to a claim, or to words in its article."""
        self.review.go_to(message.claim)
        if message.remark:
            self.review.show_remark(message.remark)

    def on_hand_on_threads(self, message: Threads) -> None:
        """All that was said on a claim, over the review screen."""
        from factbench.tui.screens.thread import Thread

        state = self.review.state
        if state.bench is not None:
            self.push_screen(Thread(state.bench, state.glyphs, message.claim, message.first))

    def on_library_visit(self, message: Library.Visit) -> None:
        """The review screen lists the claims of an article."""
        self.review.open_article(message.article)

    def on_library_read(self, message: Library.Read) -> None:
        """The words of a source, over the library."""
        from factbench.tui.screens.passage import PassageScreen

        self.push_screen(PassageScreen(message.source, None, self.review.state.glyphs))

    def on_settings_place_rekeyed(self, message: SettingsPlace.Rekeyed) -> None:
        """The review screen has the keys."""
        try:
            self.review.rekey(message.actions)
        except FactbenchError as error:
            self.review.say(one_line(str(error)))

    def on_click(self, event: events.Click) -> None:
        """A click beside a panel leaves it."""
        if event.widget is self.screen and self.screen.query(Box):
            touch.press(self, ("escape",))

    async def on_event(self, event: events.Event) -> None:
        """Act on our keys one after the other, in the order in which they were typed.

        Textual hands a key to the widget in focus, from where it climbs back through three queues before its binding
        acts. While it climbs, focus may move and the next key may overtake it: on a busy machine Enter ended a line
        whose letters were still under way, and those were taken for verdicts.
        """
        if isinstance(event, events.Key) and not event.is_forwarded and self._is_ours():
            await self._act_on(event)
        elif isinstance(event, events.Paste) and isinstance(self.focused, Prompt):
            self.focused.paste(event.text)
        else:
            await super().on_event(event)

    def _is_ours(self) -> bool:
        """Whether what has the focus knows keys by bindings alone, or takes them itself."""
        focused = self.focused
        return self.screen.maximized is None and (
            isinstance(focused, LineView | TakesKeys)
            or (focused is None and isinstance(self.screen, TakesKeys))
        )

    async def _act_on(self, event: events.Key) -> None:
        self.app_focus = True
        if await self._check_bindings(event.key, priority=True):
            return
        if not (_taken(self.screen, event) or _taken(self.focused, event)):
            await self._check_bindings(event.key)

    def on_unmount(self) -> None:
        """Stop what goes on meanwhile."""
        self._meanwhile.stop()

    def on_mount(self) -> None:
        """The reviewer's own keys, and the colours; none where the terminal or its user wants none."""
        self.set_timer(SETTLED, self._read_on)
        self.set_keymap(keymap(self._actions))
        colours = not (self.no_color or os.environ.get("TERM") == "dumb")
        self.theme = theme_name(self._look, colours=colours)

        # Textual takes the terminal back after `fg`, and paints nothing in it.
        self.app_resume_signal.subscribe(self, lambda _desk: self.refresh(layout=True))
        if not self.is_headless:
            self._heed_signals()

    def _heed_signals(self) -> None:
        """Whoever ends the program or closes its window loses nothing, and gets the terminal back."""
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError):  # Windows has neither
                asyncio.get_running_loop().add_signal_handler(
                    getattr(signal, name), lambda: self.call_later(self.action_quit)
                )

    async def action_quit(self) -> None:
        """Leave by ctrl+q as by `q`: when everything is stored."""
        await self.review.action_leave()

    def action_manual(self, topic: str, heading: str = "") -> None:
        """Show a page of the manual, from a heading on if there is one."""
        from factbench.tui.screens.manual import Manual

        self.push_screen(Manual(topic, self.review.state.glyphs, heading=heading))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """In ASCII, after all that was drawn."""
        found = super().get_line_filters()
        return [*found, self._plain] if self._plain else found

    def copy_to_clipboard(
        self, text: str, told: Callable[[str], object] = lambda _words: None, what: str = "the words"
    ) -> None:
        """Copy by a program of the desktop or of tmux, else through the terminal; `told` hears how that went."""
        self._clipboard = text
        self._hand_on(text, told, what)

    @work(thread=True, group="hand on", exit_on_error=False)
    def _hand_on(self, text: str, told: Callable[[str], object], what: str) -> None:
        from factbench.tui.handing import LIMIT, by_program, fits

        if self.is_headless or not by_program(text):
            if not fits(text):
                self.call_later(told, f"Not copied: longer than the {LIMIT:,} bytes that a terminal takes.")
                return
            self.call_later(super().copy_to_clipboard, text)
        self.call_later(told, f"Copied {what}.")

    def on_hand_on_copy(self, message: Copy) -> None:
        """Copy what a screen shows."""
        self.copy_to_clipboard(message.text, message.told, message.what)

    def on_hand_on_open(self, message: Open) -> None:
        """Open an address in the browser; where there is none, say it and copy it."""
        self._open(message.address, message.told)

    @work(thread=True, group="hand on", exit_on_error=False)
    def _open(self, address: str, told: Callable[[str], object]) -> None:
        from factbench.tui.handing import has_browser, opened

        if has_browser() and opened(address):
            self.call_later(told, f"Opened {address}")
        else:
            there = lambda words: told(f"No browser opens from here. {words}")  # noqa: E731  one use
            self.call_later(self.copy_to_clipboard, address, there, address)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every action of the desk. Textual's own would leave without storing, and choose colours nobody measured."""
        if isinstance(screen, Review):
            for each in screen.actions:
                yield SystemCommand(f"{each.words} ({said(each)})", str(each.group), _runs(screen, each.call))


def _taken(by: object, event: events.Key) -> bool:
    return isinstance(by, TakesKeys) and by.take_key(event)


def _ascii_only() -> LineFilter:
    from factbench.tui.ascii_only import AsciiOnly

    return AsciiOnly()


def _runs(screen: Review, call: str) -> Callable[[], None]:
    def run() -> None:
        screen.call_after_refresh(screen.run_action, call)

    return run
