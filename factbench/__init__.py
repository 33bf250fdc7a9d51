"""factbench: documents come in, claims are cut out, evidence is put beside each, a person decides, a report goes out.

>>> import factbench
>>> [claim.quote for claim in factbench.segment("The bridge opened in 1932. It is grey.")]
['The bridge opened in 1932', 'It is grey']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factbench import text
    from factbench.errors import (
        AddressRefused,
        DatabaseDamaged,
        DatabaseError,
        DatabaseForeign,
        DatabaseLocked,
        DatabaseMissing,
        DatabaseNewer,
        FactbenchError,
        InputError,
        Misuse,
        NetworkError,
        NothingFound,
        OutputRefused,
        TooLarge,
        Unreadable,
    )
    from factbench.index import Index, match
    from factbench.model import (
        Article,
        Claim,
        Comparison,
        Evidence,
        Hit,
        Passage,
        Report,
        Signal,
        Snapshot,
        Source,
        Verdict,
    )
    from factbench.settings import ParserChoice, Settings
    from factbench.stages.compare import compare
    from factbench.stages.compare.matrix import Matrix, matrix
    from factbench.stages.extract import Document, extract, extract_all
    from factbench.stages.segment import segment
    from factbench.text.slots import Kind
    from factbench.text.span import Span

__version__ = "0.1.0"

_HOME = {
    "errors": (
        "AddressRefused", "DatabaseDamaged", "DatabaseError", "DatabaseForeign", "DatabaseLocked",
        "DatabaseMissing",
        "DatabaseNewer", "FactbenchError", "InputError", "Misuse", "NetworkError", "NothingFound",
        "OutputRefused",
        "TooLarge", "Unreadable",
    ),
    "index": ("Index", "match"),
    "model": (
        "Article", "Claim", "Comparison", "Evidence", "Hit", "Passage", "Report", "Signal", "Snapshot",
        "Source", "Verdict",
    ),
    "settings": ("ParserChoice", "Settings"),
    "stages.compare": ("compare",),
    "stages.compare.matrix": ("Matrix", "matrix"),
    "stages.extract": ("Document", "extract", "extract_all"),
    "stages.segment": ("segment",),
    "text": ("text",),
    "text.slots": ("Kind",),
    "text.span": ("Span",),
}  # fmt: skip

__all__ = [
    "AddressRefused",
    "Article",
    "Claim",
    "Comparison",
    "DatabaseDamaged",
    "DatabaseError",
    "DatabaseForeign",
    "DatabaseLocked",
    "DatabaseMissing",
    "DatabaseNewer",
    "Document",
    "Evidence",
    "FactbenchError",
    "Hit",
    "Index",
    "InputError",
    "Kind",
    "Matrix",
    "Misuse",
    "NetworkError",
    "NothingFound",
    "OutputRefused",
    "ParserChoice",
    "Passage",
    "Report",
    "Settings",
    "Signal",
    "Snapshot",
    "Source",
    "Span",
    "TooLarge",
    "Unreadable",
    "Verdict",
    "compare",
    "extract",
    "extract_all",
    "match",
    "matrix",
    "segment",
    "text",
]


def __getattr__(name: str) -> object:
    """Load what is asked for: importing factbench alone loads nothing heavy."""
    for module, names in _HOME.items():
        if name in names:
            found = import_module(f"{__name__}.{module}")
            return found if name == module else getattr(found, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
