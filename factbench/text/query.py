"""What a person would search for in a statement that was pasted from the web."""

from __future__ import annotations

import re

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
