"""What does each widget show? State -> head, panes, verdict bar and footer."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textual.containers import Container

from factbench.tui import touch, wording
from factbench.tui.actions import Action, Group, said
from factbench.tui.screens.review.state import Ask
from factbench.tui.widgets.article import ArticleText
from factbench.tui.widgets.claims import ClaimList
from factbench.tui.widgets.evidence import EvidenceList
from factbench.tui.widgets.line import KeyLine, Keys, WordLine
from factbench.tui.widgets.sections import Sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.screen import Screen
    from textual.widget import Widget

    from factbench.text.span import Span
    from factbench.tui.detail import Detail
    from factbench.tui.screens.review.state import State
    from factbench.tui.sections import Section


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
SAID_KEYS = {
    "C makes a claim": "claim.make",
    "C makes one": "claim.make",
    "b puts it there": "claim.adjust",
    "b puts this claim there": "claim.adjust",
    "| splits at the word": "claim.split",
    "a notes": "annotate.note",
    "Q asks": "annotate.question",
    "u undo": "session.undo",
    ", changes": "places.settings",
    "; and a verb means all of them": "several.all",
    "Esc leaves": "look.back",
    "Esc shows all": "look.back",
    "Esc all": "look.back",
    "F changes it": "look.filters",
    "D lists them": "look.low",
    "g l": "places.go",
    "+ answers": "annotate.answer",
    "Enter reads": "annotate.thread",
    "W notes what you know": "evidence.by-hand",
    "B confirms": "evidence.confirm",
    "d shows": "look.parts",
}
"""Words of this screen that can be clicked, and the action whose key they name."""
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
ONLY_LOW = "Only claims of low worth: D lists them."
UNMATCHED = "No evidence yet: g l is the library; there s adds sources and m looks in them."
FOUND_NOTHING = "Searched: nothing in the library speaks of this claim. W notes what you know."

PANES = ("claims", "article", "evidence", "rail")
ASKING: dict[Ask, Keys] = {
    Ask.NOTE: (("Enter", "store"), ("Esc", "keep a draft")),
    Ask.REASON: (("Enter", "decide"), ("Esc", "keep a draft")),
    Ask.FILTER: (("Enter", "keep the filter"), ("Esc", "show all")),
    Ask.SURE: (("Enter", "do it"), ("Esc", "leave")),
    Ask.WORDS: (("Enter", "store"), ("Esc", "leave")),
    Ask.CHOICE: (("→", "complete"), ("Enter", "take it"), ("Esc", "leave")),
}
"""What the keys do while the prompt is open for something."""


class Panes:
    """The widgets of the review screen and what they show. Reads nothing, knows no key, and keeps no state."""

    def __init__(self, screen: Screen[None], state: State) -> None:
        self._screen = screen
        self._keyed_by: Sequence[Action] | None = None
        self._changed: Mapping[str, str] = {}
        """Words that name a key, and the key that the reviewer put in its place."""
        glyphs = state.glyphs
        self.head = WordLine(id="head")
        self.claims = ClaimList(state.rows, glyphs, id="claims")
        self.article = ArticleText(glyphs, id="article")
        self.evidence = EvidenceList(glyphs, id="evidence")
        self.rail = Sections(glyphs, id="rail")
        self.beside = WordLine(id="beside")
        self.bar = WordLine(id="bar", keep_left=True)
        self.foot = KeyLine(id="foot")
        self.small = WordLine(id="small")

    @property
    def panes(self) -> tuple[ClaimList, ArticleText, EvidenceList, Sections]:
        """Those that can have the focus."""
        return self.claims, self.article, self.evidence, self.rail

    @property
    def lines(self) -> tuple[WordLine, WordLine, WordLine, KeyLine]:
        """Those around them."""
        return self.head, self.beside, self.bar, self.foot

    def compose(self) -> Iterator[Widget]:
        """Head, panes, what to know, verdict bar, footer; and the one line for a terminal that is too small."""
        yield self.head
        with Container(id="panes"):
            yield self.claims
            yield self.article
            yield self.evidence
            yield self.rail
        yield self.beside
        yield self.bar
        yield self.foot
        yield self.small

    def begin(self, state: State) -> None:
        """The first page."""
        self.claims.border_title = "Claims"
        self.article.border_title = "Article"
        self.evidence.border_title = "Evidence"
        self.rail.border_title = "Beside the claim"
        self.claims.start_at(state.cursor, state.first.top)
        self.show_foot(state)
        self.small.say("factbench needs 60 columns and 16 lines.")
        self.show_head(state)

    # ------------------------------------------------------------------------------- head and foot

    def show_foot(self, state: State) -> None:
        """The keys that work now, and the words that name them everywhere."""
        if state.actions is not self._keyed_by:
            self._take_keys(state)
        if state.asking is not None:
            self.foot.show_keys(ASKING[state.asking.kind], f"{state.asking.words} ")
        else:
            empty = self._screen.has_class("-empty")
            self.foot.show_keys(NOTHING_YET if empty else _footer(state.actions), "")

    def _take_keys(self, state: State) -> None:
        """Name the keys in force from now on."""
        keys = {phrase: state.key_of(id) for phrase, id in SAID_KEYS.items()}
        self._keyed_by = state.actions
        self._changed = {phrase: key for phrase, key in keys.items() if key and key != phrase.split(" ")[0]}
        self.bar.reworded = self._in_force
        self.bar.offer(*(self._in_force(phrase) for phrase in SAID_KEYS))

    def _in_force(self, words: str) -> str:
        return touch.in_force(words, self._changed) if self._changed else words

    def show_head(self, state: State) -> None:
        """Where one is, who one is, how many are open, what is listed and marked."""
        dot, rows, filtered = state.glyphs.rating(None), state.rows, wording.filtered(state.wanted)
        filter_words = f" {dot} {filtered}" if filtered else ""
        orphans = f" {dot} {state.orphans} orphaned" if state.orphans else ""
        low = f" {dot} + {state.low} of low worth: {state.key_of('look.low')}" if state.low else ""
        pace = f"{state.pace} {dot} " if state.pace else ""
        count = f"{rows.open}/{len(rows)} open" if state.counted else "counting"
        blind = f"blind review {dot} " if state.detail and state.detail.reviewed_blind else ""
        right = f"{_marked(state)}{blind}{pace}{count}{low}{orphans}{filter_words} "
        where = f" factbench  {state.first.path.name}  {state.first.reviewer}"
        menu = [f"{key} {words}" for key, words in _named(state.actions, MENU)]
        # First, for a narrow head cuts the last: quitting can wait until all is shown again.
        menu = [self._in_force("Esc all"), *menu] if wording.narrowed(state.wanted) else menu
        self.head.say("   ".join([where, *menu]), right)
        self.head.offer(*menu)

    # ------------------------------------------------------------------------------------- claims

    def show_marks(self, state: State, *positions: int) -> None:
        """The marks of these rows, or of all."""
        self.claims.marked = state.marked
        if positions:
            self.claims.repaint(*positions)
        else:
            self.claims.refresh()

    # ------------------------------------------------------------------------- article and evidence

    def show_detail(self, state: State) -> None:
        """All that stands beside the current claim."""
        detail, key = state.detail, state.key
        if detail is None:
            return
        others = [part for number, parts in detail.surroundings.spans if number != key for part in parts]
        self.article.entitle(wording.titled(detail, key, low=state.wanted.low))
        self.show_head(state)
        self.show_verdict(state)
        self._show_rail(state, top=True)
        self.article.remark(span for span, _remark in wording.in_sight(detail))
        self.article.show(
            detail.surroundings.article.text,
            others,
            detail.claim.parts,
            detail.in_article(self.evidence.cursor),
        )
        self.show_gaps(state)
        self.beside.say(f" {wording.beside(detail, state.glyphs)}")

    def show_gaps(self, state: State) -> None:
        """The sentences of the article that tell something and have no claim."""
        self.article.leave_open([each.span for each in state.gaps or ()])

    def show_verdict(self, state: State) -> None:
        """What the reviewer holds of the current claim, beside its evidence."""
        detail = state.detail
        if detail is None:
            return
        self.evidence.show(detail, self._in_force(FOUND_NOTHING if detail.searched else UNMATCHED))
        count = len(detail.evidence)
        self.evidence.entitle(f"Evidence ({count}) · {detail.matrix.covered}" if count else "Evidence (0)")
        self._show_rail(state, top=False)

    def show_item(self, state: State, item: int) -> None:
        """The cursor on a piece of evidence; article and rail tell of that one."""
        self.evidence.move_to(item)
        if state.detail is not None:
            self.article.mark(state.detail.in_article(self.evidence.cursor))
            self._show_rail(state, top=False)

    def _show_rail(self, state: State, *, top: bool) -> None:
        """What a very wide screen tells beside; the rail puts it together when it is seen."""
        detail, item, glyphs = state.detail, self.evidence.cursor, state.glyphs
        if detail is not None:

            def told() -> list[Section]:
                from factbench.tui.sections import rail

                return rail(detail, item, glyphs)

            self.rail.show(told, top=top)

    def show_nothing(self, state: State) -> None:
        """No claim: a welcome, or that none fits."""
        self.article.entitle("Article")
        nothing = NOTHING_FITS if wording.filtered(state.wanted) else WELCOME
        self.article.show(self._in_force(ONLY_LOW if state.low else nothing), [], [])
        self.evidence.entitle("Evidence")
        self.evidence.show(None, "")
        self.rail.show(list)
        self.beside.say("")
        self.bar.say("")

    def greet(self, state: State, *, empty: bool) -> None:
        """While there is nothing at all, the screen belongs to the welcome."""
        if empty != self._screen.has_class("-empty"):
            self._screen.set_class(empty, "-empty")
            self.show_foot(state)

    def show_standing(self, state: State) -> None:
        """What can be done with marked words, else the remarks on the word under the cursor, else the verdict."""
        detail, word = state.detail, self.article.word if self.article.has_focus else None
        if self.article.stretch is not None:
            self.bar.say(MARKED)
        elif detail is not None:
            here = wording.remarks_at(detail, word, state.glyphs) if word else ""
            self.bar.say(f" {here or wording.bar(detail, state.glyphs)}")

    # ------------------------------------------------------------------------------- what is looked at

    def seen(self, state: State) -> State:
        """What is known, with what the reviewer looks at: a verb means that, whatever comes while it asks."""
        return state._replace(
            on_evidence=self._screen.focused is self.evidence,
            in_article=self._screen.focused is self.article,
            item=self.evidence.cursor,
            stretch=self.article.stretch,
            word=self.article.word,
        )

    def next_remark(self, detail: Detail | None, step: int) -> Span | None:
        """The next or the previous stretch of the article with a remark, round and round; None where none has one."""
        spans = sorted({span for span, _remark in wording.in_sight(detail)}) if detail else []
        place = around(spans, self.article.word if self.article.has_focus else None, step)
        return None if place is None else spans[place]

    def next_gap(self, state: State, step: int) -> int | None:
        """The place of the next or the previous sentence without a claim, round and round; None where there is none."""
        spans = [each.span for each in state.gaps or ()]
        here = self.article.word
        return around(spans, here if self.article.has_focus else None, step)

    def focus_next(self, step: int) -> None:
        """Go to the next or the previous pane."""
        panes = [each for each in PANES if each != "rail" or self._screen.has_class("-vast")]
        wanted = panes[
            (panes.index(self._in_focus() if self._in_focus() in panes else "claims") + step) % len(panes)
        ]
        self._screen.query_one(f"#{wanted}").focus()
        if self._screen.has_class("-zoomed"):
            self.zoom(wanted)

    def _in_focus(self) -> str:
        focused = self._screen.focused
        return focused.id if focused is not None and focused.id in PANES else "claims"

    def zoom(self, pane: str | None) -> None:
        """Give a pane the whole screen, or take it back."""
        self._screen.set_class(pane is not None, "-zoomed")
        for each in PANES:
            self._screen.query_one(f"#{each}").set_class(each == pane, "-alone")

    def turn_zoom(self) -> None:
        """Give the pane in focus the whole screen, or take it back."""
        self.zoom(None if self._screen.has_class("-zoomed") else self._in_focus())

    def turn_layout(self) -> None:
        """Where panes stand on top of each other, give the next one more lines."""
        panes = PANES[:3]
        now = next(each for each in panes if self._screen.has_class(f"-{each}-tall"))
        wanted = panes[(panes.index(now) + 1) % len(panes)]
        self._screen.remove_class(f"-{now}-tall")
        self._screen.add_class(f"-{wanted}-tall")


def around(spans: Sequence[Span], word: Span | None, step: int) -> int | None:
    """The place of the stretch after or before the one with the word, round and round; None where there is none."""
    if not spans:
        return None
    place = bisect_right(spans, word.start, key=lambda each: each.start) if word else 0
    on = word is not None and place > 0 and spans[place - 1].overlaps(word)
    return (place if step > 0 else place - 1 - on) % len(spans)


def _marked(state: State) -> str:
    count = len(state.marked)
    if not count:
        return ""
    return f"{f'; all {count} marked' if state.for_all else f'{count} marked'} · "


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
