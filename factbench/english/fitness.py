"""Can a claim be checked as it stands, or at all, and among the first? As readers said of claims of the news."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.worth.wording import wording
from factbench.text.fitted import load, logistic
from factbench.text.slots import Grain, Worth
from factbench.text.wordlist import ALNUM, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factbench.text.clause import Made
    from factbench.text.fitted import Table


def judged(text: str, made: Made) -> Worth:
    """Return the worth of the claim with the chances, 0 to 1, that readers find it fit, a fact, and one of the first.

    What speaks for it is how it was made, what the program flags in it, how it begins, who says it, what can be looked
    up in it, its length, for whether it is a fact its words and, for its order alone, where it stands. `text` is the
    article's.
    """
    weights, told = weights_of_signs(), made.worth
    shown = dict.fromkeys(_shown(text, made))
    sums = weights.sums(shown)
    for sign, strength in _strengths(text, told).items():
        if sign in weights.rows:
            sums = [total + strength * weight for total, weight in zip(sums, weights.rows[sign], strict=True)]
    # To four places, so that platforms agree.
    fit, fact, first = (round(logistic(total), 4) for total in sums)
    return Worth(told.verifiable, told.checkworthy, told.subjective, told.reasons, fit, fact, first)


COLUMNS = ("fit", "fact", "first")
"""What is judged, as `Worth` names it."""


def weights_of_signs() -> Table:
    """What each sign adds to each judgement."""
    return load("factbench.english", "fitted/fitness.tsv")


def signs(text: str, made: Made) -> Mapping[str, float]:
    """Return the signs that a claim shows, each with 1, and its worth and its article's voice, numbers from 0 to 1."""
    return dict.fromkeys(_shown(text, made), 1.0) | _strengths(text, made.worth)


def _shown(text: str, made: Made) -> tuple[str, ...]:
    return (
        *_of_making(made),
        *_of_gaps(text, made),
        *_of_speakers(text, made),
        *_of_slots(made),
        *_of_words(made),
        *[f"{WORDED}{mark}" for mark in wording(made.plain).marks],
        *_of_place(text, made.parts[0].start),
    )


def _strengths(text: str, worth: Worth) -> dict[str, float]:
    return {
        **_of_page(text),
        "verifiable": worth.verifiable,
        "checkworthy": worth.checkworthy,
        "subjective": worth.subjective,
    }


def _of_making(made: Made) -> Iterator[str]:
    """How it was cut and worded."""
    if made.under is not None:
        yield "part of a claim"
    if len(made.parts) > 1:
        yield "joined"
    if made.edits:
        yield "has words put in"
    yield from (f"kind: {kind}" for kind in made.kinds)


def _of_gaps(text: str, made: Made) -> Iterator[str]:
    """What the program itself finds missing, as far as it is sure."""
    gaps = [each for each in made.needs_context if not each.likely]
    if gaps:
        yield "something is flagged"
    marks = {each.cue for each in made.attribution if each.who is None}
    for gap in gaps:
        words = gap.span.of(text).lower()
        if gap.span in marks:
            yield "flagged: whose words"
        elif words in _OTHERS:
            yield "flagged: a pronoun"
        elif words in _SPEAKERS:
            yield "flagged: who speaks"
        else:
            yield "flagged: a description"


_OTHERS = lexicon.forms(*lexicon.THIRD)
_SPEAKERS = lexicon.forms(lexicon.SPEAKER, lexicon.SPEAKERS, lexicon.READER)


def _of_speakers(text: str, made: Made) -> Iterator[str]:
    """Who says it."""
    if not made.attribution:
        yield "the article says so"
        return
    last = made.attribution[-1]
    if last.direct:
        yield "quoted"
        if not _has_slots(made):
            yield "quoted, and nothing can be looked up"
        if _SPEAKERS & frozenset(match.group().lower() for match in _WORD.finditer(made.plain)):
            yield "quoted, and speaks as I or you"
    if last.who is None:
        yield "said by nobody named"
    elif last.who.of(text).lower() in _OTHERS:
        yield "said by a pronoun"
    else:
        yield "said by somebody"
        if any(each.who is not None and _OFFICE.search(each.who.of(text)) for each in made.attribution):
            yield "said by an office"


