"""What sorts of thing does a claim say?

`lower` is the claim in lower case: patterns that need not mind case take a third of the time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns, superlatives
from factbench.english.verb import AUXILIARIES, first_verb
from factbench.text.quotation import MARKS
from factbench.text.slots import Date, Kind, Quantity, QuantityKind
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Iterable


def kinds(
    quote: str,
    statement: str,
    dates: Iterable[Date],
    quantities: Iterable[Quantity],
    *,
    state: bool,
    quoted: bool,
) -> tuple[Kind, ...]:
    """Return what sorts of thing a claim says, in the order of `Kind`.

    Args:
        quote: its words in the article.
        statement: how it reads on its own.
        state: whether it says how things are, as `is_state` tells of its statement.
        quoted: whether it stands in somebody's own words.
    """
    lower = statement.lower()
    ahead = is_prediction(lower)
    holds = (
        (Kind.EVENT, not state and not ahead),
        (Kind.STATE, state),
        (Kind.DATE, any(date.says_when for date in dates)),
        (Kind.QUANTITY, any(quantity.kind is not QuantityKind.ORDINAL for quantity in quantities)),
        (Kind.SUPERLATIVE, is_superlative(lower)),
        (Kind.COMPARISON, is_comparison(lower)),
        (Kind.QUOTATION, quoted or not _MARKS.isdisjoint(quote)),
        (Kind.NEGATION, is_negated(lower)),
        (Kind.CAUSE, is_cause(lower)),
        (Kind.PREDICTION, ahead),
    )
    return tuple([kind for kind, held in holds if held])


_MARKS = frozenset(MARKS)


def is_state(words: str) -> bool:
    """Whether the claim says how things are, not what happened: a stative main verb, or the present tense.

    Source: Vendler 1957, states against events, by the verbs that have no progressive.
    """
    verb = first_verb(words)
    if verb is None:
        return _STATIVE.search(words) is not None
    rest = words[verb.start :]
    if _LASTING.match(rest) or _STATIVE.match(rest):
        return True
    word = verb.of(words).lower()
    return word not in AUXILIARIES and word.endswith("s") and not word.endswith("ss")


_THEIR = alternation(pronouns.possessives(*pronouns.THIRD))
_STATIVE = re.compile(
    r"(?:is|are|was|were|am|be|been|isn[’']t|aren[’']t|wasn[’']t|weren[’']t)\s+(?!\w+ing\b|\w+ed\b|being\b|born\b|held\b"
    r"|made\b|sent\b|built\b|found\b|shot\b|seen\b|taken\b|given\b|killed\b|not\s+\w+ed\b)"
    rf"|(?:has|have|had)\s+(?:a|an|the|no|some|many|\d[\d.,]*|one|two|three|four|five|{_THEIR})\b"
    r"|(?:belongs?|contains?|consists?|depends?|exists?|knows?|lacks?|lies|owns?|remains?|stands|costs?|weighs"
    r"|holds|believes?|belonged|contained|consisted|existed|knew|lacked|owned|remained|weighed)\b",
    re.IGNORECASE,
)
# "has operated an embassy since 1993" still does.
_LASTING = re.compile(
    r"(?:has|have)\s+(?:been\s+)?\w+(?:ed|en|n|t|d)\b.*\bsince\b", re.IGNORECASE | re.DOTALL
)


def is_superlative(lower: str) -> bool:
    """Whether the claim puts something first, last, alone or at an extreme."""
    return any(
        match["extreme"] is None or superlatives.is_superlative(match["extreme"])
        for match in _SUPERLATIVE.finditer(lower)
    )


_RANKED = alternation(superlatives.SOLE | superlatives.FIRST_OR_LAST)
_SUPERLATIVE = re.compile(
    rf"\b(?:(?:the|{_THEIR}|[\w]+[’']s)\s+(?:(?:second|third|fourth|fifth)[\s-])?"
    rf"(?:{_RANKED}|(?P<extreme>{superlatives.PATTERN}))"
    r"|one\s+of\s+the\s+few|ever\s+(?:recorded|made|built|seen|held)|record\s+(?:high|low))\b"
)


def is_comparison(lower: str) -> bool:
    """Whether the claim sets one amount or thing against another, or tells of a change of amount."""
    return _COMPARISON.search(lower) is not None


_COMPARISON = re.compile(
    r"\b(?:(?:more|less|fewer|\w{2,}er|rather|other)\s+than|compared\s+(?:with|to)|as\s+\w+\s+as|twice|half\s+as|times\s+(?:as|the)"
    r"|(?:rose|fell|increased|decreased|dropped|grew|declined|doubled|tripled|halved|up|down)\s+(?:by|from|to)?\s*[\d$€£]"
    r"|(?:doubled|tripled|halved|outnumber\w*|exceed\w*|surpass\w*))\b"
)


def is_negated(lower: str) -> bool:
    """Whether the claim says that something is not so."""
    return _NEGATION.search(lower) is not None


_NEGATION = re.compile(
    r"\b(?:not(?!\s+only\b)|no(?!\.)|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied)|fail(?:s|ed)?\s+to|refus(?:es|ed)\s+to)\b"
    r"|n[’']t\b"
)


def is_cause(lower: str) -> bool:
    """Whether the claim says why something is so."""
    return _CAUSE.search(lower) is not None


_CAUSE = re.compile(
    r"\b(?:because|due\s+to|owing\s+to|thanks\s+to|caus(?:e|es|ed|ing)|(?:led|leads|lead)\s+to|result(?:s|ed)?\s+(?:in|from)"
    r"|as\s+a\s+result|blam(?:e|es|ed)|trigger(?:s|ed)|prompt(?:s|ed)|so\s+that|therefore)\b"
)


def is_prediction(lower: str) -> bool:
    """Whether the claim is about what has not happened yet."""
    return _PREDICTION.search(lower) is not None


_PREDICTION = re.compile(
    r"\b(?:will(?!\s+of\b)|shall|won[’']t|(?:is|are|was|were)\s+(?:going|expected|set|due|scheduled|likely|projected|forecast|planned|about)\s+to"
    r"|plans?\s+to|intends?\s+to|forecasts?|predicts?|projected)\b|[’']ll\b"
)
