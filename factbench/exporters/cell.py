"""Foreign text -> the cell of a table that a spreadsheet may open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable


def guarded(text: str) -> str:
    """`text`, cleaned, with an apostrophe before what a spreadsheet would take for a formula: at the beginning, and
    behind a semicolon, which parts cells where it is set to that.

    Source: OWASP, "CSV Injection"; the full-width signs are formulas to spreadsheets set to Japanese.
    """
    cleaned = _PARTED.sub(r"\1'", clean(text))
    starts = cleaned[:1] + cleaned.lstrip()[:1]
    return f"'{cleaned}" if any(sign in "=+-@|\t\r＝＋－＠" for sign in starts) else cleaned


_PARTED = re.compile(r"(;[ \t]*)(?=[=＝])")


def cells(row: Iterable[object]) -> list[object]:
    """A row whose texts are guarded; numbers stay numbers."""
    return [guarded(cell) if isinstance(cell, str) else cell for cell in row]
