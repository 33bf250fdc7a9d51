"""Whom or what does a pronoun stand for? Answers only where one name alone can be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.text.name import names
from factbench.text.sentence import sentences
from factbench.text.span import Span
from factbench.text.verb import first_verb
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.text.slots import Name


def antecedent(
    text: str,
    start: int,
    end: int,
    *,
    named: Sequence[Name] | None = None,
    bounds: Sequence[Span] | None = None,
) -> Span | None:
    """Return the name that the pronoun at `start` to `end` stands for, or None where that is not certain.

    "He", "she" and "it" take the name with which the sentence before begins, its subject, where the pronoun begins
    the next one; "he" and "she" only where no other name of that sentence can be a person's. "They", "we", "this"
    and the like are never resolved. The answer lies in the same paragraph.

    Args:
        named: the names of `text`, where they are known already.
        bounds: the sentences of `text`, where they are known already.
    """
    word = text[start:end].lower()
    before = _sentence_before(text, start, sentences(text) if bounds is None else bounds)
    if before is None or word not in _PERSONAL | _NEUTRAL:
        return None
    reach = Span(before.start, start)
    near = [each for each in (names(text) if named is None else named) if reach.covers(each.span)]
    if any(each.span.start >= before.end for each in near) or text[before.end : start].strip('“"’”) \xa0\n'):
        return None
    if word in _PERSONAL:
        people = [each.span for each in near if not _is_place(text, each)]
        return _one_person(text, before, people)
    return _subject(text, before, [each.span for each in near if not _is_person(text, each)])


_PERSONAL = wordlist("he she his her him")
_NEUTRAL = wordlist("it its")


def _sentence_before(text: str, start: int, bounds: Sequence[Span]) -> Span | None:
    """The sentence before the one that holds `start`, in the same paragraph."""
    last: Span | None = None
    for bound in bounds:
        if bound.end > start:
            break
        last = bound
    if last is None or "\n\n" in text[last.end : start] or start - last.start > 2000:
        return None
    return last


def _one_person(text: str, sentence: Span, people: Sequence[Span]) -> Span | None:
    """The only name that can be a person's, where it is the subject."""
    if len({_surname(text, span) for span in people}) != 1:
        return None
    return _subject(text, sentence, people)


def _is_place(text: str, name: Name) -> bool:
    """Whether the name cannot be a person's: a country's, or one that something happens in."""
    return name.is_place or _WHERE.search(text, max(0, name.span.start - 8), name.span.start) is not None


_WHERE = re.compile(r"\b(?:in|at|near|the)\s$")


def _is_person(text: str, name: Name) -> bool:
    """Whether the name is a person's: a title stands before it, or it acts as people do, and no place is called so."""
    before = text[max(0, name.span.start - 24) : name.span.start]
    inside = name.span.of(text)
    if name.is_place and " " not in inside:
        return False
    return bool(_TITLE.search(before) or _TITLE.match(inside) or _ACTS.match(text, name.span.end))


_TITLES = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady|President|Minister|Professor|Doctor|Senator|Governor|Mayor|Judge|Captain|General"
    r"|Colonel|King|Queen|Prince|Princess|Pope|Chancellor|Secretary|Ambassador|Director|Chairman|Chairwoman|Detective)"
)
_TITLE = re.compile(rf"\b{_TITLES}\b\.?(?:\s|$)")
_TITLES_ONLY = re.compile(rf"[“\"]?(?:{_TITLES}\.?\s)*")
_ACTS = re.compile(
    r"(?:,\s\d\d?,)?\s+(?:said|says|told|met|wrote|added|asked|thinks|believes|resigned|spoke|tweeted|argued)\b"
)


def _surname(text: str, span: Span) -> str:
    return span.of(text).split()[-1]


def _subject(text: str, sentence: Span, things: Sequence[Span]) -> Span | None:
    """The name with which the sentence begins and which is followed by its verb."""
    first = next((span for span in things if not text[sentence.start : span.start].strip('“"')), None)
    if first is None:
        return None
    verb = first_verb(text[first.end : sentence.end])
    return first if verb is not None and not text[first.end : first.end + verb.start].strip() else None


def pronouns(text: str, span: Span) -> list[Span]:
    """The personal and demonstrative pronouns in the stretch that a reader cannot understand without more text."""
    return [
        Span(*match.span())
        for match in _PRONOUN.finditer(text, span.start, span.end)
        if not _empty(text, match)
    ]


_PRONOUN = re.compile(
    r"\b(?:he|she|it|they|him|them|his|its|their|theirs|her|hers|we|us|our|ours|i|me|my|you|your"
    r"|(?:this|that|these|those)(?=\s+(?:is|was|are|were|has|had|have|will|would|could|can|may|means|meant|came|comes|makes|made)\b))\b",
    re.IGNORECASE,
)


def _empty(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands for nothing: "it is crucial that", "the fact that was", "US", "WHO I"."""
    word = match[0]
    if word in {"US", "IT", "i"} or (
        word.lower() == "that" and match.start() and text[match.start() - 2 : match.start() - 1].isalnum()
    ):
        return True
    return word.lower() == "it" and _EXPLETIVE.match(text, match.end()) is not None


_EXPLETIVE = re.compile(
    r"\s+(?:is|was|will\s+be|would\s+be|has\s+been|seems|appears|remains)\s+(?:not\s+|also\s+|very\s+|still\s+)?"
    r"(?:\w+\s+){0,2}?(?:that|to|whether|how|when|why)\b|\s+(?:rained|snowed|seems|appears)\b"
)
