"""The panes of the review screen, what they show, and what is read for them."""

from __future__ import annotations

import gc
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import getters, work
from textual.binding import Binding
from textual.containers import Container
from textual.screen import Screen

from factbench.errors import FactbenchError
from factbench.scales import HOUSE, SCALES
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.actions import EVERY, RATINGS, Action, Group, of_scale, said
from factbench.tui.acts import Acts
from factbench.tui.glyphs import Glyphs
from factbench.tui.keymap import keymap, on_scale
from factbench.tui.rows import ClaimRows
from factbench.tui.screens.review.messages import Failed, Ordered, OrderRead, Read
from factbench.tui.widgets.article import ArticleText
from factbench.tui.widgets.claims import ClaimList
from factbench.tui.widgets.evidence import EvidenceList
from factbench.tui.widgets.line import KeyLine, Keys, WordLine
from factbench.tui.widgets.prompt import Prompt
from factbench.tui.widgets.sections import Sections

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from factbench.opening import ClaimLine, Filter, FirstPage
    from factbench.tui.detail import Detail
    from factbench.tui.sections import Section
    from factbench.workbench import Workbench

SETTLE = 0.05
"""Seconds without a move after which article and evidence follow the cursor."""
BURST = 0.15
"""Seconds within which one move follows another when a key is held, even over a slow line."""
PAINT = 0.01
"""Seconds that the cursor's two lines take to be painted; they go first."""
SAID = 2.0
"""Seconds for which the bar says what was just done."""

WELCOME = """Welcome. There is nothing here yet.

g l  opens the library; there
  a  adds an article: a file, a folder or an address
  s  adds a source to check claims against

Claims appear here as they are cut.

To look around first, leave and open the demonstration:

  factbench demo --db demo.db
  factbench --db demo.db
"""
NOTHING_YET: Keys = (("g l", "library"), ("q", "quit"), ("?", "help"))
MARKED = " Marked: C makes a claim · b puts this claim there · a notes · Q asks · Esc leaves"
SAID_KEYS = (
    "C makes a claim",
    "b puts it there",
    "b puts this claim there",
    "a notes",
    "Q asks",
    "Esc leaves",
    "| splits at the word",
    "u undo",
    ", changes",
    "; and a verb means all of them",
    "Esc shows all",
)
"""Words of the verdict bar that can be clicked."""
MENU = {"places.go": "places", "look.filters": "filters", "session.quit": "quit"}
"""Actions that the head names, and its words for them: what a mouse needs beside the verdicts."""
SPARE = {
    "evidence.passage": "passage",
    "evidence.elements": "elements",
    "evidence.find": "find",
    "look.zoom": "zoom",
}
"""Actions that the footer names where there is room."""
NOTHING_FITS = "No claim fits the filter. Esc shows all, F changes it."
UNMATCHED = "No evidence yet: g l is the library; there s adds sources and m looks in them."
FOUND_NOTHING = "Searched: nothing in the library speaks of this claim."