_OFFICE = re.compile(
    r"\b(?:police|courts?|judge|prosecutors?|ministry|department|officials?|authorit\w+|government|agency|report|study"
    r"|survey|data|statistics|figures|census|documents?|records?|bureau|commission|office|investigators?|lawsuit"
    r"|indictment|filing)\b",
    re.IGNORECASE,
)


def _has_slots(made: Made) -> bool:
    return bool(made.names or made.quantities or any(each.says_when for each in made.dates))


def _of_slots(made: Made) -> Iterator[str]:
    """What can be looked up in it, counted."""
    dated = [each for each in made.dates if each.says_when and each.grain is not Grain.DURATION]
    yield f"names: {min(len(made.names), 3)}"
    yield f"numbers: {min(len(made.quantities), 2)}"
    yield f"dates: {min(len(dated), 2)}"
    if not _has_slots(made):
        yield "nothing can be looked up"


def _of_place(text: str, start: int) -> Iterator[str]:
    """Where in the article it stands, which tells of its order alone: see `ORDERS`."""
    paragraph = text.count("\n\n", 0, min(start, _FAR))
    if start < _FAR and paragraph < _PARAGRAPHS[-1]:
        yield f"{ORDERS}in paragraph {next(each for each in _PARAGRAPHS if paragraph < each)} or before"
    yield from (f"{ORDERS}in its first {share:.0%}" for share in _SHARES if start < share * len(text))


WORDED = "says: "
"""Begins the signs that are a word, pair or ending, which say whether a claim is a fact, and nothing else."""
ORDERS = "stands "
"""Begins the signs that say which claims come first, and nothing of whether a claim is fit or a fact."""
_PARAGRAPHS = (1, 3, 6)
_SHARES = (0.05, 0.15, 0.3)
# Code points in which paragraphs are counted, so that a long text costs no more.
_FAR = 4000


@lru_cache(maxsize=8)
def _of_page(text: str) -> dict[str, float]:
    """How the article speaks outside of quotation marks, each from 0 to 1: a review, advice, or news with sources."""
    words = list(map(str.lower, _PLAIN_WORD.findall(_QUOTED.sub(" ", text[:_READ]))))
    counts = Counter[str]()
    for word, count in Counter(words).items():
        counts[_VOICES.get(word, "page: gives numbers" if word[0].isdigit() else "")] += count
    return {
        name: round(min(counts[name] / (len(words) or 1) / most, 1.0), 3)
        for name, most in _MOST_OFTEN.items()
    }


# Code points that are read of an article to know how it speaks.
_READ = 20_000
_QUOTED = re.compile(r"[“\"][^“”\"\n]{1,1000}[”\"]")
_PLAIN_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")
_VOICES = {
    word: name
    for name, group in {
        "page: speaks as I": wordlist("i my me"),
        "page: speaks as we": wordlist("we our us"),
        "page: speaks to you": wordlist("you your"),
        "page: tells what was said": wordlist("said says told"),
    }.items()
    for word in group
}
_MOST_OFTEN = {
    "page: speaks as I": 0.01,
    "page: speaks as we": 0.01,
    "page: speaks to you": 0.015,
    "page: tells what was said": 0.015,
    "page: gives numbers": 0.04,
}
"""The share of an article's words from which the sign is at its strongest."""


def _of_words(made: Made) -> Iterator[str]:
    """How it begins and reads."""
    plain = made.plain
    words = [word.lower() for word in _WORD.findall(plain)]
    yield f"begins: {_beginning(words, made)}"
    yield f"words: {min(len(words) // 6, 6) * 6} or more"
    yield f"definite: {min(words.count('the'), 3)}"
    said = frozenset(words)
    yield from [name for name, group in _GROUPS.items() if not said.isdisjoint(group)]
    yield from [name for name, marks in _MARKS.items() if any(mark in plain for mark in marks)]
    yield from [name for name, shape in _SHAPES.items() if shape.search(plain)]
    if ("'" in plain or "’" in plain) and _SHORT_FORM.search(plain):
        yield "is said in short forms"


