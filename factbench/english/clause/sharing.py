"""May a second predicate be told of the subject of the first, where nobody can doubt that it is told of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.verb.speech import HEDGES
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factbench.english.parse import Word


def may_share(verb: Word, links: Sequence[Word], cues: Collection[Word], *, joined: bool = False) -> bool:
    """Whether a conjunct has the subject right in front of its first neighbour, and no other.

    Nothing of that neighbour's bears on it unseen: no denial, no hedge, no verb that wishes. What stands in quotation
    marks stays as it was said, unless whoever quotes it `joined` it.

    Args:
        links: the conjunctions before it.
        cues: the verbs by which somebody says something that is told apart.
        joined: the first conjunction stands in brackets: "discussed trade … [and] met the king".
    """
    first = shape.holder(verb.head)
    subject = first.child("nsubj", "nsubjpass")
    if subject is None or len(verb.subtree) < 2 or len(subject.subtree) > LONGEST_SUBJECT:
        return False
    # "Arrested and questioned the man": what follows belongs to both verbs.
    if min(links) is verb.head.following or _bears(verb, first):
        return False
    if not (_is_plain(subject, first) and _agrees(verb, subject) and _has_form(verb, first)):
        return False
    quoted = _is_quoted(verb), _is_quoted(subject)
    if _may_be_adjective(verb) or (any(quoted) and not (joined and all(quoted))):
        return False
    between = [word for word in first.tree.words[first.place + 1 : links[0].place] if not word.is_mark]
    return not (
        _has_rival(verb, between)
        or _may_be_outer(verb, first, cues)
        or _is_parted(first.tree.words[subject.place : verb.place])
    )


LONGEST_SUBJECT = 10
"""Words of a subject that is shown once more before a second predicate: a longer one is seldom parsed well."""


def _bears(verb: Word, first: Word) -> bool:
    """Whether a word that hangs on the first verb may turn the second: "did *not* open … and close"."""
    return any(word.relation == "neg" or word.lower in _BEARING for word in first.children() if word < verb)


_BEARING = HEDGES | wordlist("""
only not never hardly barely nearly almost perhaps probably possibly likely maybe potentially both either neither
""")


def _is_plain(subject: Word, first: Word) -> bool:
    """Whether the subject is one stretch, right before its verb, without comma, clause, or a word that counts."""
    words = subject.subtree
    if any(word.text in shape.COMMAS or (word.is_verb and shape.finite(word)) for word in words):
        return False
    if subject.tag == "CD" or any(word.lower in _COUNTING for word in words):
        return False
    between = first.tree.words[words[-1].place + 1 : first.place]
    return words[-1] < first and all(word.head is first and word.relation in _LIGHT for word in between)


_LIGHT = frozenset([*shape.AUXILIARIES, "neg", "advmod"])
_COUNTING = wordlist("only no none nobody nothing few little any either neither")
"""Words by which a subject says how many do both, or which: "only those who pay are served and are seated"."""


def _agrees(verb: Word, subject: Word) -> bool:
    """Whether a verb can share the subject of the one it is joined to: "declare" cannot, after "he declined to"."""
    first, shared = shape.holder(verb), shape.borrowed(verb)
    if shared:
        return verb.tag == first.tag and not any(word.relation == "neg" for word in shared)
    if verb.tag == "VBD" and any(word.tag == "MD" for word in first.children("aux")):
        return False
    if verb.tag == "VBP" and first.tag in {"VBD", "VBZ"}:
        return False
    return shape.agree(subject, verb)


def _has_form(verb: Word, first: Word) -> bool:
    """Whether the form tells that the verb is finite, or that it shares the auxiliary in front of the first.

    After "would" a bare verb may share it, after "has" a verb in -ed may, whatever the model takes them for.
    """
    if shape.borrowed(verb):
        return True
    if not shape.finite(verb) or verb.has(*shape.AUXILIARIES) or not first.has(*shape.AUXILIARIES):
        return shape.finite(verb)
    return verb.tag == "VBZ" or (verb.tag == "VBD" and verb.lower in _ONLY_PAST)


_ONLY_PAST = wordlist("""
ate became began bit blew broke came chose did drank drew drove fell flew forgave forgot froze gave grew hid knew ran
rang rode rose sang sank saw shook spoke stole swam swore threw took tore was went were withdrew woke wore wrote
""")
"""Forms that are a past tense and no participle."""


def _may_be_adjective(verb: Word) -> bool:
    """Whether the word is as likely said of what follows: "and *alleged* secret police stations"."""
    following = verb.following
    return verb.lower.endswith("ed") and following is not None and following.pos in {"ADJ", "NOUN", "VERB"}


def _is_quoted(word: Word) -> bool:
    """Whether the word stands in quotation marks."""
    return sum(before.text == '"' for before in word.tree.words[: word.place]) % 2 == 1


def _has_rival(verb: Word, between: Sequence[Word]) -> bool:
    """Whether a verb nearby may be the one that it is joined to: "said the tax *would fall* but would rise later".

    Such is one with a subject, and one in a form that the second verb has too: "can help us *talk* and listen".
    """
    if any(word.is_verb and shape.finite(word) and word.has(*shape.SUBJECTS) for word in between):
        return True
    if shape.borrowed(verb):
        alike = {"VB": {"VB", "VBP"}, "VBN": {"VBN", "VBD"}}.get(verb.tag, {verb.tag})
    elif verb.tag == "VBD" and verb.lower not in _ONLY_PAST and not verb.has(*shape.AUXILIARIES):
        alike = {"VBN", "VBD"}
    else:
        return False
    return any(word.is_verb and word.tag in alike and word.relation != "conj" for word in between)


def _may_be_outer(verb: Word, first: Word, cues: Collection[Word]) -> bool:
    """Whether whoever says the first may as well do the second: "Ito said that Berg had left and *blamed* the king"."""
    if first.is_root or first.relation in {"conj", "parataxis"}:
        return False
    above = next(word for word in first.line() if word is not first and (word.is_verb or word.is_root))
    if first.relation != "ccomp" or above not in cues:
        return True
    if _is_quoted(verb) and not _is_quoted(above):
        return False  # whoever speaks does nothing within their own words
    if sort_of(verb.text) in _DONE_WITH_WORDS:
        return True
    return not shape.borrowed(verb) and _finite_tag(verb) == _finite_tag(above)


_DONE_WITH_WORDS = frozenset(
    [SpeechSort.SPEECH, SpeechSort.FINDING, SpeechSort.JUDGEMENT, SpeechSort.DENIAL, SpeechSort.DEMAND]
)


def _finite_tag(verb: Word) -> str:
    """The tag of the verb that has the tense."""
    return next((word.tag for word in (*shape.auxiliaries(verb), verb) if word.tag in shape.FINITE), verb.tag)


def _is_parted(words: Sequence[Word]) -> bool:
    """Whether a colon, a dash, a bracket or a semicolon stands among the words."""
    return any(word.text in _PARTING for word in words)


_PARTING = frozenset([":", ";", "(", ")", "--", "—", "–", "-", "..."])
