"""Which proper names does a text mention?"""

from __future__ import annotations

import re

from factbench.text.gazetteer import COMMON, canonical_of
from factbench.text.slots import Name
from factbench.text.span import Span

_RUN = re.compile(
    r"(?<![\w'’])[^\W\d_a-z][\w&.-]*\w(?:(?:\s(?:of|de|von|van|der|la|bin|al|the)){0,3}\s[^\W\d_a-z][\w&-]*\w)*"
)


def names(text: str) -> list[Name]:
    """Return the proper names of `text`, in order, not overlapping."""
    found = []
    for match in _RUN.finditer(text):
        if not match[0][0].isupper():
            continue
        if match[0].split()[0].lower() in COMMON:
            continue
        found.append(Name(Span(*match.span()), canonical_of(match[0])))
    return found
