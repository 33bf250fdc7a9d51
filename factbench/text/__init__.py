"""Text -> spans: what any stretch of text says, found by rules, pure and without I/O.

>>> import factbench
>>> [span.of("It rained. We left.") for span in factbench.text.sentences("It rained. We left.")]
['It rained.', 'We left.']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.english.attribution import attributions
    from factbench.english.date import dates
    from factbench.english.name import names
    from factbench.english.quantity import quantities
    from factbench.english.rank import ranks
    from factbench.english.reference import antecedent
    from factbench.english.worth import worth
    from factbench.text.quotation import verbatim
    from factbench.text.sentence import sentences
    from factbench.text.slots import (
        Attribution,
        Change,
        Date,
        Edit,
        Gap,
        Grain,
        How,
        Insertion,
        Name,
        NameKind,
        Quantity,
        QuantityKind,
        Quotation,
        Rank,
        Stance,
        Worth,
    )
    from factbench.text.span import Span

__all__ = [
    "Attribution",
    "Change",
    "Date",
    "Edit",
    "Gap",
    "Grain",
    "How",
    "Insertion",
    "Name",
    "NameKind",
    "Quantity",
    "QuantityKind",
    "Quotation",
    "Rank",
    "Span",
    "Stance",
    "Worth",
    "antecedent",
    "attributions",
    "dates",
    "names",
    "quantities",
    "ranks",
    "sentences",
    "verbatim",
    "worth",
]

_HOME = {
    "Span": "factbench.text.span",
    "antecedent": "factbench.english.reference",
    "attributions": "factbench.english.attribution",
    "dates": "factbench.english.date",
    "names": "factbench.english.name",
    "quantities": "factbench.english.quantity",
    "ranks": "factbench.english.rank",
    "sentences": "factbench.text.sentence",
    "verbatim": "factbench.text.quotation",
    "worth": "factbench.english.worth",
}
"""Name -> module that has it; everything else is in `slots`. Finders live a floor above; this is their front door."""


def __getattr__(name: str) -> object:
    """Load what is asked for: the first screen needs the values here, and none of the rules."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME.get(name, "factbench.text.slots")), name)
