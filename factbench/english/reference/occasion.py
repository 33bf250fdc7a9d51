"""Does a claim about one occasion say on which: when it was, or at which match?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon.numerals import SMALL
from factbench.english.reference.pointing import says_time
from factbench.text.slots import Gap
from factbench.text.span import Span
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Word


def occasions(text: str, parts: Sequence[Span], words: Sequence[Word]) -> Iterator[Gap]:
    """What a claim of a match or of an incident does not say of when and where it was; at most one.

    Args:
        parts: the claim's, and what else belongs to it.
        words: those of the parts, where the sentence was parsed.
    """
    if any(says_time(text, part) or _CONTEST.search(text, part.start, part.end) for part in parts):
        return
    for part in parts:
        played = _PLAYED.search(text, part.start, part.end)
        if played is not None and not (
            _COURSE.search(text, part.start, part.end) and _ONE_MATCH.search(played[0]) is None
        ):
            yield Gap(Span(*played.span()), "It is not said here at which match or contest.")
            return
    for part in parts:
        traded = _TRADED.search(text, part.start, part.end)
        if traded is not None:
            yield Gap(Span(*traded.span()), "It is not said here when this was.")
            return
    for part in parts:
        worn = _WORN.search(text, part.start, part.end)
        if worn is not None and _EVENT.search(text, worn.end(), part.end) is None:
            yield Gap(Span(*worn.span()), "It is not said here at which occasion.")
            return
    if sum(len(_NAME.findall(part.of(text))) for part in parts) > 1:
        return
    deed = _incident(words) if words else _incident_by_rules(text, parts)
    if deed is not None:
        yield Gap(deed, "It is not said here when this was.")


_COUNTS = alternation([word for word, number in SMALL.items() if number >= 2])
# A score tells of one match, whatever is said of the season beside it.
_ONE_MATCH = re.compile(r"\d[-–]\d|minute|\b(?:set|half|point)\b")
# What is told of the course of a match: "6-2, 7-5", "in the 54th minute", "on set point".
_SCORE = r"(?<![\w.,-])\d{1,3}[-–]\d{1,2}(?:(?:,\s|\sand\s)\d{1,2}[-–]\d{1,2})*"
_PLAYED = re.compile(
    # Each of these begins where a word does: that is asked once for all, for most letters begin none.
    r"\b(?:"
    rf"{_SCORE}(?=[^.]{{0,40}}\b(?:win|victory|lead|defeat|loss|draw)\b)"
    rf"|\b(?:won|lost|drew|led|won\sby|beaten|clinched|prevailed|triumphed)\s{_SCORE}"
    rf"|\b(?:beat|defeated|routed|thrashed|edged|crushed|hammered|stunned|trounced)\s(?:[^.;:,\d]{{0,60}}\s)?\d{{1,3}}[-–]\d{{1,2}}(?![\w%,-])"
    r"|\b\d{1,3}-(?:point|run|goal|shot)\s(?:deficit|lead)\b|\bserv(?:ed|ing)\sout\b"
    r"|\b(?:came|finished|placed)\s(?:joint\s)?(?:first|second|third|fourth|fifth|last|\d+(?:st|nd|rd|th))\b"
    r"|(?<![\w.,-])\d[-–]\d(?:,\s\d[-–]\d)+"
    r"|\b(?:set|match|break|game)\spoints?\b|\bdouble[- ]fault(?:ed|s)?\b|\bstraight[- ]sets?\b"
    r"|\b(?:first|second|third|fourth|fifth|opening|final)[- ](?:set|half|innings|leg)\b(?!\sof\b)"
    r"|\b\d{1,3}(?:st|nd|rd|th)[- ]minute\b|\bhalf[- ]time\b|\bpenalty\sshoot-?out\b"
    r"|\b(?:equali[sz]er|hat[- ]trick|own\sgoal|stoppage\stime|extra\stime|service\sgame|baseline)\b"
    # What one player did, in one match: not per match or in a season.
    rf"|\b(?:scored|added|made|had|recorded|posted|notched|tallied|grabbed|collected|stopped|finished\swith|rushed\sfor|threw\sfor"
    rf"|passed\sfor|hit|kicked|caught|sank)\s(?:(?:his|her|their|a|an|team-high|game-high|season-high|career-high|just|only)\s){{0,2}}"
    rf"(?:\d{{1,3}}|{_COUNTS})\s(?:[a-z-]+\s)?(?:points|rebounds|assists|saves|shots|goals|yards|carries|tackles|sacks|steals|blocks"
    r"|tries|wickets|runs|aces|touchdowns|td\spasses|free\sthrows|three-pointers|strikeouts|hits|birdies)\b"
    r"|\bscored\s(?:once|twice|again|an?\s(?:goal|try|touchdown|brace|penalty|header)|the\s(?:winner|opener|only|opening|winning|first"
    r"|second|third)|from\s|on\sa\s)"
    r"|\b\d{1,2}-yard\s(?:run|pass|touchdown|field\sgoal|catch|return)\b|\b\d+-(?:of|for)-\d+\s(?:passing|shooting)\b"
    r"|\b(?:first|second|third|fourth)[- ](?:quarter|period|inning)\s(?:touchdown|goal|lead|run)\b"
    r"|\bwith\s\d{1,2}:\d\d\s(?:left|remaining|to\s(?:go|play))\b"
    r"|\b(?:beat|defeated|routed|edged|thrashed|downed|blanked)\sthe\s(?:[A-Z][a-z]+\s)?[A-Z][a-z]+s\b(?!\s(?:of|in|and)\b)"
    r")"
)
_COURSE = re.compile(
    r"\b(?:season|career|averag(?:e|es|ed|ing)|per\s(?:game|match)|a\s(?:game|match)|games|matches|history)\b"
)
# What a market did is told of one day.
_TRADED = re.compile(
    r"\b(?:FTSE|Dow|Nasdaq|S&P|DAX|CAC|Nikkei|Hang\sSeng|Brent|crude|dollar|pound|euro|yen|index|stocks|shares)\b[^.;:]{0,30}?"
    r"\b(?:traded\sat|closed\s(?:up|down|at)|(?:slipped|rose|fell|gained|climbed|dropped|added|lost|shed|jumped|slid)\s"
    r"(?:by\s)?\d[\d.]*\s?(?:per\scent|percent|%|points))"
)
# What somebody wore is told of one evening: "at the Quill Awards", "in Ota".
_WORN = re.compile(
    r"\b(?:wore|donned|sported|was\sdressed\sin|dressed\sin|stepped\sout\sin|was\swearing)\b"
    r"|\b(?:[Hh]er|[Hh]is|[Tt]heir|[Tt]he|[A-Za-z]+['’]s)\s(?:[a-z-]+\s){0,3}(?:outfit|gown|ensemble|look|costume|attire)\b(?!\s(?:at|for|to|from|in|of)\b)"
)
_EVENT = re.compile(
    r"\b(?:at|to|for|during|in|when|while|as|after|before)\s(?:[a-z]+\s){0,3}(?:[A-Z]|\d{4}\b)|\bwhen\b|\bwhile\b"
)
_CONTEST = re.compile(
    r"\b(?:Cup|Open|League|Championships?|Olympics?|Series|Trophy|Prix|Games|Tournament|Masters|Bowl|Wimbledon|Super"
    r"|Nations|Ashes|Shield|Classic|Derby|Slam|Playoffs?|Premiership)\b"
    r"(?!\s(?:beat|defeated|routed|thrashed|won|lost|drew|\d{1,3}[-–]\d))"
)


# Two names tell which of its kind it was: "a drone hit Ota in the Quill region".
_NAME = re.compile(r"(?<=[a-z,’'] )(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)*")


def _incident(words: Sequence[Word]) -> Span | None:
    """The verb of what happened once, as far as the tree tells: an incident, or what unnamed ones did or underwent."""
    for word in words:
        lately = word.tag == "VBN" and _is_perfect_passive(word)
        happened = word.tag == "VBD" or (word.tag == "VBN" and _is_past_passive(word)) or lately
        if not happened or word.relation not in {"ROOT", "conj", "ccomp"}:
            continue
        subject = word.child("nsubj", "nsubjpass")
        if word.lower in _INCIDENTS or (subject is not None and _is_unnamed(subject) and _is_deed(word)):
            return word.span
    return None


def _is_past_passive(verb: Word) -> bool:
    auxiliary = verb.child("auxpass")
    return auxiliary is not None and auxiliary.lower in {"was", "were"} and not verb.has("aux")


def _is_perfect_passive(verb: Word) -> bool:
    """Whether it befell somebody new and nameless: "a man has been arrested"."""
    subject, auxiliary = verb.child("nsubjpass"), verb.child("aux")
    has = auxiliary is not None and auxiliary.lower in {"has", "have", "had"}
    return has and subject is not None and verb.lower not in _DEEMED and _is_unnamed(subject)


def _is_unnamed(subject: Word) -> bool:
    """Whether the subject is new and nameless: "a school", "three men", "concerns"."""
    inside = subject.subtree
    return (
        subject.tag in {"NN", "NNS"}
        and not any(each.tag in {"NNP", "NNPS", "PRP", "PRP$"} for each in inside)
        and all(each.lower in {"a", "an", "some", "several"} for each in subject.children("det"))
        and not any(each.tag in {"JJS", "RBS"} for each in inside)
        and (subject.tag == "NNS" or subject.has("det", "nummod"))
    )


def _is_deed(verb: Word) -> bool:
    """Whether something happens and does not only hold."""
    return verb.lower not in _HOLDS and not verb.has("acomp", "attr")


def _incident_by_rules(text: str, parts: Sequence[Span]) -> Span | None:
    for part in parts:
        found = _SUFFERED.search(text, part.start, part.end)
        if found is not None:
            return Span(*found.span("verb"))
    return None


_INCIDENTS = wordlist(
    """
    killed injured wounded hurt struck hit damaged destroyed shot stabbed arrested detained attacked bombed shelled
    raided robbed kidnapped abducted hijacked crashed collided exploded erupted derailed evacuated rescued drowned
    ambushed intercepted jammed won beat defeated scored
    soared surged plunged tumbled slumped plummeted rocketed
    """
)
"""Verbs for what happens often, so that a claim of it says when."""
_DEEMED = wordlist(
    """
    considered called known regarded seen thought believed described used designed named based linked associated
    viewed deemed dubbed said told expected
    """
)
"""Participles of what holds for long and did not happen once."""
_HOLDS = wordlist(
    "was were had did meant needed wanted knew thought believed owned belonged felt seemed remained said"
)
_SUFFERED = re.compile(
    rf"\b(?:was|were)\s(?:\w+ly\s|also\s)?(?P<verb>{alternation(_INCIDENTS - {'won', 'beat'})})\b"
)
