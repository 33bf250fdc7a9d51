"""The current statement, and the evidence beside it: what each passage says, and what in it agrees or conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.message import Message
from textual.strip import Strip

from factbench.text.clean import one_line
from factbench.text.span import Span
from factbench.tui import touch
from factbench.tui.widgets.lines import LineView, painted
from factbench.tui.wording import cautions, stances
from factbench.tui.wrap import clipped, flat, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.style import Style

    from factbench.model import Agreement, Evidence
    from factbench.tui.detail import Detail
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.marks import Mark


MOST = 3
"""Lines that the statement may take."""
SHARE = 6
"""What is said of the claim as a whole takes one in so many of the pane's lines."""


class Line(NamedTuple):
    """One line of the pane: its words, which evidence it belongs to, and what is painted in it."""

    words: str
    item: int
    paint: tuple[tuple[int, int, str], ...] = ()
    """Start, end, component class."""


class EvidenceList(LineView):
    """The statement, which stays; what it leaves open, and what stands against it; then each item: a head line,
    cautions, the signals in words, its best stretch."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "evidence--head",
        "evidence--number",
        "evidence--current",
        "evidence--dim",
        "evidence--agrees",
        "evidence--conflicts",
        "evidence--qualifies",
        "evidence--marked-ours",
        "evidence--marked-shared",
        "evidence--marked-agrees",
        "evidence--marked-qualifies",
        "evidence--marked-conflicts",
    }

    DEFAULT_CSS = """
    EvidenceList > .evidence--head { text-style: bold; }
    EvidenceList > .evidence--number { color: $accent; text-style: bold; }
    EvidenceList > .evidence--current { background: $primary 30%; }
    EvidenceList > .evidence--dim { color: $foreground 85%; }
    EvidenceList > .evidence--agrees { color: $text-success; }
    EvidenceList > .evidence--conflicts { color: $text-error; }
    EvidenceList > .evidence--qualifies { color: $text-warning; }
    EvidenceList > .evidence--marked-ours { color: $foreground 85%; text-style: italic; }
    EvidenceList > .evidence--marked-shared { text-style: underline; }
    EvidenceList > .evidence--marked-agrees { text-style: bold underline; }
    EvidenceList > .evidence--marked-qualifies { text-style: bold italic underline; }
    EvidenceList > .evidence--marked-conflicts { text-style: bold reverse; }
    """

    class Clicked(Message):
        """Somebody clicked a piece of evidence."""

        def __init__(self, item: int) -> None:
            super().__init__()
            self.item = item

    class Cited(Message):
        """Somebody clicked the number of a piece of evidence."""

        def __init__(self, item: int) -> None:
            super().__init__()
            self.item = item

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._detail: Detail | None = None
        self._empty = ""
        self._lines: list[Line] = []
        self._width = self._height = 0
        self._held = 0
        self._version = 0
        self.cursor = 0

    @property
    def line_count(self) -> int:
        """All lines of all items at this width."""
        self._lay_out()
        return len(self._lines)

    def show(self, detail: Detail | None, empty: str) -> None:
        """Show the evidence of a claim, best first; `empty` are the words for none at all."""
        old, new = ([each.id for each in shown.evidence] if shown else [] for shown in (self._detail, detail))
        if old != new:
            self.cursor = 0
            self._top = 0
        self._detail, self._empty, self._width = detail, empty, 0
        self._version += 1
        self.redraw()

    def move_to(self, item: int) -> None:
        """Put the cursor on a piece of evidence and show it."""
        self.cursor = max(0, min(item, self._count - 1))
        self._width = 0
        self._version += 1
        self._lay_out()
        first = next((place for place, line in enumerate(self._lines) if line.item == self.cursor), 0)
        self.scroll_lines_to(first - self._held if self.cursor else 0)
        self.redraw()

    @property
    def _count(self) -> int:
        return len(self._detail.evidence) if self._detail else 0

    def _lay_out(self) -> None:
        if (self._width, self._height) == (self.room, self.size.height):
            return
        self._width, self._height, detail = self.room, self.size.height, self._detail
        self._lines = list(self._statement(detail)) if detail else []
        self._held = len(self._lines)
        self._lines += self._said_before(detail) if detail else ()
        if detail is None or not detail.evidence:
            self._lines += self._said(-1, self._empty, "dim")
            return
        self._lines += self._beside(detail.matrix.against, "dim")
        for item in range(self._count):
            self._lines += self._item(item, detail)

    @property
    def held(self) -> int:
        """The statement stays."""
        self._lay_out()
        return self._held

    def _statement(self, detail: Detail) -> Iterator[Line]:
        """What is checked, with all that was put in for words of the article, cut where it would take the pane."""
        text, marks = flat(detail.claim.statement), detail.in_statement(self.cursor)
        before = f"{self.glyphs.beside} "
        room = self._width - len(before)
        lines = wrapped(text, max(8, room))
        most = max(1, min(MOST, self.size.height // 4))
        for place, span in enumerate(lines[:most], 1):
            rest = clipped(text[span.start :], room, self.glyphs.more)
            words = rest if place == most else span.of(text)
            yield Line(before + words, -1, _marked(marks, span, len(before)))

    def _said_before(self, detail: Detail) -> Iterator[Line]:
        """What the claim alone leaves open, and what the article says of it before."""
        from factbench.exporters.wording import context

        for gap in detail.claim.needs_context:
            yield from self._beside(f"{self.glyphs.caution} {one_line(gap.why)}", "qualifies")
        for where, words in context(detail.claim, detail.surroundings.article):
            yield from self._beside(f"{where}: “{flat(words)}”", "dim")

    def _beside(self, words: str, tone: str) -> Iterator[Line]:
        """Words on the claim as a whole, cut where they would take the pane from the evidence; zoomed they fit."""
        lines, most = wrapped(words, max(8, self._width - 3)), max(1, self.size.height // SHARE)
        if len(lines) > most:
            rest = clipped(words[lines[most - 1].start :], max(8, self._width - 3), self.glyphs.more)
            words = words[: lines[most - 1].start] + rest
        yield from self._said(-1, words, tone)

    def _item(self, item: int, detail: Detail) -> Iterator[Line]:
        from factbench.exporters.wording import open_because, opinion_words, past_check, told

        evidence = detail.evidence[item]
        yield self._head(item, evidence, cited=evidence.id in detail.verdict.citations)
        checked = past_check(evidence.source)
        if checked:
            yield from self._said(item, one_line(checked), "head")
        for said in stances(detail, item):
            yield from self._said(item, f"{self.glyphs.cited} {said}", "head")
        for caution in cautions(detail, item):
            yield from self._said(item, f"{self.glyphs.caution} {caution}", "qualifies")
        for agreement, words in told(evidence):
            yield from self._signal(item, agreement, words)
        because = open_because(evidence)
        if because:
            stance = self.glyphs.suggestion(evidence.comparison.stance)
            yield from self._said(item, f"{stance} {one_line(because)}", "dim")
        opinion = next((each for each in detail.opinions if each.evidence == evidence.id), None)
        for words in opinion_words(evidence, opinion):
            yield from self._said(item, one_line(words), "dim")
        yield from self._passage(item, evidence, detail.marks[item])

    def _head(self, item: int, evidence: Evidence, *, cited: bool) -> Line:
        """Number, score, stance, source and its year, and whether it is cited."""
        source, stance = evidence.source, evidence.comparison.stance
        cursor = self.glyphs.cursor if item == self.cursor else " "
        start = f"{item + 1}{cursor}{evidence.score:3.0f} {f'{self.glyphs.cited} ' if cited else ''}"
        word = f"{self.glyphs.suggestion(stance)} {stance.value} "
        year = f" {source.published.year}" if source.published else ""
        title = clipped(
            one_line(source.called), max(4, self._width - len(start + word + year)), self.glyphs.more
        )
        words = f"{start}{word}{title}{year}"
        tone = {"supports": "agrees", "refutes": "conflicts"}.get(stance.value, "dim")
        stance_at = (len(start), len(start) + len(word), f"evidence--{tone}")
        number = (0, len(f"{item + 1}"), "evidence--number")
        return Line(words, item, ((0, len(words), "evidence--head"), number, stance_at))

    def _signal(self, item: int, agreement: Agreement, told: str) -> Iterator[Line]:
        """What agrees, conflicts or qualifies, in words."""
        yield from self._said(item, f"{self.glyphs.agreement(agreement)} {one_line(told)}", agreement.value)

    def _said(self, item: int, words: str, tone: str) -> Iterator[Line]:
        for span in wrapped(words, max(8, self._width - 3)):
            part = f"   {span.of(words)}"
            yield Line(part, item, ((0, len(part), f"evidence--{tone}"),))

    def _passage(self, item: int, evidence: Evidence, marks: Sequence[Mark]) -> Iterator[Line]:
        """The best stretch, marked."""
        best = evidence.best if len(evidence.best) else Span(0, len(evidence.passage.text))
        text = flat(best.of(evidence.passage.text))
        for span in wrapped(text, max(8, self._width - 3)):
            yield Line(f"   {span.of(text)}", item, _marked(marks, span.shift(best.start), 3))

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A line depends on all that is shown."""
        return line, self._version

    def draw(self, line: int, width: int) -> Strip:
        """The words of a line, painted; the lines of the current item stand out."""
        self._lay_out()
        shown = self._lines[line]
        base = self.rich_style
        if shown.item == self.cursor and shown.words.startswith(f"{shown.item + 1}{self.glyphs.cursor}"):
            base += self.ground("evidence--current")
        paint: list[tuple[int, int, Style]] = [
            (start, end, self.ink(name)) for start, end, name in shown.paint
        ]
        return Strip(painted(shown.words, base, paint)).adjust_cell_length(width, base)

    def clicked(self, line: int, column: int, times: int) -> None:
        """A click puts the cursor there, on the number it cites, and a second opens the passage."""
        item = self._lines[line].item
        if item < 0:
            return
        heads = line == 0 or self._lines[line - 1].item != item
        if heads and column < len(f"{item + 1}"):
            self.post_message(self.Cited(item))
        elif times == 2:
            touch.press(self.app, ("v",))
        else:
            self.pointed(line)

    def pointed(self, line: int) -> None:
        """The evidence of this line."""
        if self._lines[line].item >= 0:
            self.post_message(self.Clicked(self._lines[line].item))


def _marked(marks: Sequence[Mark], line: Span, indent: int) -> tuple[tuple[int, int, str], ...]:
    """What is painted in a line: the part of each mark that is in `line`, a stretch of the text, set in by `indent`."""
    return tuple(
        (
            max(mark.span.start, line.start) - line.start + indent,
            mark.span.end - line.start + indent,
            f"evidence--marked-{mark.kind}",
        )
        for mark in marks
        if mark.span.overlaps(line)
    )
