"""Who speaks, turn by turn, in the words of the text itself?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.placed import Attributed
from factbench.text.quotation import holding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.slots import Attribution
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody speaks: a source and a cue with all that they hand on."""

    source: Span
    cue: Span
    contents: tuple[Span, ...]
    direct: bool

    @property
    def start(self) -> int:
        return min(self.source.start, self.cue.start, self.contents[0].start)

    @property
    def end(self) -> int:
        return max(self.source.end, self.cue.end, self.contents[-1].end)


def turns(text: str, said: Sequence[Attribution], quotes: Sequence[Span]) -> list[Turn]:
    """Return who speaks in the text itself, by the place of the cue: not whom somebody quotes or reports."""
    attributed = Attributed(said)
    by_cue: dict[Span, list[Attribution]] = {}
    spoke: dict[Span | None, Span] = {}
    for each in said:
        # A mark alone is the cue of a quotation with which somebody goes on who spoke before.
        goes_on = each.source is not None and each.source in spoke and not each.cue.of(text)[-1:].isalpha()
        cue = spoke.setdefault(each.source, each.cue) if goes_on else each.cue
        spoke[each.source] = cue
        by_cue.setdefault(cue, []).append(each)
    found = []
    for cue, group in by_cue.items():
        source = group[0].source
        # "Asked whether he would go": he is asked, and says nothing yet.
        if source is not None and any(each.content.covers(source) for each in group):
            continue
        inside = any(other.cue != cue and other.content.covers(cue) for other in attributed.touching(cue))
        if source is not None and not inside and holding(quotes, cue) is None:
            contents = tuple(sorted(each.content for each in group))
            found.append(Turn(source, cue, contents, group[0].direct))
    return sorted(found, key=lambda turn: turn.cue)


def runs_on(text: str, turn: Turn, before: Turn) -> bool:
    """Return whether the turn follows the other closely, in a word for going on, and the other is its subject's."""
    near = before.start <= turn.start <= before.end + NEAR
    cue = before.cue.of(text).lower().split()
    # "said Ito" hands on what Ito says; "written by Ito" tells of a speech.
    subject = before.source < before.cue or text[before.cue.end : before.source.start].isspace()
    return near and subject and cue[-1][0].isalpha() and sort_of(turn.cue.of(text).split()[-1]) in _GOES_ON


def speaks(text: str, cue: Span) -> bool:
    """Return whether the cue is a word for saying or finding, and none for thinking or wanting."""
    words = cue.of(text).lower().split()
    return words[0] == "according" or sort_of(words[-1]) in {SpeechSort.SPEECH, SpeechSort.FINDING}


NEAR = 400
"""Code points between one turn and the next, in which the same speaker may go on: some three sentences."""
_GOES_ON = frozenset([SpeechSort.SPEECH, SpeechSort.FINDING, SpeechSort.THOUGHT])
