"""What a person would search for in a statement that was pasted from the web."""

from __future__ import annotations

import re

from factbench.english.name import names
from factbench.text.indexed import content

MOST_WORDS = 8
"""Words of a query: search engines look for all of them, and no page has all of a long claim's."""


def queries(statement: str) -> list[str]:
    """Return what to type into a search that wants every word: first the telling words, then only the names.

    >>> queries("The harbour bridge in Brint was opened in 1932.")
    ['harbour bridge Brint opened 1932', 'Brint']
    """
    text = searchable(statement)
    telling = [text[word.start : word.end] for word in content(text)][:MOST_WORDS]
    called = [each.span.of(text) for each in names(text)]
    return list(dict.fromkeys(filter(None, [" ".join(telling), " ".join(dict.fromkeys(called))])))


_ADDRESS = re.compile(r"\b(?:https?://|www\.|pic\.twitter\.com/)\S+")
_TAG = re.compile(r"[#@](?=\w)(\w{1,140})")
_HUMP = re.compile(r"(?<=[^\W\d_])(?<![A-Z])(?=[A-Z])|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_SIGNED = re.compile(r"\s[—–-]{1,2}\s[^\n(]{1,60}\(@\w{1,20}\)[^\n]*\Z")
"""How a post is signed where it is embedded: a dash, the author's name, the handle, the day."""


def searchable(statement: str) -> str:
    """Return the statement without addresses and signature, the words of its tags apart.

    >>> searchable("Bats fled #BushFires2020 https://example.org/a")
    'Bats fled Bush Fires 2020 '
    """
    plain = _SIGNED.sub("", _ADDRESS.sub("", statement))
    return _TAG.sub(lambda tag: _HUMP.sub(" ", tag[1]), plain)
