"""What decides how surely two things exclude each other?"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CUT = 0.27
"""The least weight of a conflict: where false alarms on supported claims stay under 15 % in every collection."""

WEIGHTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "date": {
            "": -0.12,
            "event": 0.49,
            "grain": 0.11,
            "half": -0.28,
            "more shared": 0.52,
            "most": 0.47,
            "one": -0.39,
            "same": -0.92,
            "sentence": 0.27,
            "shared": 0.57,
            "year": -0.13,
        },
        "denial": {
            "": -0.15,
            "elsewhere": -0.67,
            "event": 0.33,
            "in the claim": 0.2,
            "most": 0.48,
            "name": -0.39,
            "near": 0.29,
            "nearer": 0.09,
            "right": -0.12,
            "sentence": 0.33,
        },
        "duration": {
            "": 0.11,
            "explicit": 0.11,
            "grain": 0.24,
            "most": 0.09,
            "one": 0.15,
            "quarter": 0.12,
            "span": -0.13,
        },
        "measure": {
            "": 0.01,
            "around": -0.08,
            "beside": -0.24,
            "counted": -0.14,
            "half": 0.26,
            "one": -0.27,
            "one unit": -0.1,
            "rough": -0.13,
            "same matter": -0.23,
            "same unit": 0.11,
        },
        "name": {
            "": -1.92,
            "by": 0.99,
            "country": 1.51,
            "left": 0.45,
            "length": 0.29,
            "near": -0.31,
            "nearer": -0.13,
            "place": 0.32,
            "preposition": 1.19,
            "quarter": -0.28,
            "role": 0.42,
            "sentence": -0.21,
            "subject": -0.22,
        },
        "no date": {"": -1.25, "half": -0.28, "quarter": -0.48},
        "no denial": {"": -0.69, "half": -0.25, "most": 0.2, "quarter": -0.11},
        "no name word": {
            "": -3.03,
            "half": -0.3,
            "most": 0.17,
            "neighbours": 0.66,
            "quarter": -0.63,
            "subject": 0.14,
        },
        "no name": {"": -2.14, "half": -0.11, "quarter": -0.66},
        "no number": {"": -1.42, "half": -0.22, "most": -0.15, "quarter": -0.08},
        "no word": {"": -3.59, "half": -0.41, "most": -0.11, "neighbours": -0.15, "quarter": -0.81},
        "number": {
            "": -0.36,
            "around": 0.4,
            "beside": 0.33,
            "counted": 0.73,
            "half": -0.23,
            "most": -0.11,
            "one": 0.3,
            "one unit": 0.14,
            "same": -0.24,
            "same matter": -0.44,
            "sentence": 0.12,
        },
        "opposite": {
            "": -0.86,
            "event": 0.21,
            "half": 0.23,
            "left": 0.57,
            "most": 0.43,
            "near": 0.37,
            "nearer": 0.62,
            "quarter": -0.15,
            "right": 0.39,
            "sentence": 0.16,
        },
        "ordinal": {
            "": 0.09,
            "around": -0.25,
            "beside": 0.38,
            "counted": 0.17,
            "half": 0.19,
            "one": 0.14,
            "quarter": 0.13,
            "same": -0.45,
            "sentence": 0.08,
        },
        "realm": {"": 0.27, "half": 0.15, "near": 0.17, "quarter": 0.27, "sentence": 0.1},
        "sort": {
            "": -0.39,
            "continent": 0.18,
            "genre": 0.57,
            "half": 0.14,
            "language": 0.44,
            "left": 0.34,
            "medium": -0.81,
            "name near": 0.44,
            "nearer": 0.12,
            "occupation": -0.88,
            "right": 0.65,
            "sentence": 0.54,
        },
        "swap": {
            "": -1.56,
            "both": 0.09,
            "event": 0.26,
            "half": 0.44,
            "left": -0.47,
            "name": -0.43,
            "name near": -1.14,
            "near": -1.05,
            "quarter": -0.15,
            "right": -1.0,
            "sentence": 0.19,
        },
    }
)
"""By kind of clash, what each trait adds in log odds; "" is the kind itself. From tests/quality/fit_compare.py.

Cross-validated by groups of shared evidence, at a cut of 0.3: on Fool Me Twice, claims with digits, precision .85 and
recall .45; false alarms on supported claims .08 there, .05 fever-symmetric, .10 CovidFact, .13 Climate-FEVER, .14 WiCE.
"""
