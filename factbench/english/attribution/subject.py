"""Who is named before a verb of saying, in a sentence that nobody has parsed?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.attribution.source import named_among
from factbench.english.lexicon import pronouns as lexicon
from factbench.english.verb import AUXILIARIES, first_verb, is_verb
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.quotation import MARKS
from factbench.text.span import Span, trim
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 400
"""Code points either side of a cue within which its speaker must stand: some sixty words."""

HIDDEN = "\ue000"
"""Stands for a quoted character: from the private use area, so that no text means anything by it."""


def clause_start(masked: str, end: int) -> int:
    """Where the clause that holds the speaker begins."""
    window = max(0, end - REACH)
    starts = [match.end() for match in _BREAK.finditer(masked, window, end)]
    return starts[-1] if starts else window if window else 0


_BREAK = re.compile(
    rf"[;:{MARKS}]\s*|\bthat\s+|(?<=,)\s+(?:and|but|while|although|though|as|so|because)\s+"
    r"|^(?:(?:(?:Shortly|Soon|Just|Only|Even|Long|Immediately|Right|Hours|Days|Weeks|Months|Years)\s)?(?:In|On|At|During"
    r"|After|Before|Last|Following|By|Since|For|With|Despite|Under|When|If|While|As|Although|Though"
    r"|Because|(?<=\s)(?:after|before|since|in|on|at|as)|According\s+to|[A-Z]\w+ing)\b[^,]{1,160},\s+"
    r"(?:(?:in|on|at|during)\s[^,]{1,60},\s+)?)"
    r"|^(?:When\s)?[Aa]sked\b[^:;]{1,300},\s+"
    r"|^(?:However|But|And|Meanwhile|Also|Still|Yet|Then|Later|Earlier|Nevertheless|Moreover|Furthermore"
    r"|Additionally|Besides|Today|Yesterday)\b,?\s+|^\W+"
)


def speaker_of(masked: str, span: Span) -> Span | None:
    """The name in the span; None where it cannot be a speaker: adverbs at its end, and clauses, are none."""
    source = trim(masked, _without_clause(masked, span), also=MARKS + ",.;:–—-([ ")
    words = source.of(masked).split()
    if words and words[-1].lower() in _DETERMINERS:
        return None
    while words and (_is_no_noun(words) or words[-1].endswith("ly")):
        source = trim(masked, Span(source.start, source.end - len(words[-1])), also=", ")
        words.pop()
    head = re.split(r",|\bwho\b|\bwhich\b", source.of(masked))[0]
    if (
        not words
        or len(words) > 25
        or HIDDEN in source.of(masked)
        or _auxiliary(head)
        or words[0].lower() in _NO_SPEAKER
        or (words[0] == "That" and words[-1][0].isupper())
    ):
        return None
    return named_among(masked, source)


def _is_no_noun(words: Sequence[str]) -> bool:
    """Whether the last word is an adverb or an auxiliary; one with a capital is the month or a name: "in May"."""
    return words[-1].lower() in _NO_NOUN and not (len(words) > 1 and words[-1][0].isupper())


def _without_clause(masked: str, span: Span) -> Span:
    """The subject alone, where another verb shares it: of "Ito won and later" only "Ito"."""
    shared = _SHARED.search(masked, span.start, span.end)
    verb = first_verb(masked[span.start : shared.start()]) if shared else None
    return Span(span.start, span.start + verb.start) if verb is not None and verb.start else span


_SHARED = re.compile(r",?\s+(?:and|but)\s+(?:also\s+|later\s+|then\s+)?\Z")
_ADVERBS = wordlist(
    "also then later earlier again now today yesterday not never once further first even still to"
)
_NO_NOUN = AUXILIARIES | _ADVERBS
_DETERMINERS = (
    lexicon.DEMONSTRATIVES
    | lexicon.possessives(*lexicon.ALL)
    | wordlist("the a an no any some every each another new of")
)
_NO_SPEAKER = wordlist(
    "to of in on at for with by from and or but as if than when while there what how why whether be"
)


def _auxiliary(head: str) -> bool:
    """Whether an auxiliary is among the words: "May" and "Will" are none."""
    return any(word in AUXILIARIES for word in head.split())


def speaker_in(masked: str, sentence: Span) -> tuple[Span, Span] | None:
    """Who does something with words in the sentence ("Ito accused the bank"), and the verb; None where nobody is named.

    Only for a name or a person's pronoun: what a thing does with words introduces no quotation.
    """
    for match in _WORD.finditer(masked, sentence.start, sentence.end):
        if is_verb(match[0]) and sort_of(match[0]) in _WITH_WORDS:
            source = speaker_of(
                masked, Span(_first_clause(masked, sentence.start, match.start()), match.start())
            )
            if source is not None and (_is_somebody(source.of(masked))):
                return source, Span(*match.span())
    return None


_WORD = re.compile(r"[^\W\d_]+")
_WITH_WORDS = frozenset(
    [SpeechSort.SPEECH, SpeechSort.FINDING, SpeechSort.DENIAL, SpeechSort.JUDGEMENT, SpeechSort.DEMAND]
)


def _first_clause(masked: str, start: int, end: int) -> int:
    """Where the clause that holds the speaker begins, in a text of which the sentence is a part."""
    return start + clause_start(masked[start:end], end - start)


def _is_somebody(source: str) -> bool:
    words = source.split()
    # "Berg considering leaving comes after protests over Ito’s": a piece of a sentence is nobody.
    if any(word.endswith(("’s", "'s", "ing")) or is_verb(word) for word in words if word[0].islower()):
        return False
    if words[-1].endswith(("’s", "'s")):
        return False
    named = [word for word in words if word[0].isupper() and word.lower() not in _NO_NAMES]
    # A single word with a capital may only begin the sentence: "Prices".
    return (
        bool(named) if len(words) > 1 else source.lower() in _PERSONS or (bool(named) and source[-1] != "s")
    )


_NO_NAMES = _DETERMINERS | lexicon.forms(*lexicon.ALL)
_PERSONS = lexicon.subjects(lexicon.HE, lexicon.SHE, lexicon.THEY)
