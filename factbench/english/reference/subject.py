"""With which noun phrase does a sentence begin as its subject, and is that one or several, a person or a thing?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.lexicon.nouns import PERSONS, PLURALS
from factbench.english.reference.role import PREPOSITIONS, SUBORDINATORS, is_action
from factbench.english.verb import is_verb
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Parse, Word
    from factbench.english.reference.mention import SplitSentence


class Subject(NamedTuple):
    """A subject as it stands. `plural` is None where neither its noun nor its verb tells."""

    span: Span
    plural: bool | None
    person: bool
    """Whether its noun names a human being: "the minister"."""
    pronoun: bool


def subject(text: str, line: SplitSentence) -> Subject | None:
    """The subject with which the sentence begins, behind connectives and adverbs of time or place; None in doubt.

    >>> from factbench.english.reference.mention import Discourse
    >>> text = "In 1986, the two towers fell."
    >>> subject(text, Discourse(text).line(0)).span.of(text)
    'the two towers'
    """
    found = (_by_tree(line, line.tree) if line.tree is not None else None) or _by_rules(line)
    if found is None:
        return None
    first, last, verb = found
    span = Span(line.starts[first], line.starts[last] + len(line.words[last]))
    head = _head(line, first, last)
    return Subject(
        span,
        _number(line, first, last, head, verb),
        line.word(head) in PERSONS,
        first == last and line.word(first) in _PRONOUNS,
    )


def opening(line: SplitSentence) -> int:
    """The place where the subject can begin: behind marks, connectives and an adverb phrase."""
    place = 0
    while place < len(line.words) and (not line.words[place][0].isalnum() or line.word(place) in _LINKS):
        place += 1
    adverb = line.word(place).endswith("ly") and line.word(place + 1) == ","
    if not adverb and line.word(place) not in PREPOSITIONS and line.word(place) not in _ADVERBS:
        return place
    # "On May 3, 1991, the …": the last comma within a few words before which there is no verb.
    for at in range(place, min(place + 12, len(line.words))):
        if is_action(line, at):
            return place
        if line.words[at] == "," and not line.word(at + 1).isdecimal():
            return at + 1
    return place


_LINKS = wordlist("and but or so yet however also still meanwhile moreover furthermore therefore thus then")
_ADVERBS = wordlist("today yesterday tonight later earlier now once there")
_ALONE = lexicon.subjects(*lexicon.ALL) | {"there"}
_PRONOUNS = _ALONE | lexicon.DEMONSTRATIVES | {"who"}


def _by_rules(line: SplitSentence) -> tuple[int, int, int] | None:
    """Places of the first and last word of the subject and of its verb."""
    first = opening(line)
    if line.word(first) in _ALONE:
        return first, first, first + 1
    for at in range(first, min(first + LONGEST, len(line.words))):
        word = line.word(at)
        if at > first and _does(line, at):
            return (first, at - 1, at) if _is_phrase(line, first, at - 1) else None
        if (
            not word[0].isalnum() and word not in {"-", "'", "’", "&", ".", "#", "+"}
        ) or word in SUBORDINATORS:
            return _behind_aside(line, first, at)
        if word in {"who", "which", "that"}:
            return None
    return None


LONGEST = 14
"""Words that a subject has at most, where no tree tells."""


def _does(line: SplitSentence, at: int) -> bool:
    """Whether the word is the verb: what ends in -s counts only behind a noun in the singular."""
    word = line.words[at]
    if word[0].isupper() or word in _NOT_VERBS:
        return False
    if is_verb(word):
        # "The closed road": a participle between an article and its noun.
        return line.word(at - 1) not in _ARTICLES
    return is_action(line, at) and not line.word(at - 1).endswith("s") and line.word(at + 1) in _AFTER_VERB


_NOT_VERBS = wordlist("plan report state set cut use need call works works")
_ARTICLES = (
    lexicon.DEMONSTRATIVES
    | lexicon.possessives(*lexicon.THIRD)
    | wordlist("the a an two three four many some several most")
)
_AFTER_VERB = wordlist(
    "the a an to in on at by for from with that as not of and into over through when if because"
) | lexicon.possessives(*lexicon.THIRD)


def _behind_aside(line: SplitSentence, first: int, comma: int) -> tuple[int, int, int] | None:
    """A subject with an aside between commas: "Ota, a town in Japan, has"."""
    if line.words[comma] != "," or comma == first:
        return None
    for at in range(comma + 1, min(comma + 12, len(line.words))):
        if line.words[at] == ",":
            follows = at + 1 < len(line.words) and (
                _does(line, at + 1) or _does(line, min(at + 2, len(line.words) - 1))
            )
            return (first, comma - 1, at + 1) if follows and _is_phrase(line, first, comma - 1) else None
        if not line.words[at][0].isalnum():
            return None
    return None


def _is_phrase(line: SplitSentence, first: int, last: int) -> bool:
    """Whether the words can be a noun phrase: not a verb in -ing with its object, nor an adverb alone."""
    word = line.word(first)
    # "Sinking sand" is a thing, "sinking the ship" and "sinking" are none.
    if word.endswith("ing") and (
        last != first + 1 or line.words[last][0].isupper() or line.word(last) in _ARTICLES
    ):
        return False
    return word not in PREPOSITIONS and word not in {"not", "what", "how", "why"}


def _by_tree(line: SplitSentence, tree: Parse) -> tuple[int, int, int] | None:
    """The same from a tree: the first subject, of the root or of what the root reports."""
    auxiliaries = tree.root.children("aux", "auxpass")
    verbs = {tree.root, *auxiliaries}
    noun = next((word for word in tree.words if word.head in verbs and _is_subject(word)), None)
    if noun is None:
        return None
    phrase = _noun_phrase(noun)
    first, last = line.place(phrase[0].span.start), line.place(phrase[-1].span.end - 1)
    verb = auxiliaries[0] if auxiliaries else tree.root
    return (first, last, line.place(verb.span.start)) if last - first < LONGEST else None


def _is_subject(word: Word) -> bool:
    return word.relation in {"nsubj", "nsubjpass"} and word.tag != "WDT"


def _noun_phrase(noun: Word) -> Sequence[Word]:
    """The words of the noun phrase without asides: up to a comma, a relative clause or an apposition."""
    asides = {below for aside in noun.children("relcl", "appos", "acl") for below in aside.subtree}
    kept = [word for word in noun.subtree if word not in asides]
    stop = next((word for word in kept if noun < word and _ends_phrase(word)), None)
    if stop is not None and not noun.has("conj"):
        kept = [word for word in kept if word < stop]
    while kept and not kept[-1].text[0].isalnum():
        kept.pop()
    return kept or [noun]


def _ends_phrase(word: Word) -> bool:
    return not word.text[0].isalnum() and word.tag != "POS" and word.text not in {"-", "&"}


# ------------------------------------------------------------------------------------- one or several


def _head(line: SplitSentence, first: int, last: int) -> int:
    """The place of the noun: the last word before a preposition."""
    for at in range(first + 1, last + 1):
        if line.word(at) in PREPOSITIONS:
            return at - 1
    return last


def _number(line: SplitSentence, first: int, last: int, head: int, verb: int) -> bool | None:
    """Whether the subject is more than one, by its verb, by "and", by its noun."""
    if line.word(verb) in _ONE:
        return False
    if line.word(verb) in _MANY:
        return True
    if "and" in line.lower[first:last]:
        return True
    word = line.words[head]
    if word[0].isupper():
        return None if line.word(first) == "the" and word.endswith("s") else False
    if word.lower() in PLURALS or line.word(first) in {
        "these",
        "those",
        "two",
        "three",
        "many",
        "several",
        "both",
        "some",
    }:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))


_ONE = wordlist("is was has does isn't wasn't hasn't doesn't isn’t wasn’t hasn’t doesn’t")
_MANY = wordlist("are were have do aren't weren't haven't don't aren’t weren’t haven’t don’t")
