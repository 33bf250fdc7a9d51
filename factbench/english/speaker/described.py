"""Who is meant where a description alone speaks: "the 37-year-old", "the young lawyer", "about 2 in 10"?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.attribution.source import POLLS
from factbench.english.lexicon.nouns import PERSONS
from factbench.english.speaker.around import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.english.reference.mention import Discourse, Mention
    from factbench.text.span import Span


def person_described(source: Span, discourse: Discourse) -> Span | None:
    """Return where the one person is named whom the text told to be so, shortly before; None in doubt.

    "The 37-year-old" is who was told to be 37, "the lawyer" who was told to be a lawyer: "Ada Marsh, a lawyer from
    Ota,", "lawyer Ada Marsh". Where two were told to be so it may be either.
    """
    match = _DESCRIPTION.fullmatch(source.of(discourse.text))
    if match is None:
        return None
    age, noun = match["age"], match["noun"]
    if age is None and noun.lower() not in PERSONS:
        return None
    number = discourse.line_of(source.start)
    near = discourse.mentions(max(0, (number or 0) - BACK), number or 0, near=source.start)
    told = [
        mention
        for mention in near
        if mention.span.end <= source.start and _is_told(discourse, mention, age, noun)
    ]
    if len({mention.who for mention in told}) != 1:
        return None
    who = discourse.named[told[0].who]
    return who.full if who.may_be_person and len(who.words) <= WHOLE else told[0].span


BACK = 30
"""Sentences that are looked back over for what was told of a person: some page of print."""

_DESCRIPTION = re.compile(
    r"[Tt]he\s(?:(?:young|former|retired|veteran)\s)?(?:(?P<age>\d\d?)-year-old|(?P<noun>[a-z]+))"
)


def _is_told(discourse: Discourse, mention: Mention, age: str | None, noun: str | None) -> bool:
    """Whether the words around the name say that its bearer is of that age, or is such a person."""
    text = discourse.text
    if not discourse.named[mention.who].may_be_person:
        return False
    if age is not None:
        return re.compile(rf",\s(?:aged\s)?{age}\b|\s\({age}\)").match(text, mention.span.end) is not None
    behind = re.compile(
        rf",\s(?:\d\d?,\s)?(?:who\s(?:is|was)\s)?(?:an?|the)\s(?:[\w-]+\s){{0,4}}?{noun}\b|\sis\san?\s(?:[\w-]+\s){{0,3}}?{noun}\b"
    )
    before = text[max(0, mention.span.start - 40) : mention.span.start].split()
    return behind.match(text, mention.span.end) is not None or before[-1:] in ([noun], [f"{noun},"])


def renames(words: str) -> bool:
    """Whether newspapers say it for the name of whom they just told: "the 37-year-old", "the mother of two"."""
    return _NEWS_NAME.fullmatch(words) is not None


_NEWS_NAME = re.compile(
    r"[Tt]he\s(?:\d\d?-year-old|(?:mother|father|mum|mom|dad|grandmother|grandfather)[\s-]of[\s-](?:one|two|three|four|five|six|\d))"
)


def is_share(words: str) -> bool:
    """Whether it is a share of those who were asked: "about 2 in 10", "nearly half of voters", "38 percent"."""
    return _SHARE.match(words) is not None


_SHARE = re.compile(
    r"(?:(?:about|roughly|nearly|almost|around|only|just|some|over|(?:less|more|fewer)\sthan)\s)?"
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine)\s(?:in|out\sof)\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\d+(?:\.\d+)?\s?(?:%|per\s?cent\b)|(?:two|three)[\s-](?:thirds|quarters)\b|half\b|an?\smajority\b)",
    re.IGNORECASE,
)


def poll_before(text: str, sources: Iterable[Span], share: Span) -> Span | None:
    """Return the poll that speaks last before the share, not far from it, where no other is named in between."""
    polls = [
        each
        for each in sources
        if each.end <= share.start and not POLLS.isdisjoint(each.of(text).lower().split())
    ]
    if not polls or share.start - polls[-1].end > NEAR:
        return None
    return None if _ANOTHER.search(text, polls[-1].end, share.start) else polls[-1]


NEAR = 1500
"""Code points from a poll to its figures: some six short paragraphs."""

_ANOTHER = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\s(?:[\w-]+\s){0,4}?(?:poll|survey|study)\b")
