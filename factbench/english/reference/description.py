"""Which "the embassy" of a claim was told of before, and as what?"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.times import SEASONS
from factbench.english.name.words import TITLE_PARTS, TITLES
from factbench.english.reference.mention import acts
from factbench.english.reference.role import DETERMINERS, PREPOSITIONS, SUBORDINATORS
from factbench.english.reference.subject import PERSONS
from factbench.english.verb import is_verb
from factbench.text.calendar import MONTHS, WEEKDAYS, lower
from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.english.reference.mention import Discourse


class Description(NamedTuple):
    """A definite noun phrase that says of itself too little: "the embassy", "this law"."""

    span: Span
    noun: str
    """In lower case."""


def descriptions(text: str, within: Span) -> Iterator[Description]:
    """The definite descriptions of a stretch that only an earlier mention makes clear, in order.

    Not those that say which they mean ("the embassy in Quill", "the Israeli embassy", "the man who left") nor what
    everybody knows ("the sun", "the first", "the same day").
    """
    for match in _definite().finditer(text, within.start, within.end):
        if match["noun"] is not None:
            if _MORE.match(text, match.end()) is None and not _leads_up(text, match.end()):
                yield Description(Span(*match.span()), match["noun"].lower())
        elif (told := _told(match)) is not None:
            yield told


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]hat|[Tt]hose)\s+(?P<noun>{alternation(PERSONS | THINGS)})\b(?!['’-]\w\w)"
        r"|\b(?:[Tt]his|[Tt]hese)\s+(?P<first>[^\W\d_]{2,20})(?:\s(?P<second>[^\W\d_]{3,20}))?\b"
    )


def _told(match: re.Match[str]) -> Description | None:
    """ "This law", "these structural changes": always of something told before, unless it is a time."""
    first, second = match["first"].lower(), (match["second"] or "").lower()
    if match["first"][0].isupper() or first in _TIMES or first in PREPOSITIONS or is_verb(first):
        return None
    if acts(first) and match[0][:4].lower() == "this" and first not in THINGS:
        return None
    long = second and not (
        is_verb(second) or second in PREPOSITIONS or second in SUBORDINATORS or first in _KNOWN
    )
    long = bool(long) and second not in {"and", "or", "who", "which", "has", "can", "then", "also"}
    return Description(
        Span(match.start(), match.end("second" if long else "first")), second if long else first
    )


_TIMES = (
    wordlist(
        "year month week weekend day morning afternoon evening night time century decade season point moment date"
    )
    | SEASONS.keys()
    | lower(WEEKDAYS)
)

# What makes clear which is meant, or shows that the noun only leads up to another: "the bank of Quill", "the bank
# manager", "the president Ito", "the man who".
_MORE = re.compile(
    r"\s+(?:of|in|at|for|on|from|between|near|that|which|who|whom|whose|where|with|by|called|named|behind|to|against|[A-Z]"
    r"|responsible|accused|involved)|(?:\s*,\s*|\s+)(?:who|which|where|whose)\b|['’]s?\s"
)


def _leads_up(text: str, end: int) -> bool:
    """Whether another noun follows: "the bank manager"."""
    match = _NEXT.match(text, end)
    if match is None:
        return False
    word = match[1]
    return not (
        is_verb(word) or acts(word) or word in _NO_NOUNS or word.endswith("ly") or word in PREPOSITIONS
    )


_NEXT = re.compile(r"\s([a-z][a-z-]*)")
_NO_NOUNS = SUBORDINATORS | wordlist(
    """
    and or but then also still now not yet just even again already never always often soon once twice later there here
    itself himself herself themselves alone today yesterday tomorrow last next so too either each both all the a an its
    his her their this that
    """
)

THINGS = wordlist(
    """
    embassy consulate ministry department agency commission committee council court tribunal parliament assembly
    company firm bank factory plant mine shop store hotel restaurant school university college hospital clinic museum
    theatre theater church mosque temple library stadium airport station port bridge tunnel tower building house
    apartment road street village town city region province island river lake mountain park beach ship boat ferry
    plane aircraft helicopter train bus car truck vehicle rocket missile satellite
    agreement treaty accord deal contract law bill act decree ban resolution ruling verdict sentence decision
    proposal plan project programme program scheme policy reform budget loan grant investment report study survey poll
    review paper letter statement video film movie book novel song album article map image photograph
    attack explosion blast shooting bombing raid incident accident crash collision fire earthquake flood storm hurricane
    war battle protest demonstration strike riot election vote referendum campaign trial hearing investigation inquiry
    meeting summit conference talks visit ceremony festival match game tournament race
    company group organisation organization party union association club team band network channel newspaper magazine
    website app device system method technique theory idea approach disease virus vaccine drug treatment
    win victory defeat change changes discovery invention move
    """
)
"""Nouns for things of which there are many, so that "the" points back."""
_KNOWN = PERSONS | THINGS


class Antecedent(NamedTuple):
    """What a description was told of as, in words that can stand in its place."""

    words: str
    at: Span
    """Where it was told of."""


class Descriptions:
    """Answers for the descriptions of one text; each noun is looked for once."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._indefinite: dict[str, list[Span]] | None = None
        self._named: dict[str, list[int]] | None = None

    def of(self, description: Description) -> Antecedent | None:
        """The only earlier mention that it can mean, where that says more than the description; else None."""
        text, start = self._discourse.text, description.span.start
        told = [span for span in self._told(description.noun) if span.end <= start]
        named = [
            who
            for who in self._names().get(description.noun, [])
            if self._discourse.named[who].mentions[0].span.start < start
        ]
        if len(named) == 1 and not told:
            full = self._discourse.named[named[0]].full
            return Antecedent(named_words(text, full), full)
        if len(told) == 1 and not named:
            return _of_indefinite(text, told[0], description.noun)
        return None

    def _told(self, noun: str) -> list[Span]:
        """The places of "a … noun" in the text."""
        if self._indefinite is None:
            self._indefinite = {}
            for match in _INDEFINITE.finditer(self._discourse.text):
                for word in _WORD.finditer(self._discourse.text, *match.span("words")):
                    if (known := _singular(word[0].lower())) is not None:
                        span = Span(match.start(), word.end())
                        self._indefinite.setdefault(known, []).append(span)
        return self._indefinite.get(_singular(noun) or noun, [])

    def _names(self) -> dict[str, list[int]]:
        """Who bears each noun: in the name ("Quill Bank"), as a title before it, or as an apposition behind it."""
        if self._named is None:
            self._named = {}
            for who, named in enumerate(self._discourse.named):
                for noun in _nouns_of(self._discourse.text, [each.span for each in named.mentions[:8]]):
                    self._named.setdefault(noun, []).append(who)
        return self._named


