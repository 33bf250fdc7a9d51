"""Which quotation marks of these words have no partner?"""

from __future__ import annotations

import re


def lacking(words: str) -> tuple[str, str]:
    """Return the marks that are missing before the words and behind them, so that each has its partner.

    >>> lacking("He said: “We go. Then we"), lacking('to the lake," he said')
    (('', '”'), ('"', ''))
    >>> lacking('A 34" screen, 22" high')
    ('', '')
    """
    opened: list[str] = []
    unopened: list[str] = []
    for match in _MARK.finditer(words):
        mark = match[0]
        if opened and mark in _CLOSING[opened[-1]]:
            opened.pop()
        elif mark in _CLOSING and (mark != '"' or _opens(words, match.start())):
            opened.append(mark)
        elif mark in _OPENING and not _is_inch(words, match.start()):
            unopened.append(_OPENING[mark])
    return "".join(reversed(unopened)), "".join(_CLOSING[mark][0] for mark in reversed(opened))


_MARK = re.compile('["“”„«»]')
_CLOSING = {"“": '”"', "«": "»", "„": '“”"', '"': '"'}
"""What may close each mark that opens, the usual one first."""
_OPENING = {"”": "“", "»": "«", '"': '"'}


def _opens(words: str, place: int) -> bool:
    """Whether a straight mark stands where a quotation opens: no word runs into it, and one follows."""
    before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    return not (before.isalnum() or before in _STOPS) and bool(after) and not after.isspace()


def _is_inch(words: str, place: int) -> bool:
    """Whether a straight mark that closes nothing says how long something is: a 34" screen."""
    return words[place] == '"' and words[max(0, place - 1) : place].isdigit()


_STOPS = frozenset(".,!?…%)")
