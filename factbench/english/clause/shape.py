"""What is the shape of a clause in a tree: its subject, its tense, its conjunctions, its commas?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.parse import stretch
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from factbench.english.parse import Word
    from factbench.text.span import Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
"""Relations of a verb's subject."""

AUXILIARIES = ("aux", "auxpass")
"""Relations of a verb's auxiliaries."""

COMMAS = frozenset([",", "-", "—", "--", "–", "("])
"""What sets a stretch apart from what stands before it."""

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
"""Tags of finite verbs."""


def finite(word: Word) -> bool:
    """Whether the word heads a clause with a finite verb: its own, or that of an auxiliary."""
    if not word.is_verb:
        return False
    if word.tag in FINITE - {"MD"} or any(auxiliary.tag in FINITE for auxiliary in auxiliaries(word)):
        return True
    return word.tag == "VBN" and word.is_root and word.has(*SUBJECTS)


def past(verb: Word) -> bool:
    """Whether the clause is in a past tense, without "would" and the like."""
    tags = {verb.tag, *(auxiliary.tag for auxiliary in auxiliaries(verb))}
    return "VBD" in tags and "MD" not in tags


def auxiliaries(verb: Word) -> Iterable[Word]:
    """The verb's auxiliaries."""
    return verb.children(*AUXILIARIES)


def holder(verb: Word) -> Word:
    """The verb up the chain of conjuncts that has the subject."""
    while not verb.has(*SUBJECTS) and verb.relation == "conj":
        verb = verb.head
    return verb


def commands(verb: Word) -> bool:
    """Whether the clause has no subject where one is due: "Thank you for coming", "Read more about it"."""
    return not verb.has(*SUBJECTS) and verb.tag in {"VB", "VBP"} and not verb.has("conj")


def which(verb: Word) -> Word | None:
    """A relative pronoun that is the subject of the verb."""
    subject = verb.child("nsubj", "nsubjpass")
    relative = subject is not None and subject.lower in {"which", "who", "that"}
    return subject if relative else None


# -------------------------------------------------------------------------------- conditions and conjunctions


def conditional(verb: Word) -> bool:
    """Whether the clause is a condition."""
    return verb.relation in {"advcl", "ccomp"} and any(
        word.lower in _CONDITIONS for word in verb.children("mark", "advmod")
    )


_CONDITIONS = wordlist("if unless whether lest provided until till")


def mark(verb: Word) -> Word | None:
    """The conjunction that makes the clause a fact told in passing."""
    heads = (verb, *auxiliaries(verb))
    marks = (word for head in heads for word in head.children("mark", "advmod"))
    return next((word for word in marks if word.lower in _PASSING), None)


_PASSING = wordlist("while whereas although though after since")


def links(word: Word) -> Iterator[Word]:
    """The conjunctions among the words that this one is joined to; all words of "as well as"."""
    first = word.head
    last = max((word, *word.children()))
    for joint in (*first.children("cc"), *word.children("cc")):
        if first < joint < last:
            before = first.tree.words[max(0, joint.place - 2) : joint.place]
            longer = [each.lower for each in (*before, joint)] == ["as", "well", "as"]
            yield from (*before, joint) if longer else (joint,)


def agree(noun: Word, verb: Word) -> bool:
    """Whether the verb can have the noun for its subject, by number."""
    plural = noun.tag in {"NNS", "NNPS"} or noun.has("conj") or noun.lower in {"they", "we", "you", "i"}
    verbs = [verb, *auxiliaries(verb)]
    if any(word.tag == "VBZ" or word.lower == "was" for word in verbs):
        return not plural or (noun.lower == "i" and verb.tag != "VBZ")
    # A team, a family, "80 per cent" are one or many.
    return (
        plural
        or noun.tag in {"CD", "DT"}
        or not any(word.tag == "VBP" or word.lower == "were" for word in verbs)
    )


def borrowed(verb: Word) -> list[Word]:
    """The auxiliaries and negation that a conjunct without its own shares: "was arrested and *charged*"."""
    if verb.tag in FINITE - {"MD"} or verb.has(*AUXILIARIES):
        return []
    return [word for word in verb.head.children(*AUXILIARIES, "neg") if word < verb.head]


# ------------------------------------------------------------------------------------ commas and noun phrases


def after_comma(word: Word) -> bool:
    """Whether a comma or a dash stands before the clause: what is told of the noun is not needed to know which."""
    before = word.first.previous
    return word.first.text in COMMAS or (before is not None and before.text in COMMAS)


def apart(verb: Word, among: Collection[Word]) -> bool:
    """Whether a comma parts the adverbial clause, as far as it is `among` the words, from the one that it goes with."""
    if verb.head < verb:
        return after_comma(verb)
    last = max((word for word in verb.subtree if word in among), default=verb)
    after = last.following
    return last.text in COMMAS or (after is not None and after.text in COMMAS)


def after_semicolon(verb: Word) -> bool:
    """Whether a semicolon stands between the clause and the one that it hangs on."""
    first, last = sorted((verb.place, verb.head.place))
    return any(mark.text == ";" for mark in verb.tree.words[first : last + 1])


def runs(words: Collection[Word]) -> list[Span]:
    """Stretches of neighbouring words; marks between them that hang elsewhere part nothing."""
    found: list[list[Word]] = []
    for word in _without_brackets(sorted(set(words))):
        if found and all(
            between.is_mark for between in word.tree.words[found[-1][-1].place + 1 : word.place]
        ):
            found[-1].append(word)
        else:
            found.append([word])
    return [stretch(run) for run in found if not all(word.is_mark for word in run)]


def _without_brackets(words: Iterable[Word]) -> list[Word]:
    """Without brackets whose content is not among the words."""
    kept: list[Word] = []
    for word in words:
        if word.text == ")" and kept and kept[-1].text == "(" and kept[-1].place < word.place - 1:
            kept.pop()
        else:
            kept.append(word)
    return kept
