"""Which clauses of a sentence can stand as claims?"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from factbench.english.clause.cut import LONGEST
from factbench.english.clause.gate import asks
from factbench.english.clause.rules import ByRules
from factbench.english.clause.speakers import voices
from factbench.english.clause.tree import ByTree
from factbench.english.clause.units import Units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Parse
    from factbench.text.clause import Clause
    from factbench.text.slots import Attribution
    from factbench.text.span import Span


def clauses(
    text: str, sentence: Span, *, said: Sequence[Attribution] = (), tree: Parse | None = None
) -> list[Clause]:
    """Return the clauses of a sentence that say something which can be checked, in reading order.

    None for a question, for a heading, and for a stretch without a verb. A clause that might be wrong is not made: its
    sentence stands as it is. Where safe clauses say all of the sentence they are listed in its place, else they stand
    `under` it. Of "X said that p" p is listed. A condition, a negation or a hedge is never cut off what it bears on.

    Args:
        said: the attributions that touch the sentence.
        tree: the sentence's tree; without one the clauses are cut at punctuation and cue words.
    """
    words = sentence.of(text)
    few = len(list(islice(_WORDS.finditer(words[:400]), 3))) < 3
    if few or _asks(words) or _is_heading(text, sentence, words) or _is_caption(words):
        return []
    heard = voices(text, sentence, said if len(sentence) <= LONGEST else (), tree)
    if tree is None:
        found = Units(text, heard.sayings, ByRules(text, sentence, heard)).told((sentence,))
    else:
        found = Units(text, heard.sayings, ByTree(text, sentence, tree, heard)).told((sentence,))
    unique = {clause.parts: clause for clause in reversed(found)}
    return sorted(unique.values(), key=lambda clause: (clause.parts[0].start, clause.parts[-1].end))


def _asks(words: str) -> bool:
    return _QUESTION.search(words[-12:]) is not None or asks(words) or _ASKED.fullmatch(words) is not None


def _is_heading(text: str, sentence: Span, words: str) -> bool:
    """Whether the words are headings: nearly all with a capital and no stop behind, or, in other text, all capitals."""
    long = _LONG_WORDS.findall(words[:600])[1:]
    if words.isupper():
        around = text[max(0, sentence.start - 500) : sentence.end + 500]
        return len(words) < 100 and not around.isupper()
    capitals = sum(word[0].isupper() for word in long)
    if words[-1:].isalnum() and len(long) > 3 and capitals > 0.7 * len(long):
        return True
    # A stop behind it makes no sentence of a line of its own.
    return len(long) > 4 and capitals == len(long) and _stands_alone(text, sentence)


def _stands_alone(text: str, sentence: Span) -> bool:
    """Whether nothing else stands in the lines of the sentence."""
    before, after = text[max(0, sentence.start - 20) : sentence.start], text[sentence.end : sentence.end + 20]
    return before.rstrip(" ")[-1:] in {"", "\n"} and after.lstrip(" ")[:1] in {"", "\n"}


def _is_caption(words: str) -> bool:
    """Whether the words tell of a picture: who made it, or what it shows and when, "Plaque displayed 1932"."""
    return _CREDIT.search(words[-200:]) is not None or _PICTURE.fullmatch(words[:300]) is not None


_CREDIT = re.compile(
    r"\b(?:(?:Photo|Photograph|Picture|Image|Illustration|Video)(?:\s(?:credit|courtesy|by))?|Credit):\s?\S[^.!?]{0,60}\.?\Z"
    r"|\((?:AP\s|File\s)?(?:Photo|Image|Picture)\b[^()]{0,80}\)\.?\Z"
    r"|/\s?(?:Getty\sImages|Reuters|AFP|AP|Shutterstock|Twitter)\.?\Z"
)
_PICTURE = re.compile(
    r"This\s(?:graphic|infographic|chart|photo|photograph|picture|image)\b[^.!?]*?\bshows?\b.*"
    r"|[^\W_]+(?:\s[^\W_]+)?\s[a-z]+ed\s(?:1[5-9]|20)\d\d\.?"
)


_LONG_WORDS = re.compile(r"[^\W\d_]{4,}")


_WORDS = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_ASKED = re.compile(r"[\"“]?[^\"“”]{1,600}\?[\"”]\s[^\"“”,;]{1,60}")
"""A question of somebody's, or the last of some, and who asked: “Is it safe?” Ito asked."""
_QUESTION = re.compile(r"\?[\"”’'»)\]\s!?]*\Z")
