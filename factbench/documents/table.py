"""Which lines of a text are the rows of a table of figures?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def rows(lines: Sequence[str]) -> set[int]:
    """Return the indices of the lines that are rows: cells with wide gaps or bars between them, or mostly figures.

    A line of half figures is a row where it stands beside one or beside its like. A sentence is none, however many
    figures it has.
    """
    sure = {index for index, line in enumerate(lines) if _is_row(line)}
    likely = sure | {index for index, line in enumerate(lines) if _has_figures(line, least=2)}
    return sure | {index for index in likely if index - 1 in likely or index + 1 in likely}


def _is_row(line: str) -> bool:
    if _STOP.search(line):
        return False
    cells = [cell for cell in _GAP.split(line.strip(" |\t")) if cell.strip()]
    figures = sum(bool(_FIGURE.fullmatch(cell.strip())) for cell in cells)
    return (len(cells) >= 3 and figures >= 1) or _has_figures(line, least=3)


def _has_figures(line: str, *, least: int) -> bool:
    """Whether at least so many words of a line, and half of them, are figures, and it is no sentence."""
    words = [word for word in line.split() if any(map(str.isalnum, word))]
    figures = sum(bool(_FIGURE.fullmatch(word)) for word in words)
    return figures >= least and figures * 2 >= len(words) and not _STOP.search(line)


_GAP = re.compile(r"\s{2,}|\t|\s*\|\s*")
_FIGURE = re.compile(r"[(+–—-]?[$€£¥]?\s?[(+–—-]?\d[\d.,:/]*\s?[%$€£)]{0,3}|[–—-]|n/?[am]", re.IGNORECASE)
_STOP = re.compile(r"[^\W\d_][.!?…][\"'”’»)\]]*$")
