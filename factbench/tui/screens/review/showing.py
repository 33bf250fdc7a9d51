"""The panes of the review screen, the lines around them, and what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import getters
from textual.containers import Container
from textual.screen import Screen

from factbench.scales import HOUSE, SCALES
from factbench.tui import wording
from factbench.tui.actions import Action, Group, of_scale, said
from factbench.tui.glyphs import Glyphs
from factbench.tui.rows import ClaimRows
from factbench.tui.widgets.article import ArticleText
from factbench.tui.widgets.claims import ClaimList
from factbench.tui.widgets.evidence import EvidenceList
from factbench.tui.widgets.line import KeyLine, Keys, WordLine
from factbench.tui.widgets.sections import Sections

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from factbench.opening import ClaimLine, FirstPage
    from factbench.tui.detail import Detail
    from factbench.tui.sections import Section


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


class Showing(Screen[None]):
    """The panes and the lines around them; reads nothing and knows no key."""

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

    def __init__(self, first: FirstPage, *, ascii: bool, actions: Sequence[Action]) -> None:
        super().__init__(classes="-evidence-tall")
        self._first = first
        self.actions = of_scale(SCALES.get(first.scale, HOUSE), actions)
        """Those on the verdict scale of this database, for palette, help, footer and command line."""
        self._glyphs = Glyphs(ascii)
        self._rows = ClaimRows(lambda _keys: first.lines)
        self._wanted = first.wanted
        self._detail: Detail | None = None
        self._counted = False
        """Whether the whole list is read."""
        self._orphans = 0
        """Claims with acts on them whose words are no longer in their article."""
        self._pace = ""
        """How many claims were decided in this sitting and how fast, in words."""
        self._saying: Timer | None = None

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

    def _key(self) -> int | None:
        return self._rows.keys[self.claims.cursor] if self.claims.cursor < len(self._rows) else None

    def _row(self) -> ClaimLine | None:
        return self._rows.at(self.claims.cursor) if self.claims.cursor < len(self._rows) else None

    def _detail_of(self, claim: str) -> Detail | None:
        """What is shown, where it is of this claim: while the cursor moves it is still of the one before."""
        detail = self._detail
        return detail if detail is not None and detail.claim.id == claim else None

    def _say_foot(self) -> None:
        self.foot.show_keys(NOTHING_YET if self.has_class("-empty") else _footer(self.actions), "")

    def _say_head(self) -> None:
        said = wording.filtered(self._wanted)
        filter_words = f" {self._glyphs.rating(None)} {said}" if said else ""
        orphans = f" {self._glyphs.rating(None)} {self._orphans} orphaned" if self._orphans else ""
        pace = f"{self._pace} {self._glyphs.rating(None)} " if self._pace else ""
        count = f"{self._rows.open}/{len(self._rows)} open" if self._counted else "counting"
        right = f"{pace}{count}{orphans}{filter_words} "
        where = f" factbench  {self._first.path.name}  {self._first.reviewer}"
        menu = self._menu()
        self.head.say("   ".join([where, *menu]), right)
        self.head.offer(*menu)

    def _menu(self) -> list[str]:
        menu = [f"{key} {words}" for key, words in _named(self.actions, MENU)]
        # First, for a narrow head cuts the last: quitting can wait until all is shown again.
        return ["Esc all", *menu] if wording.narrowed(self._wanted) else menu

    def _greet(self, *, empty: bool) -> None:
        """While there is nothing at all, the screen belongs to the welcome."""
        if empty != self.has_class("-empty"):
            self.set_class(empty, "-empty")
            self._say_foot()

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
