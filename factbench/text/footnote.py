"""Which marks of a text point to its notes, and where do its notes begin?"""

from __future__ import annotations

import re


def without_marks(text: str) -> str:
    """The text with blanks for "[4]", "[a]", "[note 2]" and "[citation needed]", so that every span holds.

    >>> without_marks("It has five piers.[4] It is old.")
    'It has five piers.    It is old.'
    """
    return _MARK.sub(lambda mark: " " * len(mark[0]), text) if "[" in text else text


_MARK = re.compile(
    r"\[(?:\d{1,3}|[a-z]|(?:note|nb|n|fn)\.?\s?\d{1,3}|(?:citation|clarification|better source|page) needed"
    r"|when\?|who\?)\]",
    re.IGNORECASE,
)


def notes_begin(text: str) -> int:
    """Where the list of references begins that ends an encyclopedia's page; the length of the text where there is none.

    A heading alone is none: most of what stands below it must look like references.
    """
    for heading in _HEADING.finditer(text):
        below = [line for line in text[heading.end() :].splitlines() if line.strip()]
        told = sum(_REFERENCE.search(line) is not None or _HEADING.match(line) is not None for line in below)
        if below and told * 2 >= len(below):
            return heading.start()
    return len(text)


_HEADING = re.compile(
    r"^[=#\s]*(?:references|notes|footnotes|citations|sources|bibliography|further reading|external links|works cited"
    r"|notes and references|literature)\s*=*\s*(?:\[edit\])?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_REFERENCE = re.compile(
    r"\A\s*(?:\^|↑|\[?\d{1,3}[.\]])|https?://|\(\d{4}\)"
    r"|\b(?:ISBN|ISSN|doi|Retrieved|Archived|pp?\.\s?\d|vol\.|ed\.|et al)\b",
    re.IGNORECASE,
)
