"""What does the review screen know? One value, of which every change makes another."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from factbench.scales import HOUSE, SCALES, Scale
from factbench.tui.actions import Action, of_scale, said
from factbench.tui.glyphs import Glyphs
from factbench.tui.rows import ClaimRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Evidence, Hit, Passage, Source, Verdict
    from factbench.opening import ClaimLine, Filter, FirstPage
    from factbench.stages.uncovered import Uncovered
    from factbench.text.span import Span
    from factbench.tui.by_hand import Act, Form
    from factbench.tui.detail import Detail, Surroundings
    from factbench.workbench import Lease, Workbench


class Ask(StrEnum):
    """What the prompt, or a screen in its place, is open for."""

    NOTE = "note"
    REASON = "reason"
    FILTER = "filter"
    SURE = "sure"
    """Whether it is meant; no words."""
    WORDS = "words"
    CHOICE = "choice"
    """Words, of which some are known."""
    EDITOR = "editor"
    PASSAGE = "passage"
    """A passage of the library."""
    FORM = "form"
    """Several things at once."""


class Question(NamedTuple):
    """What is asked for."""

    kind: Ask
    words: str
    value: str = ""
    """What stands there already."""
    known: Sequence[str] = ()
    """What is offered as one types."""
    draft_of: str = ""
    """Id of the claim whose draft the words are until they are finished; "" for words that nobody keeps."""
    form: Form | None = None


class Answer(NamedTuple):
    """What came of a question."""

    words: str = ""
    found: tuple[Hit, Passage, Source] | None = None
    act: Act | None = None
    """What a form made, and which form."""
    form: Form | None = None


class State(NamedTuple):
    """What the screen knows. What `rows` holds is too much to be copied at each key: it alone changes in place."""

    first: FirstPage
    """What was painted first: where the database is, and who reviews."""
    glyphs: Glyphs
    every: Sequence[Action]
    """The actions on all scales, with the reviewer's own keys."""
    actions: tuple[Action, ...]
    """Those on the verdict scale of this database, for palette, help, footer and command line."""
    rows: ClaimRows
    wanted: Filter
    resuming: str
    """Id of the claim that the reviewer stopped at, until the list shows it; no key does anything before."""
    cursor: int
    """Position of the current claim."""
    bench: Workbench | None = None
    """None until the first page is painted; no key does anything before."""
    scale: Scale = HOUSE
    """The verdict scale whose ratings are bound."""
    detail: Detail | None = None
    """What the panes show; while the cursor moves it is still of the claim before."""
    gaps: Sequence[Uncovered] | None = None
    """The sentences of the article that tell something and have no claim; None while that is not known."""
    gaps_of: Surroundings | None = None
    """The article that they are of, or are looked for in, with its claims as they were then."""
    counted: bool = False
    """Whether the whole list is read."""
    orphans: int = 0
    """Claims with acts on them whose words are no longer in their article."""
    low: int = 0
    """Claims that fit and are not listed, being hardly worth checking."""
    dropped: Filter | None = None
    """The filter that was dropped last."""
    seek: int | None = None
    """Where the cursor goes when the order is read anew; None: it stays on its claim."""
    remark: str = ""
    """Id of the remark that the article is to show, as soon as it has it."""
    stored: int = 0
    """How often something changed so far, by anybody: what was read before that may be out of date."""
    acted: bool = False
    """Whether something was done in this sitting, here or in a place; what others do is none of it."""
    pace: str = ""
    """How many claims were decided in this sitting and how fast, in words."""
    marked: frozenset[int] = frozenset()
    """Keys of the marked claims."""
    marked_before: frozenset[int] = frozenset()
    """What was marked when a range began."""
    range_from: int | None = None
    """Where a range began; None while none is drawn."""
    for_all: bool = False
    """Whether the next verb means all marked claims."""
    leases: Sequence[Lease] = ()
    """Which claims others have open."""
    asking: Question | None = None
    unstored: tuple[tuple[str, str], ...] = ()
    """Claim and words of the notes that were finished and are not in the database yet."""
    on_evidence: bool = False
    """Whether the evidence was in focus when the last verb was begun; so with the four below."""
    in_article: bool = False
    """Whether the article was."""
    item: int = 0
    """Place of the evidence under its cursor."""
    stretch: Span | None = None
    """Words that are marked in the article."""
    word: Span | None = None
    """The word under the cursor of the article."""

    @property
    def key(self) -> int | None:
        """Row number of the current claim."""
        return self.rows.keys[self.cursor] if self.cursor < len(self.rows) else None

    @property
    def row(self) -> ClaimLine | None:
        """The current claim's row."""
        return self.rows.at(self.cursor) if self.cursor < len(self.rows) else None

    def detail_of(self, claim: str) -> Detail | None:
        """What is shown, where it is of this claim."""
        return self.detail if self.detail is not None and self.detail.claim.id == claim else None

    def key_of(self, id: str) -> str:
        """The first key of an action, as people say it: the reviewer's own where it was put on another."""
        return next((said(each).split(" ")[0] for each in self.actions if each.id == id), "")

    @property
    def busy(self) -> dict[int, str]:
        """Row numbers of the claims that others have open now, and who has each."""
        if not self.leases or self.bench is None:
            return {}
        now = self.bench.session.stamp()
        return {each.key: each.reviewer for each in self.leases if each.until > now}

    @property
    def chosen(self) -> Evidence | None:
        """The piece of evidence under its cursor."""
        shown = self.detail.evidence if self.detail else ()
        return shown[min(self.item, len(shown) - 1)] if shown else None

    def with_draft(self, claim: str, text: str) -> State:
        """The same where this is what was typed on a claim and not finished."""
        detail = self.detail_of(claim)
        return self if detail is None else self._replace(detail=replace(detail, draft=text))

    def with_verdict(self, verdict: Verdict) -> State:
        """The same where this is what the reviewer holds of a claim."""
        detail = self.detail_of(verdict.claim)
        return self if detail is None else self._replace(detail=replace(detail, verdict=verdict))


def begun(first: FirstPage, actions: Sequence[Action], *, ascii: bool) -> State:
    """What is known before anything but the first page is read."""
    rows = ClaimRows(lambda _keys: first.lines)
    rows.replace(first.keys, first.decided)
    return State(
        first=first,
        glyphs=Glyphs(ascii),
        every=actions,
        actions=of_scale(SCALES.get(first.scale, HOUSE), actions),
        rows=rows,
        wanted=first.wanted,
        resuming=first.claim,
        cursor=first.place,
    )


# ---------------------------------------------------------------------------------------- marking


def marked(state: State) -> State:
    """The current claim is marked, or no longer; a range ends."""
    key = state.key
    return state if key is None else state._replace(marked=state.marked ^ {key}, range_from=None)


def ranged(state: State) -> State:
    """A range begins at the current claim; where one is drawn, it ends."""
    if state.range_from is not None:
        return state._replace(range_from=None)
    if state.key is None:
        return state
    return drawn(state._replace(range_from=state.cursor, marked_before=state.marked))


def drawn(state: State) -> State:
    """The range that is drawn goes as far as the cursor."""
    if state.range_from is None:
        return state
    first, last = sorted((state.range_from, state.cursor))
    return state._replace(marked=state.marked_before.union(state.rows.keys[first : last + 1]))


def unmarked(state: State) -> State:
    """Nothing is marked."""
    return state._replace(marked=frozenset(), range_from=None, for_all=False)