def _beginning(words: list[str], made: Made) -> str:
    first = _APOSTROPHE.split(words[0])[0] if words else ""
    start = made.parts[0].start
    if any(name.span.start - start < _NEAR for name in made.names[:1]):
        return "a name"
    return next((name for name, group in _BEGINNINGS.items() if first in group), "other")


_WORD = re.compile(rf"{ALNUM}(?:['’-]{ALNUM})*")
_APOSTROPHE = re.compile("['’]")
# Code points before a name that stands first: an article, a quotation mark.
_NEAR = 6
_PERSONS = lexicon.forms(*lexicon.THIRD)
_BEGINNINGS = {
    "the": wordlist("the"),
    "a": wordlist("a an"),
    "there": wordlist("there"),
    "I or we": lexicon.subjects(lexicon.SPEAKER, lexicon.SPEAKERS),
    "you": wordlist("you"),
    "it": wordlist("it"),
    "a pronoun": _PERSONS | _SPEAKERS,
    "what points": lexicon.DEMONSTRATIVES | wordlist("such both another other others"),
}
_GROUPS = {
    "speaks as I or you": _SPEAKERS,
    "speaks of he, she, it or they": _PERSONS,
    "says what may or should be": wordlist("should must could would may might can if"),
    "says what would be": wordlist("would"),
    "says what could be": wordlist("could may might"),
    "says what should be": wordlist("should must"),
    "says on what condition": wordlist("if unless"),
    "speaks of an office": wordlist("""
        police court judge prosecutor prosecutors ministry department official officials authorities government agency
        report study survey data statistics figures census document documents records bureau commission investigators
        """),
    "tells what gets checked": wordlist("""
        killed died dead injured arrested charged convicted sentenced shot accused alleged allegedly lawsuit sued banned
        fined investigated investigating resigned fired won lost elected approved signed launched announced found
        revealed confirmed denied
        """),
    "points in time or place": wordlist("then there here later earlier before after"),
    "points": lexicon.DEMONSTRATIVES | wordlist("such"),
    "feels": wordlist("""
        love loves loved hope hopes hoped hopefully wish wishes feel feels felt feeling think thinks believe believes
        want wants enjoy enjoyed hate hates fear fears guess suppose mean glad proud happy sorry afraid grateful
        thankful excited confident scared worried sure honest honestly
        """),
    "judges": wordlist("""
        amazing great good bad better worse best worst important wrong right fair unfair nice beautiful terrible awful
        horrible shameful disgraceful disgusting outrageous shocking wonderful fantastic incredible incredibly brilliant
        perfect excellent remarkable extraordinary special lucky sad funny interesting powerful difficult hard easy
        crucial vital essential unacceptable ridiculous stupid crazy strange truly really very absolutely deeply so too
        """),
}
_MARKS = {
    "has a colon": (":",),
    "has a dash": ("—", "–", " - "),
    "has brackets": ("(",),
    "has a semicolon": (";",),
    "has quotation marks": ("“", "”", '"'),
    "exclaims": ("!",),
    "asks within": ("?",),
}
_SHAPES = {
    "supposes what was not": re.compile(r"\b(?:would|could|might) have\b|\AHad\b"),
    "only seems": re.compile(r"\b(?:seem|seems|seemed|appears?|feels?|felt|looks?|looked|as if|as though)\b"),
    "ends with how it is": re.compile(
        r"\b(?:is|are|was|were|be|been)\s(?:(?:\w+ly|so|very|too|more|not|as)\s)?[^\W\d_]+[.”\"]*\Z"
    ),
}
_SHORT_FORM = re.compile(
    r"\b(?:it|he|she|they|we|i|you|that|there|what|who)['’](?:s|re|m|ll|ve|d)\b|n['’]t\b", re.IGNORECASE
)
