"""Is a sentence worth checking?"""

from __future__ import annotations

import math
import re

from factbench.text.slots import Worth


def worth(sentence: str, context: str = "") -> Worth:
    """Return three scores with their reasons."""
    reasons = []
    score = -0.5
    if re.search(r"\d", sentence):
        score += 1.5
        reasons.append("gives a number")
    if re.search(r"\w [A-Z]", sentence):
        score += 1
        reasons.append("names a person or place")
    if sentence.rstrip().endswith("?"):
        score -= 3
        reasons.append("asks a question")
    share = 1 / (1 + math.exp(-score))
    return Worth(share, share * 0.9, 0.2, tuple(reasons))
