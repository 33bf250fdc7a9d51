"""Is it certain enough for whom or what a pronoun stands that its name may be put in its place?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.lexicon.nouns import PERSONS
from factbench.english.reference.mention import TOLD
from factbench.english.reference.role import (
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    head_in,
    role,
    tree_role,
)
from factbench.text.wordlist import alternation, wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.reference.mention import Discourse, Mention
    from factbench.english.reference.ranking import CandidateAntecedent
    from factbench.english.reference.subject import Subject
    from factbench.text.span import Span

SURE = 0.85
"""The chance from which a pronoun is replaced although somebody else is named near it.

Of the pronouns of GAP nine in ten are right from here on; what is still wrong the rivals' parts tell (`_outranked`).
"""

ALONE = 0.5
"""The same where nobody else can be meant."""

FAINT = 0.05
"""The chance below which what may be no person is no rival."""

_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s\Z")

TOPIC = 4
"""Times that somebody is named before a text is taken to be about her or him."""


def is_certain(
    discourse: Discourse,
    pronoun: Span,
    best: CandidateAntecedent,
    near: Sequence[CandidateAntecedent],
    odds: Sequence[float],
) -> bool:
    """Whether the likeliest person is surely meant: a person, in the same quotation or in none, and no rival as good.

    Args:
        near: all who may be meant, among them `best`; `odds` has the chance of each.
    """
    named = discourse.named[best.who]
    if not (named.surely_person or _behaves(discourse, best.who)) or discourse.has_namesake(best.who):
        return False
    if len(best.nearest.span.of(discourse.text).split()) == 1 and _is_shared(discourse, pronoun, best.who):
        return False
    if _ARTICLE.search(discourse.text, max(0, named.full.start - 5), named.full.start):
        return False
    if discourse.quote_of(pronoun) != discourse.quote_of(best.nearest.span):
        return False
    chance = odds[near.index(best)]
    likely = [
        (odd, each)
        for odd, each in zip(odds, near, strict=True)
        if each.who != best.who and discourse.named[each.who].may_be_person
    ]
    alone = sum(odd for odd, _ in likely) <= chance / 20
    if chance < (ALONE if alone else SURE):
        return False
    rivals = [each.who for odd, each in likely if odd >= FAINT or discourse.named[each.who].surely_person]
    return not (
        _outranked(discourse, pronoun, best, rivals)
        or _stranger(discourse, pronoun, best.nearest)
        or _only_reports(discourse, pronoun, best.nearest)
        or _is_of_relative(discourse, pronoun, best.who)
        or _subject_speaks(discourse, pronoun, best.nearest)
        or _may_tell_of_another(discourse, pronoun, best)
    )


def _is_shared(discourse: Discourse, pronoun: Span, who: int) -> bool:
    """Whether the last name alone may be another's: "Johnson" beside Ada Johnson and the Mayor Ida Johnson."""
    gender = "f" if pronoun.of(discourse.text).lower() in _HERS else "m"
    return any(each.may_be_person and each.gender in {None, gender} for each in discourse.namesakes(who))


def _behaves(discourse: Discourse, who: int) -> bool:
    """Whether the text tells of one named so what only people do or have: an age, a death, memories."""
    named = discourse.named[who]
    if not named.like_person or named.mixed or len(named.words) < 2:
        return False
    return any(_HUMAN.match(discourse.text, each.span.end) for each in named.mentions[:TOPIC])


_HUMAN = re.compile(
    r",?\s(?:who\b|(?:died|married|thinks|recalls|recalled|remembers|remembered|smiled|laughed|wept|grew\sup|was\sborn)\b)"
    rf"|,\s(?:now\s|aged\s)?\d\d?,|,\s(?:an?|the)\s(?:[\w’'-]+\s){{0,3}}?(?:{alternation(PERSONS)})\b"
)


# ------------------------------------------------------------------------------------------- rivals with a name


def _outranked(discourse: Discourse, pronoun: Span, best: CandidateAntecedent, rivals: Sequence[int]) -> bool:
    """Whether somebody else stands where whom a pronoun takes up mostly stands."""
    number = discourse.line_of(pronoun.start)
    if number is None:
        return False
    chosen = best.nearest
    if chosen.line != number and _speaks_here(discourse, pronoun, number, best.who):
        return True
    others = [
        each
        for each in discourse.mentions(chosen.line, number, near=pronoun.start)
        if each.who in rivals or (each.who != best.who and discourse.is_shared(each.who))
    ]
    chosen_is_subject = is_subject(discourse, chosen)
    for each in others:
        if each.span.start > pronoun.start:
            # "During his campaign, Fischer married": who is named only behind the pronoun may be meant.
            if chosen.line != number:
                return True
        elif each.span.start < chosen.span.start:
            if each.line == chosen.line and is_subject(discourse, each):
                return True
        elif is_subject(discourse, each) or not chosen_is_subject:
            return True
    once = len(discourse.named[best.who].mentions) == 1
    return once and any(_is_topic(discourse, who, pronoun.start) for who in rivals)


