"""Which participles of a parsed sentence tell a fact, of which noun, and how do they read with a finite verb?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.clause.cut import Predicate
from factbench.english.parse import stretch
from factbench.english.verb.inflection import past_of
from factbench.english.verb.speech import stance_of
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Word


def tells(word: Word) -> bool:
    """Whether the word is a participle that tells of a noun what is not needed to know which one is meant."""
    if _is_prepositional(word) or len(word.subtree) < 3:
        return False
    match word.relation, word.tag:
        case "acl", "VBN":
            return shape.after_comma(word) or described(word) is not None
        case "acl", "VBG":
            return described(word) is not None and _has_tense(word)
        case "advcl", "VBN" | "VBG":
            return _is_free(word)
        case "conj", "VBN" | "VBG":
            # "Is a film and written by …": the tree joins the participle to the verb that it shares.
            return (word.head.tag == word.tag and tells(word.head)) or (
                word.tag == "VBN" and word.head.pos == "AUX"
            )
    return False


def _is_prepositional(word: Word) -> bool:
    following = word.following
    based = word.lower == "based" and following is not None and following.lower in {"on", "upon"}
    return based or word.lower in _PREPOSITIONAL


_PREPOSITIONAL = wordlist("""
compared given followed including put taken aimed according depending following regarding concerning
considering starting beginning excluding owing pending using citing judging barring counting speaking
assuming referring provided providing making allowing leaving causing forcing prompting resulting leading sparking
meaning enabling triggering bringing giving raising forcing helping ending seeking trying hoping being having
""")
"""Participles that are prepositions by now, and those that tell of a whole clause what follows from it."""


def _is_free(word: Word) -> bool:
    """Whether a comma parts the participle from the verb whose subject it shares, without a conjunction."""
    return (
        shape.apart(word)
        and not word.has(*shape.SUBJECTS, "mark", "aux")
        and not any(child.tag == "WRB" for child in word.children())
        and (word < word.head or word.lower not in _PLACING)
        and stance_of(word.text) is None
        and shape.holder(word.head).has("nsubj", "nsubjpass")
        and _has_tense(word)
    )


_PLACING = wordlist("located situated based set")
"""Told of the nearest place, not of the subject: which one it is, is left open."""


def _has_tense(word: Word) -> bool:
    """Whether it is known when what the participle tells is so: when the clause is in a plain past or present."""
    verb = _verb_above(word)
    return word.tag == "VBN" or shape.past(verb) or _is_present(verb)


def _verb_above(word: Word) -> Word:
    return next(above for above in word.line() if above is not word and (above.is_verb or above.is_root))


def _is_present(verb: Word) -> bool:
    """Whether the clause is in the simple present: no "will", "has" or "would"."""
    return not verb.has("aux") and verb.tag in {"VBZ", "VBP"}


# ------------------------------------------------------------------------------------------- of which noun


def noun_of(verb: Word) -> Word:
    """The noun of which the participle, or the verb of a relative clause, tells something."""
    while verb.relation == "conj" and verb.head.tag == verb.tag:
        verb = verb.head
    subject = described(verb)
    if verb.relation in {"advcl", "conj"} or (verb.lower in _HELPING and shape.after_comma(verb)):
        subject = shape.holder(_verb_above(verb)).child("nsubj", "nsubjpass")
    if subject is not None:
        return subject
    return _first_of(verb.head) if _speaks_of_several(verb) else verb.head


_HELPING = wordlist("led joined accompanied helped aided flanked watched backed supported assisted cheered")
"""Told of who acts, though the tree hangs them on what is done: "won a prize, helped by …"."""


def _speaks_of_several(verb: Word) -> bool:
    """Whether the relative clause has a verb in the plural, though it is hung on the last of joined nouns."""
    verbs = [word for word in (verb, *verb.children()) if word.is_verb]
    plural = any(word.tag == "VBP" or word.lower == "were" for word in verbs)
    return plural and verb.head.tag in {"NN", "NNP"}


def _first_of(noun: Word) -> Word:
    """The first of the nouns that are joined to this one."""
    while noun.relation == "conj":
        noun = noun.head
    return noun


def described(word: Word) -> Word | None:
    """The subject of "is a film directed by …": what is told of the predicate is told of it. None elsewhere.

    Not where the predicate needs the words to say which: "is *the first* film directed by …".
    """
    noun = _first_of(word.head)
    verb = noun.head
    if noun.relation != "attr" or not verb.is_verb:
        return None
    if verb.has("neg") or not (shape.after_comma(word) or _is_one_of_many(noun)):
        return None
    return verb.child("nsubj")


def _is_one_of_many(noun: Word) -> bool:
    """Whether the noun has an indefinite article and no superlative."""
    article = noun.child("det")
    return (
        article is not None
        and article.lower in {"a", "an"}
        and not any(word.tag in {"JJS", "RBS"} for word in noun.children())
    )


# ------------------------------------------------------------------------------------ how it reads as a verb


def predicate(participle: Word, words: Sequence[Word], noun: Word) -> Predicate:
    """What the participle says of the noun, in these words, with a finite verb."""
    span = stretch([word for word in words if not word.is_mark])
    plural = _is_plural(noun)
    now = _is_present(_verb_above(participle))
    if participle.tag == "VBN":
        verb = _to_be(plural, now=now and participle.lower in _LASTING)
        first = words[0]
        if first.place == 0 and first.pos != "PROPN":
            return Predicate(span, Span(span.start, span.start + 1), f"{verb} {first.lower[0]}")
        return Predicate(span, Span(span.start, span.start), f"{verb} ")
    if now:
        return Predicate(span, participle.span, f"{_to_be(plural, now=True)} {participle.text}")
    return Predicate(span, participle.span, past_of(participle.text))


_LASTING = wordlist("""
based located situated known called named headquartered valued owned surrounded bordered dedicated designed
intended meant used considered regarded abbreviated spelled pronounced stylized stylised populated inhabited
""")
"""What is told in the present by a past participle."""


def _to_be(plural: bool, *, now: bool) -> str:
    if now:
        return "are" if plural else "is"
    return "were" if plural else "was"


def _is_plural(noun: Word) -> bool:
    return noun.tag in {"NNS", "NNPS"} or noun.lower in {"they", "we", "you"} or noun.has("conj")
