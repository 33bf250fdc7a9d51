"""Text -> spans: what any stretch of text says, found by rules, pure and without I/O.

>>> import factbench
>>> [span.of("It rained. We left.") for span in factbench.text.sentences("It rained. We left.")]
['It rained.', 'We left.']
"""

from factbench.text.attribution import attributions
from factbench.text.date import dates
from factbench.text.name import names
from factbench.text.quantity import quantities
from factbench.text.sentence import sentences
from factbench.text.slots import Attribution, Date, Gap, Grain, How, Name, Quantity, QuantityKind, Stance, Worth
from factbench.text.span import Span
from factbench.text.worthiness import worth

__all__ = [
    "Attribution",
    "Date",
    "Gap",
    "Grain",
    "How",
    "Name",
    "Quantity",
    "QuantityKind",
    "Span",
    "Stance",
    "Worth",
    "attributions",
    "dates",
    "names",
    "quantities",
    "sentences",
    "worth",
]