def _is_topic(discourse: Discourse, who: int, start: int) -> bool:
    """Whether the text before `start` is about her or him."""
    mentions = discourse.named[who].mentions
    return len(mentions) >= TOPIC and mentions[TOPIC - 1].span.start < start


def _speaks_here(discourse: Discourse, pronoun: Span, number: int, who: int) -> bool:
    """Whether the pronoun's own sentence has another person as a subject: "Marsh told me that she"."""
    return any(
        each.who != who and _may_speak(discourse, each.who) and is_subject(discourse, each)
        for each in discourse.mentions(number, number, near=pronoun.start)
    )


def _may_speak(discourse: Discourse, who: int) -> bool:
    """Whether the name can be a person's, and is more than a word that opens one sentence ("Crowds came")."""
    named = discourse.named[who]
    told = named.surely_person or len(named.words) > 1 or len(named.mentions) > 1
    return discourse.is_shared(who) or (named.may_be_person and told)


def is_subject(discourse: Discourse, mention: Mention) -> bool:
    """Whether the name is the subject of a verb; without a tree also where it only opens its sentence."""
    line = discourse.line(mention.line)
    head = None if line.tree is None else head_in(line.tree, mention.span)
    if head is not None:
        return tree_role(head) == "subj"
    return role(line, line.place(mention.span.start), line.place(mention.span.end - 1)) in {"subj", "first"}


def _only_reports(discourse: Discourse, pronoun: Span, nearest: Mention) -> bool:
    """Whether the name stands behind the pronoun and only says who tells it: "his cough went, Marsh said".

    Who else is named behind is meant by what opens the sentence alone: "Before he left, Marsh signed".
    """
    if nearest.span.start < pronoun.end:
        return False
    text, line = discourse.text, discourse.line(nearest.line)
    tells = _TELLS.match(text, nearest.span.end) or _TOLD.search(
        text, max(0, nearest.span.start - 12), nearest.span.start
    )
    opened = text[line.span.start : pronoun.start].lower().split()[:2]
    return bool(tells) or _JOINTS.isdisjoint(opened)


_JOINTS = PREPOSITIONS | SUBORDINATORS
_TELLS = re.compile(
    r"(?:,[^,.]{1,60},)?\s(?:also\s|later\s|then\s)?(?:said|says|told|added|adds|noted|explained|wrote|recalled|reported|suggested"
    r"|claimed|asserted)\b"
)
_TOLD = re.compile(r"\b(?:said|says|added|to|by)\s\Z")


def _is_of_relative(discourse: Discourse, pronoun: Span, who: int) -> bool:
    """Whether the pronoun stands in what is said of somebody else by "who": "as Ode, who lost his seat, did"."""
    text = discourse.text
    found = _WHO.search(text, max(0, pronoun.start - 60), pronoun.start)
    if found is None:
        return False
    number = discourse.line_of(pronoun.start) or 0
    before = [
        each.who
        for each in discourse.mentions(number, number, near=pronoun.start)
        if each.span.end == found.start()
    ]
    return who not in before


_WHO = re.compile(r",?\swho(?:se\s\w+)?(?:\s[\w’'-]+){1,4}\s\Z")


def _may_tell_of_another(discourse: Discourse, pronoun: Span, best: CandidateAntecedent) -> bool:
    """Whether the one meant would be who tells, and another stands near: "Ode left. Marsh said they had called him".

    Who tells is mostly meant by the subject of what is told, "Marsh said he", and less so by what stands behind it.
    """
    number, text, nearest = discourse.line_of(pronoun.start), discourse.text, best.nearest
    if number is None or nearest.line != number or nearest.span.end > pronoun.start:
        return False
    between = [
        each
        for each in discourse.mentions(number, number, near=pronoun.start)
        if nearest.span.end <= each.span.start < pronoun.start and each.who != best.who
    ]
    if any(_may_speak(discourse, each.who) and is_subject(discourse, each) for each in between):
        return True
    if pronoun.of(text).lower() in _SUBJECTS or _TELLS.match(text, nearest.span.end) is None:
        return False
    gender = "f" if pronoun.of(text).lower() in _HERS else "m"
    return any(
        each.who != best.who
        and discourse.named[each.who].may_be_person
        and discourse.named[each.who].gender in {None, gender}
        for each in discourse.mentions(max(0, number - 2), number, near=pronoun.start)
    )


def _subject_speaks(discourse: Discourse, pronoun: Span, nearest: Mention) -> bool:
    """Whether somebody without a name is the subject that tells of the pronoun: "the clerk recalled that he"."""
    number = discourse.line_of(pronoun.start)
    if number is None or nearest.line == number or nearest.span.end > pronoun.start:
        return False
    begin = discourse.line(number).span.start
    return _speaker_unnamed().match(discourse.text, begin, pronoun.start) is not None