# Up to four words behind the article, any of which may be the noun. They are looked ahead at: among them may stand
# another article.
_INDEFINITE = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo|[Ss]everal)\s+(?=(?P<words>[\w’'-]+(?:\s+[\w’'-]+){0,3}))"
)
_WORD = re.compile(r"[^\W\d_]+")


def _singular(word: str) -> str | None:
    """The noun of the lists that the word is, or the plural in -s of."""
    if word in THINGS or word in PERSONS:
        return word
    bare = word.removesuffix("s")
    return bare if bare in THINGS or bare in PERSONS else None


def _nouns_of(text: str, spans: list[Span]) -> set[str]:
    found: set[str] = set()
    for span in spans:
        inside = _own_nouns(span.of(text).lower().split())
        before = (
            text[max(0, span.start - 40) : span.start].rsplit(",", 1)[-1].rsplit(".", 1)[-1].lower().split()
        )
        found |= (inside | set(before[-1:])) & _KNOWN
        behind = _APPOSED.match(text, span.end, span.end + 80)
        if behind is not None and behind["noun"] in _KNOWN:
            found.add(behind["noun"])
    return found


def _own_nouns(words: list[str]) -> set[str]:
    """What the name itself calls its bearer: by titles before it, or by its last word ("Quill Bank")."""
    titles = set(itertools.takewhile(lambda word: word in TITLES or word in TITLE_PARTS, words[:-1]))
    return titles | set(words[-1:])


_APPOSED = re.compile(
    r",\s(?:the|a|an|its|their|his|her)\s(?:[\w’'-]+\s){0,3}?(?P<noun>[a-z]+)(?=,|\sof\b|\sin\b|\sfor\b|\.)"
)


def named_words(text: str, span: Span) -> str:
    """The name with what determines it where it stands: its article, or whose it is ("Quill’s Grand Mosque")."""
    before = text[max(0, span.start - 60) : span.start]
    owner = _OWNER.search(before)
    if owner is not None:
        return f"{owner[0]}{span.of(text)}"
    return f"the {span.of(text)}" if _THE.search(before) else span.of(text)


_OWNER = re.compile(r"(?:\b[Tt]he\s)?(?:[A-Z][\w-]*\s)*[A-Z][\w-]*['’]s\s$")
_THE = re.compile(r"\b[Tt]he\s$")


def _of_indefinite(text: str, told: Span, noun: str) -> Antecedent | None:
    """The indefinite mention made definite, with what follows it and says which: "the embassy in Quill"."""
    words = told.of(text).split()
    if words[0].lower() not in {"a", "an"} or words[-1].lower() != noun or any(map(_parts, words[1:-1])):
        return None
    tail = _TAIL.match(text, told.end, told.end + 90)
    behind = "" if tail is None else _before_verb(tail[0])
    if not behind and len(words) < 3:
        return None
    return Antecedent(f"the {' '.join(words[1:])}{behind}", told)


def _parts(word: str) -> bool:
    """Whether the word shows that the article before it belongs to another noun: "a lot of water in the game"."""
    lower = word.lower()
    return (
        is_verb(word)
        or lower in PREPOSITIONS
        or lower in DETERMINERS
        or lower in {"which", "who", "and", "or"}
        or lower.endswith(("'s", "’s"))
    )


_TAIL = re.compile(
    r"\s(?:of|in|at|near|between|on|for|from|called|named)\s[^\s,.;:()“”\"][^,.;:()“”\"]{1,60}"
)


_STEMS = [*(month[:3] for month in MONTHS), *(day.removesuffix("day") for day in WEEKDAYS)]
# When it happened does not say which it is: "an embassy in Quill in October 2022".
_WHEN = re.compile(
    r"\s(?:in|on|at|since|for|from|by|during|before|after)\s(?:(?:early|late|mid|the)[\s-])?"
    rf"(?:\d|(?:last|next|this|{'|'.join(SEASONS)}|noon|midnight)\b"
    rf"|(?:{'|'.join(_STEMS)})[a-z]*\b)"
)


def _before_verb(words: str) -> str:
    """The words up to the first that cannot belong to the noun any more."""
    kept: list[str] = []
    for word in _WHEN.split(words, maxsplit=1)[0].split():
        if is_verb(word) or word in {
            "who",
            "which",
            "that",
            "when",
            "while",
            "after",
            "before",
            "as",
            "and",
            "to",
        }:
            break
        kept.append(word)
    while kept and kept[-1] in {
        "of",
        "in",
        "at",
        "near",
        "between",
        "on",
        "for",
        "from",
        "called",
        "named",
        "the",
        "a",
    }:
        kept.pop()
    return " " + " ".join(kept) if len(kept) > 1 else ""
