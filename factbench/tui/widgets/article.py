"""The article, with what was remarked on it; words can be marked by the keyboard word by word, or by the mouse."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from factbench.text.span import Span
from factbench.tui.widgets.lines import LineView
from factbench.tui.widgets.text import GUTTER, TEXT_CLASSES, MarkedLines, text_css, without_gutter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.style import Style
    from textual.selection import Selection

    from factbench.tui.glyphs import Glyphs
    from factbench.tui.marks import Mark

WORD = re.compile(r"\S+")


class ArticleText(LineView):
    """Text with a cursor that goes from word to word and can draw a stretch after it.

    Words that somebody remarked on are slanted and coloured, and their lines have a sign in the gutter; so has the line
    where a sentence without a claim begins. Grounds, underlines and reversed words mean claims and evidence.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {*TEXT_CLASSES, "text--remark", "text--gap"}

    DEFAULT_CSS = f"""{text_css("ArticleText")}
    ArticleText > .text--remark {{ color: $accent; text-style: italic; }}
    ArticleText > .text--gap {{ color: $text-warning; text-style: bold; }}
    """

    BINDINGS: ClassVar[list[Any]] = [
        Binding("right", "word(1)", "Next word", show=False, id="article.next-word"),
        Binding("left", "word(-1)", "Previous word", show=False, id="article.previous-word"),
        Binding(
            "shift+right,greater_than_sign",
            "extend(1)",
            "Mark a word more",
            show=False,
            id="article.mark-more",
        ),
        Binding(
            "shift+left,less_than_sign", "extend(-1)", "Mark a word less", show=False, id="article.mark-less"
        ),
    ]

    class Moved(Message, namespace="article"):
        """The word cursor or the marked stretch is another."""

    class Clicked(Message, namespace="article"):
        """Somebody clicked a place in the text."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self.marked = MarkedLines(self)
        """The text, with its claims marked in it."""
        self._anchor: int | None = None
        """Where the marked stretch began; None while nothing is marked."""
        self._word: Span | None = None
        self._words: list[Span] | None = None
        self._remarked: tuple[Span, ...] = ()
        self._gaps: tuple[Span, ...] = ()
        """Sentences that tell something and have no claim."""

    @property
    def line_count(self) -> int:
        """How many lines the text has at this width."""
        return len(self.marked.lines)

    @property
    def word(self) -> Span | None:
        """The word under the cursor."""
        return self._word

    @property
    def stretch(self) -> Span | None:
        """What is marked by keyboard, else by mouse; None where nothing is."""
        if self._anchor is not None and self._word is not None:
            start, end = min(self._anchor, self._word.start), max(self._anchor, self._word.end)
            return Span(start, end)
        selection = self.text_selection
        if selection is None or selection.start is None or selection.end is None:
            return None
        ends = [self.marked.place_at(Offset(*each)) for each in (selection.start, selection.end)]
        if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
            return None
        return Span(min(ends[0], ends[1]), max(ends[0], ends[1]))

    def begin(self, span: Span) -> None:
        """Mark a stretch; the cursor stands on its last word."""
        inside = [each for each in self._all_words() if each.start < span.end and each.end > span.start]
        self._anchor = span.start
        self._word = Span(inside[-1].start, min(inside[-1].end, span.end)) if inside else span
        self._changed()

    def go_to(self, span: Span) -> None:
        """Put the cursor on the first word of a stretch; nothing is marked."""
        inside = (each for each in self._all_words() if each.end > span.start)
        self._anchor, self._word = None, next(inside, span)
        self.show_line(self.marked.line_at(self._word.start), margin=1)
        self._changed()

    def remark(self, spans: Iterable[Span]) -> None:
        """Show that words were left on these stretches."""
        remarked = tuple(spans)
        if remarked != self._remarked:
            self._remarked = remarked
            self.marked.version += 1
            self.redraw()

    def leave_open(self, spans: Iterable[Span]) -> None:
        """Show that these sentences tell something and have no claim."""
        gaps = tuple(spans)
        if gaps != self._gaps:
            self._gaps = gaps
            self.marked.version += 1
            self.redraw()

    def mark_out(self, span: Span) -> None:
        """Mark a stretch, and scroll to where it begins."""
        self.begin(span)
        self.show_line(self.marked.line_at(span.start), margin=1)

    def drop_marks(self) -> bool:
        """Mark nothing; whether something was marked."""
        marked = self._anchor is not None or self._word is not None
        self._anchor = self._word = None
        self.screen.clear_selection()
        if marked:
            self._changed()
        return marked

    def take_selection(self) -> None:
        """Mark what the mouse has selected, so that it stays when something else is clicked; whole words of it."""
        if self.text_selection is None:
            return
        # Another stretch may be marked from before.
        self._anchor = None
        span = self.stretch
        if span is not None:
            start, end = span.start, span.end
            while start > 0 and self.marked.shown[start - 1 : start + 1].isalnum():
                start -= 1
            while end < len(self.marked.shown) and self.marked.shown[end - 1 : end + 1].isalnum():
                end += 1
            self.begin(Span(start, end))

    def clicked(self, line: int, column: int, times: int) -> None:
        """A click puts the word cursor there, a second marks the word; and the claim there becomes the current one."""
        place = self.marked.place_at(Offset(column, line))
        under = [each for each in self._all_words() if each.start <= (place or 0) < each.end]
        self._word = under[0] if under else None
        self._anchor = self._word.start if self._word and times == 2 else None
        self._changed()
        if place is not None:
            self.post_message(self.Clicked(place))

    def action_word(self, step: int) -> None:
        """Go to the next or previous word; what was marked is no longer."""
        self._anchor = None
        self._step(step)

    def action_extend(self, step: int) -> None:
        """Mark from here on, by words."""
        if self._word is None:
            self._step(1)
        if self._anchor is None and self._word is not None:
            self._anchor = self._word.start if step > 0 else self._word.end
            if step > 0:
                self._changed()
                return
        self._step(step)

    def _step(self, step: int) -> None:
        words = self._all_words()
        if not words:
            return
        if self._word is None:
            start = self.marked.current[0].start if self.marked.current else self.marked.lines[self.top].start
            place = max(0, bisect_right(words, start, key=lambda each: each.start) - 1)
        else:
            place = bisect_right(words, self._word.start, key=lambda each: each.start) - 1 + step
        self._word = words[max(0, min(place, len(words) - 1))]
        self.show_line(self.marked.line_at(self._word.start), margin=1)
        self._changed()

    def _all_words(self) -> list[Span]:
        if self._words is None:
            self._words = [Span(*match.span()) for match in WORD.finditer(self.marked.shown)]
        return self._words

    def show(
        self, text: str, others: Sequence[Span], current: Sequence[Span], marks: Sequence[Mark] = ()
    ) -> None:
        """Show `text` with these stretches, scrolled to the first of `current`.

        Another text has other words, and nothing marked by hand.
        """
        if self.marked.take(text):
            self._words = self._anchor = self._word = None
            self._top = 0
        self.marked.stand_out(others, current, marks)
        self.redraw()

    def mark(self, marks: Sequence[Mark]) -> None:
        """Mark other words in the stretches that are shown; draws again only where some are."""
        if self.marked.mark(marks):
            self.redraw()

    def _changed(self) -> None:
        self._strips.clear()
        self.refresh()
        self.post_message(self.Moved())

    def cache_key(self, line: int) -> tuple[object, ...]:
        """A line depends on the text, and on what is marked in it and by hand."""
        return line, self.marked.version, self._anchor, self._word

    def line_text(self, line: int) -> str:
        """The words of a line, without what is drawn around them."""
        return self.marked.words(line)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words that were marked with the mouse."""
        return super().get_selection(without_gutter(selection))

    def draw(self, line: int, width: int) -> Strip:
        """The words of a line, with what was remarked on and what is marked by hand over them."""
        strip = self._signed(self.marked.draw(line, self._remarks(self.marked.lines[line])), line)
        marked = self.stretch if self._anchor is not None else self._word
        span = self.marked.lines[line]
        if marked is None or marked.end <= span.start or marked.start >= span.end:
            return strip
        text = strip.text
        ends = [max(span.start, marked.start), min(span.end, marked.end)]
        cells = [strip.index_to_cell_position(min(len(text), GUTTER + each - span.start)) for each in ends]
        if cells[0] == cells[1]:
            return strip
        return self.selected(strip, *cells)

    def _signed(self, strip: Strip, line: int) -> Strip:
        """A line with its signs in the gutter: before the words, else before the bracket that stands there.

        The sign of a sentence without a claim stands in the other cell where there are both, over the bar if need be.
        """
        span, signs = self.marked.lines[line], []
        if any(each.overlaps(span) for each in self._remarked):
            signs.append((self.glyphs.remark, "text--remark"))
        if any(span.start <= each.start < span.end for each in self._gaps):
            signs.append((self.glyphs.uncovered, "text--gap"))
        place = 0 if strip.text[1] != " " else 1
        for sign, name in signs[: place + 1]:
            before, _cell, after = strip.divide([place, place + 1, strip.cell_length])
            style = self.rich_style + self.ink(name)
            strip = Strip.join([before, Strip([Segment(sign, style)], 1), after])
            place -= 1
        return strip

    def _remarks(self, line: Span) -> list[tuple[int, int, Style]]:
        """What was remarked on in a line, in its own colour."""
        ink = self.ink("text--remark")
        return [
            (each.start - line.start, each.end - line.start, ink)
            for each in self._remarked
            if each.overlaps(line)
        ]
