"""May this clause be shown as it stands?"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from factbench.english.clause.cut import balanced
from factbench.english.clause.predication import EDGE, is_statement
from factbench.english.verb import AUXILIARIES, finite
from factbench.text.clause import Cut
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.english.parse import Parse
    from factbench.text.clause import Clause
    from factbench.text.span import Span


def may_stand(text: str, clause: Clause, sentence: Span, *, tree: Parse | None = None) -> bool:
    """Return whether the clause is a statement, whole and in the article's order, that says something of its subject.

    A clause that may not is given up, never mended: its sentence says what it would have said.

    Args:
        sentence: in which the clause stands.
        tree: that of the sentence; without one the words alone decide.
    """
    words = " ".join(part.of(text) for part in clause.parts)
    return (
        _is_in_order(clause)
        and not any(_is_torn(text, part, sentence) for part in clause.parts)
        and _is_balanced(text, words, sentence)
        and not _opens_amiss(words, clause)
        and not _ends_amiss(text, clause, sentence)
        and _inserts_rightly(text, clause)
        and is_statement(words, clause, sentence, tree)
    )


def _is_in_order(clause: Clause) -> bool:
    """Whether all words are the article's in their order; what is left out of the parts stands before them."""
    spans = [*([clause.subject] if clause.subject else ()), *clause.parts]
    return all(left.end <= right.start for left, right in itertools.pairwise(spans))


# ------------------------------------------------------------------------------------------- edges and marks


def _is_torn(text: str, part: Span, sentence: Span) -> bool:
    """Whether an edge is inside a token, a word with hyphens, or an amount of its sentence."""
    before, after = (
        text[max(0, part.start - 2) : part.start],
        text[part.end : min(part.end + 2, sentence.end)],
    )
    begins = text[part.start].isalnum() and _JOINS_BEFORE.search(before) is not None
    ends = text[part.end - 1].isalnum() or text[part.end - 1] in "$€£¥#"
    return begins or (ends and _JOINS_AFTER.match(after) is not None)


_JOINS_BEFORE = re.compile(r"(?:[^\W_]|[^\W_][-‐‑–/’'.,@&]|[$€£¥#])\Z")
_JOINS_AFTER = re.compile(r"[^\W_]|[-‐‑–/’'.,:@&][^\W_]|[%°‰]")


def _is_balanced(text: str, words: str, sentence: Span) -> bool:
    """Whether each bracket and quotation mark has its partner, or lacks it in the article's own sentence too."""
    whole = len(words) > len(sentence) - EDGE
    return _pairs(words) or (whole and not _pairs(sentence.of(text)))


def _pairs(words: str) -> bool:
    brackets = words.count("(") == words.count(")") and words.count("[") == words.count("]")
    return brackets and balanced(words)


# ----------------------------------------------------------------------------------------- how it begins


def asks(words: str) -> bool:
    """Whether the words begin as a question does, whatever mark they end with: "How did …"."""
    found = _FIRST.match(words)
    if found is None:
        return False
    first, second = found["first"].lower(), (found["second"] or "").lower()
    return first in _ASKING and second in AUXILIARIES and not (first == "what" and second in _IS)


def _opens_amiss(words: str, clause: Clause) -> bool:
    """Whether the first words show the rest of a clause, or a question."""
    found = _FIRST.match(words)
    if found is None or asks(words) or _OF_WHICH.match(words):
        return True
    first = found["first"].lower()
    if clause.subject is not None:
        return False
    if first in _ASKING_WITHIN:
        return True
    if clause.cut in {Cut.MAIN, Cut.REPORTED}:
        return first in _REST
    return first in _REST_OF_PART


_FIRST = re.compile(r"\W*(?P<first>[^\W_]+(?:['’][^\W_]+)?)(?:\s+(?P<second>[^\W_]+(?:['’][^\W_]+)?))?")
_ASKING = wordlist("how why what when where who whom whose which")
_ASKING_WITHIN = wordlist("how why whether")
"""What opens a question that is told, "how likely a war is", and no statement."""
_IS = wordlist("is are was were")
_REST = wordlist("which whose whom than and")
_OF_WHICH = re.compile(r"\W*(?:[\w’'-]+\s){1,3}of\s(?:which|whom)\b")
_JOINING = wordlist("or but because whether that")
_AUXILIARY_ONLY = AUXILIARIES - wordlist("will may might can being having do have")
_REST_OF_PART = _REST | _JOINING | _AUXILIARY_ONLY


def _ends_amiss(text: str, clause: Clause, sentence: Span) -> bool:
    """Whether what the last words announce was cut off: "the doctors told those at the door*: …*"."""
    last = clause.parts[-1]
    if _MEASURES.search(text, max(last.start, last.end - 40), last.end) and last.end < sentence.end - EDGE:
        return _MEASURED.search(text, last.end, sentence.end) is not None
    if last.end < sentence.end - EDGE and _IN_PART.search(text, max(last.start, last.end - 12), last.end):
        return True
    left_out = _LEAVES_OUT.search(text, max(last.start, last.end - 20), last.end)
    if left_out and clause.cut is not Cut.MAIN:
        before = text[last.start : left_out.start()]
        if not finite(before) and _HAS_VERB.search(before) is None:
            return True
    return clause.cut is not Cut.MAIN and _ANNOUNCES.match(text, last.end, sentence.end) is not None


_ANNOUNCES = re.compile(r"\s*:\s*[^\s]")
_IN_PART = re.compile(r",?\s(?:in\spart|partly)\Z")
"""What says for how much a reason counts, which was cut off: "It should be studied, *in part*, Ito said, because"."""
_LEAVES_OUT = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are|will|would)(?:\snot|n['’]t)?(?:\sdo\s(?:so|that|it))?\Z"
)
"""The verb stands in the neighbour: "Such deals name the firm, but these *did not*"."""
_HAS_VERB = re.compile(r"['’](?:s|re|m)\b|\b(?:what|that|than|as|how|where|who|which)\b", re.IGNORECASE)
_MEASURES = re.compile(r"\b(?:so|such\san?)\s[\w-]+\Z")
_MEASURED = re.compile(r"\bthat\b")
"""What tells how much: "the air was *so bad*, Ito noted, *that* the schools closed"."""


# -------------------------------------------------------------------------------------- what was put in


def _inserts_rightly(text: str, clause: Clause) -> bool:
    """Whether a verb is put in only between a name and what it is, and agrees with that in number."""
    if clause.verb is None:
        return True
    first, _, _ = clause.parts[-1].of(text).partition(" ")
    single = first.lower() in {"a", "an", "the"} and clause.verb in {"is", "was"}
    return clause.cut is Cut.APPOSITION and len(clause.parts) == 2 and single