@cache
def _speaker_unnamed() -> re.Pattern[str]:
    return re.compile(
        rf"[“\"]?(?:But\s|And\s)?(?:[Tt]he|[Aa]n?|[Oo]ne)\s(?:[\w’'-]+\s){{0,3}}?(?:{alternation(PERSONS)}|member|source)\b"
        r"[^.;:”\"]{0,80}?\b(?:said|says|told|added|recalled|recalls|claimed|claims|alleged|believes|believed|testified|wrote"
        r"|warned|insisted)\b"
    )


# ---------------------------------------------------------------------------------------- rivals without a name


def _stranger(discourse: Discourse, pronoun: Span, nearest: Mention) -> bool:
    """Whether somebody without a name comes in between: "a man", "her husband", of whom "he" may tell as well.

    A stranger of the pronoun's own sentence counts only where she or he is somebody's: "her husband".
    """
    text, gender = discourse.text, "f" if pronoun.of(discourse.text).lower() in _HERS else "m"
    number = discourse.line_of(pronoun.start)
    begin = pronoun.start if number is None else discourse.line(number).span.start
    if nearest.span.end >= pronoun.start:
        return False
    if pronoun.start - nearest.span.end > FAR:
        return True
    unnamed = _unnamed().finditer(text, nearest.span.end, pronoun.start)
    return any(
        TOLD.get(match["noun"], gender) == gender and (match["owner"] is not None or match.start() < begin)
        for match in unnamed
    )


FAR = 2000
"""Code points behind a name from which on somebody else has surely come in between."""

_HERS = lexicon.forms(lexicon.SHE)
_SUBJECTS = lexicon.subjects(lexicon.HE, lexicon.SHE)


@cache
def _unnamed() -> re.Pattern[str]:
    # With a name behind it the noun is a title: "a minister, Ito" stays a stranger, "a Minister Ito" does not.
    # "Marsh is a doctor" and "Marsh, a doctor" tell who the named one is.
    known = r"(?<!\bis )(?<!\bwas )(?<!\bas )(?<!\bbecame )(?<!, )"
    own = alternation(lexicon.possessives(*lexicon.ALL))
    return re.compile(
        rf"(?:{known}\b(?:[Aa]n?|[Aa]nother|[Oo]ne)|(?P<owner>\b(?i:{own})|['’]s?))\s(?:[\w’'-]+\s){{0,3}}?"
        rf"(?P<noun>{alternation(PERSONS | TOLD.keys() - {'mr.', 'mrs.', 'ms.'})})\b(?!\s[A-Z])"
    )


# ---------------------------------------------------------------------------------------------------- things


def says_which(discourse: Discourse, found: Subject, number: int) -> bool:
    """Whether the subject of a sentence is a thing that says by itself which it is: by its whole name, or its place.

    So does a bare plural ("MPs") and what is defined ("quicksand is a kind of sand").
    Not "the event", "her gown", "one", "Quill’s aim", of which the next sentence may tell or not, nor who has a name
    that a person may have.
    """
    text, span = discourse.text, found.span
    words = span.of(text)
    plain = words.lower().split()
    if _UNSURE.search(words) or plain[0] in _VAGUE or "and" in plain:
        return False
    bare = plain[0] not in DETERMINERS
    if bare and len(plain) <= SHORT and (found.plural or _DEFINES.match(text, span.end)):
        return True
    named = next((each for each in discourse.mentions(number, number) if span.covers(each.span)), None)
    if named is None:
        return False
    if set(text[span.start : named.span.start].split()) <= _ARTICLES and _NUMBER.fullmatch(
        text, named.span.end, span.end
    ):
        known = discourse.named[named.who]
        if known.person or known.gender:
            return False
        acronym = named.span.of(text).isupper()
        return known.place or known.body or known.article or acronym or named.span.end < span.end
    # "A bridge in Ota"
    return not bare and span.end == named.span.end and _placed(text, span, named.span)


def _placed(text: str, whole: Span, name: Span) -> bool:
    before = [word for word in text[whole.start : name.start].lower().split() if word not in _ARTICLES]
    return (
        len(before) in {2, 3}
        and before[-1] in {"in", "of", "at", "near"}
        and PREPOSITIONS.isdisjoint(before[:-1])
    )


SHORT = 4
"""Words of a noun phrase without an article that may say by itself which it is: "Bristly bellflowers"."""

# "Quill is a town in Ota", "Sinking sand, or quicksand, is a kind of sand".
_DEFINES = re.compile(
    r"(?:,[^,.;]{1,80},)?\s+(?:(?:is|was)\s+(?:an?|one\sof)(?!\s(?:[\w-]+\s){0,3}?[£$€]?\d)|refers\s+to)\s"
)
_UNSURE = re.compile(
    rf"['’]s?\s|\b(?i:{alternation(lexicon.possessives(*lexicon.ALL) | lexicon.subjects(*lexicon.ALL))})\b|[“”\"‘(]"
)
_VAGUE = lexicon.DEMONSTRATIVES | wordlist(
    """one some many most all both several others everybody everyone nobody nothing everything each any such half none
    much few"""
)
_ARTICLES = frozenset(["the", "The", "a", "A", "an", "An"])
_NUMBER = re.compile(r"(?:\s\d+)?")
