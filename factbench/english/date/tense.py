"""Does the verb that governs a date speak of what was, or of what will be?

A date stands behind its verb ("approved on Tuesday a bill that will …"), or opens its clause and stands before it ("On
Tuesday the man who will go said …"). No parse is asked for: the words of the sentence are walked through, one by one.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from factbench.english.verb import is_past
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.span import Span


class Tense(Enum):
    """Of what the verb that governs a date speaks."""

    PAST = -1
    UNKNOWN = 0
    """No verb tells."""
    FUTURE = 1
    EITHER = 2
    """The verb leaves both open: "was due on Friday" may lie before publication or after it."""


def tense_of(text: str, span: Span) -> Tense:
    """Return of what the verb that governs the date speaks; it is looked for 300 characters back and 200 on.

    >>> from factbench.text.span import Span
    >>> text = "They approved on Tuesday a bill that will ban it."
    >>> tense_of(text, Span(17, 24))
    <Tense.PAST: -1>
    """
    begun = max(0, span.start - 300)
    stops = [stop.end() for stop in _SENTENCE_END.finditer(text, begun, span.start)]
    stop = _SENTENCE_END.search(text, span.end, span.end + 200)
    start = stops[-1] if stops else begun
    if _AHEAD.search(text, max(start, span.start - 40), span.start):
        return Tense.FUTURE
    before, after = text[start : span.start], text[span.end : stop.start() if stop else span.end + 200]
    return _owned(before, after, _governing(_words(before), after))


# "Mr." and "U.S." end no sentence.
_SENTENCE_END = re.compile(
    r"[.!?](?<!\b[A-Z]\.)(?<!\b[MD][rs]\.)(?<!\bSt\.)(?<!\bMrs\.)(?<!\bGov\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGen\.)"
    r"(?<!\bLt\.)(?<!\bCol\.)(?<!\bNo\.)[\"”’)\]]*(?=\s|$)|[;\n]"
)
# What is looked forward to, and the end of a term, lie ahead whatever the verb is.
_AHEAD = re.compile(
    r"\b(?:ahead\sof|in\sthe\s(?:run-up|lead-up)\sto|in\sadvance\sof|no\slater\sthan|deadline\s(?:of|is)"
    r"|see\syou|looking\sforward\sto|can['’]?t\swait\s(?:for|until)|don['’]?t\smiss|how\sabout|let['’]?s\s[a-z ]+"
    r"|join\sus|slated\sfor|to\sbe\sheld)"
    r"\s(?:(?:on|in|by|at|for|the|next|this|us)\s)*\Z",
    re.IGNORECASE,
)


def _owned(before: str, after: str, tense: Tense) -> Tense:
    """The tense of a date that belongs to a noun: "Monday's attack will be looked into" tells of no day to come.

    A vote or a match may be either; then the verb tells, unless it is no more than about it: "he praised the host of
    Monday's debate".
    """
    owned = _OWNED.match(after) or (_OWNS.search(before) and _NOUN.match(after))
    if not owned:
        return tense
    if tense is Tense.PAST:
        return Tense.EITHER if owned["event"] and _ABOUT_IT.search(before) else tense
    if owned["event"]:
        return Tense.FUTURE if tense is Tense.FUTURE else Tense.EITHER
    return Tense.EITHER if tense is Tense.FUTURE else tense


_EVENT = (
    r"\s(?:[a-z-]+\s){0,3}?(?:(?P<event>election|vote|poll|game|match|final|meeting|hearing|summit|deadline"
    r"|debate|event|concert|trial|session|race|referendum|ceremony|talks|launch|show|primary|contest|clash|announcement)s?\b"
    r"|[a-z])"
)
_OWNED = re.compile(rf"['’]s?{_EVENT}")
# "His July 25 call", "a scheduled Dec. 15 rise".
_OWNS = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y)|['’]s?)\s(?:[a-z]+\s)?\Z"
)
_NOUN = re.compile(
    rf"(?!\s(?:and|or|to|in|at|on|by|of|for|from|with|after|before|until|till|when|as|but|the|an?|he|she|it|they|we|i|you|was|were|is"
    rf"|are|will|would|had|has|have|that|who|which|said)\b){_EVENT}"
)
_ABOUT_IT = re.compile(r"\b(?:of|to|for|before|about|into|over)\s(?:the\s)?\Z")


def _governing(before: Sequence[str], after: str) -> Tense:
    """The tense of the verb ahead where the date opens its clause, else of the last verb behind; else of the other."""
    starts = (place for place in range(len(before) - 1, -1, -1) if before[place].lower() in _CLAUSE_STARTS)
    start = next(starts, -1)
    opens = all(word.lower() in _FRONT for word in before[start + 1 :])
    beside = opens and (start < 0 or before[start] != ",")
    found = _next(_words(after)) if beside else _last(before)
    if found is None:
        found = _last(before) if beside else _next(_words(_clause(after, opens=opens)))
    return found or Tense.UNKNOWN


_CLAUSE_STARTS = wordlist(
    ', : — – . “ " ( and but or so yet that which who when while if because as where although though whether'
)
# What stands before a date that opens its clause.
_FRONT = wordlist(
    """
    on in by at since from until till late early earlier later last this the a an of night morning evening afternoon
    beginning starting during then also only just back over before after end middle start around about through weekend
    following both again ” -
    """
)


def _clause(after: str, *, opens: bool) -> str:
    """What is left of the clause behind a date; a date between commas goes on behind the second."""
    whole = after[1:] if opens and after.startswith(",") else after
    return _HALT.split(whole)[0]


_HALT = re.compile(r"[,:—–()“”\"]")


# ------------------------------------------------------------------------------------------- verbs among words

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Za-z]+(?:['’-][A-Za-z]+)*|[.,:—–“”\"(]")


def _last(words: Sequence[str]) -> Tense | None:
    """The tense of the last finite verb; an infinitive has that of the verb it hangs on."""
    hanging = False
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word == "to" and _is_infinitive(words, place):
            hanging = True
        elif word.lower() in _CONDITIONS:
            return Tense.FUTURE  # "if they win in May": no verb of the past stands behind it
        elif word.endswith("ing") and place and words[place - 1] == "after":
            return Tense.PAST
        elif (tense := _sense(words, place)) is not None:
            asked = hanging and tense is Tense.PAST and word in _ASKS
            return Tense.EITHER if asked else tense
    return None


def _next(words: Sequence[str]) -> Tense | None:
    """The tense of the first finite verb that is not of a relative clause."""
    aside = False
    place = 0
    while place < len(words):
        word = words[place]
        if word in _RELATIVE:
            aside = True
        elif (tense := _sense(words, place)) is not None:
            if not aside:
                return tense
            aside = False
            place += 2  # past the participle: "who was killed"
        place += 1
    return None


def _words(text: str) -> list[str]:
    """The words and the marks; a word with a capital is a name and stays as it is, so that it is found on no list."""
    return _WORD.findall(text.replace("’", "'"))


_RELATIVE = wordlist("who which that whose whom where")
_CONDITIONS = frozenset(["if", "unless"])
_MODALS = wordlist(
    "will shall would could may might can must should won't wouldn't couldn't can't cannot shouldn't shan't 'll"
)
_IS = wordlist("is are am isn't aren't")
_WAS = wordlist("was were wasn't weren't")
_HAS = wordlist("has have hasn't haven't")
_DID = wordlist("had did hadn't didn't")
# What is put down for a day: "scheduled for", "due to".
_SET = wordlist("scheduled slated set due expected planned poised likely supposed tipped billed booked timed")
_ABOUT = _SET | wordlist("about going ready to hoping planning preparing aiming looking")
_PLANS = wordlist(
    """
    plan plans hope hopes want wants aim aims intend intends expect expects vow vows agree agrees promise promises
    pledge pledges threaten threatens prepare prepares need needs agreed vowed promised pledged threatened offered looks
    planning hoping preparing aiming intending due likely
    """
)
_PLANNED = wordlist("planned hoped wanted aimed intended expected decided chose needed")
_ASKS = wordlist(
    "asked urged told ordered called invited warned instructed required requested allowed got wanted"
)
# What news says in the present of a day to come.
_BEGINS = wordlist(
    "opens begins starts meets faces ends closes expires resumes airs concludes votes leaves departs arrives premieres"
)
# The same of several: "the two meet", "the Rovers play".
_MEET = wordlist("meet play face vote gather convene")
# "Kicks off", "takes effect", "comes into force", "runs out".
_GOES = wordlist("kick kicks take takes come comes go goes run runs")
_AUXILIARIES = _MODALS | _IS | _WAS | _HAS | _DID | _BEGINS | _SET | _PLANS | _PLANNED | _GOES
_TOWARDS = wordlist("to for on at in by")
_BETWEEN = wordlist(
    "be been being not also now then since first just already never only still have has had later"
)
_ATTRIBUTIVE = wordlist(
    "the a an his her their its our my of in with by for these those more most some all newly from no two three four"
)


def _is_infinitive(words: Sequence[str], place: int) -> bool:
    follower = words[place + 1] if place + 1 < len(words) else ""
    return follower.islower() and follower not in _ATTRIBUTIVE and not follower.endswith("ing")


def _sense(words: Sequence[str], place: int) -> Tense | None:  # noqa: PLR0911  one a sort of verb
    """The tense of the verb at this place; None where the word is no finite verb."""
    word = words[place]
    named = not word.islower()  # "Mohamed" is no past tense
    if _is_present(words, place):
        return Tense.EITHER
    if word not in _AUXILIARIES and (named or not is_past(word)) and not word.endswith(("'ll", "'re")):
        return None
    after = _after(words, place)
    if word in _MODALS or word.endswith("'ll"):
        return Tense.PAST if "have" in words[place + 1 : place + 3] else Tense.FUTURE
    if word in _IS or word.endswith("'re"):
        return _is(after, words[place + 1 :])
    if word in _WAS:
        return Tense.EITHER if after in _ABOUT else Tense.PAST
    if word in _HAS:
        return Tense.FUTURE if after == "to" else Tense.PAST if _is_participle(after) else Tense.UNKNOWN
    if word in _DID:
        return Tense.PAST
    if word in _BEGINS or (word in _GOES and after in {"off", "place", "effect", "into", "out"}):
        return Tense.FUTURE
    if word in _SET and (after in _TOWARDS or not after) and not _is_noun(words, place):
        return _of_participle(words, place, alone=Tense.EITHER if word in _PLANNED else Tense.FUTURE)
    if word in _PLANS and after == "to":
        return Tense.FUTURE
    if word in _PLANNED and after == "to":
        return Tense.EITHER
    if not is_past(word) or _is_attributive(words, place) or words[max(0, place - 1)] == "to":
        return None
    return _of_participle(words, place, alone=Tense.PAST)


def _is_present(words: Sequence[str], place: int) -> bool:
    """Whether it is a verb that tells in the present of a day to come, or of any: "the tour that stops at Ota"."""
    before = words[place - 1] if place else ""
    told = before in _RELATIVE and _PRESENT.fullmatch(words[place])
    return bool(told or (words[place] in _MEET and _SEVERAL.fullmatch(before)))


_PRESENT = re.compile(r"(?!is$|was$|has$|does$|its$|his$|this$|says$)[a-z]{2,}[^s\W]s")
_SEVERAL = re.compile(r"[A-Za-z]*[^s\W]s|[A-Z][a-z]+")


def _is_noun(words: Sequence[str], place: int) -> bool:
    """Whether the word is somebody's: "the band's set"."""
    return place > 0 and words[place - 1].endswith("'s")


