"""Text -> spans: what any stretch of text says, found by rules, pure and without I/O.

>>> import factbench
>>> [span.of("It rained. We left.") for span in factbench.text.sentences("It rained. We left.")]
['It rained.', 'We left.']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench.text.attribution import attributions
    from factbench.text.date import dates
    from factbench.text.name import names
    from factbench.text.quantity import quantities
    from factbench.text.quotation import verbatim
    from factbench.text.rank import ranks
    from factbench.text.reference import antecedent
    from factbench.text.sentence import sentences
    from factbench.text.slots import (
        Attribution,
        Change,
        Date,
        Edit,
        Gap,
        Grain,
        How,
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
    from factbench.text.worthiness import worth

__all__ = [
    "Attribution",
    "Change",
    "Date",
    "Edit",
    "Gap",
    "Grain",
    "How",
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
    "Span": "span",
    "antecedent": "reference",
    "attributions": "attribution",
    "dates": "date",
    "names": "name",
    "quantities": "quantity",
    "ranks": "rank",
    "sentences": "sentence",
    "verbatim": "quotation",
    "worth": "worthiness",
}
"""Name -> module that has it; everything else is in `slots`."""


def __getattr__(name: str) -> object:
    """Load what is asked for: the first screen needs the values here, and none of the rules."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME.get(name, 'slots')}"), name)
