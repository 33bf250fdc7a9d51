"""Which marks of a text point to its notes, and where do its notes begin?"""

from __future__ import annotations

import re

from factbench.text.span import Span


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


def unmarked(text: str, sentence: Span) -> Span:
    """The sentence without the marks of notes behind its last stop: "It has five piers.[4]", "piers.⁴", "piers.4"."""
    mark = _MARKS_AT_END.search(text, max(sentence.start, sentence.end - _LONGEST), sentence.end)
    return sentence if mark is None else Span(sentence.start, mark.start())


_LONGEST = 40
_MARKS_AT_END = re.compile(
    r"(?<=[.!?\"”’])"
    r"(?:(?:\s?\[(?:\d{1,3}|[a-z]|citation needed)\]|[¹²³⁴⁵⁶⁷⁸⁹⁰])+|(?<=[a-z][a-z][a-z][.!?])\d{1,3})\s*\Z"
)


def notes_begin(text: str) -> int:
    """Where the list of references begins that ends an encyclopedia's page; the length of the text where there is none.

    A heading alone is none: half of the lines below it, at least, must look like references. Without a heading, lines
    that begin with the mark that points back ("^") are the list. Takes linear time.
    """
    begins, below, told, at = len(text), 0, 0, len(text)
    for line in reversed(text.splitlines(keepends=True)):
        at -= len(line)
        heading = _HEADING.fullmatch(line.strip()) is not None
        if heading and below and told * 2 >= below:
            begins = at
        below += bool(line.strip())
        told += heading or _REFERENCE.search(line) is not None
        if told == below and line.lstrip().startswith(("^", "↑")):
            begins = at
    return begins


_HEADING = re.compile(
    r"[=#]{0,6}\s?(?:references|notes|footnotes|citations|sources|bibliography|further reading|external links"
    r"|works cited|notes and references|literature)\s?={0,6}(?:\[edit\])?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\A\s{0,8}(?:\^|↑|\[?\d{1,3}[.\]])|https?://|\(\d{4}\)"
    r"|\b(?:ISBN|ISSN|doi|Retrieved|Archived|pp?\.\s?\d|vol\.|ed\.|et al)\b",
    re.IGNORECASE,
)
