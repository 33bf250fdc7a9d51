"""How many are "dozens", "several hundred"?"""

from __future__ import annotations

import re

from factbench.english.lexicon.numerals import SCALES
from factbench.english.quantity.measure import measure_at
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span


def vague_at(text: str, start: int) -> Quantity | None:
    """Return the vague count that begins at `start`; None where no word for one does.

    A range goes from two of them (of "several", three) to where the next word begins; "a couple dozen" is about two.
    """
    match = _VAGUE.match(text, start, start + 60)
    if match is None:
        return None
    if match["few"]:
        size = 12.0 if match["unit"].lower() == "dozen" else SCALES[match["unit"].lower()]
        few = match["few"].lower()
        low, high = (
            (3 * size, 9 * size) if few == "several" else (2 * size, (2 if "couple" in few else 9) * size)
        )
    elif match["outer"]:
        outer, inner = _PLURAL[match["outer"].lower()], _PLURAL[match["inner"].lower()]
        low, high = 2 * outer * inner, 10 * outer * inner
    else:
        size = _PLURAL[match["lone"].lower()]
        low, high = 2 * size, (10 * size if size < 1000 else 1000 * size)
    of = _OF.match(text, match.end())
    measured = measure_at(text, of.end() if of else match.end(), scaled=low >= 1000)
    if measured and of and measured[0].unit == "GBP" and high < 1e9 and _OF.match(text, measured[1]):
        measured = None  # "thousands of pounds of meat"
    kind, unit = (measured[0].kind, measured[0].unit) if measured else (QuantityKind.CARDINAL, None)
    end = measured[1] if measured else match.end()
    value = low if low == high else None
    return Quantity(Span(start, end), value, kind, unit, low, high, approximate=True)


_PLURAL = {"tens": 10.0, "dozens": 12.0, "scores": 20.0} | {f"{word}s": size for word, size in SCALES.items()}
_VAGUE = re.compile(
    r"(?:(?P<outer>tens|dozens|scores|hundreds|thousands) of (?P<inner>thousands|millions|billions)"
    r"|(?P<lone>dozens|scores(?=\s+of\b)|hundreds|thousands|millions|billions)(?= of\b|[\s,.;]|$)"
    r"|(?P<few>several|a few|few|many|a couple of|a couple) (?P<unit>dozen|hundred|thousand|million|billion))(?!\w)",
    re.IGNORECASE,
)


_OF = re.compile(r"\sof(?=\s)")
