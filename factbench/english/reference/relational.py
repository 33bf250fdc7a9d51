"""Does a noun that leans on something come with it: members of what, whose decision, a study by whom?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon.nouns import THINGS
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.slots import Gap
from factbench.text.span import Span
from factbench.text.wordlist import alternation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Relation(NamedTuple):
    """One sort of noun that leans on something, and what a claim of it has to tell."""

    words: re.Pattern[str]
    """What is flagged; its group "noun", where it has one, is named in the sentence."""
    lacks: str
    """What is missing, in a sentence; {} is the words."""
    told: re.Pattern[str]
    """What anywhere in the claim tells it."""
    examples: tuple[str, ...]
    """Claims that it flags, each a test."""
    opens: bool = False
    """Whether it counts only where the claim begins."""
    among: tuple[str, ...] = ()
    """Letters of which some stand in all that is flagged: a pattern for it need not run over most claims."""


_NEW = r"(?:\w+(?:-\w+)?\s){0,3}?"
_INQUIRY = r"(?:study|studies|surveys?|polls?|analysis|analyses|experiments?|trials?|meta-analysis|review)"
_FINDS = (
    r"(?=\s(?:also\s|has\s|have\s)?(?:found|finds?|suggest(?:s|ed)?|show(?:s|ed|n)?|said|says?|concluded?s?|indicate[sd]?|link(?:s|ed)|estimate[sd]?"
    r"|reveal(?:s|ed)|confirm(?:s|ed)|put|has|have|had|was|were|claim(?:s|ed)|report(?:s|ed)|looked|examined|compared"
    r"|followed)\b)"
)
# A name behind the first word; a day or a month is none.
_TIMES = "|".join((*WEEKDAYS, *(month[:3] for month in MONTHS)))
_NAME = rf"(?<=[a-z,’'] )(?!{_TIMES}|I\b)[A-Z]"

# A time or the end, so that nothing behind the verb says of what.
_THEN = r"(?=\s(?:in\s\d|on\s[A-Z0-9]|last|this\s(?:year|month|week))|\s*[.,]|\s*\Z)"

RELATIONS = (
    Relation(
        re.compile(
            r"(?:(?:the|these|such|diplomatic|bilateral|formal|official|full|mutual|peace|trade|close|direct)\s+){0,3}"
            r"(?P<noun>relations|ties|talks|negotiations|links)\b",
            re.IGNORECASE,
        ),
        "It is not said here between whom the {} are.",
        re.compile(r"\b(?:between|with|among|to|of|both|each|two)\b", re.IGNORECASE),
        ("Peace talks failed.", "Relations improved in 1993."),
        opens=True,
    ),
    Relation(
        re.compile(
            rf"(?:\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Mm]any|[Tt]wo|[Tt]hree|[Ff]our|[Oo]ther)\s{_NEW}"
            rf"|\b(?i:recent|new|earlier|previous)\s|\A){_INQUIRY}{_FINDS}"
            rf"|\A(?:Studies|Surveys|Polls|Research){_FINDS}"
            r"|\b(?i:according\sto|in)\s(?:an?|one|another|some|several|recent|new)\s"
            rf"{_NEW}{_INQUIRY}\b(?=\s*[,.]|\s*\Z)"
        ),
        "It is not said here whose or which “{}” is meant.",
        re.compile(
            rf"(?<=\s)[A-Z][\w.’'-]+\s(?:\w+\s)?{_INQUIRY}\b"
            rf"|\b{_INQUIRY}\b[^.]{{0,60}}?\b(?:by|from|at|in|for|published|journal)\s(?:the\s)?(?:\w+\s){{0,2}}[A-Z]"
            r"|\b(?:published|conducted|carried\sout|commissioned|led)\s(?:by|in)\b"
        ),
        (
            "A survey found that half of voters stayed at home.",
            "One study has linked rye to sleep.",
            "Studies show that rye helps.",
            "According to one poll, rye is liked.",
        ),
        among=("study", "tudies", "urvey", "oll", "analys", "experiment", "trial", "review", "Research"),
    ),
    Relation(
        re.compile(
            r"[Tt]he\s(?:\w+\s)?(?P<noun>decision|refusal|failure|attempt|proposal|plan|move|pledge|promise|offer|call|vote)"
            r"(?=\s(?:not\s)?to\s[a-z]+)"
        ),
        "It is not said here whose {} it is.",
        re.compile(r"\b(?:by|from)\s(?:the\s)?[A-Z]"),
        ("The decision not to build the road was made in May.",),
        opens=True,
    ),
    Relation(
        re.compile(
            r"\b(?:bec[ao]mes?|becoming|was|is|were|are|elected)\s(?:also\s|now\s|still\s|once\s)?(?:an?\s)?(?:\w+\s)?members?\b"
            r"(?!\s(?:of|at|in(?!\s\d)|for|with|states?|nations?|countr))"
            r"|\A(?:Many\s|Some\s|Several\s|All\s|\d+\s)?[Mm]embers\b(?!\s(?:of|at|in|for|with|states?|nations?)\b)"
            rf"|\b(?:joined(?:(?=\sas\san?\b)|{_THEN})|(?:attended|took\spart|participated|enrolled|signed\sup){_THEN})"
        ),
        "It is not said here of what “{}” is said.",
        re.compile(r"\b[A-Z][\w’'-]*\smembers?\b|\b(?:join(?:s|ed)?|found(?:s|ed)|left)\sthe\s[A-Z]"),
        (
            "Ada Marsh became a member in 1990.",
            "Members voted for the change.",
            "Eli Ode joined in 2004.",
            "About 40 people attended.",
        ),
        among=("ember", "joined", "attended", "took", "participated", "enrolled", "signed"),
    ),
    Relation(
        re.compile(
            r"(?:(?:Net|Annual|Quarterly|Total|Overall|Building|Pre-tax|Like-for-like)\s)?"
            r"(?P<noun>(?i:inflation|unemployment|student\snumbers|sales|revenues?|profits?|earnings|turnover|construction|filming|production|work|tickets?|entry"
            r"|admission|attendance|enrolment|enrollment|registration|shares|applications|nominations|membership))"
            r"(?=\s(?:on\ssite\s)?(?:is|was|are|were|remains?|has|have|had|will|began|begins|start(?:s|ed)|rose|fell|grew|cost|took"
            r"|dropped|jumped|climbed|surged|slumped|increased|decreased|doubled|tripled|open(?:s|ed)|close[sd]|end(?:s|ed)"
            r"|stopped|resumed)\b)"
        ),
        "It is not said here of what the {} is told.",
        re.compile(_NAME),
        (
            "Sales rose 4 per cent in May.",
            "Inflation remains high.",
            "Construction began in 1931.",
            "Tickets cost £40.",
        ),
        opens=True,
    ),
    Relation(
        re.compile(
            r"(?:Local\s|Many\s|Some\s|Several\s|Two\s|Three\s)?"
            r"(?P<noun>(?i:organi[sz]ers|residents|neighbou?rs|witnesses|officials|prosecutors|investigators|bosses"
            r"|shareholders|employees|staff|pupils|passengers|tenants|supporters|protesters|campaigners|researchers|rescuers"
            r"|firefighters|police|officers|detectives|guests|council+ors|authorities|relatives|survivors|courts|judges"
            r"|ministers|lawyers|villagers))\b(?!\s(?:of|at|in|from|for|near|who)\b)"
        ),
        "It is not said here where or of what the {} are.",
        re.compile(_NAME),
        ("Residents fled the flames on Friday.", "Police are looking for a driver."),
        opens=True,
    ),
    Relation(
        re.compile(
            r"(?:Among\s|Of\s(?:the\s)?|For\s|Most\s|Some\s|Many\s|All\s|About\s)?(?:\d[\d,]*\s)?(?:the\s)?"
            r"(?P<noun>(?i:participants|respondents|attendees|contestants|those\s(?:surveyed|polled|questioned)|visitors|exhibitors))\b"
            r"(?!\s(?:to|of|at|in|from|for)\s(?:the\s)?[A-Z])"
        ),
        "It is not said here of what the {} are told.",
        re.compile(_NAME),
        (
            "Participants slept longer.",
            "Among respondents, half liked rye.",
            "Visitors can vote for a garden.",
        ),
        opens=True,
    ),
    Relation(
        re.compile(
            rf"(?P<noun>(?i:{alternation(THINGS)}))(?=\s(?:[a-z]+ed|built|won|made|sold|held|found|hit|shut)\b"
            r"(?:\s(?:in\s|on\s|about\s|c\.\s)?\d[\w,-]*){0,2}\.?\s*\Z)"
        ),
        "It is not said here which {} is meant.",
        re.compile(r"\b(?:the|this)\b", re.IGNORECASE),
        ("Statue unveiled 1931.",),
        opens=True,
    ),
)


def relations(text: str, parts: Sequence[Span]) -> Iterator[Gap]:
    """What the nouns of a claim lean on that it does not tell, in the order of `RELATIONS`; one of a sort.

    Args:
        parts: the claim's.
    """
    words = " ".join(part.of(text) for part in parts)
    for each in RELATIONS:
        if each.among and not any(letters in words for letters in each.among):
            continue
        for part in parts[:1] if each.opens else parts:
            claim = part.of(text)
            found = each.words.match(claim) if each.opens else each.words.search(claim)
            if found is None or each.told.search(words) is not None:
                continue
            named = found.groupdict().get("noun")
            span = Span(part.start + found.start(), part.start + found.end())
            yield Gap(span, each.lacks.format(found[0] if named is None else named.lower()))
            break
