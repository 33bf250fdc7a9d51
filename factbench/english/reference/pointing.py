"""Which words of a claim point at what was told before it, though they are no pronouns: "then", "such", "there"?"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.numerals import ORDINALS, SMALL
from factbench.english.lexicon.pronouns import DEMONSTRATIVES
from factbench.english.lexicon.times import PARTS_OF_DAY, SEASONS
from factbench.english.lexicon.units import UNIT_WORDS
from factbench.english.verb import AUXILIARIES, is_verb
from factbench.text.calendar import MONTHS, SHORT_MONTHS, WEEKDAYS
from factbench.text.quotation import MARKS
from factbench.text.slots import Gap
from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factbench.english.parse import Word


class Told(Enum):
    """What before the words, in the same claim, tells what they point at."""

    TIME = auto()
    """A date, or two things that happened."""
    PLACE = auto()
    SEVERAL = auto()
    """Two or more of something: "Ode and Ito", "the banks"."""
    DEEDS = auto()
    """Two things that happened."""
    NAMES = auto()
    """Two names: "Ode and Ito", "Ode, Ito and Marsh"."""
    NOTHING = auto()


class Pointer(NamedTuple):
    """One way to point at what was told before."""

    words: str
    """A pattern, in lower case, for what is flagged."""
    lacks: str
    """What is missing, in a sentence; {} is the words."""
    told: Told
    examples: tuple[str, ...]
    """Claims that it flags, each a test."""
    opens: bool = False
    """Whether it counts only where the claim begins."""


_STRETCH = alternation({*UNIT_WORDS, *PARTS_OF_DAY, *SEASONS})
_ORDINALS = alternation([word for word, number in ORDINALS.items() if number <= 10])
_COUNTS = alternation([word for word, number in SMALL.items() if number >= 2])
_LENGTH = rf"(?:(?:an?|few|{_COUNTS}|\d+)\s+)?(?:{_STRETCH})"
_IS = alternation([word for word in AUXILIARIES if word.isalpha()])
_END = r"(?=\s*(?:[,.;:)–—\"”]|\Z))"

_DOES = alternation(
    [
        "won",
        "lost",
        "come",
        "came",
        "get",
        "got",
        "give",
        "gave",
        "go",
        "went",
        "hold",
        "held",
        "keep",
        "kept",
        "led",
        "made",
        "make",
        "meet",
        "met",
        "offer",
        "paid",
        "pay",
        "run",
        "ran",
        "said",
        "say",
        "see",
        "saw",
        "sell",
        "sold",
        "sit",
        "sat",
        "stand",
        "stood",
        "take",
        "took",
        "told",
        "use",
        "want",
        "work",
    ]
)

_BEFORE = "“{}” takes up what the article says before."
_WHEN = "It is not said here what time “{}” is counted from."
_WHERE = "It is not said here where “{}” is."
_MORE_THAN_WHAT = "It is not said here to whom or to what “{}” adds."
_OF_WHICH = "It is not said here among which “{}” is."
_OF_WHAT = "It is not said here of whom or of what “{}” is said."

POINTERS = (
    Pointer(r"then\b(?!-)", _BEFORE, Told.TIME, ("Then Ode left.",), opens=True),
    Pointer(
        r"(?:since|before|after|until|till|by|from)\s+(?:then|that|this)\b"
        r"(?=\s*(?:[,.;:)–—]|\Z)|\s+(?:he|she|it|they|on|the)\b)",
        _BEFORE,
        Told.TIME,
        ("Before that, the state made its own forecasts.", "Prices have risen since then."),
    ),
    Pointer(
        rf"(?:(?:shortly|soon|immediately|directly|just|not long|long|moments|{_LENGTH})\s+)?"
        rf"(?:afterwards|thereafter|beforehand|(?<=\s)(?:afterward|after|before|later|earlier){_END})"
        r"|in the (?:meantime|interim)\b",
        _WHEN,
        Told.TIME,
        (
            "Ode became chancellor shortly afterwards.",
            "Moments later, Ode fell.",
            "Ode spoke to the press afterwards.",
        ),
    ),
    Pointer(
        rf"(?:earlier|later|early|late)\s+(?:in|on|during)\s+(?:the|that)\s+(?:same\s+)?(?:{_STRETCH})\b(?!\s+of\b)"
        rf"|the\s+(?:{_STRETCH})\s+(?:prior|earlier|previous){_END}",
        _WHEN,
        Told.TIME,
        ("Earlier in the day, Ode won.", "Ito won the day prior."),
    ),
    Pointer(
        rf"(?:first|second|third|fourth|last|final|opening|other)\s+(?:[a-z-]+\s+)?[a-z]+\s+of\s+the\s+(?:{_STRETCH})\b",
        "It is not said here of which day or time “{}” is.",
        Told.TIME,
        ("The second game of the day was won by Ode.",),
    ),
    Pointer(
        r"at\s+(?:(?:the|that)\s+time|(?:that|this)\s+(?:very\s+)?(?:point|stage))\b(?!\s+(?:of|when|that|in)\b)",
        _BEFORE,
        Told.TIME,
        ("I was there at the time.",),
    ),
    Pointer(
        rf"there\b(?!['’]|\s+(?:{_IS}|appears?|seems?|remains?|exists?|comes?|came|goes|no|never|also|still|now|used)\b)",
        _WHERE,
        Told.PLACE,
        ("They hid the body there.",),
    ),
    Pointer(r"here\b(?!['’])", _WHERE, Told.PLACE, ("Marsh was a winner here in 2012.",)),
    Pointer(
        r"(?<!as )(?<!no )(?<!of )such(?:\s+an?)?\s+(?!(?:as|that|an?|is|was|are|were)\b)[a-z-]+\b(?!\s+as\b)",
        _BEFORE,
        Told.NOTHING,
        ("Quill needs help to stop such rockets.",),
    ),
    Pointer(
        r"(?:neither|either)\s+(?:side|party|team|man|woman|company|country|nation|government|camp|candidate|player|firm|group|club"
        r"|driver|vehicle|car|one)\b(?!\s+of\b)"
        rf"|(?:all|these|those|the\s+other)\s+(?:{_COUNTS})\s+[a-z]{{2,}}[^s\W]s\b(?!\s+(?:of|in|at|on|for|from|who|that|which)\b)",
        _OF_WHAT,
        Told.NAMES,
        ("Neither side gave way.", "All four states have many young voters."),
    ),
    Pointer(
        rf"(?:both|neither)(?=\s+(?:(?:also|now|still|then|only)\s+)?(?:{_IS}|[a-z]+ed|{_DOES})\b)"
        rf"|(?:of|in|for|to|with|from|by|at|on)\s+(?:both|neither|either){_END}",
        _OF_WHAT,
        Told.SEVERAL,
        (
            "Both are close to the sea.",
            "Neither was ever a part of Quill.",
            "Both come with a lid.",
            "Ada Marsh spoke for both.",
        ),
    ),
    Pointer(
        r"(?:both|neither|either|none|one|two|three|some|many|most|all|each|half|several|\d+)\s+of\s+(?:them|these|those)\b"
        rf"|(?:the\s+others?|others|another)(?=\s+(?:{_IS})\b)",
        _OF_WHAT,
        Told.SEVERAL,
        ("One of them was shot.", "Others were hurt in the fire."),
    ),
    Pointer(
        rf"(?:one|{_COUNTS}|\d{{1,3}}|half|several|some|none|each|either|another|others|the\s+others?)"
        rf"(?:\s+(?:more|others?))?(?=,|\s+(?:{_IS}|said|say|told|came|went|left|died|fell)\b)",
        _OF_WHAT,
        Told.NOTHING,
        ("Two were arrested.", "In one, a user asks for help."),
        opens=True,
    ),
    Pointer(
        rf"the\s+(?:{_ORDINALS}|last|former|latter|same|rest|remainder|other)"
        r"(?=\s*(?:[.,;:)]|\Z)|\s+(?:is|was|were|are|has|had|when|while|after|before|as)\b)",
        "It is not said here which “{}” is.",
        Told.SEVERAL,
        ("Ode fell behind in the second.",),
    ),
    Pointer(
        rf"(?:twice|half|(?:two|three|four|five|ten)\s+times)\s+as\s+[a-z]+{_END}"
        rf"|(?:compared\s+(?:with|to)|than)\s+(?:before|(?:an?|the)\s+(?:{_STRETCH})\s+(?:earlier|before)){_END}",
        "It is not said here with what “{}” compares.",
        Told.TIME,
        ("In the north there were twice as many.",),
    ),
    Pointer(
        rf"(?:an?\s+)?(?:further|additional|another)\s+(?:{_COUNTS}|\d[\d,]*|few)\b|(?:further|additional)\s+[a-z]{{3,}}[^s\W]s\b"
        rf"|(?:{_COUNTS}|\d[\d,]*)\s+(?:more|others?)\s+[a-z]{{3,}}",
        _MORE_THAN_WHAT,
        Told.NOTHING,
        ("A further 40 have joined.", "Further charges are expected.", "Six more houses fell."),
        opens=True,
    ),
    Pointer(
        r"(?<!than )(?<!like )(?<!and )(?<!or )(?<!as )(?:no|any)\s+other\s+[a-z-]+\b",
        _MORE_THAN_WHAT,
        Told.NOTHING,
        ("No other driver was hurt.",),
    ),
    Pointer(
        r"(?:to|of|for|with|about|by|at|on|against|behind|do|does|did|done|take|took|said|say|says|know|knew|saw|achieve|prevent)"
        rf"\s+(?:this|these|those){_END}",
        _BEFORE,
        Told.DEEDS,
        ("Whole books are about this.", "Many take these."),
    ),
    Pointer(
        # The year itself is a date, and that is told.
        r"(?<=(?:this|last|next)\syear['’]s\s)(?:event|edition|festival|fair|race"
        r"|match|game|tournament|conference|summit|ceremony|gala|show|contest|competition|election|vote|report|survey|study)\b"
        r"(?!\s+(?:of|in|at|for|on|between|to|by)\b)",
        "It is not said here which “{}” is.",
        Told.PLACE,
        ("This year’s festival opens in May.",),
    ),
    Pointer(
        r"(?:did|do|does|have|has|had|could|would|will|can|may|must)(?:\s+not|n['’]t)\s+(?:do|done)\s+so\b",
        _BEFORE,
        Told.DEEDS,
        ("Chief Marsh did not do so.",),
    ),
    Pointer(r"d(?:o|oes|oing|id)\s+so\b", _BEFORE, Told.NOTHING, ("Doing so will take time.",), opens=True),
    Pointer(
        r"in\s+(?:response|return|turn|contrast|comparison)(?=,)|by\s+(?:contrast|comparison)(?=,)",
        _BEFORE,
        Told.NOTHING,
        ("In response, Quill closed its ports.",),
        opens=True,
    ),
    Pointer(rf"for\s+another{_END}", _MORE_THAN_WHAT, Told.SEVERAL, ("Glass ran for another.",)),
    Pointer(rf"either{_END}", _BEFORE, Told.TIME, ("Marsh does not seem afraid either.",)),
    Pointer(
        r"any\s+[a-z]+\s+to\s+the\s+contrary\b|(?:any|no|some)thing\s+like\s+(?:it|this|that|them)\b|like\s+(?:it|this|that|these|them|those)\b(?!\s+[a-z])",
        _BEFORE,
        Told.NOTHING,
        ("Nobody had seen anything like it.", "There had been nothing like it in Quill."),
    ),
)

_OPENS = rf"(?:(?:and|but|so|while|although|though|as|with|in|for|of|to|by)\s+)?[{re.escape(MARKS)}]*"
_ANYWHERE, _OPENING = (
    re.compile(
        rf"{lead}\b(?:"
        + "|".join(
            f"(?P<p{place}>{each.words})" for place, each in enumerate(POINTERS) if each.opens is opens
        )
        + ")"
    )
    for lead, opens in (("", False), (_OPENS, True))
)


def pointers(text: str, lower: str, within: Span, words: Mapping[int, Word]) -> Iterator[Gap]:
    """What this stretch of a claim points at and does not tell, in reading order.

    Args:
        lower: `lowered(text)`.
        words: the words of its sentence's tree by where they begin; empty without one.
    """
    opening = _OPENING.match(lower, within.start, within.end)
    for match in (*([opening] if opening else ()), *_ANYWHERE.finditer(lower, within.start, within.end)):
        pointer, span = _pointer(match)
        word = words.get(span.start)
        if word is not None and (word.relation in _NO_POINTERS or _is_degree(word)):
            continue
        if not _tells(pointer.told, text, Span(max(within.start, span.start - REACH), span.start)):
            yield Gap(span, pointer.lacks.format(span.of(text)))
    yield from _demonstratives(text, within, words)
    yield from _superlatives(text, within, words)


def _demonstratives(text: str, within: Span, words: Mapping[int, Word]) -> Iterator[Gap]:
    """The "this" or "that" that stands for something told and is the subject of its verb; by the tree.

    Not what goes on ("those in Ota", "that of Ode"), nor what takes up the first half of the claim.
    """
    for word in words.values():
        if word.lower not in DEMONSTRATIVES or word.tag != "DT" or not within.covers(word.span):
            continue
        follower = word.following
        # "That being said", "those in Ota"
        goes_on = follower is None or follower.lower in {"being", "said"} or follower.tag in _FURTHER
        alone = word.relation in {"nsubj", "nsubjpass"} and not word.children() and not goes_on
        if alone and not _joins_deeds(
            text, Span(max(within.start, word.span.start - REACH), word.span.start)
        ):
            yield Gap(word.span, _BEFORE.format(word.span.of(text)))


def _superlatives(text: str, within: Span, words: Mapping[int, Word]) -> Iterator[Gap]:
    """The subject that is first or most of what is not told: "the best option costs £5", not "the best in Ota"."""
    for word in words.values():
        if word.relation not in {"nsubj", "nsubjpass"} or word.tag not in {"NN", "NNS"}:
            continue
        inside = word.subtree
        ranked = any(each.tag in {"JJS", "RBS"} and each.lower not in _NEAR for each in inside) and any(
            each.lower == "the" for each in word.children("det")
        )
        told = word.children("prep", "relcl", "acl", "appos", "poss") or any(
            each.tag in {"NNP", "NNPS", "PRP$", "CD"} for each in inside
        )
        span = Span(inside[0].span.start, word.span.end)
        if ranked and not told and within.covers(span):
            yield Gap(span, _OF_WHICH.format(span.of(text)))


_FURTHER = frozenset({"IN", "WP", "WDT", "VBG", "VBN"})
_NEAR = wordlist("nearest closest latest")

REACH = 400
"""Code points before the words that may tell what they point at."""


def _pointer(match: re.Match[str]) -> tuple[Pointer, Span]:
    """What was found, and where."""
    group = match.lastgroup or ""
    return POINTERS[int(group[1:])], Span(*match.span(group))


def _is_degree(word: Word) -> bool:
    """Whether "such" says how much and takes up nothing: "such deep ties"."""
    following = word.following
    return word.lower == "such" and following is not None and following.tag == "JJ"


_NO_POINTERS = frozenset({"expl", "preconj", "cc", "intj"})
"""What the tree calls "there" of "there is", and "both" of "both Ode and Ito"."""


def says_time(text: str, span: Span) -> bool:
    """Whether the stretch names a day, a month, a year, or a time counted from publication."""
    return _DATED.search(text, span.start, span.end) is not None


def _tells(told: Told, text: str, before: Span) -> bool:
    match told:
        case Told.TIME:
            return says_time(text, before) or _joins_deeds(text, before)
        case Told.PLACE:
            return _PLACED.search(text, before.start, before.end) is not None
        case Told.SEVERAL:
            return _SEVERAL.search(text, before.start, before.end) is not None
        case Told.NAMES:
            return len(_NAMES.findall(text[before.start : before.end])) > 1
        case Told.DEEDS:
            return _joins_deeds(text, before)
        case Told.NOTHING:
            return False


def _joins_deeds(text: str, before: Span) -> bool:
    """Whether two things are told before the words, so that one can be what the other is counted from."""
    words = re.findall(r"[a-z]+", before.of(text))
    return sum(is_verb(word) and word not in AUXILIARIES for word in words) > 1


_DATED = re.compile(
    r"\b(?:1[5-9]|20)\d\d(?:s|\b)"
    rf"|\b(?:{'|'.join((*MONTHS, *WEEKDAYS))}|(?:{'|'.join(set(SHORT_MONTHS) - {'May'})})\.?(?=\s\d))\b(?=s?\b)"
    r"|\b(?i:today|yesterday|tomorrow|tonight|overnight|ago)\b"
    rf"|\b(?i:last|this|past|(?<!the )next|earlier this)\s(?:\w+\s)?(?:{_STRETCH})\b"
    r"|\b(?i:over|at|on|during) the weekend\b"
)
_PLACED = re.compile(r"\b(?:in|at|to|from|near|of|across|on)\s(?:the\s)?(?:[a-z]+\s){0,2}[A-Z]")
_NAMES = re.compile(r"\b[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
# Days, weeks and years are none of whom is told.
_TIMES = alternation(
    [f"{word}s" for word in UNIT_WORDS if not word.endswith("s")]
    + [word for word in UNIT_WORDS if word.endswith("s")]
)
_SEVERAL = re.compile(
    rf"\b(?:and|or)\b|\b(?!(?:{_TIMES})\b)[a-z]{{3,}}[^s\W]s\b|\b(?:one|two|three|four|five|\d+)\b(?!\s(?:{_TIMES})\b)",
    re.IGNORECASE,
)
