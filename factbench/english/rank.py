"""What does a text put first, last, alone or at an extreme, and among what?"""

from __future__ import annotations

import re

from factbench.english.lexicon import pronouns, superlatives
from factbench.english.lexicon.numerals import ordinal
from factbench.english.lexicon.units import UNIT_WORDS
from factbench.text.slots import Rank
from factbench.text.span import Span, trim
from factbench.text.wordlist import alternation, lowered


def ranks(text: str) -> list[Rank]:
    """Return what `text` puts first, last, alone or at an extreme, in order, not overlapping.

    Only behind "the", a possessive or the like, for "first opened" and "at least" rank nothing; the latest is news, not
    a rank. The scope runs to the end of its phrase with what "of", "in", "to" or "that" adds, 160 characters at most.

    >>> text = "It is the second largest port in Quill, and its only ferry has sunk."
    >>> [(rank.words, rank.place, rank.scope and rank.scope.of(text)) for rank in ranks(text)]
    [('largest', 2, 'port in Quill'), ('only', None, 'ferry')]
    """
    found: list[Rank] = []
    done = 0
    for head in _HEAD.finditer(lowered(text)):
        rank = _ranked(text, head) if head.start() >= done else None
        if rank:
            found.append(rank)
            done = rank.span.end
    return found


_RANKED = alternation(superlatives.SOLE | superlatives.FIRST_OR_LAST)
_EXTREME = rf"(?:{_RANKED}|(?:record|all-time)\s(?:high|low)|{superlatives.PATTERN})"
_ORDINAL = (
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth"
    r"|[0-9]{1,3}(?:st|nd|rd|th))"
)
_HEAD = re.compile(
    rf"\b(?:(?P<nth>{_ORDINAL})[\s-](?P<next>{_EXTREME})|(?P<word>{_EXTREME})|(?P<alone>{_ORDINAL}))(?![\w’'-])"
)
_LED = re.compile(
    r"(?P<shared>\b(?:one|two|three|some|many|several|among|few)\s(?:of\s)?)?"
    rf"(?:\b(?:the|{alternation(pronouns.possessives(*pronouns.ALL))}|for|(?P<one>an?))|['’]s|s['’])\s(?:[a-z]+ly\s)?\Z",
    re.IGNORECASE,
)
# Stretches of time, which are dates, and names in which a rank ranks nothing.
_NO_SCOPE = re.compile(
    r"\s(?:(?:few|several|couple|[0-9]+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s)?"
    rf"(?:{alternation(UNIT_WORDS)}|half|halves|millennium|place"
    r"|summer|winter|spring|autumn|fall|lady|ladies|ministers?|world\swar|aid|name|of\sall|and\sforemost)\b",
    re.IGNORECASE,
)
# What a superlative with "most" takes in besides: "most populous", not "most votes".
_QUALITY = re.compile(
    r"\s(?:[a-z]+ly\s)?[a-z]+(?:ous|al|ive|ful|ed|ing|ent|ant|able|ible|ic|less|ary|ern|ult|rse|cure|mon|id)\b",
    re.IGNORECASE,
)
_MOST_OF = re.compile(r"\s(?:of|people)\b", re.IGNORECASE)
_SCOPE_END = re.compile(
    r"[.,;:!?()\[\]\"“”\n—–]|\s(?:--?|is|are|was|were|will|would|can|could|may|might|must|should|came|comes|has|had|have|did|does|said|says|but|or|while|when|as"
    r"|after|before|because|since|if|where|although)(?!\w)|\sand\s(?!the\b|in\b)|\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s(?:who|that|which|to)\s", re.IGNORECASE)
_FAR = 160


def _ranked(text: str, head: re.Match[str]) -> Rank | None:
    """The rank that the words of `head` make, with its scope."""
    words = head["next"] or head["word"] or head["alone"]
    led = _LED.search(text, max(0, head.start() - 40), head.start())
    if led is None or _ranks_nothing(words) or _NO_SCOPE.match(text, head.end()):
        return None
    end = head.end()
    if words in {"most", "least"}:
        if _MOST_OF.match(text, end):
            return None
        quality = _QUALITY.match(text, end, end + 40)
        end = quality.end() if quality else end
        words = re.sub(r"\s+", " ", text[head.end() - len(words) : end].lower())
    scope = _scope(text, end)
    if head["alone"] and (scope is None or scope.of(text)[0].isupper() or led["one"]):
        return None  # "the second.", "the Second Amendment", "a second passed"
    place = _place(words, head["nth"] or head["alone"])
    return Rank(Span(head.start(), scope.end if scope else end), words, place, scope, bool(led["shared"]))


def _ranks_nothing(words: str) -> bool:
    """Whether they end as a superlative does and are none: "protest"; the latest is news."""
    return words == "latest" or (words.endswith("est") and not superlatives.is_superlative(words))


def _place(words: str, nth: str | None) -> int | None:
    if nth:
        return ordinal(nth)
    return None if words in superlatives.SOLE else -1 if words == "last" else 1


def _scope(text: str, at: int) -> Span | None:
    """The phrase right behind a rank; a verb ends it, but not in the clause of "who", "that" or "to"."""
    stop = _SCOPE_END.search(text, at, at + _FAR)
    end = stop.start() if stop else min(len(text), at + _FAR)
    clause = _CLAUSE.search(text, at, end + 1)
    if clause and stop and stop[0][:1].isspace() and clause.end() >= stop.start():
        later = _SCOPE_END.search(text, stop.end(), at + _FAR)
        end = later.start() if later else end
    scope = trim(text, Span(at, end), also="-")
    return scope if scope and text[at : at + 1].isspace() else None
