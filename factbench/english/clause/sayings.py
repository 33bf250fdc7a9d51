"""Which sayings of a sentence are claims of their own, beside what is said?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause.cut import Clause, Cut, tidy
from factbench.english.verb import finite, first_verb
from factbench.text.quotation import MARKS
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def sayings(
    text: str, sentence: Span, said: Sequence[Attribution], found: Sequence[Clause]
) -> Iterator[Clause]:
    """Yield "X said that p" once for each X and cue, where p is among the clauses `found`.

    With the words that say when or to whom: "On Monday, Ito told the paper that p". None where nobody is named, and
    none for what is denied or asked, which is a claim as it stands.
    """
    seen: set[Span] = set()
    for each in said:
        contents = [sentence.intersect(other.content) for other in said if other.cue == each.cue]
        if each.cue in seen or not _is_told(text, each, sentence) or not _hold(contents, found):
            continue
        hull = _hull(each, contents, sentence)
        if each.cue.of(text)[:9].lower() != "according" or _fills(text, sentence, hull):
            seen.add(each.cue)
            whole = _whole(text, sentence, hull)
            bare = tidy(text, [whole])
            if bare and all(clause.parts != bare for clause in found):
                start = whole.start if text[whole.start] in MARKS else bare[0].start
                part = Span(start, max(start, whole.end))
                yield Clause((part,), Cut.SAYING, said=part.intersect(max(contents, key=len)))


def _is_told(text: str, said: Attribution, sentence: Span) -> bool:
    """Whether somebody named asserts something in this sentence."""
    named = (
        said.source is not None and sentence.covers(said.source) and not _begins_with_verb(text, said.source)
    )
    return named and sentence.covers(said.cue) and said.stance in {Stance.ASSERTED, Stance.HEDGED}


def _begins_with_verb(text: str, source: Span) -> bool:
    """Whether what was taken for a speaker is torn from a clause: "sponsored by the paper"."""
    verb = first_verb(source.of(text))
    return verb is not None and verb.start == 0


def _hold(contents: Sequence[Span], found: Sequence[Clause]) -> bool:
    """Whether any of the clauses lies in the contents, give or take a mark."""
    wide = [Span(max(0, each.start - 1), each.end + 1) for each in contents]
    return any(all(any(each.covers(part) for each in wide) for part in clause.parts) for clause in found)


def _hull(said: Attribution, contents: Sequence[Span], sentence: Span) -> Span:
    """From the first word to the last of who says it, that he does, and what: of a broken quotation both halves."""
    spans = [said.cue, *contents, *([said.source] if said.source else [])]
    return sentence.intersect(Span(min(each.start for each in spans), max(each.end for each in spans)))


def _fills(text: str, sentence: Span, hull: Span) -> bool:
    """Whether no clause stands outside: "according to X" may be thrown in anywhere."""
    return _is_short(text, Span(sentence.start, hull.start)) and _is_short(text, Span(hull.end, sentence.end))


def _whole(text: str, sentence: Span, hull: Span) -> Span:
    """With a few words before and after that have no verb of their own: time, place, hearers."""
    before, after = Span(sentence.start, hull.start), Span(hull.end, sentence.end)
    start = before.start if _is_short(text, before) and before.of(text).rstrip().endswith(",") else hull.start
    end = after.end if _is_short(text, after) else hull.end
    whole = trim(text, Span(start, end), also=",;:–—-.")
    opened = whole.start > 0 and text[whole.start - 1] in MARKS and whole.start - 1 >= sentence.start
    return Span(whole.start - opened, whole.end)


def _is_short(text: str, words: Span) -> bool:
    return len(words) < LONGEST and not finite(words.of(text))


LONGEST = 80
"""Code points of an adverbial that goes with a saying."""
