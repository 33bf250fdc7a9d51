"""Which lines of a text are the turns of a conversation, each with its speaker before it?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def turns(lines: Sequence[str]) -> list[int]:
    """Return the indices of the lines that begin a turn, ascending; [] where the text is no transcript.

    A turn is "SPEAKER: words", "Q. words", or a name that stands alone above what is said. A text is a transcript
    where two speakers come back with other words, and from the first turn to the last it is turns and sentences.

    >>> turns(["MS. LEE: Is it closed?", "MR. RAY: It is.", "MS. LEE: Since when?", "MR. RAY: Since May."])
    [0, 1, 2, 3]
    """
    for speaker, step, share in ((_before_words, 0, 8), (_alone, 1, 3)):
        named = {
            index: name
            for index, line in enumerate(lines[: len(lines) - step])
            if _SAID.search(lines[index + step]) and (name := speaker(line))
        }
        # A menu says the same again; who speaks again says something else.
        words = {(name, lines[index + step]) for index, name in named.items()}
        often = {name for name, count in Counter(name for name, _ in words).items() if count >= 2}
        again = [index for index, name in named.items() if name in often]
        if len(often) < 2 or len(again) < _FEWEST:
            continue
        first, last = _first(named, again[0]), again[-1]
        # Above its words a name must come back; before them a guest may speak once.
        heard = set(again) if step else set(named)
        found = [index for index in named if first <= index <= last and index in heard]
        told = sum(index in heard or bool(_SAID.search(lines[index])) for index in range(first, last + 1))
        long = len(found) >= _MANY or len(found) * 4 >= len(lines)
        if long and len(found) * share >= last - first + 1 <= told / _DENSE:
            return found
    return []


_FEWEST = 4
"""Turns of the shortest conversation."""
_MANY = 10
"""Turns of a conversation that need not fill a quarter of its text."""
_DENSE = 0.7
"""Share of its lines that are turns or end as sentences do."""
_SAID = re.compile(r"[.!?…。！？)\]–—-][\"'”’»)\]*_]*$")
"""How a line ends in which something is said, be it broken off or (applause)."""


def _first(named: dict[int, str], index: int) -> int:
    """Where the conversation begins: whoever speaks just before those who come back is in it."""
    while index - 1 in named:
        index -= 1
    return index


def _before_words(line: str) -> str:
    """Who speaks in "SPEAKER: words": the last word of the name, in capitals; "" for another line."""
    found = _TURN.match(line)
    if found is None:
        return ""
    if found["sign"]:
        return found["sign"]
    name = re.split(r"[,(\[]", found["name"])[0].strip()
    no_name = not name or _RUBRIC.match(name) or any(map(str.isdigit, name))
    return "" if no_name else name.split()[-1].upper()


def _alone(line: str) -> str:
    """The name in a line that is nothing else: "Chair", "Dr Lee"; "" for another line."""
    return line.strip(" *_:") if _NAME.fullmatch(line) and not _RUBRIC.match(line) else ""


_TURN = re.compile(
    r"[*_>\s]{0,4}(?:(?P<sign>[QA])(?:[.:]|\s{2,}|\t)\s{0,40}(?=\S)"
    r"|(?P<name>[A-Z\u00c0-\u00de][\w.’'&-]{0,30}(?:[ ,]{1,2}[\w.’'()&/-]{1,30}){0,7})[*_]{0,3}:[*_]{0,3}(?:\s|$))"
)
_NAME = re.compile(
    r"[*_]{0,3}[A-Z\u00c0-\u00de][\w.’'-]{0,30}(?: [A-Z\u00c0-\u00de][\w.’'-]{0,30}){0,3}[*_]{0,3}:?"
)
_RUBRIC = re.compile(
    r"(?:photo|image|picture|caption|credit|source|video|audio|watch|listen|read|related|tags?|topics?|share|contact|"
    r"tel|phone|fax|e-?mail|web|note|update|published|by|date|time|place|where|when|what|address|price|also|more|home|"
    r"news|sport|menu|search|log in|sign in|subscribe|follow)\b",
    re.IGNORECASE,
)
"""What stands before a colon, or alone in a line, and is no speaker."""