def _after(words: Sequence[str], place: int) -> str:
    """The word that follows, adverbs left out."""
    following = (
        word for word in words[place + 1 : place + 4] if word not in _BETWEEN and not word.endswith("ly")
    )
    return next(following, "")


def _is(after: str, rest: Sequence[str]) -> Tense:
    """What "is" says with the words that follow it: "the vote is on" Friday."""
    if after in _ABOUT:
        return Tense.FUTURE
    if after.endswith("ing"):
        return Tense.EITHER
    return Tense.FUTURE if all(word in _TOWARDS for word in rest) else Tense.UNKNOWN


def _of_participle(words: Sequence[str], place: int, *, alone: Tense) -> Tense:
    """The tense of a participle by the auxiliary before it: "will be held", "was held"; `alone` where none stands."""
    between: list[str] = []
    for back in range(place - 1, max(-1, place - 6), -1):
        word = words[back]
        if word in _MODALS or word == "to":
            infinitive = word != "to" and not between  # "will cost"
            if "be" in between and back > 1 and words[back - 1] in _SET and words[back - 2] in _WAS:
                return Tense.EITHER  # "was due to be held"
            return (
                Tense.PAST if "have" in between else Tense.FUTURE if "be" in between or infinitive else alone
            )
        if word in _WAS or (word in {"had", "has", "have"} and "been" in between):
            return Tense.EITHER if words[place] in _SET else Tense.PAST
        if word in _IS:
            return (
                Tense.FUTURE
                if words[place] in _SET
                else Tense.EITHER
                if "being" in between
                else Tense.UNKNOWN
            )
        if word not in _BETWEEN and not word.endswith("ly"):
            break
        between.append(word)
    return alone


def _is_participle(word: str) -> bool:
    return (
        is_past(word)
        or word.endswith("en")
        or word in {"been", "done", "gone", "become", "come", "run", "begun"}
    )


def _is_attributive(words: Sequence[str], place: int) -> bool:
    """Whether the participle stands before its noun: "the injured men"."""
    if not words[place].endswith("ed"):
        return False
    before, follower = words[place - 1 : place], words[place + 1 : place + 2]
    return bool(before and before[0] in _ATTRIBUTIVE and follower and follower[0] not in _TOWARDS)