class Reading(Screen[None]):
    """The panes, what they show, and what is read for them; knows no key."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (110, "-wide"), (180, "-vast")]  # noqa: RUF012  declared by Textual without ClassVar
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-upright"), (20, "-roomy")]  # noqa: RUF012  declared by Textual without ClassVar
    AUTO_FOCUS = "#claims"

    def __init_subclass__(cls, *, whole: bool = False, **options: Any) -> None:
        """Let Textual prepare the last layer only: it takes half a millisecond each, and the others are never shown."""
        if whole:
            super().__init_subclass__(**options)

    claims = getters.query_one("#claims", ClaimList)
    article = getters.query_one("#article", ArticleText)
    evidence = getters.query_one("#evidence", EvidenceList)
    rail = getters.query_one("#rail", Sections)
    beside = getters.query_one("#beside", WordLine)
    bar = getters.query_one("#bar", WordLine)
    head = getters.query_one("#head", WordLine)
    foot = getters.query_one("#foot", KeyLine)

    def __init__(
        self,
        first: FirstPage,
        open_bench: Callable[[], Workbench],
        *,
        ascii: bool,
        clock: Callable[[], datetime],
        actions: Sequence[Action] = EVERY,
    ) -> None:
        super().__init__(classes="-evidence-tall")
        self._first = first
        self._open_bench = open_bench
        self._bench: Workbench
        """Set when the first page is painted; no key does anything before."""
        self._clock = clock
        self._every = actions
        """The actions on all scales, with the reviewer's own keys."""
        self.actions = of_scale(SCALES.get(first.scale, HOUSE), actions)
        """Those on the verdict scale of this database, for palette, help, footer and command line."""
        self._glyphs = Glyphs(ascii)
        self._rows = ClaimRows(lambda _keys: first.lines)
        self._acts = Acts()
        self._unstored: dict[str, str] = {}
        """Notes by claim that were finished and are not in the database yet; where it takes nothing, they stay here."""
        self._scale = HOUSE
        """The verdict scale whose ratings are bound."""
        self._wanted = first.wanted
        self._resuming = first.claim
        """Id of the claim that the reviewer stopped at, until the list shows it; no key does anything before."""
        self._ordering = self._order_again = False
        """Whether the order is being read, and whether it was asked for since."""
        self._stored = 0
        """Acts stored so far: what was read before one of them may be out of date."""
        self._seek: int | None = None
        """Where the cursor goes when the order is read anew; None: it stays on its claim."""
        self._detail: Detail | None = None
        self._settling: Timer | None = None
        self._orphans = 0
        """Claims with acts on them whose words are no longer in their article."""
        self._pace = ""
        """How many claims were decided in this sitting and how fast, in words."""
        self._moved = 0.0
        """When the cursor moved last."""
        self._saying: Timer | None = None
        self._drafting: Timer | None = None
        self.prompt = Prompt(id="prompt", select_on_focus=False)
        """Joins the screen after the first paint, which it would only delay."""
        self._asking = ""
        """What the prompt is open for: "note", "filter" or nothing."""
        self._noted = ""
        """Id of the claim that the note in the prompt is about."""

    def compose(self) -> ComposeResult:
        """Head, panes, what to know, verdict bar, footer; and the one line for a terminal that is too small."""
        # Textual asks for the size of the terminal only when all is laid out and painted for another.
        both = zip(self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True)
        self.add_class(*(max(each for each in steps if each[0] <= length)[1] for length, steps in both))
        yield WordLine(id="head")
        with Container(id="panes"):
            yield ClaimList(self._rows, self._glyphs, id="claims")
            yield ArticleText(self._glyphs, id="article")
            yield EvidenceList(self._glyphs, id="evidence")
            yield Sections(self._glyphs, id="rail")
        yield WordLine(id="beside")
        yield WordLine(id="bar", keep_left=True)
        yield KeyLine(id="foot")
        yield WordLine(id="small")

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
        self._rows.read_from(self._bench.claim_lines)
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
        scale = self._bench.scale()
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
            keys, decided = self._bench.claim_order(wanted)
            orphans = sum(each.now is None for each in self._bench.carried())
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
        self._orphans = message.orphans
        self.claims.forget()
        place = self._rows.position(key) if key is not None else None
        self.claims.move_to(place if place is not None else 0)
        self._say_head()
        if place is None or resumed or self._detail is None:
            self._show_current()

    def _stopped_at(self) -> int | None:
        """Row number of the claim that the reviewer stopped at; None where it is gone."""
        try:
            return self._bench.claim_key(self._resuming)
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

    @work(thread=True, group="warm", exit_on_error=False)
    def _warm(self) -> None:
        """Load what the first act needs, while the reviewer reads."""

    def _key(self) -> int | None:
        return self._rows.keys[self.claims.cursor] if self.claims.cursor < len(self._rows) else None

    def _row(self) -> ClaimLine | None:
        return self._rows.at(self.claims.cursor) if self.claims.cursor < len(self._rows) else None

    # ----------------------------------------------------------------------------------- showing

    def _say_foot(self) -> None:
        self.foot.show_keys(NOTHING_YET if self.has_class("-empty") else _footer(self.actions), "")

    def _say_head(self) -> None:
        said = wording.filtered(self._wanted)
        filter_words = f" {self._glyphs.rating(None)} {said}" if said else ""
        orphans = f" {self._glyphs.rating(None)} {self._orphans} orphaned" if self._orphans else ""
        pace = f"{self._pace} {self._glyphs.rating(None)} " if self._pace else ""
        right = f"{pace}{self._rows.open}/{len(self._rows)} open{orphans}{filter_words} "
        where = f" factbench  {self._first.path.name}  {self._first.reviewer}"
        menu = self._menu()
        self.head.say("   ".join([where, *menu]), right)
        self.head.offer(*menu)

    def _menu(self) -> list[str]:
        menu = [f"{key} {words}" for key, words in _named(self.actions, MENU)]
        # First, for a narrow head cuts the last: quitting can wait until all is shown again.
        return ["Esc all", *menu] if wording.narrowed(self._wanted) else menu

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

    def _greet(self, *, empty: bool) -> None:
        """While there is nothing at all, the screen belongs to the welcome."""
        if empty != self.has_class("-empty"):
            self.set_class(empty, "-empty")
            self._say_foot()

    def _show_soon(self) -> None:
        """The same: after a single key when the cursor is painted, in a burst once the keys rest."""
        if self._settling is not None:
            self._settling.stop()
        before, self._moved = self._moved, monotonic()
        wait = SETTLE if self._moved - before < BURST else PAINT
        self._settling = self.set_timer(wait, self._show_current)

    def _show_detail(self) -> None:
        detail = self._detail
        if detail is None:
            return
        article, key = detail.surroundings.article, self._key()
        others = [part for number, parts in detail.surroundings.spans if number != key for part in parts]
        self.article.entitle(wording.titled(detail, key))
        self._show_verdict()
        self._show_rail(top=True)
        self.article.remark(span for span, _remark in wording.in_sight(detail))
        self.article.show(article.text, others, detail.claim.parts, detail.in_article(self.evidence.cursor))
        self.beside.say(f" {wording.beside(detail, self._glyphs)}")

    def on_text_selected(self) -> None:
        """Words that the mouse marked in the article stay marked, and the bar says what can be done with them."""
        self.article.take_selection()

    def _show_verdict(self) -> None:
        detail = self._detail
        if detail is None:
            return
        self._show_evidence(detail)
        self._show_rail(top=False)
        self._say_standing()

    def _show_evidence(self, detail: Detail) -> None:
        self.evidence.show(detail, FOUND_NOTHING if detail.searched else UNMATCHED)
        count = len(detail.evidence)
        self.evidence.entitle(f"Evidence ({count}) · {detail.matrix.covered}" if count else "Evidence (0)")

    def _show_item(self, item: int) -> None:
        """Put the cursor on a piece of evidence; article and rail tell of that one."""
        self.evidence.move_to(item)
        if self._detail is not None:
            self.article.mark(self._detail.in_article(self.evidence.cursor))
            self._show_rail(top=False)

    def _show_rail(self, *, top: bool) -> None:
        """What a very wide screen tells beside; the rail puts it together when it is seen."""
        detail, item, glyphs = self._detail, self.evidence.cursor, self._glyphs
        if detail is not None:

            def told() -> list[Section]:
                from factbench.tui.sections import rail

                return rail(detail, item, glyphs)

            self.rail.show(told, top=top)

    def _say(self, words: str, *, seconds: float = SAID) -> None:
        """Say what was just done; the verdict of the current claim comes back after that."""
        self.bar.say(f" {words}")
        if self._saying is not None:
            self._saying.stop()
        self._saying = self.set_timer(seconds, self._said)

    def _said(self) -> None:
        self._saying = None
        self._say_standing()

    def _say_standing(self) -> None:
        """What can be done with marked words, else the remarks on the word under the cursor, else the verdict."""
        detail, word = self._detail, self.article.word if self.article.has_focus else None
        if self._saying is not None:
            return
        if self.article.stretch is not None:
            self.bar.say(MARKED)
        elif detail is not None:
            here = wording.remarks_at(detail, word, self._glyphs) if word else ""
            self.bar.say(f" {here or wording.bar(detail, self._glyphs)}")

    def on_article_moved(self, _message: ArticleText.Moved) -> None:
        """Tell what was remarked on the word under the cursor."""
        self._say_standing()

    def on_descendant_focus(self) -> None:
        """In another pane it is told no longer."""
        self._say_standing()

    @work(thread=True, group="acts")
    def _store(self) -> None:
        self._acts.work()

    def on_unmount(self) -> None:
        """However the program ends, what was queued is stored first: it waits for the thread that stores."""
        self._acts.close()


def bound(action: Action) -> Binding:
    """An action as Textual binds it."""
    return Binding(action.keys, action.call, action.words, show=False, id=action.id, system=True)


def _footer(actions: Sequence[Action]) -> Keys:
    """The keys that most decisions need."""
    verdicts, others = (
        [(said(each), each.brief) for each in actions if each.brief and _decides(each) is wanted]
        for wanted in (True, False)
    )
    # The last but one goes first where there is no room.
    return [*verdicts, ("", ""), ("1-9", "cite"), *others[:-1], *_named(actions, SPARE), *others[-1:]]


def _named(actions: Sequence[Action], words: Mapping[str, str]) -> Keys:
    known = {each.id: said(each) for each in actions}
    return [(known[id], brief) for id, brief in words.items()]


def _decides(action: Action) -> bool:
    return action.group is Group.VERDICT
